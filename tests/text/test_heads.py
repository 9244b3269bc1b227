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
