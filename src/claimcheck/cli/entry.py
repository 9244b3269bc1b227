"""The way in: a call that only names documents is checked at once; Typer reads any other."""

import gc
import os
import sys
from pathlib import Path

from claimcheck.cli.language import LANGUAGE
from claimcheck.engine.kept import Keeping
from claimcheck.engine.patterns import own
from claimcheck.model.errors import ClaimcheckError

INTERRUPTED = 130
"""Exit code after Ctrl-C, as shells have it."""


def run() -> None:
    """Run the command line; errors a user can mend become one line on stderr and exit code 2."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # a pipe gets UTF-8 whatever the locale; a terminal never stops a report at a character it lacks
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")
    try:
        documents = named(sys.argv[1:])
        if documents:
            sys.exit(_check(documents))
        _command()
    except ClaimcheckError as error:
        if isinstance(error.path, Path) and error.path.is_relative_to(Path.cwd()):
            error.path = error.path.relative_to(Path.cwd())
        print(f"claimcheck: {error.said(LANGUAGE.current)}", file=sys.stderr)
        sys.exit(2)
    except BrokenPipeError:  # the reader of the pipe has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


def named(words: list[str]) -> list[str]:
    """The documents of a call that names documents and nothing else; none where it may be anything else."""
    if os.name != "posix":  # elsewhere Click expands the patterns that a shell would
        return []
    documents = words[1:] if words[:1] == ["check"] else words
    if any(not word or word.startswith("-") for word in documents):
        return []
    if documents is words and words and words[0].isalpha():  # it may be a command
        return []
    return documents


def _check(documents: list[str]) -> int:
    """Check documents as the configuration has it; Typer alone would take longer than a small document does."""
    with own():
        from claimcheck.cli.checking import Call, check_once  # noqa: PLC0415 - costly, and not what every call needs
        from claimcheck.config import layers  # noqa: PLC0415

    _settle()
    loaded = layers.load({}, os.environ, Path.cwd())
    LANGUAGE.current, Keeping.on = loaded.settings.lang, loaded.settings.cache
    return check_once(loaded, Call(documents))


def _command() -> None:
    """Any other command."""
    with own():
        from claimcheck.cli.app import app, prepare_help  # noqa: PLC0415 - as above

    _settle()
    prepare_help(sys.argv[1:])
    app(prog_name="claimcheck")


def _settle() -> None:
    """What the imports made stays; see claimcheck.__main__."""
    gc.freeze()
    gc.enable()
