"""Bytes to text: no guess-detector, only what is valid and, where two readings are, what a person could have written."""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE

from claimcheck.model.errors import ReadError
from claimcheck.model.pattern import regex

_BOMS = (
    (BOM_UTF8, "utf-8"),
    (BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (BOM_UTF32_BE, "utf-32-be"),
    (BOM_UTF16_LE, "utf-16-le"),
    (BOM_UTF16_BE, "utf-16-be"),
)
_JIS_ESCAPE = re.compile(rb"\x1b(?:\$[@B]|\([BIJ])")
_HINT = "--encoding で文字コードを指定するか、UTF-8 で保存し直してください"
_CONTROL = regex("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x9f\ue000-\uf8ff\ufffe\uffff]")
_KANA_OR_MARK = regex("[ぁ-んァ-ヶー、。「」]")
_HALF_KANA = regex("[\uff61-\uff9f]")
_STRAY_MARK = regex(r"(?<![ｳｶ-ﾄﾊ-ﾎ])ﾞ|(?<![ﾊ-ﾎ])ﾟ|(?<![ｦ-ﾟ])[ｧ-ｰ]")
_WIDE = regex(
    "[ -~\t\n\r\u2010-\u2027\u2030-\u203b\u2460-\u2473\u25a0-\u25ff\u3000-\u30ff\u4e00-\u9fff\uff01-\uff9f]"
)
_SAMPLE = 20_000
"""Characters judged; plausibility needs no more."""


def decode(data: bytes, encoding: str | None = None) -> str:
    """The text of `data`, without its byte-order mark.

    Args:
        data: the bytes of a file.
        encoding: the codec to use; None finds it: byte-order mark, ISO-2022-JP by its escape sequences, UTF-8, UTF-16
            without a mark, then EUC-JP or CP932.

    Raises:
        ReadError: no reading is valid, or `encoding` is unknown.
    """
    if encoding is not None:
        return _decode_as(data, encoding)
    for mark, codec in _BOMS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], codec, len(mark))
    if _JIS_ESCAPE.search(data) and max(data) < 0x80:  # noqa: PLR2004 - seven-bit
        return _decode_jis(data)
    failures: list[UnicodeDecodeError] = []
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        failures.append(error)
    else:
        if "\0" not in text:
            return text
    if b"\0" in data:
        if (wide := _decode_utf16(data)) is not None:
            return wide
        raise ReadError(
            f"テキストとして読めません(バイト {data.index(0)} に NUL があります)",
            "文書ファイルか確かめてください。UTF-16 なら --encoding utf-16 を指定してください",
        )
    return _decode_legacy(data, failures)


def _decode_as(data: bytes, encoding: str) -> str:
    for mark, codec in _BOMS:
        if data.startswith(mark) and codec.startswith(encoding.lower().replace("_", "-").removesuffix("-sig")):
            return _strict(data[len(mark) :], codec, len(mark))
    try:
        return data.decode(encoding)
    except LookupError as error:
        message = f"文字コード「{encoding}」は知られていません"
        raise ReadError(message, "utf-8, cp932, euc_jp, iso2022_jp, utf-16 などを指定してください") from error
    except UnicodeDecodeError as error:
        raise _failure(error, encoding) from error


def _strict(data: bytes, codec: str, offset: int) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        raise _failure(error, codec, offset) from error


def _failure(error: UnicodeDecodeError, codec: str, offset: int = 0) -> ReadError:
    at = error.start + offset
    return ReadError(f"{codec} として読めません(バイト {at} の 0x{error.object[error.start]:02x})", _HINT)


def _decode_jis(data: bytes) -> str:
    try:
        return data.decode("iso2022_jp_ext")
    except UnicodeDecodeError as error:
        try:
            return _jis_to_cp932(data).decode("cp932")
        except (UnicodeDecodeError, ValueError):
            raise _failure(error, "ISO-2022-JP") from error


def _jis_to_cp932(data: bytes) -> bytes:
    """ISO-2022-JP as mail programs write it, with NEC's row 13 (①, ㈱), which the codec does not know."""
    out = bytearray()
    double = half = False
    for part in re.split(rb"(\x1b(?:\$[@B]|\([BIJ]))", data):
        if part.startswith(b"\x1b"):
            double, half = part[1:2] == b"$", part[1:] == b"(I"
        elif double:
            out += b"".join(_jis_pair(part[at], part[at + 1]) for at in range(0, len(part) - 1, 2))
        else:
            out += bytes(byte | 0x80 for byte in part) if half else part
    return bytes(out)


