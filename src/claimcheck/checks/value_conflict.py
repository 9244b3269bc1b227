"""Different numbers for the same thing, inside or across documents."""

from collections.abc import Iterator

from claimcheck.claims.corpus import Corpus, Draft
from claimcheck.claims.disputes.disputes import drafts
from claimcheck.model.rules import Rule

NAME = "value-conflict"
_OTHER_CHECKS = frozenset({"date", "time", "entity", "ordinal"})


def run(corpus: Corpus, rule: Rule) -> Iterator[Draft]:
    """Cells of amounts, quantities, shares, counts and durations that cannot all hold."""
    return drafts(corpus, rule, lambda dimension: dimension not in _OTHER_CHECKS)
