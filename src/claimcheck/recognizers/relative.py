"""Dates by their distance: 3年前, 2か月後, 1時間半ほど前, 半年後."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from claimcheck.model.pattern import regex
from claimcheck.model.values import Date, Grain, Relative
from claimcheck.text.durations import Length, Lengths
from claimcheck.text.edges import Edges
from claimcheck.text.lexicon import Lexicon
from claimcheck.text.scan import Found, Scan

_DIRECTION = regex(
    r"(?:(?:くらい|ぐらい|ほど|ばかり|近く|あまり|余り|以上|程度|弱|強|足らず|も|の)(?=前|まえ|後|あと|のち))?"
    r"(?:(?P<before>前(?![後半倒進任提線年期者述日方例]))|(?P<ago>まえ(?!が))|(?P<after>(?:経過)?後(?![半期方任年継編輪続退])|(?P<later>あと|のち)(?=[にのは、。]|\Z)|過ぎ(?=に)))"
)
_GRAINS: dict[str, Grain] = {
    "year": "year",
    "month": "month",
    "week": "day",
    "day": "day",
    "hour": "hour",
    "minute": "minute",
    "second": "second",
}
_DISCOURSE = regex(r"(?:その|この|それ|から|より)(?:の)?(?:約)?$")


class Recognizer:
    """Finds dates told by how far they lie from another."""

    name = "relative"

    def __init__(self, lexicon: Lexicon) -> None:
        self._lengths = Lengths(lexicon)
        self._edges = Edges(lexicon)

    def find(self, scan: Scan) -> Iterator[Found]:
        """Every length of time with 前 or 後 after it."""
        text = scan.text
        for numeral in scan.following(self._lengths.firsts):
            length = self._lengths.at(scan, numeral)
            if not length or _calendar_year(length) or not (match := _DIRECTION.match(text, length.end)):
                continue
            # 十分前 is ten minutes ago, whatever the dictionary says of 十分
            if length.unit == "minute" or self._edges.is_numeral(scan, numeral, length.end):
                yield _found(text, length, match)
        for length in self._lengths.words_in(scan):
            if match := _DIRECTION.match(text, length.end):
                yield _found(text, length, match)


def _calendar_year(length: Length) -> bool:
    """2018年前 is before 2018."""
    return length.unit == "year" and length.plain and length.parts[0][0] >= 1000  # noqa: PLR2004


def _found(text: str, length: Length, match: re.Match[str]) -> Found:
    sign = -1 if match["before"] or match["ago"] else 1
    late = sign > 0 or _DISCOURSE.search(text, max(0, length.start - 5), length.start) is not None
    anchor: Literal["discourse", "dateline"] = "discourse" if late else "dateline"

    amount = length.value()
    days, seconds = divmod(amount.seconds, 86400)
    grain = _GRAINS.get(amount.unit, "year")
    months = amount.months
    whole = int(months)
    days += (months - whole) * Decimal(30)
    relative = Relative(
        anchor=anchor, grain=grain, months=sign * whole, days=sign * int(days), business_days=sign * int(amount.business_days),
        seconds=sign * int(seconds), amount=amount.but(negative=sign < 0),
    )  # fmt: skip
    return Found(length.start, match.end(), Date(grain=grain, relative=relative), Recognizer.name, 3)
