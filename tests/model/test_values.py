"""Place values of figures."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model.values import Number, round_quantum


@pytest.mark.parametrize(
    ("magnitude", "quantum", "expected"),
    [
        ("600000000000", "100000000", "100000000000"),  # 6,000億
        ("593000000000", "100000000", "1000000000"),
        ("90000000000000", "1000000000000", "10000000000000"),
        ("16.97", "0.01", "0.01"),
        ("24800", "1", "100"),
        ("3.50", "0.01", "0.1"),
        ("0", "1", "1"),
        ("0.0", "0.1", "0.1"),
        ("-1200", "1", "100"),
    ],
)
def test_the_last_digit_that_is_not_zero(magnitude: str, quantum: str, expected: str) -> None:
    value = Number(magnitude=Decimal(magnitude), quantum=Decimal(quantum))
    assert round_quantum(value) == Decimal(expected)


@given(st.integers(-(10**6), 10**6), st.integers(-4, 12))
def test_it_is_a_place_value_no_finer_than_the_stated_one(digits: int, places: int) -> None:
    quantum = Decimal(1).scaleb(places)
    found = round_quantum(Number(magnitude=digits * quantum, quantum=quantum))
    assert found >= quantum
    assert (digits * quantum) % found == 0
    assert found.normalize().as_tuple().digits == (1,)
