"""A document as its author laid it out."""

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import accumulate
from typing import NamedTuple

from claimcheck.model.pattern import regex
from claimcheck.model.span import Span


class Role(StrEnum):
    """What a block is in its document."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    TABLE_CELL = "table-cell"
    CAPTION = "caption"
    NOTE = "note"
    """Beside the text proper: ※, 注, 出典."""
    BYLINE = "byline"
    """Who speaks and when, beside the title: 2025年3月18日, 株式会社A, 報道関係者各位."""
    REFERENCE = "reference"
    """A work cited, in a list of sources: its numbers and dates are about that work, not about the subject."""
    CODE = "code"
    NAVIGATION = "navigation"


class Token(NamedTuple):
    """One morpheme of a sentence, as UniDic divides it."""

    span: Span
    surface: str
    lemma: str
    """UniDic lemma; the surface where the dictionary has none."""
    pos: str
    """First part-of-speech level, 名詞 動詞 助詞 …"""
    pos2: str
    """Second level, 普通名詞 固有名詞 格助詞 …"""
    pos3: str
    """Third level, 人名 地名 サ変可能 …"""
    form: str
    """Inflected form, 連体形-一般 …; empty where nothing inflects."""


class Locator(NamedTuple):
    """Where a block stands for a reader of the original: a line, a page, a sheet cell."""

    kind: str
    value: str


class Cell(NamedTuple):
    """The place of a cell in its table, counted from 0."""

    table: int
    """Number of the table in its document."""
    row: int
    column: int
    header: bool = False
    """Whether it labels other cells rather than stating a value."""


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text with one role: a paragraph, a heading, a cell.

    Note [Labels]. A line that is a label and its value (本社:東京, ・価格：24,800円, • 創業者 梁文鋒 …) is two blocks: the label
    has `cell.header` set, the value names it in `row`. Both are TABLE_CELL in a bare run of such lines, LIST_ITEM behind
    a bullet or where the value is prose. The marker is kept on the first block of an item only, so the items of a list
    are its blocks with a marker. A date before an event (2019年 - 設立) is no label: it stays in the sentence.
    """

    span: Span
    role: Role
    heading: tuple[int, ...] = ()
    """Indices of the headings above it, outermost first."""
    level: int = 0
    """Heading level or list depth, from 1; 0 where it has none."""
    lead: int = -1
    """Index of the block that introduces the list this item belongs to: a paragraph (次の4点), for an inner list the outer
    item, else the heading right above; -1 without one. A numbered heading has one where a paragraph announces it."""
    row: tuple[int, ...] = ()
    """Indices of the cells that label this cell's row."""
    column: tuple[int, ...] = ()
    """Indices of the cells that label this cell's column."""
    locator: Locator | None = None
    marker: str = ""
    """Bullet or number before it, as written: ・, (1), 第3条, Q1．"""
    cell: Cell | None = None
    """Place in its table; of a label, `header` is set."""
    unit: str | None = None
    """What scales or counts the bare numbers of this cell, from 単位:百万円 or a header 売上高(百万円)."""


class Sentence(NamedTuple):
    """A sentence, or a line that stands for one, inside a block."""

    span: Span
    block: int
    """Index of its block."""


@dataclass(frozen=True, slots=True)
class Document:
    """The decoded text of one file and its blocks, in order of position."""

    path: str
    """POSIX path as it is reported, relative to the working directory."""
    text: str
    """Exactly as decoded: newlines untouched, so that spans are offsets into the file's text."""
    blocks: tuple[Block, ...]
    dateline: date | None = None
    """The day the text speaks from, where its author or front matter says so."""
    line_starts: tuple[int, ...] = field(default=(), repr=False)

    def line_column(self, offset: int) -> tuple[int, int]:
        """1-based line and column of an offset; lines end at LF, CR or CRLF."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1


_NEWLINE = regex(r"\r\n?|\n")


def line_starts(text: str) -> tuple[int, ...]:
    """Offsets at which the lines of `text` begin; LF, CR and CRLF end a line."""
    if "\r" in text:
        return (0, *[match.end() for match in _NEWLINE.finditer(text)])
    lengths = [len(line) + 1 for line in text.split("\n")]
    return tuple(accumulate(lengths[:-1], initial=0))
