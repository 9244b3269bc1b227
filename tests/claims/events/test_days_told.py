"""Days that stand in answers, entries and rows, and the years that lines and traits give."""

import pytest

from claimcheck.model.values import Date
from tests.texts import checked, read_claims

RULE = "date-conflict"


def acts(text: str) -> dict[tuple[int | None, int | None], set[str]]:
    """What each day of a text is told to be the day of, by month and day."""
    found: dict[tuple[int | None, int | None], set[str]] = {}
    for claim in read_claims(text).claims:
        for act, day, _modality in claim.extra.get("acts", ()):
            found.setdefault((day.month, day.day), set()).add(act.word)
    return found


@pytest.mark.parametrize(
    ("text", "day", "word"),
    [
        ("Q. 新しい窓口の受付はいつからですか。\nA. 4月7日を予定しています。", (4, 7), "受付"),
        ("2007年6月　新しい橋を建設", (6, None), "建設"),
        ("4月3日　委員会が骨子を示し、現場を視察", (4, 3), "示す"),
        ("2021年11月の海鳥戦で足首を骨折。", (11, None), "骨折"),
        ("初出場は2019年8月11日の海鳥戦だった。", (8, 11), "出場"),
        ("新型は2025年11月14日の発売です。", (11, 14), "発売"),
    ],
)
def test_what_a_day_is_told_of(text: str, day: tuple[int | None, int | None], word: str) -> None:
    assert word in acts(text)[day]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("沿革\n\n【2021年】\n\n5月28日　門を閉じた。\n\n【2022年】\n\n1月14日　門を開いた。", [(2021, 5, 28), (2022, 1, 14)]),
        ("2024年2月14日に進水した。\n\n1998年就航の「あじさい」に代わり、7月11日から航路に就く。", [(2024, 2, 14), (2024, 7, 11)]),
    ],
)
def test_the_year_of_a_day(text: str, days: list[tuple[int, int, int]]) -> None:
    found = [value for mention in read_claims(text).dates if isinstance(value := mention.value, Date) and value.day]
    assert [(value.year, value.month, value.day) for value in found] == days


@pytest.mark.parametrize(
    "texts",
    [
        (
            "「AX-11」は2025年10月3日、「AX-13」は2025年11月14日の発売です。",
            "Q. AX-13の発売はいつですか。\nA. 2025年11月21日を予定しています。",
        ),
        ("選考の結果は2025年6月18日に公表された。", "去る2025年6月8日、選考の結果が公になりました。"),
    ],
)
def test_two_days_of_one_event(texts: tuple[str, ...]) -> None:
    assert [finding for finding in checked(*texts).findings if finding.rule == RULE]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("日程\n\n第1戦　10月25日　港球場\n第2戦　10月26日　港球場\n第3戦　10月28日", "第3戦は10月29日、緑球場で行われた。"),
        ("第1回説明会　6月7日\n第2回説明会　6月14日", "2回目の説明会は6月21日に北部会館で開かれ、80人が出席した。"),
        ("霧島氏は2021年4月に社長の椅子に座った。", "霧島氏の社長就任は2022年4月である。"),
        ("新しい車庫の株式を、青葉銀行は10月1日に北斗信託へ売却した。", "北斗信託は10月11日、青葉銀行から車庫の株式を買い取った。"),
    ],
)
def test_two_days_told_of_one_event(one: str, other: str) -> None:
    found = [finding for finding in checked(one, other).findings if finding.severity != "note"]
    assert [finding.rule for finding in found] == [RULE]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("第1戦　10月25日　港球場\n第2戦　10月26日　港球場", "第3戦は10月28日、緑球場で行われ、5対2で終わった。"),
        ("第1回説明会　6月7日\n第2回説明会　6月14日", "3回目の説明会は6月21日に北部会館で開かれ、80人が出席した。"),
        ("二審の判決は6月4日に言い渡された。", "一審の判決は5月28日に言い渡された。"),
    ],
)
def test_days_of_two_of_a_series(one: str, other: str) -> None:
    assert [finding.message for finding in checked(one, other).findings if finding.severity != "note"] == []
