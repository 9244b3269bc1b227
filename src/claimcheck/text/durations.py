"""Lengths of time: 3年, 1年2か月, 1時間半, 2泊3日, 半年."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from claimcheck.model.pattern import regex
from claimcheck.model.values import Duration
from claimcheck.text.alternation import any_of
from claimcheck.text.lexicon import Lexicon
from claimcheck.text.numerals import Numeral
from claimcheck.text.scan import Scan, Terms

MONTH_SECONDS = Decimal(2629746)
"""A mean Gregorian month, 30.436875 days."""

# unit → months, seconds, business days, rank; a composite goes from the coarse to the fine
_UNITS: dict[str, tuple[Decimal, Decimal, Decimal, int]] = {
    "century": (Decimal(1200), Decimal(0), Decimal(0), 9),
    "year": (Decimal(12), Decimal(0), Decimal(0), 8),
    "quarter": (Decimal(3), Decimal(0), Decimal(0), 7),
    "term": (Decimal(4), Decimal(0), Decimal(0), 7),
    "month": (Decimal(1), Decimal(0), Decimal(0), 6),
    "week": (Decimal(0), Decimal(604800), Decimal(0), 5),
    "day": (Decimal(0), Decimal(86400), Decimal(0), 4),
    "business": (Decimal(0), Decimal(0), Decimal(1), 4),
    "hour": (Decimal(0), Decimal(3600), Decimal(0), 3),
    "minute": (Decimal(0), Decimal(60), Decimal(0), 2),
    "second": (Decimal(0), Decimal(1), Decimal(0), 1),
    "millisecond": (Decimal(0), Decimal("0.001"), Decimal(0), 0),
    "microsecond": (Decimal(0), Decimal("0.000001"), Decimal(0), -1),
    "nanosecond": (Decimal(0), Decimal("0.000000001"), Decimal(0), -2),
}
_FIELD = {"millisecond": "second", "microsecond": "second", "nanosecond": "second", "business": "day", "term": "month"}
_JOINT = regex(r"(?:と|、|,|[ ])?")
_HALF = regex(r"間?半(?![年月日世分額面導径球数期ば])")
_TAIL_DIGITS = regex(r"\d{1,3}(?![\d,.%人円件個分年月日秒])")
_ISO = regex(r"P(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)D)?(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?)?")
_NIGHTS = regex(r"泊[ ]?(\d{1,2}|[一二三四五六七八九十]{1,2})[ ]?日間?")


ONLY = ("わずか", "僅か", "たった", "丸", "まる", "ものの")
_PER_DAY = regex(
    r"日の[一-龠ァ-ヶー]{1,8}は(?:約|平均|最大|最高|およそ)|日[\d.]+(?:往復|便|時間)|"
    r"日(?:に|で)(?:約|平均|最大|およそ|最高|計)?[\d数一二三四五六七八九十百千]|日(?:で|のうち|も)(?!す)|日[\d,.]+[万億]?(?:円|ドル|ユーロ|元|件|本|個|便|人|食|杯|台|回|枚|点|トン|キロ|リットル|ミリ|グラム)"
)


def spans_days(text: str, start: int, end: int, day: int) -> bool:
    """Whether a bare day is a length of time after all: わずか3日, 1日で, 1日に300件.

    Args:
        text: normalised text.
        start: where the number begins.
        end: where it ends, right before 日.
        day: the number.
    """
    if text.endswith(("までは", "までに"), 0, start) and text.startswith("日あっ", end):
        return True  # 急増から噴火までは26日あった
    return text.endswith(ONLY, 0, start) or (day == 1 and _PER_DAY.match(text, end) is not None)


@dataclass(slots=True)
class Length:
    """A length of time in the text."""

    start: int
    end: int
    parts: tuple[tuple[Decimal, str], ...]
    """Number and unit of each part: 1 year, 2 month."""
    quantum: Decimal
    upper: Decimal | None = None
    suffixed: bool = False
    """Whether 間 or a word that can only be a length says so: 3日間, not 3日."""
    kanji: bool = False
    plain: bool = False
    """Whether its first number is bare digits, as a year of the calendar is."""

    @property
    def unit(self) -> str:
        """The smallest unit."""
        return self.parts[-1][1]

    def value(self) -> Duration:
        """What it means."""
        return _duration(self.parts, self.quantum, self.upper)


@lru_cache(maxsize=1 << 14)
def _duration(parts: tuple[tuple[Decimal, str], ...], quantum: Decimal, upper: Decimal | None) -> Duration:
    """The same object for the same length."""
    months = seconds = business = Decimal(0)
    for number, unit in parts:
        month, second, workday, _ = _UNITS[unit]
        months += number * month
        seconds += number * second
        business += number * workday
    month, second, workday, _ = _UNITS[parts[-1][1]]
    return Duration(
        months=months,
        seconds=seconds,
        business_days=business,
        quantum_seconds=quantum * (month * MONTH_SECONDS + second + workday * 86400),
        unit=_FIELD.get(parts[-1][1], parts[-1][1]),
        upper=_duration(((upper, parts[-1][1]),), quantum, None) if upper is not None else None,
        vague=upper is not None,
    )


class Lengths:
    """The grammar of lengths of time, from the lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._units: Terms[str] = Terms(lexicon.maps.get("duration_units", {}))
        self.firsts = self._units.firsts
        self.words: Terms[str] = Terms(lexicon.maps.get("duration_words", {}))
        words = lexicon.maps.get("duration_words", {})
        self._word = any_of(words)
        self._minute_other = tuple(lexicon.words.get("minute_is_other", ()))
        self._year_other = tuple(lexicon.words.get("year_is_other", ()))

    def at(self, scan: Scan, numeral: Numeral) -> Length | None:
        """The length of time that begins with `numeral`."""
        known: dict[int, Length | None] = scan.memo["length"]
        if numeral.start not in known:
            known[numeral.start] = self._at(scan, numeral)
        return known[numeral.start]

    def _at(self, scan: Scan, numeral: Numeral) -> Length | None:
        if numeral.glued or numeral.fraction:
            return None
        part = self._part(scan.text, numeral)
        if part is None:
            return None
        number, unit, end, suffixed = part
        parts = [(number, unit)]
        quantum, upper = numeral.quantum, numeral.upper
        while upper is None:
            joint = _JOINT.match(scan.text, end)
            following = scan.numeral_at(joint.end()) if joint else None
            if joint is None or following is None or following.signed or following.upper is not None:
                break
            nxt = self._part(scan.text, following)
            if nxt is None or _UNITS[nxt[1]][3] >= _UNITS[unit][3] or _UNITS[unit][3] - _UNITS[nxt[1]][3] > 4:  # noqa: PLR2004
                break
            if joint.group() and scan.text[end - 1] == "間" and unit not in ("week", "hour"):
                break  # 三年間と五ヶ月 are two
            number, unit, end, suffixed = nxt
            parts.append((number, unit))
            quantum = following.quantum
        if unit == "second" and (tail := _TAIL_DIGITS.match(scan.text, end)):
            digits = tail.group()  # 10秒05, 2分07秒64
            quantum = Decimal(1).scaleb(-len(digits))
            parts[-1] = (number + int(digits) * quantum, unit)
            end = tail.end()
        return Length(
            numeral.start,
            end,
            tuple(parts),
            quantum,
            upper,
            suffixed or len(parts) > 1,
            numeral.kanji,
            plain=numeral.plain or numeral.positional,
        )

    def _part(self, text: str, numeral: Numeral) -> tuple[Decimal, str, int, bool] | None:
        start = numeral.end + text.startswith(" ", numeral.end)
        found = self._units.longest(text, start)
        if found is None:
            return None
        end, unit = found
        term = text[start:end]
        if term.isascii() and text[end : end + 1].isascii() and text[end : end + 1].isalnum():
            return None
        if unit == "minute" and text.startswith(self._minute_other, end):
            return None
        if unit == "year" and term == "年" and text.startswith(self._year_other, end):
            return None
        spaced = term.endswith("間") and text.startswith("隔", end)
        if spaced:
            end -= 1  # 10分間隔 is an interval of 10分
        number = numeral.magnitude
        suffixed = spaced or term.endswith("間") or term not in ("年", "日", "分", "週", "秒", "月")
        if half := _HALF.match(text, end):
            number += Decimal("0.5")
            end = half.end()
            suffixed = True
        if term == "月間" or (unit == "century" and numeral.magnitude > 3 and not half):  # noqa: PLR2004 - 21世紀 is a date
            return None
        return number, unit, end, suffixed

    def words_in(self, scan: Scan) -> list[Length]:
        """半年, 四半世紀 and the like, wherever they stand."""
        known: dict[int, list[Length]] = scan.memo["words"]
        if 0 not in known:
            known[0] = [self._word_length(match) for match in self._word.finditer(scan.text)]
        return known[0]

    def _word_length(self, match: re.Match[str]) -> Length:
        parts = _iso_parts(self.words.table[match.group()])
        smallest = parts[-1][0]
        return Length(match.start(), match.end(), parts, min(smallest, Decimal(1)), suffixed=True)

    def nights(self, text: str, numeral: Numeral) -> Length | None:
        """2泊3日 as the three days it is."""
        match = _NIGHTS.match(text, numeral.end)
        if match is None:
            return None
        days = numeral.magnitude + 1
        return Length(
            numeral.start, match.end(), ((days, "day"),), Decimal(1), None, suffixed=True, kanji=numeral.kanji
        )


def _iso_parts(iso: str) -> tuple[tuple[Decimal, str], ...]:
    match = _ISO.fullmatch(iso)
    if match is None:
        return ((Decimal(0), "second"),)
    units = ("year", "month", "day", "hour", "minute")
    return tuple((Decimal(number), unit) for number, unit in zip(match.groups(), units, strict=True) if number)
