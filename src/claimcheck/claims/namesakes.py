"""Names of persons that are one slip of the pen apart: 榊原拓也 in one text, 榊原拓哉 in the other."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from claimcheck.claims.extract import DocumentClaims
from claimcheck.claims.link import Linker
from claimcheck.model.claims import Mention
from claimcheck.model.span import Span
from claimcheck.text.variants import plain

SHORTEST = 4
"""Characters of a full name; of three, two persons may well share two."""
CONFIDENCE = 0.8
_COUNTING = frozenset("一二三四五六七八九十太次郎")
"""What tells brothers apart: 健一 and 健二."""

Person = tuple[str, Mention, Span]
"""Path, mention and sentence of a full name."""


def namesakes(documents: Sequence[DocumentClaims], linker: Linker) -> Iterator[tuple[list[Person], list[Person]]]:
    """Pairs of full names that differ in one character, of texts about one affair of which none has both.

    Names are indexed by what is left without one character, so that only those that may be meant alike are compared.
    """
    known: dict[str, list[Person]] = {}
    for document in documents:
        for mention, sentence in document.people:
            known.setdefault(plain(getattr(mention.value, "name", "")), []).append((document.path, mention, sentence))
    alike: dict[tuple[int, str], list[str]] = {}
    for name in sorted(known):
        for at in range(len(name) if len(name) >= SHORTEST else 0):
            alike.setdefault((at, name[:at] + name[at + 1 :]), []).append(name)
    for (at, _rest), names in sorted(alike.items()):
        for one, other in combinations(names, 2):
            if len(one) != len(other) or {one[at], other[at]} <= _COUNTING:
                continue
            sides = known[one], known[other]
            paths = [{person[0] for person in side} for side in sides]
            if paths[0].isdisjoint(paths[1]) and any(linker.affinity.between(a, b) for a in paths[0] for b in paths[1]):
                yield sides
