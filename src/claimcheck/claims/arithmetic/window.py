"""What stated arithmetic is searched in: a sentence together with the one before it.

Note [Operands]. A rate, a total or a share says that other figures stand behind it, but not where: in the sentence before, in a
bracket, after a comma, in a table. So its operands are not read off one construction but searched among the figures of one kind
that stand near. If any of them bears the figure out, it is right; only where none does, and one way of taking them is plainly
meant, is it wrong.
"""

from collections.abc import Sequence
from typing import NamedTuple

from claimcheck.claims.arithmetic.arithmetic import is_plain
from claimcheck.claims.values.dimensions import dimension
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


class Window:
    """A sentence and the one before it as one skeleton; see Note [Skeletons] of `claims.arithmetic.skeletons`.

    Args:
        skeleton: both sentences with signs for their values.
        mentions: the values, by the numbers in their signs.
        here: where the sentence itself begins in the skeleton.
        span: the sentence.
    """

    def __init__(self, skeleton: str, mentions: Sequence[Mention], here: int, span: Span) -> None:
        self.skeleton, self.mentions, self.here, self.span = skeleton, mentions, here, span
        self._figures: list[tuple[str, Level]] = []
        self._lengths: list[Level] = []
        for match in _SIGN.finditer(skeleton):
            mention = mentions[int(match[2])]
            if match[1] == "d":
                self._lengths.append(Level(*match.span(), mention, "duration"))
            elif is_plain(mention):
                self._figures.append((match[1], Level(*match.span(), mention, kind(mention))))

    def levels(self, signs: str = "m") -> list[Level]:
        """The plain figures of some signs in order of position."""
        return [level for sign, level in self._figures if sign in signs]

    def lengths(self) -> list[Level]:
        """The lengths of time in order of position."""
        return self._lengths

    def between(self, one: Level, other: Level) -> str:
        """The words between two figures."""
        return self.skeleton[one.end : other.at]


def kind(mention: Mention) -> str:
    """The dimension without what it is per, of money with its currency."""
    return dimension(mention.value).partition("/")[0] + str(getattr(mention.value, "currency", ""))
