"""Twins: figures of two texts that differ by one slip of the pen, and so may be one figure whatever words stand around them.

Note [Chance]. 408人 in one text and 480人 in another, where neither text gives the figure of the other, are either one figure
with two digits swapped or a coincidence. How likely the coincidence is can be counted: of all figures with that many digits,
the part that lies one slip away, times the figures of that dimension in the other texts. What the slots say makes it likelier
or less so. A text that gives both figures knows them apart, and a figure that the other text gives too has its own twin there.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from claimcheck.claims.figures.sides import Sides
from claimcheck.claims.lexicon.likeness import SAME_NOUN, shared_words
from claimcheck.claims.linking.compatibility import Compatibility
from claimcheck.claims.linking.sametime import CLASH
from claimcheck.claims.values.dimensions import measured_alike
from claimcheck.claims.values.slips import digits_of, ends_by_custom, is_name_slip, significant_digits
from claimcheck.model.claims import Claim, HedgeKind
from claimcheck.model.values import Duration, EntityRef, Number, Numeric

MIN_DIGITS = {"swap": 2, "digit": 3}
"""Significant digits of the longer figure from which a likeness says anything, by slip."""
SAME_ATTRIBUTE, OTHER_ATTRIBUTE = 0.1, 10.0
SAME_SUBJECT, OTHER_SLOT = 0.5, 2.0
"""What equal and different slots do to the likelihood of a coincidence."""
SURE, LIKELY = 0.02, 0.05
"""Coincidences to be expected in the corpus, up to which two figures are taken for one."""
MAX_TWINS = 64
"""Claims of one pattern of digits that are held against each other: more of them are a series."""
_UNBOUNDED = frozenset({HedgeKind.ABOUT, HedgeKind.MAXIMUM, HedgeKind.MINIMUM})
"""Hedges beside which a figure is still one: 最高7.84m is a peak and no range."""
_UNTOLD = frozenset({"date", "time", "entity", "ordinal", "number", "age"})
NAME_ODDS = 8.0
"""How much likelier 桑野誠司 and 桑野誠一 in one role are one man misspelt than two."""
SCALE_SLIPS = 0.02
"""The part of contradictions that are one scale word or zero too many, where the digits are the same."""
SLIPS = 0.3
"""The part of contradictions that are one slip of the pen."""


class Twins(NamedTuple):
    """Claims of two figures that are taken for one, with how surely they are."""

    claims: tuple[Claim, ...]
    confidence: float


def find_twins(claims: Iterable[Claim], slots: Compatibility, sides: Sides) -> Iterator[Twins]:
    """The twins among the claims of a corpus: one pass over the claims, then one over those whose digits are alike."""
    figures: dict[tuple[str, str, str, int], list[tuple[Claim, str]]] = {}
    for claim in claims:
        digits = _digits(claim)
        if digits:
            figures.setdefault(_measure(claim), []).append((claim, digits))
    texts = {path: document.text for path, document in slots.documents.items()}
    for alike in figures.values():
        if len({claim.path for claim, _ in alike}) > 1:
            found: dict[tuple[str, str], tuple[dict[int, Claim], float]] = {}
            for one, other, figures_of, confidence in _among(alike, texts, slots, sides):
                members, best = found.get(figures_of, ({}, 0.0))
                members.update({id(one): one, id(other): other})
                found[figures_of] = members, max(best, confidence)
            yield from (Twins(tuple(members.values()), confidence) for members, confidence in found.values())


def slip_odds(one: Claim, other: Claim) -> float:
    """How much likelier two figures or names are one with a slip than two: 1 where no slip of the pen joins them.

    Figures of three digits and more, one changed or two swapped; full names of one length that differ in one character.
    """
    if isinstance(one.value, EntityRef) and isinstance(other.value, EntityRef):
        names = one.value.name.replace(" ", ""), other.value.name.replace(" ", "")
        return NAME_ODDS if is_name_slip(*names) else 1.0
    first, second = _digits(one), _digits(other)
    width = max(len(first), len(second))
    if first == second and width >= MIN_DIGITS["digit"] and _is_scaled(one, other):
        return SCALE_SLIPS * 9 * 10.0 ** (width - 1)  # 21万4,000人, 2万1,400人
    if not first or not second or first == second or width < MIN_DIGITS["swap"] or _measure(one) != _measure(other):
        return 1.0
    if first.startswith(second) or second.startswith(first):
        return 1.0  # one is the other cut off
    common = set(_patterns(first.ljust(width, "0"), width)) & set(_patterns(second.ljust(width, "0"), width))
    return max((SLIPS / _rate(kind, width) for kind, _ in common if width >= MIN_DIGITS["digit"] or kind == "swap"), default=1.0)


def _is_scaled(one: Claim, other: Claim) -> bool:
    """Whether one of two figures of one measure and sign is ten times the other, or a hundred or more."""
    first, second = one.value, other.value
    if not isinstance(first, Numeric) or not isinstance(second, Numeric) or _measure(one)[:3] != _measure(other)[:3]:
        return False
    if ends_by_custom(first, _digits(one)):
        return False  # 198円 and 1,980円
    return first.magnitude != second.magnitude and first.magnitude * second.magnitude > 0


def _among(
    alike: Sequence[tuple[Claim, str]], texts: Mapping[str, str], slots: Compatibility, sides: Sides
) -> Iterator[tuple[Claim, Claim, tuple[str, str], float]]:
    """Pairs of claims one slip apart, with their two figures and how surely they are one."""
    known: dict[str, set[str]] = {}
    for claim, digits in alike:
        known.setdefault(digits, set()).add(claim.path)
    patterns: dict[tuple[str, str], list[tuple[Claim, str]]] = {}
    width = max(len(digits) for _, digits in alike)
    for claim, digits in alike:
        for pattern in _patterns(digits.ljust(width, "0"), min(len(digits) + 1, width)):
            patterns.setdefault(pattern, []).append((claim, digits))
    others = Counter(path for paths in known.values() for path in paths)
    total = sum(others.values())
    for (kind, _), found in sorted(patterns.items()):
        if len(found) > MAX_TWINS or len({digits for _, digits in found}) != 2:  # noqa: PLR2004 - more than two are a series
            continue
        for (one, first), (other, second) in combinations(found, 2):
            length = max(len(first), len(second))
            if first == second or length < MIN_DIGITS[kind] or one.path == other.path or known[first] & known[second]:
                continue
            cut_off = first.startswith(second) or second.startswith(first)  # 1万5000人 is 15,200人 cut off
            words = shared_words(one, other, texts)
            if kind == "digit" and (cut_off or not (words <= SAME_NOUN or _of_one_thing(one, other))):
                continue  # one changed digit says little of figures for different things
            rivals = max(total - others[one.path], total - others[other.path])
            chance = rivals * _rate(kind, length)
            swapped = kind == "swap" and length > MIN_DIGITS["swap"]
            confidence = _confidence(one, other, chance, words, slots, swapped=swapped)
            if confidence and not _agrees_nearby(one, other, alike, sides):
                yield one, other, (min(first, second), max(first, second)), confidence


def _of_one_thing(one: Claim, other: Claim) -> bool:
    """Whether two claims share their attribute, or the time at which they hold where one of them has none."""
    if one.named and other.named:
        return one.attribute.value == other.attribute.value
    return bool(one.period.value) and one.period.value == other.period.value


def _agrees_nearby(one: Claim, other: Claim, alike: Sequence[tuple[Claim, str]], sides: Sides) -> bool:
    """Whether one of the two texts bears the other's figure out, rounded or exact."""
    return any(
        (claim.path == other.path and sides.agree(claim, one)) or (claim.path == one.path and sides.agree(claim, other))
        for claim, _ in alike
    )


