"""Dates of the calendar as written: 2025年1月27日(月), 令和7年度, R7.1.27, 同月29日, 昨年12月, 第3四半期, 1990年代."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

from claimcheck.model.pattern import regex
from claimcheck.model.values import Date
from claimcheck.text import dategrammar as grammar
from claimcheck.text.alternation import alternation
from claimcheck.text.dateread import DateReader, Fields, Groups, is_doubtful
from claimcheck.text.durations import ONLY
from claimcheck.text.kanji import whole
from claimcheck.text.lexicon import Lexicon
from claimcheck.text.nearby import near
from claimcheck.text.scan import Found, Scan

_FULL_YEAR = 4
_BLANK = frozenset(" の、,/")


class Recognizer:
    """Finds dates that name a point of the calendar, wholly or in part."""

    name = "date"

    def __init__(self, lexicon: Lexicon) -> None:
        self._marked = grammar.marked_date(lexicon)
        self._words = grammar.date_words(lexicon)
        self._leads = grammar.date_leads(lexicon)
        eras = alternation([*grammar.ERAS.split("|"), *lexicon.words.get("old_eras", ())])
        weekdays = alternation(lexicon.maps.get("relative_weekdays", {}))
        self._before = {
            "曜": re.compile(rf"(?:{weekdays})?[{grammar.WEEKDAYS}]曜$"),
            "元": re.compile(rf"(?:{eras})[ ]?元$"),
            "年": re.compile("年$"),
        }
        maps = lexicon.maps
        self._reader = DateReader(lexicon)
        self._known = lru_cache(maxsize=1 << 13)(self._understood)
        self._year_parts = maps.get("year_parts", {})
        self._holidays = maps.get("holidays", {})
        years = alternation(word for word, (_, grain, _) in self._reader.relative.items() if grain == "year")
        self._year_before = re.compile(rf"(?:(?P<rel>{years})|(?P<y>\d{{4}})年)の?$")

    def find(self, scan: Scan) -> Iterator[Found]:
        """Every date, the partial ones too."""
        text = scan.text
        yield from self._marked_dates(scan)
        for match in grammar.LONE_WEEKDAY.finditer(text):
            if match["wdb"]:
                value = Date(grain="day", weekday=grammar.weekday(match.groupdict()))
                yield Found(match.start(), match.end(), value, self.name, 1)
        for years in (grammar.BOTH_YEARS, grammar.BARE_YEARS) if ")" in text else ():
            for match in near(years, grammar.OTHER_YEAR, text, 20, 40):
                both = self._reader.of_both(match)
                if both is not None:
                    scan.take(match.start(), match.end())
                    yield Found(match.start(), match.end(), both, self.name, 3)
        if "世紀" in text:
            for match in grammar.CENTURY.finditer(text):
                yield self._century(match)
        for start, end, date in scan.dates:
            yield Found(start, end, date, self.name, 2)
        yield from _both_days(text)

    def _on_holiday(self, text: str, match: re.Match[str]) -> Found:
        """元日, 今年の独立記念日."""
        month, _, day = self._holidays[match.group()].partition("-")
        before = self._year_before.search(text, max(0, match.start() - 6), match.start())
        relative = self._reader.relative[before["rel"]][0] if before and before["rel"] else None
        year = int(before["y"]) if before and before["y"] else None
        value = Date(grain="day", year=year, month=int(month), day=int(day), relative=relative)
        return Found(before.start() if before else match.start(), match.end(), value, self.name, 1)

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
            if (
                (day := grammar.DAY.match(text, start))
                and text[start - 1 : start] not in _BEFORE_DAY
                and not text.endswith(ONLY, 0, start)
            ):
                value = grammar.day_of_month(day[1] or day[2])
                if value is not None:
                    last = day.end()
                    scan.take(start, last)
                    yield Found(start, last, value, self.name, 2)
                    continue
            if grammar.NO_DATE.match(text, start):
                continue
            match = self._marked.match(text, start)
            if match is None or match.end() == start:
                continue
            found = self._read(scan, match)
            if found is not None:
                last = found.end
                listed = _LISTED.match(text, last) if text[last - 1] == "月" else None
                if listed is not None and (days := list(_listed(found, listed))):
                    last = days[-1].end
                    scan.take(found.start, last)
                    yield from days
                    continue
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
        return Found(match.start(), end, value, self.name, 2)

    def _read(self, scan: Scan, match: re.Match[str]) -> Found | None:  # noqa: C901, PLR0912 - one branch for each part of a date
        text, start = scan.text, match.start()
        known = self._known(match.groups())
        if known is None or not match.group().strip():
            return None
        end = _trimmed(match)
        if known.value is not None:
            return Found(start, end, known.value, self.name, 2)
        groups, fields = known.groups, dict(known.fields)
        if groups["rel"] == "当日" and (_AT_THE_DOOR.match(text, start) or _OR_AT_THE_DOOR.search(text, max(0, start - 20), start)):
            return None
        if known.doubtful and self._reader.is_length(text, match, groups):
            return None
        if known.wordlike and not _is_word(scan, start, match.end("rel"), len(fields)):
            return None
        if (weekday := grammar.weekday(groups)) is not None:
            fields["weekday"] = weekday
            if fields["grain"] == "week" and "week" not in fields:
                fields["grain"] = "day"
            elif (
                fields["grain"] in ("month", "year")
                and groups["wd"]
                and not groups["wdno"]
                and fields.get("week") is None
            ):
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
        return Found(start, end, _date(tuple(fields.items())), self.name, 2)

    def _understood(self, found: tuple[str | None, ...]) -> "_Known | None":
        """What the groups of a match mean wherever it stands; None where they are no date."""
        groups = dict(zip(self._marked.groupindex, found, strict=True))
        fields = self._reader.fields(groups)
        if fields is None:
            return None
        doubtful, word = is_doubtful(groups), groups["rel"] or " "
        wordlike = word[0] in "本当今前先明" or "ぁ" <= word[0] <= "ん"
        asks = doubtful or wordlike or bool(groups["dp"]) or grammar.weekday(groups) is not None
        return _Known(groups, fields, doubtful, wordlike, None if asks else _date(tuple(fields.items())))


class _Known(NamedTuple):
    """What the groups of a match mean; the same for the same groups, for dates recur."""

    groups: Groups
    fields: Fields
    doubtful: bool
    """Whether it may be a length of time."""
    wordlike: bool
    """Whether it begins with what may be part of a longer word: 本日 of 日本日産."""
    value: Date | None
    """The date, where nothing around it need be asked."""


_AT_THE_DOOR = regex(r"当日(?:券|料金|価格|販売|売り|チケット|精算|払い|とも|共|参加費|入場料|[ 　:]*[0-9][0-9,.]*円)")
_OR_AT_THE_DOOR = regex(r"前売り?券?[^。\n]{0,14}[・/、,][ 　]*$|前売り?券?と(?:も)?$")
"""当日 of a ticket that is bought at the door, on whichever day: 前売800円/当日1,200円, 前売・当日とも."""
# what marks a date from behind: rarer characters than those it begins with
_ENDINGS = regex(r"曜|元年|年[末初始明]")
_FOLLOWERS = frozenset("年月日週四がク春夏秋冬Qの")
# the days of a month of which one writes 日, or none: 10月|11、12の両日, 3月|15・16日
_LISTED = regex(r"\d{1,2}(?:[、・,，]\d{1,2})+(?=日(?!間)|の?両日)")
_BOTH_DAYS = regex(
    r"(?<![\d月.])(\d{1,2})[、・,，](\d{1,2})(?:(?=日?の?両日)|(?=日(?:[にはのも、。(（「]|から|まで)(?!かけ|1度|一度|1回|一回)))"
)
_ANOTHER_DAY = regex(rf"(?<=[)）])[・、~〜](\d{{1,2}})日?[(（]([{grammar.WEEKDAYS}])(?:[・、]?祝日?)?[)）]")
"""The second of two days that share their month: 10/3(土)・4(日)."""
_NUMBER = regex(r"\d+")
_LAST_DAY = 31
_FEW_DAYS = 6
"""Up to here two numbers before 日 tell how long something takes: 2、3日, 5、6日."""
_BEFORE_DAY = frozenset("月年のに週期日-/.・~0123456789")


@lru_cache(maxsize=1 << 14)
def _date(fields: tuple[tuple[str, Any], ...]) -> Date:
    """The date of these fields; the same object for the same fields, for dates recur."""
    return Date(**dict(fields))


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


def _both_days(text: str) -> Iterator[Found]:
    """11、12の|両日, 10、11|日に without a month; 4(日) behind 10/3(土)."""
    for match in _BOTH_DAYS.finditer(text):
        days = [int(match[1]), int(match[2])]
        both = text.startswith(("両日", "の両日", "日両日", "日の両日"), match.end())
        for number, day in enumerate(days, start=1):
            if days[0] < days[1] <= _LAST_DAY and (both or (days[1] == days[0] + 1 and days[0] > _FEW_DAYS)):
                end = match.end(number) + (number > 1 and not both)
                yield Found(match.start(number), end, Date(grain="day", day=day), Recognizer.name, 1)
    for match in _ANOTHER_DAY.finditer(text):
        if 1 <= int(match[1]) <= _LAST_DAY:
            value = Date(grain="day", day=int(match[1]), weekday=grammar.WEEKDAYS.index(match[2]))
            yield Found(match.start(1), match.end(), value, Recognizer.name, 2)


def _listed(month: Found, match: re.Match[str]) -> Iterator[Found]:
    """The days of a list behind their month, none where they do not follow each other."""
    text = match.string
    days = [(found.start(), found.end(), int(found.group())) for found in _NUMBER.finditer(text, match.start(), match.end())]
    rising = all(one < other for (_start, _end, one), (_from, _to, other) in pairwise(days))
    if not rising or not 1 <= days[0][2] < days[-1][2] <= _LAST_DAY or not isinstance(month.value, Date):
        return
    for at, (start, end, day) in enumerate(days):
        value = month.value.but(grain="day", day=day)
        close = end + (text[end : end + 1] == "日")
        yield Found(month.start if at == 0 else start, close, value, Recognizer.name, 2)


def _trimmed(match: re.Match[str]) -> int:
    """The end of the match without the particle or blank that was to join it to a next part."""
    text, end = match.group(), match.end()
    while text and text[-1] in _BLANK:
        text, end = text[:-1], end - 1
    return end
