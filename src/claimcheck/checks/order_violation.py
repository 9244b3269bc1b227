"""Two dated events of one thing in an impossible order: completed before begun, ended before released, died before born.

The rule lists chains of attributes, the earlier first. Only events whose subject is stated are held against each other.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from claimcheck.claims.corpus import Corpus, Draft
from claimcheck.claims.describe import reading
from claimcheck.model.claims import Claim
from claimcheck.model.findings import Comparison
from claimcheck.model.rules import Rule
from claimcheck.model.values import Date

NAME = "order-violation"
# a verb that modifies a noun: 開館した旧館
_RELATIVE = re.compile(r"[たるう](?=[一-龠々ァ-ヺA-Za-z「『])|。")


def run(corpus: Corpus, rule: Rule) -> Iterator[Draft]:
    """For each subject the first pair of events that stands in the wrong order."""
    chains: Sequence[Sequence[str]] = rule.entry.parameters.get("chains", ())
    wanted = {attribute for chain in chains for attribute in chain}
    events: dict[tuple[str, str], list[Claim]] = {}
    for document in corpus.documents:
        for claim in document.claims:
            subject = corpus.linker.subject(claim)
            stated = subject and not subject.startswith("~") and claim.subject.factor >= rule.number("subject", 0.9)
            if claim.attribute.value in wanted and stated and isinstance(claim.value, Date) and claim.value.open is None:
                events.setdefault((subject, claim.attribute.value), []).append(claim)
    for subject in sorted({subject for subject, _attribute in events}):
        for chain in chains:
            for early, late in combinations(chain, 2):
                yield from _wrong(corpus, rule, subject, events.get((subject, early), []), events.get((subject, late), []))


def _wrong(corpus: Corpus, rule: Rule, subject: str, early: list[Claim], late: list[Claim]) -> Iterator[Draft]:
    for first in early:
        for second in late:
            same = first.restrictors == second.restrictors and corpus.linker.affinity.between(first.path, second.path) > 0
            a, b = corpus.sides.interval(first), corpus.sides.interval(second)
            if not same or a is None or b is None or not b.below(a):
                continue
            if first.sentence == second.sentence and not _in_a_row(corpus, first, second):
                continue
            yield _draft(corpus, rule, subject, first, second)
            return


def _in_a_row(corpus: Corpus, one: Claim, other: Claim) -> bool:
    """Whether one sentence tells two events of one subject in a row; 2022年に完成した橋の隣で、… speaks of another bridge."""
    start, end = sorted((one.mention.span, other.mention.span))
    text = next(document.text for document in corpus.documents if document.path == one.path)
    return one.subject.span == other.subject.span and not _RELATIVE.search(text, start.end, end.start)


def _draft(corpus: Corpus, rule: Rule, subject: str, early: Claim, late: Claim) -> Draft:
    name = corpus.subject_name(subject)
    return Draft(
        rule=rule,
        sides=[[corpus.evidence(late, "a")], [corpus.evidence(early, "b")]],
        fields={
            "subject": name,
            "late": corpus.attribute_name(late.attribute.value),
            "early": corpus.attribute_name(early.attribute.value),
            "a": reading(late.value),
            "b": reading(early.value),
        },
        confidence=min(early.subject.factor * early.attribute.factor, late.subject.factor * late.attribute.factor),
        subject=name,
        attribute=late.attribute.value,
        comparison=Comparison("order"),
    )
