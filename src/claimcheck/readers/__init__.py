"""Readers: one module per input format in `formats`, each turning decoded text into a Document with blocks."""

from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Protocol, cast

from claimcheck.model.document import Document
from claimcheck.model.errors import ReadError
from claimcheck.readers import formats
from claimcheck.readers.encoding import decode

__all__ = ["read", "read_text", "suffixes", "supported"]


class Format(Protocol):
    """What a module of `formats` offers."""

    SUFFIXES: tuple[str, ...]
    """File name endings it reads, lower case, with the dot."""

    def parse(self, text: str, display: str) -> Document:
        """The document of a decoded text."""


def _load() -> dict[str, Format]:
    found: dict[str, Format] = {}
    for name in sorted(module.name for module in iter_modules(formats.__path__)):
        reader = cast("Format", import_module(f"{formats.__name__}.{name}"))
        found.update(dict.fromkeys(reader.SUFFIXES, reader))
    return found


_FORMATS = _load()


def suffixes() -> tuple[str, ...]:
    """The file name endings that can be read, sorted."""
    return tuple(sorted(_FORMATS))


def supported(path: Path) -> bool:
    """Whether a file of this name can be read."""
    return path.suffix.lower() in _FORMATS


def read(path: Path, display: str, encoding: str | None = None) -> Document:
    """Read a file.

    Args:
        path: where it is.
        display: POSIX path under which it is reported.
        encoding: its character encoding; None finds it out.

    Raises:
        ReadError: it does not exist, cannot be opened, is of no known format or cannot be decoded.
    """
    if not supported(path):
        message = f"読めない形式です({path.suffix or '拡張子なし'})"
        raise ReadError(message, f"読める形式: {' '.join(suffixes())}", display)
    try:
        text = decode(path.read_bytes(), encoding)
    except ReadError as error:
        raise ReadError(error.message, error.hint, display) from error
    except FileNotFoundError as error:
        message = "ファイルがありません"
        raise ReadError(message, "パスを確かめてください", display) from error
    except IsADirectoryError as error:
        message = "ファイルではなくフォルダです"
        raise ReadError(message, "フォルダはそのまま引数に渡せます", display) from error
    except PermissionError as error:
        message = "ファイルを開けません(読み取りの許可がありません)"
        raise ReadError(message, "ファイルの権限を確かめてください", display) from error
    except OSError as error:
        message = f"ファイルを読めません({error.strerror or error})"
        raise ReadError(message, "ファイルと記憶装置の状態を確かめてください", display) from error
    return read_text(text, display, path.suffix)


def read_text(text: str, display: str, suffix: str = ".txt") -> Document:
    """The document of a decoded text, read as the format that `suffix` stands for.

    Raises:
        ReadError: no format has that suffix.
    """
    reader = _FORMATS.get(suffix.lower())
    if reader is None:
        message = f"読めない形式です({suffix or '拡張子なし'})"
        raise ReadError(message, f"読める形式: {' '.join(suffixes())}", display)
    return reader.parse(text.removeprefix("\ufeff"), display)
