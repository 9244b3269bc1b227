"""The deeds of a document: what it says was done on a day, or before or after one, as stages of cycles; see Note [Cycles]."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any, NamedTuple

from claimcheck.claims.extract import DocumentClaims
from claimcheck.claims.lexicon.actwords import HELD, Act
from claimcheck.claims.linking.sametime import bounds_of
from claimcheck.claims.orders.stages import INSTANCE, NUMBERED
from claimcheck.claims.orders.told import Told
from claimcheck.model.claims import Claim, Mention
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span
from claimcheck.model.values import Date

_EDGES = {"start": "開始", "end": "終了", "": ""}
_LONGEST = 1100
"""Days that a cycle lasts where it does not say so."""
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
    things: frozenset[str]
    """The themes that its stages ask for: they say what kind of thing it is, and not which."""


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
    over: bool = False
    """Whether its day ends what other stages come before the beginning of: 亀裂の補修は5月に|終わった."""
    named: str = ""
    """What the sentence calls a stage whose own day it does not give; its day is that of what came after or before."""


def cycles_of(parameters: Mapping[str, Any]) -> Cycles:
    """The cycles that a rule lists."""
    found: list[Cycle] = []
    places: dict[str, list[tuple[int, int, str]]] = {}
    for number, entry in enumerate(parameters.get("cycles", ())):
        sole, named = bool(entry.get("sole", False)), bool(entry.get("named", False))
        themed = (word.rpartition("/")[0].split("|") for words in entry["stages"].values() for word in words)
        things = frozenset(theme for themes in themed for theme in themes if theme)
        found.append(Cycle(tuple(entry["stages"]), sole, named, timedelta(days=entry.get("within", _LONGEST)), things))
        for place, words in enumerate(entry["stages"].values()):
            for word in words:
                themes, _, act = word.rpartition("/")
                for theme in themes.split("|"):
                    places.setdefault(act, []).append((number, place, theme))
    return Cycles(tuple(found), places, frozenset(parameters.get("common_themes", ())))


def deeds_of(document: DocumentClaims, cycles: Cycles, subject_of: Callable[[Claim], str]) -> Iterator[tuple[int, int, Deed]]:
    """The stages that one document tells."""
    for claim in document.claims:
        for act, day, modality in claim.extra.get("acts", ()):
            if act.doubtful or modality.value in ("denied", "hypothetical"):
                continue
            found = [(*place, False) for place in _places(act, cycles)]
            if act.edge == "end" and isinstance(claim.value, Date) and claim.value.until is None:
                found += [(*place, True) for place in _places(act._replace(edge=""), cycles) if (*place, False) not in found]
            planned, timed = modality.value == "planned", claim.dimension == "time"
            deed = _deed(document, claim.mention, claim.sentence, act, day, planned=planned, timed=timed) if found else None
            if deed is not None:
                own = deed._replace(subject=subject_of(claim))
                yield from ((number, place, own._replace(over=over)) for number, place, over in found)


def bounded_deeds(document: DocumentClaims, cycles: Cycles) -> Iterator[tuple[int, int, bool, Deed]]:
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


def _deed(
    document: DocumentClaims, mention: Mention, sentence: Span, act: Act, day: Date, *, planned: bool, timed: bool
) -> Deed | None:
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
