"""The hour that a clock time names after 午後, 夜 or 未明."""

_NOON = 12
_EVENING = 4
_NIGHT = 9


def hour_of(hour: int, part: str) -> int:
    """The hour of the day that `hour` names after a word of kind `part`: 8 in the evening is 20.

    Args:
        hour: as written.
        part: am, pm, noon, evening, night or "" as in the lexicon's day_parts.
    """
    if hour > _NOON:
        return hour
    if part == "am":
        return 0 if hour == _NOON else hour
    if part == "pm":
        return hour if hour == _NOON else hour + _NOON
    if part == "noon":
        return hour + _NOON if hour < _EVENING else hour
    if part in ("evening", "night"):
        if hour == _NOON:
            return 2 * _NOON
        return hour + _NOON if hour >= (_EVENING if part == "evening" else _NIGHT) else hour
    return hour
