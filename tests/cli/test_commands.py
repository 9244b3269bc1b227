"""extract, rules, explain, facts and init, on the real engine."""

import json
import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from claimcheck.config.settings import validated
from claimcheck.engine.pack import builtin_folder

Call = Callable[..., Any]


@pytest.fixture
def text(folder: Path) -> str:
    content = "青葉精機の2024年度の売上高は約120億円だった。\n"
    (folder / "a.txt").write_text(content, "utf-8")
    return content


def test_extract_as_json(call: Call, folder: Path, text: str) -> None:
    done = call("extract", "a.txt", "--format", "json", "--output", "out.json")
    assert (done.code, done.out) == (0, "")
    data = json.loads((folder / "out.json").read_text("utf-8"))
    assert set(data) == {"documents", "names", "claims", "mentions"}
    mention = next(item for item in data["mentions"] if item["kind"] == "money")
    assert (mention["path"], mention["text"], mention["hedge"]) == ("a.txt", "120億円", "約")
    assert text[mention["start"] : mention["end"]] == "120億円"
    assert text[mention["extent"]["start"] : mention["extent"]["end"]] == "約120億円"
    claim = next(item for item in data["claims"] if item["start"] == mention["start"])
    assert claim["subject"]["value"] == "青葉精機"
    assert set(claim["subject"]) == {"value", "source", "factor"}


@pytest.mark.usefixtures("text")
def test_extract_as_lines(call: Call) -> None:
    lines = call("extract", "a.txt").out.splitlines()
    assert any(line.startswith("a.txt:1:18: 120億円 | 青葉精機 · ") for line in lines)


def test_extract_shows_structure_names_and_tables(call: Call, folder: Path) -> None:
    (folder / "a.md").write_text(
        "# 青葉精機、新機種を発売\n\n青葉精機株式会社(以下「青葉」)は増産する。同社の社員は64人だ。\n\n"
        "## 仕様\n\n| 項目 | 値 |\n|---|---|\n| 質量 | 28g |\n",
        "utf-8",
    )
    data = json.loads(call("extract", "a.md", "--format", "json").out)
    (document,) = data["documents"]
    assert [block["role"] for block in document["blocks"][:3]] == ["title", "paragraph", "heading"]
    assert document["tables"] == [[["項目", "値"], ["質量", "28g"]]]
    assert document["references"][0]["text"] == "同社"
    (firm,) = [name for name in data["names"] if "青葉" in {item["text"] for item in name["spellings"]}]
    assert {item["text"] for item in firm["spellings"]} >= {"青葉精機株式会社", "青葉"}
    shown = call("extract", "a.md", "--format", "full").out
    assert all(piece in shown for piece in ("title", "仕様", "28g", "(以下「青葉」)", "64人", "同社"))


def test_comments_claim_nothing(call: Call, folder: Path) -> None:
    (folder / "a.txt").write_text(
        """<!-- claimcheck-disable-next-line value-conflict -- 速報は130億円 -->
青葉精機の売上高は120億円だった。 <!-- 去年は
110億円 -->
# claimcheck-disable-file -- 90億円
""",
        "utf-8",
    )
    data = json.loads(call("extract", "a.txt", "--format", "json").out)
    assert [item["text"] for item in data["mentions"]] == ["120億円"]


@pytest.mark.usefixtures("text")
@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["a.txt", "--format", "sarif"], "claimcheck: extract の出力形式は full、plain、json です"),
        (["none.txt"], "claimcheck: none.txt: ありません"),
        (["a.txt", "-o", "x", "-o", "y"], "claimcheck: --output は一つだけにしてください"),
    ],
)
def test_extract_refuses(words: list[str], message: str, call: Call) -> None:
    done = call("extract", *words)
    assert done.code == 2
    assert done.err.startswith(message)


def test_rules_are_listed_with_titles(call: Call) -> None:
    lines = call("rules", "list").out.splitlines()
    assert [line.split()[0] for line in lines] == sorted(line.split()[0] for line in lines)
    assert any(line.split() == ["value-conflict", "error", "数値の食い違い"] for line in lines)
    assert "Conflicting values" in call("rules", "list", "--lang", "en").out


def test_rules_test_names_what_failed(call: Call, folder: Path) -> None:
    own = folder / "mine" / "checks"
    own.mkdir(parents=True)
    (own / "day.yaml").write_text(
        """check: impossible-date
severity: error
title: {ja: 日, en: Day}
why: {ja: ない日, en: No such day}
message: {ja: "{text}", en: "{text}"}
examples:
  fail:
    - docs: ["2025年2月[[28日]]に開く。"]
  pass:
    - docs: ["2025年2月28日に開く。"]
""",
        "utf-8",
    )
    done = call("rules", "test", "day", "--rules", "mine")
    assert done.code == 1
    assert done.out == "規則の例 2 件(予定 0 件)、不合格 1 件\n"
    assert done.err == "day fail 1: 期待 1.txt: 28日 結果 -\n"


