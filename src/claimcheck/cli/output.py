"""Where reports go: standard output and files."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from claimcheck import reports
from claimcheck.cli.language import refuse
from claimcheck.config.settings import Settings
from claimcheck.model.errors import ClaimcheckError
from claimcheck.model.findings import Report
from claimcheck.model.wording import both
from claimcheck.readers.encoding import decode

Target = tuple[str, Path | None]
"""A format, and the file it goes to; None for standard output."""


def targets(settings: Settings, *, terminal: bool) -> list[Target]:
    """What is to be written where.

    Raises:
        ConfigError: there is no such format.
    """
    main = settings.format or ("full" if terminal else "plain")
    _known(main)
    wanted: list[Target] = []
    for given in settings.output:
        name, equals, file = given.partition("=")
        if equals:
            _known(name)
            wanted.append((name, Path(file)))
        else:
            wanted.append((main, None if given == "-" else Path(given)))
    if all("=" in given for given in settings.output):
        wanted.insert(0, (main, None))
    return wanted


def _known(name: str) -> None:
    names = reports.names()
    if name not in names:
        known = ", ".join(names)
        raise refuse(f"知らない出力形式「{name}」", f"unknown format {name!r}", f"使えるもの: {known}", f"known: {known}")


def context(settings: Settings, width: int, *, closing: bool) -> reports.Context:
    """How reports are rendered on this terminal."""
    wanted = {"always": True, "never": False}.get(settings.color)
    if wanted is None:
        plain = "NO_COLOR" in os.environ or os.environ.get("TERM") == "dumb"
        wanted = sys.stdout.isatty() and not plain
    return reports.Context(settings.lang, wanted, width, settings.show, closing)


def write(report: Report, wanted: list[Target], how: reports.Context) -> None:
    """Render and write every report.

    Raises:
        ClaimcheckError: a file cannot be written.
    """
    for name, path in wanted:
        if path is None:
            sys.stdout.write(reports.load(name).render(report, how))
            sys.stdout.flush()
        else:
            uncolored = reports.Context(how.lang, color=False, width=how.width, show=how.show, closing=how.closing)
            write_file(path, reports.load(name).render(report, uncolored))
        step = os.environ.get("GITHUB_STEP_SUMMARY")
        if name == "github" and step:
            with Path(step).open("a", encoding="utf-8") as summary:
                summary.write(reports.load("markdown").render(report, how))


def write_file(path: Path, text: str) -> None:
    """Write UTF-8 with the newlines of `text`.

    Raises:
        ClaimcheckError: it cannot be written.
    """
    try:
        path.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        message = both(f"書けません: {error.strerror}", f"cannot be written: {error.strerror}")
        raise ClaimcheckError(message, both("出力先を確かめてください", "check the path"), path) from None


def only_file(given: tuple[str, ...]) -> Path:
    """The one FILE of a command that writes a single format.

    Raises:
        ConfigError: there are more.
    """
    if len(given) > 1:
        raise refuse("--output は一つだけにしてください", "give one --output only")
    return Path(given[0])


def read_stdin(encoding: str | None, name: str) -> str:
    """The document on standard input.

    Raises:
        ClaimcheckError: it cannot be decoded.
    """
    try:
        return decode(sys.stdin.buffer.read(), encoding)
    except ClaimcheckError as error:
        raise ClaimcheckError(error.message, error.hint, name) from None


def progress(done: int, total: int) -> None:
    """A counter on one line of stderr, gone when it is done."""
    sys.stderr.write("\r\x1b[K" if done >= total else f"\r{done}/{total}")
    sys.stderr.flush()


def changes(paths: list[str]) -> Iterator[object]:
    """Something for each change under `paths`, until Ctrl-C.

    Raises:
        ConfigError: watchfiles is not installed.
    """
    try:
        import watchfiles  # noqa: PLC0415 - an extra
    except ImportError:
        raise refuse(
            "--watch には watchfiles が要ります", "--watch needs watchfiles",
            "pip install claimcheck[watch]", "pip install claimcheck[watch]",
        ) from None  # fmt: skip
    yield from watchfiles.watch(*paths, raise_interrupt=False)
