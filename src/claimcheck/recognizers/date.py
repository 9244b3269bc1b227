"""Dates of the calendar as written: 2025年1月27日(月), 令和7年度, R7.1.27, 同月29日, 昨年12月, 第3四半期, 1990年代."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from claimcheck.model.calendars import ERAS, era_year
from claimcheck.model.values import Date, Grain, Relative, Value
from claimcheck.text import dategrammar as grammar
from claimcheck.text.lexicon import Lexicon
from claimcheck.text.numerals import whole
from claimcheck.text.scan import Found, Scan

_ERA_LETTERS = {"M": "明治", "T": "大正", "S": "昭和", "H": "平成", "R": "令和"}
_PIVOT = 70
"""Two-digit years from here on belong to the twentieth century."""
_FULL_YEAR = 4
_SEASONS = frozenset("春夏秋冬")
_GRAINS: dict[str, Grain] = {"day": "day", "week": "week", "month": "month", "quarter": "quarter", "half": "half", "year": "year", "century": "century"}
_BLANK = frozenset(" の、,/")


class Recognizer:
    """Finds dates that name a point of the calendar, wholly or in part."""

    name = "date"

    def __init__(self, lexicon: Lexicon) -> None:
        self._marked = grammar.marked_date(lexicon)
        self._words = grammar.date_words(lexicon)
        self._leads = grammar.date_leads(lexicon)
        eras = grammar.choice([*grammar.ERAS.split("|"), *lexicon.words.get("old_eras", ())])
        weekdays = grammar.choice(lexicon.maps.get("relative_weekdays", {}))
        self._before = {
            "曜": re.compile(rf"(?:{weekdays})?[{grammar.WEEKDAYS}]曜$"),
            "元": re.compile(rf"(?:{eras})[ ]?元$"),
            "年": re.compile("年$"),
        }
        maps = lexicon.maps
        self._relative = {word: _relative(spec) for word, spec in maps.get("relative_dates", {}).items()}
        for word, days in maps.get("day_part_dates", {}).items():
            anchor = "discourse" if word.startswith("翌") else "dateline"
            self._relative[word] = _relative(f"{anchor} day 0 {days}")
        self._weekdays = {word: int(days) for word, days in maps.get("relative_weekdays", {}).items()}
        self._day_parts = {word: word[1:] for word in maps.get("day_part_dates", {})}
        self._season_shift = {word: int(months) for word, months in maps.get("relative_seasons", {}).items()}
        self._year_parts, self._month_parts = maps.get("year_parts", {}), maps.get("month_parts", {})
        self._holidays = maps.get("holidays", {})
        years = grammar.choice(word for word, (_, grain, _) in self._relative.items() if grain == "year")
        self._year_before = re.compile(rf"(?:(?P<rel>{years})|(?P<y>\d{{4}})年)の?$")
        self._length_words = tuple(lexicon.words.get("day_is_length", ()))

    def find(self, scan: Scan) -> Iterator[Found]:
        """Every date, the partial ones too."""
        text = scan.text
        yield from self._marked_dates(scan)
        yield from _numeric_dates(scan)
        for match in grammar.LONE_WEEKDAY.finditer(text):
            if match["wdb"]:
                value = Date(grain="day", weekday=grammar.weekday(match.groupdict()))
                yield Found(match.start(), match.end(), lambda value=value: value, self.name, 1)
        if "世紀" in text:
            for match in grammar.CENTURY.finditer(text):
                yield self._century(match)
        for start, end, date in scan.dates:
            yield Found(start, end, date.model_copy, self.name, 2, date)

    def _on_holiday(self, text: str, match: re.Match[str]) -> Found:
        """元日, 今年の独立記念日."""
        month, _, day = self._holidays[match.group()].partition("-")
        before = self._year_before.search(text, max(0, match.start() - 6), match.start())
        relative = self._relative[before["rel"]][0] if before and before["rel"] else None
        year = int(before["y"]) if before and before["y"] else None
        value = Date(grain="day", year=year, month=int(month), day=int(day), relative=relative)
        return Found(before.start() if before else match.start(), match.end(), lambda: value, self.name, 1, value)

    def _marked_dates(self, scan: Scan) -> Iterator[Found]:
        """Dates with 年 月 日 and words of the calendar; the long expression is tried only where one can begin."""
        text = scan.text
        last = 0
        holidays: list[Found] = []
        beginnings = self._beginnings(scan, holidays)
        yield from holidays
        for start in beginnings:
            if start < last:
                continue
            if (day := grammar.DAY.match(text, start)) and text[start - 1 : start] not in _BEFORE_DAY and not text.endswith(_ONLY, 0, start):
                value = grammar.day_of_month(day[1])
                if value is not None:
                    last = day.end()
                    scan.take(start, last)
                    yield Found(start, last, value.model_copy, self.name, 2, value)
                    continue
            match = self._marked.match(text, start)
            if match is None or match.end() == start:
                continue
            found = self._read(scan, match)
            if found is not None:
                last = found.end
                if (match["m"] and (match["y"] or match["d"])) or len(match["y"] or "") == _FULL_YEAR:
                    scan.take(found.start, last)
                yield found

    def _beginnings(self, scan: Scan, holidays: list[Found]) -> list[int]:
        """Where dates can begin, in order; holidays met on the way are added to `holidays`."""
        text = scan.text
        starts = set()
        for match in self._words.finditer(text):
            if match.group() in self._holidays:
                holidays.append(self._on_holiday(text, match))
            else:
                starts.add(match.start())
        for match in _ENDINGS.finditer(text):
            found = self._before[match.group()[0]].search(text, max(0, match.start() - 5), match.start() + 1)
            if found is not None:
                starts.add(found.start())
        lasts, lead = self._leads
        for numeral in scan.following(_FOLLOWERS):
            start = numeral.start + (text[numeral.start] in "+-")
            if text[start - 1 : start] in lasts and (before := lead.search(text, max(0, start - 6), start)):
                start = before.start()
            starts.add(start)
        return sorted(starts)

    def _century(self, match: re.Match[str]) -> Found:
        number = whole(match["n"]) or 0
        end = match.end() if match["part"] or not match["no"] else match.start("no")
        part = self._year_parts.get(match["part"] or "", None)
        value = Date(grain="century", century=-number if match["bc"] else number, part=part)
        return Found(match.start(), end, lambda: value, self.name, 2)

    def _read(self, scan: Scan, match: re.Match[str]) -> Found | None:
        groups = match.groupdict()
        text = scan.text
        if not match.group().strip():
            return None
        end = _trimmed(match)
        start = match.start()
        fields: dict[str, Any] = {"grain": "day"}
        if not self._year(text, groups, fields) or not self._month_and_day(text, match, groups, fields, end):
            return None
        if groups["rel"] and not self._relate(groups, fields):
            return None
        if groups["relwd"]:
            fields["relative"] = Relative(anchor="dateline", days=self._weekdays[groups["relwd"]], grain="week")
        if groups["rel"] and (text[start] in "本当今前先明" or "ぁ" <= text[start] <= "ん") and not _is_word(scan, start, match.end("rel"), len(fields)):
            return None
        if (weekday := grammar.weekday(groups)) is not None:
            fields["weekday"] = weekday
            if fields["grain"] == "week" and "week" not in fields:
                fields["grain"] = "day"
            elif fields["grain"] in ("month", "year") and groups["wd"] and not groups["wdno"] and fields.get("week") is None:
                fields["grain"] = "day" if len(fields) == 1 else fields["grain"]
                end = match.start("wd") if len(fields) > 1 else end
            elif fields["grain"] != "day":
                end = match.start("wdno") if groups["wdno"] else match.start("wd") if groups["wd"] else end
                fields.pop("weekday") if groups["wd"] else None
        if groups["dp"]:
            if fields["grain"] == "day":
                fields["part"] = groups["dp"]
            else:
                end = match.start("dpno") if groups["dpno"] else match.start("dp")
        if groups["dpgoro"]:
            end -= len(groups["dpgoro"])
        key = tuple(fields.items())
        return Found(start, end, lambda: _date(key), self.name, 2)

    def _year(self, text: str, groups: dict[str, str | None], fields: dict[str, Any]) -> bool:
        """Read the year into `fields`; False where it is none."""
        if groups["ey"]:
            era = _ERA_LETTERS.get(groups["era"] or "", groups["era"] or "")
            number = whole(groups["ey"])
            if not number or number > 99:  # noqa: PLR2004 - 令和0年 is no year
                return False
            if era not in ERAS:
                fields.update(era=era, era_year=number, grain="year")
                return not groups["fy"]
            fields.update(year=era_year(era, number), era=era, era_year=number, grain="year")
        elif groups["y"]:
            number = whole(groups["y"])
            written = len(groups["y"])
            lead = groups["lead"] or ""
            if number is None:
                return False
            if groups["era10"]:
                if number % 10 or (number < 10):  # noqa: PLR2004
                    return False
                fields.update(grain="decade", decade=number)
                return not (groups["m"] or groups["d"])
            if lead.startswith(("紀元前", "BC")):
                number = -number
            elif number < 100 and lead != "西暦":  # noqa: PLR2004
                if written > 2 and not groups["y"].isdecimal() and not groups["m"]:  # noqa: PLR2004
                    return False
                if lead != "'" and not groups["fy"] and not groups["m"] and not groups["q"] and not groups["half"]:
                    return False
                if not lead and groups["m"] and (written == 1 or not groups["y"].isdecimal()):
                    return False  # 3年2月: too short for a year without its century
                number += 1900 if number >= _PIVOT else 2000
            elif number < 1000 and not lead and not groups["m"] and number % 50 == 0 and not _topic(text, groups):  # noqa: PLR2004
                return False
            if number > 2999:  # noqa: PLR2004
                return False
            fields.update(year=number, grain="year")
        if groups["fy"]:
            fields["fiscal"] = True
        return True

    def _month_and_day(self, text: str, match: re.Match[str], groups: dict[str, str | None], fields: dict[str, Any], end: int) -> bool:
        if groups["m"]:
            month = whole(groups["m"])
            if month is None or not 1 <= month <= 12:  # noqa: PLR2004
                return False
            if groups["ki"]:
                fields.update(fiscal=True, fiscal_end=month, grain="year")
            else:
                fields.update(month=month, grain="month")
        if groups["d"]:
            day = whole(groups["d"])
            bare = not (groups["m"] or groups["y"] or groups["ey"] or groups["rel"])
            if day is None or not 1 <= day <= 31 or (groups["ki"] and groups["m"]):  # noqa: PLR2004
                return False
            if bare and (groups["me"] or text.startswith(self._length_words, match.end("d") + 1) or _is_span(text, match, day)):
                return False
            if groups["me"] or (groups["y"] and not groups["m"]):
                return False
            fields.update(day=day, grain="day")
        elif not self._finer(groups, fields):
            return False
        return True

    def _finer(self, groups: dict[str, str | None], fields: dict[str, Any]) -> bool:
        """Quarters, halves, weeks, parts of a year or month."""
        if groups["nthwd"]:
            nth = -1 if groups["last"] else 1 if groups["first"] else whole(groups["nth"] or "1")
            fields.update(grain="day", week=nth, weekday=grammar.WEEKDAYS.index(groups["nthwd"]))
        elif groups["week"] or groups["firstweek"] or groups["lastweek"]:
            number = -1 if groups["lastweek"] else 1 if groups["firstweek"] else whole(groups["week"] or "")
            if not number or not (groups["y"] or groups["m"] or groups["rel"] or groups["ey"]):
                return False
            fields.update(grain="week", week=number)
        elif quarter := groups["q"] or groups["q2"]:
            fields.update(grain="quarter", quarter=whole(quarter))
        elif groups["half"]:
            fields.update(grain="half", half=1 if groups["half"].startswith("上") else 2)
            if groups["half"] in ("上期", "下期"):
                fields["fiscal"] = True
        elif groups["full"]:
            if fields.get("year") is None and not groups["rel"]:
                return False
            fields.update(grain="year", fiscal=True)
        elif part := groups["mpart"] or groups["ypart"]:
            return self._part(part, groups, fields)
        elif groups["relseason"]:
            return False
        return True

    def _part(self, part: str, groups: dict[str, str | None], fields: dict[str, Any]) -> bool:
        dated = bool(groups["y"] or groups["ey"])
        relative = groups["rel"] and self._relative.get(groups["rel"])
        if part in _SEASONS:
            if not (dated or groups["relseason"] or relative) or groups["m"]:
                return False
            fields.update(grain="season", part=part)
            if groups["relseason"]:
                months = self._season_shift[groups["relseason"]]
                fields["relative"] = Relative(anchor="discourse" if groups["relseason"] == "翌" else "dateline", months=months, grain="year")
        elif groups["m"]:
            if part in self._month_parts:
                fields.update(grain="part", part=self._month_parts[part]) if self._month_parts[part] != "いっぱい" else None
        elif fields.get("decade") is not None or dated or relative:
            table = self._month_parts if relative and relative[1] in ("month", "week") else self._year_parts
            if relative and relative[1] == "day" and part in ("終わり", "おわり"):
                fields["part"] = "終わり"
                return True
            if part not in table or (relative and relative[1] == "day"):
                return False
            fields.update(part=table[part]) if table[part] != "いっぱい" else None
            if relative and relative[1] == "week":
                fields["grain"] = "week"
            elif fields["grain"] in ("day", "year") and fields.get("decade") is None:
                fields["grain"] = "part"
        elif part in ("年末", "年初", "年始", "年明け"):
            fields.update(grain="part", part=self._year_parts[part], relative=Relative(anchor="dateline", grain="year"))
        else:
            return False
        return True

    def _relate(self, groups: dict[str, str | None], fields: dict[str, Any]) -> bool:
        """Join the relative word with what follows it: 同月29日, 昨年12月, 来週の金曜日."""
        relative, grain, special = self._relative[groups["rel"] or ""]
        if special:
            fields["part"] = special
        if groups["rel"] in self._day_parts:
            fields["part"] = self._day_parts[groups["rel"] or ""]
        if grain == "fiscal":
            fields["fiscal"] = True
            grain = "year"
        order = ["century", "year", "half", "quarter", "month", "week", "day"]
        if groups["y"] or groups["ey"]:  # 今年2025年: the number wins
            return True
        given = fields["grain"]
        stated = [name for name in ("m", "d", "q", "q2", "half", "nthwd", "week", "mpart", "ypart", "firstweek", "lastweek") if groups[name]]
        if fields.get("part") == "終わり":
            stated = []
        if not stated:
            fields["grain"] = grain
        elif given in order and order.index(given) <= order.index(grain) and grain != "week":
            return False
        elif grain == "day" or (grain == "week" and given not in ("week", "day")):
            return False
        fields["relative"] = relative
        return True


# what marks a date from behind: rarer characters than those it begins with
_ENDINGS = re.compile(r"曜|元年|年[末初始明]")
_FOLLOWERS = frozenset("年月日週四がク春夏秋冬Qの")
_BEFORE_DAY = frozenset("月年の週期日-/.・~0123456789")


@lru_cache(maxsize=1 << 14)
def _date(fields: tuple[tuple[str, Any], ...]) -> Date:
    """The date of these fields; the same object for the same fields, for dates recur."""
    return Date(**dict(fields))


_ONLY = ("わずか", "たった", "丸", "まる", "ものの")
_PER_DAY = re.compile(r"日(?:に|で)(?:約|平均|最大|およそ|最高|計)?[\d数一二三四五六七八九十百千]|日(?:で|のうち|も)(?!す)")


def _is_span(text: str, match: re.Match[str], day: int) -> bool:
    """Whether a bare day is a length of time after all: わずか3日, 1日で, 1日に300件."""
    start = match.start("d")
    return text.endswith(_ONLY, 0, start) or (day == 1 and _PER_DAY.match(text, match.end("d")) is not None)


def _topic(text: str, groups: dict[str, str | None]) -> bool:
    """Whether a three-digit round year is spoken of as a year: 500年は."""
    at = text.find(groups["y"] or "")
    return text[at + len(groups["y"] or "") + 1 : at + len(groups["y"] or "") + 2] == "は"


def _relative(spec: str) -> tuple[Relative, str, str]:
    """Shift, grain and part that the lexicon's "anchor grain months days [part]" stands for."""
    anchor, grain, months, days, *part = spec.split()
    named: Grain = "year" if grain == "fiscal" else _GRAINS[grain]
    relative = Relative(anchor="discourse" if anchor == "discourse" else "dateline", months=int(months), days=int(days), grain=named)
    return relative, grain, part[0] if part else ""


