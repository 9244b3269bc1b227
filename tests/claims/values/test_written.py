"""Values as newspapers write them: counts without counters, lengths in two units, floors, intervals."""

import pytest

from tests.texts import claim_of


@pytest.mark.parametrize(
    ("text", "value", "dimension", "magnitude"),
    [
        ("契約企業は2400に上る。", "2400", "count:社", 2400),
        ("加盟店は全国に1万2000ある。", "1万2000", "count:店", 12000),
        ("料金を払う事業所は今年3月末時点で24万1000。", "24万1000", "count:事業所", 241000),
        ("最高水位は7メートル84センチだった。", "7メートル84センチ", "length", 784),
        ("塔は1キロ200メートル先にある。", "1キロ200メートル", "length", 1200),
        ("ビルは地上24階、地下2階建て。", "24階", "count:階建て", 24),
        ("列車は時速130キロで走る。", "時速130キロ", "speed", 130),
    ],
)
def test_a_value_is_what_its_words_mean(text: str, value: str, dimension: str, magnitude: int) -> None:
    claim = claim_of(text, value)
    assert (claim.dimension, claim.value.magnitude) == (dimension, magnitude)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "value", "dimension"),
    [
        ("契約企業は2400台のトラックを持つ。", "2400台", "count:台"),
        ("幅は3メートル、奥行き80センチだった。", "3メートル", "length"),
    ],
)
def test_and_no_more(text: str, value: str, dimension: str) -> None:
    assert claim_of(text, value).dimension == dimension
