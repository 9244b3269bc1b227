"""Words of one attribute that a text tells apart: who lists 総貯水容量 and 有効貯水容量 side by side means two things."""

from collections.abc import Iterable, Iterator
from itertools import combinations

from claimcheck.model.claims import Claim

Contrast = tuple[str, frozenset[str]]
"""An attribute and two of its words."""
_MOST = 6
"""Labelled claims of one attribute and subject that are held against each other."""


def word_of(claim: Claim) -> str:
    """The word in the text that names the attribute of a claim; "" where it is a verb or stands elsewhere."""
    word, _, source = claim.attribute.source.partition(" (")
    return "" if not claim.attribute.value or source.startswith(("verb", "heading", "lead")) else word


def contrasts(claims: Iterable[Claim]) -> Iterator[Contrast]:
    """Pairs of words of one attribute to which the labels of one document give different values."""
    groups: dict[tuple[str, ...], list[Claim]] = {}
    for claim in claims:
        if claim.labelled and claim.dimension not in ("entity", "") and not claim.attribute.value.startswith("~"):
            slots = claim.attribute.value, claim.subject.value, claim.dimension, claim.period.value, claim.aspect.value
            groups.setdefault(slots, []).append(claim)
    for (attribute, *_slots), group in groups.items():
        for one, other in combinations(group[:_MOST], 2):
            words = frozenset((word_of(one), word_of(other)))
            if len(words) > 1 and "" not in words and one.value != other.value:
                yield attribute, words
