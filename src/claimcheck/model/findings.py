"""Findings and the report: what the checks yield and what the reports render."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple

from claimcheck.model.claims import Claim
from claimcheck.model.document import Document
from claimcheck.model.span import Span


class Severity(StrEnum):
    """How sure we are that an editor must act."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True)
class Evidence:
    """One passage on one side of a finding."""

    side: str
    """a, b, c …: what agrees shares a side."""
    path: str
    span: Span
    sentence: Span
    normalized: dict[str, Any]
    """The value as understood, ready for JSON."""
    reading: str
    """The value as understood, for a reader: 80兆円 [75兆円, 85兆円)."""
    witness: bool = False
    """Whether it only bears out what the rest shows: a finding is the same with it and without."""


class Comparison(NamedTuple):
    """Why the sides cannot both hold."""

    relation: str
    """disjoint | ratio | order | calendar | reference …"""
    difference: str = ""
    tolerance: str = ""
    rate: str = ""
    """Exchange or conversion rate that was used, with its day and source."""
    fact: dict[str, str] | None = None
    """The reference fact, with its source."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One dispute, with every mention on its side."""

    rule: str
    severity: Severity
    confidence: float
    message: str
    subject: str
    attribute: str
    evidence: tuple[Evidence, ...]
    comparison: Comparison
    explanation: tuple[str, ...] = ()
    suggestion: str = ""
    fingerprint: str = ""

    @property
    def first(self) -> tuple[str, int]:
        """Where it is reported: its first passage."""
        item = self.evidence[0]
        return item.path, item.span.start


class Failure(NamedTuple):
    """A file that could not be read, or a fact that could not be used."""

    path: str
    message: str
    fatal: bool = True
    """Whether the run must end with exit code 2."""


class Status(StrEnum):
    """What a reviewer made of a finding."""

    ACCEPTED = "accepted"
    FALSE_POSITIVE = "false-positive"
    TODO = "todo"


class Review(NamedTuple):
    """A reviewer's word on one finding, as a baseline file keeps it."""

    fingerprint: str
    status: Status = Status.TODO
    comment: str = ""
    reviewer: str = ""
    rule: str = ""
    summary: str = ""
    """What the finding said when it was written down, so that a stale entry can be told."""


class Silenced(NamedTuple):
    """A finding that a comment in a document suppresses."""

    finding: Finding
    path: str
    line: int
    """1-based line of the comment."""
    reason: str


class Agreement(NamedTuple):
    """Passages that were compared and say the same, so that a reviewer sees what was covered."""

    subject: str
    attribute: str
    evidence: tuple[Evidence, ...]


@dataclass(slots=True)
class Report:
    """Everything one run found out."""

    findings: list[Finding] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    documents: dict[str, Document] = field(default_factory=dict)
    """Path → document, for quoting; only what findings need is kept for large runs."""
    read: int = 0
    """Documents read, where `documents` does not keep them all."""
    claims: int = 0
    groups: int = 0
    """Groups of claims that were compared with each other."""
    skipped: int = 0
    """Files of an unsupported type met in a folder."""
    suppressed: int = 0
    baselined: int = 0
    claim_list: list[Claim] = field(default_factory=list)
    rules: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Rule → its title and why it matters, in the language of the messages."""
    agreements: list[Agreement] = field(default_factory=list)
    silenced: list[Silenced] = field(default_factory=list)
    """The findings counted in `suppressed`, with the reasons given."""
    reviewed: list[tuple[Finding, Review]] = field(default_factory=list)
    """The findings counted in `baselined`, with what the baseline says of them."""
    stale: list[Review] = field(default_factory=list)
    """Entries of the baseline that match no finding any more."""

    @property
    def document_count(self) -> int:
        """Documents that were read."""
        return self.read or len(self.documents)
