"""Conversions whose bracket names its own rate."""

import pytest

from tests.texts import checked


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("総額18億円(1ドル=150円換算で約1億2,000万ドル)を投じた。", True),
        ("総額18億円(1ドル=150円換算で約1,200万ドル)を投じた。", False),
        ("制作費は7,500万円（約500万ドル、1ドル=150円）。", True),
        ("制作費は7,500万円（約50万ドル、1ドル=150円）。", False),
        ("売却額は6億ユーロ（1ユーロ=165円で計算して約99億円）。", True),
        ("1996年に賞金30万クローナ（約4,500万円）を受けた。", True),
        ("1996年に賞金30万クローナ（約450万円）を受けた。", False),
        ("1985年に100万ドル（約2億4,000万円）を投じた。", False),
    ],
)
def test_conversion(text: str, wrong: bool) -> None:  # noqa: FBT001 - a parameter of the test
    rules = [finding.rule for finding in checked(text).findings]
    assert rules == (["conversion-mismatch"] if wrong else [])
