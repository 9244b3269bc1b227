"""The claims that dates and times make of what happened then."""

from collections.abc import Iterator
from dataclasses import replace

from claimcheck.claims.discourse.place import Place
from claimcheck.claims.events.clocks import clock_of
from claimcheck.claims.events.events import Events
from claimcheck.claims.events.eventwords import Event
from claimcheck.claims.figures.periods import describe
from claimcheck.claims.figures.slots import Slots
from claimcheck.model.claims import Claim, Mention, Slot
from claimcheck.model.pattern import regex
from claimcheck.model.values import Date, TimeOfDay

_DROPPED = Slot("hypothetical", "former plan", 1.0)
_FALLBACK = Slot("hypothetical", "only if it cannot be held", 1.0)
_OTHERWISE = regex(
    r"(?:順延|雨天|荒天|悪天候|延期|中止|不成立|流会)(?:の(?:場合|とき|際)|時|した場合|となった場合|になった場合|なら)|予備日|順延日|代替日"
)
"""A day that counts only where the first one fails: 順延時は8月3日."""
_FORMERLY = regex(
    r"(?:当初(?!予算)|もともと|元々|延期前|変更前|従来の(?:予定|計画))(?!から|より|の?(?:予定|計画|見込み)(?:どおり|通り))[^。]{0,24}$"
)
_PUT_OFF = regex(
    r"[^。、「」]{0,24}(?:(?:予定|計画|想定|見込[みん]|目指)(?:に|と)?(?:し(?:て(?:い|おり))?|で(?:い|おり)|だっ|でし|であっ)?(?:まし)?た|はずだった|はずでした)"
    r"(?:が|の(?:が|を|に)|ものの|ところ)"
)
"""What says behind a day that it was only planned: 12月の発売を予定しておりましたが、延期しました."""
_NEAR = 0.85
"""Factor from which the words of a time's own clause name what it is of, and not a heading."""
_DATED = Slot("level", "date", 1.0)


class DatedClaims:
    """Makes the claims of the dates of one document."""

    def __init__(self, path: str, slots: Slots) -> None:
        self.path, self.slots, self.discourse = path, slots, slots.discourse
        self._events = Events(slots)

    def dated(self, place: Place, mention: Mention, order: int, modality: Slot) -> Iterator[Claim]:
        """The claims of a date: one for each event it is of, and the time of day it states."""
        sent, frame, chunk = place
        made = list(self._events.events(sent, frame, chunk))
        meant = modality if modality.value or not made else day_modality(self.slots, place, mention)
        if not made:
            yield Claim(self.path, mention, frame.span, mention.value, "date", order=order, modality=modality)
        for event, day in made:
            yield self._of_event(place, mention, event, day, order, meant)
            order += 1
            clock = clock_of(day)
            if clock is not None and clock.until is None and clock.minute is not None and event.attribute.entry.single:
                whole = day.but(hour=None, minute=None, second=None)
                timed = self._of_event(place, mention, event, clock, order, meant)  # 11月16日午前8時52分, against 午前8時25分
                yield replace(timed, period=Slot(describe(whole), "date", 1.0), extra={"when": whole})
                order += 1

    def at(self, place: Place, mention: Mention, claim: Claim) -> Claim:
        """The claim of a time of day at which something happened, where no rule says what the time is of."""
        value = mention.value
        point = isinstance(value, TimeOfDay) and value.until is None and value.open is None and value.minute is not None
        told = claim.attribute.factor >= _NEAR and bool(claim.attribute.value) and not claim.attribute.value.startswith("~")
        event = self._events.at(*place) if point and not told else None
        if event is None:
            return claim
        known = Slot(event.attribute.id, f"{event.term} ({event.source})", event.factor, event.span)
        return replace(claim, attribute=known, subject=event.subject, restrictors=event.restrictors, aspect=_DATED)

    def of_row(self, sent: int, mention: Mention, order: int) -> Iterator[Claim]:
        """The claim of a cell without a date, whose row is labelled with one: | 2026年12月 | 新しい橋が開通します |."""
        frame = self.discourse.frame(sent)
        if not isinstance(mention.value, Date | TimeOfDay) or not frame.chunks:
            return
        event = self._events.of_row(sent, frame)
        if event is not None and event.predicate is not None:
            place = Place(sent, frame, event.predicate)
            meant = day_modality(self.slots, place, mention)
            yield self._of_event(place, mention, event, mention.value, order, meant)

    def _of_event(self, place: Place, mention: Mention, event: Event, day: Date | TimeOfDay, order: int, modality: Slot) -> Claim:
        return Claim(
            path=self.path,
            mention=mention,
            sentence=place.frame.span,
            value=day,
            dimension=day.kind,
            subject=event.subject,
            attribute=Slot(event.attribute.id, f"{event.term} ({event.source})", event.factor, event.span),
            aspect=_DATED,
            modality=modality,
            restrictors=event.restrictors,
            order=order,
        )


def day_modality(slots: Slots, place: Place, mention: Mention) -> Slot:
    """How a date is meant; a plan that another has replaced holds no longer: 当初は3月の開業を目指していた."""
    discourse = slots.discourse
    before = discourse.view.text[place.frame.span.start : mention.span.start]
    labels = " ".join(discourse.block_text(index) for index in discourse.block(place.sent).row)
    if _OTHERWISE.search(before) or _OTHERWISE.search(labels):
        return _FALLBACK
    former = _FORMERLY.search(before) or _PUT_OFF.match(discourse.view.text, mention.extent.end)
    return _DROPPED if former else slots.modality(*place, None)
