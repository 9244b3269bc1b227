"""A document as its author laid it out."""

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

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


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text with one role: a paragraph, a heading, a cell …"""

    span: Span
    role: Role
    heading: tuple[int, ...] = ()
    """Indices of the headings above it, outermost first."""
    level: int = 0
    """Heading level or list depth, from 1; 0 where it has none."""
    lead: int = -1
    """Index of the paragraph or item that introduces the list this item belongs to; -1 without one."""
    row: tuple[int, ...] = ()
    """Indices of the cells that label this cell's row."""
    column: tuple[int, ...] = ()
    """Indices of the cells that label this cell's column."""
    locator: Locator | None = None


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


def line_starts(text: str) -> tuple[int, ...]:
    """Offsets at which the lines of `text` begin; LF, CR and CRLF end a line."""
    starts = [0]
    at = 0
    for line in text.splitlines(keepends=True):
        at += len(line)
        if line.endswith(("\n", "\r")):
            starts.append(at)
    return tuple(starts)
