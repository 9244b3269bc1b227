"""What counts and amounts are of that the noun beside them does not say."""

import pytest

from tests.texts import claim_of


@pytest.mark.parametrize(
    ("text", "value", "attribute"),
    [
        ("まず、峠の両側に監視カメラを取り付けます。合計で18台。費用は県が持ちます。", "18台", "~監視カメラ"),
        ("500メートルごとに消波ブロックを置きます。全部で62個。", "62個", "~消波ブロック"),
        ("会場では地元の農家が野菜を並べた。計28軒。", "28軒", "food/farmers"),
        ("市は職員を被災地へ送りました。その数、12人。", "12人", "organisations/employees"),
        ("建物は町債で賄う。18億円は町債で調達する。", "18億円", "politics/local-bonds"),
        ("30億円を融資で、12億円は増資で集める計画だ。", "30億円", "finance/loan"),
        ("180億円は劣後債の発行で調達する。", "180億円", "~劣後債"),
        ("180万円は遊具の修理に使った。", "180万円", "disasters/reconstruction-cost"),
        ("橋の修理に要した費用は総額2億4,000万円でした。", "2億4,000万円", "disasters/reconstruction-cost"),
        ("広告に使った費用は年間3億6,000万円にのぼる。", "3億6,000万円", "finance/advertising"),
        ("| 項目 | 値 |\n|---|---|\n| 電池の容量 | 5,200mAh |", "5,200mAh", "products/battery-capacity"),
    ],
)
def test_what_is_measured(text: str, value: str, attribute: str) -> None:
    assert claim_of(text, value).attribute.value == attribute


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("新しいベンチを30基置いた。全部で34基。", "34基"),  # with those that were there
        ("監視カメラを取り付けます。\n\n合計で18台。", "18台"),
        ("監視カメラを取り付けます。見学したのは18台だった。", "18台"),
    ],
)
def test_other_counts_are_not_of_what_the_sentence_before_introduces(text: str, value: str) -> None:
    assert "(carried)" not in claim_of(text, value).attribute.source


@pytest.mark.parametrize(
    "text",
    [
        "――長さは。\n佐久間　本線だけで42.6キロあります。\n――トンネルは。\n佐久間　一番長いもので3,180メートルです。",
        "新型は佐久間電池株式会社製の42.6キロの装置を積む。",
    ],
)
def test_who_speaks_or_makes_owns_no_figure(text: str) -> None:
    assert "佐久間" not in claim_of(text, "42.6キロ").subject.value


def test_a_label_within_a_line_ends_the_one_before() -> None:
    line = "防水性能:5気圧/内蔵ストレージ:8GB/充電時間:約45分"
    assert not claim_of(line, "8GB").restrictors
