"""Values that stand together: date and time of day, ranges, amounts in brackets.

The recognisers find simple values; here neighbours become one value where the words between them say so.
"""

from typing import Any

from claimcheck.model.pattern import regex
from claimcheck.model.values import Date, Recurrence, TimeOfDay
from claimcheck.text.clock import hour_of
from claimcheck.text.ranges import join_ranges
from claimcheck.text.scan import Found

_DATE_TIME = regex(r"(?:の|、|,|に|夜|[ ]|[ ]-[ ]|の夜、|、夜の)?")
_UNTIL = regex(r"まで(?!も|に[はも]?至)|にかけて?|にわたって?|いっぱい")
_OPEN_AFTER = (
    (
        "from",
        regex(
            r"(?:以[降来後]|[~〜](?![\d])|から(?!の間|見|すれ|言|い(?:う|え)|し(?:て|か)|な(?:る|り)|成|構成|選|も(?:らう|らっ))"
            r"|より(?:も)?後|の後から|(?<=[日月年時])後(?![半期継日々方任])"
            r"|(?:と|または|及び|および)その後|の後(?=[にはの、。]))(?:ずっと)?"
        ),
    ),
    (
        "to",
        regex(
            r"以前|まで(?!も)|より(?:も)?前|(?<=[日年時分\d])前(?![年月日後期半倒])|までに"
            r"|(?:と|または|及び|および)その前|の前(?=[にはの、。])"
        ),
    ),
)  # fmt: skip
OPEN_HEADS = frozenset(
    {*"~〜後前", "以降", "以来", "以後", "以前", "から", "まで", "より", "の後", "の前", "とそ", "また", "及び", "およ"}
)
"""The one or two characters that the words of an open end begin with."""
CLOSE_HEADS = frozenset({"まで", "にか", "にわ", "いっ"})
"""The same for the words after a closed range."""


def join_all(text: str, found: list[Found]) -> list[Found]:
    """Neighbouring values joined, in order of position: years told twice, dates with times, then ranges."""
    out: list[Found] = []
    last = -_FARTHEST
    for item in found:
        joined = None
        if item.start - last < _FARTHEST:  # most stand alone
            if item.recognizer == "time":
                joined = _at_time(text, out[-1], item)
            elif (joined := _on_weekday(text, out[-1], item) or _told_twice(text, out[-1], item)) is not None:
                pass
            elif item.recognizer == "date" and text[last] in ")〉>》" and len(out) > 1:
                joined = _of_both_years(text, out[-2], out[-1], item)
                if joined is not None:
                    del out[-1]
        if joined is None:
            out.append(item)
        else:
            out[-1] = joined
        last = item.end
    return join_ranges(text, out)


def _of_both_years(text: str, outer: Found, inner: Found, day: Found) -> Found | None:
    """2019年(平成31年)5月15日: a year in both calendars with the day behind the bracket is one date."""
    if text[outer.end : inner.start] + text[inner.end : day.start] not in ("()", "〈〉", "<>", "《》"):
        return None
    rest = day.value
    years = [value for value in (outer.value, inner.value) if isinstance(value, Date)]
    whole = len(years) == 2 and all(value.grain == "year" and value.until is None for value in years)  # noqa: PLR2004
    if not whole or not isinstance(rest, Date) or rest.year is not None or rest.month is None or rest.relative is not None:
        return None
    era = next((value for value in years if value.era is not None), None)
    western = next((value for value in years if value.era is None), None)
    if era is None or western is None:
        return None
    value = rest.but(year=western.year, era=era.era, era_year=era.era_year)
    return Found(outer.start, day.end, value, day.recognizer, day.rank)


def _told_twice(text: str, first: Found, second: Found) -> Found | None:
    """来週の木曜、6月26日: a day told by the week, and then by its date, is one day."""
    near, value = first.value, second.value
    told = isinstance(near, Date) and near.relative is not None and near.weekday is not None and near.day is None
    if not told or not isinstance(value, Date) or text[first.end : second.start] not in ("、", ",", "の", "("):
        return None
    if value.month is None or value.day is None or value.until is not None or value.relative is not None:
        return None
    return Found(first.start, second.end, value, second.recognizer, second.rank)


def _on_weekday(text: str, first: Found, second: Found) -> Found | None:
    """土曜日の11月9日 = 11月9日(土)."""
    day, value = first.value, second.value
    if not isinstance(day, Date) or not isinstance(value, Date) or text[first.end : second.start] not in ("の", "、", " ", ""):
        return None
    if day.weekday is None or day != Date(grain="day", weekday=day.weekday) or text[first.start] == "(":
        return None
    if value.month is None or value.day is None or value.weekday is not None or value.until is not None or value.relative:
        return None
    return Found(first.start, second.end, value.but(weekday=day.weekday), second.recognizer, second.rank)


def _at_time(text: str, first: Found, second: Found) -> Found | None:
    """2025年1月27日 + 午前9時 = one date of hour grain."""
    gap = text[first.end : second.start]
    if not _DATE_TIME.fullmatch(gap):
        return None
    day, time = first.value, second.value
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
    value = day.but(**update)
    return Found(first.start, second.end, value, first.recognizer, first.rank)


def _recurring(text: str, first: Found, second: Found, value: Recurrence, time: TimeOfDay) -> Found:
    """毎週月曜日 + 午後4時."""
    hour = hour_of(time.hour, _PART_KINDS.get(text[first.end - 1], "")) if time.part is None else time.hour
    clock = f"T{hour:02}" + (f":{time.minute:02}" if time.minute is not None else "")
    made = value.but(at=(value.at or "") + clock)
    return Found(first.start, second.end, made, first.recognizer, first.rank)


_FARTHEST = 4
"""Characters between two values that can no longer be one."""
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
