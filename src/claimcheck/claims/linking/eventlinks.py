"""Days of two texts that are told of one event in other words; see Note [Acts].

Note [One event, two days]. What no registered name joins may be joined by what was done to what: 着工は2022年9月 and
2022年10月に工事を始めた. Many events of one affair are alike, so two days meet only where each is the likest of the other's
text, that text has no rival for it and gives its day to nothing that is like it. Days that a slip of one part tells apart (another
year, month or day) count more than others. What a day leaves out (21日 of a newspaper) is taken from the day it is
held against, and only what is as fine settles a day: that of 4月 says nothing against 4月2日.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import NamedTuple, get_args

from claimcheck.claims.events.actgoals import GOAL
from claimcheck.claims.events.actlikeness import OPEN_ACT, alike
from claimcheck.claims.figures.sides import Sides
from claimcheck.claims.lexicon.actwords import HELD, Act, Telling
from claimcheck.claims.linking.compatibility import Compatibility
from claimcheck.claims.linking.eventslips import closeness, days_apart
from claimcheck.claims.linking.sametime import CLASH
from claimcheck.model.claims import MISSING, Claim, Slot
from claimcheck.model.pattern import regex
from claimcheck.model.values import Date, Grain, Value

_CROWD = 60
"""Tellings that share an act or a noun; beyond, it tells nothing."""
_BASE, _LEAST, _MOST = 0.98, 0.45, 0.84
"""Confidence of the surest words, below which nothing is told, and up to which: words alone make no error of it."""
_ANY = "=?"
"""The restrictor of what was announced or handed over, where no word says what it was."""
_MARGIN = 1.1
_OFTEN, _COMMON = 6, 0.8
_ANOTHER = 62
_WEAK, _DOUBTFUL, _UNSURE = 0.65, 0.6, 0.6
_SAID_ALIKE, _SENSES = 0.7, 5
"""Days far apart that are told in the same words of one thing, and the sets that such a word may stand in."""
_SAME_GOAL = 0.84
"""Years by which one figure is to be reached."""
_STATED, _KIN_OF_ONE = 0.9, 0.9
"""How surely an owner is stated, and how alike tellings are that only an owner which is not keeps apart."""
_BARE_DAY = 0.9
"""One text leaves the month to its reader."""
_GRAINS = get_args(Grain)
"""From coarse to fine."""
_FIGURE = regex(r"[0-9０-９一二三四五六七八九十元]")
_KNOWN = 0.8
"""The other text gives the day to something else."""
_LEVEL = Slot("level", "date", 1.0)


Place = tuple[str, int, Value]


def place_of(claim: Claim) -> Place:
    """Where a day is told, and which of the two of a stretch it is."""
    return claim.path, claim.mention.span.start, claim.value


class Told(NamedTuple):
    """Days told of one event that cannot both be right, with how surely they are of one."""

    claims: tuple[Claim, ...]
    confidence: float


class _Passage(NamedTuple):
    """A day with what is told of it."""

    claim: Claim
    """A claim of this day alone, named by its act."""
    act: Act
    source: Claim
    """The claim that was read from the text."""


class EventLinks:
    """Joins the days that the texts of one affair tell of one event."""

    def __init__(
        self, slots: Compatibility, sides: Sides, together: Mapping[Place, frozenset[int]], often: Collection[int] = ()
    ) -> None:
        """Links over some slots.

        Args:
            slots: how the slots of two claims go together.
            sides: which days agree.
            together: the cells that a day is in, by path, start of its mention and value.
            often: the cells of events that happen often.
        """
        self._often = often
        self.slots, self.sides = slots, sides
        self._together = together
        self.joined: dict[tuple[int, int], float] = {}
        """Claims that tell of one event, by the ids of both, with how surely: those that agree or choose each other."""

    def find(self, claims: Iterable[Claim]) -> Iterator[Told]:
        """The days of an affair that are told of one event and disagree."""
        told = [passage for claim in claims if "acts" in claim.extra and claim.dimension == "date" for passage in _passages(claim)]
        near = self._nearest(told)
        found: dict[int, list[tuple[int, float]]] = defaultdict(list)
        for (at, path), (to, score) in sorted(near.items()):
            one, other = told[at], told[to]
            if at > to or near.get((to, one.claim.path), (-1, 0.0))[0] != at or path != other.claim.path:
                continue
            self._join(one, other, score)
            confidence = self._confidence(one, other, score)
            if confidence >= _LEAST:
                found[at].append((to, confidence))
                found[to].append((at, confidence))
        yield from self._merged(told, found)

    def _join(self, one: _Passage, other: _Passage, score: float) -> None:
        for pair in ((id(one.source), id(other.source)), (id(other.source), id(one.source))):
            self.joined[pair] = max(score, self.joined.get(pair, CLASH))

    def _confidence(self, one: _Passage, other: _Passage, score: float) -> float:
        """How surely two days that chose each other are of one event; 0 where they agree or share a cell already."""
        first, second = one.claim, other.claim
        cells = [self._together.get(place_of(claim), frozenset()) for claim in (first, second)]
        whole = _filled(first, second), _filled(second, first)
        shared = (cells[0] & cells[1]).difference(self._often if _is_soon(*whole) else ())
        if shared or self.sides.agree(*whole) or self._only_inferred(*whole):
            return 0.0
        bare = any(isinstance(claim.value, Date) and claim.value.month is None for claim in (first, second))
        first, second = whole
        score *= _BARE_DAY if bare else 1.0
        near = closeness(first.value, second.value)
        if _says_as_much(one.act, other.act):
            near = max(near, _SAME_GOAL if one.act.word == GOAL else _SAID_ALIKE)
        odds = near * self._unknown(first, second) * _outright(one, other)
        odds *= _UNSURE if any(self._is_worked_out(claim) for claim in (first, second)) else 1.0
        return min(_BASE * score * odds, _MOST)

    def _is_worked_out(self, claim: Claim) -> bool:
        """Whether a day is written without a figure, so that it hangs on the day its text speaks from: 今週の土曜日."""
        text = self.slots.documents[claim.path].text[claim.mention.span.start : claim.mention.span.end]
        return _FIGURE.search(text) is None

    def _merged(self, told: Sequence[_Passage], found: Mapping[int, list[tuple[int, float]]]) -> Iterator[Told]:
        """One dispute for a day that several texts contradict with one other."""
        done: set[tuple[int, int]] = set()
        for at in sorted(found, key=lambda at: (-len(found[at]), at)):
            rivals = [(to, score) for to, score in found[at] if (min(at, to), max(at, to)) not in done]
            if not rivals:
                continue
            best, confidence = max(rivals, key=lambda pair: pair[1])
            group = [to for to, _score in rivals if to == best or self._agree(told[to].claim, told[best].claim)]
            done |= {(min(at, to), max(at, to)) for to in group}
            own = _filled(told[at].claim, told[best].claim)
            yield Told((own, *(_filled(told[to].claim, own) for to in group)), confidence)

    def _agree(self, one: Claim, other: Claim) -> bool:
        """Whether two days may be one, each with the year and month that only the other writes."""
        return self.sides.agree(_filled(one, other), _filled(other, one))

    def _nearest(self, told: list[_Passage]) -> dict[tuple[int, str], tuple[int, float]]:
        """For each telling and other text the likest one there, where that has no rival and nothing like it gives the same day."""
        beside: dict[str, list[int]] = defaultdict(list)
        for at, passage in enumerate(told):
            for key in _keys(passage.act):
                beside[key].append(at)
        pairs = {
            pair for same in beside.values() if 1 < len(same) <= _CROWD
            for pair in combinations(same, 2) if told[pair[0]].claim.path != told[pair[1]].claim.path
        }  # fmt: skip
        scores: dict[tuple[int, str], list[tuple[float, int]]] = defaultdict(list)
        for one, other in sorted(pairs):
            score = self._alike(told[one], told[other], beside)
            if score > CLASH:
                scores[one, told[other].claim.path].append((-score, other))
                scores[other, told[one].claim.path].append((-score, one))
        self._complete(told, scores)
        out = {}
        for (at, path), found in scores.items():
            settled = [(to, score) for score, to in found if self._agree(told[at].claim, told[to].claim)]
            for to, score in settled:
                self._join(told[at], told[to], -score)
            open_ones = [(score, to) for score, to in found if (to, score) not in settled]
            if not open_ones:
                continue
            (best, to), *others = sorted(open_ones, key=lambda pair: (pair[0] * self._near(told[at], told[pair[1]]), pair[1]))
            least = -best * self._near(told[at], told[to])
            near = (told[each].claim for score, each in others if -score * self._near(told[at], told[each]) * _MARGIN >= least)
            rival = any(not self._agree(claim, told[to].claim) for claim in near)
            fine = min(_fineness(told[at].claim), _fineness(told[to].claim))
            if not rival and not any(_fineness(told[each].claim) >= fine for each, _score in settled):
                out[at, path] = (to, -best)
        return out

    def _near(self, one: _Passage, other: _Passage) -> float:
        """How likely the day of one is a slip for that of the other: of two reports that came in, the one of that week."""
        days = _filled(one.claim, other.claim).value, _filled(other.claim, one.claim).value
        return closeness(*days) * (_DOUBTFUL if one.act.doubtful or other.act.doubtful else 1.0)

    def _complete(self, told: list[_Passage], scores: Mapping[tuple[int, str], Sequence[tuple[float, int]]]) -> None:
        """Give a bare day the month of the likest telling of that day in any other text: 14日, 9月14日の噴火."""
        same: dict[int, list[tuple[float, int]]] = defaultdict(list)
        for (at, _path), found in scores.items():
            own = told[at].claim
            if isinstance(own.value, Date) and own.value.year is None:
                same[at] += [(score, to) for score, to in found if self._agree(own, told[to].claim)]
        for at, found in same.items():
            _score, to = min(found, default=(CLASH, at))
            told[at] = told[at]._replace(claim=_filled(told[at].claim, told[to].claim))

    def _alike(self, one: _Passage, other: _Passage, beside: Mapping[str, Sequence[int]]) -> float:
        """How likely two tellings are of one event."""
        score = alike(one.act, other.act)
        inferred = score >= _KIN_OF_ONE and _in_same_words(one.act, other.act) and not self._stated_apart(one.source, other.source)
        if score and not inferred and self._told_apart(one.source, other.source):
            return CLASH
        return score and score * self.slots.beside(one.claim, other.claim) * _rarity(one.act, other.act, beside)

    def _stated_apart(self, one: Claim, other: Claim) -> bool:
        """Whether the texts say that two events are of two owners or kinds; a heading only suggests whose they are."""
        kinds = one.restrictors and other.restrictors and one.restrictors.isdisjoint(other.restrictors)
        return bool(kinds) or min(one.subject.factor, other.subject.factor) >= _STATED

    def _told_apart(self, one: Claim, other: Claim) -> bool:
        """Whether one event names both, and its owner, its edition or its place keep them apart."""
        same = one.named and other.named and one.attribute.value == other.attribute.value
        if not same or self.slots.compatible(one, other) > CLASH:
            return False
        return _ANY not in one.restrictors | other.restrictors or self.slots.factors(one, other)["subject"] == CLASH

    def _only_inferred(self, one: Claim, other: Claim) -> bool:
        """Whether two days differ in a year only that one text does not write."""
        first, second = one.value, other.value
        if not isinstance(first, Date) or not isinstance(second, Date):
            return False
        texts = self.slots.documents
        if not any(claim.mention.span in texts[claim.path].inferred for claim in (one, other)):
            return False
        written = [texts[claim.path].text[claim.mention.span.start : claim.mention.span.end] for claim in (one, other)]
        bare = any("月" not in text and "/" not in text for text in written)
        return any(
            self.sides.agree(replace(one, value=first.but(year=second.year, month=month)), other)
            for month in ((first.month, second.month) if bare else (first.month,))
        )

    def _unknown(self, one: Claim, other: Claim) -> float:
        """Less where the text of one also gives the day of the other, to something else."""
        for claim, rival in ((one, other), (other, one)):
            given = (each for each in self.slots.documents[claim.path].claims if _is_same_grain(each, rival))
            if any(self.sides.agree(each, rival) for each in given):
                return _KNOWN
        return 1.0


def _passages(claim: Claim) -> Iterator[_Passage]:
    """The tellings of a claim that may be held against others."""
    tellings: tuple[Telling, ...] = claim.extra["acts"]
    for act, day, modality in tellings:
        if modality.value in ("denied", "hypothetical"):
            continue
        named = Slot("~" + act.name, f"{act.name} (act)", OPEN_ACT, claim.sentence)
        own = replace(
            claim, value=day, attribute=named, aspect=_LEVEL, modality=modality, subject=MISSING, restrictors=frozenset(),
            dimension=day.kind, extra={"act": act},
        )  # fmt: skip
        yield _Passage(own, act, claim)


def _is_soon(one: Claim, other: Claim) -> bool:
    """Whether two days are so near that what may happen often is hardly told of two: 6月9日, 6月19日の承認."""
    days = all(isinstance(claim.value, Date) and claim.value.day is not None for claim in (one, other))
    return days and days_apart(one.value, other.value) < _ANOTHER // 2


def _filled(claim: Claim, other: Claim) -> Claim:
    """A bare day with the year and the month that only the other one writes: 21日 against 10月22日; 4月9日 may be of any year."""
    own, whole = claim.value, other.value
    if not isinstance(own, Date) or not isinstance(whole, Date) or own.year is not None or whole.year is None:
        return claim
    if own.month is not None or own.day is None or whole.day is None or own.relative is not None or whole.month is None:
        return claim
    return replace(claim, value=own.but(year=whole.year, month=whole.month))


def _fineness(claim: Claim) -> int:
    """How exactly a day is told; a day more exactly than a month."""
    return _GRAINS.index(claim.value.grain) if isinstance(claim.value, Date) else 0


def _is_same_grain(claim: Claim, other: Claim) -> bool:
    """Whether a claim is of a day of the calendar, and as exact as another: no 本日, and no 5月20日から."""
    day = claim.value
    return isinstance(day, Date) and day.year is not None and day.open is None and _fineness(claim) == _fineness(other)


def _rarity(one: Act, other: Act, beside: Mapping[str, Sequence[int]]) -> float:
    """Less where the nouns that two tellings share stand in many others."""
    shared = one.themes & other.themes if not one.which & other.which else frozenset()
    return _COMMON if shared and min(len(beside["~" + theme]) for theme in shared) > _OFTEN else 1.0


def _keys(act: Act) -> Iterator[str]:
    yield from act.kinds
    if act.word:
        yield act.word
    if act.word == HELD:
        yield from act.themes  # 講演会を開く, 教授が講演する
    yield from ("~" + theme for theme in act.themes)


def _says_as_much(one: Act, other: Act) -> bool:
    """Whether two tellings say the same in the same words of what happens once: 株式の譲り受け, 株式を譲り受ける."""
    return _in_same_words(one, other) and len(one.kinds) <= _SENSES and not one.repeated


def _in_same_words(one: Act, other: Act) -> bool:
    """Whether two tellings have one word for what happened, and one of them no noun that the other has not."""
    shared = one.themes & other.themes
    said = one.word == other.word and bool(one.word) and one.edge == other.edge
    return said and bool(shared) and shared in (one.themes, other.themes)


def _outright(one: _Passage, other: _Passage) -> float:
    """Less where a day stands beside a name only, is that of a release, or is no more than a year."""
    acts = one.act, other.act
    grains = {value.grain for value in (one.claim.value, other.claim.value) if isinstance(value, Date)}
    vague = "year" in grains and (len(grains) > 1 or not all(act.precise for act in acts))
    weak = vague or not all(act.word for act in acts)
    limit = acts[0].edge != acts[1].edge and "end" in (acts[0].edge, acts[1].edge)
    plans = {one.claim.modality.value, other.claim.modality.value}
    planned = len(plans) > 1 and "planned" in plans
    later = planned and days_apart(one.claim.value, other.claim.value) > _ANOTHER  # the next one is planned
    if any(act.doubtful for act in acts):
        return _DOUBTFUL
    if not any(act.word or act.edge for act in acts) and not grains.isdisjoint(("year", "month")):
        return _WEAK * _WEAK  # 8月の客数は2%減: when a figure holds, and no event
    return _WEAK if weak or limit or later else 1.0
