"""Values as the items of the conformance files: dates as 2025-01-27 or XXXX-01-29, lengths of time as P2M, amounts with units."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from claimcheck.model.calendars import add_months, resolve
from claimcheck.model.claims import HedgeKind, Mention
from claimcheck.model.values import (
    Date,
    Duration,
    Money,
    Number,
    Numeric,
    Ordinal,
    Quantity,
    Ratio,
    Recurrence,
    TimeOfDay,
)

Item = dict[str, Any]

_FULL = 100
"""Decades from here on name their century."""
TIME_PARTS = {
    "朝": "TMO", "午前": "TMO", "午前中": "TMO", "早朝": "TMO", "昼前": "TMO", "朝方": "TMO", "未明": "TMO", "明け方": "TMO",
    "午後": "TAF", "昼すぎ": "TAF", "昼過ぎ": "TAF", "夕方前": "TAF",
    "夕方": "TEV", "晩": "TEV", "夕": "TEV", "夕刻": "TEV", "夜": "TNI", "深夜": "TNI", "真夜中": "T00", "夜中": "TNI",
    "昼": "TMI", "昼頃": "TMI", "お昼": "TMI", "正午": "T12", "終わり": "T23:59:59",
}  # fmt: skip
MODS = {
    "上旬": "START",
    "初旬": "START",
    "初め": "START",
    "初頭": "START",
    "前半": "START",
    "半ば": "MID",
    "中旬": "MID",
    "下旬": "END",
    "末": "END",
    "後半": "END",
    "暮れ": "END",
}
SEASONS = {"春": "SP", "夏": "SU", "秋": "FA", "冬": "WI"}
MEASURES = {"L": "L", "度": "deg", "℃": "C", "℉": "F", "B": "byte"}


@dataclass(frozen=True, slots=True)
class Style:
    """How a source writes what sources write differently."""

    resolve: bool = False
    """Relative dates are resolved against the day of the case."""
    halves_as_ranges: bool = False
    """A quarter or a half year is the range of its days."""
    fill: bool = False
    """Years left out are those next to come."""
    as_of: datetime | None = None


def filled(value: Date, now: datetime) -> Date:
    """A partial date as the next one from the day of the case on."""
    if value.year is None and value.month is not None:
        past = (value.month, value.day or 31) < (now.month, now.day)
        return value.but(year=now.year + past)
    if value.year is None and value.month is None and value.day is not None:
        return value.but(year=now.year, month=now.month)
    return value


def number(value: Decimal) -> float | int:
    """A JSON number."""
    return int(value) if value == value.to_integral_value() else float(value)


def iso_duration(value: Duration, text: str = "") -> str:
    """P1Y2M, PT1.5H: days and hours kept apart as they were written."""
    months, seconds = value.months, value.seconds
    days = Decimal(0)
    if value.unit in ("day", "week", "month", "year", ""):
        days, seconds = seconds / 86400, Decimal(0)
    elif "日" in text or "週" in text:
        days, seconds = divmod(seconds, 86400)
    out = "P" + (f"{months.normalize():f}M" if months else "") + (f"{days.normalize():f}D" if days else "")
    if value.business_days:
        out += f"{value.business_days.normalize():f}BD"
    out += f"T{seconds.normalize():f}S" if seconds else ""
    return out if len(out) > 1 else "P0D"


def relative(value: Date) -> Item:
    """A relative date without a day to count from."""
    shift = value.relative
    if shift is None:
        return {}
    if shift.amount is not None:
        return {"rel": ("-" if shift.amount.negative else "+") + iso_duration(shift.amount)}
    months, days = shift.months, shift.days
    sign = "-" if months < 0 or days < 0 else "+"
    body = "P" + (f"{abs(months)}M" if months else "") + (f"{abs(days)}D" if days or not months else "")
    item: Item = {"rel": sign + body}
    if value.day is not None or value.month is not None:
        item["at"] = (
            f"XXXX-{value.month or 'XX':>02}-{value.day:02}" if value.day is not None else f"XXXX-{value.month:02}"
        )
    return item


def date_text(value: Date) -> str:  # noqa: C901 - one branch for each form
    """A date in the schema's form: 2025-01-27T09:00, XXXX-01, 2025-Q3."""
    if value.year is not None and value.year < 0:
        return f"BC{-value.year:04}"
    year = "XXXX" if value.year is None else f"{value.year:04}"
    if value.grain == "week" and value.week is not None and value.month is None:
        weeks = datetime(value.year or 2000, 12, 28).isocalendar().week
        return f"{year}-W{weeks if value.week < 0 else value.week:02}" + ("-WE" if value.part == "週末" else "")
    if value.grain == "week" and value.week is not None:
        return f"{year}-{value.month:02}-W{5 if value.week < 0 else value.week:02}"
    if value.weekday is not None and value.day is None and value.week is not None:
        return f"{year}-{value.month or 0:02}-WXX-{value.weekday + 1}-#{5 if value.week < 0 else value.week}"
    if value.weekday is not None and value.day is None and value.grain not in ("month", "year"):
        out = f"XXXX-WXX-{value.weekday + 1}"
    elif value.quarter is not None:
        return f"{year}-Q{value.quarter}"
    elif value.part in SEASONS:
        return f"{year}-{SEASONS[value.part]}" if value.year is not None else SEASONS[value.part]
    elif value.day is not None:
        out = f"{year}-{'XX' if value.month is None else f'{value.month:02}'}-{value.day:02}"
    elif value.month is not None:
        out = f"{year}-{value.month:02}"
    elif value.fiscal and value.fiscal_end is None:
        return f"FY{year}"
    elif value.year is not None or value.hour is None:
        out = year
    else:
        out = ""
    return out + clock(value)


