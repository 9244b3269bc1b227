"""The rules' own examples: fail examples must give just the evidence they mark, pass examples must stay silent."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from claimcheck.claims.extract import DocumentClaims
from claimcheck.engine.facts import read_facts
from claimcheck.engine.pack import Pack, SourcedFact
from claimcheck.engine.reader import Reader
from claimcheck.engine.run import Options, findings, link
from claimcheck.engine.yamlfile import validate
from claimcheck.model.document import Document
from claimcheck.model.findings import Finding, Severity
from claimcheck.model.pattern import regex
from claimcheck.model.rules import Example, FactEntry, Rule
from claimcheck.model.span import Span
from claimcheck.readers import read_text
from claimcheck.text.tables import refine

_MARK = regex(r"\[\[(.+?)\]\]", re.DOTALL)


class Outcome(NamedTuple):
    """What one example did."""

    rule: str
    kind: str
    """fail, pass or todo."""
    number: int
    ok: bool
    expected: tuple[str, ...]
    """Passages that should be evidence, as path:text."""
    found: tuple[str, ...]


class Prepared(NamedTuple):
    """An example whose texts are read: what can be judged again and again."""

    rule: str
    kind: str
    number: int
    reader: Reader
    documents: dict[str, Document]
    claims: list[DocumentClaims]
    facts: tuple[SourcedFact, ...]
    expected: list["_Passage"]
    severity: Severity | None


_Passage = tuple[str, Span, str]


def run_examples(pack: Pack, rules: Sequence[Rule] | None = None, lang: str = "ja") -> Iterator[Outcome]:
    """Run the examples of some rules, by default of all in the pack."""
    return (judge(pack, prepared, lang) for prepared in prepare(pack, rules))


def prepare(pack: Pack, rules: Sequence[Rule] | None = None) -> Iterator[Prepared]:
    """Read the texts of the examples of some rules, by default of all in the pack."""
    readers: dict[str | None, Reader] = {}
    for rule in pack.rules if rules is None else rules:
        examples = rule.entry.examples
        for kind, group in (("fail", examples.fail_), ("pass", examples.pass_), ("todo", examples.todo)):
            for number, example in enumerate(group, 1):
                as_of = date.fromisoformat(example.as_of) if example.as_of else None
                reader = readers.setdefault(example.as_of, Reader(pack, as_of))
                yield _read(reader, rule, kind, number, example)


def _read(reader: Reader, rule: Rule, kind: str, number: int, example: Example) -> Prepared:
    documents: dict[str, Document] = {}
    expected: list[_Passage] = []
    for at, marked in enumerate(example.docs, 1):
        path = f"{at}.txt"
        text, spans = _unmark(marked)
        documents[path] = refine(read_text(text, path, ".txt"))
        expected += [(path, span, text[span.start : span.end]) for span in spans]
    facts = tuple(SourcedFact(validate(FactEntry, raw, Path(rule.path)), Path(rule.path)) for raw in example.facts)
    claims = [reader.claims(document) for document in documents.values()]
    return Prepared(rule.id, kind, number, reader, documents, claims, facts, expected, example.severity)


def judge(pack: Pack, prepared: Prepared, lang: str = "ja") -> Outcome:
    """What the rules find in an example whose texts are read."""
    reader, documents, expected = prepared.reader, prepared.documents, prepared.expected
    own = frozenset({prepared.rule}) if prepared.kind != "pass" else None
    options = Options(as_of=reader.as_of, select=own, lang=lang)
    usable, _failures = read_facts(pack._replace(facts=prepared.facts), reader)
    corpus = link(reader, prepared.claims, usable, options)
    hits = [finding for finding in findings(corpus, pack, options, documents) if finding.severity is not Severity.NOTE]
    found = [passage for finding in hits for passage in _passages(finding, documents)]
    ok = _ok(prepared.kind, expected, found) and prepared.severity in (None, *(finding.severity for finding in hits))
    return Outcome(prepared.rule, prepared.kind, prepared.number, ok, _texts(expected), _texts(found))


def _passages(finding: Finding, documents: dict[str, Document]) -> Iterator[_Passage]:
    for item in finding.evidence:
        yield item.path, item.span, documents[item.path].text[item.span.start : item.span.end]


def _unmark(marked: str) -> tuple[str, list[Span]]:
    text = ""
    spans = []
    at = 0
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        spans.append(Span(len(text), len(text) + len(match.group(1))))
        text += match.group(1)
        at = match.end()
    return text + marked[at:], spans


def _ok(kind: str, expected: list[_Passage], found: list[_Passage]) -> bool:
    if kind == "pass":
        return not found
    covered = all(any(path == other and span.overlaps(hit) for other, hit, _ in found) for path, span, _ in expected)
    marked = all(any(path == other and hit.overlaps(span) for other, span, _ in expected) for path, hit, _ in found)
    return bool(found) and covered and marked


def _texts(passages: Sequence[_Passage]) -> tuple[str, ...]:
    return tuple(sorted({f"{path}: {text}" for path, _span, text in passages}))
