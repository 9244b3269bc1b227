"""Which documents speak of the same affair: the rare names and words they share, weighted by how rare they are.

Hundreds of unrelated articles share 日本, 首相 and 死者; only documents that share what few others have are compared across.
The index runs over rare words only, so that its cost grows with the documents and not with their pairs.

Note [Affairs]. The strongest ties join first, and two groups become one affair only where their documents are tied on average: a
chain of ties through a whole archive says nothing. What holds in a folder about one affair (a family name is that of its one
bearer, a figure whose owner nothing names is that of the one owner) holds inside an affair of a large folder as well.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from math import fsum, log, sqrt

from claimcheck.claims.extract import DocumentClaims
from claimcheck.model.pattern import regex

SMALL_CORPUS = 12
"""A folder of up to so many documents is taken to be about one affair where any word is shared."""
LARGEST = 40
"""Documents of one affair in a larger corpus."""
RARE = 12
"""A word in more documents than this, or in most of them, says nothing about their affair, in a large corpus."""
NO_SHARED_WORD = 0.92
"""Affinity of two documents of a small corpus that share no name and no long word."""
STRANGERS = 0.65
"""Affinity of two documents of a small corpus that say much, and that no chain of ties joins."""
SMALL_TIE = 0.03
"""Cosine of names and words from which two documents of a small corpus are tied."""
TIE, MEAN_TIE = 0.08, 0.06
"""The same in a large corpus, and the mean from which two groups are tied.

In 43 sets of documents about one affair each and 500 unrelated texts, read as one corpus, 67 % of the pairs of one affair are tied
at 0.08, and 120 of 230,000 others, some of which do speak of one affair.
"""
LOOSE = 0.75
"""Affinity of two documents of one affair in a large corpus that share nothing themselves; twice their cosine is added."""
TALKATIVE = 6
"""Names and words that a text must have before their being nobody else's says anything."""
_WORD = regex(r"[一-龠々]{3,}|[ァ-ヺー]{3,}|[A-Za-z][A-Za-z0-9-]{2,}")
"""Runs of one script that are long enough to be somebody's term."""
_NAME = "\0"
"""Before the key of a name, which counts beside the words it is written with."""
NAMED = 2
"""How much more a shared name says than a shared word."""
LEAST = 20
"""Words of nobody else that a short text is taken to have, at least: one shared word of two is no tie."""
_FINE = 1 << 20
"""Weights are whole numbers of this grain: their sum does not depend on the order of the words."""


class Affinity:
    """How plainly two documents of a corpus speak of one affair, from 0 to 1.

    Args:
        documents: their texts and names.
        common: words that say nothing of an affair: 売上高, 参加者.
    """

    def __init__(self, documents: Sequence[DocumentClaims], common: Iterable[str] = ()) -> None:
        self.small = len(documents) <= SMALL_CORPUS
        everybodys = frozenset(common)
        self._words = {
            document.path: {*_WORD.findall(document.text), *(_NAME + key for key in document.names)} for document in documents
        }
        words = {path: found - everybodys for path, found in self._words.items()}
        self._cosines = _cosines(words, len(documents) if self.small else min(RARE, len(documents) // 2))
        self._affairs = _affairs(self._cosines, words, *((SMALL_TIE, 0.0) if self.small else (TIE, MEAN_TIE)))
        self._talkative = {path for path, found in words.items() if len(found) >= TALKATIVE}
        self._partnered = {path for path, affair in self._affairs.items() if path != affair}
        self._partnered |= {self._affairs[path] for path in self._partnered}
        if self.small:
            self._partnered |= {path for pair in self._cosines for path in pair}

    def has_partner(self, path: str) -> bool:
        """Whether some other document speaks of the same affair as this one."""
        return path in self._partnered

    def affair(self, path: str) -> str:
        """The affair of a document, named by one of its documents; a small corpus is one affair."""
        return "" if self.small else self._affairs.get(path, path)

    @property
    def affairs(self) -> Iterator[list[str]]:
        """The documents of each affair."""
        members: dict[str, list[str]] = {}
        for path in sorted(self._affairs):
            members.setdefault(self.affair(path), []).append(path)
        yield from members.values()

    def related(self, one: str, other: str) -> bool:
        """Whether two documents may speak of one affair at all."""
        return self.between(one, other) > STRANGERS

    def likeness(self, one: str, other: str) -> float:
        """The cosine of the names and words of two documents by path."""
        return self._cosines.get((one, other) if one < other else (other, one), 0.0)

    def between(self, one: str, other: str) -> float:
        """Affinity of two documents by path; 1 for a document and itself."""
        if one == other:
            return 1.0
        cosine = self._cosines.get((one, other) if one < other else (other, one), 0.0)
        together = self._affairs.get(one) == self._affairs.get(other)
        if not self.small:
            return min(1.0, LOOSE + 2 * cosine) if together else 0.0
        if not together and one in self._talkative and other in self._talkative:
            return STRANGERS
        return NO_SHARED_WORD if self._words[one].isdisjoint(self._words[other]) else 1.0


def _cosines(words: Mapping[str, set[str]], most: int) -> dict[tuple[str, str], float]:
    """The cosine of the words of two documents, weighted by how few have them; by their paths in order."""
    owners: dict[str, list[str]] = {}
    for path in sorted(words):
        for word in words[path]:
            owners.setdefault(word, []).append(path)
    plain = [round(_FINE * log(1 + len(words) / count) ** 2) if count else 0 for count in range(len(words) + 1)]
    weights = {word: plain[len(paths)] * (NAMED if word[0] == _NAME else 1) for word, paths in owners.items()}
    shared: dict[tuple[str, str], int] = {}
    for word, paths in owners.items():
        if 1 < len(paths) <= most:
            weight = weights[word]
            for pair in combinations(paths, 2):
                shared[pair] = shared.get(pair, 0) + weight
    least = LEAST * _FINE * log(1 + len(words)) ** 2 if most < len(words) else 1
    lengths = {path: sqrt(max(least, sum(weights[word] for word in found))) for path, found in words.items()}
    return {(one, other): weight / (lengths[one] * lengths[other]) for (one, other), weight in shared.items()}


def _affairs(cosines: Mapping[tuple[str, str], float], paths: Iterable[str], least: float, mean: float) -> dict[str, str]:
    """The affair of each document; see Note [Affairs]."""
    affairs = {path: [path] for path in paths}
    tied = [pair for pair, cosine in cosines.items() if cosine >= least]
    for one, other in sorted(tied, key=lambda pair: (-cosines[pair], pair)):
        first, second = affairs[one], affairs[other]
        if first is second or len(first) + len(second) > LARGEST:
            continue
        tie = fsum(cosines.get((a, b) if a < b else (b, a), 0.0) for a in first for b in second)
        if tie >= mean * len(first) * len(second):
            first += second
            for path in second:
                affairs[path] = first
    return {path: min(members) for path, members in affairs.items()}
