"""`claimcheck check`: the command this program exists for."""

import shutil
import sys
from collections import Counter
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from claimcheck import api
from claimcheck.cli import output
from claimcheck.cli.settings import refuse, say, with_settings
from claimcheck.config.layers import Loaded
from claimcheck.engine import baseline
from claimcheck.model.closing import closing_line
from claimcheck.model.findings import Report
from claimcheck.model.wording import in_language

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
    call = _Call(files, typed, write_baseline, prune_baseline, statistics, quiet, verbose)
    code = _once(loaded, call)
    if watch:
        for _ in output.changes(files):
            code = _once(loaded, call)
    raise typer.Exit(code)


class _Call(NamedTuple):
    """The options of one call that are no settings."""

    files: list[str]
    stdin: tuple[str, str] | None
    write_baseline: Path | None
    prune_baseline: bool
    statistics: bool
    quiet: bool
    verbose: bool


def _once(loaded: Loaded, call: _Call) -> int:
    """Check, write, and say with which exit code it ended."""
    settings = loaded.settings
    if call.write_baseline is not None and settings.baseline is not None and not settings.baseline.is_file():
        settings = settings.model_copy(update={"baseline": None})  # it is about to be made
    targets = output.targets(settings, terminal=sys.stdout.isatty())
    report = api.check(
        call.files,
        settings,
        root=loaded.root,
        stdin=call.stdin,
        progress=None if call.quiet or not sys.stderr.isatty() else output.progress,
        coverage=any(name == "html" for name, _ in targets),
    )
    context = output.context(settings, shutil.get_terminal_size((80, 24)).columns, closing=not call.quiet)
    output.write(report, targets, context)
    _tell(report, settings.lang, verbose=call.verbose)
    if call.statistics:
        _print_statistics(report)
    if not call.quiet and all(path is not None for _, path in targets):
        print(closing_line(report, settings.lang), file=sys.stderr)
    file = call.write_baseline or (settings.baseline if call.prune_baseline else None)
    if file is None:
        return api.exit_code(report, settings.fail_on)
    new = call.write_baseline is not None
    output.write_file(file, baseline.render(report, new=new, stale=not call.prune_baseline))
    return api.exit_code(report, "never")


def _print_statistics(report: Report) -> None:
    counts = Counter(finding.rule for finding in report.findings)
    for rule, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        print(f"{count:>6} {rule}")


def _tell(report: Report, lang: str, *, verbose: bool) -> None:
    """What went wrong or deserves a word, on stderr."""
    for failure in report.failures:
        print(f"claimcheck: {failure.path}: {in_language(failure.message, lang)}", file=sys.stderr)
    if not report.document_count and not report.failures:
        message = say(
            "文書がありません。読める文書のあるフォルダーを指定してください", "no documents; name a folder that has some"
        )
        print(f"claimcheck: {message}", file=sys.stderr)
    if report.stale:
        message = say(
            f"基準ファイルの {len(report.stale)} 件はもう出ません(--prune-baseline で消せます)",
            f"{len(report.stale)} entries of the baseline match nothing (--prune-baseline drops them)",
        )
        print(f"claimcheck: {message}", file=sys.stderr)
    if verbose:
        for review in report.stale:
            print(f"  {review.rule} {review.summary} [{review.fingerprint}]", file=sys.stderr)
        for path in sorted(report.documents):
            print(path, file=sys.stderr)
