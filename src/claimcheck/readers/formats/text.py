"""Plain text."""

from claimcheck.model.document import Document
from claimcheck.readers.layout.dateline import text_dateline
from claimcheck.readers.layout.draft import build
from claimcheck.readers.layout.lines import scan
from claimcheck.readers.layout.outline import assign_levels
from claimcheck.readers.layout.structure import Layout
from claimcheck.readers.layout.wrap import join

SUFFIXES = (".txt", ".text")


def parse(text: str, display: str) -> Document:
    """The document of a plain text."""
    drafts = assign_levels(Layout(text, join(text, scan(text))).run())
    return build(text, display, drafts, text_dateline(text, drafts))
