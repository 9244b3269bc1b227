"""Lists whose length a heading tells, 付属品(6点), or a sentence before them: 次の7言語, 次の6点 before ①…②…, 3組います。まず….

Note [Lengths of lists]. A count in a heading announces what stands right below it, and 次の announces any counter; both only where
the list is about as long as told, and where no item tells a number of its own that makes it as long.
"""

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from claimcheck.claims.discourse.discourse import Discourse
from claimcheck.model.claims import Mention
from claimcheck.model.document import Role
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span
from claimcheck.model.values import Quantity


class Listing(NamedTuple):
    """A list and whether words say that it is what was counted."""

    items: tuple[Span, ...]
    explicit: bool


_NEXT = regex(r"(?:次|以下|下記|つぎ)の(?:[^、。⟨]{0,4})$")
_IN_HEADING = regex(r"^[^。]{0,30}?(?:[（(](?:全|計|以下|次の)?$|全$|[\s　\d０-９.．、]*$|[のはな　 ・：:]$)")
_BEHIND_HEADING = regex(r"^[^。、]{0,14}$")
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_FIRST = regex(r"[\s　]*(?:まず|はじめに|初めに|最初に|[一1１](?:つ|人|組|点)目)")
_THEN = regex(
    r"[\s　]*(?:次に|つぎに|続いて|つづいて|それから|さらに|また、|そして|もう[一1１]|最後に|終わりに"
    r"|[二三四五六2-6２-６](?:つ|人|組|点)目)"
)
_THERE = regex(
    r"(?:が|は|も)?、?[^。、]{0,6}(?:あり|ある|ござい|い(?:ます|る|らっしゃ)|おり|です|だ|である|になり)[^、。]{0,6}。?\s*$"
)
_COUNTED = regex(r"[×xX✕]\s*(\d{1,2})|(\d{1,2})(?:個|枚|本|組|冊|台|点|つ|袋|箱|着|足|膳|杯|巻|部)")
_THINGS = frozenset({"つ", "点", "項目", "種類", "種", "か条", "箇条", "ステップ", "段階", "本柱"})
"""Counters that a heading may begin with: 5つの特色, but 4系の終わり方."""
_NEARLY, _FEWEST, _MOST = 2, 2, 20
_FAR = 700
_LONG_LINE = 60
"""Characters of a line between a count and its list, beyond which it goes on to something else."""


def listing(discourse: Discourse, sent: int, mention: Mention, stated: int) -> Listing | None:
    """The list that a count announces by its place, if its length is nearly but not quite as told."""
    value = mention.value
    if not isinstance(value, Quantity) or not value.dimension.startswith("count:") or value.per:
        return None
    view = discourse.view
    number = view.sentences[sent].block
    block, span = view.document.blocks[number], view.sentences[sent].span
    before, after = view.text[span.start : mention.span.start], view.text[mention.span.end : span.end]
    found: Sequence[Span] = ()
    explicit = False
    if block.role in (Role.HEADING, Role.TITLE):
        named = bool(before.strip("0123456789０１２３４５６７８９.．、 　")) or value.unit in _THINGS
        if named and _IN_HEADING.match(before) and _BEHIND_HEADING.match(after.strip("）) 　■】》")):
            found = _below(discourse, number) or _headings_below(discourse, number)
    elif _NEXT.search(before):
        found = _circled(view.text, span.end) or _below(discourse, number)
        explicit = True
    elif _THERE.match(after):
        found = _connected(view.text, span.end) or _enumerated(view.text, span.end, stated)
    lines = [line_of(view.text, item) for item in found]
    if not _FEWEST <= len(found) <= _MOST or not 0 < abs(len(found) - stated) <= (_NEARLY if explicit else 1):
        return None
    if adds_up(lines, stated) or any("など" in line or "ほか" in line for line in lines):
        return None
    return Listing(tuple(found), explicit)


