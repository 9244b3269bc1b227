"""Disputes: cells whose claims cannot all hold, with the guards that keep look-alikes silent and a confidence.

Note [Guards]. A document that states both values itself probably means two things. A repeatable event at another date is no
conflict. A cell that falls into many sides is no dispute about one thing but a series that the slots failed to tell apart.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from claimcheck.claims.corpus import Corpus, Draft
from claimcheck.claims.disputes.stale import without_former
from claimcheck.claims.disputes.strays import without_strays
from claimcheck.claims.disputes.titling import title
from claimcheck.claims.disputes.verdict import by_authority, joined, verdict
from claimcheck.claims.disputes.weighing import ERROR, LIKELY, weigh
from claimcheck.claims.figures.describe import distance, reading
from claimcheck.claims.lexicon.sources import source_in
from claimcheck.claims.linking.inferred import STATED
from claimcheck.claims.linking.link import Cell
from claimcheck.claims.linking.twins import slip_odds
from claimcheck.claims.values.slips import slip_hint
from claimcheck.model.claims import Claim
from claimcheck.model.findings import Comparison
from claimcheck.model.rules import Rule

SURE_ODDS = 100
"""Odds of a slip that outweigh a series: two digits of three swapped."""
MAX_SIDES = 4
"""Sides of one dispute; more are a series."""



def drafts(corpus: Corpus, rule: Rule, wanted: Callable[[str], bool]) -> Iterator[Draft]:
    """A draft for every dispute of a dimension that `wanted` accepts; twins only where their slots told nothing else."""
    told: set[int] = set()
    series: set[int] = set()
    for whole in corpus.cells:
        if whole.twins and all(id(claim) in told or (id(claim) in series and not _sure(whole)) for claim in whole.claims):
            continue
        if len(whole.claims) < 2 or not wanted(whole.dimension):  # noqa: PLR2004 - one claim disputes nothing
            continue
        attribute = corpus.registry.by_id.get(whole.attribute)
        if attribute is not None and not attribute.entry.single:
            continue
        one_text = len({claim.path for claim in whole.claims}) == 1
        if whole.dimension == "entity" and one_text and all(claim.subject.factor < STATED for claim in whole.claims):
            continue  # a president of nobody in particular
        cell, sides = without_strays(corpus, whole)
        if not 2 <= len(sides) <= MAX_SIDES:  # noqa: PLR2004 - Note [Guards]
            series.update(map(id, cell.claims if len(sides) > MAX_SIDES else ()))
            continue
        confidence = weigh(corpus, cell, sides)
        if confidence >= LIKELY:
            told.update(map(id, cell.claims))
        if confidence > 0:
            yield _draft(corpus, rule, cell, _with_orphans(corpus, cell, without_former(corpus, sides)), confidence)


def _sure(cell: Cell) -> bool:
    """Whether the digits of twins say so much that they are two figures for one thing even among a series of others."""
    first, *others = cell.claims
    return cell.twins >= ERROR and any(slip_odds(first, other) >= SURE_ODDS for other in others)


def is_told(corpus: Corpus, one: Claim, other: Claim) -> bool:
    """Whether a dispute already tells that one of two claims cannot hold together with the figure of the other."""
    for cell in corpus.cells:
        own = [claim for claim in (one, other) if any(claim is each for each in cell.claims)]
        if not own or cell.dimension != own[0].dimension:
            continue
        held, sides = without_strays(corpus, cell)
        told = 2 <= len(sides) <= MAX_SIDES and weigh(corpus, held, sides) >= LIKELY  # noqa: PLR2004
        rest = other if own[0] is one else one
        if told and any(corpus.sides.agree(rest, claim) for claim in cell.claims if claim.dimension == rest.dimension):
            return True
    return False


def _with_orphans(corpus: Corpus, cell: Cell, sides: list[list[Claim]]) -> list[list[Claim]]:
    """Claims without an attribute that agree with one side join it: 90兆円を奪った."""
    out = [list(side) for side in sides]
    for orphan in corpus.linker.orphans_of(cell):
        claim = replace(orphan, attribute=cell.claims[0].attribute)
        fits = [side for side in out if len(corpus.sides.divide([*side, claim])) == 1]
        if len(fits) == 1:
            fits[0].append(claim)
    return out


def _draft(corpus: Corpus, rule: Rule, cell: Cell, sides: list[list[Claim]], confidence: float) -> Draft:
    ordered = sorted((corpus.sentence_order(side) for side in sides), key=lambda side: (side[0].path, side[0].mention.span))
    ordered.sort(key=len)  # the lone voice first: it is the likelier slip
    evidence = [[corpus.evidence(claim, chr(ord("a") + number)) for claim in side] for number, side in enumerate(ordered)]
    texts = [_unique(reading(claim.value) for claim in side) for side in ordered]
    subject = corpus.subject_name(_owner(corpus, cell))
    name = title(corpus, cell)
    fields = {
        "subject": subject,
        "of": "" if subject and name.startswith(subject) else _of(subject, corpus.lang),  # 有明丸座礁 says whose it is
        "attribute": name,
        "sides": " ⇔ ".join(texts),
        "a": texts[0],
        "b": texts[1],
        "hint": joined(slip_hint(ordered[0][0].value, ordered[1][0].value, corpus.lang), verdict(corpus, ordered)),
    }
    right = by_authority(corpus, ordered)
    return Draft(
        rule=rule,
        sides=evidence,
        fields=fields,
        confidence=confidence,
        subject=subject,
        attribute=cell.attribute,
        comparison=_comparison(ordered),
        explanation=tuple(_explain(corpus, side[0], chr(ord("a") + number)) for number, side in enumerate(ordered)),
        suggestion="" if right is None else texts[right],
    )


def _owner(corpus: Corpus, cell: Cell) -> str:
    """The subject of a dispute, where a claim states it or all claims infer the same; a guess is not told as if it were read."""
    owners = {corpus.linker.subject(claim) for claim in cell.claims}
    stated = any(corpus.linker.is_stated(claim) and corpus.linker.subject(claim) == cell.subject for claim in cell.claims)
    return cell.subject if stated or owners == {cell.subject} else ""


def _of(subject: str, lang: str) -> str:
    if not subject:
        return ""
    return f"{subject}: " if lang == "en" else f"{subject}の"


def _unique(texts: Iterator[str]) -> str:
    return ", ".join(dict.fromkeys(texts))


def _comparison(sides: list[list[Claim]]) -> Comparison:
    return Comparison("disjoint", difference=distance(sides[0][0].value, sides[1][0].value))


def _explain(corpus: Corpus, claim: Claim, side: str) -> str:
    """Which words gave the slots of a claim."""
    parts = []
    if claim.subject.value:
        parts.append(f"{corpus.subject_name(corpus.linker.subject(claim))} ← {source_in(claim.subject.source, corpus.lang)}")
    parts.append(f"{corpus.attribute_name(claim.attribute.value)} ← {source_in(claim.attribute.source, corpus.lang)}")
    if claim.period.value:
        parts.append(f"{claim.period.value} ← {source_in(claim.period.source, corpus.lang)}")
    if claim.scope:
        parts.append(" ".join(sorted(claim.scope)))
    return f"{side}: " + "; ".join(parts)
