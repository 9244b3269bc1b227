"""Lines of figures whose third is how the second differs from the first: 前回予想 1,420, 今回予想 2,980, 増減額 1,560.

Statements of results set them under each other, in the columns of a table or in lines of plain text spaced to look like one.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from claimcheck.claims.arithmetic import Change, is_plain
from claimcheck.claims.dimensions import dimension
from claimcheck.claims.discourse import Discourse
from claimcheck.model.claims import Mention
from claimcheck.model.document import Role
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span
from claimcheck.model.values import Numeric, Ratio

_CHANGE = regex(r"[ 　・]*(?:増減[額数]?|差額?|差引[額き]?)(?:[（(][^（()）]{1,10}[）)])?[ 　:：]*")
_LABEL = regex(r"[ 　・]*[^\s　0-9０-９。、]{2,14}(?:[（(][^（()）]{1,10}[）)])?[ 　:：]*")
_BLANK = regex(r"[ 　△▲+＋-]*")
_FORECAST = regex(r"予想|計画|見込|実績|修正|今回|前回|前期|当期|今期|前年|当年|本年")
_LEVELS = 2
"""Lines above a line of changes."""


def line_changes(discourse: Discourse) -> Iterator[Change]:
    """The changes that the lines of one document set under the two levels they are of."""
    for lines in (_of_text(discourse), _of_columns(discourse)):
        for (label, old, _), (other, new, _), (word, change, span) in lines:
            levels = bool(_FORECAST.search(label)) and bool(_FORECAST.search(other)) and _CHANGE.fullmatch(word) is not None
            if levels and len(old) == len(new) == len(change):
                for three in zip(old, new, change, strict=True):
                    if _are_levels(*three):
                        yield Change(*three, 1, span, tabular=True)


_Line = tuple[str, Sequence[Mention], Span]


def _of_text(discourse: Discourse) -> Iterator[tuple[_Line, _Line, _Line]]:
    """Every three lines of plain text that follow each other, each a label and figures."""
    text = discourse.view.text
    if "増減" not in text and "差" not in text:
        return
    by_line: dict[int, list[Mention]] = {}
    for mention in discourse.mentions:
        by_line.setdefault(text.rfind("\n", 0, mention.span.start) + 1, []).append(mention)
    lines = {start: line for start, mentions in by_line.items() if (line := _line(text, start, mentions)) is not None}
    starts = sorted(lines)
    for (first, second), (_, third) in pairwise(pairwise(starts)):
        if lines[first][2].end + 1 == second and lines[second][2].end + 1 == third:
            yield lines[first], lines[second], lines[third]


def _line(text: str, start: int, mentions: Sequence[Mention]) -> _Line | None:
    """A line that is a label and figures set apart by blanks; None for any other."""
    end = text.find("\n", start)
    span = Span(start, end if end >= 0 else len(text))
    label = text[start : mentions[0].span.start]
    spaced = all(_BLANK.fullmatch(text, one.span.end, other.span.start) for one, other in pairwise(mentions))
    alone = spaced and not text[mentions[-1].span.end : span.end].strip()
    if not alone or not (_LABEL.fullmatch(label.rstrip("△▲+＋-")) or _CHANGE.fullmatch(label.rstrip("△▲+＋-"))):
        return None
    return label.rstrip("△▲+＋-"), mentions, span


def _of_columns(discourse: Discourse) -> Iterator[tuple[_Line, _Line, _Line]]:
    """Every three cells of a column under each other that hold one figure each."""
    columns: dict[tuple[int, ...], list[_Line]] = {}
    for sent, units in sorted(discourse.units_of.items()):
        block = discourse.block(sent)
        if block.role is Role.TABLE_CELL and block.row and block.column and len(units) == 1:
            line = discourse.block_text(block.row[-1]), [units[0].mention], discourse.view.sentences[sent].span
            columns.setdefault(block.column, []).append(line)
    for lines in columns.values():
        yield from zip(lines, lines[1:], lines[_LEVELS:], strict=False)


def _are_levels(old: Mention, new: Mention, change: Mention) -> bool:
    """Whether three figures may be two levels and their difference."""
    three = (old, new, change)
    plain = all(isinstance(each.value, Numeric) and not isinstance(each.value, Ratio) and is_plain(each) for each in three)
    return plain and len({dimension(each.value) for each in three}) == 1
