"""Passages that bear out what stated arithmetic should say: 計32台 where the parts give 30台, and 積載車両：30台 elsewhere.

Arithmetic shows that something is wrong, not what. Where another text, or the same one elsewhere, states the very figure that would
put it right, and states it of the same thing, an editor sees at once which is likely the right one.

Note [Bearing out]. That some text gives a figure one looks for may be a coincidence. How likely that is can be counted: the part
of all figures that lie so near the one sought, times the figures of that measure among which it was found, times the figures of
which any might have been wrong. What stands around the two makes it likelier or less so: an attribute or words that they share,
other figures of the same arithmetic beside the second (乗客31名と乗務員2名の計33名), slots that keep them apart. All of it is added up
in powers of ten.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from functools import cached_property
from math import log10
from typing import NamedTuple

from claimcheck.claims.comparable import counted_alike, is_by_noun, measure
from claimcheck.claims.compatibility import CLASH
from claimcheck.claims.corpus import Corpus
from claimcheck.claims.dimensions import dimension
from claimcheck.claims.neighbourhood import Neighbourhood, Place
from claimcheck.claims.repairs import Repair
from claimcheck.claims.slips import significant_digits
from claimcheck.model.claims import Claim, HedgeKind, Mention
from claimcheck.model.document import Document
from claimcheck.model.intervals import Interval
from claimcheck.model.values import Date, Duration, Number, Numeric, Value, round_quantum

LEAST = 1.7
"""Powers of ten against a coincidence from which a passage bears a figure out."""
_MOST = 4
"""Passages that are enough, one of each text."""
_NEAR = 1.0
"""A passage that says so much less than the best is not shown beside it."""
_SAME, _APART = 1.0, -0.7
"""One attribute by two nouns, two attributes by two nouns."""
_CLASH = {"restrictors": -0.5, "aspect": -0.5}
_OTHER_SLOT = -1.0
_COMPANION, _SMALL_COMPANION, _COMPANY = 1.5, 0.4, 3.0
"""A figure of the same arithmetic beside the passage, one of a single digit, and all of them together."""
_ALL = 0.7
"""All other figures of the arithmetic, two or more, stand beside the passage."""
_DATED = {"year": 1.0, "month": 1.5, "day": 2.0}
_SAME_DAY = 2.0
"""A day that another text tells with its right weekday."""
_RANGE = {"year": 5 * 525_600, "month": 90 * 1440, "day": 60 * 1440}
"""Minutes about a date within which other dates might as well have been found."""
_SCALED, _SCALE_DIGITS = -0.7, 3
"""A bare figure of a table, as an amount of thousands or millions."""
_TABLE_SCALES = tuple(Fraction(10) ** power for power in (3, 4, 6, 8))
_NARROW = frozenset({HedgeKind.ABOUT, HedgeKind.ROUGH})
_UNTOLD = frozenset({"denied", "hypothetical"})


class Witness(NamedTuple):
    """A passage with the figure that would put a piece of arithmetic right."""

    repair: Repair
    claim: Claim
    strength: float
    """Powers of ten against a coincidence."""


class _Figure(NamedTuple):
    """A figure of a text, or a date."""

    at: float
    """Its middle."""
    interval: Interval
    claim: Claim


class Witnesses:
    """Finds the passages of a corpus that bear out what arithmetic should say; an affair is read when it is first asked for."""

    def __init__(self, corpus: Corpus, documents: Mapping[str, Document]) -> None:
        self._corpus = corpus
        self._around = Neighbourhood(documents)
        self._figures: dict[str, dict[str, list[_Figure]]] = {}
        self._beside: dict[str, dict[Place, list[_Figure]]] = {}

    @cached_property
    def _affairs(self) -> dict[str, list[str]]:
        return {path: affair for affair in self._corpus.linker.affinity.affairs for path in affair}

    def of(self, repairs: Sequence[Repair], operands: Sequence[tuple[str, Mention]]) -> list[Witness]:
        """The passages that tell, most plainly of all, what one of some figures should be: one of each text.

        Args:
            repairs: the figures of which one is wrong.
            operands: all figures of the arithmetic, with their texts.
        """
        many = log10(len(repairs)) if repairs else 0.0
        found = [witness for repair in repairs for witness in self._for(repair, operands, many)]
        if not found:
            return []
        best = max(found, key=lambda each: (each.strength, each.claim.path != each.repair.path))
        same = [each for each in found if each.repair is best.repair and each.strength >= best.strength - _NEAR]
        same.sort(key=lambda each: (-each.strength, each.claim.path, each.claim.mention.span))
        by_text: dict[str, Witness] = {}
        for each in same:
            by_text.setdefault(each.claim.path, each)
        return list(by_text.values())[:_MOST]

    def fits(self, repair: Repair, claim: Claim) -> bool:
        """Whether a claim states what a figure should be."""
        own = self._claim(repair.path, repair.mention)
        figure = self._figure(claim)
        stated = self._figure(own)
        return figure is not None and measure_of(own) == measure_of(claim) and self._is_right(repair, figure, stated)

    def _for(self, repair: Repair, operands: Sequence[tuple[str, Mention]], many: float) -> Iterator[Witness]:
        own = self._claim(repair.path, repair.mention)
        stated = self._figure(own)
        for kind, right, less in self._sought(own, repair):
            scaled = repair._replace(right=right)
            for figure in self._within(repair.path, kind, right):
                if self._is_right(scaled, figure, stated) and self._is_elsewhere(figure.claim, repair, operands):
                    strength = self._strength(own, stated, scaled, figure, operands) + less - many
                    if strength >= LEAST:
                        yield Witness(repair, figure.claim, strength)

    def _sought(self, own: Claim, repair: Repair) -> Iterator[tuple[str, Interval, float]]:
        """The measures in which a figure may be told elsewhere, with what it should be in each."""
        kind = measure_of(own)
        yield kind, repair.right, 0.0
        value = own.value
        if type(value) is Number and not value.scaled and repair.right.low is not None:
            if len(significant_digits(value.magnitude)) >= _SCALE_DIGITS:
                for scale in _TABLE_SCALES:
                    yield "money:JPY", repair.right.scaled(scale), _SCALED

    def _within(self, path: str, kind: str, right: Interval) -> Iterator[_Figure]:
        """The figures of an affair that may meet an interval."""
        figures = self._of_affair(path).get(kind, [])
        low, high = (float(end or 0) for end in (right.low, right.high))
        slack = max(high - low, abs(high) * 0.1, 1e-9) if kind != "date" else 366 * 1440.0
        for figure in figures[bisect_left(figures, low - slack, key=_at) : bisect_right(figures, high + slack, key=_at)]:
            if self._corpus.linker.affinity.between(path, figure.claim.path):
                yield figure

    def _is_right(self, repair: Repair, figure: _Figure, stated: _Figure | None) -> bool:
        """Whether a figure is what it should be, and cannot be what the wrong one says."""
        value = figure.claim.value
        if isinstance(value, Date):
            if repair.weekday is not None and not value.weekday == repair.weekday == _weekday(value):
                return False
            low, high = figure.interval.low or 0, figure.interval.high or 0
            return (repair.right.low or 0) <= low and high <= (repair.right.high or 0)
        if stated is not None and figure.interval.meets(stated.interval) and measure_of(figure.claim) == measure_of(stated.claim):
            return False
        return figure.interval.meets(repair.right)

    def _is_elsewhere(self, claim: Claim, repair: Repair, operands: Sequence[tuple[str, Mention]]) -> bool:
        """Whether a passage is none of the arithmetic itself, nor beside it."""
        own = [mention.span for path, mention in operands if path == claim.path]
        return not any(span == claim.mention.span or self._around.is_beside(claim.path, span, claim.mention.span) for span in own)

    def _strength(
        self, own: Claim, stated: _Figure | None, repair: Repair, figure: _Figure, operands: Sequence[tuple[str, Mention]]
    ) -> float:
        """Powers of ten against a coincidence; see Note [Bearing out]."""
        other = figure.claim
        if own.path and not counted_alike(own, other, self._corpus.scale):
            return 0.0
        if repair.weekday is not None and stated is not None and figure.interval.meets(stated.interval):
            return _SAME_DAY + self._around.likeness(own, other)
        beside = [each for key in self._keys(other) for each in self._neighbours(other.path).get(key, ()) if each is not figure]
        if stated is not None and any(_is_same(each, stated) for each in beside):
            return 0.0  # 194 of last year, 184 of this
        found = self._telling(repair, figure) + self._slots(own, other) + self._around.likeness(own, other)
        return found + self._company(repair, figure, beside, operands)

    def _telling(self, repair: Repair, figure: _Figure) -> float:
        """How little is likely to lie so near what a figure should be by chance."""
        kind, value = measure_of(figure.claim), figure.claim.value
        near = self._of_affair(figure.claim.path).get(kind, [])
        if isinstance(value, Date):
            grain = value.grain if value.grain in _DATED else "day"
            low, high = figure.at - _RANGE[grain], figure.at + _RANGE[grain]
            digits = _DATED[grain]
        else:
            size = abs(figure.at)
            width = max(float((repair.right.high or 0) - (repair.right.low or 0)), _quantum(figure))
            digits = min(log10(size / width) if size and width else 0.0, _digits(value))
            low, high = sorted((figure.at / 2, figure.at * 2))
        others = {
            each.at
            for each in near[bisect_left(near, low, key=_at) : bisect_right(near, high, key=_at)]
            if each.claim.path != repair.path and counted_alike(figure.claim, each.claim, self._corpus.scale)
        }
        return max(0.0, digits) - log10(max(1, len(others)))

    def _slots(self, own: Claim, other: Claim) -> float:
        """What the slots of two figures say for their being one, or against it."""
        if not own.dimension or own.order < 0:
            return 0.0
        found = 0.0
        group = self._corpus.registry.group
        nouns = is_by_noun(own) and is_by_noun(other)
        if own.named and other.named and group(own.attribute.value) == group(other.attribute.value):
            found += _SAME
        elif nouns:
            found += _APART
        factors = self._corpus.linker.loosely(own, other)
        clashes = [slot for slot, factor in factors.items() if factor == CLASH and slot not in ("attribute", "place")]
        return found + sum(_CLASH.get(slot, _OTHER_SLOT) for slot in clashes)

    def _company(
        self, repair: Repair, figure: _Figure, beside: Sequence[_Figure], operands: Sequence[tuple[str, Mention]]
    ) -> float:
        """How many other figures of the arithmetic stand beside a passage."""
        found, met, others = 0.0, 0, 0
        for path, mention in operands:
            if mention.span == repair.mention.span and path == repair.path:
                continue
            operand = self._figure(self._claim(path, mention))
            if operand is None:
                continue
            others += 1
            if _is_same(figure, operand):
                if not operand.interval.meets(repair.right) or unit_of(figure.claim) != unit_of(repair.mention):
                    return -_COMPANY  # the other part, or amount, and not what this one should be
            if any(_is_same(each, operand) and unit_of(each.claim) == unit_of(mention) for each in beside):
                small = not isinstance(operand.claim.value, Date) and _digits(operand.claim.value) < 2  # noqa: PLR2004
                found += _SMALL_COMPANION if small else _COMPANION
                met += 1
        return min(found, _COMPANY) + (_ALL if met == others > 1 else 0.0)

    def _keys(self, claim: Claim) -> list[Place]:
        return self._around.places(claim.path, claim.mention.span)

    def _neighbours(self, path: str) -> dict[Place, list[_Figure]]:
        """The figures of a text by the sentence, row and column in which they stand."""
        found = self._beside.get(path)
        if found is None:
            found = self._beside[path] = defaultdict(list)
            for figures in self._of_affair(path).values():
                for figure in figures:
                    if figure.claim.path == path:
                        for key in self._keys(figure.claim):
                            found[key].append(figure)
        return found

    def _of_affair(self, path: str) -> dict[str, list[_Figure]]:
        """The figures of the affair of a text by what they measure, sorted."""
        affair = self._affairs.get(path, [path])
        found = self._figures.get(affair[0])
        if found is None:
            found = self._figures[affair[0]] = defaultdict(list)
            for each in affair:
                for claim in self._claims(each):
                    figure = self._figure(claim)
                    if figure is not None and claim.modality.value not in _UNTOLD:
                        found[measure_of(claim)].append(figure)
            for figures in found.values():
                figures.sort(key=lambda figure: (figure.at, figure.claim.path, figure.claim.mention.span))
        return found

    def _claims(self, path: str) -> Iterator[Claim]:
        """The figures of a text, and its dates as they were read for the calendar."""
        document = self._corpus.linker.documents[path]
        told = set()
        for claim in document.claims:
            if claim.mention.span not in told and measure_of(claim):
                told.add(claim.mention.span)
                yield claim
        for mention in (*document.dates, *document.mentions):
            if mention.span not in told and isinstance(mention.value, Numeric | Duration | Date):
                told.add(mention.span)
                yield self._stub(path, mention)

    def _claim(self, path: str, mention: Mention) -> Claim:
        """What was read of a figure of arithmetic; its value as the arithmetic takes it."""
        for claim in self._corpus.linker.documents[path].claims:
            if claim.mention.span == mention.span and type(claim.value) is type(mention.value):
                return claim
        return self._stub(path, mention)

    def _stub(self, path: str, mention: Mention) -> Claim:
        return Claim(path, mention, mention.extent, mention.value, dimension(mention.value), order=-1)

    def _figure(self, claim: Claim) -> _Figure | None:
        """A figure with what it means at its stated precision; None for what is bounded, vague or a range."""
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
        return _Figure(float(found.low + found.high) / 2, found, claim)


def measure_of(claim: Claim) -> str:
    """What a figure measures, dates too."""
    return "date" if isinstance(claim.value, Date) else measure(claim)


def unit_of(told: Claim | Mention) -> str:
    """The unit in which a figure is told."""
    unit: str = getattr(told.value, "unit", "") or getattr(told.value, "currency", "")
    return unit


def _at(figure: _Figure) -> float:
    return figure.at


def _weekday(value: Date) -> int | None:
    """The weekday of a day by the calendar."""
    try:
        return date(value.year or 0, value.month or 0, value.day or 0).weekday()
    except ValueError:
        return None


def _quantum(figure: _Figure) -> float:
    """How finely a figure is told, in base units: a hedged one to its last digit that is no zero."""
    value, found = figure.claim.value, figure.interval
    width = float((found.high or 0) - (found.low or 0))
    if isinstance(value, Duration):
        return max(width, float(value.quantum_seconds) if not value.months else 0.0)
    if isinstance(value, Numeric) and figure.claim.mention.hedges and value.quantum:
        width *= float(round_quantum(value) / value.quantum)
    return width


def _digits(value: Value) -> int:
    """How many digits a figure tells."""
    if isinstance(value, Duration):
        return 2 if value.months or value.seconds else 0
    return len(significant_digits(value.magnitude)) if isinstance(value, Numeric) else 0


def _is_same(one: _Figure, other: _Figure) -> bool:
    """Whether two figures say the same of one measure."""
    if measure_of(one.claim) != measure_of(other.claim):
        return False
    if isinstance(one.claim.value, Date):
        return one.interval.low == other.interval.low and one.claim.value.day is not None
    return one.interval.meets(other.interval)
