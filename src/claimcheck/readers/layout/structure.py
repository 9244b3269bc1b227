"""Plain text laid out: every line gets its role from its marker, its shape and its neighbours."""

from collections.abc import Sequence

from claimcheck.model.document import Cell, Role
from claimcheck.readers.layout.draft import Draft, replace_span, trimmed
from claimcheck.readers.layout.grid import (
    cells,
    find_tables,
    has_header,
    rows_of,
    set_unit,
    split_gaps,
    unit_above,
)
from claimcheck.readers.layout.head import head
from claimcheck.readers.layout.headers import table_unit
from claimcheck.readers.layout.labels import Label, find_label, second_label
from claimcheck.readers.layout.lines import ORDERED, Line, width
from claimcheck.readers.layout.lists import Item, announces, label_runs, lay_out_list
from claimcheck.readers.layout.navigation import navigation
from claimcheck.readers.layout.records import records
from claimcheck.readers.layout.shape import Shapes, captions, citations, is_foot
from claimcheck.readers.layout.unitrows import unit_cells, unit_table


class Layout:
    """One pass over the lines of a text; `drafts` is what comes of it.

    Args:
        text: the document.
        lines: its lines, wrapped ones joined.
        whole: whether they are a whole document, with a head and perhaps navigation, or a part of one.
        table: number of the first table found.
        before: drafts of what stands above, for the leads of lists.
    """

    def __init__(
        self, text: str, lines: list[Line], *, whole: bool = True, table: int = 0, before: Sequence[Draft] = ()
    ) -> None:
        self.text = text
        self.lines = lines
        self.table = table
        self.drafts: list[Draft] = []
        self._before = list(before[-3:])
        skip = navigation(lines) if whole else set()
        self._settled: dict[int, Role] = dict.fromkeys(citations(lines) if whole else (), Role.REFERENCE)
        self._settled.update(dict.fromkeys(skip, Role.NAVIGATION))
        tables = [(at, last, "units") for at in range(len(lines)) if (last := unit_table(lines, at)) > at]
        inside = {at for first, last, _ in tables for at in range(first, last)}
        tables += [table for table in find_tables(lines) if inside.isdisjoint(range(table[0], table[1]))]
        self._tables = {first: (last, kind) for first, last, kind in tables}
        taken = {at for first, last, _ in tables for at in range(first, last)}
        if whole:
            self._settled.update(head(lines, skip, taken))
        taken |= self._settled.keys()
        self._records = records(lines, taken)
        taken |= self._records.keys()
        self._labels = label_runs(lines, taken)
        # 「動画：4K 60fps」 among 「重量：249g」 is no caption
        for at in captions(lines) - taken:
            if not {at - 1, at + 1} & self._labels.keys():
                self._labels.pop(at, None)
                self._settled[at] = Role.CAPTION
        self._taken = taken | self._settled.keys() | self._labels.keys()
        self._shapes = Shapes(lines, self._taken)
        self._unit: str | None = None
        self._answers = False
        self._numbered = False

    def run(self) -> list[Draft]:
        """Lay out all lines."""
        at = 0
        while at < len(self.lines):
            at = self._step(at)
        return self.drafts

    def _step(self, at: int) -> int:  # noqa: PLR0911 - one return for each kind of line
        """Lay out the line `at`, or the table, list or run it begins; the index of the line after."""
        line = self.lines[at]
        if not line.style and line.text[-1] == "。" and at not in self._taken:
            self.drafts.append(Draft(line.start, line.end, Role.PARAGRAPH, gap=line.gap))
            self._unit = None
            return at + 1
        if (role := self._settled.get(at)) is not None:
            return self._add(at, role, style=line.style if role is Role.TITLE else "")
        if line.style == "rule":
            self.drafts.append(Draft(line.start, line.end, Role.NAVIGATION, style="rule", gap=line.gap))
            return at + 1
        if at in self._records:
            return self._record(at)
        if at in self._tables:
            return self._grid(at, *self._tables[at])
        if line.style == "number" and self._numbered and (label := find_label(line.content)) and label.kind == "wide":
            return self._headed(at, label)
        if at in self._labels:
            return self._list(at) if line.style else self._label_run(at)
        if (unit := table_unit(line.text)) is not None:
            return self._unit_line(at, unit)
        if (role := self._own_role(at)) is not None:
            return self._add(at, role, style=line.style or "plain")
        return self._list(at)

    def _own_role(self, at: int) -> Role | None:
        """The role a line has by itself; None for the item of a list."""
        line = self.lines[at]
        if line.style == "note" or is_foot(line.text):
            return Role.NOTE
        if line.style == "question":
            self._answers = True
            return Role.HEADING
        if line.style == "answer" and self._answers:
            return Role.PARAGRAPH
        if self._shapes.is_heading(at):
            return Role.HEADING
        return None if line.style and line.style != "answer" else Role.PARAGRAPH

    def _unit_line(self, at: int, unit: str) -> int:
        self._unit = unit
        if not self.lines[at].gap:
            # 「(単位：百万円)」 right below a table is about that one
            set_unit(self.text, self.drafts, unit)
        return self._add(at, Role.CAPTION)

    def _add(self, at: int, role: Role, *, style: str = "") -> int:
        line = self.lines[at]
        end = line.end - 1 if line.style == "bracket" and line.body > line.start else line.end
        start = line.body if line.body < end else line.start
        if line.style == "section" and self.text[start] in "（(" and self.text[end - 1] in "）)":
            start, end = start + 1, end - 1
        start, end = trimmed(self.text, start, end)
        draft = Draft(start, end, role, 1 if role is Role.TITLE else 0, line.marker, style, gap=line.gap)
        if role is Role.HEADING and style in ORDERED:
            self._numbered = self._numbered or style == "number"
            draft.lead = self._announcement(style)
        self.drafts.append(draft)
        if role not in (Role.CAPTION, Role.NOTE):
            self._unit = None
        return at + 1

    def _announcement(self, style: str) -> Draft | None:
        """The paragraph that announces a run of numbered headings: 「3つの影響をもたらしました。」 then 1., 2., 3."""
        for draft in reversed(self.drafts):
            if draft.role is Role.HEADING:
                return draft.lead if draft.style == style else None
            if draft.role is Role.PARAGRAPH and announces(self.text[draft.start : draft.end]):
                before = next((old for old in reversed(self.drafts) if old.role is Role.HEADING), None)
                if before is not None and before.style == style:
                    return before.lead
                return draft if draft is self.drafts[-1] else None
        return None

    def _grid(self, at: int, last: int, kind: str) -> int:
        if kind == "units":
            self.drafts.extend(unit_cells(self.text, [split_gaps(line) for line in self.lines[at:last]], self.table))
            self.table += 1
            self._unit = None
            return last
        rows, ruled = rows_of(self.lines[at:last], kind)
        header = ruled or has_header(self.text, rows)
        self.drafts.extend(
            cells(self.text, rows, self.table, header=header, unit=self._unit or unit_above(self.text, self.drafts))
        )
        self.table += 1
        self._unit = None
        return last

    def _record(self, at: int) -> int:
        """A record whose labels and values stand on lines of their own."""
        label: Draft | None = None
        row = column = 0
        while (over := self._records.get(at)) is not None:
            line = self.lines[at]
            column = 0 if over == at else column + 1
            row += over == at
            draft = Draft(line.start, line.end, Role.TABLE_CELL, cell=Cell(self.table, row, column, header=over == at))
            if over == at:
                label = draft
            elif label is not None:
                draft.row = (label,)
            self.drafts.append(draft)
            at += 1
            if at < len(self.lines) and self.lines[at].gap:
                break
        self.table += 1
        return at

    def _label_run(self, at: int) -> int:
        """A run of 「本社:東京」 lines: a table of two columns, or items where the values are prose."""
        last = at
        while (
            last < len(self.lines)
            and last in self._labels
            and not self.lines[last].style
            and (last == at or not self.lines[last].gap)
        ):
            last += 1
        pairs = [(self.lines[number], self._labels[number]) for number in range(at, last)]
        prose = any(line.text[-1] == "。" for line, _ in pairs)
        for row, (line, label) in enumerate(pairs):
            self._pair(line, label, row, Role.LIST_ITEM if prose else Role.TABLE_CELL)
        while not prose and last < len(self.lines) and self._continues_value(last, pairs[-1]):
            more = self.lines[last]
            self.drafts.append(replace_span(self.drafts[-1], more.start, more.end))
            last += 1
        self.table += 1
        self._unit = None
        return last

    def _continues_value(self, at: int, pair: tuple[Line, Label]) -> bool:
        """Whether a line without label stands below the value of the one above: a second 品番."""
        line, above = self.lines[at], pair[0]
        deeper = line.indent >= above.indent + width(above.text[: pair[1].end])
        return deeper and not line.gap and not line.style and at not in self._taken and line.text[0] not in "（("

    def _headed(self, at: int, label: Label) -> int:
        """A numbered section on one line, 「7　次回の予定　令和7年3月27日」, where other sections have bodies of their own."""
        line = self.lines[at]
        heading = Draft(line.body, line.body + label.end, Role.HEADING, 0, line.marker, line.style)
        self.drafts += [heading, Draft(line.body + label.value, line.end, Role.PARAGRAPH, row=(heading,))]
        return at + 1

    def _pair(self, line: Line, label: Label, row: int, role: Role) -> None:
        start, end = line.start, line.start + label.end
        if self.text[start] == "【" and self.text[end - 1] == "】":
            start, end = start + 1, end - 1
        first = Draft(start, end, role, cell=Cell(self.table, row, 0, header=True))
        value = Draft(line.start + label.value, line.end, role, row=(first,), cell=Cell(self.table, row, 1))
        value.unit = self._unit
        self.drafts += [first, value]
        if label.kind == "colon" and (second := second_label(self.text[value.start : value.end])) is not None:
            at, split = second  # 日時：8月3日　場所：市民会館
            more = Draft(value.start + at, value.start + split.end, role, cell=Cell(self.table, row, 2, header=True))
            rest = Draft(value.start + split.value, value.end, role, row=(more,), cell=Cell(self.table, row, 3), unit=self._unit)
            value.end = trimmed(self.text, value.start, value.start + at)[1]
            self.drafts += [more, rest]

    def _list(self, at: int) -> int:
        items: list[Item] = []
        last = at
        while last < len(self.lines):
            line = self.lines[last]
            if line.style and line.style not in ("rule", "note", "question") and not self._ends_list(last):
                key = line.style if line.style in ORDERED else line.marker[:1]
                items.append(Item(line.body, line.end, line.marker, key, line.indent, line.gap))
            elif items and self._continues(last, items[-1]):
                items.append(Item(line.start, line.end, "", "", line.indent, loose=True))
            else:
                break
            last += 1
        if last == at:
            return self._add(at, Role.PARAGRAPH)
        self.drafts.extend(lay_out_list(self.text, items, self._before + self.drafts[-4:], self.table))
        self.table += 1
        self._unit = None
        return last

    def _continues(self, at: int, item: Item) -> bool:
        """Whether an unmarked line goes on with the item above it: further in, no table and no label of its own."""
        line = self.lines[at]
        free = at not in self._tables and at not in self._labels and at not in self._settled
        return free and not line.style and not line.gap and line.indent > item.indent

    def _ends_list(self, at: int) -> bool:
        taken = at in self._settled or at in self._tables
        return taken or (at not in self._labels and self._shapes.is_heading(at))
