"""Names of persons that are read alike and written differently: 榊原拓也 in one text, 榊原拓哉 in the other."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from claimcheck.claims.extract import DocumentClaims
from claimcheck.claims.linking.link import Linker
from claimcheck.model.claims import Mention
from claimcheck.model.span import Span
from claimcheck.text.variants import plain

CONFIDENCE = 0.8

Person = tuple[str, Mention, Span]
"""Path, mention and sentence of a full name."""


def namesakes(documents: Sequence[DocumentClaims], linker: Linker) -> Iterator[tuple[list[Person], list[Person]]]:
    """Full names that are read alike and written differently, by texts about one affair of which none has both."""
    known: dict[str, dict[str, list[Person]]] = {}
    for document in documents:
        for mention, sentence, reading in document.people:
            spelt = known.setdefault(reading, {}).setdefault(plain(getattr(mention.value, "name", "")), [])
            spelt.append((document.path, mention, sentence))
    for _reading, spellings in sorted(known.items()):
        for one, other in combinations([spellings[name] for name in sorted(spellings)], 2):
            first, second = ({person[0] for person in side} for side in (one, other))
            if first.isdisjoint(second) and any(linker.affinity.related(a, b) for a in first for b in second):
                yield one, other
