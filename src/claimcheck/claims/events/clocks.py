"""What times of day are the hours of: doors, offices, counters, and whatever goes on from or until a time."""

from collections.abc import Iterator

from claimcheck.claims.discourse.place import Place
from claimcheck.claims.events.openevents import OPEN_EVENT
from claimcheck.claims.figures.implied import Term
from claimcheck.claims.figures.ownwords import OPEN
from claimcheck.claims.figures.slots import Slots
from claimcheck.claims.lexicon.registry import Edge
from claimcheck.claims.sentences.frames import Chunk, Frame
from claimcheck.model.claims import Mention
from claimcheck.model.pattern import regex
from claimcheck.model.values import Date, TimeOfDay, Value

_OPEN_HOURS = frozenset({"開ける", "開く", "営業", "開館", "開店", "開園", "空ける"})
"""Verbs that say until when something is open: 夜の九時まで開けています."""
_DOORS: dict[str, Edge] = {"開く": "start", "開ける": "start", "閉まる": "end", "閉める": "end", "締まる": "end", "閉じる": "end"}
_FIRST = regex(r"[一-龠々ァ-ヺー]*")
_DAYS = regex(
    r"平日|土日|土|日曜|祝|休日|毎日|曜|時間|時刻|営業|開館|開園|開店|受付|受け付け|診療|診察|窓口|午前|午後|通常|月|日程|会場|場所|開[場演会]|期"
)
_EDGE_NAMES: dict[Edge, str] = {"start": "開始", "end": "終了"}


class Clocks:
    """Finds what the times of day of one document are of."""

    def __init__(self, slots: Slots) -> None:
        self.slots, self.discourse = slots, slots.discourse

    def ends(self, place: Place, mention: Mention, clock: TimeOfDay) -> Iterator[tuple[Term, TimeOfDay]]:
        """The times at which what goes on from or until a time of day begins and ends: 開館時間 9時~17時, 営業は午後7時まで."""
        sent, frame, chunk = place
        term, line = self.slots.term(sent, frame, chunk, "time"), self._line_of(place)
        predicate = frame.predicate_of(chunk)
        dated = any(isinstance(m.value, Date) and (m.value.month or m.value.day) for m in frame.mentions)
        open_until = chunk.particle == "まで" or self.discourse.view.quote(mention.extent).endswith("まで")
        lemma = predicate.lemma if predicate is not None else ""
        usable = lemma in _OPEN_HOURS or lemma in _DOORS or (open_until and lemma in self.slots.words.happenings.usable)
        if predicate is not None and usable and not predicate.negative and not dated:
            named = Term("", None, "営業", "営業", "", "predicate", OPEN, predicate.span, None)
            term = named if term is None or term.registered is None else term
        if term is None and not line and predicate is None:
            return
        for edge, time in _ends(chunk, clock, self.discourse.view.quote(mention.extent)) or self._doors(place, clock):
            found = self.slots.registry.edge_of(term.phrase, edge, "time") if term is not None else None
            if term is not None and found is not None and not line:
                named = term._replace(attribute=found[0].id, registered=found[0], term=found[1], factor=term.factor / _open(term))
            elif found is None and not (line := line or self._lasting(place)):
                continue
            else:
                name = f"~{line}{_EDGE_NAMES[edge]}"
                named = Term(name, None, name[1:], name[1:], "", "stretch", OPEN_EVENT, frame.span, None)
            yield named, time

    def _doors(self, place: Place, clock: TimeOfDay) -> list[tuple[Edge, TimeOfDay]]:
        """The hour at which doors open or close every day: 朝9時に開く."""
        predicate = place.frame.predicate_of(place.chunk)
        daily = predicate is not None and place.chunk.particle == "に" and not any(word.lemma == "た" for word in predicate.tail)
        edge = _DOORS.get(predicate.lemma) if predicate is not None and daily else None
        return [] if edge is None else [(edge, clock)]

    def _lasting(self, place: Place) -> str:
        """What a verb says to go on from or until a time: 照明が夜9時まで|灯ります."""
        _sent, frame, chunk = place
        predicate = frame.predicate_of(chunk)
        lasting = self.slots.words.happenings.lasting
        if predicate is None or predicate is chunk or predicate.negative or predicate.lemma not in lasting:
            return ""
        told = any(word.lemma == "た" for word in predicate.tail)
        things = (other for other in frame.arguments(predicate) if other.particle in ("が", "は", "も") and other.value < 0)
        return "" if told else next((other.text for other in things if other.tokens), "")

    def behind(self, frame: Frame, chunk: Chunk) -> Term | None:
        """What the noun right behind a time of day says of it: 午後1時半開演, 受付開始は午後1時."""
        after = frame.after(chunk)
        before = frame.chunks[chunk.index - 1] if chunk.index else None
        if not chunk.glued or after is None or after.value >= 0:
            return None
        if before is not None and before.value < 0 and before.glued and self.slots.registry.named_by(before.text, "time"):
            return None  # 開場18:15 開演19:00
        found = self.slots.registry.named_by(after.text, "time")
        if found is None or found[1] != after.text:
            return None
        return Term(found[0].id, found[0], after.text, found[1], "", "noun after the value", 1.0, after.span, after)

    def _line_of(self, place: Place) -> str:
        """What a line under a label begins with, which its hours are of: 営業時間 | ナイター 金曜・土曜 17:00〜20:30."""
        block, first = self.discourse.block(place.sent), place.frame.chunks[0]
        text = first.text if first is not place.chunk and first.value < 0 and not (first.particle or first.predicate) else ""
        if not text and first is place.chunk and block.row:
            text = _FIRST.findall(self.discourse.block_text(block.row[-1]).strip())[0]
        return text if len(text) > 1 and not _DAYS.search(text) else ""

    def is_of_hours(self, frame: Frame, term: Term) -> bool:
        """Whether a verb tells of daily hours: 午後8時に閉館します, on no day in particular."""
        if term.attribute in ("operations/closing-time", "operations/opening-time"):
            return not any(isinstance(mention.value, Date) for mention in frame.mentions)
        words = self.slots.words
        return not (term.term in words.beginnings or term.term in words.endings or term.attribute.startswith("transport/"))


def clock_of(value: Date) -> TimeOfDay | None:
    """The time of day that a date states: 8月2日19時30分～20時45分."""
    if value.hour is None:
        return None
    until = value.until
    same_day = until is not None and until.hour is not None and (until.month, until.day) == (value.month, value.day)
    end = TimeOfDay(hour=until.hour, minute=until.minute) if until is not None and same_day and until.hour is not None else None
    return TimeOfDay(hour=value.hour, minute=value.minute, until=end)


def weekday(value: Value) -> frozenset[str]:
    """The day of the week that hours hold on: 金曜の夜8時まで."""
    bare = isinstance(value, Date) and value.weekday is not None and value.day is None
    return frozenset({f"time:{value.weekday}"} if bare and isinstance(value, Date) else ())


def _ends(chunk: Chunk, clock: TimeOfDay, text: str) -> list[tuple[Edge, TimeOfDay]]:
    """The ends of a stretch of hours that a value states."""
    if clock.until is not None:
        return [("start", clock.but(until=None)), ("end", clock.until)]
    if chunk.particle == "まで" or text.endswith("まで") or clock.open == "to":
        return [("end", clock.but(open=None))]
    if chunk.particle in ("から", "より") or text.endswith(("から", "より")) or clock.open == "from":
        return [("start", clock.but(open=None))]
    return []


def _open(term: Term) -> float:
    """The factor by which an open-vocabulary term was doubted."""
    return OPEN if term.registered is None else 1.0
