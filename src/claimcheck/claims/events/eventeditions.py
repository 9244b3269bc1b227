"""Which of a series of events is meant: 第12回, 6月定例会, 第3工場."""

from claimcheck.claims.events.dateclauses import EDITIONS
from claimcheck.claims.events.eventwords import Event
from claimcheck.claims.sentences.frames import Chunk, Frame
from claimcheck.model.values import Date, Ordinal
from claimcheck.text.view import View

RECURRING = 0.7
"""Factor of a gathering of which there may be another one (説明会, 勉強会) where nothing says which."""
_SERIES = frozenset({"回", "次", "期", "弾", "号", "版", "段階", "棟", "工区", "区間", "部", "号機", "号棟", "便", "陣"})


def with_edition(view: View, frame: Frame, chunk: Chunk, event: Event) -> Event:
    """An event with which of a series it was: 第12回, in its noun phrases."""
    predicate = event.predicate or frame.predicate_of(chunk)
    if predicate is None:
        return event
    found = set()
    near = frame.under(predicate, 16)
    if predicate.adnominal and predicate.predicate and predicate.head >= 0:
        near += frame.under(frame.chunks[predicate.head], 8)  # 6月8日に開かれた5回目の説明会
    for other in near:
        value = frame.mentions[other.value].value if other.value >= 0 else None
        after = frame.after(other)
        if isinstance(value, Date) and other.glued and after is not None and after.text.startswith(EDITIONS):
            found.add(view.quote(frame.mentions[other.value].span) + after.text)
        if not isinstance(value, Ordinal):
            continue
        if value.unit in _SERIES:
            found.add(f"第{value.magnitude}{value.unit}")
        elif not value.unit and other.glued and after is not None and after.tokens:
            found.add(f"第{value.magnitude}{after.tokens[0].surface}")  # 第1|棟の完成, 第3|工場を着工
    factor = max(event.factor, 1.0 if found and event.factor == RECURRING else 0.0)
    return event._replace(restrictors=event.restrictors | found, factor=factor)