def clock(value: Date | TimeOfDay) -> str:
    """T15:30, TAF, or nothing where no time of day is told."""
    if value.hour is None:
        return TIME_PARTS.get(value.part or "", "")
    out = f"T{value.hour:02}"
    if value.minute is not None:
        out += f":{value.minute:02}"
        if value.second is not None:
            out += f":{value.second:02}"
    return out


def moved(value: Date, style: Style) -> Date:
    """A relative date resolved against the day, and where needed the moment, of the case; unresolved before year 1."""
    try:
        return _moved(value, style)
    except (ValueError, OverflowError):
        return value


def _moved(value: Date, style: Style) -> Date:
    shift, now = value.relative, style.as_of
    if shift is None or now is None:
        return value
    if shift.amount is not None:
        amount = shift.amount
        sign = -1 if amount.negative else 1
        whole = int(amount.months)
        rest = timedelta(seconds=float(amount.seconds) + float(amount.months - whole) * 30 * 86400)
        day = add_months(now.date(), sign * whole)
        moment = datetime(day.year, day.month, day.day, now.hour, now.minute, now.second) + sign * rest
        fine = value.grain in ("hour", "minute", "second") or amount.seconds % 86400 != 0
        update: dict[str, Any] = {
            "year": moment.year,
            "month": moment.month,
            "day": moment.day,
            "grain": "day",
            "relative": None,
        }
        if value.weekday is not None:
            return resolve(
                Date(grain="day", weekday=value.weekday, relative=shift.but(amount=None)),
                now.date(),
                now.date(),
            )
        if fine:
            update |= {
                "hour": moment.hour,
                "minute": moment.minute if moment.minute or value.grain != "hour" else 0,
                "grain": "second",
            }
            if value.grain == "second" or moment.second:
                update["second"] = moment.second
        return value.but(**update)
    return resolve(value, now.date(), now.date())


