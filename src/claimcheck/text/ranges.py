"""Ranges: two neighbouring values with から, ~ or a dash between them."""

from decimal import Decimal

from claimcheck.model.pattern import regex
from claimcheck.model.values import Date, Duration, Money, Number, Numeric, Ordinal, Quantity, Ratio, Value
from claimcheck.text.kanji import LARGE
from claimcheck.text.scan import Found
from claimcheck.text.timeranges import mixed_range, range_of_times

_RANGE = regex(r"[ ]?(?:~|〜|-|–|—|―|から|より|ないし|乃至|以[降後]の?)[ ]?翌?")
_FARTHEST = 5
"""Characters between two values that can no longer be a range."""
_RATE = regex(r"(?:時速|分速|秒速|毎時|毎分|毎秒)[ ]?$")
_FROM = ("から", "より")
_LOOSE = regex(r"、|・|,|か")
_AND_BETWEEN = regex(r"の(?:間|あいだ|中)")


def join_ranges(text: str, found: list[Found]) -> list[Found]:
    """Neighbouring values that are the ends of a range as one value."""
    out: list[Found] = []
    last = -_FARTHEST
    for item in found:
        joined = _range(text, out[-1], item) if item.start - last < _FARTHEST else None
        if joined is None:
            out.append(item)
        else:
            out[-1] = joined
        last = item.end
    return out


def _range(text: str, first: Found, second: Found) -> Found | None:
    gap = text[first.end : second.start]
    loose = bool(_LOOSE.fullmatch(gap)) or (gap == "と" and _AND_BETWEEN.match(text, second.end) is not None)
    hyphen = not gap and text[second.start] == "-"  # 10人-20人: the hyphen was read as a sign
    counted = gap == "の" and second.recognizer == "relative"
    if not (loose or hyphen or counted or _RANGE.fullmatch(gap)):
        return None
    low, high = first.value, second.value
    if isinstance(low, Numeric) and isinstance(high, Numeric):
        value = _numeric(text, first, second, gap, loose=loose)
    elif loose and gap != "と":
        days = isinstance(low, Number) and isinstance(high, Duration) and _consecutive(text, first, second)
        value = mixed_range(low, high) if days and isinstance(low, Number) else None
    elif gap in _FROM and _is_weekday(high) and not _is_weekday(low):
        return None  # 10月から土曜の運航を加える
    else:
        value = range_of_times(low, high, gap)
    if value is None:
        return None
    start = first.start
    rated = isinstance(value, Quantity) and value.per is not None and isinstance(low, Number)
    if rated and (rate := _RATE.search(text, max(0, start - 3), start)):
        start = rate.start()
    return Found(start, second.end, value, second.recognizer, second.rank)


def _is_weekday(value: Value) -> bool:
    """Whether a date is a day of the week alone: 土曜."""
    return isinstance(value, Date) and value.weekday is not None and value.day is None and value.month is None


def _consecutive(text: str, first: Found, second: Found) -> bool:
    """2、3日: two single digits in a row."""
    low, high = text[first.start : first.end], text[second.start]
    order = "0123456789〇一二三四五六七八九"
    following = text[second.start + 1 : second.start + 2]
    if following in order or following in ".,":
        return False
    return len(low) == 1 and low in order and high in order and order.index(high) - order.index(low) == 1


def _numeric(text: str, first: Found, second: Found, gap: str, *, loose: bool) -> Value | None:
    low, high = first.value, second.value
    if not isinstance(low, Numeric) or not isinstance(high, Numeric) or not _same_kind(low, high):
        return None
    if low.upper is not None and not low.vague:
        return None
    bare = isinstance(low, Number)
    listed = loose and gap != "と"
    if listed and (not bare or isinstance(high, Number) or not _consecutive(text, first, second)):
        return None
    if gap == "より" or (gap.strip() in _DASHES and bare and isinstance(high, Number)):
        return None
    top = high.upper if high.vague and high.upper is not None else high.magnitude if gap else abs(high.magnitude)
    bottom = low.magnitude
    if listed and bottom:  # 二、三十人: the second digit is one more
        bottom = top * bottom / (bottom + 1)
    if bare and not low.scaled and high.scaled and bottom * (scale := _scale(text[second.start : second.end])) < top:
        bottom *= scale
    if bottom >= top:
        return None
    update = {"magnitude": bottom, "upper": top, "vague": low.vague or high.vague, "scaled": high.scaled or low.scaled}
    return high.but(**update)


_DASHES = frozenset("-–—―")


def _same_kind(low: Numeric, high: Numeric) -> bool:
    if isinstance(low, Number):
        return True
    if type(low) is not type(high):
        return False
    if isinstance(low, Quantity) and isinstance(high, Quantity):
        return low.unit == high.unit and (low.per == high.per or low.per is None or high.per is None)
    if isinstance(low, Money) and isinstance(high, Money):
        return low.currency == high.currency
    if isinstance(low, Ratio) and isinstance(high, Ratio):
        return low.unit == high.unit
    return isinstance(low, Ordinal) and isinstance(high, Ordinal) and low.unit == high.unit


def _scale(text: str) -> Decimal:
    """The large scale word a figure ends in: 3~5万人 shares its 万."""
    for char in reversed(text):
        if char in LARGE:
            return Decimal(LARGE[char])
        if char.isdecimal():
            break
    return Decimal(1)
