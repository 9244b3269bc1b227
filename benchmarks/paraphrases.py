"""How many pairs of mentions of one fact in two documents could be compared, and what keeps the others apart.

    python benchmarks/paraphrases.py FOLDER... [--list KIND]

Each FOLDER holds `docs/` about one affair that agree with each other, and `facts.json`: facts with the passages that state them
(tests/paraphrases has such sets). A pair of passages in two documents is comparable where claims read from both share an attribute,
or attributes that are alike, and no slot clashes. Claims of different facts that could be compared are counted beside them, and so
are the findings of severity warning or error: each is a false alarm, or a slip of who wrote the set.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

from claimcheck.claims.linking.compatibility import Compatibility
from claimcheck.claims.linking.sametime import CLASH
from claimcheck.engine.pack import load_pack
from claimcheck.engine.reader import Reader
from claimcheck.engine.run import Options, findings, link, read_all
from claimcheck.model.claims import Claim
from claimcheck.model.document import Document
from claimcheck.model.findings import Report, Severity
from claimcheck.model.span import Span
from claimcheck.model.values import Date, EntityRef

_READ_AT_ALL = frozenset({"attribute", "value", "aspect"})


class Pair(NamedTuple):
    """Two passages that state one fact, and why their claims cannot be compared; no reason where they can."""

    kind: str
    reasons: tuple[str, ...]
    passages: tuple[str, str]


def main() -> None:
    """Print the part of comparable pairs by kind, for all sets together."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--list", choices=("date", "figure", "name"), help="print the pairs of a kind that cannot be compared")
    arguments = parser.parse_args()
    pairs: list[Pair] = []
    alarms = 0
    for folder in arguments.folders:
        found, told = _folder(folder)
        pairs += found
        alarms += told
        for pair in found:
            if pair.kind == arguments.list and pair.reasons:
                print(f"{folder.name} [{' + '.join(pair.reasons)}]", *pair.passages, sep="\n    ")
    for kind in sorted({pair.kind for pair in pairs}):
        own = [pair for pair in pairs if pair.kind == kind]
        reasons = Counter(" + ".join(pair.reasons) for pair in own if pair.reasons)
        comparable = sum(not pair.reasons for pair in own)
        print(f"{kind}: {comparable}/{len(own)} comparable ({comparable / len(own):.1%})")
        print(*(f"    {count:5} {reason}" for reason, count in reasons.most_common(8)), sep="\n")
    print(f"findings of severity warning or error: {alarms}")


def _folder(folder: Path) -> tuple[list[Pair], int]:
    """The pairs of one set, and how many findings are printed on it."""
    files = sorted((path, path.name) for path in (folder / "docs").iterdir())
    options, reader, report = Options(), Reader(load_pack(), None), Report()
    read = read_all(files, options, report)
    documents = [reader.claims(document) for document in read]
    corpus = link(reader, documents, [], options)
    told = findings(corpus, reader.pack, options, report.documents)
    texts = {document.path: document for document in read}
    claims = {document.path: document.claims for document in documents}
    facts: Sequence[Mapping[str, Any]] = json.loads((folder / "facts.json").read_text("utf-8"))["facts"]
    pairs = [pair for fact in facts for pair in _pairs(fact, texts, claims, corpus.linker)]
    return pairs, sum(finding.severity is not Severity.NOTE for finding in told)


def _pairs(
    fact: Mapping[str, Any], texts: Mapping[str, Document], claims: Mapping[str, Sequence[Claim]], slots: Compatibility
) -> Iterator[Pair]:
    places = [(mention["doc"], _place(texts[mention["doc"]].text, mention)) for mention in fact["mentions"]]
    for one, other in combinations(places, 2):
        if one[0] == other[0]:
            continue
        first, second = ([claim for claim in claims[path] if claim.mention.span.overlaps(span)] for path, span in (one, other))
        reasons = min((_reasons(a, b, slots) for a in first for b in second), key=len, default=None)
        if reasons is None:
            reasons = ("no claim on one" if first or second else "no claim",)
        yield Pair(_kind([*first, *second]), reasons, (_quote(texts, *one), _quote(texts, *other)))


def _kind(claims: Sequence[Claim]) -> str:
    values = [claim.value for claim in claims]
    if any(isinstance(value, Date) for value in values):
        return "date"
    return "name" if all(isinstance(value, EntityRef) for value in values) else "figure"


def _reasons(one: Claim, other: Claim, slots: Compatibility) -> tuple[str, ...]:
    if one.dimension.partition(":")[0].partition("/")[0] != other.dimension.partition(":")[0].partition("/")[0]:
        return ("other dimensions",)
    if (id(one), id(other)) in slots.one_event:
        return ()
    factors = slots.factors(one, other)
    unnamed = sum(not claim.attribute.value for claim in (one, other))
    clash = "attributes differ" if factors["attribute"] == CLASH else ""
    attribute = ("", "no attribute on one", "no attribute on both")[unnamed] or clash
    others = (slot for slot, factor in factors.items() if factor == CLASH and slot not in _READ_AT_ALL)
    aspect = ("aspect",) if factors["aspect"] == CLASH and not unnamed else ()
    return (*((attribute,) if attribute else ()), *aspect, *others)


def _place(text: str, mention: Mapping[str, str]) -> Span:
    start = text.index(mention["quote"]) + mention["quote"].index(mention["value"])
    return Span(start, start + len(mention["value"]))


def _quote(texts: Mapping[str, Document], path: str, span: Span) -> str:
    text, (start, end) = texts[path].text, span
    return f"{path}: {text[max(0, start - 30) : start]}[{text[start:end]}]{text[end : end + 20]}".replace("\n", "/")


if __name__ == "__main__":
    main()