def date_item(value: Date, style: Style) -> Item | None:  # noqa: C901, PLR0912 - one branch for each form
    """The item of a date, without its place in the text."""
    if style.resolve:
        value = value.but(until=moved(value.until, style)) if value.until is not None else value
        value = moved(value, style)
    if value.until is not None:
        if value.relative is not None or value.until.relative is not None:
            first, last = relative(value), relative(value.until)
            return {
                "type": "range",
                "value": {
                    "start": first.get("rel") or date_text(value),
                    "end": last.get("rel") or date_text(value.until),
                },
            }
        if style.fill and style.as_of is not None:
            value = filled(value.but(until=filled(value.until, style.as_of)), style.as_of)
        return {
            "type": "range",
            "value": {
                "start": date_text(value.but(until=None)),
                "end": date_text(value.until or value),
            },
        }
    if value.century is not None:
        item: Item = {"century": value.century}
    elif value.relative is not None:
        item = relative(value)
    elif value.decade is not None:
        low = f"{value.decade:04}" if value.decade >= _FULL else f"XX{value.decade:02}"
        high = f"{value.decade + 10:04}" if value.decade >= _FULL else f"XX{(value.decade + 10) % 100:02}"
        return {"type": "range", "value": {"start": f"{low}-01-01", "end": f"{high}-01-01"}}
    else:
        if style.halves_as_ranges and (item_range := _half_range(value, style)):
            return item_range
        item = {"date": date_text(value)}
    if style.as_of is not None and style.fill and value.relative is None:
        value = filled(value, style.as_of)
        item = {**item, "date": date_text(value)} if "date" in item else item
    if value.part in MODS and value.grain != "day":
        item["mod"] = MODS[value.part or ""]
    kind = "date"
    if "date" in item and "T" in item["date"]:
        day, _, _ = item["date"].partition("T")
        kind = "datetime" if day else "time"
        item = {kind: item.pop("date"), **item}
    if value.open is not None:
        side = "start" if value.open == "from" else "end"
        return {
            "type": "range",
            "value": {side: item.get("date") or item.get("datetime") or item.get("time") or item.get("rel")},
        }
    return {"type": kind, "value": item}


def _half_range(value: Date, style: Style) -> Item | None:
    """The days of a quarter or half."""
    year = value.year if value.year is not None else style.as_of.year if style.as_of else None
    if year is None:
        return None
    if value.quarter is not None and value.grain == "quarter":
        first, last = 3 * value.quarter - 2, 3 * value.quarter + 1
    elif value.half is not None or (value.part in ("前半", "後半") and value.month is None and value.grain == "part"):
        late = value.half == 2 or value.part == "後半"  # noqa: PLR2004
        first, last = (7, 13) if late else (1, 7)
    elif value.part in ("前半", "後半") and value.grain == "part" and value.month is not None:
        low, high = (1, 16) if value.part == "前半" else (16, 31)
        return {
            "type": "range",
            "value": {"start": f"{year}-{value.month:02}-{low:02}", "end": f"{year}-{value.month:02}-{high:02}"},
        }
    else:
        return None
    end = f"{year + (last > 12)}-{(last - 1) % 12 + 1:02}-01"  # noqa: PLR2004
    return {"type": "range", "value": {"start": f"{year}-{first:02}-01", "end": end}}


def time_item(value: TimeOfDay) -> Item:
    """The item of a time of day."""
    if value.until is not None:
        return {"type": "range", "value": {"start": clock(value), "end": clock(value.until)}}
    if value.open is not None:
        return {"type": "range", "value": {"start" if value.open == "from" else "end": clock(value)}}
    return {"type": "time", "value": {"time": clock(value)}}


def numeric_item(value: Numeric, text: str) -> Item:
    """The item of a number, ratio, amount or quantity."""
    amount = number(value.magnitude)
    if isinstance(value, Ordinal):
        item: Item = {"type": "ordinal", "value": {"number": amount}}
    elif isinstance(value, Ratio) and value.unit == "%":
        item = {"type": "percent", "value": {"number": amount}}
    elif isinstance(value, Ratio):
        unit = "ポイント" if value.unit == "point" else "倍"
        item = (
            {"type": "number", "value": {"number": amount}}
            if "分の" in text
            else {"type": "quantity", "value": {"amount": amount, "unit": unit}}
        )
    elif isinstance(value, Money):
        item = {"type": "money", "value": {"amount": amount, "unit": value.currency}}
    elif isinstance(value, Quantity):
        item = _quantity(value, amount, text)
    else:
        item = {"type": "number", "value": {"number": amount}}
    if value.upper is not None and not (value.vague and isinstance(value, Number)):
        units = {key: unit for key, unit in item["value"].items() if key == "unit"}
        item = {"type": "range", "value": {"min": amount, "max": number(value.upper), **units}}
    return item


