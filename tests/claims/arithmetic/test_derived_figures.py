"""Figures that follow from others, wherever these stand: products, remainders, steps, fitting columns, lengths between moments."""

import pytest

from tests.texts import checked, silent

PAIRS = {
    "change-mismatch": (
        ("会場費は1日当たり12万円、4日間の合計で{}です。", "36万円", "48万円"),
        ("日給1万1,000円で20日間働いた月の収入は{}になる。", "12万円", "22万円"),
        ("利用券は年10枚（1枚800円、計{}分）を配る。", "6,000円", "8,000円"),
        ("1年間で延べ2,400人、月にならすと{}が訪れる。", "300人", "200人"),
        ("入園料を400円から500円に改める。{}の値上げだ。", "4割", "2割5分"),
        ("目標の300万円に対して750万円が集まり、達成率は{}に達した。", "205％", "250％"),
        ("乗客は42万人で、前年（38万人）より増えた。2018年の60万人に対しては{}の水準にとどまる。", "80％", "70％"),
        ("来園者は1,240人。前の年の1,120人を{}上回った。", "130人", "120人"),
    ),
    "sum-mismatch": (
        ("金賞は20万円、ほかの二つの賞には5万円ずつが贈られ、賞金の総額は{}。", "35万円", "30万円"),
        ("寄せられた手紙は全部で{}。窓口から80通、郵送で45通、投書箱に99通だった。", "214通", "224通"),
        ("席は1,200席ある。招待に350席を使い、残りの{}を一般に売り出した。", "750席", "850席"),
        ("全長84.2kmの計画だ。いまの31.5kmが延び、61.2kmがつながる。残る港と峠の間{}は来年になる。", "24.0km", "23.0km"),
        ("当初の予算は4億2,300万円だった。秋に1億3,000万円を補正し、総額は{}となった。", "5億6,300万円", "5億5,300万円"),
        ("年内に24店を新設する。これにより店舗は110店から{}へ広がる。", "144店", "134店"),
        ("・負担割合　国65％、県12％、市8％、所有者{}", "25％", "15％"),
    ),
    "duration-mismatch": (
        ("停電は7日午前5時に始まり、最後の町で灯がともった9日午後6時まで約{}に及んだ。", "51時間", "61時間"),
        ("展示は6月9日に始まり、7月31日までの{}開いた。", "43日間", "53日間"),
        ("| 項目 | 値 |\n|---|---|\n| 所要 | 2時間10分({}) |\n", "210分", "130分"),
    ),
    "conversion-mismatch": (
        ("倉（延べ床面積1万6,500平方メートル、約{}）が建つ。", "6,900坪", "5,000坪"),
        ("画面は10.1型（対角 約{}）です。", "52.7cm", "25.7cm"),
    ),
}


@pytest.mark.parametrize(
    ("rule", "text", "wrong", "right"), [(rule, *case) for rule, cases in PAIRS.items() for case in cases]
)
def test_figures_that_follow(rule: str, text: str, wrong: str, right: str) -> None:
    suffix = ".md" if text.startswith("|") else ".txt"
    assert [found.rule for found in checked(text.format(wrong), suffix=suffix).findings] == [rule]
    silent(text.format(right), suffix=suffix)


def table(*rows: str) -> str:
    first, *others = ("| " + " | ".join(row.split()) + " |" for row in rows)
    return "\n".join([first, "|---" * (first.count("|") - 1) + "|", *others, ""])


TABLES = (
    (table("月 入会 退会 差引", "4月 120 31 89", "5月 98 40 58", "6月 77 25 {}"), "62", "52"),
    (table("品 数量 単価 金額", "いす 12 3,400 40,800", "机 6 12,500 75,000", "棚 4 8,900 {}"), "36,500", "35,600"),
    (table("年 定員 前年差", "令和5年 3,845人 +70人", "令和6年 3,905人 +60人", "令和7年 4,085人 {}"), "+160人", "+180人"),
    (table("科目 金額（万円）", "寄付 4,860", "助成 2,150", "会費 210", "**収入計** **{}**"), "7,010", "7,220"),
    (table("期 差", "1期 △230", "2期 △410", "3期 △580", "3期計 △{}"), "1,120", "1,220"),
)


@pytest.mark.parametrize(("text", "wrong", "right"), TABLES)
def test_columns_that_all_rows_but_one_bear_out(text: str, wrong: str, right: str) -> None:
    assert {found.rule for found in checked(text.format(wrong), suffix=".md").findings} & {"sum-mismatch", "change-mismatch"}
    silent(text.format(right), suffix=".md")


@pytest.mark.parametrize(
    "text",
    [
        "改修費の総額は5億円。市が2億円、国が2億円を出し、あとは寄付でまかなう。",
        "特別賞は2作で、副賞は各30万円。優秀賞は10万円で、賞金の総額は70万円。",
        "1時間に4万個、1日で最大60万個の荷物を分ける。",
        "大人1人1,200円、子ども600円で、4人では3,600円になる。",
        "参加は24校。残り3校は来週に発表する。",
        "月額3,000円で、2024年4月に1万円になった。",
        "敷地は2万平方メートル、約3,000坪の庭園がある。",
        "年間6,600キロリットル、石高にして約3万6,700石をつくる。",
        "3月の休館は10日間。停電は5日22時に起き、6日2時に復旧した。",
    ],
)
def test_figures_that_do_not_belong_together(text: str) -> None:
    silent(text)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("# 付属品({}点)\n\n- 電源コード\n- 説明書\n- 保証書\n- ブラシ\n", (5, 4)),
        ("字幕は次の{}言語に対応しています。音声は日本語です。\n\n- 日本語\n- 英語\n- 韓国語\n", (4, 3)),
        ("持ち物は次の{}点です。\n①水筒　②帽子　③手袋　④上着\n", (3, 4)),
        ("お礼を言いたい人が{}組います。\nまず、仲間の皆さん。\n次に、家族。\nそして、町の皆さん。\n", (4, 3)),
    ],
)
def test_lists_of_another_length(text: str, wrong: tuple[int, int]) -> None:
    assert [found.rule for found in checked(text.format(wrong[0]), suffix=".md").findings] == ["count-mismatch"]
    silent(text.format(wrong[1]), suffix=".md")


def test_items_that_tell_how_many_they_are() -> None:
    silent("# 付属品(4点)\n\n- 電源コード\n- 説明書\n- 替え刃 ×2\n", suffix=".md")


def test_a_remainder_of_what_another_text_tells() -> None:
    told = "青葉の里会の横領事件で、被害額は1億2,480万円。青葉の里会は岩瀬市の法人だ。"
    left = "青葉の里会の横領事件。返された1,860万円を差し引いた残りの{}を、岩瀬市の青葉の里会は求める。"
    rules = [{found.rule for found in checked(told, left.format(rest)).findings} for rest in ("1億1,620万円", "1億620万円")]
    assert ["sum-mismatch" in found for found in rules] == [True, False]
