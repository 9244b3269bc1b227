"""Lines of plain text and the markers they begin with."""

import re

from claimcheck.model.pattern import regex

_DIGIT = "[0-9０-９]"
_MARKER = regex(
    rf"""
     (?P<hash>\#{{1,6}}[ \u3000]+)
    |(?P<section>第[0-9０-９一二三四五六七八九十百]+(?:号議案|[編章節条項])(?:の{_DIGIT}+)?(?![^\s（(：:　])[\s　]*)
    |(?P<question>[QＱ]{_DIGIT}{{0,3}}[.．:：、)）\s　]\s*|[QＱ]{_DIGIT}{{1,3}}(?=[^\x00-\x7f])
        |問[:：　]\s*|問{_DIGIT}{{1,3}}[.．:：、\s　]\s*|[―─—]{{2}}\s*|―(?=[^\s―]))
    |(?P<answer>[AＡ]{_DIGIT}{{0,3}}[.．:：、)）　]\s*|[AＡ]{_DIGIT}{{0,3}}[ ](?=[^\x00-\x7f])|答{_DIGIT}{{0,3}}[.．:：、　]\s*)
    |(?P<decimal>{_DIGIT}{{1,2}}(?:[.．]{_DIGIT}{{1,2}})+[.．]?[\s　]+(?=[^\s0-9０-９]))
    |(?P<number>{_DIGIT}{{1,2}}(?:[.．)）](?!{_DIGIT})[\s　]*|　+)(?=\S))
    |(?P<paren>[(（]{_DIGIT}{{1,2}}[)）]\s*(?=\S))
    |(?P<circled>[①-⑳❶-❿➀-➉]\s*)
    |(?P<kana>[(（][アイウエオカキクケコ][)）]\s*|[アイウエオカキクケコ][.．)）　]\s*)
    |(?P<alpha>[(（][a-zａ-ｚ][)）]\s*|[a-zA-Zａ-ｚ][.．)）](?=\s|[^\x00-\x7f])\s*)
    |(?P<roman>[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]+[.．、　\s]\s*)
    |(?P<square>[■□◆◇▼▽▶▷►◼◾❖★☆●○◎◯]\s*|[▲△](?!{_DIGIT})\s*)
    |(?P<bullet>(?:[・•‣◦⁃▪▫∙･✓✔☑➢➤]|\*{{2,4}}(?=[ ])|[-*+–＊－](?=[\s　]))[\s　]*(?=\S))
    |(?P<note>※\s*{_DIGIT}*[.．:：]?\s*|[＊*]{_DIGIT}+[.．):：]?\s*|[＊](?=[^\s＊])|[(（]?注{_DIGIT}*[)）.．:：]\s*
        |(?=(?:参照|出典|参考|引用元|[Ss]ource|SOURCE|資料|出所|備考|注記|典拠)\s*[:：])|(?=[(（](?:注|出典|参照|資料|出所)[)）:：])|\[{_DIGIT}+\]\s*)
    """,
    re.VERBOSE,
)
_FIRST = frozenset(
    "#第QＱ問―─—AＡ答0123456789０１２３４５６７８９(（アイウエオカキクケコ■□◆◇▼▽▶▷►◼◾❖★☆●○◎◯▲△"
    "・•‣◦⁃▪▫∙･✓✔☑➢➤-*+–＊－※注参出引Ss資備典[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ"
) | frozenset("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳❶❷❸❹❺❻❼❽❾❿➀➁➂➃➄➅➆➇➈➉abcdefghijklmnopqrstuvwxyzBCDEFGHIJKLMNOPRTUVWXYZ")
_RULE = regex(r"[-=*_＊―─━－—~〜・.…#＝◇◆]{3,}|(?:[*＊・◇◆☆★] ?){3}|\d{1,3} ?/ ?\d{1,3}")
_BRACKETED_WITH = regex(r"【[^】]{1,30}】[（(][^()（）]{1,20}[）)]")
_NEXT_ITEM = regex(r"[ 　]{2,}(?=[・•][^ 　])")
_BRACKETED = regex(
    r"【[^】]{1,40}】|〔[^〕]{1,40}〕|≪[^≫]{1,40}≫|《[^》]{1,40}》|[<＜][^>＞]{1,40}[>＞]|\[[^\[\]]{1,40}\]"
)
# 「②については」 speaks of ②, it is no item
_REFERS = regex(
    r"について|に関し|に対し|では|には|とは|から|まで|と同|は[、,0-9０-９]|の(?:場合|うち|方|よう)|および|及び|または|[をがに]"
)
_EDIT = regex(r"[ 　]*\[(?:ソースを)?編集\]$")
"""What a wiki prints behind its headings."""
_WIKI = regex(r"(={2,6})[ 　]*([^=]+?)[ 　]*\1")
_REFERRED = frozenset({"circled", "paren", "number", "kana", "section", "square"})
ORDERED = frozenset({"decimal", "number", "paren", "circled", "kana", "alpha", "roman", "section"})


