"""What is wrong with an amount and its own conversion: what one unit comes to, what it should, by how many powers of ten it is off.

Note [Conversions]. Of an amount and its conversion one is the source: they agree when either, taken exactly, converts into the
other's interval at the dated rate give or take the tolerance. Rounding both at once would hide 6,000億ドル(約80兆円).
Currencies use the rate of the weeks around the event; without one, the median of the corpus' own pairs. Units use exact factors.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from claimcheck.claims.corpus import Corpus
from claimcheck.claims.figures.describe import reading
from claimcheck.claims.values.rates import Rate, rate, stated_rates
from claimcheck.model.claims import Claim
from claimcheck.model.intervals import Interval
from claimcheck.model.values import Money, Numeric, Quantity

_NEAREST = timedelta(days=31)
"""A rate farther from a day than this, before the series begins or after it ends, is no rate of that day."""
_POWERS = (10, 100, 1000, 10000)
_STEP = Fraction(5, 2)
"""Half of the five knots or metres a second in which winds are told."""
_DRIFT = Fraction(7, 4)
"""How far currencies drift in the years before the series begins."""
_TEN = (Fraction(5), Fraction(20))
"""Times that a conversion of those years is off, if it is off by a power of ten."""
_ONE = Interval(Fraction(1), Fraction(1))
_OTHER_DAY = Fraction(3, 20)
_SLIP = Fraction(1, 10)
"""How near a quotient must be to a power of ten to be called a slip."""
_LOOSE = Fraction(1, 100)
"""Part by which the factors differ that people use between two systems of units."""


class Judgement(NamedTuple):
    """What is wrong with a conversion, in words."""

    implied: str
    """What one unit comes to as written; empty for degrees, which have no rate."""
    right: str
    """What it should come to, or for degrees the right reading."""
    slip: int
    suggestion: str
    likely: str
    """The suggestion where the message should make it."""
    source: str
    """The rate that was used."""
    quotient: str
    band: Interval
    """What the base unit of the first may come to in that of the second."""


def of_money(
    corpus: Corpus, outer: Claim, inner: Claim, own: dict[tuple[str, str], Fraction], tolerance: Fraction, days: int
) -> Judgement | None:
    """What is wrong with an amount in another currency, by the rate of its day, else by `own`, the median of the corpus."""
    first, second = outer.value, inner.value
    if not (isinstance(first, Money) and isinstance(second, Money)) or not first.magnitude or not second.magnitude:
        return None
    document = corpus.linker.documents[outer.path]
    for stated in stated_rates(document.text, document.mentions).get((first.currency, second.currency), ()):
        if _agrees(corpus, outer, inner, Interval(stated * (1 - tolerance), stated * (1 + tolerance))):
            return None  # at the rate that the text names itself
    used = _rate(corpus, outer, first.currency, second.currency, days)
    median_rate = own.get((first.currency, second.currency))
    far = None
    if used is None and median_rate is None:
        far = _far_rate(corpus, outer, first.currency, second.currency)
        if far is None:
            return None
    low, high = used or far or (median_rate or Fraction(1),) * 2
    band = Interval(low * (1 - tolerance), high * (1 + tolerance))
    if _agrees(corpus, outer, inner, band):
        return None
    implied = Fraction(second.magnitude) / Fraction(first.magnitude)
    middle = (low + high) / 2
    slip = _slip(implied / middle)
    if far is not None:
        slip = 0
        if not _TEN[0] <= max(implied / middle, middle / implied) <= _TEN[1]:
            return None
    suggestion = _reading_of(second, Fraction(first.magnitude) * middle) if slip else ""
    day = corpus.day_of(outer)
    source = f"1 {first.currency} = {float(middle):.4g} {second.currency}"
    source += f" ({'ECB' if used or far else 'median of the documents'}{f', {day.isoformat()}' if day and used else ''})"
    quotient = _share(implied / middle)
    return Judgement(_share(implied), _share(middle), slip, suggestion, suggestion, source, quotient, _wide(band))


def at_own_rate(corpus: Corpus, outer: Claim, inner: Claim, value: Fraction, tolerance: Fraction) -> Judgement | None:
    """A conversion at the rate that its bracket names: 18億円(1ドル=150円換算で約1億2,000万ドル)."""
    first, second = outer.value, inner.value
    if not (isinstance(first, Money) and isinstance(second, Money)) or not first.magnitude or not second.magnitude:
        return None
    if _agrees(corpus, outer, inner, Interval(value * (1 - tolerance), value * (1 + tolerance))):
        return None
    implied = Fraction(second.magnitude) / Fraction(first.magnitude)
    slip = _slip(implied / value)
    right = _reading_of(second, Fraction(first.magnitude) * value)
    source = f"1 {first.currency} = {float(value):.4g} {second.currency}"
    band = Interval(value * (1 - tolerance), value * (1 + tolerance))
    return Judgement(_share(implied), _share(value), slip, right, right, source, _share(implied / value), band)


def of_tax(untaxed: Claim, taxed: Claim, rates: Sequence[Fraction], *, at_lower: Callable[[], bool]) -> Judgement | None:
    """1,800円(税込1,890円): the price with tax must be that without, plus 10 or 8 %, to the yen."""
    net, gross = untaxed.value, taxed.value
    if not (isinstance(net, Money) and isinstance(gross, Money)) or net.currency != "JPY":
        return None
    right = [Fraction(net.magnitude) * (1 + each) for each in rates]
    slack = max(Fraction(1), Fraction(gross.quantum) / 2)
    met = [abs(Fraction(gross.magnitude) - each) <= slack for each in right]
    if not net.magnitude or met[0] or (any(met) and at_lower()):
        return None
    implied = Fraction(gross.magnitude) / Fraction(net.magnitude)
    expected = reading(gross.but(magnitude=Decimal(int(right[0])), upper=None))
    quotient = _share(implied / (1 + rates[0]))
    source = f"+{float(rates[0] * 100):g}%"
    band = Interval(1 + min(rates), 1 + max(rates))
    return Judgement(_share(implied), _share(1 + rates[0]), 0, expected, expected, source, quotient, band)


def of_units(corpus: Corpus, outer: Claim, inner: Claim) -> Judgement | None:
    """What is wrong with a measure in another unit; of a range, −10〜40℃(14〜104℉), with the first end that is wrong."""
    first, second = outer.value, inner.value
    if not (isinstance(first, Quantity) and isinstance(second, Quantity)):
        return None
    if first.dimension != second.dimension or first.per != second.per or first.unit == second.unit:
        return None
    if first.upper is None or second.upper is None:
        return _of_measures(corpus, outer, inner, first, second)
    for low, high in ((first.magnitude, second.magnitude), (first.upper, second.upper)):
        one, other = first.but(magnitude=low, upper=None), second.but(magnitude=high, upper=None)
        found = _of_measures(corpus, replace(outer, value=one), replace(inner, value=other), one, other)
        if found is not None:
            return found
    return None


def _of_measures(corpus: Corpus, outer: Claim, inner: Claim, first: Quantity, second: Quantity) -> Judgement | None:
    factor, offset = corpus.scale.factor(first.unit)
    other, other_offset = corpus.scale.factor(second.unit)
    shifted = offset != other_offset
    if not shifted and (factor == other or not first.magnitude or not second.magnitude):
        return None
    exact_first = Fraction(first.magnitude) * factor + offset
    exact_second = Fraction(second.magnitude) * other + other_offset
    a = corpus.scale.interval(first, outer.mention.hedges, exact=False)
    b = corpus.scale.interval(second, inner.mention.hedges, exact=False)
    if a is None or b is None or a.meets(Interval(exact_second, exact_second)) or b.meets(Interval(exact_first, exact_first)):
        return None
    ratio = factor / other
    expected = _reading_of(second, Fraction(first.magnitude) * ratio + (offset - other_offset) / other)
    if shifted:  # 30℃(50℉): degrees have no rate
        return Judgement("", expected, 0, expected, "", f"{reading(first)} = {expected}", "", _ONE)
    loosely = not is_decimal(ratio) and 1 - _LOOSE < exact_second / exact_first < 1 + _LOOSE  # a mile of 1.6 km
    if loosely or _in_fives(first, factor, second, other):
        return None
    implied = Fraction(second.magnitude) / Fraction(first.magnitude)
    source = f"1 {first.unit} = {float(ratio):.6g} {second.unit}"
    slip = _slip(implied / ratio)
    return Judgement(_share(implied), _share(ratio), slip, expected, expected, source, _share(implied / ratio), _ONE)


def _in_fives(first: Quantity, factor: Fraction, second: Quantity, other: Fraction) -> bool:
    """Whether both figures are one wind in knots and metres a second, told in steps of five: 最大風速75ノット(40メートル)."""
    if {first.unit, second.unit} != {"kn", "m/s"} or first.magnitude % 5 or second.magnitude % 5:
        return False
    a, b = Fraction(first.magnitude), Fraction(second.magnitude)
    return Interval((a - _STEP) * factor, (a + _STEP) * factor).meets(Interval((b - _STEP) * other, (b + _STEP) * other))


def _agrees(corpus: Corpus, outer: Claim, inner: Claim, band: Interval) -> bool:
    """See Note [Conversions]."""
    a = corpus.scale.interval(outer.value, outer.mention.hedges)
    b = corpus.scale.interval(inner.value, inner.mention.hedges)
    first, second = outer.value, inner.value
    if a is None or b is None or not (isinstance(first, Numeric) and isinstance(second, Numeric)):
        return True
    if first.vague or second.vague or band.low is None or band.high is None:
        return first.vague or second.vague
    x, y = _bare(outer), _bare(inner)
    forward = Interval(x * band.low, x * band.high)
    backward = Interval(y / band.high, y / band.low)
    plain_b = corpus.scale.interval(second, ()) or b
    plain_a = corpus.scale.interval(first, ()) or a
    return forward.meets(plain_b) or backward.meets(plain_a)


def _bare(claim: Claim) -> Fraction:
    value = claim.value
    return Fraction(value.magnitude) if isinstance(value, Numeric) else Fraction(0)


def _slip(quotient: Fraction) -> int:
    """The power of ten by which a quotient is off, negative where it is too small; 0 where it is none."""
    for power in _POWERS:
        if abs(quotient / power - 1) <= _SLIP:
            return power
        if abs(quotient * power - 1) <= _SLIP:
            return -power
    return 0


def _reading_of(value: Numeric, number: Fraction) -> str:
    """`number` to two significant digits, in the unit of `value`."""
    return reading(value.but(magnitude=Decimal(f"{float(number):.2g}"), upper=None))


def _share(number: Fraction) -> str:
    rounded = Decimal(f"{float(number):.4g}")
    return f"{rounded:,f}"


def is_decimal(factor: Fraction) -> bool:
    """Whether two units are a power of ten apart."""
    while factor < 1:
        factor *= 10
    while factor >= 10:  # noqa: PLR2004 - the next power
        factor /= 10
    return factor == 1


def _rate(corpus: Corpus, claim: Claim, base: str, quote: str, days: int) -> tuple[Fraction, Fraction] | None:
    """Lowest and highest rate of the weeks around the day a claim speaks of; None without a day or a rate."""
    day: date | None = corpus.day_of(claim)
    if day is None:
        return None
    around = timedelta(days=days)
    found: list[Rate] = [
        known
        for each in (day - around, day, day + around)
        if (known := rate(base, quote, each)) is not None and abs(known.day - each) <= _NEAREST
    ]
    if not found:
        return None
    return min(r.value for r in found), max(r.value for r in found)


def _far_rate(corpus: Corpus, claim: Claim, base: str, quote: str) -> tuple[Fraction, Fraction] | None:
    """The rates between which one of another time lay: the nearest known one, half as much and twice as much."""
    day = corpus.day_of(claim)
    known = rate(base, quote, day) if day is not None else None
    return None if known is None else (known.value / _DRIFT, known.value * _DRIFT)


def _wide(band: Interval) -> Interval:
    """The rates at which another text may have converted the amount, on a day of its own."""
    return Interval((band.low or Fraction(0)) * (1 - _OTHER_DAY), (band.high or Fraction(0)) * (1 + _OTHER_DAY))


def median_rates(pairs: Sequence[tuple[Claim, Claim]]) -> dict[tuple[str, str], Fraction]:
    """Median implied rate of the corpus' own pairs by currencies, where there are three or more."""
    implied: dict[tuple[str, str], list[Fraction]] = {}
    for outer, inner in pairs:
        first, second = outer.value, inner.value
        if isinstance(first, Money) and isinstance(second, Money) and first.magnitude and second.magnitude:
            key = (first.currency, second.currency)
            implied.setdefault(key, []).append(Fraction(second.magnitude) / Fraction(first.magnitude))
    from statistics import median  # noqa: PLC0415 - costs more than most documents have use for

    return {key: median(values) for key, values in implied.items() if len(values) >= 3}  # noqa: PLR2004
