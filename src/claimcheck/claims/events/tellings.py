"""What each day of a document is told to be the day of, beside its claims; see Note [Acts].

Only another text of the same affair asks for it, so in a large corpus it is read when the affairs are known.
"""

from collections.abc import Iterable, Iterator, Sequence

from claimcheck.claims.discourse.place import Place
from claimcheck.claims.discourse.questions import asks_days
from claimcheck.claims.events.acts import Acts
from claimcheck.claims.events.datedclaims import day_modality
from claimcheck.claims.events.eventlabels import EventLabels
from claimcheck.claims.events.eventowners import EventOwners
from claimcheck.claims.events.eventwords import EventWords
from claimcheck.claims.events.orderings import Ordering, Orderings
from claimcheck.claims.figures.slots import Slots
from claimcheck.claims.lexicon.actwords import Act, Telling
from claimcheck.claims.values.mentions import in_title
from claimcheck.model.claims import Claim, Mention
from claimcheck.model.pattern import regex
from claimcheck.model.values import Date, TimeOfDay

_BARE_DAY = regex(r"[0-9０-９]{1,2}日")
_LASTING = regex(r"期間|日数|有効|保存|保管|猶予")
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
        rows = list(rows)
        first = {(claim.mention.span, claim.sentence): claim for claim in reversed(claims) if claim.dimension == "date"}
        for sent in sentences:
            for place, mention in self._dates(sent):
                known = first.get((mention.span, place.frame.span))
                if known is not None and (told := tuple(self._told(place, mention, self._acts.of(*place)))):
                    known.extra[ACTS] = told
        self._add_hours(claims, sentences)
        for sent, mention in rows:
            frame = self.discourse.frame(sent)
            if isinstance(mention.value, TimeOfDay):
                self._add_hour(claims, sent, mention)
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

    def _add_hours(self, claims: list[Claim], sentences: Iterable[int]) -> None:
        """Tell what happened at the times of day, where the text gives their day."""
        clocks = {(claim.mention.span, claim.sentence): claim for claim in reversed(claims) if claim.dimension == "time"}
        for sent in sentences:
            units = self.discourse.units_of[sent]
            if not any(_is_point(unit.mention) for unit in units):
                continue
            frame = self.discourse.frame(sent)
            for number, unit in enumerate(units):
                index = frame.values.get(number)
                known = clocks.get((unit.mention.span, frame.span))
                if index is None or known is None or not _is_point(unit.mention):
                    continue
                day, act = self._day_of(unit.mention), self._acts.at(sent, frame, frame.chunks[index])
                if day is not None and act is not None:
                    place = Place(sent, frame, frame.chunks[index])
                    known.extra[ACTS] = tuple(self._told(place, unit.mention, [(act, day)]))

    def _add_hour(self, claims: list[Claim], sent: int, mention: Mention) -> None:
        """Append a claim of what a cell tells whose row is labelled with a time of day: 10:42 | 噴火."""
        frame = self.discourse.frame(sent)
        day, act = (self._day_of(mention), self._acts.of_row(frame)) if frame.chunks and _is_point(mention) else (None, None)
        if day is not None and act is not None:
            told = tuple(self._told(Place(sent, frame, frame.chunks[0]), mention, [(act, day)]))
            claims.append(Claim(
                self.path, mention, frame.span, mention.value, "time", order=len(claims), modality=told[0].modality,
                extra={ACTS: told},
            ))  # fmt: skip

    def _day_of(self, mention: Mention) -> Date | None:
        """A time of day on the day that the text gave last before it."""
        clock = mention.value
        days = (
            each.value for each in reversed(self.discourse.mentions)
            if each.span.start < mention.span.start and isinstance(each.value, Date) and each.value.day and each.value.month
        )  # fmt: skip
        day = next(days, None)
        if day is None or not day.year or day.until is not None or not isinstance(clock, TimeOfDay):
            return None
        return day.but(grain="minute", hour=clock.hour, minute=clock.minute, weekday=None, open=None)

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
                if self._is_length(sent, mention):
                    continue
                if not self._titles or not in_title(self.discourse.view.text, mention.span.start):
                    yield Place(sent, frame, frame.chunks[index]), mention

    def _is_length(self, sent: int, mention: Mention) -> bool:
        """Whether a bare day of a cell is how long something holds, by the label of its row: 有効期間 | 14日."""
        labels = self.discourse.block(sent).row
        bare = _BARE_DAY.fullmatch(self.discourse.view.quote(mention.span)) is not None
        return bare and any(_LASTING.search(self.discourse.block_text(index)) for index in labels)

    def _told(self, place: Place, mention: Mention, acts: Iterable[tuple[Act, Date]]) -> Iterator[Telling]:
        found = list(acts)
        if not found:
            return
        meant = day_modality(self.slots, place, mention)
        for act, day in found:
            unable = meant.value == "denied" and act.word in self._denials  # 道が通れない is told, and not denied
            yield Telling(act, day, meant._replace(value="stated") if unable else meant)


def _is_point(mention: Mention) -> bool:
    """Whether a mention is a time of day to the minute."""
    value = mention.value
    return isinstance(value, TimeOfDay) and value.minute is not None and value.until is None and value.open is None
