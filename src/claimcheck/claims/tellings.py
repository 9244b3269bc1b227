"""What each day of a document is told to be the day of, beside its claims; see Note [Acts].

Only another text of the same affair asks for it, so in a large corpus it is read when the affairs are known.
"""

from collections.abc import Iterable, Iterator, Sequence

from claimcheck.claims.acts import Acts
from claimcheck.claims.actwords import Act, Telling
from claimcheck.claims.datedclaims import day_modality
from claimcheck.claims.eventlabels import EventLabels
from claimcheck.claims.eventowners import EventOwners
from claimcheck.claims.eventwords import EventWords
from claimcheck.claims.mentions import in_title
from claimcheck.claims.orderings import Ordering, Orderings
from claimcheck.claims.place import Place
from claimcheck.claims.questions import asks_days
from claimcheck.claims.slots import Slots
from claimcheck.model.claims import Claim, Mention
from claimcheck.model.values import Date

ACTS = "acts"
"""Where the first claim of a date keeps its tellings: a key of its `extra`."""


class Tellings:
    """Adds the tellings of the days of one document to their claims."""

    def __init__(self, path: str, slots: Slots) -> None:
        self.path, self.slots, self.discourse = path, slots, slots.discourse
        self._acts = Acts(slots, EventWords(slots), EventLabels(slots, EventOwners(slots)))
        self._denials = frozenset(slots.words.acts.denied.values())
        self._titles = "『" in self.discourse.view.text

    def add(self, claims: list[Claim], sentences: Iterable[int], rows: Iterable[tuple[int, Mention]]) -> None:
        """Let the claims of dates keep what is told of them, and append claims of the days of rows that nothing else reads.

        Args:
            claims: those of the document.
            sentences: the sentences read for claims.
            rows: cells without a date, with the day that labels their row.
        """
        first = {(claim.mention.span, claim.sentence): claim for claim in reversed(claims) if claim.dimension == "date"}
        for sent in sentences:
            for place, mention in self._dates(sent):
                known = first.get((mention.span, place.frame.span))
                if known is not None and (told := tuple(self._told(place, mention, self._acts.of(*place)))):
                    known.extra[ACTS] = told
        for sent, mention in rows:
            frame = self.discourse.frame(sent)
            act = self._acts.of_row(frame) if isinstance(mention.value, Date) and frame.chunks else None
            if act is None or not isinstance(mention.value, Date):
                continue
            told = tuple(self._told(Place(sent, frame, frame.chunks[0]), mention, [(act, mention.value)]))
            if (known := first.get((mention.span, frame.span))) is not None:
                known.extra[ACTS] = told
                continue
            claims.append(Claim(
                self.path, mention, frame.span, mention.value, "date", order=len(claims), modality=told[0].modality,
                extra={ACTS: told},
            ))  # fmt: skip

    def orderings(self, claims: Sequence[Claim]) -> list[Ordering]:
        """What the document puts in an order without a day for both; its claims know their acts already."""
        return list(Orderings(self.discourse, self._acts).of(claims))

    def _dates(self, sent: int) -> Iterator[tuple[Place, Mention]]:
        """The days of a sentence with their chunks."""
        units = self.discourse.units_of[sent]
        if not any(isinstance(mention.value, Date) for unit in units for mention in unit.members):
            return
        frame = self.discourse.frame(sent)
        for number, unit in enumerate(units):
            index = frame.values.get(number)
            for mention in unit.members if index is not None else ():
                if index is None or not isinstance(mention.value, Date) or asks_days(self.discourse, sent, mention):
                    continue
                if not self._titles or not in_title(self.discourse.view.text, mention.span.start):
                    yield Place(sent, frame, frame.chunks[index]), mention

    def _told(self, place: Place, mention: Mention, acts: Iterable[tuple[Act, Date]]) -> Iterator[Telling]:
        found = list(acts)
        if not found:
            return
        meant = day_modality(self.slots, place, mention)
        for act, day in found:
            unable = meant.value == "denied" and act.word in self._denials  # 道が通れない is told, and not denied
            yield Telling(act, day, meant._replace(value="stated") if unable else meant)
