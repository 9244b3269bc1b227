"""A text is searched only where a sign stands, and nothing is missed."""

import re

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.text.nearby import near

_PATTERN, _SIGN = re.compile(r"(?<![一二])[一二三]{2,4}?を受け(?:て|、)"), re.compile("を受け")


@given(st.text("一二三を受けて、。", max_size=60))
def test_what_is_found_around_signs_is_what_is_found_anywhere(text: str) -> None:
    assert [match.span() for match in near(_PATTERN, _SIGN, text, 5, 2)] == [match.span() for match in _PATTERN.finditer(text)]


def test_two_signs_far_apart_and_two_in_one_stretch() -> None:
    text = f"三三を受けて、一一を受けて{'。' * 40}二三を受け、"
    assert [match.group() for match in near(_PATTERN, _SIGN, text, 5, 2)] == ["三三を受けて", "一一を受けて", "二三を受け、"]


def test_without_a_sign_there_is_nothing() -> None:
    assert not list(near(_PATTERN, _SIGN, "三三三三", 5, 2))
