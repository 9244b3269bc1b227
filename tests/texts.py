"""Short texts through the real pipeline, with the built-in rules: what was read in them, and what was found.

Evidence is marked in a text as [[a:120億円]], side first; the marks are cut out before anything reads it.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from claimcheck.claims.corpus import Corpus
from claimcheck.claims.discourse.discourse import Discourse
from claimcheck.claims.extract import DocumentClaims
from claimcheck.claims.figures.slots import Slots
from claimcheck.engine.facts import read_facts
from claimcheck.engine.pack import Pack, SourcedFact, load_pack
from claimcheck.engine.reader import Reader
from claimcheck.engine.run import Options, findings, link
from claimcheck.model.claims import Claim, Mention
from claimcheck.model.document import Document
from claimcheck.model.findings import Finding
from claimcheck.model.forms import build
from claimcheck.model.rules import FactEntry
from claimcheck.readers import read_text
from claimcheck.text.tables import refine
from claimcheck.text.view import View

AS_OF = "2025-02-15"
_MARK = re.compile(r"\[\[(\w):(.+?)\]\]", re.DOTALL)


class Passage(NamedTuple):
    """A piece of evidence: on which side, where, and what it says."""

    side: str
    path: str
    start: int
    text: str


class Checked(NamedTuple):
    """What a run on some texts found, what it should have found, and what it is about."""

    findings: list[Finding]
    marked: list[Passage]
    documents: dict[str, Document]
    corpus: Corpus

    def evidence(self, finding: Finding) -> list[Passage]:
        """The evidence of a finding by position."""
        return sorted(
            (
                Passage(item.side, item.path, item.span.start, self.documents[item.path].text[item.span.start : item.span.end])
                for item in finding.evidence
            ),
            key=lambda passage: (passage.path, passage.start),
        )

    def summary(self) -> list[tuple[str, str, str, list[Passage]]]:
        """Rule, severity, message and evidence of every finding, for a failure that can be read."""
        return [(item.rule, item.severity.value, item.message, self.evidence(item)) for item in self.findings]

    def only(self, rule: str) -> Finding:
        """The one finding there is, of that rule, its evidence exactly what is marked."""
        assert [item.rule for item in self.findings] == [rule], self.summary()
        assert self.evidence(self.findings[0]) == self.marked, self.summary()
        return self.findings[0]


@cache
def pack() -> Pack:
    """The built-in rules without their facts."""
    return load_pack()._replace(facts=())


@cache
def reader(as_of: str | None = AS_OF) -> Reader:
    """A reader with the built-in rules."""
    return Reader(pack(), date.fromisoformat(as_of) if as_of else None)


def document(text: str, path: str = "1.txt") -> Document:
    """A text as one document, read by the format its path names."""
    return refine(read_text(text, path, Path(path).suffix))


def unmarked(text: str, path: str) -> tuple[str, list[Passage]]:
    """A text without its marks, and what they marked."""
    out, at = "", 0
    found = []
    for match in _MARK.finditer(text):
        out += text[at : match.start()]
        found.append(Passage(match[1], path, len(out), match[2]))
        out += match[2]
        at = match.end()
    return out + text[at:], found


def checked(
    *texts: str, as_of: str | None = AS_OF, lang: str = "ja", facts: Sequence[Mapping[str, Any]] = (), suffix: str = ".txt"
) -> Checked:
    """Check marked texts together, as 1.txt, 2.txt …, with all built-in rules and no facts but those given."""
    read = [unmarked(text, f"{number}{suffix}") for number, text in enumerate(texts, 1)]
    documents = {f"{number}{suffix}": document(text, f"{number}{suffix}") for number, (text, _) in enumerate(read, 1)}
    marked = [passage for _, passages in read for passage in passages]
    user = reader(as_of)
    options = Options(as_of=user.as_of, lang=lang)
    sourced = tuple(SourcedFact(build(FactEntry, dict(fact)), Path("facts.yaml")) for fact in facts)
    usable, failures = read_facts(pack()._replace(facts=sourced), user)
    assert not failures, failures
    corpus = link(user, [user.claims(item) for item in documents.values()], usable, options)
    return Checked(findings(corpus, pack(), options, documents), marked, documents, corpus)


def silent(*texts: str, **settings: Any) -> None:
    """Check that nothing is found in texts, notes included."""
    found = checked(*texts, **settings)
    assert not found.findings, found.summary()


def mentions_of(text: str, as_of: str | None = AS_OF) -> list[Mention]:
    """The mentions of a bare text, dates resolved."""
    return reader(as_of).mentions(View.of_text(text))[0]


def mention_of(text: str) -> Mention:
    """The only mention of a bare text."""
    (found,) = mentions_of(text)
    return found


def read_claims(text: str, path: str = "1.txt", as_of: str | None = AS_OF) -> DocumentClaims:
    """The claims of one document."""
    return reader(as_of).claims(document(text, path))


def claim_of(text: str, value: str, path: str = "1.txt", as_of: str | None = AS_OF) -> Claim:
    """The only claim on a value as it is written in a document."""
    found = read_claims(text, path, as_of).claims
    hits = [claim for claim in found if text[claim.mention.span.start : claim.mention.span.end] == value]
    assert len(hits) == 1, [text[claim.mention.span.start : claim.mention.span.end] for claim in found]
    return hits[0]


def discourse_of(text: str, path: str = "1.txt") -> Discourse:
    """Frames and names of one document."""
    view = View(document(text, path))
    return Discourse(view, reader().mentions(view)[0], reader().finder, None)


def slots_of(text: str) -> Slots:
    """The slot reader of one document."""
    return Slots(discourse_of(text), reader().words)
