"""The claims that the values of a sentence make: each value with its slots."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any, NamedTuple

from claimcheck.claims.coordination import coordinated
from claimcheck.claims.dimensions import dimension
from claimcheck.claims.discourse import Unit
from claimcheck.claims.events import Events
from claimcheck.claims.eventwords import Event
from claimcheck.claims.frames import Chunk, Frame
from claimcheck.claims.implied import Term
from claimcheck.claims.mentions import in_title
from claimcheck.claims.periods import Periods, describe
from claimcheck.claims.predicates import is_allowed, modified
from claimcheck.claims.questions import asks_days, habit_of, standing_over
from claimcheck.claims.registry import Edge
from claimcheck.claims.slots import Slots
from claimcheck.claims.terms import OPEN
from claimcheck.model.claims import MISSING, Claim, HedgeKind, Mention, Slot
from claimcheck.model.document import Block, Role
from claimcheck.model.span import Span
from claimcheck.model.values import Date, Duration, Numeric, Quantity, TimeOfDay, Value

_BOUND_SCOPES = {HedgeKind.MAXIMUM: "range:maximum", HedgeKind.MINIMUM: "range:minimum"}
_LIMITS = {"range:maximum": (HedgeKind.AT_MOST, HedgeKind.BELOW), "range:minimum": (HedgeKind.AT_LEAST,)}
"""Hedges that only say what such a figure is anyway: 制限時間は7時間以内, 食塩は1日6g未満."""
_BOUNDS = frozenset({HedgeKind.AT_MOST, HedgeKind.BELOW, HedgeKind.AT_LEAST, HedgeKind.ABOVE})
_LOOSELY_COUNTED = ("count", "money", "number")
"""What reports count loosely: 3000人以上, 1億円以上."""
_TITLED = Slot("hypothetical", "title of a work", 1.0)
_DROPPED = Slot("hypothetical", "former plan", 1.0)
_FALLBACK = Slot("hypothetical", "only if it cannot be held", 1.0)
_OTHERWISE = re.compile(
    r"(?:順延|雨天|荒天|悪天候|延期|中止|不成立|流会)(?:の(?:場合|とき|際)|時|した場合|となった場合|になった場合|なら)|予備日|順延日|代替日"
)
"""A day that counts only where the first one fails: 順延時は8月3日."""
_FORMERLY = re.compile(
    r"(?:当初(?!予算)|もともと|元々|延期前|変更前|従来の(?:予定|計画))(?!から|より|の?(?:予定|計画|見込み)(?:どおり|通り))[^。]{0,24}$"
)
_OPEN_HOURS = frozenset({"開ける", "開く", "営業", "開館", "開店", "開園", "空ける"})
"""Verbs that say until when something is open: 夜の九時まで開けています."""
_NEAR = 0.85
"""Factor from which the words of a time's own clause name what it is of, and not a heading."""
_DOORS: dict[str, Edge] = {"開く": "start", "開ける": "start", "閉まる": "end", "閉める": "end", "締まる": "end", "閉じる": "end"}
_DATED = Slot("level", "date", 1.0)


class Place(NamedTuple):
    """Where a value stands: its sentence, the frame of it, and the chunk that the value is."""

    sent: int
    frame: Frame
    chunk: Chunk


