"""One JSON object a line for each finding, in the form it has in the JSON report."""

from claimcheck.model.findings import Report
from claimcheck.model.output import finding_entry
from claimcheck.reports import Context

NAME = "json-lines"


def render(report: Report, context: Context) -> str:
    """All findings of every severity; nothing at all where there are none."""
    return "".join(f"{finding_entry(report, finding).model_dump_json()}\n" for finding in report.findings)
