"""Sentences: where a block's text may be cut without tearing a quotation or a bracket."""

import re

from claimcheck.model.span import Span

_OPEN = "「『（(【〔［[〈《“"
_CLOSE = "」』）)】〕］]〉》”"
_MARK = re.compile(rf"[。！？!?．\n{re.escape(_OPEN + _CLOSE)}]")
_ENDS = "。！？!?．"
_MAX_QUOTE = 400
"""A bracket open for longer than this many characters was never closed: (参照:Trading View."""


def split_sentences(text: str, start: int = 0) -> list[Span]:
    """Spans of the sentences of a block's text, which begins at `start` of its document.

    A 。 inside 「」 or () ends no sentence; a bracket that never closes is not waited for. ． ends one only where it stands for
    。, not between digits. A line break inside the block is a wrapped line, unless the line before it is a sentence.
    """
    spans = []
    begin = 0
    depth: list[int] = []
    for match in _MARK.finditer(text):
        at, char = match.start(), match.group()
        if depth and at - depth[0] > _MAX_QUOTE:
            depth.clear()
        if char in _OPEN:
            depth.append(at)
        elif char in _CLOSE:
            if depth:
                depth.pop()
        elif char == "\n":
            if not depth and text[begin:at].strip() and text[at - 1] in _ENDS + _CLOSE:
                spans.append((begin, at))
                begin = at + 1
        elif not depth and _ends(text, at):
            end = at + 1
            while end < len(text) and text[end] in _ENDS:
                end += 1
            if end > begin:
                spans.append((begin, end))
                begin = end
    spans.append((begin, len(text)))
    return [span for low, high in spans if (span := _trim(text, low, high, start)) is not None]


def _ends(text: str, at: int) -> bool:
    char = text[at]
    after = text[at + 1 : at + 2]
    if char == "．":
        return not (after.isdigit() or after.isascii())
    if char in "!?":
        # Yahoo!ニュース, 64年ぶり!!
        return after in ("", " ", "　", "\n") or after in _ENDS
    return True


def _trim(text: str, low: int, high: int, start: int) -> Span | None:
    piece = text[low:high]
    stripped = piece.strip()
    if not stripped:
        return None
    low += len(piece) - len(piece.lstrip())
    return Span(start + low, start + low + len(stripped))
