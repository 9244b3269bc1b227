"""Events that no rule registers: what a verb with its object, a verbal noun or the name of a gathering says was done on a date.

Note [Open events]. 「被害届を受理した」, 「被害届受理」 and 「被害届の受理日」 are one event: object and verb together, the
verb as its lemma, suffixes such as 日 and 予定 taken off. Only both parts together tell an event from others: a verb alone
(開始した) or one that says nothing (する, ある, 行う) dates nothing. What happens again and again (視察, 会見) is no single event.
Verbs that say one thing of an object are one: 鏡が見つかる, 鏡が顔を出す and 鏡の検出 are 鏡発見; see `HappeningWords.act`.
"""

from collections.abc import Iterator

from claimcheck.claims.discourse.labels import label_phrases
from claimcheck.claims.discourse.speaker import own_word
from claimcheck.claims.events.eventowners import INFERRED, EventOwners
from claimcheck.claims.events.eventwords import CALLED, LASTING, LIGHT, Event, EventWords
from claimcheck.claims.figures.slots import Slots
from claimcheck.claims.lexicon.registry import Attribute, AttributeEntry, Edge
from claimcheck.claims.sentences.frames import Chunk, Frame
from claimcheck.claims.sentences.gatherings import is_act
from claimcheck.model.claims import Slot
from claimcheck.model.document import Role
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span
from claimcheck.model.values import Date, Numeric
from claimcheck.text.tokens import Morpheme

OPEN_EVENT = 0.9
"""Factor of an event that no rule registers."""
_ENTRY = AttributeEntry(ja="", en="", dimension=("date",), subject="object")
_EDGES = {"start": "開始", "end": "終了"}
_SHORTEST, _LONGEST = 3, 14
"""Characters of the name of an open event."""
_STEM_ENDS = frozenset("いきぎしちにびみりえけげせてねべめれ")
_RANK = regex(
    r"(?:初|[一二三四五六七八九十0-9０-９]{1,2})[段級]|横綱|大関|関脇|小結|十両|幕内|幕下|真打|二[つツ]目|名人|師範(?:代)?|[A-ZＡ-Ｚ][0-9]?級"
)
"""What somebody rises to once."""
_RISE, _REACHED = "昇格", "到達"
_RISING = ("成る", "昇段", "昇級", "昇進", "昇格")
_WHEN = frozenset({"に", "", "は", "も", "の"})
_PARTS = regex(r"[の・\s]")
_STRETCH = regex(r"期間$")
_WORKS = regex(r"(?:工事?|作業|業務)$")
_INFLECTED = regex(r"(?<=[一-龠々])[ぁ-ん]+(?=[一-龠々]|$)")
_POLITE = regex(r"^[ごお御](?=[一-龠])")


