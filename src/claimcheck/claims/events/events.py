"""Date claims: which event a date dates, and whose event it is.

Note [Dated things]. The dated thing is often the object: DeepSeekは…「V3」を発表した dates V3, not DeepSeek. A registered event
says whether it dates the object of its verb or its topic; without an object (サービスが始まる, 公開された) it is what stands before
が or は.
"""

from collections.abc import Iterator
from functools import cached_property

from claimcheck.claims.events.dateclauses import clause_ends, dates_nothing, edge_at, is_another, states_a_day
from claimcheck.claims.events.eventeditions import RECURRING, with_edition
from claimcheck.claims.events.eventlabels import LABELLING, EventLabels
from claimcheck.claims.events.eventowners import INFERRED, EventOwners
from claimcheck.claims.events.eventwords import BORN, HELD, OPENING, RELEASED, Event, EventWords, Happening
from claimcheck.claims.events.openevents import OPEN_EVENT, OpenEvents, named_event
from claimcheck.claims.events.prizes import Prizes
from claimcheck.claims.events.schedules import Schedules
from claimcheck.claims.events.states import States
from claimcheck.claims.figures.slots import Slots
from claimcheck.claims.lexicon.registry import Edge
from claimcheck.claims.lexicon.restrictors import FOUNDED
from claimcheck.claims.sentences.frames import Chunk, Frame
from claimcheck.model.claims import MISSING, Slot
from claimcheck.model.values import Date

_LONG = ("decade", "century")
_AT, _PAST = frozenset({"に", "", "は"}), frozenset({"た", "だ"})
_HEAD = 4
"""Blocks among which a page says when it went out."""
_SCHEDULED = frozenset({
    *("予定", "見込む", "目指す", "計画", "想定", "決まる", "決める", "決定", "設定", "成る", "為る", "する", "目標"),
})
"""Verbs of which a day is the object or the result: 施行日は10月1日を予定している."""


