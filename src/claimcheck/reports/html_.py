"""The review page: one self-contained file to read disputes side by side, mark them, and export a baseline."""

import base64
import hashlib
from itertools import combinations
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from claimcheck import __version__
from claimcheck.model.closing import closing_line
from claimcheck.model.findings import Agreement, Finding, Report, Review
from claimcheck.model.quotes import passage, quotes, reasons, sides
from claimcheck.model.scale import draw
from claimcheck.model.wording import in_language
from claimcheck.reports import Context

NAME = "html"

_FOLDER = Path(__file__).parent / "review"
_MATRIX_LIMIT = 30
"""Documents in the matrix, those with most disputes first; beyond that nobody reads it."""

Json = dict[str, Any]


def render(report: Report, context: Context) -> str:
    """All findings, the gravest first, those of the baseline with their status."""
    environment = Environment(
        loader=FileSystemLoader(_FOLDER), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    style, script = ((_FOLDER / name).read_text("utf-8") for name in ("page.css", "page.js"))
    findings = [
        *((finding, None) for finding in report.findings),
        *((finding, review) for finding, review in report.reviewed),
    ]
    findings.sort(key=lambda pair: pair[0].severity.rank)
    paths = sorted({item.path for finding, _ in findings for item in finding.evidence})
    page = environment.get_template("page.html.j2").render(
        lang=context.lang,
        say=context.say,
        version=__version__,
        closing=closing_line(report, context.lang),
        style=style,
        script=script,
        style_hash=_hash(style),
        script_hash=_hash(script),
        findings=[_finding(report, finding, review, context) for finding, review in findings],
        rules=sorted({finding.rule for finding, _ in findings}),
        paths=paths,
        matrix=_matrix([finding for finding, _ in findings]),
        agreements=[_agreement(report, item) for item in report.agreements],
        failures=[(item.path, in_language(item.message, context.lang)) for item in report.failures],
        silenced=[(item.path, item.line, item.finding, item.reason) for item in report.silenced],
        stale=report.stale,
    )
    return page.rstrip() + "\n"


def _hash(text: str) -> str:
    """What the page's Content-Security-Policy allows: this script and this style, no others."""
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _finding(report: Report, finding: Finding, review: Review | None, context: Context) -> Json:
    grouped = sides(finding)
    return {
        "fingerprint": finding.fingerprint,
        "rule": finding.rule,
        "title": report.rules.get(finding.rule, ("", ""))[0],
        "severity": finding.severity,
        "confidence": f"{finding.confidence:.2f}",
        "message": finding.message,
        "sides": [(side, quotes(report, items)) for side, items in grouped.items()],
        "reasons": reasons(finding, context.lang),
        "paths": sorted({item.path for item in finding.evidence}),
        "scales": draw([(side, item) for side, items in grouped.items() for item in items]),
        "status": review.status if review else "",
        "comment": review.comment if review else "",
        "reviewer": review.reviewer if review else "",
    }


def _agreement(report: Report, agreement: Agreement) -> Json:
    return {
        "subject": agreement.subject,
        "attribute": agreement.attribute,
        "passages": [passage(report, item) for item in agreement.evidence],
    }


def _matrix(findings: list[Finding]) -> Json:
    """How many disputes each pair of documents has; on the diagonal those inside one document."""
    counts: dict[tuple[str, str], int] = {}
    totals: dict[str, int] = {}
    for finding in findings:
        paths = sorted({item.path for item in finding.evidence})
        pairs = list(combinations(paths, 2)) if len(paths) > 1 else [(paths[0], paths[0])]
        for left, right in pairs:
            counts[left, right] = counts.get((left, right), 0) + 1
        for path in paths:
            totals[path] = totals.get(path, 0) + 1
    kept = sorted(sorted(totals, key=lambda path: (-totals[path], path))[:_MATRIX_LIMIT])
    rows = [[counts.get((min(row, column), max(row, column)), 0) for column in kept] for row in kept]
    return {"paths": kept, "rows": rows}
