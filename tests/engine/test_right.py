"""What the editor says is right: facts files, facts taken from a document, a document as a whole."""

from pathlib import Path

from claimcheck.api import check, propose
from claimcheck.config.settings import Settings
from claimcheck.engine.propose import facts_file


def test_proposed_facts_hold(tmp_path: Path) -> None:
    spec, flyer, facts = (tmp_path / name for name in ("spec.txt", "flyer.txt", "facts.yaml"))
    spec.write_text("青葉精機の資本金は3億円である。\n", "utf-8")
    flyer.write_text("青葉精機の資本金は5億円です。\n", "utf-8")
    facts.write_text(facts_file(propose([spec]).facts), "utf-8")
    settings = Settings(facts=(facts,))
    (finding,) = check([flyer], settings).findings
    assert (finding.rule, finding.suggestion) == ("reference-mismatch", "3億円")
    assert check([spec], settings).findings == []


def test_facts_that_change_are_read_again(tmp_path: Path) -> None:
    flyer, facts = tmp_path / "flyer.txt", tmp_path / "facts.yaml"
    flyer.write_text("青葉精機の資本金は5億円です。\n", "utf-8")
    found = []
    for value in ("5億円", "13億円"):
        facts.write_text(f"- {{id: capital, subject: 青葉精機, attribute: 資本金, value: {value}, source: 登記}}\n", "utf-8")
        found.append(len(check([flyer], Settings(facts=(facts,))).findings))
    assert found == [0, 1]


def test_an_authoritative_document_is_right(tmp_path: Path) -> None:
    one, official = tmp_path / "a.txt", tmp_path / "official.txt"
    one.write_text("会員は1,200人である。\n", "utf-8")
    official.write_text("会員は1,300人である。\n", "utf-8")
    (finding,) = check([one], Settings(authoritative=(official,))).findings
    assert "正とする文書では1,300人" in finding.message
    assert finding.suggestion == "1,300人"
