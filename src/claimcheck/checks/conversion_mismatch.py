"""An amount and its own conversion that disagree: 200億ドル(約3,000億円); see Note [Conversions] in claims.conversions."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from claimcheck.claims.corpus import Corpus, Draft
from claimcheck.claims.disputes.conversions import (
    Judgement,
    at_own_rate,
    is_decimal,
    median_rates,
    of_money,
    of_tax,
    of_units,
)
from claimcheck.claims.disputes.taxes import is_at_lower_rate, taxed_cells
from claimcheck.claims.extract import DocumentClaims
from claimcheck.claims.figures.describe import reading
from claimcheck.claims.values.rates import OwnRate, own_rates
from claimcheck.claims.values.repairs import Repair, divided, is_closed, times
from claimcheck.model.claims import Claim, Mention
from claimcheck.model.findings import Comparison
from claimcheck.model.intervals import Interval
from claimcheck.model.pattern import regex
from claimcheck.model.rules import Rule
from claimcheck.model.span import Span
from claimcheck.model.values import Money, Quantity

NAME = "conversion-mismatch"
MANY = 200
"""From so many pairs on, a corpus is no single affair whose median rate would mean anything."""


def run(corpus: Corpus, rule: Rule) -> Iterator[Draft]:
    """Amounts with a conversion in brackets whose implied rate is impossible."""
    pairs = [pair for document in corpus.documents for pair in document.pairs]
    tolerance, days = _tolerance(rule), int(rule.number("days", 14))
    told = {
        (document.path, found.inner.span) for document in corpus.documents for found in own_rates(document.text, document.mentions)
    }
    for outer, inner in pairs:
        first, second = outer.value, inner.value
        if (inner.path, inner.mention.span) in told:
            continue  # by its own rate
        if isinstance(first, Money) and isinstance(second, Money) and first.currency != second.currency:
            near = [pair for pair in pairs if corpus.linker.affinity.between(pair[0].path, outer.path)] if len(pairs) < MANY else []
            judged = of_money(corpus, outer, inner, median_rates(near), tolerance, days)
        else:
            judged = of_units(corpus, outer, inner)
        yield from _drafts(corpus, rule, outer, inner, judged)
    for document in corpus.documents:
        yield from _of_document(corpus, rule, document)


def _of_document(corpus: Corpus, rule: Rule, document: DocumentClaims) -> Iterator[Draft]:
    """Prices with and without tax, and measures told side by side in two units."""
    for net, gross in taxed_cells(document.claims):
        yield from _taxed(corpus, rule, net, gross)
    related = document.relations
    told = list(own_rates(document.text, document.mentions))
    if not (related.taxed or related.beside or related.converted or told):
        return
    claims = {claim.mention.span: claim for claim in document.claims}
    yield from _at_own_rates(corpus, rule, claims, told)
    for untaxed, taxed in related.taxed:
        if untaxed.span in claims and taxed.span in claims:
            yield from _taxed(corpus, rule, replace(claims[untaxed.span], value=untaxed.value), claims[taxed.span])
    for one, other in related.converted:
        yield from _converted(corpus, rule, claims, one, other)
    for one, other in related.beside:
        if one.span in claims and other.span in claims:
            judged = of_units(corpus, claims[one.span], claims[other.span])
            if judged is not None and (judged.slip or _is_same_thing(corpus, one, other, document.text)):
                yield _draft(corpus, rule, claims[one.span], claims[other.span], judged)  # else of another thing


def _at_own_rates(corpus: Corpus, rule: Rule, claims: Mapping[Span, Claim], told: Sequence[OwnRate]) -> Iterator[Draft]:
    """18億円(1ドル=150円換算で約1億2,000万ドル): conversions whose rate the text tells."""
    for at_rate in told:
        outer, inner = claims.get(at_rate.outer.span), claims.get(at_rate.inner.span)
        if outer is not None and inner is not None:
            judged = at_own_rate(corpus, outer, inner, at_rate.value, _tolerance(rule))
            yield from _drafts(corpus, rule, outer, inner, judged)


def _converted(corpus: Corpus, rule: Rule, claims: Mapping[Span, Claim], one: Mention, other: Mention) -> Iterator[Draft]:
    """秒速25メートル、時速に直すと90キロ: the second as it was read there, with what its speed is per."""
    if one.span in claims and other.span in claims:
        outer, inner = claims[one.span], replace(claims[other.span], value=other.value)
        yield from _drafts(corpus, rule, outer, inner, of_units(corpus, outer, inner))


def _tolerance(rule: Rule) -> Fraction:
    return Fraction(str(rule.number("tolerance", 0.03)))


def _taxed(corpus: Corpus, rule: Rule, net: Claim, gross: Claim) -> Iterator[Draft]:
    """1,800円(税込1,890円)."""
    rates = [Fraction(str(each)) for each in rule.entry.parameters.get("tax", (0.1, 0.08))]
    judged = of_tax(net, gross, rates, at_lower=lambda: is_at_lower_rate(corpus, rule, net, gross))
    yield from _drafts(corpus, rule, net, gross, judged)


def _drafts(corpus: Corpus, rule: Rule, outer: Claim, inner: Claim, judged: Judgement | None) -> Iterator[Draft]:
    if judged is not None:
        yield _draft(corpus, rule, outer, inner, judged)


_ENDS = regex(
    r"(?:余り|ほど|程度|あまり)?(?:[）)。、]|の(?:広さ|面積|敷地|大きさ|長さ|高さ|重さ|量)|に(?:及|相当|なる|当た|あた|のぼ|上る|広が|わた)|ある|です|$|\n)"
)


def _is_same_thing(corpus: Corpus, one: Mention, other: Mention, text: str) -> bool:
    """Whether two measures in a row are one in two systems of units, about right: 2万8,400平方メートル、約8,590坪."""
    first, second = one.value, other.value
    if not (isinstance(first, Quantity) and isinstance(second, Quantity)) or not _ENDS.match(text, other.extent.end):
        return False
    (factor, shift), (other_factor, other_shift) = (corpus.scale.factor(value.unit) for value in (first, second))
    if shift != other_shift or not first.magnitude or not second.magnitude:
        return False
    times = Fraction(second.magnitude) / Fraction(first.magnitude) / (factor / other_factor)
    return not is_decimal(factor / other_factor) and 1 / _APART < times < _APART


_APART = Fraction(3, 2)
"""Times by which a measure told in a second system of units may be off before it is one of another thing."""


def _draft(corpus: Corpus, rule: Rule, outer: Claim, inner: Claim, judged: Judgement) -> Draft:
    return Draft(
        rule=rule,
        sides=[[corpus.evidence(outer, "a"), corpus.evidence(inner, "a")]],
        fields={
            "a": reading(outer.value),
            "b": reading(inner.value),
            "implied": _per_unit(judged.implied, corpus.lang),
            "rate": judged.right,
            "slip": _slip_text(judged.slip, corpus.lang),
            "suggestion": judged.suggestion,
            "likely": _likely(judged.likely, corpus.lang),
        },
        confidence=1.0,
        subject=corpus.subject_name(corpus.linker.subject(outer)),
        attribute="conversion",
        comparison=Comparison("ratio", difference=judged.quotient, rate=judged.source),
        suggestion=judged.suggestion,
        repairs=tuple(_repairs(corpus, outer, inner, judged.band)),
    )


def _repairs(corpus: Corpus, outer: Claim, inner: Claim, band: Interval) -> Iterator[Repair]:
    """What the conversion, or the amount that it converts, would have to be."""
    a, b = (corpus.scale.interval(claim.value, (), exact=True) for claim in (outer, inner))
    if a is not None and b is not None and is_closed(a) and is_closed(b):
        yield Repair(inner.path, inner.mention, times(a, band))
        right = divided(b, band)
        if right is not None:
            yield Repair(outer.path, outer.mention, right)


def _per_unit(implied: str, lang: str) -> str:
    if not implied:
        return ""
    return f"{implied} a unit, " if lang == "en" else f"1単位あたり {implied}、"


def _slip_text(slip: int, lang: str) -> str:
    if not slip:
        return ""
    factor = f"{abs(slip):,}"
    if lang == "en":
        return f"; {factor} times too {'large' if slip > 0 else 'small'}"
    return f"、{factor}倍大きい桁違い" if slip > 0 else f"、{factor}分の1の桁違い"


def _likely(suggestion: str, lang: str) -> str:
    if not suggestion:
        return ""
    return f" ({suggestion} is meant?)" if lang == "en" else f"(約{suggestion}の誤りでは)"


