"""Figures that follow from others by definition: 営業利益率 from 営業利益 and 売上高, 総事業費 from the shares of those who pay.

A rule lists relations between attributes, by id or in the editor's own words. They are held against the figures of one subject,
period, scope and modality, wherever in the corpus each stands; an attribute with two values is left to value-conflict.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from claimcheck.claims.corpus import Corpus, Draft
from claimcheck.claims.figures.describe import japanese_number, reading
from claimcheck.claims.values.repairs import Repair
from claimcheck.model.claims import Claim
from claimcheck.model.findings import Comparison
from claimcheck.model.intervals import Interval
from claimcheck.model.rules import Rule
from claimcheck.model.values import Numeric, Ratio

NAME = "relation-mismatch"
ACROSS = 0.95
"""Factor of figures that stand in several documents."""
NOBODY = 0.82
"""Factor of figures that no name owns."""
_PERCENT = Fraction(1, 100)


@dataclass(slots=True)
class _Figures:
    """The figures of one subject, period, scope and modality, by attribute."""

    subject: str
    by_attribute: dict[str, list[Claim]] = field(default_factory=dict)

    def all_of(self, corpus: Corpus, attributes: Sequence[str]) -> list[Claim] | None:
        """One claim for each attribute; None where one is missing or has several values."""
        found = []
        for attribute in attributes:
            claims = self.by_attribute.get(attribute, ())
            if not claims or len(corpus.sides.divide(claims)) != 1:
                return None
            found.append(min(claims, key=lambda claim: (-claim.subject.factor, claim.path, claim.mention.span)))
        return found


def run(corpus: Corpus, rule: Rule) -> Iterator[Draft]:
    """Stated ratios, sums and equalities that the figures they are made of do not bear out."""
    relations = [
        (kind, [_attribute(corpus, word) for word in words])
        for kind in ("ratio", "sum", "equal")
        for words in rule.entry.parameters.get(kind, ())
    ]
    wanted = {attribute for _kind, attributes in relations for attribute in attributes}
    for figures in _grouped(corpus, wanted):
        for kind, attributes in relations:
            claims = figures.all_of(corpus, attributes)
            if claims is None:
                continue
            stated, *others = (corpus.scale.interval(claim.value, claim.mention.hedges, exact=_exact(claim)) for claim in claims)
            right = _combined(kind, [each for each in others if each is not None])
            if stated is not None and right is not None and len(others) == len(claims) - 1 and not stated.meets(right):
                yield _draft(corpus, rule, figures.subject, claims, right, kind)


def _attribute(corpus: Corpus, word: str) -> str:
    """The id of an attribute that a rule names by its id or in words."""
    if corpus.registry.by_id.get(word) is not None:
        return word
    found = corpus.registry.any_named_by(word)
    return found[0].id if found is not None else word


def _grouped(corpus: Corpus, wanted: set[str]) -> Iterator[_Figures]:
    """The figures that may be held together."""
    groups: dict[tuple[object, ...], _Figures] = {}
    for document in corpus.documents:
        for claim in document.claims:
            value = claim.value
            plain = isinstance(value, Numeric) and value.upper is None and claim.aspect.value in ("level", "share")
            if claim.attribute.value not in wanted or not plain or claim.modality.value in ("denied", "hypothetical"):
                continue
            subject = corpus.linker.subject(claim)
            where = "" if claim.period.value else claim.path  # without a period two texts may speak of two years
            scope = claim.scope - _own_scope(corpus, claim.attribute.value)
            key = (subject, claim.period.value, where, claim.modality.value == "planned", scope, claim.restrictors)
            groups.setdefault(key, _Figures(subject)).by_attribute.setdefault(claim.attribute.value, []).append(claim)
    yield from groups.values()


def _own_scope(corpus: Corpus, attribute: str) -> frozenset[str]:
    """Scopes that the name of an attribute implies: 海外 of 海外売上高, 年間 of 年間配当."""
    known = corpus.registry.by_id.get(attribute)
    if known is None:
        return frozenset()
    terms: Mapping[str, str] = corpus.lexicon.maps.get("scopes", {})
    return frozenset((*known.entry.usual, *(member for term, member in terms.items() if term in known.entry.ja)))


def _exact(claim: Claim) -> bool:
    return not claim.mention.hedges


def _combined(kind: str, parts: Sequence[Interval]) -> Interval | None:
    """What follows from the figures: the first by the second, all together, or the only one."""
    lows = [part.low for part in parts if part.low is not None]
    highs = [part.high for part in parts if part.high is not None]
    if not parts or len(lows) != len(parts) or len(highs) != len(parts):
        return None
    if kind == "ratio":
        return Interval(lows[0] / highs[1], highs[0] / lows[1]) if lows[1] > 0 and lows[0] >= 0 else None
    return Interval(sum(lows, Fraction(0)), sum(highs, Fraction(0)))


def _draft(corpus: Corpus, rule: Rule, subject: str, claims: Sequence[Claim], right: Interval, kind: str) -> Draft:
    stated, *parts = claims
    shown = _shown(corpus, stated, right)
    paths = {claim.path for claim in claims}
    owned = min(claim.subject.factor if subject else NOBODY for claim in claims)
    sign = {"ratio": " ÷ ", "sum": " + "}.get(kind, " = ")
    fields = {
        "subject": corpus.subject_name(subject),
        "of": corpus.subject_name(subject) + (": " if corpus.lang == "en" else "の") if subject else "",
        "attribute": corpus.attribute_name(stated.attribute.value),
        "stated": reading(stated.value),
        "right": shown,
        "figures": sign.join(f"{corpus.attribute_name(claim.attribute.value)} {reading(claim.value)}" for claim in parts),
    }
    return Draft(
        rule=rule,
        sides=[[corpus.evidence(stated, "a")], [corpus.evidence(claim, "b") for claim in parts]],
        fields=fields,
        confidence=min(claim.attribute.factor for claim in claims) * owned * (ACROSS if len(paths) > 1 else 1.0),
        subject=corpus.subject_name(subject),
        attribute=stated.attribute.value,
        comparison=Comparison("relation", difference=shown),
        suggestion=shown,
        repairs=(Repair(stated.path, stated.mention, right),),
        givens=tuple((claim.path, claim.mention) for claim in parts),
    )


def _shown(corpus: Corpus, claim: Claim, right: Interval) -> str:
    """The middle of what follows, in the unit in which it is stated."""
    middle = ((right.low or Fraction(0)) + (right.high or Fraction(0))) / 2
    if isinstance(claim.value, Ratio):
        return f"{float(middle / _PERCENT):.1f}%" if claim.value.unit == "%" else f"{float(middle):.2f}倍"
    factor, offset = corpus.scale.factor(getattr(claim.value, "unit", ""))
    unit = reading(claim.value).removeprefix(japanese_number(getattr(claim.value, "magnitude", 0)))
    return japanese_number((middle - offset) / factor) + unit
