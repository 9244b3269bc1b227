"""Events that states begin and end with, and hours that something lasts."""

import pytest

from tests.texts import checked


@pytest.mark.parametrize(
    "texts",
    [
        ("沢田徹は2016年から北都フィルの音楽監督の任にある。", "2019年9月、沢田徹が北都フィルの音楽監督に就任した。"),
        ("前会長の宮本隆は2020年6月に退任した。", "宮本隆は2021年6月まで会長を務めた。"),
        ("丘の公園の照明は金曜と土曜の夜9時まで灯ります。", "丘の公園 ライトアップ\n照明 金曜・土曜 17:00〜20:30"),
    ],
)
def test_the_end_of_a_state_is_an_event(texts: tuple[str, str]) -> None:
    assert [finding.rule for finding in checked(*texts).findings] == ["date-conflict"]


@pytest.mark.parametrize(
    "texts",
    [
        ("沢田徹は2016年から北都フィルの副指揮者を務める。", "2019年9月、沢田徹が北都フィルの音楽監督に就任した。"),
        ("定期演奏会\n6月20日\n17:45 開場", "特別演奏会\n6月28日\n13:15 開場"),
    ],
)
def test_other_states_are_silent(texts: tuple[str, str]) -> None:
    assert [finding.rule for finding in checked(*texts).findings if finding.severity != "note"] == []
