"""Slips of unit and scale: what makes two figures one, and what makes them two."""

import pytest

from tests.texts import checked, silent


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("貯水量は[[a:2,400万リットル]]である。", "池には水[[b:2,400万立方メートル]]の貯水がある。", "2,400万L ⇔ 2,400万m3"),
        ("蔵の壁には県産の漆喰[[a:740平方メートル]]を使う。", "使用する漆喰：県産 [[b:740㎥]]\n", "740m2 ⇔ 740m3"),
        ("取水口には[[a:2万6,000リットル]]の海水が入る。", "海水の取水口は[[b:日量2万6,000トン]]である。", "26,000L ⇔ 26,000t/日"),
        ("青葉精機は[[a:48テラバイト]]の通信記録を調べた。", "- 保全した通信ログ: [[b:48GB]]\n", "48TB ⇔ 48GB"),
    ],
)
def test_one_figure_with_two_units(one: str, other: str, told: str) -> None:
    found = checked(one, other)
    slip = next(item for item in found.findings if item.rule == "unit-slip")
    assert found.evidence(slip) == found.marked
    assert slip.message.partition(": ")[2] == told


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("港では138cm高い潮位となった。", "潮位は平常より1.38m高かった。", id="one amount"),
        pytest.param("ダムは4,600万トンの水をためる。", "貯水量は4,600万立方メートルである。", id="a tonne of water"),
        pytest.param("通信速度は毎秒26メガビットである。", "通信速度は最大26Mbpsだ。", id="one rate"),
        pytest.param("光回線は10ギガに対応する。", "光回線の速度は最大10Gbpsである。", id="a unit cut short"),
        pytest.param("粉の洗剤は1箱120gである。", "洗剤は1本120mLである。", id="two dimensions without a common word"),
        pytest.param("体重は152キロになった。", "体重：152kg", id="short for the other"),
        pytest.param("コースは全長42kmである。", "橋脚の沈下は42mmに達した。", id="no common word"),
        pytest.param("通信記録は48GBある。", "48TBの通信記録のうち48GBを調べた。", id="a text that knows both"),
        pytest.param("投与量は体重1kgあたり20mgとした。", "投与量は20gである。", id="of another measure"),
        pytest.param("参加者は1,230人である。", "工事に従事した人は延べ12,300人だった。", id="one unit and other things"),
    ],
)
def test_figures_of_two_things(one: str, other: str) -> None:
    assert not [item for item in checked(one, other).findings if item.rule == "unit-slip"]


def test_one_text_alone_has_no_slip_of_unit() -> None:
    silent("橋脚は42ミリ沈んだ。桁は42センチ下がった。")
