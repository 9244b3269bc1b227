"""Names that stand in one place of two texts: 塩尻署が告訴を受ける, 松本署に告訴; 土地を開発公社から取得, 取得先：土地開発公社.

Note [Name mates]. No list of roles is complete. But texts about one affair share nearly all their names, so that a name which only
one of two texts has, and another of its sort which only the other has, are hardly two by chance where the same words bind both; see
Note [Bound names] in `claimcheck.claims.discourse.boundnames`. Each shared word counts the logarithm of how few sentences of the
affair have it, most where it is tight on both sides. The two must be far likelier for each other than for any other name, and a
name that the other text has too must stand there for something else. What score is enough depends on their sort: two of one ending
(署, 港) are alike already, firms and towns have many others beside them, and a person is told only by what stands right beside the
name, since every text quotes its own people. The scores were set on 94 sets of marked texts and 24 that agree, where 43 of 46 pairs
told were contradictions, two more of the same contradiction in other passages, and none in the sets that agree.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from math import log
from typing import NamedTuple

from claimcheck.claims.discourse.boundnames import FIRM, OTHER, PERSON, STATE, TOWN, Bound
from claimcheck.claims.discourse.nearwords import ACT, DEED, FIGURE
from claimcheck.claims.extract import DocumentClaims
from claimcheck.claims.linking.link import Linker
from claimcheck.claims.linking.matenames import (
    MANY,
    VENUES,
    MateName,
    are_forms,
    by_sort,
    likeness,
    mate_names,
    of_one_pattern,
)
from claimcheck.model.pattern import regex
from claimcheck.text.normalize import fold

LIKELY = 0.7
_TIGHT, _HALF, _NEAR, _WIDE = 1.3, 0.9, 0.6, 0.25
"""What a shared word counts that is tight on both sides, on one, near on both, or only about one."""
_WEIGHTS = {FIGURE: 1.5, ACT: 0.9, DEED: 0.6}
_YEAR = regex(r"#(?:19|20)[0-9]{2}")
_YEAR_WEIGHT = 0.5
_OVERLAPPING, _OTHER_ACT = 0.3, 0.1
"""What a pair of kanji counts that overlaps one already counted, and a further set of acts of the same words."""
_ENOUGH = {PERSON: 11.0, FIRM: 8.5, TOWN: 13.0, STATE: 11.0}
_OF_ONE_ENDING, _OF_VENUES, _OF_OTHERS = 3.7, 9.0, 6.0
_KNOWN_TOO = {FIRM: 12.0, TOWN: 14.0, STATE: 14.0}
_KNOWN_OF_ONE_ENDING = 12.0
_SAME_PATTERN = 1.5
"""What names of one pattern score more."""
_TOLD_BESIDE = 9.5
"""The score from which two persons are told of the tight words that neither text has beside anybody else."""
_BOUND = 2.0
"""The least that the tight words say."""
_LEAST = 3.0
_AHEAD, _ELSEWHERE = 1.3, 0.35
"""How many times the score of any rival it is, and what part of it a name may score in the place of the other one."""
_SENTENCES = 200
"""Sentences of an affair, at the most, by which the rarity of a word is told."""
_TIE = 0.05
_STRANGE = 3.0
"""How many times that score two names need whose texts hardly speak of one affair, or have no name in common."""
_HOUSE = regex(r"(?:[0-9０-９一二三四五六七八九十]号|[一-龠々ヶァ-ヺー]{2,9})(?:店|工場|校舎|病院|美術館|営業所|球場|公園)(?!舗)")
"""A house by its name or number: 1号店."""
_SHORT = 2
_PREFIX = 2


class Mates(NamedTuple):
    """Two names of two texts that stand for each other, where they are most alike."""

    one: Bound
    other: Bound


class _Score(NamedTuple):
    """How alike two places are by their words."""

    whole: float
    bound: float
    """Of those that are tight on at least one."""
    words: frozenset[str] = frozenset()
    """Those that are tight on both sides."""


_NOTHING = _Score(0.0, 0.0)


_Candidate = tuple[float, _Score, MateName, MateName, Bound, Bound]


def namemates(linker: Linker) -> Iterator[Mates]:
    """The names that stand for each other in two texts of a folder about one affair."""
    members = list(linker.documents.values()) if linker.affinity.small else []
    if len(members) > 1:  # an archive has the next typhoon, and the next final, in the same words
        yield from _Finder(members, linker).all()


class _Finder:
    """Finds the names of some documents that stand for each other."""

    def __init__(self, members: Sequence[DocumentClaims], linker: Linker) -> None:
        self.members, self.linker = members, linker
        counts: Counter[str] = Counter()
        for document in members:
            counts.update(document.said)
        total = min(_SENTENCES, sum(document.sentences for document in members))
        self.weights = {word: log(total / count) * _weight(word) for word, count in counts.items() if count < total}
        self.names = {document.path: mate_names(document.bound) for document in members}
        self.by_sort = {path: by_sort(names) for path, names in self.names.items()}
        self.texts = {document.path: fold("".join(document.text.split())) for document in members}
        self._elsewhere: dict[tuple[str, str, int], float] = {}

    def all(self) -> Iterator[Mates]:
        for one, other in combinations(sorted(self.names), 2):
            yield from self._between(one, other)

    def _between(self, one: str, other: str) -> Iterator[Mates]:
        """The names that stand for each other in two texts, of which each is far the likeliest of the other."""
        strange = 1.0 if self._tied(one, other) else _STRANGE
        found = list(self._candidates(one, other))
        for total, score, first, second, place, mate in found:
            rivals = (pair[0] for pair in found if _rivals((pair[2], pair[3]), (first, second)))
            if score.bound < _BOUND or total <= _AHEAD * max(rivals, default=0.0):
                continue
            both = self._knows(other, first), self._knows(one, second)
            if strange > 1 and first.sort in _ENOUGH and second.sort in _ENOUGH:
                continue  # the builders of two houses
            if first.sort == TOWN and self._of_two_things(place, mate):
                continue  # 1号店を岡山市に開店, 湖畔店（松江市）を開店
            if total >= self._enough(first, second, score, known=any(both)) * strange:
                elsewhere = (both[0] and self._stands(first, other, place), both[1] and self._stands(second, one, mate))
                if max(elsewhere) <= _ELSEWHERE * score.whole:
                    yield Mates(place, mate)

    def _of_two_things(self, one: Bound, other: Bound) -> bool:
        """Whether the sentences of two places each name another house."""
        texts = (self.linker.documents[place.path].text[slice(*place.sentence)] for place in (one, other))
        first, second = ({match.group() for match in _HOUSE.finditer(text)} for text in texts)
        return bool(first and second) and not any(mine in its or its in mine for mine in first for its in second)

    def _tied(self, one: str, other: str) -> bool:
        """Whether two texts plainly speak of one affair: they name somebody or something in common, or share many words."""
        first, second = ({name.plain for name in self.names[path] if name.sort not in (STATE, OTHER)} for path in (one, other))
        affinity = self.linker.affinity
        return affinity.related(one, other) and (not first.isdisjoint(second) or affinity.likeness(one, other) >= _TIE)

    def _candidates(self, one: str, other: str) -> Iterator[_Candidate]:
        """The names of two texts that are of one sort and share words, with what these say."""
        for first in self.names[one]:
            sorts = VENUES if first.sort in VENUES else (first.sort,)
            for second in (name for sort in sorts for name in self.by_sort[other].get(sort, ())):
                if first.words.isdisjoint(second.words):
                    continue
                level = likeness(first, second)
                if level and not self._same(first, second):
                    score, place, mate = self._best(first.places, second.places)
                    total = score.whole * level + _SAME_PATTERN * (score.bound > 0 and of_one_pattern(first, second))
                    if total >= _LEAST:
                        yield total, score, first, second, place, mate

    def _enough(self, first: MateName, second: MateName, score: _Score, *, known: bool) -> float:
        """The score from which two names of their sorts are told."""
        never = float("inf")
        together = any(first.plain in text and second.plain in text for text in self.texts.values())
        if first.sort == PERSON:
            return never if known or together or self._alone(first, second, score) < _TOLD_BESIDE else _ENOUGH[PERSON]
        if first.sort == second.sort and first.sort not in _ENOUGH:
            if first.sort in MANY and not of_one_pattern(first, second):
                return never
            enough = _OF_OTHERS if first.sort == OTHER else _OF_ONE_ENDING
            return _KNOWN_OF_ONE_ENDING if known or together else enough
        if together:
            return never
        if first.sort != second.sort and not (first.firm and second.firm):
            return never if known else _OF_VENUES
        sort = first.sort if first.sort in _ENOUGH else FIRM
        if sort == TOWN and self._alone(first, second, score) < _BOUND:
            return never  # 岡山市に出店, 松江市に出店
        return _KNOWN_TOO[sort] if known else _ENOUGH[sort]

    def _alone(self, first: MateName, second: MateName, score: _Score) -> float:
        """What the tight words say that neither text has beside another name of that sort: the title of one of several is none."""
        return self._sum(score.words - self._of_others(first) - self._of_others(second))

    def _of_others(self, name: MateName) -> frozenset[str]:
        """What a text says right beside other names of one sort."""
        names = self.names[name.places[0].path]
        others = (other for other in names if other.sort == name.sort and other is not name and not are_forms(other, name))
        return frozenset().union(*(place.tight for other in others for place in other.places))

    def _stands(self, name: MateName, path: str, place: Bound) -> float:
        """How alike the places of a name in another text are to one of this text: whether they tell the same of it."""
        key = (name.plain, path, id(place))
        if key not in self._elsewhere:
            forms = [other for other in self.names[path] if other.text == name.text or are_forms(other, name)]
            scores = (self._score(own, place).whole for other in forms for own in other.places)
            self._elsewhere[key] = max(scores, default=0.0)
        return self._elsewhere[key]

    def _knows(self, path: str, name: MateName) -> bool:
        """Whether a text has a name, in full or in some other form."""
        if name.plain in self.texts[path] or fold(name.text) in self.texts[path]:
            return True
        return any(are_forms(other, name) for other in self.names[path])

    def _same(self, first: MateName, second: MateName) -> bool:
        """Whether two names are forms of one."""
        links = self.linker.links
        return first.plain == second.plain or are_forms(first, second) or links.find(first.plain) == links.find(second.plain)

    def _best(self, first: Sequence[Bound], second: Sequence[Bound]) -> tuple[_Score, Bound, Bound]:
        """The two places of two names that are most alike."""
        best = _NOTHING, first[0], second[0]
        for one in first:
            for other in second:
                score = self._score(one, other)
                if score.whole > best[0].whole:
                    best = score, one, other
        return best

    def _score(self, one: Bound, other: Bound) -> _Score:
        tight = one.tight & other.tight
        half = ((one.tight & other.near) | (one.near & other.tight)) - tight
        near = one.near & other.near
        wide = ((one.wide & (other.tight | other.near)) | ((one.tight | one.near) & other.wide)) - tight - half - near
        told, partly = self._sum(tight), self._sum(half)
        whole = _TIGHT * told + _HALF * partly + _NEAR * self._sum(near) + _WIDE * self._sum(wide)
        return _Score(whole, told + partly, tight)

    def _sum(self, shared: frozenset[str]) -> float:
        """What shared words say together: pairs of kanji of one word hardly more than one of them."""
        total, acts = 0.0, False
        firsts: set[str] = set()
        lasts: set[str] = set()
        for word in sorted(shared, key=lambda word: (-self.weights.get(word, 0.0), word)):
            weight = self.weights.get(word, 0.0)
            if word[0] == ACT:
                total += weight * (_OTHER_ACT if acts else 1.0)
                acts = True
                continue
            if len(word) == _SHORT and word[0] not in _WEIGHTS:
                overlaps = word[0] in lasts or word[1] in firsts
                firsts.add(word[0])
                lasts.add(word[1])
                total += weight * (_OVERLAPPING if overlaps else 1.0)
                continue
            total += weight
        return total


def _weight(word: str) -> float:
    """What a word counts by its sort."""
    return _YEAR_WEIGHT if _YEAR.fullmatch(word) else _WEIGHTS.get(word[0], 1.0)


def _rivals(pair: tuple[MateName, MateName], other: tuple[MateName, MateName]) -> bool:
    """Whether two pairs share one name and differ in the other, and not by its form."""
    if (pair[0] is other[0]) == (pair[1] is other[1]):
        return False
    one, two = (pair[1], other[1]) if pair[0] is other[0] else (pair[0], other[0])
    return not (one.plain in two.plain or two.plain in one.plain or one.plain[:_PREFIX] == two.plain[:_PREFIX])


__all__ = ["LIKELY", "Mates", "namemates"]
