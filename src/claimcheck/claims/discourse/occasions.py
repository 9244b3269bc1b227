"""Of which occasion a figure is: 大盤解説会には、定員700人に対し, 定員350名 in an invitation to the 就位式.

Note [Occasions]. One affair has many gatherings, each with its own places, guests, fee and hours, and vehicles that hold people,
too. Which one is meant is told by the word nearest before the figure in its line (level 2), by the nearest heading over it (1) or
by the title of the text (0). Two different ones are two where one text has the words of both; what only one text has may be
another name of the same.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from claimcheck.claims.discourse.discourse import Discourse
from claimcheck.claims.discourse.words import HappeningWords
from claimcheck.model.claims import Mention
from claimcheck.model.document import Role

OF_OCCASIONS = frozenset(
    f"events/{name}"
    for name in (
        "capacity", "seating-capacity", "participants", "visitors", "attendees", "applicants", "participation-fee",
        "admission-fee", "start-time", "end-time", "reception-time", "doors-open", "duration", "event-length",
    )
)
"""Attributes that each occasion has its own value of."""
IN_LINE, OVER_LINE, OF_TEXT = 2, 1, 0
_REACH = 120


class Occasion(NamedTuple):
    """What is held, or the vehicles that hold people."""

    nouns: frozenset[str]
    level: int
    vehicle: bool


def occasion(discourse: Discourse, words: HappeningWords, sent: int, mention: Mention) -> Occasion | None:
    """The occasion whose figure stands somewhere; see Note [Occasions]."""
    view, block = discourse.view, discourse.block(sent)
    start = max(block.span.start, mention.span.start - _REACH)
    rows = " ".join(discourse.block_text(number) for number in (*block.column, *block.row))
    near = list(words.occasions.finditer(f"{rows} {view.text[start : mention.span.start]}"))
    if near:
        return _made(near[-1:], IN_LINE)
    over = sorted(block.heading, key=lambda number: (view.document.blocks[number].role is Role.TITLE, -number))
    for number in over:
        found = list(words.occasions.finditer(discourse.block_text(number)))
        if found:
            return _made(found, OF_TEXT if view.document.blocks[number].role is Role.TITLE else OVER_LINE)
    return None


def _made(found: Sequence[re.Match[str]], level: int) -> Occasion:
    held = [match for match in found if match["noun"]]
    return Occasion(frozenset(match.group() for match in held or found), level, not held)
