"""Where a figure stands, and how alike the places of two figures are by the words there, labels and headings with them."""

from bisect import bisect_right
from collections.abc import Mapping
from typing import NamedTuple

from claimcheck.claims.lexicon.likeness import words_in
from claimcheck.model.claims import Claim
from claimcheck.model.document import Block, Document
from claimcheck.model.span import Span

_REACH = 40
"""Characters of the sentence to each side whose words belong to a figure."""
_LABEL, _BESIDE, _ABOVE = 1.0, 1.0, 0.5
"""What a word weighs in a label, beside the figure, and in the heading or lead above it."""
_FREQUENT, _EVERYWHERE = 6, 0.3
"""Words that a text says more often than this are what it is about, and tell little of one figure."""
_CONCEPT, _CONCEPTS = 0.2, 2
"""What a concept must weigh on one side times on the other, and how many of them count."""
_STEPS = ((3.0, 1.3), (2.0, 1.0), (1.0, 0.7), (0.3, 0.3))
"""Powers of ten against a coincidence by the weight of the words that two figures share."""
_STRANGE = -0.5


class Place(NamedTuple):
    """A sentence, or a row or column of a table."""

    kind: str
    number: int
    at: int


class Neighbourhood:
    """The places of the figures of some documents."""

    def __init__(self, documents: Mapping[str, Document]) -> None:
        self._documents = documents
        self._starts: dict[str, list[int]] = {}
        self._words: dict[tuple[str, Span], dict[str, float]] = {}

    def places(self, path: str, span: Span) -> list[Place]:
        """The row and column of a cell; of prose, its sentence."""
        block = self._block(path, span)
        if block is not None and block.cell is not None and block.row:
            return [Place("row", block.cell.table, block.cell.row), Place("column", block.cell.table, block.cell.column)]
        return [Place("sentence", 0, self._sentence(path, span, block).start)]

    def is_beside(self, path: str, one: Span, other: Span) -> bool:
        """Whether two figures of a document stand in one sentence or one table."""
        first, second = (self._block(path, span) for span in (one, other))
        if first is not None and second is not None and first.cell is not None and second.cell is not None:
            return first.cell.table == second.cell.table
        return self._sentence(path, one, first) == self._sentence(path, other, second)

    def likeness(self, one: Claim, other: Claim) -> float:
        """What the words around two figures say against a coincidence, in powers of ten."""
        mine, theirs = (self._around(claim) for claim in (one, other))
        shared = 0.0
        for word in mine.keys() & theirs.keys():
            often = any(self._documents[claim.path].text.count(word) > _FREQUENT for claim in (one, other))
            shared += min(mine[word], theirs[word]) * (_EVERYWHERE if often else 1.0)
        first, second = one.extra.get("gist") or {}, other.extra.get("gist") or {}
        concepts = [word for word in first.keys() & second.keys() if len(word) > 1 and first[word] * second[word] >= _CONCEPT]
        shared += min(len(concepts), _CONCEPTS)
        return next((said for least, said in _STEPS if shared >= least), _STRANGE)

    def _around(self, claim: Claim) -> dict[str, float]:
        """The words around a figure with what each weighs."""
        key = claim.path, claim.mention.span
        found = self._words.get(key)
        if found is None:
            found = self._words[key] = {}
            for text, weight in self._texts(*key):
                for word in words_in(text):
                    found[word] = max(weight, found.get(word, 0.0))
        return found

    def _texts(self, path: str, span: Span) -> list[tuple[str, float]]:
        text, block = self._documents[path].text, self._block(path, span)
        start, end = self._sentence(path, span, block)
        near = text[max(start, span.start - _REACH) : span.start] + "|" + text[span.end : min(end, span.end + _REACH)]
        if block is None:
            return [(near, _BESIDE)]
        labels = "|".join(self._text(path, number) for number in (*block.row, *block.column))
        above = [block.lead, *block.heading[-1:]]
        over = "|".join(self._text(path, number) for number in above if number >= 0)
        return [(over, _ABOVE), (labels, _LABEL), (near, _BESIDE)]

    def _text(self, path: str, number: int) -> str:
        document = self._documents[path]
        return document.text[slice(*document.blocks[number].span)]

    def _block(self, path: str, span: Span) -> Block | None:
        blocks = self._documents[path].blocks
        starts = self._starts.get(path)
        if starts is None:
            starts = self._starts[path] = [block.span.start for block in blocks]
        number = bisect_right(starts, span.start) - 1
        return blocks[number] if number >= 0 and blocks[number].span.end >= span.end else None

    def _sentence(self, path: str, span: Span, block: Block | None) -> Span:
        """The stretch between full stops in which a figure stands."""
        text = self._documents[path].text
        low, high = block.span if block is not None else (0, len(text))
        start = max(low, text.rfind("。", low, span.start) + 1, text.rfind("\n", low, span.start) + 1)
        stops = [at for at in (text.find("。", span.end, high), text.find("\n", span.end, high)) if at >= 0]
        return Span(start, min(stops, default=high))
