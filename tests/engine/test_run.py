"""One run: what must not change it, what a user's rules and facts do to it, and how a broken file is told."""

import gc
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from claimcheck.engine.pack import load_pack
from claimcheck.engine.reader import Reader
from claimcheck.engine.run import Options, check_corpus
from claimcheck.model.errors import RuleError
from claimcheck.model.findings import Report
from claimcheck.model.output import report_file
from claimcheck.readers import read_text
from tests.texts import checked

DOCS = {
    "a.txt": "青葉精機の2024年度の売上高は120億円だった。社長は山田健一氏である。\n\n説明会は2025年1月27日(火)に開く。\n",
    "b.txt": "青葉精機の2024年度の売上高は150億円だった。青葉精機の佐藤健二社長が語った。\n",
    "c.txt": "青葉精機は2024年4月15日に「AX-7」を発売した。総事業費は48億円(国費20億円、市費26億円)である。\n",
    "d.txt": "「AX-7」は2024年5月15日に発売された。\n",
}
RULES = ["value-conflict", "role-conflict", "date-conflict", "sum-mismatch", "weekday-mismatch"]


def run(folder: Path, texts: Mapping[str, str], **options: Any) -> Report:
    """Check files written exactly as given, newlines untouched, in the order given."""
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_bytes(text.encode())
    return check_corpus([(folder / name, name) for name in texts], Options(**options))


def as_json(report: Report) -> dict[str, Any]:
    return dict(report_file(report).model_dump(mode="json"))


def seen(report: Report) -> list[tuple[Any, ...]]:
    """The findings with the words they point to."""
    return [
        (
            item.rule,
            item.severity.value,
            item.confidence,
            item.message,
            [
                (each.side, each.path, report.documents[each.path].line_column(each.span.start)[0])
                for each in item.evidence
            ],
        )
        for item in report.findings
    ]


def test_what_these_documents_are_about(tmp_path: Path) -> None:
    report = run(tmp_path, DOCS)
    assert sorted({item.rule for item in report.findings}) == sorted(RULES)
    assert report.failures == []
    assert (report.document_count, report.claims > 6, report.groups > 2) == (4, True, True)
    for finding in report.findings:
        for item in finding.evidence:
            assert item.sentence.start <= item.span.start < item.span.end <= item.sentence.end
            assert DOCS[item.path][item.span.start : item.span.end].strip()


@pytest.mark.parametrize("order", [["d.txt", "c.txt", "b.txt", "a.txt"], ["b.txt", "d.txt", "a.txt", "c.txt"]])
def test_the_order_of_documents_changes_nothing(tmp_path: Path, order: list[str]) -> None:
    expected = as_json(run(tmp_path, DOCS))
    found = as_json(run(tmp_path, {name: DOCS[name] for name in order}))
    assert json.dumps(found, ensure_ascii=False) == json.dumps(expected, ensure_ascii=False)


def test_an_unrelated_paragraph_at_the_end_changes_nothing(tmp_path: Path) -> None:
    more = {name: text + "\n庭の梅が咲き、空はよく晴れていた。\n" for name, text in DOCS.items()}
    expected, found = (as_json(run(tmp_path, texts))["findings"] for texts in (DOCS, more))
    assert found == expected


def test_an_unrelated_document_adds_nothing(tmp_path: Path) -> None:
    found = run(tmp_path, {**DOCS, "z.txt": "庭の梅が咲き、空はよく晴れていた。鳥が三羽来た。\n"})
    assert seen(found) == seen(run(tmp_path, DOCS))


WIDE = {ord(char): ord(char) + 0xFEE0 for char in "0123456789(),"}
"""Half-width to full-width."""


@pytest.mark.parametrize(
    "names",
    [
        ("a.txt", "b.txt"),
        pytest.param(("c.txt", "d.txt")),
    ],
)
def test_full_width_digits_and_brackets_give_the_same_findings(tmp_path: Path, names: tuple[str, ...]) -> None:
    plain = {name: DOCS[name] for name in names}
    wide = {name: text.translate(WIDE) for name, text in plain.items()}
    assert wide != plain
    assert seen(run(tmp_path, wide)) == seen(run(tmp_path, plain)) != []


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_other_newlines_give_the_same_findings(tmp_path: Path, newline: str) -> None:
    other = {name: text.replace("\n", newline) for name, text in DOCS.items()}
    assert seen(run(tmp_path, other)) == seen(run(tmp_path, DOCS))


