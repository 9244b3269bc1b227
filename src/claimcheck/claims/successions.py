"""Offices pass on: two texts of two years that name two presidents of one country are usually both right."""

from collections.abc import Sequence

from claimcheck.claims.affinity import SMALL_CORPUS
from claimcheck.claims.corpus import Corpus
from claimcheck.model.claims import Claim
from claimcheck.model.pattern import regex

PASSED_ON = 0.75
"""Factor where the latest years that the texts of two sides name lie apart."""
_APART = 2
_YEAR = regex(r"(?<![0-9])(?:19|20)[0-9]{2}(?=年)")


def succession(corpus: Corpus, sides: Sequence[Sequence[Claim]]) -> float:
    """How likely two holders of one role are meant at one time: in a large corpus the years of the texts may speak against it."""
    first = sides[0][0]
    attribute = corpus.registry.by_id.get(first.attribute.value)
    lasting = attribute is not None and (attribute.entry.stable or bool(attribute.entry.kinds))
    if len(corpus.documents) <= SMALL_CORPUS or first.dimension != "entity" or lasting:
        return 1.0
    latest = [max((_latest(corpus, claim.path) for claim in side), default=0) for side in sides[:2]]
    yearly = first.attribute.value.startswith("sports/")
    return PASSED_ON if all(latest) and abs(latest[0] - latest[1]) >= (1 if yearly else _APART) else 1.0


def _latest(corpus: Corpus, path: str) -> int:
    return max(map(int, _YEAR.findall(corpus.linker.documents[path].text)), default=0)
