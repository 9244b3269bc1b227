"""The contests of a series that a day is of, which have no other name than their number: 第4局|10月23日, 10月24日の|第4局では.

What was done on it (藤枝が制した) is told besides.
"""

from claimcheck.claims.discourse.discourse import Discourse
from claimcheck.claims.events.actnouns import Said
from claimcheck.claims.lexicon.numbered import Numbered
from claimcheck.claims.sentences.frames import Chunk, Frame


class Rounds:
    """Reads the rounds of the days of one document."""

    def __init__(self, discourse: Discourse, numbered: Numbered) -> None:
        self.discourse, self.numbered = discourse, numbered

    def of(self, sent: int, frame: Frame, chunk: Chunk) -> Said | None:
        """The round that a day is of."""
        view = self.discourse.view
        after, topic = frame.after(chunk), frame.topic(chunk.index)
        beside = [after] if after is not None and chunk.particle == "の" else []
        if topic is not None and topic is not chunk and topic.index < chunk.index:
            beside.append(topic)
        if chunk.index:
            before = frame.chunks[chunk.index - 1]
            beside += [before] if before.particle in ("", "は", "が") else []
        texts = [view.quote(other.span) for other in beside]
        texts += [self.discourse.block_text(index) for index in self.discourse.block(sent).row]
        named = {found for text in texts if (found := self.numbered.round_of(_bare(text)))}
        return Said(named.pop(), "", ()) if len(named) == 1 else None


def _bare(text: str) -> str:
    """A chunk without what follows its noun: 第4局|では."""
    return text.strip(" \u3000、。：:・").removesuffix("では").removesuffix("には").rstrip("はがをでに")
