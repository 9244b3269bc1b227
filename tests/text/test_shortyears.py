"""Years of two digits: when, and not how long."""

import pytest

from claimcheck.model.values import Date
from tests.texts import mentions_of


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("1961年に卒業した。72年に助教授となった。", 1972),
        ("2010年に退いた。妻は08年に亡くなっている。", 2008),
        ("2019年に開業し、21年に閉店した。", 2021),
        ("2025年に着工し、27年に完成する。", 2027),
        ("1976年に見つけ、翌77年に発表した。", 1977),
    ],
)
def test_a_year(text: str, year: int) -> None:
    last = mentions_of(text)[-1].value
    assert isinstance(last, Date)
    assert (last.grain, last.year) == ("year", year)


@pytest.mark.parametrize(
    "text",
    [
        "2020年に任期を10年に延長した。",
        "2020年までの30年にわたる。",
        "2020年、契約は30年に。",
        "2020年で創業から80年になる。",
        "2020年の寿命は約20年に及ぶ。",
    ],
)
def test_a_length(text: str) -> None:
    assert not [mention for mention in mentions_of(text) if isinstance(mention.value, Date) and mention.value.year != 2020]
