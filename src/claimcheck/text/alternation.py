"""Searching for many words at once.

`alternation` is a regular expression whose alternatives share their beginnings, so that a scan stays linear in practice; where
hundreds of beginnings are left and nothing but the presence of a word is asked, `AnyOf` looks them up by their first two characters
instead of trying each.
"""

import re
from collections.abc import Iterable
from hashlib import sha256
from itertools import pairwise

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
        listed = sorted({word for word in words if word})
        self._single = frozenset(word for word in listed if len(word) == 1)
        self._by_pair: dict[tuple[str, str], tuple[str, ...]] = {}
        for word in listed:
            if len(word) > 1:
                pair = (word[0], word[1])
                self._by_pair[pair] = (*self._by_pair.get(pair, ()), word)
        self._pairs = frozenset(self._by_pair)

    def occurs(self, text: str, start: int, end: int) -> bool:
        """Whether one of the words begins between two offsets."""
        if not self._single.isdisjoint(text[start:end]):
            return True
        part = text[start : end + 1]
        if self._pairs.isdisjoint(pairwise(part)):
            return False
        by_pair = self._by_pair
        begun = ((at, pair) for at, pair in enumerate(pairwise(part), start) if pair in by_pair)
        return any(text.startswith(by_pair[pair], at) for at, pair in begun)


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
