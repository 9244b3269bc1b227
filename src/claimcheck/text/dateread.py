"""What a marked date means: the fields of a match of `dategrammar.marked_date`."""

import re
from typing import Any

from claimcheck.model.calendars import ERAS, era_year
from claimcheck.model.pattern import regex
from claimcheck.model.values import Date, Grain, Relative
from claimcheck.text import dategrammar as grammar
from claimcheck.text.durations import spans_days
from claimcheck.text.kanji import whole
from claimcheck.text.lexicon import Lexicon

Groups = dict[str, str | None]
Fields = dict[str, Any]

_PIVOT = 70
"""Two-digit years from here on belong to the twentieth century."""
_CENTURY, _MILLENNIUM, _LAST_YEAR = 100, 1000, 2999
_SEASONS = frozenset("春夏秋冬")
_GRAINS: dict[str, Grain] = {
    "day": "day", "week": "week", "month": "month", "quarter": "quarter", "half": "half", "year": "year", "century": "century",
}  # fmt: skip
_ORDER = ("century", "year", "half", "quarter", "month", "week", "day")
_STATED = ("m", "d", "q", "q2", "half", "nthwd", "week", "mpart", "ypart", "firstweek", "lastweek")
_WHOLE = "いっぱい"


# 築140年, 創業150年, 創業から156年, 以来120年; 1000年以上にわたって, 330年余りの歴史
_CLOCK = regex(r"[ 、]?\d{1,2}(?:時(?!間)|:\d\d)")
"""The hour behind a day: 14日|10時31分."""
_AGED = regex(
    r"(?:[業立設館園校局港通航足生成工刊]から|以来、?"
    r"|築|樹齢|創業|創立|創建|開業|設立|推定|満|丸|約|およそ|ほぼ|実に|[はがも、]?わずか|[はがも、]?僅か)$"
)
_LASTING = regex(
    r"[\d〇一二三四五六七八九十百千]+年(?:以上|余り?|近く|あまり|ほど|もの|間|にわた|にも?及|の歴史|の伝統|の時を?|の重み|を経|を超|を越|続)"
)


