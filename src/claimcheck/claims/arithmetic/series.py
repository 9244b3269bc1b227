"""Rows of levels over the years, in tables and in lines, where the old level of a stated rate of change may stand.

A rate tells its new level beside it, and that very figure stands in a row of years somewhere: what stands there for the year
before is the old one, whatever the row is called.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from claimcheck.claims.arithmetic.arithmetic import is_plain
from claimcheck.claims.arithmetic.window import kind
from claimcheck.claims.discourse.discourse import Discourse
from claimcheck.model.claims import Mention
from claimcheck.model.document import Role
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span
from claimcheck.model.values import Date, Numeric, Ratio

_YEAR = regex(
    r"((?:19|20)\d\d)(?:[-–~〜/](?:\d{4}|\d\d)(?=年|期|シーズン|$))?(?:年度?|[./-](?=\d)|FY)?|(令和|平成|昭和|[RHS](?=\d))(\d{1,2}|元)(?:年度?)?"
)
_TERM = regex(r"第(\d{1,3})(?:期|回|年度)")
_ERAS = {"令和": 2018, "R": 2018, "平成": 1988, "H": 1988, "昭和": 1925, "S": 1925}
_RELATIVE = regex(r"(前)(?:年度?|期)(?:同期|同月|実績)?|(当|今)(?:年度?|期)|(昨)年度?|(今|本)年度?")
_NO_LEVEL = regex(r"比|率|増減|差|伸び|構成|目標|予想|計画|見込|平均")
_LONGEST = 40


class Point(NamedTuple):
    """One level of a row of years."""

    year: int
    rest: str
    """What its label says besides the year: 3月期, 10月."""
    mention: Mention
    span: Span


def series(discourse: Discourse) -> list[list[Point]]:
    """The rows of levels of a document, each over two years or more."""
    runs: dict[object, list[Point]] = {}
    run = 0
    last = -2
    for sent in sorted(discourse.units_of):
        block = discourse.block(sent)
        span = discourse.view.sentences[sent].span
        mentions = [unit.mention for unit in discourse.units_of[sent]]
        for old, new in _bracketed(discourse.view.text, mentions):
            runs["bracket", old.span] = [Point(-1, "", old, span), Point(0, "", new, span)]
        if block.role is Role.TABLE_CELL and block.row:
            mention = mentions[0]
            labels = [discourse.block_text(index) for index in (block.row[-1], *block.column[-1:])]
            if not _is_level(mention) or len(mentions) > 1 or any(_NO_LEVEL.search(label) for label in labels):
                continue
            for key, label in ((("column", block.column), labels[0]), (("row", block.row), labels[-1])):
                if (block.column or key[0] == "column") and (when := _period(label)):
                    runs.setdefault(key, []).append(Point(*when, mention, span))
        elif len(mentions) == 2 and span.end - span.start <= _LONGEST and isinstance(mentions[0].value, Date):  # noqa: PLR2004 - when, and how much
            date, mention = mentions
            when = _period(discourse.view.text[span.start : mention.extent.start])
            if when and date.extent.start - span.start <= 1 and _is_level(mention):
                run, last = (run if sent - last == 1 else run + 1), sent
                runs.setdefault(("line", run), []).append(Point(*when, mention, span))
    return [points for points in runs.values() if len({point.year for point in points}) > 1]


_BEFORE = regex(
    r"\s?[（(](?:前(?:年度?|期|回|年同期|年同月|季|シーズン)|昨(?:年度?|季|シーズン))(?:実績)?(?:は|が|比?[:：])?\s?(?:約)?"
)


def _bracketed(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """The levels with that of the year before in a bracket behind them: 9億2,000万円（前期4億6,000万円）."""
    plain = [mention for mention in mentions if not isinstance(mention.value, Date)]
    for new, old in pairwise(plain):
        told = _is_level(new) and _is_level(old) and kind(new) == kind(old)
        if told and _BEFORE.fullmatch(text, new.extent.end, old.extent.start):
            yield old, new


def _is_level(mention: Mention) -> bool:
    return is_plain(mention) and not isinstance(mention.value, Ratio)


def _period(label: str) -> tuple[int, str] | None:
    """The year of a label and the rest of it; of 前期 and 当期, years that count from each other."""
    text = unicodedata.normalize("NFKC", label).replace(" ", "").replace("\u3000", "").strip("・:-–—()")
    found = _YEAR.search(text)
    if found is not None:
        number = 1 if found[3] == "元" else int(found[3] or 0)
        year = int(found[1]) if found[1] else _ERAS[found[2]] + number
        return year, text[: found.start()] + text[found.end() :]
    term = _TERM.search(text)
    if term is not None:
        return int(term[1]), text[: term.start()] + text[term.end() :]
    relative = _RELATIVE.search(text)
    if relative is None:
        return None
    return (-1 if relative[1] or relative[3] else 0), text[: relative.start()] + text[relative.end() :]


def before(points: list[Point], new: Numeric) -> Iterator[tuple[Point, Point]]:
    """The points of a row that state a level, each with that of the year before."""
    at = {(point.year, point.rest): point for point in points}
    for point in points:
        value = point.mention.value
        old = at.get((point.year - 1, point.rest))
        if old is not None and isinstance(value, Numeric) and value.magnitude == new.magnitude:
            yield old, point
