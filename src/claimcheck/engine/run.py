"""One run over a corpus: documents to claims, one by one; claims to findings, all together."""

import gc
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from claimcheck.checks import checks
from claimcheck.claims.corpus import Corpus, Draft, Fact, build_corpus
from claimcheck.claims.disputes.settling import settled
from claimcheck.claims.extract import DocumentClaims
from claimcheck.claims.linking.affinity import SMALL_CORPUS, Affinity
from claimcheck.engine.coverage import agreements
from claimcheck.engine.facts import read_facts
from claimcheck.engine.findings import finish
from claimcheck.engine.pack import Pack, load_pack
from claimcheck.engine.patterns import own
from claimcheck.engine.reader import Reader
from claimcheck.engine.workers import claims_of
from claimcheck.model.document import Document
from claimcheck.model.errors import ReadError
from claimcheck.model.findings import Failure, Finding, Report
from claimcheck.readers import read, read_text
from claimcheck.text.tables import refine


class Options(NamedTuple):
    """What a run needs to know besides the documents."""

    rules: tuple[Path, ...] = ()
    """Rule folders of the user, added to the built-in one."""
    facts: tuple[Path, ...] = ()
    """Facts files of the user."""
    as_of: date | None = None
    """The day to read relative dates from, where a document gives none of its own."""
    encoding: str | None = None
    select: frozenset[str] | None = None
    """Rules to run; None for all."""
    ignore: frozenset[str] = frozenset()
    severities: Mapping[str, str] = MappingProxyType({})
    """Rule → severity that replaces the rule's own."""
    jobs: int = 1
    lang: str = "ja"
    progress: Callable[[int, int], None] | None = None
    """Called with documents done and documents in all."""
    stdin: tuple[str, str] | None = None
    """Display path and text of a document that is no file."""
    datelines: Mapping[str, date] = MappingProxyType({})
    """Display path → the day a document speaks from, where the user knows better than its text."""
    authoritative: frozenset[str] = frozenset()
    """Display paths of the documents that are taken to be right."""
    coverage: bool = False
    """Whether the report lists what was compared and agreed."""


def check_corpus(files: Sequence[tuple[Path, str]], options: Options) -> Report:
    """Check the documents together.

    Args:
        files: path and display path of each document.
        options: see `Options`.

    Raises:
        RuleError: a rule, lexicon or facts file is malformed.
    """
    pack = load_pack(options.rules, options.facts)
    enabled = gc.isenabled()
    gc.disable()  # millions of small objects, hardly any of them in a cycle
    try:
        return _checked(files, pack, options)
    finally:
        if enabled:
            gc.enable()


def _checked(files: Sequence[tuple[Path, str]], pack: Pack, options: Options) -> Report:
    report = Report()
    with own():
        reader = Reader(pack, options.as_of)
    read = read_all(files, options, report)
    small = len(read) <= SMALL_CORPUS
    documents = claims_of(
        read,
        reader,
        (options.rules, options.facts),
        options.jobs,
        in_company=small,
        progress=options.progress,
    )
    facts, failures = read_facts(pack, reader)
    report.failures.extend(failures)
    affinity = affinity_of(reader, documents)
    if not small:
        _complete(reader, read, documents, facts, affinity)
    corpus = link(reader, documents, facts, options, affinity)
    report.findings = findings(corpus, pack, options, report.documents)
    if options.coverage:
        report.agreements = list(agreements(corpus))
    report.claims = sum(len(document.claims) for document in documents)
    report.groups = sum(1 for cell in corpus.cells if len(cell.claims) > 1)
    return report


def _complete(
    reader: Reader,
    read: Sequence[Document],
    documents: Sequence[DocumentClaims],
    facts: Sequence[Fact],
    affinity: Affinity,
) -> None:
    """Add the role claims of those documents that another document or a fact may contradict, and the acts of their days.

    In one text two holders of an office are the one and the next, and its days of two things; most documents of a large corpus
    share their affair with none.
    """
    subjects = {fact.claim.subject.value for fact in facts if fact.claim.dimension == "entity"}
    for document, claims in zip(read, documents, strict=True):
        partnered = affinity.has_partner(claims.path)
        if partnered or not subjects.isdisjoint(claims.names):
            reader.complete(document, claims, acts=partnered)
    reader.forget()


def affinity_of(reader: Reader, documents: Sequence[DocumentClaims]) -> Affinity:
    """Which documents speak of one affair."""
    return Affinity(documents, reader.pack.registry.nouns)


def link(
    reader: Reader,
    documents: Sequence[DocumentClaims],
    facts: Sequence[Fact],
    options: Options,
    affinity: Affinity | None = None,
) -> Corpus:
    """The claims of all documents, linked."""
    pack, affinity = reader.pack, affinity or affinity_of(reader, documents)
    corpus = build_corpus(documents, affinity, pack.registry, pack.lexicon, reader.finder, facts, options.as_of)
    corpus.lang, corpus.authoritative = options.lang, options.authoritative
    return corpus


def findings(corpus: Corpus, pack: Pack, options: Options, documents: Mapping[str, Document]) -> list[Finding]:
    """The findings of all rules in force, sorted."""
    drafts: list[Draft] = []
    run = checks()
    for rule in pack.rules:
        wanted = options.select is None or rule.id in options.select
        if not wanted or rule.id in options.ignore or not rule.entry.enabled:
            continue
        drafts.extend(run[rule.entry.check](corpus, rule))
    out = [finish(draft, options.severities.get(draft.rule.id), options.lang) for draft in settled(corpus, drafts, documents)]
    out.sort(key=lambda finding: (finding.first, finding.rule, finding.fingerprint))
    return [finding for finding in out if all(item.path in documents for item in finding.evidence)]


def read_all(files: Sequence[tuple[Path, str]], options: Options, report: Report) -> list[Document]:
    """The documents that can be read; what cannot goes to the report's failures."""
    found: list[Document] = []
    for path, display in files:
        try:
            document = refine(read(path, display, options.encoding))
        except ReadError as error:
            report.failures.append(Failure(display, f"{error.message}{f' ({error.hint})' if error.hint else ''}"))
            continue
        if display in options.datelines:
            document = replace(document, dateline=options.datelines[display])
        found.append(document)
        report.documents[display] = document
    if options.stdin is not None:
        display, text = options.stdin
        document = refine(read_text(text, display, Path(display).suffix or ".txt"))
        found.append(document)
        report.documents[display] = document
    return found
