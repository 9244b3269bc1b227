"""One run over a corpus: documents to claims, one by one; claims to findings, all together."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from claimcheck.model.findings import Report


@dataclass(frozen=True, slots=True)
class Options:
    """What a run needs to know besides the documents."""

    rules: tuple[Path, ...] = ()
    """Rule folders of the user, added to the built-in one."""
    facts: tuple[Path, ...] = ()
    """Facts files of the user."""
    as_of: date | None = None
    """The day to read relative dates from, where a document gives none of its own."""
    encoding: str | None = None
    select: frozenset[str] | None = None
    """Rules to run; None for all."""
    ignore: frozenset[str] = frozenset()
    severities: Mapping[str, str] = field(default_factory=dict)
    """Rule → severity that replaces the rule's own."""
    jobs: int = 1
    lang: str = "ja"
    progress: Callable[[int, int], None] | None = None
    """Called with documents done and documents in all."""
    stdin: tuple[str, str] | None = None
    """Display path and text of a document that is no file."""


def check_corpus(files: Sequence[tuple[Path, str]], options: Options) -> Report:
    """Check the documents together.

    Args:
        files: path and display path of each document.
        options: see `Options`.

    Raises:
        RuleError: a rule, lexicon or facts file is malformed.
    """
    return Report()
