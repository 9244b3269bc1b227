"""What a mention means: numbers, amounts, quantities, dates, durations and names, as pydantic models.

Magnitudes are `Decimal`, exactly as written times their scale word; nothing is converted here. What a magnitude may mean (its
interval) is `claimcheck.model.intervals`.
"""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal, Self

from pydantic import BaseModel, ConfigDict

Grain = Literal[
    "century", "decade", "year", "half", "quarter", "season", "month", "part", "week", "day", "hour", "minute", "second"
]


class Value(BaseModel):
    """The base of all kinds of value; `kind` tells them apart in JSON."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - it returns nothing
            """Refuse at once what a kind of value does not have; pydantic looks for it in five places first.

            Raises:
                AttributeError: always.
            """
            raise AttributeError(name)

    def but(self, **changes: Any) -> Self:  # noqa: ANN401 - whatever its fields hold
        """The same value with some fields changed, which are taken as they are."""
        return self.model_copy(update=changes)

    def plain(self) -> dict[str, Any]:
        """Its fields as JSON has them: numbers as decimal strings, so that none loses a digit."""
        return self.model_dump(mode="json")


class Numeric(Value):
    """A magnitude with the precision its author gave it."""

    magnitude: Decimal
    """As written, scale words multiplied out: 6,000億 is 600000000000. Lower end where `upper` is set."""
    quantum: Decimal = Decimal(1)
    """Place value of the last stated digit: 億 for 6,000億, 0.1 for 3.5."""
    upper: Decimal | None = None
    """Upper end of a range (2〜3) or of a vague numeral (数億 is 2億 to 9億)."""
    scaled: bool = False
    """Whether a large scale word (万 or more, 百万, 千) stands in it, so that it is a round figure by nature."""
    vague: bool = False
    """Whether the ends are those of a vague numeral (数億) and not of a stated range."""


class Number(Numeric):
    """A bare number."""

    kind: Literal["number"] = "number"


class Ordinal(Numeric):
    """A place in an order: 第3回, 2番目, No.5."""

    kind: Literal["ordinal"] = "ordinal"
    unit: str = ""
    """The counter that is numbered: 回, 位, 条 …"""


class Ratio(Numeric):
    """A share, a multiple or a difference of shares.

    `magnitude` is in `unit`: 17% is 17 with unit "%", 3割4分 is 34 with "%", 2倍 is 2 with "倍", 100分の1 is 0.01 with "倍",
    0.5ポイント is 0.5 with "point", 25bp is 0.25 with "point".
    """

    kind: Literal["ratio"] = "ratio"
    unit: Literal["%", "倍", "point"]


class Money(Numeric):
    """An amount of money."""

    kind: Literal["money"] = "money"
    currency: str
    """ISO 4217 code."""
    tax: Literal["included", "excluded"] | None = None
    """税込 or 税抜 where it is said."""
    per: str | None = None
    """What it is the price of: 円/kg is "kg"; None for an absolute amount."""


class Quantity(Numeric):
    """A measured or counted quantity."""

    kind: Literal["quantity"] = "quantity"
    unit: str
    """Canonical unit as in rules/lexicon: km, ℃, MiB, 人, 件 …"""
    dimension: str
    """What it measures: length, mass, information, age, count:人 …"""
    per: str | None = None
    """Denominator of a rate: km/h is unit km per h."""


class Duration(Value):
    """A length of time: calendar months and exact seconds kept apart, because a month has no fixed length."""

    kind: Literal["duration"] = "duration"
    months: Decimal = Decimal(0)
    seconds: Decimal = Decimal(0)
    business_days: Decimal = Decimal(0)
    quantum_seconds: Decimal = Decimal(0)
    """Length of the smallest stated unit, times the place of its last digit (a month counts 30.436875 days)."""
    upper: "Duration | None" = None
    """Upper end of a range (半年〜1年) or of a vague numeral (数か月)."""
    vague: bool = False
    negative: bool = False
    unit: str = ""
    """The smallest unit written: year month week day hour minute second."""
    window: Literal["past", "next"] | None = None
    """過去3年間 is the stretch before the day the text speaks from, 今後5年 the one after it."""
    per: str | None = None


class Relative(Value):
    """How far a date lies from its anchor: 翌日 is one day after, 前年同月 is twelve months before."""

    kind: Literal["relative"] = "relative"
    anchor: Literal["discourse", "dateline"]
    """The last full date of the discourse (同日, 翌日), or the day the text speaks from (昨日, 来月)."""
    months: int = 0
    days: int = 0
    business_days: int = 0
    seconds: int = 0
    """For 2時間後 and the like."""
    grain: Grain | None = None
    """What the relative word itself names: month for 来月, year for 昨年12月."""
    amount: Duration | None = None
    """The distance as it was told, for 3年前 and 2か月後; the fields above hold its whole part."""


class Date(Value):
    """A calendar date of any grain, as written; a missing year stays missing until an anchor resolves it.

    A range has its end in `until`; an open range (以来, まで) has `open` set.
    """

    kind: Literal["date"] = "date"
    grain: Grain
    year: int | None = None
    """Western year; of a fiscal year the year it begins in Japan (2024年度 is 2024), of 2025年3月期 see `fiscal_end`."""
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    """0 to 30: 25時 is one o'clock of the next day."""
    minute: int | None = None
    second: int | None = None
    utc_offset: int | None = None
    """Minutes east of UTC where a zone is stated; 540 for 日本時間."""
    half: int | None = None
    """1 上期/上半期, 2 下期/下半期."""
    quarter: int | None = None
    part: str | None = None
    """上旬 中旬 下旬 初め 前半 半ば 後半 末 of the grain before; 春 夏 秋 冬 for a season."""
    weekday: int | None = None
    """Monday is 0; of a stated weekday, whether or not it fits the date."""
    week: int | None = None
    """ISO week of the year; with a month, the how-many-eth of it; -1 is the last."""
    century: int | None = None
    decade: int | None = None
    """First year of a decade: 1990年代 is 1990."""
    fiscal: bool = False
    """Whether the year is a fiscal one (年度, 3月期)."""
    fiscal_end: int | None = None
    """Month in which the fiscal year ends: 2025年3月期 has year 2025 and fiscal_end 3."""
    era: str | None = None
    """和暦 era it was written in, with `era_year`."""
    era_year: int | None = None
    relative: Relative | None = None
    """How it hangs on an anchor; None for an absolute or merely partial date."""
    until: "Date | None" = None
    """End of a range, inclusive at its grain."""
    open: Literal["from", "to"] | None = None
    """以来 / 以降 / から leave the end open, 以前 / まで the start."""

    @property
    def resolved(self) -> bool:
        """Whether it names one stretch of the calendar without an anchor."""
        if self.relative is not None:
            return False
        if self.century or self.decade:
            # 90年代 without its century is no decade of any calendar
            return bool(self.century) or (self.decade or 0) >= 100  # noqa: PLR2004
        if self.year is None or (self.grain == "week" and self.week is None):
            return False
        if self.weekday is not None and self.day is None:
            return self.week is not None and self.month is not None  # 7月の第1金曜日
        return not (self.day is not None and self.month is None)

    def bounds(self) -> tuple[datetime, datetime] | None:
        """First moment and the moment after the last, naive, in the date's own zone; None while unresolved.

        Raises:
            ValueError: the date does not exist (2月30日).
        """
        from claimcheck.model.calendars import bounds  # noqa: PLC0415 - calendars builds on this type

        return bounds(self)


