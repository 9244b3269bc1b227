"""Orders in which an event is told again without its date: 委員会を11月1日に設置します。設置後の最初の会議を10月20日に開きます.

Note [Recalled events]. 募集の開始に先立ち, 設置後の, 開会直前に recall an event by its noun, whose day a sentence just before
tells: beside the day stands the noun itself (11月1日に設置), or the thing and a verb of its beginning (募集は6月16日に始め). Of
days without a year, those on both sides of a new year are left alone.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta

from claimcheck.claims.linking.sametime import bounds_of
from claimcheck.claims.orders.told import Sequel, Told, sentence_of
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span
from claimcheck.model.values import Date
from claimcheck.text.nearby import near

_N = r"[0-9０-９一-龠々ァ-ヺーA-Za-z]"
_RECALLS = regex(
    rf"(?<![一-龠々ァ-ヺー0-9０-９])(?:(?P<thing>{_N}{{2,12}}?)の)?(?P<deed>{_N}{{2,10}}?)(?:する|した)?"
    r"(?:(?P<ahead>に先立(?:ち|って)|に先駆けて?|を前に|の?(?:直前|前日|前)(?:の|に(?!なる|なっ)|、))"
    r"|(?P<behind>の?(?:直後|翌日|後)(?:の|に|、|初)))"
)
_SIGN = regex(r"[前後]|に先|翌日")
_BEGINS = regex(r"開始|スタート|始まり")
_BEGUN = regex(r"^(?:[(（].{1,4}[)）])?(?:から|に|、)?[^。、]{0,10}?(?:始|開始|スタート|募[るりっ]|受け付け)")
_MOVED = regex(r"延期|変更|当初|前倒し|繰り[上下]|見送|中止|訂正|昨年|前回|前年|例年|過去|[前別]の|毎|当時")
_LONGEST_GAP, _FARTHEST, _BACK = 30, timedelta(days=150), 240
_SURE = 0.85


def recalled(text: str, told: Sequence[Told], undated: frozenset[Span]) -> Iterator[Sequel]:
    """The days that stand on the wrong side of an event which their sentence recalls.

    Args:
        text: the text of the document.
        told: its dated events in order of position.
        undated: the dates whose year the text does not write.
    """
    days = [each for each in told if isinstance(each.mention.value, Date) and each.mention.value.day is not None]
    for match in near(_RECALLS, _SIGN, text, 34, 12) if len(days) > 1 else ():
        sentence = sentence_of(text, match.start())
        own = next((each for each in days if match.end() <= each.mention.extent.start < sentence.end), None)
        if own is None or own.mention.extent.start - match.end() > _LONGEST_GAP or _MOVED.search(text, *sentence):
            continue
        if any(sentence.start <= each.mention.span.start < match.start() for each in told):
            continue
        low = max(text.rfind("\n\n", 0, sentence.start), sentence.start - _BACK)
        before = [each for each in days if low <= each.mention.span.start < sentence.start and _is_of(text, each, match)]
        if len({each.low for each in before}) != 1 or _MOVED.search(text, *before[0].sentence):
            continue
        event = _in_year_of(before[0], own) if {before[0].mention.span, own.mention.span} <= undated else before[0]
        late, early = (event, own) if match["ahead"] else (own, event)
        wrong = early.low >= late.high
        yearless = own.mention.span in undated or event.mention.span in undated
        if wrong and (not yearless or early.low - late.low < _FARTHEST):
            names = (match["deed"], text[own.mention.extent.end : sentence.end][:12].lstrip("に、のは"))
            yield Sequel(late, early, names if match["ahead"] else (names[1], names[0]), _SURE)


def _in_year_of(event: Told, other: Told) -> Told:
    """An event in the year of another one; days without a year that stand together are read as of one."""
    value = event.mention.value
    bounds = bounds_of(value.but(year=other.low.year)) if isinstance(value, Date) else None
    return event if bounds is None else event._replace(low=bounds[0], high=bounds[1])


def _is_of(text: str, event: Told, match: re.Match[str]) -> bool:
    """Whether a day is told as that of the event which a match recalls."""
    after = text[event.mention.extent.end : event.sentence.end]
    lead = text[event.sentence.start : event.mention.extent.start]
    thing, deed = match["thing"] or "", match["deed"]
    if _BEGINS.fullmatch(deed):
        return bool(thing) and _holds(lead + after[:12], thing) and _BEGUN.match(after) is not None
    clause = re.split(r"[、。]", after)[0][:16]
    return _holds(clause, deed) and (not thing or _holds(lead + after, thing))


def _holds(words: str, noun: str) -> bool:
    """Whether some words hold a noun that is no part of a longer one: 募集, but not 2次募集."""
    return re.search(rf"(?<![0-9０-９一-龠々ァ-ヺー]){re.escape(noun)}(?![一-龠々ァ-ヺー])", words) is not None
