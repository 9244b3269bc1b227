"""Lengths of time in tables that have columns for their start and their end: | 17:25 | 19:05 | 1時間40分 |."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimcheck.claims.arithmetic.arithmetic import Length
from claimcheck.claims.discourse.discourse import Discourse
from claimcheck.model.claims import Mention
from claimcheck.model.document import Role
from claimcheck.model.pattern import regex
from claimcheck.model.values import Date, Duration, TimeOfDay

if TYPE_CHECKING:
    from claimcheck.model.span import Span

_START = regex(r"出発|発車|発時|発$|開始|始|開[場演館幕催店]|入[場館室店]|^自$|から$|着手|着工")
_END = regex(r"到着|着時|着$|終了|終|閉[場演館幕会店]|退|^至$|まで$|完了|竣工")
_LENGTH = regex(r"所要|時間$|期間|日数|分数|長さ|合計|計$")
_ENDS = 2


def table_lengths(discourse: Discourse) -> Iterator[Length]:
    """The lengths of a document's tables, row by row."""
    rows: dict[tuple[int, ...], list[tuple[str, Mention, Span]]] = {}
    for sent, units in sorted(discourse.units_of.items()):
        block = discourse.block(sent)
        if block.role is not Role.TABLE_CELL or len(units) != 1 or not block.column or block.cell is None:
            continue
        header = discourse.block_text(block.column[-1])
        rows.setdefault((block.cell.table, block.cell.row), []).append(
            (header, units[0].mention, discourse.view.sentences[sent].span)
        )
    for cells in rows.values():
        ends = [(header, mention) for header, mention, _ in cells if isinstance(mention.value, TimeOfDay | Date)]
        told = [
            (mention, span)
            for header, mention, span in cells
            if isinstance(mention.value, Duration) and _LENGTH.search(header) and not mention.hedges
        ]
        starts = [mention for header, mention in ends if _START.search(header) and not _END.search(header)]
        stops = [mention for header, mention in ends if _END.search(header)]
        if len(told) == 1 and len(ends) == _ENDS and len(starts) == len(stops) == 1 and _are_alike(starts[0], stops[0]):
            length, span = told[0]
            yield Length(starts[0], stops[0], length, span, over_night=True)


def _are_alike(one: Mention, other: Mention) -> bool:
    return type(one.value) is type(other.value)
