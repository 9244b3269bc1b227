"""Several processes read the same claims, in the same order, as one."""

from pathlib import Path

import pytest

from claimcheck.engine import workers
from claimcheck.engine.run import Options, check_corpus

TEXTS = {
    "release.txt": "青葉精機の2024年度の売上高は120億円だった。\n",
    "report.txt": "青葉精機の売上高は2024年度に150億円となった。\n",
    "profile.txt": "青葉精機は2024年4月15日に新型旋盤「AX-7」を発売した。\n",
}


@pytest.fixture
def files(tmp_path: Path) -> list[tuple[Path, str]]:
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, "utf-8")
    return [(tmp_path / name, name) for name in sorted(TEXTS)]


def test_two_processes_report_what_one_reports(files: list[tuple[Path, str]], monkeypatch: pytest.MonkeyPatch) -> None:
    alone = check_corpus(files, Options(jobs=1))
    monkeypatch.setattr(workers, "WORTH_A_PROCESS", 10)
    done: list[tuple[int, int]] = []
    together = check_corpus(files, Options(jobs=2, progress=lambda at, total: done.append((at, total))))
    assert [(finding.rule, finding.message, finding.evidence) for finding in together.findings] == [
        (finding.rule, finding.message, finding.evidence) for finding in alone.findings
    ]
    assert [finding.rule for finding in alone.findings] == ["value-conflict"]
    assert (together.claims, together.groups) == (alone.claims, alone.groups)
    assert done == [(1, 3), (2, 3), (3, 3)]
