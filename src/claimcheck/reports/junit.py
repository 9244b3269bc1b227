"""JUnit XML: a suite for each document, a failing case for each finding reported in it."""

from xml.etree import ElementTree as ET

from claimcheck.model.findings import Finding, Report
from claimcheck.model.pattern import regex
from claimcheck.model.quotes import passage, reasons, sides
from claimcheck.model.wording import in_language
from claimcheck.reports import Context

NAME = "junit"

_NO_XML = regex("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(report: Report, context: Context) -> str:
    """A document without findings has one passing case, so that it is seen to have been checked."""
    root = ET.Element("testsuites", name="claimcheck")
    by_path: dict[str, list[Finding]] = {path: [] for path in sorted(report.documents)}
    for finding in context.shown(report):
        by_path[finding.evidence[0].path].append(finding)
    total = 0
    for path, findings in by_path.items():
        suite = _suite(root, path, max(1, len(findings)), failures=len(findings))
        total += max(1, len(findings))
        for finding in findings:
            _case(suite, report, finding, context)
        if not findings:
            ET.SubElement(suite, "testcase", classname=_clean(path), name="claimcheck")
    for failure in report.failures:
        total += 1
        suite = _suite(root, failure.path, 1, errors=1)
        case = ET.SubElement(suite, "testcase", classname=_clean(failure.path), name="read")
        ET.SubElement(case, "error", message=_clean(in_language(failure.message, context.lang)))
    root.set("tests", str(total))
    root.set("failures", str(sum(map(len, by_path.values()))))
    root.set("errors", str(len(report.failures)))
    ET.indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _suite(root: ET.Element, path: str, tests: int, failures: int = 0, errors: int = 0) -> ET.Element:
    counts = {"tests": str(tests), "failures": str(failures), "errors": str(errors)}
    return ET.SubElement(root, "testsuite", {"name": _clean(path), **counts})


def _case(suite: ET.Element, report: Report, finding: Finding, context: Context) -> None:
    first = passage(report, finding.evidence[0])
    name = f"{finding.rule} {first.line}:{first.column} {finding.subject} {finding.attribute}".strip()
    case = ET.SubElement(suite, "testcase", classname=_clean(first.path), name=_clean(name))
    failure = ET.SubElement(case, "failure", message=_clean(finding.message), type=str(finding.severity))
    lines = [
        f"{side} {passage(report, item).where} {passage(report, item).sentence} = {item.reading}"
        for side, items in sides(finding).items()
        for item in items
    ]
    failure.text = _clean("\n".join([*lines, *reasons(finding, context.lang)]))


def _clean(text: str) -> str:
    """Text without the characters that XML cannot hold."""
    return _NO_XML.sub("\ufffd", text)
