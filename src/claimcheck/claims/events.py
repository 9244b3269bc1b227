"""Date claims: which event a date dates, and whose event it is.

Note [Dated things]. The dated thing is often the object: DeepSeekは…「V3」を発表した dates V3, not DeepSeek. A registered event
says whether it dates the object of its verb or its topic; without an object (サービスが始まる, 公開された) it is what stands before
が or は.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.claims.frames import Chunk, Frame
from claimcheck.claims.labels import label_phrases
from claimcheck.claims.names import Name
from claimcheck.claims.registry import Attribute
from claimcheck.claims.slots import Slots
from claimcheck.model.claims import MISSING, Slot
from claimcheck.model.document import Role
from claimcheck.model.span import Span
from claimcheck.model.values import Date, Ordinal

if TYPE_CHECKING:
    from claimcheck.claims.discourse import Discourse

_LIGHT_VERBS = frozenset({"行う", "する", "為る", "実施", "迎える", "果たす"})
INFERRED = 0.85
HELD = "events/held"
_SERIES = frozenset({"回", "次", "期", "弾", "号", "版"})


class Event(NamedTuple):
    """What happened on a date."""

    attribute: Attribute
    term: str
    source: str
    factor: float
    subject: Slot
    restrictors: frozenset[str]
    span: Span | None
    predicate: Chunk | None


class Events:
    """Finds the event of each date of one document."""

    def __init__(self, slots: Slots) -> None:
        self.slots = slots
        self.discourse: Discourse = slots.discourse
        self.registry = slots.registry

    def event(self, sent: int, frame: Frame, chunk: Chunk) -> Event | None:
        """The registered event a date belongs to; None where no word says what happened."""
        tail = chunk.tail[0].surface if chunk.tail else ""
        value = frame.mentions[chunk.value].value
        opened = value.open if isinstance(value, Date) else None
        since = self.discourse.view.quote(frame.mentions[chunk.value].extent).endswith(("以降", "以来"))
        if opened == "to" or since or chunk.particle == "まで" or tail in ("まで", "以降", "以来"):
            return None
        if opened == "from" or chunk.particle in ("から", "より") or tail in ("から", "より"):
            predicate = frame.predicate_of(chunk)  # 22日より運行を開始: only of what starts is a from-date the date
            started = predicate is not None and self._starts(frame, predicate)
            return self._by_predicate(sent, frame, chunk) if started else None
        for candidate in (
            self._by_label(sent, frame, chunk),
            self._by_bracket(sent, frame, chunk),
            self._by_noun(sent, frame, chunk),
            self._by_nominal(sent, frame, chunk),
            self._by_predicate(sent, frame, chunk),
        ):
            if candidate is not None:
                editions = self._editions(frame, candidate.predicate or frame.predicate_of(chunk))
                return candidate._replace(restrictors=candidate.restrictors | editions)
        return None

    def _starts(self, frame: Frame, predicate: Chunk) -> bool:
        words = self.slots.words.start_verbs
        return predicate.lemma in words or any(
            argument.particle == "を" and argument.text.endswith(tuple(words)) for argument in frame.arguments(predicate)
        )

    def _by_label(self, sent: int, frame: Frame, chunk: Chunk) -> Event | None:
        """発売日: 4月15日, and a table cell under 発表日."""
        block = self.discourse.block(sent)
        first = all(other.value < 0 for other in frame.chunks[: chunk.index])
        if not (block.row or block.column) or not first or (chunk.index > 1 and block.role is not Role.TABLE_CELL):
            return None
        for text, source, index in label_phrases(self.discourse, block):
            found = self.registry.named_by(text, "date") or self._held(text)
            if found is None:
                continue
            names = [
                name
                for _text, _source, other in label_phrases(self.discourse, block)
                for name in self.discourse.block_names(other)
            ]
            own = Slot(names[-1].key, "label", 1.0, names[-1].span) if names else None
            subject = own or self._around(sent, found[0])
            span = self.discourse.view.document.blocks[index].span
            rest = text.removesuffix(found[1])
            return Event(found[0], found[1], source, 1.0, subject, self._words(rest, subject), span, None)
        return None

    def _held(self, label: str) -> tuple[Attribute, str] | None:
        """第13回大会: 11月16日 dates an event although no verb says so."""
        held = self.registry.by_id.get(HELD)
        noun = next((noun for noun in self.slots.words.event_nouns if label.endswith(noun)), None)
        return (held, noun) if held is not None and noun is not None else None

    def _editions(self, frame: Frame, predicate: Chunk | None) -> frozenset[str]:
        """Which of a series it was: 第12回, in the noun phrases of the event."""
        if predicate is None:
            return frozenset()
        found = set()
        for chunk in frame.under(predicate, 16):
            value = frame.mentions[chunk.value].value if chunk.value >= 0 else None
            if isinstance(value, Ordinal) and value.unit in _SERIES:
                found.add(f"第{value.magnitude}{value.unit}")
        return frozenset(found)

    def _by_bracket(self, sent: int, frame: Frame, chunk: Chunk) -> Event | None:
        """v4.12.1(2025-01-23 リリース): the bracket tells the event of the name before it."""
        outer = frame.bracketed.get(chunk.index, -1)
        if outer < 0:
            return None
        for index, owner in frame.bracketed.items():
            other = frame.chunks[index]
            if owner == outer and other is not chunk and other.value < 0:
                found = self._named(other)
                if found is not None:
                    names = list(self._under(sent, frame, frame.chunks[outer]))
                    if not names:
                        continue  # 第112回(3月24日公開): when the page itself went out
                    subject = Slot(names[0].key, "before the bracket", 1.0, names[0].span)
                    return Event(found[0], found[1], "bracket", 1.0, subject, frozenset(), other.span, None)
        return None

    def _by_noun(self, sent: int, frame: Frame, chunk: Chunk) -> Event | None:
        """2023年の設立以来, 2025年1月20日発売の「V3」: the date modifies or runs into the noun of the event."""
        after = frame.after(chunk)
        if after is None or after.value >= 0 or not (chunk.glued or chunk.particle == "の"):
            return None
        found = self._named(after)
        if found is None or found[0].entry.dimension[0] != "date":
            return None
        names = list(self._under(sent, frame, after, skip=chunk))
        if not names and after.adnominal and after.head >= 0:
            names = list(self._under(sent, frame, frame.chunks[after.head], skip=after))
        if not names and chunk.index in frame.bracketed and found[0].entry.subject == "object":
            return None  # 第112回(3月24日公開): when the page itself went out
        own = Slot(names[0].key, "の", 1.0, names[0].span) if names else None
        subject = own or self._main_subject(sent, frame, found[0])
        rest = after.text.removesuffix(found[1])
        return Event(found[0], found[1], "noun after the date", 0.95, subject, self._words(rest, subject), after.span, after)

    def _by_nominal(self, sent: int, frame: Frame, chunk: Chunk) -> Event | None:
        """発売は5月15日で, 会社を立ち上げたのは2019年: the date is the predicate of the event."""
        predicate = frame.predicate_of(chunk)
        if predicate is not chunk:
            return None
        for argument in frame.arguments(chunk):
            if argument.particle not in ("は", "が", "も") or argument.value >= 0:
                continue
            found = self._named(argument)
            source = "nominal predicate"
            if found is None:
                implied = self.registry.implied_by(argument.lemma, "date") if argument.predicate or argument.tail else []
                implied = [attribute for attribute in implied if self.slots.has_required(attribute, sent)]
                if not implied or not any(token.surface == "の" for token in argument.tail):
                    continue
                found, source = (implied[0], argument.lemma), "cleft"
            names = list(self._under(sent, frame, argument, skip=chunk))
            subject = Slot(names[0].key, "の", 1.0, names[0].span) if names else self._around(sent, found[0])
            rest = argument.text.removesuffix(found[1])
            return Event(found[0], found[1], source, 0.95, subject, self._words(rest, subject), argument.span, argument)
        return None

    def _by_predicate(self, sent: int, frame: Frame, chunk: Chunk) -> Event | None:
        """1月20日に「R1」を発表した: the date hangs on the verb of the event."""
        predicate = frame.predicate_of(chunk)
        if predicate is None or predicate is chunk or chunk.index in frame.bracketed:
            return None
        if predicate.negative:
            return None
        lemmas = [predicate.lemma]
        for attribute in (a for lemma in lemmas for a in self.registry.implied_by(lemma, "date")):
            if not self.slots.has_required(attribute, sent):
                continue
            return self._of_predicate(sent, frame, chunk, predicate, attribute, predicate.lemma, predicate.span)
        # 発表を行った, 販売を開始する: the event is the object of a light verb
        for argument in frame.arguments(predicate):
            if argument.particle == "を" and argument.value < 0:
                found = self._named(argument)
                if found is not None and (predicate.lemma in _LIGHT_VERBS or self._starts(frame, predicate)):
                    return self._of_predicate(sent, frame, argument, predicate, found[0], found[1], argument.span)
        return None

    def _of_predicate(
        self, sent: int, frame: Frame, chunk: Chunk, predicate: Chunk, attribute: Attribute, term: str, span: Span
    ) -> Event:
        subject, restrictors = self._argument_subject(sent, frame, predicate, attribute, chunk)
        nameless = any(word[0] == "=" for word in restrictors)
        if not subject.value and not nameless:
            subject = self._main_subject(sent, frame, attribute)
        return Event(attribute, term, "predicate", 1.0, subject, restrictors, span, predicate)

    def _argument_subject(
        self, sent: int, frame: Frame, predicate: Chunk, attribute: Attribute, date: Chunk
    ) -> tuple[Slot, frozenset[str]]:
        """Who or what an event is about, by the arguments of its predicate, with the words that tell it from others."""
        arguments = [other for other in frame.arguments(predicate) if other is not date and other.value < 0]
        places = self._places(sent, arguments)
        of_object = attribute.entry.subject == "object"
        lacks_object = of_object and predicate.lemma in self.slots.words.transitive and not predicate.passive
        if of_object and not any(other.particle == "を" for other in arguments):
            names = self._relativised(sent, frame, predicate)
            if names:
                return Slot(names[0].key, "relative clause", 0.95, names[0].span), places
        for particle in _ranks(of_object=of_object, lacks_object=lacks_object):
            for other in arguments:
                if other.particle != particle or other.index in frame.bracketed:
                    continue
                found = self._filled(sent, frame, predicate, attribute, other, date)
                if found is not None:
                    return found[0], found[1] | places
        return MISSING, places | (frozenset({"=?"}) if lacks_object else frozenset())

    def _relativised(self, sent: int, frame: Frame, predicate: Chunk) -> list[Name]:
        """Names of the noun that a relative clause describes: 1月に発表した|R1."""
        if not predicate.adnominal or predicate.head < 0 or frame.chunks[predicate.head].value >= 0:
            return []
        return list(self._under(sent, frame, frame.chunks[predicate.head], skip=predicate))

    def _filled(
        self, sent: int, frame: Frame, predicate: Chunk, attribute: Attribute, argument: Chunk, date: Chunk
    ) -> tuple[Slot, frozenset[str]] | None:
        """The subject that one argument gives, with the words of an object that has no name of its own."""
        names = list(self._under(sent, frame, argument, skip=date))
        if names:
            return Slot(names[0].key, f"argument {argument.particle}", 1.0, names[0].span), frozenset()
        named_by_topic = attribute.entry.subject == "topic" and not predicate.adnominal
        if argument.particle in ("が", "は") and argument.text and named_by_topic:
            # 父が死去した: a subject without a name is still somebody else than the topic of the text
            return Slot("~" + argument.text, "common noun", 0.9, argument.span), frozenset()
        if argument.particle == "を" and attribute.entry.subject == "object":  # サービスを開始
            words = frozenset("=" + word for word in self._words(argument.text, MISSING))
            owner = self._main_subject(sent, frame, attribute) if words else MISSING
            return owner._replace(factor=min(owner.factor, INFERRED)), words
        return None

    def _places(self, sent: int, arguments: list[Chunk]) -> frozenset[str]:
        """Where it happened, which splits an event: 台湾でサービスを開始."""
        return frozenset(
            name.text
            for other in arguments
            if other.particle in ("で", "に", "では", "は")
            for name in self.discourse.names_in(sent, other.span)
            if name.type == "place"
        )

    def _main_subject(self, sent: int, frame: Frame, attribute: Attribute) -> Slot:
        """The topic of the sentence, where the event names nobody itself."""
        topic = frame.topic(len(frame.chunks))
        if topic is not None:
            names = list(self._under(sent, frame, topic))
            if names:
                return Slot(names[0].key, "topic", 0.95, names[0].span)
        return self._around(sent, attribute)

    def _around(self, sent: int, attribute: Attribute) -> Slot:
        """The sentence before, the list lead-in, the heading or the title."""
        for at in self.discourse.before(sent, 2):
            name = self.discourse.topic_of(at)
            if name is not None and (name.type != "person" or attribute.entry.subject == "topic"):
                return Slot(name.key, "sentence before", 0.8, name.span)
        block = self.discourse.block(sent)
        if block.lead >= 0 and (names := self.discourse.block_names(block.lead)):
            return Slot(names[0].key, "list lead-in", 0.85, names[0].span)
        people = attribute.id.startswith(("people/", "culture/"))
        for index in reversed(block.heading):
            names = [
                name for name in self.discourse.block_names(index) if name.type != "place" and (people or name.type != "person")
            ]
            if names:
                return Slot(names[-1].key, "heading", 0.85, names[-1].span)
        return MISSING

    def _named(self, chunk: Chunk) -> tuple[Attribute, str] | None:
        text = chunk.text
        for suffix in ("以来", "以降", "当時", "時", "後", "前"):
            text = text.removesuffix(suffix) if len(text) > len(suffix) else text
        return self.registry.named_by(text, "date") or next(
            ((attribute, text) for attribute in self.registry.implied_by(text, "date") if not attribute.entry.requires), None
        )

    def _under(self, sent: int, frame: Frame, chunk: Chunk, skip: Chunk | None = None) -> Iterator[Name]:
        for other in frame.under(chunk):
            if other.value < 0 and other is not skip:
                yield from (name for name in reversed(self.discourse.names_in(sent, other.span)) if name.type != "place")

    def _words(self, text: str, subject: Slot) -> frozenset[str]:
        bare = text.strip("のをはが日")
        if not bare or self.discourse.finder.key(bare) == subject.value or bare in self.slots.words.light:
            return frozenset()
        return frozenset({bare})


def _ranks(*, of_object: bool, lacks_object: bool) -> tuple[str, ...]:
    """The particles whose argument an event is about, the likeliest first."""
    if lacks_object:
        return ("を",)  # X社は…を発表した: without an object nobody knows what was announced
    return ("を", "が", "は", "も") if of_object else ("が", "は", "を", "も")
