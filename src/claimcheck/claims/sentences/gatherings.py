"""Gatherings that are held: which kind a noun names, and what narrows it down."""

from collections.abc import Sequence

from claimcheck.claims.sentences.frames import Chunk, Frame
from claimcheck.text.tokens import Morpheme


class Gatherings:
    """Knows the nouns of what is held, the longest first."""

    def __init__(self, nouns: Sequence[str]) -> None:
        self._nouns = tuple(nouns)

    def which(self, frame: Frame, chunk: Chunk) -> frozenset[str]:
        """Which gathering is meant, where it has no name: =説明会 of 説明会を開く, 開かれた説明会 and 説明会."""
        objects = [other for other in frame.arguments(chunk) if other.particle in ("を", "が")] if chunk.predicate else []
        head = [frame.chunks[chunk.head]] if chunk.predicate and chunk.adnominal and chunk.head >= 0 else []
        for other in (chunk, *objects, *head):
            found = self.kind(other)
            if found is not None:
                return frozenset({"=" + found[0], found[1]} - {""})
        return frozenset()

    def kind(self, chunk: Chunk) -> tuple[str, str] | None:
        """The kind of a gathering and what narrows it: 住民|説明会, 感謝状|授与式."""
        tokens = [word for word in chunk.tokens if not word.sign]
        if chunk.value >= 0 or not tokens:
            return None
        text = chunk.text
        known = next((noun for noun in self._nouns if text.endswith(noun)), None) if text.endswith(self._nouns) else None
        if known is None and len(tokens) > 1 and tokens[-1].surface in ("会", "式", "祭") and is_act(tokens[-2]):
            known = tokens[-2].surface + tokens[-1].surface
        return None if known is None else (known, chunk.text.removesuffix(known))


def is_act(word: Morpheme) -> bool:
    """Whether a word is a verbal noun: 受理, 起工."""
    return word.pos == "名詞" and "サ変" in word.pos3
