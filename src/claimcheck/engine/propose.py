"""Reference facts that a document offers: what it states of something that it names, in words that the rules know.

A proposal is text that an editor reads, prunes and keeps as a facts file. Only what comes back as the same claim when it is read
from that file is proposed; what a document states twice and differently is not.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from claimcheck.claims.extract import DocumentClaims
from claimcheck.claims.figures.describe import reading
from claimcheck.claims.lexicon.registry import Registry
from claimcheck.claims.linking.sametime import bounds_of
from claimcheck.engine.facts import as_claim
from claimcheck.engine.pack import load_pack
from claimcheck.engine.reader import Reader
from claimcheck.engine.run import Options, link, read_all
from claimcheck.model.claims import Claim
from claimcheck.model.document import Document
from claimcheck.model.findings import Report
from claimcheck.model.rules import FactEntry
from claimcheck.model.values import Date, EntityRef

OWNED = 0.85
"""How surely a claim must own its figure: a heading or a label is enough, the sentence before is too."""
_SAID = frozenset({"stated", "reported"})


class Proposals(NamedTuple):
    """The facts that some documents offer, and what of the documents could not be read."""

    facts: list[FactEntry]
    report: Report


def propose(files: Sequence[tuple[Path, str]], options: Options) -> Proposals:
    """The facts that documents offer, in their order.

    Args:
        files: path and display path of each document.
        options: as for a check.

    Raises:
        RuleError: a rule, lexicon or facts file is malformed.
    """
    report = Report()
    reader = Reader(load_pack(options.rules, options.facts), options.as_of)
    documents = read_all(files, options, report)
    claims = [reader.claims(document) for document in documents]
    corpus = link(reader, claims, [], options)
    found: dict[tuple[str, str, str], list[FactEntry]] = {}
    for document, read in zip(documents, claims, strict=True):
        for claim in filter(_is_offered, read.claims):
            entry = _entry(document, read, claim, reader.pack.registry)
            back = as_claim(entry, reader) if entry is not None else None
            if entry is None or not isinstance(back, Claim) or back.attribute.value != claim.attribute.value:
                continue
            if back.dimension == claim.dimension and corpus.sides.agree(back, claim):
                key = corpus.linker.subject(claim), claim.attribute.value, claim.period.value
                found.setdefault(key, []).append(entry)
    kept = [entries[0] for entries in found.values() if len({str(entry.value) for entry in entries}) == 1]
    return Proposals(list(_numbered(kept)), report)


def facts_file(facts: Sequence[FactEntry]) -> str:
    """Facts as the YAML of a facts file."""
    import yaml  # noqa: PLC0415 - a check writes none

    entries = [{key: value for key, value in vars(fact).items() if value not in (None, ())} for fact in facts]
    return yaml.safe_dump(entries, allow_unicode=True, sort_keys=False, width=120) if entries else ""


def _is_offered(claim: Claim) -> bool:
    """Whether a claim says of something named what a fact may say of it."""
    owned = claim.subject.value and not claim.subject.value.startswith("~") and claim.subject.factor >= OWNED
    plain = claim.aspect.value in ("level", "", "share") and claim.modality.value in _SAID and not claim.restrictors
    known = claim.named and not claim.attribute.value.startswith("~") and not claim.scope
    return bool(owned and plain and known) and not getattr(claim.value, "vague", False)


def _entry(document: Document, read: DocumentClaims, claim: Claim, registry: Registry) -> FactEntry | None:
    """A claim as it would be written in a facts file; None where no word names what it is of."""
    attribute = registry.by_id.get(claim.attribute.value)
    spelling = read.spellings.get(claim.subject.value)
    period = _period(claim)
    if attribute is None or not spelling or period is None:
        return None
    line = document.text.count("\n", 0, claim.mention.span.start) + 1
    entry = FactEntry(
        id="", subject=spelling, attribute=attribute.entry.ja, value=_written(document, claim), source=f"{document.path}:{line}"
    )
    return entry.but(period=period) if period else entry


def _period(claim: Claim) -> str | None:
    """When a claim holds, "" where it says nothing; None where that is told in a way that a fact cannot repeat."""
    when = claim.extra.get("when")
    if not claim.period.value:
        return ""
    return _day(when) if isinstance(when, Date) and bounds_of(when) is not None else None


def _written(document: Document, claim: Claim) -> str:
    """A value for a facts file: as the document writes it, a date in full."""
    if isinstance(claim.value, EntityRef):
        return claim.value.name
    if isinstance(claim.value, Date):
        return _day(claim.value)
    return document.text[claim.mention.extent.start : claim.mention.extent.end].strip()


def _day(value: Date) -> str:
    """A date as a facts file may give it."""
    return f"{value.year}年度" if value.fiscal and value.grain == "year" else reading(value)


def _numbered(entries: Sequence[FactEntry]) -> Iterator[FactEntry]:
    for number, entry in enumerate(entries, 1):
        yield entry.but(id=f"fact-{number}")
