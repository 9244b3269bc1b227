"""Figures that another one ties: two counts in one breath, the two ends of a change; and figures that stray into a cell."""

import pytest

from tests.texts import checked


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("追加で採用が決まったのは、7市の12人だという。", "追加採用は5市で計12人。"),
        ("4隻、計52人が捜索に当たった。", "捜索は6隻52人の態勢で行った。"),
        ("合唱団は3か国6都市で公演した。", "合唱団の公演は4か国6都市。"),
    ],
)
def test_one_of_two_counts_in_one_breath(one: str, other: str) -> None:
    assert [item.rule for item in checked(one, other).findings] == ["value-conflict"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("追加で採用が決まったのは、7市の12人だという。", "追加採用は7市で計12人。"),
        ("前回は7市から12社が出展した。", "今回は5市から12社が出展した。"),
        ("北高は3勝2敗で大会を終えた。", "南高は4勝2敗で大会を終えた。"),
    ],
)
def test_two_counts_that_agree_or_are_of_two_things(one: str, other: str) -> None:
    assert not [item for item in checked(one, other).findings if item.severity.value != "note"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("通期の売上高予想は、これまでの820億円を見直し、870億円に引き上げました。", "売上高予想を820億円から850億円に修正した。"),
        ("32便あった列車を24便に減らす。", "列車は32便から26便に減便となる。"),
        ("運賃は1,200円を改定し、1,450円とする。", "運賃:1,200円→1,400円"),
    ],
)
def test_the_ends_of_one_change(one: str, other: str) -> None:
    found = [item for item in checked(one, other).findings if item.severity.value != "note"]
    assert [item.rule for item in found] == ["value-conflict"]


def test_what_is_revised_is_no_figure_of_now() -> None:
    found = checked("運賃は1,200円を改定し、1,450円とする。", "運賃:1,200円→1,450円").findings
    assert not [item for item in found if item.severity.value != "note"]


def test_a_season_holds_its_months() -> None:
    one = "2026年3月4日　眠りと歩数\n県の保健研究所は昨年の夏を中心に、市内の高齢者210人の歩数を調べた。"
    other = "2026年3月1日 県保健研究所\n調査は2025年6月から9月にかけて、高齢者120人に歩数計を付けてもらって行いました。"
    assert [item.rule for item in checked(one, other).findings] == ["value-conflict"]
    assert not checked(one, other.replace("2025年6月から9月", "2025年10月から12月")).findings


def test_a_figure_far_from_all_others_hides_no_dispute() -> None:
    texts = ("青葉学園\n\n入学定員：120名", "青葉学園の1学年の定員は140人。", "青葉学園\n\n定員：920人")
    found = [item for item in checked(*texts).findings if item.severity.value != "note"]
    assert [item.rule for item in found] == ["value-conflict"]
    assert "920" not in found[0].message
