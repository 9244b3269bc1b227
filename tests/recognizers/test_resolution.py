from dataclasses import replace
from datetime import date

import pytest

from claimcheck.model.values import Date
from claimcheck.recognizers import Recognizers, resolve_dates
from claimcheck.text.view import View
from tests.texts import document


def _resolved(recognizers: Recognizers, text: str, dateline: date | None) -> list[str]:
    view = View(replace(document(text), dateline=dateline))
    dates = [mention.value for mention in resolve_dates(view, recognizers.mentions(view), dateline)]
    return [
        "-".join("X" if field is None else str(field) for field in (value.year, value.month, value.day))
        for value in dates
        if isinstance(value, Date)
    ]


@pytest.mark.parametrize(
    ("text", "dateline", "expected"),
    [
        (
            "2023年9月4日に着工した。翌日には同社が発表し、同月20日に取材に応じた。",
            None,
            ["2023-9-4", "2023-9-5", "2023-9-20"],
        ),
        ("6月3日に開く。", date(2024, 5, 30), ["2024-6-3"]),
        ("昨日の会見で、来月の着工を明らかにした。", date(2024, 5, 30), ["2024-5-29", "2024-6-X"]),
        ("昨年12月に始まった。", date(2024, 5, 30), ["2023-12-X"]),
        ("2025年2月10日に公開した。3月1日に値上げする。", None, ["2025-2-10", "2025-3-1"]),
        ("来週の金曜日に出す。", date(2024, 5, 30), ["2024-6-7"]),
        ("6月3日に開く。", None, ["X-6-3"]),
        ("同日に出した。", None, ["X-X-X"]),
        (  # a look back anchors its own paragraph only
            "倉庫は2019年9月に建ち、11月に火事に遭った。\n\n再建の式典は4月12日に開かれた。",
            date(2025, 4, 14),
            ["2019-9-X", "2019-11-X", "2025-4-12"],
        ),
    ],
)
def test_the_right_anchor(recognizers: Recognizers, text: str, dateline: date | None, expected: list[str]) -> None:
    assert _resolved(recognizers, text, dateline) == expected


def test_a_look_back_is_no_anchor(recognizers: Recognizers) -> None:
    text = "2025年2月10日に発表した。構想は2011年8月に遡る。3月1日に発売する。"
    assert _resolved(recognizers, text, None)[-1] == "2025-3-1"


def test_an_impossible_date_stays_as_written(recognizers: Recognizers) -> None:
    assert _resolved(recognizers, "2月30日に開く。", date(2024, 1, 5)) == ["2024-2-30"]


@pytest.mark.parametrize(
    ("text", "dateline", "expected"),
    [
        # the weekday is that of the year around the dateline, not of the last date told
        ("納品は2025年1月20日の予定です。\n\nA7. 12月2日（月）に届けを出しました。", date(2024, 12, 3), "2024-12-2"),
        ("4月12日に開いた。昨年6月に着工した。\n\n総会は5月30日（金）に開く。", date(2025, 5, 1), "2025-5-30"),
        ("1月6日（月）に仕事始めを迎える。", date(2024, 12, 20), "2025-1-6"),
        # no year around the dateline bears the weekday out: it stays for the calendar check to see
        ("8月3日（月）に通行止めとする。", date(2025, 7, 18), "2025-8-3"),
        # an explicit year in the same block is not doubted
        ("2025年11月20日に発表し、12月2日（月）に始める。", date(2024, 12, 3), "2025-12-2"),
    ],
)
def test_a_weekday_tells_the_year(recognizers: Recognizers, text: str, dateline: date, expected: str) -> None:
    assert _resolved(recognizers, text, dateline)[-1] == expected


def test_a_relative_date_anchors_its_own_block_only(recognizers: Recognizers) -> None:
    text = "昨年6月に着工し、3月14日に竣工した。\n\n次の総会は5月30日に開く。"
    assert _resolved(recognizers, text, date(2025, 5, 1)) == ["2024-6-X", "2024-3-14", "2025-5-30"]


@pytest.mark.parametrize(
    ("text", "dateline", "expected"),
    [
        # a goal, a plan of next year or what only describes something is no time of the account
        ("2027年3月末までに50店を開く。\n\n1号店は11月8日に岡山で開く。", date(2026, 9, 3), "2026-11-8"),
        ("来年1月には80人に増やす。11月には高知にも置く。", date(2026, 10, 4), "2026-11-X"),
        ("1987年就航の「はやて」に代わり、8月5日から走る。", date(2026, 7, 1), "2026-8-5"),
        ("最高は1978年1月以来の高さ。24日までに90センチ積もった。", date(2026, 1, 27), "2026-1-24"),
        # what has happened lies before the day of the text, what is planned behind it
        ("11月に受付を締め切った。", date(2026, 1, 15), "2025-11-X"),
        ("30日に発表した。", date(2026, 10, 1), "2026-9-30"),
        ("2月に着工する予定だ。", date(2026, 10, 1), "2027-2-X"),
        ("写真を送ったのは6月12日である。", date(2026, 1, 30), "2025-6-12"),
        ("11月10日に開店いたします。", date(2026, 10, 10), "2026-11-10"),
        # a text that counts days from its own does so throughout
        ("村は14日、避難を求めた。\n\n前月の4月18日にも揺れた。\n\n村長は14日夜に話した。", date(2026, 5, 15), "2026-5-14"),
        # accounts of another year go on
        ("2024年9月に発売した。\n\n10月には海外でも売り出した。", date(2025, 4, 14), "2024-10-X"),
        ("年始は1月6日から開く。", date(2026, 12, 20), "2027-1-6"),
    ],
)
def test_an_account_starts_from_the_day_of_its_text(recognizers: Recognizers, text: str, dateline: date, expected: str) -> None:
    assert _resolved(recognizers, text, dateline)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("会の歩み\n\n1987年10月　開館\n\n【2025年】\n\n5月28日　警報を止める", "2025-5-28"),
        ("会議の要旨\n\n令和8年3月6日作成\n\n1　報告\n\n去年の1月は1,200人だった。次回は来年5月に開く。", "2027-5-X"),
    ],
)
def test_headings_and_heads_date_a_text(recognizers: Recognizers, text: str, expected: str) -> None:
    assert _resolved(recognizers, text, None)[-1] == expected
