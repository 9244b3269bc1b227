"""Lines of figures that tell how the two above them differ: 前回予想 1,420, 今回予想 2,980, 増減額 1,560, 増減率 109.9%.

Statements of results set them under each other, in the columns of a table or in lines of plain text spaced to look like one.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from claimcheck.claims.arithmetic.arithmetic import Change, is_plain
from claimcheck.claims.discourse.discourse import Discourse
from claimcheck.claims.values.dimensions import dimension
from claimcheck.model.claims import Mention
from claimcheck.model.document import Role
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span
from claimcheck.model.values import Numeric, Ratio

_NOTE = r"(?:[（(][^（()）]{1,10}[）)])?"
_CHANGE = regex(rf"[・]?(?:増減[額数]?|差額?|差引[額き]?){_NOTE}")
_RATE = regex(rf"[・]?増減率{_NOTE}")
_LABEL = regex(rf"[・]?[^\s　0-9０-９。、]{{2,14}}{_NOTE}")
_FIELD = regex(r"[^\s　]+")
_NOTHING = regex(r"[－―—–ー-]+")
"""What stands in a column in which nothing changes."""
_FORECAST = regex(r"予想|計画|見込|実績|修正|今回|前回|前期|当期|今期|前年|当年|本年")
_CHANGES = 2
"""Lines under two levels that may tell how they differ: by how much, and by what part."""


class _Line(NamedTuple):
    """A label and the figures behind it, by the column in which they stand."""

    label: str
    columns: int
    figures: dict[int, Mention]
    span: Span


def line_changes(discourse: Discourse) -> Iterator[Change]:
    """The changes that the lines of one document set under the two levels they are of."""
    for lines in (*_of_text(discourse), *_of_columns(discourse)):
        for at, (old, new) in enumerate(pairwise(lines)):
            if not (_FORECAST.search(old.label) and _FORECAST.search(new.label)):
                continue
            for change in lines[at + 2 : at + 2 + _CHANGES]:
                if not (_CHANGE.fullmatch(change.label) or _RATE.fullmatch(change.label)):
                    break
                yield from _changes(old, new, change)


def _changes(old: _Line, new: _Line, change: _Line) -> Iterator[Change]:
    rate = _RATE.fullmatch(change.label) is not None
    if not old.columns == new.columns == change.columns:
        return
    for column, figure in change.figures.items():
        one, other = old.figures.get(column), new.figures.get(column)
        if one is not None and other is not None and _are_levels(one, other, figure, rate=rate):
            yield Change(one, other, figure, 1, change.span, tabular=True)


def _of_text(discourse: Discourse) -> Iterator[list[_Line]]:
    """Lines of plain text that follow each other, each a label and figures set apart by blanks."""
    text = discourse.view.text
    if "増減" not in text and "差" not in text:
        return
    by_line: dict[int, list[Mention]] = {}
    for mention in discourse.mentions:
        by_line.setdefault(text.rfind("\n", 0, mention.span.start) + 1, []).append(mention)
    run: list[_Line] = []
    for start in sorted(by_line):
        line = _line(text, start, by_line[start])
        if run and (line is None or run[-1].span.end + 1 != start):
            yield run
            run = []
        run += [line] if line is not None else []
    yield run


def _line(text: str, start: int, mentions: Sequence[Mention]) -> _Line | None:
    """A line that is a label and figures set apart by blanks; None for any other."""
    end = text.find("\n", start)
    span = Span(start, end if end >= 0 else len(text))
    label, *fields = _FIELD.finditer(text, *span)
    name = label.group().rstrip(":：")
    if not fields or not (_LABEL.fullmatch(name) or _RATE.fullmatch(name)):
        return None
    figures: dict[int, Mention] = {}
    for column, field in enumerate(fields):
        inside = [mention for mention in mentions if field.start() <= mention.span.start < field.end()]
        if len(inside) == 1 and inside[0].extent.end >= field.end() and inside[0].span.start - field.start() <= 1:
            figures[column] = inside[0]
        elif inside or not _NOTHING.fullmatch(field.group()):
            return None
    return _Line(name, len(fields), figures, span)


def _of_columns(discourse: Discourse) -> Iterator[list[_Line]]:
    """The cells of a column under each other that hold one figure each."""
    columns: dict[tuple[int, ...], list[_Line]] = {}
    for sent, units in sorted(discourse.units_of.items()):
        block = discourse.block(sent)
        if block.role is Role.TABLE_CELL and block.row and block.column and len(units) == 1:
            name = discourse.block_text(block.row[-1]).strip()
            line = _Line(name, 1, {0: units[0].mention}, discourse.view.sentences[sent].span)
            columns.setdefault(block.column, []).append(line)
    yield from columns.values()


def _are_levels(old: Mention, new: Mention, change: Mention, *, rate: bool) -> bool:
    """Whether three figures may be two levels and their difference, or its part of the old one."""
    levels = (old, new) if rate else (old, new, change)
    plain = all(isinstance(each.value, Numeric) and not isinstance(each.value, Ratio) and is_plain(each) for each in levels)
    relative = not rate or (isinstance(change.value, Ratio) and change.value.unit == "%")
    return plain and relative and len({dimension(each.value) for each in levels}) == 1
