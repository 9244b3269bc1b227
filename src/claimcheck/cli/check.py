"""`claimcheck check`: the command this program exists for."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from claimcheck import api
from claimcheck.cli import output
from claimcheck.cli.checking import Call, check_once
from claimcheck.cli.language import refuse, say
from claimcheck.cli.settings import with_settings
from claimcheck.config.layers import Loaded

_STDIN = "-"

_Paths = Annotated[
    list[str],
    typer.Argument(metavar="PATH…", help=say("文書かフォルダー。- は標準入力", "Documents or folders; - is standard input")),
]
_StdinFilename = Annotated[
    str,
    typer.Option(
        "--stdin-filename", metavar="NAME", help=say("標準入力の文書の名前", "Name of the document read from standard input")
    ),
]
_WriteBaseline = Annotated[
    Path | None,
    typer.Option(
        "--write-baseline", metavar="FILE", help=say("今の指摘を基準ファイルに書く", "Write the present findings to a baseline")
    ),
]
_PruneBaseline = Annotated[
    bool,
    typer.Option(
        "--prune-baseline", help=say("基準ファイルからもう無い指摘を消す", "Drop stale entries from the baseline")
    ),
]
_Statistics = Annotated[
    bool, typer.Option("--statistics", help=say("規則ごとの件数も出す", "Also print the number of findings by rule"))
]
_ShowFiles = Annotated[
    bool, typer.Option("--show-files", help=say("読む文書を出して終わる", "Print the documents that would be read"))
]
_Watch = Annotated[
    bool, typer.Option("--watch", help=say("文書が変わるたびに調べ直す", "Check again whenever a document changes"))
]
_Quiet = Annotated[bool, typer.Option("--quiet", "-q", help=say("指摘だけを出す", "Print findings only"))]
_Verbose = Annotated[
    bool, typer.Option("--verbose", "-v", help=say("読んだ文書と設定も出す", "Also print what was read"))
]


def register(app: typer.Typer) -> None:
    """Add the command."""
    about = say("文書を照合し、食い違いを出す", "Check documents against each other")
    app.command("check", help=about, no_args_is_help=True)(with_settings(_check))


def _check(
    loaded: Loaded,
    paths: _Paths,
    *,
    stdin_filename: _StdinFilename = "stdin.txt",
    write_baseline: _WriteBaseline = None,
    prune_baseline: _PruneBaseline = False,
    statistics: _Statistics = False,
    show_files: _ShowFiles = False,
    watch: _Watch = False,
    quiet: _Quiet = False,
    verbose: _Verbose = False,
) -> None:
    settings = loaded.settings
    files = [path for path in paths if path != _STDIN]
    if "" in files:  # an unset variable of a shell must not mean the whole working directory
        raise refuse("空のパスがあります", "a path is empty")
    if show_files:
        for _, shown in api.files_of(files, settings, loaded.root).files:
            print(shown)
        return
    if prune_baseline and settings.baseline is None:
        raise refuse("--prune-baseline には --baseline が要ります", "--prune-baseline needs --baseline")
    if verbose:
        print(say("設定: ", "configuration: ") + str(loaded.file or say("なし", "none")), file=sys.stderr)
    typed = None
    if _STDIN in paths:
        typed = (stdin_filename, output.read_stdin(settings.encoding, stdin_filename))
    call = Call(files, typed, write_baseline, prune_baseline, statistics, quiet, verbose)
    code = check_once(loaded, call)
    if watch:
        for _ in output.changes(files):
            code = check_once(loaded, call)
    raise typer.Exit(code)
