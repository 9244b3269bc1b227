"""Times of day: 午後3時45分, 15:30, 夜の8時, 正午, 深夜25時."""

import re
from collections.abc import Iterator
from functools import lru_cache

from claimcheck.model.pattern import regex
from claimcheck.model.values import TimeOfDay
from claimcheck.text.alternation import alternation
from claimcheck.text.clock import hour_of
from claimcheck.text.dategrammar import KANJI
from claimcheck.text.edges import Edges
from claimcheck.text.kanji import whole
from claimcheck.text.lexicon import Lexicon
from claimcheck.text.numerals import Numeral
from claimcheck.text.scan import Found, Scan

_NUMBER = rf"(?:\d{{1,2}}|[{KANJI}]{{1,3}})"
_NOON_WORDS = regex("正午|零時")
_LEAD = 14
_LEAD_GROUPS = ("zone", "part", "part2")
_NOON = 12
_LAST_HOUR = 30


def _inside(text: str, numeral: Numeral) -> bool:
    """Whether the digits belong to something longer: 12:30 of 10:12:30, a decimal, a port."""
    before = text[numeral.start - 1 : numeral.start]
    if before == ":":  # 開館時間:9:30 follows a label, 10:12:30 does not
        before = "" if not text[numeral.start - 2 : numeral.start - 1].isascii() else before
    if numeral.quantum != 1 or (before and before in ".,:/"):
        return True
    return (
        before in ("+", "-")
        and text[numeral.start - 2 : numeral.start - 1].isascii()
        and text[numeral.start - 2 : numeral.start - 1] not in ("", " ", "\n", "(")
    )


class Recognizer:
    """Finds times of day."""

    name = "time"

    def __init__(self, lexicon: Lexicon) -> None:
        self._parts = lexicon.maps.get("day_parts", {})
        self._dated = lexicon.maps.get("day_part_dates", {})
        zones = lexicon.maps.get("zones", {})
        self._zones = zones
        self._edges = Edges(lexicon)
        parts = alternation([part for part in self._parts if part not in self._dated])
        other = alternation(lexicon.words.get("hour_is_other", ()))
        zone = alternation(zones)
        lasts = {part[-1] for part in self._parts} | {"の", "、", " ", "で", ","} | {word[-1] for word in zones}
        self._lasts = frozenset(lasts)
        self._lead = re.compile(
            rf"(?:(?P<zone>{zone})(?:で|の|、|,)?[ ]?)?"
            rf"(?:(?<![A-Za-z今昨明翌毎])(?P<part>{parts})[ ]?(?:の|、)?(?:(?P<part2>午前|午後)の?)?)?$"
        )
        self._core = re.compile(
            rf"""
            (?:
                (?P<h>{_NUMBER})[ ]?時(?!{other})
                (?:(?P<mi>{_NUMBER})[ ]?分(?!間)
                  (?:(?P<s>{_NUMBER})[ ]?秒(?!間)|(?P<before>前(?!後)))?
                  |(?P<half>半)(?![分年])|(?P<s3>\d{{1,2}})秒(?!間))?
              | (?P<h2>\d{{1,2}})[ ]?:[ ]?(?P<mi2>\d{{2}})(?::(?P<s2>\d{{2}}))?(?![\d:.]|[ ]?対)
              | (?P<noon>正午|零時)(?:[ ]?12時)?
            )
            (?:[ ]?(?P<after>AM|PM|am|pm|a\.m\.|p\.m\.)(?![A-Za-z]))?
            (?:[ ]?[(](?P<zone2>{zone})(?P<off>[+-]\d{{1,2}}(?::\d{{2}})?)?[)]
              |[ ]?(?P<zone3>{zone})(?P<off3>[+-]\d{{1,2}}(?::\d{{2}})?)?(?![A-Za-z])
              |(?=[ ]?[(](?P<zone4>{zone})(?P<off4>[+-]\d{{1,2}})?))?
            """,
            re.VERBOSE,
        )
        # times recur: what the same words tell is the same object
        self._value = lru_cache(maxsize=1 << 12)(self._read)

    def find(self, scan: Scan) -> Iterator[Found]:
        """Every clock time."""
        text = scan.text
        starts = [
            numeral.start + (text[numeral.start] in "+-")
            for numeral in scan.following(("時", ":"))
            if not _inside(text, numeral)
        ]
        for start in sorted({*starts, *(match.start() for match in _NOON_WORDS.finditer(text))}):
            match = self._core.match(text, start)
            if match is None:
                continue
            lead = (
                self._lead.search(text, max(0, start - _LEAD), start)
                if text[start - 1 : start] in self._lasts
                else None
            )
            value = self._value(match.groups(), lead.groups() if lead else ())
            if value is None or (match["h"] and not match["h"].isdecimal() and not self._spelled(scan, match)):
                continue
            begin = lead.start("part") if lead and lead["part"] else start
            yield Found(begin, match.end(), value, self.name, 2)

    def _spelled(self, scan: Scan, match: re.Match[str]) -> bool:
        """Whether the dictionary lets 一時, 十時 be an hour here, and no part of 一時的."""
        numeral = scan.numeral_at(match.start("h"))
        return numeral is not None and self._edges.is_numeral(scan, numeral, match.end())

    def _read(self, found: tuple[str | None, ...], lead: tuple[str | None, ...]) -> TimeOfDay | None:
        """The time that the groups of a match and of its lead tell."""
        groups = dict.fromkeys(_LEAD_GROUPS) | dict(zip(self._core.groupindex, found, strict=True))
        groups |= dict(zip(_LEAD_GROUPS, lead, strict=False))
        word = groups["part2"] or groups["part"] or groups["after"]
        hour = _NOON if groups["noon"] == "正午" else 0
        if groups["noon"] is None:
            read = whole(groups["h"] or groups["h2"] or "")
            if read is None or read > _LAST_HOUR:
                return None
            hour = hour_of(read, self._parts.get(word or "", ""))
        minute = whole(groups["mi"] or groups["mi2"] or "") if groups["mi"] or groups["mi2"] else None
        if groups["half"]:
            minute = 30
        second = (
            whole(groups["s"] or groups["s2"] or groups["s3"] or "")
            if groups["s"] or groups["s2"] or groups["s3"]
            else None
        )
        if second is not None and minute is None:
            minute = 0
        if (minute or 0) > 59 or (second or 0) > 59:  # noqa: PLR2004
            return None
        if groups["before"] and minute:
            hour, minute = (hour - 1) % 24, 60 - minute
        zone = groups["zone"] or groups["zone2"] or groups["zone3"] or groups["zone4"]
        offset = int(self._zones[zone]) if zone else None
        if shift := groups["off"] or groups["off3"] or groups["off4"]:
            hours, _, minutes = shift[1:].partition(":")
            offset = (offset or 0) + (-1 if shift[0] == "-" else 1) * (int(hours) * 60 + int(minutes or 0))
        return TimeOfDay(hour=hour, minute=minute, second=second, part=word, utc_offset=offset)
