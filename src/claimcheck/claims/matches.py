"""Figures of two texts that their gists single out for each other, whatever noun each text chose for what they measure.

Note [Singled out by gist]. No list of synonyms is complete. But of all figures of one measure in another text at most a few stand
among the same words; where one shares more with a figure than all others, and the figure with it, the two are of one thing. Both
must choose each other, no rival may come near, all other slots must agree, and a text that gives the other's figure among those
words knows the two apart.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from math import log, prod, sqrt
from typing import NamedTuple

from claimcheck.claims.compatibility import CLASH, Compatibility
from claimcheck.claims.dimensions import measured_alike
from claimcheck.claims.sides import Sides
from claimcheck.claims.slips import significant_digits
from claimcheck.claims.twins import slip_odds
from claimcheck.model.claims import Claim
from claimcheck.model.values import Money, Number, Numeric, Ordinal

_COMMON = 40
"""Figures of one measure that a concept may stand beside and still lead from one to the other."""
_LEAST, _PART = 0.55, 0.2
"""How much two figures must share at the least, and which part of what the poorer of the two has."""
_SURE, _SLIP, _DOUBTFUL = 0.66, 0.75, 0.5
"""How surely two figures that differ are of one thing: as a rule, a slip of digits apart, and with little to tell them by."""
_FEW = 20
"""Among fewer figures a concept weighs as much as among so many."""
_RARE = 50.0
"""Odds of a slip from which it tells by itself that two figures are one: two digits swapped, one changed of four."""
_TELLING, _TELLING_PART = 1.2, 0.4
"""How much they must share, and which part, to be told by their words alone."""
_DIGITS = 2
"""Figures of fewer digits, 3人, 400円, 5割, are too common to tell anything by themselves."""
_STRONG, _TELLING_CONCEPT = 0.2, 0.31
"""What a concept must weigh on one side times on the other to join two figures, and to tell that they are one where they differ."""
_DIFFERING = 0.3
"""Part that figures must share which differ."""
_MARGIN = 1.15
"""How many times as much as with any rival two figures must share."""
_AGREEING = 0.6
"""Part of what a figure shares with its likest in a text that one that agrees with it must share."""
_APART = 2
"""Times that two figures of one thing may differ."""
_IMPLIED = ("(verb)", "(unit)", "(heading)", "(lead)", "(carried)")
"""Sources of attributes that no noun beside the figure names."""
_LOOSE = frozenset({"count:つ", "count:個", "count:か所", "count:件", "number", "count:点", "count:things"})
"""Counters that stand for others: 3つ, 3か所."""


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
        if claim.modality.value not in ("denied", "hypothetical") and claim.extra.get("gist") and (measure := _measure(claim)):
            groups.setdefault(measure, []).append(claim)
    for _measure_name, group in sorted(groups.items()):
        if len({claim.path for claim in group}) > 1:
            yield from _Group(group, slots, sides).matches()


def _measure(claim: Claim) -> str:
    """What two figures must measure alike: counts of anything together; "" for what is not matched."""
    kind = claim.dimension.partition("/")[0]
    if kind in ("date", "entity", "") or kind.startswith("change"):
        return ""
    if isinstance(claim.value, Ordinal):
        return f"ordinal:{claim.value.unit}"
    if isinstance(claim.value, Money):
        return f"money:{claim.value.currency}"
    return "count" if kind.startswith("count") or kind == "number" else kind


def _counted_alike(one: Claim, other: Claim) -> bool:
    first, second = measured_alike(one.dimension.partition("/")[0]), measured_alike(other.dimension.partition("/")[0])
    if any(type(claim.value) is Number and claim.value.magnitude % 1 for claim in (one, other)):
        return first == second  # 1.35 counts nothing
    return first == second or first in _LOOSE or second in _LOOSE or not first.startswith("count")


def _has_few_digits(claim: Claim) -> bool:
    return isinstance(claim.value, Numeric) and len(significant_digits(claim.value.magnitude)) < _DIGITS


def _is_by_noun(claim: Claim) -> bool:
    """Whether a noun names the registered attribute of a claim."""
    registered = claim.named and not claim.attribute.value.startswith("~")
    return registered and not claim.attribute.source.endswith(_IMPLIED)


class _Group:
    """The figures of one measure in an affair."""

    def __init__(self, claims: Sequence[Claim], slots: Compatibility, sides: Sides) -> None:
        self.claims, self.slots, self.sides = claims, slots, sides
        counts = Counter(concept for claim in claims for concept in claim.extra["gist"])
        self.weights = {concept: log(1 + max(len(claims), _FEW) / count) for concept, count in counts.items()}
        self.beside: dict[str, list[int]] = defaultdict(list)
        for at, claim in enumerate(claims):
            for concept, weight in claim.extra["gist"].items():
                if weight >= _STRONG and counts[concept] <= _COMMON:
                    self.beside[concept].append(at)
        self.totals = [self._total(claim.extra["gist"]) for claim in claims]
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
        return all(_is_by_noun(claim) for claim in (one, other))

    def _may_differ(self, at: int, to: int) -> bool:
        """Whether two figures that differ may be of one thing: near each other or a slip apart, and neither text gives both."""
        one, other = self.claims[at], self.claims[to]
        if self._known_apart(at, to):
            return False
        if self._share(at, to) < _DIFFERING or not (self._is_near(one, other) or slip_odds(one, other) > 1.0):
            return False
        pairs = ((one, other.path), (other, one.path))
        return not any(
            rival.path == path and self.sides.agree(claim, rival) and rival.dimension == claim.dimension
            for claim, path in pairs for rival in self.claims
        )

    def _confidence(self, at: int, to: int) -> float:
        """How surely two figures that differ are of one thing."""
        one, other = self.claims[at], self.claims[to]
        slip = slip_odds(one, other) >= _RARE
        small = any(_has_few_digits(claim) for claim in (one, other))
        registered = all(claim.named and not claim.attribute.value.startswith("~") for claim in (one, other))
        sure = _SLIP if slip else _SURE if not (small or registered) and self._tells(at, to) else _DOUBTFUL
        factors = self.slots.factors(one, other)
        undated = 1.0 if slip else factors["period"]  # what only one text dates may be of another day
        return sure * undated * prod(factor for slot, factor in factors.items() if slot != "attribute")

    def _strong(self, at: int, to: int, least: float = _STRONG) -> list[str]:
        """The concepts that tell on both sides what is measured."""
        one, other = self.claims[at].extra["gist"], self.claims[to].extra["gist"]
        return [concept for concept, weight in one.items() if weight * other.get(concept, 0.0) >= least]

    def _tells(self, at: int, to: int) -> bool:
        """Whether two figures share enough to be told as one by their words alone."""
        enough = self._score(at, to) >= _TELLING and self._share(at, to) >= _TELLING_PART
        return enough and any(len(concept) > 1 for concept in self._strong(at, to, _TELLING_CONCEPT))

    def _is_near(self, one: Claim, other: Claim) -> bool:
        found = [self.sides.interval(claim) for claim in (one, other)]
        ends = [abs(each.low if each.low is not None else each.high or Fraction(0)) for each in found if each is not None]
        if len(ends) < 2:  # noqa: PLR2004 - two figures
            return False
        low, high = sorted(ends)
        return (low > 0 and high <= low * _APART) or high - low <= 1

    def _near_best(self, at: int, to: int, score: float) -> bool:
        """Whether two figures share not much less than each does with what it shares most with in the text of the other."""
        best = min(self._ranked(at)[self.claims[to].path][0][0], self._ranked(to)[self.claims[at].path][0][0])
        return score <= best * _AGREEING

    def _total(self, gist: Mapping[str, float]) -> float:
        return sum(self.weights[concept] * weight for concept, weight in gist.items())

    def _score(self, at: int, to: int) -> float:
        one: Mapping[str, float] = self.claims[at].extra["gist"]
        other: Mapping[str, float] = self.claims[to].extra["gist"]
        if len(other) < len(one):
            one, other = other, one
        return sum(self.weights[word] * sqrt(weight * other[word]) for word, weight in one.items() if word in other)

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
        if not self._strong(at, to):
            return 0.0
        score = self._score(at, to)
        if score < max(_LEAST, _PART * min(self.totals[at], self.totals[to])) or not _counted_alike(one, other):
            return 0.0
        return score if self._fits(one, other) else 0.0

    def _fits(self, one: Claim, other: Claim) -> bool:
        return all(factor > CLASH for slot, factor in self.slots.factors(one, other).items() if slot != "attribute")

    def _chosen(self, at: int, path: str) -> int:
        """The figure of a text that an unsettled figure chooses among the unsettled; -1 where it has none or a rival comes near."""
        own = self.claims[at].path
        if (at, path) in self._settled:
            return -1
        ranked = [(score, to) for score, to in self._ranked(at).get(path, ()) if (to, own) not in self._settled]
        if not ranked:
            return -1
        best, first = ranked[0]
        agree, chosen = self.sides.agree, self.claims[first]
        rivals = (to for score, to in ranked[1:] if score * _MARGIN <= best and not agree(chosen, self.claims[to]))
        return -1 if any(True for _ in rivals) else first
