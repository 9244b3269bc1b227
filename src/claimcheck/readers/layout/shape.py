"""The shape of lines: which are headings, captions, notes at the foot, lists of sources."""

import re
from collections.abc import Set as AbstractSet

from claimcheck.model.pattern import regex
from claimcheck.readers.layout.dateline import is_date_line
from claimcheck.readers.layout.grid import CORNER
from claimcheck.readers.layout.labels import is_date
from claimcheck.readers.layout.lines import Line

_HEADING = 50
"""Characters a heading without a marker may have."""
_HEADS = frozenset(
    {"hash", "section", "square", "bracket", "number", "decimal", "paren", "roman", "alpha", "kana", "circled"}
)
_SENTENCE = regex(
    r"(?:です|ます|ました|でした|ません|である|だった|ください|ている|ています|された|なった|という|とおり|通り)$"
)
_CAPTION = regex(
    r"(?:図表?|表|写真|グラフ|画像|資料|Fig(?:ure)?\.?|Table|Photo) ?[-0-9０-９①-⑳]{1,6}[.．:：　 ）)]|[▲△](?=[^\d\s])"
    r"|(?:写真|画像|図|グラフ|動画)[:：＝=]|[(（](?:写真|画像|図|表|グラフ)[:：は]"
)
_LONGEST_CAPTION = 120
_CAPTION_FIRST = frozenset("図表写グ画資FTP▲△動（(")
_CAPTION_CUE = regex(
    r"スクリーンショット|トップ画面|画面(?:。|$)"
    r"|[(（][^()（）]{0,20}(?:撮影|提供|出典|参照|作成|引用|画像|写真|編集部)[^()（）]{0,20}[)）]?$"
)
_NO_HEADING_END = frozenset("、，,；;をてとばがのし・")
_NOUN_END = regex(r"(?:もの|こと|あと|ひと|について|に関して|にあたって|に向けて|めざして)$")
_DATED = regex(r"(?:[0-9０-９]{2,4}[-/.年])?[0-9０-９]{1,2}[-/.月][0-9０-９]{1,2}日?(?!の)")
_UNFINISHED = regex(r"(?:に|から|より|まで|へ|で|も|する|した|された|れる|なる|ある|いる|れた|った|いた)$|^→")
_SEE = regex(
    r"(?:詳細は|詳しくは|くわしくは).{1,60}(?:参照|参照のこと|ご覧ください|ご参照ください)[。.]?|→[#＃].*"
)
_OPENS_SENTENCE = regex(
    r"(?:これ|それ|あれ|この|その|また、|なお|しかし|そして|ただし|さらに|一方|ちなみに|例えば|たとえば|だから|そこで)"
)
_FOOT = regex(
    r"[(（][^()（）]{2,60}[)）]|以[ 　]*上|敬[ 　]*具|敬[ 　]*白|草々|[-―─ ]*了[-―─ ]*"
    r"|[【\[]?(?:END|終わり|おわり)[】\]]?|[-ー―] ?[0-9]{1,3} ?[-ー―]"
)
_ASIDE = regex(r"(?:ます|です|ました|でした|ません|だ|だった)[ね]?[（(][^（）()]{1,4}[）)]$")
"""A sentence with an aside instead of a full stop: 買います（笑）."""
_TOPIC = regex(r"(?:もの|場合|方法|について|とき|条件|対象|注意点|特徴|持ち物)(?:[（(][^（）()]*[）)])?$")
"""What the heading of a list of bare words ends in: 処理できないもの."""
_URL = regex(r"(?:https?://|www\.)\S+$")
_DEFINITION = regex(r"\[[^\]]+\]: *\S+")
_CITED = regex(r"[^。]{0,80}[『“\"«][^』”\"»]{3,}[』”\"»]\s*。?|\[[0-9]+\] .{4,200}")
_CITED_END = frozenset({"』。", "』", "”。", '"。', "»。"})
_SOURCES = regex(
    r"(?:参考(?:文献|資料|リンク|サイト|記事|URL)?|脚注|注釈|出典|引用(?:文献|元)?|参照(?:元)?|情報源|ソース|References?|Sources?|外部リンク)(?:一覧)?[:：]?"
)
_PUBLISHER = regex(r"[^。、]{1,40}(?:[(（][^)）]*[)）])?、(?:[^。]{0,16}[0-9]{4}年[^。]{0,40})?。")


