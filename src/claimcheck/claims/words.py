"""The word lists that slots are read with, compiled once a run."""

import re

from claimcheck.claims.registry import Attribute, Registry
from claimcheck.text.alternation import alternation
from claimcheck.text.lexicon import Lexicon

_CHANGE_SUFFIX = re.compile(r"(額|率|幅|数|分)$")

_REMEMBERED = 1 << 16
"""Phrases whose reading is remembered; a corpus with more of them starts over."""


class Words:
    """The word lists that slots are read with."""

    def __init__(self, lexicon: Lexicon, registry: Registry) -> None:
        words = lexicon.words
        self.registry = registry
        self.decrease = frozenset(words.get("decrease", ()))
        self.increase = frozenset(words.get("increase", ()))
        self.planned = frozenset(words.get("planned", ()))
        self.reported = frozenset(words.get("reported", ()))
        self.denied = frozenset(words.get("denied", ()))
        self.hypothetical = frozenset(words.get("hypothetical", ()))
        self.comparison = frozenset(words.get("comparison", ()))
        self.other_owners = frozenset(words.get("other_owners", ()))
        self.generic = frozenset(words.get("generic_labels", ()))
        self.places = frozenset(words.get("place_suffixes", ()))
        self.scopes = lexicon.maps.get("scopes", {})
        self.scope_pattern = re.compile(alternation(self.scopes))
        self.beginnings = frozenset(words.get("beginnings", ()))
        self.endings = frozenset(words.get("endings", ()))
        self.sources = tuple(words.get("reporting_sources", ()))
        self.transitive = frozenset(words.get("transitive_verbs", ()))
        self.event_nouns = tuple(words.get("event_nouns", ()))
        self.light = frozenset(words.get("light_nouns", ()))
        self.role_pattern = re.compile(alternation(registry.nouns_of("entity")))
        self.modalities = (
            ("planned", self.planned), ("denied", self.denied), ("hypothetical", self.hypothetical), ("reported", self.reported),
        )  # fmt: skip
        """Words of each modality, the strongest first."""
        self.modal = self.planned | self.denied | self.hypothetical | self.reported
        self._planned = re.compile(alternation(self.planned))
        self.event_words = registry.words_of("date") | self.beginnings | self.endings
        self._directions = dict.fromkeys(self.increase, "increase") | dict.fromkeys(self.decrease, "decrease")
        self._scopes_in: dict[str, tuple[str, ...]] = {}
        self._terms: dict[tuple[str, str], tuple[Attribute | None, str, str]] = {}

    def direction(self, lemma: str) -> str:
        """Increase or decrease where a word tells of a change; "" otherwise."""
        return self._directions.get(lemma, "")

    def is_planned(self, phrase: str) -> bool:
        """Whether a phrase holds a word of what is only planned: 業績予想."""
        return self._planned.search(phrase) is not None

    def scopes_in(self, text: str) -> tuple[str, ...]:
        """The scopes that the words of a text state, in their order."""
        found = self._scopes_in.get(text)
        if found is None:
            if len(self._scopes_in) >= _REMEMBERED:
                self._scopes_in.clear()
            found = self._scopes_in[text] = tuple(self.scopes[match.group()] for match in self.scope_pattern.finditer(text))
        return found

    def is_change(self, phrase: str) -> bool:
        """Whether a phrase tells of a change of something registered: 株価下落."""
        return any(
            self.direction(phrase[-length:]) and self.registry.any_named_by(phrase[:-length]) is not None
            for length in range(1, min(5, len(phrase)))
        )

    def term(self, phrase: str, dimension: str) -> tuple[Attribute | None, str, str]:
        """Registered attribute, matched term and aspect of a phrase: 時価総額減少額 is a decrease of 時価総額."""
        key = (phrase, dimension)
        if key not in self._terms:
            if len(self._terms) >= _REMEMBERED:
                self._terms.clear()
            self._terms[key] = self._find(phrase, dimension)
        return self._terms[key]

    def _find(self, phrase: str, dimension: str) -> tuple[Attribute | None, str, str]:
        found = self.registry.named_by(phrase, dimension)
        if found:
            return found[0], found[1], ""
        stem = _CHANGE_SUFFIX.sub("", phrase)
        for length in range(min(4, len(stem) - 1), 0, -1):
            direction = self.direction(stem[-length:])
            if direction:
                base = stem[:-length].rstrip("の")
                known = self.registry.named_by(base, dimension) or (
                    self.registry.any_named_by(base) if dimension == "ratio" else None
                )
                if known:
                    return known[0], known[1], direction
        return None, "", ""
