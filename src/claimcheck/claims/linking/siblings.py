"""Siblings: two names of one make, R1 and V3, 第一工場 and 第二工場, and one figure that is given to both of them.

Note [One figure, two owners]. What one of several like things cost or how many it took is hardly ever the figure of another one,
too. So a figure that one text gives to R1 and another text to V3 is wrong in one of them, although no cell holds both. Only
attributes whose rule says `owner` count, and only where no text knows both: neither tells the figure of both, nor names both in
the sentence of the figure. Two round figures alike say little, so each of the texts must know both things, or the figure must be
long; a reference fact knows whose its figure is.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from os.path import commonprefix
from typing import NamedTuple

from claimcheck.claims.figures.sides import Sides
from claimcheck.claims.linking.compatibility import Compatibility, family
from claimcheck.claims.linking.sametime import CLASH
from claimcheck.claims.values.slips import significant_digits
from claimcheck.model.claims import Claim
from claimcheck.model.pattern import regex
from claimcheck.model.values import Numeric

LONG = 3
"""Significant digits from which a figure is hardly another's by chance."""
KNOWN, UNKNOWN = 0.75, 0.65
"""How surely a figure is one, where both texts know both owners or a fact tells it, and where its digits alone do."""
MAX_FIGURES = 200
"""Claims of one attribute that are held against each other; more of them are a statistic."""


class Shared(NamedTuple):
    """Claims that give one figure to two owners; a fact has no path."""

    one: Claim
    other: Claim
    confidence: float


_CODE = regex(r"([a-z]*?)([a-z]?)(\d+)$")
_STEM = 2
_ENDING = 2
"""Characters that two names in Japanese share at their end: 若葉大橋, 青葉大橋."""


def are_siblings(one: str, other: str) -> bool:
    """Whether two names are of one make: one stem (ax7, ax9), one shape (r1, v3), or one ending (若葉大橋, 青葉大橋)."""
    if one in other or other in one or "@" in one + other:
        return False
    first, second = _CODE.search(one), _CODE.search(other)
    if first is None or second is None:
        return one[-_ENDING:] == other[-_ENDING:] and min(len(one), len(other)) > _ENDING and not one.isascii()
    shapes = [(len(match[2]), len(match[3])) for match in (first, second)]
    stem = commonprefix([one, other])  # noqa: RUF071 - of strings, as it is
    return len(stem) >= _STEM or (shapes[0] == shapes[1] and _of_one_maker(first[1], second[1]))


def _of_one_maker(one: str, other: str) -> bool:
    """Whether what stands before two codes may be one: deepseek-v3 and r1 or deepseek-r1."""
    return not one or not other or one == other


def find_shared(claims: Iterable[Claim], facts: Sequence[Claim], slots: Compatibility, sides: Sides) -> Iterator[Shared]:
    """The figures that two texts, or a text and a fact, give to two siblings; see Note [One figure, two owners]."""
    figures: dict[tuple[str, str], list[Claim]] = {}
    for claim in (*claims, *facts):
        entry = slots.registry.by_id.get(claim.attribute.value)
        plain = isinstance(claim.value, Numeric) and claim.value.upper is None and not claim.value.vague
        told = claim.modality.value in ("stated", "reported") or not claim.path
        named = slots.is_stated(claim) and not slots.subject(claim).startswith("~")
        if entry is not None and entry.entry.owner and plain and told and named:
            figures.setdefault((slots.registry.group(claim.attribute.value), family(claim)), []).append(claim)
    for alike in figures.values():
        if len(alike) <= MAX_FIGURES:
            yield from _among(alike, slots, sides)


def _among(alike: Sequence[Claim], slots: Compatibility, sides: Sides) -> Iterator[Shared]:
    by_owner: dict[str, list[Claim]] = {}
    for claim in alike:
        by_owner.setdefault(slots.subject(claim), []).append(claim)
    for first, second in combinations(sorted(by_owner), 2):
        if not are_siblings(first, second):
            continue
        pairs = [(one, other) for one in by_owner[first] for other in by_owner[second] if sides.agree(one, other)]
        if any(one.path == other.path for one, other in pairs):
            continue  # some text, or the facts, gives it to both
        rivals = [*by_owner[first], *by_owner[second]]
        if len(sides.divide(by_owner[first])) > 1 or len(sides.divide(by_owner[second])) > 1:
            continue  # told as a dispute of one of them
        backed = any(_confidence(one, other, slots) for one, other in pairs if not (one.path and other.path))
        for one, other in pairs:
            confidence = _confidence(one, other, slots, backed=backed)
            if confidence and not any(_names_both(claim, (first, second), slots) for claim in rivals):
                yield Shared(one, other, confidence)


def _confidence(one: Claim, other: Claim, slots: Compatibility, *, backed: bool = False) -> float:
    """How surely the figure has one owner; 0 where another slot tells the two apart or chance explains them.

    Args:
        one: a claim of the one owner.
        other: a claim of the other.
        slots: what the claims are held against each other with.
        backed: whether a fact tells whose the figure is.
    """
    told = [claim for claim in (one, other) if claim.path]
    if len(told) == 1:  # against a fact, which has no text and no subject but its own
        text, fact = told[0], other if told[0] is one else one
        same = text.aspect.value == fact.aspect.value and text.scope == fact.scope
        return KNOWN if same else 0.0
    found = slots.factors(replace(one, subject=other.subject), other)
    if not told or CLASH in found.values():
        return 0.0
    known = all(_is_named(slots.subject(owner), claim, slots) for claim in told for owner in (one, other))
    return KNOWN if known or backed else UNKNOWN if min(map(_length, told)) >= LONG and _digits(one) == _digits(other) else 0.0


def _is_named(owner: str, claim: Claim, slots: Compatibility) -> bool:
    """Whether the text of a claim names an owner anywhere."""
    return any(name in slots.documents[claim.path].text for name in slots.spellings_of(owner))


def _names_both(claim: Claim, owners: tuple[str, str], slots: Compatibility) -> bool:
    """Whether the sentence of a claim may speak of both owners: R1もV3も約2,000基で学習した."""
    if not claim.path:
        return False
    words = slots.documents[claim.path].text[claim.sentence.start : claim.sentence.end]
    return all(any(name in words for name in slots.spellings_of(owner)) for owner in owners)


def _digits(claim: Claim) -> str:
    return significant_digits(claim.value.magnitude) if isinstance(claim.value, Numeric) else ""


def _length(claim: Claim) -> int:
    return len(_digits(claim))
