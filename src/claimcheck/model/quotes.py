"""Passages as a reader sees them: where they stand, and the value inside its sentence."""

from collections.abc import Iterable
from typing import NamedTuple

from claimcheck.model.document import Document
from claimcheck.model.findings import Evidence, Finding, Report
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span

_BLANKS = regex(r"\s+")


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


class Quote(NamedTuple):
    """A sentence with all passages of one side in it marked."""

    first: Passage
    """Where it stands: its first passage."""
    pieces: tuple[tuple[str, bool], ...]
    """The text in order, and whether each piece is a value."""
    readings: tuple[str, ...]
    """What the values were understood as, each once, in order."""

    def marked(self, left: str = "【", right: str = "】") -> str:
        """The text with its values in brackets."""
        return "".join(f"{left}{text}{right}" if value else text for text, value in self.pieces)


def quotes(report: Report, items: Iterable[Evidence], around: int | None = None) -> list[Quote]:
    """The sentences of some evidence, each once, in order of appearance.

    Args:
        report: the report it belongs to.
        items: the evidence of one side.
        around: characters kept before, after and, twice as many, between the values; None for all.
    """
    grouped: dict[tuple[str, Span], list[Evidence]] = {}
    for item in items:
        grouped.setdefault((item.path, item.sentence), []).append(item)
    return [_quote(report, sorted(group, key=lambda item: item.span), around) for group in grouped.values()]


def _quote(report: Report, group: list[Evidence], around: int | None) -> Quote:
    text = report.documents[group[0].path].text
    sentence = group[0].sentence
    pieces: list[tuple[str, bool]] = []
    at = min(sentence.start, group[0].span.start)
    for item in group:
        if item.span.start >= at:
            pieces += [(_flat(text[at : item.span.start]), False), (_flat(text[item.span.start : item.span.end]), True)]
            at = item.span.end
    pieces.append((_flat(text[at : max(at, sentence.end)]), False))
    pieces[0] = (pieces[0][0].lstrip(), False)
    pieces[-1] = (pieces[-1][0].rstrip(), False)
    if around is not None:
        pieces = [
            (_clip(piece, around, left=number > 0, right=number < len(pieces) - 1), value)
            for number, (piece, value) in enumerate(pieces)
        ]
    readings = tuple(dict.fromkeys(item.reading for item in group if item.reading))
    return Quote(passage(report, group[0]), tuple(piece for piece in pieces if piece[0]), readings)


def _flat(text: str) -> str:
    return _BLANKS.sub(" ", text)


def _clip(text: str, around: int, *, left: bool, right: bool) -> str:
    """`text` with `around` characters kept where it touches a value: at its left end, its right end or both."""
    if len(text) <= around * (left + right):
        return text
    return (text[:around] if left else "") + "…" + (text[-around:] if right else "")


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
        _flat(text[start : evidence.span.start]).lstrip(),
        _flat(text[evidence.span.start : evidence.span.end]),
        _flat(text[evidence.span.end : end]).rstrip(),
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
    return _flat(document.text[span.start : span.end]).strip()
