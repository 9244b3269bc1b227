"""The slots of a numeric claim: subject, attribute, aspect, period, scope, modality and restrictors of one value.

Every slot keeps where it came from; that is the explanation a finding gives, and its factor is the confidence in it.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from claimcheck.claims.discourse import Discourse, is_same_company
from claimcheck.claims.frames import Chunk, Frame
from claimcheck.claims.names import Name
from claimcheck.claims.registry import Attribute, Registry
from claimcheck.model.claims import MISSING, Slot
from claimcheck.model.document import Block, Role
from claimcheck.model.span import Span
from claimcheck.model.values import Date
from claimcheck.text.alternation import alternation
from claimcheck.text.lexicon import Lexicon

_LABEL_BRACKET = re.compile(r"[(（\[【].*?[)）\]】]")
_CHANGE_SUFFIX = re.compile(r"(額|率|幅|数|分)$")
_PERSONAL = ("people/", "sports/", "culture/", "law/")
_FORMAL = frozenset({"方", "人", "の", "もの", "物", "者", "数", "企業", "会社", "ところ"})
_SOURCE = re.compile(r"(?:など|社)?(?:によ[るれり]|の(?:調査|調べ|発表|まとめ|統計|推計|試算|報道|資料|報告|集計))")
_EARLIER = ("旧", "前の", "以前", "従来", "先代", "これまで", "かつて", "もと")
_LABEL = 16
"""A label up to this length names; a longer one is a headline."""
_SENTENCE_LIKE = re.compile(r"[をがはにで。、]|する|した|れる")
_WORD = re.compile(r"[一-龠々ァ-ヺーA-Za-z0-9]+")


class Term(NamedTuple):
    """A noun phrase that names what a value measures."""

    attribute: str
    """Id of a registered attribute, or "~" and the noun phrase for an unregistered one."""
    registered: Attribute | None
    phrase: str
    term: str
    """The part of the phrase that matched."""
    aspect: str
    """increase or decrease where the phrase itself says so (減少額); "" otherwise."""
    source: str
    factor: float
    span: Span | None
    chunk: Chunk | None


class Words:
    """The word lists that slots are read with."""

    def __init__(self, lexicon: Lexicon, registry: Registry) -> None:
        words = lexicon.words
        self.registry = registry
        self.decrease = frozenset(words.get("decrease", ()))
        self.increase = frozenset(words.get("increase", ()))
        self.planned = frozenset(words.get("planned", ()))
        self.reported = frozenset(words.get("reported", ()))
        self.denied = frozenset(words.get("denied", ()))
        self.hypothetical = frozenset(words.get("hypothetical", ()))
        self.comparison = frozenset(words.get("comparison", ()))
        self.other_owners = frozenset(words.get("other_owners", ()))
        self.generic = frozenset(words.get("generic_labels", ()))
        self.places = frozenset(words.get("place_suffixes", ()))
        self.scopes = lexicon.maps.get("scopes", {})
        self.scope_pattern = re.compile(alternation(self.scopes))
        self.start_verbs = frozenset(words.get("start_verbs", ()))
        self.sources = tuple(words.get("reporting_sources", ()))
        self.transitive = frozenset(words.get("transitive_verbs", ()))
        self.event_nouns = tuple(words.get("event_nouns", ()))
        self.light = frozenset(words.get("light_nouns", ()))
        self.role_pattern = re.compile(alternation(registry.nouns_of("entity")))
        self.event_words = registry.words_of("date")

    def direction(self, lemma: str) -> str:
        """increase or decrease where a word tells of a change; "" otherwise."""
        if lemma in self.decrease:
            return "decrease"
        return "increase" if lemma in self.increase else ""

    def is_change(self, phrase: str) -> bool:
        """Whether a phrase tells of a change of something registered: 株価下落."""
        return any(
            self.direction(phrase[-length:]) and self.registry.any_named_by(phrase[:-length]) is not None
            for length in range(1, min(5, len(phrase)))
        )

    def term(self, phrase: str, dimension: str) -> tuple[Attribute | None, str, str]:
        """Registered attribute, matched term and aspect of a phrase: 時価総額減少額 is a decrease of 時価総額."""
        found = self.registry.named_by(phrase, dimension)
        if found:
            return found[0], found[1], ""
        stem = _CHANGE_SUFFIX.sub("", phrase)
        for length in range(min(4, len(stem) - 1), 0, -1):
            direction = self.direction(stem[-length:])
            if direction:
                base = stem[:-length].rstrip("の")
                known = self.registry.named_by(base, dimension) or (
                    self.registry.any_named_by(base) if dimension == "ratio" else None
                )
                if known:
                    return known[0], known[1], direction
        return None, "", ""


def label_phrases(discourse: Discourse, block: Block) -> Iterator[tuple[str, str, int]]:
    """The labels over a cell or value: text without unit brackets, source, block index; the row label first."""
    for source, indices in (("row", block.row), ("column", block.column)):
        for index in reversed(indices):
            yield _LABEL_BRACKET.sub("", discourse.block_text(index)).strip(" \t　:：*`|"), source, index


class Slots:
    """Reads the slots of the values of one document."""

    def __init__(self, discourse: Discourse, words: Words) -> None:
        self.discourse, self.words = discourse, words
        self.registry = words.registry

    # -- attribute -----------------------------------------------------------------------------------------------

    def term(self, sent: int, frame: Frame, chunk: Chunk, dimension: str) -> Term | None:
        """What a value measures: the first registered term in the order of `_phrases`, else the nearest open one."""
        open_term: Term | None = None
        for phrase, source, factor, span, origin in self._phrases(sent, frame, chunk, dimension):
            if not phrase or phrase in self.words.generic:
                continue
            if source in ("lead", "heading") and (formal := self._formally(frame, chunk, dimension, sent)) is not None:
                return formal
            for compound in self._compounds(frame, origin):
                found = self.registry.named_by(compound, dimension)
                if found is not None and len(found[1]) > len(phrase):  # 開発に要した費用 is 開発費用
                    return Term(found[0].id, found[0], compound, compound, "", source, factor * 0.97, span, origin)
            registered, term, aspect = self.words.term(phrase, dimension)
            if registered is None and dimension == "ratio" and source in ("predicate argument", "modifies", "compound"):
                known = self.registry.any_named_by(phrase)
                if known and known[0].entry.change and self._moves(frame, chunk):
                    registered, term = known
            if registered is not None:
                return Term(registered.id, registered, phrase, term, aspect, source, factor, span, origin)
            label_first = open_term is None or (open_term.source == "compound" and source in ("row", "column"))
            if label_first and source not in ("heading", "lead", "verb") and self._may_name(phrase, origin):
                open_term = Term("~" + phrase, None, phrase, phrase, "", source, factor * 0.85, span, origin)
        implied = self._implied(frame, chunk, dimension, sent)
        if implied is not None and (open_term is None or implied.factor >= open_term.factor or open_term.source != "row"):
            return implied
        return open_term

    def _compounds(self, frame: Frame, chunk: Chunk | None) -> Iterator[str]:
        """Compounds that a noun and its modifiers stand for: トレーニングのコスト, 開発に要した費用, 運営する費用."""
        if chunk is None or chunk.value >= 0 or len(chunk.text) > 4:  # noqa: PLR2004 - 費用, コスト, 期間: short heads only
            return
        for index in reversed(chunk.dependents):
            other = frame.chunks[index]
            if other.value >= 0:
                continue
            if other.particle == "の":
                yield other.text + chunk.text
                yield f"{other.text}の{chunk.text}"  # 本業のもうけ
            elif other.predicate and other.adnominal:
                yield other.lemma + chunk.text
                for argument in frame.arguments(other):
                    if argument.particle in ("に", "を", "の") and argument.value < 0:
                        yield argument.text + chunk.text

    def _may_name(self, phrase: str, chunk: Chunk | None) -> bool:
        """Whether a noun phrase may be an open-vocabulary attribute: a common noun, not はじめ, うち or すでに."""
        if phrase in self.words.light or len(phrase) < 2:  # noqa: PLR2004 - 方, 数, 計 name nothing by themselves
            return False
        if chunk is None:
            return True
        sent = self.discourse.view.sentence_at(chunk.span.start)
        if sent >= 0 and any(name.span.contains(chunk.span) or name.text in phrase and len(name.text) * 2 > len(phrase) for name in self.discourse.names_in(sent, chunk.span)):
            return False  # 島袋選手は10回: a name measures nothing
        head = chunk.tokens[-1] if chunk.tokens else None
        return head is not None and (
            (head.pos == "名詞" and head.pos2 == "普通名詞" and head.pos3 not in ("副詞可能", "助数詞可能"))
            or (head.pos == "接尾辞" and head.pos2 == "名詞的")
        )

    def _moves(self, frame: Frame, chunk: Chunk) -> bool:
        predicate = self._change_word(frame, chunk)
        return bool(predicate)

    def _phrases(
        self, sent: int, frame: Frame, chunk: Chunk, dimension: str
    ) -> Iterator[tuple[str, str, float, Span | None, Chunk | None]]:
        """Noun phrases near a value that may name its attribute, the closest tie first."""
        block = self.discourse.block(sent)
        whole = self._fills(block, frame, chunk)
        if whole:
            yield from self._labels(block)
        before = frame.chunks[chunk.index - 1] if chunk.index else None
        if before is not None and before.glued and before.value < 0:
            yield before.text, "compound", 1.0, before.span, before
        for other in self._modified(frame, chunk):
            yield other.text, "modifies", 1.0, other.span, other
        share = dimension == "ratio" and not self._moves(frame, chunk)  # 売上高の58% is a share of it, no value of it
        if before is not None and before.particle == "の" and before.value < 0 and before.adnominal and not share:
            yield before.text, "の", 0.95, before.span, before
        outer = frame.bracketed.get(chunk.index)
        if outer is not None and outer >= 0:
            yield frame.chunks[outer].text, "bracket", 0.95, frame.chunks[outer].span, frame.chunks[outer]
        predicate = frame.predicate_of(chunk)
        if predicate is not None:
            for other in self._ordered_arguments(frame, predicate, chunk):
                yield other.text, "predicate argument", 0.95, other.span, other
        topic = frame.topic(chunk.index)
        if topic is not None:
            yield topic.text, "topic", 0.9, topic.span, topic
        if not whole:
            yield from self._labels(block)
        if predicate is not None and predicate.adnominal and predicate.head >= 0:
            head = frame.chunks[predicate.head]
            yield head.text, "relative clause", 0.85, head.span, head
        if any(self.registry.any_named_by(text) for text, _source, _index in label_phrases(self.discourse, block)):
            return  # a cell of 営業利益 is no figure of what its heading names
        if block.lead >= 0:
            for phrase in self._tail_nouns(block.lead):
                yield phrase, "lead", 0.8, None, None
        for index in reversed(block.heading[-1:]):
            for phrase in self._tail_nouns(index):
                yield phrase, "heading", 0.75, None, None

    def _labels(self, block: Block) -> Iterator[tuple[str, str, float, Span | None, Chunk | None]]:
        labels = list(label_phrases(self.discourse, block))
        for text, source, index in labels:
            yield text, source, 1.0, self.discourse.view.document.blocks[index].span, None
        for heading in block.heading[-1:]:  # a column 年間 under the heading 配当
            for noun in self._tail_nouns(heading):
                for text, source, index in labels:
                    if self.registry.any_named_by(text + noun) and not self.registry.any_named_by(text):
                        yield text + noun, source, 0.95, self.discourse.view.document.blocks[index].span, None

    def _fills(self, block: Block, frame: Frame, chunk: Chunk) -> bool:
        """Whether the value is all there is in its cell, brackets and units aside."""
        if not (block.row or block.column):
            return False
        plain = [other for other in frame.chunks if other.index not in frame.bracketed]
        return block.role is Role.TABLE_CELL and (len(plain) <= 2 or plain[0] is chunk)  # noqa: PLR2004

    def _tail_nouns(self, number: int) -> Iterator[str]:
        """The noun phrases of a heading or lead, last first."""
        text = _LABEL_BRACKET.sub("", self.discourse.block_text(number))
        yield from reversed(_WORD.findall(text.replace("の", " ").replace("を", " ")))

    def _modified(self, frame: Frame, chunk: Chunk) -> Iterator[Chunk]:
        """Nouns the value modifies: 92兆円の時価総額, 6,000億ドルもの市場価値."""
        above = frame.chunks[chunk.head] if chunk.head >= 0 else None
        called = above is not None and above.lemma in ("言う", "上る", "及ぶ", "達する") and above.adnominal  # 600万ドルという資金
        if called or chunk.particle in ("の", "もの") or (chunk.tail and chunk.tail[-1].surface == "の"):
            at = above.head if called and above is not None else chunk.head
            steps = 0
            while at >= 0 and steps < 3:  # noqa: PLR2004 - 92兆円の|NVIDIAの|時価総額
                other = frame.chunks[at]
                yield other
                if other.particle != "の":
                    return
                at = other.head
                steps += 1

    def _ordered_arguments(self, frame: Frame, predicate: Chunk, chunk: Chunk) -> Iterator[Chunk]:
        order = {"が": 0, "は": 1, "も": 2, "を": 3, "の": 4, "": 5}
        arguments = [
            other
            for other in frame.arguments(predicate)
            if other is not chunk and other.value < 0 and other.particle in order and not self._compared(frame, other)
            and other.index not in frame.bracketed
            and (other.particle or (other.comma and other.index == chunk.index - 1 and other.tokens))  # Nvidia株、16%下落
        ]
        if predicate is not chunk and predicate.value < 0 and not predicate.tokens:
            return
        yield from sorted(arguments, key=lambda other: (other.index > chunk.index, order[other.particle], -other.index))

    def _compared(self, frame: Frame, chunk: Chunk) -> bool:
        """Whether a chunk is only what something is measured against: 前年より, 他社と比べ."""
        if chunk.particle == "より":
            return True
        head = frame.chunks[chunk.head] if chunk.head >= 0 else None
        return head is not None and chunk.particle in ("と", "に") and head.lemma in self.words.comparison

    def _implied(self, frame: Frame, chunk: Chunk, dimension: str, sent: int) -> Term | None:
        """An attribute implied by the value's predicate: 17%もの急落."""
        for other in self._predicates(frame, chunk):
            for attribute in self.registry.implied_by(other.lemma, dimension):
                if self._has_required(attribute, sent):
                    return Term(attribute.id, attribute, other.text, other.lemma, "", "verb", 0.9, other.span, other)
        return None

    def _formally(self, frame: Frame, chunk: Chunk, dimension: str, sent: int) -> Term | None:
        """The attribute that a formal noun's clause implies: お金を払っている方は4万人."""
        for other in self._formal(frame, chunk):
            for attribute in self.registry.implied_by(other.lemma or other.text, dimension):
                if self._has_required(attribute, sent):
                    return Term(attribute.id, attribute, other.text, other.lemma, "", "verb", 0.85, other.span, other)
        return None

    def _formal(self, frame: Frame, chunk: Chunk) -> Iterator[Chunk]:
        """Predicates of relative clauses on a formal noun beside the value."""
        predicate = frame.predicate_of(chunk)
        for other in frame.arguments(predicate) if predicate is not None else ():
            if other.particle in ("は", "が", "も") and other.text in _FORMAL:
                for index in other.dependents:
                    if frame.chunks[index].predicate:
                        yield frame.chunks[index]
                        yield from (c for c in frame.arguments(frame.chunks[index]) if c.particle == "を" and c.value < 0)

    def _has_required(self, attribute: Attribute, sent: int) -> bool:
        required = attribute.entry.requires
        if not required:
            return True
        discourse = self.discourse
        block = discourse.block(sent)
        texts = [discourse.view.quote(discourse.view.sentences[sent].span)]
        texts += [discourse.block_text(index) for index in (*block.heading, *block.row, *block.column)]
        if block.lead >= 0:
            texts.append(discourse.block_text(block.lead))
        return any(word in text for word in required for text in texts)

    def _predicates(self, frame: Frame, chunk: Chunk) -> Iterator[Chunk]:
        """Words that may be the value's predicate: the noun glued to it, what it modifies, the verb above it."""
        seen: set[int] = set()
        after = frame.chunks[chunk.index + 1] if chunk.index + 1 < len(frame.chunks) else None
        if chunk.glued and after is not None:
            seen.add(after.index)
            yield after
        for other in self._modified(frame, chunk):
            if other.index not in seen:
                seen.add(other.index)
                yield other
                above = frame.predicate_of(other)
                if above is not None and above.index not in seen:
                    seen.add(above.index)
                    yield above
        predicate = frame.predicate_of(chunk)
        if predicate is not None and predicate.index not in seen and predicate is not chunk:
            yield predicate
        if predicate is not None and predicate.adnominal and predicate.head >= 0 and frame.chunks[predicate.head].text in _FORMAL:
            above = frame.predicate_of(frame.chunks[predicate.head])  # 12か月を過ぎたものを消す
            if above is not None and above.index not in seen:
                yield above

    # -- aspect --------------------------------------------------------------------------------------------------

    def _change_word(self, frame: Frame, chunk: Chunk) -> str:
        for other in self._predicates(frame, chunk):
            direction = self.words.direction(other.lemma) or self.words.direction(other.text)
            if direction:
                return direction
            break_at = other.text[:1]
            if break_at in ("増", "減") and chunk.glued:
                return "increase" if break_at == "増" else "decrease"
        return ""

    def aspect(self, frame: Frame, chunk: Chunk, term: Term | None, dimension: str) -> Slot:
        """Level or change: 「6,000億ドルに下落」 is a level, 「6,000億ドル下落」 a change."""
        if term is not None and term.aspect:
            return Slot(term.aspect, "label", 1.0)
        direction = self._change_word(frame, chunk)
        before = frame.chunks[chunk.index - 1] if chunk.index else None
        if dimension == "ratio" and before is not None and before.particle == "の" and before.value < 0 and not direction:
            return Slot("share", "の", 1.0)
        if direction and chunk.particle not in ("に", "へ", "まで", "から"):
            return Slot(direction, "predicate", 1.0)
        if dimension == "ratio" and direction:
            return Slot("level", "particle", 1.0)
        return Slot("level", "no word of change", 1.0)

    # -- subject -------------------------------------------------------------------------------------------------

    def subject(self, sent: int, frame: Frame, chunk: Chunk, term: Term | None) -> Slot:
        """Whose value it is: the first name in the order of DESIGN: own の-chain, argument, header, topic, before, heading."""
        people = term is None or term.registered is None or term.attribute.startswith(_PERSONAL)
        for names, source, factor in self._owners(sent, frame, chunk, term):
            for item in names:
                if isinstance(item, Name):
                    if self._is_source(item):
                        continue  # 朝日新聞によると: who reports a figure does not own it
                    if item.type == "person" and not people and factor < 1:
                        continue  # a figure of an organisation is nobody's whom a heading or an earlier sentence names
                    return Slot(item.key, source, factor, item.span)
                return item
        return MISSING

    def _is_source(self, name: Name) -> bool:
        """Whether a name only reports the figure: 気象庁によると, 厚生労働省の調査."""
        return name.text.endswith(self.words.sources) or _SOURCE.match(self.discourse.view.text, name.span.end) is not None

    def _owners(
        self, sent: int, frame: Frame, chunk: Chunk, term: Term | None
    ) -> Iterator[tuple[Iterable[Name | Slot], str, float]]:
        discourse = self.discourse
        inside = [index for index, outer in frame.bracketed.items() if outer == chunk.index]
        yield [n for i in inside for n in self._names(sent, frame.chunks[i])], "bracket after the value", 1.0
        outer = frame.bracketed.get(chunk.index, -1)
        if outer >= 0:
            yield list(self._under(sent, frame, frame.chunks[outer])), "before the bracket", 1.0
        before = frame.chunks[chunk.index - 1] if chunk.index else None
        if before is not None and (before.glued or before.particle == "の") and before.value < 0:
            yield list(self._under(sent, frame, before)), "の", 1.0
        if term is not None and term.chunk is not None:
            yield list(self._under(sent, frame, term.chunk)), "の", 1.0
        yield list(self._modifier_subject(sent, frame, chunk)), "relative clause", 0.95
        block = discourse.block(sent)
        for text, source, index in label_phrases(discourse, block):
            if len(text) <= _LABEL and not _SENTENCE_LIKE.search(text):
                yield discourse.block_names(index), source, 1.0
        predicate = frame.predicate_of(chunk)
        if predicate is not None:
            yield list(self._argument_owners(sent, frame, predicate, chunk, term)), "argument", 1.0
            if predicate.adnominal and predicate.head >= 0:
                yield list(self._under(sent, frame, frame.chunks[predicate.head])), "relative clause", 0.95
        topic = frame.topic(chunk.index)
        if topic is not None and (term is None or term.chunk is not topic):
            yield self._names(sent, topic), "topic", 0.95
        for text, source, index in label_phrases(discourse, block):
            if len(text) > _LABEL or _SENTENCE_LIKE.search(text):
                yield discourse.block_names(index), source, 0.85
        yield self._earlier(sent), "sentence before", 0.85
        if block.lead >= 0:
            yield discourse.block_names(block.lead), "list lead-in", 0.85
        for index in reversed(block.heading):
            yield [name for name in discourse.block_names(index) if name.type != "place"], "heading", 0.8

    def _names(self, sent: int, chunk: Chunk) -> list[Name | Slot]:
        """Names of a chunk, the last one (the head) first; 同社 and the like resolved."""
        found: list[Name | Slot] = [
            name for name in reversed(self.discourse.names_in(sent, chunk.span)) if name.type != "place"
        ]
        if not found and any(is_same_company(token.surface) for token in chunk.tokens):
            name = self.discourse.organisation_before(sent, chunk.span.start)
            if name is not None:
                return [Slot(name.key, "同社", 0.9, name.span)]
        if not found and chunk.text in self.words.other_owners:
            return [Slot("~" + chunk.text, "common noun", 0.8, chunk.span)]
        return found

    def _under(self, sent: int, frame: Frame, chunk: Chunk) -> Iterator[Name | Slot]:
        for other in frame.under(chunk):
            if other.value < 0:
                yield from self._names(sent, other)

    def _modifier_subject(self, sent: int, frame: Frame, chunk: Chunk) -> Iterator[Name | Slot]:
        """Subject of a relative clause on the value: 競合他社が使用する16,000個, NVIDIAが失った5,930億ドル."""
        for index in reversed(chunk.dependents):
            other = frame.chunks[index]
            if other.predicate and other.adnominal:
                for argument in frame.arguments(other):
                    if argument.particle in ("が", "の", "は"):
                        yield from self._under(sent, frame, argument)
            elif other.particle == "の":
                yield from self._under(sent, frame, other)

    def _argument_owners(
        self, sent: int, frame: Frame, predicate: Chunk, chunk: Chunk, term: Term | None
    ) -> Iterator[Name | Slot]:
        """Names among the arguments of the predicate: から and に of taking first, then が は も, then を で."""
        order = {"から": 0, "が": 1, "は": 2, "も": 3, "を": 4, "で": 5, "に": 6, "": 8}
        arguments = [
            other for other in frame.arguments(predicate)
            if other is not chunk and other.value < 0 and other.particle in order and not self._compared(frame, other)
        ]
        if predicate.lemma != "奪う":
            order["から"] = 7
        for other in sorted(arguments, key=lambda other: (order[other.particle], -other.index)):
            if term is not None and other is term.chunk:
                continue
            yield from self._under(sent, frame, other)

    def _earlier(self, sent: int) -> list[Name]:
        for at in self.discourse.before(sent, 3):
            name = self.discourse.topic_of(at)
            if name is not None:
                return [name]
        return []

    # -- scope, modality, restrictors ----------------------------------------------------------------------------

    def scope(self, sent: int, frame: Frame, chunk: Chunk, term: Term | None) -> frozenset[str]:
        """Words that split the number legitimately, in its noun phrase, its bracket, its labels or its heading."""
        discourse = self.discourse
        own = term.phrase if term is not None else ""
        texts = [own]
        if term is not None:
            if term.chunk is not None:
                texts += [other.text for other in frame.under(term.chunk, 4)]
        inside = [frame.chunks[index] for index, outer in frame.bracketed.items() if outer == chunk.index]
        if not any(other.value >= 0 for other in inside):
            texts += [other.text for other in inside]
        before = frame.chunks[chunk.index - 1] if chunk.index else None
        if before is not None and before.value < 0 and (before.glued or before.particle in ("の", "で", "")):
            texts.append(before.text)
        texts += [other.text for other in self._modified(frame, chunk)]
        topic = frame.topic(chunk.index)
        if topic is not None:
            texts += [other.text + "".join(token.surface for token in other.tail) for other in frame.under(topic, 4)]
        predicate = frame.predicate_of(chunk)
        if predicate is not None:
            texts += [
                other.text for other in frame.arguments(predicate)
                if other.value < 0 and other.particle == "で" and other.index < chunk.index
            ]
        block = discourse.block(sent)
        texts += [text for text, _source, _index in label_phrases(discourse, block)]
        if block.role in (Role.TABLE_CELL, Role.LIST_ITEM):
            headings = [discourse.block_text(index) for index in block.heading[1:]]
            texts += [text for text in headings if len(text) <= 14 and not _SENTENCE_LIKE.search(text)]  # noqa: PLR2004
        found: dict[str, str] = {}
        for text in texts:
            for match in self.words.scope_pattern.finditer(text):
                member = self.words.scopes[match.group()]
                if member.startswith("range:") and text is not own:
                    continue  # 同社の最大値である17% is no 最大17%
                found.setdefault(member.partition(":")[0], member)
        if any(text.startswith(_EARLIER) for text in texts):
            found["version"] = "version:old"
        mention = frame.mentions[chunk.value]
        tax = getattr(mention.value, "tax", None)
        if tax:
            found["tax"] = f"tax:{tax}"
        return frozenset(found.values())

    def modality(self, sent: int, frame: Frame, chunk: Chunk, term: Term | None) -> Slot:
        """Stated, planned, reported, denied or hypothetical, from the predicate and its nouns."""
        words = self.words
        near: list[str] = []
        predicate = frame.predicate_of(chunk)
        if predicate is not None:
            near += [token.lemma for token in (*predicate.tokens, *predicate.tail)]
            near += [token.surface for token in predicate.tokens]
            above = frame.chunks[predicate.head] if predicate.head >= 0 else None
            if above is not None:
                near += [token.lemma for token in above.tokens] + [token.surface for token in above.tokens]
            if predicate.negative:
                return Slot("denied", "negation", 0.9)
        near += [token.surface for index in chunk.dependents for token in frame.chunks[index].tokens]
        near += [token.surface for other in self._modified(frame, chunk) for token in other.tokens]
        if term is not None:
            if term.chunk is not None:
                near += [token.surface for other in frame.under(term.chunk, 4) for token in other.tokens]
        block = self.discourse.block(sent)
        labels = [text for text, _source, _index in label_phrases(self.discourse, block)]
        if any(word in label for label in labels for word in words.planned):
            return Slot("planned", "label", 1.0)
        if term is not None and any(word in term.phrase for word in words.planned):
            return Slot("planned", term.phrase, 1.0)
        for kind, lemmas in (
            ("planned", words.planned), ("denied", words.denied), ("hypothetical", words.hypothetical), ("reported", words.reported),
        ):  # fmt: skip
            hit = next((word for word in near if word in lemmas), None)
            if hit:
                return Slot(kind, hit, 1.0)
        return Slot("stated", "plain predicate", 1.0)

    def restrictors(self, sent: int, frame: Frame, chunk: Chunk, term: Term | None, subject: Slot) -> frozenset[str]:
        """The other content words of the の-chain or label: アクセスログ | 監査ログ の保持期間.

        What modifies the subject (半導体大手のNVIDIA) describes it and restricts nothing.
        """
        phrases: list[str] = []
        if term is not None:
            named = term.registered is not None and term.source not in ("verb", "heading", "lead")
            if named and term.term:
                phrases.append(term.phrase.removesuffix(term.term))
            before = frame.chunks[chunk.index - 1] if chunk.index else None
            if before is not None and before.glued and before is not term.chunk:
                if before.value >= 0:  # 10km 90分
                    phrases.append(self.discourse.view.quote(before.span))
                elif self._may_name(before.text, before):
                    phrases.append(before.text)  # シード8,000万円、シリーズA6億円
            if before is not None and before.particle == "の" and before.value < 0 and before is not term.chunk:
                phrases.append(before.text)  # フルマラソンの5,392人
            predicate = frame.predicate_of(chunk)
            if predicate is not None:  # 本町から大学病院前まで18分
                phrases += [
                    other.text for other in frame.arguments(predicate) if other.particle in ("から", "まで") and other.value < 0
                ]
            if term.chunk is not None and term.source != "verb":
                phrases += [other.text for other in self._chain(frame, term.chunk, subject)]
        block = self.discourse.block(sent)
        for text, _source, index in label_phrases(self.discourse, block):
            if (term is None or text != term.phrase) and self._restricts(block, text) and not self._is_date(index):
                phrases.append(text)
        out = set()
        key = self.discourse.finder.key
        for phrase in phrases:
            if subject.span is not None and self.discourse.view.quote(subject.span) in phrase:
                continue
            for word in _WORD.findall(self.words.scope_pattern.sub("", phrase).replace("の", " ")):
                light = word in self.words.generic or word in self.words.light or word.isdigit() or len(word) < 2  # noqa: PLR2004
                if not light and key(word) != subject.value:
                    out.add(word)
        return frozenset(out)

    def _chain(self, frame: Frame, chunk: Chunk, subject: Slot) -> Iterator[Chunk]:
        """The の-chain of a chunk, up to the subject."""
        for index in reversed(chunk.dependents):
            other = frame.chunks[index]
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
        if block.role is Role.TABLE_CELL and not _SENTENCE_LIKE.search(text):
            return not self.words.is_change(text)
        return len(text) <= 12 and not _SENTENCE_LIKE.search(text) and not self.words.is_change(text)  # noqa: PLR2004
