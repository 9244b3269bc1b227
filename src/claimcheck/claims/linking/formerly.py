"""Figures that their texts say were changed, and what that forbids: 41分から23分になる tells 41分 of then."""

from collections.abc import Sequence

from claimcheck.claims.extract import DocumentClaims
from claimcheck.claims.linking.sametime import SameTime
from claimcheck.claims.linking.transitions import rises, transitions
from claimcheck.model.claims import Claim

FORMER = frozenset({"time:previous", "time:before", "version:old"})
"""Scopes of a figure that no longer holds."""


class Formerly:
    """The changes that the texts of a corpus tell of."""

    def __init__(self, documents: Sequence[DocumentClaims], times: SameTime) -> None:
        self._times = times
        self.changes = {document.path: list(transitions(document.claims, document.text)) for document in documents}
        """The changes that each text tells of."""
        self.spans = {(path, change.before.mention.span) for path, found in self.changes.items() for change in found}
        """Where the figures stand that their text says were changed."""
        told = (claim for document in documents for claim in document.claims if self.holds(claim))
        self._given_up = {(claim.attribute.value, str(claim.value)) for claim in told if claim.named}
        """What was measured and how much it was, of the figures that a text says were changed."""
        self._ways = {
            (path, end.mention.span): rises(change) for path, found in self.changes.items() for change in found for end in change
        }
        """Whether the change goes up that a figure is an end of."""

    def holds(self, claim: Claim) -> bool:
        """Whether a claim tells what a figure was before a change."""
        return (claim.path, claim.mention.span) in self.spans or not FORMER.isdisjoint(claim.scope)

    def forbids(self, one: Claim, other: Claim) -> bool:
        """Whether one of two claims is of before a change, and the other is not, or they are of changes that go two ways."""
        apart = one.path != other.path
        if apart and (self._was_then(one, other) or self._was_then(other, one)):
            return True
        if not self.spans:
            return False
        return (apart and self.holds(one) != self.holds(other)) or self._go_apart(one, other)  # 3から2に下げた, 1から2に上げた

    def _was_then(self, one: Claim, other: Claim) -> bool:
        """Whether a figure of long ago is one that some text tells to have been changed since: 2017年の計画では2,180億円."""
        past = bool(one.period.value) and (one.attribute.value, str(one.value)) in self._given_up
        return past and not other.period.value and not self._times.is_current(one, other)

    def _go_apart(self, one: Claim, other: Claim) -> bool:
        """Whether two figures are the ends of changes of which the one goes up and the other down."""
        ways = [self._ways.get((claim.path, claim.mention.span)) for claim in (one, other)]
        return None not in ways and ways[0] != ways[1]
