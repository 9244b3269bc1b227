"""The commands together."""

from typing import Any

import typer
from typer.core import TyperGroup

from claimcheck import __version__
from claimcheck.cli import check, config, extract, init, rules, schema, why
from claimcheck.cli.helptext import fold
from claimcheck.cli.language import say

_OWN_OPTIONS = ("--help", "-h", "--version", "-V", "--install-completion", "--show-completion")
_BARE = ("check", "extract", "why", "rules")
"""Commands that show their help when nothing follows them."""


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


def prepare_help(words: list[str]) -> None:
    """Make help fit to be read, where these words will show it."""
    if {"-h", "--help"} & set(words) or words in ([], *([name] for name in _BARE)):
        fold()
