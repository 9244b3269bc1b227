"""The commands together, and what happens to errors."""

import gc
import os
import sys
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperGroup

from claimcheck import __version__
from claimcheck.cli import check, config, extract, init, rules, schema, why
from claimcheck.cli.helptext import fold
from claimcheck.cli.settings import LANGUAGE, say
from claimcheck.model.errors import ClaimcheckError

_OWN_OPTIONS = ("--help", "-h", "--version", "-V", "--install-completion", "--show-completion")
_BARE = ("check", "extract", "why", "rules")
"""Commands that show their help when nothing follows them."""
INTERRUPTED = 130
"""Exit code after Ctrl-C, as shells have it."""


class CheckByDefault(TyperGroup):
    """`claimcheck PATH…` means `claimcheck check PATH…`; a known command name wins."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - click's context
        """Put `check` in front where no command is named."""
        if args and args[0] not in self.commands and args[0] not in _OWN_OPTIONS:
            args = ["check", *args]
        return super().parse_args(ctx, args)


app = typer.Typer(
    cls=CheckByDefault,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=say(
        "日本語文書のあいだで食い違う日付・金額・割合・名前・数を見つけます。"
        "claimcheck PATH… は claimcheck check PATH… と同じです。",
        "Finds dates, amounts, percentages, names and counts that contradict each other in Japanese documents. "
        "claimcheck PATH… is the same as claimcheck check PATH….",
    ),
)
for _module in (check, extract, why, rules, config, schema, init):
    _module.register(app)


def _version(*, wanted: bool) -> None:
    if wanted:
        typer.echo(f"claimcheck {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    *,
    version: bool = typer.Option(
        False, "--version", "-V", callback=lambda value: _version(wanted=value), is_eager=True, help=say("版", "Version")
    ),
) -> None:
    pass


def run() -> None:
    """Run the command line; errors a user can mend become one line on stderr and exit code 2."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # a pipe gets UTF-8 whatever the locale; a terminal never stops a report at a character it lacks
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")
    gc.freeze()  # what the imports made stays; see claimcheck.__main__
    gc.enable()
    if {"-h", "--help"} & set(sys.argv) or sys.argv[1:] in ([], *([name] for name in _BARE)):
        fold()
    try:
        app(prog_name="claimcheck")
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
