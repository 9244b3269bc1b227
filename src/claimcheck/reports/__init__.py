"""Output formats, one module each, found by a scan of this folder.

A format is a module with `NAME` and `render(report, context) -> str`; its file is called like the format, with `_` for `-`
and a closing `_` where the name is taken by the standard library (json_.py is `json`).
"""

import importlib
from pathlib import Path
from typing import NamedTuple, Protocol, cast

from claimcheck.model.findings import Finding, Report, Severity
from claimcheck.model.wording import Lang


class Context(NamedTuple):
    """How a report is to be rendered."""

    lang: Lang = "ja"
    color: bool = False
    """Whether ANSI colours may be used."""
    width: int = 80
    """Columns of the terminal."""
    show: Severity = Severity.WARNING
    """The least severity that formats for people show; JSON has all."""

    closing: bool = True
    """Whether formats for people end with a line that says what was done."""

    def shown(self, report: Report) -> list[Finding]:
        """The findings to show to people."""
        return [finding for finding in report.findings if finding.severity.rank <= self.show.rank]

    def say(self, ja: str, en: str) -> str:
        """The wording for the reader's language."""
        return en if self.lang == "en" else ja


class Format(Protocol):
    """What a module of this package offers."""

    NAME: str

    def render(self, report: Report, context: Context) -> str:
        """The whole report as text, with a newline at its end."""
        ...


def names() -> list[str]:
    """All formats, sorted."""
    return sorted(
        path.stem.rstrip("_").replace("_", "-")
        for path in Path(__file__).parent.glob("*.py")
        if not path.name.startswith("_")
    )


def load(name: str) -> Format:
    """The format called `name`, which must be one of `names()`."""
    stem = name.replace("-", "_")
    folder = Path(__file__).parent
    module = stem if (folder / f"{stem}.py").is_file() else f"{stem}_"
    return cast("Format", importlib.import_module(f"claimcheck.reports.{module}"))
