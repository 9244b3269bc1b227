"""What all recognisers look at: the normalised text of a document, its numerals and what can be no value."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Container, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Generic, Protocol, TypeVar

from claimcheck.model.document import Token
from claimcheck.model.pattern import regex
from claimcheck.model.values import Date, Value
from claimcheck.text.dategrammar import plain_dates
from claimcheck.text.lexicon import Lexicon
from claimcheck.text.numerals import Numeral, find_numerals
from claimcheck.text.tokens import tokenize
from claimcheck.text.view import View

T = TypeVar("T")

EDGE = "\x00"
"""Stands in the scanned text where a block ends and for everything between blocks, so that no expression crosses it."""

# Never a value: addresses of machines and people, numbers one dials or sends letters to, versions.
_ADDRESS = regex(r"(?:https?|ftp)://[!-~]++|www\.[!-~]++|[A-Za-z0-9_.+-]++@[A-Za-z0-9_-]++\.[A-Za-z0-9_.-]++")
_POSTAL = regex(r"〒[ ]?\d{3}-?\d{4}")
_VERSION = regex(r"[vVバ](?<![A-Za-z].)(?:(?:er(?:sion)?)?|ージョン)[. ]{0,2}\d+(?:\.\d+)*+")
# AX-710W is a model of 710 watts as little as AX-710 is one of 710
_MODEL = regex(r"(?<![A-Za-z0-9-])[A-Z]{2,4}-[0-9]{3,5}[A-Z]{1,2}(?![A-Za-z0-9])")
# two joints in a run of digits; what it is says `_CODE`
_JOINED = regex(r"[-.(]\d++[-.)]\d")
_RUN_BEFORE = regex(r"[\d.-]{1,20}$")
_DIALLED = regex(r"\+\d{1,3}(?:[- ]\d{2,5}){2,5}+")
_CODE = regex(
    r"""
      (?<![\d.,-])(?!\d{4}-\d\d?-\d\d?(?!\d))\d{1,4}-\d{1,5}-\d{3,5}(?:[-/]\d{2,4})*+(?![\d-])
    | (?<![\d.,-])0\d{1,3}\(\d{1,4}\)\d{3,4}
    | (?<![\d.])\d{1,3}(?:\.\d{1,3}){3}+(?![\d.])
    | (?<![\d.和正治成])(?<![MTSHR](?=\d))(?!\d{4}\.\d\d?\.\d\d?(?![\d.]))\d+\.\d+\.\d+(?:\.\d+)*+[A-Za-z0-9_.-]*+
    """,
    re.VERBOSE,
)


def _masks(text: str) -> list[tuple[int, int]]:
    """The stretches that hold digits and no value."""
    found: list[tuple[int, int]] = []
    if "://" in text or "www." in text or "@" in text:
        found += [match.span() for match in _ADDRESS.finditer(text)]
    if "〒" in text:
        found += [match.span() for match in _POSTAL.finditer(text)]
    found += [match.span() for match in _VERSION.finditer(text)]
    if "-" in text:
        found += [match.span() for match in _MODEL.finditer(text)]
    for joined in _JOINED.finditer(text):
        before = _RUN_BEFORE.search(text, max(0, joined.start() - 20), joined.start())
        if before and (match := _CODE.match(text, before.start())):
            found.append(match.span())
    if "+" in text:
        found += [match.span() for match in _DIALLED.finditer(text)]
    return found


@dataclass(slots=True)
class Found:
    """A value a recogniser saw, in offsets of the normalised text."""

    start: int
    end: int
    value: Value
    recognizer: str
    rank: int = 0
    """Decides between two readings of the same length: the higher one stays."""


class Recognizer(Protocol):
    """One kind of value; every module of `claimcheck.recognizers` has a class `Recognizer` of this form."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Compile what the lexicon says."""

    def find(self, scan: "Scan") -> Iterable[Found]:
        """Everything of this kind, overlaps allowed."""


class Terms(Generic[T]):
    """Words to be met at a position, the longest first."""

    __slots__ = ("_sizes", "firsts", "table")

    def __init__(self, table: dict[str, T]) -> None:
        self.table = table
        sizes: dict[str, set[int]] = {}
        for term in table:
            sizes.setdefault(term[:2], set()).add(len(term))
        # of the terms that begin with two characters; that of one character is asked for last
        self._sizes = {head: tuple(sorted(found, reverse=True)) for head, found in sizes.items() if len(head) > 1}
        self.firsts = frozenset(term[0] for term in table)
        """The characters a term can begin with."""

    def at(self, text: str, start: int) -> list[tuple[int, T]]:
        """Ends and meanings of the terms that begin at `start`, the longest first."""
        table, head = self.table, text[start : start + 2]
        found = [
            (start + size, table[term])
            for size in self._sizes.get(head, ())
            if (term := text[start : start + size]) in table and len(term) == size
        ]
        if (term := head[:1]) in table:
            found.append((start + 1, table[term]))
        return found

    def longest(self, text: str, start: int) -> tuple[int, T] | None:
        """The longest term that begins at `start`."""
        table, head = self.table, text[start : start + 2]
        for size in self._sizes.get(head, ()):
            if (term := text[start : start + size]) in table:
                return start + len(term), table[term]
        return (start + 1, table[term]) if (term := head[:1]) in table else None


