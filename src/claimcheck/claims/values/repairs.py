"""What each figure of stated arithmetic would have to be for the arithmetic to be right, all others being as they stand."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import NamedTuple

from claimcheck.model.claims import Mention
from claimcheck.model.intervals import Interval


class Repair(NamedTuple):
    """A figure of arithmetic that is wrong, with what would put it right."""

    path: str
    mention: Mention
    right: Interval
    """In the base unit of what it measures, as `Scale.interval` gives it; of dates, minutes."""
    weekday: int | None = None
    """The weekday that a day must be told with to be right; Monday is 0."""


def added(parts: Iterable[Interval]) -> Interval:
    """What some figures come to."""
    low = high = Fraction(0)
    for part in parts:
        low, high = low + _low(part), high + _high(part)
    return Interval(low, high)


def less(whole: Interval, part: Interval) -> Interval:
    """What is left of a figure."""
    return Interval(_low(whole) - _high(part), _high(whole) - _low(part))


def times(one: Interval, other: Interval) -> Interval:
    """The product of two figures that are not negative."""
    return Interval(_low(one) * _low(other), _high(one) * _high(other))


def divided(one: Interval, other: Interval) -> Interval | None:
    """The quotient of two figures that are not negative; None by what may be nothing."""
    return Interval(_low(one) / _high(other), _high(one) / _low(other)) if _low(other) > 0 else None


def exactly(number: Fraction | int) -> Interval:
    """A figure without any slack."""
    return Interval(Fraction(number), Fraction(number))


def is_closed(found: Interval | None) -> bool:
    """Whether a figure has two ends to reckon with."""
    return found is not None and found.low is not None and found.high is not None


def of_sum(path: str, parts: Sequence[tuple[Mention, Interval]], total: tuple[Mention, Interval]) -> tuple[Repair, ...]:
    """The repairs of a sum: first its total, then each part."""
    whole = added(figure for _mention, figure in parts)
    rests = [(part, less(less(total[1], whole), Interval(-_high(figure), -_low(figure)))) for part, figure in parts]
    return (Repair(path, total[0], whole), *(Repair(path, part, rest) for part, rest in rests if _high(rest) > 0))


def _low(found: Interval) -> Fraction:
    return Fraction(0) if found.low is None else found.low


def _high(found: Interval) -> Fraction:
    return Fraction(0) if found.high is None else found.high
