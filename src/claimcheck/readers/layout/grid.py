"""Tables whose columns something separates: pipes, tabs, wide gaps."""

from collections.abc import Callable, Sequence

from claimcheck.model.document import Cell, Role
from claimcheck.model.pattern import regex
from claimcheck.readers.layout.draft import Draft
from claimcheck.readers.layout.headers import counter_of, header_unit
from claimcheck.readers.layout.labels import is_date, is_value, spread_label
from claimcheck.readers.layout.lines import Line

Row = list[tuple[int, int]]
"""Spans of the cells of one row, white space trimmed; an empty cell has start == end."""

CORNER = regex(
    r"項目|型番|型式|モデル|機種|品目|種別|種類|区分|名称|科目|指標|年度?|月|日付|期間|内容|機能|製品名?|商品名?|プラン|部門|地域|内訳|詳細|仕様"
)
"""What the corner of a table says."""
_ITEM = regex(r"(?:細?項目|[中小]?項目名?|指標|科目|細目|内訳|小?区分|費目|諸元)")
"""What stands over a second column of labels."""
_WHOLE = regex(r"[0-9０-９]{1,3}(?:[,，][0-9０-９]{3})+|[0-9０-９]+")
_LONGEST_ROW = 120
_SPACE = regex(" ")
_GAP = regex(r"\t+|　[ 　]*| {2,}")
_ALIGN = regex(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)+\|?\s*|\s*\|\s*:?-+:?\s*\|\s*")
_NUMBER = r"[+\-−△▲▼±]?\s*[0-9０-９][0-9０-９,，.．]*"
_BARE = regex(
    rf"約?{_NUMBER}(?:\s*(?:~|〜|～|–|→|-|/)\s*{_NUMBER})?(?:\s*[(（][^()（）]*[)）])?|[(（]{_NUMBER}[)）]"
)
_YEAR = regex(r"(?:19|20)[0-9]{2}")
_RANK = regex(r"[0-9０-９]{1,3}[.．位]?")


def split_pipes(text: str, start: int) -> Row:
    """Cells of a row with pipes; an escaped one does not divide, one in a code span does, as on GitHub."""
    spans: Row = []
    begin = 0
    escaped = False
    body = text.strip()
    margin = text.find(body) if body else 0
    for at, char in enumerate(body):
        if char == "|" and not escaped:
            spans.append((begin, at))
            begin = at + 1
        escaped = char == "\\" and not escaped
    spans.append((begin, len(body)))
    if body.startswith("|"):
        spans = spans[1:]
    if body.endswith("|") and len(spans) > 1:
        spans.pop()
    return [_bare(body, low, high, start + margin) for low, high in spans]


_EMPHASIS = regex(r"\s*(\*{1,3}|_{1,3}|~~)(?=\S)([^*_~|]*)(?<=\S)\1\s*")


def _bare(text: str, low: int, high: int, offset: int) -> tuple[int, int]:
    """A cell without the marks that set all of it in bold or italics: **合計**."""
    marked = _EMPHASIS.fullmatch(text, low, high)
    return _trim(text, *(marked.span(2) if marked else (low, high)), offset)


def split_gaps(line: Line, *, single: bool = False) -> Row:
    """Cells of a row with tabs or wide gaps, or with single spaces."""
    pattern = _SPACE if single else _GAP
    spans: Row = []
    begin = 0
    for match in pattern.finditer(line.text, spread_label(line.text)):
        spans.append(_trim(line.text, begin, match.start(), line.start))
        begin = match.end()
    return [*spans, _trim(line.text, begin, len(line.text), line.start)]


def _trim(text: str, low: int, high: int, offset: int) -> tuple[int, int]:
    piece = text[low:high]
    stripped = piece.strip()
    if not stripped:
        return offset + low, offset + low
    low += piece.find(stripped[0])
    return offset + low, offset + low + len(stripped)


