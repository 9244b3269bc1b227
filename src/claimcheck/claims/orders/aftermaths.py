"""Days that stand on the wrong side of an event which their own sentence names: この合意を受けて、2023年10月に着工した.

Note [Aftermaths]. What a text puts behind or ahead of an event (Note [Orderings]) may have its day in any text of the affair. The
event is meant where it is told by the same act with a theme in common, where an edition names it (第1回大会), or where all that is
told of such an act is of one day. Where no day stands beside what comes first or last, that is looked for in the same way.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from functools import cached_property
from typing import NamedTuple

from claimcheck.claims.events.actlabels import RELEASED
from claimcheck.claims.events.actlikeness import alike
from claimcheck.claims.events.orderings import Ordering
from claimcheck.claims.extract import DocumentClaims
from claimcheck.claims.lexicon.actwords import HELD, Act
from claimcheck.claims.linking.sametime import bounds_of
from claimcheck.claims.orders.told import Sequel, Told, is_whole
from claimcheck.model.claims import Mention
from claimcheck.model.values import Date

_ALL = "全"
_INFERRED = timedelta(days=150)
_LONGEST = timedelta(days=1500)
_SOON = timedelta(days=400)
_ONE = timedelta(days=31)
"""So far apart may the days be that texts give one event."""
_EVER = timedelta(days=500_000)
_YEARS = timedelta(days=360)
"""So far apart two years that nothing tells more exactly are no two ways to count one."""
_SAME_THEME, _ONLY, _RULE, _ARISEN = 0.82, 0.74, 0.76, 0.76
_RELEASED_THEMES = 2
"""Nouns of what was made public that a release must share."""
_ARISING = frozenset(
    ("判明", "発見", "検知", "公表", "発表", "提出", "受領", "報告", "答申", "確認", "発生", "検出", "通知", "交付", "合意", "成立")
)
_COMING = frozenset(("寄せる", "届く", "入る", "出る", "上がる", "相次ぐ", "示す", "出す"))
"""What brings a thing up that is named alone: 不正を理由に, after 不正が判明した."""
_LIKE, _BARE, _NEAR = 0.72, 0.58, 0.9
"""How alike two acts must be, where one has a theme or none, and what part of the best likeness others must have to count."""


class _Event(NamedTuple):
    told: Told
    act: Act
    inferred: bool
    timed: bool = False
    """Whether it is told for a time of day."""


class _Meant(NamedTuple):
    """The events that a sentence may mean, with how surely."""

    events: Sequence[_Event]
    factor: float


class Events:
    """The dated events of one affair, by what happened."""

    def __init__(self, documents: Sequence[DocumentClaims]) -> None:
        self._documents = documents

    @cached_property
    def _by_word(self) -> Mapping[str, list[_Event]]:
        """The events by the words that may name them."""
        found: Mapping[str, list[_Event]] = defaultdict(list)
        for document in self._documents:
            for claim in document.claims:
                for act, day, modality in claim.extra.get("acts", ()):
                    bounds = bounds_of(day) if day.year is not None and day.open is None and not day.fiscal else None
                    if bounds is None or (act.doubtful and act.word != RELEASED) or modality.value in ("denied", "hypothetical"):
                        continue
                    told = Told(document.path, claim.mention._replace(value=day), claim.sentence, *bounds)
                    event = _Event(told, act, claim.mention.span in document.inferred, claim.dimension == "time")
                    for key in _keys(act):
                        found[key].append(event)
        return found

    def meant(self, act: Act, path: str, ordering: Ordering, *, first: bool = False) -> _Meant:
        """The events that a sentence of a text may mean by an act, or the `first` of them."""
        act = act._replace(which=act.which - {_ALL})
        beside = {id(event): event for key in (*_keys(act), *act.themes, "~" + act.word) for event in self._by_word.get(key, ())}
        others = [event for event in beside.values() if (event.told.path, event.told.sentence) != (path, ordering.sentence)]
        others = [event for event in others if not event.act.doubtful or _is_released(act, event.act)]
        others = [event for event in others if _is_its(event, act, path, ordering)]
        scored = [(alike(act, event.act), event) for event in others if event.act.word]
        best = max((score for score, _event in scored), default=0.0)
        if best < (_LIKE if act.themes else _BARE):
            return _Meant([event for event in others if _arises(act, event.act)], _ARISEN)
        found = [event for score, event in scored if score >= best * _NEAR]
        if first:
            low = min(event.told.low for event in found)
            found = [event for event in found if event.told.low == low]
        shared = [event for event in found if any(len(noun) > 1 for noun in act.themes & (event.act.themes | event.act.around))]
        if shared or act.word == HELD:
            return _Meant(shared, _SAME_THEME)
        one_day = max(event.told.low for event in found) < min(event.told.high for event in found) + _ONE
        return _Meant(found if one_day else (), _ONLY)


def _is_its(event: _Event, act: Act, path: str, ordering: Ordering) -> bool:
    """Whether a telling of a sentence's own text stands near it and says the same: its author has no need of another word."""
    if event.told.path != path:
        return True
    return event.told.is_near(ordering.sentence.start) and event.act.word == act.word != HELD


def _is_released(named: Act, told: Act) -> bool:
    """Whether what a sentence names is what a release of that day tells: 資源の回復を公表した, the release that tells of both."""
    themes = {theme for theme in named.themes if len(theme) > 1}
    return RELEASED in named.kinds | {named.word} and len(themes) >= _RELEASED_THEMES and themes <= told.themes


