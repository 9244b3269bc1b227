"""The figures and dates of an affair by what they measure and how large they are, so that one can be looked up by its value."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.claims.corpus import Corpus
from claimcheck.claims.linking.comparable import measure
from claimcheck.claims.values.dimensions import dimension
from claimcheck.claims.values.slips import significant_digits
from claimcheck.model.claims import Claim, HedgeKind, Mention
from claimcheck.model.intervals import Interval
from claimcheck.model.values import Date, Duration, Numeric, Quantity, Value, round_quantum

if TYPE_CHECKING:
    from claimcheck.model.span import Span

_NARROW = frozenset({HedgeKind.ABOUT, HedgeKind.ROUGH, HedgeKind.MAXIMUM})
"""Hedges beside which a figure is still one."""
_UNTOLD = frozenset({"denied", "hypothetical"})


class Figure(NamedTuple):
    """A figure of a text, or a date."""

    at: float
    """Its middle, in base units."""
    interval: Interval
    """What it means at its stated precision."""
    claim: Claim

    @property
    def width(self) -> float:
        """How finely it is told, in base units: a hedged one to its last digit that is no zero."""
        value = self.claim.value
        found = float((self.interval.high or 0) - (self.interval.low or 0))
        if isinstance(value, Duration):
            return max(found, float(value.quantum_seconds) if not value.months else 0.0)
        if isinstance(value, Numeric) and self.claim.mention.hedges and value.quantum:
            found *= float(round_quantum(value) / value.quantum)
        return found

    def is_same(self, other: "Figure") -> bool:
        """Whether two figures say the same of one measure."""
        if measure_of(self.claim) != measure_of(other.claim):
            return False
        if isinstance(self.claim.value, Date):
            return self.interval.low == other.interval.low and self.claim.value.day is not None
        return self.interval.meets(other.interval)


class Figures:
    """The figures of a corpus; an affair is read when it is first asked for."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._by_affair: dict[str, dict[str, list[Figure]]] = {}
        self._read: dict[str, dict[tuple[Span, type[Value]], Claim]] = {}

    @cached_property
    def _affairs(self) -> dict[str, list[str]]:
        return {path: affair for affair in self._corpus.linker.affinity.affairs for path in affair}

    def claim(self, path: str, mention: Mention) -> Claim:
        """What was read of a mention; a claim without slots, whose order is negative, where nothing was."""
        read = self._read.get(path)
        if read is None:
            claims = self._corpus.linker.documents[path].claims
            read = self._read[path] = {(claim.mention.span, type(claim.value)): claim for claim in reversed(claims)}
        return read.get((mention.span, type(mention.value))) or _unread(path, mention)

    def figure(self, claim: Claim) -> Figure | None:
        """The figure of a claim; None of what is bounded, vague or a range."""
        value, hedges = claim.value, claim.mention.hedges
        if isinstance(value, Date):
            value = value.but(until=None, open=None)
        elif not isinstance(value, Numeric | Duration) or value.upper is not None or value.vague:
            return None
        if any(hedge.kind not in _NARROW for hedge in hedges):
            return None
        found = self._corpus.scale.interval(value, (), exact=True)
        if found is None or found.low is None or found.high is None:
            return None
        return Figure(float(found.low + found.high) / 2, found, claim)

    def all_of(self, path: str, kind: str) -> Sequence[Figure]:
        """The figures of one measure in the affair of a text, sorted."""
        return self.of_affair(path).get(kind, ())

    def between(self, path: str, kind: str, low: float, high: float) -> Sequence[Figure]:
        """Those of them that lie between two."""
        figures = self.all_of(path, kind)
        return figures[bisect_left(figures, low, key=_at) : bisect_right(figures, high, key=_at)]

    def of_affair(self, path: str) -> dict[str, list[Figure]]:
        """The figures of the affair of a text by what they measure, sorted."""
        affair = self._affairs.get(path, [path])
        found = self._by_affair.get(affair[0])
        if found is None:
            found = self._by_affair[affair[0]] = defaultdict(list)
            for claim in (claim for each in affair for claim in self._claims(each)):
                figure = self.figure(claim)
                if figure is not None and claim.modality.value not in _UNTOLD:
                    found[measure_of(claim)].append(figure)
            for figures in found.values():
                figures.sort(key=lambda figure: (figure.at, figure.claim.path, figure.claim.mention.span))
        return found

    def _claims(self, path: str) -> Iterator[Claim]:
        """The claims of a text, one of each mention, and the mentions of which nothing more was read."""
        document = self._corpus.linker.documents[path]
        told = set()
        for claim in document.claims:
            if claim.mention.span not in told and measure_of(claim):
                told.add(claim.mention.span)
                yield claim
        for mention in (*document.dates, *document.mentions):
            if mention.span not in told and isinstance(mention.value, Numeric | Duration | Date):
                told.add(mention.span)
                yield _unread(path, mention)


def _unread(path: str, mention: Mention) -> Claim:
    return Claim(path, mention, mention.extent, mention.value, dimension(mention.value), order=-1)


def _at(figure: Figure) -> float:
    return figure.at


def measure_of(claim: Claim) -> str:
    """What a figure measures, dates too."""
    return "date" if isinstance(claim.value, Date) else measure(claim)


def unit_of(told: Claim | Mention) -> str:
    """The unit in which a measure is told; counters are no units, for a table leaves them out."""
    value = told.value
    return value.unit if isinstance(value, Quantity) and not value.dimension.startswith("count:") else ""


def digits_of(value: Value) -> int:
    """How many digits a figure tells."""
    if isinstance(value, Duration):
        return 2 if value.months or value.seconds else 0
    return len(significant_digits(value.magnitude)) if isinstance(value, Numeric) else 0


def weekday_of(value: Date) -> int | None:
    """The weekday of a day by the calendar; None of what is no day."""
    try:
        return date(value.year or 0, value.month or 0, value.day or 0).weekday()
    except ValueError:
        return None
