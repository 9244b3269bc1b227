import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.text.normalize import normalize


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("１２，３４５円", "12,345円"),
        ("３ヶ月と5ヵ月", "3か月と5か月"),
        ("㌔と㎡", "キロとm2"),
        ("㋿7年", "令和7年"),
        ("ﾊﾟｰｾﾝﾄ", "パーセント"),
        ("－5〜8", "-5~8"),
    ],
)
def test_compatibility_characters_become_plain(text: str, plain: str) -> None:
    assert normalize(text).text == plain


def test_marks_that_are_no_digits_stay() -> None:
    assert normalize("①②½m²").text == "①②½m²"


def test_a_character_that_became_several_is_taken_whole() -> None:
    normalized = normalize("幅3㌔だ")
    at = normalized.text.index("ロ")
    assert normalized.source(at, at + 1) == (2, 3)


@given(st.text(alphabet="0123あアｱﾞﾟ㌔㎡㋿ｶﾊー1億円\n", max_size=40))
def test_every_stretch_has_a_source(text: str) -> None:
    normalized = normalize(text)
    last = 0
    for at in range(len(normalized.text)):
        span = normalized.source(at, at + 1)
        assert last <= span.start < span.end <= len(text)
        last = span.start
    assert normalized.source(0, len(normalized.text)) == (0, len(text)) or not text


@given(st.text(max_size=60))
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalize(text).text
    assert normalize(once).text == once
