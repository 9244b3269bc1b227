"""One line for each finding."""

from claimcheck.model.closing import closing_line
from claimcheck.model.findings import Report
from claimcheck.model.quotes import passage
from claimcheck.reports import Context

NAME = "concise"


def render(report: Report, context: Context) -> str:
    """`path:line:col: severity rule message`, and a closing line."""
    lines = [
        f"{passage(report, finding.evidence[0]).where}: {finding.severity} {finding.rule} {finding.message}"
        for finding in context.shown(report)
    ]
    if context.closing:
        lines.append(closing_line(report, context.lang, context.show))
    return "".join(f"{line}\n" for line in lines)