def _jis_pair(high: int, low: int) -> bytes:
    """A JIS X 0208 code (0x21-0x7e twice) in Shift_JIS."""
    low += 0x7E if high % 2 == 0 else 0x20 if low > 0x5F else 0x1F  # noqa: PLR2004 - the gap at 0x7f
    high = (high + 1) // 2 + (0x70 if high < 0x5F else 0xB0)  # noqa: PLR2004 - half-width kana lie between
    return bytes((high, low))


def _decode_utf16(data: bytes) -> str | None:
    """UTF-16 without a mark: the reading, if one is plausible, that looks like text throughout."""
    if len(data) % 2 or not data:
        return None
    for codec in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        sample = text[:_SAMPLE]
        if not _CONTROL.search(sample) and len(_WIDE.findall(sample)) >= 0.95 * len(sample):
            return text
    return None


def _decode_legacy(data: bytes, failures: list[UnicodeDecodeError]) -> str:
    readings: dict[str, str] = {}
    for codec, reader in (("euc_jp", _read_euc), ("cp932", _read_cp932)):
        try:
            readings[codec] = reader(data)
        except UnicodeDecodeError as error:
            failures.append(error)
    if len(readings) == 2:  # noqa: PLR2004 - both are valid
        return readings["cp932" if _is_half_kana(readings["cp932"], readings["euc_jp"]) else "euc_jp"]
    for text in readings.values():
        return text
    if (wide := _decode_utf16(data)) is not None:
        return wide
    last = max(failures, key=lambda error: error.start)
    byte = last.object[last.start]
    raise ReadError(
        f"文字コードが分かりません({last.encoding} としてはバイト {last.start} の 0x{byte:02x} で読めなくなります)",
        _HINT,
    )


def _read_euc(data: bytes) -> str:
    try:
        return data.decode("euc_jp")
    except UnicodeDecodeError:
        # NEC's row 13 again: through CP932, which has it
        pattern = re.compile(rb"\x8f[\xa1-\xfe][\xa1-\xfe]|\x8e([\xa1-\xdf])|([\xa1-\xfe])([\xa1-\xfe])")
        rest = pattern.sub(b"", data)
        if any(byte >= 0x80 for byte in rest):  # noqa: PLR2004
            raise
        return "".join(_euc_pieces(data, pattern))


def _euc_pieces(data: bytes, pattern: re.Pattern[bytes]) -> list[str]:
    pieces: list[str] = []
    at = 0
    for match in pattern.finditer(data):
        pieces.append(data[at : match.start()].decode("ascii"))
        at = match.end()
        if match[1]:
            pieces.append(match[1].decode("cp932"))
        elif match[2]:
            pieces.append(_jis_pair(match[2][0] & 0x7F, match[3][0] & 0x7F).decode("cp932"))
        else:
            pieces.append(match[0].decode("euc_jp"))
    pieces.append(data[at:].decode("ascii"))
    return pieces


def _read_cp932(data: bytes) -> str:
    text = data.decode("cp932")
    # the codec lets 0x80, 0xa0 and 0xfd-0xff through as characters nobody writes
    if stray := _CONTROL.search(text):
        at = len(text[: stray.start()].encode("cp932"))
        raise UnicodeDecodeError("cp932", data, at, at + 1, "not a character of CP932")
    return text


def _is_half_kana(cp932: str, euc: str) -> bool:
    """Whether bytes that are valid both ways are CP932 half-width kana, not EUC-JP kanji.

    EUC-JP text has hiragana, katakana or punctuation; read as CP932 it becomes half-width kana with stray sound marks.
    """
    if _KANA_OR_MARK.search(euc[:_SAMPLE]):
        return False
    sample = cp932[:_SAMPLE]
    foreign = sum(char > "\x7f" for char in sample)
    return len(_HALF_KANA.findall(sample)) >= 0.9 * foreign and not _STRAY_MARK.search(sample)
