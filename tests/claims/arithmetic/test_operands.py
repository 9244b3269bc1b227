"""Rates, totals, shares and years whose operands stand near by, in rows of years or in lists under a heading."""

import pytest

from tests.texts import checked, silent

WRONG = {
    "change-mismatch": (
        "全店売上高は8,660億円となりました。前期の8,420億円に対し、5.2％の増収です。",
        "町の高齢化率は38.4％となり、5年前（33.1％）に比べ6.3ポイント高い。",
        "県立高校の選抜で、募集定員240人に対し志願者は312人、倍率は1.5倍だった。",
        "総来場者は4,800人で、前の回より増えた。雨の日もあった。市外からは1,200人と全体の35%を占めた。",
        "ふるさと納税は1,250件、総額2,500万円。1件あたり3万円の計算だ。",
        "指定管理料は年額4,800万円、5年間の総額は2億6,400万円となります。",
        "定価4,800円の鍋つかみセットを20％引きの3,960円でご奉仕します。",
        "回数券は1枚につき320円で、5枚なら計1,800円です。",
        "予算は240億円から300億円に改められた。増額は60億円、率にして35％。",
        "来場者は23万4,000人で、前期比25.0%増となった。\n\n来場者の推移\n2024年　195,000\n2025年　234,000\n",
    ),
    "sum-mismatch": (
        "試験に参加した612例を、プラセボ群204例、30mg群203例、60mg群215例に割り付けた。",
        "修繕費は、屋根が180万円、外壁が240万円、足場が60万円。全部で490万円になる。",
        "金賞に20万円、銀賞の3作にそれぞれ5万円が贈られ、賞金の総額は45万円だった。",
        "調査票は2,400部を配布し、有効1,530部、無効46部を回収した。回収数は1,567部である。",
    ),
    "duration-mismatch": (
        "2025年7月10日\n\n知事の来訪は2017年以来6年ぶり。",
        "2025年3月27日\n\n渡し船は1998年5月の就航以来、35年にわたって親しまれた。",
        "着工は2019年。それから4年後の2022年に完成した。",
        "画家は1931年に生まれ、2009年に没した。享年68。",
        "開場は17時30分、開演は18時15分。開場から開演までは30分あります。",
        "快速船は30海里を平均25ノットで走り、約2時間で島に着く。",
        "可用性は99.95%を保証し、月に換算すると約3.6時間の停止にあたります。",
        "2025年4月1日\n\n昭和10（1935）年に始まった和菓子店だ。創業から110年、あんの味は変わらない。",
    ),
    "count-mismatch": (
        (
            "全国で7公演を行います。\n\n■公演日程\n9月3日　札幌\n9月6日　仙台\n9月10日　東京\n9月11日　横浜\n"
            "9月15日　大阪\n9月20日　福岡\n"
        ),
        "登山道には3つの山小屋があります。白雲小屋、笹平小屋、馬返小屋、鳥越小屋です。",
    ),
}


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule, texts in WRONG.items() for text in texts])
def test_a_figure_that_none_of_its_operands_bears_out(rule: str, text: str) -> None:
    assert [found.rule for found in checked(text, as_of="2025-11-20").findings] == [rule]


@pytest.mark.parametrize(
    "text",
    [
        "全店売上高は8,660億円となりました。前期の営業利益842億円に対し、5.2％の増益です。",
        "10月は1,170台と9月の1,300台から減った。前年同月比では20％減だった。",
        "来場者は23万4,000人で、前期比20.0%増となった。\n\n来場者の推移\n2024年　195,000\n2025年　234,000\n",
        "定員60名のバスに45名が乗っていた。翌日の乗車率は85％だった。",
        "チケット代は1枚3,500円。4枚綴りの回数券は1万2,000円とお得です。",
        "両校を合わせて18ある部を、運動部11、文化部5の計16にまとめます。",
        "応募者は182人でした。一次審査で86人、二次審査で54人、最終審査で32人に絞られました。",
        "着工は2014年、改装は2017年。それから3年後の2020年に2号店を出した。",
        "会長は1998年に入社し、2016年に退任した。在任は10年だった。",
        "会場は4か所です。\n\n注意事項\n・飲食禁止\n・撮影禁止\n・禁煙\n",
        "登山道には3つの山小屋があります。白雲小屋、笹平小屋などです。",
    ],
)
def test_figures_of_other_things(text: str) -> None:
    silent(text, as_of="2025-11-20")


def test_a_slip_shows_which_column_is_a_sum() -> None:
    text = "| 月 | 開店 | 閉店 |\n|---|---|---|\n| 9月 | 14 | 6 |\n| 10月 | 12 | 5 |\n| 11月 | 15 | 8 |\n| 累計 | 51 | 19 |\n"
    (found,) = checked(text, suffix=".md").findings
    assert found.rule == "sum-mismatch"
    silent(text.replace("51", "41"), suffix=".md")


def test_items_that_are_sentences_are_counted_as_lines() -> None:
    text = "次の[[a:5つ]]の手順を行う。\n\n1. 差し戻す\n2. 凍結する\n3. 版を戻す\n4. 応答時間を見守り、平常に戻れば解除する\n"
    assert [item.rule for item in checked(text).findings] == ["count-mismatch"]


def test_numbered_headings_are_the_reasons_told() -> None:
    parts = "\n\n".join(f"{number}. {head}\n説明の文が続きます。" for number, head in enumerate(("品質", "価格", "早さ", "人"), 1))
    assert [item.rule for item in checked(f"投資を決めた理由は3つあります。\n\n{parts}\n").findings] == ["count-mismatch"]


def test_lines_of_two_names_count_as_two() -> None:
    assert checked("次の5町が参加します。\n\n・若葉町、白浜町\n・鳴海町\n・岬町、葦原町\n").findings == []


@pytest.mark.parametrize(
    ("text", "parts", "total"),
    [
        ("■寄付\n・米 [[a:120kg]]\n・豆(6袋) [[a:45kg]]\n　合計 [[b:156kg]]\n", 2, "156kg"),
        ("皿[[a:312点]]、筆[[a:24本]]、巻物[[a:46巻]]の計[[b:328点]]が出てきた。", 3, "328点"),
    ],
)
def test_rows_whose_items_have_counters_of_their_own(text: str, parts: int, total: str) -> None:
    found = checked(text)
    (finding,) = found.findings
    assert finding.rule == "sum-mismatch"
    assert finding.message.count("+") == parts - 1
    assert finding.message.endswith(f"{total} になりません")


def test_another_text_bears_out_what_the_parts_come_to() -> None:
    found = checked(
        "## 予選に出たチーム\n\n| 地区 | チーム |\n|---|---|\n"
        "| 東 | [[a:72]] |\n| 西 | [[a:48]] |\n| 南 | [[a:64]] |\n| 合計 | [[b:194]] |\n",
        "今年は[[a:184チーム]]が予選に出た。",
        suffix=".md",
    )
    (finding,) = found.findings
    assert found.evidence(finding) == found.marked


def test_another_text_gives_the_day_with_its_weekday() -> None:
    found = checked("[[a:2026年3月20日(木)]]に開館する。", "開館日は[[b:令和8年3月20日(金)]]です。")
    (finding,) = found.findings
    assert finding.rule == "weekday-mismatch"
    assert found.evidence(finding) == found.marked
