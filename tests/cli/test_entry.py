"""Which calls are checked without Typer."""

import os

import pytest

from claimcheck.cli.entry import named


@pytest.mark.skipif(os.name != "posix", reason="elsewhere Click expands patterns")
@pytest.mark.parametrize(
    ("words", "documents"),
    [
        (["a.md", "b/"], ["a.md", "b/"]),
        (["check", "docs"], ["docs"]),
        (["check", "extract", "check"], ["extract", "check"]),
        (["docs"], []),  # as a command would be written
        (["extract", "a.md"], []),
        (["check"], []),
        ([], []),
        (["a.md", "--lang", "en"], []),
        (["check", "-"], []),
        (["check", ""], []),
    ],
)
def test_only_a_call_that_names_documents_and_nothing_else(words: list[str], documents: list[str]) -> None:
    assert named(words) == documents
