"""Kanji numerals: digits, small and large scale words, and their arithmetic."""

from decimal import Decimal

DIGITS: dict[str, int] = {
    **{char: value for value, char in enumerate("〇一二三四五六七八九")},
    **{char: value for value, char in enumerate("零壱弐参肆伍")},
    "壹": 1, "貳": 2, "參": 3,
}  # fmt: skip

SMALL: dict[str, int] = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "阡": 1000}
LARGE: dict[str, int] = {"万": 10**4, "萬": 10**4, "億": 10**8, "兆": 10**12, "京": 10**16, "垓": 10**20}

LARGE_WORDS = "".join(LARGE)
KANJI_DIGITS = "".join(DIGITS)
SMALL_WORDS = "".join(SMALL)
KANJI = KANJI_DIGITS + SMALL_WORDS + LARGE_WORDS
"""Every character a kanji numeral may hold."""

MAX_DIGITS = 40
"""Longer runs of digits are identifiers, not figures."""


def kanji_number(text: str) -> Decimal | None:
    """The value of a numeral in kanji, positional (二〇二五) or multiplicative (十二万三千); None where it is neither."""
    if not text:
        return None
    if all(char in DIGITS for char in text):
        return Decimal("".join(str(DIGITS[char]) for char in text))
    total = section = digit = 0
    seen_digit = False
    for char in text:
        if char in DIGITS:
            if seen_digit:
                digit = digit * 10 + DIGITS[char]
            else:
                digit, seen_digit = DIGITS[char], True
        elif char in SMALL:
            section += (digit if seen_digit else 1) * SMALL[char]
            digit, seen_digit = 0, False
        elif char in LARGE:
            if not (section or digit):
                return None
            total += (section + digit) * LARGE[char]
            section, digit, seen_digit = 0, 0, False
        else:
            return None
    return Decimal(total + section + digit)


def whole(text: str) -> int | None:
    """The integer that `text` writes in Arabic or kanji digits; 元 is 1, None where it is no integer."""
    if text.isdecimal():
        return int(text) if len(text) <= MAX_DIGITS else None
    if text == "元":
        return 1
    number = kanji_number(text)
    return None if number is None else int(number)


def to_kanji(number: int) -> str:
    """`number` (from 0 below 10^24) as a multiplicative kanji numeral: 123000 is 十二万三千."""
    if number == 0:
        return "〇"
    out = ""
    for word, scale in (*sorted(LARGE.items(), key=lambda pair: -pair[1]), ("", 1)):
        if word == "萬":
            continue
        section, number = divmod(number, scale)
        if section:
            out += _section(section, bare_one=bool(word)) + word
    return out


def _section(number: int, *, bare_one: bool) -> str:
    out = ""
    for word, scale in (("千", 1000), ("百", 100), ("十", 10), ("", 1)):
        digit, number = divmod(number, scale)
        if not digit:
            continue
        one_is_silent = word and digit == 1 and not (bare_one and word == "千" and out == "")
        out += ("" if one_is_silent else "〇一二三四五六七八九"[digit]) + word
    return out