class Measured:
    """Makes the claims of the values and dates of one document."""

    def __init__(self, path: str, slots: Slots) -> None:
        self.path, self.slots = path, slots
        self.discourse = slots.discourse
        self._events, self._periods = Events(slots), Periods(slots.discourse)
        self._titles = "『" in self.discourse.view.text

    def of_sentence(self, sent: int, units: Sequence[Unit], order: int) -> tuple[list[Claim], list[tuple[Claim, Claim]]]:
        """The claims of a sentence, numbered from `order`, and which of them are an amount and its conversion in brackets."""
        frame = self.discourse.frame(sent)
        claims: list[Claim] = []
        pairs: list[tuple[Claim, Claim]] = []
        for number, unit in enumerate(units):
            index = frame.values.get(number)
            if index is None:
                continue
            made = list(self._of_unit(Place(sent, frame, frame.chunks[index]), unit, order + len(claims)))
            claims += made
            if len(made) > 1:
                pairs += _conversions(made)
        return list(coordinated(claims, sent, self.discourse)) if len(claims) > 1 else claims, pairs

    def _of_unit(self, place: Place, unit: Unit, order: int) -> Iterator[Claim]:
        for mention in unit.members:
            kind = dimension(mention.value)
            if not kind:
                continue
            titled = self._titles and in_title(self.discourse.view.text, mention.span.start)
            if isinstance(mention.value, Date) and asks_days(self.discourse, place.sent, mention):
                seconds = (mention.value.day or 0) * 86400
                length = Duration(seconds=Decimal(seconds), quantum_seconds=Decimal(86400), unit="day")
                made = [self._measured(place, mention._replace(value=length), "duration", order, titled=titled)]
            elif isinstance(mention.value, Date):
                made = list(self._dated(place, mention, order, titled=titled))
                made += self._clocked(place, mention, clock_of(mention.value), order + len(made), titled=titled)
            elif isinstance(mention.value, TimeOfDay):
                made = list(self._clocked(place, mention, mention.value, order, titled=titled))
                made = made or [self._at(place, mention, self._measured(place, mention, kind, order, titled=titled))]
            else:
                made = [self._measured(place, mention, kind, order, titled=titled)]
            yield from made
            order += len(made)

    def _dated(self, place: Place, mention: Mention, order: int, *, titled: bool) -> Iterator[Claim]:
        sent, frame, chunk = place
        modality = _TITLED if titled else MISSING
        made = list(self._events.events(sent, frame, chunk))
        if not made:
            yield Claim(self.path, mention, frame.span, mention.value, "date", order=order, modality=modality)
        for event, day in made:
            yield self._of_event(place, mention, event, day, order, modality)
            order += 1
            clock = clock_of(day)
            if clock is not None and clock.until is None and clock.minute is not None and event.attribute.entry.single:
                whole = day.but(hour=None, minute=None, second=None)
                timed = self._of_event(place, mention, event, clock, order, modality)  # 11月16日午前8時52分, against 午前8時25分
                yield replace(timed, period=Slot(describe(whole), "date", 1.0), extra={"when": whole})
                order += 1

    def _at(self, place: Place, mention: Mention, claim: Claim) -> Claim:
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
        event = self._events.of_row(sent, frame)
        if event is not None and event.predicate is not None and isinstance(mention.value, Date | TimeOfDay):
            yield self._of_event(Place(sent, frame, event.predicate), mention, event, mention.value, order, MISSING)

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
            modality=modality if modality.value else self._modality(place, mention),
            restrictors=event.restrictors,
            order=order,
        )

    def _modality(self, place: Place, mention: Mention) -> Slot:
        """How a date is meant; a plan that another has replaced holds no longer: 当初は3月の開業を目指していた."""
        before = self.discourse.view.text[place.frame.span.start : mention.span.start]
        labels = " ".join(self.discourse.block_text(index) for index in self.discourse.block(place.sent).row)
        if _OTHERWISE.search(before) or _OTHERWISE.search(labels):
            return _FALLBACK
        return _DROPPED if _FORMERLY.search(before) else self.slots.modality(*place, None)

    def _clocked(self, place: Place, mention: Mention, clock: TimeOfDay | None, order: int, *, titled: bool) -> Iterator[Claim]:
        """The times at which what goes on from or until a time of day begins and ends: 開館時間 9時~17時, 営業は午後7時まで."""
        if clock is None:
            return
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
            made = self._measured(place, mention, "time", order, titled=titled, term=named)
            yield replace(made, value=time, scope=made.scope | _weekday(mention.value))
            order += 1

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

    def _measured(
        self, place: Place, mention: Mention, kind: str, order: int, *, titled: bool, term: Term | None = None
    ) -> Claim:
        sent, frame, chunk = place
        slots = self.slots
        if (speed := slots.words.speed_of(mention.value)) is not None:
            kind, mention = speed.dimension, mention._replace(value=speed)
        term = term or (self._glued(frame, chunk) if kind == "time" else None) or slots.term(sent, frame, chunk, kind)
        if (term is None or term.registered is None or term.source != "compound") and (full := self._in_full(mention)) is not None:
            fuller = slots.term(sent, frame, chunk, full.dimension)
            nearer = fuller is not None and (term is None or term.registered is None or fuller.factor > term.factor)
            if fuller is not None and fuller.registered is not None and nearer:  # 瞬間風速48メートルを記録
                term, kind, mention = fuller, full.dimension, mention._replace(value=full)
        if term is not None and kind == "time" and term.source == "verb":
            term = term if self._is_of_hours(frame, term) else None  # 14時に受付が始まり: of what, no word beside the value says
        mention = _as_limit(mention, term)
        subject = slots.subject(sent, frame, chunk, term)
        period, when = self._periods.period(sent, frame, chunk)
        block = self.discourse.block(sent)
        precise = term is not None and term.registered is not None and term.registered.entry.precise
        return Claim(
            path=self.path,
            mention=mention,
            sentence=frame.span,
            value=mention.value,
            dimension=kind,
            subject=subject,
            attribute=MISSING if term is None else Slot(term.attribute, f"{term.phrase} ({term.source})", term.factor, term.span),
            aspect=slots.aspect(frame, chunk, term, kind),
            period=period,
            scope=self._scope(place, mention, term),
            modality=_TITLED if titled else slots.modality(sent, frame, chunk, term),
            restrictors=slots.restrictors(sent, frame, chunk, term, subject),
            order=order,
            labelled=term is not None and term.source in ("row", "column"),
            tabular=(precise or block.role is Role.TABLE_CELL) and isinstance(mention.value, Numeric) and not mention.hedges,
            extra=(
                _extra(block, term, when)
                | standing_over(self.discourse, sent, mention, kind, habit_of(slots.words, frame) if kind == "frequency" else "")
                | self._limit(frame, chunk, mention, kind)
                | self._aside(subject)
                | self._past(frame.span, mention.span.start)
            ),
        )

    def _glued(self, frame: Frame, chunk: Chunk) -> Term | None:
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

    def _is_of_hours(self, frame: Frame, term: Term) -> bool:
        """Whether a verb tells of daily hours: 午後8時に閉館します, on no day in particular."""
        if term.attribute in ("operations/closing-time", "operations/opening-time"):
            return not any(isinstance(mention.value, Date) for mention in frame.mentions)
        words = self.slots.words
        return not (term.term in words.beginnings or term.term in words.endings or term.attribute.startswith("transport/"))

    def _limit(self, frame: Frame, chunk: Chunk, mention: Mention, kind: str) -> dict[str, Any]:
        """On which side a figure limits what is allowed: 殻長10センチ以上 is a rule, 3000人以上が参加した counts loosely."""
        bounds = {hedge.kind for hedge in mention.hedges} & _BOUNDS
        if not mention.hedges and kind != "time" and is_allowed(self.slots.words, frame, chunk):
            return {"limit": HedgeKind.AT_MOST.value}
        predicate = frame.predicate_of(chunk)
        words = (predicate, *modified(frame, chunk)) if predicate is not None else tuple(modified(frame, chunk))
        told = predicate is not None and any(token.lemma == "た" for token in predicate.tail)
        ruled = any(token.lemma in self.slots.words.limiting for other in words for token in (*other.tokens, *other.tail))
        loose = kind.startswith(_LOOSELY_COUNTED) or HedgeKind.ABOVE in bounds  # 雨量は400ミリを超えた
        if len(bounds) != 1 or told or (loose and not ruled):
            return {}
        return {"limit": next(iter(bounds)).value}

    def _past(self, sentence: Span, at: int) -> dict[str, Any]:
        """Whether the last word of time before a figure takes it out of the present: 昨年の第20回には4万6,000人が訪れた."""
        words = [match.group() for match in _WHEN.finditer(self.discourse.view.text, sentence.start, at)]
        return {"past": True} if words and words[-1][0] not in "今本当" else {}

    def _aside(self, subject: Slot) -> dict[str, Any]:
        """Whether a subject is named as somebody else: 隣の三原電鉄, 首位の帆足ロッソ."""
        if subject.span is None:
            return {}
        before = self.discourse.view.text[max(0, subject.span.start - _ASIDE_REACH) : subject.span.start]
        return {"aside": True} if _ASIDE.search(before) else {}

    def _in_full(self, mention: Mention) -> Quantity | None:
        """A value whose unit may be short for another: 8.4キロ of ごみ is 8.4kg, 風速42メートル 42m/s."""
        value = mention.value
        if not isinstance(value, Quantity) or value.per is not None:
            return None
        text = self.discourse.view.quote(mention.span)
        unit = next((unit for short, unit in self.slots.words.short_units.items() if text.endswith(short)), None)
        return None if unit is None else value.but(unit=unit.symbol, dimension=unit.dimension)

    def _scope(self, place: Place, mention: Mention, term: Term | None) -> frozenset[str]:
        sent, frame, chunk = place
        scope = self.slots.scope(sent, frame, chunk, term)
        if mention.hedges:
            scope |= {_BOUND_SCOPES[hedge.kind] for hedge in mention.hedges if hedge.kind in _BOUND_SCOPES}
        if chunk.particle == "から" and self._changes(frame, chunk):
            scope |= {"time:before"}
        if term is not None and term.source == "verb" and _BOUGHT.search(self.discourse.view.quote(frame.span)):
            scope |= {"sale:paid"}  # 46,800円で買いました: what one buyer paid is no list price
        return scope.difference(term.registered.entry.usual) if term is not None and term.registered is not None else scope

    def _changes(self, frame: Frame, chunk: Chunk) -> bool:
        """Whether a value is what something changed from: 100億円から120億円に."""
        predicate = frame.predicate_of(chunk)
        return predicate is not None and (
            bool(self.slots.words.direction(predicate.lemma))
            or any(other.particle in ("に", "へ", "まで") and other.value >= 0 for other in frame.arguments(predicate))
        )