def test_explain_shows_examples(call: Call) -> None:
    out = call("explain", "value-conflict").out
    assert "claimcheck-disable-next-line value-conflict" in out
    assert out.startswith("value-conflict (error)\n数値の食い違い\n")
    assert "指摘する例:" in out
    assert "指摘しない例:" in out


def test_unknown_rule_is_refused_with_a_suggestion(call: Call) -> None:
    done = call("explain", "value-conflit")
    assert (done.code, done.err) == (2, "claimcheck: 知らない規則「value-conflit」 (もしかして: value-conflict)\n")


def test_broken_rule_stops_the_run_with_its_place(call: Call, folder: Path) -> None:
    own = folder / "mine" / "checks"
    own.mkdir(parents=True)
    (own / "x.yaml").write_text("check: value-conflict\nseverty: error\n", "utf-8")
    done = call("rules", "list", "--rules", "mine")
    assert done.code == 2
    assert done.err.startswith("claimcheck: mine/checks/x.yaml:2:1: 知らないキー「severty」 (もしかして: severity)")


def test_facts_are_listed_with_their_sources(call: Call, folder: Path) -> None:
    (folder / "facts.yaml").write_text(
        '- {id: v3, subject: V3, attribute: 公開日, value: "2024-12-26", source: 公式}', "utf-8"
    )
    assert call("facts", "--facts", "facts.yaml").out.endswith("v3: V3 · 公開日 = 2024-12-26  (公式)\n")


def test_init_writes_a_file_that_can_be_read(call: Call, folder: Path) -> None:
    assert call("init").out.splitlines() == [
        "claimcheck.toml を作りました",
        "claimcheck-rules/ に例を置きました。claimcheck.toml の rules の # を消すと使われます",
    ]
    text = (folder / "claimcheck.toml").read_text("utf-8")
    assert tomllib.loads(text) == {}
    lines = re.findall(r"^# ([a-z-]+ = .*)", text, re.MULTILINE)
    assert validated(tomllib.loads("\n".join(lines)))["fail_on"] == "error"
    done = call("init")
    assert (done.code, done.err) == (2, "claimcheck: claimcheck.toml はもうあります\n")


def test_the_skeleton_of_rules_works(call: Call, folder: Path) -> None:
    call("init")
    done = call("rules", "test", "claimcheck-rules")
    assert (done.code, done.out) == (0, "規則の例 14 件(予定 0 件)、不合格 0 件\n")
    assert (folder / "claimcheck-rules" / "facts" / "products.yaml").is_file()


def test_facts_are_proposed(call: Call, folder: Path) -> None:
    (folder / "spec.txt").write_text("青葉精機の資本金は3億円である。\n青葉精機は1948年4月に設立された。\n", "utf-8")
    done = call("facts", "spec.txt")
    proposed = yaml.safe_load(done.out)
    assert [(fact["subject"], str(fact["value"]), fact["source"]) for fact in proposed] == [
        ("青葉精機", "3億円", "spec.txt:1"),
        ("青葉精機", "1948-04", "spec.txt:2"),
    ]


def test_a_text_that_says_two_things_offers_neither(call: Call, folder: Path) -> None:
    (folder / "a.txt").write_text("青葉精機の資本金は3億円である。\n\n# 会社\n\n青葉精機の資本金は5億円である。\n", "utf-8")
    assert "資本金" not in call("facts", "a.txt").out


@pytest.mark.usefixtures("folder")
def test_no_document_to_take_facts_from(call: Call) -> None:
    done = call("facts", "nowhere.txt")
    assert done.code == 2
    assert "nowhere.txt" in done.err


@pytest.mark.usefixtures("folder")
def test_rules_as_json(call: Call) -> None:
    rules = json.loads(call("rules", "list", "--format", "json").out)
    assert {"id", "severity", "title", "why", "examples"} <= set(rules[0])
    assert "value-conflict" in [rule["id"] for rule in rules]


@pytest.mark.parametrize("kind", ["report", "rules", "attributes", "lexicon", "facts"])
def test_schemas(call: Call, kind: str) -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(call("schema", kind).out))


def test_the_schema_of_rules_accepts_the_built_in_ones(call: Call) -> None:
    schema = json.loads(call("schema", "rules").out)
    rule = yaml.safe_load((builtin_folder() / "checks" / "sum-mismatch.yaml").read_text("utf-8"))
    jsonschema.validate(rule, schema)
    assert call("schema", "rule").code == 2


def test_likeness_to_an_unknown_attribute_is_refused(call: Call, folder: Path) -> None:
    (folder / "mine" / "attributes").mkdir(parents=True)
    text = "attributes:\n  x:\n    ja: x\n    en: x\n    dimension: [mass]\n    like: [products/pric]\n"
    (folder / "mine" / "attributes" / "tea.yaml").write_text(text, "utf-8")
    (folder / "a.txt").write_text("本文です。", "utf-8")
    done = call("check", "a.txt", "--rules", "mine")
    assert done.code == 2
    where, what = "claimcheck: mine/attributes/tea.yaml:6:5", "x.like: 知らない属性「products/pric」"
    assert done.err == f"{where}: {what} (もしかして: products/price)\n"
