"""Different dates or times for the same single event."""

from collections.abc import Iterator

from claimcheck.claims.corpus import Corpus, Draft
from claimcheck.claims.disputes import drafts
from claimcheck.model.rules import Rule

NAME = "date-conflict"


def run(corpus: Corpus, rule: Rule) -> Iterator[Draft]:
    """Cells of dates and clock times that cannot all hold."""
    return drafts(corpus, rule, lambda dimension: dimension in ("date", "time"))
