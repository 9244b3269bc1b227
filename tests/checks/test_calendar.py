"""Weekdays, eras, days and lengths of time, ages and orders of events."""

import pytest

from tests.texts import checked, silent


@pytest.mark.parametrize(
    ("rule", "text", "message", "suggestion"),
    [
        ("weekday-mismatch", "説明会は[[a:2025年1月27日(火)]]に開く。", "2025-01-27 は火曜日ではなく月曜日です", "月"),
        ("weekday-mismatch", "[[a:2025年1月27日火曜日]]に発表した。", "2025-01-27 は火曜日ではなく月曜日です", "月"),
        ("impossible-date", "締め切りは[[a:2025年2月30日]]である。", "2月30日という日付はありません", ""),
        ("impossible-date", "[[a:2023年2月29日]]に出荷した。", "2月29日という日付はありません", ""),
        (
            "era-mismatch",
            "[[a:2025年]]([[a:令和6年]])に施行された。",
            "令和6年(2025年)は誤りです。正しくは令和7年",
            "令和7年",
        ),
        ("era-mismatch", "[[a:平成31年5月15日]]に開館した。", "平成31年5月は誤りです。正しくは令和元年", "令和元年"),
        (
            "era-mismatch",
            "[[a:1800年]]([[a:明治3年]])に開いた。",
            "明治3年(1800年)は誤りです。正しくは1800年",
            "1800年",
        ),
        (
            "duration-mismatch",
            "受付は[[b:6月3日から6月7日]]までの[[a:4日間]]である。",
            "2025-06-03 〜 2025-06-07 の長さは 4日 ではなく 5日 です",
            "5日",
        ),
        (
            "duration-mismatch",
            "停電は[[b:14時05分から15時20分]]までの[[a:85分]]続いた。",
            "14:05 〜 15:20 の長さは 1時間25分 ではなく 1時間15分 です",
            "1時間15分",
        ),
    ],
)
def test_the_calendar_says_otherwise(rule: str, text: str, message: str, suggestion: str) -> None:
    finding = checked(text).only(rule)
    assert (finding.message, finding.suggestion, finding.severity) == (message, suggestion, "error")


def test_a_year_from_the_context_lowers_the_severity() -> None:
    finding = checked("説明会は[[a:1月27日(火)]]に開く。").only("weekday-mismatch")
    assert finding.severity == "warning"


def test_weekdays_in_english() -> None:
    finding = checked("説明会は[[a:2025年1月27日(火)]]に開く。", lang="en").only("weekday-mismatch")
    assert finding.message == "2025-01-27 is a Monday, not a Tuesday"


@pytest.mark.parametrize(
    "text",
    [
        "うるう年の2月29日に生まれた。",
        "昭和64年(1989年)1月7日に終わり、平成元年(1989年)1月8日に始まった。",
        "2019年(平成31年)4月に統合し、2019年(令和元年)5月に改めた。",
        "正安3年(1301年)の銘がある。",
        "令和9999年5月1日という日付を試した。",
        "受付は6月3日から6月7日までの約1週間である。",
        "会期は2025年3月1日から5月31日までの3か月間である。",
        "会期は6月3日から6月7日までで、そのうち3日間は無料である。",
        "2025年3月1日(土)から3月9日(日)まで開く。",
        "2025年1月27日(注)に開く。",
    ],
)
def test_the_calendar_agrees(text: str) -> None:
    silent(text)


def test_an_age_that_does_not_follow_from_the_birth() -> None:
    found = checked("三輪智之氏は[[b:1975年8月1日]]生まれ。", "三輪智之氏([[a:52]])が就任した。")
    finding = found.only("age-mismatch")
    assert finding.message == "三輪智之(1975-08-01 生まれ)は 2025-02-15 に 49 歳のはずですが、52 歳とあります"
    silent("三輪智之氏は1975年8月1日生まれ。", "三輪智之氏(49)が就任した。")
    silent("三輪智之氏は1975年生まれ。", "三輪智之氏(50)が就任した。")


def test_events_in_an_impossible_order() -> None:
    found = checked("若葉大橋は[[b:2023年10月]]に着工した。", "若葉大橋は[[a:2022年3月]]に完成した。")
    finding = found.only("order-violation")
    assert finding.message.endswith("(2022-03)が着工(2023-10)より前になっています")
    silent("若葉大橋は2021年10月に着工した。", "若葉大橋は2023年3月に完成した。")
    silent("若葉大橋は2023年10月に着工した。", "青葉大橋は2022年3月に完成した。")


