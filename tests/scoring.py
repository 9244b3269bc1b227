"""How many of the contradictions that an editor marked a run finds, and how many of its findings are among them.

A gold set is a folder with docs/, gold.json and, where it has reference facts, facts.yaml. A contradiction has sides a (the value
that is wrong) and b; a trap is a pair that looks like a contradiction and is none. A finding of severity error or warning finds a
contradiction when its evidence overlaps side a, and is right when it overlaps side b, too, or another mention of either value.
"""

import json
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from claimcheck import Settings, check
from claimcheck.model.findings import Evidence, Finding, Severity

Place = tuple[str, int, int] | None
"""Document, start and end of a gold side; None for a fact, or for a text that contradicts itself or the calendar."""


class Score(NamedTuple):
    """What came of one set."""

    must: float
    """Share of the contradictions found that an editor must not miss."""
    every: float
    """Share of all."""
    precision: float
    """Share of the findings that show both sides of a contradiction."""
    traps: int
    unexplained: list[str]
    """Messages of the findings that find nothing marked."""


def score(folder: Path) -> Score:
    """Check the documents of a set as one corpus and hold the findings against its gold."""
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    facts = folder / "facts.yaml"
    as_of = date.fromisoformat(gold["as_of"]) if gold.get("as_of") else None
    report = check([folder / "docs"], Settings(facts=(facts,) if facts.exists() else (), as_of=as_of))
    found = [finding for finding in report.findings if finding.severity is not Severity.NOTE]
    right: set[int] = set()
    near: set[int] = set()
    hits: dict[str, list[bool]] = {"must": [], "should": []}
    for item in gold["contradictions"]:
        a, b, *also = (_place(folder, side) for side in (item.get("a"), item.get("b"), *item.get("also", ())))
        values = (a, b, *also)
        both = {
            number
            for number, finding in enumerate(found)
            if all(_on(finding, side) for side in (a, b) if side)
            or any(_apart(finding, x, y) for x in also for y in values if x and y and x != y)
        }
        touched = both | {number for number, finding in enumerate(found) if _on(finding, a)}
        right |= both
        near |= touched
        hits[item["strength"]].append(bool(touched))
    traps = 0
    for trap in gold["traps"]:
        a, b = _place(folder, trap.get("a")), _place(folder, trap.get("b"))
        traps += any((b or number not in near) and _apart(finding, a, b) for number, finding in enumerate(found))
    every = [*hits["must"], *hits["should"]]
    return Score(
        must=sum(hits["must"]) / len(hits["must"]),
        every=sum(every) / len(every),
        precision=len(right) / len(found) if found else 1.0,
        traps=traps,
        unexplained=[f"{finding.rule}: {finding.message}" for number, finding in enumerate(found) if number not in near],
    )


def _place(folder: Path, side: dict[str, Any] | None) -> Place:
    if not side or "doc" not in side:
        return None
    text = (folder / "docs" / side["doc"]).read_bytes().decode("utf-8")
    at = text.index(side["quote"])
    inner = side["quote"].find(side["value"]) if side.get("value") else -1
    return (side["doc"], at, at + len(side["quote"])) if inner < 0 else (side["doc"], at + inner, at + inner + len(side["value"]))


def _overlap(item: Evidence, place: tuple[str, int, int]) -> bool:
    return Path(item.path).name == place[0] and item.span.start < place[2] and place[1] < item.span.end


def _on(finding: Finding, place: Place) -> bool:
    return place is not None and any(_overlap(item, place) for item in finding.evidence)


def _apart(finding: Finding, a: Place, b: Place) -> bool:
    """Whether the evidence overlaps both places on different sides; the one there is, where the other is none."""
    if a is None or b is None:
        return _on(finding, a) or _on(finding, b)
    return any(
        one.side != other.side
        for one in finding.evidence
        if _overlap(one, a)
        for other in finding.evidence
        if _overlap(other, b)
    )
