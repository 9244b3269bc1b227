"""Names that stand in one place of two texts: 塩尻署が告訴を受ける, 松本署に告訴; 土地を開発公社から取得, 取得先：土地開発公社.

Note [Name mates]. No list of roles is complete. But texts about one affair share nearly all their names, so that a name which
only one of two texts has, and another of its sort which only the other has, are hardly two by chance where the same words bind
both; see Note [Bound names] in `claimcheck.claims.boundnames`. Each shared word counts the logarithm of how few sentences of the
affair have it, most where it is tight on both sides. The two must be far likelier for each other than for any other name, and a
name that the other text has too must stand there for something else. What score is enough depends on their sort: two of one
ending (署, 港) are alike already, firms and towns have many others beside them, and a person is told only by what stands right
beside the name, since every text quotes its own people. The scores were set on 84 sets of marked texts and 24 that agree, where
those of one ending told 22 true pairs and two false ones, firms and towns 14 and two, persons 8 and one.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from math import log
from typing import NamedTuple

from claimcheck.claims.boundnames import FIRM, OTHER, PERSON, STATE, TOWN, Bound
from claimcheck.claims.extract import DocumentClaims
from claimcheck.claims.link import Linker
from claimcheck.claims.nearwords import ACT, DEED, FIGURE
from claimcheck.model.pattern import regex
from claimcheck.text.normalize import fold

LIKELY = 0.7
_TIGHT, _HALF, _NEAR, _WIDE = 1.3, 0.9, 0.6, 0.25
"""What a shared word counts that is tight on both sides, on one, near on both, or only about one."""
_WEIGHTS = {FIGURE: 1.5, ACT: 0.9, DEED: 0.6}
_NUMBER = regex(r"第[0-9一二三四五六七八九十]|[0-9一二三四五六七八九十]号")
_YEAR = regex(r"#(?:19|20)[0-9]{2}")
_YEAR_WEIGHT = 0.5
_OVERLAPPING, _OTHER_ACT = 0.3, 0.1
"""What a pair of kanji counts that overlaps one already counted, and a further set of acts of the same words."""
_ALIKE, _VENUE = 1.2, 0.9
_ENOUGH = {PERSON: 11.0, FIRM: 8.5, TOWN: 13.0, STATE: 11.0}
_OF_ONE_ENDING, _OF_VENUES, _OF_OTHERS = 3.7, 10.0, 6.0
_KNOWN_TOO = {FIRM: 12.0, TOWN: 14.0, STATE: 14.0}
_KNOWN_OF_ONE_ENDING = 12.0
_PATTERN = 0.6
"""The part of two names that is the same at their beginning and end where they are names of one pattern."""
_SAME_PATTERN = 1.5
"""What names of one pattern score more."""
_TOLD_BESIDE = 9.5
"""The score from which two persons are told of the tight words that neither text has beside anybody else."""
_BOUND = 2.0
"""The least that the tight words say."""
_LEAST = 3.0
_AHEAD, _ELSEWHERE = 1.3, 0.35
"""How many times the score of any rival it is, and what part of it a name may score in the place of the other one."""
_STRANGE = 2.0
"""How many times that score two names need whose texts hardly speak of one affair."""
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


class _Name(NamedTuple):
    """A name of one document with the places where it stands."""

    text: str
    plain: str
    sort: str
    firm: bool
    places: Sequence[Bound]
    words: frozenset[str]


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
        total = sum(document.sentences for document in members)
        self.weights = {word: log(total / count) * _weight(word) for word, count in counts.items() if count < total}
        self.names = {document.path: _names(document.bound) for document in members}
        self.texts = {document.path: fold("".join(document.text.split())) for document in members}
        self._elsewhere: dict[tuple[str, str, int], float] = {}

    def all(self) -> Iterator[Mates]:
        for one, other in combinations(sorted(self.names), 2):
            yield from self._between(one, other)

    def _between(self, one: str, other: str) -> Iterator[Mates]:
        """The names that stand for each other in two texts, of which each is far the likeliest of the other."""
        strange = 1.0 if self.linker.affinity.related(one, other) else _STRANGE
        known = [{name.text: self._knows(path, name) for name in self.names[own]} for own, path in ((one, other), (other, one))]
        found: list[tuple[float, _Score, _Name, _Name, Bound, Bound]] = []
        for first in self.names[one]:
            for second in self.names[other]:
                level = _level(first, second)
                if level and not first.words.isdisjoint(second.words) and not self._same(first, second):
                    score, place, mate = self._best(first.places, second.places)
                    total = score.whole * level + _SAME_PATTERN * (score.bound > 0 and _of_one_pattern(first, second))
                    if total >= _LEAST:
                        found.append((total, score, first, second, place, mate))
        for total, score, first, second, place, mate in found:
            rivals = (pair[0] for pair in found if _rivals((pair[2], pair[3]), (first, second)))
            if score.bound < _BOUND or total <= _AHEAD * max(rivals, default=0.0):
                continue
            both = known[0][first.text], known[1][second.text]
            if total >= self._enough(first, second, score, known=any(both)) * strange:
                elsewhere = (both[0] and self._stands(first, other, place), both[1] and self._stands(second, one, mate))
                if max(elsewhere) <= _ELSEWHERE * score.whole:
                    yield Mates(place, mate)

    def _enough(self, first: _Name, second: _Name, score: _Score, *, known: bool) -> float:
        """The score from which two names of their sorts are told."""
        never = float("inf")
        together = any(first.plain in text and second.plain in text for text in self.texts.values())
        if first.sort == PERSON:
            return never if known or together or self._alone(first, second, score) < _TOLD_BESIDE else _ENOUGH[PERSON]
        if first.sort == second.sort and first.sort not in _ENOUGH:
            if first.sort in _MANY and not _of_one_pattern(first, second):
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

    def _alone(self, first: _Name, second: _Name, score: _Score) -> float:
        """What the tight words say that neither text has beside another name of that sort: the title of one of several is none."""
        return self._sum(score.words - self._of_others(first) - self._of_others(second))

    def _of_others(self, name: _Name) -> frozenset[str]:
        """What a text says right beside other names of one sort."""
        names = self.names[name.places[0].path]
        others = (other for other in names if other.sort == name.sort and other is not name and not _forms(other, name))
        return frozenset().union(*(place.tight for other in others for place in other.places))

    def _stands(self, name: _Name, path: str, place: Bound) -> float:
        """How alike the places of a name in another text are to one of this text: whether they tell the same of it."""
        key = (name.plain, path, id(place))
        if key not in self._elsewhere:
            forms = [other for other in self.names[path] if other.text == name.text or _forms(other, name)]
            scores = (self._score(own, place).whole for other in forms for own in other.places)
            self._elsewhere[key] = max(scores, default=0.0)
        return self._elsewhere[key]

    def _knows(self, path: str, name: _Name) -> bool:
        """Whether a text has a name, in full or in some other form."""
        if name.plain in self.texts[path] or fold(name.text) in self.texts[path]:
            return True
        return any(_forms(other, name) for other in self.names[path])

    def _same(self, first: _Name, second: _Name) -> bool:
        """Whether two names are forms of one."""
        links = self.linker.links
        return first.plain == second.plain or _forms(first, second) or links.find(first.plain) == links.find(second.plain)

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


def _names(bound: Sequence[Bound]) -> list[_Name]:
    """The names of one document, each with all its places."""
    places: dict[tuple[str, str], list[Bound]] = {}
    for each in bound:
        places.setdefault((each.text, each.sort), []).append(each)
    return [
        _Name(text, found[0].plain, sort, found[0].firm, found, frozenset().union(*(each.tight | each.near for each in found)))
        for (text, sort), found in places.items()
    ]


_MANY = frozenset({"線", "本線", "駅", "駅前", "前", "川", "山", "岳", "島", "店", "号", "通り", "委員会"})
"""Sorts of names of which a text has many."""
_VENUES = frozenset({
    *("公園", "広場", "会館", "ホール", "公民館", "会議室", "体育館", "センター", "グラウンド", "運動場", "跡地", "競技場"),
    *("球場", "アリーナ", "倉庫", "工場", "館", "校舎", "庁舎", "図書館", "小学校", "中学校"),
    *("駅前", "前", "営業所", "支店", "事業所", "駅"),
})
"""Endings of places where something may be held or done, any of which may stand for any other."""


def _level(first: _Name, second: _Name) -> float:
    """How likely two names by their sorts are to stand for each other; 0 where they cannot."""
    if (_NUMBER.search(first.plain) is None) != (_NUMBER.search(second.plain) is None):
        return 0.0  # 第3工場 may be 鷹ノ原工場
    if first.sort == second.sort == OTHER:
        return _ALIKE if _of_one_pattern(first, second) else 0.0  # シャルドネ八重原2023, シャルドネ坂上2023
    if first.sort == second.sort:
        return _ALIKE if first.sort not in _ENOUGH else 1.0
    if _ENOUGH.keys() & {first.sort, second.sort} - {FIRM}:
        return 0.0
    if first.sort in _VENUES and second.sort in _VENUES:
        return _VENUE
    return 0.0


def _of_one_pattern(first: _Name, second: _Name) -> bool:
    """Whether two names differ in one part only: 近江薬科大学, 浪速薬科大学."""
    if PERSON in (first.sort, second.sort):
        return False
    one, other = first.plain, second.plain
    least, most = sorted((len(one), len(other)))
    start = next((at for at in range(least) if one[at] != other[at]), least)
    end = next((at for at in range(least - start) if one[-1 - at] != other[-1 - at]), least - start)
    return start + end >= _PATTERN * most


def _forms(one: _Name, other: _Name) -> bool:
    """Whether two names may be forms of one: 瀬波食品 and 瀬波, 旧市立浜小学校 and 旧浜小学校, 早瀬 and 早瀬美緒."""
    if PERSON in (one.sort, other.sort) and one.sort != other.sort:
        return False
    short, long = sorted((one, other), key=lambda name: (len(name.plain), name.plain))
    if len(short.plain) < _SHORT or short.plain == long.plain:
        return short.plain == long.plain
    if one.sort == PERSON:
        return _within(short.plain, long.plain)
    if long.plain.endswith(short.plain):
        return True
    if long.plain.startswith(short.plain):
        return short.sort not in (TOWN, STATE)  # 茨城県 is not 茨城県開発公社
    edges = short.plain[0] == long.plain[0] and short.plain[-1] == long.plain[-1]
    return len(short.plain) > _SHORT and edges and _within(short.plain, long.plain)


def _within(short: str, long: str) -> bool:
    """Whether a name is another with characters left out."""
    left = iter(long)
    return all(char in left for char in short)


def _rivals(pair: tuple[_Name, _Name], other: tuple[_Name, _Name]) -> bool:
    """Whether two pairs share one name and differ in the other, and not by its form."""
    if (pair[0] is other[0]) == (pair[1] is other[1]):
        return False
    one, two = (pair[1], other[1]) if pair[0] is other[0] else (pair[0], other[0])
    return not (one.plain in two.plain or two.plain in one.plain or one.plain[:_PREFIX] == two.plain[:_PREFIX])


__all__ = ["LIKELY", "Mates", "namemates"]
