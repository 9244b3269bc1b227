"""One check as a command makes it: what is read, what is written where, and the exit code."""

import os
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from claimcheck import api
from claimcheck.cli import output
from claimcheck.cli.language import say
from claimcheck.config.layers import Loaded
from claimcheck.engine import baseline
from claimcheck.model.closing import closing_line
from claimcheck.model.findings import Report
from claimcheck.model.wording import Lang, in_language

_WIDTH = 80


class Call(NamedTuple):
    """The options of one call that are no settings."""

    files: list[str]
    stdin: tuple[str, str] | None = None
    write_baseline: Path | None = None
    prune_baseline: bool = False
    statistics: bool = False
    quiet: bool = False
    verbose: bool = False


def check_once(loaded: Loaded, call: Call) -> int:
    """Check, write, and say with which exit code it ended."""
    settings = loaded.settings
    if call.write_baseline is not None and settings.baseline is not None and not settings.baseline.is_file():
        settings = replace(settings, baseline=None)  # it is about to be made
    targets = output.targets(settings, terminal=sys.stdout.isatty())
    report = api.check(
        call.files,
        settings,
        root=loaded.root,
        stdin=call.stdin,
        progress=None if call.quiet or not sys.stderr.isatty() else output.progress,
        coverage=any(name == "html" for name, _ in targets),
    )
    context = output.context(settings, _columns(), closing=not call.quiet)
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


def _columns() -> int:
    """How wide the terminal is, as `shutil.get_terminal_size` has it; that would bring every kind of archive along."""
    told = os.environ.get("COLUMNS", "")
    if told.isdecimal() and int(told):
        return int(told)
    try:
        return os.get_terminal_size(sys.__stdout__.fileno() if sys.__stdout__ else -1).columns or _WIDTH
    except (OSError, ValueError):
        return _WIDTH


def _print_statistics(report: Report) -> None:
    counts = Counter(finding.rule for finding in report.findings)
    for rule, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        print(f"{count:>6} {rule}")


def tell_failures(report: Report, lang: Lang) -> None:
    """What could not be read, a line each on stderr."""
    for failure in report.failures:
        print(f"claimcheck: {failure.path}: {in_language(failure.message, lang)}", file=sys.stderr)


def _tell(report: Report, lang: Lang, *, verbose: bool) -> None:
    """What went wrong or deserves a word, on stderr."""
    tell_failures(report, lang)
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