def _arises(named: Act, told: Act) -> bool:
    """Whether a telling says how what a sentence names came up: 報告書の指摘を受けて, 報告書を受領した; 助成の決定, 助成する."""
    if named.which and told.which and named.which.isdisjoint(told.which):
        return False
    beside = (named.themes | named.around) & (told.themes | told.around)
    if beside and not told.word and named.kinds & told.themes:
        return True  # 挑戦者に決まった後, 挑戦者決定戦
    if named.edge or told.edge:
        return False
    if named.spoken and told.word in named.themes:
        return True
    arising = told.word in _COMING or not told.kinds.isdisjoint(_ARISING)
    if arising and named.word in told.themes:
        return True  # 委員会の報告を受けて, 委員会が報告書を提出した
    if named.kinds and not named.outcome:
        return False
    if named.which & told.which and named.themes & told.themes:
        return True  # 第1回大会の|成功を受けて
    shared = named.themes & (told.themes | told.around)
    return arising and bool(shared) and 2 * len(shared) >= len(named.themes)


def _keys(act: Act) -> Iterator[str]:
    yield from act.kinds
    if act.word:
        yield act.word
    yield from ("~" + theme for theme in act.themes)


def aftermaths(document: DocumentClaims, events: Events) -> Iterator[Sequel]:
    """The days of a text that stand on the wrong side of an event which their sentence names."""
    for ordering in document.orderings:
        rest = _event(document, ordering, ordering.day)
        if ordering.day is not None and rest is None:
            continue
        if ordering.when is not None:
            own = _event(document, ordering, ordering.when)
            named = _Meant([own] if own is not None else (), _SAME_THEME)
        else:
            named = events.meant(ordering.event, document.path, ordering)
        if not named.events:
            continue
        if rest is not None:
            yield from _against(document.path, [rest], named.events, ordering, named.factor)
        elif ordering.rest is not None:
            then = events.meant(ordering.rest, document.path, ordering, first=ordering.only)
            if ordering.only or then.factor >= _SAME_THEME or named.factor >= _SAME_THEME:
                yield from _against(document.path, then.events, named.events, ordering, min(named.factor, then.factor, _RULE))


def _event(document: DocumentClaims, ordering: Ordering, mention: Mention | None) -> _Event | None:
    """What a sentence dates itself."""
    value = mention.value if mention is not None else None
    if mention is None or not isinstance(value, Date) or not value.year:
        return None
    if value.open == "to" or value.fiscal:
        return None
    bounds = bounds_of(value.but(open=None, until=None))  # what goes on for days begins with the first of them
    if bounds is None:
        return None
    told, timed = Told(document.path, mention, ordering.sentence, *bounds), value.hour is not None
    return _Event(told, ordering.event, mention.span in document.inferred, timed)


def _against(
    path: str, rest: Sequence[_Event], named: Sequence[_Event], ordering: Ordering, factor: float
) -> Iterator[Sequel]:
    """The days of what a sentence goes on with against those of the event it names, if none is on the right side."""
    lates, earlies = (named, rest) if ordering.ahead else (rest, named)
    pairs = [_of_one_year(late, early) for late in lates for early in earlies if _may_meet(late, early)]
    if not pairs or any(early.told.low < late.told.high for late, early in pairs):
        return
    late, early = min(pairs, key=lambda pair: pair[1].told.low - pair[0].told.low)
    gap = early.told.low - late.told.low
    limit = _INFERRED if late.inferred or early.inferred else _LONGEST if ordering.when is None else _EVER
    if ordering.befell and factor < _SAME_THEME and ordering.when is None:
        limit = min(limit, _SOON)  # another fire
    if ordering.when is not None and (late.inferred != early.inferred) and late.told.sentence == early.told.sentence:
        return  # 2026年8月の開催に向け、11月に準備会を設ける: that of the year before
    apart = early.told.low - late.told.high >= _YEARS and not ordering.ahead
    if gap < limit and (apart or is_whole(late.told) or is_whole(early.told)):
        names = ordering.names if ordering.ahead else (ordering.names[1], ordering.names[0])
        beside = any((told.path, told.sentence) == (path, ordering.sentence) for told in (late.told, early.told))
        yield Sequel(late.told, early.told, names, factor, None if beside else (path, ordering.words, ordering.sentence))


def _may_meet(one: _Event, other: _Event) -> bool:
    """Whether two events may be put in an order: a time of day only with one of that day."""
    if one.timed or other.timed:
        return one.told.at_hours_of_one_day(other.told)
    first, second = one.told.low, other.told.low
    days = is_whole(one.told) and is_whole(other.told) and (first.month, first.day) == (second.month, second.day)
    return first.year == second.year or not days  # one day of two years is a slip of the year


def _of_one_year(late: _Event, early: _Event) -> tuple[_Event, _Event]:
    """Two events, the one whose year no text writes in the year of the other where it would lie too far before it."""
    value = late.told.mention.value
    if not late.inferred or early.told.low - late.told.low < _INFERRED or not isinstance(value, Date):
        return late, early
    moved = value.but(year=early.told.low.year, open=None)
    bounds = bounds_of(moved) if moved.month is not None else None
    if bounds is None:
        return late, early
    told = late.told._replace(mention=late.told.mention._replace(value=moved), low=bounds[0], high=bounds[1])
    return late._replace(told=told), early
