"""Intervals of values drawn to scale on one axis: figures on a number line, dates on a timeline."""

from datetime import datetime
from typing import Any, NamedTuple

from claimcheck.model.findings import Evidence

_MARGIN = 0.06
"""Share of the axis left free on each side."""


class Bar(NamedTuple):
    """One interval, in per cent of the axis."""

    side: str
    left: float
    width: float
    reading: str
    open_left: bool
    open_right: bool


class Scale(NamedTuple):
    """One axis and what lies on it."""

    bars: list[Bar]
    low: str
    """Smallest value on the axis, as a label."""
    high: str


def draw(evidence: list[tuple[str, Evidence]]) -> list[Scale]:
    """One scale for each group of evidence that can share an axis; values without bounds have none."""
    groups: dict[str, list[tuple[str, Evidence, float | None, float | None]]] = {}
    for side, item in evidence:
        low, high = _end(item.normalized.get("low")), _end(item.normalized.get("high"))
        if low is not None or high is not None:
            groups.setdefault(_axis(item.normalized), []).append((side, item, low, high))
    return [_scale(group) for _, group in sorted(groups.items()) if len(group) > 1]


def _axis(normalized: dict[str, Any]) -> str:
    """What must be equal for two values to share an axis."""
    if normalized.get("kind") == "date":
        return "date"
    parts = (normalized.get(key) for key in ("currency", "dimension"))
    own = next((str(part) for part in parts if part), "") or str(normalized.get("unit", ""))
    return f"{normalized.get('kind')} {own} {normalized.get('per') or ''}"


def _end(text: object) -> float | None:
    """An end of an interval as a coordinate: its number, or seconds for a date."""
    if text is None:
        return None
    try:
        return float(str(text))
    except ValueError:
        pass
    try:
        return (datetime.fromisoformat(str(text)) - datetime(1970, 1, 1)).total_seconds()
    except (TypeError, ValueError):
        return None


def _scale(group: list[tuple[str, Evidence, float | None, float | None]]) -> Scale:
    ends = [end for _, _, low, high in group for end in (low, high) if end is not None]
    low, high = min(ends), max(ends)
    span = (high - low) or abs(low) or 1.0
    start, width = low - span * _MARGIN, span * (1 + 2 * _MARGIN)

    def at(value: float) -> float:
        return round(100 * (value - start) / width, 3)

    bars = []
    for side, item, left, right in group:
        from_, to = (0.0 if left is None else at(left)), (100.0 if right is None else at(right))
        bars.append(Bar(side, from_, max(0.6, round(to - from_, 3)), item.reading, left is None, right is None))
    labels = [item.normalized.get(key) for _, item, _, _ in group for key in ("low", "high")]
    known = sorted((str(label) for label in labels if label is not None), key=lambda label: _end(label) or 0.0)
    return Scale(bars, _label(known[0]), _label(known[-1]))


def _label(text: str) -> str:
    """An end of the axis for a reader: 1月の日付 without midnight, numbers with thousands separated."""
    if "T" in text:
        return text.replace("T00:00", "").replace("T", " ")
    number = float(text)
    return f"{number:,.0f}" if number == int(number) else f"{number:,g}"
