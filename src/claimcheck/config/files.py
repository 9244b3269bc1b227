"""The configuration file: where it is, and what stands in it."""

import re
from pathlib import Path
from typing import Any, NamedTuple

from claimcheck.model.errors import ConfigError
from claimcheck.model.wording import both

NAMES = (".claimcheck.toml", "claimcheck.toml", "pyproject.toml")
_TABLE = "tool.claimcheck"


class ConfigFile(NamedTuple):
    """A configuration file that was read."""

    path: Path
    table: dict[str, Any]
    text: str

    def line(self, key: str) -> int | None:
        """1-based line on which `key` stands, or the table named after it begins."""
        pattern = rf"""^\s*(?:["']?{re.escape(key)}["']?\s*=|\[(?:tool\.claimcheck\.)?{re.escape(key)}\b)"""
        found = re.search(pattern, self.text, re.MULTILINE)
        return self.text.count("\n", 0, found.end()) + 1 if found else None


def find(cwd: Path) -> ConfigFile | None:
    """The nearest configuration file upward from `cwd`; a pyproject.toml only counts with a [tool.claimcheck].

    Raises:
        ConfigError: it is no TOML.
    """
    for folder in (cwd, *cwd.parents):
        for name in NAMES:
            path = folder / name
            if path.is_file():
                file = read(path)
                if file is not None:
                    return file
    return None


def read(path: Path) -> ConfigFile | None:
    """The settings in `path`; None for a pyproject.toml without any.

    Raises:
        ConfigError: it cannot be read or is no TOML, with the line.
    """
    import tomllib  # noqa: PLC0415 - most runs have no such file

    try:
        text = path.read_bytes().decode("utf-8-sig")
        table = tomllib.loads(text)
    except OSError as error:
        raise ConfigError(both("設定ファイルが読めません", "cannot be read"), error.strerror or "", path) from None
    except UnicodeDecodeError:
        raise ConfigError(both("UTF-8 ではありません", "is not UTF-8"), "", path) from None
    except tomllib.TOMLDecodeError as error:
        if path.name == "pyproject.toml" and f"[{_TABLE}" not in text:
            return None
        at = re.search(r"line (\d+), column (\d+)", str(error))
        where = (int(at[1]), int(at[2])) if at else (None, None)
        message = both(f"TOML として読めません: {error}", f"is no TOML: {error}")
        raise ConfigError(message, "", path, *where) from None
    if path.name == "pyproject.toml":
        table = table.get("tool", {}).get("claimcheck")
        if table is None:
            return None
    if not isinstance(table, dict):
        raise ConfigError(both(f"[{_TABLE}] は表にしてください", f"[{_TABLE}] must be a table"), "", path)
    return ConfigFile(path, table, text)
