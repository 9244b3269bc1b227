"""A report made by hand: two documents, findings of every severity, one and two sides, several passages on a side."""

from collections.abc import Callable
from typing import Any

import pytest

from claimcheck.engine.baseline import with_fingerprints
from claimcheck.model.document import Block, Document, Locator, Role, line_starts
from claimcheck.model.findings import Comparison, Evidence, Failure, Finding, Report, Severity
from claimcheck.model.span import Span

NEWS = """市場ニュース
エヌビディアの株価は27日、前日比で約17%下落した。
時価総額は6,000億ドル(約80兆円)減った。
"""
BLOG = """# まとめ
株価の下落率は16%だった。
16%の下落は過去最大、と|多くの<b>記者</b>が書いた。
"""


def _document(path: str, text: str, heading: int) -> Document:
    starts = [*line_starts(text)]
    blocks = []
    for index, start in enumerate(starts[:-1]):
        role = Role.HEADING if index == 0 else Role.PARAGRAPH
        above = () if index == 0 else (heading,)
        blocks.append(Block(Span(start, starts[index + 1] - 1), role, above, locator=Locator("line", str(index + 1))))
    return Document(path, text, tuple(blocks), line_starts=tuple(starts))


def _evidence(document: Document, side: str, value: str, reading: str, *, last: bool = False) -> Evidence:
    text = document.text
    start = text.rindex(value) if last else text.index(value)
    line = document.line_column(start)[0]
    sentence = document.blocks[line - 1].span
    normalized: dict[str, Any] = {"kind": "text"}
    if value.endswith("%"):
        number = int(value.strip("%"))
        normalized = {"kind": "ratio", "unit": "%", "magnitude": str(number), "low": f"{number - 1}.5", "high": f"{number}.5"}
    return Evidence(side, document.path, Span(start, start + len(value)), sentence, normalized, reading)


def make_report() -> Report:
    """Always the same report."""
    news, blog = _document("docs/市場.txt", NEWS, 0), _document("docs/blog.md", BLOG, 0)
    findings = [
        Finding(
            "value-conflict",
            Severity.ERROR,
            0.93,
            "エヌビディアの下落率: 16% と 17% は両立しません",
            "エヌビディア",
            "下落率",
            (
                _evidence(news, "b", "17%", "17% [16.5, 17.5)"),
                _evidence(blog, "a", "16%", "16% [15.5, 16.5)"),
                _evidence(blog, "a", "16%", "16% [15.5, 16.5)", last=True),
            ),
            Comparison("disjoint", difference="1ポイント", tolerance="0.5ポイント"),
            ("「株価」はどちらも見出しのエヌビディアのもの", "桁がそろっているので 17% と 16% は丸めでは説明できません"),
            suggestion="どちらかに直してください",
        ),
        Finding(
            "conversion-mismatch",
            Severity.WARNING,
            0.71,
            "6,000億ドルは約80兆円ではなく約93兆円です",
            "エヌビディア",
            "時価総額",
            (
                _evidence(news, "a", "6,000億ドル", "6,000億ドル"),
                _evidence(news, "a", "80兆円", "80兆円 [75兆円, 85兆円)"),
            ),
            Comparison(
                "ratio", rate="1ドル=155.24円 (2025-01-27, ECB)", fact={"id": "fall", "value": "93兆円", "source": "取引所"}
            ),
        ),
        Finding(
            "weekday-mismatch",
            Severity.NOTE,
            0.5,
            "27日は月曜日です",
            "",
            "",
            (_evidence(news, "a", "27日", "2025-01-27"),),
            Comparison("calendar"),
        ),
    ]
    return Report(
        findings=with_fingerprints(findings, "."),
        failures=[Failure("docs/壊.txt", "読めません")],
        documents={news.path: news, blog.path: blog},
        claims=7,
        groups=3,
        skipped=1,
    )


@pytest.fixture
def report() -> Report:
    return make_report()


@pytest.fixture
def fresh_report() -> Callable[[], Report]:
    return make_report
