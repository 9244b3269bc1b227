"""Where in its sentence a day stands that an ordering speaks of: beside the event, beside the rest, or in neither."""

import re
from collections.abc import Sequence
from itertools import accumulate

from claimcheck.claims.sentences.frames import Chunk, Frame
from claimcheck.claims.sentences.gatherings import is_act
from claimcheck.model.claims import Mention
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span
from claimcheck.model.values import Date

_WHEN = frozenset(("とき", "時", "際", "ころ", "頃", "こと"))
_WIDE = 12
_BARE = regex(r"[0-9０-９一二三四五六七八九十]+日")


def is_own(frame: Frame, day: Chunk, verb: int) -> bool:
    """Whether a day is that of the verb which ties the event to the rest: 2月27日に処分を|受け、運行を止めた."""
    governor = frame.predicate_of(day)
    return governor is not None and governor.index == verb and day.particle in ("に", "で") and not day.comma


def is_of_topic(frame: Frame, day: Chunk) -> bool:
    """Whether a year says which topic is meant: 2023年の|数値は改定後のものである."""
    value = frame.mentions[day.value].value
    topic = frame.after(day)
    if day.particle != "の" or topic is None or topic.particle != "は" or topic.predicate:
        return False
    said = frame.predicate_of(topic)
    done = said is None or any(word.pos == "動詞" for word in (*said.tokens, *said.tail))  # 1986年の|工場は上場で得た資金で建てた
    return not done and isinstance(value, Date) and value.grain == "year"


def place_of(frame: Frame, day: Chunk, line: Sequence[int]) -> int:
    """Which predicate of a line a day is told beside; -1 for none."""
    governor = frame.predicate_of(day)
    if day.index in line:
        return line.index(day.index)
    while governor is not None and governor.index not in line and governor.adnominal and governor.head > governor.index:
        head = frame.chunks[governor.head]
        governor = frame.predicate_of(head) if head.text in _WHEN else None  # 4月に試した|ときは、止まった
    return line.index(governor.index) if governor is not None and governor.index in line else -1


def is_length(text: str, day: Span) -> bool:
    """Whether a bare day says how long after something: 解熱後|2日."""
    return text[max(0, day.start - 1) : day.start] in ("後", "前") and _BARE.fullmatch(text, *day) is not None


def begins_a_word(chunk: Chunk, at: int) -> bool:
    """Whether a word of a chunk begins at an offset, or the chunk ends there."""
    starts = accumulate((word.size for word in (*chunk.tokens, *chunk.tail)), initial=chunk.span.start)
    return at == chunk.span.end or at in starts


def is_within(frame: Frame, day: Chunk, event: Chunk) -> bool:
    """Whether a day is that of the event itself: 開催が2月に|決まったことを受け."""
    governor = frame.predicate_of(day)
    return event.predicate and governor is event and event.adnominal and day.index < event.index


def day_of(frame: Frame, chunk: Chunk, match: re.Match[str]) -> Mention | None:
    """The day of the event that a chunk names, which stands beside it: 4月20日の|開通に先立ち."""
    if chunk.predicate and match["ahead"] is None:
        own = (frame.mentions[each.value] for each in frame.arguments(chunk) if each.value >= 0 and is_within(frame, each, chunk))
        return next((mention for mention in own if isinstance(mention.value, Date)), None)
    under = (each for each in frame.phrase(chunk, _WIDE) if each is not chunk and each.value >= 0)
    days = [mention for each in under if isinstance((mention := frame.mentions[each.value]).value, Date)]
    return days[0] if days else None


def day_of_clause(frame: Frame, chunk: Chunk) -> Mention | None:
    """The day in a clause of the past that describes what a chunk names: 3月に結んだ|協定が評価され."""
    if not chunk.tokens or chunk.predicate or (is_act(chunk.tokens[-1]) and len(chunk.tokens) == 1):
        return None  # 10月に開いた大会の|決定を受け
    clauses = (frame.chunks[at] for each in frame.phrase(chunk, _WIDE) for at in each.dependents)
    past = (each for each in clauses if each.predicate and each.adnominal and each.tail and each.tail[-1].lemma == "た")
    days = (frame.mentions[other.value] for each in past for other in frame.arguments(each) if other.value >= 0)
    return next((mention for mention in days if isinstance(mention.value, Date)), None)


def governors(frame: Frame, chunk: Chunk) -> list[int]:
    """The predicates that a chunk leans on, the nearest first, without its own."""
    found: list[int] = []
    at = chunk.head
    while at > chunk.index and at not in found:
        if frame.chunks[at].predicate or frame.chunks[at].value >= 0:
            found.append(at)
        at = frame.chunks[at].head
    return found
