"""Bare numbers: what carries no unit that any other recogniser knows."""

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from claimcheck.model.pattern import regex
from claimcheck.model.values import Number
from claimcheck.text.edges import Edges, is_han, is_katakana
from claimcheck.text.lexicon import Lexicon
from claimcheck.text.numerals import Numeral
from claimcheck.text.scan import Found, Scan

_POWER = regex(r"(?:[eE]([+-]?\d{1,3})|[ ]?([kKMGT]))(?![A-Za-z0-9/])")
_POWERS = {"k": 3, "K": 3, "M": 6, "G": 9, "T": 12}
# Figure 3, 図3, 第1章, ページ 5: what such words number is no quantity
_LABEL = regex(
    r"(?:図|表|式|章|節|項|注|脚注|写真|資料|別紙|付録|例|問|No\.?|Fig\.?|Table|p\.|pp\.|Vol\.?|#|§|ISO|JIS|RFC|IEC|IEEE)[ ]?$"
)
_YEAR = regex(r"(?:19|20)\d\d")
_LIST_MARK = regex(r"[ ]*(?:[.)、．]|:)[ \t]*(?!\d)|(?<![0-9]{3})、(?=(?:19|20)\d\d年|\d{1,2}月)")


class Recognizer:
    """Finds bare numbers."""

    name = "number"
    last = True

    def __init__(self, lexicon: Lexicon) -> None:
        self._edges = Edges(lexicon)
        self._hedges_before = tuple(word for entry in lexicon.hedges for word in entry.before)
        self._hedges_after = tuple(word for entry in lexicon.hedges for word in entry.after)

    def find(self, scan: Scan) -> Iterator[Found]:
        """Numerals that are a word of their own."""
        text = scan.text
        for numeral in scan.numerals:
            if numeral.taken or numeral.glued or (numeral.upper is not None and not numeral.scaled):
                continue
            if numeral.kanji and not self._stands_alone(scan, numeral):
                continue
            end = numeral.end
            following = text[end : end + 1]
            magnitude, quantum, scaled = numeral.magnitude, numeral.quantum, numeral.scaled
            if following and following.isascii() and (following.isalpha() or following == " "):
                power = _POWER.match(text, end)
                after = text[power.end() : power.end() + 1] if power else ""
                if power and not (after and (is_han(after) or is_katakana(after))):
                    exponent = int(power[1]) if power[1] else _POWERS[power[2]]
                    magnitude, quantum = magnitude.scaleb(exponent), quantum.scaleb(exponent)
                    end = power.end()
                elif following.isalpha():
                    continue
            if _is_code(text, numeral):
                continue
            value = _number(magnitude, quantum, numeral.upper, scaled=scaled)
            # 20-100個: the hyphen joins two numbers of a range, or else it makes a code of them
            joined = text[end : end + 1] == "-" and text[end + 1 : end + 2].isdecimal()
            yield Found(numeral.start, end, value, self.name, -1 if joined else 0)

    def _stands_alone(self, scan: Scan, numeral: Numeral) -> bool:
        text = scan.text
        before, after = text[numeral.start - 1 : numeral.start], text[numeral.end : numeral.end + 1]
        if before and is_han(before) and not text.endswith(self._hedges_before, 0, numeral.start):
            return False
        if after == "つ":
            return False  # 一つ is a count or an idiom, for others to say
        if after and is_han(after) and not text.startswith(self._hedges_after, numeral.end):
            return False
        if numeral.end - numeral.start == 1 and (is_katakana(before) or is_katakana(after)):
            return False
        return self._edges.is_numeral(scan, numeral, numeral.end)


@lru_cache(maxsize=1 << 14)
def _number(magnitude: Decimal, quantum: Decimal, upper: Decimal | None, *, scaled: bool) -> Number:
    """The same object for the same figure."""
    return Number(magnitude=magnitude, quantum=quantum, upper=upper, scaled=scaled, vague=upper is not None)


def _is_code(text: str, numeral: Numeral) -> bool:  # noqa: PLR0911 - one return for each kind of code
    """Whether the digits name something: a figure, a list item, a product, a part of a code."""
    start, end = numeral.start, numeral.end
    before = text[max(0, start - 6) : start]
    if (
        before.endswith(("-", "_", "/", ".", "#", "@", "&", ":"))
        and before[-2:-1].isascii()
        and before[-2:-1].isalnum()
    ):
        return True
    if before[-1:] == " " and before[-2:-1].isascii() and before[-2:-1].isalpha():
        return True  # iPhone 15, Windows 11
    if (
        numeral.plain
        and before[-1:]
        and (is_katakana(before[-1]) or (is_han(before[-1]) and _YEAR.fullmatch(text, start, end)))
    ):
        return True  # フェーズ3, 総選挙2005
    if before.endswith(("UTC+", "UTC-", "GMT+", "GMT-")):
        return True
    if text.startswith("世", end) and not text.startswith(("世帯", "世代", "世紀"), end):
        return True  # ルイ14世
    if (
        text[end : end + 1] == " "
        and text[end + 1 : end + 2].isascii()
        and text[end + 1 : end + 2].isalpha()
        and numeral.plain
    ):
        return True  # 2006 FIFAワールドカップ
    if (
        text[end : end + 1] in ("-", "_", "/", ":")
        and not (text[end] == "-" and text[end + 1 : end + 2].isdecimal())
        and text[end + 1 : end + 2].isascii()
        and text[end + 1 : end + 2].isalnum()
    ):
        return True
    if _LABEL.search(before):
        return True
    if numeral.plain and (start == 0 or text[start - 1] in "\n\x00(") and _LIST_MARK.match(text, end):
        return True
    return numeral.plain and text[start] == "0" and end - start > 1 and "." not in text[start:end]
