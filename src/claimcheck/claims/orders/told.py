"""Dated events of a text, and pairs of which one must come later."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from claimcheck.model.claims import Mention
from claimcheck.model.span import Span
from claimcheck.model.values import Date

_SECTION = 1200
"""Characters of one text that tell of one matter; histories tell of many trials and elections."""


class Told(NamedTuple):
    """A dated event in a text."""

    path: str
    mention: Mention
    sentence: Span
    low: datetime
    high: datetime

    def at_hours_of_one_day(self, other: "Told") -> bool:
        """Whether both events have their hour, on one day."""
        values = self.mention.value, other.mention.value
        hours = all(isinstance(value, Date) and value.hour is not None for value in values)
        return hours and self.low.date() == other.low.date()

    def is_near(self, at: int) -> bool:
        """Whether the event is told about where a sentence of its text begins."""
        return abs(self.sentence.start - at) <= _SECTION


class Sequel(NamedTuple):
    """Two events of which the one must come later."""

    late: Told
    early: Told
    names: tuple[str, str]
    """What the later and the earlier one are called, as the text says it."""
    factor: float
    words: tuple[str, Span, Span] | None = None
    """Where a text tells the order beside neither day: its path, the words and their sentence."""


class Untimely(NamedTuple):
    """Two stages that are told in the wrong order."""

    late: Sequence[Told]
    """The days told for the stage that must come later."""
    early: Sequence[Told]
    names: tuple[str, str]
    """What the later and the earlier stage are called."""
    factor: float


def sentence_of(text: str, at: int) -> Span:
    """The stretch between full stops or line ends in which an offset lies."""
    start = max(text.rfind("。", 0, at), text.rfind("\n", 0, at)) + 1
    return Span(start, min((end for sign in "。\n" if (end := text.find(sign, at)) >= 0), default=len(text)))


def is_whole(event: Told) -> bool:
    """Whether a date is no year alone, which holds both events."""
    value = event.mention.value
    return isinstance(value, Date) and value.month is not None
