"""The day that the head of a document gives where it has no dateline."""

import pytest

from claimcheck.model.values import Date
from tests.texts import read_claims


@pytest.mark.parametrize(
    ("head", "year"),
    [
        ("町民講座　講演録\n2023年5月16日（火）　文化会館小ホール", 2023),
        ("港町商店会だより\n発行：港町商店会　2023年9月1日", 2023),
        ("月刊『沢歩き』2023年8月号（7月15日発売）\n沢の宿を訪ねて", 2023),
        ("月刊『沢歩き』2024年1月号（12月15日発売）\n沢の宿を訪ねて", 2023),
        ("窓口のしおり（2023年7月版）\nよくある質問", 2023),
        ("港湾委員会 会議録\n\n令和5年6月23日(金)午前10時開会、午前11時35分散会", 2023),
        ("第3回運営会議　議事録\n日時　2023年11月14日（火）15:00～16:40", 2023),
    ],
)
def test_what_the_head_of_a_text_counts_from(head: str, year: int) -> None:
    found = read_claims(f"{head}\n\n昨年3月に橋が流された。")
    days = [claim.value for claim in found.claims if isinstance(claim.value, Date) and claim.value.month == 3]
    assert {day.year for day in days} == {year - 1}


def test_a_bracket_closes_a_label() -> None:
    found = read_claims("2024年9月2日\n\n答（三枝）．10月から配る。")
    assert (2024, 10) in {(claim.value.year, claim.value.month) for claim in found.claims if isinstance(claim.value, Date)}


@pytest.mark.parametrize(
    ("text", "month", "year"),
    [
        ("月刊『港の人』2025年8月号\n社長に聞く\n(取材は6月30日、市内の事務所で)\n\n今月16日に鍬入れをしました。", 6, 2025),
        # the year of the flood is none of the text's, which leaves its own out
        ("4月1日で開局から30年となる。\n\n2011年9月の豪雨では57時間続けて放送した。\n\n6月には中継局が動き出す。", 6, 2025),
        ("2025年7月1日\n歌劇協会\n\n2026年1月から3月に上演します。\n\n公演日程\n1月17日（土）仙台、2月1日（日）新潟", 1, 2026),
    ],
)
def test_the_year_that_a_text_speaks_of(text: str, month: int, year: int) -> None:
    values = (mention.value for mention in read_claims(text).dates)
    assert year in {each.year for each in values if isinstance(each, Date) and each.month == month and each.day != 30}


def test_the_first_row_of_a_chronicle_is_no_dateline() -> None:
    table = "# 局のあゆみ\n\n| 年月日 | できごと |\n|---|---|\n| 1995年7月20日 | 会社設立 |\n| 1996年4月1日 | 開局 |\n"
    assert read_claims(table).dateline is None
