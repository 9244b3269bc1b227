"""Dates in digits: 2025-01-27, 2025/1/27(月), R7.1.27, 2/28-3/1, 2025/6/20-22, 2025-01-27T09:00+09:00."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from claimcheck.model.calendars import era_year
from claimcheck.model.pattern import regex
from claimcheck.model.values import Date
from claimcheck.text import dategrammar as grammar
from claimcheck.text.kanji import whole
from claimcheck.text.lexicon import Lexicon
from claimcheck.text.scan import EDGE, Found, Scan

Groups = dict[str, str | None]
Fields = dict[str, Any]

_SEPARATORS = frozenset("-/.・,")
_ERA_LASTS = frozenset("治正和成MTSHR")
_ERA_BEFORE = regex(rf"(?:{grammar.ERAS}|(?<![A-Za-z])[MTSHR])$")
_YEAR_MONTH = regex(r"(?:19|20)\d\d\.\d\d")
_SEASON = regex(
    r"(?<![\dA-Za-z./~-])(?P<first>(?:19|20)\d\d)年?[-~/–](?P<next>(?:(?:19|20)\d\d|\d\d))"
    r"(?P<named>年?[ ]?(?:シーズン|季(?!節))|(?![\d年月./~-]))"
)
"""The season of a league, or the winter, of two years: 2025~26年シーズン; 2023-24 where it stands alone."""
_MONTHS, _DAYS = 12, 31
_EDGES = frozenset(("", "\n", EDGE))
_YEARS = range(1800, 2200)
"""Four digits are a year between these only, where a list of numbers is written the same way."""


class Recognizer:
    """Finds dates in digits; tried where a numeral is followed by one of their separators."""

    name = "numericdate"

    def __init__(self, lexicon: Lexicon) -> None:
        """The forms are fixed; the lexicon has no say in them."""

    def find(self, scan: Scan) -> Iterator[Found]:
        """Every date in digits that can be no fraction, score or decimal."""
        text = scan.text
        yield from self._seasons(scan)
        last = 0
        starts = [numeral.start for numeral in scan.following(_SEPARATORS)]
        starts += [
            numeral.start
            for numeral in scan.numerals
            if numeral.quantum < 1 and _YEAR_MONTH.fullmatch(text, numeral.start, numeral.end)
        ]
        for start in sorted(starts):
            if start < last:
                continue
            begin = start + (text[start] in "+-")
            before = (
                _ERA_BEFORE.search(text, max(0, begin - 2), begin) if text[begin - 1 : begin] in _ERA_LASTS else None
            )
            match = grammar.NUMERIC.match(text, before.start() if before else begin)
            found = _numeric(text, match) if match else None
            if found is not None:
                last = found.end
                yield found


    def _seasons(self, scan: Scan) -> Iterator[Found]:
        """Seasons that begin in one year and end in the next."""
        text = scan.text
        for match in _SEASON.finditer(text):
            first, following = int(match["first"]), match["next"]
            year = int(following) if len(following) > len("26") else first - first % 100 + int(following)
            alone = text[match.start() - 1 : match.start()] in _EDGES and text[match.end() : match.end() + 1] in _EDGES
            if year != first + 1 or not (match["named"] or (alone and int(following) > _MONTHS)):
                continue
            scan.take(match.start(), match.end())
            value = Date(grain="year", year=first, until=Date(grain="year", year=year))
            yield Found(match.start(), match.end(), value, self.name, 3)


def _numeric(text: str, match: re.Match[str]) -> Found | None:
    groups = match.groupdict()
    read = next(read for name, read in _FORMS if groups[name] is not None)
    fields = read(text, match, groups)
    if fields is None or not _exists(fields["month"], fields.get("day", 1)):
        return None
    end = match.end()
    if "day" in fields and (weekday := grammar.WEEKDAY_AFTER.match(text, end)):
        fields["weekday"] = grammar.weekday(weekday.groupdict())
        end = weekday.end()
    if groups["h"]:
        fields |= _clock(groups)
    return Found(match.start(), end, Date(**fields), Recognizer.name, 3)


def _exists(month: int, day: int) -> bool:
    return 1 <= month <= _MONTHS and 1 <= day <= _DAYS


def _number(digits: str | None) -> int:
    return int(digits or 0)


def _era(_text: str, _match: re.Match[str], groups: Groups) -> Fields | None:
    """R7.1.27, 令和7/1/27."""
    era = grammar.ERA_LETTERS.get(groups["era"] or "", groups["era"] or "")
    number = whole(groups["ey"] or "") or 0
    day = {"month": _number(groups["em"]), "day": _number(groups["ed"])}
    return {"grain": "day", "year": era_year(era, number), "era": era, "era_year": number, **day}


def _year_month(_text: str, _match: re.Match[str], groups: Groups) -> Fields | None:
    """2025/1, 2025-01まで."""
    year, month = _number(groups["y2"]), groups["m2"] or groups["m3"] or groups["m4"]
    return {"grain": "month", "year": year, "month": _number(month)} if year in _YEARS else None


def _full(_text: str, _match: re.Match[str], groups: Groups) -> Fields | None:
    """2025-01-27, 2025/1/27, 2025.1.27."""
    year = _number(groups["y"])
    if (groups["sep"] or "") in "・," and year not in _YEARS:
        return None
    return {"grain": "day", "year": year, "month": _number(groups["m"]), "day": _number(groups["d"])}


def _day_first(_text: str, _match: re.Match[str], groups: Groups) -> Fields | None:
    """13.5.2015; 3-7-2017 may be July or March and is left out."""
    first, second = _number(groups["dd"]), _number(groups["dm"])
    if (first > _MONTHS) == (second > _MONTHS):
        return None
    return {"grain": "day", "year": _number(groups["dy"]), "month": min(first, second), "day": max(first, second)}


def _short_year(_text: str, _match: re.Match[str], groups: Groups) -> Fields | None:
    """71/05/05: no month or day can be 71."""
    return {
        "grain": "day",
        "year": 1900 + _number(groups["yy"]),
        "month": _number(groups["ym"]),
        "day": _number(groups["yd"]),
    }


def _month_day_range(_text: str, _match: re.Match[str], groups: Groups) -> Fields | None:
    """2/28-3/1."""
    month, day = _number(groups["rm2"]), _number(groups["rd2"])
    if not _exists(month, day):
        return None
    until = Date(grain="day", month=month, day=day)
    return {"grain": "day", "month": _number(groups["rm"]), "day": _number(groups["rd"]), "until": until}


def _full_range(_text: str, _match: re.Match[str], groups: Groups) -> Fields | None:
    """2025/6/20-22, 2025/06/20-07/02."""
    year, month, day = _number(groups["fy"]), _number(groups["fm"]), _number(groups["fd"])
    last = _number(groups["um"]) or month, _number(groups["ud"])
    if year not in _YEARS or not _exists(*last) or last <= (month, day):
        return None
    until = Date(grain="day", year=year, month=last[0], day=last[1])
    return {"grain": "day", "year": year, "month": month, "day": day, "until": until}


def _month_day(text: str, match: re.Match[str], groups: Groups) -> Fields | None:
    """1/27 where a weekday, an hour, a particle or a zero in front says that it is no fraction."""
    month, day = groups["sm"] or "", groups["sd"] or ""
    sure = groups["sure"] is not None
    if int(month) > _MONTHS and sure:  # 22/04 can only have its day first
        month, day = day, month
    if (
        not sure
        and not month.startswith("0")
        and not day.startswith("0")
        and text[match.start() - 1 : match.start()] != "~"
    ):
        return None
    return {"grain": "day", "month": int(month), "day": int(day)}


_FORMS: tuple[tuple[str, Callable[[str, re.Match[str], Groups], Fields | None]], ...] = (
    ("era", _era), ("fy", _full_range), ("y2", _year_month), ("y", _full), ("dy", _day_first),
    ("yy", _short_year), ("rm", _month_day_range), ("sm", _month_day),
)  # fmt: skip


def _clock(groups: Groups) -> Fields:
    """The time of day and zone of an ISO 8601 date."""
    fields: Fields = {"hour": _number(groups["h"]), "minute": _number(groups["mi"]), "grain": "minute"}
    if groups["s"]:
        fields |= {"second": _number(groups["s"]), "grain": "second"}
    if zone := groups["z"]:
        sign = -1 if zone[0] == "-" else 1
        fields["utc_offset"] = 0 if zone == "Z" else sign * (int(zone[1:3]) * 60 + int(zone[-2:]))
    return fields
