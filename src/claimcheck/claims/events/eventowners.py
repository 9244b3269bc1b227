"""Whose event a date dates: the arguments of its predicate, the topic, the sentences and headings before."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimcheck.claims.discourse.speaker import own_word
from claimcheck.claims.figures.slots import Slots
from claimcheck.claims.lexicon.registry import Attribute
from claimcheck.claims.lexicon.restrictors import PRESENT
from claimcheck.claims.names.names import Name
from claimcheck.claims.sentences.frames import Chunk, Frame
from claimcheck.model.claims import MISSING, Slot
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span

if TYPE_CHECKING:
    from claimcheck.claims.discourse.discourse import Discourse

INFERRED = 0.85
_IN_PARTS = ("public_works/", "transport/", "products/")
"""Domains in which the parts of one thing have dates of their own."""
_IMPERSONAL = ("events/", "finance/", "public_works/", "operations/", "transport/", "education/", "markets/")
"""Domains whose events happen to no person."""
_ENTERING = ("着手", "取り掛かる")
"""Verbs whose object has に: 造成に着手."""
_QUOTATION = {"」": "「", "』": "『"}
_LONGEST_TITLE = 24
"""Blocks of which one names the publisher."""
_OF_FIRMS = "organisations/"
_PRESENT = regex(r"(?:現在の|[今いこ][まの]の?|これまでの|従来の|以前の|かつての|先代の?|初代の?|もとの|旧|現)$")
_NEW = regex(r"新(?:しい|たな)$")
_WORK = regex(r"『([^『』。\n]{2,24})』")
_SAID = regex(r"[。、！？!?\n」』]|(?:です|ます|した|だ)$")
"""What is said and no title: 「もう限界だ」."""
_OWN = (
    *("当", "同", "両", "弊", "これ", "それ", "この", "本展", "本書", "本製品", "本サービス", "本大会", "本作", "本機", "本品"),
    *("本剤", "本薬", "本曲", "本商品", "本アプリ", "本システム", "本施設", "本事業", "本公演", "本番組", "本イベント", "本モデル"),
)
"""How a text speaks of what it is about anyway."""
_LABEL = regex(r"[ 　]*[（(][^（）()]{1,16}[）)][ 　]*")
_LINE_NAME = regex(r"(?:[（(][^（）()]{1,16}[）)])?[ 　]+(?=[0-9０-９])")
"""What follows the name of a thing in a line that dates it."""


class EventOwners:
    """Finds the subject of the events of one document."""

    def __init__(self, slots: Slots) -> None:
        self.slots = slots
        self.discourse: Discourse = slots.discourse
        self._works: dict[int, Slot | None] = {}

    def of_predicate(
        self, sent: int, frame: Frame, predicate: Chunk, attribute: Attribute, skip: Chunk
    ) -> tuple[Slot, frozenset[str]]:
        """Who or what an event is about, by the arguments of its predicate, with the words that tell it from others."""
        subject, restrictors = self._arguments(sent, frame, predicate, attribute, skip)
        if skip.value < 0:
            restrictors |= self.modifiers(frame, skip)
        if not subject.value:
            subject = self._of_line(sent, frame) or subject
        if not subject.value and not any(word[0] == "=" for word in restrictors):
            subject = self.main(sent, frame, attribute)
        return subject, restrictors

    def _arguments(
        self, sent: int, frame: Frame, predicate: Chunk, attribute: Attribute, date: Chunk
    ) -> tuple[Slot, frozenset[str]]:
        arguments = [other for other in frame.arguments(predicate) if other is not date and other.value < 0]
        places = self._places(sent, arguments)
        of_object = attribute.entry.subject == "object"
        objects = any(other.particle == "を" for other in frame.arguments(predicate))  # 承認を取得: the event itself may be it
        lacks_object = of_object and not objects and predicate.lemma in self.slots.words.transitive and not predicate.passive
        if of_object and not any(other.particle == "を" for other in arguments):
            names = self._relativised(sent, frame, predicate)
            if names:
                return Slot(names[0].key, "relative clause", 0.95, names[0].span), places
            places |= self.described(frame, predicate)
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
            return owner._replace(factor=min(owner.factor, INFERRED)), self._told(argument)
        bare = argument.particle in ("が", "は") and attribute.id.startswith(_IN_PARTS) and not predicate.adnominal
        if bare and argument.text and not argument.text.startswith(_OWN):
            owner = self.main(sent, frame, attribute)  # 下部工が完成した, 旧橋は1961年の完成
            return owner._replace(factor=min(owner.factor, INFERRED)), self._told(argument)
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

    def _of_line(self, sent: int, frame: Frame) -> Slot | None:
        """The name of a thing that a line of a list begins with: AX-7（白）　2018年9月～2019年6月製造."""
        for name in self.discourse.names(sent)[:1]:
            begins = name.span.start <= frame.chunks[0].span.start and name.type not in ("person", "place")
            if begins and _LINE_NAME.match(self.discourse.view.text, name.span.end, frame.span.end):
                return Slot(name.key, "line", 0.95, name.span)
        return None

    def _labelled(self, sent: int) -> Name | None:
        """The thing that a line begins with, where a wide gap makes it a sentence: AX-7（白）　　2018年9月～."""
        view = self.discourse.view
        names = [name for name in self.discourse.names(sent)[:1] if name.type != "person"]
        return next((name for name in names if _LABEL.fullmatch(view.text, name.span.end, view.sentences[sent].span.end)), None)

    def _own_word(self, chunk: Chunk) -> str:
        """The word of a chunk that means who publishes the text, where it is all of it: 当社は."""
        word = own_word(chunk.text)
        return word if word == chunk.text else ""

    def around(self, sent: int, attribute: Attribute) -> Slot:
        """The sentence before, the list lead-in, the heading or the title."""
        for at in self.discourse.before(sent, 2):
            name = self.discourse.topic_of(at) or self._labelled(at)
            befalls_people = attribute.entry.subject == "topic" and not attribute.id.startswith(_IMPERSONAL)
            if name is not None and (befalls_people or name.type != "person"):
                return Slot(name.key, "sentence before", 0.8, name.span)
        block = self.discourse.block(sent)
        if block.lead >= 0 and (names := self.discourse.block_names(block.lead)):
            return Slot(names[0].key, "list lead-in", 0.85, names[0].span)
        if attribute.id.startswith(_OF_FIRMS) and (own := self.slots.speaker.of_profile(block.heading)):
            return own[0]
        personal = attribute.id.startswith("people/") or (attribute.id[0] == "~" and attribute.entry.subject == "topic")
        people = personal or attribute.id.startswith("culture/")
        for index in reversed(block.heading):
            if not personal and (titled := self._work(index)) is not None:
                return titled
            names = [
                name for name in self.discourse.block_names(index) if name.type != "place" and (people or name.type != "person")
            ]
            if personal and (persons := [name for name in names if name.type == "person"]):
                return Slot(persons[-1].key, "heading", 0.85, persons[-1].span)  # 鷲尾さん死去　「鷲尾反応」見いだす
            if names:
                return Slot(names[-1].key, "heading", 0.85, names[-1].span)
        return MISSING

    def _work(self, index: int) -> Slot | None:
        """The work that a heading is about: 『海の音』、興収10億円, or 海の音 where the text writes 『海の音』."""
        found = self._works.get(index)
        if index not in self._works:
            text, span = self.discourse.view.text, self.discourse.view.document.blocks[index].span
            bare = self.discourse.block_text(index)
            match = _WORK.search(text, *span)
            if match is not None:
                found = Slot(self.discourse.finder.key(match.group(1)), "heading", INFERRED, Span(*match.span(1)))
            elif 1 < len(bare) <= _LONGEST_TITLE and f"『{bare}』" in text:
                found = Slot(self.discourse.finder.key(bare), "heading", INFERRED, span)
            self._works[index] = found
        return found

    def is_person(self, sent: int, subject: Slot) -> bool:
        """Whether somebody is the subject, and not something."""
        names = self.discourse.names_in(sent, subject.span) if subject.span is not None else ()
        return any(name.key == subject.value and name.type == "person" for name in names)

    def instance(self, subject: Slot) -> frozenset[str]:
        """Whether the one before is meant: 現在の中央図書館, 旧若葉橋."""
        span = subject.span
        if span is None or subject.source in ("heading", "sentence before", "list lead-in"):
            return frozenset()
        return self._which(span.start)

    def _which(self, start: int) -> frozenset[str]:
        """現在の, 旧 or 新しい before or at the beginning of a noun."""
        text = self.discourse.view.text
        if _PRESENT.search(text, max(0, start - 6), start) or text.startswith(("旧", "現"), start):
            return frozenset({PRESENT})
        return frozenset({"新"}) if _NEW.search(text, max(0, start - 4), start) else frozenset()

    def described(self, frame: Frame, clause: Chunk) -> frozenset[str]:
        """The common noun that a clause describes: 来年4月に発足する|持株会社."""
        head = frame.chunks[clause.head] if clause.adnominal and clause.head > clause.index else None
        planned = self.slots.words.happenings.plans
        if head is None or head.value >= 0 or head.predicate or not head.text or head.text in planned:
            return frozenset()
        return self._which(head.span.start) | self.narrowing(head.text)

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
        if not names and any(name.type == "place" for name in self.discourse.names_in(sent, own.span)):
            return None  # 北米では11月8日に、欧州では12月に公開: where, not whose
        return Slot(names[0].key, "topic", 0.95, names[0].span) if names else Slot("~" + own.text, "common noun", 0.9, own.span)

    def narrowing(self, text: str) -> frozenset[str]:
        """What a noun adds to say which event is meant: 余震, but not 大会."""
        return frozenset() if text.endswith(self.slots.words.event_nouns) else self.words(text, MISSING)

    def _told(self, argument: Chunk) -> frozenset[str]:
        """What a common noun says of which one is meant: 余震, 新しい|橋."""
        return self._which(argument.span.start) | self.narrowing(argument.text)

    def modifiers(self, frame: Frame, noun: Chunk) -> frozenset[str]:
        """The nouns that say which one an event noun means: ベルギービールの販売, 一般の方への販売."""
        nouns = (
            other
            for other in frame.under(noun, 6)
            if other is not noun and other.value < 0 and other.adnominal and not other.predicate
        )
        return frozenset(word for other in nouns if not _is_numbered(frame, other) for word in self.words(other.text, MISSING))

    def directed(self, frame: Frame, predicate: Chunk) -> frozenset[str]:
        """Into what, where a verb needs it: 東証二部に|上場した."""
        if predicate.lemma not in self.slots.words.happenings.directed:
            return frozenset()
        words = set[str]()
        for other in frame.arguments(predicate):
            before = frame.chunks[other.index - 1] if other.index else None
            if other.particle not in ("に", "へ") or (other.value >= 0 and (before is None or not before.glued)):
                continue
            start = before.span.start if other.value >= 0 and before is not None else other.span.start
            words |= self.words(self.discourse.view.text[start : other.span.end], MISSING)  # 東証|二部に
        return frozenset(words)

    def under(self, sent: int, frame: Frame, chunk: Chunk, skip: Chunk | None = None) -> Iterator[Name]:
        """The names in a noun phrase, places aside; what stands between quotation marks is one: 「町の灯」."""
        for other in frame.under(chunk):
            if other.value < 0 and other is not skip and (other is chunk or other.particle != "は"):
                if (quoted := self._quoted(other)) is not None:
                    yield quoted
                yield from (name for name in reversed(self.discourse.names_in(sent, other.span)) if name.type != "place")

    def _quoted(self, chunk: Chunk) -> Name | None:
        """The title that a chunk ends: 映画『海の|音』."""
        text, (low, high) = self.discourse.view.text, chunk.span
        end = max(text.rfind(sign, low, high + 1) for sign in _QUOTATION)
        start = text.rfind(_QUOTATION[text[end]], max(0, end - _LONGEST_TITLE), end) + 1 if end >= 0 else 0
        inside = text[start:end]
        if not start or not inside or _SAID.search(inside):
            return None
        return Name(Span(start, end), inside, self.discourse.finder.key(inside), "other")

    def words(self, text: str, subject: Slot) -> frozenset[str]:
        """A noun as a restrictor, unless it says nothing that the subject does not say."""
        bare = text.strip("のをはが日").replace("持ち株", "持株")
        idle = bare in self.slots.words.light or bare in self.slots.words.happenings.idle_modifiers
        if not bare or idle or self.discourse.finder.key(bare) == subject.value:
            return frozenset()
        return frozenset({bare})


def _is_numbered(frame: Frame, noun: Chunk) -> bool:
    """Whether a number runs into a noun: 第1|棟の完成."""
    before = frame.chunks[noun.index - 1] if noun.index else None
    return before is not None and before.value >= 0 and before.glued


def _ranks(*, of_object: bool, lacks_object: bool) -> tuple[str, ...]:
    """The particles whose argument an event is about, the likeliest first."""
    if lacks_object:
        return ("を",)  # X社は…を発表した: without an object nobody knows what was announced
    return ("を", "が", "は", "も") if of_object else ("が", "は", "を", "も")
