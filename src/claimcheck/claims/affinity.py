"""Which documents speak of the same affair: shared rare names, weighted by how rare they are.

Hundreds of unrelated articles share 日本, 首相 and 死者; only documents that share names few others have are compared across.
The index runs over rare names only, so that its cost grows with the documents and not with their pairs.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from math import log

from claimcheck.claims.extract import DocumentClaims
from claimcheck.claims.namelinks import NameLinks

SMALL_CORPUS = 12
"""A folder of up to so many documents is taken to be about one affair where any name is shared."""
RARE = 8
"""A name in more documents than this says nothing about their affair, in a large corpus."""
NO_SHARED_NAME = 0.92
"""Affinity of two documents of a small corpus that share no name that was recognised."""
STRANGERS = 0.65
"""Affinity of two documents of a small corpus that name much, and that no chain of shared names ties together."""
TIE = 0.1
"""Share of the weight of their names from which two documents are tied."""
TALKATIVE = 4
"""Names that a text must have before their being nobody else's says anything."""
MIN_SHARE = 0.2
MIN_NAMES = 3


class Affinity:
    """How plainly two documents of a corpus speak of one affair, from 0 to 1."""

    def __init__(self, documents: Sequence[DocumentClaims], links: NameLinks) -> None:
        self.small = len(documents) <= SMALL_CORPUS
        owners: dict[str, list[str]] = {}
        weights: dict[str, dict[str, float]] = {}
        for document in documents:
            keys = Counter({links.find(key): count for key, count in document.names.items()})
            weights[document.path] = dict(keys)
            for key in keys:
                owners.setdefault(key, []).append(document.path)
        total = len(documents)
        idf = {key: log(1 + total / len(paths)) for key, paths in owners.items()}
        sums = {path: sum(idf[key] for key in keys) or 1.0 for path, keys in weights.items()}
        shared: Counter[tuple[str, str]] = Counter()
        names: Counter[tuple[str, str]] = Counter()
        limit = total if self.small else RARE
        for key, paths in owners.items():
            if 1 < len(paths) <= limit:
                for pair in combinations(sorted(paths), 2):
                    shared[pair] += idf[key]  # type: ignore[assignment]
                    names[pair] += 1
        self._scores: dict[tuple[str, str], float] = {}
        ties: list[tuple[str, str]] = []
        for pair, weight in shared.items():
            share = weight / min(sums[pair[0]], sums[pair[1]])
            if self.small:
                self._scores[pair] = 1.0
                if share >= TIE:
                    ties.append(pair)
            elif names[pair] >= MIN_NAMES and share >= MIN_SHARE:
                self._scores[pair] = min(1.0, 0.7 + share)
        self._partnered = {path for pair in self._scores for path in pair}
        self._affairs = _affairs([path for path, keys in weights.items() if len(keys) >= TALKATIVE], ties)

    def has_partner(self, path: str) -> bool:
        """Whether some other document speaks of the same affair as this one."""
        return path in self._partnered

    def related(self, one: str, other: str) -> bool:
        """Whether two documents may speak of one affair at all."""
        return self.between(one, other) > STRANGERS

    def between(self, one: str, other: str) -> float:
        """Affinity of two documents by path; 1 for a document and itself."""
        if one == other:
            return 1.0
        first, second = self._affairs.get(one), self._affairs.get(other)
        if self.small and first != second and first is not None and second is not None:
            return STRANGERS
        unnamed = NO_SHARED_NAME if self.small else 0.0
        return self._scores.get((one, other) if one < other else (other, one), unnamed)


def _affairs(paths: Sequence[str], ties: Sequence[tuple[str, str]]) -> dict[str, str]:
    """The affair of each of some documents: those that a chain of ties joins have one."""
    affairs = {path: path for path in paths}
    for one, other in sorted(ties):
        first, second = affairs.get(one), affairs.get(other)
        if first is not None and second is not None and first != second:
            affairs = {path: first if affair == second else affair for path, affair in affairs.items()}
    return affairs
