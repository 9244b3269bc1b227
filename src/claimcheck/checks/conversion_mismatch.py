"""An amount and its own conversion that disagree: 200億ドル(約3,000億円).

Note [Conversions]. Of an amount and its conversion one is the source: they agree when either, taken exactly, converts into the
other's interval at the dated rate give or take the tolerance. Rounding both at once would hide 6,000億ドル(約80兆円).
Currencies use the rate of the weeks around the event; without one, the median of the corpus' own pairs. Units use exact factors.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from claimcheck.claims.corpus import Corpus, Draft
from claimcheck.claims.describe import reading
from claimcheck.claims.extract import DocumentClaims
from claimcheck.claims.rates import Rate, own_rates, rate, stated_rates
from claimcheck.claims.repairs import Repair, divided, is_closed, times
from claimcheck.claims.taxes import is_at_lower_rate, taxed_cells
from claimcheck.model.claims import Claim, Mention
from claimcheck.model.findings import Comparison
from claimcheck.model.intervals import Interval
from claimcheck.model.pattern import regex
from claimcheck.model.rules import Rule
from claimcheck.model.values import Money, Numeric, Quantity

NAME = "conversion-mismatch"
MANY = 200
"""From so many pairs on, a corpus is no single affair whose median rate would mean anything."""
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


class _Judgement(NamedTuple):
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


def run(corpus: Corpus, rule: Rule) -> Iterator[Draft]:
    """Amounts with a conversion in brackets whose implied rate is impossible."""
    pairs = [pair for document in corpus.documents for pair in document.pairs]
    tolerance = Fraction(str(rule.number("tolerance", 0.03)))
    told = {
        (document.path, found.inner.span) for document in corpus.documents for found in own_rates(document.text, document.mentions)
    }
    for outer, inner in pairs:
        first, second = outer.value, inner.value
        if (inner.path, inner.mention.span) in told:
            continue  # by its own rate
        if isinstance(first, Money) and isinstance(second, Money) and first.currency != second.currency:
            near = [pair for pair in pairs if corpus.linker.affinity.between(pair[0].path, outer.path)] if len(pairs) < MANY else []
            yield from _money(corpus, rule, outer, inner, _own_rates(near), tolerance)
        elif isinstance(first, Quantity) and isinstance(second, Quantity):
            yield from _units(corpus, rule, outer, inner)
    for document in corpus.documents:
        yield from _of_document(corpus, rule, document)


def _of_document(corpus: Corpus, rule: Rule, document: DocumentClaims) -> Iterator[Draft]:
    """Prices with and without tax, and measures told side by side in two units."""
    for untaxed, taxed in taxed_cells(document.claims):
        yield from _tax(corpus, rule, untaxed, taxed)
    related = document.relations
    told = list(own_rates(document.text, document.mentions))
    if not related.taxed and not related.beside and not told:
        return
    claims = {claim.mention.span: claim for claim in document.claims}
    tolerance = Fraction(str(rule.number("tolerance", 0.03)))
    for at_rate in told:
        pair = claims.get(at_rate.outer.span), claims.get(at_rate.inner.span)
        if pair[0] is not None and pair[1] is not None:
            yield from _at_own_rate(corpus, rule, pair[0], pair[1], at_rate.value, tolerance)
    for net, gross in related.taxed:
        if net.span in claims and gross.span in claims:
            yield from _tax(corpus, rule, claims[net.span], claims[gross.span])
    for one, other in related.beside:
        if one.span in claims and other.span in claims:
            near = _is_same_thing(corpus, one, other, document.text)
            slips = _units(corpus, rule, claims[one.span], claims[other.span])
            yield from (draft for draft in slips if near or draft.fields["slip"])  # what is no slip of scale is another thing


_ENDS = regex(
    r"(?:余り|ほど|程度|あまり)?(?:[）)。、]|の(?:広さ|面積|敷地|大きさ|長さ|高さ|重さ|量)|に(?:及|相当|なる|当た|あた|のぼ|上る)|ある|です|$|\n)"
)


def _is_same_thing(corpus: Corpus, one: Mention, other: Mention, text: str) -> bool:
    """Whether two measures in a row are one in two systems of units, about right: 2万8,400平方メートル、約8,590坪."""
    first, second = one.value, other.value
    if not (isinstance(first, Quantity) and isinstance(second, Quantity)) or not _ENDS.match(text, other.extent.end):
        return False
    (factor, shift), (other_factor, other_shift) = (corpus.scale.factor(value.unit) for value in (first, second))
    if shift != other_shift or not first.magnitude or not second.magnitude:
        return False
    times = Fraction(second.magnitude) / Fraction(first.magnitude) / (factor / other_factor)
    return not _is_decimal(factor / other_factor) and 1 / _APART < times < _APART


def _is_decimal(factor: Fraction) -> bool:
    """Whether two units are a power of ten apart."""
    while factor < 1:
        factor *= 10
    while factor >= 10:  # noqa: PLR2004 - the next power
        factor /= 10
    return factor == 1


_LOOSE = Fraction(1, 100)
"""Part by which the factors differ that people use between two systems of units."""
_APART = Fraction(3, 2)
"""Times by which a measure told in a second system of units may be off before it is one of another thing."""


def _money(
    corpus: Corpus, rule: Rule, outer: Claim, inner: Claim, own: dict[tuple[str, str], Fraction], tolerance: Fraction
) -> Iterator[Draft]:
    first, second = outer.value, inner.value
    if not (isinstance(first, Money) and isinstance(second, Money)) or not first.magnitude or not second.magnitude:
        return
    document = corpus.linker.documents[outer.path]
    for stated in stated_rates(document.text, document.mentions).get((first.currency, second.currency), ()):
        if _agrees(corpus, outer, inner, Interval(stated * (1 - tolerance), stated * (1 + tolerance))):
            return  # at the rate that the text names itself
    used = _rate(corpus, outer, first.currency, second.currency, rule)
    median_rate = own.get((first.currency, second.currency))
    far = None
    if used is None and median_rate is None:
        far = _far_rate(corpus, outer, first.currency, second.currency)
        if far is None:
            return
    low, high = used or far or (median_rate or Fraction(1),) * 2
    band = Interval(low * (1 - tolerance), high * (1 + tolerance))
    if _agrees(corpus, outer, inner, band):
        return
    implied = Fraction(second.magnitude) / Fraction(first.magnitude)
    middle = (low + high) / 2
    slip = _slip(implied / middle)
    if far is not None:
        slip = 0
        if not _TEN[0] <= max(implied / middle, middle / implied) <= _TEN[1]:
            return
    suggestion = _reading_of(second, Fraction(first.magnitude) * middle) if slip else ""
    day = corpus.day_of(outer)
    source = f"1 {first.currency} = {float(middle):.4g} {second.currency}"
    source += f" ({'ECB' if used or far else 'median of the documents'}{f', {day.isoformat()}' if day and used else ''})"
    quotient = _share(implied / middle)
    judged = _Judgement(_share(implied), _share(middle), slip, suggestion, suggestion, source, quotient, _wide(band))
    yield _draft(corpus, rule, outer, inner, judged)


def _at_own_rate(
    corpus: Corpus, rule: Rule, outer: Claim, inner: Claim, value: Fraction, tolerance: Fraction
) -> Iterator[Draft]:
    """A conversion at the rate that its bracket names: 18億円(1ドル=150円換算で約1億2,000万ドル)."""
    first, second = outer.value, inner.value
    if not (isinstance(first, Money) and isinstance(second, Money)) or not first.magnitude or not second.magnitude:
        return
    if _agrees(corpus, outer, inner, Interval(value * (1 - tolerance), value * (1 + tolerance))):
        return
    implied = Fraction(second.magnitude) / Fraction(first.magnitude)
    slip = _slip(implied / value)
    right = _reading_of(second, Fraction(first.magnitude) * value)
    source = f"1 {first.currency} = {float(value):.4g} {second.currency}"
    band = Interval(value * (1 - tolerance), value * (1 + tolerance))
    judged = _Judgement(_share(implied), _share(value), slip, right, right, source, _share(implied / value), band)
    yield _draft(corpus, rule, outer, inner, judged)


def _tax(corpus: Corpus, rule: Rule, untaxed: Claim, taxed: Claim) -> Iterator[Draft]:
    """1,800円(税込1,890円): the price with tax must be that without, plus 10 or 8 %, to the yen."""
    net, gross = untaxed.value, taxed.value
    if not (isinstance(net, Money) and isinstance(gross, Money)) or net.currency != "JPY":
        return
    rates = [Fraction(str(each)) for each in rule.entry.parameters.get("tax", (0.1, 0.08))]
    right = [Fraction(net.magnitude) * (1 + each) for each in rates]
    slack = max(Fraction(1), Fraction(gross.quantum) / 2)
    met = [abs(Fraction(gross.magnitude) - each) <= slack for each in right]
    if not net.magnitude or met[0] or (any(met) and is_at_lower_rate(corpus, rule, untaxed, taxed)):
        return
    implied = Fraction(gross.magnitude) / Fraction(net.magnitude)
    expected = reading(gross.but(magnitude=Decimal(int(right[0])), upper=None))
    quotient = _share(implied / (1 + rates[0]))
    source = f"+{float(rates[0] * 100):g}%"
    band = Interval(1 + min(rates), 1 + max(rates))
    judged = _Judgement(_share(implied), _share(1 + rates[0]), 0, expected, expected, source, quotient, band)
    yield _draft(corpus, rule, untaxed, taxed, judged)


def _units(corpus: Corpus, rule: Rule, outer: Claim, inner: Claim) -> Iterator[Draft]:  # noqa: C901, PLR0911 - one way out each
    first, second = outer.value, inner.value
    if not (isinstance(first, Quantity) and isinstance(second, Quantity)):
        return
    same = first.dimension == second.dimension and first.per == second.per and first.unit != second.unit
    if not same:
        return
    factor, offset = corpus.scale.factor(first.unit)
    other, other_offset = corpus.scale.factor(second.unit)
    scale_shift = offset != other_offset
    if (factor == other and not scale_shift) or not (scale_shift or (first.magnitude and second.magnitude)):
        return
    ratio = factor / other
    shift = (offset - other_offset) / other
    if first.upper is not None and second.upper is not None:  # −10〜40℃(14〜104℉): end by end
        for low, high in ((first.magnitude, second.magnitude), (first.upper, second.upper)):
            ends = [
                replace(claim, value=value.but(magnitude=end, upper=None))
                for claim, value, end in ((outer, first, low), (inner, second, high))
            ]
            found = list(_units(corpus, rule, ends[0], ends[1]))
            yield from found[:1]
            if found:
                return
        return
    a = corpus.scale.interval(first, outer.mention.hedges, exact=False)
    b = corpus.scale.interval(second, inner.mention.hedges, exact=False)
    if a is None or b is None:
        return
    exact_first = Fraction(first.magnitude) * factor + offset
    exact_second = Fraction(second.magnitude) * other + other_offset
    if a.meets(Interval(exact_second, exact_second)) or b.meets(Interval(exact_first, exact_first)):
        return
    if _in_fives(first, factor, second, other):
        return
    times = exact_second / exact_first if exact_first and not scale_shift else Fraction(0)
    if not _is_decimal(factor / other) and 1 - _LOOSE < times < 1 + _LOOSE:
        return  # a 石 of 180 litres, a mile of 1.6 km
    right = Fraction(first.magnitude) * ratio + shift
    expected = _reading_of(second, right)
    if scale_shift:  # 30℃(50℉): degrees have no rate
        source = f"{reading(first)} = {expected}"
        yield _draft(corpus, rule, outer, inner, _Judgement("", expected, 0, expected, "", source, "", _ONE))
        return
    implied = Fraction(second.magnitude) / Fraction(first.magnitude)
    source = f"1 {first.unit} = {float(ratio):.6g} {second.unit}"
    slip = _slip(implied / ratio)
    judged = _Judgement(_share(implied), _share(ratio), slip, expected, expected, source, _share(implied / ratio), _ONE)
    yield _draft(corpus, rule, outer, inner, judged)


def _in_fives(first: Quantity, factor: Fraction, second: Quantity, other: Fraction) -> bool:
    """Whether both figures are one wind in knots and metres a second, told in steps of five: 最大風速75ノット(40メートル)."""
    if {first.unit, second.unit} != {"kn", "m/s"} or first.magnitude % 5 or second.magnitude % 5:
        return False
    a, b = Fraction(first.magnitude), Fraction(second.magnitude)
    return Interval((a - _STEP) * factor, (a + _STEP) * factor).meets(Interval((b - _STEP) * other, (b + _STEP) * other))


def _draft(corpus: Corpus, rule: Rule, outer: Claim, inner: Claim, judged: _Judgement) -> Draft:
    return Draft(
        rule=rule,
        sides=[[corpus.evidence(outer, "a"), corpus.evidence(inner, "a")]],
        fields={
            "a": reading(outer.value),
            "b": reading(inner.value),
            "implied": _per_unit(judged.implied, corpus.lang),
            "rate": judged.right,
            "slip": _slip_text(judged.slip, corpus.lang),
            "suggestion": judged.suggestion,
            "likely": _likely(judged.likely, corpus.lang),
        },
        confidence=1.0,
        subject=corpus.subject_name(corpus.linker.subject(outer)),
        attribute="conversion",
        comparison=Comparison("ratio", difference=judged.quotient, rate=judged.source),
        suggestion=judged.suggestion,
        repairs=tuple(_repairs(corpus, outer, inner, judged.band)),
    )


def _repairs(corpus: Corpus, outer: Claim, inner: Claim, band: Interval) -> Iterator[Repair]:
    """What the conversion, or the amount that it converts, would have to be."""
    a, b = (corpus.scale.interval(claim.value, (), exact=True) for claim in (outer, inner))
    if a is not None and b is not None and is_closed(a) and is_closed(b):
        yield Repair(inner.path, inner.mention, times(a, band))
        right = divided(b, band)
        if right is not None:
            yield Repair(outer.path, outer.mention, right)


def _share(number: Fraction) -> str:
    rounded = Decimal(f"{float(number):.4g}")
    return f"{rounded:,f}"


def _per_unit(implied: str, lang: str) -> str:
    if not implied:
        return ""
    return f"{implied} a unit, " if lang == "en" else f"1単位あたり {implied}、"


def _slip_text(slip: int, lang: str) -> str:
    if not slip:
        return ""
    factor = f"{abs(slip):,}"
    if lang == "en":
        return f"; {factor} times too {'large' if slip > 0 else 'small'}"
    return f"、{factor}倍大きい桁違い" if slip > 0 else f"、{factor}分の1の桁違い"


def _likely(suggestion: str, lang: str) -> str:
    if not suggestion:
        return ""
    return f" ({suggestion} is meant?)" if lang == "en" else f"(約{suggestion}の誤りでは)"


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


def _rate(corpus: Corpus, claim: Claim, base: str, quote: str, rule: Rule) -> tuple[Fraction, Fraction] | None:
    """Lowest and highest rate of the weeks around the day a claim speaks of; None without a day or a rate."""
    day: date | None = corpus.day_of(claim)
    if day is None:
        return None
    around = timedelta(days=int(rule.number("days", 14)))
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


def _own_rates(pairs: Sequence[tuple[Claim, Claim]]) -> dict[tuple[str, str], Fraction]:
    """Median implied rate of the corpus' own pairs by currencies, where there are three or more."""
    implied: dict[tuple[str, str], list[Fraction]] = {}
    for outer, inner in pairs:
        first, second = outer.value, inner.value
        if isinstance(first, Money) and isinstance(second, Money) and first.magnitude and second.magnitude:
            key = (first.currency, second.currency)
            implied.setdefault(key, []).append(Fraction(second.magnitude) / Fraction(first.magnitude))
    from statistics import median  # noqa: PLC0415 - costs more than most documents have use for

    return {key: median(values) for key, values in implied.items() if len(values) >= 3}  # noqa: PLR2004
