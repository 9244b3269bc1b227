"""Names of places and bodies that stand in one place of two texts: 桁が落ちた第二沢橋梁, 第三沢橋梁の桁の落下.

Note [Name mates]. No list of roles is complete. But texts about one affair share nearly all their names, so that a name which
only one of two texts has, and another of its kind which only the other has, are hardly two by chance where the words and
figures around them are the same and neither has a rival near. Each shared run of characters counts the logarithm of how few
sentences have it, a shared figure half as much again. In 76 sets of texts with marked contradictions all pairs told, 7, were
contradictions, in 24 sets without any there was none; of bodies and towns three of seven pairs that scored 5 to 9 were false.
Names of persons are left out, since every text quotes its own.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from math import log
from typing import NamedTuple

from claimcheck.claims.extract import DocumentClaims
from claimcheck.claims.likeness import words_in
from claimcheck.claims.link import Linker
from claimcheck.model.claims import Mention
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span
from claimcheck.model.values import EntityRef
from claimcheck.text.normalize import fold

LIKELY = 0.7
ENOUGH, OF_A_KIND, AHEAD = 9.0, 5.0, 1.3
"""The score from which two names are told, that of facilities of one kind, and how many times that of any rival it is."""
_REACH = 45
_LINE = 60
"""Up to so many characters a line is one statement."""
_COMMON = 8
"""Sentences of an affair from which a word says nothing."""
_FIGURE_WEIGHT, _RUN_WEIGHT = 1.5, 1.5
_TOWN, _BODY = "town", "body"
_STEM, _SHORTEST = 2, 3
_FIGURE = regex(r"[0-9]{1,2}月[0-9]{1,2}日|[0-9]{2,}")
_RUN = regex(r"[一-龠々]+|[ァ-ヺー]{2,}")
_SENTENCE = regex(r"[^。\n]+")
_ADMINISTRATIVE = frozenset("都道府県市区町村州島")
_KINDS = (
    "橋梁|橋|トンネル|駅|空港|港|公園|広場|会館|ホール|公民館|会議室|体育館|センター|工場|小学校|中学校|高校|大学|病院|神社|寺|図書館|美術館|博物館|球場|競技場"
    "|グラウンド|運動場|跡地|地区|ダム|線|火口|遺跡|古墳|店|庁舎|埠頭|ふ頭|岸壁|校舎|発電所|ビル|川|山|岳|湖|沼|池|峠|岬"
    "|営業所|事業所|出張所|支社|倉庫|保育園|幼稚園|丁目|委員会|保健所|警察署|消防署|地裁|高裁|研究所|農場|牧場|蔵|浄水場|変電所|旅館|ホテル"
)
_KIND = regex(rf"(?:{_KINDS})$")
_NUMBERED = regex(rf"第[一二三四五六七八九十0-9０-９]+[一-龠]{{1,8}}(?:{_KINDS})")
"""A facility told from its like by a number."""
_OFFICE = regex(r"(?<![一-龠])[県市町村区都府道][一-龠]{2,6}(?:局|署|公社|事業団|協会|振興会|財団)")
"""A body of a town or prefecture that is not named: 県企業局."""
_PLAIN = regex(
    r"(?<![一-龠々])(?!市町|町村|市区|各|同|全|旧|当|両|隣|新|本|元|他|某|[県市町村]内|近隣|地元|主要|既存)[一-龠々ヶ]{2,6}"
    r"(?:村|町|市|[一二三四五六七八九]丁目|倉庫|労働委員会|営業所|港|病院|小学校|中学校|公民館|保育園|保健所)(?![一-龠々])"
)
"""A place by its ending, of whatever words."""
_BRACKETED = regex(r"[一-龠ァ-ヺー」A-Za-z][（(]")
_SAME = tuple("同各両全本当他")


class Held(NamedTuple):
    """A name of one document, with the words around all the places where it stands."""

    text: str
    kind: str
    path: str
    places: tuple[tuple[Mention, Span, frozenset[str]], ...]
    """Where it stands, with the sentence and the words around."""
    words: frozenset[str]
    runs: frozenset[str]

    def beside(self, other: "Held") -> tuple[Mention, Span]:
        """The place whose words are most like those of another name, with its sentence."""
        mention, sentence, _words = max(self.places, key=lambda place: (len(place[2] & other.words), -place[0].span.start))
        return mention, sentence


def namemates(linker: Linker) -> Iterator[tuple[Held, Held]]:
    """The names that stand for each other in two texts of a folder about one affair, each of which has only one of them."""
    members = list(linker.documents.values()) if linker.affinity.small else []
    if len(members) > 1:  # an archive has the next typhoon, and the next final, in the same words
        yield from _mates(members, linker)


def _mates(members: Sequence[DocumentClaims], linker: Linker) -> Iterator[tuple[Held, Held]]:
    counts: Counter[str] = Counter()
    sentences = 0
    for document in members:
        for match in _SENTENCE.finditer(document.text):
            counts.update(_words(match.group()))
            sentences += 1
    held = {document.path: _held(document) for document in members}
    folded = {document.path: fold(document.text) for document in members}
    weights = {word: log(sentences / count) for word, count in counts.items() if count <= _COMMON}
    for one, other in combinations(members, 2):
        if linker.affinity.related(one.path, other.path):
            first = [name for name in held[one.path] if not _known(name, folded[other.path])]
            second = [name for name in held[other.path] if not _known(name, folded[one.path])]
            yield from _chosen(first, second, weights)


def _chosen(first: Sequence[Held], second: Sequence[Held], weights: Mapping[str, float]) -> Iterator[tuple[Held, Held]]:
    """The pairs of which each is far the likest of the other."""
    pairs = [(a, b) for a, one in enumerate(first) for b, other in enumerate(second) if one.kind == other.kind]
    scores = {(a, b): _score(first[a], second[b], weights) for a, b in pairs}
    for (a, b), score in scores.items():
        if score >= (ENOUGH if first[a].kind in (_TOWN, _BODY) else OF_A_KIND):
            rivals = (found for (c, d), found in scores.items() if (a == c) != (b == d))
            if score > AHEAD * max(rivals, default=0.0) and not _shortened(first[a].text, second[b].text):
                yield first[a], second[b]


def _shortened(one: str, other: str) -> bool:
    """Whether one name is the other with words left out: 旧市立浜小学校, 旧浜小学校."""
    short, long = sorted((one, other), key=len)
    left = iter(long)
    return all(char in left for char in short)


def _score(one: Held, other: Held, weights: Mapping[str, float]) -> float:
    shared = {word for word in one.words & other.words if word in weights}
    score = sum(_FIGURE_WEIGHT * weights[word] for word in shared if word[0].isdigit())
    told: set[str] = set()
    for run in sorted(one.runs):
        pieces = {run[at : at + 2] for at in range(max(1, len(run) - 1))}
        found = [weights[piece] for piece in pieces & shared - told]
        told |= pieces
        score += min(sum(found), _RUN_WEIGHT * max(found, default=0.0))
    return score


def _words(text: str) -> set[str]:
    return words_in(text) | set(_FIGURE.findall(fold(text).replace(",", "")))


def _known(name: Held, text: str) -> bool:
    """Whether another text has a name: in full or without its form, or by the first characters of a body or a town."""
    if name.kind in (_BODY, _TOWN):
        return fold(name.text[:_STEM]) in text
    short = name.text.removesuffix("学校") if name.kind.endswith("学校") else name.text
    return fold(short) in text


def _held(document: DocumentClaims) -> list[Held]:
    """The names of places and bodies of one document, with what stands around them."""
    found: dict[tuple[str, str], list[tuple[Span, Span]]] = {}
    spans = [(mention.span, sentence, kind) for mention, sentence, kind in document.things]
    for pattern, sort in ((_NUMBERED, "facility"), (_OFFICE, "organization"), (_PLAIN, "place")):
        for match in pattern.finditer(document.text):
            span = Span(*match.span())
            if all(span != each[0] for each in spans):
                spans.append((span, _sentence(document.text, span), sort))
    for span, sentence, kind in spans:
        text = document.text[slice(*span)]
        bracketed = span.start > 1 and _BRACKETED.fullmatch(document.text, span.start - 2, span.start)
        if len(text) >= _SHORTEST and not text.startswith(_SAME) and not bracketed and (sort := _sort(text, kind)):
            found.setdefault((text, sort), []).append((span, sentence))
    return [_one(document, text, sort, places) for (text, sort), places in found.items()]


def _one(document: DocumentClaims, text: str, sort: str, places: Sequence[tuple[Span, Span]]) -> Held:
    around = [_around(document.text, span, sentence) for span, sentence in places]
    words = [frozenset(word for word in _words(each) if word not in text) for each in around]
    runs = frozenset(run for each in around for run in _RUN.findall(each))
    value = EntityRef(name=text, type="other")
    found = ((Mention(span, span, value, (), "role"), sentence) for span, sentence in places)
    told = tuple((*place, near) for place, near in zip(found, words, strict=True))
    return Held(text, sort, document.path, told, frozenset().union(*words), runs)


def _sort(text: str, kind: str) -> str:
    """What names that may stand for each other share: their ending, or that they are places of towns, or bodies."""
    if text[-1] in _ADMINISTRATIVE and kind == "place":
        return _TOWN
    match = _KIND.search(text)
    return match.group() if match is not None else _BODY if kind in ("organization", "facility") else ""


def _sentence(text: str, span: Span) -> Span:
    start = max(text.rfind("。", 0, span.start), text.rfind("\n", 0, span.start)) + 1
    ends = [at for mark in "。\n" if (at := text.find(mark, span.end)) >= 0]
    return Span(start, min(ends, default=len(text)))


def _around(text: str, span: Span, sentence: Span) -> str:
    """The line of a name where it is short, else what stands near it in its sentence."""
    start, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    end = end if end >= 0 else len(text)
    if end - start >= _LINE:
        start, end = max(sentence.start, span.start - _REACH), min(sentence.end, span.end + _REACH)
    return f"{text[start : span.start]}|{text[span.end : end]}"
