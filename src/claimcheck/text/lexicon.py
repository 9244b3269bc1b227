"""The lexicon: words as data, from rules/lexicon/*.yaml.

Every file holds one or more of the sections below; files of the same section add up, so that a user's folder extends the
built-in one. Only the shape is checked here; the files are found and read by `claimcheck.engine.pack`.
"""

from dataclasses import field
from typing import Any

from claimcheck.model.claims import HedgeKind
from claimcheck.model.forms import Form, form


@form
class HedgeEntry(Form):
    """Words that widen or bound a figure."""

    kind: HedgeKind
    before: tuple[str, ...] = ()
    """Words that stand before the figure: 約."""
    after: tuple[str, ...] = ()
    """Words that stand after it, or after the bracket that follows it: 程度."""


@form
class UnitEntry(Form):
    """A unit of measurement."""

    unit: str
    """Canonical symbol."""
    dimension: str
    factor: str = "1"
    """Size in the base unit of its dimension, as an exact fraction or decimal: "1200/3937"."""
    offset: str = "0"
    """What is added after scaling, for temperatures."""
    terms: tuple[str, ...]
    """How it is written, normalised spelling."""
    prefixes: tuple[str, ...] = ()
    """Prefixes that go before its symbols (k) and, as words (キロ), before its Japanese names."""


@form
class CounterEntry(Form):
    """A counter for things: 人, 件, 社."""

    unit: str = ""
    """Canonical counter; without one, every term is its own."""
    terms: tuple[str, ...]
    dimension: str = ""
    """What it counts; `count:` and the unit where nothing is said."""


@form
class CurrencyEntry(Form):
    """A currency."""

    code: str
    """ISO 4217."""
    terms: tuple[str, ...] = ()
    """Names that follow the amount: 円, 米ドル."""
    signs: tuple[str, ...] = ()
    """Signs that precede it: ¥, US$."""
    subunits: tuple[str, ...] = ()
    """Hundredths: 銭, セント."""


@form
class Lexicon(Form):
    """All word lists of rules/lexicon."""

    hedges: tuple[HedgeEntry, ...] = ()
    units: tuple[UnitEntry, ...] = ()
    counters: tuple[CounterEntry, ...] = ()
    currencies: tuple[CurrencyEntry, ...] = ()
    words: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Plain word lists by name, for the modules that read them."""
    maps: dict[str, dict[str, str]] = field(default_factory=dict)
    """Word → word tables by name."""
    weights: dict[str, dict[str, float]] = field(default_factory=dict)
    """What each of several signs weighs, by the name of what they are signs of."""


def merge(parts: list[dict[str, Any]]) -> dict[str, Any]:
    """Add up the raw sections of several lexicon files, in order."""
    out: dict[str, Any] = {}
    for part in parts:
        for section, value in part.items():
            if isinstance(value, list):
                out[section] = [*out.get(section, []), *value]
            elif isinstance(value, dict):
                known = dict(out.get(section, {}))
                for name, words in value.items():
                    old = known.get(name)
                    known[name] = (
                        [*old, *words]
                        if isinstance(old, list)
                        else {**(old or {}), **words}
                        if isinstance(words, dict)
                        else words
                    )
                out[section] = known
            else:
                out[section] = value
    return out
