"""Whose event a date dates: the arguments of its predicate, the topic, the sentences and headings before."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimcheck.claims.frames import Chunk, Frame
from claimcheck.claims.names import Name
from claimcheck.claims.registry import Attribute
from claimcheck.claims.slots import Slots
from claimcheck.claims.speaker import own_word
from claimcheck.model.claims import MISSING, Slot

if TYPE_CHECKING:
    from claimcheck.claims.discourse import Discourse

INFERRED = 0.85
_IN_PARTS = ("public_works/", "transport/", "products/")
"""Domains in which the parts of one thing have dates of their own."""
_ENTERING = ("着手", "取り掛かる")
"""Verbs whose object has に: 造成に着手."""
_OWN = ("当", "同", "弊", "本展", "本書", "本製品", "本サービス", "本大会", "これ", "それ", "この")
"""How a text speaks of what it is about anyway."""


class EventOwners:
    """Finds the subject of the events of one document."""

    def __init__(self, slots: Slots) -> None:
        self.slots = slots
        self.discourse: Discourse = slots.discourse

    def of_predicate(
        self, sent: int, frame: Frame, predicate: Chunk, attribute: Attribute, skip: Chunk
    ) -> tuple[Slot, frozenset[str]]:
        """Who or what an event is about, by the arguments of its predicate, with the words that tell it from others."""
        subject, restrictors = self._arguments(sent, frame, predicate, attribute, skip)
        if skip.value < 0:
            restrictors |= self.modifiers(frame, skip)
        if not subject.value and not any(word[0] == "=" for word in restrictors):
            subject = self.main(sent, frame, attribute)
        return subject, restrictors

    def _arguments(
        self, sent: int, frame: Frame, predicate: Chunk, attribute: Attribute, date: Chunk
    ) -> tuple[Slot, frozenset[str]]:
        arguments = [other for other in frame.arguments(predicate) if other is not date and other.value < 0]
        places = self._places(sent, arguments)
        of_object = attribute.entry.subject == "object"
        lacks_object = of_object and predicate.lemma in self.slots.words.transitive and not predicate.passive
        if of_object and not any(other.particle == "を" for other in arguments):
            names = self._relativised(sent, frame, predicate)
            if names:
                return Slot(names[0].key, "relative clause", 0.95, names[0].span), places
        ranks = _ranks(of_object=of_object, lacks_object=lacks_object)
        for particle in ("に", *ranks) if predicate.lemma in _ENTERING else ranks:
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
        return list(self.under(sent, frame, frame.chunks[predicate.head], skip=predicate))

    def _filled(
        self, sent: int, frame: Frame, predicate: Chunk, attribute: Attribute, argument: Chunk, date: Chunk
    ) -> tuple[Slot, frozenset[str]] | None:
        """The subject that one argument gives, with the words of an object that has no name of its own."""
        names = list(self.under(sent, frame, argument, skip=date))
        if attribute.id.startswith("products/"):
            names = [name for name in names if name.type != "person"]  # 田辺氏の就任を発表した
        if names:
            return Slot(names[0].key, f"argument {argument.particle}", 1.0, names[0].span), frozenset()
        if word := self._own_word(argument):
            return self.slots.speaker.slot(word, argument.span), frozenset()
        named_by_topic = attribute.entry.subject == "topic" and not predicate.adnominal
        if argument.particle in ("が", "は") and argument.text and named_by_topic:
            if attribute.id.startswith("people/"):
                # 父が死去した: a subject without a name is still somebody else than the topic of the text
                return Slot("~" + argument.text, "common noun", 0.9, argument.span), frozenset()
            owner = self.main(sent, frame, attribute)  # 特別展は10月11日に幕を開ける: the one that the text is about
            return owner._replace(factor=min(owner.factor, INFERRED)), self.narrowing(argument.text)
        bare = argument.particle in ("が", "は") and attribute.id.startswith(_IN_PARTS) and not predicate.adnominal
        if bare and argument.text and not argument.text.startswith(_OWN):
            owner = self.main(sent, frame, attribute)  # 下部工が完成した, 旧橋は1961年の完成
            return owner._replace(factor=min(owner.factor, INFERRED)), self.narrowing(argument.text)
        entered = argument.particle == "に" and predicate.lemma in _ENTERING and argument.text not in attribute.entry.requires
        if (argument.particle == "を" or entered) and attribute.entry.subject == "object":  # サービスを開始, 造成に着手
            words = frozenset("=" + word for word in self.words(argument.text, MISSING))
            owner = self.main(sent, frame, attribute) if words else MISSING
            return owner._replace(factor=min(owner.factor, INFERRED)), words
        return None

    def _places(self, sent: int, arguments: list[Chunk]) -> frozenset[str]:
        """Where it happened, which splits an event: 台湾でサービスを開始."""
        return frozenset(
            name.text
            for other in arguments
            if other.particle in ("で", "に", "へ", "では", "は")
            for name in self.discourse.names_in(sent, other.span)
            if name.type == "place"
        )

    def main(self, sent: int, frame: Frame, attribute: Attribute) -> Slot:
        """The topic of the sentence, where the event names nobody itself."""
        topic = frame.topic(len(frame.chunks))
        if topic is not None:
            names = list(self.under(sent, frame, topic))
            if names:
                return Slot(names[0].key, "topic", 0.95, names[0].span)
            if word := self._own_word(topic):
                return self.slots.speaker.slot(word, topic.span)
        return self.around(sent, attribute)

    def _own_word(self, chunk: Chunk) -> str:
        """The word of a chunk that means who publishes the text, where it is all of it: 当社は."""
        word = own_word(chunk.text)
        return word if word == chunk.text else ""

    def around(self, sent: int, attribute: Attribute) -> Slot:
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

    def contrasted(self, sent: int, frame: Frame, date: Chunk) -> Slot | None:
        """Whose the date is where topics with dates of their own share a predicate: 北中は1947年、由良中は1962年の創立."""
        own = frame.chunks[date.index - 1] if date.index else None
        if own is None or own.particle != "は" or own.predicate or own.value >= 0 or not own.tokens:
            return None
        if len(own.tokens) == 1 and own.tokens[0].pos3 == "副詞可能":
            return None  # 当初は, 現在は
        others = [other for other in frame.chunks[date.index + 1 :] if other.particle == "は" and other.value < 0]
        if not any(after.value >= 0 for other in others if (after := frame.after(other)) is not None):
            return None
        names = list(self.under(sent, frame, own))
        return Slot(names[0].key, "topic", 0.95, names[0].span) if names else Slot("~" + own.text, "common noun", 0.9, own.span)

    def narrowing(self, text: str) -> frozenset[str]:
        """What a noun adds to say which event is meant: 余震, but not 大会."""
        return frozenset() if text.endswith(self.slots.words.event_nouns) else self.words(text, MISSING)

    def modifiers(self, frame: Frame, noun: Chunk) -> frozenset[str]:
        """The nouns that say which one an event noun means: ベルギービールの販売, 一般の方への販売."""
        return frozenset(
            word
            for other in frame.under(noun, 6)
            if other is not noun and other.value < 0 and other.adnominal and not other.predicate
            for word in self.words(other.text, MISSING)
        )

    def under(self, sent: int, frame: Frame, chunk: Chunk, skip: Chunk | None = None) -> Iterator[Name]:
        """The names in a noun phrase, places aside."""
        for other in frame.under(chunk):
            if other.value < 0 and other is not skip:
                yield from (name for name in reversed(self.discourse.names_in(sent, other.span)) if name.type != "place")

    def words(self, text: str, subject: Slot) -> frozenset[str]:
        """A noun as a restrictor, unless it says nothing that the subject does not say."""
        bare = text.strip("のをはが日")
        idle = bare in self.slots.words.light or bare in self.slots.words.happenings.idle_modifiers
        if not bare or idle or self.discourse.finder.key(bare) == subject.value:
            return frozenset()
        return frozenset({bare})


def _ranks(*, of_object: bool, lacks_object: bool) -> tuple[str, ...]:
    """The particles whose argument an event is about, the likeliest first."""
    if lacks_object:
        return ("を",)  # X社は…を発表した: without an object nobody knows what was announced
    return ("を", "が", "は", "も") if of_object else ("が", "は", "を", "も")
