"""Baselines, and the fingerprints they live by."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from claimcheck.engine import baseline
from claimcheck.model.errors import ConfigError
from claimcheck.model.findings import Report, Status
from claimcheck.model.span import Span


def test_write_then_read_makes_everything_known(
    report: Report, fresh_report: Callable[[], Report], tmp_path: Path
) -> None:
    file = tmp_path / "known.json"
    file.write_text(baseline.render(report, new=True, stale=True), "utf-8")
    again = fresh_report()
    baseline.apply(again, baseline.read(file))
    assert (again.findings, again.baselined, again.stale) == ([], 3, [])
    assert {review.status for _, review in again.reviewed} == {Status.TODO}


def test_one_edited_value_is_one_new_finding_and_one_stale_entry(
    report: Report, fresh_report: Callable[[], Report], tmp_path: Path
) -> None:
    file = tmp_path / "known.json"
    file.write_text(baseline.render(report, new=True, stale=True), "utf-8")
    again = fresh_report()
    first = again.findings[0]
    edited = replace(first.evidence[0], normalized={"kind": "ratio", "magnitude": "18"})
    again.findings[0] = replace(first, evidence=(edited, *first.evidence[1:]))
    again.findings = baseline.with_fingerprints(again.findings, ".")
    baseline.apply(again, baseline.read(file))
    assert [item.rule for item in again.findings] == ["value-conflict"]
    assert [item.summary for item in again.stale] == [first.message]
    pruned = baseline.render(again, new=False, stale=False)
    assert first.fingerprint not in pruned
    assert pruned.count('"fingerprint"') == 2
    assert baseline.render(again, new=True, stale=True).count('"fingerprint"') == 4


def test_reviews_survive_a_rewrite(report: Report, tmp_path: Path) -> None:
    file = tmp_path / "known.json"
    text = baseline.render(report, new=True, stale=True)
    file.write_text(text.replace('"todo",\n      "comment": ""', '"accepted",\n      "comment": "よい"', 1), "utf-8")
    baseline.apply(report, baseline.read(file))
    assert '"accepted",\n      "comment": "よい"' in baseline.render(report, new=True, stale=False)


def test_fingerprint_ignores_position_and_order(report: Report) -> None:
    first = report.findings[0]
    moved = tuple(replace(item, span=Span(0, 1), sentence=Span(0, 1)) for item in reversed(first.evidence))
    assert baseline.fingerprint(replace(first, evidence=moved, message="別の文"), ".") == first.fingerprint


def test_fingerprint_is_relative_to_the_root(report: Report) -> None:
    first = report.findings[0]
    below = tuple(replace(item, path=item.path.removeprefix("docs/")) for item in first.evidence)
    assert baseline.fingerprint(replace(first, evidence=below), "docs") == first.fingerprint


def test_two_alike_differ(report: Report) -> None:
    marks = [item.fingerprint for item in baseline.with_fingerprints([report.findings[0]] * 2, ".")]
    assert marks[1] == f"{marks[0]}-2"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[", "基準ファイルの形ではありません:  Invalid JSON"),
        ('{"entries": [{}]}', "基準ファイルの形ではありません: entries.0.fingerprint 必要なキーがありません"),
        ('{"entries": [{"fingerprint": "x", "status": "done"}]}', "基準ファイルの形ではありません: entries.0.status"),
        (None, "基準ファイルが読めません"),
    ],
)
def test_broken_file_is_refused(text: str | None, message: str, tmp_path: Path) -> None:
    file = tmp_path / "known.json"
    if text is not None:
        file.write_text(text, "utf-8")
    with pytest.raises(ConfigError) as raised:
        baseline.read(file)
    assert raised.value.message.startswith(message)
    assert raised.value.path == file
