"""Clause frames: a sentence as chunks that lean on each other; how they do says Note [Attachment]."""

from collections.abc import Iterator, Sequence

from claimcheck.claims.sentences.attachment import attach, is_temporal, mend
from claimcheck.claims.sentences.chunks import Chunk, chunks_of
from claimcheck.model.claims import Mention
from claimcheck.model.span import Span
from claimcheck.text.tokens import Tokens

_CHAIN = 4
"""Nouns of a phrase that are followed to its end."""

__all__ = ["Chunk", "Frame", "build_frame", "is_temporal"]


class Frame:
    """One sentence with its chunks."""

    __slots__ = (
        *("_arguments", "_topics", "bracketed", "changes", "chunks", "mentions", "modified", "possible", "predicates", "span"),
        "values",
    )

    def __init__(self, span: Span, chunks: list[Chunk], mentions: Sequence[Mention], bracketed: dict[int, int]) -> None:
        self.span, self.chunks, self.mentions, self.bracketed = span, chunks, mentions, bracketed
        """`mentions` are those that became chunks; `bracketed` tells for a chunk in round brackets the chunk before them."""
        self.values = {chunk.value: chunk.index for chunk in chunks if chunk.value >= 0}
        """Mention index → chunk index."""
        self._topics: list[Chunk] | None = None
        self._arguments: dict[int, list[Chunk]] = {}
        self.modified: dict[int, list[Chunk]] = {}
        self.changes: dict[int, str] = {}
        self.predicates: dict[int, list[Chunk]] = {}
        self.possible: dict[int, bool] = {}
        """What `claims.figures.predicates` found for a chunk, which many ask for."""

    def after(self, chunk: Chunk) -> Chunk | None:
        """The chunk that follows one, None behind the last."""
        return self.chunks[chunk.index + 1] if chunk.index + 1 < len(self.chunks) else None

    def predicate_of(self, chunk: Chunk) -> Chunk | None:
        """The predicate a chunk depends on: itself where it is one, else the first above it."""
        return self.chunks[chunk.governor] if chunk.governor >= 0 else None

    def arguments(self, predicate: Chunk) -> Sequence[Chunk]:
        """The chunks that depend on a predicate directly, the nearest first."""
        found = self._arguments.get(predicate.index)
        if found is None:
            found = self._arguments[predicate.index] = [self.chunks[index] for index in reversed(predicate.dependents)]
        return found

    def bracket_after(self, chunk: Chunk) -> list[Chunk]:
        """The chunks in the bracket that follows a chunk."""
        return [self.chunks[at] for at, outer in self.bracketed.items() if outer == chunk.index] if self.bracketed else []

    def under(self, chunk: Chunk, limit: int = 12) -> list[Chunk]:
        """A chunk and what modifies it, the chunk first and then the nearest."""
        if not chunk.dependents:
            return [chunk]
        found = [chunk]
        chunks = self.chunks
        for at in found:
            if len(found) >= limit:
                return found[:limit]
            if at.dependents:
                found += [chunks[index] for index in reversed(at.dependents)]
        return found

    def phrase(self, noun: Chunk, limit: int) -> list[Chunk]:
        """A noun and what modifies it, without the clauses that only stand before one that does: 跡が見つかり、|許可が要る土地."""
        found = [noun]
        for at in found:
            if at is noun or not at.predicate or at.adnominal:
                found += [self.chunks[index] for index in reversed(at.dependents)]
            if len(found) >= limit:
                break
        return found[:limit]

    def chain(self, noun: Chunk) -> Iterator[Chunk]:
        """A noun and those that it modifies, to the end of the phrase: 冷凍食品の|値上げ."""
        for _step in range(_CHAIN):
            yield noun
            if not noun.ending.text.endswith("の") or noun.predicate or noun.head < 0:
                return
            noun = self.chunks[noun.head]

    def topic(self, before: int) -> Chunk | None:
        """The last は chunk before a position, outside brackets and relative clauses."""
        if self._topics is None:
            topics = [chunk for chunk in self.chunks if chunk.particle == "は" and chunk.value < 0]
            self._topics = [chunk for chunk in topics if chunk.index not in self.bracketed]
        for chunk in reversed(self._topics):
            if chunk.index < before:
                return chunk
        return None


def build_frame(span: Span, tokens: Tokens, mentions: Sequence[Mention]) -> Frame:
    """The frame of one sentence.

    Args:
        span: the sentence.
        tokens: its morphemes.
        mentions: the mentions inside it, by position, without overlap.
    """
    chunks, bracketed = chunks_of(tokens, mentions)
    mend(chunks, bracketed)
    attach(chunks, bracketed, mentions)
    return Frame(span, chunks, mentions, bracketed)