def _quantity(value: Quantity, amount: float, text: str) -> Item:
    if value.dimension == "age":
        return {"type": "age", "value": {"amount": amount, "unit": "day" if value.unit == "日齢" else "year"}}
    if value.dimension in ("temperature", "degree"):
        return {"type": "temperature", "value": {"amount": amount, "unit": MEASURES.get(value.unit, value.unit)}}
    if value.dimension.startswith("count:"):
        if value.unit == "ダース":
            return {"type": "number", "value": {"number": amount * 12}}
        if value.upper is not None:
            text = re.split(r"[~〜～]|から", text)[-1]
        written = text.lstrip(
            "0123456789.,０１２３４５６７８９．，-+マイナス約〇一二三四五六七八九十百千万億兆 ~〜～から"
        )
        return {"type": "quantity", "value": {"amount": amount, "unit": written.removesuffix("半") or value.unit}}
    unit = MEASURES.get(value.unit, value.unit)
    if value.per is not None:
        unit = f"{unit}/{value.per}"
    return {"type": "quantity", "value": {"amount": amount, "unit": unit}}


def fitting(value: Date, now: datetime) -> str:
    """A day with its weekday in the month of the case, if it falls on that weekday there."""
    try:
        day = now.date().replace(day=value.day or 1)
    except ValueError:
        return date_text(value)
    return day.isoformat() if day.weekday() == value.weekday else date_text(value)


def windowed(value: Duration, now: datetime, *, ahead: bool, whole_days: bool) -> Item:
    """The stretch of time before or after the moment of the case."""
    sign = 1 if ahead else -1
    day = add_months(now.date(), sign * int(value.months))
    far = datetime(day.year, day.month, day.day, now.hour, now.minute, now.second) + sign * timedelta(
        seconds=float(value.seconds)
    )
    if value.seconds % 86400 == 0 and value.unit in ("day", "week", "month", "year"):
        low, high = sorted((now.date(), far.date()))
        if whole_days and ahead:
            low, high = low + timedelta(days=1), high + timedelta(days=1)
        return {"type": "range", "value": {"start": low.isoformat(), "end": high.isoformat()}}
    low_moment, high_moment = sorted((now, far))
    return {"type": "range", "value": {"start": low_moment.isoformat(), "end": high_moment.isoformat()}}


def floored(value: Duration, now: datetime, *, current: bool) -> Item:
    """この1時間, 直近の1秒 as the one unit of the calendar they name."""
    moment = now - (timedelta(0) if current else timedelta(seconds=float(value.seconds)))
    shape = {
        "second": "%Y-%m-%dT%H:%M:%S",
        "minute": "%Y-%m-%dT%H:%M",
        "hour": "%Y-%m-%dT%H:00",
        "day": "%Y-%m-%d",
        "month": "%Y-%m",
    }.get(value.unit, "%Y-%m-%d")
    kind = "date" if value.unit in ("day", "month") else "datetime"
    return {"type": kind, "value": {kind: moment.strftime(shape)}}


def bounds(mention: Mention) -> Item:
    """Min or max, and whether the end belongs to it, from the bounds around a figure."""
    kinds = {hedge.kind for hedge in mention.hedges}
    if kinds & {HedgeKind.ABOVE}:
        return {"side": "min", "incl": False}
    if kinds & {HedgeKind.AT_LEAST, HedgeKind.MINIMUM}:
        return {"side": "min", "incl": True}
    if kinds & {HedgeKind.BELOW}:
        return {"side": "max", "incl": False}
    if kinds & {HedgeKind.AT_MOST, HedgeKind.MAXIMUM}:
        return {"side": "max", "incl": True}
    return {}


def mod(mention: Mention) -> str | None:
    """APPROX, OVER or UNDER from the hedges."""
    kinds = {hedge.kind for hedge in mention.hedges}
    if HedgeKind.OVER in kinds:
        return "OVER"
    if HedgeKind.ALMOST in kinds:
        return "UNDER"
    if kinds & {HedgeKind.ABOUT, HedgeKind.ROUGH}:
        return "APPROX"
    return None


def set_item(value: Recurrence, text: str) -> Item:
    """The item of a recurrence."""
    if value.at is not None:
        return {"type": "set", "value": {"set": value.at}}
    item: Item = {"set": value.every}
    if value.frequency is not None:
        item["freq"] = {
            "日": f"P{number(value.frequency)}D",
            "月": f"P{number(value.frequency)}M",
            "間": f"PT{number(value.frequency)}H",
        }.get(text[-1:], f"{number(value.frequency)}X")
    return {"type": "set", "value": item}
