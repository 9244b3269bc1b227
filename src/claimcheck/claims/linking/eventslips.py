"""How likely two days are one, with a slip of the pen between them."""

from claimcheck.claims.linking.sametime import bounds_of
from claimcheck.model.values import Date

_NEAR_DAYS, _STEP = 14, 3
_SLIP, _NEAR, _FAR = 1.0, 0.75, 0.56


def closeness(one: object, other: object) -> float:
    """How likely two days are one with a slip: two that differ in their year, their month or their day only."""
    if not isinstance(one, Date) or not isinstance(other, Date):
        return _FAR
    if _is_swapped(one, other) or _is_slip_of_clock(one, other):
        return _SLIP
    parts = [(each.year, each.month, each.day) for each in (one, other)]
    apart = sum(a != b for a, b in zip(*parts, strict=True) if a is not None and b is not None)
    alike = (one.day is None) == (other.day is None)
    if apart == 1 and alike and parts[0][0] is not None and parts[1][0] is not None and abs(parts[0][0] - parts[1][0]) <= 1:
        days = one.day or 0, other.day or 0
        first, second = (f"{day:02}" for day in days)
        near = abs(days[0] - days[1]) <= _STEP or sum(a != b for a, b in zip(first, second, strict=True)) == 1
        if near or first == second[::-1]:  # 12日, 21日
            return _SLIP  # 25日 for 11日 is none
    apart = days_apart(one, other)
    return _NEAR if 0 < apart <= _NEAR_DAYS else _FAR


def _is_swapped(one: Date, other: Date) -> bool:
    """Whether one day has the month and the day of the other the wrong way round: 4月10日, 10月4日."""
    swapped = (one.month, one.day) == (other.day, other.month) and one.month is not None and one.month != one.day
    return swapped and one.year == other.year is not None


def _is_slip_of_clock(one: Date, other: Date) -> bool:
    """Whether two times of one day differ in their hour or their minute alone, or days near each other have one time of day."""
    days, clocks = [(each.year, each.month, each.day) for each in (one, other)], [(each.hour, each.minute) for each in (one, other)]
    if None in (one.hour, other.hour, one.day, other.day):
        return False
    if days[0] == days[1]:
        return clocks[0] != clocks[1] and any(a == b for a, b in zip(*clocks, strict=True))
    return clocks[0] == clocks[1] and 0 < days_apart(one, other) <= _NEAR_DAYS


def days_apart(one: object, other: object) -> int:
    """Days between the beginnings of two dates; 0 where one has no place in the calendar."""
    bounds = [bounds_of(each) if isinstance(each, Date) else None for each in (one, other)]
    return abs((bounds[0][0] - bounds[1][0]).days) if bounds[0] is not None and bounds[1] is not None else 0
