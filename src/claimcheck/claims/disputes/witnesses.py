"""Passages that bear out what stated arithmetic should say: 計32台 where the parts give 30台, and 積載車両：30台 elsewhere.

Arithmetic shows that something is wrong, not what. Where another text, or the same one elsewhere, states the very figure that would
put it right, and states it of the same thing, an editor sees at once which is likely the right one.

Note [Bearing out]. That some text gives a figure one looks for may be a coincidence. How likely that is can be counted: the part
of all figures that lie so near the one sought, times the figures of that measure among which it was found, times the figures of
which any might have been wrong. What stands around the two makes it likelier or less so: an attribute or words that they share,
other figures of the same arithmetic beside the second (乗客31名と乗務員2名の計33名), slots that keep them apart. All of it is
added up in powers of ten.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from math import log10
from typing import NamedTuple

from claimcheck.claims.corpus import Corpus
from claimcheck.claims.disputes.figures import Figure, Figures, digits_of, measure_of, unit_of, weekday_of
from claimcheck.claims.figures.neighbourhood import Neighbourhood, Place
from claimcheck.claims.linking.comparable import counted_alike, is_by_noun
from claimcheck.claims.linking.sametime import CLASH
from claimcheck.claims.values.repairs import Repair
from claimcheck.model.claims import Claim, Mention
from claimcheck.model.document import Document
from claimcheck.model.intervals import Interval
from claimcheck.model.values import Date, Number

LEAST = 1.7
"""Powers of ten against a coincidence from which a passage bears a figure out."""
_LEAST_HERE = 2.3
"""The same of a passage in the same text, which may tell two things."""
_MOST = 4
"""Passages that are enough, one of each text."""
_FIRST = 0.3
"""What it costs at most that another figure than the one the finding calls wrong may be: a total more often than a part."""
_NEAR = 1.0
"""A passage that says so much less than the best is not shown beside it."""
_SAME, _APART = 1.0, -0.5
"""One attribute by two nouns, two attributes by two nouns."""
_CLASH = {"restrictors": 0.0, "aspect": -0.5}
"""What slots that clash say; words that restrict one of two figures only are counted among the words around them."""
_OTHER_SLOT, _LEAST_SLOTS = -1.0, -1.0
_COMPANION, _SMALL_COMPANION, _COMPANY = 1.5, 0.4, 3.0
"""A figure of the same arithmetic beside the passage, one of a single digit, and all of them together."""
_FEWEST = 1.0
"""Digits that a figure must tell to be more than a coincidence, where nothing else of the arithmetic stands beside it."""
_ALL = 0.7
"""All other figures of the arithmetic but one, two or more, stand beside the passage."""
_RARE = 6
"""Figures of one measure in an affair, amounts in kronor, that tell something though they are round."""
_ROOM = 0.5
"""The part of what lies between two figures of a dispute that what one should be may leave open, to settle it."""
_DATED = {"year": 1.0, "month": 1.5, "day": 2.0}
_SAME_DAY = 2.3
"""A day that another text tells with its right weekday."""
_RANGE = {"year": 5 * 525_600, "month": 90 * 1440, "day": 60 * 1440}
"""Minutes about a date within which other dates might as well have been found."""
_SCALED, _SCALE_DIGITS = -0.7, 3
"""A bare figure of a table, as an amount of thousands or millions."""
_SLACK, _YEAR = 0.1, 366 * 1440.0
"""How far from what is sought a figure is looked at, for it may be told coarsely: a part of it, minutes of a year."""
_TABLE_SCALES = tuple(Fraction(10) ** power for power in (3, 4, 6, 8))


class Witness(NamedTuple):
    """A passage with the figure that would put a piece of arithmetic right."""

    repair: Repair
    claim: Claim
    strength: float
    """Powers of ten against a coincidence."""


class Witnesses:
    """Finds the passages of a corpus that bear out what arithmetic should say; an affair is read when it is first asked for."""

    def __init__(self, corpus: Corpus, documents: Mapping[str, Document]) -> None:
        self._corpus = corpus
        self._around = Neighbourhood(documents)
        self._figures = Figures(corpus)
        self._beside: dict[str, dict[Place, list[Figure]]] = {}

    def of(self, repairs: Sequence[Repair], operands: Sequence[tuple[str, Mention]]) -> list[Witness]:
        """The passages that tell, most plainly of all, what one of some figures should be: one of each text.

        Args:
            repairs: the figures of which one is wrong.
            operands: all figures of the arithmetic, with their texts.
        """
        many = log10(max(1, len({(repair.path, repair.mention.span) for repair in repairs})))
        found = [
            witness
            for number, repair in enumerate(repairs)
            for witness in self._for(repair, operands, many if number else min(many, _FIRST))
        ]
        if not found:
            return []
        best = max(found, key=lambda each: (each.strength, each.claim.path != each.repair.path))
        same = [each for each in found if each.repair is best.repair and each.strength >= best.strength - _NEAR]
        same.sort(key=lambda each: (-each.strength, each.claim.path, each.claim.mention.span))
        by_text: dict[str, Witness] = {}
        for each in same:
            by_text.setdefault(each.claim.path, each)
        return list(by_text.values())[:_MOST]

    def settles(self, repair: Repair, claim: Claim) -> bool:
        """Whether a claim states what a figure should be, which leaves less room than lies between the two."""
        own = self._figures.claim(repair.path, repair.mention)
        figure, stated = self._figures.figure(claim), self._figures.figure(own)
        if figure is None or stated is None or measure_of(own) != measure_of(claim) or not self._is_right(repair, figure, stated):
            return False
        room = float((repair.right.high or 0) - (repair.right.low or 0))
        return isinstance(claim.value, Date) or room <= abs(figure.at - stated.at) * _ROOM

    def _for(self, repair: Repair, operands: Sequence[tuple[str, Mention]], many: float) -> Iterator[Witness]:
        own = self._figures.claim(repair.path, repair.mention)
        stated = self._figures.figure(own)
        for kind, right, less in self._sought(own, repair):
            scaled = repair._replace(right=right)
            for figure in self._within(repair.path, kind, right):
                if self._is_right(scaled, figure, stated) and self._is_elsewhere(figure.claim, operands):
                    strength = self._strength(own, stated, scaled, figure, operands) + less - many
                    if strength >= (LEAST if figure.claim.path != repair.path else _LEAST_HERE):
                        yield Witness(repair, figure.claim, strength)

    def _sought(self, own: Claim, repair: Repair) -> Iterator[tuple[str, Interval, float]]:
        """The measures in which a figure may be told elsewhere, with what it should be in each."""
        kind = measure_of(own)
        yield kind, repair.right, 0.0
        value = own.value
        if type(value) is Number and not value.scaled and digits_of(value) >= _SCALE_DIGITS:
            for scale in _TABLE_SCALES:
                yield "money:JPY", repair.right.scaled(scale), _SCALED

    def _within(self, path: str, kind: str, right: Interval) -> Iterator[Figure]:
        """The figures of an affair that may meet an interval."""
        low, high = (float(end or 0) for end in (right.low, right.high))
        slack = max(high - low, abs(high) * _SLACK) if kind != "date" else _YEAR
        for figure in self._figures.between(path, kind, low - slack, high + slack):
            if self._corpus.linker.affinity.between(path, figure.claim.path):
                yield figure

    def _is_right(self, repair: Repair, figure: Figure, stated: Figure | None) -> bool:
        """Whether a figure is what it should be, and cannot be what the wrong one says."""
        value = figure.claim.value
        if isinstance(value, Date):
            if repair.weekday is not None and not value.weekday == repair.weekday == weekday_of(value):
                return False
            whole = value.but(fiscal=False, fiscal_end=None) if value.grain == "year" else value  # 2004年度 for 2004年
            found = self._corpus.scale.interval(whole.but(until=None, open=None), ()) or figure.interval
            return (repair.right.low or 0) <= (found.low or 0) and (found.high or 0) <= (repair.right.high or 0)
        if stated is not None and figure.interval.meets(stated.interval) and measure_of(figure.claim) == measure_of(stated.claim):
            return False
        return figure.interval.meets(repair.right)

    def _is_elsewhere(self, claim: Claim, operands: Sequence[tuple[str, Mention]]) -> bool:
        """Whether a passage is none of the arithmetic itself, nor beside it."""
        own = [mention.span for path, mention in operands if path == claim.path]
        return not any(span == claim.mention.span or self._around.is_beside(claim.path, span, claim.mention.span) for span in own)

    def _strength(
        self, own: Claim, stated: Figure | None, repair: Repair, figure: Figure, operands: Sequence[tuple[str, Mention]]
    ) -> float:
        """Powers of ten against a coincidence; see Note [Bearing out]."""
        other = figure.claim
        if not counted_alike(own, other, self._corpus.scale):
            return 0.0
        if repair.weekday is not None and stated is not None and figure.interval.meets(stated.interval):
            return _SAME_DAY + self._around.likeness(own, other)
        beside = [each for key in self._keys(other) for each in self._neighbours(other.path).get(key, ()) if each is not figure]
        if stated is not None and any(each.is_same(stated) for each in beside):
            return 0.0  # 194 of last year, 184 of this
        company = self._company(repair, figure, beside, operands)
        digits, rivals = self._telling(repair, figure)
        if digits < _FEWEST and company < _COMPANION:
            return 0.0
        return digits - rivals + self._slots(own, other) + self._around.likeness(own, other) + company

    def _telling(self, repair: Repair, figure: Figure) -> tuple[float, float]:
        """How unlikely a figure is to lie so near what it should be by chance, and among how many; both in powers of ten."""
        kind, value = measure_of(figure.claim), figure.claim.value
        own = figure.claim.path == repair.path
        if isinstance(value, Date):
            grain = _grain(repair.right)
            low, high = figure.at - _RANGE[grain], figure.at + _RANGE[grain]
            digits = _DATED[grain]
        else:
            size = abs(figure.at)
            width = max(float((repair.right.high or 0) - (repair.right.low or 0)), figure.width)
            digits = min(log10(size / width) if size and width else 0.0, digits_of(value))
            low, high = sorted((figure.at / 2, figure.at * 2))
        others = {
            each.at
            for each in self._figures.between(figure.claim.path, kind, low, high)
            if (each.claim.path != repair.path or own) and counted_alike(figure.claim, each.claim, self._corpus.scale)
        }
        return digits, log10(max(1, len(others)))

    def _slots(self, own: Claim, other: Claim) -> float:
        """What the slots of two figures say for their being one, or against it."""
        if not own.dimension or own.order < 0:
            return 0.0
        found = 0.0
        group = self._corpus.registry.group
        nouns = is_by_noun(own) and is_by_noun(other)
        if own.named and other.named and group(own.attribute.value) == group(other.attribute.value):
            found += _SAME if nouns or own.attribute.value.startswith("~") else _SAME / 2
        elif nouns:
            found += _APART
        factors = self._corpus.linker.loosely(own, other)
        clashes = [slot for slot, factor in factors.items() if factor == CLASH and slot not in ("attribute", "place")]
        if isinstance(own.value, Date):
            clashes = [slot for slot in clashes if slot != "aspect"]
        return max(_LEAST_SLOTS, found + sum(_CLASH.get(slot, _OTHER_SLOT) for slot in clashes)) if clashes else found

    def _company(
        self, repair: Repair, figure: Figure, beside: Sequence[Figure], operands: Sequence[tuple[str, Mention]]
    ) -> float:
        """How many other figures of the arithmetic stand beside a passage."""
        found, met, others = 0.0, 0, 0
        for path, mention in operands:
            if mention.span == repair.mention.span and path == repair.path:
                continue
            operand = self._figures.figure(self._figures.claim(path, mention))
            if operand is None:
                continue
            others += 1
            converted = operand.interval.meets(repair.right) and unit_of(figure.claim) == unit_of(repair.mention)
            if figure.is_same(operand) and not converted:
                return -_COMPANY  # the other part, or amount, and not what this one should be
            if any(each.is_same(operand) and unit_of(each.claim) == unit_of(mention) for each in beside):
                found += _COMPANION if self._is_telling(operand) else _SMALL_COMPANION
                met += 1
        return min(found, _COMPANY) + (_ALL if met > 1 and met >= others - 1 else 0.0)

    def _is_telling(self, figure: Figure) -> bool:
        """Whether a figure is hardly met by chance: it has two digits, or few figures of its measure are told at all."""
        if isinstance(figure.claim.value, Date) or digits_of(figure.claim.value) > 1:
            return True
        return len(self._figures.all_of(figure.claim.path, measure_of(figure.claim))) <= _RARE

    def _keys(self, claim: Claim) -> list[Place]:
        return self._around.places(claim.path, claim.mention.span)

    def _neighbours(self, path: str) -> dict[Place, list[Figure]]:
        """The figures of a text by the sentence, row and column in which they stand."""
        found = self._beside.get(path)
        if found is None:
            found = self._beside[path] = defaultdict(list)
            for figures in self._figures.of_affair(path).values():
                for figure in figures:
                    if figure.claim.path == path:
                        for key in self._keys(figure.claim):
                            found[key].append(figure)
        return found


def _grain(right: Interval) -> str:
    """Whether a date is sought in a year, a month, or on a day."""
    days = float((right.high or 0) - (right.low or 0)) / 1440
    return "year" if days > 300 else "month" if days > 20 else "day"  # noqa: PLR2004 - less than a year, than a month