def test_steps_of_a_story_need_no_subject() -> None:
    found = checked("桁の工事は[[b:2024年4月10日]]に開札された。", "市は[[a:2024年3月19日]]、業者と請負契約を締結した。")
    finding = found.only("order-violation")
    assert finding.message == "契約(2024-03-19)が開札(2024-04-10)より前になっています"
    assert finding.severity == "warning"
    silent("第1期の開札は2024年4月10日だった。", "第2期の請負契約は2024年3月19日に締結された。")
    silent("桁の工事は2024年4月10日に開札された。", "市は2024年3月19日、契約前の説明会を開いた。")


FACT = {"id": "ax7", "subject": "AX-7", "attribute": "発売日", "value": "2024-04-15", "source": "発表資料"}
HEAD = {"id": "head", "subject": "青葉精機", "attribute": "社長", "value": "山田健一", "source": "登記"}


def test_a_text_against_a_fact() -> None:
    found = checked("青葉精機は[[a:2023年4月15日]]に「AX-7」を発売した。", facts=[FACT])
    finding = found.only("reference-mismatch")
    assert finding.message == (
        "AX-7の発売日は 2024-04-15 のはずですが、2023-04-15 とあります(月日は同じで年が1年早い)(出典: 発表資料)"
    )
    assert finding.comparison.fact == {"id": "ax7", "value": "2024-04-15", "source": "発表資料", "attribute": "発売日"}
    assert finding.suggestion == "2024-04-15"


def test_a_name_against_a_fact() -> None:
    finding = checked("青葉精機の社長は[[a:佐藤健二]]氏である。", facts=[HEAD]).only("reference-mismatch")
    assert finding.message == "青葉精機の社長は 山田健一 のはずですが、佐藤健二 とあります(出典: 登記)"


@pytest.mark.parametrize(
    "text",
    [
        "青葉精機の社長は山田氏である。",
        "青葉精機の副社長は佐藤健二氏である。",
        "若葉電機の社長は佐藤健二氏である。",
        "青葉精機の社長はヤマダ氏である。",  # in another script it may be the same
        "青葉精機は2024年4月に「AX-7」を発売した。",
        "青葉精機は2023年4月15日に「AX-5」を発売した。",
        pytest.param(
            "青葉精機が2023年4月15日に「AX-7」を発売したという話は誤りである。",
            marks=pytest.mark.xfail(reason="という話は誤り is not read as a denial"),
        ),
    ],
)
def test_texts_that_keep_to_the_facts(text: str) -> None:
    silent(text, facts=[FACT, HEAD])


def test_a_fact_holds_at_its_time_only() -> None:
    fact = {
        "id": "n",
        "subject": "NVIDIA",
        "attribute": "株価下落率",
        "value": "16.97%",
        "period": "2025-01-27",
        "source": "終値",
    }
    found = checked("2025年1月27日、NVIDIAの株価は[[a:14%]]下落した。", facts=[fact])
    assert found.only("reference-mismatch").subject == "NVIDIA"
    silent("2025年1月27日、NVIDIAの株価は17%下落した。", facts=[fact])
    silent("2022年9月1日、NVIDIAの株価は7.7%下落した。", facts=[fact])


def test_the_weekday_tells_which_year_is_meant() -> None:
    silent("2025年5月1日発行\n\n港の再整備は2024年2月に決まった。総会は5月30日(金)に開く。")


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("大会は[[a:1951(昭和27)年]]に始まった。", "昭和26年"),
        ("大会は[[a:昭和27(1951)年4月]]に始まった。", "昭和26年"),
        ("大会は[[a:昭和二十七(一九五一)年]]に始まった。", "昭和26年"),
    ],
)
def test_one_year_in_both_countings(text: str, right: str) -> None:
    assert checked(text).only("era-mismatch").suggestion == right


def test_years_since_an_event() -> None:
    finding = checked("若葉橋は[[b:1961年]]に完成した。", "若葉橋は2022年に閉鎖され、築[[a:51年]]で役目を終えた。").only(
        "duration-mismatch"
    )
    assert finding.suggestion == "61年"
    silent("若葉橋は1961年に完成した。", "若葉橋は2022年に閉鎖され、築60年で役目を終えた。")
