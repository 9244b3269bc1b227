"""Dated events told by nouns, by light verbs, in rows and brackets, and under headings; and by verbs that say the same."""

import pytest

from tests.texts import checked

ROWS = "# 沿革\n\n| 年月 | 出来事 |\n|---|---|\n"


def dates(*texts: str) -> list[str]:
    """The rules that found dates of one event in the texts at odds."""
    findings = checked(*texts).findings
    return [found.rule for found in findings if found.severity != "note" and found.rule == "date-conflict"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("木簡の検出は2024年9月26日である。", "木簡が土の中から顔を出したのは、2024年10月16日のことでした。"),
        ("契約書への調印は2024年9月26日であった。", "契約書に署名したのは2024年10月6日だ。"),
        ("沈没船の引き揚げは2024年8月5日に行われた。", "沈没船が引き揚げられたのは2024年8月15日である。"),
        ("2024年10月に実施した冷凍食品の値上げで、粗利が改善した。", "2024年9月1日出荷分から冷凍食品の価格を改定しました。"),
        ("2024年10月に行った本社の移転で家賃が減った。", "本社は2024年9月に移転した。"),
        ("通信課程の廃止は2024年4月のことでした。", "2023年4月に通信課程を廃止した。"),
        ("施行日は2024年10月1日を予定している。", "条例は2024年9月1日に施行される。"),
        ("夏季休業の開始は2024年8月9日です。", "夏季休業は2024年8月12日から始まります。"),
        ("進水式は2023年9月9日に行った。", "進水式は2023年9月19日だった。"),
        ("開所式が2024年4月12日、現地であった。", "2024年4月21日に開所式を無事に終えることができました。"),
    ],
)
def test_one_event_is_told_in_many_ways(one: str, other: str) -> None:
    assert dates(one, other) == ["date-conflict"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("木簡の検出は2024年9月26日である。", "鏡の検出は2024年10月3日である。"),
        ("足場の撤去は2024年8月5日。", "足場の設置は2024年6月15日。"),
        ("2024年10月に実施した冷凍食品の値上げで粗利が改善した。", "2024年9月1日出荷分から菓子の価格を改定しました。"),
        ("送電線の復旧は2024年5月12日。", "水道の復旧は2024年5月22日。"),
        ("調査報告書の提出は2024年5月1日。", "改善計画書の提出は2024年6月1日。"),
        ("2023年5月12日に東証プライムに上場した。", "2013年6月12日に東証二部に上場した。"),
        ("毎年9月1日に防災訓練を行う。", "2024年8月25日に防災訓練を行った。"),
    ],
)
def test_another_thing_has_its_own_day(one: str, other: str) -> None:
    assert dates(one, other) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (ROWS + "| 2012年8月 | 蒸留塔の据え付けを完了 |\n", "蒸留塔の据え付けが終わったのは2013年8月だった。"),
        ("沿革\n\n2001年4月 - 図書館を増築\n2005年4月 - 看護学科を設置\n", "2006年4月に看護学科を設置した。"),
        ("経歴\n\n2012年8月　五段\n2015年9月　六段\n", "五段になったのは2013年8月のことだ。"),
        ("推薦入試（試験日：2024年11月22日）を行います。", "推薦入試の試験日は2024年11月15日です。"),
        ("新型炊飯器（発売日＝2024年5月10日）を展示する。", "新型炊飯器の発売日は2024年5月20日です。"),
        ("# 竣工式について\n\n- 日程: 2024年9月6日（金）\n", "竣工式が2024年9月13日に行われた。"),
    ],
)
def test_rows_brackets_and_headings_name_events(one: str, other: str) -> None:
    assert dates(one, other) == ["date-conflict"]


def test_each_row_and_bracket_keeps_to_its_own() -> None:
    exams = "推薦入試（試験日：2024年11月22日）と一般入試（試験日：2025年2月3日）を行います。"
    assert dates(exams, "一般入試の試験日は2025年2月3日です。") == []
    offices = ROWS + "| 2011年3月 | 上海に事務所を開設 |\n| 2013年6月 | 大連に事務所を開設 |\n"
    assert dates(offices, "大連に事務所を開設したのは2013年6月だ。") == []


def test_days_listed_with_their_places() -> None:
    page = "作品の記録です。\n\n題名　海の灯\n公開　2024年10月18日（東京）、2024年11月8日（大阪）\n"
    assert dates(page, "映画「海の灯」は大阪では2024年11月15日に公開された。") == ["date-conflict"]
    assert dates(page, "映画「海の灯」は大阪では2024年11月8日に公開された。") == []
