"""Tables whose second row holds nothing but units, as in 決算短信: 売上高 営業利益 above 百万円 ％ 百万円 ％."""

from collections.abc import Sequence

from claimcheck.model.document import Cell, Role
from claimcheck.model.pattern import regex
from claimcheck.readers.layout.draft import Draft
from claimcheck.readers.layout.grid import Row, split_gaps
from claimcheck.readers.layout.lines import Line

_UNIT = regex(
    r"[（(]?(?:[十百千万億兆]{0,3}(?:円|ドル|ユーロ)(?:\s*銭)?|[%％]|人|名|社|件|台|株|倍|ポイント|日|年|か月|m2|㎡|t|トン)[)）]?"
)

_ENDS = frozenset("円ルロ銭%％人名社件台株倍ト年月日2㎡tン)）")
"""Characters that units end in."""


def unit_table(lines: Sequence[Line], at: int) -> int:
    """Index after the last row of such a table that begins at `at`; `at` itself where there is none."""
    if at + 2 >= len(lines) or lines[at + 1].text[-1] not in _ENDS:
        return at
    if any(line.gap or line.style for line in lines[at + 1 : at + 3]):
        return at
    names, units = len(split_gaps(lines[at])), _units(lines[at + 1])
    if not units or units % names:
        return at
    last = at + 2
    while last < len(lines) and not lines[last].gap and not lines[last].style and len(split_gaps(lines[last])) == units + 1:
        last += 1
    return last if last > at + 2 else at


def _units(line: Line) -> int:
    """How many units a line consists of; 0 where it holds anything else."""
    cells = split_gaps(line)
    texts = [line.text[start - line.start : end - line.start] for start, end in cells]
    return len(cells) if all(_UNIT.fullmatch(text) for text in texts) else 0


def unit_cells(text: str, rows: Sequence[Row], table: int) -> list[Draft]:
    """The drafts of such a table; a name over several units labels all their columns."""
    names, units, *body = rows
    share = len(units) // len(names)
    heads = [
        Draft(start, end, Role.TABLE_CELL, cell=Cell(table, 0, 1 + share * number, header=True))
        for number, (start, end) in enumerate(names)
    ]
    out = [*heads]
    out += [
        Draft(start, end, Role.TABLE_CELL, cell=Cell(table, 1, 1 + number, header=True))
        for number, (start, end) in enumerate(units)
    ]
    for number, row in enumerate(body, 2):
        label = Draft(*row[0], Role.TABLE_CELL, cell=Cell(table, number, 0, header=True))
        out.append(label)
        for column, (start, end) in enumerate(row[1:]):
            draft = Draft(start, end, Role.TABLE_CELL, row=(label,), cell=Cell(table, number, 1 + column))
            draft.column = (heads[column // share],)
            draft.unit = text[slice(*units[column])].strip("()（）")
            out.append(draft)
    return out
