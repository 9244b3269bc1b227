"""Markdown: what belongs to the text and what only marks it."""

from claimcheck.readers import read_text


def test_marks_around_a_whole_cell_are_no_part_of_it() -> None:
    document = read_text("| 地区 | 人口 |\n|---|---:|\n| 東 | 5,000 |\n| **計** | *7,286* |\n| a*b | _c_d |\n", "a.md", ".md")
    quoted = [document.text[block.span.start : block.span.end] for block in document.blocks]
    assert quoted[-4:] == ["計", "7,286", "a*b", "_c_d"]
