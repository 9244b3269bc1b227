"""Lines and columns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model.document import Document, line_starts
from claimcheck.model.span import Span


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", (0,)),
        ("売上", (0,)),
        ("一\n二\n三", (0, 2, 4)),
        ("一\r\n二\r\n三", (0, 3, 6)),
        ("一\r二\r三", (0, 2, 4)),
        ("一\n二\r三\r\n四\n", (0, 2, 4, 7, 9)),
        ("一\n\r二", (0, 2, 3)),
    ],
)
def test_lines_end_at_lf_cr_or_crlf(text: str, expected: tuple[int, ...]) -> None:
    assert line_starts(text) == expected


@pytest.mark.parametrize("newline", ["\n", "\r", "\r\n"])
def test_lines_and_columns_count_from_one(newline: str) -> None:
    text = newline.join(("表題", "", "売上は𠮷120億円"))
    document = Document("1.txt", text, (), line_starts=line_starts(text))
    assert document.line_column(0) == (1, 1)
    assert document.line_column(text.index("売上")) == (3, 1)
    assert document.line_column(text.index("120")) == (3, 5)  # in code points: 𠮷 is one
    assert document.line_column(len(text)) == (3, 10)


@given(st.text(alphabet="あ1\n\r", max_size=40))
def test_every_offset_lies_on_its_line(text: str) -> None:
    document = Document("1.txt", text, (), line_starts=line_starts(text))
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert len(document.line_starts) == len(lines)
    for offset in range(len(text)):
        line, column = document.line_column(offset)
        assert document.line_starts[line - 1] + column - 1 == offset
        assert text[offset] in "\r\n" or lines[line - 1][column - 1] == text[offset]


@pytest.mark.parametrize(
    ("one", "other", "overlaps", "contains"),
    [
        ((0, 3), (3, 5), False, False),
        ((0, 4), (3, 5), True, False),
        ((0, 5), (3, 5), True, True),
        ((3, 5), (0, 5), True, False),
    ],
)
def test_spans_are_half_open(one: tuple[int, int], other: tuple[int, int], overlaps: bool, contains: bool) -> None:  # noqa: FBT001
    assert Span(*one).overlaps(Span(*other)) is overlaps
    assert Span(*other).overlaps(Span(*one)) is overlaps
    assert Span(*one).contains(Span(*other)) is contains
