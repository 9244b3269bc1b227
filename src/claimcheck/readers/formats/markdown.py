"""Markdown: CommonMark with tables and front matter; blocks by markdown-it-py, offsets by us."""

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from claimcheck.model.document import Cell, Document, Role, line_starts
from claimcheck.model.pattern import regex
from claimcheck.readers.layout.dateline import front_matter_date, is_date_line, text_dateline
from claimcheck.readers.layout.draft import Draft, build, trimmed
from claimcheck.readers.layout.grid import Row, cells, split_pipes, unit_above
from claimcheck.readers.layout.head import is_byline
from claimcheck.readers.layout.headers import table_unit
from claimcheck.readers.layout.lines import ORDERED, scan
from claimcheck.readers.layout.lists import Item, lay_out_list
from claimcheck.readers.layout.shape import has_caption_mark, is_reference
from claimcheck.readers.layout.structure import Layout
from claimcheck.readers.layout.wrap import join

if TYPE_CHECKING:
    from datetime import date

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

SUFFIXES = (".md", ".markdown")
_FRONT = regex(r"---[ \t]*(?:\r\n?|\n)(.*?)(?<=[\r\n])(?:---|\.\.\.)[ \t]*(?:\r\n?|\n|\Z)", re.DOTALL)
_TITLE_KEY = regex(r"(?<![^\r\n])title[ \t]*:[ \t]*(?:\"([^\"\n\r]+)\"|'([^'\n\r]+)'|([^\s\"'][^\n\r]*))")
_TAG = regex(r"<!--.*?(?:-->|\Z)|<(?:script|style)\b.*?</(?:script|style)>|<[^>]*>|[ \t　]*\r?\n\s*", re.DOTALL)
_STRONG = regex(r"\*\*([^*\n]{1,50})\*\*|__([^_\n]{1,50})__")
_STRONG_LINE = regex(r"\*\*([^*\n]{1,50}[^*\n。」]|[QＱ][0-9０-９]*[.．:：、 　][^*\n]{1,60})\*\*[ \t　]*[\r\n]")
_ALERT = regex(r"\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][ \t]*[\r\n]")
_TERM = 24
"""Characters of a term that is defined."""
_IMAGE = regex(r"!\[([^\]]*)\]\([^)]*\)")
_NOTES = ("※", "注:", "注：", "注)", "注）", "(注", "（注", "[^")
_TASK = regex(r"\[[ xX]\][ \t]+")
_OWN_MARK = regex(
    r"[ 　]*(?:[・•●○■◆□◇▼【①-⑳]|[(（]?[0-9０-９]{1,2}[)）．]|[QＱ][0-9０-９]*[.．:：]|[^\s。、：:]{1,16}(?:[:：](?!//)|　))"
)
_INNER = 7
"""Level of headings that are no Markdown headings: a line in bold, 【…】."""


def _is_bylines(content: str) -> bool:
    """Whether a paragraph is nothing but lines that say who speaks and when; a label and its value are more than that."""
    lines = [line.strip() for line in content.splitlines()]
    return len(lines) > 1 and all(map(is_byline, lines))


