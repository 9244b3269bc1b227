"""One regular expression for many words: alternatives that share their beginnings, so that a scan stays linear in practice."""

import re
from collections.abc import Iterable


def alternation(words: Iterable[str]) -> str:
    """A pattern that matches any of the words, the longest first; one that never matches where there are none."""
    listed = sorted(set(words))
    return _following(listed, 0) if listed else r"(?!)"


def _following(words: list[str], at: int) -> str:
    """What may follow the `at` characters that these words, which are sorted, have in common."""
    if len(words) == 1:
        return _escaped(words[0][at:])
    ends = len(words[0]) == at
    branches = []
    start, last = int(ends), len(words)
    while start < last:
        char, stop = words[start][at], start + 1
        while stop < last and words[stop][at] == char:
            stop += 1
        branches.append(_escaped(char) + _following(words[start:stop], at + 1))
        start = stop
    joined = branches[0] if len(branches) == 1 and not ends else f"(?:{'|'.join(branches)})"
    return f"{joined}?" if ends else joined


def _escaped(text: str) -> str:
    return text if text.isalnum() else re.escape(text)
