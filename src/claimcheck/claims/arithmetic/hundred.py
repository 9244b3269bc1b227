"""Shares of one whole, which must come to 100 %: what a sentence lists of an answer, a column of 構成比.

Note [Shares of one whole]. Not every row of percentages is a whole: people may give several answers (複数回答), and the rates of
five towns add up to nothing. So only shares whose sentence or column says that they divide something are added up. Where nothing
says that all of them are told, only more than all can be wrong, and not much more: 250 % are no shares of one whole.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from claimcheck.claims.arithmetic.arithmetic import Sum, is_plain
from claimcheck.claims.discourse.discourse import Discourse
from claimcheck.model.claims import Mention
from claimcheck.model.document import Role
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span
from claimcheck.model.values import Ratio

_FEWEST = 3
_MOST, _LEAST = Decimal(120), Decimal(85)
"""Beyond these, shares are not of one whole or not all of them."""
_ALL = Decimal(100)
_SEVERAL = regex(r"複数回答|複数選択|重複|延べ|それぞれの")
_WHOLE = regex(r"内訳|構成比|構成割合")
_DIVIDED = regex(r"内訳|構成比|構成割合|割合|シェア|占有率|回答|投票先|負担|分担|出資|配分")
_OTHERS = regex(r"など|ほか|のうち|以外")
_LISTED = regex(r"⟨r\d+⟩(?:[^⟨⟩。%]{1,20}?⟨r\d+⟩){2,}")
_TOTAL = regex(r"^(?:合計|総計|計|全体)$")


def shares_of_all(skeleton: str, mentions: Sequence[Mention], span: Span, text: str, label: str = "") -> Iterator[Sum]:
    """The shares that one sentence lists: 「賛成」52%、「反対」31%、「わからない」17%; or a line behind its `label`, 負担割合."""
    run = _LISTED.search(skeleton)
    if run is None or not _DIVIDED.search(label + skeleton) or _SEVERAL.search(text) or _OTHERS.search(skeleton):
        return
    parts = [mentions[int(number)] for number in re.findall(r"⟨r(\d+)⟩", run[0])]
    between = [word for word in re.split(r"⟨r\d+⟩", run[0]) if word]
    apart = skeleton.count("⟨r") == len(parts) and all(word in "、,・" or len(word) > 1 for word in between)
    if apart and "、" in run[0] and not re.search(r"[増減差]|ポイント|⟩から|前回|前年|⟩に対", run[0]):
        yield from _whole(parts, span, complete=_WHOLE.search(label + skeleton) is not None)


def shares_in_columns(discourse: Discourse) -> Iterator[Sum]:
    """The shares that a column of a table lists, with or without a row for all of them."""
    columns: dict[int, list[tuple[str, Mention, Span]]] = {}
    for sent, units in sorted(discourse.units_of.items()):
        block = discourse.block(sent)
        if block.role is Role.TABLE_CELL and len(units) == 1 and block.row and block.column:
            label = discourse.block_text(block.row[-1]).strip()
            columns.setdefault(block.column[-1], []).append((label, units[0].mention, discourse.view.sentences[sent].span))
    for header, cells in columns.items():
        title = discourse.block_text(header)
        if not _DIVIDED.search(title) or _SEVERAL.search(discourse.view.text):
            continue
        total = any(_TOTAL.match(label) and _percent(mention) == _ALL for label, mention, _span in cells)
        parts = [mention for label, mention, _span in cells if not _TOTAL.match(label)]
        if all(_percent(mention) for mention in parts):
            yield from _whole(parts, cells[-1][2], complete=total or _WHOLE.search(title) is not None)


def _percent(mention: Mention) -> Decimal:
    """The percentage of a plain share; 0 of anything else."""
    value = mention.value
    plain = isinstance(value, Ratio) and value.unit == "%" and is_plain(mention) and not mention.hedges
    return value.magnitude if plain and isinstance(value, Ratio) and 0 <= value.magnitude <= _ALL else Decimal(0)


def _whole(parts: Sequence[Mention], span: Span, *, complete: bool) -> Iterator[Sum]:
    found = sum(map(_percent, parts), Decimal(0))
    whole = len(parts) >= _FEWEST and all(map(_percent, parts))
    if whole and (_LEAST if complete else _ALL) <= found <= _MOST:
        yield Sum(tuple(parts), None, span)
