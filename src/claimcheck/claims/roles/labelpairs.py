"""Several labels in one line, each with its own value: 父：ラーダ　母：ミミ, 作詞：青井隆／作曲：水野佳子."""

from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model.pattern import regex
from claimcheck.model.span import Span

if TYPE_CHECKING:
    import re

_LABEL = r"(?P<label>[一-龠々ァ-ヺーA-Za-z・]{1,12})[ 　]?[:：＝=][ 　]?"
_FIRST = regex(rf"[ 　・■●◆□○▼*-]*{_LABEL}")
_INNER = regex(rf"(?:[ 　]+|[ 　]?[、，,／/|｜][ 　]?){_LABEL}")


class Labelled(NamedTuple):
    """A value of a line with the label in front of it, "" where that stands outside."""

    label: str
    value: Span


def labelled(text: str, span: Span) -> list[Labelled]:
    """The values of a line of several labels by position, none where it has no label behind a value."""
    first = _FIRST.match(text, *span)
    start = first.end() if first is not None else span.start
    inner = [match for match in _INNER.finditer(text, start, span.end) if match.start() > start]
    if not inner:
        return []
    bounds: list[tuple[re.Match[str] | None, int]] = [(first, start), *((match, match.end()) for match in inner)]
    ends = [match.start() for match in inner] + [span.end]
    labels = [(match.group("label") if match is not None else "", low) for match, low in bounds]
    return [Labelled(label, Span(low, high)) for (label, low), high in zip(labels, ends, strict=True)]
