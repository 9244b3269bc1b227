"""What a figure may mean: an interval from its magnitude, its quantum and its hedges.

Note [Intervals]. A figure as written means half a quantum to each side: 16% is [15.5, 16.5). Two figures agree when their
intervals meet. With a hedge (約, 程度) or a large scale word (万, 億, 兆) the quantum is the last non-zero digit, so that
6,000億 is [5,500億, 6,500億) and takes 5,930億. An unhedged 万/億/兆 amount may besides be a finer one cut off: 83億 takes
8,376百万円. A list price, a specification or a table cell keeps its stated quantum. Words that judge (わずか, もの) widen nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from claimcheck.model.claims import Hedge, HedgeKind
from claimcheck.model.values import Numeric, round_quantum

HALF = Fraction(1, 2)
ROUGH = Fraction(1, 10)
"""ざっくり, 概算: a tenth to each side."""

_WIDENS = frozenset({HedgeKind.ABOUT, HedgeKind.ALMOST, HedgeKind.OVER, HedgeKind.ABOVE, HedgeKind.ROUGH, HedgeKind.BAND})


@dataclass(frozen=True, slots=True)
class Interval:
    """A stretch of the number line; `None` is an open end at infinity."""

    low: Fraction | None
    high: Fraction | None
    low_open: bool = False
    high_open: bool = False

    def meets(self, other: "Interval") -> bool:
        """Whether some number lies in both."""
        return not (self.below(other) or other.below(self))

    def below(self, other: "Interval") -> bool:
        """Whether every number here is smaller than every number there."""
        if self.high is None or other.low is None:
            return False
        return self.high < other.low or (self.high == other.low and (self.high_open or other.low_open))

    def scaled(self, factor: Fraction, offset: Fraction = Fraction(0)) -> "Interval":
        """The interval in another unit: every number times a positive `factor`, plus `offset`."""
        return Interval(
            None if self.low is None else self.low * factor + offset,
            None if self.high is None else self.high * factor + offset,
            self.low_open,
            self.high_open,
        )

    def intersection(self, other: "Interval") -> "Interval | None":
        """What both have in common; None where they are disjoint."""
        if not self.meets(other):
            return None
        low, low_open = self.low, self.low_open
        if other.low is not None and (low is None or other.low > low or (other.low == low and other.low_open)):
            low, low_open = other.low, other.low_open
        high, high_open = self.high, self.high_open
        if other.high is not None and (high is None or other.high < high or (other.high == high and other.high_open)):
            high, high_open = other.high, other.high_open
        return Interval(low, high, low_open, high_open)

    def gap(self, other: "Interval") -> Fraction:
        """Distance between two disjoint intervals; 0 where they meet."""
        if self.below(other) and self.high is not None and other.low is not None:
            return other.low - self.high
        if other.below(self) and other.high is not None and self.low is not None:
            return self.low - other.high
        return Fraction(0)


def interval(
    value: Numeric, hedges: Iterable[Hedge] = (), *, tabular: bool = False, exact: bool = False, cut_off: bool = False
) -> Interval:
    """The interval a figure stands for, in its own unit.

    Args:
        value: the figure.
        hedges: the hedges and bounds around it.
        tabular: a list price, specification or table cell, whose digits are meant as written.
        exact: take no more than half the stated quantum: a term of a sum, a share, a change.
        cut_off: whether it is held against a finer figure, of which it may be the front digits (see `cuts_off`).
    """
    kinds = {hedge.kind for hedge in hedges}
    x = Fraction(value.magnitude)
    top = x if value.upper is None else Fraction(value.upper)
    if value.vague:
        return Interval(x, top)
    bound = _bound(kinds, x, top)
    if bound is not None:
        return bound
    widened = not exact and (bool(kinds & _WIDENS) or (value.scaled and not tabular))
    quantum = Fraction(round_quantum(value) if widened else value.quantum)
    if value.upper is not None:
        edge = quantum * HALF
        return Interval(x - edge, top + edge, high_open=True)
    size = abs(x)
    if HedgeKind.ROUGH in kinds:
        edge = max(size * ROUGH, Fraction(value.quantum) * HALF)  # ざっくり3人 is no narrower than 3人
        return Interval(x - edge, x + edge)
    if HedgeKind.BAND in kinds:
        return Interval(x, x + quantum, high_open=True)
    if HedgeKind.ALMOST in kinds:
        return Interval(x - quantum, x)
    if HedgeKind.OVER in kinds:
        return Interval(x, x + quantum)
    high = x + quantum if cut_off and cuts_off(value, kinds, tabular=tabular) and not exact else x + quantum * HALF
    return Interval(x - quantum * HALF, high, high_open=True)


def cuts_off(value: Numeric, kinds: Iterable[HedgeKind], *, tabular: bool) -> bool:
    """Whether a figure may be a finer one cut off: an unhedged 万/億/兆 amount without trailing zeros."""
    return value.scaled and not tabular and not set(kinds) and value.quantum == round_quantum(value)


def _bound(kinds: set[HedgeKind], low: Fraction, high: Fraction) -> Interval | None:
    """The half-line of 以上, 以下, 超 or 未満; None where no bound is stated."""
    if HedgeKind.ABOVE in kinds:
        return Interval(low, None, low_open=True)
    if HedgeKind.AT_LEAST in kinds:
        return Interval(low, None)
    if HedgeKind.BELOW in kinds:
        return Interval(None, high, high_open=True)
    if HedgeKind.AT_MOST in kinds:
        return Interval(None, high)
    return None
