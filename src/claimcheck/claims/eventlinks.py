"""Days of two texts that are told of one event in other words; see Note [Acts].

Note [One event, two days]. What no registered name joins may be joined by what was done to what: 着工は2022年9月 and 2022年10月に工事を始めた. Many
events of one affair are alike, so two days meet only where each is the likest of the other's text, that text has no rival for it and
gives its day to nothing that is like it. Days that a slip of one part tells apart (another year, month or day) count more than others.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from typing import NamedTuple

from claimcheck.claims.actwords import Act
from claimcheck.claims.compatibility import CLASH, Compatibility, bounds_of
from claimcheck.claims.sides import Sides
from claimcheck.model.claims import Claim
from claimcheck.model.values import Date

_CROWD = 60
"""Tellings that share an act or a noun; beyond, it tells nothing."""
_BASE, _LEAST = 0.9, 0.45
_MARGIN = 1.1
_OFTEN, _COMMON = 6, 0.8
_NEAR_DAYS, _ANOTHER = 14, 62
_SLIP, _NEAR, _FAR = 1.0, 0.9, 0.7
_WEAK = 0.65
_KNOWN = 0.8
"""The other text gives the day to something else."""


class Told(NamedTuple):
    """Days told of one event that cannot both be right, with how surely they are of one."""

    claims: tuple[Claim, ...]
    confidence: float


def find_events(claims: Sequence[Claim], slots: Compatibility, sides: Sides, joined: frozenset[tuple[str, int, str, int]]) -> Iterator[Told]:
    """The days of an affair that are told of one event and disagree.

    Args:
        claims: the claims of its texts.
        slots: what holds two claims against each other.
        sides: what tells whether values agree.
        joined: pairs of mentions, by path and start, that share a cell already.
    """
    told = [claim for claim in claims if "act" in claim.extra and claim.modality.value not in ("denied", "hypothetical")]
    near = _nearest(told, slots, sides)
    found: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for (at, path), (to, score) in sorted(near.items()):
        one, other = told[at], told[to]
        if at > to or near.get((to, one.path), (-1, 0.0))[0] != at or path != other.path:
            continue
        if (one.path, one.mention.span.start, other.path, other.mention.span.start) in joined or sides.agree(one, other):
            continue
        if _only_inferred(one, other, slots, sides):
            continue
        confidence = _BASE * score * _closeness(one.value, other.value) * _unknown(one, other, slots, sides) * _outright(one, other)
        if confidence >= _LEAST:
            found[at].append((to, confidence))
            found[to].append((at, confidence))
    yield from _merged(told, found, sides)


def _merged(told: Sequence[Claim], found: dict[int, list[tuple[int, float]]], sides: Sides) -> Iterator[Told]:
    """One dispute for a day that several texts contradict with one other."""
    done: set[tuple[int, int]] = set()
    for at in sorted(found, key=lambda at: (-len(found[at]), at)):
        rivals = [(to, score) for to, score in found[at] if (min(at, to), max(at, to)) not in done]
        if not rivals:
            continue
        best = max(rivals, key=lambda pair: pair[1])
        group = [to for to, _score in rivals if to == best[0] or sides.agree(told[to], told[best[0]])]
        done |= {(min(at, to), max(at, to)) for to in group}
        yield Told((told[at], *(told[to] for to in group)), best[1])


def _nearest(told: Sequence[Claim], slots: Compatibility, sides: Sides) -> dict[tuple[int, str], tuple[int, float]]:
    """For each telling and other text the likest one there, where that has no rival and nothing like it gives the same day."""
    beside: dict[str, list[int]] = defaultdict(list)
    for at, claim in enumerate(told):
        for key in _keys(claim.extra["act"]):
            beside[key].append(at)
    pairs = {
        pair for at in sorted(beside) if len(beside[at]) <= _CROWD
        for pair in combinations(beside[at], 2) if told[pair[0]].path != told[pair[1]].path
    }  # fmt: skip
    scores: dict[tuple[int, str], list[tuple[float, int]]] = defaultdict(list)
    for one, other in sorted(pairs):
        score = slots.compatible(told[one], told[other]) * _rarity(told[one].extra["act"], told[other].extra["act"], beside)
        if score > CLASH:
            scores[one, told[other].path].append((-score, other))
            scores[other, told[one].path].append((-score, one))
    out = {}
    for (at, path), found in scores.items():
        (best, to), *others = sorted(found)
        settled = any(sides.agree(told[at], told[each]) for _score, each in found)
        rival = any(-score * _MARGIN >= -best and not sides.agree(told[each], told[to]) for score, each in others)
        if not settled and not rival:
            out[at, path] = (to, -best)
    return out


def _rarity(one: Act, other: Act, beside: dict[str, list[int]]) -> float:
    """Less where the nouns that two tellings share stand in many others."""
    shared = one.themes & other.themes
    return _COMMON if shared and min(len(beside["~" + theme]) for theme in shared) > _OFTEN else 1.0


def _keys(act: Act) -> Iterator[str]:
    yield from act.kinds
    if act.word:
        yield act.word
    yield from ("~" + theme for theme in act.themes)


def _closeness(one: object, other: object) -> float:
    """How likely two days are one with a slip: two that differ in their year, their month or their day only."""
    if not isinstance(one, Date) or not isinstance(other, Date):
        return _FAR
    parts = [(each.year, each.month, each.day) for each in (one, other)]
    apart = sum(a != b for a, b in zip(*parts, strict=True) if a is not None and b is not None)
    if apart == 1 and parts[0][0] is not None and parts[1][0] is not None and abs(parts[0][0] - parts[1][0]) <= 1:
        return _SLIP
    apart = _days_apart(one, other)
    return _NEAR if 0 < apart <= _NEAR_DAYS else _FAR


def _outright(one: Claim, other: Claim) -> float:
    """Less where a day stands beside a name only, is that of a release, or is no more than a year."""
    acts: tuple[Act, Act] = one.extra["act"], other.extra["act"]
    grains = {value.grain for claim in (one, other) if isinstance(value := claim.value, Date)}
    vague = "year" in grains and (len(grains) > 1 or not all(act.precise for act in acts))
    weak = vague or not all(act.word for act in acts) or any(act.doubtful for act in acts)
    limit = acts[0].edge != acts[1].edge and "end" in (acts[0].edge, acts[1].edge)
    planned = one.modality.value != other.modality.value and "planned" in (one.modality.value, other.modality.value)
    later = planned and _days_apart(one.value, other.value) > _ANOTHER  # the next one is planned
    return _WEAK if weak or limit or later else 1.0


def _days_apart(one: object, other: object) -> int:
    """Days between the beginnings of two dates; 0 where one has no place in the calendar."""
    bounds = [bounds_of(each) if isinstance(each, Date) else None for each in (one, other)]
    return abs((bounds[0][0] - bounds[1][0]).days) if bounds[0] is not None and bounds[1] is not None else 0


def _only_inferred(one: Claim, other: Claim, slots: Compatibility, sides: Sides) -> bool:
    """Whether two days differ in a year only that one text does not write."""
    first, second = one.value, other.value
    if not isinstance(first, Date) or not isinstance(second, Date):
        return False
    open_year = any(claim.mention.span in slots.documents[claim.path].inferred for claim in (one, other))
    if not open_year:
        return False
    bare = any("月" not in _written(claim, slots) and "/" not in _written(claim, slots) for claim in (one, other))
    return any(
        sides.agree(replace(one, value=first.but(year=second.year, month=month)), other)
        for month in ((first.month, second.month) if bare else (first.month,))
    )


def _written(claim: Claim, slots: Compatibility) -> str:
    """A date as its text has it."""
    return slots.documents[claim.path].text[claim.mention.span.start : claim.mention.span.end]


def _unknown(one: Claim, other: Claim, slots: Compatibility, sides: Sides) -> float:
    """Less where the text of one also gives the day of the other, to something else."""
    for claim, rival in ((one, other), (other, one)):
        if any(each.dimension == "date" and sides.agree(each, rival) for each in slots.documents[claim.path].claims):
            return _KNOWN
    return 1.0
