"""Values that stand together: date and time of day, ranges, amounts in brackets.

The recognisers find simple values; here neighbours become one value where the words between them say so.
"""

import re
from decimal import Decimal
from typing import Any

from claimcheck.model.values import (
    Date,
    Duration,
    Grain,
    Money,
    Number,
    Numeric,
    Ordinal,
    Quantity,
    Ratio,
    Recurrence,
    Relative,
    TimeOfDay,
    Value,
)
from claimcheck.text.clock import hour_of
from claimcheck.text.kanji import LARGE
from claimcheck.text.scan import Found

_RANGE = re.compile(r"[ ]?(?:~|〜|-|–|—|―|から|より|ないし|乃至|以[降後]の?)[ ]?(?:翌(?=\d{4}))?")
_RATE = re.compile(r"(?:時速|分速|秒速|毎時|毎分|毎秒)[ ]?$")
_LOOSE = re.compile(r"、|・|,|か")
_DATE_TIME = re.compile(r"(?:の|、|,|に|夜|[ ]|[ ]-[ ]|の夜、|、夜の)?")
_UNTIL = re.compile(r"まで(?!も|に[はも]?至)|にかけて?|にわたって?|いっぱい")
_BETWEEN = re.compile(r"(?:と|から)")
_AND_BETWEEN = re.compile(r"の(?:間|あいだ|中)")
_OPEN_AFTER = (
    (
        "from",
        re.compile(
            r"(?:以[降来後]|[~〜](?![\d])|から(?!の間|見|すれ|言|い(?:う|え)|し(?:て|か)|な(?:る|り)|成|構成|選|も(?:らう|らっ))"
            r"|より(?:も)?後|の後から|(?<=[日月年時])後(?![半期継日々方任])"
            r"|(?:と|または|及び|および)その後|の後(?=[にはの、。]|\Z))(?:ずっと)?"
        ),
    ),
    (
        "to",
        re.compile(
            r"以前|まで(?!も)|より(?:も)?前|(?<=[日年時分\d])前(?![年月日後期半倒])|までに"
            r"|(?:と|または|及び|および)その前|の前(?=[にはの、。]|\Z)"
        ),
    ),
)  # fmt: skip
OPEN_FIRSTS = frozenset(
    {"以降", "以来", "以後", "以前", "から", "まで", "より", "の後", "の前", "とそ", "また", "及び", "およ"}
)
OPEN_SINGLES = frozenset("~〜後前")
_POINTS = (
    "century",
    "decade",
    "year",
    "half",
    "quarter",
    "season",
    "month",
    "part",
    "week",
    "day",
    "hour",
    "minute",
    "second",
)


def join_all(text: str, found: list[Found]) -> list[Found]:
    """Neighbouring values joined, in order of position: first dates with times, then ranges."""
    return _ranges(text, _times(text, found))


def _times(text: str, found: list[Found]) -> list[Found]:
    """2025年1月27日 + 午前9時 = one date of hour grain."""
    out: list[Found] = []
    for item in found:
        previous = out[-1] if out else None
        if previous is not None and item.recognizer == "time" and item.start - previous.end <= 3:  # noqa: PLR2004
            joined = _at_time(text, previous, item)
            if joined is not None:
                out[-1] = joined
                continue
        out.append(item)
    return out


def _at_time(text: str, first: Found, second: Found) -> Found | None:
    gap = text[first.end : second.start]
    if not _DATE_TIME.fullmatch(gap):
        return None
    day, time = first.built(), second.built()
    if isinstance(day, Recurrence) and isinstance(time, TimeOfDay) and (day.at is None or "T" not in day.at):
        return _recurring(text, first, second, day, time)
    if (
        not isinstance(time, TimeOfDay)
        or not isinstance(day, Date)
        or day.grain != "day"
        or day.until is not None
        or day.hour is not None
    ):
        return None
    hour = time.hour
    if day.part and not time.part:
        hour = hour_of(hour, _PART_KINDS.get(day.part, ""))
    update: dict[str, Any] = {
        "grain": "second" if time.second is not None else "minute" if time.minute is not None else "hour",
        "hour": hour, "minute": time.minute, "second": time.second, "utc_offset": time.utc_offset, "part": None,
    }  # fmt: skip
    value = day.model_copy(update=update)
    return Found(first.start, second.end, None, first.recognizer, first.rank, value)


def _recurring(text: str, first: Found, second: Found, value: Recurrence, time: TimeOfDay) -> Found:
    """毎週月曜日 + 午後4時."""
    hour = hour_of(time.hour, _PART_KINDS.get(text[first.end - 1], "")) if time.part is None else time.hour
    clock = f"T{hour:02}" + (f":{time.minute:02}" if time.minute is not None else "")
    made = value.model_copy(update={"at": (value.at or "") + clock})
    return Found(first.start, second.end, None, first.recognizer, first.rank, made)


_PART_KINDS = {
    "夜": "evening",
    "晩": "evening",
    "朝": "am",
    "夕": "pm",
    "午後": "pm",
    "午前": "am",
    "昼": "noon",
    "夕方": "pm",
    "深夜": "night",
}


