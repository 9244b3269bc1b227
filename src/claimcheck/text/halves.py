"""The half of the day that a time takes over from the time told before it: 午後2時に作動し、2時半ごろ鎮火した."""

from collections.abc import Sequence

from claimcheck.model.claims import Mention
from claimcheck.model.pattern import regex
from claimcheck.model.values import Date, TimeOfDay
from claimcheck.text.view import View

_AFTER_NOON = regex(r"午後|夕方|夜|晩|昼")
_NOON = 12
_LATER = 120
"""Minutes within which what follows happens in the same half of the day."""
_NEAR = 60
"""Characters between the two times."""


def with_halves(view: View, mentions: Sequence[Mention]) -> list[Mention]:
    """`mentions` with every bare hour that soon follows one of the afternoon in the afternoon as well."""
    out: list[Mention] = []
    last: tuple[int, int] | None = None
    for mention in mentions:
        value = mention.value
        if isinstance(value, TimeOfDay) and last is not None and _is_bare(view, mention, value):
            minutes = 60 * (value.hour + _NOON) + (value.minute or 0)
            if mention.span.start - last[0] <= _NEAR and 0 <= minutes - last[1] <= _LATER:
                mention = mention._replace(value=value.but(hour=value.hour + _NOON))  # noqa: PLW2901 - the same mention, read
        out.append(mention)
        last = _afternoon(view, mention) or (last if not _tells_hour(mention) else None)
    return out


def _is_bare(view: View, mention: Mention, value: TimeOfDay) -> bool:
    return value.part is None and value.hour < _NOON and value.until is None and "時" in view.quote(mention.span)


def _tells_hour(mention: Mention) -> bool:
    return isinstance(mention.value, TimeOfDay) or (isinstance(mention.value, Date) and mention.value.hour is not None)


def _afternoon(view: View, mention: Mention) -> tuple[int, int] | None:
    """Where a time of the afternoon ends, and its minutes of the day."""
    value = mention.value
    if not isinstance(value, TimeOfDay | Date) or value.hour is None or value.hour < _NOON or value.until is not None:
        return None
    words = view.quote(mention.span)
    told = "時" in words and _AFTER_NOON.search(words) is not None
    carried = isinstance(value, TimeOfDay) and value.part is None and f"{value.hour}" not in words and "時" in words
    return (mention.span.end, 60 * value.hour + (value.minute or 0)) if told or carried else None