_WHEN = re.compile(
    r"(?:昨年度?|前年度?|去年|一昨年|前回|前期|昨季|前季|昨シーズン|今年度?|本年度?|今回|今期|今季|今シーズン|当期|当年度)"
    r"(?!より|から|比|並|同|を|に比べ|と比べ|と同じ|の[0-9０-９.．万億,，]+[倍％%])"
)
_FIRST = re.compile(r"[一-龠々ァ-ヺー]*")
_DAYS = re.compile(
    r"平日|土日|土|日曜|祝|休日|毎日|曜|時間|時刻|営業|開館|開園|開店|受付|受け付け|診療|診察|窓口|午前|午後|通常|月|日程|会場|場所|開[場演会]|期"
)
_EDGE_NAMES: dict[Edge, str] = {"start": "開始", "end": "終了"}
OPEN_EVENT = 0.9
_BOUGHT = re.compile(r"(?:買いまし|買っ|購入しまし|購入し|手に入れまし|手に入れ)た")
_ASIDE = re.compile(r"(?:隣|近隣|隣県|隣町|隣市|ライバル|競合|同業|他社|対戦相手|首位)の$|隣接する$|比べ、?$")
_ASIDE_REACH = 6


def _as_limit(mention: Mention, term: Term | None) -> Mention:
    """A figure of what is a limit by itself, without the words that say so."""
    usual = term.registered.entry.usual if term is not None and term.registered is not None else ()
    idle = {kind for scope in usual for kind in _LIMITS.get(scope, ())}
    kept = tuple(hedge for hedge in mention.hedges if hedge.kind not in idle)
    return mention if len(kept) == len(mention.hedges) else mention._replace(hedges=kept)


