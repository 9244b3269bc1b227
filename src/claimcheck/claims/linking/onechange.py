"""Two tellings of one change that agree on one end: 41分から23分になる, これまで41分かかったが、開通後は31分で結ばれる.

Note [One change]. A change has two ends. Where two texts tell of a change and agree on one end, of as many digits as tell something
or among the same words, the other end should be the same, too. A text that gives the other's figure as well knows the two apart.
In 106 sets of texts all four pairs joined so were contradictions.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations
from typing import NamedTuple

from claimcheck.claims.figures.sides import Sides
from claimcheck.claims.lexicon.likeness import words_in
from claimcheck.claims.linking.comparable import counted_alike, measure
from claimcheck.claims.linking.compatibility import Compatibility
from claimcheck.claims.linking.transitions import Transition, rises
from claimcheck.claims.values.slips import significant_digits
from claimcheck.model.claims import Claim
from claimcheck.model.values import Numeric

CONFIDENCE = 0.75
_SOMETHING, _TELLING = 1, 3
"""Words and digits that two changes must share: as a rule, and where one of the texts gives both figures."""
_MOST = 16
"""Changes with one end of equal figures that are held against each other."""


class Disagreement(NamedTuple):
    """The ends of one change on which two texts differ."""

    claims: tuple[Claim, Claim]
    confidence: float


def disagreements(
    claims: Sequence[Claim], texts: Mapping[str, str], slots: Compatibility, sides: Sides
) -> Iterator[Disagreement]:
    """The ends of changes on which two texts of an affair differ though they agree on the other; see Note [One change]."""
    by_path: dict[str, list[Claim]] = {path: [] for path in texts}
    for claim in claims:
        by_path[claim.path].append(claim)
    best: dict[int, int] = {}
    found: list[tuple[int, Transition, Transition, tuple[Claim, Claim]]] = []
    for one, other, same, apart in _meeting(slots.before.changes[path] for path in by_path):
        said = _said(same, apart, texts, slots, sides)
        if rises(one) != rises(other):
            continue  # 3から2に下がった, 1から2に上がった
        if said >= (_TELLING if _knows(by_path, apart, sides) else _SOMETHING):
            found.append((said, one, other, apart))
            for change in (one, other):
                best[id(change)] = max(said, best.get(id(change), 0))
    for said, one, other, apart in found:
        if said == best[id(one)] == best[id(other)]:
            yield Disagreement(apart, CONFIDENCE)


def _meeting(
    told: Iterable[Sequence[Transition]],
) -> Iterator[tuple[Transition, Transition, tuple[Claim, Claim], tuple[Claim, Claim]]]:
    """The pairs of changes with one end of equal figures, with their ends there and their other ends."""
    known: dict[tuple[str, str], list[Transition]] = {}
    for change in chain.from_iterable(told):
        for end, claim in zip(Transition._fields, change, strict=True):
            known.setdefault((end, f"{measure(claim)}={claim.value}"), []).append(change)
    for (end, _), changes in sorted(known.items(), key=lambda item: item[0]):
        for one, other in combinations(changes[:_MOST], 2):
            ends = (one.before, other.before), (one.after, other.after)
            yield one, other, *(ends if end == "before" else ends[::-1])


def _said(
    same: tuple[Claim, Claim], apart: tuple[Claim, Claim], texts: Mapping[str, str], slots: Compatibility, sides: Sides
) -> int:
    """How many words and digits say that two changes with one end in common are one; 0 where something tells them apart."""
    if same[0].path == same[1].path or not slots.affinity.related(same[0].path, same[1].path):
        return 0
    if sides.agree(*apart) or measure(apart[0]) != measure(apart[1]):
        return 0
    if not all(counted_alike(*pair, sides.scale) for pair in (same, apart)):
        return 0
    words = [words_in(texts[claim.path][slice(*claim.sentence)]) for claim in same]
    value = same[0].value
    digits = len(significant_digits(value.magnitude)) if isinstance(value, Numeric) else 1
    return len(words[0] & words[1]) + digits - 1


def _knows(by_path: Mapping[str, Sequence[Claim]], apart: tuple[Claim, Claim], sides: Sides) -> bool:
    """Whether one of two texts also gives the figure of the other."""
    return any(
        measure(claim) == measure(rival) and sides.agree(claim, rival)
        for own, rival in (apart, apart[::-1]) for claim in by_path[own.path]
    )