def cells(text: str, rows: Sequence[Row], table: int, *, header: bool, unit: str | None = None) -> list[Draft]:
    """The drafts of a table: its cells in order of position, every value with its labels and unit.

    Args:
        text: the document.
        rows: spans of its cells.
        table: its number.
        header: whether the first row labels the columns.
        unit: what a 単位 line sets for all cells.
    """
    heads = _heads(rows[0], table) if header else []
    out = [head for head in heads if head.end > head.start]
    units = [header_unit(text[head.start : head.end]) for head in heads]
    counters = [counter_of(text[head.start : head.end]) for head in heads]
    body = rows[1:] if header else rows
    labelled = _label_columns(text, body, rows[0] if header else ())
    above: Draft | None = None
    for number, row in enumerate(body, 1 if header else 0):
        labels: tuple[Draft, ...] = ()
        blank = _label_behind_blanks(text, row) if labelled == 1 else -1
        for column, (start, end) in enumerate(row):
            is_label = column < labelled or column == blank
            draft = Draft(start, end, Role.TABLE_CELL, row=labels, cell=Cell(table, number, column, is_label))
            if column < len(heads) and heads[column].end > heads[column].start:
                draft.column = (heads[column],)
            if end > start:
                out.append(draft)
            if not is_label:
                if _BARE.fullmatch(text, start, end):
                    named = header_unit(text[labels[-1].start : labels[-1].end]) if labels else None
                    draft.unit = (units[column] if column < len(units) else None) or named or unit
                    if draft.unit is None and column < len(counters) and _WHOLE.fullmatch(text, start, end):
                        draft.unit = counters[column]
            elif end > start:
                labels = (*labels, draft)
                above = draft if column == 0 else above
            elif column == 0 and labelled > 1 and above is not None:
                # an empty label repeats the one above it
                labels = (above,)
    return out


_IN_ALL = regex(r"(?:合計|総計|小計|計|平均)(?:[・･／/、][\s　]*(?:平均|合計|計))?")


def _label_behind_blanks(text: str, row: Row) -> int:
    """The column that tells what a row without a label is, if its first figures stand behind one: | | 合計 | 12 |; -1 without."""
    column = next((at for at, (start, end) in enumerate(row) if end > start), 0)
    return column if column and _IN_ALL.fullmatch(text[slice(*row[column])].strip(" *　")) else -1


def _heads(row: Row, table: int) -> list[Draft]:
    return [
        Draft(start, end, Role.TABLE_CELL, cell=Cell(table, 0, column, header=True))
        for column, (start, end) in enumerate(row)
    ]


def _label_columns(text: str, rows: Sequence[Row], heads: Sequence[tuple[int, int]]) -> int:
    """How many columns at the left label the rows: one, or two where the first groups or only counts them.

    区分 無線, 無線, 有線 beside 項目 規格, 速度, ポート数; 順位 1, 2, 3 beside チーム; 人的被害 over nothing, beside 死者, 重傷.
    """
    if not any(len(row) > 1 for row in rows):
        return 0
    if len(rows) < 2 or min(map(len, rows)) < 3:  # noqa: PLR2004 - a second label needs a value beside it
        return 1
    first = [text[slice(*row[0])] for row in rows]
    second = [text[slice(*row[1])] for row in rows]
    for at, label in enumerate(first):  # an empty cell repeats the one above it
        first[at] = label or (first[at - 1] if at else "")
    pairs = list(zip(first, second, strict=True))
    names = all(second) and len(set(pairs)) == len(pairs) and not any(is_value(cell) for cell in second)
    grouped = len(set(first)) < len(first) or all(_RANK.fullmatch(cell) for cell in first)
    said = len(heads) > 1 and _ITEM.fullmatch(text, *heads[1]) is not None
    filled = any(is_value(text[slice(*row[2])]) for row in rows)
    return 2 if names and filled and (grouped or said) else 1


def unit_above(text: str, drafts: Sequence[Draft]) -> str | None:
    """The unit in the heading or caption right above a table: 「満足度(%)」."""
    above = drafts[-1] if drafts else None
    if above is None or above.role not in (Role.HEADING, Role.CAPTION, Role.TITLE):
        return None
    return header_unit(text[above.start : above.end])


def set_unit(text: str, drafts: Sequence[Draft], unit: str) -> None:
    """Give the bare numbers of the table that ends `drafts` a unit, unless they have one."""
    for draft in reversed(drafts):
        if draft.role is not Role.TABLE_CELL:
            break
        if (
            draft.unit is None
            and not (draft.cell and draft.cell.header)
            and _BARE.fullmatch(text, draft.start, draft.end)
        ):
            draft.unit = unit


def find_tables(lines: list[Line]) -> list[tuple[int, int, str]]:
    """Stretches of lines that are tables, as (first, last exclusive, "pipe" | "gap" | "space")."""
    found: list[tuple[int, int, str]] = []
    at = 0
    while at < len(lines):
        # no row ends in a full stop
        kind = _separator(lines[at]) if lines[at].text[-1] != "。" else ""
        last = _end(lines, at, kind) if kind else at
        if last - at > 1:
            found.append((at, last, kind))
            at = last
        else:
            at += 1
    return found


def _separator(line: Line) -> str:
    """What may divide the cells of a line: pipe, gap, space, or "" for nothing."""
    text = line.text
    if text.count("|") > 1:
        return "pipe"
    if line.style:
        return ""
    if "\t" in text or "　" in text or "  " in text:
        return "gap"
    return "space" if len(text) < _LONGEST_ROW and 2 <= text.count(" ") <= 8 else ""  # noqa: PLR2004 - three to nine cells


