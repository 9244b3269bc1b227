"""Figures of two texts that their gists single out for each other, whatever noun each text chose for what they measure.

Note [Singled out by gist]. No list of synonyms is complete. But of all figures of one measure in another text at most a few stand
among the same words; where one shares more with a figure than all others, and the figure with it, the two are of one thing. Both
must choose each other, no rival may come near, all other slots must agree, and a text that gives the other's figure among those
words knows the two apart.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from math import prod
from typing import NamedTuple

from claimcheck.claims.figures.sides import Sides
from claimcheck.claims.lexicon.gistweights import GistWeights
from claimcheck.claims.linking.comparable import counted_alike, has_few_digits, is_by_noun, is_near, measure, middle
from claimcheck.claims.linking.compatibility import Compatibility
from claimcheck.claims.linking.sametime import CLASH
from claimcheck.claims.linking.twins import slip_odds
from claimcheck.model.claims import Claim
from claimcheck.model.values import Ordinal

_COMMON = 40
"""Figures of one measure that a concept may stand beside and still lead from one to the other."""
_LEAST, _PART = 0.55, 0.2
"""How much two figures must share at the least, and which part of what the poorer of the two has."""
_SURE, _CLEARLY, _SLIP, _DOUBTFUL = 0.66, 0.7, 0.75, 0.5
"""How surely two figures that differ are of one thing: as a rule, by many words, a slip apart, and with little to tell them by."""
_RARE = 50.0
"""Odds of a slip from which it tells by itself that two figures are one: two digits swapped, one changed of four."""
_TELLING, _TELLING_PART = 1.2, 0.4
"""How much they must share, and which part, to be told by their words alone."""
_CLEAR, _CLEAR_PART = 2.0, 0.5
"""How much they must share, and which part, where a slot that one text read by itself keeps them apart."""
_STRONG, _TELLING_CONCEPT = 0.2, 0.31
"""What a concept must weigh on one side times on the other to join two figures, and to tell that they are one where they differ."""
_DIFFERING, _DIFFERING_LEAST = 0.3, 0.2
"""Part that figures must share which differ: as a rule, and to be noted at all."""
_MARGIN = 1.15
"""How many times as much as with any rival two figures must share."""
_CLOSE, _CLOSE_FEW, _CLOSE_SCORE, _CLOSE_FIT = Fraction(5, 4), Fraction(4, 3), 2.0, 0.7
"""How near two figures lie of which one is likely the other changed, of more digits and of one, and how much they must share.

