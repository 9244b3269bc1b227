"""The shape of lines: which are headings, captions, notes at the foot, lists of sources."""

import re
from collections.abc import Set as AbstractSet

from claimcheck.readers.layout.dateline import is_date_line
from claimcheck.readers.layout.lines import Line

LONG = 60
"""Characters from which a line is body text whatever it ends in."""
_HEADING = 50
"""Characters a heading without a marker may have."""
_HEADS = frozenset(
    {"hash", "section", "square", "bracket", "number", "decimal", "paren", "roman", "alpha", "kana", "circled"}
)
_SENTENCE = re.compile(
    r"(?:です|ます|ました|でした|ません|である|だった|ください|ている|ています|された|なった|という|とおり|通り)$"
)
_CAPTION = re.compile(
    r"(?:図表?|表|写真|グラフ|画像|資料|Fig(?:ure)?\.?|Table|Photo) ?[-0-9０-９①-⑳]{1,6}[.．:：　 ）)]|[▲△](?=[^\d\s])"
    r"|(?:写真|画像|図|グラフ|動画)[:：＝=]|[(（](?:写真|画像|図|表|グラフ)[:：は]"
)
_CAPTION_CUE = re.compile(
    r"スクリーンショット|トップ画面|画面(?:。|$)|[(（][^()（）]{0,20}(?:撮影|提供|出典|参照|作成|画像|写真|編集部)[^()（）]{0,20}[)）]?$"
)
_NO_HEADING_END = frozenset("、，,；;をてとばがのし・")
_FOOT = re.compile(r"[(（][^()（）]{2,60}[)）]|以上|[-―─ ]*了[-―─ ]*|[【\[]?(?:END|終わり|おわり)[】\]]?|[-ー―] ?[0-9]{1,3} ?[-ー―]")
_URL = re.compile(r"(?:https?://|www\.)\S+$")
_DEFINITION = re.compile(r"\[[^\]]+\]: *\S+")
_CITED = re.compile(r"[^。]{0,80}[『“\"«][^』”\"»]{3,}[』”\"»]\s*。?|\[[0-9]+\] .{4,200}")
_PUBLISHER = re.compile(r"[^。、]{1,40}(?:[(（][^)）]*[)）])?、(?:[^。]{0,16}[0-9]{4}年[^。]{0,40})?。")
_PHRASE = re.compile(r"[。、]")


def is_foot(text: str) -> bool:
    """Whether a line closes a text or says who made it: (聞き手・構成 編集部), 以上."""
    return _FOOT.fullmatch(text) is not None


def has_caption_mark(text: str) -> bool:
    """Whether a text begins as captions do: 図1, 表2., ▲."""
    return len(text) < 120 and _CAPTION.match(text) is not None and (text[-1] != "。" or "。" not in text[:-1])  # noqa: PLR2004


def is_reference(text: str) -> bool:
    """Whether a text is an address or the definition of one: https://…, [1]: https://…"""
    return _URL.fullmatch(text) is not None or _DEFINITION.match(text) is not None


def citations(lines: list[Line]) -> set[int]:
    """Indices of the lines of a list of sources: a title in 『』 and, below it, publisher and day."""
    found: set[int] = set()
    for at, line in enumerate(lines):
        text = line.text
        if len(text) > 250:  # noqa: PLR2004 - no source is that long
            continue
        if _URL.match(text):
            found.add(at)
        elif text[-1] == "。" and _PUBLISHER.fullmatch(text) and at and (at - 1 in found or _CITED.fullmatch(lines[at - 1].text)):
            found.update((at - 1, at))
    return found


def is_caption(lines: list[Line], at: int) -> bool:
    """Whether a line is the caption of a figure, a photograph or a table."""
    line = lines[at]
    text = line.text
    if len(text) > 120 or (line.style and line.style != "square"):  # noqa: PLR2004
        return False
    if has_caption_mark(text):
        return True
    alone = line.gap and (at + 1 == len(lines) or lines[at + 1].gap)
    return bool(alone) and _CAPTION_CUE.search(text) is not None


class Shapes:
    """Which lines are headings.

    Args:
        lines: all lines.
        taken: indices of those whose role is settled: tables, labels, navigation, the head.
    """

    def __init__(self, lines: list[Line], taken: AbstractSet[int]) -> None:
        self._lines = lines
        self._taken = taken
        self._short = [self._is_short(at) for at in range(len(lines))]
        self._headings: dict[int, bool] = {}

    def _is_short(self, at: int) -> bool:
        line = self._lines[at]
        text = line.text
        if line.style or at in self._taken or len(text) > _HEADING:
            return False
        if text[-1] == "。" or text[-1] in _NO_HEADING_END or text[0] in "（(「" and text[-1] in "）)" or "。" in text:
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
        if after is None or after.style == "rule":
            return False
        if after.style == line.style and (line.style != "section"):
            return False
        before = self._lines[at - 1] if at else None
        if before is not None and before.style == line.style and not line.gap and at - 1 not in self._taken and not self.is_heading(at - 1):
            return False
        # a list of short phrases ends and the text goes on after a blank line: 「(3) c」 is an item still
        same = before is not None and before.style == line.style and not self.is_heading(at - 1)
        return not same

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
            return False
        following = last + 1
        if following == len(self._lines):
            return False
        line = self._lines[following]
        if last == first:
            return not self._short[following] or self._plain(following)
        # two short lines: both stand over the body only if they stand apart from what is before and after
        return at == last if not line.gap else bool(self._lines[first].gap)
