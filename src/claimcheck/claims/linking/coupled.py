"""Two counts side by side of which two texts agree on one: 追加で決まったのは8校の9人, 6校で計9人.

Note [Coupled counts]. Groups and those in them, countries and cities, ships and crews are counted in one breath, in one order and
with the same two counters. Where two texts do so among the same words and agree on one of the two counts, the other should be the
same, too. One digit tells little, so more words must be shared there; a text that gives the other's count, too, knows them apart.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from claimcheck.claims.figures.sides import Sides
from claimcheck.claims.lexicon.likeness import words_in
from claimcheck.claims.linking.compatibility import Compatibility
from claimcheck.claims.values.slips import significant_digits
from claimcheck.model.claims import Claim
from claimcheck.model.pattern import regex
from claimcheck.model.values import Ordinal, Quantity

CONFIDENCE = 0.7
_BETWEEN = regex(r"(?:の|で|から|より|に|と)?、?(?:計|合計|合わせて|あわせて|延べ|のべ|総勢|およそ|約)?")
"""What stands between the two counts."""
_SCORES = frozenset({"count:勝", "count:敗", "count:分", "count:引き分け", "count:分け"})
_FIRM = frozenset({"scope", "period", "modality", "aspect", "affair"})
"""Slots by which two counts are of two times or parts."""
_ENOUGH = 3
"""Words and further digits of the count they share that make two pairs one."""
_REACH = 40
_MOST = 128
"""Pairs with the same two counters that are held against each other: more of them are a series."""


class Pair(NamedTuple):
    """Two counts side by side."""

    first: Claim
    second: Claim


def coupled(
    claims: Iterable[Claim], texts: Mapping[str, str], slots: Compatibility, sides: Sides
) -> Iterator[tuple[Claim, Claim]]:
    """The counts on which two texts of an affair differ though they agree on the one beside; see Note [Coupled counts]."""
    by_path: dict[str, list[Claim]] = {path: [] for path in texts}
    for claim in claims:
        by_path[claim.path].append(claim)
    kinds: dict[tuple[str, str], list[Pair]] = {}
    for path, own in by_path.items():
        for pair in _pairs(own, texts[path]):
            kinds.setdefault((pair.first.dimension, pair.second.dimension), []).append(pair)
    for _kind, pairs in sorted(kinds.items()):
        for one, other in combinations(pairs if len(pairs) <= _MOST else (), 2):
            if one.first.path == other.first.path or not slots.affinity.related(one.first.path, other.first.path):
                continue
            agree = [sides.agree(a, b) for a, b in zip(one, other, strict=True)]
            if sum(agree) != 1:
                continue
            same, apart = ((one[at], other[at]) for at in (agree.index(True), agree.index(False)))
            told = any(slots.clashing(*ends) & _FIRM for ends in (same, apart))  # 前回は34か国468社
            if not told and not _is_given(by_path, apart, sides) and _said(same, texts) >= _ENOUGH:
                yield apart


def _pairs(claims: Sequence[Claim], text: str) -> Iterator[Pair]:
    """The counts of one text that stand side by side, in order."""
    counts = {
        tuple(claim.mention.span): claim for claim in claims
        if claim.dimension.startswith("count:") and isinstance(claim.value, Quantity) and not isinstance(claim.value, Ordinal)
        and claim.dimension not in _SCORES and claim.modality.value not in ("denied", "hypothetical") and claim.value.upper is None
    }
    for first, second in pairwise(counts[span] for span in sorted(counts)):
        start, end = first.mention.extent.end, second.mention.extent.start
        if start <= end and first.dimension != second.dimension and _BETWEEN.fullmatch(text, start, end):
            yield Pair(first, second)


def _is_given(by_path: Mapping[str, Sequence[Claim]], apart: tuple[Claim, Claim], sides: Sides) -> bool:
    """Whether one of two texts gives the count of the other as well."""
    return any(
        claim.dimension == rival.dimension and sides.agree(claim, rival)
        for own, rival in (apart, apart[::-1]) for claim in by_path[own.path]
    )


def _said(same: tuple[Claim, Claim], texts: Mapping[str, str]) -> int:
    """How many words around a count that two texts share say that it is one, and how many of its digits."""
    near = []
    for claim in same:
        low, high = claim.sentence
        start, end = claim.mention.span
        near.append(words_in(texts[claim.path][max(low, start - _REACH) : min(high, end + _REACH)]))
    value = same[0].value
    digits = len(significant_digits(value.magnitude)) if isinstance(value, Quantity) else 1
    return len(near[0] & near[1]) + 2 * (digits - 1)