def _ranges(text: str, found: list[Found]) -> list[Found]:
    out: list[Found] = []
    for item in found:
        if out and item.start - out[-1].end <= 4:  # noqa: PLR2004
            joined = _range(text, out[-1], item)
            if joined is not None:
                out[-1] = joined
                continue
        out.append(item)
    return out


def _range(text: str, first: Found, second: Found) -> Found | None:
    gap = text[first.end : second.start]
    loose = False
    if gap == "" and text[second.start] == "-":
        pass  # 10人-20人: the hyphen was read as a sign
    elif _LOOSE.fullmatch(gap) or (gap == "と" and _AND_BETWEEN.match(text, second.end)):
        loose = True
    elif not _RANGE.fullmatch(gap) and not (gap == "の" and second.recognizer == "relative"):
        return None
    low, high = first.built(), second.built()
    if isinstance(low, Numeric) and isinstance(high, Numeric):
        value = _numeric(text, first, second, low, high, gap, loose=loose)
    elif loose and gap != "と":
        value = None
        if isinstance(low, Number) and isinstance(high, Duration) and _consecutive(text, first, second):
            value = _mixed(text, first, second, low, high)
    elif (
        isinstance(low, Date)
        and isinstance(high, Date)
        and high.relative is not None
        and high.relative.amount is not None
        and gap in ("から", "の")
    ):
        value = _counted_from(low, high)
    elif isinstance(low, Date) and isinstance(high, Date | TimeOfDay):
        value = _dates(low, high)
    elif isinstance(low, TimeOfDay) and isinstance(high, TimeOfDay | Date):
        value = _clock(low, high)
    elif isinstance(low, Duration) and isinstance(high, Duration):
        value = low.model_copy(update={"upper": high}) if _rises(low, high) else None
    elif isinstance(low, Number):
        value = _mixed(text, first, second, low, high)
    else:
        value = None
    if value is None:
        return None
    made = value
    start = first.start
    if (
        isinstance(made, Quantity)
        and made.per
        and isinstance(low, Number)
        and (rate := _RATE.search(text, max(0, start - 3), start))
    ):
        start = rate.start()
    return Found(start, second.end, None, second.recognizer, second.rank, made)


def _rises(low: Duration, high: Duration) -> bool:
    """Whether two lengths of the same unit are the ends of a range."""
    if low.upper is not None or high.upper is not None or low.unit != high.unit:
        return False
    return (low.months, low.seconds, low.business_days) < (high.months, high.seconds, high.business_days)


def _consecutive(text: str, first: Found, second: Found) -> bool:
    """2、3日: two single digits in a row."""
    low, high = text[first.start : first.end], text[second.start]
    order = "0123456789〇一二三四五六七八九"
    following = text[second.start + 1 : second.start + 2]
    if following in order or following in ".,":
        return False
    return len(low) == 1 and low in order and high in order and order.index(high) - order.index(low) == 1


def _numeric(
    text: str, first: Found, second: Found, low: Numeric, high: Numeric, gap: str, *, loose: bool
) -> Value | None:
    if low.upper is not None and not low.vague:
        return None
    if isinstance(high, Ordinal) != isinstance(low, Ordinal) and not isinstance(low, Number):
        return None
    if (
        loose
        and gap != "と"
        and not (isinstance(low, Number) and not isinstance(high, Number) and _consecutive(text, first, second))
    ):
        return None
    if gap == "より" or (gap.strip() in ("-", "–", "—", "―") and isinstance(low, Number) and isinstance(high, Number)):
        return None
    top = high.upper if high.vague and high.upper is not None else abs(high.magnitude) if gap == "" else high.magnitude
    bottom = low.magnitude
    if not _same_kind(low, high):
        return None
    if loose and gap != "と" and low.magnitude:  # 二、三十人: the second digit is one more
        bottom = top * low.magnitude / (low.magnitude + 1)
    if isinstance(low, Number) and not low.scaled and high.scaled:
        scale = _scale(text[second.start : second.end])
        if bottom * scale < top:
            bottom *= scale
    if bottom >= top:
        return None
    update: dict[str, Any] = {
        "magnitude": bottom,
        "upper": top,
        "vague": low.vague or high.vague,
        "scaled": high.scaled or low.scaled,
    }
    return high.model_copy(update=update)


def _same_kind(low: Numeric, high: Numeric) -> bool:
    if isinstance(low, Number):
        return True
    if isinstance(low, Quantity) and isinstance(high, Quantity):
        return low.unit == high.unit and (low.per == high.per or low.per is None or high.per is None)
    if isinstance(low, Money) and isinstance(high, Money):
        return low.currency == high.currency
    if isinstance(low, Ratio) and isinstance(high, Ratio):
        return low.unit == high.unit
    if isinstance(low, Ordinal) and isinstance(high, Ordinal):
        return low.unit == high.unit
    return False


def _scale(text: str) -> Decimal:
    """The large scale word a figure ends in: 3~5万人 shares its 万."""
    for char in reversed(text):
        if char in LARGE:
            return Decimal(LARGE[char])
        if char.isdecimal():
            break
    return Decimal(1)


