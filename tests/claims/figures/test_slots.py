"""The slots of a numeric claim, and where each came from."""

import pytest

from tests.texts import claim_of

TABLE = """# 青葉精機

| 項目 | 2023年度 | 2024年度 |
|---|---|---|
| 売上高(百万円) | 12,000 | 15,000 |
| 営業利益率 | 5% | 6% |

- 価格: 24,800円
"""


@pytest.mark.parametrize(
    ("text", "value", "attribute", "source"),
    [
        ("青葉精機の売上高は120億円だった。", "120億円", "finance/sales", "売上高 (predicate argument)"),
        ("市場価値5,930億ドルが消えた。", "5,930億ドル", "markets/market-cap", "市場価値 (compound)"),
        ("92兆円のNVIDIAの時価総額が減った。", "92兆円", "markets/market-cap", "時価総額 (modifies)"),
        ("トヨタ株価は3,000円だった。", "3,000円", "markets/stock-price", "トヨタ株価 (predicate argument)"),
        ("従業員は64名(2025年3月1日現在)である。", "64名", "organisations/employees", "従業員 (topic)"),
        ("連結の売上高は120億円だった。", "120億円", "finance/sales", "連結売上高 (predicate argument)"),
        ("前年度の利益は3億円だった。", "3億円", "~利益", "利益 (predicate argument)"),
        ("売上高の58%を占める。", "58%", "~売上高", "売上高 (gist)"),
    ],
)
def test_attribute(text: str, value: str, attribute: str, source: str) -> None:
    slot = claim_of(text, value).attribute
    assert (slot.value, slot.source) == (attribute, source)


@pytest.mark.parametrize(
    ("text", "value", "aspect"),
    [
        ("時価総額は6,000億ドルに下落した。", "6,000億ドル", "level"),
        ("時価総額は6,000億ドル下落した。", "6,000億ドル", "decrease"),
        ("株価は17%下落した。", "17%", "decrease"),
        ("時価総額減少額は6,000億ドルだった。", "6,000億ドル", "decrease"),
        ("会員は300人増えた。", "300人", "increase"),
        ("会員は300人まで増えた。", "300人", "level"),
        ("売上高の58%を占める。", "58%", "share"),
    ],
)
def test_aspect(text: str, value: str, aspect: str) -> None:
    assert claim_of(text, value).aspect.value == aspect


@pytest.mark.parametrize(
    ("text", "subject", "source", "factor"),
    [
        ("青葉精機の売上高は120億円だった。", "青葉精機", "の", 1.0),
        ("株式会社青葉精機の売上高は120億円だった。", "青葉精機", "の", 1.0),
        ("青葉精機は120億円の売上高を記録した。", "青葉精機", "argument", 1.0),
        ("青葉精機は大手だ。同社の売上高は120億円だった。", "青葉精機", "同社", 0.9),
        ("青葉精機は新工場を建てた。売上高は120億円だった。", "青葉精機", "sentence before", 0.85),
        ("朝日新聞によると、青葉精機の売上高は120億円だった。", "青葉精機", "の", 1.0),
        pytest.param(
            "競合他社の売上高は120億円だった。",
            "~競合他社",
            "common noun",
            0.8,
            marks=pytest.mark.xfail(reason="a common owner under the noun of the attribute is not found"),
        ),
        ("売上高は120億円だった。", "", "missing", 0.7),
    ],
)
def test_subject(text: str, subject: str, source: str, factor: float) -> None:
    slot = claim_of(text, "120億円").subject
    assert (slot.value, slot.source, slot.factor) == (subject, source, factor)


def test_who_reports_a_figure_does_not_own_it() -> None:
    assert claim_of("朝日新聞によると、売上高は120億円だった。", "120億円").subject.value == ""
    assert claim_of("厚生労働省の調べでは、患者は1,200人だった。", "1,200人").subject.value != "厚生労働省"


