"""Which year a narration goes on from, and what takes none."""

from datetime import date

import pytest

from claimcheck.model.values import Date, TimeOfDay
from claimcheck.recognizers import Recognizers, resolve_dates
from claimcheck.text.view import View
from tests.texts import document


def _last(recognizers: Recognizers, text: str) -> Date | TimeOfDay:
    view = View(document(text))
    found = [mention.value for mention in resolve_dates(view, recognizers.mentions(view), date(2025, 2, 15))]
    return [value for value in found if isinstance(value, Date | TimeOfDay)][-1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1969年に町工場で生まれた会社は、翌年に初の製品を出した。", (1970, None)),
        ("2003年に閉校した校舎を町が買い取り、同年10月に開館した。", (2003, 10)),
        ("鉄道は1903年に設立された。2年後に大原線が開業した。", (1905, None)),
        ("灯台は1896年に着工し、12月に点灯した。", (1896, 12)),
        ("1969年に設立された同社は4月に新製品を出す。", (2025, 4)),
        ("乾季の4月頃に祭りを開く。", (None, 4)),
    ],
)
def test_the_year_of_a_narration(recognizers: Recognizers, text: str, expected: tuple[int | None, int | None]) -> None:
    value = _last(recognizers, text)
    assert isinstance(value, Date)
    assert (value.year, value.month) == expected


@pytest.mark.parametrize(("text", "hour"), [("午後2時に鳴り、2時半ごろ止んだ。", 14), ("午前9時に鳴り、9時半ごろ止んだ。", 9)])
def test_an_hour_takes_over_the_half_of_the_day(recognizers: Recognizers, text: str, hour: int) -> None:
    assert getattr(_last(recognizers, text), "hour", None) == hour


@pytest.mark.parametrize(
    ("text", "weekday"),
    [
        ("2026年2月14日・日に開く。", 6),
        ("2026年2月14日・日中に開く。", None),
        ("7月20日［水］", 2),
        ("2/14 Sat.", 5),
    ],
)
def test_weekdays_in_all_forms(recognizers: Recognizers, text: str, weekday: int | None) -> None:
    assert getattr(_last(recognizers, text), "weekday", None) == weekday
