"""Names as they were linked, held against groups of spellings that a reader calls one name."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from claimcheck.claims.discourse.namings import identities
from claimcheck.claims.names.namelinks import build_links
from claimcheck.model.document import Document
from tests.texts import reader


class Verdict(NamedTuple):
    """Pairs of spellings: linked and one, linked though two, one but not linked."""

    right: list[tuple[str, str]]
    wrong: list[tuple[str, str]]
    missed: list[tuple[str, str]]


class WhoIsWho:
    """The names of some documents."""

    def __init__(self, documents: Sequence[Document]) -> None:
        finder = reader().finder
        self.namings = [reader().namings(document) for document in documents]
        links = build_links(self.namings, finder.aliases, finder.short_forms)
        self.links, self.key = links, finder.key
        self.found = {self.key(name.text) for naming in self.namings for name in naming.found}
        self.found |= {key for naming in self.namings for one, other, _why in naming.aliases for key in (one, other)}
        self.merged = [list(identity.spellings) for identity in identities(self.namings, links)]
        self.words: dict[str, str] = {}
        for document, naming in zip(documents, self.namings, strict=True):
            seen: dict[str, int] = {}
            for span, names in naming.references:
                word = document.text[slice(*span)]
                seen[word] = seen.get(word, 0) + 1
                for written in (f"{word}@{document.path}", word, f"{word}#{seen[word]}"):
                    self.words.setdefault(written, links.find(names[0].key))

    def of(self, spelling: str) -> str:
        """What a spelling, or a pointing word such as 同社#2, was taken for; "" where it was not read as a name."""
        if spelling in self.words:
            return self.words[spelling]
        key = self.key(spelling.replace(" ", "") if not spelling.isascii() else spelling)
        return self.links.find(key) if key in self.found else ""

    def judged(self, groups: Iterable[Sequence[str]]) -> Verdict:
        """All pairs of the spellings in `groups`, and all that were linked besides."""
        place = {spelling: number for number, group in enumerate(groups) for spelling in group}
        right: list[tuple[str, str]] = []
        wrong: list[tuple[str, str]] = []
        missed: list[tuple[str, str]] = []
        for one, other in combinations(place, 2):
            linked = self.of(one) == self.of(other) != ""
            if linked:
                (right if place[one] == place[other] else wrong).append((one, other))
            elif place[one] == place[other]:
                missed.append((one, other))
        known: Mapping[str, int] = {self.key(spelling): number for spelling, number in place.items()}
        for spellings in self.merged:
            for one, other in combinations(sorted({self.key(spelling) for spelling in spellings}), 2):
                if known.get(one, one) != known.get(other, other) and not (one in known and other in known):
                    wrong.append((one, other))
        return Verdict(right, wrong, missed)