def _unquoted(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without the white space and the > at its beginning."""
    start, end = trimmed(text, start, end)
    while start < end and text[start] in "> 　\t\r\n":
        start += 1
    return start, end


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # noqa: PLC0415 - only where there is Markdown

    # inline markup stays in the text of its block, where offsets are exact: only blocks are parsed
    return MarkdownIt("commonmark").enable("table").disable(["inline", "reference"])


def parse(text: str, display: str) -> Document:
    """The document of a Markdown text."""
    front = _FRONT.match(text)
    drafts: list[Draft] = []
    dateline: date | None = None
    if front is not None:
        dateline = front_matter_date(front[1].splitlines())
        if title := _TITLE_KEY.search(text, front.start(1), front.end(1)):
            group = next(number for number in (1, 2, 3) if title[number])
            end = title.start(group) + len(title[group].rstrip())
            drafts.append(Draft(title.start(group), end, Role.TITLE, 1))
    drafts += _Walk(text, front.end() if front else 0).run()
    _find_title(text, drafts)
    return build(text, display, drafts, dateline or text_dateline(text, drafts))


def _find_title(text: str, drafts: Sequence[Draft]) -> None:
    """The only heading of level 1 is the title; the date below it says when the text was issued."""
    tops = [draft for draft in drafts if draft.role is Role.HEADING and draft.level == 1]
    if len(tops) == 1 and not any(draft.role is Role.HEADING for draft in drafts[: drafts.index(tops[0])]):
        tops[0].role = Role.TITLE
        for draft in drafts:
            if draft.lead is tops[0]:
                draft.lead = None
    for draft in drafts[:4]:
        if draft.role is Role.PARAGRAPH and is_date_line(text[draft.start : draft.end]):
            draft.role = Role.BYLINE


class _Walk:
    """Goes through the parser's tokens and drafts a block for each; `offset` is where the front matter ends."""

    def __init__(self, text: str, offset: int) -> None:
        self.text = text
        body = text[offset:]
        # the parser counts lines by LF, CR and CRLF, and so does line_starts
        self.starts = [offset + start for start in line_starts(body)] + [len(text)]
        self.tokens: list[Token] = _parser().parse(body)
        self.drafts: list[Draft] = []
        self.items: list[Item] = []
        self.lists: list[str] = []
        self.table = 0
        self.unit: str | None = None
        self._item: tuple[str, bool] | None = None

    def run(self) -> list[Draft]:
        """All drafts, in order of position."""
        at = 0
        while at < len(self.tokens):
            token = self.tokens[at]
            kind = token.type
            if kind == "inline":
                self._inline(at, token)
            elif kind in ("bullet_list_open", "ordered_list_open"):
                self.lists.append(token.markup)
            elif kind in ("bullet_list_close", "ordered_list_close"):
                self.lists.pop()
                if not self.lists:
                    self._flush()
            elif kind == "list_item_open":
                self._item = (token.info + token.markup, True)
            elif kind == "table_open":
                at = self._table(at)
            elif kind in ("fence", "code_block"):
                self._code(token)
            elif kind == "html_block":
                self._html(token)
            at += 1
        self._flush()
        return self.drafts

    def _line(self, number: int) -> str:
        return self.text[self.starts[number] : self.starts[number + 1]]

    def _span(self, token: "Token") -> tuple[int, int]:
        """Where the content of an inline token stands in the source, container markers cut off on the first line."""
        first, last = token.map or (0, 1)
        head = token.content.partition("\n")[0]
        line = self._line(first)
        at = len(line.rstrip()) - len(head) if line.rstrip().endswith(head) else line.find(head)
        start = self.starts[first] + max(at, 0)
        if last - first <= 1 or "\n" not in token.content:
            return start, start + len(head)
        tail = self._line(last - 1).rstrip()
        return start, self.starts[last - 1] + len(tail)

    def _inline(self, at: int, token: "Token") -> None:
        opener = self.tokens[at - 1]
        # a full-width space is text to the parser
        start, end = trimmed(self.text, *self._span(token))
        if start >= end:
            return
        if opener.type == "heading_open":
            self._flush()
            self._heading(start, end, int(opener.tag[1]))
        elif self.lists:
            marker, first = self._item or ("", False)
            self._item = (marker, False)
            depth = len(self.lists)
            if task := _TASK.match(self.text, start):
                start = task.end()
            key = f"{self.lists[-1]}{depth}"
            self.items.append(Item(start, end, marker if first else "", key, 2 * depth, loose=not first))
        else:
            self._paragraph(start, end, token)

    def _heading(self, start: int, end: int, level: int) -> None:
        own = scan(self.text, start, end)[0]
        ordered = own.style in ORDERED or own.style == "question"
        self._add(
            Draft(own.body if ordered else start, end, Role.HEADING, level, own.marker if ordered else "", "hash")
        )

    def _paragraph(self, start: int, end: int, token: "Token") -> None:
        content = token.content.strip()
        strong = _STRONG.fullmatch(content)
        if strong and content.strip("*_")[-1] not in "。」":
            group = 1 if strong[1] else 2
            offset = strong.start(group)
            self._heading(start + offset, start + offset + len(strong[group]), _INNER)
            return
        if (unit := table_unit(content)) is not None:
            self.unit = unit
            self._add(Draft(start, end, Role.CAPTION))
            return
        if is_reference(content):
            self._add(Draft(start, end, Role.REFERENCE))
            return
        if image := _IMAGE.fullmatch(content):
            if image[1].strip():
                self._add(Draft(start + 2, start + 2 + len(image[1]), Role.CAPTION))
            return
        self._body(start, end, token.level)

    def _body(self, start: int, end: int, level: int) -> None:
        """A paragraph that is more than one thing, or plain text."""
        content = self.text[start:end]
        if content.startswith("**") and (opening := _STRONG_LINE.match(content)):
            self._heading(start + 2, start + 2 + len(opening[1]), _INNER)
            self._text(*trimmed(self.text, start + opening.end(), end), level)
        elif _ALERT.match(content):
            begin = self.text.index("]", start) + 1
            self._add(Draft(*_unquoted(self.text, begin, end), Role.NOTE))
        elif self._under_title() and _is_bylines(content):
            for line in scan(self.text, start, end):
                self._add(Draft(line.start, line.end, Role.BYLINE))
        elif not self._defined(start, end):
            self._text(start, end, level)

    def _under_title(self) -> bool:
        """Whether all that stands above is the heading of the whole text."""
        return len(self.drafts) == 1 and self.drafts[0].role in (Role.HEADING, Role.TITLE)

    def _defined(self, start: int, end: int) -> bool:
        """Draft a list of definitions: a term, and below it what it is behind a colon."""
        lines = scan(self.text, start, end)
        terms = [line for line in lines if line.text[0] not in ":："]
        empty = any(not line.text.strip(":： 　") for line in lines)
        if empty or lines[0] not in terms or len(terms) == len(lines) or max(len(line.text) for line in terms) > _TERM:
            return False
        label: Draft | None = None
        for row, line in enumerate(lines):
            if line.text[0] in ":：":
                begin, stop = trimmed(self.text, line.start + 1, line.end)
                value = Draft(begin, stop, Role.TABLE_CELL, cell=Cell(self.table, row, 1))
                value.row = (label,) if label is not None else ()
                self._add(value)
            else:
                label = Draft(line.start, line.end, Role.TABLE_CELL, cell=Cell(self.table, row, 0, header=True))
                self._add(label)
        self.table += 1
        return True

    def _text(self, start: int, end: int, level: int) -> None:
        content = self.text[start:end]
        lines = content.splitlines()
        marked = sum(_OWN_MARK.match(line) is not None for line in lines)
        if content.lstrip("*_").startswith(_NOTES):
            self._add(Draft(start, end, Role.NOTE))
        elif level == 1 and 2 * marked >= len(lines):
            self._own_layout(start, end)
        else:
            role = Role.CAPTION if has_caption_mark(content) else Role.PARAGRAPH
            self._add(Draft(start, end, role))

    def _own_layout(self, start: int, end: int) -> None:
        """A paragraph whose lines carry marks Markdown does not know: ・, ■, 本社:東京."""
        lines = join(self.text, scan(self.text, start, end))
        layout = Layout(self.text, lines, whole=False, table=self.table, before=self.drafts)
        for draft in layout.run():
            if draft.style == "rule":
                continue
            if draft.role is Role.HEADING:
                draft.level = _INNER + 1
            self._add(draft)
        self.table = layout.table

    def _add(self, draft: Draft) -> None:
        self.drafts.append(draft)
        if draft.role not in (Role.CAPTION, Role.NOTE):
            self.unit = None

    def _flush(self) -> None:
        if self.items:
            self.drafts.extend(lay_out_list(self.text, self.items, self.drafts, self.table))
            self.table += 1
            self.items = []
            self.unit = None

    def _table(self, at: int) -> int:
        self._flush()
        rows: list[Row] = []
        while self.tokens[at].type != "table_close":
            token = self.tokens[at]
            if token.type == "tr_open" and token.map:
                first = token.map[0]
                line = self._line(first)
                quote = len(line) - len(line.lstrip(" >"))
                rows.append(split_pipes(line[quote:].rstrip(), self.starts[first] + quote))
            at += 1
        self.drafts.extend(
            cells(self.text, rows, self.table, header=True, unit=self.unit or unit_above(self.text, self.drafts))
        )
        self.table += 1
        self.unit = None
        return at

    def _code(self, token: "Token") -> None:
        self._flush()
        first, last = token.map or (0, 0)
        if token.type == "fence":
            first += 1
            closed = last - 1 > first - 1 and self._line(last - 1).strip(" >\t\r\n").startswith(token.markup)
            last -= 1 if closed else 0
        start, end = self.starts[first], self.starts[max(first, last)]
        body = self.text[start:end]
        if body.strip():
            begin = start + body.find(body.strip()[0])
            self._add(Draft(begin, begin + len(body.strip()), Role.CODE))

    def _html(self, token: "Token") -> None:
        """The text between the tags; comments are nobody's text."""
        self._flush()
        first, last = token.map or (0, 0)
        start, end = self.starts[first], self.starts[last]
        at = start
        for match in [*_TAG.finditer(self.text, start, end), None]:
            stop = match.start() if match else end
            piece = self.text[at:stop]
            if piece.strip():
                begin = at + piece.find(piece.strip()[0])
                self._add(Draft(begin, begin + len(piece.strip()), Role.PARAGRAPH))
            at = match.end() if match else end
