"""Slots that one text only inferred, or that the other leaves open: they keep apart less than what both state.

Note [Stated and inferred]. Every slot may be misread: 10月1日に始める is no period of the price beside it, and 本県 no other owner
than a table without one. What is compared by its slots alone must take them as they were read. But where the words around two
figures single them out for each other (claims/linking/matches.py), a clash forbids only if both texts state the slot themselves,
and differently; else it costs `INFERRED`. Of figures that differ so, only open names are told, by many shared words: 7 of 10 such
pairs were contradictions, but of the gold sets 2 of 28 with one attribute, and none of 9 of which one is planned.
"""

from collections.abc import Callable, Mapping

from claimcheck.model.claims import Claim

STATED = 0.9
"""Factor from which a subject counts as stated; below it was inferred from the surroundings."""
INFERRED = 0.9
"""What a clash costs where only one text states the slot, or one of two inferred it."""
_LOOSELY_DATED = ("clause", "sentence", "heading", "line", "line above", "missing")
"""Sources of periods that may be of another event."""


def softened(factors: Mapping[str, float], one: Claim, other: Claim) -> dict[str, float]:
    """The factors of the slots of two claims that something else joins; a clash of what was inferred becomes a doubt."""
    if one.path == other.path:
        return dict(factors)
    return {slot: factor or (INFERRED if slot in _OPEN and _OPEN[slot](one, other) else 0.0) for slot, factor in factors.items()}


def _scopes_open(one: Claim, other: Claim) -> bool:
    if ("status:undone" in one.scope) != ("status:undone" in other.scope):
        return False  # 86件を届け出ていなかった, 68件を届け出た: a denial is told, not inferred
    first, second = (dict(scope.split(":", 1) for scope in claim.scope) for claim in (one, other))
    return all(first[group] == second[group] for group in first.keys() & second.keys())


def _period_open(one: Claim, other: Claim) -> bool:
    return not (one.period.value and other.period.value) or any(claim.period.source in _LOOSELY_DATED for claim in (one, other))


def _subject_open(one: Claim, other: Claim) -> bool:
    values = [claim.subject.value for claim in (one, other)]
    common = any(value.startswith("~") and "@" not in value for value in values) or "" in values  # 本県, told by who speaks
    return common or any(claim.subject.factor < STATED for claim in (one, other))


def _modality_open(one: Claim, other: Claim) -> bool:
    return "denied" not in {one.modality.value, other.modality.value}


def _aspect_open(one: Claim, other: Claim) -> bool:
    return {one.aspect.value, other.aspect.value} == {"level", "share"}


_OPEN: Mapping[str, Callable[[Claim, Claim], bool]] = {
    "scope": _scopes_open,
    "period": _period_open,
    "subject": _subject_open,
    "modality": _modality_open,
    "aspect": _aspect_open,
}