def _end(lines: list[Line], at: int, kind: str) -> int:
    """Index after the last row of a table that begins at `at`; `at` itself where there is none."""
    if kind == "pipe":
        return _run(lines, at, lambda line: line.text.count("|") > 1)
    if kind == "space":
        spaces = lines[at].text.count(" ")
        last = _run(lines, at, lambda line: not line.style and line.text.count(" ") == spaces)
        return last if last - at > 1 and _figures(lines[at:last]) else at
    count = len(split_gaps(lines[at]))
    if (last := _headed(lines, at, count)) > at:
        return last
    if count < 3:  # noqa: PLR2004 - two columns are a label and its value
        return at
    last = _run(lines, at, lambda line: not line.style and len(split_gaps(line)) == count)
    return last if last - at > 1 and _tabular(lines[at:last]) else at


def _headed(lines: list[Line], at: int, count: int) -> int:
    """End of a table whose header has no corner: its names begin further right, one fewer than the cells below."""
    if at + 1 == len(lines) or count < 2 or lines[at].indent <= lines[at + 1].indent:  # noqa: PLR2004 - two names
        return at
    last = at + 1
    while (
        last < len(lines)
        and not lines[last].gap
        and not lines[last].style
        and len(split_gaps(lines[last])) == count + 1
    ):
        last += 1
    body = lines[at + 1 : last]
    return last if last > at + 1 and (_tabular(body) or _all_values(body)) else at


def _all_values(lines: Sequence[Line]) -> bool:
    """Whether all cells behind the first of each row are figures: then two rows are enough."""
    rows = [[line.text[low - line.start : high - line.start] for low, high in split_gaps(line)[1:]] for line in lines]
    return len(rows) > 1 and all(is_value(cell) for row in rows for cell in row)


def _figures(lines: Sequence[Line]) -> bool:
    """Whether rows divided by single spaces hold figures in most of their cells; a date begins no such row."""
    cells = [cell for line in lines[1:] for cell in line.text.split(" ")[1:]]
    figures = sum(is_value(cell) for cell in cells)
    return 2 * figures > len(cells) and not is_date(lines[1].text) and not any("。" in line.text for line in lines)


def rows_of(lines: Sequence[Line], kind: str) -> tuple[list[Row], bool]:
    """The rows of a table found by `find_tables`, and whether a drawn line or a missing corner marks the first as its header."""
    rows: list[Row] = []
    ruled = False
    for line in lines:
        if kind == "pipe" and is_rule_row(line.text):
            ruled = ruled or len(rows) == 1
        elif kind == "pipe":
            rows.append(split_pipes(line.text, line.start))
        else:
            rows.append(split_gaps(line, single=kind == "space"))
    if kind == "gap" and len(rows) > 1 and len(rows[0]) + 1 == len(rows[1]):
        rows[0].insert(0, (lines[0].start, lines[0].start))
        ruled = True
    return rows, ruled


def _run(lines: list[Line], at: int, fits: Callable[[Line], bool]) -> int:
    last = at + 1
    while last < len(lines) and not lines[last].gap and fits(lines[last]):
        last += 1
    return last


def _tabular(lines: Sequence[Line]) -> bool:
    """Whether rows of equal length are a table: no cell is a sentence, and two rows need a header to be one."""
    if any("。" in line.text for line in lines):
        return False
    if len(lines) > 2 or "\t" in lines[0].text:  # noqa: PLR2004
        return True
    first = [lines[0].text[start - lines[0].start : end - lines[0].start] for start, end in split_gaps(lines[0])]
    return CORNER.fullmatch(first[0]) is not None


def has_header(text: str, rows: Sequence[Row]) -> bool:
    """Whether the first row holds no value while the rows below do, or begins with a word such as 項目."""
    first = [text[start:end] for start, end in rows[0]]
    if first[0] == "" or CORNER.fullmatch(first[0]):
        return True
    below = [text[start:end] for row in rows[1:] for start, end in row[1:]]
    if not any(is_value(cell) for cell in first[1:]):
        return any(is_value(cell) for cell in below)
    # 「第1四半期」 and 「2024」 are no figures of the kind below
    figures = sum(_BARE.fullmatch(cell) is not None for cell in below)
    return 2 * figures >= len(below) and not any(
        _BARE.fullmatch(cell) and not _YEAR.fullmatch(cell) for cell in first[1:]
    )


def is_rule_row(text: str) -> bool:
    """Whether a row only draws the line below a header: |---|---:|."""
    return _ALIGN.fullmatch(text) is not None
