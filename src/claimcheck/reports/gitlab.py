"""The code quality report of GitLab."""

import json

from claimcheck.model.findings import Report, Severity
from claimcheck.model.quotes import passage
from claimcheck.reports import Context

NAME = "gitlab"

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def render(report: Report, context: Context) -> str:
    """A list with one entry for each finding, on its first passage."""
    entries = []
    for finding in context.shown(report):
        first = passage(report, finding.evidence[0])
        others = [passage(report, item).where for item in finding.evidence[1:]]
        entries.append(
            {
                "description": finding.message + (f" ({' / '.join(others)})" if others else ""),
                "check_name": finding.rule,
                "fingerprint": finding.fingerprint,
                "severity": _SEVERITIES[finding.severity],
                "location": {"path": first.path, "lines": {"begin": first.line}},
            }
        )
    return json.dumps(entries, ensure_ascii=False, indent=2) + "\n"
