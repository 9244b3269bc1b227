"""Life cycles: deeds on one thing that come in a known order, whatever words tell them.

Note [Cycles]. A contract comes before the works, the works before the opening, a name before its registration. A rule lists such
cycles, each stage with the acts that are one (see Note [Acts] of `claims.lexicon.actwords`): 着工, 試験終了 with an edge, @設立
for whatever is kin to that, and 商標/登録 only on such a theme. Two deeds are held against each other where they are done to one
thing: their themes share a noun that says which, or both stand under one quoted name, or an affair has but one such cycle (`sole`).
A text or affair that tells any such pair in the right order speaks of two things, and so does one whose deeds have other numbers
(第2期), editions or names.
A stage that a sentence only names, with a day of what came before or after it (Note [Orderings]), bounds its day from one side:
陰性が判明したのを受け、2月4日に解除した, and the samples cannot be of 6 February.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from itertools import combinations

from claimcheck.claims.extract import DocumentClaims
from claimcheck.claims.lexicon.actwords import Act
from claimcheck.claims.orders.deeds import Cycle, Cycles, Deed, bounded_deeds, deeds_of
from claimcheck.claims.orders.told import Told, Untimely, is_whole
from claimcheck.model.claims import Claim

_THEME, _QUOTED, _SUBJECT, _SOLE, _OTHER_WORDS = 0.8, 0.76, 0.74, 0.72, 0.95
"""How surely two deeds are done to one thing, by what they share; less where each has nouns of its own."""
_PLANNED = 0.9
"""One of the two is only planned."""
_INFERRED = timedelta(days=150)
"""So far a day may stand on the wrong side whose year the text does not write."""


def untimely(
    documents: Sequence[DocumentClaims], cycles: Cycles, subject_of: Callable[[Claim], str], between: Callable[[str, str], float]
) -> Iterator[Untimely]:
    """The stages that the documents of one affair tell in the wrong order."""
    stages: dict[tuple[int, int], list[Deed]] = {}
    lates: dict[tuple[int, int], list[Deed]] = {}
    earlies: dict[tuple[int, int], list[Deed]] = {}
    for document in documents:
        for number, place, deed in deeds_of(document, cycles, subject_of):
            (lates if deed.over else stages).setdefault((number, place), []).append(deed)
        for number, place, ahead, deed in bounded_deeds(document, cycles):
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
            names = late.named or cycle.names[second], early.named or cycle.names[first]
            yield Untimely([late.told], [early.told], names, factor)


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
    if all(any(thing in noun for thing in cycle.things) for noun in shared):
        own = (act.themes - shared - common for act in (first, second))
        shared = frozenset() if all(own) else shared  # 堤防の亀裂, 水門の亀裂
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
