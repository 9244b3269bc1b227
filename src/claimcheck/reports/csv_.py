"""CSV for spreadsheets: one row for each passage."""

import csv
from io import StringIO

from claimcheck.model.findings import Report
from claimcheck.model.output import finding_id
from claimcheck.model.pattern import regex
from claimcheck.model.quotes import passage, reasons, sides
from claimcheck.reports import Context

NAME = "csv"

_COLUMNS = (
    "id", "rule", "severity", "confidence", "message", "subject", "attribute", "side", "path", "line", "column", "start",
    "end", "text", "sentence", "reading", "why", "fingerprint",
)  # fmt: skip
_FORMULA = regex(r"[=@\t\r]|[+\-](?![\d.])")


def render(report: Report, context: Context) -> str:
    """With a byte order mark, without which spreadsheets take UTF-8 for a legacy encoding."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(_COLUMNS)
    for finding in context.shown(report):
        why = "\n".join(reasons(finding, context.lang))
        for side, items in sides(finding).items():
            for item in items:
                shown = passage(report, item)
                row = (
                    finding_id(finding), finding.rule, str(finding.severity), f"{finding.confidence:.2f}", finding.message,
                    finding.subject, finding.attribute, side, shown.path, shown.line, shown.column, item.span.start,
                    item.span.end, shown.value, shown.sentence, item.reading, why, finding.fingerprint,
                )  # fmt: skip
                writer.writerow([_inert(cell) for cell in row])
    return "\ufeff" + out.getvalue()


def _inert(cell: str | int) -> str | int:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else cell
