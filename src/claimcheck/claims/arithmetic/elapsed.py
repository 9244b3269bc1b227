"""Lengths of time whose start another sentence tells: 座礁から約2時間半後の午前11時20分, 特別展は11月30日までの58日間.

Note [Starts told elsewhere]. What time runs from is a word, 座礁 or 開幕, and when that was stands where it happened, mostly in
other words (浅瀬に乗り上げた). So the start is the one time of day that the text has told before or, of days, the one 〜から; where
it has told several, the word itself must stand beside it. Such lengths are rounded without a word.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from claimcheck.claims.arithmetic.arithmetic import Length
from claimcheck.claims.discourse.discourse import Discourse
from claimcheck.model.claims import Mention
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span
from claimcheck.model.values import Date, Duration, TimeOfDay

_SINCE = regex(r"([一-龠々ァ-ヺー]{2,8})から(?:ほぼ|およそ|約|わずか|実に)?$")
_THEN = regex(r"(?:余り|ほど|程度|あまり)?(?:後|たった|が?経過した|が?経った)?の?$")
_ALREADY = regex(r"^(?:で|、)?、?[^。、「」]{0,4}$")
_AFTERWARDS = regex(r"(?:後|たって|を経て|が?経|に及|かか|を要|の救)")
_LATER = regex(r"(?:(?P<hours>\d{1,2})時間)?(?:(?P<half>半)|(?P<minutes>\d{1,3})分)?(?:ほど|あまり|余り|近く)?後")
_INCIDENT = regex(
    r"(?:発生|発災|事故|事件|災害|火災|出火|火事|地震|噴火|停電|断水|障害|故障|座礁|転覆|衝突|沈没|墜落|追突|脱線|崩落|崩壊|爆発|流出|漏出|遭難|滑落|開始|スタート|発覚)$"
)
"""What has happened when a text tells its one time of day."""
_HEDGED, _PLAIN = 45, 30
"""Minutes by which hours may be off, hedged and not; minutes may be off by a third of that."""
_HALF_DAY = 43200
_TOPIC = regex(r"([一-龠々ァ-ヺー]{2,12})[はの、]?[^。、]{0,4}$")


class _Clock(NamedTuple):
    """A time of day and the sentence that tells it."""

    mention: Mention
    time: TimeOfDay
    span: Span


def elapsed(discourse: Discourse) -> Iterator[Length]:
    """The lengths of a document whose start another sentence or clause tells; see Note [Starts told elsewhere]."""
    clocks: list[_Clock] = []
    starts: list[tuple[Mention, Span]] = []
    text = discourse.view.text
    for sent in sorted(discourse.units_of):
        span = discourse.view.sentences[sent].span
        mentions = [_as_length(text, unit.mention) for unit in discourse.units_of[sent]]
        for at, mention in enumerate(mentions):
            value = mention.value
            if isinstance(value, Duration) and value.unit in ("hour", "minute") and 0 < value.seconds <= _HALF_DAY and clocks:
                yield from _since(text, mentions, at, clocks, span)
            elif isinstance(value, Duration) and value.unit == "day" and starts and at:
                yield from _until(text, mentions[at - 1], mention, starts, discourse, span)
            elif isinstance(value, Date) and value.open == "from" and value.day is not None and value.hour is None:
                starts.append((mention, span))
            clock = _clock(mention)
            if clock is not None:
                clocks.append(_Clock(mention, clock, span))


def _as_length(text: str, mention: Mention) -> Mention:
    """The length of time of 4時間後, which was read as the date it leads to."""
    told = _LATER.fullmatch(text, *mention.span) if mention.recognizer == "relative" else None
    if told is None:
        return mention
    hours, half, minutes = int(told["hours"] or 0), told["half"], int(told["minutes"] or 0)
    seconds = Decimal(3600 * hours + 60 * (30 if half else minutes))
    unit = "minute" if minutes or not hours else "hour"
    return mention._replace(value=Duration(seconds=seconds, unit=unit))


def _clock(mention: Mention) -> TimeOfDay | None:
    value = mention.value
    if isinstance(value, TimeOfDay):
        return value if value.until is None else None
    if isinstance(value, Date) and value.hour is not None and value.until is None:
        return TimeOfDay(hour=value.hour, minute=value.minute)
    return None


def _since(text: str, mentions: Sequence[Mention], at: int, clocks: Sequence[_Clock], span: Span) -> Iterator[Length]:
    """座礁から約2時間半 behind or before the time it leads to."""
    length = mentions[at]
    word = _SINCE.search(text, max(span.start, length.extent.start - 16), length.extent.start)
    if word is None:
        return
    after = mentions[at + 1] if at + 1 < len(mentions) else None
    before = mentions[at - 1] if at else None
    end, told = None, clocks
    if after is not None and _clock(after) and _THEN.search(text[length.span.end : after.extent.start]):
        end = after
    elif before is not None and _clock(before) and _ALREADY.match(text[before.extent.end : word.start()]):
        # 3時間半に及ぶ, 5時間後だった
        led = _AFTERWARDS.match(text, length.extent.end) or text[length.extent.end - 1] == "後"
        end, told = before if led else None, [clock for clock in clocks if clock.mention is not before]
    start = None if end is None else _start(text, word[1], told)
    if start is None or end is None or (begun := _clock(end)) is None:
        return
    days = {each.value.day for each in (start.mention, end) if isinstance(each.value, Date)}
    if len(days) > 1:
        return
    value = length.value
    if isinstance(value, Duration) and not _may_last(start.time, begun, value):
        return
    hours = isinstance(value, Duration) and value.unit == "hour"
    slack = (_HEDGED if length.hedges else _PLAIN) // (1 if hours else 3)
    yield Length(
        start.mention._replace(value=start.time), end._replace(value=begun), length, span, over_night=True, slack=slack
    )


def _may_last(start: TimeOfDay, end: TimeOfDay, stated: Duration) -> bool:
    """Whether a length is told wrong, and not of something else: the hour of a report dates no opening."""
    minutes = (end.hour * 60 + (end.minute or 0) - start.hour * 60 - (start.minute or 0)) % _DAY
    return Decimal(minutes) * 60 < stated.seconds * _WIDEST and stated.seconds < Decimal(minutes) * 60 * _WIDEST


_DAY, _WIDEST = 1440, 4
"""Minutes of a day, and times by which a length may be off."""


def _start(text: str, word: str, told: Sequence[_Clock]) -> _Clock | None:
    named = [clock for clock in told if word in text[clock.span.start : clock.span.end]]
    if len(named) == 1:
        return named[0]
    times = {(clock.time.hour, clock.time.minute) for clock in told}
    return told[0] if len(times) == 1 and not named and _INCIDENT.search(word) else None


def _until(
    text: str, end: Mention, length: Mention, starts: Sequence[tuple[Mention, Span]], discourse: Discourse, span: Span
) -> Iterator[Length]:
    """特別展は11月30日までの58日間, of what a sentence before or the title lets begin: 10月4日から公開される."""
    last = end.value
    if not (isinstance(last, Date) and last.open == "to" and last.day is not None and last.until is None) or length.hedges:
        return
    if text[end.extent.end : length.extent.start] not in ("の", "") or len({mention.value for mention, _ in starts}) != 1:
        return
    topic = _TOPIC.search(text[span.start : end.extent.start])
    start, told = starts[0]
    title = next((block.span for block in discourse.view.document.blocks), told)
    if topic is not None and any(topic[1] in text[where.start : where.end] for where in (told, title)):
        yield Length(start._replace(value=start.value.but(open=None)), end._replace(value=last.but(open=None)), length, span)
