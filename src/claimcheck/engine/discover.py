"""Which files of the paths a user names are checked."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model.errors import ConfigError
from claimcheck.model.findings import Failure
from claimcheck.model.wording import both

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

IGNORE_FILES = (".gitignore", ".claimcheckignore")
"""Both have the syntax of .gitignore; the later one has the last word."""


@dataclass(slots=True)
class Discovery:
    """What was found."""

    files: list[tuple[Path, str]] = field(default_factory=list)
    """Path, and POSIX path as it is reported, in the order in which they are checked."""
    skipped: list[str] = field(default_factory=list)
    """Files of an unsupported type met in a folder."""
    failures: list[Failure] = field(default_factory=list)


class Filter(NamedTuple):
    """What is left out of folders."""

    readable: Callable[[Path], bool]
    """Whether a reader exists for a file's type."""
    exclude: tuple[str, ...] = ()
    """Patterns in the syntax of .gitignore, relative to `root`."""
    root: Path = Path()
    ignore_files: bool = True
    """Whether .gitignore and .claimcheckignore are honoured."""


def discover(paths: Sequence[Path], kept: Filter, cwd: Path) -> Discovery:
    """The documents under `paths`, folders walked in sorted order, each file once.

    A file named explicitly is checked whatever the ignore files say.
    """
    found = Discovery()
    seen: set[Path] = set()
    for path in paths:
        shown = display(path, cwd)
        if not path.exists():
            message = both("ありません。パスを確かめてください", "does not exist; check the path")
            found.failures.append(Failure(shown, message))
        elif path.is_dir():
            for file in _walk(path, kept, found, cwd):
                _add(file, kept, found, seen, cwd)
        elif not kept.readable(path):
            message = both(
                f"この種類のファイル({path.suffix or '拡張子なし'})は読めません。テキストか Markdown にしてください",
                f"files of this type ({path.suffix or 'no suffix'}) cannot be read; convert it to text or Markdown",
            )
            found.failures.append(Failure(shown, message))
        else:
            _add(path, kept, found, seen, cwd)
    return found


def display(path: Path, cwd: Path) -> str:
    """`path` as it is reported: POSIX, relative to the working directory where that is possible."""
    full = _absolute(cwd / path)
    try:
        return Path(os.path.relpath(full, cwd)).as_posix()
    except ValueError:  # another drive
        return full.as_posix()


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would show the target of a link instead of its name


def _add(path: Path, kept: Filter, found: Discovery, seen: set[Path], cwd: Path) -> None:
    key = Path(os.path.realpath(path))
    if key in seen:
        return
    seen.add(key)
    if kept.readable(path):
        found.files.append((path, display(path, cwd)))
    else:
        found.skipped.append(display(path, cwd))


def _walk(folder: Path, kept: Filter, found: Discovery, cwd: Path) -> Iterator[Path]:
    """The files of a folder that nothing leaves out; hidden files and folders are left out."""
    rules = _Rules(kept)
    rules.enter_parents(folder)

    def unreadable(error: OSError) -> None:
        name = Path(error.filename) if error.filename else folder
        message = both(f"フォルダーが開けません: {error.strerror}", f"folder cannot be opened: {error.strerror}")
        found.failures.append(Failure(display(name, cwd), message))

    for current, folders, files in os.walk(folder, onerror=unreadable):
        here = Path(current)
        rules.enter(here)
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and not rules.ignores(here / name, folder=True)
        )
        for name in sorted(files):
            if not name.startswith(".") and not rules.ignores(here / name, folder=False):
                yield here / name


class _Rules:
    """The ignore files seen so far, by folder."""

    def __init__(self, kept: Filter) -> None:
        self._kept = kept
        self._specs: dict[Path, list[GitIgnoreSpec]] = {}
        self._exclude = pattern(kept.exclude, "exclude") if kept.exclude else None
        self._root = _absolute(kept.root)

    def enter_parents(self, folder: Path) -> None:
        """Read the ignore files above `folder`, up to the root of its repository."""
        full = _absolute(folder)
        above = [full, *full.parents]
        top = next((index for index, parent in enumerate(above) if (parent / ".git").exists()), 0)
        for parent in above[: top + 1]:
            self.enter(parent)

    def enter(self, folder: Path) -> None:
        """Read the ignore files of one folder."""
        full = _absolute(folder)
        if not self._kept.ignore_files or full in self._specs:
            return
        specs = []
        for name in IGNORE_FILES:
            file = full / name
            if file.is_file():
                specs.append(pattern(file.read_text("utf-8", errors="replace").splitlines(), str(file)))
        self._specs[full] = specs

    def ignores(self, path: Path, *, folder: bool) -> bool:
        """Whether the nearest ignore file with an opinion leaves `path` out, or the `exclude` patterns do."""
        if self._exclude is None and not any(self._specs.values()):
            return False
        full = _absolute(path)
        slash = "/" if folder else ""
        if self._exclude is not None and full.is_relative_to(self._root):
            relative = full.relative_to(self._root).as_posix() + slash
            if self._exclude.match_file(relative):
                return True
        for parent in full.parents:
            for spec in reversed(self._specs.get(parent, [])):
                verdict = spec.check_file(full.relative_to(parent).as_posix() + slash).include
                if verdict is not None:
                    return verdict
        return False


def pattern(lines: Iterable[str], where: str) -> "GitIgnoreSpec":
    """Patterns in the syntax of .gitignore.

    Raises:
        ConfigError: they cannot be read.
    """
    from pathspec import GitIgnoreSpec  # noqa: PLC0415 - most runs have no patterns

    try:
        return GitIgnoreSpec.from_lines(lines)
    except ValueError as error:
        message = both(f"パターンが読めません: {error}", f"pattern cannot be read: {error}")
        raise ConfigError(message, "", where) from None