class Events:
    """Finds the event of each date of one document."""

    def __init__(self, slots: Slots) -> None:
        self.discourse, self.registry = slots.discourse, slots.registry
        self.words, self.owners = EventWords(slots), EventOwners(slots)
        self.labels = EventLabels(slots, self.owners)
        self.schedules = Schedules(slots, self.owners)
        self.states = States(slots.registry, slots.words.happenings.states)
        self.open, self.prizes = OpenEvents(slots, self.owners, self.words), Prizes(self.owners, self.words)

    def events(self, sent: int, frame: Frame, chunk: Chunk) -> Iterator[tuple[Event, Date]]:
        """The registered events a date belongs to, each with the day it states; none where no word says what happened."""
        value = frame.mentions[chunk.value].value
        text = self.discourse.view.quote(frame.mentions[chunk.value].extent)
        if not isinstance(value, Date) or self._of_page(sent, frame, chunk) or is_another(text, frame, chunk):
            return
        if dates_nothing(self.discourse.view.text, frame, chunk):
            return
        if (headed := self.labels.of_heading(sent, frame, chunk, self.words)) is not None:
            yield headed, value.but(open=None)
            return
        edge = edge_at(frame, chunk, value)
        if edge is not None:
            found = self._by_edge(sent, frame, chunk, edge) or self.open.bounded(sent, frame, chunk, edge)
            if found is not None:
                yield from self._posted(frame, chunk, found, value.but(open=None))
            return
        if self.discourse.view.quote(frame.mentions[chunk.value].extent).endswith(("以降", "以来")):
            return
        if value.until is not None:
            yield from self._ends(sent, frame, chunk, value)
        found = self._event(sent, frame, chunk)
        if found is not None:
            yield from self._posted(frame, chunk, found, value)
        if value.until is None and (given := self._unregistered(sent, frame, chunk, value, found)) is not None:
            yield with_edition(self.discourse.view, frame, chunk, given), value

    def _posted(self, frame: Frame, chunk: Chunk, found: Event, value: Date) -> Iterator[tuple[Event, Date]]:
        """An event, and the same by the post it is of."""
        yield with_edition(self.discourse.view, frame, chunk, found), value
        told = found.predicate
        if told is None or not found.subject.value:
            return
        tenure = self.states.tenure(frame, told, found.attribute.id, self._is_house)
        if tenure is not None:
            name, words = tenure
            yield found._replace(attribute=named_event(name), term=name, factor=OPEN_EVENT, restrictors=words), value

    def _is_house(self, noun: Chunk) -> bool:
        """Whether a noun names a firm, a team or the like."""
        sent = self.discourse.view.sentence_at(noun.span.start)
        return any(name.type != "person" for name in self.discourse.names_in(sent, noun.span))

    def _unregistered(self, sent: int, frame: Frame, chunk: Chunk, value: Date, found: Event | None) -> Event | None:
        """The event that no rule registers, alone or beside a registered one that says less: 速報提出, 提出."""
        again = found is not None and not found.attribute.entry.single
        if found is not None and not again and found.subject.value:
            return None
        given = self.prizes.event(sent, frame, chunk)
        if given is not None or value.grain in _LONG:
            return given
        given = self.open.event(sent, frame, chunk)
        if given is None and found is None:
            return self.schedules.event(sent, frame, chunk)
        if given is None or found is None:
            return given
        if again:  # 提出 may happen again, 速報提出 hardly in one year
            return given._replace(restrictors=given.restrictors | ({f"{value.year}年"} if value.year else set()))
        return given if self.words.words.happenings.is_shared(given.term) else None

    def _of_page(self, sent: int, frame: Frame, chunk: Chunk) -> bool:
        """Whether a day is when the page itself went out: 編集部 2025年6月24日公開."""
        after = frame.after(chunk)
        last = chunk.glued and after is frame.chunks[-1] and after.text == "公開"
        return last and self.discourse.view.sentences[sent].block < _HEAD

    def at(self, sent: int, frame: Frame, chunk: Chunk) -> Event | None:
        """What happened at a time of day, by a verb of the past: 午前8時52分ごろ、浅瀬に乗り揚げた; 終わったのは午後4時."""
        predicate = self.words.meant(frame, chunk)
        if predicate is None or predicate.negative or chunk.index in frame.bracketed or chunk.particle not in _AT:
            return None
        told = predicate is not chunk or any(other.predicate for other in frame.arguments(chunk))
        last = predicate
        while last.head > last.index and last.ending.text.endswith(("て", "で")):
            last = frame.chunks[last.head]  # 針路を誤って|浅瀬に乗り揚げた
        if not told or not any(word.lemma in _PAST for other in (last, *frame.arguments(chunk)) for word in other.tail):
            return None
        found = self._by_nominal(sent, frame, chunk) or self._by_predicate(sent, frame, chunk)
        return found or self.open.event(sent, frame, chunk)

    def of_row(self, sent: int, frame: Frame) -> Event | None:
        """What a cell tells of the day that labels its row: 2026年12月 | 新しい橋が開通します."""
        if not frame.chunks or any(isinstance(mention.value, Date) for mention in frame.mentions):
            return None
        last = next((chunk for chunk in reversed(frame.chunks) if chunk.index not in frame.bracketed), frame.chunks[-1])
        predicate = frame.predicate_of(last) or last
        if predicate.negative:
            return None
        happening = next(self.words.of_predicate(sent, frame, predicate), None) if predicate.value < 0 else None
        if happening is None:
            told = self.open.of_row(sent, frame, predicate)
            return None if told is None else with_edition(self.discourse.view, frame, predicate, told)
        return with_edition(self.discourse.view, frame, predicate, self._happened(sent, frame, predicate, predicate, happening))

    def _event(self, sent: int, frame: Frame, chunk: Chunk) -> Event | None:
        for candidate in (
            self._by_label, self._by_bracket, self._by_line, self._by_noun, self._by_clause, self._by_nominal, self._by_predicate,
            self._by_gathering,
        ):  # fmt: skip
            found = candidate(sent, frame, chunk)
            if found is not None:
                own = self.owners.contrasted(sent, frame, chunk)
                found = found if own is None else found._replace(subject=own)
                return found._replace(restrictors=found.restrictors | self.owners.instance(found.subject))
        return None

    def _by_label(self, sent: int, frame: Frame, chunk: Chunk) -> Event | None:
        return self.labels.event(sent, frame, chunk, self.words.of_label)

    def _by_edge(self, sent: int, frame: Frame, chunk: Chunk, edge: Edge) -> Event | None:
        labelled = self.labels.event(sent, frame, chunk, lambda label: self.registry.edge_of(label, edge, "date"))
        if labelled is not None:
            return labelled
        labelled = self.labels.event(sent, frame, chunk, lambda label: self.open.of_stretch(label, edge))
        if labelled is not None:
            return labelled._replace(factor=OPEN_EVENT)
        predicate = frame.predicate_of(chunk)
        if clause_ends(frame, chunk):
            return None  # 3月21日から|凱旋上映、4月に…を発売
        since = self.discourse.view.quote(frame.mentions[chunk.value].extent).endswith(("以降", "以前"))
        tail = "".join(word.surface for word in chunk.tail)
        if since or predicate is None or predicate.negative or tail.startswith("までに"):
            return None
        happening = self.words.of_edge(sent, frame, chunk, edge)
        if happening is None and (state := self.states.edge(frame, predicate, edge)) is not None:
            happening = Happening(*state, "", predicate.span, None)
        if happening is None:
            return self.open.of_edge(sent, frame, chunk, predicate, edge)
        return self._happened(sent, frame, chunk, predicate, happening)

    def _ends(self, sent: int, frame: Frame, chunk: Chunk, value: Date) -> Iterator[tuple[Event, Date]]:
        """The start and the end of a stretch of days: 会期 10月11日～12月14日."""
        until = value.until
        if until is None:
            return
        days: tuple[tuple[Edge, Date], ...] = (("start", value.but(until=None)), ("end", until))
        for edge, day in days:
            found = self._by_edge(sent, frame, chunk, edge)
            if found is not None:
                yield with_edition(self.discourse.view, frame, chunk, found), day

    def _by_line(self, sent: int, frame: Frame, chunk: Chunk) -> Event | None:
        """運動会　5月31日(土): a line that is an event and its day."""
        before = frame.chunks[chunk.index - 1] if chunk.index else None
        leads = before is not None and before.value < 0 and not before.particle and not before.predicate
        if not leads or before is None or any(other.predicate and other.value < 0 and other.tail for other in frame.chunks):
            return None
        if not self.discourse.view.text[before.span.end : chunk.span.start].isspace():
            return None
        found = self.words.of_noun(before) or self.words.gathered(before)
        return None if found is None else self._happened(sent, frame, chunk, before, found)._replace(source="line")

    def _by_bracket(self, sent: int, frame: Frame, chunk: Chunk) -> Event | None:
        """v4.12.1(2025-01-23 リリース): the bracket tells the event of the name before it."""
        outer = frame.bracketed.get(chunk.index, -1)
        if outer < 0:
            return None
        for index, owner in frame.bracketed.items():
            other = frame.chunks[index]
            if owner == outer and other is not chunk and other.value < 0:
                before = frame.chunks[index - 1]
                if before is not chunk and before.index in frame.bracketed and self._is_day(frame, before):
                    continue  # 1982年8月3日|生まれ、2005年入社
                found = self.words.of_noun(other)
                if found is not None:
                    names = list(self.owners.under(sent, frame, frame.chunks[outer]))
                    labels = other.ending.bare in LABELLING or other.particle == "は"
                    if not names and not labels:
                        continue  # 第112回(3月24日公開): when the page itself went out
                    if not names:  # 推薦入試(試験日:11月22日)
                        before = frame.chunks[outer]
                        gathered = self.words.gathered(before) if found.attribute.id == HELD else None
                        if gathered is not None:  # 住民説明会(開催日:5月10日)
                            return self._happened(sent, frame, chunk, before, gathered)._replace(source="bracket")
                        words = self.owners.words(before.text, MISSING)
                        return Event(found.attribute, found.term, "bracket", 0.95, MISSING, words, other.span, None)
                    subject = Slot(names[0].key, "before the bracket", 1.0, names[0].span)
                    return Event(found.attribute, found.term, "bracket", 1.0, subject, frozenset(), other.span, None)
        return None

    def _is_day(self, frame: Frame, chunk: Chunk) -> bool:
        return chunk.value >= 0 and isinstance(frame.mentions[chunk.value].value, Date)

    def _by_noun(self, sent: int, frame: Frame, chunk: Chunk) -> Event | None:
        """2023年の設立以来, 2025年1月20日発売の「V3」: the date modifies or runs into the noun of the event."""
        after = frame.after(chunk)
        if after is None or after.value >= 0 or not (chunk.glued or chunk.particle == "の"):
            return None
        last = frame.after(after)
        if after.particle == "を" and last is not None and last.text == "最後":  # 1月31日の開館を最後に
            ended = self.registry.named_by(f"最終{after.text}日", "date")
            subject = self.owners.main(sent, frame, ended[0]) if ended else MISSING
            return Event(*ended, "noun after the date", 0.95, subject, frozenset(), after.span, after) if ended else None
        if chunk.particle == "の" and states_a_day(frame, chunk):
            return None  # 今年の|入学式は4月9日でした: which one, not when
        found = self.words.of_noun(after)
        if found is None or found.attribute.entry.dimension[0] != "date":
            return None
        names = list(self.owners.under(sent, frame, after, skip=chunk))
        if not names and after.adnominal and after.head >= 0:
            names = list(self.owners.under(sent, frame, frame.chunks[after.head], skip=after))
        if not names and chunk.index in frame.bracketed and found.attribute.entry.subject == "object":
            return None  # 第112回(3月24日公開): when the page itself went out
        if names:
            subject, words = Slot(names[0].key, "の", 1.0, names[0].span), frozenset[str]()
        elif after.predicate:
            subject, words = self.owners.of_predicate(sent, frame, after, found.attribute, chunk)
        else:
            subject, words = self.owners.main(sent, frame, found.attribute), self.owners.described(frame, after)
        words |= self.owners.words(found.rest, subject)
        return Event(found.attribute, found.term, "noun after the date", 0.95, subject, words, after.span, after)

    def _by_clause(self, sent: int, frame: Frame, chunk: Chunk) -> Event | None:
        """2022年10月に起工式、2025年2月に竣工: a clause that ends in the noun of an event."""
        for other in frame.chunks[chunk.index + 1 :]:
            if other.value >= 0 or (other.predicate and not other.adnominal):
                return None
            if other.comma:
                found = self.words.of_noun(other) if not other.particle and not other.tail[1:] else None
                break
        else:
            return None
        if found is None or chunk.particle not in ("に", "", "は") or found.attribute.entry.dimension[0] != "date":
            return None
        names = list(self.owners.under(sent, frame, other, skip=chunk))
        own = Slot(names[0].key, "の", 1.0, names[0].span) if names else None
        subject = own or self.owners.main(sent, frame, found.attribute)
        words = self.owners.words(found.rest, subject)
        return Event(found.attribute, found.term, "noun after the date", 0.95, subject, words, other.span, other)

    def _by_nominal(self, sent: int, frame: Frame, chunk: Chunk) -> Event | None:
        """発売は5月15日で, 会社を立ち上げたのは2019年: the date is the predicate of the event."""
        predicate = frame.predicate_of(chunk)
        before = frame.chunks[chunk.index - 1] if chunk.index else None
        topic = [before] if before is not None and before.particle == "は" and chunk.comma and not chunk.ending.bare else []
        scheduled = predicate is not None and predicate.lemma in _SCHEDULED and chunk.particle in ("を", "に", "と")
        if predicate is not None and scheduled and chunk.index not in frame.bracketed:  # 施行日は|10月1日を|予定
            over = frame.chunks[predicate.head] if predicate.adnominal and predicate.head >= 0 else predicate  # 4月になる|見通しだ
            topic = [other for at in (predicate, over) for other in frame.arguments(at) if other.particle == "は" and other.tokens]
        for argument in frame.arguments(chunk) if predicate is chunk else topic:  # オープンは4月29日、昭和の日！
            if argument.particle not in ("は", "が", "も") or argument.value >= 0:
                continue
            cleft = any(token.surface == "の" for token in argument.tail)
            found = None
            if not cleft:
                found = self.words.of_noun(argument) or self.words.of_phrase(frame, argument) or self.words.gathered(argument)
            if found is not None and found.attribute.id == HELD:
                return self._happened(sent, frame, chunk, argument, found)._replace(source="nominal predicate", factor=0.95)
            if found is not None:
                names = list(self.owners.under(sent, frame, argument, skip=chunk))
                subject = Slot(names[0].key, "の", 1.0, names[0].span) if names else self.owners.around(sent, found.attribute)
                words = self.owners.words(found.rest, subject)
                words |= self.owners.modifiers(frame, argument) if not names else frozenset()
                return Event(found.attribute, found.term, "nominal predicate", 0.95, subject, words, argument.span, argument)
            happening = next(self.words.of_predicate(sent, frame, argument), None) if cleft and not argument.negative else None
            if happening is not None:
                event = self._happened(sent, frame, chunk, argument, happening)
                return event._replace(source="cleft", factor=0.95)
        return None

    def _by_predicate(self, sent: int, frame: Frame, chunk: Chunk) -> Event | None:
        """1月20日に「R1」を発表した: the date hangs on the verb of the event."""
        predicate = self.words.meant(frame, chunk)
        value = frame.mentions[chunk.value].value
        if chunk.particle == "の" and isinstance(value, Date) and value.grain == "year":
            return None  # 令和6年度の|入園申請が11月に始まる: which one, not when
        if predicate is not None and predicate.value >= 0 and predicate is not chunk and predicate.head >= 0:
            predicate = frame.predicate_of(frame.chunks[predicate.head])  # 1989年に20人ほどで|旗揚げした
        if predicate is None or predicate is chunk or chunk.index in frame.bracketed or predicate.negative:
            return None
        happening = next(self.words.of_predicate(sent, frame, predicate), None)
        if happening is None or (happening.attribute.id == RELEASED and self._tells_of_act(frame, predicate)):
            return None
        return self._happened(sent, frame, chunk, predicate, happening)

    def _tells_of_act(self, frame: Frame, predicate: Chunk) -> bool:
        """Whether what is made public is what somebody does, and no thing: 伊原の就任が|発表された, 退団することを|発表した."""
        told = [other for other in frame.arguments(predicate) if other.particle in ("を", "が") and other.tokens]
        return any(other.text in ("こと", "事") or other.tokens[-1].surface in self._of_people for other in told)

    @cached_property
    def _of_people(self) -> frozenset[str]:
        """Nouns of what people do: 就任, 引退."""
        entries = (attribute.entry for id_, attribute in self.registry.by_id.items() if id_.startswith("people/"))
        return frozenset(word for entry in entries if "date" in entry.dimension for word in (*entry.nouns, *entry.verbs))

    def _by_gathering(self, sent: int, frame: Frame, chunk: Chunk) -> Event | None:
        """6月1日、公民館での5回目の説明会で図を配った: a day before a gathering is the day of it."""
        value = frame.mentions[chunk.value].value
        day = isinstance(value, Date) and value.grain not in ("year", "decade", "century")
        if not day or chunk.particle not in ("", "の") or chunk.index in frame.bracketed:
            return None
        for other in frame.chunks[chunk.index + 1 :]:
            found = self.words.gathered(other)
            if found is not None:
                return self._happened(sent, frame, chunk, other, found)._replace(source="noun after the date")
            date = other.value >= 0 and isinstance(frame.mentions[other.value].value, Date)
            if date or other.predicate or not (other.particle == "の" or other.glued):
                return None
        return None

    def _doubted(self, subject: Slot) -> Slot:
        """Who began something is not what was begun (X社は販売を始めた), unless it is a thing: 「AX-7」は生産を終えた."""
        span = subject.span
        quoted = span is not None and self.discourse.view.text[span.start - 1 : span.start] in ("「", "『")
        return subject if quoted else subject._replace(factor=min(subject.factor, INFERRED))

    def _happened(self, sent: int, frame: Frame, chunk: Chunk, predicate: Chunk, found: Happening) -> Event:
        """An event that a predicate tells of, with whose it is."""
        noun, attribute = found.noun, found.attribute
        names = list(self.owners.under(sent, frame, noun, skip=chunk)) if noun is not None else []
        if names:
            subject, words = Slot(names[0].key, "の", 1.0, names[0].span), frozenset[str]()
        elif noun is predicate:
            subject, words = self.owners.main(sent, frame, attribute), self.owners.words(found.rest, MISSING)
        else:
            subject, words = self.owners.of_predicate(sent, frame, predicate, attribute, noun or chunk)
            words |= self.owners.words(found.rest, subject) | self.owners.directed(frame, predicate)
            begun = noun is not None and noun.particle == "を" and attribute.entry.subject == "object"
            if begun and subject.source == "argument は":
                subject = self._doubted(subject)
            if attribute.id == FOUNDED and self.owners.is_person(sent, subject):
                attribute = self.registry.by_id.get(BORN, attribute)  # 鷲尾は三男として産声を上げた
        factor = 1.0
        if noun is None and attribute.id == HELD and (headed := self.labels.gathering(sent, self.words)) is not None:
            return headed._replace(predicate=predicate)
        if not names and attribute.id in (HELD, OPENING) and (kind := self.words.gatherings.which(frame, noun or predicate)):
            words = kind | {word for word in words if word[0] != "="}
            factor = 1.0 if min(kind).endswith(self.words.words.happenings.single_gatherings) else RECURRING
        return Event(attribute, found.term, "predicate", factor, subject, words, found.span, predicate)
