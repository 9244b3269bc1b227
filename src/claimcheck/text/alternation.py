"""Searching for many words at once.

`alternation` is a regular expression whose alternatives share their beginnings, so that a scan stays linear in practice; where
hundreds of beginnings are left and nothing but the presence of a word is asked, `AnyOf` looks them up instead of trying each.
"""

import re
from collections.abc import Iterable
from hashlib import sha256

from claimcheck.model.pattern import Compiling, regex

_FEW = 20
"""Words for which it is no matter."""


def alternation(words: Iterable[str]) -> str:
    """A pattern that matches any of the words, the longest first; one that never matches where there are none."""
    listed = sorted(set(words))
    if len(listed) < _FEW or not Compiling.own:
        return _following(listed, 0) if listed else r"(?!)"
    name = f"words {sha256(chr(0).join(listed).encode()).hexdigest()[:40]}"
    made = Compiling.known.get(name)
    if not isinstance(made, str):
        made = Compiling.new[name] = _following(listed, 0)
    return made


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """What matches any of the words, compiled when it is first used."""
    return regex(lambda: alternation(words))


class AnyOf:
    """Words of which a stretch of text may hold one."""

    def __init__(self, words: Iterable[str]) -> None:
        self._by_first: dict[str, tuple[str, ...]] = {}
        for word in sorted(set(words)):
            self._by_first[word[0]] = (*self._by_first.get(word[0], ()), word)

    def occurs(self, text: str, start: int, end: int) -> bool:
        """Whether one of the words begins between two offsets."""
        by_first = self._by_first
        begun = ((at, char) for at, char in enumerate(text[start:end], start) if char in by_first)
        return any(text.startswith(by_first[char], at) for at, char in begun)


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