class DateReader:
    """Reads years, months, days, parts and relative words into the fields of a `Date`."""

    def __init__(self, lexicon: Lexicon) -> None:
        maps = lexicon.maps
        self.relative = {word: relative(spec) for word, spec in maps.get("relative_dates", {}).items()}
        for word, days in maps.get("day_part_dates", {}).items():
            anchor = "discourse" if word.startswith("翌") else "dateline"
            self.relative[word] = relative(f"{anchor} day 0 {days}")
        self._weekdays = {word: int(days) for word, days in maps.get("relative_weekdays", {}).items()}
        self._day_parts = {word: word[1:] for word in maps.get("day_part_dates", {})}
        self._season_shift = {word: int(months) for word, months in maps.get("relative_seasons", {}).items()}
        self._year_parts, self._month_parts = maps.get("year_parts", {}), maps.get("month_parts", {})
        self._length_words = tuple(lexicon.words.get("day_is_length", ()))

    def fields(self, groups: Groups) -> Fields | None:
        """The fields of the date, weekday and part of the day left out; None where it is no date.

        Args:
            groups: the named groups of a match of `dategrammar.marked_date`.
        """
        fields: Fields = {"grain": "day"}
        if not self._year(groups, fields) or not self._month_and_day(groups, fields):
            return None
        if groups["rel"] and not self._relate(groups, fields):
            return None
        if groups["relwd"]:
            fields["relative"] = Relative(anchor="dateline", days=self._weekdays[groups["relwd"]], grain="week")
        return fields

    def is_length(self, text: str, match: re.Match[str], groups: Groups) -> bool:
        """Whether a bare day or a round year is a length of time, as the words after it say; see `is_doubtful`."""
        if groups["d"]:
            after = match.end("d")
            if _CLOCK.match(text, after + 1):
                return False
            return text.startswith(self._length_words, after + 1) or spans_days(
                text, match.start("d"), after, whole(groups["d"]) or 0
            )
        number = whole(groups["y"] or "") or 0
        if number >= _MILLENNIUM or number % 50:
            before = text[max(0, match.start() - 4) : match.start()]
            return _AGED.search(before) is not None or _LASTING.match(text, match.start("y")) is not None
        return not _topic(text, groups)

    def of_both(self, match: re.Match[str]) -> Date | None:
        """The date of a match of `dategrammar.BOTH_YEARS` or `BARE_YEARS`, its western year kept beside that of the era."""
        groups = {"fy2": None} | match.groupdict()
        era, number = groups["era"] or groups["era2"] or "", whole(groups["ey"] or groups["ey2"] or "")
        era = grammar.ERA_SHORT.get(era, era)
        year, month, day = (whole(groups[name] or "") for name in ("y" if groups["y"] else "y2", "m", "d"))
        if not year or not number or not _possible(groups["m"], month, 12) or not _possible(groups["d"], day, 31):
            return None
        grain: Grain = "day" if day else "month" if month else "year"
        fiscal = bool(groups["fy"] or groups["fy2"])
        return Date(grain=grain, year=year, month=month, day=day, fiscal=fiscal, era=era, era_year=number)

    def _year(self, groups: Groups, fields: Fields) -> bool:
        """Read the year into `fields`; False where it is none."""
        if groups["ey"]:
            read = _era_year(groups)
        elif groups["era10"]:
            read = _decade(groups)
        elif groups["y"]:
            read = _western_year(groups)
        else:
            read = {}
        if read is None:
            return False
        fields.update(read)
        if groups["fy"]:
            fields["fiscal"] = True
        return True

    def _month_and_day(self, groups: Groups, fields: Fields) -> bool:
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
            if day is None or not 1 <= day <= 31 or (groups["ki"] and groups["m"]):  # noqa: PLR2004
                return False
            if groups["me"] or (groups["y"] and not groups["m"]):
                return False
            fields.update(day=day, grain="day")
        elif not self._finer(groups, fields):
            return False
        return True

    def _finer(self, groups: Groups, fields: Fields) -> bool:  # noqa: C901 - one branch for each part
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

    def _part(self, part: str, groups: Groups, fields: Fields) -> bool:  # noqa: C901 - one branch for each part
        dated = bool(groups["y"] or groups["ey"])
        relative = groups["rel"] and self.relative.get(groups["rel"])
        if part in _SEASONS:
            if not (dated or groups["relseason"] or relative) or groups["m"]:
                return False
            fields.update(grain="season", part=part)
            if groups["relseason"]:
                months = self._season_shift[groups["relseason"]]
                fields["relative"] = Relative(
                    anchor="discourse" if groups["relseason"] == "翌" else "dateline", months=months, grain="year"
                )
        elif groups["m"]:
            if part in self._month_parts:
                fields.update(grain="part", part=self._month_parts[part]) if self._month_parts[part] != _WHOLE else None
        elif fields.get("decade") is not None or dated or relative:
            table = self._month_parts if relative and relative[1] in ("month", "week") else self._year_parts
            if relative and relative[1] == "day" and part in ("終わり", "おわり"):
                fields["part"] = "終わり"
                return True
            if part not in table or (relative and relative[1] == "day"):
                return False
            fields.update(part=table[part]) if table[part] != _WHOLE else None
            if relative and relative[1] == "week":
                fields["grain"] = "week"
            elif fields["grain"] in ("day", "year") and fields.get("decade") is None:
                fields["grain"] = "part"
        elif part in ("年末", "年初", "年始", "年明け"):
            fields.update(grain="part", part=self._year_parts[part], relative=Relative(anchor="dateline", grain="year"))
        else:
            return False
        return True

    def _relate(self, groups: Groups, fields: Fields) -> bool:
        """Join the relative word with what follows it: 同月29日, 昨年12月, 来週の金曜日."""
        relative, grain, special = self.relative[groups["rel"] or ""]
        if special:
            fields["part"] = special
        if groups["rel"] in self._day_parts:
            fields["part"] = self._day_parts[groups["rel"] or ""]
        if grain == "fiscal":
            fields["fiscal"] = True
            grain = "year"
        if groups["y"] or groups["ey"]:  # 今年2025年: the number wins
            return True
        given = fields["grain"]
        stated = [name for name in _STATED if groups[name]]
        if fields.get("part") == "終わり":
            stated = []
        if not stated:
            fields["grain"] = grain
        elif grain == "day" or (given not in ("week", "day") if grain == "week" else _no_finer(given, grain)):
            return False
        fields["relative"] = relative
        return True


