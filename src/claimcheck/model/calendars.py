"""Calendar arithmetic: from a `Date` as written to the stretch of time it covers."""

from calendar import monthrange
from datetime import MAXYEAR, date, datetime, timedelta

from claimcheck.model.values import Date, Relative

# First day of each era; Taisho and Meiji by the Gregorian calendar (law on era names, Cabinet orders of 1926, 1989, 2019).
ERAS: dict[str, date] = {
    "明治": date(1868, 1, 25),
    "大正": date(1912, 7, 30),
    "昭和": date(1926, 12, 25),
    "平成": date(1989, 1, 8),
    "令和": date(2019, 5, 1),
}

# 春 = March to May … as the Japan Meteorological Agency divides the year.
SEASONS: dict[str, tuple[int, int]] = {"春": (3, 5), "夏": (6, 8), "秋": (9, 11), "冬": (12, 2)}

# Parts of a month as first and last day; of a year as first and last month. 上旬 中旬 下旬 are tens of days, the rest is
# read generously: 初め reaches to the end of the first third, 末 begins with the last.
MONTH_PARTS: dict[str, tuple[int, int]] = {
    "上旬": (1, 10), "初旬": (1, 10), "中旬": (11, 20), "下旬": (21, 31), "初め": (1, 10), "前半": (1, 15), "半ば": (10, 20),
    "後半": (16, 31), "末": (21, 31), "暮れ": (21, 31),
}  # fmt: skip
YEAR_PARTS: dict[str, tuple[int, int]] = {
    "初め": (1, 3), "初頭": (1, 3), "前半": (1, 6), "半ば": (5, 8), "後半": (7, 12), "末": (11, 12), "暮れ": (11, 12),
}  # fmt: skip


def era_year(era: str, year: int) -> int:
    """Western year of year `year` of `era`: 令和7年 is 2025."""
    return ERAS[era].year + year - 1


def bounds(value: Date) -> tuple[datetime, datetime] | None:
    """First moment of `value` and the moment after its last; None while it is unresolved.

    Raises:
        ValueError: the date does not exist.
    """
    own = _own_bounds(value)
    if own is None or value.until is None:
        return own
    end = _own_bounds(value.until)
    return None if end is None else (own[0], max(own[1], end[1]))


