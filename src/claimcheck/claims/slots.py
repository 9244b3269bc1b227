"""The slots of a claim besides subject and attribute: aspect, scope, modality and restrictors.

Every slot keeps where it came from; that is the explanation a finding gives, and its factor is the confidence in it.
"""

import re
from collections.abc import Iterator

from claimcheck.claims.compounds import per_before
from claimcheck.claims.dimensions import dimension as measure
from claimcheck.claims.discourse import Discourse
from claimcheck.claims.frames import Chunk, Frame
from claimcheck.claims.implied import PARTITIVE, Term
from claimcheck.claims.labels import PROSE, SENTENCE_LIKE, label_notes, label_phrases, names_something
from claimcheck.claims.owners import Owners
from claimcheck.claims.predicates import change_word, is_negated, modified, supposes
from claimcheck.claims.terms import Terms
from claimcheck.claims.words import Words
from claimcheck.model.claims import Slot
from claimcheck.model.document import Block, Role
from claimcheck.model.values import Date, Duration, Money, Ordinal, Ratio

_EARLIER = ("旧", "前の", "以前", "従来", "先代", "これまで", "かつて", "もと")
_WORD = re.compile(r"[一-龠々ァ-ヺーA-Za-z0-9]+")
_STATED = Slot("stated", "plain predicate", 1.0)
_LEVEL = Slot("level", "no word of change", 1.0)
_CONVERTED = ("換算", "直す")
"""むき身に換算すると97トン, お金に直すと: another measure of the same thing."""
_FLOWS = ("count", "mass", "volume")
_NO_WORDS: frozenset[str] = frozenset()


