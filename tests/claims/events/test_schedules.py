"""Events that a line, a bracket or a label names without a verb, and acts that figures and contests complete."""

import pytest

from tests.texts import checked, read_claims


def events(text: str) -> set[str]:
    """The attributes of the dates of a text."""
    return {claim.attribute.value for claim in read_claims(text).claims if claim.dimension == "date" and claim.attribute.value}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("冬の行事\n\n・小正月 どんど焼き(1月15日)\n・ひな祭り(3月3日)\n", "~どんど焼き"),
        ("行事\n\n3月5日　ひな祭りコンサート\n", "~ひな祭りコンサート"),
        ("発売日\n\n友の会先行：2025年5月17日（土）10:00\n", "~友の会先行"),
        ("1998年3月に国内1,000店を達成した。", "~1000店到達"),
        ("2021年には早くも累計100万台に達した。", "~1000000台到達"),
        ("2015年4月、台湾に進出した。", "~台湾進出"),
        ("2004年に町が運営を引き継いだ。", "~運営引継"),
        ("1997年6月に国際指揮者コンクールで優勝した。", "~国際指揮者コンクール優勝"),
        ("2022年6月　「ひるがお」シリーズの販売を開始", "products/on-sale"),
        ("水野灯里は1996年2月、金沢市生まれ。", "people/born"),
        ("期末配当は2025年6月26日から支払います。", "finance/dividend-payment"),
    ],
)
def test_event(text: str, event: str) -> None:
    assert event in events(text)


@pytest.mark.parametrize(
    "text",
    [
        "青葉精機株式会社\n2025年9月19日\n\n新製品のお知らせ\n",
        "・配布資料（2025年4月1日現在）\n",
        "青葉経済新聞　2025年5月14日付\n",
        "月刊みどり　2025年11月号\n",
    ],
)
def test_the_day_of_a_page_is_no_event(text: str) -> None:
    assert events(text) == set()


def test_two_days_of_one_line_of_a_schedule() -> None:
    found = checked(
        "雪見村の冬\n\n・小正月 どんど焼き([[a:1月15日]])\n・雪見村スキー感謝祭(3月21日)\n",
        "雪見村の催し\n\n| 催し | 日 |\n|---|---|\n| 雪見村スキー感謝祭 | 3月21日 |\n\nどんど焼き　[[b:1月14日]]\n",
    )
    found.only("date-conflict")


def test_two_days_of_one_milestone() -> None:
    texts = "青葉堂は[[a:1998年3月]]に国内1,000店を達成した。", "青葉堂は[[b:1999年3月]]に国内1,000店を突破した。"
    checked(*texts).only("date-conflict")


def test_a_second_milestone_is_another() -> None:
    assert checked("青葉堂は1998年3月に国内1,000店を達成した。", "青葉堂は2004年5月に国内2,000店を達成した。").findings == []


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("午後3時12分、サービスが全面復旧した。", "operations/restored"),
        ("巡視艇「うみかぜ」が午前9時31分に現場に到着した。", "science/arrived"),
        ("経過\n\n| 時刻 | できごと |\n|---|---|\n| 11:20 | 全員の移乗が完了 |\n", "~全員移乗終了"),
    ],
)
def test_times_date_what_happened(text: str, event: str) -> None:
    assert event in {claim.attribute.value for claim in read_claims(text).claims if claim.dimension == "time"}


def test_daily_hours_are_no_event() -> None:
    assert all(claim.attribute.value != "public_works/opened" for claim in read_claims("当館は午前9時30分に開館します。").claims)


def test_two_times_of_one_event() -> None:
    found = checked(
        "1月21日の停止について\n\n[[a:午後3時12分]]、配信サービスが全面復旧した。",
        "| 時刻 | できごと |\n|---|---|\n| [[b:15:40]] | 配信サービスが全面復旧 |\n",
    )
    found.only("date-conflict")
