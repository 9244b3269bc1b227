"""What a text says of a figure elsewhere than beside it: in its first line, and in a sentence with no other such figure."""

from collections import Counter
from collections.abc import Sequence

from claimcheck.claims.extract import DocumentClaims
from claimcheck.claims.values.dimensions import measured_alike
from claimcheck.model.claims import Claim


class Surroundings:
    """The words of the texts of a corpus that are about the figures of its claims."""

    def __init__(self, documents: Sequence[DocumentClaims]) -> None:
        self._texts = {document.path: document.text for document in documents}
        self._heads = {document.path: document.text.lstrip().partition("\n")[0] for document in documents}
        self._figures = Counter(
            (claim.path, claim.sentence, measured_alike(claim.dimension)) for document in documents for claim in document.claims
        )

    def of(self, claim: Claim) -> str:
        """The words about the figure of a claim: the first line of its text, and its sentence where it has no rival there."""
        head = self._heads[claim.path]
        if claim.dimension == "date" or self._figures[claim.path, claim.sentence, measured_alike(claim.dimension)] > 1:
            return head
        return head + self._texts[claim.path][claim.sentence.start : claim.sentence.end]
