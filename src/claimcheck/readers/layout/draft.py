"""Drafts: blocks while the document is still being laid out, and the step that makes a Document of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from claimcheck.model.document import Block, Cell, Document, Role, line_starts
from claimcheck.model.span import Span


@dataclass(slots=True, eq=False)
class Draft:
    """A block to be; other blocks are pointed to as drafts, not by index."""

    start: int
    end: int
    role: Role
    level: int = 0
    marker: str = ""
    style: str = ""
    """Kind of marker; "plain" for a heading without one, "rule" for a line that only separates."""
    lead: "Draft | None" = None
    row: "tuple[Draft, ...]" = ()
    column: "tuple[Draft, ...]" = ()
    cell: Cell | None = None
    unit: str | None = None
    gap: int = 0
    """Blank lines above it."""
    apart: bool = False
    """Whether a separating line above it ends all sections but the title's."""


def replace_span(draft: Draft, start: int, end: int) -> Draft:
    """A further draft like another one, elsewhere."""
    return replace(draft, start=start, end=end, marker="", gap=0)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without the white space at its ends."""
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    return start, start + len(piece.strip())


def build(text: str, display: str, drafts: Sequence[Draft], dateline: date | None) -> Document:
    """The document of `drafts`, which are in order of position and whose headings have their final levels."""
    index = {id(draft): number for number, draft in enumerate(drafts)}
    blocks: list[Block] = []
    titles: tuple[int, ...] = ()
    stack: list[tuple[int, int]] = []
    path: tuple[int, ...] = ()
    for number, draft in enumerate(drafts):
        role = draft.role
        if draft.apart:
            stack.clear()
            path = titles
        heading = path
        if role is Role.HEADING:
            while stack and stack[-1][0] >= draft.level:
                stack.pop()
            heading = titles + tuple(at for _, at in stack)
            stack.append((draft.level, number))
            path = (*heading, number)
        elif role is Role.TITLE:
            titles = heading = path = (*titles, number)
            heading = titles[:-1]
            stack.clear()
        blocks.append(
            Block(
                Span(draft.start, draft.end),
                role,
                heading,
                draft.level,
                index[id(draft.lead)] if draft.lead else -1,
                tuple(index[id(label)] for label in draft.row) if draft.row else (),
                tuple(index[id(label)] for label in draft.column) if draft.column else (),
                None,
                draft.marker,
                draft.cell,
                draft.unit,
            )
        )
    return Document(display, text, tuple(blocks), dateline, line_starts(text))
