"""The same digits with another unit or scale for one thing: 138mm in one text, 138cm in another."""

from collections.abc import Iterator
from itertools import chain

from claimcheck.claims.corpus import Corpus, Draft
from claimcheck.claims.disputes.disputes import is_told
from claimcheck.claims.figures.describe import reading
from claimcheck.claims.linking.samenumerals import find_same_numerals
from claimcheck.claims.linking.unitslips import find_unit_slips
from claimcheck.model.claims import Claim
from claimcheck.model.findings import Comparison
from claimcheck.model.rules import Rule
from claimcheck.model.span import Span

NAME = "unit-slip"

_PERIODS = {"day": "日", "week": "週", "month": "月", "year": "年", "hour": "時間", "minute": "分", "second": "秒"}


def run(corpus: Corpus, rule: Rule) -> Iterator[Draft]:
    """Figures with the same digits and another unit that no dispute has told; one draft for each pair of readings."""
    texts = {document.path: document.text for document in corpus.documents}
    claims = [claim for document in corpus.documents for claim in document.claims]
    found: dict[tuple[str, str], tuple[dict[int, Claim], dict[int, Claim], float]] = {}
    slips = (find(claims, texts, corpus.linker, corpus.sides) for find in (find_unit_slips, find_same_numerals))
    for one, other, confidence in chain.from_iterable(slips):
        if is_told(corpus, one, other):
            continue
        first, second = sorted((one, other), key=_reading)
        key = _reading(first), _reading(second)
        left, right, best = found.get(key, ({}, {}, 0.0))
        left[id(first)], right[id(second)] = first, second
        found[key] = left, right, max(best, confidence)
    for left, right, confidence in found.values():
        sides = sorted((corpus.sentence_order(list(side.values())) for side in (left, right)), key=_place)
        yield _draft(corpus, rule, sides[0], sides[1], confidence)


def _reading(claim: Claim) -> str:
    """A figure in its unit, with what its sentence says it is per: 5,240人/月."""
    told = reading(claim.value)
    per = next((scope.removeprefix("per:") for scope in claim.scope if scope.startswith("per:")), "")
    return told if not per or "/" in told else f"{told}/{_PERIODS.get(per, per)}"


def _place(side: list[Claim]) -> tuple[str, Span]:
    return side[0].path, side[0].mention.span


def _draft(corpus: Corpus, rule: Rule, left: list[Claim], right: list[Claim], confidence: float) -> Draft:
    named = max((*left, *right), key=lambda claim: (bool(claim.attribute.value), claim.attribute.factor))
    subject = corpus.subject_name(corpus.linker.subject(named))
    return Draft(
        rule=rule,
        sides=[[corpus.evidence(claim, "a") for claim in left], [corpus.evidence(claim, "b") for claim in right]],
        fields={
            "attribute": corpus.attribute_name(named.attribute.value),
            "a": _reading(left[0]),
            "b": _reading(right[0]),
        },
        confidence=confidence,
        subject=subject,
        attribute=named.attribute.value,
        comparison=Comparison("unit"),
    )