def line_of(text: str, item: Span) -> str:
    """An item with what stands behind it in its line: 替え刃 ×2."""
    end = text.find("\n", item.end)
    return text[item.start : end if end >= 0 else len(text)]


def adds_up(lines: Sequence[str], stated: int) -> bool:
    """Whether the items of a list, some of which count for several, are as many as told."""
    return sum(map(_number, lines)) == stated


def _number(line: str) -> int:
    """How many things an item of a list counts as: 替え刃 ×2 are two."""
    told = _COUNTED.search(unicodedata.normalize("NFKC", line))
    return int(told[1] or told[2]) if told else 1


def _below(discourse: Discourse, number: int) -> list[Span]:
    """The items right below a heading or a sentence, with at most one other line between them."""
    blocks = discourse.view.document.blocks
    items: list[Span] = []
    level, between = 0, 0
    for block in blocks[number + 1 :]:
        circled = discourse.view.text[block.span.start : block.span.start + 1] in _CIRCLED
        if block.role is Role.LIST_ITEM or (circled and block.role is Role.PARAGRAPH):
            level = level if items else block.level
            if block.level < level:
                break
            if block.level == level and (block.marker or circled):
                items.append(block.span)
        elif items or between or block.role is not Role.PARAGRAPH or block.span.end - block.span.start > _LONG_LINE:
            break
        else:
            between += 1
    return items


def _headings_below(discourse: Discourse, number: int) -> list[Span]:
    """The headings under a heading, one level below it: ■ 見どころは3つ and ○ … ○ … ○ …."""
    blocks = discourse.view.document.blocks
    items: list[Span] = []
    for block in blocks[number + 1 :]:
        if block.role not in (Role.HEADING, Role.TITLE):
            if not items or block.role not in (Role.PARAGRAPH, Role.LIST_ITEM):
                break
            continue
        if block.level <= blocks[number].level:
            break
        if block.level == blocks[number].level + 1:
            items.append(block.span)
    return items


def _circled(text: str, start: int) -> list[Span]:
    """①参加証　②保険証: the numbered things of a running text behind a count."""
    found: list[Span] = []
    for match in re.finditer(f"[{_CIRCLED}]", text[: start + _FAR]):
        if match.start() < start:
            continue
        if _CIRCLED.index(match[0]) != len(found) or (not found and match.start() - start > len("　\n\n・　　")):
            break
        found.append(Span(*match.span()))
    return found


def _connected(text: str, start: int) -> list[Span]:
    """Lines that まず, 次に, それから and そして begin, one behind the other."""
    found: list[Span] = []
    at = start
    for line in text[start : start + _FAR].splitlines(keepends=True):
        if line.strip():
            if not (_THEN if found else _FIRST).match(line):
                break
            found.append(Span(at, at + len(line.rstrip())))
        at += len(line)
    return found


_NOMINAL = r"[^。、，はがをもでにへ「」（）()\s]{1,14}"
_ENUMERATION = regex(rf"[\s　]*(?P<list>{_NOMINAL}(?:、{_NOMINAL}){{1,9}}?)(?:です|だ|である|でした|の順)?。")
_LINK = regex(r"それから|そして|それと|あと|さらに|および|及び")
_JOINS = regex(r"[とや・]")


def _enumerated(text: str, start: int, stated: int) -> list[Span]:
    """The next sentence, if it is but a row of names: 三つあります。鍋、包丁、ざる、それからまな板."""
    match = _ENUMERATION.match(text, start)
    if match is None:
        return []
    items: list[Span] = []
    at = match.start("list")
    for piece in match["list"].split("、"):
        link = _LINK.match(piece)
        low = at + (link.end() if link else 0)
        if low < at + len(piece):
            items.append(Span(low, at + len(piece)))
        at += len(piece) + 1
    joined = sum(_JOINS.search(text[item.start : item.end]) is not None for item in items)
    told = any(word in match["list"] for word in ("など", "ほか", "以上"))
    return [] if told or len(items) <= stated <= len(items) + joined or joined else items
