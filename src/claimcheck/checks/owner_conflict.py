"""One distinctive figure given to two siblings by two texts: 2,000基 for R1 in one, for V3 in the other."""

from collections.abc import Iterator

from claimcheck.claims.corpus import Corpus, Draft
from claimcheck.claims.figures.describe import reading
from claimcheck.claims.linking.siblings import find_shared
from claimcheck.model.claims import Claim  # noqa: TC001 - as its neighbours
from claimcheck.model.findings import Comparison
from claimcheck.model.rules import FactEntry, Rule

NAME = "owner-conflict"


def run(corpus: Corpus, rule: Rule) -> Iterator[Draft]:
    """One draft for every two owners of one figure, with all that give it to one or the other."""
    entries = {id(fact.claim): fact.entry for fact in corpus.facts}
    timeless = [fact.claim for fact in corpus.facts if fact.period is None]
    claims = (claim for document in corpus.documents for claim in document.claims)
    found: dict[tuple[str, str, str], tuple[dict[int, Claim], dict[int, Claim], float]] = {}
    for one, other, confidence in find_shared(claims, timeless, corpus.linker, corpus.sides):
        key = (one.attribute.value, corpus.linker.subject(one), corpus.linker.subject(other))
        left, right, best = found.get(key, ({}, {}, 0.0))
        left[id(one)], right[id(other)] = one, other
        found[key] = left, right, max(best, confidence)
    for left, right, confidence in found.values():
        told = [[claim for claim in side.values() if claim.path] for side in (left, right)]
        fact = next((entries[key] for key in (*left, *right) if key in entries), None)
        sides = [corpus.sentence_order(side) for side in told if side]
        sides.sort(key=lambda side: (side[0].path, side[0].mention.span))
        owners = [corpus.subject_name(corpus.linker.subject(side[0])) for side in sides]
        owners += [fact.subject] if fact is not None and len(sides) == 1 else []
        known = fact if fact is not None and len(sides) == 1 else None
        yield Draft(
            rule=rule,
            sides=[[corpus.evidence(claim, "ab"[number]) for claim in side] for number, side in enumerate(sides)],
            fields={
                "attribute": corpus.attribute_name(sides[0][0].attribute.value),
                "value": reading(sides[0][0].value),
                "a": owners[0],
                "b": owners[1],
                "source": _source(known.source if known is not None else "", corpus.lang),
            },
            confidence=confidence,
            subject=owners[0],
            attribute=sides[0][0].attribute.value,
            comparison=Comparison("owner", fact=_cited(known)),
        )


def _cited(fact: FactEntry | None) -> dict[str, str] | None:
    return None if fact is None else {"id": fact.id, "value": str(fact.value), "source": fact.source}


def _source(source: str, lang: str) -> str:
    if not source:
        return ""
    return f" (source: {source})" if lang == "en" else f"(出典: {source})"