def clock_of(value: Date) -> TimeOfDay | None:
    """The time of day that a date states: 8月2日19時30分～20時45分."""
    if value.hour is None:
        return None
    until = value.until
    same_day = until is not None and until.hour is not None and (until.month, until.day) == (value.month, value.day)
    end = TimeOfDay(hour=until.hour, minute=until.minute) if until is not None and same_day and until.hour is not None else None
    return TimeOfDay(hour=value.hour, minute=value.minute, until=end)


def _ends(chunk: Chunk, clock: TimeOfDay, text: str) -> list[tuple[Edge, TimeOfDay]]:
    """The ends of a stretch of hours that a value states."""
    if clock.until is not None:
        return [("start", clock.but(until=None)), ("end", clock.until)]
    if chunk.particle == "まで" or text.endswith("まで") or clock.open == "to":
        return [("end", clock.but(open=None))]
    if chunk.particle in ("から", "より") or text.endswith(("から", "より")) or clock.open == "from":
        return [("start", clock.but(open=None))]
    return []


def _weekday(value: Value) -> frozenset[str]:
    """The day of the week that hours hold on: 金曜の夜8時まで."""
    bare = isinstance(value, Date) and value.weekday is not None and value.day is None
    return frozenset({f"time:{value.weekday}"} if bare and isinstance(value, Date) else ())


def _open(term: Term) -> float:
    """The factor by which an open-vocabulary term was doubted."""
    return OPEN if term.registered is None else 1.0


def _extra(block: Block, term: Term | None, when: Date | None) -> dict[str, Any]:
    """When a value holds, and the list whose heading names it."""
    extra: dict[str, Any] = {"when": when} if when is not None else {}
    if block.row and block.column:
        extra["cell"] = (block.row, block.column)
    if term is not None and block.role in (Role.LIST_ITEM, Role.TABLE_CELL):
        shared = term.source in ("lead", "heading") or (term.source in ("row", "column") and term.factor < 1)
        if shared:
            extra["list"] = (block.lead, block.heading)
    return extra


def _conversions(claims: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Amounts and their conversions in brackets."""
    by_span = {claim.mention.span: claim for claim in claims}
    for claim in claims:
        outer = by_span.get(claim.mention.pair) if claim.mention.pair is not None else None
        if outer is not None:
            yield outer, claim
