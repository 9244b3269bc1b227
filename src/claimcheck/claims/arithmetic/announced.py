"""Announced counts: 「次の4点」 and the list that follows.

Note [Counting lists]. The list may stand behind headings, captions and blank lines, its items may hold lists of their own, and a
numbered list may run through paragraphs or headings (1. … 2. …). Only a list whose items all begin the same way is counted.
Things may also be told in prose, 一つ目は…。二つ目は…, in a bracket or in a row before their number.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimcheck.claims.arithmetic.listings import adds_up, line_of, listing
from claimcheck.claims.arithmetic.prosecounts import in_prose, times_before
from claimcheck.claims.arithmetic.rowcounts import row_before
from claimcheck.claims.discourse.discourse import Discourse
from claimcheck.model.claims import Mention
from claimcheck.model.document import Block, Role
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span
from claimcheck.model.values import Number, Ordinal, Quantity, Recurrence
from claimcheck.text.view import View

_ANNOUNCES = regex(r"(?:次|以下|下記|つぎ)の|(?:以下|次)(?:に|、)|通り")
_ENUMERATOR = regex(
    r"\s*(?:[(（]?(\d{1,2})(?:[)）.．、:：](?!\d)|[ \u3000]+(?=[ぁ-んァ-ヺ一-龠A-Za-z]))|第(\d{1,2})[条章に、]|([①-⑳])"
    r"|(?:理由|ポイント|手順|STEP|Step|その|Q|Ｑ|問|質問|特[色長徴]|議題|課題|提案|対策)\s*(\d{1,2})(?![\d年月日時点つ件個人]))"
)
_POINTS = regex(r"(?:次|以下|下記|つぎ)の$")
_NEARLY = 2
"""How far the length of a list may be from the count of things that it may be the list of."""
_THINGS = frozenset({"点", "つ", "項目", "個条", "か条", "か所", "箇所", "ステップ", "段階", "種類", "本柱"})
_LONG_PARAGRAPH = 60
"""Characters."""
_NOUNS = (
    *("点", "つ", "項目", "条件", "理由", "ポイント", "手順", "ステップ", "段階", "種類", "柱", "課題", "特徴", "要因"),
    *("対策", "施策", "方法", "質問", "措置", "方針", "原則"),
)
_LOOK_AHEAD = 60


class Announced(NamedTuple):
    """A number of things announced, and the things that follow."""

    mention: Mention
    sentence: Span
    stated: int
    counted: int
    items: tuple[Span, ...]
    explicit: bool
    """Whether 次の or 以下の says that a list follows."""


def announced(discourse: Discourse) -> Iterator[Announced]:
    """The announced counts of a document with the list that each announces."""
    view = discourse.view
    for sent, units in discourse.units_of.items():
        span = view.sentences[sent].span
        text = view.quote(span)
        for unit in units:
            mention = unit.mention
            value = mention.value
            if isinstance(value, Recurrence) and value.frequency and value.upper is None and not mention.hedges:
                yield from _of_times(view, span, mention, int(value.frequency))
            if not isinstance(value, Quantity | Number) or isinstance(value, Ordinal) or value.upper is not None:
                continue
            stated = int(value.magnitude)
            ordinal = view.text.startswith("目", mention.span.end)  # 5か所目: one, and the fifth
            if not 2 <= stated <= 20 or mention.hedges or ordinal:  # noqa: PLR2004 - lists of that size are announced
                continue
            yield from _in_bracket(text, span, mention, stated)
            named = row_before(view.text, span, mention.span, stated)
            if named:
                yield Announced(mention, span, stated, len(named), named, explicit=False)
            yield from _of_times(view, span, mention, stated)
            behind = list(_behind(discourse, sent, mention, stated))
            passing = _PASSING.match(view.text, mention.span.end)
            told = () if behind or passing else in_prose(view.text, span.end, mention.span, stated)
            if told:
                yield Announced(mention, span, stated, len(told), told, explicit=False)
                continue
            yield from behind
            found = listing(discourse, sent, mention, stated) if not behind else None
            if found is not None and not _are_shared(view, found.items, stated):
                yield Announced(mention, span, stated, len(found.items), found.items, found.explicit)


def _of_times(view: View, span: Span, mention: Mention, stated: int) -> Iterator[Announced]:
    """月曜、水曜、金曜の週4日: a number of days or hours and the row of them."""
    for times in times_before(view.text, span, mention.span, stated):
        yield Announced(mention, span, stated, len(times), times, explicit=False)


def _behind(discourse: Discourse, sent: int, mention: Mention, stated: int) -> Iterator[Announced]:
    """The list or enumeration behind a count."""
    view = discourse.view
    number = view.sentences[sent].block
    span, block = view.sentences[sent].span, view.document.blocks[number]
    text = view.quote(span)
    before = text[: mention.span.start - span.start]
    after = text[mention.span.end - span.start :]
    last = _is_last(block, span)
    thing = view.quote(mention.span).lstrip("0123456789０１２３４５６７８９一二三四五六七八九十 ")
    if not (thing in _NOUNS or thing in _THINGS or any(after.startswith(("の" + noun, noun)) for noun in _NOUNS)):
        yield from _of_anything(discourse, sent, mention, stated, thing) if last else ()
        return
    told = _told(discourse, number, span.end)
    if told and not after.lstrip().startswith("組"):
        yield Announced(mention, span, stated, len(told), tuple(told), explicit=True)
        return
    explicit = bool(_ANNOUNCES.search(before[-8:]) or _ANNOUNCES.search(after[:20]))
    works = after.startswith("に絞") or (thing == "点" and not any(noun in text for noun in _NOUNS if noun != "点"))
    if _PASSING.match(after) or (not explicit and (not last or works or _in_passing(block, before, after))):
        return  # 20点の作品, not 理由は3点; 三つに絞り込み looks back
    items = [item for item in _list_after(discourse, number, at_once=not explicit) if not _IS_TOTAL.match(view.quote(item))]
    shared = _are_shared(view, items, stated) or adds_up([line_of(view.text, item) for item in items], stated)
    if len(items) >= 2 and (not shared or len(items) == stated):  # noqa: PLR2004 - one item is no list
        yield Announced(mention, span, stated, len(items), tuple(items), explicit)


_IS_TOTAL = regex(r"[\s|*]*(?:合|総|小)?計(?:[\s|*]|$)")
"""The last row of a table, which is no thing of its own."""


def _of_anything(discourse: Discourse, sent: int, mention: Mention, stated: int, thing: str) -> Iterator[Announced]:
    """Counts of what is seldom announced, at the end of their block: 見どころ5選, 次の4職種, お礼を申し上げたい方が3名おります."""
    view = discourse.view
    span = view.sentences[sent].span
    after = view.text[mention.span.end : span.end]
    if thing == "選" or (not thing and _PICKED.match(after)):
        yield from _picked(discourse, sent, mention, stated)
        return
    told = _told(discourse, view.sentences[sent].block, span.end) if _THERE_ARE.match(after) else []
    if told and abs(len(told) - stated) == 1:
        yield Announced(mention, span, stated, len(told), tuple(told), explicit=False)
    elif _POINTS.search(view.text[span.start : mention.span.start]):
        yield from _pointed(discourse, sent, mention, stated)


def _picked(discourse: Discourse, sent: int, mention: Mention, stated: int) -> Iterator[Announced]:
    """館内の見どころ5選 and the list of them."""
    view = discourse.view
    items = _list_after(discourse, view.sentences[sent].block, at_once=True)
    if abs(len(items) - stated) <= _NEARLY and len(items) > 1 and not _are_shared(view, items, stated):
        yield Announced(mention, view.sentences[sent].span, stated, len(items), tuple(items), explicit=False)


_PICKED = regex(r"選(?:[!！」』]|\s*$)")
_THERE_ARE = regex(r"、?(?:あり|ござい|い(?:ます|る|らっしゃ)|おり|です|だ|である|になり)[^、。]{0,6}。?\s*$")
_NAMES = regex(r"[^ぁ-ん。]*(?:[のと][^ぁ-ん。]*)*")
"""A line that names and says nothing."""


def _are_shared(view: View, items: Sequence[Span], stated: int) -> bool:
    """Whether the lines of a list hold as many names as were told, some of them two."""
    lines = [view.quote(item) for item in items]
    named = all(_NAMES.fullmatch(line) for line in lines)
    return named and len(items) != stated and sum(len(re.split(r"[、・／/]", line)) for line in lines) == stated


def _pointed(discourse: Discourse, sent: int, mention: Mention, stated: int) -> Iterator[Announced]:
    """次の4職種で募集します: a count of anything, where the list behind it is about as long."""
    items = _list_after(discourse, discourse.view.sentences[sent].block)
    shared = _are_shared(discourse.view, items, stated)
    if isinstance(mention.value, Quantity) and len(items) > 1 and abs(len(items) - stated) <= _NEARLY and not shared:
        yield Announced(mention, discourse.view.sentences[sent].span, stated, len(items), tuple(items), explicit=False)


_NUMERALS = "一二三四五六七八九十"
_ORDINAL = regex(
    rf"(?:^|(?<=[。\n「　 ])|(?<=そして)|(?<=さらに)|(?<=それから)|(?<=最後に))"
    rf"(?:第([1-9１-９{_NUMERALS}])(?:に|は(?!、?第)|の[^、。]{{1,12}}は)"
    rf"|([1-9１-９{_NUMERALS}])(?:つ|点|本|番)目[はがに、])"
)
_FAR = 900
"""Characters after an announcement in which its things are told one by one."""


def _told(discourse: Discourse, number: int, start: int) -> list[Span]:
    """Things told one after the other in prose: 一つ目は…。二つ目は…。三つ目は…."""
    document = discourse.view.document
    end = next((b.span.start for b in document.blocks[number + 1 :] if b.role is not Role.PARAGRAPH), len(document.text))
    found: list[Span] = []
    for match in _ORDINAL.finditer(document.text, start, min(end, start + _FAR)):
        numeral = unicodedata.normalize("NFKC", match.group(1) or match.group(2))
        at = int(numeral) if numeral.isdigit() else _NUMERALS.index(numeral) + 1
        if at == 1 and found:
            break  # another enumeration
        if at == len(found) + 1:
            found.append(Span(*match.span()))
    return found if len(found) >= 2 else []  # noqa: PLR2004 - one thing is no enumeration


# (中津、桧原、奥滝): names and nothing else
_BRACKETED = regex(r"[（(]([^（()）、・\d０-９]{1,14}(?:[、・][^（()）、・\d０-９]{1,14})+)[)）]")
_COUNTED_NOUN = regex(r"(?:の[一-龠々ァ-ヺー]{1,10})?")
"""What may stand between a count and its bracket: 3つの部会(総務、広報、会計)."""
_MORE = regex(r"など|ほか|等$|他$|[はがを]|うち|内訳|または|か$")


def _in_bracket(text: str, span: Span, mention: Mention, stated: int) -> Iterator[Announced]:
    """4地区(中津、桧原、奥滝): a count and the names in the bracket behind it, one too many or too few.

    Farther apart they are kinds and not members: 12人(男性、女性).
    """
    match = _BRACKETED.search(text, mention.span.end - span.start)
    if match is not None and not _COUNTED_NOUN.fullmatch(text, mention.span.end - span.start, match.start()):
        return
    if match is None or _MORE.search(match.group(1)):
        return
    separator = "、" if "、" in match.group(1) else "・"
    items: list[Span] = []
    at = span.start + match.start(1)
    for item in match.group(1).split(separator):
        items.append(Span(at, at + len(item)))
        at += len(item) + 1
    if stated >= 3 and len(items) >= 2 and abs(stated - len(items)) == 1:  # noqa: PLR2004
        yield Announced(mention, span, stated, len(items), tuple(items), explicit=False)


_PASSING = regex(r"組|[^。、\n]{0,10}の(?:うち|違い|差|関係|比較|間)")
"""三つ組, 3つのマクロのうちの1つ, 二つの機構の違いは次のように."""
_LEAD_IN = 40
"""Characters behind a number, more than which say something else than that there are so many."""


def _in_passing(block: Block, before: str, after: str) -> bool:
    """Whether a number announces nothing by itself: という6つの数字が書かれている, one item of a list."""
    told = before.rstrip().endswith(("という", "といった", "これら", "この", "その", "もう"))
    behind = block.role is Role.LIST_ITEM or bool(block.row)  # an item, or what stands behind the label of one
    return behind or told or len(after) > _LEAD_IN or "、" in after or DONE_TO.match(after) is not None


# 3つの展示室を見た方に: what is done to them says who or when is meant
DONE_TO = regex(r"[^。、]{0,16}を[^。、]{1,10}[たるうくむすつぬぶ](?:方|人|者|客|場合|とき|時|と$|だけ|ため|ほか|後|前|際|こと)")


def _is_last(block: Block, span: Span) -> bool:
    """Whether a sentence closes its block, so that what follows the block may be what it announces."""
    return block.span.end - span.end <= 2  # noqa: PLR2004 - a closing bracket or space


def _list_after(discourse: Discourse, number: int, *, at_once: bool = False) -> list[Span]:
    """Items of the list that follows a block; see Note [Counting lists]."""
    blocks = discourse.view.document.blocks
    items: list[Span] = []
    depth = 0
    enumerated: list[Span] = []
    own_heading = blocks[number].heading
    for block in blocks[number + 1 : number + 1 + _LOOK_AHEAD]:
        if block.role in (Role.LIST_ITEM, Role.TABLE_CELL) and not enumerated:
            depth = depth if items else block.level
            if block.level < depth or (block.role is Role.TABLE_CELL and not block.marker):
                break
            if block.level == depth and block.marker:  # a label and its value are one item
                items.append(block.span)
            continue
        marked = _ENUMERATOR.match(block.marker + discourse.view.quote(block.span)) is not None
        above = at_once and block.role in (Role.HEADING, Role.TITLE) and not marked
        if items or (above and _is_other(discourse, block, number)):
            break
        if block.role is Role.PARAGRAPH and _itemised(discourse.view.quote(block.span), len(enumerated) + 1):
            enumerated.append(block.span)
            continue
        mark = _ENUMERATOR.match(block.marker + discourse.view.quote(block.span))
        if mark is not None and _index(mark) == len(enumerated) + 1:
            enumerated.append(block.span)
        elif not enumerated and ((at_once and block.role is Role.PARAGRAPH) or _leads_away(block, len(own_heading))):
            break
    return items or enumerated


def _is_other(discourse: Discourse, heading: Block, number: int) -> bool:
    """Whether a heading between a count and a list says that the list is of something else: 会場は4か所です, then 注意事項."""
    words, told = discourse.view.quote(heading.span), discourse.block_text(number)
    if _RULES.search(words) and not _RULES.search(told):
        return True
    return not any(words[at : at + 2] in told for at in range(len(words) - 1))


_RULES = regex(r"心得|注意|お願い|ルール|マナー|備考|アクセス|問い?合わ?せ")
_KANJI_ITEM = regex(rf"\s*([{_NUMERALS}])[、　 .．)）]")


def _itemised(text: str, number: int) -> bool:
    """Whether a line is the item of that number in kanji, 二、, or one of a row that all begin with 一、 (一つ書き)."""
    mark = _KANJI_ITEM.match(text)
    return mark is not None and _NUMERALS.index(mark[1]) + 1 in (1, number)


def _leads_away(block: Block, depth: int) -> bool:
    """Whether a block ends the search for a list: a heading above the one that announced it, or a long paragraph."""
    if block.role in (Role.HEADING, Role.TITLE):
        return len(block.heading) < depth
    return block.role is Role.PARAGRAPH and block.span.end - block.span.start > _LONG_PARAGRAPH


def _index(mark: re.Match[str]) -> int:
    circled = mark.group(3)
    if circled:
        return ord(circled) - ord("①") + 1
    return int(next(group for group in (mark.group(1), mark.group(2), mark.group(4)) if group))
