"""What all recognisers look at: the normalised text of a document, its numerals and what can be no value."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

from claimcheck.model.values import Value
from claimcheck.text.lexicon import Lexicon
from claimcheck.text.numerals import Numeral, find_numerals
from claimcheck.text.view import View

T = TypeVar("T")

EDGE = "\x00"
"""Stands in the scanned text where a block ends and for everything between blocks, so that no expression crosses it."""

# Never a value: addresses of machines and people, numbers one dials or sends letters to, versions, file names.
_NO_VALUE = re.compile(
    r"""
      (?:https?|ftp)://[!-~]++ | www\.[!-~]++
    | [\w.+-]++@[\w-]++\.[\w.-]++
    | 〒[ ]?\d{3}-?\d{4}
    | (?<![\d.,-])\+?\d{1,4}-\d{1,5}-\d{3,5}(?:[-/]\d{2,4})*+(?![\d-]) (?<!\d{4}-\d\d-\d\d)
    | (?<![\d.,-])\+\d{1,3}(?:[- ]\d{2,5}){2,5}+
    | (?<![\d.,-])0\d{1,3}\(\d{1,4}\)\d{3,4}
    | (?<![\d.])\d{1,3}(?:\.\d{1,3}){3}+(?![\d.])
    | (?:(?<![A-Za-z])(?:[vV]|[vV]er|[vV]ersion|Version|バージョン|第?版)[. ]{0,2}\d+(?:\.\d+)*+)
    | (?<![\d.和正治成])(?<![MTSHR](?=\d))\d+\.\d+\.\d+(?:\.\d+)*+[A-Za-z0-9_.-]*+ (?<!\d\d\d\d\.\d\.\d)(?<!\d\d\d\d\.\d\d\.\d)(?<!\d\d\d\d\.\d\.\d\d)(?<!\d\d\d\d\.\d\d\.\d\d)
    """,
    re.VERBOSE,
)


@dataclass(slots=True)
class Found:
    """A value a recogniser saw, in offsets of the normalised text; `make` builds it once it is sure to be needed."""

    start: int
    end: int
    make: Callable[[], Value]
    recognizer: str
    rank: int = 0
    """Decides between two readings of the same length: the higher one stays."""
    value: Value | None = None

    def built(self) -> Value:
        """The value itself."""
        if self.value is None:
            self.value = self.make()
        return self.value


class Recognizer(Protocol):
    """One kind of value; every module of `claimcheck.recognizers` has a class `Recognizer` of this form."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Compile what the lexicon says."""

    def find(self, scan: "Scan") -> Iterable[Found]:
        """Everything of this kind, overlaps allowed."""


class Terms(Generic[T]):
    """Words to be met at a position, the longest first."""

    __slots__ = ("_by_first", "table")

    def __init__(self, table: dict[str, T]) -> None:
        self.table = table
        by_first: dict[str, list[str]] = {}
        for term in table:
            by_first.setdefault(term[0], []).append(term)
        self._by_first = {first: tuple(sorted(terms, key=len, reverse=True)) for first, terms in by_first.items()}

    def at(self, text: str, start: int) -> Iterator[tuple[int, T]]:
        """Ends and meanings of the terms that begin at `start`, the longest first."""
        for term in self._by_first.get(text[start : start + 1], ()):
            if text.startswith(term, start):
                yield start + len(term), self.table[term]

    def longest(self, text: str, start: int) -> tuple[int, T] | None:
        """The longest term that begins at `start`."""
        return next(self.at(text, start), None)


@dataclass(slots=True)
class Scan:
    """The normalised text of a view, its numerals, and the dictionary for the places where it must decide."""

    view: View
    text: str
    numerals: list[Numeral]
    _starts: list[int] = field(default_factory=list)
    _words: "dict[int, Words]" = field(default_factory=dict)

    @classmethod
    def of(cls, view: View, phrases: re.Pattern[str] | None = None) -> "Scan":
        """The scan of a whole document; `phrases` are idioms that hold numerals and mean none."""
        text = _fenced(view)
        masks = [match.span() for match in _NO_VALUE.finditer(text)]
        if phrases is not None:
            masks = sorted([*masks, *(match.span() for match in phrases.finditer(text))])
        numerals = find_numerals(text)
        if masks:
            starts = [start for start, _ in masks]
            numerals = [
                numeral
                for numeral in numerals
                if (at := bisect_right(starts, numeral.start) - 1) < 0 or masks[at][1] <= numeral.start
            ]
            pieces, last = [], 0
            for start, end in masks:
                pieces += [text[last:start], EDGE * (end - start)]
                last = end
            text = "".join([*pieces, text[last:]])
        return cls(view, text, numerals, [numeral.start for numeral in numerals])

    def numeral_at(self, start: int) -> Numeral | None:
        """The numeral that begins at `start`."""
        at = bisect_left(self._starts, start)
        return self.numerals[at] if at < len(self._starts) and self._starts[at] == start else None

    def tokens(self, at: int) -> "Words | None":
        """The morphemes of the sentence at an offset of the normalised text; None outside sentences."""
        span = self.view.normalized.source(at, at + 1)
        index = self.view.sentence_at(span.start)
        if index < 0:
            return None
        known = self._words.get(index)
        if known is None:
            known = self._words[index] = Words(self.view, index)
        return known


class Words:
    """The morphemes of one sentence by their ends, in offsets of the normalised text."""

    __slots__ = ("_index", "ends", "starts")

    def __init__(self, view: View, sentence: int) -> None:
        index = view.normalized.index
        self._index = index
        tokens = view.tokens(sentence)
        if index is None:
            self.starts = {token.span.start: token for token in tokens}
            self.ends = {token.span.end for token in tokens}
        else:
            self.starts = {bisect_left(index, token.span.start): token for token in tokens}
            self.ends = {bisect_left(index, token.span.end) for token in tokens}

    def source(self, at: int) -> int:
        """The source offset of an offset of the normalised text."""
        return at if self._index is None else self._index[at]


def _fenced(view: View) -> str:
    """The normalised text with everything outside blocks, and all code, blanked out by `EDGE`."""
    text = view.normalized.text
    index = view.normalized.index
    pieces: list[str] = []
    at = 0
    for block in view.document.blocks:
        start, end = block.span
        if index is not None:
            start, end = bisect_left(index, start), bisect_left(index, end)
        if start < at:
            continue
        if pieces and start == at:
            # two blocks that touch: their edge is kept by the caller's check of block boundaries
            pieces.append(text[start:end])
        else:
            pieces += [EDGE * (start - at), text[start:end]]
        at = end
    pieces.append(EDGE * (len(text) - at))
    return "".join(pieces)


