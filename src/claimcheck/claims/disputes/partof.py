"""Whether the texts tell how one figure is a part of another: what it lacks, or which share of it it is."""

from collections.abc import Sequence
from fractions import Fraction

from claimcheck.claims.corpus import Corpus
from claimcheck.claims.linking.comparable import middle
from claimcheck.model.claims import Claim
from claimcheck.model.pattern import regex
from claimcheck.model.values import Ratio

_GAP, _LARGE = 10, 100
"""A smaller difference of smaller figures may stand anywhere by chance, unless the sentence sums up."""
_SUMMED = regex(r"計|合わせ|うち|含め|ほか")
_ROUNDED = Fraction(1, 100)
"""How far a share may be rounded: 98台 of 130台 are 75%."""


def are_parts(corpus: Corpus, sides: Sequence[Sequence[Claim]]) -> bool:
    """Whether a text of two sides gives what one figure has more than the other, or a sentence of theirs its share.

    宿泊客38人と従業員6人 against 計44人; 98台と、積載できる台数の75% against 130台.
    """
    scale = corpus.scale
    low, high = sorted(middle(side[0], scale) for side in sides[:2])
    telling = high - low >= _GAP or low >= _LARGE
    claims, documents = [claim for side in sides[:2] for claim in side], corpus.linker.documents
    summed = any(_SUMMED.search(documents[claim.path].text, *claim.sentence) for claim in claims)
    for own in claims:
        for claim in documents[own.path].claims:
            beside = claim.sentence == own.sentence
            if isinstance(claim.value, Ratio):
                if beside and high and claim is not own and abs(low / high - middle(claim, scale)) <= _ROUNDED:
                    return True
            elif claim.dimension == own.dimension and middle(claim, scale) == high - low and (telling or (beside and summed)):
                return True
    return False