class OpenEvents:
    """Finds the events that no rule registers in one document."""

    def __init__(self, slots: Slots, owners: EventOwners, events: EventWords) -> None:
        self.discourse, self.words = slots.discourse, slots.words
        self.owners, self.events = owners, events

    def event(self, sent: int, frame: Frame, chunk: Chunk) -> Event | None:
        """The event that a label, a verb with its object or a verbal noun tells of."""
        block = self.discourse.block(sent)
        if block.row and block.role is Role.TABLE_CELL and chunk.index == 0:
            for text, source, index in label_phrases(self.discourse, block)[:1]:
                name = self.of_label(text)
                if name is not None:
                    return self._event(name, source, self.owners.around(sent, named_event(name)),
                                       self.discourse.view.document.blocks[index].span, None)  # fmt: skip
        if (behind := self._behind(sent, frame, chunk)) is not None:
            return behind
        predicate = self.events.meant(frame, chunk)
        if predicate is chunk:
            return self._stated(sent, frame, chunk)
        if predicate is None or predicate.negative or chunk.index in frame.bracketed or chunk.particle not in _WHEN:
            return None
        found = self.of_predicate(sent, frame, predicate, chunk)
        if found is None and not predicate.adnominal and (name := self.of_noun(sent, frame, predicate, chunk)) is not None:
            found = name, predicate  # 9月22日、ダム湖の試験湛水
        return None if found is None else self._told(sent, frame, chunk, found[1], found[0], predicate, "predicate")

    def _behind(self, sent: int, frame: Frame, chunk: Chunk) -> Event | None:
        """The event that the noun behind a date names: 9月26日の鏡の検出, 2012年8月 五段."""
        after = frame.after(chunk)
        if after is not None and (chunk.glued or chunk.particle == "の"):
            for noun in frame.chain(after):  # 9月26日の|鏡の|検出
                told = noun is after or chunk.particle == "の" or noun.particle not in ("を", "が", "に")
                if told and (name := self.of_noun(sent, frame, noun, chunk)) is not None:
                    return self._told(sent, frame, chunk, noun, name, noun, "noun after the date")
        if after is not None and chunk.index == 0 and not after.particle and (rank := self._ranked(frame, after)):
            return self._told(sent, frame, chunk, after, rank + _RISE, after, "line")  # 2012年8月　五段
        return None

    def bounded(self, sent: int, frame: Frame, chunk: Chunk, edge: Edge) -> Event | None:
        """What begins or ends with a date by a verb that no rule knows: 配当は6月26日から支払う is 配当支払開始."""
        predicate = self.events.meant(frame, chunk)
        if predicate is None or predicate is chunk or predicate.negative or chunk.index in frame.bracketed or predicate.adnominal:
            return None
        found = self.of_predicate(sent, frame, predicate, chunk)
        if found is None or self.events.edge(predicate) is not None:
            return None
        return self._told(sent, frame, chunk, found[1], found[0] + _EDGES[edge], predicate, "predicate")

    def of_edge(self, sent: int, frame: Frame, date: Chunk, predicate: Chunk, edge: Edge) -> Event | None:
        """What begins or ends that no rule registers: 9月8日から|運休します, 川島線の|運休は9月22日まで|続く."""
        lasting = predicate.lemma in LASTING or predicate.lemma in self.words.acts.idle or predicate.value >= 0
        own = any(word.pos == "動詞" and not word.helping for word in predicate.tokens) and not lasting  # 掘削を19日から|止める
        acts = [predicate, *(other for other in frame.arguments(predicate) if other.particle in ("は", "が", "を") and not own)]
        for act in acts:
            verb = next((word for word in reversed(act.tokens) if is_act(word)), None)
            if act is date or act.value >= 0 or verb is None or not self._tells(verb):
                continue
            text = act.text[: act.text.rfind(verb.surface) + len(verb.surface)]
            known = self.events.registry.named_by(text, "date") or self.events.registry.implied_by(text, "date")
            if not known and (name := self._edge_name(text, edge)) is not None:
                return self._told(sent, frame, date, act, name, predicate, "stretch")
        return None

    def of_stretch(self, label: str, edge: Edge) -> tuple[Attribute, str] | None:
        """The start or the end of what a label calls a stretch: 運休期間."""
        bare = _STRETCH.sub("", label)
        name = self._edge_name(bare, edge) if bare != label else None
        return None if name is None else (named_event(name), name)

    def _edge_name(self, act: str, edge: Edge) -> str | None:
        name = act + _EDGES[edge]
        return name if len(act) > 1 and len(name) <= _LONGEST else None

    def of_row(self, sent: int, frame: Frame, predicate: Chunk) -> Event | None:
        """What a cell tells of the day that labels its row: 2026年12月 | ケーブルの敷設が完了, 2012年8月 | 五段."""
        if not frame.chunks[0].particle and (rank := self._ranked(frame, frame.chunks[0])):
            return self._told(sent, frame, predicate, frame.chunks[0], rank + _RISE, predicate, "row")
        if predicate.value >= 0:
            return None
        found = self.of_predicate(sent, frame, predicate, predicate)
        if found is None and (name := self.of_noun(sent, frame, predicate, predicate)) is not None:
            found = name, predicate
        return None if found is None else self._told(sent, frame, predicate, found[1], found[0], predicate, "row")

    def _stated(self, sent: int, frame: Frame, date: Chunk) -> Event | None:
        """断水が解消されたのは|9月15日だった, 鏡の検出は|9月26日: the date is the predicate."""
        if (cleft := self._cleft(frame, date)) is not None:
            found = self.of_predicate(sent, frame, cleft, date)
            return None if found is None else self._told(sent, frame, date, found[1], found[0], cleft, "cleft")
        for topic in frame.arguments(date):
            if topic.particle not in ("は", "が") or (topic.predicate and topic.adnominal):
                continue
            name = self.of_noun(sent, frame, topic, date)
            if name is not None:
                return self._told(sent, frame, date, topic, name, topic, "nominal predicate")
        return None

    def _cleft(self, frame: Frame, date: Chunk) -> Chunk | None:
        """断水が解消されたのは|9月15日だった."""
        topics = (other for other in frame.arguments(date) if other.particle in ("は", "が") and other.predicate)
        told = (other for other in topics if not other.negative and any(token.surface == "の" for token in other.tail))
        return next(told, None)

    def _told(self, sent: int, frame: Frame, date: Chunk, noun: Chunk, name: str, predicate: Chunk, source: str) -> Event:
        names = list(self.owners.under(sent, frame, noun, skip=date))
        if names:
            subject = Slot(names[0].key, "の", 1.0, names[0].span)
        else:
            subject = self.owners.main(sent, frame, named_event(name))
            subject = subject._replace(factor=min(subject.factor, INFERRED))
        words = frozenset(word for word in self.owners.modifiers(frame, noun) if word not in name)
        return self._event(name, source, subject, noun.span, predicate)._replace(restrictors=words)

    def _event(self, name: str, source: str, subject: Slot, span: Span, predicate: Chunk | None) -> Event:
        return Event(named_event(name), name, source, OPEN_EVENT, subject, frozenset(), span, predicate)

    def of_label(self, text: str) -> str | None:
        """The event of a label: 被害届受理日, 竣工検査."""
        bare = CALLED.sub("", text)
        name = _PARTS.sub("", bare)
        return name if bare != text and self._is_event(name) else None

    def of_noun(self, sent: int, frame: Frame, chunk: Chunk, date: Chunk) -> str | None:
        """The event of a verbal noun with what it is done to: 被害届受理, 被害届の|受理."""
        tokens = [word for word in chunk.tokens if not word.sign]
        if chunk.value >= 0 or not tokens or not _is_deed(tokens[-1]) or not self._tells(tokens[-1]):
            return None
        act = tokens[-1].lemma
        if len(tokens) > 1:
            return self._name(chunk.text.removesuffix(tokens[-1].surface), act)
        thing = self._done_to(frame, chunk, date)
        if thing is None or thing.text in self.words.light:
            return None
        named = len(act) >= _SHORTEST and self._is_name(sent, thing)
        return act if named else self._name(thing.text, act)  # 岩崎氏の初登庁

    def _done_to(self, frame: Frame, act: Chunk, date: Chunk) -> Chunk | None:
        """The noun that a verbal noun has before it: 鏡の|検出, 契約書への|調印."""
        nouns = (
            other
            for other in frame.arguments(act)
            if other is not date and other.value < 0 and other.ending.text.endswith("の") and not other.predicate
            and other.tokens and other.tokens[-1].pos != "代名詞"
        )  # fmt: skip
        return next(nouns, None)

    def _name(self, thing: str, act: str) -> str | None:
        """The name of an event by what was done to which thing, however either is put."""
        name = _POLITE.sub("", CALLED.sub("", thing)) + _POLITE.sub("", self.words.happenings.act(act))
        return name if thing and self._is_event(name) else None

    def of_predicate(self, sent: int, frame: Frame, predicate: Chunk, date: Chunk) -> tuple[str, Chunk] | None:
        """The event that a verb names with its object, and that object."""
        lemma = predicate.lemma
        edge = self.events.edge(predicate)
        if edge is not None:
            return next(self._begun(frame, predicate, date, edge), None)
        done = self._rank(frame, predicate) if lemma in _RISING else next(self._reached(frame, predicate), None)
        if done is None and lemma in LIGHT:
            done = next(self._light(sent, frame, predicate, date), None)
        return done or self._acted(sent, frame, predicate, self._objects(frame, predicate, date))

    def _acted(self, sent: int, frame: Frame, predicate: Chunk, objects: list[Chunk]) -> tuple[str, Chunk] | None:
        """What a verb of its own says was done to which of its objects."""
        lemma = predicate.lemma
        verb = next((word for word in reversed(predicate.tokens) if lemma in (word.lemma, word.surface)), None)
        if verb is None or predicate.value >= 0 or not (is_act(verb) or verb.pos == "動詞"):
            return None
        if lemma in self.words.happenings.winning:
            return next(self._won(frame, predicate), None)
        if (told := self._phrase(frame, predicate, objects)) is not None or not self._tells(verb):
            return told
        for noun in objects:
            if noun.particle in ("が", "は") and is_act(verb) and len(lemma) >= _SHORTEST and self._is_name(sent, noun):
                return lemma, noun  # 岩崎氏は初登庁した
            act = predicate.text if is_act(verb) and len(predicate.tokens) == 1 else lemma
            name = self._name(noun.text, act)
            if name is not None and noun.text not in self.words.light:
                return name, noun
        return None

    def _reached(self, frame: Frame, predicate: Chunk) -> Iterator[tuple[str, Chunk]]:
        """国内1,000店を達成, 累計100万台に達した, 1,000店を突破|した: the figure tells which milestone."""
        reaching = self.words.happenings.reaching
        for other in frame.arguments(predicate):
            mention = frame.mentions[other.value] if other.value >= 0 else None
            if mention is None or not isinstance(mention.value, Numeric) or not mention.value.magnitude:
                continue
            within = predicate.lemma == "する" and self.discourse.view.quote(mention.extent).endswith(tuple(reaching))
            if within or (predicate.lemma in reaching and other.particle in ("を", "に", "へ", "")):
                unit = getattr(mention.value, "unit", "") or getattr(mention.value, "currency", "")
                yield f"{mention.value.magnitude.normalize():f}{unit}{_REACHED}", other

    def _won(self, frame: Frame, predicate: Chunk) -> Iterator[tuple[str, Chunk]]:
        """国際指揮者コンクールで優勝, 全日本選手権を初めて制した: which contest was won."""
        for other in frame.arguments(predicate):
            named = other.value < 0 and len(other.text) > _SHORTEST and other.text.endswith(self.words.happenings.contests)
            if named and other.particle in ("で", "を", "に"):
                yield other.text + (predicate.lemma if predicate.lemma != "制する" else "優勝"), other

    def _rank(self, frame: Frame, predicate: Chunk) -> tuple[str, Chunk] | None:
        """五段に|なった, 五段に|昇段した."""
        into = (other for other in frame.arguments(predicate) if other.particle in ("に", "へ"))
        return next(((rank + _RISE, other) for other in into if (rank := self._ranked(frame, other))), None)

    def _ranked(self, frame: Frame, chunk: Chunk) -> str:
        """The rank that a chunk names: 五段."""
        text = chunk.text if chunk.value < 0 else self.discourse.view.quote(frame.mentions[chunk.value].span)
        return text if _RANK.fullmatch(text) else ""

    def _light(self, sent: int, frame: Frame, predicate: Chunk, date: Chunk) -> Iterator[tuple[str, Chunk]]:
        """船の引き揚げを|行った, 引き揚げが行われた, 行った|船の引き揚げ: the noun says what was done."""
        for noun in self.events.light_nouns(frame, predicate):
            if noun is not date and (name := self.of_noun(sent, frame, noun, date)) is not None:
                yield name, noun

    def _phrase(self, frame: Frame, predicate: Chunk, objects: list[Chunk]) -> tuple[str, Chunk] | None:
        """鏡が土の中から|顔を|出した: object and verb together are what the thing did."""
        for noun in objects:
            if noun.particle != "を" or (act := self.words.happenings.phrased(f"{noun.text}を{predicate.lemma}")) is None:
                continue
            things = (other for other in frame.arguments(predicate) if other.particle in ("が", "は") and other.value < 0)
            thing = next((other for other in things if other.tokens and not other.predicate), None)
            name = self._name(thing.text, act) if thing is not None else None
            return (name, thing) if name is not None and thing is not None else None
        return None

    def _begun(self, frame: Frame, predicate: Chunk, date: Chunk, edge: Edge) -> Iterator[tuple[str, Chunk]]:
        """コンクリートの打設を始める is コンクリート打設開始, 仮締切が完了 仮締切終了."""
        for noun in self._objects(frame, predicate, date) or self._carried(frame, predicate, date):
            bare = _WORKS.sub("", noun.text)
            if is_act(noun.tokens[-1]):
                of = (other.text for other in frame.arguments(noun) if other.particle == "の" and other.value < 0)
                bare = next(of, "") + bare.removesuffix(noun.tokens[-1].surface) + self.words.happenings.act(noun.tokens[-1].lemma)
            if len(bare) >= _SHORTEST and self._is_event(bare + _EDGES[edge]):
                yield bare + _EDGES[edge], noun

    def _carried(self, frame: Frame, predicate: Chunk, date: Chunk) -> list[Chunk]:
        """What the clause before speaks of, where this one names nothing: 仮締切工に着手し、20日に|完了."""
        if any(other is not date and other.value < 0 for other in frame.arguments(predicate) if not other.predicate):
            return []
        before = next((other for other in reversed(frame.chunks[: date.index]) if other.predicate and not other.adnominal), None)
        objects = [other for other in frame.arguments(before) if other.particle in ("を", "に")] if before is not None else []
        return [other for other in objects if other.value < 0 and other.tokens and not other.predicate]

    def _objects(self, frame: Frame, predicate: Chunk, date: Chunk) -> list[Chunk]:
        """What was done, or who did it where that needs no object: 被害届を受理, 被害届が受理され, 桜が開花."""
        arguments = [
            other
            for other in frame.arguments(predicate)
            if other is not date and other.value < 0 and other.tokens and not other.predicate and other.index not in frame.bracketed
            and other.tokens[-1].pos != "代名詞"
        ]  # fmt: skip
        dated = (other.index for other in frame.chunks[date.index + 1 : predicate.index] if _is_date(frame, other))
        if (end := next(dated, None)) is not None:  # 9月28日に速報、|11月22日に確報を提出した
            return [other for other in arguments if date.index < other.index < end and (other.comma or other.particle == "を")]
        into = predicate.lemma in self.words.happenings.directed and not predicate.passive  # 契約書に調印, 造成に着手
        done = [other for other in arguments if other.particle == "を" or (into and other.particle in ("に", "へ"))]
        if done or not (predicate.passive or predicate.lemma not in self.words.transitive):
            return done or [other for other in arguments if other.particle == "は" and self._is_thing(other)]
        return [other for particle in ("が", "は") for other in arguments if other.particle == particle]

    def _is_thing(self, topic: Chunk) -> bool:
        """Whether a topic is what is done and not who does it: 期末配当は6月26日から支払います."""
        sent = self.discourse.view.sentence_at(topic.span.start)
        return not self.discourse.names_in(sent, topic.span) and not own_word(topic.text)

    def _is_name(self, sent: int, noun: Chunk) -> bool:
        """Whether a chunk is somebody's name."""
        return any(name.type in ("person", "organization") for name in self.discourse.names_in(sent, noun.span))

    def _tells(self, verb: Morpheme) -> bool:
        """Whether a verb tells of one event."""
        idle = self.words.happenings.idle_events
        return not (verb.lemma in idle or verb.surface in idle)

    def _is_event(self, name: str) -> bool:
        return _SHORTEST <= len(name) <= _LONGEST and not name.endswith(self.words.happenings.idle_endings)


def _is_deed(word: Morpheme) -> bool:
    """Whether a word is a verbal noun, or a verb that became a noun: 受理, 引き揚げ."""
    return is_act(word) or (word.pos == "名詞" and len(word.lemma) > _SHORTEST and word.lemma[-1] in _STEM_ENDS)


def _is_date(frame: Frame, chunk: Chunk) -> bool:
    return chunk.value >= 0 and isinstance(frame.mentions[chunk.value].value, Date)


def named_event(name: str) -> Attribute:
    """The open attribute of an event, however much of its kana is written: 引き継ぎ, 引継ぎ and 引継."""
    return Attribute("~" + _INFLECTED.sub("", name), _ENTRY)
