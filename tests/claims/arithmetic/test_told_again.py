"""Figures told again in another way: lines of totals, prices of measures, conversions in running text, units that were mistaken."""

import pytest

from tests.texts import checked, silent


def table(*rows: str) -> str:
    first, *others = ("| " + " | ".join(cell.strip("_") for cell in row.split()) + " |" for row in rows)
    return "\n".join([first, "|---" * (first.count("|") - 1) + "|", *others, ""])


PAIRS = {
    "sum-mismatch": (
        (table("棟 所在 部屋 面積", "A 北町 120 3,400", "B 南町 135 3,650", "_ 合計・平均 {} 7,050"), "265", "255"),
        (table("区分 人数", "大人 1,350", "子ども 640", "小計 1,990", "招待 120", "合計 {}"), "2,310", "2,110"),
        (table("節 得 失 分", "1節 3 0 1", "2節 2 1 1", "3節 4 1 2", "計 9 {} 4"), "3", "2"),
        (
            "村の積立は8億1,200万円ある。\n\n計画は春に決まる。\n\nこれに寄付1億3,100万円が加わり、合わせて{}となる。",
            "9億3,400万円",
            "9億4,300万円",
        ),
        (
            "内訳は次のとおり。\n\n(1) 修理　　　24億円\n(2) 補償　　　7億円\n(3) 清掃　　　3億円\n\n以上により、合計{}を計上。",
            "38億円",
            "34億円",
        ),
        ("本館の価格は2,145万円。別館は価格1,310万円で、価格差は{}になる。", "845万円", "835万円"),
    ),
    "change-mismatch": (
        ("新茶は50グラムで1,400円、100グラム当たり{}だ。", "2,400円", "2,800円"),
        ("区画は180平方メートルで2,700万円、1平方メートル当たり{}になる。", "18万円", "15万円"),
        ("詰め替えは250mL入りで900円、1L換算で{}になる。", "2,600円", "3,600円"),
        ("届いた鉢は6,480。\n\n配った苗は6,480本。用意した9,000本の{}にあたります。", "82％", "72％"),
    ),
    "conversion-mismatch": (
        ("保守は年540万円、税込みで{}になる。", "574万円", "594万円"),
        ("寄付は450万円。1ドル150円で換算すると約{}になる。", "3,000ドル", "3万ドル"),
    ),
    "count-mismatch": (("忘れてならない物が{}あります。手袋、長靴、水筒、それから雨具。", "三つ", "四つ"),),
}


@pytest.mark.parametrize(
    ("rule", "text", "wrong", "right"), [(rule, *case) for rule, cases in PAIRS.items() for case in cases]
)
def test_told_again(rule: str, text: str, wrong: str, right: str) -> None:
    suffix = ".md" if text.startswith("|") else ".txt"
    assert [found.rule for found in checked(text.format(wrong), suffix=suffix).findings] == [rule]
    silent(text.format(right), suffix=suffix)


@pytest.mark.parametrize(
    "text",
    [
        "組合員　74名（出席38名、委任状21名、計59名。定足数37名を満たす）",
        "工期は2024年4月1日から2025年3月31日まで（45日間の延長）とする。",
        "3社から60億円を借り、15億円を返します。資産に対する負債の割合は41.2％から41.5％へ動きます。",
        "地区別では東が8,420人と半分近くを占め、西は3,150人だった。西の稼働率は78％に達した。",
        "漏れた期間は2024年11月から2025年1月22日までの70日間に及んだ。",
        "米は5キロで3,200円、10キロで5,900円です。",
        "要る物は三つあります。鍋とふた、包丁、それからざる。",
    ],
)
def test_look_alikes(text: str) -> None:
    silent(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "いまの水門は毎秒210立方メートルを流せます。改修後は毎分360立方メートルに増えます。",
            "流下能力　毎秒210㎥ → 毎秒360㎥",
        ),
        ("北浜電機の新規借入金は7,400万円だった。", "北浜電機は銀行3社からの借入金74億円を設備に充てる。"),
    ],
)
def test_mistaken_units(one: str, other: str) -> None:
    assert "unit-slip" in {found.rule for found in checked(one, other).findings}
