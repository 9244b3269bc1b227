"""The command line run in this process, with a corpus check that finds what a test wants it to find."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest

from claimcheck.__main__ import main
from claimcheck.cli.language import LANGUAGE
from claimcheck.engine import run
from claimcheck.model.document import Document, line_starts
from claimcheck.model.findings import Comparison, Evidence, Failure, Finding, Report, Severity
from claimcheck.model.span import Span


class Done(NamedTuple):
    """What a call left behind."""

    code: int
    out: str
    err: str


Call = Callable[..., Done]


_REAL = run.check_corpus


def check_corpus(files: Sequence[tuple[Path, str]], options: run.Options) -> Report:
    """A finding for each pair of neighbouring documents whose texts differ, with the severity their first word names."""
    report = Report(claims=len(files), groups=len(files))
    read = [(shown, path.read_bytes()) for path, shown in files]
    if options.stdin:
        read.append((options.stdin[0], options.stdin[1].encode()))
    for shown, content in read:
        try:
            text = content.decode()
        except UnicodeDecodeError:
            report.failures.append(Failure(shown, "文字コードが分かりません"))
            continue
        report.documents[shown] = Document(shown, text, (), line_starts=line_starts(text))
    documents = list(report.documents.values())
    for left, right in pairwise(documents):
        if left.text != right.text:
            level = left.text.split()[0] if left.text.split()[0] in list(Severity) else "error"
            evidence = tuple(
                Evidence(side, document.path, Span(0, 3), Span(0, 3), {"text": document.text}, document.text[:3])
                for side, document in (("a", left), ("b", right))
            )
            message = "differs" if options.lang == "en" else "違います"
            report.findings.append(
                Finding("value-conflict", Severity(level), 1, message, "", "", evidence, Comparison("disjoint"))
            )
    return report


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory, with a corpus check of the tests' own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(run, "check_corpus", check_corpus)
    for name in ("NO_COLOR", "FORCE_COLOR", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
def real_engine(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same working directory, with the corpus check itself."""
    monkeypatch.setattr(run, "check_corpus", _REAL)
    return folder


@pytest.fixture
def call(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Call:
    """Run `claimcheck` with the given words."""

    def called(*words: str) -> Done:
        monkeypatch.setattr("sys.argv", ["claimcheck", *words])
        monkeypatch.setattr(LANGUAGE, "current", "ja")
        try:
            main()
            code = 0
        except SystemExit as stopped:
            code = int(stopped.code or 0)
        captured = capsys.readouterr()
        return Done(code, captured.out, captured.err)

    assert folder.is_dir()
    return called
