"""Stages of stories: which step of a procedure a date dates, whoever is its subject.

Note [Stories]. Bids are invited, opened, and then a contract is signed; a typhoon forms, peaks and lands. The texts of one affair
seldom name a subject there, so a step is read from the words of the clause alone: behind its date (4月10日に開札された), around it
(開発は4月に始まった), or before it where the date ends the clause (着工したのは2022年だった). A rule lists the steps as words, or
as `things ~ verbs`, which must stand in one clause.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from functools import cache
from itertools import combinations
from operator import add, attrgetter
from typing import Any, NamedTuple

from claimcheck.claims.extract import DocumentClaims
from claimcheck.claims.linking.sametime import bounds_of
from claimcheck.claims.orders.told import Told, Untimely
from claimcheck.model.claims import Mention
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span
from claimcheck.model.values import Date

_HERE = "\u241f"
"""Stands for the date in its clause."""
_REACH = 60
_HAPPENS = (
    rf"(?=[はが]?{_HERE}|[は:：]|日(?:[はが:：\s]|{_HERE})|し[たてま、]|され|する[。、]|すると|となっ|にな[っり]|を迎え"
    r"|を(?:行|実施|終え|完了|受け)|が(?:完了|行わ|決ま)|式|[、。（(「\s」)]|$)"
)
# 着工後, 発売を前に, 開札に先立ち: the date is not that of the step
_NOT_THEN = regex(
    r"(?:した|する|の)?(?:より)?(?:前|後|以[来降前]|のち|あと|時|際|済|まで|から|に(?:先立|向け|備え)"
    r"|を(?:前|受け|待|目)|のため|予定だ)"
)
_NOT_SO = regex(
    r"なかった|ませんでした|ません|ず[、。]|延期|中止|見送|断念|予定だった|目標|目指|当初|はずだった|なら|れば|もし|見込"
)
_ENDS = regex(
    r"\s*(?:頃|ごろ)?(?:の(?:こと|話))?(?:だ|で[、。すあし]|に(?:行[わなっい]|実施|執り行|あ[っり]|開か|迎え)|[。、（(」]|$)"
)
_LEADS = regex(r"(?:[^、。]{0,6}の[はが]|[はが]|[:：]|日|年|時期|\s)\s*$")
_OPEN = regex(r"\s*(?:まで|以降|以前|時点|現在|より前|以来|から(?!\s*$))")
INSTANCE = regex(
    r"旧|先代|前回|前身|初代|仮(?=[一-龠])|再(?=[一-龠])|改修|改築|増築|建て?替|リニューアル|追加|一部|部分|先行|次回"
    r"|次期|昨年の|前作|後継|他社|別の|耐震|補修|修繕|撤去|解体"
)
NUMBERED = regex(r"第\s*([0-9０-９一二三四五六七八九十]+)\s*([期回次弾区部号世代工])")
_THING = regex(r"(?<=「)[^「」]{2,12}(?=」)|[ァ-ヺー]{2,}|[A-Za-z][A-Za-z0-9-]+|[一-龠々]{2,}")
_KANJI = regex(r"[一-龠々]+")
_PAIR = 2
_NAME = 4
"""Katakana and letters from this length on say which thing it is."""
_TOPIC_WORDS = regex(r"(?:^|、)\s*([^、。]{2,16}?)(?<!の)は")
# words that any two texts may share
_COMMON = frozenset(
    (
        *("年度", "今年", "昨年", "同年", "前年", "来年", "今回", "前回", "開始", "終了", "完了", "予定", "発表", "実施"),
        *("新聞", "会社", "株式", "式会", "市内", "県内", "全国", "以上", "以下", "平成", "令和", "昭和"),
    )
)


class Step(NamedTuple):
    """One step of a story, told with its day."""

    path: str
    mention: Mention
    sentence: Span
    low: datetime
    high: datetime
    things: frozenset[str]
    """What its sentence speaks of besides the story itself; kanji in pairs, for compounds share their parts."""
    topic: frozenset[str]
    """The same of the topic it states."""
    instance: frozenset[str]
    """旧, 仮 and the like: which of several such things."""
    numbers: Mapping[str, str]
    """第2期: its number by counter."""
    prose: bool
    """Whether its sentence is one, no row of a list."""
    follows: bool
    """Whether its clause goes on from another date of its sentence with nobody else named: …に設置され、…に解散した."""


class Story(NamedTuple):
    """A procedure whose steps follow each other."""

    names: tuple[str, ...]
    steps: tuple[re.Pattern[str], ...]
    telling: re.Pattern[str]
    """Any of them."""
    sole: bool
    """Whether an affair usually has but one of it."""
    words: frozenset[str]
    """What its own steps are told with."""
    beginnings: frozenset[str]
    """Pairs of characters one of which stands in every clause that tells a step; none where that cannot be said."""


def stories(entries: Sequence[Mapping[str, Any]]) -> list[Story]:
    """The stories that a rule lists."""
    return [
        Story(
            tuple(entry["steps"]),
            tuple(_compiled(_pattern(words)) for words in entry["steps"].values()),
            _compiled("|".join(map(_pattern, entry["steps"].values()))),
            bool(entry.get("sole", False)),
            frozenset(_things(" ".join(word for words in entry["steps"].values() for word in words))),
            _beginnings([word for words in entry["steps"].values() for word in words]),
        )
        for entry in entries
    ]


def steps(document: DocumentClaims, told: Sequence[Story]) -> Iterator[tuple[int, int, Step]]:
    """The steps a document tells, with the numbers of their story and of their place in it."""
    text = document.text
    spans = sorted(mention.extent for mention in document.dates)
    for mention in document.dates:
        value = mention.value
        if not isinstance(value, Date) or not value.year or value.open:
            continue
        clause = _clause(text, mention, spans)
        if clause is None:
            continue
        before, after, sentence = clause
        whole = f"{before}{_HERE}{after}"
        pairs = set(map(add, whole, whole[1:]))
        for number, story in enumerate(told):
            if (story.beginnings and story.beginnings.isdisjoint(pairs)) or not story.telling.search(whole):
                continue
            found = [
                (match.start(), place)
                for place, step in enumerate(story.steps)
                if (match := _told(step, before, after, ranged=value.until is not None))
            ]
            if found:
                step = _step(document.path, text, mention, sentence, story)
                if step is not None:
                    yield number, min(found)[1], step


_GROUP = regex(r"\([^()]*\)")
_PLAIN = regex(rf"([\w{_HERE}]{{2}})(?![?*+{{])")


def _beginnings(words: Sequence[str]) -> frozenset[str]:
    """What the words of a story, or their verbs, begin with; nothing where some of them begin otherwise than in two characters."""
    found = [next(filter(None, map(_pairs, word.split(" ~ "))), None) for word in words]
    return frozenset().union(*(pairs for pairs in found if pairs)) if all(found) else frozenset()


def _pairs(ways: str) -> set[str]:
    """The pairs of characters with which several ways to say a thing begin; none where one of them begins otherwise."""
    found = [_PLAIN.match(way) for way in _GROUP.sub("()", ways).split("|")]
    return {match[1] for match in found if match} if all(found) else set()


_compiled = cache(re.compile)
"""Every run asks for the same few dozens."""


def _pattern(words: Sequence[str]) -> str:
    """The words of one step as a pattern: 着工, or 工事|造成 ~ 始|着手."""
    ways = []
    for each in words:
        things, _, verbs = each.partition(" ~ ")
        ways.append(rf"(?:{things})(?:[^、。\n]|{_HERE}、?){{0,24}}?(?:{verbs})" if verbs else rf"(?:{things}){_HAPPENS}")
    return "|".join(ways)


def _clause(text: str, mention: Mention, spans: Sequence[Span]) -> tuple[str, str, Span] | None:
    """What stands before and behind a date in its sentence, as far as the next date, and the sentence."""
    low, high = mention.extent
    start = max(text.rfind("。", 0, low), text.rfind("\n", 0, low)) + 1
    end = min((at for sign in "。\n" if (at := text.find(sign, high)) >= 0), default=len(text))
    before = spans[bisect_left(spans, start - _LONGEST_DATE, key=_start) : bisect_left(spans, low + 1, key=_start)]
    first = max((span.end for span in before if start <= span.end <= low), default=start)
    at = bisect_left(spans, high, key=_start)
    last = spans[at].start if at < len(spans) and spans[at].start < end else end
    after = text[high : min(last, high + _REACH)] + ("。" if last == end and last <= high + _REACH else "")
    if _OPEN.match(after) or _NOT_SO.search(text, low, end):
        return None
    return text[max(first, low - _REACH) : low], after, Span(start, end)


def _told(step: re.Pattern[str], before: str, after: str, *, ranged: bool) -> re.Match[str] | None:
    """Where a step is told of the date between `before` and `after`."""
    clause = before + _HERE + after
    here = len(before)
    closes = ranged or _ENDS.match(after) is not None
    for match in step.finditer(clause):
        if match.end() > here:
            return None if _NOT_THEN.match(clause, match.end()) else match
        if closes and _LEADS.match(before, match.end()):
            return match  # 着工したのは2022年。 着工は2022年。
    return None


_start = attrgetter("start")
_LONGEST_DATE = 200
"""Characters of a date with what belongs to it."""
_LONGEST = timedelta(days=1100)
"""Farther apart, steps are of two stories unless they name one thing."""


class _Doubt(NamedTuple):
    """How surely two steps are of one story."""

    shared: float = 0.8
    """Their clauses speak of one thing."""
    sole: float = 0.72
    """Nothing but that the affair has one such story."""
    together: float = 0.86
    """One sentence tells both in a row."""
    numbered: float = 0.92
    """Only one of them says which: 第16号."""


_DOUBT = _Doubt()


def wrong_steps(
    documents: Sequence[DocumentClaims], told: Sequence[Story], between: Callable[[str, str], float]
) -> Iterator[Untimely]:
    """For each two steps of a story the pairs in the wrong order, where no other telling of them has the right one."""
    places: dict[tuple[int, int], list[Step]] = {}
    for document in documents:
        for number, place, step in steps(document, told):
            places.setdefault((number, place), []).append(step)
    present = {number for number, _place in places}
    for number, story in enumerate(told):
        for early, late in combinations(range(len(story.steps)), 2) if number in present else ():
            pairs = [
                (factor * between(one.path, other.path), one, other)
                for one in places.get((number, early), ())
                for other in places.get((number, late), ())
                if (factor := _one_story(story, one, other))
            ]
            if pairs and all(other.high <= one.low for _factor, one, other in pairs):
                pairs.sort(key=lambda pair: -pair[0])
                lates = {(step.path, step.mention.span): _told_of(step) for _factor, _one, step in pairs}
                earlies = {(step.path, step.mention.span): _told_of(step) for _factor, step, _other in pairs}
                names = (story.names[late], story.names[early])
                yield Untimely([*lates.values()], [*earlies.values()], names, pairs[0][0])


def _told_of(step: Step) -> Told:
    return Told(step.path, step.mention, step.sentence, step.low, step.high)


def _one_story(story: Story, one: Step, other: Step) -> float:
    """How surely two steps belong together; 0 where they do not."""
    together = one.path == other.path and one.sentence == other.sentence
    if (together and not (one.follows or other.follows)) or one.instance != other.instance:
        return 0
    if any(other.numbers.get(counter, number) != number for counter, number in one.numbers.items()):
        return 0
    listed = one.path == other.path and not (one.prose and other.prose)  # who lists steps by their dates knows their order
    near = one.low - other.high < _LONGEST
    sole = _DOUBT.sole if story.sole and near and not listed else 0
    known = _DOUBT.together if together else _DOUBT.shared if same_thing(one, other) else sole
    return known * (1 if one.numbers == other.numbers else _DOUBT.numbered)


def same_thing(one: Step, other: Step) -> bool:
    """Whether two steps plainly speak of one thing: a name, or two pairs of kanji and no two topics."""
    shared = one.things & other.things
    if any(len(thing) >= _NAME and not _KANJI.fullmatch(thing) for thing in shared):
        return True
    apart = one.topic - other.topic and other.topic - one.topic  # 若葉大橋, 青葉大橋
    return not apart and (len(shared) >= _PAIR or any(not _KANJI.fullmatch(thing) for thing in shared))


def _step(path: str, text: str, mention: Mention, sentence: Span, story: Story) -> Step | None:
    value = mention.value
    bounds = bounds_of(value.but(until=None)) if isinstance(value, Date) else None
    if bounds is None:
        return None
    clause = text[sentence.start : sentence.end]
    rest = NUMBERED.sub(" ", clause.replace(text[mention.extent.start : mention.extent.end], " "))
    topic = _TOPIC_WORDS.search(rest)
    return Step(
        path,
        mention,
        sentence,
        *bounds,
        _things(rest) - story.words,
        _things(topic.group(1)) - story.words if topic else frozenset(),
        frozenset(INSTANCE.findall(clause)),
        {counter: number for number, counter in NUMBERED.findall(clause)},
        prose=text[sentence.end : sentence.end + 1] == "。",
        follows=_GOES_ON.search(text[sentence.start : mention.extent.start]) is not None,
    )


# に発表され、 or で始まり、同年の: no subject and no noun that a clause modifies stand between two dates
_GOES_ON = regex(
    r"[日時分月年](?:ごろ|頃)?(?:に|、|から)[^はがも。「」]{0,24}(?:[れしりえてきいみち]|され)、(?:その後、?|同年|翌年|翌日)?$"
)


def _things(words: str) -> frozenset[str]:
    found: set[str] = set()
    for thing in _THING.findall(words):
        found.update(thing[at : at + _PAIR] for at in range(len(thing) - 1) if _KANJI.fullmatch(thing))
        found.update(() if _KANJI.fullmatch(thing) else (thing,))
    return frozenset(found - _COMMON)
