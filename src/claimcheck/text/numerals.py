"""Numerals: kanji, Arabic and mixed, with scale words, signs, fractions and the vague 数十.

Note [Numeral lexer]. One pass finds every run of digits, kanji digits and scale words; Python then does the arithmetic of
the run. The regular expression only moves forward (possessive quantifiers), so that a megabyte of digits costs a megabyte
of time. Whether a numeral is a value at all is for the recognisers to say.
"""

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from claimcheck.model.pattern import regex
from claimcheck.text.amounts import amount, place
from claimcheck.text.kanji import DIGITS, KANJI, KANJI_DIGITS, LARGE_WORDS, MAX_DIGITS, SMALL, SMALL_WORDS

# 3・5倍, 1・3キロ: the point of upright newspaper print, before what is measured and never counted
_POINT = r"・\d{1,2}(?=%|パーセント|ポイント|倍|億|兆|キロ|メートル|センチ|ミリ|トン|グラム|リットル|ヘクタール|メガ|平方|立方)"
_ARABIC = rf"(?:\d{{1,3}}{_POINT}|\d{{1,3}}(?:,\d{{3}})++(?!\d)(?:\.\d++)?|\d++(?:\.\d++)?)"
# begins with a class of characters, so that the search skips to them
_RUN = regex(
    rf"[\d.数何{KANJI_DIGITS}{SMALL_WORDS}]"
    rf"(?:(?<=\d)(?:\d{{0,2}}(?:,\d{{3}})++(?!\d)(?:\.\d++)?|\d{{0,2}}{_POINT}|\d*+(?:\.\d++)?)"
    rf"|(?<=\.)(?<![A-Za-z0-9_.)\]」一-龠ぁ-ヺ]\.)\d++|(?<=[率一-龠]\.)\d{{3}}(?!\d)|(?<=数)(?=[{KANJI}])|(?<=何)(?=[{SMALL_WORDS}{LARGE_WORDS}])|(?<=[{KANJI_DIGITS}{SMALL_WORDS}]))"
    rf"(?:(?!四半期)[{KANJI}数]"
    rf"|(?<=[{SMALL_WORDS}{LARGE_WORDS}])[ ]?{_ARABIC}(?=[ ]?[{SMALL_WORDS}{LARGE_WORDS}]|(?<=[\d]))"
    rf"|(?<=\d)[ ]{{1,2}}(?=[{LARGE_WORDS}])"
    rf"|(?<=[{KANJI}])[ ](?=[{SMALL_WORDS}{LARGE_WORDS}]|[{KANJI_DIGITS}][ ]?[{SMALL_WORDS}{LARGE_WORDS}])"
    rf"|(?<=[{SMALL_WORDS}])[ ](?=[{KANJI_DIGITS}](?![{KANJI}]))"
    rf"|[・点](?=[{KANJI_DIGITS}])(?<=[{KANJI}].)"
    rf"|点(?=\d++(?:[、。,.\s]|\Z))(?<=[\d{LARGE_WORDS}]点)\d++)*"
)
_PLAIN_RUN = regex(r"\d[\d,]*(?:\.\d+)?")
_SIGNS = {"-": -1, "△": -1, "▲": -1, "+": 1, "±": 1}
_SIGN_LASTS = frozenset("-△▲+±ス下 ー")
_ABBREVIATION = regex(r"(?<![A-Za-z0-9])[A-Z]{2,5}$")
_LATIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_")
_SIGNED_AFTER = frozenset("比率温差幅益減量")
_SIGN_WORDS = (("マイナス", -1), ("氷点下", -1), ("プラス", 1), ("-", -1), ("△", -1), ("▲", -1), ("+", 1))
_OVER = regex(r"[ ]?分の[ ]?")
_MIXED = frozenset(("と", "又", "また", " と "))


@dataclass(slots=True)
class Numeral:
    """A numeral in normalised text."""

    start: int
    end: int
    magnitude: Decimal
    quantum: Decimal = Decimal(1)
    upper: Decimal | None = None
    """Upper end of a vague numeral (数億)."""
    scaled: bool = False
    """Whether 百万, 千 or a larger scale word stands in it, apart from a plain kanji numeral."""
    kanji: bool = False
    """Whether it is written in kanji only, so that the dictionary must say whether it is a numeral at all."""
    fraction: bool = False
    """Whether it is N分のM."""
    glued: bool = False
    """Whether a Latin letter stands directly before it: H800."""
    labelled: bool = False
    """Whether what it is glued to is an abbreviation in capitals: ROE12.5%, SSD512GB."""
    signed: bool = False
    positional: bool = False
    """Whether it is kanji digits without a scale word: 二〇二五."""
    plain: bool = False
    """Whether it is bare digits without comma, point or scale word: a year, a code, a number in a list."""

    taken: bool = False
    """Set once a longer value holds it, so that the other recognisers need not look."""

    def with_sign(self, start: int, sign: int) -> "Numeral":
        """The same numeral with the sign that stands before it."""
        return replace(self, start=start, magnitude=self.magnitude * sign, signed=True)


_ONE = Decimal(1)


def find_numerals(text: str) -> list[Numeral]:
    """All numerals of normalised `text`, in order; see Note [Numeral lexer]."""
    numerals = _lex(text)
    return _fractions(text, numerals) if "分の" in text or "分 の" in text else numerals


