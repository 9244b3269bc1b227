"""Which spellings are one name: in the documents here, in seeds/, and in folders of texts that lie beside the repository."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from claimcheck.model.document import Role
from claimcheck.readers import read
from claimcheck.text.tables import refine

from .reading import reading
from .whoswho import Verdict, WhoIsWho

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
DOCUMENTS = sorted(path for path in (HERE / "documents").iterdir() if path.suffix in (".txt", ".md"))
FOLDERS = sorted((HERE / "folders").glob("*.yaml"))


def expected(path: Path) -> dict[str, Any]:
    return dict(yaml.safe_load(path.read_text(encoding="utf-8")))


@cache
def verdicts() -> dict[str, Verdict]:
    """What is right and wrong in each document of its own."""
    found = {}
    for path in DOCUMENTS:
        groups = expected(path.with_suffix(".expected.yaml")).get("names", [])
        found[path.stem] = WhoIsWho([refine(read(path, path.name))]).judged(groups)
    return found


def texts(annotation: Path) -> list[Path]:
    folder = ROOT / expected(annotation)["folder"]
    if not folder.is_dir():
        pytest.skip("the shared folder is not here")
    return sorted(folder.iterdir())


def folder_verdict(annotation: Path) -> Verdict:
    documents = [refine(read(path, path.name)) for path in texts(annotation)]
    return WhoIsWho(documents).judged(expected(annotation)["names"])


def test_precision_and_recall_of_the_documents() -> None:
    right = sum(len(verdict.right) for verdict in verdicts().values())
    wrong = sum(len(verdict.wrong) for verdict in verdicts().values())
    missed = {name: verdict.missed for name, verdict in verdicts().items() if verdict.missed}
    assert right >= 25
    assert right / (right + wrong) >= 0.95, {name: verdict.wrong for name, verdict in verdicts().items() if verdict.wrong}
    assert right / (right + sum(map(len, missed.values()))) >= 0.9, missed


@pytest.mark.parametrize("annotation", FOLDERS, ids=lambda path: path.stem)
def test_a_folder_has_no_false_merge(annotation: Path) -> None:
    verdict = folder_verdict(annotation)
    assert verdict.wrong == []
    assert len(verdict.right) / (len(verdict.right) + len(verdict.missed)) >= 0.9, verdict.missed


@pytest.mark.parametrize("annotation", FOLDERS, ids=lambda path: path.stem)
def test_headings_and_labels_of_a_folder(annotation: Path) -> None:
    wanted = expected(annotation)
    for path in texts(annotation):
        document = refine(read(path, path.name))
        if (headings := wanted.get("headings", {}).get(path.name)) is not None:
            got = [document.text[slice(*block.span)] for block in document.blocks if block.role is Role.HEADING]
            assert [text.strip("（）") for text in got] == [text.strip("（）") for text in headings], path.name
        cells = reading(document).get("cells", [])
        labels = {" / ".join(filter(None, cell.split(" | ")[:2])) for cell in cells}
        assert labels >= set(wanted.get("labels", {}).get(path.name, ())), path.name