@pytest.mark.parametrize(
    ("text", "value", "scope"),
    [
        ("連結の売上高は120億円だった。", "120億円", {"accounting:consolidated"}),
        ("単体売上高は120億円だった。", "120億円", {"accounting:parent"}),
        ("価格は税込27,280円である。", "27,280円", {"tax:included"}),
        ("最大400床を置く。", "400床", {"range:maximum"}),
        ("売上高は前年の100億円から120億円に増えた。", "100億円", {"time:before"}),
        ("海外の売上高は120億円だった。", "120億円", {"region:overseas"}),
        ("売上高は120億円だった。", "120億円", set()),
        ("旧浜西小の校庭で仮設住宅40戸が建つ。", "40戸", set()),
        ("旧本館の病床は40床だった。", "40床", {"version:old"}),
        ("子どもたちの学校は3日間休みになった。", "3日間", set()),
    ],
)
def test_scope(text: str, value: str, scope: set[str]) -> None:
    assert claim_of(text, value).scope == scope


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("売上高は120億円だった。", "stated"),
        ("売上高は120億円を見込む。", "planned"),
        ("売上高は120億円の見通しだ。", "planned"),
        ("目標売上高は120億円だ。", "planned"),
        ("売上高は120億円だったという。", "reported"),
        ("売上高は120億円に達しなかった。", "denied"),
        ("売上高は120億円のまま変わらない。", "stated"),
        ("売上高は120億円ではない。", "denied"),
        ("売上高は120億円ではなく150億円だった。", "denied"),
        ("売上高は120億円だけではない。", "stated"),
        ("もし売上高が120億円なら黒字になる。", "hypothetical"),
    ],
)
def test_modality(text: str, modality: str) -> None:
    assert claim_of(text, "120億円").modality.value == modality


@pytest.mark.parametrize(
    ("text", "value", "restrictors"),
    [
        ("アクセスログの保持期間は90日である。", "90日", {"アクセスログ"}),
        ("監査ログの保持期間は90日である。", "90日", {"監査ログ"}),
        ("青葉精機の売上高は120億円だった。", "120億円", set()),
        ("半導体大手のNVIDIAの売上高は120億円だった。", "120億円", set()),
        ("北川市の人口は12万人である。", "12万人", {"北川市"}),
    ],
)
def test_restrictors(text: str, value: str, restrictors: set[str]) -> None:
    found = claim_of(text, value).restrictors
    assert restrictors <= found
    assert all(any(word in known for known in restrictors) for word in found)  # no other words


@pytest.mark.parametrize(
    ("value", "attribute", "period", "magnitude"),
    [
        ("12,000", "finance/sales", "FY2023", 12_000_000_000),
        ("15,000", "finance/sales", "FY2024", 15_000_000_000),
        ("5%", "finance/operating-margin", "FY2023", 5),
    ],
)
def test_a_cell_takes_its_slots_from_its_headers(value: str, attribute: str, period: str, magnitude: int) -> None:
    claim = claim_of(TABLE, value, "1.md")
    assert (claim.attribute.value, claim.attribute.source.rpartition(" ")[2]) == (attribute, "(row)")
    assert (claim.period.value, claim.period.source) == (period, "header")
    assert (claim.subject.value, claim.subject.source) == ("青葉精機", "heading")
    assert claim.value.model_dump()["magnitude"] == magnitude
    assert claim.labelled
    assert claim.tabular


def test_the_unit_of_a_header_is_no_figure() -> None:
    with pytest.raises(AssertionError):
        claim_of(TABLE, "百万円", "1.md")


@pytest.mark.parametrize(
    ("text", "value", "period", "source"),
    [
        ("2025年3月期の売上高は120億円だった。", "120億円", "2025-03期", "の"),
        ("従業員は64名(2025年3月1日現在)である。", "64名", "2025-03-01", "bracket after the value"),
        ("2024年度、売上高は120億円だった。", "120億円", "FY2024", "の"),
        ("2年前に93.5%だった精度は95%になった。", "95%", "", "missing"),
        ("売上高は前年の100億円から伸びた。", "100億円", "2024", "の"),
        pytest.param("売上高は前年の100億円から120億円に増えた。", "120億円", "", "missing"),
    ],
)
def test_period(text: str, value: str, period: str, source: str) -> None:
    slot = claim_of(text, value).period
    assert (slot.value, slot.source) == (period, source)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("下気道疾患の発症予防効果は82.4％（発症者は9人）であり、因果関係が否定できない事象は報告されませんでした。", "82.4％"),
        ("スタンダードなら50MBまで、足りなくなったら追加できます。", "50MB"),
    ],
)
def test_what_another_clause_denies_or_supposes_is_stated(text: str, value: str) -> None:
    assert claim_of(text, value).modality.value == "stated"


def test_portions_are_no_minutes() -> None:
    assert claim_of("1回分あたり120マイクログラムを含む。", "120マイクログラム").dimension == "mass"


def test_a_column_of_a_verb_restricts_its_cells() -> None:
    page = "| 品名 | 税込価格 | 詰め替え（税込） |\n|---|---|---|\n| 乳液 | ¥3,850 | ¥3,410 |\n"
    assert "詰め替え" in claim_of(page, "¥3,410", "1.md").restrictors
    assert "詰め替え" not in claim_of(page, "¥3,850", "1.md").restrictors


def test_a_row_without_a_value_has_no_vague_one() -> None:
    assert claim_of("| 告示 | 10月19日 |\n|---|---|\n| 投票 | 10月26日 |\n", "10月26日", "1.md").modality.value != "denied"
