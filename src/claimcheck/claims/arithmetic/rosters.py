"""Counts whose things are listed elsewhere in the text under a heading of their own, or named in the next sentence.

全国5都市で7公演 and six lines under 公演日程; 全8章 and a table of contents that ends with 第7章; 3つの滝。A、B、C、Dです.
A list counts if its lines all begin alike; where any list of that name has as many lines as were told, the count is right.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from claimcheck.claims.arithmetic.announced import DONE_TO, Announced
from claimcheck.claims.discourse.discourse import Discourse
from claimcheck.model.claims import Mention
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span
from claimcheck.model.values import Number, Ordinal, Quantity

_MARKS = (
    r"[・●○◆◇■□▼▶*]", r"[-–—]\s", r"\d{1,2}[.)．、:：](?!\d)", r"[①-⑳]", r"[(（]\d{1,2}[)）]",
    r"(?:\d{4}年)?\d{1,2}月\d{1,2}日", r"\d{1,2}/\d{1,2}",
    r"[^\d]{0,6}\d{1,2}[:：時]\d{0,2}", r"\|",
)  # fmt: skip
_MARK = tuple(regex(rf"\s*{mark}") for mark in _MARKS)
_HEADING = regex(r"^[\s#■□◆◇●○▼【〔\[<＜《]*(?P<name>[^\s、。|]{2,24}?)[\s】〕\]>＞》:：]*$")
_ROSTER = regex(r"日程|一覧|スケジュール|時刻|時間|リスト|目次|内容|構成|表$|プログラム|会場|のご?案内|内訳")
_ALL = regex(r"(?:全国?|全部で|全体で|合計|計|1日|１日|以下の|次の|つぎの)$")
_TOPIC = regex(r"([一-龠々ァ-ヺー]{2,10})(?:は|が)(?:、)?(?:全部で|全|合計|計|1日(?:に)?|以下の|次の)?$")
_SOME = regex(r"(?:目|以上|以下|程度|ほど|分|ごと|など|ほか|間|連続|ずつ|ぶり|のうち)")
_NAMED = regex(
    r"(?P<names>[^、。「」（）()\n]{1,18}(?:[、，][^、。「」（）()\n]{1,18}?)+?)(?P<end>です|である|だ|を[^、。]{2,24}"
    r"|が(?:務め|つとめ|担|登壇|出演|参加|就[いく]|加わ|そろ|揃|並[びぶ]|集|名を連ね|選ば|受賞|出場"
    r"|入[りっる])[^、。]{0,10})?(?:[。\n]|$)"
)
_MORE = regex(r"など|ほか|等|といった|うち|例えば|たとえば|とくに|特に|[0-9０-９]|から|まで|[はがをに]")
_CHAPTERS = frozenset("章回話部編巻幕節")
_FARTHEST = 2
_HIGHEST = 30


class _Roster(NamedTuple):
    """A list under a heading."""

    heading: str
    lines: tuple[Span, ...]
    figures: int
    """How many times of day or dates its lines hold, where that is more than the lines."""


def rosters(discourse: Discourse) -> Iterator[Announced]:
    """The counts of a document that a list of it, or the next sentence, contradicts."""
    lists: list[_Roster] | None = None
    view = discourse.view
    for sent, units in discourse.units_of.items():
        span = view.sentences[sent].span
        block = discourse.block(sent)
        for unit in units:
            mention = unit.mention
            value = mention.value
            if (
                not isinstance(value, Quantity | Number)
                or isinstance(value, Ordinal)
                or value.upper is not None
                or mention.hedges
            ):
                continue
            stated = int(value.magnitude)
            counted = not isinstance(value, Quantity) or value.dimension.startswith("count:")
            if not counted or not _FARTHEST < stated <= _HIGHEST or _is_some(view.text, mention) or block.column:
                continue
            yield from _next_sentence(discourse, sent, mention, stated)
            nouns = _nouns(view.text, span, mention)
            if not nouns:
                continue
            lists = _lists(view.text) if lists is None else lists
            found = [roster for roster in lists if _names(roster.heading, nouns) and not _within(roster, mention.span)]
            found += list(_numbered(view.text, nouns))
            found += [_without_total(view.text, roster) for roster in found]
            if found and not any(stated in (len(roster.lines), roster.figures) for roster in found):
                best = min(found, key=lambda roster: abs(len(roster.lines) - stated))
                if abs(len(best.lines) - stated) <= min(_FARTHEST, stated // 3):
                    yield Announced(mention, span, stated, len(best.lines), best.lines, explicit=False)


_IS_TOTAL = regex(r"[\s|*]*(?:合|総|小)?計(?:[\s|*]|$)")


def _without_total(text: str, roster: _Roster) -> _Roster:
    """A list without its last line, if that is the total of the others."""
    last = roster.lines[-1]
    total = len(roster.lines) > 1 and _IS_TOTAL.match(text[last.start : last.end])
    return roster._replace(lines=roster.lines[:-1]) if total else roster


def _is_some(text: str, mention: Mention) -> bool:
    """Whether a number counts only some, or a place in an order: 3人ほど, 3人目; but 9種目 are kinds."""
    kinds = text.startswith("目", mention.span.end) and text[mention.span.end - 1] in "種項品科演"
    return not kinds and _SOME.match(text, mention.span.end) is not None


def _within(roster: _Roster, span: Span) -> bool:
    return roster.lines[0].start <= span.start < roster.lines[-1].end


def _nouns(text: str, span: Span, mention: Mention) -> list[str]:
    """What is counted: the topic before the number, the counter, the noun behind it; nothing unless all of them are meant."""
    before = text[span.start : mention.span.start]
    unit = getattr(mention.value, "unit", "") or ""
    behind = re.match(r"の(?![新旧他別])([一-龠々ァ-ヺー]{2,8})", text[mention.span.end : mention.span.end + 10])
    if behind is not None and DONE_TO.match(text, mention.span.end):
        behind = None
    topic = _TOPIC.search(before)
    whole = _ALL.search(before) is not None
    found = [topic[1]] if topic else []
    if text.startswith("目", mention.span.end) and unit:
        unit += "目"  # 全9種目
    if whole or (
        topic is None and re.match(r"を(?:行|開|実施|予定|巡)", text[mention.span.end : mention.span.end + 4])
    ):
        found += [unit] if len(unit) > 1 or unit in _CHAPTERS else []
    if behind is not None and (whole or topic is None):
        found.append(behind[1])
    return found


def _names(heading: str, nouns: list[str]) -> bool:
    """Whether a heading names what is counted: 公演日程, 付属品, 見学開始時刻 of 工場見学."""
    rest = _ROSTER.sub("", heading)
    whole = any(
        noun in heading and (len(heading) - len(noun) <= len(noun) or rest != heading)
        for noun in nouns
        if len(noun) > 1
    )
    return whole or (rest != heading and any(noun[-2:] in rest for noun in nouns if len(noun) > 2))  # noqa: PLR2004 - compounds end in their head


def _lists(text: str) -> list[_Roster]:
    """The lists of a text under short headings, whose lines all begin alike."""
    lines = []
    at = 0
    for line in text.splitlines(keepends=True):
        lines.append((at, line.rstrip()))
        at += len(line)
    found = []
    for number, (_, line) in enumerate(lines):
        heading = _HEADING.match(line)
        if heading is None or number + 2 >= len(lines) or any(each.match(line) for each in _MARK[1:]):
            continue
        first = number + 1 + (not lines[number + 1][1].strip())
        mark = next((each for each in _MARK if first < len(lines) and each.match(lines[first][1])), None)
        if mark is None:
            continue
        items = []
        for start, item in lines[first:]:
            if mark.match(item) is None:
                break
            items.append((start, item))
        if mark is _MARK[-1]:
            items = items[2:] if len(items) > 2 and re.fullmatch(r"[\s|:-]+", items[1][1]) else []  # noqa: PLR2004 - header and rule
        if len(items) > 1:
            figures = sum(
                max(1, len(re.findall(r"\d{1,2}(?:[:：]\d\d|時)", unicodedata.normalize("NFKC", item))))
                for _, item in items
            )
            found.append(
                _Roster(heading["name"], tuple(Span(start, start + len(item)) for start, item in items), figures)
            )
    return found


@lru_cache(maxsize=1 << 10)
def _numbers_of(noun: str) -> re.Pattern[str]:
    """Numbers of a noun at the beginning of lines."""
    each = re.escape(noun)
    return re.compile(
        rf"^[\s#■【・|]*(?:第\s*([0-9０-９]{{1,2}})\s*{each}|{each}\s*([0-9０-９]{{1,2}})(?![0-9０-９]))", re.MULTILINE
    )


def _numbered(text: str, nouns: list[str]) -> Iterator[_Roster]:
    """Lines that number what is counted, from one on: 第1章 …, 議題1 …."""
    for noun in nouns:
        found = {
            int(unicodedata.normalize("NFKC", match[1] or match[2])): Span(*match.span())
            for match in _numbers_of(noun).finditer(text)
        }
        if len(found) > 1 and sorted(found) == list(range(1, len(found) + 1)):
            yield _Roster(noun, tuple(found[number] for number in sorted(found)), 0)


def _next_sentence(discourse: Discourse, sent: int, mention: Mention, stated: int) -> Iterator[Announced]:
    """3つの山小屋があります。白雲小屋、笹平小屋、馬返小屋、鳥越小屋です: names, and nothing else, one more or one less."""
    text, span = discourse.view.text, discourse.view.sentences[sent].span
    after = text[mention.span.end : span.end]
    if not re.fullmatch(
        r"(?:の[^、。]{1,12})?(?:(?:が|を|も)(?:あ|い|用意|備|そろ|揃|選)[^、。]{0,12}|です|である|だ|となる|になります)?。?",
        after,
    ):
        return
    named = _NAMED.match(text, span.end + (text[span.end : span.end + 1] == "。"))
    if named is None or re.search(r"など|ほか|等|といった|うち|例えば|たとえば|[0-9０-９]", named[0]):
        return
    names = re.split(r"[、，]", named["names"])
    if any(re.search(r"[はがをに]|[るたい]$", name) for name in names) or abs(len(names) - stated) != 1:
        return
    at = named.start("names")
    items = []
    for name in names:
        items.append(Span(at, at + len(name)))
        at += len(name) + 1
    yield Announced(mention, span, stated, len(names), tuple(items), explicit=False)