def _mixed(text: str, first: Found, second: Found, low: Number, high: Value) -> Value | None:
    """A bare number before a date or a length of time: 1~2日間, 1~3月期, 2020~2021年."""
    number = low.magnitude
    if number != int(number) or number < 0:
        return None
    count = int(number)
    if isinstance(high, Duration):
        if high.upper is not None or not high.unit:
            return None
        size = Decimal(1)
        unit_months = {"year": Decimal(12), "month": size}.get(high.unit)
        seconds = {"week": 604800, "day": 86400, "hour": 3600, "minute": 60, "second": 1}.get(high.unit, 0)
        start = high.model_copy(
            update={
                "months": number * (unit_months or 0),
                "seconds": number * seconds,
                "business_days": Decimal(0),
                "upper": high,
            }
        )
        return start if (start.months, start.seconds) < (high.months, high.seconds) else None
    if isinstance(high, TimeOfDay) and count <= 30 and high.minute is None:  # noqa: PLR2004
        return high.model_copy(update={"hour": count, "until": high}) if count < high.hour or high.hour > 12 else None  # noqa: PLR2004
    if not isinstance(high, Date) or high.until is not None or (high.relative is not None and high.grain != "day"):
        return None
    field, last = {"year": ("year", 2999), "month": ("month", 12), "day": ("day", 31)}.get(high.grain, ("", 0))
    if high.fiscal_end is not None and high.year is None and count <= 12:  # noqa: PLR2004 - 1~3月期 is January to March
        return Date(grain="month", month=count, until=Date(grain="month", month=high.fiscal_end))
    if high.fiscal_end is not None or not field or not 1 <= count <= last or (field == "year" and count < 1000):  # noqa: PLR2004
        return None
    if field == "month" and high.year is not None:
        return None
    return high.model_copy(update={field: count, "weekday": None, "until": high})


def _dates(low: Date, high: Date | TimeOfDay) -> Value | None:
    if low.until is not None:
        return None
    if isinstance(high, TimeOfDay):
        if low.hour is None:
            return None
        time = _same_half(low.hour, high)
        end = low.model_copy(
            update={
                "hour": time.hour,
                "minute": time.minute,
                "second": time.second,
                "grain": _time_grain(time),
                "weekday": low.weekday if low.day is None else None,
            }
        )
        return low.model_copy(update={"until": end})
    if high.until is not None and low.grain != "month":
        return None
    update: dict[str, Any] = {}
    if (
        high.relative is None
        and low.relative is not None
        and high.year is None
        and high.grain == "day"
        and low.grain == "day"
        and high.month is None
    ):
        update = {"relative": low.relative}
    if high.relative is None and low.relative is None:
        if high.year is None and high.month is None and high.day is not None and low.month is not None:
            update = {"month": low.month, "year": low.year}
        elif high.year is None and high.month is not None and low.year is not None and high.fiscal_end is None:
            before = (high.month, high.day or 0) < (low.month or 0, low.day or 0)
            update = {"year": low.year + before}
    end = high.model_copy(update=update) if update else high
    return low.model_copy(update={"until": end})


def _counted_from(low: Date, high: Date) -> Value | None:
    """今日から2日後, 昨日の2日前: counted from a relative day."""
    first, second = low.relative, high.relative
    if first is None or second is None:
        return None
    if first.amount is not None:
        return low.model_copy(update={"until": high})
    if low.grain != "day" or high.grain not in ("day", "month", "year") or low.hour is not None:
        return None
    relative = first.model_copy(update={"days": first.days + second.days, "months": first.months + second.months})
    return low.model_copy(update={"relative": relative})


def _clock(low: TimeOfDay, high: TimeOfDay | Date) -> Value | None:
    if low.until is not None:
        return None
    if isinstance(high, Date):
        if high.hour is None or high.until is not None:
            return None
        start = Date(
            grain=_time_grain(low), hour=low.hour, minute=low.minute, relative=Relative(anchor="dateline", grain="day")
        )
        return start.model_copy(update={"until": high})
    return low.model_copy(update={"until": _same_half(low.hour, high)})


def _same_half(first: int, second: TimeOfDay) -> TimeOfDay:
    """午後1時~3時: the second hour is in the afternoon as well."""
    if second.part is None and first > 12 > second.hour and second.hour + 12 > first:  # noqa: PLR2004
        return second.model_copy(update={"hour": second.hour + 12})
    return second


def _time_grain(time: TimeOfDay) -> Grain:
    return "second" if time.second is not None else "minute" if time.minute is not None else "hour"


def close_range(text: str, end: int) -> int:
    """Where まで or にかけて after a closed range ends."""
    match = _UNTIL.match(text, end)
    return match.end() if match else end


def open_end(text: str, end: int) -> tuple[str, int] | None:
    """Whether 以降, から, まで … leave a date open, and where that word ends."""
    for side, pattern in _OPEN_AFTER:
        if match := pattern.match(text, end):
            return side, match.end()
    return None
