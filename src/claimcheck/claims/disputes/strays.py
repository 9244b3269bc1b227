"""Figures that a cell holds by mistake: the 920人 of all years beside 120人 and 140人 of each, the total of a season beside a game.

Note [Strays]. Slots that one text leaves out let a figure into a cell that it has no business in. Where the cell already tells of
figures that lie near each other, as two that contradict each other do, one that lies far from all of them is of another thing, and
would only hide what the cell tells. One that is ten times as large, digit by digit, is a slip and no stray.
"""

from dataclasses import replace
from fractions import Fraction

from claimcheck.claims.corpus import Corpus
from claimcheck.claims.linking.comparable import middle
from claimcheck.claims.linking.link import Cell
from claimcheck.claims.linking.twins import slip_odds
from claimcheck.model.claims import Claim

_NEAR = Fraction(7, 5)
"""Times that two figures of one thing lie apart at most: nearly all contradictions lie closer, see `FAR_APART` of weighing."""
_FAR = 2
"""Times that a figure lies from the nearest of the others to be of another thing."""
_LEAST = 10
"""Smaller figures lie near each other anyway."""
_PLACED = frozenset({"date", "time", "entity"})
_PAIR = 2


def without_strays(corpus: Corpus, cell: Cell) -> tuple[Cell, list[list[Claim]]]:
    """A cell without the figures that lie far from all others, and its sides."""
    sides = corpus.sides.divide(cell.claims)
    if cell.twins or len(sides) <= _PAIR or cell.dimension in _PLACED:
        return cell, sides
    sizes = [middle(side[0], corpus.scale) for side in sides]
    kept = [side for side, size in zip(sides, sizes, strict=True) if sum(_apart(size, other) < _FAR for other in sizes) > 1]
    slips = any(slip_odds(one[0], other[0]) > 1.0 for one in kept for other in sides if other not in kept)
    if slips or len(kept) != _PAIR or len({claim.path for side in kept for claim in side}) == 1:
        return cell, sides
    low, high = sorted(middle(side[0], corpus.scale) for side in kept)
    if low < _LEAST or high > low * _NEAR:
        return cell, sides
    own = {id(claim) for side in kept for claim in side}
    held = [at for at, claim in enumerate(cell.claims) if id(claim) in own]
    left = replace(cell, claims=[cell.claims[at] for at in held], factors=[cell.factors[at] for at in held])
    return left, corpus.sides.divide(left.claims)


def _apart(one: Fraction, other: Fraction) -> Fraction:
    """How many times two figures lie apart; far where one of them is 0."""
    low, high = sorted((one, other))
    return high / low if low else Fraction(_FAR)
