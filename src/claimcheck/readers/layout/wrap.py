"""Hard-wrapped lines joined into the paragraphs they were."""

from itertools import pairwise

from claimcheck.model.pattern import regex
from claimcheck.readers.layout.lines import Line, width

_ENDS = frozenset("。．！？!?」』）)】…：:")
_CONTINUES = frozenset("」』）)】〕、。，")
_COLUMNS = regex(r"\t|  |[^。、]　[^　]|\|")
_MIN_FULL = 3
_BROKEN = frozenset("、，をがはで")
_FRAGMENT = range(21, 60)
"""Characters of a line broken by hand: longer than a heading that ends in a particle, shorter than a paragraph."""
_SLACK = 5
"""Columns by which a full line may fall short: a word or a bracket that did not fit."""


def join(text: str, lines: list[Line]) -> list[Line]:
    """The lines with wrapped ones merged into the line they continue.

    A document counts as wrapped where at least three lines, and half of those that another line follows directly, are as
    long as its longest such line and end in mid-sentence.
    """
    margin = _wrap_width(lines)
    out: list[Line] = []
    full = False
    for line in lines:
        before = out[-1] if out else None
        if before is not None and not line.gap and before.style != "rule" and _continues(before, line, full=full):
            before.end = line.end
            before.text = text[before.start : before.end]
        else:
            out.append(line)
        full = bool(margin) and line.indent + width(line.text) >= margin
    return out


def _wrap_width(lines: list[Line]) -> int:
    """Columns from which a line is full; 0 where lines are not wrapped."""
    followed = [
        line.indent + width(line.text)
        for line, after in pairwise(lines)
        if not after.gap and not after.style and line.text[-1] not in _ENDS
    ]
    if len(followed) < _MIN_FULL:
        return 0
    longest = max(followed)
    full = sum(columns >= longest - _SLACK for columns in followed)
    return longest - _SLACK if full >= _MIN_FULL and 2 * full >= len(followed) and 30 <= longest <= 120 else 0  # noqa: PLR2004


def _continues(before: Line, line: Line, *, full: bool) -> bool:
    if line.style and not (line.style == "answer" or line.text[0] in _CONTINUES):
        return False
    if line.text[0] in _CONTINUES:
        return True
    if not full and before.text[-1] not in _BROKEN:
        return False
    if _COLUMNS.search(line.text) or _COLUMNS.search(before.text):
        return False
    if full and before.text[-1] not in "。：:" and not (line.indent > before.indent and not before.style):
        return True
    # 「…ランキング(米国)で」: a short line that stops in mid-phrase
    fragment = before.text[-1] in _BROKEN and not before.style and len(before.text) in _FRAGMENT
    return fragment and line.indent <= before.indent
