"""Tokens: fugashi with unidic-lite, asked only about the sentences that matter."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.model.document import Token
from claimcheck.model.span import Span

if TYPE_CHECKING:
    from fugashi import GenericTagger


@cache
def _tagger() -> "GenericTagger":
    """The tagger, loaded on the first sentence that needs it."""
    import unidic_lite  # noqa: PLC0415 - 50 ms that a run without a number never pays
    from fugashi import GenericTagger  # noqa: PLC0415

    rc = Path(__file__).with_name("unidic.rc")
    return GenericTagger(f'-r "{rc}" -d "{unidic_lite.DICDIR}"')


def tokenize(text: str, start: int = 0) -> list[Token]:
    """The morphemes of one sentence; `start` is where it begins in its document, white space belongs to no token."""
    tokens: list[Token] = []
    new = tuple.__new__  # a quarter of the cost of the named constructor, for the one object made a quarter million times
    find = text.index
    at = 0
    for line in _tagger().parse(text.replace("\n", " ").replace("\r", " ")).split("\n"):
        fields = line.split("\t")
        if len(fields) != 6:  # noqa: PLR2004 - the fields of unidic.rc
            continue
        surface, pos, pos2, pos3, form, lemma = fields
        at = find(surface, at)
        end = at + len(surface)
        if not lemma:
            lemma = surface
        elif "-" in lemma:  # モデル-model: UniDic appends the source word of a loan
            lemma = lemma.partition("-")[0] or surface
        tokens.append(new(Token, (new(Span, (start + at, start + end)), surface, lemma, pos, pos2, pos3, form)))
        at = end
    return tokens