def _lex(text: str) -> list[Numeral]:
    found: list[Numeral] = []
    for match in _RUN.finditer(text):
        start, end = match.span()
        run = match.group()
        before = text[start - 1] if start else ""
        glued = before in _LATIN
        if run.isdecimal():
            if end - start > MAX_DIGITS:
                continue
            # positional, for speed: nine numerals in ten come this way
            numeral = Numeral(start, end, _decimal(run), _ONE, None, False, False, False, glued, False, False, False, True)  # noqa: FBT003
        else:
            if glued and any(scale in run for scale in LARGE_WORDS) and not text[start - 2 : start - 1].isascii():
                glued = False  # シリーズA6億円: the letter ends what stands before
            spelled = _parse(run)
            if spelled is None:
                continue
            size, magnitude, quantum, upper, scaled, kanji, positional = spelled
            numeral = Numeral(
                start, start + size, magnitude, quantum, upper, scaled, kanji, glued=glued, positional=positional
            )
        if glued and _ABBREVIATION.search(text, max(0, start - 6), start):
            numeral.labelled = True
        if before in _SIGN_LASTS:
            numeral = _signed(text, numeral)
        found.append(numeral)
    return found


@lru_cache(maxsize=1 << 14)
def _decimal(digits: str) -> Decimal:
    return Decimal(digits)


def _signed(text: str, numeral: Numeral) -> Numeral:
    """`numeral` with a sign before it, if that is what the character is."""
    start = numeral.start
    at = start - 1 if text[start - 1] == " " else start
    for word, sign in _SIGN_WORDS:
        if not text.startswith(word, at - len(word)) or at < len(word):
            continue
        begin = at - len(word)
        before = text[begin - 1 : begin]
        if word == "-" and before and (numeral.kanji or before > "゠") and before not in _SIGNED_AFTER:
            return numeral  # 民主党-3,398票: a dash between a name and its figure
        if word == "-" and before == " " and text[begin - 2 : begin - 1].isdecimal():
            return numeral  # 75 -300
        # A-1, 3-5, 2025-01: a hyphen between letters or digits joins; a range is put together later
        if (
            word in "-+"
            and before
            and ((before.isascii() and before not in " \n(,:;|\"'\x00[{<=~") or (at != start and before != ""))
        ):
            return numeral
        return numeral.with_sign(begin, sign)
    before = text[start - 2 : start - 1]
    if text[start - 1] == "ー" and not ("ァ" <= before <= "ヺ"):  # ー３，４５６: a long-vowel mark for a minus
        return numeral.with_sign(start - 1, -1)
    return numeral


class _Spelled(NamedTuple):
    """What a run of characters spells wherever it stands; the fields are those of `Numeral`."""

    size: int
    magnitude: Decimal
    quantum: Decimal = _ONE
    upper: Decimal | None = None
    scaled: bool = False
    kanji: bool = False
    positional: bool = False


@lru_cache(maxsize=1 << 14)
def _parse(run: str) -> _Spelled | None:
    """The numeral a run spells; None where the run is no numeral."""
    if len(run) == 1:
        value = DIGITS.get(run, SMALL.get(run))
        return None if value is None else _Spelled(1, Decimal(value), kanji=True, positional=run in DIGITS)
    if _PLAIN_RUN.fullmatch(run):
        digits = run.replace(",", "")
        return _Spelled(len(run), Decimal(digits), place(digits)) if len(digits) <= MAX_DIGITS else None
    stripped = run.rstrip(" ")
    if len(stripped) > 2 * MAX_DIGITS:
        return None
    kanji = stripped[0] in KANJI or stripped[0] in "数何"
    vague = "数" in run or "何" in run
    low = amount(stripped, 2 if stripped[0] in "数何" else 1)
    if low is None:
        return None
    upper = amount(stripped, 9) if vague else None
    return _Spelled(
        len(stripped),
        low[0],
        low[1],
        upper[0] if upper else None,
        scaled=low[2],
        kanji=kanji and not any(char.isdecimal() for char in stripped),
        positional=all(char in DIGITS for char in stripped),
    )


def _fractions(text: str, numerals: list[Numeral]) -> list[Numeral]:
    """Join N分のM, and A と N分のM, into one numeral."""
    out: list[Numeral] = []
    for numeral in numerals:
        if out and not out[-1].fraction and (over := _OVER.match(text, out[-1].end)) and over.end() == numeral.start:
            lower = out[-1]
            sign = -1 if lower.magnitude < 0 or (lower.signed and lower.magnitude == 0) else 1
            if lower.magnitude != 0:
                whole_part = _whole_part(text, out)
                out[len(out) - 1 - bool(whole_part) :] = [_fraction(lower, numeral, whole_part, sign)]
                continue
        out.append(numeral)
    return out


def _whole_part(text: str, out: list[Numeral]) -> Numeral | None:
    """The 103 of 103と3分の2."""
    if (
        len(out) > 1
        and text[out[-2].end : out[-1].start] in _MIXED
        and out[-2].magnitude == int(out[-2].magnitude)
        and not out[-2].fraction
    ):
        return out[-2]
    return None


def _fraction(lower: Numeral, upper: Numeral, whole_part: Numeral | None, sign: int) -> Numeral:
    value = Fraction(upper.magnitude) / Fraction(abs(lower.magnitude))
    start = lower.start
    if whole_part is not None:
        start = whole_part.start
        sign = -1 if whole_part.magnitude < 0 else 1
        value += Fraction(abs(whole_part.magnitude))
    value *= sign
    magnitude = Decimal(value.numerator) / Decimal(value.denominator)
    # the words say nothing of precision: a tenth of the figure, so that 3分の1 takes 33%
    quantum = abs(magnitude) / 10 or Decimal(1)
    return Numeral(
        start, upper.end, magnitude, quantum, kanji=lower.kanji and upper.kanji, fraction=True, glued=lower.glued
    )
