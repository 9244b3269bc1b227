"""What was compared and agreed, so that a reviewer sees what a run covered."""

from collections.abc import Iterator

from claimcheck.claims.corpus import Corpus
from claimcheck.model.findings import Agreement


def agreements(corpus: Corpus) -> Iterator[Agreement]:
    """The groups of two or more claims that all say the same, in the order of their first passages."""
    found = []
    for cell in corpus.cells:
        if len(cell.claims) > 1 and len(corpus.sides.divide(cell.claims)) == 1:
            evidence = tuple(corpus.evidence(claim, "a") for claim in corpus.sentence_order(cell.claims))
            found.append(Agreement(corpus.subject_name(cell.subject), corpus.attribute_name(cell.attribute), evidence))
    yield from sorted(found, key=lambda item: [(passage.path, passage.span) for passage in item.evidence])
