from datetime import date

import pytest

from claimcheck.model.values import Date, Duration
from claimcheck.recognizers import Recognizers, resolve_dates
from claimcheck.text.view import View
from tests.texts import document


def _read(recognizers: Recognizers, text: str) -> list[object]:
    view = View(document(text))
    return [mention.value for mention in resolve_dates(view, recognizers.mentions(view), date(2026, 7, 1))]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("港へは平日1日6往復を運航する。", 1),
        ("夏休みを3日短縮する。", 3),
        ("上映は9日にわたった。", 9),
        ("最初の揺れから爆発までは17日あった。", 17),
    ],
)
def test_days_that_are_a_length(recognizers: Recognizers, text: str, days: int) -> None:
    lengths = [value for value in _read(recognizers, text) if isinstance(value, Duration)]
    assert [length.seconds for length in lengths] == [86400 * days]


@pytest.mark.parametrize("text", ["14日増田さんが着任した。", "3日短大で式を開いた。", "26日あった会合で話した。", "7日に始めた。"])
def test_days_that_are_a_day(recognizers: Recognizers, text: str) -> None:
    assert any(isinstance(value, Date) and value.day for value in _read(recognizers, text))


def test_later_than_last_year_is_no_range(recognizers: Recognizers) -> None:
    first, second = _read(recognizers, "昨年より4日遅く始まった。")
    assert isinstance(first, Date)
    assert first.until is None
    assert isinstance(second, Duration)


@pytest.mark.parametrize(
    ("text", "year"),
    [("16年の創業だ。", 2016), ("23年に150店を超えた。", 2023), ("25年4~6月期の売上高。", 2025), ("84年の歴史だ。", None)],
)
def test_years_of_two_digits(recognizers: Recognizers, text: str, year: int | None) -> None:
    value = _read(recognizers, text)[0]
    assert (value.year if isinstance(value, Date) else None) == year


def test_the_business_year_before_the_one_told(recognizers: Recognizers) -> None:
    values = _read(recognizers, "2027年度の予算は前年度を上回る。")
    assert [value.year for value in values if isinstance(value, Date)] == [2027, 2026]
