"""What キロ is short for."""

import pytest

from tests.texts import claim_of


@pytest.mark.parametrize(
    ("text", "value", "dimension"),
    [
        ("制限速度は70キロだ。", "70キロ", "speed"),
        ("速度を落として3キロ走った。", "3キロ", "length"),
        ("40キロ規制が敷かれた。", "40キロ", "speed"),
        ("球速は150キロを超えた。", "150キロ", "speed"),
        ("5キロ2,180円で売る。", "5キロ", "mass"),
        ("タクシーの初乗りは1.0キロ580円だ。", "1.0キロ", "length"),
        ("平均収量は562キロで、北部は571キロだった。", "571キロ", "mass"),
        ("重さ3キロで、12キロ飛べる。", "12キロ", "length"),
        ("185キロの体を生かした。", "185キロ", "mass"),
        ("1個5キロの石が飛んだ。", "5キロ", "mass"),
        ("駅から3キロ離れた町だ。", "3キロ", "length"),
        ("10キロの渋滞が続いた。", "10キロ", "length"),
    ],
)
def test_kilos(text: str, value: str, dimension: str) -> None:
    assert claim_of(text, value).dimension == dimension
