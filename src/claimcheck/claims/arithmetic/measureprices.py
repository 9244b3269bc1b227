"""Prices of an amount that are told for another one, too: 200グラムで2万5,760円、1キロに直すと12万8,800円.

Note [Prices of amounts]. Both amounts are of one measure, and what makes the second a conversion is a word (直すと, 換算すると,
当たり) behind it, or the bracket it stands in. A package may be cheaper, so that nothing less than such a word will do.
"""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from claimcheck.claims.arithmetic.arithmetic import Change, is_plain, magnitude_of
from claimcheck.claims.arithmetic.window import Window, kind
from claimcheck.model.claims import Mention
from claimcheck.model.pattern import regex
from claimcheck.model.values import Money, Quantity

_TOLD = regex(
    r"⟨m(?P<amount>\d+)⟩(?:入り|分|もの|あたり|当たり|につき)?(?:の値段|の価格)?(?:で|が|は|に|につき|[=＝:：])?[^⟨⟩。、（(]{0,6}"
    r"⟨m(?P<price>\d+)⟩(?:[^⟨⟩。、]{0,8}[、。]|[^⟨⟩。、]{0,4}[（(])[^⟨⟩。、]{0,6}"
    r"⟨m(?P<unit>\d+)⟩(?:(?:あたり|当たり)?に?(?:直す|換算す|なおす|割り戻す|換算)(?:と|れば|で|して)?|換算(?:では?|すると|で)?|あたり|当たり|につき)"
    r"(?:で|では|は|の)?、?[^⟨⟩。、]{0,4}⟨m(?P<each>\d+)⟩"
)
_MEASURES = (
    {"mg": Fraction(1, 1000), "g": Fraction(1), "kg": Fraction(1000), "キロ": Fraction(1000), "t": Fraction(1_000_000)},
    {"mL": Fraction(1, 1000), "cL": Fraction(1, 100), "dL": Fraction(1, 10), "L": Fraction(1), "kL": Fraction(1000)},
    {"mm": Fraction(1, 1000), "cm": Fraction(1, 100), "m": Fraction(1), "km": Fraction(1000), "キロ": Fraction(1000)},
    {"cm2": Fraction(1, 10_000), "m2": Fraction(1), "a": Fraction(100), "10a": Fraction(1000), "ha": Fraction(10_000)},
)
"""What the units of one measure come to in one of them."""
_LEAST, _WIDEST = Fraction(2, 100), 20
"""Part by which a price may be off by rounding, and times by which it may miss before it is of something else."""


_PER = regex(
    r"⟨m(?P<amount>\d+)⟩(?:入り|分|もの)?(?:の値段|の価格)?(?:で|が|は|に|[=＝:：])?[^⟨⟩。、（(]{0,6}"
    r"⟨m(?P<price>\d+)⟩(?:[^⟨⟩。、]{0,8}[、。]|[^⟨⟩。、]{0,4}[（(])[^⟨⟩。、]{0,14}⟨m(?P<each>\d+)⟩"
)
_EACH = regex(r"(?P<number>\d*)(?P<unit>[A-Za-z]{1,2}2?)")
_TOLD_EACH = regex(r"[あ当]たり|換算|につき")


def measure_prices(window: Window, text: str) -> Iterator[Change]:
    """The prices that a sentence of `text` tells of one amount and, converted, of another."""
    for match in _PER.finditer(window.skeleton):
        amount, price, each = (window.mentions[int(match[name])] for name in ("amount", "price", "each"))
        per = _EACH.fullmatch(getattr(each.value, "per", None) or "")
        words = text[price.extent.end : each.extent.end]
        if per and match.end() > window.here and _TOLD_EACH.search(words) and isinstance(amount.value, Quantity):
            value = amount.value.but(magnitude=Decimal(per["number"] or 1), unit=per["unit"])
            if not getattr(price.value, "per", None):
                unit = amount._replace(value=value, hedges=())
                yield from _converted(window, _as_told(text, amount), price, unit, each)
    for match in _TOLD.finditer(window.skeleton):
        amount, price, unit, each = (window.mentions[int(match[name])] for name in ("amount", "price", "unit", "each"))
        if match.end() > window.here and not getattr(each.value, "per", None):
            yield from _converted(window, _as_told(text, amount), price, _as_told(text, unit), each)


def _converted(window: Window, amount: Mention, price: Mention, unit: Mention, each: Mention) -> Iterator[Change]:
    """A price of an amount against that of a unit of it, where they miss each other by more than rounding and not beyond reason."""
    if not all(map(is_plain, (amount, price, unit, each))) or not isinstance(price.value, Money) or kind(price) != kind(each):
        return
    found = _units(amount, unit)
    if not found or price.hedges or not magnitude_of(price):
        return
    off = Fraction(magnitude_of(each)) * found / Fraction(magnitude_of(price))
    if 1 / Fraction(_WIDEST) < off < _WIDEST and abs(off - 1) > _LEAST:
        value = Quantity(magnitude=Decimal(found.numerator) / Decimal(found.denominator), unit="", dimension="count:")
        yield Change(amount._replace(value=value), price, each, 0, window.span, share=True)


def _units(amount: Mention, unit: Mention) -> Fraction:
    """How many times the second of two amounts the first is; 0 where they are no measures, or the same."""
    one, other = amount.value, unit.value
    if not (isinstance(one, Quantity) and isinstance(other, Quantity)) or one.per or other.per or not other.magnitude:
        return Fraction(0)
    if amount.hedges or unit.hedges:
        return Fraction(0)
    for sizes in _MEASURES:
        if one.unit in sizes and other.unit in sizes:
            found = Fraction(one.magnitude) * sizes[one.unit] / (Fraction(other.magnitude) * sizes[other.unit])
            return Fraction(0) if found == 1 else found
    return Fraction(0)


def _as_told(text: str, mention: Mention) -> Mention:
    """A mention with キロ for its unit where the text says no more, be it of length or of mass."""
    short = isinstance(mention.value, Quantity) and text.endswith("キロ", 0, mention.span.end)
    return mention._replace(value=mention.value.but(unit="キロ")) if short and isinstance(mention.value, Quantity) else mention
