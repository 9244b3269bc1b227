"""Times of day: 午後3時45分, 15:30, 夜の8時, 正午, 深夜25時."""

import re
from collections.abc import Iterator

from claimcheck.model.values import TimeOfDay, Value
from claimcheck.text.clock import hour_of
from claimcheck.text.dategrammar import KANJI, choice
from claimcheck.text.edges import Edges
from claimcheck.text.lexicon import Lexicon
from claimcheck.text.numerals import whole
from claimcheck.text.scan import Found, Scan

_NUMBER = rf"(?:\d{{1,2}}|[{KANJI}]{{1,3}})"
_NOON = 12
_LAST_HOUR = 30


class Recognizer:
    """Finds times of day."""

    name = "time"

    def __init__(self, lexicon: Lexicon) -> None:
        self._parts = lexicon.maps.get("day_parts", {})
        self._dated = lexicon.maps.get("day_part_dates", {})
        zones = lexicon.maps.get("zones", {})
        self._zones = zones
        self._edges = Edges(lexicon)
        parts = choice([part for part in self._parts if part not in self._dated])
        other = choice(lexicon.words.get("hour_is_other", ()))
        zone = choice(zones)
        self._time = re.compile(
            rf"""
            (?:(?P<zone>{zone})(?:で|の|、|,)?[ ]?)?
            (?:(?<![A-Za-z今昨明翌毎])(?P<part>{parts})[ ]?(?P<partno>の|、)?(?:(?P<part2>午前|午後)の?)?)?
            (?:
                (?<![\d.,{KANJI}:/])(?P<h>{_NUMBER})[ ]?時(?!{other})
                (?:(?P<mi>{_NUMBER})[ ]?分(?!間)(?:(?P<s>{_NUMBER})[ ]?秒(?!間)|(?P<before>前(?!後)))?|(?P<half>半)(?![分年])|(?P<s3>\d{{1,2}})秒(?!間))?
              | (?<![\d.,:/+-])(?<![A-Za-z]:)(?P<h2>\d{{1,2}})[ ]?:[ ]?(?P<mi2>\d{{2}})(?::(?P<s2>\d{{2}}))?(?![\d:.]|[ ]?対)
              | (?P<noon>正午|零時)(?:[ ]?12時)?
            )
            (?:[ ]?(?P<after>AM|PM|am|pm|a\.m\.|p\.m\.)(?![A-Za-z]))?
            (?:[ ]?[(](?P<zone2>{zone})(?P<off>[+-]\d{{1,2}}(?::\d{{2}})?)?[)]|[ ]?(?P<zone3>{zone})(?P<off3>[+-]\d{{1,2}}(?::\d{{2}})?)?(?![A-Za-z])
              |(?=[ ]?[(](?P<zone4>{zone})(?P<off4>[+-]\d{{1,2}})?))?
            """,
            re.VERBOSE,
        )

    def find(self, scan: Scan) -> Iterator[Found]:
        """Every clock time."""
        for match in self._time.finditer(scan.text):
            value = self._value(match)
            if value is None or (match["h"] and not match["h"].isdecimal() and not self._spelled(scan, match)):
                continue
            end = match.end()
            start = match.start("part") if match["zone"] and match["part"] else match.start()
            if match["zone"] and not match["part"]:
                start = min(at for name in ("h", "h2", "noon") if (at := match.start(name)) >= 0)
            yield Found(start, end, lambda value=value: value, self.name, 2)

    def _spelled(self, scan: Scan, match: re.Match[str]) -> bool:
        """Whether the dictionary lets 一時, 十時 be an hour here, and no part of 一時的."""
        numeral = scan.numeral_at(match.start("h"))
        return numeral is not None and self._edges.is_numeral(scan, numeral, match.end())

    def _value(self, match: re.Match[str]) -> Value | None:
        groups = match.groupdict()
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
        second = whole(groups["s"] or groups["s2"] or groups["s3"] or "") if groups["s"] or groups["s2"] or groups["s3"] else None
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
