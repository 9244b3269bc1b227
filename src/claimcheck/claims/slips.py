"""Slips of the pen that explain why two figures differ: digits swapped, a scale word off, a year off by one."""

from decimal import Decimal

from claimcheck.model.values import Date, Numeric, Value

_HINTS = {
    ("swap", "ja"): "(数字の入れ替わり)",
    ("swap", "en"): " (digits swapped)",
    ("power", "ja"): "({}倍の桁違い)",
    ("power", "en"): " ({} times: a slip of scale)",
    ("year", "ja"): "(月日は同じで年が{}年違い)",
    ("year", "en"): " (same month and day, {} year apart)",
    ("month", "ja"): "(日は同じで月が違い)",
    ("month", "en"): " (same day of another month)",
}


def significant_digits(number: Decimal) -> str:
    """The digits of a number without the zeros at its ends: 1884 of 188,400."""
    return "".join(map(str, number.normalize().as_tuple().digits))


def slip_hint(one: Value, other: Value, lang: str) -> str:
    """The slip that would turn one value into the other, in words; "" where none does."""
    if isinstance(one, Date) and isinstance(other, Date):
        return _of_dates(one, other, lang)
    if isinstance(one, Numeric) and isinstance(other, Numeric):
        return _of_numbers(one.magnitude, other.magnitude, lang)
    return ""


def _of_dates(one: Date, other: Date, lang: str) -> str:
    if None in (one.year, other.year, one.month, other.month) or one.year is None or other.year is None:
        return ""
    if (one.month, one.day) == (other.month, other.day) and one.year != other.year:
        return _HINTS["year", lang].format(abs(one.year - other.year))
    if one.year == other.year and one.day is not None and one.day == other.day and one.month != other.month:
        return _HINTS["month", lang]
    return ""


def _of_numbers(one: Decimal, other: Decimal, lang: str) -> str:
    if not one or not other or one == other:
        return ""
    low, high = sorted((abs(one), abs(other)))
    quotient = high / low
    power = Decimal(10) ** (len(str(int(quotient))) - 1)
    if quotient == power and power > 1:
        return _HINTS["power", lang].format(f"{int(power):,}")
    first, second = significant_digits(one), significant_digits(other)
    if first != second and len(first) == len(second):
        differing = [at for at, (a, b) in enumerate(zip(first, second, strict=True)) if a != b]
        if len(differing) == 2 and sorted(first) == sorted(second):  # noqa: PLR2004 - two digits changed places
            return _HINTS["swap", lang]
    return ""
