"""Reviewdog Diagnostic Format."""

import json
from typing import Any

from claimcheck.model.findings import Evidence, Report, Severity
from claimcheck.model.quotes import passage, sides
from claimcheck.reports import Context

NAME = "rdjson"

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.NOTE: "INFO"}


def render(report: Report, context: Context) -> str:
    """Columns count bytes of UTF-8, as reviewdog wants them."""
    diagnostics = []
    for finding in context.shown(report):
        others = [
            f"{side} {passage(report, item).where} {passage(report, item).value} = {item.reading}"
            for side, items in sides(finding).items()
            for item in items
        ]
        diagnostics.append(
            {
                # other passages go into the message: reviewdog refuses fields that its version does not know
                "message": "\n".join([finding.message, *others, *finding.explanation]),
                "location": _location(report, finding.evidence[0]),
                "severity": _SEVERITIES[finding.severity],
                "code": {"value": finding.rule},
            }
        )
    result = {"source": {"name": "claimcheck"}, "diagnostics": diagnostics}
    return json.dumps(result, ensure_ascii=False, indent=2) + "\n"


def _location(report: Report, item: Evidence) -> dict[str, Any]:
    start, end = _position(report, item, item.span.start), _position(report, item, item.span.end)
    return {"path": passage(report, item).path, "range": {"start": start, "end": end}}


def _position(report: Report, item: Evidence, offset: int) -> dict[str, int]:
    document = report.documents[item.path]
    line, column = document.line_column(offset)
    before = document.text[offset - column + 1 : offset]
    return {"line": line, "column": len(before.encode("utf-8", errors="replace")) + 1}
