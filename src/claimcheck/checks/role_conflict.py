"""Different names for the same role: 社長, 会場, 本社所在地, 創業者."""

from collections.abc import Iterator

from claimcheck.claims.corpus import Corpus, Draft
from claimcheck.claims.disputes import drafts
from claimcheck.model.rules import Rule

NAME = "role-conflict"


def run(corpus: Corpus, rule: Rule) -> Iterator[Draft]:
    """Cells of names that are neither one nor parts of each other."""
    return drafts(corpus, rule, lambda dimension: dimension == "entity")
