"""What the chunks around a date are to it: its hour, the next of a row of days, the topic it closes; see Note [Acts]."""

from collections.abc import Sequence

from claimcheck.claims.sentences.frames import Chunk, Frame
from claimcheck.model.pattern import regex
from claimcheck.model.values import Date

_BARE_DAY = regex(r"[0-9０-９一二三四五六七八九十]+日")
_BOTH = regex(r"[ 　]?(?:[（(][^（）()]{1,4}[）)])?の(?:両日|[2-9２-９二三四五]日間|[2-9２-９二三四五]日程|各日|土日|週末)|に分け")
_EACH = regex(r"(?:[1１一]人(?:が|あたり|当たり|の)?|[1１一]世帯(?:が|あたり|当たり)?)$")
_EACH_WITHIN = 8
_NEXT_DAY = ("翌", "明くる", "あくる", "同", "同月", "翌月", "去る", "来る")


def hour_of(frame: Frame, chunk: Chunk, hours: frozenset[str]) -> Chunk:
    """The part of a day behind it, which stands for it in its sentence: 18日の|早朝から; else the day."""
    after = frame.after(chunk)
    apart = after is None or chunk.particle != "の" or after.value >= 0 or after.predicate or len(after.tokens) != 1
    return chunk if after is None or apart or after.text not in hours or not after.tail else after


def in_row(frame: Frame, one: Chunk, following: Sequence[Chunk], value: Date) -> bool:
    """Whether a day stands directly before another one of a list of days."""
    if one.value < 0 or value.day is None or not following or following[0].value < 0:
        return False
    both = [frame.mentions[each.value].value for each in (one, following[0])]
    if not all(isinstance(day, Date) and day.day is not None and day.until is None and day.open is None for day in both):
        return False
    return following[0].span.start - one.span.end <= 1 and (one.comma or one.particle in ("と", "や", "") or one.glued)


def is_cleft(topic: Chunk) -> bool:
    """橋が架かった|のは."""
    return not topic.negative and any(token.surface in ("の", "こと") for token in topic.tail)


def _is_told(chunk: Chunk) -> bool:
    """Whether a chunk is a finite verb."""
    verb = any(word.pos == "動詞" for word in chunk.tokens) or any(word.lemma == "為る" for word in chunk.tail)
    return chunk.value < 0 and chunk.predicate and not chunk.adnominal and verb and bool(chunk.tail)


def closes(frame: Frame, date: Chunk) -> bool:
    """Whether a date ends its clause: 完成は26年9月、入居は…; 発売は6月26日ですが; but not 港設計は1月、設計者に選ばれた."""
    tail = "".join(word.surface for word in date.tail)
    if date.comma and not date.particle:
        behind = frame.chunks[date.index + 1 :]
        later = (other for other in behind if other.particle == "は" or other.value >= 0 or _is_told(other))
        nearest = next(later, None)
        return nearest is None or not _is_told(nearest)
    return tail.startswith(("です", "でし", "だ", "で、", "とし", "から。", "まで。"))


def is_length(text: str, frame: Frame, chunk: Chunk) -> bool:
    """Whether a bare day is how long or how often: 営業停止|5日, 1人が1日に出す量; or part of a name: 三日|月."""
    span = frame.mentions[chunk.value].span
    if _BARE_DAY.fullmatch(text, span.start, span.end) is None:
        return False
    before = frame.chunks[chunk.index - 1] if chunk.index else None
    runs_on = before is not None and before.value < 0 and before.glued and before.span.end == span.start
    runs_on = runs_on and before is not None and before.text not in _NEXT_DAY
    each = _EACH.search(text, max(0, span.start - _EACH_WITHIN), span.start) is not None
    return runs_on or text.startswith("月", span.end) or each


def place_in_row(frame: Frame, chunk: Chunk, value: Date) -> str:
    """Whether a day is the first or the last of several: 10月11日|、13日|, 3月7|、8の両日|."""
    behind = in_row(frame, chunk, frame.chunks[chunk.index + 1 : chunk.index + 2], value)
    ahead = chunk.index > 0 and in_row(frame, frame.chunks[chunk.index - 1], (chunk,), value)
    return "" if behind == ahead else "start" if behind else "end"


def last_of_row(text: str, frame: Frame, chunk: Chunk) -> Chunk:
    """The day that a row of days ends with, beside which stands what is told of them all: 7月4、|6の両日に開いた市.

    Where only a comma stands between whole days, the second must be told to be one of both: 市は4日、6日の会議で…と発表した.
    """
    last, joined = chunk, True
    while True:
        value, following = frame.mentions[last.value].value, frame.chunks[last.index + 1 : last.index + 2]
        if not isinstance(value, Date) or value.until is not None or not in_row(frame, last, following, value):
            break
        before = frame.mentions[last.value].span
        joined = joined and (last.particle in ("と", "や") or not text[before.start : before.end].endswith("日"))
        last = following[0]
    return last if joined or _BOTH.match(text, frame.mentions[last.value].extent.end, frame.span.end) else chunk


def is_of_page(frame: Frame, chunk: Chunk, pages: frozenset[str]) -> bool:
    """Whether a date is that of an edition or a page: 2025年9月|号; but not 4月1日|付で."""
    after = frame.after(chunk)
    return chunk.glued and after is not None and after.text in pages and after.particle not in ("で", "から")
