import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.text.kanji import kanji_number, to_kanji
from claimcheck.text.normalize import normalize
from claimcheck.text.numerals import find_numerals

_FULL_WIDTH = str.maketrans("0123456789,.-", "0123456789,.-")


def _read(text: str) -> list[tuple[str, Decimal, Decimal]]:
    text = normalize(text).text
    return [(text[numeral.start : numeral.end], numeral.magnitude, numeral.quantum) for numeral in find_numerals(text)]


@pytest.mark.parametrize(
    ("text", "magnitude", "quantum"),
    [
        ("8百万", "8000000", "1000000"),
        ("2兆3,400億", "2340000000000", "100000000"),
        ("4.06百万", "4060000", "10000"),
        ("六万七千", "67000", "1"),
        ("弐百万", "2000000", "10000"),
        ("三万二千億", "3200000000000", "100000000"),
        ("一九九八", "1998", "1"),
        ("7万3千2百", "73200", "100"),
        ("９，８７６．５", "9876.5", "0.1"),
        ("マイナス4.2", "-4.2", "0.1"),
        ("▲1,250", "-1250", "1"),
        ("△38", "-38", "1"),
        ("−7", "-7", "1"),
        ("六・二五", "6.25", "0.01"),
        ("70億分の1", "1.428571428571428571428571429E-10", None),
        ("8分の3", "0.375", None),
        ("2と4分の1", "2.25", None),
        ("3 万 2,500", "32500", "1"),
        ("五千三百 二十 四 万", "53240000", "10000"),
    ],
)
def test_magnitude_and_quantum(text: str, magnitude: str, quantum: str | None) -> None:
    ((surface, found, place),) = _read(text)
    assert surface == normalize(text).text
    assert found == Decimal(magnitude)
    if quantum is not None:
        assert place == Decimal(quantum)


@pytest.mark.parametrize(("text", "number"), [("12・5倍", "12.5"), ("1・3キロ", "1.3"), ("1・2号機", "1")])
def test_the_point_of_upright_print_stands_before_what_is_measured(text: str, number: str) -> None:
    assert find_numerals(text)[0].magnitude == Decimal(number)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("数十", 20, 90),
        ("十数", 11, 19),
        ("数億", 2 * 10**8, 9 * 10**8),
        ("何千億", 2 * 10**11, 9 * 10**11),
        ("30数", 31, 39),
    ],
)
def test_vague_numerals_have_two_ends(text: str, low: int, high: int) -> None:
    (numeral,) = find_numerals(text)
    assert (numeral.magnitude, numeral.upper) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize("text", ["1,2", "3、4", "1億5億", "万万"])
def test_lists_and_nonsense_are_no_single_number(text: str) -> None:
    assert all(surface != text for surface, _, _ in _read(text))


@given(st.integers(0, 10**24 - 1))
def test_kanji_round_trip(number: int) -> None:
    assert kanji_number(to_kanji(number)) == number


@given(st.integers(1, 10**15))
def test_kanji_is_read_in_running_text(number: int) -> None:
    assert _read(f"値は{to_kanji(number)}です")[0][1] == number


@given(st.integers(0, 10**12))
def test_spellings_of_one_number_agree(number: int) -> None:
    spellings = [str(number), f"{number:,}", f"{number:,}".translate(_FULL_WIDTH)]
    assert {_read(spelling)[0][1] for spelling in spellings} == {Decimal(number)}


@given(st.decimals(0, 10**6, places=3))
def test_the_quantum_is_the_last_place(number: Decimal) -> None:
    ((_, magnitude, quantum),) = _read(f"{number:,}")
    assert (magnitude, quantum) == (number, Decimal("0.001"))


@given(st.text(alphabet="0123456789.,・点一二三十百千万億兆数何分のと- マイナス△", max_size=60))
def test_every_numeral_lies_in_its_text_and_none_overlap(text: str) -> None:
    last = 0
    for numeral in find_numerals(text):
        assert last <= numeral.start < numeral.end <= len(text)
        last = numeral.end


@pytest.mark.parametrize("piece", ["1", "1,234", "一", "1 万 ", "十 ", "・一", "1.", "数", "3分の"])
def test_a_megabyte_takes_a_megabyte_of_time(piece: str) -> None:
    long = piece * (1_000_000 // len(piece))
    begin = time.perf_counter()
    find_numerals(long)
    assert time.perf_counter() - begin < 10
