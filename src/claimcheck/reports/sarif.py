"""SARIF 2.1.0, as GitHub code scanning and editors read it."""

import json
from typing import Any
from urllib.parse import quote

from claimcheck import __version__
from claimcheck.model.findings import Evidence, Finding, Report, Severity
from claimcheck.model.quotes import passage, sides
from claimcheck.model.wording import in_language
from claimcheck.reports import Context

NAME = "sarif"

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}

Json = dict[str, Any]


def render(report: Report, context: Context) -> str:
    """One run; the first passage is the location of a result, the others are linked from its message."""
    silenced = [(item.finding, {"kind": "inSource", "justification": item.reason}) for item in report.silenced]
    known = [(finding, {"kind": "external", "justification": review.comment}) for finding, review in report.reviewed]
    rules = sorted({finding.rule for finding, _ in [*silenced, *known]} | {item.rule for item in report.findings})
    results = [
        *(_result(report, finding, rules, []) for finding in report.findings),
        *(_result(report, finding, rules, [suppression]) for finding, suppression in [*silenced, *known]),
    ]
    run = {
        "tool": {"driver": {"name": "claimcheck", "version": __version__, "rules": [_rule(report, rule) for rule in rules]}},
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": not any(failure.fatal for failure in report.failures),
                "toolExecutionNotifications": [
                    {
                        "level": "error" if failure.fatal else "warning",
                        "message": {"text": in_language(failure.message, context.lang)},
                        "locations": [{"physicalLocation": {"artifactLocation": _artifact(failure.path)}}],
                    }
                    for failure in report.failures
                ],
            }
        ],
        "results": results,
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(report: Report, rule: str) -> Json:
    title, why = report.rules.get(rule, ("", ""))
    described = {"shortDescription": {"text": title}, "fullDescription": {"text": why}} if title else {}
    return {"id": rule, **described}


def _result(report: Report, finding: Finding, rules: list[str], suppressions: list[Json]) -> Json:
    ordered = [item for items in sides(finding).values() for item in items]
    first = finding.evidence[0]
    others = [item for item in ordered if item is not first]
    links = "".join(f" [{item.side}: {_linked(report, item)}]({number})" for number, item in enumerate(others, 1))
    result = {
        "ruleId": finding.rule,
        "ruleIndex": rules.index(finding.rule),
        "level": _LEVELS[finding.severity],
        "message": {"text": _escaped(finding.message) + links},
        "locations": [{"physicalLocation": _place(report, first)}],
        "relatedLocations": [
            {
                "id": number,
                "physicalLocation": _place(report, item),
                "message": {"text": f"{item.side}: {item.reading}"},
            }
            for number, item in enumerate(others, 1)
        ],
        "partialFingerprints": {"claimcheck/v1": finding.fingerprint},
        "rank": round(finding.confidence * 100, 2),
        "properties": {"subject": finding.subject, "attribute": finding.attribute},
    }
    return {**result, "suppressions": suppressions} if suppressions else result


def _linked(report: Report, item: Evidence) -> str:
    shown = passage(report, item)
    return _escaped(f"{shown.value} ({shown.path}:{shown.line})")


def _escaped(text: str) -> str:
    """Text in which SARIF sees no links of its own."""
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")


def _artifact(path: str) -> Json:
    return {"uri": quote(path), "uriBaseId": "%SRCROOT%"}


def _place(report: Report, item: Evidence) -> Json:
    document = report.documents[item.path]
    line, column = document.line_column(item.span.start)
    end_line, end_column = document.line_column(item.span.end)
    region = {
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
        "charOffset": item.span.start,
        "charLength": item.span.end - item.span.start,
        "snippet": {"text": document.text[item.span.start : item.span.end]},
    }
    context = {
        "startLine": document.line_column(item.sentence.start)[0],
        "snippet": {"text": document.text[item.sentence.start : item.sentence.end]},
    }
    return {"artifactLocation": _artifact(item.path), "region": region, "contextRegion": context}
