"""What was compared and agreed."""

from pathlib import Path

from claimcheck import check


def test_agreeing_passages_are_listed_only_when_asked_for(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("青葉精機の2024年度の売上高は120億円だった。", "utf-8")
    (tmp_path / "b.txt").write_text("青葉精機の2024年度の売上高は120億円となった。", "utf-8")
    assert check([tmp_path]).agreements == []
    report = check([tmp_path], coverage=True)
    assert [(item.subject, item.attribute) for item in report.agreements] == [("青葉精機", "売上高")]
    evidence = report.agreements[0].evidence
    texts = [report.documents[item.path].text[item.span.start : item.span.end] for item in evidence]
    assert [Path(item.path).name for item in evidence] == ["a.txt", "b.txt"]
    assert texts == ["120億円", "120億円"]
    assert report.findings == []
