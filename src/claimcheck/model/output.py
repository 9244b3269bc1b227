"""The report as other programs read it. The JSON Schema of `claimcheck schema` is that of these models."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from claimcheck import __version__
from claimcheck.model.findings import Evidence, Finding, Report, Severity
from claimcheck.model.quotes import passage
from claimcheck.model.wording import in_language


class _Output(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Tool(_Output):
    """What wrote the file."""

    name: Literal["claimcheck"] = "claimcheck"
    version: str = __version__


class Counts(_Output):
    """Findings by severity."""

    error: int = 0
    warning: int = 0
    note: int = 0


class Summary(_Output):
    """How much was read, and what came of it."""

    documents: int
    claims: int
    groups: int = Field(description="Groups of claims that were compared with each other.")
    skipped: int = Field(description="Files of an unsupported type met in a folder.")
    findings: Counts
    suppressed: int = Field(description="Findings that a comment in a document suppresses.")
    baselined: int = Field(description="Findings that the baseline knows.")


class EvidencePassage(_Output):
    """A passage on one side of a finding."""

    side: str = Field(description="a, b, c …: passages that agree share a side.")
    path: str = Field(description="POSIX path relative to the working directory.")
    start: int = Field(description="First code point of the value in the decoded text, from 0.")
    end: int = Field(description="Code point after its last.")
    line: int = Field(description="From 1.")
    column: int = Field(description="From 1, in code points.")
    locator: str | None = Field(description="Page, sheet cell … where the format has them.")
    text: str = Field(description="The value as written.")
    sentence: str = Field(description="The sentence it stands in.")
    normalized: dict[str, Any] = Field(description="The value as understood; numbers are decimal strings.")


class ComparisonResult(_Output):
    """Why the sides cannot both hold."""

    relation: str
    difference: str | None
    tolerance: str | None
    rate: str | None = Field(description="Exchange or conversion rate that was used, with its day and source.")
    fact: dict[str, str] | None = Field(description="The reference fact, with its source.")


class FindingEntry(_Output):
    """One dispute, with every mention on its side."""

    id: str = Field(description="Rule and the start of the fingerprint; unique within a report.")
    fingerprint: str = Field(description="Stays the same under edits elsewhere; baselines match on it.")
    rule: str
    severity: Severity
    confidence: float
    message: str
    subject: str
    attribute: str
    evidence: list[EvidencePassage]
    comparison: ComparisonResult
    explanation: list[str]
    suggestion: str | None


class SuppressionEntry(_Output):
    """A finding that a comment in a document suppresses."""

    fingerprint: str
    rule: str
    path: str
    line: int = Field(description="Line of the comment.")
    reason: str


class ErrorEntry(_Output):
    """Something that could not be read or used."""

    path: str
    message: str


class ReportFile(_Output):
    """Everything one run found out."""

    schema_version: Literal["1.0"] = "1.0"
    tool: Tool = Tool()
    position_encoding: Literal["unicode-codepoint"] = "unicode-codepoint"
    summary: Summary
    findings: list[FindingEntry]
    suppressions: list[SuppressionEntry]
    errors: list[ErrorEntry]


def report_file(report: Report, lang: str = "ja") -> ReportFile:
    """`report` in the form other programs read."""
    return ReportFile(
        summary=summary(report),
        findings=[finding_entry(report, finding) for finding in report.findings],
        suppressions=[
            SuppressionEntry(
                fingerprint=item.finding.fingerprint,
                rule=item.finding.rule,
                path=item.path,
                line=item.line,
                reason=item.reason,
            )
            for item in report.silenced
        ],
        errors=[ErrorEntry(path=item.path, message=in_language(item.message, lang)) for item in report.failures],
    )


def summary(report: Report) -> Summary:
    """The figures of a run."""
    counts = {severity.value: 0 for severity in Severity}
    for finding in report.findings:
        counts[finding.severity.value] += 1
    return Summary(
        documents=report.document_count,
        claims=report.claims,
        groups=report.groups,
        skipped=report.skipped,
        findings=Counts(**counts),
        suppressed=report.suppressed,
        baselined=report.baselined,
    )


def finding_id(finding: Finding) -> str:
    """Rule and the start of the fingerprint."""
    return f"{finding.rule}-{finding.fingerprint[:10]}"


def finding_entry(report: Report, finding: Finding) -> FindingEntry:
    """One finding in the form other programs read."""
    return FindingEntry(
        id=finding_id(finding),
        fingerprint=finding.fingerprint,
        rule=finding.rule,
        severity=finding.severity,
        confidence=round(finding.confidence, 4),
        message=finding.message,
        subject=finding.subject,
        attribute=finding.attribute,
        evidence=[evidence_passage(report, item) for item in finding.evidence],
        comparison=ComparisonResult(
            relation=finding.comparison.relation,
            difference=finding.comparison.difference or None,
            tolerance=finding.comparison.tolerance or None,
            rate=finding.comparison.rate or None,
            fact=finding.comparison.fact,
        ),
        explanation=list(finding.explanation),
        suggestion=finding.suggestion or None,
    )


def evidence_passage(report: Report, evidence: Evidence) -> EvidencePassage:
    """One passage in the form other programs read: its text exactly as it stands in the document."""
    shown = passage(report, evidence)
    text = report.documents[evidence.path].text
    return EvidencePassage(
        side=evidence.side,
        path=evidence.path,
        start=evidence.span.start,
        end=evidence.span.end,
        line=shown.line,
        column=shown.column,
        locator=shown.locator or None,
        text=text[evidence.span.start : evidence.span.end],
        sentence=text[evidence.sentence.start : evidence.sentence.end],
        normalized=evidence.normalized,
    )
