"""What a clause says of who did something, by its form: 担うのは大井組だ, 請け負った佐田建設, 操船の指揮を."""

from collections.abc import Iterator

from claimcheck.claims.lexicon.titlewords import TitleWords
from claimcheck.claims.sentences.frames import Chunk, Frame

_DESCRIBED = 3
"""Chunks among which what a relative clause describes is looked for."""


def described(frame: Frame, predicate: Chunk) -> list[Chunk]:
    """What a relative clause may describe, the last first: 監修した鳥類学者の|小田切誠さん, 請け負った佐田建設の|皆さん."""
    found = [frame.chunks[predicate.head]]
    while len(found) < _DESCRIBED and found[0].particle == "の" and not found[0].predicate and found[0].head >= 0:
        found.insert(0, frame.chunks[found[0].head])
    return found


def is_bare(frame: Frame, predicate: Chunk, filler: Chunk) -> bool:
    """Whether a clause without an object describes the filler, who may be its object: 設計した市民会館."""
    if not predicate.adnominal or filler.index <= predicate.index or is_cleft(predicate):
        return False
    bound = ("を", "に") if predicate.lemma == "当たる" else ("を",)
    return not any(other.particle in bound for other in frame.arguments(predicate))


def commanded(frame: Frame, chunk: Chunk, titles: TitleWords) -> Chunk | None:
    """The deed of whose command a chunk tells: 操船 of 操船の指揮を, but not 交響曲の指揮を."""
    before = frame.chunks[chunk.index - 1] if chunk.index and chunk.text in titles.commands else None
    if before is None or before.particle != "の" or before.value >= 0 or before.text.endswith(titles.performed):
        return None
    return before if before.text in titles.fields or before.tokens[-1].pos3 == "サ変可能" else None


_ARGUMENTS = ("が", "を", "に", "から", "と")


def cleft_fillers(frame: Frame, predicate: Chunk) -> Iterator[Chunk]:
    """Who or what follows a predicate made the topic, the next noun and what it modifies: 担うのは北陵市の|大井組で、…."""
    after = frame.after(predicate) if is_cleft(predicate) else None
    if after is not None:
        clause = frame.predicate_of(after) if after.particle in _ARGUMENTS else None
        if clause is not None and clause.adnominal and clause.head > clause.index:
            after = frame.chunks[clause.head]  # 運営するのは大井組などが出資する|霧籠地熱
        yield from frame.chain(after)
        above = frame.chunks[predicate.head] if predicate.head >= 0 else None
        if above is not None and above is not after:
            yield above


def is_cleft(predicate: Chunk) -> bool:
    """Whether a predicate is made the topic of who or what follows: 設計したのは."""
    return predicate.particle == "は" and bool(predicate.tail) and any(word.surface == "の" for word in predicate.tail)


def is_past(predicate: Chunk) -> bool:
    """Whether a predicate tells of what was done: 設計した."""
    return any(word.lemma == "た" for word in predicate.tail)
