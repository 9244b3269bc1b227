"""Short documents of ten kinds, each with what a reader sees in it: <name>.expected.yaml beside <name>.txt or .md."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from claimcheck.readers import read
from claimcheck.text.tables import refine

from .reading import reading

DOCUMENTS = Path(__file__).parent / "documents"
PATHS = sorted(path for path in DOCUMENTS.iterdir() if path.suffix in (".txt", ".md"))
KINDS = {"blog", "encyclopedia", "faq", "incident", "minutes", "press", "results", "spec", "timeline", "web"}


def expected(path: Path) -> dict[str, Any]:
    found = yaml.safe_load(path.with_suffix(".expected.yaml").read_text(encoding="utf-8"))
    return dict(found)


def actual(path: Path) -> dict[str, Any]:
    return reading(refine(read(path, path.name)))


def parameters() -> list[Any]:
    found = []
    for path in PATHS:
        gap = expected(path).get("todo")
        marks = [pytest.mark.xfail(reason=str(gap), strict=True)] if gap else []
        found.append(pytest.param(path, id=path.stem, marks=marks))
    return found


@pytest.mark.parametrize("path", parameters())
def test_reads_what_a_reader_sees(path: Path) -> None:
    wanted = expected(path)
    wanted.pop("todo", None)
    wanted.pop("names", None)
    assert actual(path) == wanted


def test_ten_kinds_and_thirty_documents() -> None:
    assert {path.stem.partition("-")[0] for path in PATHS} >= KINDS
    assert len(PATHS) >= 30


def rates(key: str) -> tuple[float, float]:
    """Precision and recall of the entries under `key` over all documents, known gaps included."""
    hits = read_ = wanted_ = 0
    for path in PATHS:
        wanted, found = entries(expected(path), key), entries(actual(path), key)
        hits += (wanted & found).total()
        read_ += found.total()
        wanted_ += wanted.total()
    return hits / read_, hits / wanted_


def entries(reading_: dict[str, Any], key: str) -> Counter[str]:
    if key == "leads":
        return Counter(f"{found['lead']} > {item}" for found in reading_.get("lists", []) for item in found["items"])
    return Counter(map(str, reading_.get(key, [])))


@pytest.mark.parametrize(
    ("key", "least"),
    [("cells", 0.95), ("headings", 0.97), ("leads", 0.97), ("caption", 0.97), ("title", 0.97), ("navigation", 0.95)],
)
def test_thresholds(key: str, least: float) -> None:
    precision, recall = rates(key)
    assert (precision >= least, recall >= least) == (True, True), f"{key}: {precision:.3f} / {recall:.3f}"
