"""Sums of lines: labels with amounts one below the other, and a line that is their total, behind them or before them.

協賛金 5,150万円, 有料席 2,860万円, 収入合計 8,010万円, or 住家被害 計680棟 with 全壊 4棟 and 半壊 676棟 below it.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from claimcheck.claims.arithmetic.arithmetic import FARTHEST, Sum, are_addable, are_partial, as_minutes
from claimcheck.claims.arithmetic.parts import is_slip
from claimcheck.claims.discourse.discourse import Discourse
from claimcheck.claims.values.dimensions import dimension
from claimcheck.model.claims import Mention
from claimcheck.model.document import Role
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span
from claimcheck.model.values import Numeric, Quantity, Ratio

_TOTAL = regex(r"(?:合計|総計|総額|総数|計|合算)[額数]?(?:[（(].*)?[:：\s]*$")
_MAYBE = regex(r"(?:通期|年間|通年|累計|年計|全体)(?:[（(].*)?[:：\s]*$")
"""Labels of a total that may be told of anything, so that only a slip shows it to be one."""
_NO_PART = regex(r"小計|うち|内訳|平均|前年|前期|増減|比|率|差引|差額|残|最大|最高|最低|あたり|当たり|予算|目標|定員")
_OPEN_BRACKET = regex(r"[（(][^（()）]*$")
# 以上により、合計46億円を特別損失に計上する
_ALL_ABOVE = regex(
    r"(?:以上|上記|これら)(?:により|から|を?合わせて?|の|で|より)?、?[^⟨⟩。、]{0,8}(?:合計|総額|合わせて|計)[額でして、はが]{0,3}"
)
_LONGEST = 40
"""Characters of a line, beyond which it is a sentence."""


class _Line(NamedTuple):
    """A line with a label and an amount."""

    label: str
    before: str
    """What stands between the label and the amount: 計 of 計680棟."""
    mention: Mention
    heading: tuple[int, ...]
    own: int
    """Its label's block, which lines below it may have as heading; -1 without one."""
    span: Span


def listed_sums(discourse: Discourse) -> Iterator[Sum]:
    """The sums that lines of one document make."""
    run: list[_Line] = []
    head: _Line | None = None
    lines: list[_Line | None] = [*_lines(discourse), None]
    for line in lines:
        if head is not None and (line is None or head.own not in line.heading or _is_total(line)):
            yield from _sum(head, run)
            head, run = None, []
        if line is None or (run and line.heading != run[0].heading):
            run = []
        if line is None:
            continue
        if _is_total(line):
            if line.before and line.own >= 0:
                head, run = line, []
            else:
                yield from _sum(line, run)
                run = []
        elif not _NO_PART.search(line.label):
            run.append(line)


_IN_ALL = regex(r"(?:全|計|合計|総)(?:で)?$")


def headed_sums(discourse: Discourse) -> Iterator[Sum]:
    """Lines under a heading whose bracket tells what they come to: ■ツアー日程（4都市・全27公演）, 東京：9月11日～27日　20公演."""
    view = discourse.view
    heads: dict[int, tuple[Mention, Span]] = {}
    for sent, units in discourse.units_of.items():
        if discourse.block(sent).role not in (Role.HEADING, Role.TITLE):
            continue
        for unit in units:
            told = isinstance(unit.mention.value, Quantity) and unit.mention.value.dimension.startswith("count:")
            if told and _IN_ALL.search(view.text, max(0, unit.mention.extent.start - 3), unit.mention.extent.start):
                heads[view.sentences[sent].block] = unit.mention, view.sentences[sent].span
    lines: dict[int, dict[int, list[Mention]]] = {}
    for sent, units in sorted(discourse.units_of.items()) if heads else ():
        block = discourse.block(sent)
        number = next(reversed(block.heading), -1)
        if number in heads and (block.row or block.role is Role.LIST_ITEM):
            kind = dimension(heads[number][0].value)
            own = [unit.mention for unit in units if dimension(unit.mention.value) == kind]
            lines.setdefault(number, {}).setdefault(view.sentences[sent].block, []).extend(own)
    for number, parts in lines.items():
        total, span = heads[number]
        found = [mentions[0] for mentions in parts.values() if len(mentions) == 1]
        if len(found) == len(parts) > 1 and are_addable(found, total) and not are_partial(found, total):
            yield Sum(tuple(found), total, span)


def _lines(discourse: Discourse) -> Iterator[_Line]:
    for sent in sorted(discourse.units_of):
        block = discourse.block(sent)
        span = discourse.view.sentences[sent].span
        mention = as_minutes(discourse.units_of[sent][0].mention)
        if block.column or block.role is Role.NAVIGATION:
            continue
        if not isinstance(mention.value, Numeric) or isinstance(mention.value, Ratio):
            continue
        before = discourse.view.text[span.start : mention.extent.start].strip()
        if _OPEN_BRACKET.search(before):
            continue  # その他の水槽(計58基), the label of what stands behind it
        plain = not mention.hedges and span.end - span.start <= _LONGEST
        if not block.row and not mention.hedges and _ALL_ABOVE.fullmatch(before):
            yield _Line("合計", "", mention, block.heading, -1, span)
        elif block.row and plain:
            own = block.row[-1]
            yield _Line(discourse.block_text(own), before, mention, block.heading, own, span)
        elif block.role is Role.HEADING and plain and _TOTAL.search(before):
            yield _Line("", before, mention, block.heading, discourse.view.sentences[sent].block, span)
        elif block.role is Role.LIST_ITEM and plain and before and not re.search(r"[はがをに。、]", before[-1]):
            yield _Line(before, "", mention, block.heading, -1, span)


def _is_total(line: _Line) -> bool:
    return bool(_TOTAL.search(line.before or line.label) or _MAYBE.search(line.label))


def _sum(total: _Line, parts: list[_Line]) -> Iterator[Sum]:
    mentions = [line.mention for line in parts if not line.before]
    if len(mentions) != len(parts) or not are_addable(mentions, total.mention) or are_partial(mentions, total.mention):
        return
    whole = total.mention.value.magnitude if isinstance(total.mention.value, Numeric) else 0
    added = sum(mention.value.magnitude for mention in mentions if isinstance(mention.value, Numeric))
    sure = _TOTAL.search(total.before or total.label) is not None
    if added <= whole * FARTHEST and (sure or is_slip(mentions, total.mention)):
        yield Sum(tuple(mentions), total.mention, total.span)
