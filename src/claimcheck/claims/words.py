"""The word lists that slots are read with, compiled once a run."""

import re

from claimcheck.claims.registry import Attribute, Registry
from claimcheck.text.alternation import alternation
from claimcheck.text.lexicon import Lexicon

_CHANGE_SUFFIX = re.compile(r"(額|率|幅|数|分)$")


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
        self.start_verbs = frozenset(words.get("start_verbs", ()))
        self.sources = tuple(words.get("reporting_sources", ()))
        self.transitive = frozenset(words.get("transitive_verbs", ()))
        self.event_nouns = tuple(words.get("event_nouns", ()))
        self.light = frozenset(words.get("light_nouns", ()))
        self.role_pattern = re.compile(alternation(registry.nouns_of("entity")))
        self.event_words = registry.words_of("date")

    def direction(self, lemma: str) -> str:
        """Increase or decrease where a word tells of a change; "" otherwise."""
        if lemma in self.decrease:
            return "decrease"
        return "increase" if lemma in self.increase else ""

    def is_change(self, phrase: str) -> bool:
        """Whether a phrase tells of a change of something registered: 株価下落."""
        return any(
            self.direction(phrase[-length:]) and self.registry.any_named_by(phrase[:-length]) is not None
            for length in range(1, min(5, len(phrase)))
        )

    def term(self, phrase: str, dimension: str) -> tuple[Attribute | None, str, str]:
        """Registered attribute, matched term and aspect of a phrase: 時価総額減少額 is a decrease of 時価総額."""
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