def test_rules_can_be_chosen_left_out_and_graded(tmp_path: Path) -> None:
    chosen = run(tmp_path, DOCS, select=frozenset({"sum-mismatch"}))
    assert {item.rule for item in chosen.findings} == {"sum-mismatch"}
    without = run(tmp_path, DOCS, ignore=frozenset({"sum-mismatch"}))
    assert {item.rule for item in without.findings} == set(RULES) - {"sum-mismatch"}
    graded = run(tmp_path, DOCS, select=frozenset({"sum-mismatch"}), severities={"sum-mismatch": "note"})
    assert {item.severity.value for item in graded.findings} == {"note"}


def test_a_file_that_cannot_be_read_is_told_and_the_rest_is_checked(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_bytes(b"\x81\xff\xfe\x00\xd8")
    files = [(tmp_path / name, name) for name in ("x.txt", *DOCS)]
    run(tmp_path, DOCS)
    report = check_corpus(files, Options(encoding="utf-8"))
    assert [(item.path, item.fatal) for item in report.failures] == [("x.txt", True)]
    assert {item.rule for item in report.findings} == set(RULES)


# -- facts ---------------------------------------------------------------------------------------------------------

FACTS = """- id: sales
  subject: 青葉精機
  attribute: 売上高
  value: 120億円
  source: 有価証券報告書
- id: nonsense
  subject: 青葉精機
  attribute: 空の青さ
  value: 120億円
  source: 詩集
"""


def test_facts_are_held_against_the_documents(tmp_path: Path) -> None:
    facts = tmp_path / "facts.yaml"
    facts.write_text(FACTS, "utf-8")
    report = run(tmp_path / "docs", {"b.txt": DOCS["b.txt"]}, facts=(facts,))
    (finding,) = [item for item in report.findings if item.rule == "reference-mismatch"]
    assert finding.comparison.fact == {
        "id": "sales",
        "value": "120億円",
        "source": "有価証券報告書",
        "attribute": "売上高",
    }
    assert [DOCS["b.txt"][item.span.start : item.span.end] for item in finding.evidence] == ["150億円"]


def test_a_fact_that_cannot_be_mapped_is_a_warning_with_its_line(tmp_path: Path) -> None:
    facts = tmp_path / "facts.yaml"
    facts.write_text(FACTS, "utf-8")
    (failure,) = run(tmp_path / "docs", DOCS, facts=(facts,)).failures
    assert not failure.fatal
    assert failure.path == f"{facts}:6"
    assert "空の青さ" in failure.message


# -- the rules of a user -------------------------------------------------------------------------------------------

ATTRIBUTE = """attributes:
  cleanliness:
    ja: 清潔度
    en: cleanliness
    dimension: ["count:点"]
    nouns: [清潔度]
"""
RULE = """check: weekday-mismatch
severity: note
title: {ja: 曜日, en: Weekday}
why: {ja: 理由, en: reason}
message: {ja: "曜日は{right}", en: "{right}"}
"""


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def test_a_user_adds_an_attribute(tmp_path: Path) -> None:
    rules = tmp_path / "rules"
    write(rules, "attributes/house.yaml", ATTRIBUTE)
    texts = {"1.txt": "青葉精機の清潔度は80点だ。", "2.txt": "青葉精機の清潔度は95点だ。"}
    report = run(tmp_path / "docs", texts, rules=(rules,))
    known = load_pack((rules,)).registry.by_id["house/cleanliness"]
    assert known.entry.ja == "清潔度"
    assert [item.attribute for item in report.findings] == ["house/cleanliness"]
    assert "清潔度が食い違っています: 80点 ⇔ 95点" in report.findings[0].message


def test_a_user_replaces_a_rule(tmp_path: Path) -> None:
    rules = tmp_path / "rules"
    write(rules, "checks/weekday-mismatch.yaml", RULE)
    report = run(tmp_path / "docs", DOCS, rules=(rules,), select=frozenset({"weekday-mismatch"}))
    assert [(item.severity.value, item.message) for item in report.findings] == [("note", "曜日は月")]
    assert len(load_pack((rules,)).rules) == len(load_pack().rules)


def test_a_user_adds_a_rule_of_a_known_check(tmp_path: Path) -> None:
    rules = tmp_path / "rules"
    write(rules, "checks/house/weekday.yaml", RULE)
    report = run(tmp_path / "docs", DOCS, rules=(rules,), select=frozenset({"house/weekday"}))
    assert [(item.rule, item.severity.value) for item in report.findings] == [("house/weekday", "note")]


@pytest.mark.parametrize(
    ("name", "text", "line", "column", "message", "hint"),
    [
        ("checks/x.yaml", RULE.replace("severity", "severty"), 2, 1, "severty", "severity"),
        ("checks/x.yaml", RULE.replace("severity: note", "severity: fatal"), 2, 1, "severity", ""),
        (
            "checks/x.yaml",
            RULE.replace("check: weekday-mismatch", "check: weekday"),
            1,
            1,
            "weekday",
            "weekday-mismatch",
        ),
        ("checks/x.yaml", "check: [\n", None, None, "YAML", ""),
        ("attributes/x.yaml", ATTRIBUTE.replace("nouns", "noun"), 6, 5, "noun", "nouns"),
        ("attributes/x.yaml", ATTRIBUTE.replace("    ja: 清潔度\n", ""), 2, 3, "ja", ""),
    ],
)
def test_a_broken_rule_file_stops_the_run_and_says_where(
    tmp_path: Path, name: str, text: str, line: int | None, column: int | None, message: str, hint: str
) -> None:
    path = write(tmp_path / "rules", name, text)
    with pytest.raises(RuleError) as caught:
        run(tmp_path / "docs", DOCS, rules=(tmp_path / "rules",))
    error = caught.value
    assert str(error.path) == str(path)
    assert message in error.message
    assert hint in error.hint
    if line is not None:
        assert (error.line, error.column) == (line, column)
        assert str(error).startswith(f"{path}:{line}:{column}: ")


@pytest.mark.parametrize("where", ["rules", "facts"])
def test_a_folder_or_file_that_is_not_there_stops_the_run(tmp_path: Path, where: str) -> None:
    with pytest.raises(RuleError) as caught:
        run(tmp_path / "docs", DOCS, **{where: (tmp_path / "missing",)})
    assert str(caught.value.path) == str(tmp_path / "missing")


BROKEN = FACTS.replace("subject: 青葉精機\n  attribute: 空", "subjekt: 青葉精機\n  attribute: 空")


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        (BROKEN, 7, 3),
        ("facts:\n" + BROKEN, 8, 3),
    ],
)
def test_a_malformed_facts_file_stops_the_run(tmp_path: Path, text: str, line: int, column: int) -> None:
    facts = write(tmp_path, "facts.yaml", text)
    with pytest.raises(RuleError) as caught:
        run(tmp_path / "docs", DOCS, facts=(facts,))
    assert "subject" in caught.value.hint
    assert (caught.value.line, caught.value.column) == (line, column)