def is_foot(text: str) -> bool:
    """Whether a line stands beside the text: (聞き手・構成 編集部), 以上, 詳細は決算短信を参照."""
    return _FOOT.fullmatch(text) is not None or _SEE.fullmatch(text) is not None


def has_caption_mark(text: str) -> bool:
    """Whether a text begins as captions do: 図1, 表2., ▲."""
    return len(text) < 120 and _CAPTION.match(text) is not None and (text[-1] != "。" or "。" not in text[:-1])  # noqa: PLR2004


def is_reference(text: str) -> bool:
    """Whether a text is an address or the definition of one: https://example.jp, [1]: https://example.jp."""
    return _URL.fullmatch(text) is not None or _DEFINITION.match(text) is not None


def citations(lines: list[Line]) -> set[int]:
    """Indices of the lines of a list of sources.

    A title in 『』 with publisher and day below it, a bare address, and whatever is no prose below a heading such as 参考文献.
    """
    found: set[int] = set()
    listing = False
    for at, line in enumerate(lines):
        text = line.text
        if len(text) <= 16 and _SOURCES.fullmatch(line.content.rstrip("】")):  # noqa: PLR2004 - a heading
            listing = True
            continue
        if listing and (
            (line.style in _HEADS and line.style != "number") or (_prose(text) and not _CITED.search(text))
        ):
            listing = False
        if listing:
            found.add(at)
        elif len(text) > 250:  # noqa: PLR2004 - no source is that long
            continue
        elif text[:2] == "^ " or (text[0] in "hw" and _URL.match(text)):
            found.add(at)
        elif (
            at
            and text[-1] == "。"
            and (at - 1 in found or lines[at - 1].text[-2:] in _CITED_END)
            and _published(lines[at - 1].text, text, cited=at - 1 in found)
        ):
            found.update((at - 1, at))
    return found


def _published(title: str, text: str, *, cited: bool) -> bool:
    """Whether `text` names publisher and day of the title in the line above, or of one more line of a list of sources."""
    return _PUBLISHER.fullmatch(text) is not None and (cited or _CITED.fullmatch(title) is not None)


def _prose(text: str) -> bool:
    return text[-1] == "。" and len(text) > 30  # noqa: PLR2004


def captions(lines: list[Line]) -> set[int]:
    """Indices of the lines that are captions of figures, photographs or tables.

    A short group of lines between blank ones is a caption where its last line says whose picture it is.
    """
    found: set[int] = set()
    for at, line in enumerate(lines):
        text = line.text
        if line.style not in ("", "square") or len(text) > _LONGEST_CAPTION:
            continue
        if text[0] in _CAPTION_FIRST and has_caption_mark(text):
            found.add(at)
        elif not line.style and (at + 1 == len(lines) or lines[at + 1].gap) and _CAPTION_CUE.search(text):
            found.update(_group_above(lines, at))
    return found


def _group_above(lines: list[Line], at: int) -> range:
    """The lines of a group of at most three, between blank ones, that ends at `at`; none if the group is of another kind."""
    first = at
    while first and not lines[first].gap and at - first < 2:  # noqa: PLR2004 - three lines
        first -= 1
    short = all(not line.style and len(line.text) <= _LONGEST_CAPTION for line in lines[first:at])
    return range(first, at + 1) if lines[first].gap and short else range(0)


def _alike(line: Line, other: Line) -> bool:
    """Whether two lines have markers of one kind; ■ and ▼ are two."""
    return line.style == other.style and (line.style != "square" or line.marker == other.marker)