def _own_bounds(value: Date) -> tuple[datetime, datetime] | None:
    if not value.resolved:
        return None
    if value.century is not None:
        if value.century < 1:
            return None
        return datetime(value.century * 100 - 99, 1, 1), datetime(value.century * 100 + 1, 1, 1)
    if value.decade is not None:
        return datetime(value.decade, 1, 1), datetime(value.decade + 10, 1, 1)
    year = value.year
    if year is None or not 1 <= year < MAXYEAR:
        return None
    if value.day is not None and value.month is not None:
        return _day_bounds(value, year, value.month, value.day)
    if value.week is not None:
        return _week_bounds(value, year, value.week)
    first, last = _months(value, year)
    start = date(first // 12, first % 12 + 1, 1)
    after = date((last + 1) // 12, (last + 1) % 12 + 1, 1)
    if value.part in MONTH_PARTS and value.month is not None:
        low, high = MONTH_PARTS[value.part]
        days = monthrange(start.year, start.month)[1]
        start, after = start.replace(day=low), start + timedelta(days=min(high, days))
    return _midnight(start), _midnight(after)


def _day_bounds(value: Date, year: int, month: int, day: int) -> tuple[datetime, datetime]:
    start = _midnight(date(year, month, day))
    if value.hour is None:
        return start, start + timedelta(days=1)
    start += timedelta(hours=value.hour, minutes=value.minute or 0, seconds=value.second or 0)
    if value.second is not None:
        return start, start + timedelta(seconds=1)
    return start, start + (timedelta(minutes=1) if value.minute is not None else timedelta(hours=1))


def _week_bounds(value: Date, year: int, week: int) -> tuple[datetime, datetime]:
    """Of an ISO week, the n-th week of a month (from its first day on) or the n-th weekday of a month."""
    if value.month is not None and value.weekday is not None:
        start = nth_weekday(year, value.month, value.weekday, week)
        return _midnight(start), _midnight(start + timedelta(days=1))
    if value.month is not None:
        days = monthrange(year, value.month)[1]
        first = days - 6 if week < 0 else 7 * week - 6
        start = date(year, value.month, first)
    elif week < 0:
        start = date.fromisocalendar(year, date(year, 12, 28).isocalendar().week, 1)
    else:
        start = date.fromisocalendar(year, week, 1)
    return _midnight(start), _midnight(start + timedelta(days=7))


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The n-th Monday, Tuesday … of a month, Monday being 0; the last for -1, and where there is no fifth.

    Raises:
        ValueError: no such month.
    """
    first = date(year, month, 1)
    start = first + timedelta(days=(weekday - first.weekday()) % 7)
    days = [day for week in range(5) if (day := start + timedelta(days=7 * week)).month == month]
    return days[-1] if nth < 0 or nth > len(days) else days[nth - 1]


def _months(value: Date, year: int) -> tuple[int, int]:
    """First and last month, counted from year 0, of a date of month grain or coarser."""
    if value.fiscal_end is not None:  # 2025年3月期 ends in March 2025
        last = year * 12 + value.fiscal_end - 1
        first = last - 11
    elif value.fiscal:  # 2024年度 begins in April 2024
        first = year * 12 + 3
        last = first + 11
    else:
        first, last = year * 12, year * 12 + 11
    if value.month is not None:
        if value.fiscal and value.month < _FISCAL_START:  # 2024年度の1月 is January 2025
            return first + value.month + 8, first + value.month + 8
        return year * 12 + value.month - 1, year * 12 + value.month - 1
    if value.quarter is not None:
        return first + 3 * value.quarter - 3, first + 3 * value.quarter - 1
    if value.half is not None:
        return first + 6 * value.half - 6, first + 6 * value.half - 1
    if value.part in SEASONS:
        low, high = SEASONS[value.part]
        return year * 12 + low - 1, year * 12 + high - 1 + (12 if high < low else 0)
    if value.part in YEAR_PARTS:
        low, high = YEAR_PARTS[value.part]
        return first + low - 1, first + high - 1
    return first, last


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)


def add_months(day: date, months: int) -> date:
    """The same day `months` later, or the last day of that month."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def resolve(value: Date, discourse: date | None, dateline: date | None) -> Date:
    """`value` with its missing fields taken from an anchor; unchanged where no anchor helps.

    Args:
        value: the date as written.
        discourse: the last full date of the discourse, for 同日, 翌日, 同月29日 and years left out.
        dateline: the day the text speaks from, for 昨日, 来月 and, failing a discourse date, years left out.
    """
    if value.until is not None and not value.until.resolved:
        start = resolve(value.but(until=None), discourse, dateline)
        first = bounds(start)
        after = first[0].date() if first else discourse
        return start.but(until=resolve(value.until, after, dateline))
    if value.resolved:
        return value
    if value.relative is not None:
        anchor = discourse if value.relative.anchor == "discourse" else dateline
        return value if anchor is None else _shift(value, value.relative, anchor)
    if value.year is None and value.month is not None and (anchor := discourse or dateline):
        return value.but(year=anchor.year)
    if value.month is None and value.day is not None and (anchor := discourse or dateline):
        return value.but(year=value.year or anchor.year, month=anchor.month)
    return value


def _shift(value: Date, relative: Relative, anchor: date) -> Date:
    """`anchor` moved by `relative`, cut to the grain of the relative word; fields written out in `value` win."""
    if value.part == "期" and relative.anchor == "dateline":
        return value  # 今期 depends on when the company's year ends
    moved = add_months(anchor, relative.months) + timedelta(days=relative.days)
    grain = relative.grain or value.grain
    if grain == "week":
        return _in_week(value, moved)
    fields: dict[str, int | str | None] = {"year": moved.year if value.year is None else value.year}
    if value.fiscal and value.year is None and value.fiscal_end is None and moved.month < _FISCAL_START:
        fields["year"] = moved.year - 1
    if grain == "century":
        return value.but(century=(moved.year + 99) // 100, relative=None)
    if grain == "quarter":
        fields["quarter"] = (moved.month + 2) // 3
    elif grain == "half" and value.half is None:
        return value
    elif grain in _WITH_MONTH:
        fields["month"] = moved.month if value.month is None else value.month
        if grain != "month":
            fields["day"] = moved.day if value.day is None else value.day
    out = value.but(**fields, relative=None)
    return _counted(out)


def _in_week(value: Date, moved: date) -> Date:
    """A week, or the day of it that is named."""
    if value.weekday is not None:
        day = moved + timedelta(days=value.weekday - moved.weekday())
        update = {"year": day.year, "month": day.month, "day": day.day, "relative": None}
    else:
        calendar = moved.isocalendar()
        update = {"year": calendar.year, "week": calendar.week, "relative": None}
    return value.but(**update)


def _counted(value: Date) -> Date:
    """来月の第2月曜日 with its day, once the month is known."""
    if value.week is None or value.weekday is None or value.year is None or value.month is None:
        return value
    day = nth_weekday(value.year, value.month, value.weekday, value.week)
    return value.but(day=day.day, week=None)


_FISCAL_START = 4
_WITH_MONTH = frozenset({"month", "part", "day", "hour", "minute", "second"})
