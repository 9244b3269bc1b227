"""What a figure is held against keeps its own time, and what a change came to is a level."""

import pytest

from tests.texts import claim_of


@pytest.mark.parametrize(
    ("text", "value", "aspect", "period"),
    [
        ("売上高は118億円と、前の期に比べ7%減った。", "118億円", "level", ""),
        ("売上高は118億円と、前の期に比べ7%減った。", "7%", "decrease", ""),
        ("来場者は1,180人と3年ぶりに減った。", "1,180人", "level", ""),
        ("来場者は1,180人減った。", "1,180人", "decrease", ""),
        ("来場者は1,180人と、前年（1,270人）に比べ減少した。", "1,180人", "level", ""),
        ("来場者は1,180人と、前年（1,270人）に比べ減少した。", "1,270人", "level", "2024"),
        ("売上高は118億円と前年を7%下回った。", "118億円", "level", ""),
        ("前年の来場者は1,270人だった。", "1,270人", "level", "2024"),
    ],
)
def test_aspect_and_period(text: str, value: str, aspect: str, period: str) -> None:
    claim = claim_of(text, value)
    assert (claim.aspect.value, claim.period.value) == (aspect, period)


@pytest.mark.parametrize(
    ("text", "value", "scope"),
    [
        ("売上高は118億円と、前の期の127億円に比べ減った。", "127億円", "time:before"),
        ("たばこを除いた既存店売上高は12億円だった。", "12億円", "sum:rest"),
    ],
)
def test_scope(text: str, value: str, scope: str) -> None:
    assert scope in claim_of(text, value).scope
