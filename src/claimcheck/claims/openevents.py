"""Events that no rule registers: what a verb with its object, a verbal noun or the name of a gathering says was done on a date.

Note [Open events]. 「被害届を受理した」, 「被害届受理」 and 「被害届の受理日」 are one event: object and verb together, the
verb as its lemma, suffixes such as 日 and 予定 taken off. Only both parts together tell an event from others: a verb alone
(開始した) or one that says nothing (する, ある, 行う) dates nothing. What happens again and again (視察, 会見) is no single event.
"""

import re
from collections.abc import Iterator

from claimcheck.claims.eventowners import INFERRED, EventOwners
from claimcheck.claims.eventwords import CALLED, Event, EventWords, is_act
from claimcheck.claims.frames import Chunk, Frame
from claimcheck.claims.labels import label_phrases
from claimcheck.claims.registry import Attribute, AttributeEntry, Edge
from claimcheck.claims.slots import Slots
from claimcheck.model.claims import Slot
from claimcheck.model.document import Role
from claimcheck.model.span import Span
from claimcheck.model.values import Date
from claimcheck.text.tokens import Morpheme

OPEN_EVENT = 0.9
"""Factor of an event that no rule registers."""
_ENTRY = AttributeEntry(ja="", en="", dimension=("date",), subject="object")
_EDGES = {"start": "開始", "end": "終了"}
_SHORTEST, _LONGEST = 3, 14
"""Characters of the name of an open event."""
_WHEN = frozenset({"に", "", "は", "も", "の"})
_PARTS = re.compile(r"[の・\s]")
_WORKS = re.compile(r"(?:工事?|作業|業務)$")
_POLITE = re.compile(r"^[ごお御](?=[一-龠])")


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
                    return self._event(name, source, self.owners.around(sent, _attribute(name)),
                                       self.discourse.view.document.blocks[index].span, None)  # fmt: skip
        after = frame.after(chunk)
        if after is not None and (chunk.glued or chunk.particle == "の") and (name := self.of_noun(after)) is not None:
            return self._told(sent, frame, chunk, after, name, after, "noun after the date")
        predicate = self.events.meant(frame, chunk)
        if predicate is chunk and (cleft := self._cleft(frame, chunk)) is not None:
            found = self.of_predicate(sent, frame, cleft, chunk)
            return None if found is None else self._told(sent, frame, chunk, found[1], found[0], cleft, "cleft")
        if predicate is None or predicate is chunk or predicate.negative or chunk.index in frame.bracketed:
            return None
        if chunk.particle not in _WHEN:
            return None
        found = self.of_predicate(sent, frame, predicate, chunk)
        if found is None and chunk.index == 0 and (name := self.of_noun(predicate)) is not None:
            found = name, predicate  # 9月22日、ダム湖の試験湛水
        return None if found is None else self._told(sent, frame, chunk, found[1], found[0], predicate, "predicate")

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
            subject = self.owners.main(sent, frame, _attribute(name))
            subject = subject._replace(factor=min(subject.factor, INFERRED))
        words = self.owners.modifiers(frame, noun)
        return self._event(name, source, subject, noun.span, predicate)._replace(restrictors=words)

    def _event(self, name: str, source: str, subject: Slot, span: Span, predicate: Chunk | None) -> Event:
        return Event(_attribute(name), name, source, OPEN_EVENT, subject, frozenset(), span, predicate)

    def of_label(self, text: str) -> str | None:
        """The event of a label: 被害届受理日, 竣工検査."""
        bare = CALLED.sub("", text)
        name = _PARTS.sub("", bare)
        return name if bare != text and self._is_event(name) else None

    def of_noun(self, chunk: Chunk) -> str | None:
        """The event of a compound that ends in a verbal noun: 被害届受理, 初撮影."""
        tokens = [word for word in chunk.tokens if not word.sign]
        if chunk.value >= 0 or len(tokens) < 2 or not is_act(tokens[-1]):  # noqa: PLR2004 - one word alone tells too little
            return None
        name = _POLITE.sub("", CALLED.sub("", chunk.text))
        return name if self._is_event(name) and self._tells(tokens[-1]) else None

    def of_predicate(self, sent: int, frame: Frame, predicate: Chunk, date: Chunk) -> tuple[str, Chunk] | None:
        """The event that a verb names with its object, and that object."""
        lemma = predicate.lemma
        edge = self.events.edge(predicate)
        if edge is not None:
            return next(self._begun(frame, predicate, date, edge), None)
        verb = next((word for word in reversed(predicate.tokens) if lemma in (word.lemma, word.surface)), None)
        if verb is None or predicate.value >= 0 or not (is_act(verb) or verb.pos == "動詞") or not self._tells(verb):
            return None
        for noun in self._objects(frame, predicate, date):
            if noun.particle in ("が", "は") and is_act(verb) and self._is_name(sent, noun):
                return lemma, noun  # 岩崎氏は初登庁した
            act = predicate.text if is_act(verb) and len(predicate.tokens) == 1 else lemma
            name = _POLITE.sub("", noun.text) + _POLITE.sub("", act)
            if self._is_event(name) and noun.text not in self.words.light:
                return name, noun
        return None

    def _begun(self, frame: Frame, predicate: Chunk, date: Chunk, edge: Edge) -> Iterator[tuple[str, Chunk]]:
        """コンクリートの打設を始める is コンクリート打設開始, 仮締切が完了 仮締切終了."""
        for noun in self._objects(frame, predicate, date) or self._carried(frame, predicate, date):
            bare = _WORKS.sub("", noun.text)
            if is_act(noun.tokens[-1]):
                of = (other.text for other in frame.arguments(noun) if other.particle == "の" and other.value < 0)
                bare = next(of, "") + bare
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
        done = [other for other in arguments if other.particle == "を"]
        if done or not (predicate.passive or predicate.lemma not in self.words.transitive):
            return done
        return [other for particle in ("が", "は") for other in arguments if other.particle == particle]

    def _is_name(self, sent: int, noun: Chunk) -> bool:
        """Whether a chunk is somebody's name."""
        return any(name.type in ("person", "organization") for name in self.discourse.names_in(sent, noun.span))

    def _tells(self, verb: Morpheme) -> bool:
        """Whether a verb tells of one event."""
        idle = self.words.happenings.idle_events
        return not (verb.lemma in idle or verb.surface in idle)

    def _is_event(self, name: str) -> bool:
        return _SHORTEST <= len(name) <= _LONGEST and not name.endswith(self.words.happenings.idle_endings)


def _is_date(frame: Frame, chunk: Chunk) -> bool:
    return chunk.value >= 0 and isinstance(frame.mentions[chunk.value].value, Date)


def _attribute(name: str) -> Attribute:
    """The open attribute of an event."""
    return Attribute("~" + name, _ENTRY)
