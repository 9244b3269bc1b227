"""Figures that one text gives the other way round: 全壊11棟、半壊18棟 against 全壊18棟、半壊11棟.

Note [Swapped]. That two texts differ on one measure by x and y may have many reasons; that they also differ on another by y and x,
told beside it in both, has one. So such figures are held against each other even where a slot makes them doubtful, as that one
text is later than the other, but not where a slot forbids it, nor where a text gives a figure of the other to the same measure.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimcheck.claims.linking.comparable import measure
from claimcheck.claims.linking.compatibility import Compatibility
from claimcheck.claims.linking.sametime import CLASH
from claimcheck.model.claims import Claim
from claimcheck.model.values import Numeric

CONFIDENCE = 0.75
_BESIDE = 60
"""Characters within which a text tells both figures that another one swaps, outside of tables."""
_LEAST = 10
"""From this on two figures are not so small that they meet crosswise by chance."""
_FOLLOWING = 60
"""Figures of a text behind one among which its neighbour is looked for: a table of a few columns."""
_Label = tuple[str, str]
_Key = tuple[tuple[_Label, str], tuple[_Label, str]]


class Pair(NamedTuple):
    """Two figures of one text beside each other."""

    first: Claim
    second: Claim


def find_swaps(claims: Sequence[Claim], slots: Compatibility) -> Iterator[tuple[Claim, Claim]]:
    """The pairs of figures that two texts swap; see Note [Swapped].

    Args:
        claims: those of the texts of one affair.
        slots: what compares the other slots.
    """
    by_path: dict[str, list[Claim]] = {}
    for claim in claims:
        if _figure(claim):
            by_path.setdefault(claim.path, []).append(claim)
    told = {path: _by_label(own) for path, own in by_path.items()}
    beside: dict[_Key, dict[str, Pair]] = {}
    for path, own in sorted(by_path.items()):
        for pair in _pairs(own):
            beside.setdefault(_key(pair), {})[path] = pair
    for ((first, x), (second, y)), pairs in sorted(beside.items(), key=lambda item: item[0]):
        crossed = beside.get(((first, y), (second, x)), {})
        for one, other in ((one, other) for one in pairs for other in crossed if one < other):
            knows = (told[one][first], told[one][second], told[other][first], told[other][second])
            both = list(zip(pairs[one], crossed[other], strict=True))
            known = any(x in figures and y in figures for figures in knows)
            if not known and all(slots.compatible(*each) > CLASH for each in both):
                yield min(both, key=lambda each: each[0].mention.span)  # the one tells the other


def _by_label(claims: Sequence[Claim]) -> dict[_Label, set[str]]:
    """The figures that a text gives for each measure."""
    found: dict[_Label, set[str]] = {}
    for claim in claims:
        found.setdefault(_label(claim), set()).add(_figure(claim))
    return found


def _pairs(claims: Sequence[Claim]) -> Iterator[Pair]:
    """The pairs of two measures whose figures stand beside each other, in order of their measures."""
    for at, one in enumerate(claims):
        for other in claims[at + 1 : at + 1 + _FOLLOWING]:
            apart = _label(one) != _label(other) and measure(one) == measure(other) and _figure(one) != _figure(other)
            if apart and _beside(one, other):
                yield Pair(*sorted((one, other), key=_label))


def _key(pair: Pair) -> _Key:
    return (_label(pair.first), _figure(pair.first)), (_label(pair.second), _figure(pair.second))


def _label(claim: Claim) -> _Label:
    """What a figure measures, as far as its attribute says."""
    return measure(claim), claim.attribute.value


def _figure(claim: Claim) -> str:
    """A plain figure of a named measure; "" for any other."""
    value = claim.value
    plain = isinstance(value, Numeric) and value.upper is None and not claim.mention.hedges
    if not plain or not isinstance(value, Numeric) or not claim.named or not measure(claim) or abs(value.magnitude) < _LEAST:
        return ""
    denied = claim.modality.value in ("denied", "hypothetical")
    return "" if denied else str(value.magnitude.normalize())


def _beside(one: Claim, other: Claim) -> bool:
    """Whether a text tells two figures together: in one column, or near each other."""
    first, second = one.extra.get("cell"), other.extra.get("cell")
    if first and second:
        return bool(first[1] == second[1] or first[0] == second[0])
    return abs(one.mention.span.start - other.mention.span.start) <= _BESIDE
