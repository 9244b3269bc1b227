"""What somebody does for a thing, or is to it, by the words that say so: 製造元, 製造を担う, 納入した are 製造.

Note [Duties]. A duty is a field of words (`duty_nouns` of the lexicon and the maps beside it) that tell one role: who made a thing,
who runs it, from whom it was got, where it is kept. A noun of no field is a field of its own where a verb says that somebody
takes it on (測量を担った), so that both texts need but the same noun.
"""

from collections.abc import Mapping
from typing import NamedTuple

from claimcheck.text.lexicon import Lexicon

_LONGEST = 12
_SHORTEST = 2
OWN = "~"
"""What the field of a noun that is in none begins with."""


class DutyNoun(NamedTuple):
    """What a noun says of a duty."""

    field: str
    thing: str
    """What it is of, in the same word: 船体 of 船体建造."""
    holder: bool
    """Whether it says who does it: 製造元."""


class DutyWords:
    """The words of duties."""

    def __init__(self, lexicon: Lexicon) -> None:
        maps, words = lexicon.maps, lexicon.words
        nouns = _fields(maps.get("duty_nouns", {}))
        self._nouns = dict(sorted(nouns.items(), key=lambda item: (-len(item[0]), item[0])))
        self.verbs, self.sources, self.goals, self.places = (
            _fields(maps.get(name, {})) for name in ("duty_verbs", "duty_sources", "duty_goals", "duty_places")
        )
        self.taking, self.making, self.giving, self.getting, self.standing, self.wholes = (
            frozenset(words.get(f"duty_{name}", ())) for name in ("taking", "making", "giving", "getting", "standing", "wholes")
        )
        self.from_whom = frozenset(field for fields in self.sources.values() for field in fields)
        self.same_things: Mapping[str, str] = maps.get("same_parts", {})
        self.tails = tuple({*words.get("duty_tails", ()), *words.get("loan_firms", ())})
        self.heads = tuple(words.get("duty_heads", ()))
        self._holders = tuple(sorted(words.get("duty_holders", ()), key=lambda word: (-len(word), word)))

    def of_noun(self, text: str, *, alone: bool = False) -> tuple[DutyNoun, ...]:
        """The duties that a noun may tell, its own where it is in no field; that of a holder only where the noun is not `alone`."""
        bare, holder = text, False
        while (tail := next((tail for tail in self._holders if bare.endswith(tail) and len(bare) - len(tail) >= _SHORTEST), "")):
            if bare in self._nouns:
                break
            bare, holder = bare.removesuffix(tail), True
        noun = next((noun for noun in self._nouns if bare.endswith(noun)), "")
        if noun:
            thing = bare.removesuffix(noun).rstrip("・の")
            return tuple(DutyNoun(field, thing, holder) for field in self._nouns[noun])
        if alone or not _SHORTEST <= len(bare) <= _LONGEST:
            return ()
        return (DutyNoun(OWN + bare, "", holder),)


def _fields(table: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """The fields of each word."""
    found: dict[str, tuple[str, ...]] = {}
    for field, words in table.items():
        for word in dict.fromkeys(words.split("|")):
            found[word] = (*found.get(word, ()), field)
    return found