class Line:
    """A line that is not blank. `start` and `end` are offsets of its text without surrounding white space."""

    __slots__ = ("body", "end", "gap", "indent", "marker", "start", "style", "text")

    def __init__(self, start: int, text: str, indent: int, gap: int) -> None:
        self.start = start
        self.end = start + len(text)
        self.text = text
        self.indent = indent
        """Columns of white space before it; a full-width space is two."""
        self.gap = gap
        """Blank lines above it."""
        self.body = start
        """Where the text after the marker begins."""
        self.marker = ""
        self.style = ""
        """Kind of marker, "" without one."""

    @property
    def content(self) -> str:
        """The text after the marker."""
        return self.text[self.body - self.start :]


def scan(text: str, start: int = 0, end: int | None = None) -> list[Line]:
    """The lines of `text[start:end]` that are not blank, with their markers."""
    lines: list[Line] = []
    at = start
    gap = 0
    for raw in text[start:end].splitlines(keepends=True):
        stripped = raw.strip()
        if not stripped:
            gap += 1
            at += len(raw)
            continue
        margin = raw.find(stripped[0])
        if stripped[-1] == "]" and (edit := _EDIT.search(stripped)) and edit.start():
            stripped = stripped[: edit.start()]
        line = Line(at + margin, stripped, _columns(raw[:margin]) if margin else 0, gap)
        if stripped[0] in _FIRST or stripped.startswith("==") or (stripped[0] in "【〔≪《<＜" and len(stripped) < 44):  # noqa: PLR2004
            _mark(line)
        elif stripped[0] in "_~〜.…=＝" and _RULE.fullmatch(stripped):
            line.style = "rule"
        lines.append(line)
        if line.style == "bullet" and (inner := _NEXT_ITEM.search(stripped)):
            lines += _divide(line, inner)
        gap = 0
        at += len(raw)
    return lines


def _divide(line: Line, inner: re.Match[str] | None) -> list[Line]:
    """Cut off the items that follow on the same line: ・設計　樹設計　　・施工　東信建設."""
    rest: list[Line] = []
    while inner and line.text[: inner.start()].strip(" 　\t・•"):
        following = Line(line.start + inner.end(), line.text[inner.end() :], line.indent, 0)
        _mark(following)
        line.text = line.text[: inner.start()].rstrip()
        line.end = line.start + len(line.text)
        rest.append(following)
        line = following
        inner = _NEXT_ITEM.search(line.text)
    return rest


def _columns(margin: str) -> int:
    return sum(2 if char == "\u3000" else 4 if char == "\t" else 1 for char in margin)


def _mark(line: Line) -> None:
    text = line.text
    if _RULE.fullmatch(text):
        line.style = "rule"
        return
    if wiki := _WIKI.fullmatch(text):
        line.style, line.marker, line.body = "hash", "#" * len(wiki[1]), line.start + wiki.start(2)
        line.text = text[: wiki.end(2)]
        line.end = line.start + len(line.text)
        return
    if _BRACKETED.fullmatch(text) and text[1:-1].strip() and not (text[0] in "[<" and text[1:-1].isascii()):
        line.style, line.marker, line.body = "bracket", text[0], line.start + 1
        return
    if _BRACKETED_WITH.fullmatch(text):
        line.style, line.marker = "bracket", text[0]
        return
    style, at = _one_mark(text, 0)
    if style in ("bullet", "hash"):
        # 「• ①型落ちGPUで」: the inner marker says more than the bullet; 「## 1) 進捗」 is a heading by its #
        inner, end = _one_mark(text, at)
        if inner in ORDERED or (inner and style == "bullet"):
            style, at = (inner if style == "bullet" else style), end
    if text.startswith("**") and style == "bullet":
        # 「** 車道」 of a wiki is one deeper than 「* 幅員」
        line.indent += 2 * (len(text) - len(text.lstrip("*")) - 1)
    if style:
        line.style, line.marker, line.body = style, text[:at].strip(), line.start + at


def _one_mark(text: str, at: int) -> tuple[str, int]:
    """Kind and end of the marker at `at`; "" without one."""
    match = _MARKER.match(text, at)
    style = (match and match.lastgroup) or ""
    if match is None or (match.end() == len(text) and style != "section"):
        return "", at
    if style in _REFERRED and _REFERS.match(text, match.end()):
        return "", at
    return style, match.end()


def width(text: str) -> int:
    """Columns: a full-width character is two."""
    return len(text) + sum(char > "\u2e7f" for char in text)
