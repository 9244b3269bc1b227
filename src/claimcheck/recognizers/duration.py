"""Lengths of time as values: 3年間, 1時間半, 2泊3日, 半年, 5日ぶり."""

import re
from collections.abc import Iterator
from decimal import Decimal

from claimcheck.model.pattern import regex
from claimcheck.model.values import Duration
from claimcheck.text.dategrammar import A_DAY
from claimcheck.text.durations import Length, Lengths, spans_days
from claimcheck.text.edges import Edges
from claimcheck.text.lexicon import Lexicon
from claimcheck.text.scan import Found, Scan

_LAST_DAY = 31
_STOPPED = regex(r"(?<![\d:.])(?:(?P<h>\d):)?(?P<m>\d{1,2}):(?P<s>\d{2}\.\d{1,3})(?![\d:.])")


class Recognizer:
    """Finds lengths of time."""

    name = "duration"

    def __init__(self, lexicon: Lexicon) -> None:
        self._lengths = Lengths(lexicon)
        self._edges = Edges(lexicon)
        self._firsts = self._lengths.firsts | {"泊"}
        self._day_is_length = tuple(lexicon.words.get("day_is_length", ()))

    def find(self, scan: Scan) -> Iterator[Found]:
        """Every length of time; whether 3日 is one or a date is decided by what follows."""
        text = scan.text
        for numeral in scan.following(self._firsts):
            length = (text.startswith("泊", numeral.end) and self._lengths.nights(text, numeral)) or self._lengths.at(
                scan, numeral
            )
            if not length or not self._is_length(text, length) or not self._edges.is_numeral(scan, numeral, length.end):
                continue
            yield _found(length)
        for length in self._lengths.words_in(scan):
            yield _found(length)
        for match in _STOPPED.finditer(text) if "." in text and ":" in text else ():
            yield Found(match.start(), match.end(), _stopped(match), Recognizer.name, 1)

    def _is_length(self, text: str, length: Length) -> bool:
        number = length.parts[0][0]
        if number == 0 and length.unit in ("year", "month"):
            return False
        if length.suffixed:
            return True
        if length.unit == "day":
            exact = number == int(number)
            return (
                number > _LAST_DAY
                or not exact
                or length.upper is not None
                or (number == 1 and A_DAY.match(text, length.end) is not None)
                or text.startswith(self._day_is_length, length.end)
                or spans_days(text, length.start, length.end - 1, int(number))
            )
        if length.unit == "year":
            return number < 1000 or not length.plain  # noqa: PLR2004 - from there on it is a year of the calendar
        return length.unit != "month"


def _stopped(match: re.Match[str]) -> Duration:
    """A time as stopwatches show it: 4:09.33 is 4分9秒33."""
    hours, minutes, seconds = (Decimal(match[name] or 0) for name in ("h", "m", "s"))
    quantum = Decimal(1).scaleb(-len(match["s"].partition(".")[2]))
    total = (hours * 60 + minutes) * 60 + seconds
    return Duration(seconds=total, quantum_seconds=quantum, unit="second")


def _found(length: Length) -> Found:
    return Found(length.start, length.end, length.value(), Recognizer.name, 1)
