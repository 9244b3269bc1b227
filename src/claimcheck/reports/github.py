"""Workflow commands of GitHub Actions: annotations on the lines of a pull request."""

from claimcheck.model.closing import closing_line
from claimcheck.model.findings import Finding, Report, Severity
from claimcheck.model.quotes import passage, quotes, sides
from claimcheck.reports import Context

NAME = "github"

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_AROUND = 40
_LIMIT = 10
"""Annotations of one level that GitHub shows for a step; more are silently dropped there."""


def render(report: Report, context: Context) -> str:
    """Errors first; what exceeds the limit of a level follows as plain lines of the log."""
    commands: list[str] = []
    rest: list[str] = []
    for severity in Severity:
        found = [finding for finding in context.shown(report) if finding.severity is severity]
        commands += [_command(report, finding, context) for finding in found[:_LIMIT]]
        for finding in found[_LIMIT:]:
            where = passage(report, finding.evidence[0]).where
            rest.append(f"{where}: {finding.severity} {finding.rule} {_one_line(finding.message)}")
    closing = [_one_line(closing_line(report, context.lang))] if context.closing else []
    return "".join(f"{line}\n" for line in [*commands, *rest, *closing])


def _command(report: Report, finding: Finding, context: Context) -> str:
    first = passage(report, finding.evidence[0])
    document = report.documents[first.path]
    end_line, end_column = document.line_column(finding.evidence[0].span.end)
    position = f"file={_property(first.path)},line={first.line},endLine={end_line},col={first.column}"
    if end_line == first.line:
        position += f",endColumn={end_column}"
    lines = [finding.message]
    for side, items in sides(finding).items():
        lines += [
            f"{side} {quote.first.path}:{quote.first.line} {quote.marked()} = {' / '.join(quote.readings)}"
            for quote in quotes(report, items, _AROUND)
        ]
    lines += finding.explanation
    if finding.suggestion:
        lines.append(f"{context.say('修正案', 'suggestion')}: {finding.suggestion}")
    title = _property(f"claimcheck {finding.rule}")
    return f"::{_LEVELS[finding.severity]} {position},title={title}::{_data(chr(10).join(lines))}"


def _one_line(text: str) -> str:
    """A log line that is no command of its own."""
    line = " ".join(text.split())
    return line.replace("::", ": :") if line.startswith("::") else line


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
