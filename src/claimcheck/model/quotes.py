"""Passages as a reader sees them: where they stand, and the value inside its sentence."""

import re
from typing import NamedTuple

from claimcheck.model.document import Document
from claimcheck.model.findings import Evidence, Finding, Report
from claimcheck.model.span import Span

_BLANKS = re.compile(r"\s+")


class Passage(NamedTuple):
    """One piece of evidence, ready to be shown."""

    path: str
    line: int
    """1-based."""
    column: int
    """1-based, in code points."""
    locator: str
    """Page, sheet cell … where the format has them; empty for plain lines."""
    before: str
    """The sentence up to the value, newlines and runs of blanks made one space."""
    value: str
    after: str
    headings: tuple[str, ...]

    @property
    def where(self) -> str:
        """`path:line:column`."""
        return f"{self.path}:{self.line}:{self.column}"

    @property
    def sentence(self) -> str:
        """The whole sentence."""
        return f"{self.before}{self.value}{self.after}"

    def clipped(self, around: int) -> "Passage":
        """The same with at most `around` characters kept on each side of the value, and twice as many of it."""
        before = self.before if len(self.before) <= around else "…" + self.before[len(self.before) - around :]
        after = self.after if len(self.after) <= around else self.after[:around] + "…"
        value = self.value if len(self.value) <= 2 * around else self.value[: 2 * around] + "…"
        return self._replace(before=before, value=value, after=after)


def passage(report: Report, evidence: Evidence) -> Passage:
    """The passage `evidence` points to."""
    document = report.documents[evidence.path]
    line, column = document.line_column(evidence.span.start)
    start, end = evidence.sentence
    start, end = min(start, evidence.span.start), max(end, evidence.span.end)
    text = document.text
    headings, locator = _surroundings(document, evidence.span)
    return Passage(
        evidence.path,
        line,
        column,
        locator,
        _BLANKS.sub(" ", text[start : evidence.span.start]).lstrip(),
        _BLANKS.sub(" ", text[evidence.span.start : evidence.span.end]),
        _BLANKS.sub(" ", text[evidence.span.end : end]).rstrip(),
        headings,
    )


def sides(finding: Finding) -> dict[str, list[Evidence]]:
    """The evidence of a finding by side, in order of first appearance of each side's letter."""
    grouped: dict[str, list[Evidence]] = {}
    for item in sorted(finding.evidence, key=lambda item: item.side):
        grouped.setdefault(item.side, []).append(item)
    return grouped


def reasons(finding: Finding, lang: str) -> list[str]:
    """Why the sides cannot both hold, one line each: explanation, difference, rate, fact, suggestion."""
    compared = finding.comparison
    english = lang == "en"
    labelled = (
        ("difference" if english else "差", compared.difference),
        ("tolerance" if english else "許容幅", compared.tolerance),
        ("rate" if english else "換算率", compared.rate),
        ("reference" if english else "参照事実", " / ".join((compared.fact or {}).values())),
        ("suggestion" if english else "修正案", finding.suggestion),
    )
    return [*finding.explanation, *(f"{label}: {text}" for label, text in labelled if text)]


def _surroundings(document: Document, span: Span) -> tuple[tuple[str, ...], str]:
    """Headings above a span, outermost first, and the locator of its block."""
    for block in document.blocks:
        if block.span.overlaps(span):
            above = tuple(_text(document, index) for index in block.heading)
            return above, "" if block.locator is None else f"{block.locator.kind} {block.locator.value}"
    return (), ""


def _text(document: Document, block: int) -> str:
    span = document.blocks[block].span
    return _BLANKS.sub(" ", document.text[span.start : span.end]).strip()
