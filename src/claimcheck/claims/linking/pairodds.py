"""How likely two figures of two texts are of one thing: their signs, weighed.

Note [Odds of a pair]. A dispute that the slots found is believed more or less for what the signs of its figures say. The weights,
in rules/lexicon/odds.yaml, are those of a logistic regression over the signs of `claims.linking.pairsigns`;
`benchmarks/fit_odds.py` fits them on the marked sets of tests/gold, and docs/decisions/0013 says what they were measured to do.
"""

from collections.abc import Iterator, Mapping
from math import exp

from claimcheck.claims.figures.sides import Sides
from claimcheck.claims.linking.affinity import Affinity
from claimcheck.claims.linking.compatibility import Compatibility
from claimcheck.claims.linking.pairsigns import FigureGroup, groups_of
from claimcheck.model.claims import Claim

FEW = 3
"""Figures of one measure that a text must have at least: of fewer it says little that they are the likest."""
_INTERCEPT = "all"
_SUREST = 20.0
"""Logit beyond which nothing gets surer: two figures of twenty digits with two swapped."""


class PairOdds:
    """The odds of pairs of figures of a corpus.

    Args:
        affinity: which texts speak of one affair.
        weights: by sign; see Note [Odds of a pair].
    """

    def __init__(self, affinity: Affinity, slots: Compatibility, sides: Sides, weights: Mapping[str, float]) -> None:
        self._slots, self._sides, self._weights = slots, sides, weights
        self._affairs = {affinity.affair(paths[0]): paths for paths in affinity.affairs if len(paths) > 1}
        self._known: dict[str, list[FigureGroup]] = {}

    def groups(self, affair: str) -> list[FigureGroup]:
        """The figures of an affair by what they measure."""
        found = self._known.get(affair)
        if found is None:
            documents = [self._slots.documents[path] for path in self._affairs.get(affair, ())]
            texts = {document.path: document.text for document in documents}
            claims = [claim for document in documents for claim in document.claims]
            found = self._known[affair] = list(groups_of(claims, texts, self._slots, self._sides))
        return found

    def all_groups(self) -> Iterator[FigureGroup]:
        """The figures of all affairs."""
        for affair in sorted(self._affairs):
            yield from self.groups(affair)

    def of(self, one: Claim, other: Claim) -> float | None:
        """The odds of two figures of two texts; None where hardly a word stands around both."""
        affair = self._slots.affinity.affair(one.path)
        if one.path == other.path or affair != self._slots.affinity.affair(other.path):
            return None
        for group in self.groups(affair):
            at, to = (group.place.get((claim.path, claim.mention.span), -1) for claim in (one, other))
            if at >= 0 and to >= 0:
                few = any(group.per_text[claim.path] < FEW for claim in (one, other))
                return None if few or group.closeness(at, to) <= 0 else self._odds(group, at, to)
        return None

    def _odds(self, group: FigureGroup, at: int, to: int) -> float:
        signs = group.signs(at, to)
        logit = self._weights[_INTERCEPT] + sum(self._weights[sign] * size for sign, size in signs.items())
        return 1.0 / (1.0 + exp(-max(-_SUREST, min(_SUREST, logit))))
