"""What stated arithmetic is searched in: a sentence together with the one before it.

Note [Operands]. A rate, a total or a share says that other figures stand behind it, but not where: in the sentence before, in a
bracket, after a comma, in a table. So its operands are not read off one construction but searched among the figures of one kind
that stand near. If any of them bears the figure out, it is right; only where none does, and one way of taking them is plainly
meant, is it wrong.
"""

from collections.abc import Sequence
from typing import NamedTuple

from claimcheck.claims.arithmetic import is_plain
from claimcheck.claims.dimensions import dimension
from claimcheck.model.claims import Mention
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span

_SIGN = regex(r"⟨([a-z])(\d+)⟩")


class Level(NamedTuple):
    """A figure at its place in a window."""

    at: int
    end: int
    mention: Mention
    kind: str
    """Its dimension, of money with the currency."""


class Window(NamedTuple):
    """A sentence and the one before it as one skeleton; see Note [Skeletons] of `claims.skeletons`."""

    skeleton: str
    mentions: Sequence[Mention]
    here: int
    """Where the sentence itself begins in the skeleton."""
    span: Span
    """The sentence."""

    def levels(self, signs: str = "m") -> list[Level]:
        """The plain figures of some signs in order of position."""
        found = []
        for match in _SIGN.finditer(self.skeleton):
            mention = self.mentions[int(match[2])]
            if match[1] in signs and is_plain(mention):
                found.append(Level(match.start(), match.end(), mention, kind(mention)))
        return found

    def lengths(self) -> list[Level]:
        """The lengths of time in order of position."""
        found = [(match, self.mentions[int(match[2])]) for match in _SIGN.finditer(self.skeleton) if match[1] == "d"]
        return [Level(match.start(), match.end(), mention, "duration") for match, mention in found]

    def between(self, one: Level, other: Level) -> str:
        """The words between two figures."""
        return self.skeleton[one.end : other.at]


def kind(mention: Mention) -> str:
    """The dimension without what it is per, of money with its currency."""
    return dimension(mention.value).partition("/")[0] + str(getattr(mention.value, "currency", ""))
