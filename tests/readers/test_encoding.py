import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model.errors import ReadError
from claimcheck.readers.encoding import decode

PROSE = "価格は２４，８００円（税別）。ロータリー式ポンプ「P-3」を、5月に発売します。\r\n従業員数：64名\n"
HALF = "ｶﾌﾞｼｷｶﾞｲｼｬ ﾆﾎﾝﾃｽﾄ 100ｴﾝ\nﾎﾟｲﾝﾄ 3ﾊﾞｲ\n"
MIXED = "商品名 ｶﾞｽｺﾝﾛ 税込 12,800円。型番は未定です。\n"
ROW13 = "①設立 ㈱ミナト №3 ㌔\n②移転しました。\n"
ENCODINGS = ["utf-8", "utf-8-sig", "cp932", "euc_jp", "iso2022_jp_ext", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("text", [PROSE, MIXED], ids=["prose", "mixed"])
def test_finds_the_encoding(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["utf-8", "cp932", "euc_jp", "iso2022_jp_ext"])
def test_half_width_kana_alone(encoding: str) -> None:
    assert decode(HALF.encode(encoding)) == HALF


def test_kanji_without_kana_is_not_taken_for_half_width() -> None:
    text = "東京都千代田区 電話番号 営業時間\n"
    assert decode(text.encode("euc_jp")) == text
    assert decode(text.encode("cp932")) == text


def euc_with_row_13(text: str) -> bytes:
    """EUC-JP as eucJP-ms writes it: every CP932 pair moved, which the euc_jp codec cannot do for ① and ㈱."""
    out = bytearray()
    for char in text:
        pair = char.encode("cp932")
        if len(pair) == 1:
            out += pair
            continue
        high, low = pair
        row = (high - (0x70 if high < 0xA0 else 0xB0)) * 2 - (1 if low < 0x9F else 0)
        cell = low - (0x1F if low < 0x7F else 0x20) if low < 0x9F else low - 0x7E
        out += bytes((row | 0x80, cell | 0x80))
    return bytes(out)


def test_circled_numbers_in_euc_and_jis() -> None:
    data = euc_with_row_13(ROW13)
    assert decode(ROW13.encode("cp932")) == ROW13
    assert decode(data) == ROW13
    jis = b"".join(
        b"\x1b$B" + bytes(byte & 0x7F for byte in euc_with_row_13(char)) + b"\x1b(B"
        if ord(char) > 0x7F
        else char.encode()
        for char in ROW13
    )
    assert decode(jis) == ROW13


def test_option_overrides() -> None:
    assert decode("円".encode("cp932"), "shift_jis") == "円"
    assert decode(codecs.BOM_UTF8 + "円".encode(), "utf-8") == "円"
    with pytest.raises(ReadError, match="知られていません"):
        decode(b"a", "no-such-codec")
    with pytest.raises(ReadError, match="バイト 0 の 0x89"):
        decode("円".encode("cp932"), "utf-8")


def test_bad_bytes_are_located() -> None:
    data = "売上高は3億円です。".encode() + b"\xff\xfe\xff" + "以上".encode()
    with pytest.raises(ReadError) as caught:
        decode(data)
    assert "バイト 28" in str(caught.value)
    assert "--encoding" in caught.value.hint


def test_binary_is_refused() -> None:
    with pytest.raises(ReadError, match="NUL"):
        decode(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)))


def test_empty() -> None:
    assert decode(b"") == ""


KANA = st.text(st.characters(min_codepoint=0x3041, max_codepoint=0x3093), min_size=3, max_size=40)


@given(KANA, st.sampled_from(["utf-8", "cp932", "euc_jp", "iso2022_jp_ext"]))
def test_any_hiragana_round_trips(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@given(st.binary(max_size=200))
def test_bytes_decode_or_are_refused(data: bytes) -> None:
    try:
        text = decode(data)
    except ReadError as error:
        text = error.hint
    assert text or not data
