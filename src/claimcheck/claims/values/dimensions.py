"""What a value measures, as one word: two claims of different dimensions are never compared."""

from collections.abc import Mapping
from fractions import Fraction

from claimcheck.model.claims import Hedge
from claimcheck.model.intervals import Interval, interval
from claimcheck.model.pattern import regex
from claimcheck.model.values import (
    Date,
    Duration,
    EntityRef,
    Money,
    Number,
    Numeric,
    Ordinal,
    Quantity,
    Ratio,
    Recurrence,
    TimeOfDay,
    Value,
)
from claimcheck.text.lexicon import Lexicon
from claimcheck.text.units import unit_table

_THINGS = "count:things"
_OF_THINGS = frozenset(f"count:{counter}" for counter in "個点つ枚本台基体粒玉品面件脚張機門丁振匹頭羽尾隻艘艇両冊株鉢")
"""Counters by the shape of what they count, of which texts choose one or another: ガラス玉164個, ガラス玉146点."""

_NOTHING: frozenset[str] = frozenset()
_LENGTHS = ("時間", "月")
"""What 週20時間 counts is no occasion."""
_MONTH_DAYS = (Fraction(31), Fraction(28))
_PERIOD = regex(r"P(?:(\d+)([YMWD])|T(\d+)([HMS]))")
_OFTEN = {"W": 3, "M": 3, "Y": 3}
"""How often at most what goes on in every such period is: 毎月 is up to three times a month, 毎日 as often as one likes."""

_RATIO = {"%": Fraction(1, 100), "倍": Fraction(1), "point": Fraction(1, 100)}


_KINDS: Mapping[type[Value], str] = {
    Ordinal: "ordinal", Number: "number", Duration: "duration", Date: "date", TimeOfDay: "time", EntityRef: "entity",
}  # fmt: skip
"""Kinds of value whose dimension is one and the same."""
_RATIOS = {"%": "ratio", "倍": "multiple", "point": "point"}


def dimension(value: Value) -> str:
    """The dimension of a value: money, ratio, point, duration, date, length, count:人 …; "" for what compares with nothing."""
    if (kind := _KINDS.get(type(value))) is not None:
        return kind
    if isinstance(value, Quantity):
        return f"{value.dimension}/{value.per}" if value.per else value.dimension
    if isinstance(value, Money):
        return f"money/{value.per}" if value.per else "money"
    if isinstance(value, Ratio):
        return _RATIOS[value.unit]
    if isinstance(value, Recurrence):
        return "" if value.unit in _LENGTHS else "frequency"
    return ""


def is_fraction(value: Value) -> bool:
    """Whether a ratio is written as a fraction, whose words say a tenth of it: 3分の1 is a share as 33% is, 0.8倍 is none."""
    return isinstance(value, Ratio) and value.unit == "倍" and 0 < value.magnitude < 1 and value.quantum * 10 == value.magnitude


