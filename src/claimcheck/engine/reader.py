"""One document to its claims, with the compiled parts of one rule pack."""

from dataclasses import replace
from datetime import date

from claimcheck.claims.discourse.discourse import Discourse
from claimcheck.claims.discourse.namings import Namings, namings
from claimcheck.claims.discourse.words import Words
from claimcheck.claims.extract import DocumentClaims, Extractor
from claimcheck.claims.names.names import NameFinder
from claimcheck.claims.values.mentions import prepared
from claimcheck.engine.pack import Pack
from claimcheck.engine.suppress import without_comments
from claimcheck.model.claims import Mention
from claimcheck.model.document import Document
from claimcheck.model.span import Span
from claimcheck.model.values import Date, Value
from claimcheck.recognizers import Recognizers, resolve_dates
from claimcheck.text.view import View

_KEPT = 1_000_000
"""Characters of documents that stay as they were read until their roles and acts are asked for; the rest are read twice."""


class _Values(dict[str, Value | None]):
    """The values that short texts state as a whole, such as 1百万円 or 30秒."""

    def __init__(self, recognizers: Recognizers) -> None:
        super().__init__()
        self._recognizers = recognizers

    def __missing__(self, text: str) -> Value | None:
        found = self._recognizers.mentions(View.of_text(text))
        value = self[text] = found[0].value if len(found) == 1 else None
        return value


class Reader:
    """Documents to claims, with the compiled parts of one rule pack."""

    def __init__(self, pack: Pack, as_of: date | None) -> None:
        self.pack, self.as_of = pack, as_of
        self.recognizers = Recognizers(pack.lexicon)
        self.words = Words(pack.lexicon, pack.registry)
        known = (name for fact in pack.facts for name in (fact.entry.subject, *fact.entry.aliases))
        self.finder = NameFinder(pack.lexicon, pack.registry.nouns, known)
        self._value_of = _Values(self.recognizers).__getitem__
        self._kept: dict[str, Discourse] = {}
        self._room = _KEPT
        self.extractor = Extractor(self.words, self.finder, pack.lexicon.maps, self._value_of)

    def mentions(self, view: View) -> tuple[list[Mention], dict[Span, str]]:
        """The mentions of a document, dates resolved, and what dates took from their context: year, or month."""
        found = without_comments(view.text, self.recognizers.mentions(view))
        resolved = resolve_dates(view, found, view.document.dateline or self.as_of)
        inferred = {
            after.span: "year" if before.value.month is not None else "month"
            for before, after in zip(found, resolved, strict=True)
            if isinstance(before.value, Date) and before.value is not after.value
        }
        return resolved, inferred

    def claims(self, document: Document, *, in_company: bool = True) -> DocumentClaims:
        """The claims of one document."""
        view = View(document)
        mentions, inferred = self.mentions(view)
        discourse = self.extractor.discourse(view, mentions, document.dateline)
        out = self.extractor.extract(discourse, mentions, in_company=in_company)
        out.inferred = inferred
        if not in_company and self._room > 0:
            self._room -= len(document.text)
            self._kept[document.path] = discourse
        return out

    def namings(self, document: Document) -> Namings:
        """All names of one document, also where no value asks for them."""
        view = View(document)
        kept = prepared(view, self.mentions(view)[0], self._value_of)
        return namings(Discourse(view, kept, self.finder, document.dateline))

    def complete(self, document: Document, claims: DocumentClaims, *, acts: bool) -> None:
        """Add to the claims of a document what only another one can contradict: the roles that its sentences tell.

        Args:
            document: what was read without it.
            claims: its claims, to which those of roles are appended.
            acts: whether to read what its days are told of, too.
        """
        discourse = self._kept.pop(document.path, None)
        if discourse is None or discourse.view.document is not document:
            discourse = self.extractor.discourse(View(document), claims.mentions, document.dateline)
        order = len(claims.claims)
        roles = self.extractor.roles(discourse, claims.mentions)
        claims.claims.extend(replace(claim, order=order + at) for at, claim in enumerate(roles))
        if acts:
            self.extractor.acts(discourse, claims)

    def forget(self) -> None:
        """Let go of the documents whose roles and acts nobody asked for."""
        self._kept.clear()