PIECES = st.sampled_from(
    [
        *"0123456789０１二十百千万億兆.,、。()（）「」%％",
        *(
            "年",
            "月",
            "日",
            "(火)",
            "令和",
            "明治",
            "元年",
            "円",
            "ドル",
            "約",
            "近く",
            "以上",
            "から",
            "まで",
            "の",
            "は",
        ),
        *(
            "青葉精機",
            "売上高",
            "社長",
            "山田健一",
            "発売",
            "した",
            "だった",
            "次の",
            "つ",
            "\n・",
            "\n",
            "| ",
            "前年比",
            "増",
        ),
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join))
@example("十十年")
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_text_crashes(text: str) -> None:
    found = checked(text, "青葉精機の売上高は120億円だった。")
    for finding in found.findings:
        assert found.evidence(finding)
        assert finding.message


def test_a_document_read_twice_says_what_it_said_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    affair = "青葉精機は探査機「カザミ」の軸受を汐見工場で作る。カザミは青葉精機と鳴浜大学が開発した。"
    texts = {f"{name}.txt": f"{affair}\n青葉精機の社長は{name}氏である。\n" for name in ("山田健一", "佐藤健二")}
    texts |= {f"z{number}.txt": f"{number}番の店は{number}月に休む。\n" for number in range(1, 13)}
    once = run(tmp_path, texts)
    assert [item.rule for item in once.findings] == ["role-conflict"]
    monkeypatch.setattr("claimcheck.engine.reader._KEPT", 0)
    assert seen(run(tmp_path, texts)) == seen(once)


def test_reading_a_document_leaves_nothing_to_the_collector() -> None:
    """The collector sleeps while a run reads; a cycle would keep every document's morphemes and chunks until its end."""
    reader = Reader(load_pack((), ()), None)
    documents = [read_text("".join(DOCS.values()) * 2, "a.txt", ".txt")] * 2
    reader.claims(documents[0])
    gc.collect()
    gc.disable()
    try:
        reader.claims(documents[1])
        assert gc.collect() == 0
    finally:
        gc.enable()