class Scale:
    """Turns figures into intervals in the base unit of their dimension."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._units = {symbol: (unit.factor, unit.offset) for symbol, unit in unit_table(lexicon).items()}
        groups: dict[str, set[str]] = {}
        for head, counters in lexicon.maps.get("kindred_counters", {}).items():
            for counter in (head, *counters.split("|")):
                groups.setdefault(f"count:{counter}", set()).add(head)
        self._kindred = groups

    def counted_alike(self, one: str, other: str) -> bool:
        """Whether figures of two dimensions may count the same things: 218チーム, 218団体."""
        if measured_alike(one) == measured_alike(other):
            return True
        return not self._kindred.get(one, _NOTHING).isdisjoint(self._kindred.get(other, ()))

    def factor(self, unit: str) -> tuple[Fraction, Fraction]:
        """Factor and offset of a unit; 1 and 0 for counters and what is not known."""
        return self._units.get(unit, (Fraction(1), Fraction(0)))

    def interval(
        self, value: Value, hedges: tuple[Hedge, ...], *, tabular: bool = False, exact: bool = False, cut_off: bool = False
    ) -> Interval | None:
        """What a figure may mean, in base units (durations: seconds, dates: minutes since year 1); None where nothing is said."""
        if isinstance(value, Date):
            return _calendar(value, hedges)
        if isinstance(value, Duration):
            return _duration(value, hedges, rounded=cut_off)
        if isinstance(value, TimeOfDay):
            return _clock(value, hedges)
        if isinstance(value, Recurrence):
            return _rate(value, hedges)
        if not isinstance(value, Numeric):
            return None
        plain = interval(value, hedges, tabular=tabular, exact=exact, cut_off=cut_off)
        if isinstance(value, Quantity):
            factor, offset = self.factor(value.unit)
            return plain.scaled(factor, offset)
        if isinstance(value, Ratio):
            return plain.scaled(_RATIO[value.unit])
        return plain


def _calendar(value: Date, hedges: tuple[Hedge, ...] = ()) -> Interval | None:
    try:
        found = value.bounds()
    except ValueError:
        return None
    if found is None:
        return None
    shift = (value.utc_offset - 540) if value.utc_offset is not None else 0  # zones meet in Japanese time
    low, high = (Fraction(int(moment.toordinal()) * 1440 + moment.hour * 60 + moment.minute - shift) for moment in found)
    if value.open == "from":
        return Interval(low, None)
    if value.open == "to":
        return Interval(None, high, high_open=True)
    early, late = _loosely(value.hour, value.minute, hedges) if hedges else (0, 0)
    return Interval(low - early, max(high, low + 1) + late, high_open=True)


_HALF_HOUR, _FIVE = 30, 5


def _loosely(hour: int | None, minute: int | None, hedges: tuple[Hedge, ...]) -> tuple[int, int]:
    """By how many minutes a hedged time may be early and late: 16時32分 is 午後4時半ごろ, and 午後4時半すぎ."""
    kinds = {hedge.kind.value for hedge in hedges}
    if hour is None or not kinds & {"about", "rough", "over"}:
        return 0, 0
    if minute is None:
        return (0, 0) if "over" in kinds else (_HALF_HOUR // 2, 0)  # 午前11時ごろ is all of that hour, and a little before
    width = _HALF_HOUR // 2 if minute % _HALF_HOUR == 0 else _FIVE if minute % _FIVE == 0 else 2
    return (0, width) if "over" in kinds else (width, width)


_MONTH = Fraction(30436875, 1000000) * 86400


def _duration(value: Duration, hedges: tuple[Hedge, ...], *, rounded: bool = False) -> Interval:
    """How long a length may be in seconds; `rounded` where it is held against one told more finely: 3か月 and 102日間."""
    low = _seconds(value)
    top = _seconds(value.upper) if value.upper is not None else low
    quantum = _round_quantum(value, top) if hedges else Fraction(0)
    kinds = {hedge.kind.value for hedge in hedges}
    if "almost" in kinds:  # 20分弱
        return Interval(low - quantum, top)
    if "over" in kinds:
        return Interval(low, top + quantum)
    slack = quantum / 2
    if value.months:  # a month may have 28 days or 31
        slack = max(slack, min(low / 60, Fraction(2 * 86400) * max(1, int(value.months) // 12)))
        if rounded and value.unit == "month" and value.months > 1:
            slack = max(slack, _MONTH / 2)
    return _bounded(Interval(low - slack, top + slack), hedges)


def _round_quantum(value: Duration, top: Fraction) -> Fraction:
    """The place value of the last digit that is not zero of a hedged length: ten minutes of 約20分."""
    quantum = Fraction(value.quantum_seconds)
    while quantum and top and not value.months and top % (quantum * 10) == 0:
        quantum *= 10
    return quantum


def _seconds(value: Duration) -> Fraction:
    days = Fraction(value.business_days) * 86400 * Fraction(7, 5)
    return Fraction(value.months) * _MONTH + Fraction(value.seconds) + days


def _bounded(found: Interval, hedges: tuple[Hedge, ...]) -> Interval:
    kinds = {hedge.kind.value for hedge in hedges}
    if kinds & {"at-least", "above"}:
        return Interval(found.low, None, low_open="above" in kinds)
    if kinds & {"at-most", "below"}:
        return Interval(None, found.high, high_open="below" in kinds)
    return found


def _rate(value: Recurrence, hedges: tuple[Hedge, ...]) -> Interval | None:
    """Times a day: 週3回 is 3/7, 月1回 between 1/31 and 1/28; 毎週 at least once and at most three times a week."""
    found = _PERIOD.fullmatch(value.every)
    if found is None:
        return None
    count, unit = Fraction(found[1] or found[3]), found[2] or f"T{found[4]}"
    slow, fast = (days * count for days in _DAYS.get(unit, (Fraction(1), Fraction(1))))
    if value.frequency is not None:
        return _bounded(Interval(Fraction(value.frequency) / slow, Fraction(value.upper or value.frequency) / fast), hedges)
    if count > 1:
        return Interval(1 / slow, 1 / fast)  # 隔週
    most = None if value.at is not None else _OFTEN.get(unit)
    return Interval(1 / slow, None if most is None else most / fast)


_DAYS = {
    "Y": (_MONTH_DAYS[0] * 12, _MONTH_DAYS[1] * 12),
    "M": _MONTH_DAYS,
    "W": (Fraction(7), Fraction(7)),
    "D": (Fraction(1), Fraction(1)),
    "TH": (Fraction(1, 24), Fraction(1, 24)),
    "TM": (Fraction(1, 1440), Fraction(1, 1440)),
    "TS": (Fraction(1, 86400), Fraction(1, 86400)),
}
"""Days of a period, at the most and at the least."""


def _clock(value: TimeOfDay, hedges: tuple[Hedge, ...] = ()) -> Interval:
    shift = (value.utc_offset - 540) if value.utc_offset is not None else 0
    low = Fraction(value.hour * 60 + (value.minute or 0) - shift)
    if value.until is not None:
        until = value.until
        return Interval(low, Fraction(until.hour * 60 + (until.minute or 0) - shift))
    width = Fraction(1) if value.minute is not None else Fraction(60) if value.part else Fraction(1)
    early, late = _loosely(value.hour, value.minute, hedges) if hedges else (0, 0)
    return Interval(low - early, low + width + late, high_open=True)


def measured_alike(dimension: str) -> str:
    """The dimension of a figure without regard for which of the counters by shape it has: 164個, 146点."""
    return _THINGS if dimension in _OF_THINGS else dimension