class Shapes:
    """Which lines are headings.

    Args:
        lines: all lines.
        taken: indices of those whose role is settled: tables, labels, navigation, the head.
    """

    def __init__(self, lines: list[Line], taken: AbstractSet[int]) -> None:
        self._lines = lines
        self._taken = taken
        self._short = [
            line.text[-1] != "。" and len(line.text) <= _HEADING and self._is_short(at) for at, line in enumerate(lines)
        ]
        self._headings: dict[int, bool] = {}

    def _is_short(self, at: int) -> bool:
        line = self._lines[at]
        text = line.text
        if line.style or at in self._taken:
            return False
        if "。" in text or (text[-1] in _NO_HEADING_END and not _NOUN_END.search(text)):
            return False
        if (not line.gap and _UNFINISHED.search(text)) or (text[-1] in ":：" and len(text) > 12):  # noqa: PLR2004
            # the line of a paragraph that lost its end; 「次の代表を選んできた:」 leads a list
            return False
        if (text[0] in "（(" and text[-1] in "）)") or (len(text) > 20 and _OPENS_SENTENCE.match(text)):  # noqa: PLR2004
            return False
        if text[0].isdigit() and (_DATED.match(text) or (is_date(text) and re.search(r"[ 　]", text))):
            # 「3月 覚書を締結」 is an entry of a timeline
            return False
        if text[-1] in "）)" and _ASIDE.search(text):
            return False
        return not _SENTENCE.search(text) and not is_date_line(text) and not _URL.match(text)

    def is_heading(self, at: int) -> bool:
        """Whether line `at` is a heading."""
        known = self._headings.get(at)
        if known is None:
            style = self._lines[at].style
            known = self._headings[at] = self._marked(at) if style else self._plain(at)
        return known

    def _after(self, at: int) -> Line | None:
        return self._lines[at + 1] if at + 1 < len(self._lines) else None

    def _marked(self, at: int) -> bool:
        line = self._lines[at]
        text = line.content
        if line.style not in _HEADS:
            return False
        if line.style in ("hash", "bracket"):
            return True
        if text and (text[-1] == "。" or len(text) > _HEADING):
            return False
        after = self._after(at)
        if after is not None and after.style == "rule" and not after.gap and at + 2 < len(self._lines):
            return not text.endswith("。")  # 「■ 対象」 with a line drawn below it
        if after is None or after.style == "rule":
            return False
        if _alike(line, after) and line.style != "section":
            return False
        before = self._lines[at - 1] if at else None
        # a list of short phrases ends and the text goes on after a blank line: 「(3) c」 is an item still
        if before is not None and at - 1 in self._taken and _alike(line, before) and not after.gap:
            # 「4　対応」 below 「3　程度　全治2週間」, its text or its (1) further in on the next line
            return after.indent <= line.indent
        return before is None or at - 1 in self._taken or not _alike(line, before) or self.is_heading(at - 1)

    def _group(self, at: int) -> bool:
        """Whether three or more short lines stand together from `at` on: a table that lost its columns, an address."""
        return at + 2 < len(self._lines) and all(
            self._short[number] and (number == at or not self._lines[number].gap) for number in range(at, at + 3)
        )

    def _plain(self, at: int) -> bool:
        if not self._short[at]:
            return False
        after = self._after(at)
        if after is None or after.style == "rule":
            return False
        first, last = at, at
        while first and self._short[first - 1] and not self._lines[first].gap:
            first -= 1
        while last + 1 < len(self._lines) and self._short[last + 1] and not self._lines[last + 1].gap:
            last += 1
        if last - first > 1:
            return at == first and bool(self._lines[first].gap) and self._differs(first, last)
        following = last + 1
        if following == len(self._lines):
            return False
        line = self._lines[following]
        if first and not self._lines[first].gap and self._lines[first - 1].style in _HEADS and line.style in _HEADS:
            # 「■原因」, 「容量不足」, 「■対応」: the whole body of a section
            return False
        if last == first:
            return not self._short[following] or self._plain(following) or self._group(following)
        # two short lines: the first is the heading of a list of labels, both may be headings of prose
        apart = bool(self._lines[first].gap)
        if following in self._taken and not line.gap:
            return at == first and apart
        return apart or (at == last and not line.gap)

    def _differs(self, first: int, last: int) -> bool:
        """Whether the first of several short lines is unlike the rest: 主な作品 above 湖畔の家（2013年）, 図書館（2018年）."""
        texts = [self._lines[number].text for number in range(first, last + 1)]
        figures = [any(char.isdigit() for char in text) for text in texts]
        bracketed = [text[-1] in "）)" for text in texts]
        topics = [_TOPIC.search(text) is None for text in texts]
        flattened = CORNER.match(texts[1]) is not None and not figures[1] and all(figures[2:])
        return flattened or any(all(signs[1:]) and not signs[0] for signs in (figures, bracketed, topics))
