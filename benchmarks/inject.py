"""How many injected errors a run notices: change one digit of a figure or a date that two documents state, and check again.

    python benchmarks/inject.py FOLDER... [--most N]

Each FOLDER holds documents about one affair. A value counts as stated twice where the same figure of at least three significant
digits and the same dimension, or the same day, stands in two of its documents. One of the two mentions gets another last digit;
the error is noticed where a finding of severity warning or error that was not there before has the changed passage as evidence.
Passages that a finding points at before anything is changed are left out.
"""

import argparse
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from claimcheck.claims.values.slips import significant_digits
from claimcheck.engine.pack import load_pack
from claimcheck.engine.reader import Reader
from claimcheck.engine.run import Options, check_corpus
from claimcheck.model.findings import Report, Severity
from claimcheck.model.span import Span
from claimcheck.model.values import Date, Numeric
from claimcheck.readers import read
from claimcheck.text.tables import refine

DIGITS = 3
"""Significant digits from which two equal figures are taken to be one."""


class Place(NamedTuple):
    """A mention of a value that another document states too."""

    path: str
    span: Span
    kind: str


def main() -> None:
    """Print the recall by kind, for each folder and for all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--most", type=int, default=12, help="errors injected into one folder")
    arguments = parser.parse_args()
    total: Counter[tuple[str, bool]] = Counter()
    for folder in arguments.folders:
        found = Counter(_folder(folder, arguments.most))
        total += found
        _print(folder.parent.name if folder.name == "docs" else folder.name, found)
    _print("all", total)


def _print(name: str, found: Counter[tuple[str, bool]]) -> None:
    kinds = sorted({kind for kind, _ in found})
    parts = [f"{kind} {found[kind, True]}/{found[kind, True] + found[kind, False]}" for kind in kinds]
    hits, count = sum(found[kind, True] for kind in kinds), sum(found.values())
    print(f"{name:<16} {hits}/{count}  {'  '.join(parts)}")


def _folder(folder: Path, most: int) -> Iterator[tuple[str, bool]]:
    """For each injected error its kind and whether it was noticed."""
    files = sorted(path for path in folder.rglob("*") if path.suffix in (".txt", ".md"))
    texts = {path.name: path.read_text("utf-8") for path in files}
    before = _told(texts)
    places = [
        place
        for place in _stated_twice(files)
        if not any(place.path == path and place.span.overlaps(span) for path, span in before)
    ]
    step = max(1, len(places) // most)
    for place in places[::step][:most]:
        text = texts[place.path]
        written = text[place.span.start : place.span.end]
        changed = _changed(written)
        if changed is None:
            continue
        after = _told({**texts, place.path: text[: place.span.start] + changed + text[place.span.end :]})
        new = {(path, span) for path, span in after if (path, span) not in before}
        yield place.kind, any(path == place.path and span.overlaps(place.span) for path, span in new)


def _changed(written: str) -> str | None:
    """A value with its last digit that is not zero replaced; None where it has none in Arabic numerals."""
    for at in range(len(written) - 1, -1, -1):
        if written[at] in "123456789":
            return written[:at] + ("1" if written[at] == "9" else str(int(written[at]) + 1)) + written[at + 1 :]
    return None


def _told(texts: dict[str, str]) -> set[tuple[str, Span]]:
    """The passages that the findings on some texts point at."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in texts.items():
            (Path(folder) / name).write_text(text, "utf-8")
        report: Report = check_corpus([(Path(folder) / name, name) for name in sorted(texts)], Options())
    findings = [finding for finding in report.findings if finding.severity is not Severity.NOTE]
    return {(item.path, item.span) for finding in findings for item in finding.evidence}


def _stated_twice(files: list[Path]) -> Iterator[Place]:
    """One mention of each value that stands in two documents."""
    reader = Reader(load_pack(), None)
    where: dict[tuple[str, str], list[Place]] = {}
    for path in files:
        for claim in reader.claims(refine(read(path, path.name, None))).claims:
            key = _key(claim.value)
            if key is not None:
                kind = "date" if isinstance(claim.value, Date) else str(getattr(claim.value, "kind", ""))
                where.setdefault((claim.dimension, key), []).append(Place(path.name, claim.mention.span, kind))
    for _key_of, places in sorted(where.items()):
        if len({place.path for place in places}) > 1:
            yield places[0]


def _key(value: object) -> str | None:
    if isinstance(value, Date):
        return f"{value.year}-{value.month}-{value.day}" if value.year and value.day and value.until is None else None
    if isinstance(value, Numeric) and value.upper is None and len(significant_digits(value.magnitude)) >= DIGITS:
        return str(value.magnitude.normalize())
    return None


if __name__ == "__main__":
    main()
