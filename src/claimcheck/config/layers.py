"""Settings from all sources, and where each one came from: options > CLAIMCHECK_* > file > defaults."""

import difflib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from claimcheck.config import files
from claimcheck.config.settings import PATHS, Settings, keys, validated
from claimcheck.model.errors import ConfigError
from claimcheck.model.problems import problem
from claimcheck.model.wording import both

PREFIX = "CLAIMCHECK_"
_LISTS = frozenset({"output", "select", "ignore", "rules", "facts", "authoritative", "exclude"})
_TABLES = frozenset({"severity"})
"""Tables that can be written as RULE=LEVEL,RULE=LEVEL. The others are for files only."""


class Loaded(NamedTuple):
    """The settings in force."""

    settings: Settings
    origins: dict[str, str]
    """Key → where its value came from: an option, a variable, a file with its line; defaults are not in it."""
    root: Path
    """Folder of the configuration file, or the working directory: what patterns and fingerprints are relative to."""
    file: Path | None = None


def load(
    options: Mapping[str, Any],
    environ: Mapping[str, str],
    cwd: Path,
    *,
    isolated: bool = False,
    config: Path | None = None,
) -> Loaded:
    """The settings in force.

    Args:
        options: key → value as given on the command line; only what was given.
        environ: the environment.
        cwd: the working directory, from which a configuration file is looked for upward.
        isolated: read neither file nor environment.
        config: the configuration file to read instead of the nearest.

    Raises:
        ConfigError: an unknown key or a value of the wrong form, with file, line and a suggestion.
    """
    merged: dict[str, Any] = {}
    origins: dict[str, str] = {}
    file = None
    if not isolated:
        file = _file(cwd, config)
        if file is not None:
            table = {key: _anchored(key, value, file.path.parent) for key, value in file.table.items()}
            _validate(table, file)
            merged |= table
            origins |= {key: _where(file, key, cwd) for key in table}
        variables = {key: value for key, value in _environment(environ).items() if value}
        merged |= {key: _anchored(key, _split(key, value), cwd) for key, value in variables.items()}
        origins |= {key: f"{PREFIX}{key.upper().replace('-', '_')}" for key in variables}
    merged |= {key: _anchored(key, _split(key, value), cwd) for key, value in options.items()}
    origins |= {key: f"--{key}" for key in options}
    settings = _validate(merged, None, origins)
    return Loaded(settings, origins, file.path.parent if file else cwd, file.path if file else None)


def _file(cwd: Path, config: Path | None) -> files.ConfigFile | None:
    if config is None:
        return files.find(cwd)
    if not config.is_file():
        raise ConfigError(both("設定ファイルがありません", "configuration file does not exist"), "", config)
    return files.read(cwd / config)


def _environment(environ: Mapping[str, str]) -> dict[str, str]:
    """Key → value of the CLAIMCHECK_* variables.

    Raises:
        ConfigError: a variable that names no setting.
    """
    known = {f"{PREFIX}{key.upper().replace('-', '_')}": key for key in keys()}
    found = {}
    for name, value in sorted(environ.items()):
        if name.startswith(PREFIX):
            if name not in known:
                raise ConfigError(both(f"知らない環境変数 {name}", f"unknown variable {name}"), _near(name, list(known)))
            found[known[name]] = value
    return found


def _split(key: str, value: Any) -> Any:  # noqa: ANN401 - whatever an option or variable holds
    """Comma-separated text as a list or table, where the setting is one."""
    parts = [value] if isinstance(value, str) else value
    if key in _LISTS and isinstance(parts, list | tuple):
        separate = key in ("select", "ignore") or isinstance(value, str)
        return [piece.strip() for part in parts for piece in (str(part).split(",") if separate else [str(part)])]
    if key in _TABLES and isinstance(parts, list | tuple):
        pairs = [piece.partition("=") for part in parts for piece in str(part).split(",")]
        for name, equals, _ in pairs:
            if not equals:
                raise ConfigError(both(f"{key}: 「{name}」は RULE=LEVEL の形で", f"{key}: write {name!r} as RULE=LEVEL"))
        return {name.strip(): level.strip() for name, _, level in pairs}
    return value


def _anchored(key: str, value: Any, folder: Path) -> Any:  # noqa: ANN401 - whatever was given
    """Paths made relative to the folder of the source that names them."""
    if key not in PATHS:
        return value
    if isinstance(value, list | tuple):
        return [folder / str(item) for item in value]
    return folder / value if isinstance(value, str | Path) else value


def _validate(
    values: Mapping[str, Any], file: files.ConfigFile | None, origins: Mapping[str, str] | None = None
) -> Settings:
    unknown = sorted(set(values) - set(keys()))
    if unknown:
        message = both(f"知らない設定「{unknown[0]}」", f"unknown setting {unknown[0]!r}")
        raise ConfigError(message, _near(unknown[0], keys()), file and file.path, file and file.line(unknown[0]))
    if not values:
        return Settings()
    from pydantic import ValidationError  # noqa: PLC0415 - only what is set is validated

    try:
        return Settings(**validated(values))
    except ValidationError as error:
        first = error.errors()[0]
        key = str(first["loc"][0])
        where = ".".join(str(part) for part in first["loc"])
        hint = f"{(origins or {}).get(key, key)} = {first['input']!r}"
        said = problem(first)
        message = both(f"{where}: {said}", f"{where}: {said.en}")
        raise ConfigError(message, hint, file and file.path, file and file.line(key)) from None


def _near(name: str, known: list[str]) -> str:
    near = difflib.get_close_matches(name, known, 1)
    if near:
        return both(f"もしかして: {near[0]}", f"did you mean {near[0]}?")
    return both(f"使えるもの: {', '.join(known)}", f"known: {', '.join(known)}")


def _where(file: files.ConfigFile, key: str, cwd: Path) -> str:
    path = file.path.relative_to(cwd) if file.path.is_relative_to(cwd) else file.path
    line = file.line(key)
    return f"{path.as_posix()}:{line}" if line else path.as_posix()
