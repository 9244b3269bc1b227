"""Whose figures are, what they measure and when: minutes, tickets, ends of a stretch, labels that are things."""

import pytest

from claimcheck.model.claims import Claim
from claimcheck.model.values import Quantity
from tests.texts import checked, document, reader


def claims_of(text: str, name: str = "1.txt") -> dict[str, Claim]:
    """The first claim of every value of a text, by what is written for it."""
    found: dict[str, Claim] = {}
    for claim in reader().claims(document(text, name)).claims:
        found.setdefault(text[claim.mention.span.start : claim.mention.span.end], claim)
    return found


def told(*texts: str) -> list[str]:
    """The messages of the conflicts of figures that are told."""
    return [each.message for each in checked(*texts).findings if each.rule == "value-conflict" and each.confidence >= 0.6]


def test_who_speaks_in_minutes_owns_nothing() -> None:
    claim = claims_of("○高瀬委員　来館者数が3万4,200人まで落ちた。")["3万4,200人"]
    assert not claim.subject.value
    assert not claim.restrictors


def test_the_end_of_a_stretch_owns_nothing() -> None:
    claim = claims_of("大会は市役所前から若葉市総合体育館までの6区間に31チームが出場して行われた。")["31チーム"]
    assert not claim.subject.value
    assert not claim.restrictors


def test_a_ticket_at_the_door_is_no_day() -> None:
    text = "会期は9月6日です。\n■ 観覧料\n一般　　前売700円／当日900円\n"
    assert not claims_of(text)["700円"].period.value
    assert "当日" not in claims_of(text)


def test_a_day_in_the_bracket_of_another_thing_is_not_the_figures() -> None:
    claim = claims_of("旧館（2018年3月閉館）に比べ、展示室の面積は約2倍となります。")["2倍"]
    assert not claim.period.value


def test_the_line_of_a_thing_measures_what_the_heading_says() -> None:
    found = claims_of("■ 印刷速度（当社測定）\n・P2：毎分42枚\n・P1：毎分30枚\n")
    assert found["42枚"].attribute.value == "~印刷速度"


def test_a_head_that_only_counts_narrows_nothing() -> None:
    found = claims_of("| 日付 | 区分 | 人数 |\n|---|---|---|\n| 10月16日 | 商談日 | 14,310人 |\n", "1.md")
    assert "人数" not in found["14,310人"].restrictors


def test_underground_is_how_deep() -> None:
    assert claims_of("若葉駅のホームは地下27メートルに設けられる。")["27メートル"].attribute.value == "~深さ"


def test_what_is_counted_has_no_count() -> None:
    claim = claims_of("チップ「R7」を8個搭載したサーバーを売り出す。")["8個"]
    assert claim.subject.value != "r7"


def test_one_of_a_thing_is_what_the_next_figure_is_of() -> None:
    found = claims_of("Aコースは1周1.2kmを3周する。")
    assert "1周" not in found
    assert "3周" in found


def test_a_piece_of_glass_weighs() -> None:
    value = claims_of("鏡は1枚65キロほどある。")["65キロ"].value
    assert isinstance(value, Quantity)
    assert value.dimension == "mass"


@pytest.mark.parametrize(
    ("text", "figure"),
    [("売上高の2.8％を使用料として支払う。", "2.8％"), ("売り上げの3％を負担金として納める。", "3％")],
)
def test_what_a_share_is_paid_as_is_what_it_measures(text: str, figure: str) -> None:
    claim = claims_of(text)[figure]
    assert claim.attribute.value in ("~使用料", "~負担金")
    assert claim.aspect.value == "level"


def test_a_change_told_with_its_rate_is_no_level() -> None:
    claim = claims_of("総事業費が1,200億円から300億円、率にして25%増え、1,500億円になる。")["300億円"]
    assert claim.aspect.value == "increase"


def test_figures_that_two_texts_swap_are_told_once() -> None:
    paper = "2025年9月3日\n市によると、住宅の被害は全壊14棟、半壊27棟。"
    table = "2025年9月20日現在\n| 区分 | 市全体 |\n|---|---|\n| 全壊 | 27棟 |\n| 半壊 | 14棟 |\n"
    found = checked(paper, table).findings
    assert len([each for each in found if each.rule == "value-conflict" and each.confidence >= 0.6]) == 1


_CHANGE = "2026年4月1日\n山の湯 料金改定のお知らせ\n山の湯の宿泊料は4月から1泊1万2,000円を1万4,500円に改めました。"


def test_the_price_of_before_told_for_now_is_wrong() -> None:
    assert told(_CHANGE, "2026年4月20日\n山の湯の案内\n改定後の山の湯の宿泊料は1泊1万2,000円です。")


@pytest.mark.parametrize(
    "text",
    [
        "2026年4月20日\n山の湯の案内\n山の湯の宿泊料はこれまで1泊1万2,000円だった。",
        "2026年4月20日\n山の湯の案内\n改定後の山の湯の宿泊料は1泊1万4,500円です。",
    ],
)
def test_the_price_of_before_told_as_such_is_right(text: str) -> None:
    assert not told(_CHANGE, text)


def test_a_sentence_whose_other_figures_are_of_now_gives_the_one_of_now() -> None:
    rows = "| 区分 | 今回 | 前回（2024年） |\n|---|---|---|\n| 参加校 | 512校 | 468校 |\n| 台湾の学校の数 | 38 | 34 |\n"
    report = f"2025年10月\n## 参加校\n{rows}"
    assert told(report, "2025年10月\n会場には台湾の学校34校など512校が集まった。")
    assert not told(report, "2025年10月\n会場には台湾の学校34校など468校が集まった。")


def test_changes_that_go_different_ways_are_two() -> None:
    up = "2025年4月21日\n気象台は噴火警戒レベルを1から2とした。"
    down = "2025年4月29日\n火山の警戒レベルは3から2へ下がりました。"
    assert not told(up, down)


def test_months_are_rounded_days() -> None:
    assert not told("2025年5月1日\n青葉川改修工事の工期は102日間延びた。", "2025年5月2日\n青葉川改修工事の工期は3か月延びた。")
