"""Arithmetic that is wrong, and the passages elsewhere that tell what it should say."""

from dataclasses import replace

import pytest

from claimcheck.engine import baseline
from claimcheck.model.findings import Finding
from tests.texts import Checked, checked


def _one(run: Checked, rule: str) -> Finding:
    found = [item for item in run.findings if item.rule == rule]
    assert len(found) == 1, run.summary()
    return found[0]


@pytest.mark.parametrize(
    ("rule", "wrong", "right", "said"),
    [
        pytest.param(
            "sum-mismatch",
            "# 苗木の配布\n\n| 地区 | 本数 |\n|---|---|\n"
            "| 北 | [[a:210]] |\n| 南 | [[a:155]] |\n| 東 | [[a:98]] |\n| 計 | [[b:473]] |\n",
            "今年の苗木の配布は3地区で[[a:463本]]に上った。",
            "(別の文書は463本としている)",
            id="a table against prose",
        ),
        pytest.param(
            "change-mismatch",
            "来場者は[[b:4,200人]]から[[b:5,250人]]に[[a:35%]]増えた。",
            "来場者は前年比[[b:25%]]増の5,250人だった。",
            "(別の文書は25%としている)",
            id="a rate",
        ),
        pytest.param(
            "change-mismatch",
            "会員は[[b:2,480人]]で、前年の[[b:2,180人]]から[[a:200人]]増えた。",
            "前年の会員は[[a:2,280人]]だった。",
            "(別の文書は2,180人でなく2,280人としている)",
            id="the old level",
        ),
        pytest.param(
            "change-mismatch",
            "町の助成は[[b:240件]]、総額[[b:3,600万円]]で、1件あたりの平均は[[a:18万円]]である。",
            "助成は[[a:200件]]だった。助成総額は3,600万円。",
            "(別の文書は240件でなく200件としている)",
            id="a divisor",
        ),
        pytest.param(
            "conversion-mismatch",
            "ゴールまでは[[a:42.195キロ]]([[a:36.2マイル]])ある。",
            "コースは[[b:26.2マイル]](42.195キロ)である。",
            "(別の文書は26.2mileとしている)",
            id="a conversion beside its own amount",
        ),
        pytest.param(
            "duration-mismatch",
            "展示は[[b:3月4日から3月20日]]までの[[a:21日間]]開く。",
            "展示は[[b:17日間]]で、3月4日に始まる。",
            "(別の文書は17日間としている)",
            id="a length",
        ),
        pytest.param(
            "weekday-mismatch",
            "入学式は[[a:2025年4月8日(水)]]に行う。",
            "入学式:[[b:2025年4月8日(火)]] 体育館",
            "(別の文書は2025-04-08 (火)としている)",
            id="a weekday",
        ),
        pytest.param(
            "era-mismatch",
            "寺は[[a:昭和32年]]([[a:1956年]])に再建された。",
            "寺の再建は[[b:1957年]]、戦災から12年後のことだった。",
            "(別の文書は1957年としている)",
            id="an era",
        ),
    ],
)
def test_another_text_tells_what_fits(rule: str, wrong: str, right: str, said: str) -> None:
    run = checked(wrong, right)
    finding = run.only(rule)
    assert finding.message.endswith(said), finding.message
    assert [item.path for item in finding.evidence if item.witness] == ["2.txt"]


def test_what_fits_is_told_in_english() -> None:
    text = "来場者は4,200人から5,250人に35%増えた。"
    finding = _one(checked(text, "来場者は前年比25%増の5,250人だった。", lang="en"), "change-mismatch")
    assert finding.message.endswith(", not 35% (another text says 25%)")
    assert finding.suggestion == "25%"


def test_one_dispute_is_one_finding() -> None:
    text = "献血には男性128人、女性97人の計[[a:235人]]が協力した。"
    finding = checked(text, "役場で行われた献血は[[b:225人]]が協力し、昨年を上回った。").only("value-conflict")
    assert finding.message.endswith("(225人なら計算が合う)")
    assert finding.confidence == 1.0
    assert finding.explanation[-1] == "128人 + 97人 は 225人 で、235人 になりません"


@pytest.mark.parametrize(
    ("text", "other"),
    [
        pytest.param("献血には男性128人、女性97人の計235人が協力した。", "市民マラソンには225人が出場した。", id="another thing"),
        pytest.param("展示は3月4日から3月20日までの21日間開く。", "別館の改修には17日間を要した。", id="another stretch"),
        pytest.param("応募は男子210件、女子155件、団体98件の計473件だった。", "花火の打ち上げは463発だった。", id="another unit"),
        pytest.param("献血には男性128人、女性97人の計235人が協力した。", "献血は前年が235人、今年は225人だった。", id="both told"),
        pytest.param("定価5,000円から500円引きの4,300円で販売する。", "会費は4,500円。", id="another price"),
    ],
)
def test_a_figure_met_by_chance_bears_nothing_out(text: str, other: str) -> None:
    run = checked(text, other)
    assert all(item.path == "1.txt" for finding in run.findings if finding.severity.value != "note" for item in finding.evidence)


def test_a_finding_is_the_same_with_witnesses_and_without() -> None:
    text = "展示は3月4日から3月20日までの21日間開く。"
    alone = _one(checked(text), "duration-mismatch")
    borne_out = _one(checked(text, "展示は17日間で、3月4日に始まる。"), "duration-mismatch")
    assert len(borne_out.evidence) == len(alone.evidence) + 1
    assert borne_out.fingerprint == alone.fingerprint
    assert baseline.fingerprint(borne_out, ".") == baseline.fingerprint(alone, ".")
    moved = replace(borne_out, evidence=tuple(replace(item, witness=False) for item in borne_out.evidence))
    assert baseline.fingerprint(moved, ".") != baseline.fingerprint(alone, ".")


def test_an_inferred_year_is_surer_where_another_text_gives_the_weekday() -> None:
    alone = _one(checked("2025年3月の予定\n\n説明会は3月6日(水)に開く。"), "weekday-mismatch")
    told = _one(checked("2025年3月の予定\n\n説明会は3月6日(水)に開く。", "説明会:2025年3月6日(木) 公民館"), "weekday-mismatch")
    assert alone.confidence < told.confidence
