"""The claims that the values of a sentence make: each value with its slots."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from claimcheck.claims.discourse.discourse import Unit
from claimcheck.claims.discourse.occasions import OF_OCCASIONS, occasion
from claimcheck.claims.discourse.place import Place
from claimcheck.claims.discourse.questions import asks_days, habit_of, standing_over
from claimcheck.claims.events.clocks import Clocks, clock_of, weekday
from claimcheck.claims.events.datedclaims import DatedClaims
from claimcheck.claims.figures.coordination import coordinated
from claimcheck.claims.figures.counted import counts_undone
from claimcheck.claims.figures.implied import Term
from claimcheck.claims.figures.ownwords import REACHING
from claimcheck.claims.figures.periods import Periods
from claimcheck.claims.figures.predicates import change_word, is_allowed, modified
from claimcheck.claims.figures.slots import Slots
from claimcheck.claims.sentences.frames import Chunk, Frame
from claimcheck.claims.values.dimensions import dimension, is_fraction
from claimcheck.claims.values.mentions import in_title
from claimcheck.model.claims import MISSING, Claim, HedgeKind, Mention, Slot
from claimcheck.model.document import Block, Role
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span
from claimcheck.model.values import Date, Duration, Number, Numeric, Ordinal, Quantity, TimeOfDay, Value

_OF_THINGS, _TIMES = "count:つ", "count:回"
"""The dimension of a bare number that counts what its label names."""
BY_GIST = 0.55
"""Factor of an attribute that only the words around a figure tell."""
_BOUND_SCOPES = {HedgeKind.MAXIMUM: "range:maximum", HedgeKind.MINIMUM: "range:minimum"}
_LIMITS = {"range:maximum": (HedgeKind.AT_MOST, HedgeKind.BELOW), "range:minimum": (HedgeKind.AT_LEAST,)}
"""Hedges that only say what such a figure is anyway: 制限時間は7時間以内, 食塩は1日6g未満."""
_BOUNDS = frozenset({HedgeKind.AT_MOST, HedgeKind.BELOW, HedgeKind.AT_LEAST, HedgeKind.ABOVE})
_LOOSELY_COUNTED = ("count", "money", "number")
"""What reports count loosely: 3000人以上, 1億円以上."""
_TITLED = Slot("hypothetical", "title of a work", 1.0)


_RELEASE = regex(r"(?:リリース|バージョン|[Vv]ersion|[Rr]elease)[ 　]?$|(?<![0-9/])[0-9]/$")
"""What says that a bare number tells which release, or the lower half of a fraction: リリース 5.10, 1/10 秒."""


def _is_of_release(text: str, mention: Mention, term: Term | None) -> bool:
    """Whether a figure is no measure: man-pages プロジェクトのリリース 5.10 is no number of pages."""
    named = term is not None and term.registered is not None and "entity" in term.registered.entry.dimension
    return not named and _RELEASE.search(text, max(0, mention.span.start - 10), mention.span.start) is not None


class Measured:
    """Makes the claims of the values and dates of one document."""

    def __init__(self, path: str, slots: Slots) -> None:
        self.path, self.slots = path, slots
        self.discourse = slots.discourse
        self._dates, self._clocks, self._periods = DatedClaims(path, slots), Clocks(slots), Periods(slots.discourse)
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
            if self._is_of_another(frame, frame.chunks[index]) or self._is_piece(unit, units[number + 1 : number + 2]):
                continue
            if isinstance(unit.mention.value, Quantity) and self.discourse.view.text.endswith("もう", 0, unit.mention.extent.start):
                continue  # もう一つの路線, もう3人: besides those told
            made = list(self._of_unit(Place(sent, frame, frame.chunks[index]), unit, order + len(claims)))
            claims += made
            if len(made) > 1:
                pairs += _conversions(made)
        return list(coordinated(claims, sent, self.discourse)) if len(claims) > 1 else claims, pairs

    def _is_of_another(self, frame: Frame, chunk: Chunk) -> bool:
        """Whether a number only says which other one a bracket tells of: 住民46名（第1回は83名）."""
        edition = isinstance(frame.mentions[chunk.value].value, Ordinal) and chunk.index in frame.bracketed
        return edition and (chunk.particle == "は" or chunk.ending.text.startswith("は"))

    def _is_piece(self, unit: Unit, following: Sequence[Unit]) -> bool:
        """Whether a figure is the one of which the next is told: 1周1.0km, but not 1人1台."""
        value = unit.mention.value
        if not following or not isinstance(value, Quantity) or value.magnitude != 1 or not value.dimension.startswith("count:"):
            return False
        other = following[0].mention.value
        counts = isinstance(other, Quantity) and other.dimension.startswith("count:")
        glued = unit.mention.extent.end == following[0].mention.extent.start
        return glued and isinstance(other, Numeric) and not counts and not unit.mention.hedges

    def _of_unit(self, place: Place, unit: Unit, order: int) -> Iterator[Claim]:
        for mention in unit.members:
            kind = "ratio" if is_fraction(mention.value) else dimension(mention.value)
            if not kind:
                continue
            titled = self._titles and in_title(self.discourse.view.text, mention.span.start)
            if isinstance(mention.value, Date) and asks_days(self.discourse, place.sent, mention):
                seconds = (mention.value.day or 0) * 86400
                length = Duration(seconds=Decimal(seconds), quantum_seconds=Decimal(86400), unit="day")
                made = [self._measured(place, mention._replace(value=length), "duration", order, titled=titled)]
            elif isinstance(mention.value, Date):
                made = list(self._dates.dated(place, mention, order, _TITLED if titled else MISSING))
                made += self._clocked(place, mention, clock_of(mention.value), order + len(made), titled=titled)
            elif isinstance(mention.value, TimeOfDay):
                made = list(self._clocked(place, mention, mention.value, order, titled=titled))
                made = made or [self._dates.at(place, mention, self._measured(place, mention, kind, order, titled=titled))]
            else:
                made = [self._measured(place, mention, kind, order, titled=titled)]
            yield from made
            order += len(made)

    def of_row(self, sent: int, mention: Mention, order: int) -> Iterator[Claim]:
        """The claim of a cell without a date, whose row is labelled with one: | 2026年12月 | 新しい橋が開通します |."""
        yield from self._dates.of_row(sent, mention, order)

    def _clocked(self, place: Place, mention: Mention, clock: TimeOfDay | None, order: int, *, titled: bool) -> Iterator[Claim]:
        """The times at which what goes on from or until a time of day begins and ends: 開館時間 9時~17時, 営業は午後7時まで."""
        for at, (term, time) in enumerate(self._clocks.ends(place, mention, clock) if clock is not None else ()):
            made = self._measured(place, mention, "time", order + at, titled=titled, term=term)
            yield replace(made, value=time, scope=made.scope | weekday(mention.value))

    def _measured(
        self, place: Place, mention: Mention, kind: str, order: int, *, titled: bool, term: Term | None = None
    ) -> Claim:
        sent, frame, chunk = place
        slots = self.slots
        if (speed := slots.words.speed_of(mention.value)) is not None:
            kind, mention = speed.dimension, mention._replace(value=speed)
        term = term or (self._clocks.behind(frame, chunk) if kind == "time" else None) or slots.term(sent, frame, chunk, kind)
        if (term is None or term.registered is None or term.source != "compound") and (full := self._in_full(mention)) is not None:
            fuller = slots.term(sent, frame, chunk, full.dimension)
            nearer = fuller is not None and (term is None or term.registered is None or fuller.factor > term.factor)
            nearer &= fuller is None or full.dimension != "speed" or fuller.source != "verb"  # 1,240キロを走る is no speed
            if fuller is not None and fuller.registered is not None and nearer:  # 瞬間風速48メートルを記録
                term, kind, mention = fuller, full.dimension, mention._replace(value=full)
        if term is not None and kind == "time" and term.source == "verb":
            # 14時に受付が始まり: of what, no word beside the value says
            term = term if self._clocks.is_of_hours(frame, term) else None
        if kind == "number" and term is not None and _is_count(mention.value, term):
            kind = _OF_THINGS
        titled |= kind != "entity" and _is_of_release(self.discourse.view.text, mention, term)
        titled |= kind == _TIMES and self._is_inning(frame, chunk)
        mention = _as_limit(mention, term)
        subject = slots.subject(sent, frame, chunk, term)
        period, when = self._periods.period(sent, frame, chunk)
        block = self.discourse.block(sent)
        gist = slots.gist(sent, frame, chunk, kind, term)
        precise = term is not None and term.registered is not None and term.registered.entry.precise
        return Claim(
            path=self.path,
            mention=mention,
            sentence=frame.span,
            value=mention.value,
            dimension=kind,
            subject=subject,
            attribute=_by_gist(gist) if term is None else _told_by(term),
            aspect=slots.aspect(sent, frame, chunk, term, kind),
            period=period,
            scope=self._scope(place, mention, term),
            modality=_TITLED if titled else slots.modality(sent, frame, chunk, term),
            restrictors=slots.restrictors(sent, frame, chunk, term, subject),
            order=order,
            labelled=term is not None and term.source in ("row", "column"),
            tabular=(precise or block.role is Role.TABLE_CELL) and isinstance(mention.value, Numeric) and not mention.hedges,
            extra=(
                _extra(block, term, when)
                | {"gist": gist}
                | standing_over(self.discourse, sent, mention, kind, habit_of(slots.words, frame) if kind == "frequency" else "")
                | self._limit(frame, chunk, mention, kind)
                | self._aside(subject)
                | self._past(frame.span, mention.span.start)
                | self._occasion(sent, mention, term)
            ),
        )

    def _is_inning(self, frame: Frame, chunk: Chunk) -> bool:
        """Whether a number of times says in which of them something happened: 6回に本塁打を打った, but not 6回に上る."""
        predicate = frame.predicate_of(chunk)
        if chunk.particle != "に" or predicate is None or predicate is chunk or predicate.lemma in REACHING:
            return False
        if _IN_ALL.match(self.discourse.view.text, frame.mentions[chunk.value].extent.end):
            return False  # 76回にわたり
        return not change_word(self.slots.words, frame, chunk)

    def _limit(self, frame: Frame, chunk: Chunk, mention: Mention, kind: str) -> dict[str, Any]:
        """On which side a figure limits what is allowed: 殻長10センチ以上 is a rule, 3000人以上が参加した counts loosely."""
        if not mention.hedges and kind != "time" and is_allowed(self.slots.words, frame, chunk):
            return {"limit": HedgeKind.AT_MOST.value}
        bounds = {hedge.kind for hedge in mention.hedges} & _BOUNDS if mention.hedges else ()
        predicate = frame.predicate_of(chunk)
        if len(bounds) != 1 or (predicate is not None and predicate.ending.past):
            return {}
        words = (predicate, *modified(frame, chunk)) if predicate is not None else tuple(modified(frame, chunk))
        loose = kind.startswith(_LOOSELY_COUNTED) or HedgeKind.ABOVE in bounds  # 雨量は400ミリを超えた
        limiting = self.slots.words.limiting
        if loose and not any(token.lemma in limiting for other in words for token in (*other.tokens, *other.tail)):
            return {}
        return {"limit": next(iter(bounds)).value}

    def _past(self, sentence: Span, at: int) -> dict[str, Any]:
        """Whether the last word of time before a figure takes it out of the present: 昨年の第20回には4万6,000人が訪れた."""
        words = [match.group() for match in _WHEN.finditer(self.discourse.view.text, sentence.start, at)]
        return {"past": True} if words and words[-1][0] not in "今本当" else {}

    def _occasion(self, sent: int, mention: Mention, term: Term | None) -> dict[str, Any]:
        """Which of several gatherings a figure is of; see Note [Occasions]."""
        if term is None or term.registered is None or term.registered.id not in OF_OCCASIONS:
            return {}
        found = occasion(self.discourse, self.slots.words.happenings, sent, mention)
        return {"occasion": found} if found is not None else {}

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
        if counts_undone(frame, chunk) and chunk.particle != "の":
            scope |= {"status:undone"}  # 287件を通知していなかった
        was = _WAS.match(self.discourse.view.text, mention.span.end)
        if was and any(other.value >= 0 for other in frame.chunks[chunk.index + 1 :]):
            scope |= {"time:before"}  # 5.5段だった補正を7段に強めた
        if term is not None and term.chunk is not None and self._leaves_out(frame, term.chunk):
            scope |= {"sum:rest"}
        if _DAYS_IN_ALL.search(self.discourse.view.text, max(0, mention.extent.start - 14), mention.span.start):
            scope |= {"sum:days"}  # 2日間で延べ5,700人
        if term is not None and term.source == "verb" and _BOUGHT.search(self.discourse.view.quote(frame.span)):
            scope |= {"sale:paid"}  # 46,800円で買いました: what one buyer paid is no list price
        return scope.difference(term.registered.entry.usual) if term is not None and term.registered is not None else scope

    def _leaves_out(self, frame: Frame, chunk: Chunk) -> bool:
        """Whether what is measured is less than its name says: たばこを除いた既存店売上高."""
        without = ("を除いた", "を除く", "を差し引いた")
        return self.discourse.view.text.endswith(without, frame.span.start, chunk.span.start)

    def _changes(self, frame: Frame, chunk: Chunk) -> bool:
        """Whether a value is what something changed from: 100億円から120億円に."""
        predicate = frame.predicate_of(chunk)
        return predicate is not None and (
            bool(self.slots.words.direction(predicate.lemma))
            or any(other.particle in ("に", "へ", "まで") and other.value >= 0 for other in frame.arguments(predicate))
        )


_WHEN = regex(
    r"(?:昨年度?|前年度?|去年|一昨年|前回|前期|昨季|前季|昨シーズン|今年度?|本年度?|今回|今期|今季|今シーズン|当期|当年度)"
    r"(?!より|から|比|並|同|を|に比べ|と比べ|と同じ|の[0-9０-９.．万億,，]+[倍％%])"
)
_WAS = regex(r"(?:だった|であった)(?:[一-龠ァ-ヴ]|の[がをは])")
_DAYS_IN_ALL = regex(r"(?:[2-9２-９二三四五六七八九十]|[1-9]\d)日間で(?:の|は|の?延べ|計|合わせて|約|、)*$")
_IN_ALL = regex(r"に(?:わた|渡|分け|及|のぼ|上|達)")
_BOUGHT = regex(r"(?:買いまし|買っ|購入しまし|購入し|手に入れまし|手に入れ)た")
_ASIDE = regex(r"(?:隣|近隣|隣県|隣町|隣市|ライバル|競合|同業|他社|対戦相手|首位)の$|隣接する$|比べ、?$")
_ASIDE_REACH = 6


def _is_count(value: Value, term: Term) -> bool:
    """Whether a bare number says how many of what its label names there are: ゲート：9, 選手 | 96."""
    told = term.source in ("row", "column", "compound", "modifies")
    bare = term.registered is not None and "number" in term.registered.entry.dimension
    return told and not bare and isinstance(value, Number) and value.magnitude == value.magnitude.to_integral_value()


def _told_by(term: Term) -> Slot:
    return Slot(term.attribute, f"{term.phrase} ({term.source})", term.factor, term.span)


def _by_gist(gist: Mapping[str, float]) -> Slot:
    """What a figure measures that no noun beside it names: the word that says most of it."""
    name = max(gist, key=lambda word: (gist[word], len(word)), default="")
    return Slot(f"~{name.lstrip('=#')}", f"{name.lstrip('=#')} (gist)", BY_GIST) if name else MISSING


def _as_limit(mention: Mention, term: Term | None) -> Mention:
    """A figure of what is a limit by itself, without the words that say so."""
    usual = term.registered.entry.usual if term is not None and term.registered is not None else ()
    idle = {kind for scope in usual for kind in _LIMITS.get(scope, ())}
    kept = tuple(hedge for hedge in mention.hedges if hedge.kind not in idle)
    return mention if len(kept) == len(mention.hedges) else mention._replace(hedges=kept)


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