def _possible(written: str | None, number: int | None, last: int) -> bool:
    """Whether a month or day is one of the calendar, or not written."""
    return not written or 1 <= (number or 0) <= last


def _no_finer(given: str, grain: str) -> bool:
    """Whether what follows a relative word is as coarse as the word: 来月の2025年."""
    return given in _ORDER and _ORDER.index(given) <= _ORDER.index(grain)


def _era_year(groups: Groups) -> Fields | None:
    """令和7年; 貞観11年 stays without its western year."""
    era = grammar.ERA_LETTERS.get(groups["era"] or "", groups["era"] or "")
    number = whole(groups["ey"] or "")
    if not number or number >= _CENTURY:  # 令和0年 is no year
        return None
    written = {"era": era, "era_year": number, "grain": "year"}
    if era in ERAS:
        return {"year": era_year(era, number), **written}
    return None if groups["fy"] else written


def _decade(groups: Groups) -> Fields | None:
    """1990年代, 90年代."""
    number = whole(groups["y"] or "")
    if number is None or number % 10 or number < 10 or groups["m"] or groups["d"]:  # noqa: PLR2004 - a decade is ten years
        return None
    return {"grain": "decade", "decade": number}


def is_doubtful(groups: Groups) -> bool:
    """Whether a length of time looks the same: 3日, and 100年 or 500年, which are one unless spoken of as years."""
    if groups["m"] or groups["ey"] or groups["era10"]:
        return False
    if groups["y"]:
        number = whole(groups["y"]) or 0
        return not groups["lead"] and (_CENTURY <= number < _MILLENNIUM or number % _MILLENNIUM == 0)
    return bool(groups["d"]) and not groups["rel"]


def _western_year(groups: Groups) -> Fields | None:
    written, lead = groups["y"] or "", groups["lead"] or ""
    number = whole(written)
    if number is None or number > _LAST_YEAR:
        return None
    if lead.startswith(("紀元前", "BC")):
        number = -number
    elif number < _CENTURY and lead != "西暦":
        if not _is_short_year(written, lead, groups):
            return None
        number += 1900 if number >= _PIVOT else 2000
    return {"year": number, "grain": "year"}


def _is_short_year(written: str, lead: str, groups: Groups) -> bool:
    """Whether 25年 is 2025: '25年, 25年度, 25年3月期, but no 3年2か月."""
    if lead == "'":
        return True
    if groups["m"]:
        return bool(lead) or (len(written) > 1 and written.isdecimal())
    return bool(groups["fy"] or groups["q"] or groups["half"]) and (written.isdecimal() or len(written) <= 2)  # noqa: PLR2004 - 二五年度


def _topic(text: str, groups: Groups) -> bool:
    """Whether a three-digit round year is spoken of as a year: 500年は."""
    year = groups["y"] or ""
    at = text.find(year) + len(year)
    return text[at + 1 : at + 2] == "は"


def relative(spec: str) -> tuple[Relative, str, str]:
    """Shift, grain and part that the lexicon's "anchor grain months days [part]" stands for."""
    anchor, grain, months, days, *part = spec.split()
    named: Grain = "year" if grain == "fiscal" else _GRAINS[grain]
    shift = Relative(
        anchor="discourse" if anchor == "discourse" else "dateline", months=int(months), days=int(days), grain=named
    )
    return shift, grain, part[0] if part else ""
