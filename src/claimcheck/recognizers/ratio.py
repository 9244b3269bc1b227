"""Shares, multiples and differences of shares: 17%, 3割4分5厘, 2倍, 100分の1, 0.5ポイント, 半数."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from claimcheck.model.pattern import regex
from claimcheck.model.values import Ratio
from claimcheck.text.edges import Edges
from claimcheck.text.lexicon import Lexicon
from claimcheck.text.numerals import Numeral
from claimcheck.text.scan import Found, Scan

_UNIT = regex(
    r"[ \n]{0,2}(?:(?P<percent>(?:%|パーセント)(?!ポイント)|㌫|ﾊﾟｰｾﾝﾄ|[Pp]ercent|プロ(?=の確率))"
    r"|(?P<point>(?:%|パーセント)?(?:ポイント|pt(?![a-z])|ppt|pp(?![a-z])))"
    r"|(?P<bp>bp[s]?(?![A-Za-z])|ベーシスポイント)"
    r"|(?P<wari>割)(?:(?P<half>半)|(?P<bu>[\d一二三四五六七八九])分(?:(?P<rin>[\d一二三四五六七八九])厘)?)?(?P<off>引き?)?(?![烹拠賦愛高安合り])"
    r"|(?P<permil>‰|パーミル)|(?P<times>倍)(?![率数速賞返旧])(?P<thalf>半)?)"
)
_PERCENT_WORD = regex(r"[ ]{0,4}パ[ ]*ー[ ]*セ[ ]*ン[ ]*ト")
# words that state a share or a multiple without a numeral
_WORDS = regex(r"過半数|半数|半分|半額|半値|半減|倍増|倍額|倍以上(?=に|の|と)")
_WORD_VALUES: dict[str, tuple[str, str]] = {
    "半数": ("50", "%"), "半分": ("50", "%"), "半額": ("50", "%"), "半値": ("50", "%"), "半減": ("50", "%"), "過半数": ("50", "%"),
    "倍増": ("2", "倍"), "倍額": ("2", "倍"), "倍以上": ("2", "倍"),
}  # fmt: skip
_SMALL = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {str(value): value for value in range(10)}

_THOUSANDTHS = 4
"""Characters of .713, as winning and batting averages are written."""

Unit = Literal["%", "倍", "point"]


class Recognizer:
    """Finds shares, multiples and points."""

    name = "ratio"

    def __init__(self, lexicon: Lexicon) -> None:
        self._edges = Edges(lexicon)

    def find(self, scan: Scan) -> Iterator[Found]:
        """Every share, multiple and difference of shares."""
        text = scan.text
        for numeral in scan.numerals:
            if numeral.fraction and not numeral.glued and self._edges.is_numeral(scan, numeral, numeral.end):
                yield _found(numeral.start, numeral.end, numeral.magnitude, numeral.quantum, "倍", scaled=False)
        for numeral in scan.following(_FIRST):
            if (numeral.glued and not numeral.labelled) or numeral.fraction:
                continue
            match = _UNIT.match(text, numeral.end) or _PERCENT_WORD.match(text, numeral.end)
            if match is not None and self._edges.is_numeral(scan, numeral, match.end()):
                yield _read(numeral, match)
        for numeral in scan.numerals:
            if text[numeral.start] == "." and numeral.end - numeral.start == _THOUSANDTHS and not numeral.taken:
                yield _found(numeral.start, numeral.end, numeral.magnitude * 100, Decimal("0.1"), "%", scaled=False)
        for match in _WORDS.finditer(text):
            value = _WORD_VALUES.get(match.group())
            if value is not None:
                unit: Unit = "%" if value[1] == "%" else "倍"
                quantum = Decimal(10) if unit == "%" else Decimal(1)
                yield _found(match.start(), match.end(), Decimal(value[0]), quantum, unit, scaled=False)


_FIRST = frozenset("%パ㌫Ppプポbベ割‰倍")


def _read(numeral: Numeral, match: re.Match[str]) -> Found:
    groups = match.groupdict()
    magnitude, quantum, upper = numeral.magnitude, numeral.quantum, numeral.upper
    unit: Unit = "%"
    if groups.get("point"):
        unit = "point"
    elif groups.get("bp"):
        unit, magnitude, quantum = "point", magnitude / 100, quantum / 100
    elif groups.get("permil"):
        magnitude, quantum = magnitude / 10, quantum / 10
    elif groups.get("times"):
        unit = "倍"
        if groups["thalf"]:
            magnitude, quantum = magnitude + Decimal("0.5"), Decimal("0.5")
    elif groups.get("wari"):
        factor = 10
        magnitude, quantum = magnitude * factor, quantum * factor
        upper = None if upper is None else upper * factor
        if groups["half"]:
            magnitude, quantum = magnitude + 5, Decimal(5)
        if groups["bu"]:
            magnitude, quantum = magnitude + _SMALL[groups["bu"]], Decimal(1)
        if groups["rin"]:
            magnitude, quantum = magnitude + Decimal(_SMALL[groups["rin"]]) / 10, Decimal("0.1")
    return _found(numeral.start, match.end(), magnitude, quantum, unit, upper=upper, scaled=numeral.scaled)


def _found(
    start: int,
    end: int,
    magnitude: Decimal,
    quantum: Decimal,
    unit: Unit,
    *,
    scaled: bool,
    upper: Decimal | None = None,
) -> Found:
    return Found(start, end, _ratio(magnitude, quantum, unit, upper, scaled=scaled), Recognizer.name, 2)


@lru_cache(maxsize=1 << 14)
def _ratio(magnitude: Decimal, quantum: Decimal, unit: Unit, upper: Decimal | None, *, scaled: bool) -> Ratio:
    """The same object for the same share."""
    return Ratio(magnitude=magnitude, quantum=quantum, unit=unit, upper=upper, scaled=scaled, vague=upper is not None)
