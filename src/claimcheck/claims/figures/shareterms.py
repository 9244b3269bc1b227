"""The attribute of a share that its part names: 海外売上高は…売上高の55%, 女性が管理職の12%を占める."""

from claimcheck.claims.discourse.words import Words
from claimcheck.claims.figures.implied import Term
from claimcheck.claims.figures.predicates import change_word
from claimcheck.claims.sentences.frames import Chunk, Frame

_SHARES = ("比率", "割合", "率")


def share_by_part(frame: Frame, chunk: Chunk, words: Words) -> Term | None:
    """A share by its part: the two above are 海外売上高比率 and 女性割合; None where it tells a change or no part is named."""
    before = frame.chunks[chunk.index - 1] if chunk.index else None
    predicate = frame.predicate_of(chunk)
    of = before is not None and before.particle == "の" and before.value < 0
    if not (of or (predicate is not None and predicate.lemma == "占める")) or change_word(words, frame, chunk):
        return None
    topic = frame.topic(chunk.index)
    parts = [other for other in frame.arguments(predicate) if other.particle in ("が", "は", "も")] if predicate else []
    for part in (*parts, *([topic] if topic is not None else [])):
        if part.value >= 0:
            continue
        for ending in _SHARES:
            found = words.registry.named_by(part.text + ending, "ratio")
            if found is not None and len(found[1]) > len(ending):
                return Term(found[0].id, found[0], part.text, part.text, "", "topic", 0.9, part.span, part)
    return None
