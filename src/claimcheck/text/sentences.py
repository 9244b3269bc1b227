"""Sentences: where a block's text may be cut without tearing a quotation or a bracket."""

import re

from claimcheck.model.pattern import regex
from claimcheck.model.span import Span

_OPEN = "「『（(【〔［[〈《“"
_CLOSE = "」』）)】〕］]〉》”"
_MARK = regex(rf"[。！？!?．\r\n{re.escape(_OPEN + _CLOSE)}]")
_ENDS = "。！？!?．"
_AFTER = frozenset(_ENDS + _CLOSE)
_QUOTES = {"「": "」", "『": "』", "“": "”"}
_LAST = frozenset(_QUOTES.values())
_MAX_QUOTE = 400
"""A bracket open for longer than this many characters was never closed: (参照:Trading View."""


def split_sentences(text: str, start: int = 0) -> list[Span]:
    """Spans of the sentences of a block's text, which begins at `start` of its document.

    A 。 inside 「」 or () ends no sentence; a bracket that never closes is not waited for. ． ends one only where it stands for
    。, not between digits. A line break inside the block is a wrapped line, unless the line before it is a sentence.
    A block that is one quotation from end to end (the answer of an interview) is divided inside.
    """
    spans = []
    begin = 0
    depth: list[int] = []
    for match in _MARK.finditer(text, _all_quoted(text)):
        at, char = match.start(), match.group()
        if depth and at - depth[0] > _MAX_QUOTE:
            depth.clear()
        if char in _OPEN:
            depth.append(at)
        elif char in _CLOSE:
            if depth:
                depth.pop()
        elif char in "\r\n":
            if not depth and text[begin:at].rstrip()[-1:] in _AFTER:
                spans.append((begin, at))
                begin = at + 1
        elif not depth and _ends(text, at) and at >= begin:
            end = _stop(text, at)
            spans.append((begin, end))
            begin = end
    spans.append((begin, len(text)))
    return [span for low, high in spans if (span := _trim(text, low, high, start)) is not None]


def _stop(text: str, at: int) -> int:
    """Offset after the marks that end a sentence at `at`, with the quotation mark that ends the text."""
    end = at + 1
    while end < len(text) and text[end] in _ENDS:
        end += 1
    return end + 1 if text[end : end + 1] in _LAST else end


def _all_quoted(text: str) -> int:
    """Offset after the quotation mark that encloses the whole of `text`, 0 where none does."""
    body = text.strip()
    close = _QUOTES.get(body[:1])
    if close is None or body[-1] != close or "。" not in body:
        return 0
    depth = 0
    for at, char in enumerate(body):
        depth += (char == body[0]) - (char == close)
        if not depth:
            # 「本当に？」と聞くと「はい」: the first quotation ends before the text does
            return text.find(body[0]) + 1 if at == len(body) - 1 else 0
    return 0


def _ends(text: str, at: int) -> bool:
    char = text[at]
    after = text[at + 1 : at + 2]
    if char == "．":
        return not (after.isdigit() or after.isascii())
    if char in "!?":
        # Yahoo!ニュース, 64年ぶり!!
        return after in ("", " ", "　", "\n", "\r") or after in _ENDS
    return True


def _trim(text: str, low: int, high: int, start: int) -> Span | None:
    piece = text[low:high]
    stripped = piece.strip()
    if not stripped:
        return None
    low += len(piece) - len(piece.lstrip())
    return Span(start + low, start + low + len(stripped))
