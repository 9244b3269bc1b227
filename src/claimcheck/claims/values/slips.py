"""Slips of the pen that explain why two figures differ: digits swapped, a scale word off, a year off by one."""

from decimal import Decimal

from claimcheck.model.values import Date, Duration, EntityRef, Money, Numeric, Value

_HINTS = {
    ("name", "ja"): "(1字違い: {}と{})",
    ("name", "en"): " (one character: {} and {})",
    ("swap", "ja"): "(数字の入れ替わり)",
    ("swap", "en"): " (digits swapped)",
    ("power", "ja"): "({}倍の桁違い)",
    ("power", "en"): " ({} times: a slip of scale)",
    ("scale", "ja"): "({}の取り違え)",
    ("scale", "en"): " ({} mixed up)",
    ("year", "ja"): "(月日は同じで年が{}年違い)",
    ("year", "en"): " (same month and day, {} year apart)",
    ("month", "ja"): "(日は同じで月が違い)",
    ("month", "en"): " (same day of another month)",
}


_STEP = 10_000
_SCALES = ((Decimal(10) ** 12, "兆"), (Decimal(10) ** 8, "億"), (Decimal(10) ** 4, "万"))


def _scales(low: Decimal, high: Decimal) -> str:
    """The scale words with which two amounts ten thousand times apart are written: 億と兆."""
    names = [next((word for scale, word in _SCALES if amount >= scale), "") for amount in (low, high)]
    return "と".join(names) if all(names) else ""


def ends_by_custom(value: Value, digits: str) -> bool:
    """Whether the digits of a price are those in which prices end whatever they are of: 198円, 1,980円."""
    return isinstance(value, Money) and digits.rstrip("0").endswith(("98", "99"))


def significant_digits(number: Decimal) -> str:
    """The digits of a number without the zeros at its ends: 1884 of 188,400."""
    return "".join(map(str, number.normalize().as_tuple().digits))


_CLOCK = {"day": 86400, "hour": 3600, "minute": 60, "second": 1}
"""Seconds of the smallest unit in which a length is told."""


def digits_of(value: Value) -> Decimal:
    """The digits of a figure as a number: 1,482時間 is 1482, 4時間12分36秒 is 41236; 0 for a range, and for what has none."""
    if isinstance(value, Numeric):
        return value.magnitude if value.upper is None else Decimal(0)
    if not isinstance(value, Duration) or value.upper is not None or value.business_days:
        return Decimal(0)
    size = _CLOCK.get(value.unit)
    if value.months or size is None:
        return Decimal(0) if value.seconds else value.months / (12 if value.unit == "year" else 1)
    number, place, out = value.seconds / size, Decimal(1), Decimal(0)
    for _larger in range(("hour", "minute", "second").index(value.unit) if value.unit != "day" else 0):
        number, rest = divmod(number, 60)
        out, place = out + rest * place, place * 100
    return out + number * place


def slip_hint(one: Value, other: Value, lang: str) -> str:
    """The slip that would turn one value into the other, in words; "" where none does."""
    if isinstance(one, EntityRef) and isinstance(other, EntityRef):
        return _of_names(one.name, other.name, lang)
    if isinstance(one, Date) and isinstance(other, Date):
        return _of_dates(one, other, lang)
    if isinstance(one, Numeric) and isinstance(other, Numeric):
        return _of_numbers(one.magnitude, other.magnitude, lang)
    if isinstance(one, Duration) and isinstance(other, Duration) and one.unit == other.unit:
        return _of_numbers(digits_of(one), digits_of(other), lang)
    return ""


_FEWEST = 3


def is_name_slip(one: str, other: str) -> bool:
    """Whether two full names of one length differ in one character, and not the first: 篠宮圭介 and 篠宮圭吾."""
    same = len(one) == len(other) > _FEWEST and one[0] == other[0]
    return same and sum(a != b for a, b in zip(one, other, strict=True)) == 1


def _of_names(one: str, other: str, lang: str) -> str:
    differing = [pair for pair in zip(one, other, strict=False) if pair[0] != pair[1]]
    if len(one) == len(other) >= _FEWEST and len(differing) == 1:
        return _HINTS["name", lang].format(*differing[0])
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
        words = _scales(low, high)
        if power == _STEP and words:
            return _HINTS["scale", lang].format(words)
        return _HINTS["power", lang].format(f"{int(power):,}")
    first, second = significant_digits(one), significant_digits(other)
    if first != second and len(first) == len(second):
        differing = [at for at, (a, b) in enumerate(zip(first, second, strict=True)) if a != b]
        if len(differing) == 2 and sorted(first) == sorted(second):  # noqa: PLR2004 - two digits changed places
            return _HINTS["swap", lang]
    return ""
