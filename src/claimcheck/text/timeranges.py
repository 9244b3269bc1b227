"""Ranges of dates, times of day and lengths of time."""

from decimal import Decimal
from typing import Any

from claimcheck.model.values import Date, Duration, Grain, Number, Relative, TimeOfDay, Value


def range_of_times(low: Value, high: Value, gap: str) -> Value | None:
    """The range between two dates, times or lengths of time."""
    if isinstance(low, Date):
        if (
            isinstance(high, Date)
            and high.relative is not None
            and high.relative.amount is not None
            and gap in ("から", "の")
        ):
            return _counted_from(low, high)
        if gap == "より" and isinstance(high, Date) and low.grain == "year" and high.month is None:
            return None  # 昨年より5日遅い
        return _dates(low, high) if isinstance(high, Date | TimeOfDay) else None
    if isinstance(low, TimeOfDay):
        return _clock(low, high) if isinstance(high, TimeOfDay | Date) else None
    if isinstance(low, Duration):
        return low.but(upper=high) if isinstance(high, Duration) and _rises(low, high) else None
    return mixed_range(low, high) if isinstance(low, Number) else None


def _rises(low: Duration, high: Duration) -> bool:
    """Whether two lengths of the same unit are the ends of a range."""
    calendar = bool(low.months) == bool(high.months)  # 半年~1年
    if low.upper is not None or high.upper is not None or not (low.unit == high.unit or calendar):
        return False
    return (low.months, low.seconds, low.business_days) < (high.months, high.seconds, high.business_days)


def mixed_range(low: Number, high: Value) -> Value | None:
    """A bare number before a date or a length of time: 1~2日間, 1~3月期, 2020~2021年."""
    number = low.magnitude
    if number != int(number) or number < 0:
        return None
    count = int(number)
    if isinstance(high, Duration):
        return _short_duration(number, high)
    if isinstance(high, TimeOfDay) and count <= 30 and high.minute is None:  # noqa: PLR2004
        return high.but(hour=count, until=high) if count < high.hour or high.hour > 12 else None  # noqa: PLR2004
    if not isinstance(high, Date) or high.until is not None or (high.relative is not None and high.grain != "day"):
        return None
    field, last = {"year": ("year", 2999), "month": ("month", 12), "day": ("day", 31)}.get(high.grain, ("", 0))
    if high.fiscal_end is not None and high.year is None and count <= 12:  # noqa: PLR2004 - 1~3月期 is January to March
        return Date(grain="month", month=count, until=Date(grain="month", month=high.fiscal_end))
    if high.fiscal_end is not None or not field or not 1 <= count <= last or (field == "year" and count < 1000):  # noqa: PLR2004
        return None
    if field == "month" and high.year is not None:
        return None
    return high.but(**{field: count, "weekday": None, "until": high})


def _short_duration(number: Decimal, high: Duration) -> Value | None:
    """1~2日間, 3~5年."""
    if high.upper is not None or not high.unit:
        return None
    months = number * {"year": 12, "month": 1}.get(high.unit, 0)
    seconds = number * {"week": 604800, "day": 86400, "hour": 3600, "minute": 60, "second": 1}.get(high.unit, 0)
    if (months, seconds) >= (high.months, high.seconds):
        return None
    return high.but(months=months, seconds=seconds, business_days=Decimal(0), upper=high)


def _dates(low: Date, high: Date | TimeOfDay) -> Value | None:
    if low.until is not None:
        return None
    if isinstance(high, TimeOfDay):
        return None if low.hour is None else low.but(until=_same_day(low, low.hour, high))
    if high.until is not None and low.grain != "month":
        return None
    return low.but(until=high.but(**_inherited(low, high)))


def _same_day(low: Date, hour: int, high: TimeOfDay) -> Date:
    """The end of 1月27日午前9時から11時."""
    time = _same_half(hour, high)
    weekday = low.weekday if low.day is None else None
    return low.but(
        hour=time.hour, minute=time.minute, second=time.second, grain=_time_grain(time), weekday=weekday
    )


def _inherited(low: Date, high: Date) -> dict[str, Any]:
    """What the end of a range takes over from its start: 2025年1月27日から29日, 11月から翌2月."""
    if high.relative is not None or high.year is not None:
        return {}
    if low.relative is not None:
        return {"relative": low.relative} if high.grain == low.grain == "day" and high.month is None else {}
    if high.month is None and high.day is not None and low.month is not None:
        return {"month": low.month, "year": low.year}
    if high.month is not None and low.year is not None and high.fiscal_end is None:
        before = (high.month, high.day or 0) < (low.month or 0, low.day or 0)
        return {"year": low.year + before}
    return {}


def _counted_from(low: Date, high: Date) -> Value | None:
    """今日から2日後, 昨日の2日前: counted from a relative day."""
    first, second = low.relative, high.relative
    if first is None or second is None:
        return None
    if first.amount is not None:
        return low.but(until=high)
    if low.grain != "day" or high.grain not in ("day", "month", "year") or low.hour is not None:
        return None
    relative = first.but(days=first.days + second.days, months=first.months + second.months)
    return low.but(relative=relative)


def _clock(low: TimeOfDay, high: TimeOfDay | Date) -> Value | None:
    if low.until is not None:
        return None
    if isinstance(high, Date):
        if high.hour is None or high.until is not None:
            return None
        start = Date(
            grain=_time_grain(low), hour=low.hour, minute=low.minute, relative=Relative(anchor="dateline", grain="day")
        )
        return start.but(until=high)
    return low.but(until=_same_half(low.hour, high))


def _same_half(first: int, second: TimeOfDay) -> TimeOfDay:
    """午後1時~3時: the second hour is in the afternoon as well."""
    if second.part is None and first > 12 > second.hour and second.hour + 12 > first:  # noqa: PLR2004
        return second.but(hour=second.hour + 12)
    return second


def _time_grain(time: TimeOfDay) -> Grain:
    return "second" if time.second is not None else "minute" if time.minute is not None else "hour"