class Slots:
    """Reads the slots of the values of one document."""

    def __init__(self, discourse: Discourse, words: Words) -> None:
        self.discourse, self.words, self.registry = discourse, words, words.registry
        self._terms, self._owners = Terms(discourse, words), Owners(discourse, words)
        self.term = self._terms.term
        self._election: list[str] | None = None
        self.has_required = self._terms.implied.has_required
        self.subject, self.speaker = self._owners.subject, self._owners.speaker

    def aspect(self, frame: Frame, chunk: Chunk, term: Term | None, dimension: str) -> Slot:
        """Level or change: 「6,000億ドルに下落」 is a level, 「6,000億ドル下落」 a change."""
        if term is not None and term.aspect:
            return Slot(term.aspect, "label", 1.0)
        direction = change_word(self.words, frame, chunk)
        if dimension == "ratio" and not direction and _of_whole(frame, chunk):
            own = term is not None and term.registered is not None and "ratio" in term.registered.entry.dimension
            return _LEVEL if own else Slot("share", "の", 1.0)
        flow = term is not None and term.source == "verb" and dimension.startswith(_FLOWS)  # 1万件が流出: what leaked
        if direction and not flow and chunk.particle not in ("に", "へ", "まで", "から") and not _raised_to(frame, chunk):
            return Slot(direction, "predicate", 1.0)
        if dimension == "ratio" and direction:
            return Slot("level", "particle", 1.0)
        return _LEVEL

    def scope(self, sent: int, frame: Frame, chunk: Chunk, term: Term | None) -> frozenset[str]:
        """Words that split the number legitimately, in its noun phrase, its bracket, its labels or its heading."""
        own = term.phrase if term is not None else ""
        texts = [own, *self._near(frame, chunk, term), *self._phases(frame, chunk, term), *self._over(sent)]
        found: dict[str, str] = {}
        old = False
        if (per := self.per(frame, chunk)) is not None:
            found["per"] = per
        if _is_part(frame, chunk):
            found["sum"] = "sum:part"
        for text in texts:
            for member in self.words.scopes_in(text):
                if member.startswith("range:") and text is not own and not self.words.is_peak(text):
                    continue  # 同社の最大値である17% is no 最大17%
                found.setdefault(member.partition(":")[0], member)
            if text.startswith(_EARLIER):
                old = True
        for member in self._titled():
            found.setdefault("election", member)
        if old:
            found["version"] = "version:old"
        value = frame.mentions[chunk.value].value
        if isinstance(value, Money) and value.tax:
            found["tax"] = f"tax:{value.tax}"
        return frozenset(found.values()) if found else _NO_WORDS

    def _titled(self) -> list[str]:
        """The election that the title of the text names."""
        if self._election is None:
            titles = [block.span for block in self.discourse.view.document.blocks if block.role is Role.TITLE]
            members = (member for span in titles for member in self.words.scopes_in(self.discourse.view.quote(span)))
            found = {member for member in members if member.startswith("election:")}
            self._election = list(found) if len(found) == 1 else []
        return self._election

    def per(self, frame: Frame, chunk: Chunk) -> str | None:
        """What a figure is per, by the word before it or its unit: 1日720人, 一日に30件, 1株52円, 30件/日."""
        value = frame.mentions[chunk.value].value
        unit = getattr(value, "per", None) or per_before(self.discourse.view, self.words, frame, chunk)
        return None if unit is None else self.words.per_scope(unit)

    def _near(self, frame: Frame, chunk: Chunk, term: Term | None) -> Iterator[str]:
        """The words around a value that may say how it holds."""
        if term is not None and term.chunk is not None:
            yield from [other.text for other in frame.under(term.chunk, 4)]
        outer = frame.bracketed.get(chunk.index, -1)
        if outer >= 0 and frame.chunks[outer].value < 0:
            yield frame.chunks[outer].text  # 旧東病棟(84床)
        inside = frame.bracket_after(chunk)
        if inside and not any(other.value >= 0 for other in inside):
            yield from [other.text for other in inside]
        before = frame.chunks[chunk.index - 1] if chunk.index else None
        if before is not None and before.value < 0 and (before.glued or before.particle in ("の", "で", "")):
            yield before.text
        yield from [other.text for other in modified(frame, chunk) if other.text not in PARTITIVE]  # 52億円のうち is the whole
        topic = frame.topic(chunk.index)
        if topic is not None:
            yield from [other.text + other.ending.text for other in frame.under(topic, 4)]
        predicate = frame.predicate_of(chunk)
        for other in frame.arguments(predicate) if predicate is not None else ():
            if other.value < 0 and other.particle == "で" and other.index < chunk.index:
                yield other.text

    def _phases(self, frame: Frame, chunk: Chunk, term: Term | None) -> Iterator[str]:
        """Numbered parts that a value is of: 第1期1,500億円, 第1期の投資額は1,500億円."""
        before = frame.chunks[chunk.index - 1] if chunk.index else None
        near = [before] if before is not None and (before.glued or before.particle in ("の", "は")) else []
        for head in (frame.topic(chunk.index), term.chunk if term is not None else None, frame.predicate_of(chunk)):
            if head is not None:
                near += [frame.chunks[index] for index in head.dependents if index < chunk.index]
                near.append(head)
        for other in near:
            if other.value >= 0 and isinstance(frame.mentions[other.value].value, Ordinal):
                yield self.discourse.view.quote(frame.mentions[other.value].span)

    def _over(self, sent: int) -> Iterator[str]:
        """The labels of a cell and the short headings over it."""
        block = self.discourse.block(sent)
        yield from (text for text, _source, _index in label_phrases(self.discourse, block))
        yield from label_notes(self.discourse, block)
        if block.role in (Role.TABLE_CELL, Role.LIST_ITEM):
            headings = (self.discourse.block_text(index) for index in block.heading[1:])
            yield from (text for text in headings if names_something(text))

    def modality(self, sent: int, frame: Frame, chunk: Chunk, term: Term | None) -> Slot:
        """Stated, planned, reported, denied or hypothetical, from the predicate and its nouns."""
        words = self.words
        predicate = frame.predicate_of(chunk)
        if (predicate is not None and predicate.negative and not supposes(frame, predicate)) or is_negated(frame, chunk):
            return Slot("denied", "negation", 0.9)
        block = self.discourse.block(sent)
        for text, _source, _index in label_phrases(self.discourse, block):
            if words.is_planned(text):
                return Slot("planned", "label", 1.0)
        in_table = block.role is Role.TABLE_CELL and len(block.heading) > 1
        if in_table and words.is_planned(self.discourse.block_text(block.heading[-1])):
            return Slot("planned", "heading", 1.0)  # a table under 次期の業績予想
        if term is not None and words.is_planned(term.phrase):
            return Slot("planned", term.phrase, 1.0)
        near = self._words_around(frame, chunk, term)
        if not words.modal.isdisjoint(near):
            for kind, lemmas in words.modalities:
                hit = next((word for word in near if word in lemmas), None)
                if hit:
                    return Slot(kind, hit, 1.0)
        return _STATED

    def _words_around(self, frame: Frame, chunk: Chunk, term: Term | None) -> list[str]:
        """The words of a value's predicate and of what it modifies and is modified by, the predicate first."""
        near: list[str] = []
        predicate = frame.predicate_of(chunk)
        if predicate is not None:
            near += [word.lemma for word in predicate.tokens]
            near += [word.lemma for word in predicate.tail]
            near += [word.surface for word in predicate.tokens]
            if predicate.head >= 0:
                above = frame.chunks[predicate.head].tokens
                near += [word.lemma for word in above]
                near += [word.surface for word in above]
        chunks = [frame.chunks[index] for index in chunk.dependents]
        chunks += modified(frame, chunk)
        if term is not None and term.chunk is not None:
            chunks += frame.under(term.chunk, 4)
        near += [word.surface for other in chunks for word in other.tokens]
        return near

    def restrictors(self, sent: int, frame: Frame, chunk: Chunk, term: Term | None, subject: Slot) -> frozenset[str]:
        """The other content words of the の-chain or label: アクセスログ | 監査ログ の保持期間.

        What modifies the subject (半導体大手のNVIDIA) describes it and restricts nothing.
        """
        phrases = [] if term is None else [phrase for phrase in self._narrowing(frame, chunk, term, subject) if phrase]
        block = self.discourse.block(sent)
        told = term is not None and term.source == "unit"  # 施設 | 本館68室
        for text, _source, index in label_phrases(self.discourse, block) if not told else ():
            if (term is None or text != term.phrase) and self._restricts(block, text) and not self._is_date(index):
                phrases.append(text)
        phrases += [note for note in label_notes(self.discourse, block) if not self.words.is_planned(note)]
        if not phrases:
            return _NO_WORDS
        owner = self.discourse.view.quote(subject.span) if subject.span is not None else None
        return frozenset(
            word
            for phrase in phrases
            if owner is None or owner not in phrase
            for word in _WORD.findall(self.words.scope_pattern.sub("", phrase).replace("の", " "))
            if self._narrows(word, subject) and (term is None or term.registered is None or word not in term.term)
        )

    def _narrows(self, word: str, subject: Slot) -> bool:
        words = self.words
        light = word in words.generic or word in words.light or word in words.persons or word.isdigit() or len(word) < 2  # noqa: PLR2004
        return not light and self.discourse.finder.key(word) != subject.value

    def _narrowing(self, frame: Frame, chunk: Chunk, term: Term, subject: Slot) -> Iterator[str]:
        """Phrases beside a value, besides the one that names its attribute."""
        own = term.chunk is None or term.phrase == term.chunk.text  # of 監査ログ|の保持期間 the chain tells the rest
        if own and term.registered is not None and term.source not in ("verb", "heading", "lead") and term.term:
            yield term.phrase.removesuffix(term.term)
        before = frame.chunks[chunk.index - 1] if chunk.index else None
        if before is not None and before is not term.chunk:
            if before.glued and before.value >= 0:
                if self.per(frame, chunk) is None:
                    yield self.discourse.view.quote(before.span)  # 10km 90分
            elif before.particle == "の" and _is_ratio(frame, chunk) and term.registered is not None:
                pass  # 海外比率は売上高の58%: the whole belongs to what a share is
            elif before.value < 0 and (before.particle == "の" or (before.glued and self._terms.may_name(before.text, before))):
                yield before.text  # フルマラソンの5,392人; シード8,000万円、シリーズA6億円
        yield from _conditions(frame, chunk)
        if term.source == "verb":
            yield from _contrasted(frame, chunk)
        if term.chunk is not None:
            yield from self._span_before(frame, term.chunk)
            if term.source != "verb":
                yield from [other.text for other in self._chain(frame, term.chunk, subject)]

    def _span_before(self, frame: Frame, chunk: Chunk) -> Iterator[str]:
        """The length of time that a noun is compounded with: 24時間雨量."""
        before = frame.chunks[chunk.index - 1] if chunk.index else None
        if before is not None and before.glued and before.value >= 0:
            mention = frame.mentions[before.value]
            if isinstance(mention.value, Duration):
                yield self.discourse.view.quote(mention.span)

    def _chain(self, frame: Frame, chunk: Chunk, subject: Slot) -> Iterator[Chunk]:
        """The の-chain of a chunk, up to the subject."""
        for index in reversed(chunk.dependents):
            other = frame.chunks[index]
            if other.predicate and other.adnominal and other.value < 0:
                yield from [at for at in frame.arguments(other) if at.particle == "を" and at.value < 0]  # 救護所を利用したランナー
            if other.value >= 0 or other.particle != "の" or (subject.span is not None and other.span.overlaps(subject.span)):
                continue
            yield other
            yield from self._chain(frame, other, subject)

    def _is_date(self, number: int) -> bool:
        """Whether a label is a date, which is a period and no restrictor: 2025年3月期."""
        discourse = self.discourse
        return any(
            isinstance(unit.mention.value, Date)
            for sent in discourse.view.block_sentences[number]
            for unit in discourse.units_of.get(sent, ())
        )

    def _restricts(self, block: Block, text: str) -> bool:
        """Whether a label narrows what its values measure: 個人プラン does, 歴史的下落を記録した理由 is a heading."""
        if block.role is Role.TABLE_CELL and not SENTENCE_LIKE.search(text):
            return not self.words.is_change(text)
        prose = block.span.end - block.span.start > PROSE
        return not prose and len(text) <= 12 and not SENTENCE_LIKE.search(text) and not self.words.is_change(text)  # noqa: PLR2004


