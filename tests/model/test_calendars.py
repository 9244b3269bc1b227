"""Dates as stretches of the calendar, eras, and what an anchor fills in."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model.calendars import ERAS, add_months, bounds, era_year, nth_weekday, resolve
from claimcheck.model.values import Date, Grain, Relative, day


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("fields", "low", "high"),
    [
        ({"grain": "day", "year": 2024, "month": 2, "day": 29}, "2024-02-29", "2024-03-01"),
        ({"grain": "month", "year": 2023, "month": 12}, "2023-12-01", "2024-01-01"),
        ({"grain": "year", "year": 2025}, "2025-01-01", "2026-01-01"),
        ({"grain": "part", "year": 2025, "month": 2, "part": "下旬"}, "2025-02-21", "2025-03-01"),
        ({"grain": "part", "year": 2025, "month": 1, "part": "上旬"}, "2025-01-01", "2025-01-11"),
        ({"grain": "part", "year": 2024, "month": 6, "part": "中旬"}, "2024-06-11", "2024-06-21"),
        ({"grain": "part", "year": 2024, "part": "末"}, "2024-11-01", "2025-01-01"),
        ({"grain": "part", "year": 2024, "part": "初め"}, "2024-01-01", "2024-04-01"),
        ({"grain": "season", "year": 2025, "part": "春"}, "2025-03-01", "2025-06-01"),
        ({"grain": "season", "year": 2024, "part": "冬"}, "2024-12-01", "2025-03-01"),
        ({"grain": "quarter", "year": 2025, "quarter": 4}, "2025-10-01", "2026-01-01"),
        ({"grain": "half", "year": 2025, "half": 2}, "2025-07-01", "2026-01-01"),
        ({"grain": "year", "year": 2024, "fiscal": True}, "2024-04-01", "2025-04-01"),
        ({"grain": "quarter", "year": 2024, "quarter": 4, "fiscal": True}, "2025-01-01", "2025-04-01"),
        ({"grain": "half", "year": 2024, "half": 1, "fiscal": True}, "2024-04-01", "2024-10-01"),
        ({"grain": "month", "year": 2024, "month": 1, "fiscal": True}, "2025-01-01", "2025-02-01"),
        ({"grain": "year", "year": 2025, "fiscal": True, "fiscal_end": 3}, "2024-04-01", "2025-04-01"),
        ({"grain": "year", "year": 2024, "fiscal": True, "fiscal_end": 12}, "2024-01-01", "2025-01-01"),
        ({"grain": "quarter", "year": 2025, "quarter": 3, "fiscal": True, "fiscal_end": 3}, "2024-10-01", "2025-01-01"),
        ({"grain": "century", "century": 21}, "2001-01-01", "2101-01-01"),
        ({"grain": "decade", "decade": 1990}, "1990-01-01", "2000-01-01"),
        ({"grain": "week", "year": 2025, "week": 1}, "2024-12-30", "2025-01-06"),
        ({"grain": "week", "year": 2025, "month": 2, "week": 2}, "2025-02-08", "2025-02-15"),
        ({"grain": "week", "year": 2025, "month": 2, "week": -1}, "2025-02-22", "2025-03-01"),
        ({"grain": "day", "year": 2025, "month": 7, "week": 1, "weekday": 4}, "2025-07-04", "2025-07-05"),
        ({"grain": "hour", "year": 2025, "month": 1, "day": 27, "hour": 10}, "2025-01-27T10:00", "2025-01-27T11:00"),
        ({"grain": "hour", "year": 2025, "month": 1, "day": 27, "hour": 25}, "2025-01-28T01:00", "2025-01-28T02:00"),
        (
            {"grain": "minute", "year": 2025, "month": 1, "day": 27, "hour": 9, "minute": 5},
            "2025-01-27T09:05",
            "2025-01-27T09:06",
        ),
    ],
)
def test_bounds(fields: dict[str, Any], low: str, high: str) -> None:
    assert bounds(Date(**fields)) == (at(low), at(high))


def test_a_range_reaches_to_the_end_of_its_last_day() -> None:
    end = Date(grain="day", year=2025, month=6, day=7)
    stretch = Date(grain="day", year=2025, month=6, day=3, until=end)
    assert bounds(stretch) == (at("2025-06-03"), at("2025-06-08"))
    assert bounds(stretch.but(until=Date(grain="day", day=7))) is None


@pytest.mark.parametrize(
    "fields",
    [
        {"grain": "month", "month": 12},
        {"grain": "day", "year": 2025, "day": 3},
        {"grain": "decade", "decade": 90},
        {"grain": "week", "year": 2025},
        {"grain": "day", "year": 2025, "month": 7, "weekday": 4},
        {"grain": "day", "relative": Relative(anchor="discourse", days=1)},
        {"grain": "year", "year": 0},
        {"grain": "year", "year": 12025},
    ],
)
def test_what_names_no_stretch_has_no_bounds(fields: dict[str, Any]) -> None:
    assert bounds(Date(**fields)) is None


@pytest.mark.parametrize(("month", "last"), [(2, 30), (4, 31), (13, 1)])
def test_a_date_that_does_not_exist_is_an_error(month: int, last: int) -> None:
    with pytest.raises(ValueError, match=r"must be in 1\.\.12|out of range|must be in range"):
        bounds(Date(grain="day", year=2025, month=month, day=last))


@pytest.mark.parametrize(
    ("era", "year", "western"),
    [
        ("令和", 1, 2019),
        ("令和", 7, 2025),
        ("平成", 31, 2019),
        ("昭和", 64, 1989),
        ("大正", 15, 1926),
        ("明治", 45, 1912),
    ],
)
def test_era_years(era: str, year: int, western: int) -> None:
    assert era_year(era, year) == western


def test_eras_follow_one_another() -> None:
    assert list(ERAS.values()) == sorted(ERAS.values())
    assert ERAS["令和"] == date(2019, 5, 1)
    assert ERAS["平成"] == date(1989, 1, 8)


@pytest.mark.parametrize(
    ("grain", "relative", "discourse", "dateline", "low", "high"),
    [
        ("day", {"anchor": "discourse", "days": 1}, "2025-01-31", None, "2025-02-01", "2025-02-02"),  # 翌日
        ("day", {"anchor": "dateline", "days": -1}, "2025-01-31", "2025-03-01", "2025-02-28", "2025-03-01"),  # 昨日
        ("month", {"anchor": "dateline", "months": 1}, None, "2025-12-15", "2026-01-01", "2026-02-01"),  # 来月
        ("year", {"anchor": "dateline", "months": -12}, None, "2025-03-01", "2024-01-01", "2025-01-01"),  # 昨年
        ("quarter", {"anchor": "dateline", "months": -3}, None, "2025-02-15", "2024-10-01", "2025-01-01"),  # 前四半期
        ("week", {"anchor": "dateline", "days": 7}, None, "2025-01-29", "2025-02-03", "2025-02-10"),  # 来週
        ("century", {"anchor": "dateline"}, None, "2000-06-01", "1901-01-01", "2001-01-01"),  # 今世紀
    ],
)
def test_a_relative_date_is_moved_from_its_anchor(
    grain: Grain, relative: dict[str, Any], discourse: str | None, dateline: str | None, low: str, high: str
) -> None:
    value = Date(grain=grain, relative=Relative(grain=grain, **relative))
    anchors = [date.fromisoformat(text) if text else None for text in (discourse, dateline)]
    assert bounds(resolve(value, *anchors)) == (at(low), at(high))


def test_the_fiscal_year_that_is_running_began_in_april() -> None:
    value = Date(grain="year", fiscal=True, relative=Relative(anchor="dateline", grain="year"))
    assert bounds(resolve(value, None, date(2025, 3, 31))) == (at("2024-04-01"), at("2025-04-01"))
    assert bounds(resolve(value, None, date(2025, 4, 1))) == (at("2025-04-01"), at("2026-04-01"))


def test_a_missing_year_comes_from_the_discourse_first() -> None:
    value = Date(grain="day", month=1, day=20)
    assert resolve(value, date(2024, 12, 26), date(2025, 2, 1)).year == 2024
    assert resolve(value, None, date(2025, 2, 1)).year == 2025
    assert resolve(value, None, None) is value


def test_the_end_of_a_range_is_read_from_its_start() -> None:
    value = Date(grain="day", year=2025, month=6, day=3, until=Date(grain="day", day=7))
    found = resolve(value, date(2020, 1, 1), None).until
    assert found is not None
    assert (found.year, found.month, found.day) == (2025, 6, 7)


def test_this_term_waits_for_the_company() -> None:
    value = Date(grain="year", part="期", relative=Relative(anchor="dateline", grain="year"))
    assert resolve(value, date(2025, 1, 1), date(2025, 1, 1)) is value


DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@given(DAYS)
def test_a_day_is_one_day(value: date) -> None:
    found = day(value).bounds()
    assert found is not None
    assert found[0].date() == value
    assert found[1] - found[0] == timedelta(days=1)


@given(DAYS, st.integers(-600, 600))
def test_months_move_whole_months(value: date, months: int) -> None:
    moved = add_months(value, months)
    assert (moved.year * 12 + moved.month) - (value.year * 12 + value.month) == months
    assert moved.day <= value.day
    assert moved.day == value.day or add_months(moved + timedelta(days=1), 0).day == 1


@given(st.integers(1950, 2050), st.integers(1, 12), st.integers(0, 6), st.integers(1, 5))
def test_the_nth_weekday_is_that_weekday(year: int, month: int, weekday: int, nth: int) -> None:
    found = nth_weekday(year, month, weekday, nth)
    assert (found.year, found.month, found.weekday()) == (year, month, weekday)
    assert (found.day - 1) // 7 + 1 == nth or (nth == 5 and found.day > 21)
    assert nth_weekday(year, month, weekday, -1) >= found


@given(DAYS, DAYS)
def test_resolving_is_final(discourse: date, dateline: date) -> None:
    value = Date(grain="day", relative=Relative(anchor="discourse", days=3, grain="day"))
    once = resolve(value, discourse, dateline)
    assert once.resolved
    assert resolve(once, dateline, discourse) == once
