"""Values in words for a reader, and as plain data for JSON."""

from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from claimcheck.claims.figures.periods import describe as describe_date
from claimcheck.claims.values.dimensions import Scale
from claimcheck.model.claims import Hedge
from claimcheck.model.intervals import interval
from claimcheck.model.pattern import regex
from claimcheck.model.values import (
    Date,
    Duration,
    EntityRef,
    Money,
    Numeric,
    Quantity,
    Ratio,
    Recurrence,
    TimeOfDay,
    Value,
)

WEEKDAYS = {
    "ja": tuple("月火水木金土日"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_SCALES = ((10**16, "京"), (10**12, "兆"), (10**8, "億"), (10**4, "万"))
_CURRENCIES = {"JPY": "円", "USD": "ドル", "EUR": "ユーロ", "CNY": "人民元", "KRW": "ウォン", "GBP": "ポンド"}


def japanese_number(number: Decimal | Fraction | float) -> str:
    """A number with 兆, 億 and 万: 9200億 for 920000000000; at most four significant places behind the point."""
    exact = Fraction(number)
    sign = "-" if exact < 0 else ""
    exact = abs(exact)
    if exact < 10**5 and exact % 10**4:
        return sign + _plain(exact)
    for scale, word in _SCALES:
        if exact >= scale:
            whole, rest = divmod(exact, scale)
            finer = next((pair for pair in _SCALES if pair[0] < scale and rest >= pair[0]), None)
            if finer is None and rest:
                return f"{sign}{_plain(exact / scale)}{word}"
            out = f"{int(whole):,}{word}"
            if finer is not None:
                part = round(rest / finer[0])
                out += f"{part:,}{finer[1]}" if part else ""
            return sign + out
    return sign + _plain(exact)


def _plain(number: Fraction) -> str:
    if number.denominator == 1:
        return f"{int(number):,}"
    return f"{float(number):,.4f}".rstrip("0").rstrip(".")


def reading(value: Value) -> str:  # noqa: PLR0911 - one line a kind
    """A value as it was understood, in Japanese."""
    match value:
        case Money():
            unit = _CURRENCIES.get(value.currency, f" {value.currency}")
            return _ranged(value, unit) + (f"/{value.per}" if value.per else "")
        case Ratio():
            return _ranged(value, {"%": "%", "倍": "倍", "point": "ポイント"}[value.unit])
        case Quantity():
            return _ranged(value, value.unit) + (f"/{value.per}" if value.per else "")
        case Numeric():
            return _ranged(value, "")
        case Date():
            clock = f" {value.hour:02d}:{value.minute or 0:02d}" if value.hour is not None and value.until is None else ""
            return describe_date(value) + clock
        case Duration():
            return _length(value)
        case TimeOfDay():
            return f"{value.hour:02d}:{value.minute or 0:02d}"
        case EntityRef():
            return value.name
        case Recurrence():
            return _recurrence(value)
        case _:
            return ""


def _recurrence(value: Recurrence) -> str:
    """How often: 月2回, 2週に1回, 毎日."""
    found = _EVERY.fullmatch(value.every)
    if found is None:
        return ""
    count, unit = found[1], _UNITS.get(found[2], "")
    if value.frequency is None:
        return f"毎{unit}" if count == "1" else f"{count}{unit}ごと"
    times = f"{_plain(Fraction(value.frequency))}{f'〜{_plain(Fraction(value.upper))}' if value.upper else ''}{value.unit or '回'}"
    if count == "1":
        return f"{'1日' if unit == '日' else unit}{times}"
    return f"{count}{'か月' if unit == '月' else '週間' if unit == '週' else unit}に{times}"


_MANY_HOURS = 100
"""Hours from which a length told in hours is no more told in days."""
_EVERY = regex(r"PT?(\d+)(T?[A-Z])")
_UNITS = {"Y": "年", "M": "月", "W": "週", "D": "日", "H": "時間", "S": "秒"}


def understood(value: Value, hedges: tuple[Hedge, ...], *, tabular: bool = False) -> str:
    """A value as it was understood, with the stretch it may mean where that is wider than its digits: 約80兆円 (75兆〜85兆)."""
    text = reading(value)
    if not isinstance(value, Numeric) or value.upper is not None:
        return text
    found = interval(value, hedges, tabular=tabular)
    if found.low is None and found.high is not None:
        return f"{text} (〜{japanese_number(found.high)})"
    if found.high is None and found.low is not None:
        return f"{text} ({japanese_number(found.low)}〜)"
    if found.low is None or found.high is None or found.high - found.low <= Fraction(value.quantum):
        return text
    return f"{text} ({japanese_number(found.low)}〜{japanese_number(found.high)})"


def distance(one: Value, other: Value) -> str:
    """How far two values of one kind lie apart, for a reader; "" where that says nothing."""
    if isinstance(one, Numeric) and type(one) is type(other) and isinstance(other, Numeric):
        same_unit = getattr(one, "unit", "") == getattr(other, "unit", "")
        gap = abs(one.magnitude - other.magnitude)
        return reading(one.but(magnitude=gap, upper=None)) if same_unit else ""
    if isinstance(one, Date) and isinstance(other, Date):
        bounds = [_bounds(date) for date in (one, other)]
        if bounds[0] is not None and bounds[1] is not None:
            return f"{abs((bounds[0][0] - bounds[1][0]).days)}日"
    return ""


def _bounds(value: Date) -> tuple[datetime, datetime] | None:
    try:
        return value.bounds()
    except ValueError:
        return None


def _ranged(value: Numeric, unit: str) -> str:
    low = japanese_number(value.magnitude)
    return f"{low}{unit}" if value.upper is None else f"{low}〜{japanese_number(value.upper)}{unit}"


def _length(value: Duration) -> str:
    parts = [f"{_plain(Fraction(value.business_days))}営業日"] if value.business_days else []
    years, months = divmod(Fraction(value.months), 12)
    in_hours = value.unit == "hour" and Fraction(value.seconds) >= _MANY_HOURS * 3600  # 1,482時間 is no 61日18時間
    days, seconds = (Fraction(0), Fraction(value.seconds)) if in_hours else divmod(Fraction(value.seconds), 86400)
    hours, seconds = divmod(seconds, 3600)
    minutes, seconds = divmod(seconds, 60)
    for number, unit in ((years, "年"), (months, "か月"), (days, "日"), (hours, "時間"), (minutes, "分"), (seconds, "秒")):
        if number:
            parts.append(f"{_plain(Fraction(number))}{unit}")
    out = "".join(parts) or "0秒"
    return out if value.upper is None else f"{out}〜{_length(value.upper)}"


def normalized(value: Value, hedges: tuple[Hedge, ...], scale: Scale, *, tabular: bool = False) -> dict[str, Any]:
    """A value as JSON data, with the ends of its interval in its own base unit."""
    out = {key: item for key, item in value.plain().items() if item is not None}
    found = scale.interval(value, hedges, tabular=tabular)
    if isinstance(value, Numeric) and found is not None:
        out["low"] = None if found.low is None else _decimal(found.low)
        out["high"] = None if found.high is None else _decimal(found.high)
    if isinstance(value, Date):
        try:
            bounds = value.bounds()
        except ValueError:
            bounds = None
        if bounds is not None:
            out["low"], out["high"] = (moment.isoformat(timespec="minutes") for moment in bounds)
    out["hedge"] = "+".join(hedge.text for hedge in hedges) or None
    return out


def _decimal(number: Fraction) -> str:
    if number.denominator == 1:
        return str(number.numerator)
    return f"{float(number):.10g}"
