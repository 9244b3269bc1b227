"""JSON for other programs, as `claimcheck schema` describes it."""

from claimcheck.model.findings import Report
from claimcheck.model.output import report_file
from claimcheck.reports import Context

NAME = "json"


def render(report: Report, context: Context) -> str:
    """All findings of every severity, sorted, without timestamps."""
    return report_file(report, context.lang).model_dump_json(indent=2) + "\n"