Of such pairs in the gold sets 25 of 30 were contradictions; of those told by one noun only after all that lie far off were left
out, 9 of 10. Where a restriction, an hour or the affair tells them apart it was 1 of 6.
"""
_CROWDED_SCORE = 1.5
_CLOSELY = 0.7
_GAP = 10
"""Up to this a difference may stand anywhere by chance."""
_FIRM = {"restrictors": 1.0, "affair": 1.0, "time of report": 1.0, "period": 0.95}
"""Slots that must agree for figures to be told by how near they lie."""
_AGREEING = 0.6
"""Part of what a figure shares with its likest in a text that one that agrees with it must share."""
_UNCLOSE = frozenset({"number", "time", "date"})
"""Dimensions of which figures lie near each other anyway: hours of one day, status codes."""

class Match(NamedTuple):
    """Two figures that are of one thing by their gists, and how much they share, from 0 to 1."""

    one: Claim
    other: Claim
    share: float
    confidence: float
    """How surely they are of one thing where they differ; 0 where they agree."""


def find_matches(claims: Sequence[Claim], slots: Compatibility, sides: Sides) -> Iterator[Match]:
    """The matches among the figures of an affair."""
    groups: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.modality.value not in ("denied", "hypothetical") and claim.extra.get("gist") and (kind := measure(claim)):
            groups.setdefault(kind, []).append(claim)
    for _measure_name, group in sorted(groups.items()):
        if len({claim.path for claim in group}) > 1:
            yield from _Group(group, slots, sides).matches()


class _Group:
    """The figures of one measure in an affair."""

    def __init__(self, claims: Sequence[Claim], slots: Compatibility, sides: Sides) -> None:
        self.claims, self.slots, self.sides = claims, slots, sides
        self.weights = GistWeights(claims)
        self.beside: dict[str, list[int]] = defaultdict(list)
        for at, claim in enumerate(claims):
            for concept, weight in claim.extra["gist"].items():
                if weight >= _STRONG and self.weights.counts[concept] <= _COMMON:
                    self.beside[concept].append(at)
        self.totals = [self.weights.total(claim) for claim in claims]
        self._known: dict[int, dict[str, list[tuple[float, int]]]] = {}
        self._settled: set[tuple[int, str]] = set()
        """Figures for which a text gives the same among the same words, with its path."""

    def matches(self) -> Iterator[Match]:
        """Pairs that choose each other, first of those that agree, then of the rest."""
        open_in: dict[str, list[int]] = defaultdict(list)
        for at, claim in enumerate(self.claims):
            for path, ranked in sorted(self._ranked(at).items()):
                near = (to for score, to in ranked if self._near_best(at, to, score))
                agreeing = [to for to in near if self.sides.agree(claim, self.claims[to])]
                if agreeing:
                    self._settled.add((at, path))
                    self._settled.update((to, claim.path) for to in agreeing)
                    later = (to for to in agreeing if claim.path < path and not self._known_apart(at, to))
                    yield from (Match(claim, self.claims[to], self._share(at, to), 0.0) for to in later)
                elif claim.path < path:
                    open_in[path].append(at)
        for path, numbers in sorted(open_in.items()):
            for at in numbers:
                to = self._chosen(at, path)
                if to >= 0 and self._chosen(to, self.claims[at].path) == at and self._may_differ(at, to):
                    yield Match(self.claims[at], self.claims[to], self._share(at, to), self._confidence(at, to))

    def _known_apart(self, at: int, to: int) -> bool:
        """Whether nouns name two attributes that the rules tell apart: 蔵書数, 貸出冊数; what only a verb implies is less sure."""
        one, other = self.claims[at], self.claims[to]
        if self.slots.registry.alike(one.attribute.value, other.attribute.value) or one.attribute.value == other.attribute.value:
            return False
        return all(is_by_noun(claim) for claim in (one, other))

    def _may_differ(self, at: int, to: int) -> bool:
        """Whether two figures that differ may be of one thing: near each other or a slip apart, and neither text gives both."""
        one, other = self.claims[at], self.claims[to]
        if self._known_apart(at, to):
            return False
        if one.attribute.value == other.attribute.value and one.named and other.named and self.slots.clashing(one, other):
            return False  # one attribute of two times or parts: that their words are alike says nothing
        if self._share(at, to) < _DIFFERING_LEAST or not self._may_be_one(one, other):
            return False
        if self._all_differ(one, other):
            return False
        return not any(
            rival.path == path and self.sides.agree(claim, rival) and rival.dimension == claim.dimension
            for claim, path in ((one, other.path), (other, one.path)) for rival in self.claims
        )

    def _may_be_one(self, one: Claim, other: Claim) -> bool:
        """Whether two figures that differ lie so that one may be the other with a slip or changed."""
        return is_near(one, other, self.sides) or slip_odds(one, other) > 1.0

    def _confidence(self, at: int, to: int) -> float:
        """How surely two figures that differ are of one thing."""
        one, other = self.claims[at], self.claims[to]
        slip = slip_odds(one, other) >= _RARE
        factors = self.slots.loosely(one, other)
        if self._is_close(at, to, factors):
            return _CLOSELY
        sure = _SLIP if slip else self._by_words(at, to)
        undated = 1.0 if slip else factors["period"]  # what only one text dates may be of another day
        return sure * undated * prod(factor for slot, factor in factors.items() if slot != "attribute")

    def _by_words(self, at: int, to: int) -> float:
        """How surely two figures that differ are of one thing by the words around them; see Note [Stated and inferred]."""
        one, other = self.claims[at], self.claims[to]
        same = one.attribute.value == other.attribute.value
        registered = all(claim.named and not claim.attribute.value.startswith("~") for claim in (one, other))
        if any(has_few_digits(claim) for claim in (one, other)) or (registered and not same) or not self._tells(at, to):
            return _DOUBTFUL
        if self._share(at, to) < _DIFFERING or self._is_crowded(at, to):
            return _DOUBTFUL
        if clashing := self.slots.clashing(one, other):
            return _SURE if self._is_clear(at, to) and "modality" not in clashing else _DOUBTFUL
        return _CLEARLY if self._is_clear(at, to) else _SURE

    def _is_close(self, at: int, to: int, factors: Mapping[str, float]) -> bool:
        """Whether two figures share much, no slot tells them apart, and they lie near each other."""
        one, other = self.claims[at], self.claims[to]
        if one.dimension in _UNCLOSE or other.dimension in _UNCLOSE or isinstance(one.value, Ordinal):
            return False
        fit = prod(factor for slot, factor in factors.items() if slot != "attribute")
        if fit < _CLOSE_FIT or any(factors[slot] < least for slot, least in _FIRM.items()) or self.slots.clashing(one, other):
            return False
        crowded, few = self._is_crowded(at, to), any(has_few_digits(claim) for claim in (one, other))
        least = _CROWDED_SCORE if crowded else _CLOSE_SCORE
        apart = _CLOSE_FEW if few and not crowded else _CLOSE
        if self._share(at, to) < _DIFFERING or self._score(at, to) < least or self._has_both(at, to) or self._has_both(to, at):
            return False
        low, high = sorted(middle(claim, self.sides.scale) for claim in (one, other))
        return 0 < high <= low * apart and not self._is_explained(one, other, high - low) and not self._all_differ(one, other)

    def _has_both(self, at: int, to: int) -> bool:
        """Whether the text of a figure gives the other one too, in words that may tell the same of it: 話数 | 8, 続編は10話."""
        path, other = self.claims[at].path, self.claims[to]
        return any(
            claim.path == path and self.sides.agree(claim, other) and counted_alike(claim, other, self.sides.scale)
            and self._strong(number, to)
            for number, claim in enumerate(self.claims)
        )

    def _all_differ(self, one: Claim, other: Claim) -> bool:
        """Whether the sentences of two figures give others too, of which none agree: 加盟店3,672店、直営店514店 of another day."""
        mine, theirs = (
            [each for each in self.claims if each.path == claim.path and each.sentence == claim.sentence
             and each.mention.span != claim.mention.span and each.dimension == claim.dimension]
            for claim in (one, other)
        )
        return bool(mine and theirs) and not any(self.sides.agree(first, second) for first in mine for second in theirs)

    def _is_explained(self, one: Claim, other: Claim, gap: Fraction) -> bool:
        """Whether one of two texts gives what one figure has more than the other: 県内312店、首都圏54店 against 計366店."""
        if any(has_few_digits(claim) for claim in (one, other)) and gap < _GAP:
            return False
        paths = (one.path, other.path)
        return any(claim.path in paths and middle(claim, self.sides.scale) == gap for claim in self.claims)

    def _is_crowded(self, at: int, to: int) -> bool:
        """Whether one of two figures shares as much with another figure of that text, which its value rules out."""
        return any(
            score * _MARGIN <= -self._score(first, second) and number != second and not self.sides.agree(
                self.claims[second], self.claims[number]
            )
            for first, second in ((at, to), (to, at))
            for score, number in self._open(first, self.claims[second].path)
        )

    def _is_clear(self, at: int, to: int) -> bool:
        """Whether two figures share so much that their words leave little doubt; hours have the same words all day."""
        if self.claims[at].dimension == "time":
            return False
        return self._score(at, to) >= _CLEAR and self._share(at, to) >= _CLEAR_PART

    def _strong(self, at: int, to: int, least: float = _STRONG) -> list[str]:
        """The concepts that tell on both sides what is measured."""
        one, other = self.claims[at].extra["gist"], self.claims[to].extra["gist"]
        return [concept for concept, weight in one.items() if weight * other.get(concept, 0.0) >= least]

    def _joined(self, at: int, to: int) -> bool:
        """Whether some concept tells on both sides what is measured."""
        one: Mapping[str, float] = self.claims[at].extra["gist"]
        other: Mapping[str, float] = self.claims[to].extra["gist"]
        return any(one[concept] * other[concept] >= _STRONG for concept in one.keys() & other.keys())

    def _tells(self, at: int, to: int) -> bool:
        """Whether two figures share enough to be told as one by their words alone."""
        enough = self._score(at, to) >= _TELLING and self._share(at, to) >= _TELLING_PART
        return enough and any(len(concept) > 1 for concept in self._strong(at, to, _TELLING_CONCEPT))

    def _near_best(self, at: int, to: int, score: float) -> bool:
        """Whether two figures share not much less than each does with what it shares most with in the text of the other."""
        best = min(self._ranked(at)[self.claims[to].path][0][0], self._ranked(to)[self.claims[at].path][0][0])
        return score <= best * _AGREEING

    def _score(self, at: int, to: int) -> float:
        return self.weights.score(self.claims[at], self.claims[to])

    def _share(self, at: int, to: int) -> float:
        return min(1.0, self._score(at, to) / min(self.totals[at], self.totals[to]))

    def _ranked(self, at: int) -> dict[str, list[tuple[float, int]]]:
        """For each other text the figures that share concepts with one, the likest first."""
        found = self._known.get(at)
        if found is None:
            found = self._known[at] = defaultdict(list)
            claim = self.claims[at]
            for to in self._beside(claim):
                other = self.claims[to]
                if other.path != claim.path and (score := self._alike(min(at, to), max(at, to))) > 0:
                    found[other.path].append((-score, to))
            for near in found.values():
                near.sort()
        return found

    def _beside(self, claim: Claim) -> set[int]:
        """The figures that stand beside a concept that tells what a figure is."""
        telling = (concept for concept, weight in claim.extra["gist"].items() if weight >= _STRONG)
        return {to for concept in telling for to in self.beside.get(concept, ())}

    def _alike(self, at: int, to: int) -> float:
        """How much two figures share; 0 where it is too little or a slot keeps them apart."""
        one, other = self.claims[at], self.claims[to]
        if not self._joined(at, to):
            return 0.0
        score = self._score(at, to)
        if score < max(_LEAST, _PART * min(self.totals[at], self.totals[to])) or not counted_alike(one, other, self.sides.scale):
            return 0.0
        return score if self._fits(one, other) else 0.0

    def _fits(self, one: Claim, other: Claim) -> bool:
        return all(factor > CLASH for slot, factor in self.slots.loosely(one, other).items() if slot != "attribute")

    def _chosen(self, at: int, path: str) -> int:
        """The figure of a text that an unsettled figure chooses among the unsettled; -1 where it has none or a rival comes near."""
        claim = self.claims[at]
        ranked = [(score, to) for score, to in self._open(at, path) if self._may_be_one(claim, self.claims[to])]
        if not ranked:
            return -1
        best, first = ranked[0]
        agree, chosen = self.sides.agree, self.claims[first]
        rivals = (to for score, to in ranked[1:] if score * _MARGIN <= best and not agree(chosen, self.claims[to]))
        return -1 if any(True for _ in rivals) else first

    def _open(self, at: int, path: str) -> list[tuple[float, int]]:
        """The figures of a text that an unsettled figure may choose from, the likest first."""
        if (at, path) in self._settled:
            return []
        own = self.claims[at].path
        return [(score, to) for score, to in self._ranked(at).get(path, ()) if (to, own) not in self._settled]