class TimeOfDay(Value):
    """A clock time without a date: 午後3時, 15:30."""

    kind: Literal["time"] = "time"
    hour: int
    minute: int | None = None
    second: int | None = None
    utc_offset: int | None = None
    part: str | None = None
    """朝 夜 未明 … where that is all that is said, besides the hour."""
    until: "TimeOfDay | None" = None
    open: Literal["from", "to"] | None = None


class Recurrence(Value):
    """How often something happens: 毎月, 週3回, 毎週月曜10:00."""

    kind: Literal["recurrence"] = "recurrence"
    every: str
    """ISO 8601 duration of one period: P1M, P1W …"""
    frequency: Decimal | None = None
    """How often in one period: 週3回 is 3."""
    upper: Decimal | None = None
    """Upper end of a range: 月2、3回."""
    unit: str | None = None
    """What is counted: 回 度 便 本 往復 日 時間."""
    at: str | None = None
    """The part of the period: XXXX-WXX-1, T10:00."""


class EntityRef(Value):
    """A name."""

    kind: Literal["entity"] = "entity"
    name: str
    type: Literal["person", "organization", "place", "facility", "product", "event", "other"] = "other"


def round_quantum(numeric: Numeric) -> Decimal:
    """Place value of the last non-zero digit: 1000億 for 6,000億, never finer than the stated quantum."""
    magnitude = numeric.magnitude
    if magnitude == 0:
        return numeric.quantum
    digits = magnitude.normalize().as_tuple()
    exponent = digits.exponent
    if not isinstance(exponent, int):  # NaN or infinity never comes out of a recogniser
        return numeric.quantum
    return max(Decimal(1).scaleb(exponent), numeric.quantum)


def day(value: date) -> Date:
    """The `Date` of one calendar day."""
    return Date(grain="day", year=value.year, month=value.month, day=value.day)


DAY = timedelta(days=1)