def _is_ratio(frame: Frame, chunk: Chunk) -> bool:
    return isinstance(frame.mentions[chunk.value].value, Ratio)


def _of_whole(frame: Frame, chunk: Chunk) -> bool:
    """Whether a percentage is said to be one of something: 売上高の58%."""
    before = frame.chunks[chunk.index - 1] if chunk.index else None
    return before is not None and before.particle == "の" and before.value < 0


def _raised_to(frame: Frame, chunk: Chunk) -> bool:
    """Whether a value is what is reached from another one: 1株52円と、前の期の48円から引き上げる."""
    predicate = frame.predicate_of(chunk)
    if predicate is None or chunk.particle != "と":
        return False
    return any(other.particle in ("から", "より") and other.value >= 0 for other in frame.arguments(predicate))


def _is_part(frame: Frame, chunk: Chunk) -> bool:
    """Whether a value is one of several in the bracket behind a value of its kind: 15,200人(メイン4,800人、バック4,600人)."""
    outer = frame.bracketed.get(chunk.index, -1)
    if outer < 0 or frame.chunks[outer].value < 0:
        return False
    kind = measure(frame.mentions[frame.chunks[outer].value].value)
    inside = [other for other in frame.bracket_after(frame.chunks[outer]) if other.value >= 0]
    same = [other for other in inside if measure(frame.mentions[other.value].value) == kind]
    return chunk in same and len(same) > 1


