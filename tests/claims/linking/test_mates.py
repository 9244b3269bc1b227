"""Figures that the words around them single out for each other."""

import pytest

from tests.texts import checked

_TOLD = [
    # how often
    (
        "理事会の案内\n\n理事会は年4回開催する。",
        "会則\n\n理事会は、年6回開催する。",
        ("年4回", "年6回"),
    ),
    (
        "アミロ錠\n\nアミロ錠は1日1回服用します。",
        "アミロ錠を飲む方へ\n\nアミロ錠は1日2回、朝と夕に飲みます。",
        ("1日1回", "1日2回"),
    ),
    (
        "ヨガ教室みどり\n\n教室は隔週で開いています。",
        "ヨガ教室みどり\n\n教室は毎週開いています。",
        ("隔週", "毎週"),
    ),
    (
        "海上航空\n\n札幌―台北線を週3便で運航する。",
        "海上航空の問答\n\nQ. 札幌―台北線は何便ですか。\nA. 週4便です。",
        ("週3便", "週4便"),
    ),
    # what a question asks for
    (
        "募集の問答\n\nQ. 契約は何年ですか。\nA. 10年です。",
        "加盟の条件\n\n加盟契約は期間を15年とし、更新できる。",
        ("10年", "15年"),
    ),
    (
        "保険の問答\n\nQ. 待機期間は何日ですか。\nA. 30日です。",
        "保険の約款\n\n待機期間は60日間とする。",
        ("30日", "60日間"),
    ),
    # nouns that begin with a number, classes of seats
    (
        "白銀スキー場\n\n1日券は大人で6,500円。",
        "白銀スキー場\n\n| 券種 | 大人 | 子供 |\n|---|---|---|\n| 1日券 | 6,200円 | 3,000円 |\n",
        ("6,500円", "6,200円"),
    ),
    (
        "冬の音楽会\n\n料金　S￥24,000　A￥19,000",
        "冬の音楽会\n\nS席22,000円　A席19,000円",
        ("￥24,000", "22,000円"),
    ),
    # what is numbered
    (
        "定期演奏会\n\n曲目：ラフマニノフ　ピアノ協奏曲第2番",
        "定期演奏会 曲目紹介\n\n当日はラフマニノフのピアノ協奏曲第3番を演奏します。",
        ("第2", "第3"),
    ),
    # changes
    (
        "月次報告\n\n既存店売上高前年比は103.2%だった。",
        "店長だより\n\n既存店売上高は前年同月を2.3％上回った。",
        ("103.2%", "2.3％"),
    ),
    (
        "短信\n\n| 項目 | 前期比 |\n|---|---|\n| 営業利益 | ▲3.8% |\n",
        "決算の要旨\n\n営業利益は前期比3.3％減った。",
        ("3.8%", "3.3％"),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "figures"), _TOLD)
def test_singled_out(one: str, other: str, figures: tuple[str, str]) -> None:
    found = checked(one, other)
    told = [
        {passage.text.lstrip("▲") for passage in found.evidence(finding)}
        for finding in found.findings
        if finding.rule == "value-conflict" and finding.severity != "note"
    ]
    assert set(figures) in told, told


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("薬ア\n\nアミロ錠は1日3回飲みます。", "薬イ\n\nベタリン錠は1日1回飲みます。"),
        (
            "水やり\n\n夏は1日2回、冬は週1回水をやる。",
            "水やり表\n\n| 季節 | 水やり |\n|---|---|\n| 夏 | 1日2回 |\n| 冬 | 週1回 |\n",
        ),
        ("会報\n\n会報は月1回出す。", "会報について\n\n会報は年12回発行しています。"),
        ("集まり\n\n毎月1回集まる。", "集まり\n\n月1回集まっています。"),
        ("契約\n\nQ. 賃貸契約は何年ですか。\nA. 2年です。", "加盟\n\nフランチャイズ契約は期間を15年とする。"),
        ("券\n\n1日券は6,200円、2日券は11,000円。", "券の表\n\n半日券　4,500円\n2日券　11,000円"),
        ("演奏会\n\n前半はピアノ協奏曲第2番、後半は交響曲第3番。", "演奏会\n\n交響曲第3番とピアノ協奏曲第2番"),
        ("客数\n\n客数は前年同月比4.1%増。", "客数\n\n| 項目 | 前年同月比 |\n|---|---|\n| 客数 | 104.1% |\n"),
        ("客数\n\n8月の客数は前年同月比2.0％減。", "客数\n\n9月の客数は前年同月比3.1％減。"),
        ("客\n\n客数は前年比2.0%増。", "客\n\n客単価は前年比3.5%増。"),
    ],
)
def test_look_alikes(one: str, other: str) -> None:
    assert [finding.message for finding in checked(one, other).findings if finding.severity != "note"] == []
