"""Things that prose tells one after the other behind their number, and rows of days and hours before it.

Note [Things in prose]. 理由は3つある。まず…。次に… tells as many as sentences begin with such a word, where every sentence of the
paragraph does; 最初に…、次に…、最後に… as many as clauses, where every clause does; 第一に費用、第二に期間 as many as it numbers.
A row of days or hours counts by its commas: 月曜、水曜、金曜の週3日, 午前10時、午後1時の2回.
"""

import re
from collections.abc import Iterator, Sequence

from claimcheck.model.pattern import regex
from claimcheck.model.span import Span

_FIRST = r"(?:まず(?:は|第一に)?|はじめに|初めに|最初(?:に|は)|[一1１](?:[つ点人番本]目[はがにの]|つは)|第[一1１](?:に|は))"
_LAST = r"(?:最後(?:に|は)|終わりに|仕上げに)"
_NEXT = (
    r"(?:次(?:に|は)|つぎに|続いて|つづいて|それから|さらに(?=、)|また(?=、)|そして(?=、)|(?:もう)?[一1１](?:つ|点)[はが]"
    r"|その後(?=、)|加えて(?=、)|[二三四五六七2-7２-７](?:つ|点|人|番|本)目[はがにの]|第[二三四五六七2-7２-７](?:に|は))"
)
_OPENS = regex(rf"[「\s　]*(?:{_FIRST}|{_NEXT}|{_LAST})")
_BEGINS = regex(rf"[「\s　]*{_FIRST}")
_ENDS = regex(rf"[「\s　]*(?:そして、?)?(?:{_LAST}|もう[一1１]つ[はが])")
_NUMBERED = regex(r"[「\s　]*(?:[一二三四五六七1-7１-７](?:つ|点|人|番|本)目|第[一二三四五六七1-7１-７](?:に|は))")
_THINGS = regex(
    r"(?:つ|点|項目|段階|種類|ステップ|工程|本柱|か条|通り)(?:の[一-龠ァ-ヺー]{1,8})?(?:が|は|を|に|で|です|だ|から"
    r"|と)?[^、。]{0,12}[。:：]?\s*$"
)
_SENTENCE = regex(r"[^。\n]+。?")
_FAR = 600
_FEWEST = 2


def in_prose(text: str, end: int, number: Span, stated: int) -> tuple[Span, ...]:
    """The things that the sentences or clauses behind a count tell, where they are one too few or too many.

    Args:
        text: the document.
        end: where the sentence of the count ends.
        number: the number with its counter.
        stated: what it says.
    """
    numbered = re.compile(rf"[「\s　]*[一1１]{re.escape(text[number.end - 1 : number.end])}目").match(text, end) is not None
    things = any(_THINGS.match(text, at, end) for at in (number.end - 1, number.end - 2, number.end))
    if not (numbered or things):
        return ()
    stop = text.find("\n", end)
    stop = min(end + _FAR, stop if stop >= 0 else len(text))
    told = [Span(*found.span()) for found in _SENTENCE.finditer(text, end, stop)]
    if not told or not _BEGINS.match(text, told[0].start):
        return ()
    found = tuple(_clauses(text, told[0])) if len(told) == 1 else tuple(_sentences(text, told))
    return found if len(found) >= _FEWEST and abs(len(found) - stated) == 1 else ()


def _sentences(text: str, told: Sequence[Span]) -> list[Span]:
    """The sentences, each of which tells one thing; none where one begins with no such word, for it may tell another."""
    return list(told) if all(_OPENS.match(text, each.start) for each in told) else []


def _clauses(text: str, sentence: Span) -> list[Span]:
    """The clauses of one sentence, each of which tells one thing: 最初に…、次に…、最後に…, 第一に…、第二に…."""
    found: list[Span] = []
    at = sentence.start
    for piece in text[sentence.start : sentence.end].split("、"):
        found.append(Span(at, at + len(piece)))
        at += len(piece) + 1
    if not all(_OPENS.match(text, each.start) for each in found):
        return []
    closed = _ENDS.match(text, found[-1].start) or all(_NUMBERED.match(text, each.start) for each in found)
    return found if closed else []


_HOUR = r"(?:(?:午前|午後|正午|朝|夜|昼)?(?:[0-9０-９]{1,2}(?:時(?:半|[0-9０-９]{1,2}分)?|[:：][0-9０-９]{2})|正午))"
_WEEKDAY = r"[月火水木金土日](?:曜日?)?"
_DAY = r"(?:[0-9０-９]{1,2}月)?[0-9０-９]{1,2}日(?:[（(][月火水木金土日][^（()）]{0,4}[）)])?"
_ROWS = (
    (_HOUR, r"(?:[0-9０-９二三四五六七八九]{1,2})(?:回|公演|便|部|ステージ|本)"),
    (_WEEKDAY, r"週?(?:[0-9０-９二三四五六七]{1,2})日"),
    (_DAY, r"(?:[0-9０-９二三四五六七八九]{1,2})日間?"),
)
_TIMES = tuple(
    (
        regex(
            rf"(?:^|(?<=[はがをにで、。：:\s　的日時]))(?P<row>{item}(?:[、・,](?:と)?{item})+(?:(?:と|および|及び"
            rf"|、そして){item})?)"
            rf"の(?:計|1日|一日|毎週)?(?={count})"
        ),
        regex(item),
    )
    for item, count in _ROWS
)  # fmt: skip


def times_before(text: str, sentence: Span, number: Span, stated: int) -> Iterator[tuple[Span, ...]]:
    """The hours, weekdays or days of a row that a number counts, where they are one too many or too few."""
    for row, item in _TIMES:
        for found in row.finditer(text, sentence.start, min(len(text), number.end + 1)):
            if not number.start <= found.end() < number.end and found.end() != number.start:
                continue
            items = tuple(Span(*each.span()) for each in item.finditer(text, *found.span("row")))
            if len(items) >= _FEWEST and abs(len(items) - stated) == 1:
                yield items