@dataclass(slots=True)
class Scan:
    """The normalised text of a view, its numerals, and the dictionary for the places where it must decide."""

    view: View
    text: str
    numerals: list[Numeral]
    """All numerals but those of `dates`."""
    dates: list[tuple[int, int, Date]] = field(default_factory=list)
    """The dates of the commonest forms with their places, read before the numerals because they hold most of them."""
    memo: defaultdict[str, dict[int, Any]] = field(default_factory=lambda: defaultdict(dict))
    """What one recogniser worked out and another may ask for, by what it is and where."""
    _starts: list[int] = field(default_factory=list)
    _following: dict[str, list[Numeral]] = field(default_factory=dict)

    @classmethod
    def of(cls, view: View, phrases: re.Pattern[str] | None = None) -> "Scan":
        """The scan of a whole document; `phrases` are idioms that hold numerals and mean none."""
        text = _fenced(view)
        masks = _masks(text)
        if phrases is not None:
            masks += [match.span() for match in phrases.finditer(text)]
        masks.sort()
        if masks:
            text = _blanked(text, masks)
        dates = list(plain_dates(text))
        # by 日, which ends a date as well: the dash of 2007年-2009年 is no sign
        numerals = find_numerals(_blanked(text, [(start, end) for start, end, _ in dates], "日") if dates else text)
        return cls(
            view,
            text,
            numerals,
            dates,
            _starts=[numeral.start for numeral in numerals],
            _following=_by_following(text, numerals),
        )

    def following(self, chars: Container[str]) -> list[Numeral]:
        """The free numerals after which, blanks skipped, one of `chars` stands; not in order."""
        return [
            numeral
            for char, numerals in self._following.items()
            if char in chars
            for numeral in numerals
            if not numeral.taken
        ]

    def take_all(self, found: Iterable[Found]) -> None:
        """Mark the numerals inside all of these, which are in order and do not overlap."""
        starts, numerals, at, last = self._starts, self.numerals, 0, len(self._starts)
        for item in found:
            while at < last and starts[at] < item.start:
                at += 1
            while at < last and starts[at] < item.end:
                numerals[at].taken = True
                at += 1

    def take(self, start: int, end: int) -> None:
        """Mark the numerals inside a stretch as belonging to a longer value."""
        starts = self._starts
        at = bisect_left(starts, start)
        while at < len(starts) and starts[at] < end:
            self.numerals[at].taken = True
            at += 1

    def numeral_at(self, start: int) -> Numeral | None:
        """The numeral that begins at `start`."""
        at = bisect_left(self._starts, start)
        return self.numerals[at] if at < len(self._starts) and self._starts[at] == start else None

    def words(self, start: int, end: int) -> "Words":
        """The morphemes around a stretch of normalised text, read from a few characters on both sides.

        A window instead of the sentence, so that the same words are divided once in a run and not once in every sentence.
        """
        begin = max(0, start - _AROUND)
        return Words(begin, divided(self.text[begin : end + _AROUND].replace(EDGE, "\n")))


_AROUND = 4
"""Characters of context on each side; the longest common words that swallow a numeral, 五十嵐 or 十二支, are shorter."""


@lru_cache(maxsize=1 << 16)
def divided(window: str) -> tuple[Token, ...]:
    """The morphemes of a few characters of text."""
    return tuple(tokenize(window))


class Words:
    """Morphemes by their ends, in offsets of the normalised text."""

    __slots__ = ("_begin", "ends", "starts")

    def __init__(self, begin: int, tokens: tuple[Token, ...]) -> None:
        self._begin = begin
        self.starts = {begin + token.span.start: token for token in tokens}
        self.ends = {begin + token.span.end for token in tokens}

    def numeral_over(self, at: int) -> bool:
        """Whether a numeral of the dictionary reaches over `at`."""
        return any(start < at < self.end_of(start) and token.pos2 == "数詞" for start, token in self.starts.items())

    def end_of(self, start: int) -> int:
        """Where the morpheme that begins at `start` ends."""
        return self._begin + self.starts[start].span.end


def _by_following(text: str, numerals: list[Numeral]) -> dict[str, list[Numeral]]:
    """Numerals by the first character after them that is no blank."""
    table: dict[str, list[Numeral]] = {}
    for numeral in numerals:
        end = numeral.end
        char = text[end : end + 1]
        if char in _BLANK:
            match = _BLANKS.match(text, end)
            char = text[match.end() : match.end() + 1] if match else ""
        table.setdefault(char, []).append(numeral)
    return table


_BLANK = frozenset((" ", "\n", "\r"))
_BLANKS = regex(r"[ ]{0,4}\r?\n?[ ]{0,4}")


def _blanked(text: str, stretches: Iterable[tuple[int, int]], blank: str = EDGE) -> str:
    """`text` with some stretches blanked out by `blank`; they are in order and may overlap."""
    pieces: list[str] = []
    last = 0
    for start, end in stretches:
        if end <= last:
            continue
        begin = max(start, last)
        pieces += (text[last:begin], blank * (end - begin))
        last = end
    pieces.append(text[last:])
    return "".join(pieces)


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