def _is_word(scan: Scan, start: int, end: int, fields: int) -> bool:
    """Whether 本日, 前日, 今年 … is a word of its own: no part of 日本日産, 午前日程."""
    before = scan.text[start - 1 : start]
    following = scan.text[end : end + 1]
    kana = "ぁ" <= scan.text[start] <= "ん" and scan.text[start + 1 : start + 2] != "の"
    if not kana and not ("一" <= before <= "鿿") and not ("一" <= following <= "鿿"):
        return True
    if fields > 2 and not ("一" <= before <= "鿿"):  # noqa: PLR2004 - a month or day follows
        return True
    tokens = scan.words(start, end)
    return start in tokens.starts and end in tokens.ends


def _trimmed(match: re.Match[str]) -> int:
    """The end of the match without the particle or blank that was to join it to a next part."""
    text, end = match.group(), match.end()
    while text and text[-1] in _BLANK:
        text, end = text[:-1], end - 1
    return end


_SEPARATORS = frozenset("-/.・,")
_ERA_BEFORE = re.compile(rf"(?:{grammar.ERAS}|(?<![A-Za-z])[MTSHR])$")
_YEAR_MONTH = re.compile(r"(?:19|20)\d\d\.\d\d")


def _numeric_dates(scan: Scan) -> Iterator[Found]:
    """2025-01-27, R7.1.27, 1/27(月): tried where a numeral is followed by one of their separators."""
    text = scan.text
    last = 0
    starts = [numeral.start for numeral in scan.following(_SEPARATORS)]
    starts += [numeral.start for numeral in scan.numerals if numeral.quantum < 1 and _YEAR_MONTH.fullmatch(text, numeral.start, numeral.end)]
    for start in sorted(starts):
        if start < last:
            continue
        begin = start + (text[start] in "+-")
        before = _ERA_BEFORE.search(text, max(0, begin - 2), begin) if text[begin - 1 : begin] in _ERA_LASTS else None
        match = grammar.NUMERIC.match(text, before.start() if before else begin)
        found = _numeric(text, match) if match else None
        if found is not None:
            last = found.end
            yield found


_ERA_LASTS = frozenset("治正和成MTSHR")


def _numeric(text: str, match: re.Match[str]) -> Found | None:
    groups = match.groupdict()
    end = match.end()
    fields: dict[str, Any] = {"grain": "day"}
    if groups["era"]:
        era = _ERA_LETTERS.get(groups["era"], groups["era"])
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


