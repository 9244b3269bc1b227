"""Attributes that outlets mean by the same, plans against plain statements, and figures shared out to several owners."""

import pytest

from tests.texts import checked, claim_of


def told(*texts: str) -> bool:
    return any(finding.rule == "value-conflict" and finding.confidence >= 0.6 for finding in checked(*texts).findings)


@pytest.mark.parametrize(
    "texts",
    [
        ("「AX-7」の重さは558グラムである。", "「AX-7」の質量は655gである。"),
        ("みなと市民ホールの定員は1,200人である。", "みなと市民ホールの収容人数は1,340人である。"),
        ("みなと工場の延べ床面積は1万8,000平方メートルを見込む。", "みなと工場の延床面積は16,500平方メートルである。"),
    ],
)
def test_other_words_for_one_thing_are_compared(texts: tuple[str, ...]) -> None:
    assert told(*texts)


@pytest.mark.parametrize(
    "texts",
    [
        ("「AX-7」の重さは558グラムで、総重量は655gである。", "「AX-7」の総重量は655gである。"),
        ("みなと祭りの来場者数は12万人を見込む。", "みなと祭りの来場者数は10万人だった。"),
        ("青葉精機の売上高は120億円を見込む。", "青葉精機の売上高は150億円だった。"),
    ],
)
def test_other_things_and_forecasts_are_not(texts: tuple[str, ...]) -> None:
    assert not told(*texts)


def test_each_owner_has_its_own_figure() -> None:
    text = "株価は青葉精機が1,700円、若葉電機が2,300円だった。"
    owners = {claim_of(text, value).subject.value for value in ("1,700円", "2,300円")}
    assert owners == {"青葉精機", "若葉電機"}