def _contrasted(frame: Frame, chunk: Chunk) -> Iterator[str]:
    """The topic of a value where its sentence tells another's, too: アクセスログは90日、監査ログは12か月を過ぎたものを消す."""
    topic = frame.topic(chunk.index)
    earlier = frame.topic(topic.index) if topic is not None else None
    later = [other for other in frame.chunks[chunk.index + 1 :] if other.particle == "は" and other.value < 0]
    others = [other for other in (earlier, *later) if other is not None and not other.ending.text.startswith(("で", "に"))]
    if topic is not None and others and not topic.ending.text.startswith(("で", "に")) and topic.tokens:
        yield topic.text


def _conditions(frame: Frame, chunk: Chunk) -> Iterator[str]:
    """From where to where a value reaches, and what it is converted into."""
    predicate = frame.predicate_of(chunk)
    for other in frame.arguments(predicate) if predicate is not None else ():
        if other.ending.text == "なら" and other.value < 0 and other.index < chunk.index:
            yield other.text.removesuffix("なら")  # 電子シャッターなら1秒に30枚撮れる
        elif other.particle in ("から", "まで") and other.value < 0:
            yield other.text  # 本町から大学病院前まで18分
        elif other.lemma in _CONVERTED and other.predicate and other.index < chunk.index:
            yield from (f"{at.text}換算" for at in frame.arguments(other) if at.particle == "に" and at.value < 0)
