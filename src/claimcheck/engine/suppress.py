"""Comments in documents that suppress findings, and what is wrong with them.

    <!-- claimcheck-disable-next-line value-conflict -- 発表時の数字のまま残す -->

A comment names rules, or none for all, and gives a reason after `--`. In plain text a line that begins with # or // does as
well. A finding is suppressed when one of its passages stands where its rule is disabled.
"""

import difflib
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from claimcheck.model.claims import Mention
from claimcheck.model.document import Document
from claimcheck.model.findings import Comparison, Evidence, Finding, Report, Severity, Silenced
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span

RULE = "suppression"
"""Rule id under which unused and unknown suppressions are reported."""

_KINDS = ("disable", "disable-file", "disable-line", "disable-next-line", "enable")
_LINE = r"^[ \t]*(?:\#|//)[ \t]*claimcheck-[^\n]*"
_COMMENT = regex(
    r"(?:<!--|^[ \t]*(?:\#|//))[ \t]*claimcheck-(?P<kind>[a-z-]*[a-z])(?P<rest>[^\n]*?)[ \t]*(?:-->|$)", re.MULTILINE
)


_HIDDEN = regex(rf"<!--(?s:.*?)-->|{_LINE}", re.MULTILINE)


def without_comments(text: str, mentions: list[Mention]) -> list[Mention]:
    """The mentions of a text that its readers see: what stands in a comment claims nothing."""
    if "<!--" not in text and "claimcheck-" not in text:
        return mentions
    hidden = [Span(*match.span()) for match in _HIDDEN.finditer(text)]
    return [mention for mention in mentions if not any(span.overlaps(mention.span) for span in hidden)]


class Directive(NamedTuple):
    """One comment."""

    kind: str
    rules: tuple[str, ...]
    """Rules it names; empty for all."""
    reason: str
    span: Span
    first: int
    """First line it covers, from 1."""
    last: int
    """Last line it covers; the first alone for a single line."""

    def covers(self, rule: str, line: int) -> bool:
        """Whether findings of `rule` on `line` are suppressed."""
        return self.first <= line <= self.last and (not self.rules or rule in self.rules)


def directives(document: Document) -> Iterator[Directive]:
    """The suppressing comments of a document with the lines they cover; unknown kinds cover nothing."""
    end = len(document.line_starts) or 1
    matches = list(_COMMENT.finditer(document.text))
    parsed = [_parse(match) for match in matches]
    for index, (match, (kind, rules, reason)) in enumerate(zip(matches, parsed, strict=True)):
        if kind == "enable":
            continue
        span = Span(*match.span())
        line = document.line_column(span.end - 1)[0]
        first, last = line, line
        if kind == "disable-next-line":
            first = last = _next_line(document, line)
        elif kind == "disable-file":
            first, last = 1, end
        elif kind == "disable":
            last = end
            for later, (other, others, _) in zip(matches[index + 1 :], parsed[index + 1 :], strict=True):
                if other == "enable" and (not others or set(rules) <= set(others)):
                    last = document.line_column(later.start())[0]
                    break
        elif kind not in _KINDS:
            first, last = 1, 0
        yield Directive(kind, rules, reason, span, first, last)


def _parse(match: re.Match[str]) -> tuple[str, tuple[str, ...], str]:
    names, _, reason = match["rest"].partition("--")
    return match["kind"], tuple(name for name in re.split(r"[,\s]+", names) if name), reason.strip()


def _next_line(document: Document, line: int) -> int:
    """The next line that is not blank."""
    starts = document.line_starts
    for index in range(line, len(starts)):
        stop = starts[index + 1] if index + 1 < len(starts) else len(document.text)
        if document.text[starts[index] : stop].strip():
            return index + 1
    return line + 1


def apply(report: Report, known: Iterable[str], lang: str) -> None:
    """Move the suppressed findings of `report` to `silenced`; report unused and unknown suppressions.

    Args:
        report: changed in place.
        known: ids of all rules there are.
        lang: language of the messages.
    """
    known = frozenset(known)
    by_path = {
        path: found
        for path, document in sorted(report.documents.items())
        if "claimcheck-" in document.text and (found := list(directives(document)))
    }
    if not by_path:
        return
    used: set[Directive] = set()
    kept: list[Finding] = []
    for finding in report.findings:
        covering = [(path, item) for path, item in _covering(report, finding, by_path)]
        if not covering:
            kept.append(finding)
            continue
        used.update(item for _, item in covering)
        path, item = covering[0]
        line = report.documents[path].line_column(item.span.start)[0]
        report.silenced.append(Silenced(finding, path, line, item.reason))
    report.suppressed += len(report.findings) - len(kept)
    for path, found in by_path.items():
        for item in found:
            complaint = _complaint(item, known, lang, used=item in used)
            if complaint:
                kept.append(_finding(path, item, complaint))
    report.findings = sorted(kept, key=lambda finding: (*finding.first, finding.rule))


def _covering(
    report: Report, finding: Finding, by_path: dict[str, list[Directive]]
) -> Iterator[tuple[str, Directive]]:
    for evidence in finding.evidence:
        for item in by_path.get(evidence.path, ()):
            line = report.documents[evidence.path].line_column(evidence.span.start)[0]
            if item.covers(finding.rule, line):
                yield evidence.path, item


def _complaint(item: Directive, known: frozenset[str], lang: str, *, used: bool) -> str:
    """What is wrong with a comment; "" for nothing."""
    english = lang == "en"
    if item.kind not in _KINDS:
        near = _near(f"claimcheck-{item.kind}", [f"claimcheck-{kind}" for kind in _KINDS], lang)
        name = f"claimcheck-{item.kind}"
        return f"unknown comment {name}{near}" if english else f"知らない指定 {name}{near}"
    for rule in item.rules:
        if rule not in known:
            near = _near(rule, sorted(known), lang)
            return f"suppresses unknown rule {rule}{near}" if english else f"知らない規則 {rule} を抑止しています{near}"
    if used:
        return ""
    return "suppresses nothing; remove it" if english else "この抑止に当たる指摘はありません。消してください"


def _near(name: str, known: list[str], lang: str) -> str:
    near = difflib.get_close_matches(name, known, 1)
    if not near:
        return ""
    return f"; did you mean {near[0]}?" if lang == "en" else f"(もしかして: {near[0]})"


def _finding(path: str, item: Directive, message: str) -> Finding:
    reading = " ".join((f"claimcheck-{item.kind}", *item.rules))
    evidence = Evidence("a", path, item.span, item.span, {"kind": "comment", "rules": list(item.rules)}, reading)
    return Finding(RULE, Severity.WARNING, 1.0, message, "", "", (evidence,), Comparison("suppression"))
