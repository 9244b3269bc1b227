"""Offsets of everything read from real documents, which lie beside the repository: each slice is what it is said to be."""

import re
import unicodedata
from pathlib import Path

import pytest

from claimcheck.claims.names.names import Name
from claimcheck.readers import read
from claimcheck.text.normalize import normalize
from claimcheck.text.tables import refine
from claimcheck.text.view import View
from tests.texts import reader

SHARED = Path(__file__).parents[3] / "shared" / "eval" / "real"
PATHS = sorted(SHARED.rglob("*.txt")) if SHARED.exists() else []
_LEFT_OUT = re.compile(r"\s|[（(][ぁ-んー・\s]+[)）]")
"""What a name leaves out of its slice: spaces, and readings in brackets as of 韮塚(にらづか)直次郎."""

needs_documents = pytest.mark.skipif(not PATHS, reason="the collection of real documents is not here")


def plain(text: str) -> str:
    return unicodedata.normalize("NFKC", _LEFT_OUT.sub("", normalize(text).text))


def check_sentences(view: View) -> None:
    """Sentences lie in their blocks, in order and without space around them; tokens are what stands at their offsets."""
    before = 0
    for number, (span, block) in enumerate(view.sentences):
        within = view.document.blocks[block].span
        text = view.quote(span)
        assert max(before, within.start) <= span.start < span.end <= within.end
        assert text == text.strip()
        before = span.end
        for token in view.tokens(number):
            assert plain(view.text[token.span.start : token.span.end]) == plain(token.surface)


def check_names(view: View, names: list[Name]) -> None:
    """A name is what stands at its offsets, but for width, spaces and readings, and lies in one sentence."""
    for name in names:
        assert plain(view.text[name.span.start : name.span.end]) == plain(name.text), name
        assert view.sentence_at(name.span.start) == view.sentence_at(name.span.end - 1) >= 0, name


@needs_documents
def test_every_offset_of_every_real_document() -> None:
    for path in PATHS:
        document = refine(read(path, path.name))
        view = View(document)
        check_sentences(view)
        namings = reader().namings(document)
        check_names(view, namings.found)
        for span, meant in namings.references:
            assert re.fullmatch(r"[同両前後当弊本小自]\S+|わたし\S*|我\S+", view.quote(span)), view.quote(span)
            check_names(view, list(meant))
        mentions, _inferred = reader().mentions(view)
        for mention in mentions:
            low, high = mention.extent
            assert 0 <= low <= mention.span.start < mention.span.end <= high <= len(view.text), mention
            assert view.quote(mention.span).strip(), mention
            assert view.quote(mention.span) == view.quote(mention.span).strip(), mention


@needs_documents
def test_the_order_of_real_documents_changes_no_name() -> None:
    documents = [refine(read(path, path.name)) for path in PATHS[:40]]
    forward = {document.path: reader().namings(document).found for document in documents}
    backward = {document.path: reader().namings(document).found for document in reversed(documents)}
    assert forward == backward
