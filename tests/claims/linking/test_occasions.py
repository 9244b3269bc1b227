"""Figures of two gatherings of one affair, and of what holds people beside them; see Note [Occasions]."""

import pytest

from tests.texts import checked

_BOAT = "遊覧船「みさき」就航のお知らせ\n\n4月から新しい遊覧船を走らせます。定員は120名で、車いすのまま乗れます。"


@pytest.mark.parametrize(
    "texts",
    [
        (
            "新館開館の記録\n\n開館式は3月2日に開いた。記念の講演会には、定員400人に対し360人が来場した。",
            "新館開館式のご案内\n\n開館式と祝賀会を催します。\n\n申し込みは2月20日まで。定員150名に達し次第、締め切ります。",
        ),
        (_BOAT, "みさきの日\n\n- 船内見学会：4月6日、みさき港。定員40名、申し込みは観光課へ"),
    ],
)
def test_places_of_two_occasions_are_not_compared(texts: tuple[str, ...]) -> None:
    assert not [item.message for item in checked(*texts).findings if item.severity != "note"]


def test_places_of_one_occasion_are() -> None:
    found = checked(
        "開館記念講演会の記録\n\n講演会には、定員400人に対し360人が来場した。",
        "開館記念講演会のご案内\n\n講演会の定員は450人です。",
    ).findings
    assert [(item.rule, item.severity != "note") for item in found] == [("value-conflict", True)]
