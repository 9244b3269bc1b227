"""Searching a text only where a sign stands that every match needs."""

import re
from collections.abc import Iterator


def near(pattern: re.Pattern[str], sign: re.Pattern[str], text: str, before: int, after: int) -> Iterator[re.Match[str]]:
    """The matches of a pattern, which is tried only around its signs.

    Args:
        pattern: every match holds a match of `sign`; it ends in no `$`.
        sign: what is found fast: words that begin in a few characters.
        text: what is searched.
        before: how many characters of a match may stand before its sign.
        after: how many of it, and of what it looks ahead to, may stand behind.
    """
    low, high = 0, -1
    for found in sign.finditer(text):
        start, end = found.span()
        if start - before > high:
            if high >= 0:
                yield from pattern.finditer(text, low, high)
            low = max(0, start - before)
        high = end + after
    if high >= 0:
        yield from pattern.finditer(text, low, high)
