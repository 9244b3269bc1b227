"""Comments that suppress findings."""

import pytest

from claimcheck.engine.suppress import RULE, apply
from claimcheck.model.document import Document, line_starts
from claimcheck.model.findings import Comparison, Evidence, Finding, Report, Severity
from claimcheck.model.span import Span

KNOWN = ("value-conflict", "date-conflict", RULE)


def run(text: str, *, lang: str = "ja", other: str = "別の文書では17%") -> Report:
    """A report with one value-conflict: every 16% in `text` against the 17% of another document."""
    documents = {
        "a.md": Document("a.md", text, (), line_starts=line_starts(text)),
        "b.md": Document("b.md", other, (), line_starts=line_starts(other)),
    }
    spans = [Span(at, at + 3) for at in range(len(text)) if text.startswith("16%", at)]
    at = other.index("17%")
    evidence = (
        *(Evidence("a", "a.md", span, span, {}, "16%") for span in spans),
        Evidence("b", "b.md", Span(at, at + 3), Span(at, at + 3), {}, "17%"),
    )
    finding = Finding("value-conflict", Severity.ERROR, 1, "食い違い", "", "", evidence, Comparison("disjoint"))
    report = Report([finding], documents=documents)
    apply(report, KNOWN, lang)
    return report


@pytest.mark.parametrize(
    "text",
    [
        "<!-- claimcheck-disable-next-line value-conflict -- 速報のまま -->\n16%だった",
        "<!-- claimcheck-disable-next-line -- 速報のまま -->\n\n16%だった",
        "# claimcheck-disable-next-line value-conflict -- 速報のまま\n16%だった",
        "16%だった <!-- claimcheck-disable-line date-conflict, value-conflict -- 速報のまま -->",
        "<!-- claimcheck-disable value-conflict -- 速報のまま -->\nああ\n16%だった\n<!-- claimcheck-enable -->\n17%",
        "16%だった\r\nああ\r\n<!-- claimcheck-disable-file -- 速報のまま -->",
        "// claimcheck-disable-file -- 速報のまま\n16%だった",
    ],
)
def test_suppressed_with_reason(text: str) -> None:
    report = run(text)
    assert report.findings == []
    assert report.suppressed == 1
    assert [(item.path, item.reason) for item in report.silenced] == [("a.md", "速報のまま")]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("<!-- claimcheck-disable-next-line -->\nああ\n16%", "この抑止に当たる指摘はありません。消してください"),
        ("<!-- claimcheck-disable-line date-conflict -->16%", "この抑止に当たる指摘はありません。消してください"),
        (
            "<!-- claimcheck-disable -->\n<!-- claimcheck-enable -->\n16%",
            "この抑止に当たる指摘はありません。消してください",
        ),
        (
            "<!-- claimcheck-disable-line value-conflicts -->16%",
            "知らない規則 value-conflicts を抑止しています(もしかして: value-conflict)",
        ),
        (
            "<!-- claimcheck-disable-nextline -->\n16%",
            "知らない指定 claimcheck-disable-nextline(もしかして: claimcheck-disable-next-line)",
        ),
    ],
)
def test_not_suppressed_and_reported(text: str, complaint: str) -> None:
    report = run(text)
    assert [(item.rule, item.message) for item in report.findings if item.rule == RULE] == [(RULE, complaint)]
    assert sum(item.rule == "value-conflict" for item in report.findings) == 1
    own = next(item for item in report.findings if item.rule == RULE)
    at = own.evidence[0].span
    assert text[at.start : at.end].startswith("<!-- claimcheck-disable")
    assert text[at.start : at.end].endswith("-->")


def test_one_suppressed_side_is_enough() -> None:
    report = run("16%だった", other="17% <!-- claimcheck-disable-line -- 確報 -->")
    assert report.suppressed == 1
    assert report.silenced[0].path == "b.md"


def test_english() -> None:
    report = run("<!-- claimcheck-disable-line date-conflict -->16%", lang="en")
    assert "suppresses nothing; remove it" in [item.message for item in report.findings]


def test_words_in_running_text_are_no_comment() -> None:
    assert len(run("claimcheck-disable-file と書けば16%は消える").findings) == 1
