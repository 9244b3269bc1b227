"""Slips of unit and scale: figures of two texts with the same digits and another unit, 138mm and 138cm.

Note [Same digits]. As for twins, what speaks for one figure is that chance does not explain the likeness: of all figures with so
many significant digits few have the same, times the figures of that measure in the other texts. Words that both places share
make it one thing; a text that bears the other's figure out, or an owner of its own on each side, makes it two.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from claimcheck.claims.figures.sides import Sides
from claimcheck.claims.lexicon.gistweights import GistWeights
from claimcheck.claims.lexicon.likeness import NO_WORD, SAME_NOUN, SAME_WORDS, shared_words
from claimcheck.claims.linking.compatibility import Compatibility
from claimcheck.claims.linking.sametime import CLASH
from claimcheck.claims.values.slips import ends_by_custom, significant_digits
from claimcheck.model.claims import Claim, HedgeKind
from claimcheck.model.values import Duration, Money, Numeric, Quantity

MIN_SCALED = 3
"""Significant digits from which a likeness in one unit says anything: 1,230人 and 12,300人."""
MIN_TIED = 2
"""Those from which it does where the words around two figures tie them."""
ROUND = 1 / 3
"""Part of the numerals with so many digits that have as many zeros behind them."""
MIN_FIGURES = 6
"""Figures that a text is taken to have at the least: a short excerpt is no proof that there are no others."""
SAME_ATTRIBUTE, OTHER_ATTRIBUTE, OTHER_SUBJECT, OTHER_SLOT = 0.05, 5.0, 5.0, 2.0
"""What equal and different slots do to the likelihood of a coincidence."""
SURE, LIKELY = 0.02, 0.1
"""Coincidences to be expected in the corpus, up to which two figures are taken for one."""
MIN_LENGTH = 2
"""Significant digits from which two lengths of time in two units say anything: 3日 and 3時間 are everywhere."""
_SECONDS = {"week": 604800, "day": 86400, "hour": 3600, "minute": 60, "second": 1}
MAX_ALIKE = 24
"""Claims with the same digits in one measure that are held against each other: more of them are a series."""
UNMEASURED = frozenset({"age", "degree", "intensity", "earthquake", "brightness"})
_PERS = frozenset({
    *("day", "week", "month", "year", "hour", "h", "minute", "min", "second", "s"),
    *("g", "kg", "t", "L", "mL", "dL", "m2", "km2", "a", "ha", "10a", "坪"),
})
"""Times and measures that figures are per, of which one may stand for another by a slip."""


class Slip(NamedTuple):
    """Two claims of one figure with different units, and how surely they are of one figure."""

    one: Claim
    other: Claim
    confidence: float


def find_unit_slips(
    claims: Iterable[Claim], texts: Mapping[str, str], slots: Compatibility, sides: Sides
) -> Iterator[Slip]:
    """The slips of unit among the claims of a corpus: one pass over the claims, then one over those whose digits are the same."""
    measures: dict[str, list[Claim]] = {}
    for claim in claims:
        for measure in _measures(claim):
            measures.setdefault(measure, []).append(claim)
    for _, group in sorted(measures.items()):
        by_digits: dict[str, list[Claim]] = {}
        for claim in group:
            by_digits.setdefault(_digits(claim), []).append(claim)
        totals, weights = _figures(group), GistWeights(group)
        for digits, alike in sorted(by_digits.items()):
            if len(alike) <= MAX_ALIKE and not ends_by_custom(alike[0].value, digits):
                yield from _among(alike, digits, totals, group, texts, slots, sides, weights)


def _among(  # noqa: PLR0913, PLR0917 - what a coincidence is reckoned from
    alike: Sequence[Claim],
    digits: str,
    totals: Mapping[str, int],
    group: Sequence[Claim],
    texts: Mapping[str, str],
    slots: Compatibility,
    sides: Sides,
    weights: GistWeights,
) -> Iterator[Slip]:
    rate = 1 / (9 * 10 ** (len(digits) - 1))
    figures = sum(totals.values())
    for at, one in enumerate(alike):
        for other in alike[at + 1 :]:
            same = _same_number(one, other)
            if one.path == other.path or (len(digits) < MIN_TIED and not same):
                continue  # 5GB against 50MB is no slip of the unit
            tie = gist_tie(weights, one, other) if not isinstance(one.value, Duration) else NO_WORD
            if len(digits) < MIN_SCALED and not same and tie > SAME_ATTRIBUTE:
                continue
            if _may_be_short(one, other, texts):
                continue
            if not slots.affinity.between(one.path, other.path) or is_equal(one, other, sides):
                continue
            rivals = max(figures - totals[one.path], figures - totals[other.path], MIN_FIGURES)
            chance = rivals * rate * (ROUND if same and _is_round(one, other, digits, sides) else 1.0)
            words = SAME_NOUN if same and _follow_one_figure(one, other, group, sides) else shared_words(one, other, texts)
            confidence = _confidence(one, other, digits, chance, min(tie, words), slots)
            if confidence and not _borne_out(one, other, group, sides):
                yield Slip(one, other, confidence)


def _may_be_short(one: Claim, other: Claim, texts: Mapping[str, str]) -> bool:
    """Whether one of two figures is in キロ, which is short for km and kg alike, and the other in one of these: 152キロ, 152kg."""
    units = {_unit(one), _unit(other)}
    told = (texts[claim.path][: claim.mention.span.end].endswith("キロ") for claim in (one, other))
    return units == {"km", "kg"} and any(told)


def _follow_one_figure(one: Claim, other: Claim, group: Sequence[Claim], sides: Sides) -> bool:
    """Whether the figure right before each of two is one and the same: 毎秒310㎥から毎分480㎥, 毎秒310㎥ → 毎秒480㎥."""
    before = [
        max(
            (each for each in group if each.path == claim.path and 0 < claim.mention.span.start - each.mention.span.start <= _NEAR),
            key=lambda each: each.mention.span.start,
            default=None,
        )
        for claim in (one, other)
    ]
    first, second = before
    return first is not None and second is not None and is_equal(first, second, sides)


_NEAR = 40
"""Characters before a figure in which the one stands that it follows."""


def _same_number(one: Claim, other: Claim) -> bool:
    """Whether two figures have one number and different units: 60m and 60cm."""
    return _unit(one) != _unit(other) and _number(one) == _number(other)


def _borne_out(one: Claim, other: Claim, group: Sequence[Claim], sides: Sides) -> bool:
    """Whether one of the two texts also gives the figure of the other, and so knows them apart."""
    return any(
        (claim.path == other.path and is_equal(claim, one, sides)) or (claim.path == one.path and is_equal(claim, other, sides))
        for claim in group
    )


def is_equal(one: Claim, other: Claim, sides: Sides) -> bool:
    """Whether two figures are one amount, their bounds left aside: 6mg未満 and 6g未満 are not."""
    if _per(one) and _per(other) and _per(one) != _per(other):
        return False  # 1日5,200人, 1か月5,200人
    values = one.value, other.value
    if all(isinstance(value, Money) for value in values) and _number(one) == -(_number(other) or 0):
        return True  # △16億円 in a table of differences, 16億円 in words
    first, second = (sides.scale.interval(claim.value, (), exact=True) for claim in (one, other))
    same = one.dimension == other.dimension and getattr(one.value, "currency", "") == getattr(other.value, "currency", "")
    return same and first is not None and second is not None and first.meets(second)


def _is_round(one: Claim, other: Claim, digits: str, sides: Sides) -> bool:
    """Whether a number is written with zeros behind its digits, 600, and its two units are not too far apart to be mistaken."""
    number = _number(one)
    if number is None or number < 10 ** len(digits) or isinstance(one.value, Duration) or _per(one) != _per(other):
        return False
    factors = [sides.scale.factor(getattr(claim.value, "unit", ""))[0] for claim in (one, other)]
    return max(factors) <= min(factors) * _FAR_UNITS


_FAR_UNITS = 1000


def gist_tie(weights: GistWeights, one: Claim, other: Claim) -> float:
    """What the gists of two figures do to the likelihood of a coincidence."""
    score = weights.score(one, other)
    total = min(weights.total(claim) for claim in (one, other))
    share = score / total if total else 0.0
    if score >= _STRONG[0] and share >= _STRONG[1]:
        return SAME_ATTRIBUTE
    return SAME_WORDS if score >= _FAIR[0] and share >= _FAIR[1] else NO_WORD


_STRONG, _FAIR = (3.0, 0.3), (1.5, 0.15)
"""How much two gists must share, and which part, to join two figures, and to speak for it."""


def _confidence(one: Claim, other: Claim, digits: str, chance: float, tie: float, slots: Compatibility) -> float:
    """How surely two figures are one; 0 where a slot forbids it or chance explains the likeness."""
    if chance * SAME_ATTRIBUTE > LIKELY:
        return 0.0  # no word makes up for so many rivals
    found = slots.factors(one, other)
    same = one.named and other.named and one.attribute.value == other.attribute.value
    parted = [slot for slot in ("aspect", *(("scope", "restrictors", "subject") if same else ())) if found[slot] == CLASH]
    registered = [claim.named and not claim.attribute.value.startswith("~") for claim in (one, other)]
    words = SAME_ATTRIBUTE if same else tie
    close = tie <= SAME_NOUN and "aspect" not in parted
    if parted and not close and not (_same_number(one, other) and (len(digits) >= MIN_SCALED or (not same and words <= SAME_NOUN))):
        return 0.0  # 幅 of one thing and of another
    named = one.named and other.named
    clashing = any(factor == CLASH for slot, factor in found.items() if slot != "attribute" or named)
    if same and clashing and len(digits) >= MIN_SCALED:
        found = slots.loosely(one, other)  # 年間発電量(想定) of a plant that one text tells as it is
        clashing = any(factor == CLASH for factor in found.values())
    open_names = found["attribute"] == CLASH and not all(registered) and close
    clashing = clashing and not (close and (same or open_names) and chance * words <= SURE)
    if _unit(one) == _unit(other) and (clashing or words > SAME_NOUN):
        return 0.0
    chance *= OTHER_SLOT ** len(parted)
    chance *= words * (OTHER_ATTRIBUTE if all(registered) and not same else 1.0)
    if slots.is_stated(one) and slots.is_stated(other) and slots.subject(one) != slots.subject(other):
        chance *= OTHER_SUBJECT
    if chance > LIKELY:
        return 0.0
    return 0.85 if chance <= SURE else 0.7


def _figures(group: Sequence[Claim]) -> dict[str, int]:
    """How many different figures each text has."""
    figures: dict[str, set[str]] = {}
    for claim in group:
        figures.setdefault(claim.path, set()).add(_digits(claim) + _unit(claim))
    return {path: len(found) for path, found in figures.items()}


def _measures(claim: Claim) -> Iterator[str]:
    """What a figure may measure: キロ is of length or of mass."""
    value = claim.value
    bounds = {hedge.kind for hedge in claim.mention.hedges} - {HedgeKind.ABOUT}
    plain = isinstance(value, Numeric | Duration) and value.upper is None and bool(_number(claim))
    if not plain or claim.modality.value in ("denied", "hypothetical"):
        return
    bound = ",".join(sorted(bounds))
    if isinstance(value, Duration):
        if len(_digits(claim)) >= MIN_LENGTH:
            yield f"duration/{value.per or ''} {bound}"
        return
    if isinstance(value, Money):
        yield f"money/{'per' if _per(claim) else value.per or ''} {bound}"
    elif isinstance(value, Quantity) and value.dimension not in UNMEASURED:
        yield f"{value.dimension}/{'per' if _per(claim) else value.per or ''} {bound}"
        if value.unit == "km" and not value.per:
            yield f"mass/ {bound}"


def _unit(claim: Claim) -> str:
    """The unit of a figure with what it is per: 人/日, 人/月."""
    return (getattr(claim.value, "unit", "") or getattr(claim.value, "currency", "")) + _per(claim)


def _per(claim: Claim) -> str:
    """What a figure is per, where its text says so and its attribute does not."""
    told = next((scope.removeprefix("per") for scope in claim.scope if scope.startswith("per:")), "")
    return told if told[1:] in _PERS else ""  # 1組20人 and 1回20人 are no slip


def _digits(claim: Claim) -> str:
    number = _number(claim)
    return significant_digits(number) if number else ""


def _number(claim: Claim) -> Decimal | None:
    """The number of a figure in its own unit: 11.2 of 11.2日; 90 of 1時間30分."""
    value = claim.value
    if isinstance(value, Numeric):
        return value.magnitude
    if not isinstance(value, Duration) or value.window is not None or value.negative:
        return None
    if value.months:
        return None if value.seconds else value.months / (12 if value.unit == "year" else 1)
    unit = _SECONDS.get(value.unit, 0)
    if not unit or value.business_days:
        return None
    return value.seconds / unit
