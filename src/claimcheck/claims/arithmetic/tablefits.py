"""What the columns of a table have to do with each other, where all rows but one bear it out.

Note [Fitting columns]. A table seldom says that its fourth column is the third less the second, its last the share of one in
another, or each figure the one above and what was added; its rows do. What holds in two rows and more, exactly but for rounding,
and is missed in one, is meant in that one too. Rows may be columns: 売上高, 売上原価 and 売上総利益 one below the other.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise, permutations
from typing import NamedTuple

from claimcheck.claims.arithmetic.arithmetic import Change, Sum, is_plain
from claimcheck.claims.arithmetic.window import kind
from claimcheck.claims.discourse.discourse import Discourse
from claimcheck.model.claims import Mention
from claimcheck.model.document import Role
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span
from claimcheck.model.values import Money, Number, Numeric, Quantity, Ratio

_FITS = 2
"""Rows that bear a relation out before another one is held to it."""
_MOST = 9
"""Columns beyond which a table is not searched."""
_REACH = Decimal("2.5")
"""Times by which a figure may miss what the others give before it means something else."""
_STEP_LABEL = regex(r"差$|増減|増加|減少|前[年期月週日回][度]?(?:比|差)|累[計積]|[）)]$")
_SURE = 0.85


class _Cell(NamedTuple):
    mention: Mention
    span: Span
    size: Decimal
    quantum: Decimal
    kind: str


_Line = Mapping[int, _Cell]
"""The figures of a row by their columns, or of a column by their rows."""
_Term = tuple[_Cell, ...]


def table_fits(discourse: Discourse) -> Iterator[Sum | Change]:
    """The figures of tables that miss what the other rows of their table show to hold."""
    tables: dict[int, dict[int, dict[int, _Cell]]] = {}
    labels: dict[tuple[int, bool, int], str] = {}
    for sent, units in sorted(discourse.units_of.items()):
        block = discourse.block(sent)
        if block.role is not Role.TABLE_CELL or block.cell is None or block.cell.header or len(units) != 1 or not block.row:
            continue
        mention = units[0].mention
        value = mention.value
        if not is_plain(mention) or mention.hedges or not isinstance(value, Numeric):
            continue
        at = block.cell
        cell = _Cell(mention, discourse.view.sentences[sent].span, value.magnitude, value.quantum, kind(mention))
        tables.setdefault(at.table, {}).setdefault(at.row, {})[at.column] = cell
        if block.column:
            labels[at.table, False, at.column] = discourse.block_text(block.column[-1]).strip(" *")
        labels[at.table, True, at.row] = discourse.block_text(block.row[-1]).strip(" *")
    for number, rows in tables.items():
        lines = [rows[row] for row in sorted(rows)]
        columns = sorted({column for line in lines for column in line})
        across = {column: {row: rows[row][column] for row in rows if column in rows[row]} for column in columns}
        for one_way, names, turned in ((lines, columns, False), ([across[column] for column in columns], sorted(rows), True)):
            heads = {name: labels.get((number, turned, name), "") for name in names}
            if len(one_way) > 1 and len(names) <= _MOST:
                yield from _within(one_way, heads)
            if len(one_way) > _FITS - 1 and len(names) <= _MOST:
                yield from _between(one_way, heads)


def _within(lines: Sequence[_Line], heads: Mapping[int, str]) -> Iterator[Sum | Change]:
    """What three figures of one line have to do with each other."""
    for one, other, result in permutations(heads, 3):
        found = [(line[one], line[other], line[result]) for line in lines if {one, other, result} <= line.keys()]
        share = f"{heads[one]}率"
        if 1 < len(found) <= _FITS and len(share) > _FITS and heads[result].startswith(share) and heads[other] in heads[result]:
            if heads[other] and _is_share_column(found):
                yield from _odd(found, _is_share, _share, fewest=1)  # 完走率(完走÷出走)
            continue
        if len(found) <= _FITS:
            continue
        if one < other and _alike(found):
            yield from _odd(found, _is_sum, _sum)
        if _is_share_column(found):
            yield from _odd(found, _is_share, _share)
        if one < other and _is_product_column(found):
            yield from _odd(found, _is_product, _product)


def _between(lines: Sequence[_Line], heads: Mapping[int, str]) -> Iterator[Sum | Change]:
    """What the figures of a line have to do with those of the line before."""
    for level, step in permutations(heads, 2):
        if not _STEP_LABEL.search(heads[step]) and not _STEP_LABEL.search(heads[level]):
            continue
        pairs = [(line[level], line[step]) for line in lines if {level, step} <= line.keys()]
        found = [(before[0], after[1], after[0]) for before, after in pairwise(pairs)]
        if len(found) >= _FITS and _alike(found):
            yield from _odd(found, _is_sum, _sum, fewest=1)


def _odd(
    found: Sequence[_Term],
    holds: Callable[[_Term], bool],
    told: Callable[[_Term], Sum | Change],
    *,
    fewest: int = _FITS,
) -> Iterator[Sum | Change]:
    """The only term that misses what all others bear out, if it does not miss it by far."""
    real = [term for term in found if all(cell.size for cell in term)]
    fits = [term for term in real if holds(term)]
    if len(fits) >= fewest and len(real) - len(fits) == 1 and len({tuple(cell.size for cell in term) for term in fits}) >= fewest:
        odd = next(term for term in real if not holds(term))
        yield told(odd)


def _alike(found: Sequence[_Term]) -> bool:
    kinds = {cell.kind for term in found for cell in term}
    return len(kinds) == 1 and not isinstance(found[0][0].mention.value, Ratio) and _is_telling(found)


def _is_telling(found: Sequence[_Term]) -> bool:
    """Whether figures are not so small that chance makes them fit."""
    return max(abs(cell.size) / cell.quantum for term in found for cell in term) > _SMALL


_SMALL = 20


def _is_sum(term: _Term) -> bool:
    one, other, result = term
    slack = sum(cell.quantum for cell in term) / 2 if any(cell.quantum != 1 for cell in term) else Decimal(1)
    apart = abs(one.size + other.size - result.size)
    return apart < slack or (not apart)


def _sum(term: _Term) -> Sum:
    one, other, result = term
    return Sum((one.mention, other.mention), result.mention, result.span, sure=_SURE)


def _is_share_column(found: Sequence[_Term]) -> bool:
    """Whether the third of three columns may be the share of the first in the second."""
    shares = all(isinstance(term[2].mention.value, Ratio) and term[2].mention.value.unit == "%" for term in found)
    levels = all(
        term[0].kind == term[1].kind and not isinstance(term[0].mention.value, Ratio) and 0 < term[0].size <= term[1].size
        for term in found
    )
    return shares and levels and _is_telling([term[:2] for term in found])


def _is_share(term: _Term) -> bool:
    part, whole, share = term
    return abs(part.size / whole.size * 100 - share.size) <= share.quantum


def _share(term: _Term) -> Change:
    part, whole, share = term
    return Change(whole.mention, part.mention, share.mention, 0, share.span, share=True, sure=_SURE)


def _is_product_column(found: Sequence[_Term]) -> bool:
    """Whether the third of three columns may be the product of a number and a price."""
    values = [[cell.mention.value for cell in term] for term in found]
    priced = all(isinstance(value[2], Money) and sum(isinstance(each, Money) for each in value) == _PRICED for value in values)
    bare = all(all(type(each) is Number for each in value) for value in values)
    counts = all(any(isinstance(each, Quantity | Number) for each in value[:2]) for value in values)
    return ((priced and counts) or bare) and all(min(term[0].size, term[1].size) > 1 for term in found)


_PRICED = 2


def _is_product(term: _Term) -> bool:
    one, other, result = term
    return abs(one.size * other.size - result.size) <= result.quantum / 2


def _product(term: _Term) -> Change:
    one, other, result = term
    count, price = (other, one) if isinstance(one.mention.value, Money) else (one, other)
    number = count.mention._replace(value=Quantity(magnitude=count.size, quantum=count.quantum, unit="", dimension="count:"))
    return Change(number, result.mention, price.mention, 0, result.span, share=True, sure=_SURE)
