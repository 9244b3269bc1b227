"""Stated arithmetic of tables: columns with a total, rows whose last figure is the change of the two before it."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from claimcheck.claims.arithmetic.arithmetic import Change, Sum, are_addable, are_partial, is_plain, magnitude_of
from claimcheck.claims.arithmetic.parts import is_slip
from claimcheck.claims.discourse.discourse import Discourse
from claimcheck.claims.values.dimensions import dimension
from claimcheck.model.claims import Mention
from claimcheck.model.document import Role
from claimcheck.model.pattern import regex
from claimcheck.model.values import Number, Ratio

if TYPE_CHECKING:
    from claimcheck.model.span import Span

_CHANGE_LABEL = regex(r"^(?:増減|増減額|増減数|差|差引|前期差|前年差)$|増減[額数]?(?:[（(].*)?$")
_FALLEN = regex(r"[\s　]*(?:の)?(?:減|低下|下落|マイナス|短縮)")
"""What says behind a figure of a column 増減 that it is a loss: 17.6％減."""
_RATE_LABEL = regex(r"増減率|伸び率|増加率|前期比|前年比|前年同期比|前年度比")


def table_changes(discourse: Discourse) -> Iterator[Change]:
    """Rows whose last figure is the change of the two before it: | 本線 | 172 | 208 | +36 |."""
    rows: dict[tuple[int, ...], list[tuple[str, Mention, Span]]] = {}
    for sent, units in sorted(discourse.units_of.items()):
        block = discourse.block(sent)
        if block.role is not Role.TABLE_CELL or len(units) != 1 or not block.row or not block.column:
            continue
        header = discourse.block_text(block.column[-1])
        rows.setdefault(block.row, []).append((header, units[0].mention, discourse.view.sentences[sent].span))
    for cells in rows.values():
        for at in range(2, len(cells)):
            header, change, span = cells[at]
            (_, old, _), (last, new, _) = cells[at - 2], cells[at - 1]
            if _CHANGE_LABEL.search(last):  # | 人口 | 増減数 | 増減率 |: the old level is not told
                continue
            rate, difference = bool(_RATE_LABEL.search(header)), bool(_CHANGE_LABEL.search(header))
            levels = all(map(is_plain, (old, new, change))) and dimension(old.value) == dimension(new.value)
            if not levels or isinstance(old.value, Ratio):
                continue
            relative = (rate or difference) and isinstance(change.value, Ratio) and change.value.unit == "%"
            if relative or (difference and dimension(change.value) == dimension(old.value)):
                down = _FALLEN.match(discourse.view.text, change.extent.end) is not None
                yield Change(old, new, change, -1 if down else 1, span, tabular=True)


_WHOLE_LABEL = regex(
    r"^(?:総数|全体|合計|計|n|N|母数|対象)|(?:調査|検査|対象|回答|受検|受診|応募"
    r"|総|配布|登録|受験)[者件人]?数?$"
)


def table_shares(discourse: Discourse) -> Iterator[Change]:
    """Cells with their share of what the header counts: 8例(3.9%) under 30mg群(203例)."""
    rows: dict[int, list[tuple[str, Mention]]] = {}
    for sent, found in discourse.units_of.items():
        block = discourse.block(sent)
        if block.role is Role.TABLE_CELL and block.row and block.column and len(found) == 1:
            rows.setdefault(block.row[-1], []).append((discourse.block_text(block.column[-1]), found[0].mention))
    units = {discourse.view.sentences[sent].block: found for sent, found in discourse.units_of.items()}
    for sent, found in sorted(discourse.units_of.items()):
        block = discourse.block(sent)
        if block.role is not Role.TABLE_CELL or len(found) != 2 or not (block.row or block.column):  # noqa: PLR2004 - part and share
            continue
        part, share = (unit.mention for unit in found)
        gap = discourse.view.text[part.span.end : share.span.start].strip()
        if gap not in ("(", "（", "") or not isinstance(share.value, Ratio) or share.value.unit != "%":
            continue
        for label in (*block.column[-1:], *block.row[-1:]):
            for unit in units.get(label, ()):
                whole = unit.mention
                alike = dimension(whole.value) == dimension(part.value) and all(map(is_plain, (whole, part, share)))
                if alike and 0 < magnitude_of(part) <= magnitude_of(whole):
                    yield Change(whole, part, share, 0, discourse.view.sentences[sent].span, share=True)
        wholes = [
            mention
            for header, mention in (rows.get(block.row[-1], ()) if block.row else ())
            if dimension(mention.value) == dimension(part.value) and all(map(is_plain, (mention, part, share)))
            if _WHOLE_LABEL.search(header) and 0 < magnitude_of(part) <= magnitude_of(mention)
        ]
        if len(wholes) == 1:  # 調査数 150人, 陽性 18人(12.0%)
            yield Change(wholes[0], part, share, 0, discourse.view.sentences[sent].span, share=True)


_BRACKET = r"(?:\s*[（(][^（()）]{1,12}[）)])?[\s*]*$"
_NO_TOTAL = "時温度設会統家体圧推早余"
"""Characters that with 計 make a word: 時計, 設計, 会計."""
_TOTAL_LABEL = regex(rf"^[\s*]*(?:合計|総計|総数|計|全体|総額|全店|全社計){_BRACKET}|(?:合計|総計|合算){_BRACKET}")
_SOME_TOTAL = regex(
    rf"{_TOTAL_LABEL.pattern}|^[\s*]*(?:累計|通期|年間|年計|通年|通算|総[一-龠]{{1,3}}){_BRACKET}|[^\W{_NO_TOTAL}小]計{_BRACKET}|[一-龠]総[数額]{_BRACKET}"
)
_SUBTOTAL = regex(rf"小計{_BRACKET}")
_WITH_MEAN = regex(
    r"(?<=計)[\s　]*[・･／/、,及びと]{1,2}[\s　]*平均値?(?=[\s*]*$|[（(])|^[\s*]*平均値?[\s　]*[・･／/][\s　]*(?=(?:合|総)?計)"
)
"""What a label says besides that its line is a total, of the columns that nobody adds up: 合計・平均."""
_PART_LABEL = regex(r"うち(?!合)|内[数訳書]|[（(の]内[)）]?|平均|前[年期]|増減|[比率](?:$|[（(])")


_SUM_OF = regex(rf"[^\W{_NO_TOTAL}小累]計{_BRACKET}")
_ROWS = 3
"""Lines that a column has at least whose last one is the sum of those above, if its label ends in 計."""


def table_sums(discourse: Discourse) -> Iterator[Sum]:
    """Columns with a 合計 row, and rows with a 合計 column."""
    view = discourse.view
    columns: dict[tuple[int, ...], list[tuple[str, Mention]]] = {}
    rows: dict[tuple[int, ...], list[tuple[str, Mention]]] = {}
    for sent, units in discourse.units_of.items():
        block = discourse.block(sent)
        if block.role is not Role.TABLE_CELL or len(units) != 1 or not block.row:
            continue
        label = discourse.block_text(block.row[-1])
        header = discourse.block_text(block.column[-1]) if block.column else ""
        if block.column:
            columns.setdefault(block.column, []).append((label, units[0].mention))
            rows.setdefault(block.row, []).append((header, units[0].mention))
    found = [_Column(discourse, lines) for lines in (*columns.values(), *rows.values())]
    fits: dict[tuple[int, ...], int] = {}
    for column in found:
        if column.total is not None and not column.doubtful:
            line = discourse.block(view.sentence_at(column.total.span.start)).row
            fits[line] = fits.get(line, 0) + column.fits()
    for column in found:
        total = column.total
        if column.doubtful:
            continue
        if total is None or column.divided or not are_addable(column.parts, total):
            yield from _subtotals(discourse, column.lines)
            continue
        span = view.sentences[view.sentence_at(total.span.start)].span
        others = fits.get(discourse.block(view.sentence_at(total.span.start)).row, 0)
        if not are_partial(column.parts, total) or (others >= _COMPLETE and column.is_off_by_one()):
            yield _as_counts(discourse, Sum(tuple(column.parts), total, span))
        else:
            yield from _subtotals(discourse, column.lines)


_COMPLETE = 2
"""Columns that their line of totals bears out, from which it is plain that the table tells all there is."""


class _Column:
    """The figures of a column, or of a row, with the only total among them."""

    def __init__(self, discourse: Discourse, lines: Sequence[tuple[str, Mention]]) -> None:
        self.lines = [(_WITH_MEAN.sub("", label).strip(), mention) for label, mention in lines]
        labels = [label for label, _ in self.lines]
        totals = [mention for label, mention in self.lines if _TOTAL_LABEL.search(label)]
        parts = [mention for label, mention in self.lines if not _TOTAL_LABEL.search(label)]
        named = sum(_SOME_TOTAL.search(label) is not None for label in labels)
        if not totals and len(lines) > _ROWS and _SUM_OF.search(labels[-1]) and named == 1:
            totals, parts = [lines[-1][1]], parts[:-1]  # 経常収益計 below all that it is the sum of
        beside = [_WITH_MEAN.sub("", label) for _, mention in lines for label in _labels(discourse, mention)]
        self.total = totals[0] if len(totals) == 1 else None
        self.parts = parts
        self.doubtful = any(_PART_LABEL.search(label) for label in (*labels, *beside))
        self.doubtful |= any(isinstance(mention.value, Ratio) or mention.hedges for _, mention in lines)
        self.divided = any(_SUBTOTAL.search(label) for label in labels)

    def fits(self) -> bool:
        """Whether the parts come to the total."""
        return self._missing() == 0

    def is_off_by_one(self) -> bool:
        """Whether small numbers miss their total by one."""
        return abs(self._missing() or 0) == 1 and len(self.parts) > 1

    def _missing(self) -> Decimal | None:
        if self.total is None or not are_addable(self.parts, self.total):
            return None
        return magnitude_of(self.total) - sum(map(magnitude_of, self.parts))


def _subtotals(discourse: Discourse, lines: Sequence[tuple[str, Mention]]) -> Iterator[Sum]:
    """Totals among totals, or under a label that may head something else: where one slip explains why they miss."""
    for at, (label, total) in enumerate(lines):
        if not _is_total(label):
            continue
        rest = [(_is_total(other), mention) for other, mention in lines[:at]]
        last = max((place for place, (is_total, _) in enumerate(rest) if is_total), default=-1)
        ways = [
            [mention for _, mention in rest[last + 1 :]],
            [mention for is_total, mention in rest if not is_total],
            [mention for is_total, mention in rest if is_total],
            [mention for _, mention in lines[at + 1 :]] if not at else [],
        ]
        # 有権者 is no part of 投票総数 below 賛成, 反対 and 無効
        ways += [[mention for _, mention in rest[first:]] for first in range(1, len(rest) - 2)]
        ways = [way for way in ways if len(way) > 1 and are_addable(way, total)]
        if any(sum(map(magnitude_of, way)) == magnitude_of(total) for way in ways):
            continue
        found = next((way for way in ways if is_slip(way, total)), None)
        if found is not None:
            span = discourse.view.sentences[discourse.view.sentence_at(total.span.start)].span
            yield _as_counts(discourse, Sum(tuple(found), total, span))


def _is_total(label: str) -> bool:
    return (_SOME_TOTAL.search(label) or _SUBTOTAL.search(label)) is not None


_MEASURED = regex(r"[円億万千%％率額費金価]|単位|[（(][^（()）]{0,4}[A-Za-z㎡㎞]|指数|平均|[長重量高]さ?$|面積|距離")


def _as_counts(discourse: Discourse, item: Sum) -> Sum:
    """A sum with the mark whether its terms are whole numbers that no unit measures, which nobody rounds: 本塁打 31."""
    terms = [*item.parts, *filter(None, [item.total])]
    values = [term.value for term in terms]
    texts = [label for term in terms for label in _labels(discourse, term)]
    units = [discourse.block(discourse.view.sentence_at(term.span.start)).unit for term in terms]
    if any(units) or any(map(_MEASURED.search, texts)):
        return item
    return item._replace(counted=all(type(value) is Number and value.quantum == 1 for value in values))


def _labels(discourse: Discourse, mention: Mention) -> Iterator[str]:
    block = discourse.block(discourse.view.sentence_at(mention.span.start))
    yield from (discourse.block_text(index) for index in (*block.row, *block.column))
