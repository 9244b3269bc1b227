"""Days that one text still has before it while the other tells of a day long past: two events of one kind.

Note [Still ahead]. Who writes in August that something will be completed next March does not mean what was completed last
November, unless a slip of the pen parts the two days. So a day that lies ahead of its own text is not held against one that has
passed by then, where they differ in more than one part.
"""

from datetime import date, timedelta

from claimcheck.model.values import Date, Value

_APART = timedelta(days=31)


def is_another_time(ahead: Value, written: date | None, past: Value) -> bool:
    """Whether a day that lies ahead of the day its text was written on is of another event than one that had passed then."""
    if written is None or not isinstance(ahead, Date) or not isinstance(past, Date) or None in (ahead.year, past.year):
        return False
    first, last = _first(ahead), _first(past)
    if first is None or last is None or not last < written < first or first - last <= _APART:
        return False
    parts = ((ahead.year, past.year), (ahead.month, past.month), (ahead.day, past.day))
    return [one != other for one, other in parts if one is not None and other is not None].count(True) > 1


def _first(day: Date) -> date | None:
    if not day.year or not day.month:
        return None
    try:
        return date(day.year, day.month, day.day or 1)
    except ValueError:
        return None