def _confidence(
    one: Claim, other: Claim, chance: float, words: float, slots: Compatibility, *, swapped: bool
) -> float:
    """How surely two figures are one; 0 where a slot forbids it or chance explains the likeness."""
    if chance * SAME_ATTRIBUTE * SAME_SUBJECT > LIKELY:
        return 0.0  # no slot makes up for so many rivals
    found = slots.factors(one, other)
    stated = one.subject.factor >= 1.0 and other.subject.factor >= 1.0
    clashing = {slot for slot, factor in found.items() if factor == CLASH} - {"attribute"}
    named_apart = clashing & {"restrictors", "subject"}
    if "affair" in clashing or (not swapped and (clashing - named_apart or len(named_apart) > 1)):
        return 0.0
    chance *= OTHER_SLOT ** len(clashing - named_apart)
    first, second = (claim.attribute.value if claim.named else "" for claim in (one, other))
    registered = bool(first and second) and not first.startswith("~") and not second.startswith("~")
    if first and first == second:
        chance *= SAME_ATTRIBUTE
    else:
        chance *= min(words, 1.0) * (OTHER_ATTRIBUTE if registered else 1.0)
    if stated and slots.subject(one) == slots.subject(other):
        chance *= SAME_SUBJECT
    if chance > LIKELY:
        return 0.0
    return (0.85 if chance <= SURE else 0.7) * found["affair"]


def _digits(claim: Claim) -> str:
    """The significant digits of a plain figure; "" for what has too few, is hedged or a range, or is told in another way."""
    number = digits_of(claim.value)
    if not number or claim.dimension in _UNTOLD:
        return ""
    bounded = any(hedge.kind not in _UNBOUNDED for hedge in claim.mention.hedges)
    if bounded or claim.modality.value in ("denied", "hypothetical"):
        return ""
    digits = significant_digits(number)
    least = "digit" if isinstance(claim.value, Duration) else "swap"  # 25年ぶり and 52年ぶり are two often enough
    return digits if len(digits) >= MIN_DIGITS[least] else ""


def _measure(claim: Claim) -> tuple[str, str, str, int]:
    """What two figures must share before they are held against each other: dimension, unit, currency and length."""
    value = claim.value
    length = digits_of(value).adjusted()
    bare = isinstance(value, Number)  # ゲート：9 counts, but its digits are held against those of bare numbers only
    kind = "number" if bare else measured_alike(claim.dimension)
    return kind, getattr(value, "unit", "") if bare or kind == claim.dimension else "", getattr(value, "currency", ""), length


def _patterns(digits: str, length: int) -> Iterator[tuple[str, str]]:
    """What all figures one slip away within `length` digits have in common: two neighbours in order, or all digits but one."""
    for at in range(length - 1):
        if digits[at] != digits[at + 1]:
            pair = "".join(sorted(digits[at : at + 2]))
            yield "swap", f"{digits[:at]}[{pair}]{digits[at + 2 :]}"
    for at in range(length):
        yield "digit", f"{digits[:at]}?{digits[at + 1 :]}"


def _rate(kind: str, digits: int) -> float:
    """The part of all figures with so many digits that lies one such slip away."""
    figures = Decimal(9) * Decimal(10) ** (digits - 1)
    return float((digits - 1 if kind == "swap" else 9 * digits) / figures)
