"""One block of plain lines for each finding: what a pipe or a log gets."""

from claimcheck.model.closing import closing_line
from claimcheck.model.findings import Finding, Report
from claimcheck.model.quotes import passage, quotes, reasons, sides
from claimcheck.reports import Context

NAME = "plain"
_AROUND = 60


def render(report: Report, context: Context) -> str:
    """Blocks that begin with `path:line:col: severity rule message`, and a closing line."""
    lines: list[str] = []
    for finding in context.shown(report):
        lines += [*_block(report, finding, context), ""]
    if context.closing:
        lines.append(closing_line(report, context.lang, context.show))
    return "".join(f"{line}\n" for line in lines)


def _block(report: Report, finding: Finding, context: Context) -> list[str]:
    first = passage(report, finding.evidence[0])
    lines = [f"{first.where}: {finding.severity} {finding.rule} {finding.message}"]
    for side, evidence in sides(finding).items():
        for quote in quotes(report, evidence, _AROUND):
            lines.append(f"  {side} {quote.first.where}: {quote.marked()}")
            if quote.readings:
                lines.append(f"      = {' / '.join(quote.readings)}")
    return lines + [f"  - {reason}" for reason in reasons(finding, context.lang)]
