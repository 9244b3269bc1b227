"""One thing in the words of several genres: what a newspaper says and what a table, a leaflet or a notice says."""

import pytest

from tests.texts import checked

_PAIRS = [
    ("新しい拠点は1時間に3万個の荷物をさばく。", "処理能力：毎時2万個"),
    ("添付ファイルは25MBまで送れます。", "添付ファイルの上限サイズ：20MB"),
    ("写真は180日間保管されます。", "保存期間：90日"),
    ("新型船は二酸化炭素の排出を年に3200トン減らせる。", "CO2削減量：年間2,300トン"),
    ("工場では年に24万台を生産する。", "年間生産台数：42万台"),
    ("家賃は月6万8千円。", "賃料：月額8万6,000円"),
    ("このワクチンを接種できるのは65歳以上に限られる。", "接種対象：60歳以上の方"),
    ("障害は3時間40分続いた。", "停止時間：2時間40分"),
    ("減損損失として18億円を計上した。", "減損損失：8億1,000万円"),
    ("契約企業は2400に上る。", "契約企業数：4,200社"),
    ("列車の最高速度は時速130キロ。", "最高速度：150km/h"),
    ("取得した結果は30日間に限り保存できます。", "結果の保存期間：最長90日"),
    ("目標の500万円を上回る1,936万円がクラウドファンディングで集まった。", "クラウドファンディングの支援総額：1,860万円"),
    ("期日前投票をした人は1万4782人。", "うち期日前投票：17,842人"),
]


@pytest.mark.parametrize(("told", "listed"), _PAIRS)
def test_two_wordings_of_one_figure(told: str, listed: str) -> None:
    texts = f"みなと市の話題\n\n{told}", f"みなと市 資料\n\n{listed}\n問い合わせ：電話でどうぞ"
    found = checked(*texts, as_of="2025-12-10").findings
    assert {item.rule for item in found} == {"value-conflict"}, found


@pytest.mark.parametrize(
    ("told", "listed"),
    [
        ("従来の機種より80グラム軽い。", "質量：512g"),
        ("特別会計などを含む総額は829億円。", "特別会計：213億円"),
        ("添付ファイルは25MBまで送れます。", "添付ファイルの上限サイズ：25MB"),
        ("来場者は12月末までに291万人。", "来場者数：302万人（1月末までの累計）"),
        ("希望退職には230人が手を挙げた。", "従業員の増加：320人"),
    ],
)
def test_two_figures_for_two_things(told: str, listed: str) -> None:
    texts = f"みなと市の話題\n\n{told}", f"みなと市 資料\n\n{listed}\n問い合わせ：電話でどうぞ"
    found = [item for item in checked(*texts, as_of="2025-12-10").findings if item.severity.value != "note"]
    assert not found


def test_a_question_says_what_its_answer_measures() -> None:
    faq = "料金のご案内\n\nQ. 領収書の画像はどのくらい保存できますか？\nA. プランによって異なります。Standardなら50MBまで使えます。"
    table = "料金表\n\n| | Basic | Standard |\n|---|---|---|\n| 保存容量 | 1GB | 50GB |\n"
    found = checked(faq, table, as_of="2025-12-10", suffix=".md").findings
    assert [item.rule for item in found] in (["unit-slip"], ["value-conflict"])


def test_ditto_repeats_the_label_above() -> None:
    text = "新庁舎の総事業費は128億円まで膨らんだ。"
    table = "新庁舎\n\n| 項目 | 額 |\n|---|---|\n| 総事業費（当初計画） | 96億円 |\n| 同（現計画） | 182億円 |\n"
    found = checked(f"庁舎の話題\n\n{text}", table, as_of="2025-12-10", suffix=".md")
    assert any(item.rule == "value-conflict" for item in found.findings)
