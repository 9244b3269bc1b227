"""Dates in digits: 2025-01-27, 2025/1/27(月), R7.1.27, 2/28-3/1, 2025-01-27T09:00+09:00."""

import re
from collections.abc import Iterator
from typing import Any

from claimcheck.model.calendars import era_year
from claimcheck.model.values import Date
from claimcheck.text import dategrammar as grammar
from claimcheck.text.lexicon import Lexicon
from claimcheck.text.numerals import whole
from claimcheck.text.scan import Found, Scan

_SEPARATORS = frozenset("-/.・,")
_ERA_LASTS = frozenset("治正和成MTSHR")
_ERA_BEFORE = re.compile(rf"(?:{grammar.ERAS}|(?<![A-Za-z])[MTSHR])$")
_YEAR_MONTH = re.compile(r"(?:19|20)\d\d\.\d\d")
_MONTHS, _DAYS = 12, 31
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


def _numeric(text: str, match: re.Match[str]) -> Found | None:
    groups = match.groupdict()
    end = match.end()
    fields: dict[str, Any] = {"grain": "day"}
    if groups["era"]:
        era = grammar.ERA_LETTERS.get(groups["era"], groups["era"])
        number = whole(groups["ey"] or "") or 0
        fields.update(year=era_year(era, number), era=era, era_year=number)
        month, day = groups["em"], groups["ed"]
    elif groups["y2"]:
        month, day = groups["m2"] or groups["m3"] or groups["m4"], None
        fields.update(year=int(groups["y2"]), grain="month")
        if not 1800 <= int(groups["y2"]) <= 2199:  # noqa: PLR2004
            return None
    elif groups["y"]:
        fields["year"] = int(groups["y"])
        month, day = groups["m"], groups["d"]
        if groups["sep"] in "・," and not 1800 <= fields["year"] <= 2199:  # noqa: PLR2004
            return None
    elif groups["dy"]:
        fields["year"] = int(groups["dy"])
        first, second = int(groups["dd"] or 0), int(groups["dm"] or 0)
        if (first > 12) == (second > 12):  # noqa: PLR2004 - 3-7-2017 may be July or March
            return None
        month, day = (groups["dm"], groups["dd"]) if first > 12 else (groups["dd"], groups["dm"])  # noqa: PLR2004
    elif groups["yy"]:
        fields["year"] = 1900 + int(groups["yy"])
        month, day = groups["ym"], groups["yd"]
    elif groups["rm"]:
        month, day = groups["rm"], groups["rd"]
        if not 1 <= int(groups["rm2"] or 0) <= 12 or not 1 <= int(groups["rd2"] or 0) <= 31:  # noqa: PLR2004
            return None
        fields["until"] = Date(grain="day", month=int(groups["rm2"] or 0), day=int(groups["rd2"] or 0))
    else:
        month, day = groups["sm"], groups["sd"]
        before = text[max(0, match.start() - 1) : match.start()]
        if int(month or 0) > 12 and groups["sure"] is not None:  # noqa: PLR2004 - 22/04 can only be a day first
            month, day = day, month
        padded = (month or "").startswith("0") or (day or "").startswith("0")
        if groups["sure"] is None and not padded and before not in ("~",):
            return None
    if not 1 <= int(month or 0) <= 12 or not 1 <= int(day or 1) <= 31:  # noqa: PLR2004
        return None
    fields["month"] = int(month or 0)
    if day is not None:
        fields["day"] = int(day)
        if weekday := grammar.WEEKDAY_AFTER.match(text, end):
            fields["weekday"] = grammar.weekday(weekday.groupdict())
            end = weekday.end()
    if groups["h"]:
        fields.update(hour=int(groups["h"]), minute=int(groups["mi"] or 0), grain="minute")
        if groups["s"]:
            fields.update(second=int(groups["s"]), grain="second")
        if zone := groups["z"]:
            sign = -1 if zone[0] == "-" else 1
            fields["utc_offset"] = 0 if zone == "Z" else sign * (int(zone[1:3]) * 60 + int(zone[-2:]))
    return Found(match.start(), end, lambda: Date(**fields), Recognizer.name, 3)
