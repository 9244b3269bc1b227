"""Prizes and honours: one event however a text tells of it."""

import pytest

from tests.texts import checked, read_claims, silent


@pytest.mark.parametrize(
    "text",
    [
        "画家の杉浦千代子は2012年に紫綬褒章を受章した。",
        "2012年、杉浦千代子に紫綬褒章が贈られた。",
        "杉浦千代子の略年譜\n\n2012年　紫綬褒章\n",
        "杉浦千代子はほかに紫綬褒章(2012年)も受けている。",
    ],
)
def test_a_prize_is_an_event(text: str) -> None:
    (found,) = [claim for claim in read_claims(text).claims if claim.attribute.value == "~紫綬褒章受賞"]
    assert text[slice(*found.mention.span)] == "2012年"


def test_two_days_of_one_honour() -> None:
    found = checked("画家の杉浦千代子は[[a:2012年]]に紫綬褒章を受章した。", "杉浦千代子に[[b:2011年]]、紫綬褒章が贈られた。")
    found.only("date-conflict")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("水野光学は2023年に環境賞を受賞した。", "水野光学は2024年に環境賞を受賞した。"),
        ("画家の杉浦千代子は2012年に紫綬褒章を受章した。", "画家の杉浦千代子は2018年に文化勲章を受章した。"),
        ("画家の杉浦千代子は2012年に紫綬褒章を受章した。", "作家の北條正樹は2018年に紫綬褒章を受章した。"),
    ],
)
def test_other_prizes(one: str, other: str) -> None:
    silent(one, other)
