"""Why two places were or were not compared, slot by slot, and how their values were read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from claimcheck.claims.corpus import Corpus
from claimcheck.claims.figures.describe import reading
from claimcheck.claims.lexicon.sources import source_in
from claimcheck.claims.linking.compatibility import family
from claimcheck.claims.linking.sametime import CLASH
from claimcheck.engine.facts import read_facts
from claimcheck.engine.pack import load_pack
from claimcheck.engine.reader import Reader
from claimcheck.engine.run import Options, link, read_all
from claimcheck.model.claims import Claim
from claimcheck.model.document import Document
from claimcheck.model.findings import Report


@dataclass(frozen=True, slots=True)
class SlotComparison:
    """One slot of two claims side by side."""

    slot: str
    one: str
    other: str
    factor: float
    """1 where they agree, 0 where they forbid a comparison, between where one is missing or inferred."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two claims and everything that joined or parted them."""

    one: Claim
    other: Claim
    slots: tuple[SlotComparison, ...]
    compared: bool
    """Whether they ended up in one cell."""
    agree: bool

    @property
    def parted_by(self) -> str:
        """The first slot that forbids a comparison; "" where none does."""
        return next((slot.slot for slot in self.slots if slot.factor == CLASH), "")


def why(files: Sequence[tuple[Path, str]], one: tuple[str, int], other: tuple[str, int], options: Options) -> list[Pairing]:
    """All pairs of claims on two lines.

    Args:
        files: path and display path of each document of the corpus.
        one: display path and 1-based line of the first place.
        other: the same of the second.
        options: see `Options`.

    Raises:
        RuleError: a rule, lexicon or facts file is malformed.
    """
    reader = Reader(load_pack(options.rules, options.facts), options.as_of)
    report = Report()
    read = read_all(files, options, report)
    documents = [reader.claims(document) for document in read]
    facts, _failures = read_facts(reader.pack, reader)
    corpus = link(reader, documents, facts, options)
    by_path = {document.path: document for document in read}
    first = list(_claims_on(corpus, by_path, *one))
    second = list(_claims_on(corpus, by_path, *other))
    return [_pair(corpus, a, b) for a in first for b in second if a is not b]


def _claims_on(corpus: Corpus, documents: dict[str, Document], path: str, line: int) -> Iterator[Claim]:
    for found in corpus.documents:
        if found.path == path:
            yield from (claim for claim in found.claims if documents[path].line_column(claim.mention.span.start)[0] == line)


def _pair(corpus: Corpus, one: Claim, other: Claim) -> Pairing:
    linker = corpus.linker
    factors = linker.factors(one, other)
    named = one.attribute.value and other.attribute.value
    attribute = factors.pop("attribute") if named else CLASH
    same_family = family(one) == family(other)
    slots = [
        SlotComparison("value", reading(one.value), reading(other.value), 1.0 if same_family else CLASH),
        SlotComparison("attribute", _shown(corpus, one), _shown(corpus, other), attribute),
    ]
    slots += [SlotComparison(name, *_slot(corpus, name, one, other), factor) for name, factor in factors.items()]
    together = any(one in cell.claims and other in cell.claims for cell in corpus.cells)
    return Pairing(one, other, tuple(slots), together, same_family and corpus.sides.agree(one, other))


def _shown(corpus: Corpus, claim: Claim) -> str:
    return f"{corpus.attribute_name(claim.attribute.value)} ← {source_in(claim.attribute.source, corpus.lang)}"


def _subject(corpus: Corpus, claim: Claim) -> str:
    """Whose figure it is, and where that was read."""
    return f"{corpus.subject_name(corpus.linker.subject(claim))} ← {source_in(claim.subject.source, corpus.lang)}"


def _slot(corpus: Corpus, name: str, one: Claim, other: Claim) -> tuple[str, str]:
    """What the two claims have in a slot, with its source."""
    if name == "subject":
        return _subject(corpus, one), _subject(corpus, other)
    if name == "scope":
        return " ".join(sorted(one.scope)), " ".join(sorted(other.scope))
    if name == "restrictors":
        return " ".join(sorted(one.restrictors)), " ".join(sorted(other.restrictors))
    if name in ("aspect", "period", "modality"):
        a, b = getattr(one, name), getattr(other, name)
        return f"{a.value} ← {source_in(a.source, corpus.lang)}", f"{b.value} ← {source_in(b.source, corpus.lang)}"
    return one.path, other.path
