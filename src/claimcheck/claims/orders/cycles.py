"""Life cycles: deeds on one thing that come in a known order, whatever words tell them.

Note [Cycles]. A contract comes before the works, the works before the opening, a name before its registration. A rule lists such
cycles, each stage with the acts that are one (see Note [Acts] of `claims.lexicon.actwords`): 着工, 試験終了 with an edge, @設立
for whatever is kin to that, and 商標/登録 only on such a theme. Two deeds are held against each other where they are done to one thing: their themes share a noun
that says which, or both stand under one quoted name, or an affair has but one such cycle (`sole`). A text or affair that tells any
such pair in the right order speaks of two things, and so does one whose deeds have other numbers (第2期), editions or names.
A stage that a sentence only names, with a day of what came before or after it (Note [Orderings]), bounds its day from one side:
陰性が判明したのを受け、2月4日に解除した, and the samples cannot be of 6 February.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from itertools import combinations
from typing import Any, NamedTuple

from claimcheck.claims.extract import DocumentClaims
from claimcheck.claims.lexicon.actwords import HELD, Act
from claimcheck.claims.linking.sametime import bounds_of
from claimcheck.claims.orders.stages import INSTANCE, NUMBERED
from claimcheck.claims.orders.told import Told, Untimely, is_whole
from claimcheck.model.claims import Claim, Mention
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span
from claimcheck.model.values import Date

_EDGES = {"start": "開始", "end": "終了", "": ""}
_THEME, _QUOTED, _SUBJECT, _SOLE, _OTHER_WORDS = 0.8, 0.76, 0.74, 0.72, 0.95
"""How surely two deeds are done to one thing, by what they share; less where each has nouns of its own."""
_PLANNED = 0.9
"""One of the two is only planned."""
_LONGEST = 1100
"""Days that a cycle lasts where it does not say so."""
_INFERRED = timedelta(days=150)
"""So far a day may stand on the wrong side whose year the text does not write."""
_COUNTING = frozenset("一二三四五六七八九十元")
_QUOTES = regex(r"[「『“]([^「」『』“”\n]{2,14})[」』”]")
_FIRST, _ANY = "初", "@"
_MODEL = regex(r"[A-Za-z]+[- ]?[0-9]+")
_NOT_SO = regex(r"延期|中止|見送|断念|予定だった|予定でした|当初|はずだった|もし|場合|目標|目指")
_HEADING = regex(r"^(?:#+ |[■◆●▼▶◇□○【《]|[0-9０-９一二三四五]+[.．、　 ])[^\n。]{2,40}$")


class Cycle(NamedTuple):
    """Stages that follow each other in the life of one thing."""

    names: tuple[str, ...]
    sole: bool
    """Whether an affair usually has but one of it."""
    named: bool
    """Whether only a name tells that two deeds are done to one thing."""
    within: timedelta
    """Farther apart, a thing is likely in another life: rebuilt, amended, founded anew."""


class Cycles(NamedTuple):
    """The cycles of a rule, with where each act has its place in them."""

    cycles: tuple[Cycle, ...]
    places: Mapping[str, Sequence[tuple[int, int, str]]]
    """By act: the numbers of a cycle and of a stage in it, and the theme that the act must have there."""
    common: frozenset[str]
    """Nouns that do not say which thing is meant."""


class Deed(NamedTuple):
    """An act with its day, as one stage of a cycle."""

    told: Told
    act: Act
    quoted: frozenset[str]
    """Names in quotation marks, of its sentence and the heading over it."""
    own: frozenset[str]
    """Those of its sentence, and numbers of models: AX-7."""
    instance: frozenset[str]
    """旧, 仮 and the like: which of several such things."""
    numbers: Mapping[str, str]
    """第2期: its number by counter."""
    planned: bool
    inferred: bool
    timed: bool
    """Whether it is told for a time of day."""
    subject: str
    """Key of what the claim is about."""
    named: str = ""
    """What the sentence calls a stage whose own day it does not give; its day is that of what came after or before."""


def cycles_of(parameters: Mapping[str, Any]) -> Cycles:
    """The cycles that a rule lists."""
    found: list[Cycle] = []
    places: dict[str, list[tuple[int, int, str]]] = {}
    for number, entry in enumerate(parameters.get("cycles", ())):
        sole, named = bool(entry.get("sole", False)), bool(entry.get("named", False))
        found.append(Cycle(tuple(entry["stages"]), sole, named, timedelta(days=entry.get("within", _LONGEST))))
        for place, words in enumerate(entry["stages"].values()):
            for word in words:
                themes, _, act = word.rpartition("/")
                for theme in themes.split("|"):
                    places.setdefault(act, []).append((number, place, theme))
    return Cycles(tuple(found), places, frozenset(parameters.get("common_themes", ())))


def untimely(
    documents: Sequence[DocumentClaims], cycles: Cycles, subject_of: Callable[[Claim], str], between: Callable[[str, str], float]
) -> Iterator[Untimely]:
    """The stages that the documents of one affair tell in the wrong order."""
    stages: dict[tuple[int, int], list[Deed]] = {}
    lates: dict[tuple[int, int], list[Deed]] = {}
    earlies: dict[tuple[int, int], list[Deed]] = {}
    for document in documents:
        for number, place, deed in _deeds(document, cycles, subject_of):
            stages.setdefault((number, place), []).append(deed)
        for number, place, ahead, deed in _bounds(document, cycles):
            (earlies if ahead else lates).setdefault((number, place), []).append(deed)
    for number, cycle in enumerate(cycles.cycles):
        told = [place for place in range(len(cycle.names)) if (number, place) in stages]
        for first, second in combinations(told, 2):
            found = [
                (late, early, factor * between(late.told.path, early.told.path))
                for early in stages[number, first]
                for late in stages[number, second]
                if (factor := _one_thing(early, late, cycles.common, cycle))
            ]
            several = not cycle.named and any(_are_several(stages[number, place]) for place in (first, second))
            found = [pair for pair in found if not several or pair[0].act.names & pair[1].act.names]  # 東中の閉校式, 西中の閉校式
            found = [pair for pair in found if not _is_vague(pair[0], stages[number, second])]
            found = [pair for pair in found if not _is_vague(pair[1], stages[number, first])]
            own = [pair for pair in found if pair[0].timed and pair[0].told.path == pair[1].told.path]
            found = [pair for pair in own if _is_wrong(*pair[:2])] or found  # a text has its own hours wrong, whatever another says
            if found and all(_is_wrong(late, early) for late, early, _factor in found):
                found.sort(key=lambda pair: -pair[2])
                names = (cycle.names[second], cycle.names[first])
                yield Untimely(_distinct(pair[0] for pair in found), _distinct(pair[1] for pair in found), names, found[0][2])
        for sides in ((stages, lates), (earlies, stages)):
            yield from _bounded(number, cycle, *sides, cycles.common, between)


def _bounded(
    number: int,
    cycle: Cycle,
    firsts: Mapping[tuple[int, int], Sequence[Deed]],
    seconds: Mapping[tuple[int, int], Sequence[Deed]],
    common: frozenset[str],
    between: Callable[[str, str], float],
) -> Iterator[Untimely]:
    """The stages that a sentence only names, against those with their day; of each the sure one."""
    for first, second in combinations(range(len(cycle.names)), 2):
        found = [
            (late, early, factor * between(late.told.path, early.told.path))
            for early in firsts.get((number, first), ())
            for late in seconds.get((number, second), ())
            if (factor := _one_thing(early, late, common, cycle))
        ]
        if found and all(_is_wrong(late, early) for late, early, _factor in found):
            late, early, factor = max(found, key=lambda pair: pair[2])
            yield Untimely([late.told], [early.told], (late.named or cycle.names[second], early.named or cycle.names[first]), factor)


def _are_several(deeds: Sequence[Deed]) -> bool:
    """Whether one text tells a stage of two things by their names."""
    return any(
        one.told.path == other.told.path and one.act.names and other.act.names and one.act.names.isdisjoint(other.act.names)
        for one, other in combinations(deeds, 2)
    )


def _is_vague(deed: Deed, told: Sequence[Deed]) -> bool:
    """Whether a deed has only a year, in which another telling of the same act has its month: 2021年, 2021年11月の断裂."""
    if is_whole(deed.told):
        return False
    low, high = deed.told.low, deed.told.high
    return any(is_whole(other.told) and low <= other.told.low < high and deed.act.themes & other.act.themes for other in told)


def _distinct(deeds: Iterable[Deed]) -> list[Told]:
    return list({(deed.told.path, deed.told.mention.span): deed.told for deed in deeds}.values())


def _deeds(document: DocumentClaims, cycles: Cycles, subject_of: Callable[[Claim], str]) -> Iterator[tuple[int, int, Deed]]:
    """The stages that one document tells."""
    for claim in document.claims:
        for act, day, modality in claim.extra.get("acts", ()):
            if act.doubtful or modality.value in ("denied", "hypothetical"):
                continue
            found = _places(act, cycles)
            planned = modality.value == "planned"
            deed = _deed(document, claim.mention, claim.sentence, act, day, planned=planned, timed=claim.dimension == "time") if found else None
            if deed is not None:
                own = deed._replace(subject=subject_of(claim))
                yield from ((number, place, own) for number, place in found)


def _bounds(document: DocumentClaims, cycles: Cycles) -> Iterator[tuple[int, int, bool, Deed]]:
    """The stages that one document only names, and whether their day is not before the one that is told."""
    for ordering in document.orderings:
        mention = ordering.day
        if mention is None or ordering.when is not None or not isinstance(mention.value, Date):
            continue
        places = _places(ordering.event, cycles)
        day = mention.value.but(open=None, until=None)
        timed = day.hour is not None
        deed = _deed(document, mention, ordering.sentence, ordering.event, day, planned=False, timed=timed) if places else None
        if deed is not None:
            yield from ((*place, ordering.ahead, deed._replace(named=ordering.names[0])) for place in places)


def _places(act: Act, cycles: Cycles) -> Sequence[tuple[int, int]]:
    """The cycles in which an act is a stage, each with which."""
    found = {
        (number, place)
        for word in _words(act, cycles.places)
        for number, place, theme in cycles.places.get(word, ())
        if not theme or any(theme in noun for noun in act.themes | act.around | act.which)
    }
    return sorted(found)


def _words(act: Act, known: Mapping[str, object]) -> set[str]:
    """The words by which a cycle may know an act: its own, else that of its only kind (身柄を確保 is 逮捕)."""
    words = {act.word + _EDGES[act.edge], act.word if act.edge != "end" else ""}
    if _FIRST in act.which or _FIRST in act.themes:
        words.add(_FIRST + act.word)
    words |= {_ANY + kind + (_EDGES[act.edge] if act.edge == "end" else "") for kind in act.kinds}
    if act.word == HELD:  # 銅像の除幕式
        words |= {noun for noun in act.themes if len(noun) > 1}
    return words | act.kinds if len(act.kinds) == 1 and not act.edge and words.isdisjoint(known) else words


def _deed(document: DocumentClaims, mention: Mention, sentence: Span, act: Act, day: Date, *, planned: bool, timed: bool) -> Deed | None:
    if day.year is None or day.open is not None or day.fiscal:
        return None
    bounds = bounds_of(day.but(until=None))
    text, (start, end) = document.text, sentence
    words = text[start:end]
    counted = any(sign.isdigit() or sign in _COUNTING for sign in text[mention.span.start : mention.span.end])
    if bounds is None or not counted or _NOT_SO.search(words):
        return None  # 翌日 hangs on another day
    names = words + "\n" + _heading(text, start)
    return Deed(
        Told(document.path, mention._replace(value=day), sentence, *bounds),
        act,
        frozenset(_QUOTES.findall(names)),
        frozenset((*_QUOTES.findall(words), *_MODEL.findall(words))),
        frozenset(_instances(words, act.word)),
        {counter: number for number, counter in NUMBERED.findall(words)},
        planned=planned,
        inferred=mention.span in document.inferred,
        timed=timed,
        subject="",
    )


def _instances(words: str, act: str) -> Iterator[str]:
    """Which of several such things some words mean: 旧, 仮; 再開 is no second one, and 再建手術 no second operation."""
    found = INSTANCE.findall(words.replace(act, "") if act else words)
    yield from (word for word in found if word != "再" or f"再{act[:1]}" in words)


def _heading(text: str, at: int) -> str:
    """The last line over an offset that is a heading."""
    return next((line for line in reversed(text[max(0, at - 600) : at].split("\n")) if _HEADING.match(line)), "")


def _one_thing(one: Deed, other: Deed, common: frozenset[str], cycle: Cycle) -> float:
    """How surely two deeds are done to one thing; 0 where they are not."""
    sure = 1.0 if one.planned == other.planned else _PLANNED
    return sure * _together(one, other, common, cycle)


def _together(one: Deed, other: Deed, common: frozenset[str], cycle: Cycle) -> float:
    first, second = one.act, other.act
    if (one.timed or other.timed) and not one.told.at_hours_of_one_day(other.told):
        return 0.0
    if _are_apart(one, other) or abs(one.told.low - other.told.low) > cycle.within:
        return 0.0
    shared = ((first.themes & (second.themes | second.around)) | (first.around & second.themes)) - common
    if cycle.named:
        shared = shared if shared & (first.names | second.names) or len(shared) > 1 else frozenset()
    if any(len(noun) > 1 for noun in shared):
        return _THEME * (_OTHER_WORDS if first.themes - shared and second.themes - shared else 1.0)
    if not cycle.named and any(_is_in(*pair) for pair in ((first, second), (second, first))):
        return _SUBJECT  # 公募で|選定
    if one.quoted & other.quoted:
        return _QUOTED
    if one.subject and one.subject == other.subject and not one.subject.startswith("~"):
        return _SUBJECT
    far = one.told.path == other.told.path and not one.told.is_near(other.told.sentence.start)
    return _SOLE if cycle.sole and not far else 0.0


def _is_in(one: Act, other: Act) -> bool:
    """Whether one act names another as what it was done in: 公募において|選定された."""
    return len(one.word) > 1 and one.word in other.around


def _are_apart(one: Deed, other: Deed) -> bool:
    """Whether two deeds are of different things by their numbers, editions or names, or are told in one sentence."""
    first, second = one.act, other.act
    together = one.told.path == other.told.path and one.told.sentence == other.told.sentence
    numbered = any(other.numbers.get(counter, number) != number for counter, number in one.numbers.items())
    edition = bool(first.which and second.which and first.which != second.which)
    names = (first.names - second.themes - second.around) and (second.names - first.themes - first.around)
    called = bool(one.own and other.own) and one.own.isdisjoint(other.own)
    within = _is_in(first, second) or _is_in(second, first)  # 旧牧場の公募で|選定
    unlike = one.instance != other.instance and not within
    return together or numbered or edition or called or bool(names) or unlike


def _is_wrong(late: Deed, early: Deed) -> bool:
    if early.told.low < late.told.high:
        return False
    return not (late.inferred or early.inferred) or early.told.low - late.told.low < _INFERRED
