"""The table of units: every spelling with its unit, dimension and size."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache

from claimcheck.text.lexicon import Lexicon, UnitEntry


@dataclass(frozen=True, slots=True, eq=False)
class Unit:
    """A unit of measurement or a counter; each is itself only, so that it is a cheap key."""

    symbol: str
    dimension: str
    factor: Fraction = Fraction(1)
    """Size in the base unit of the dimension."""
    offset: Fraction = Fraction(0)
    """Added after scaling: 273.15 for ℃."""
    counter: bool = False


_RAISED = {"2": "²", "3": "³"}


@cache
def exact(text: str) -> Fraction:
    """The fraction that "254/10000", "1.62" or "1.6E-19" writes."""
    numerator, slash, denominator = text.partition("/")
    return Fraction(Decimal(numerator)) / (Fraction(Decimal(denominator)) if slash else 1)


@cache
def unit_terms(lexicon: Lexicon) -> dict[str, Unit]:
    """Every spelling of every unit and counter."""
    terms: dict[str, Unit] = {}
    names = lexicon.maps.get("unit_prefixes", {})
    sizes = lexicon.maps.get("prefix_sizes", {})
    for entry in lexicon.units:
        for spelling, unit in _spellings(entry, names, sizes):
            terms.setdefault(spelling, unit)
    for entry in lexicon.units:
        unit = Unit(entry.unit, entry.dimension, exact(entry.factor), exact(entry.offset))
        terms.update(dict.fromkeys(entry.terms, unit))
    for term, unit in list(terms.items()):
        for written in {term[:-1] + _RAISED.get(term[-1], term[-1]), term.replace("CO2", "CO₂")} - {term}:
            terms.setdefault(written, unit)
    for counter in lexicon.counters:
        for term in counter.terms:
            symbol = counter.unit or term
            terms.setdefault(term, Unit(symbol, counter.dimension or f"count:{symbol}", counter=True))
    return terms


def unit_table(lexicon: Lexicon) -> dict[str, Unit]:
    """Every unit by its canonical symbol."""
    table: dict[str, Unit] = {}
    for unit in unit_terms(lexicon).values():
        table.setdefault(unit.symbol, unit)
    return table


def _spellings(entry: UnitEntry, names: dict[str, str], sizes: dict[str, str]) -> Iterator[tuple[str, Unit]]:
    for prefix in entry.prefixes:
        symbol = ("k" if prefix == "K" else prefix) + entry.unit
        unit = Unit(symbol, entry.dimension, exact(entry.factor) * exact(sizes[prefix]), exact(entry.offset))
        for term in entry.terms:
            latin = term[0].isascii() or len(term) == 1
            yield (prefix if latin else names[prefix]) + term, unit
