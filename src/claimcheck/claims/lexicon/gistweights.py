"""How much the gists of two figures have in common; see Note [Gist] of `claims.figures.gists`."""

from collections import Counter
from collections.abc import Mapping, Sequence
from math import log, sqrt

from claimcheck.model.claims import Claim

_FEW = 20
"""Among fewer figures a concept weighs as much as among so many."""
_NOTHING: Mapping[str, float] = {}


class GistWeights:
    """What each concept beside some figures weighs: more, the fewer of them it stands beside."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self.counts = Counter(concept for claim in claims for concept in gist_of(claim))
        self._weights = {concept: log(1 + max(len(claims), _FEW) / count) for concept, count in self.counts.items()}

    def total(self, claim: Claim) -> float:
        """What all concepts beside a figure weigh."""
        return sum(self._weights[concept] * weight for concept, weight in gist_of(claim).items())

    def score(self, one: Claim, other: Claim) -> float:
        """How much two figures share: what a concept weighs, times the mean of its ties to both."""
        mine, theirs = gist_of(one), gist_of(other)
        if len(theirs) < len(mine):
            mine, theirs = theirs, mine
        return sum(self._weights[word] * sqrt(weight * theirs[word]) for word, weight in mine.items() if word in theirs)


def gist_of(claim: Claim) -> Mapping[str, float]:
    """The concepts beside a figure, each with its tie to it; none where no gist was read."""
    found: Mapping[str, float] = claim.extra.get("gist", _NOTHING)
    return found
