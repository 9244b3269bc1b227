"""Where a value stands in its document."""

from typing import NamedTuple

from claimcheck.claims.sentences.frames import Chunk, Frame


class Place(NamedTuple):
    """Where a value stands: its sentence, the frame of it, and the chunk that the value is."""

    sent: int
    frame: Frame
    chunk: Chunk
