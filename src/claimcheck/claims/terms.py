"""What a value measures: the noun phrase or predicate near it that names an attribute."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from claimcheck.claims.compounds import compounds, per_before, timed
from claimcheck.claims.dimensions import dimension as measure
from claimcheck.claims.discourse import Discourse
from claimcheck.claims.frames import Chunk, Frame, is_temporal
from claimcheck.claims.implied import Implied, Term
from claimcheck.claims.labels import LABEL_BRACKET, label_phrases
from claimcheck.claims.predicates import change_word, compared, modified
from claimcheck.claims.words import Words
from claimcheck.model.document import Block, Role
from claimcheck.model.span import Span

OPEN = 0.85
"""Factor of an attribute from the open vocabulary."""
COMPOUND = 0.97
"""Factor of an attribute that a noun and its modifier name together."""
CARRIED = 0.8
"""Factor of an attribute that the value before names and this one leaves out."""
_WORD = re.compile(r"[一-龠々ァ-ヺーA-Za-z0-9]+")
_PER = ("あたり", "当たり", "当り", "につき")
_BLANK = re.compile(r"[ 　]+")
_REACHING = frozenset({"上る", "達する", "成る", "及ぶ", "超える", "越える", "留まる", "とどまる", "変わる", "有る", "為る"})
"""Verbs that only say that a figure is reached, not what it measures."""
_SHARES = ("比率", "割合", "率")


class _Candidate(NamedTuple):
    """A noun phrase that may name what a value measures."""

    phrase: str
    source: str
    factor: float
    span: Span | None
    chunk: Chunk | None


def _is_setting(candidate: _Candidate) -> bool:
    """Whether a topic only says where or according to what: 令和3年度の調査では, 東京会場には."""
    chunk = candidate.chunk
    return candidate.source in ("topic", "predicate argument") and chunk is not None and chunk.ending.text.startswith(("で", "に"))


class Terms:
    """Finds the attribute of the values of one document."""

    def __init__(self, discourse: Discourse, words: Words) -> None:
        self.discourse, self.words, self.registry = discourse, words, words.registry
        self._nouns_of: dict[int, list[str]] = {}
        self.implied = Implied(discourse, self.registry)
        self._known: dict[tuple[int, int, str], Term | None] = {}

    def term(self, sent: int, frame: Frame, chunk: Chunk, dimension: str) -> Term | None:
        """What a value measures: the first registered term in the order of `_phrases`, else the nearest open one."""
        key = (sent, chunk.index, dimension)
        if key not in self._known:
            self._known[key] = self._named(sent, frame, chunk, dimension) or self._carried(sent, frame, chunk, dimension)
        return self._known[key]

    def _named(self, sent: int, frame: Frame, chunk: Chunk, dimension: str) -> Term | None:
        if dimension == "ratio" and (share := self._share(frame, chunk)) is not None:
            return share
        if (idiom := self.implied.by_idiom(frame, chunk, dimension, sent)) is not None:
            return idiom
        if (befalling := self._befalling(sent, frame, chunk, dimension)) is not None:
            return befalling
        open_term: Term | None = None
        for candidate in self._phrases(sent, frame, chunk, dimension):
            if not candidate.phrase or candidate.phrase in self.words.generic:
                continue
            if candidate.source in ("lead", "heading"):
                formal = self.implied.by_clause(frame, chunk, dimension, sent)
                if formal is not None:
                    return formal
            known = self._registered(frame, chunk, candidate, dimension)
            if known is not None and not (candidate.source == "heading" and dimension == "number" and not self._is_bare(known)):
                return known
            label_first = open_term is None or (open_term.source == "compound" and candidate.source in ("row", "column"))
            told = candidate.source not in ("heading", "lead") and not _is_setting(candidate)
            if label_first and told and self.may_name(candidate.phrase, candidate.chunk):
                phrase, source, factor, span, origin = candidate
                open_term = Term("~" + phrase, None, phrase, phrase, "", source, factor * OPEN, span, origin)
        return self._implied(sent, frame, chunk, dimension, open_term)

    def _implied(self, sent: int, frame: Frame, chunk: Chunk, dimension: str, named: Term | None) -> Term | None:
        """What predicate or unit imply, where that is stronger than the open term that a value has."""
        implied = self.implied.by_predicate(frame, chunk, dimension, sent)
        if implied is None:
            return self._by_unit(sent, frame, chunk, dimension, named) or named
        return implied if named is None or implied.factor >= named.factor or named.source != "row" else named

    def _by_unit(self, sent: int, frame: Frame, chunk: Chunk, dimension: str, named: Term | None) -> Term | None:
        """What the unit tells, where the words beside the value only say of which building or what the text is about."""
        found = self.implied.by_unit(dimension, per_before(self.discourse.view, self.words, frame, chunk), sent, chunk)
        if found is None or found.registered is None or named is None:
            return found
        beside = named.source in ("row", "column") and not self._fills(self.discourse.block(sent), frame, chunk)
        building = named.phrase.endswith(self.words.named_by_suffix["place"])
        return found if beside or building or named.phrase in found.registered.entry.requires else None

    def _befalling(self, sent: int, frame: Frame, chunk: Chunk, dimension: str) -> Term | None:
        """What happens to the people a noun beside the value names: 職員30人を採用する counts who is hired."""
        predicate = frame.predicate_of(chunk)
        before = frame.chunks[chunk.index - 1] if chunk.index else None
        if dimension != "count:人" or predicate is None or predicate.lemma not in self.words.befalling:
            return None
        named = (before is not None and before.glued) or any(modified(frame, chunk))
        if not named or chunk.particle not in ("が", "を", "の", "も", ""):
            return None
        return self.implied.by_predicate(frame, chunk, dimension, sent)

    def _is_bare(self, term: Term) -> bool:
        """Whether its figures are written without a unit: 勝ち点, 指数; 1951 under 花火 is no count of them."""
        return term.registered is not None and "number" in term.registered.entry.dimension

    def _share(self, frame: Frame, chunk: Chunk) -> Term | None:
        """A share by its part: 海外売上高は…売上高の55%, 女性が管理職の12%を占める are 海外売上高比率, 女性割合."""
        before = frame.chunks[chunk.index - 1] if chunk.index else None
        predicate = frame.predicate_of(chunk)
        of = before is not None and before.particle == "の" and before.value < 0
        if not (of or (predicate is not None and predicate.lemma == "占める")) or self._moves(frame, chunk):
            return None
        topic = frame.topic(chunk.index)
        parts = [other for other in frame.arguments(predicate) if other.particle in ("が", "は", "も")] if predicate else []
        for part in (*parts, *([topic] if topic is not None else [])):
            if part.value >= 0:
                continue
            for ending in _SHARES:
                found = self.registry.named_by(part.text + ending, "ratio")
                if found is not None and len(found[1]) > len(ending):
                    return Term(found[0].id, found[0], part.text, part.text, "", "topic", 0.9, part.span, part)
        return None

    def _carried(self, sent: int, frame: Frame, chunk: Chunk, dimension: str) -> Term | None:
        """The attribute of the figure before, where a clause leaves it out: 年間では14万冊に上る, 先代は655グラムだった."""
        if chunk.index in frame.bracketed or not self._is_elliptic(frame, chunk):
            return None
        earlier = [(sent, frame, other) for other in frame.chunks[: chunk.index] if other.value >= 0]
        if not earlier and sent and self.discourse.view.sentences[sent - 1].block == self.discourse.view.sentences[sent].block:
            before = self.discourse.frame(sent - 1)
            earlier = [(sent - 1, before, other) for other in before.chunks if other.value >= 0]
        for at, other_frame, other in reversed(earlier):
            if other.index in other_frame.bracketed or measure(other_frame.mentions[other.value].value) != dimension:
                continue
            found = self.term(at, other_frame, other, dimension)
            if found is None or found.registered is None or found.source in ("lead", "heading"):
                return None
            return found._replace(source="carried", factor=found.factor * CARRIED, span=None, chunk=None, phrase=found.term)
        return None

    def _is_elliptic(self, frame: Frame, chunk: Chunk) -> bool:
        """Whether a value's clause names nothing it could measure: only when, where in time, or of which version."""
        predicate = frame.predicate_of(chunk)
        if predicate is None or (predicate is not chunk and (predicate.lemma not in _REACHING or predicate.negative)):
            return False
        others = [other for other in frame.arguments(predicate) if other is not chunk and not other.predicate]
        if predicate is not chunk:
            others += [frame.chunks[index] for index in chunk.dependents]
        topic = frame.topic(chunk.index)
        contrasted = any(other.particle == "は" or "は" in other.ending.text for other in others)
        return contrasted and all(self._says_when(frame, other) for other in (*others, *([topic] if topic in others else [])))

    def _says_when(self, frame: Frame, chunk: Chunk) -> bool:
        if chunk.value >= 0:
            return is_temporal(frame.mentions[chunk.value])
        words = self.words
        return chunk.text in words.scopes or chunk.text in words.light or chunk.text in words.other_owners

    def _registered(self, frame: Frame, chunk: Chunk, candidate: _Candidate, dimension: str) -> Term | None:
        """The registered attribute that a phrase, or the compound it stands for, names."""
        phrase, source, factor, span, origin = candidate
        view = self.discourse.view
        for compound in (*timed(view, frame, chunk, phrase), *compounds(view, frame, origin)):
            found = self.registry.named_by(compound, dimension)
            if found is not None and len(found[1]) > len(phrase):  # 開発に要した費用 is 開発費用
                return Term(found[0].id, found[0], compound, found[1], "", source, factor * COMPOUND, span, origin)
        registered, term, aspect = self.words.term(phrase, dimension)
        if registered is None and dimension == "ratio" and source in ("predicate argument", "modifies", "compound"):
            known = self.registry.any_named_by(phrase)
            if known and known[0].entry.change and self._moves(frame, chunk):
                registered, term = known
        if registered is None:
            return None
        return Term(registered.id, registered, phrase, term, aspect, source, factor, span, origin)

    def may_name(self, phrase: str, chunk: Chunk | None) -> bool:
        """Whether a noun phrase may be an open-vocabulary attribute: a common noun, not はじめ, うち or すでに."""
        words = self.words
        if phrase in words.light or phrase in words.scopes or phrase in words.other_owners or len(phrase) < 2:  # noqa: PLR2004 - 方, 数, 計 name nothing by themselves
            return False
        if phrase.endswith(_PER):
            return False
        if chunk is None:
            return True
        sent = self.discourse.view.sentence_at(chunk.span.start)
        names = self.discourse.names_in(sent, chunk.span) if sent >= 0 else ()
        if any(name.span.contains(chunk.span) or (name.text in phrase and len(name.text) * 2 > len(phrase)) for name in names):
            return False  # 島袋選手は10回: a name measures nothing
        head = chunk.tokens[-1] if chunk.tokens else None
        return head is not None and (
            (head.pos == "名詞" and head.pos2 == "普通名詞" and head.pos3 not in ("副詞可能", "助数詞可能"))
            or (head.pos == "接尾辞" and head.pos2 == "名詞的")
        )

    def _moves(self, frame: Frame, chunk: Chunk) -> bool:
        predicate = change_word(self.words, frame, chunk)
        return bool(predicate)

    def _phrases(self, sent: int, frame: Frame, chunk: Chunk, dimension: str) -> Iterator[_Candidate]:
        """Noun phrases near a value that may name its attribute, the closest tie first."""
        block = self.discourse.block(sent)
        whole = self._fills(block, frame, chunk)
        if whole:
            yield from self._labels(block)
        yield from self._beside(frame, chunk, dimension)
        predicate = frame.predicate_of(chunk)
        if predicate is not None:
            for other in self._ordered_arguments(frame, predicate, chunk):
                yield _Candidate(other.text, "predicate argument", 0.95, other.span, other)
            yield from self._shared(frame, predicate, chunk)
        topic = frame.topic(chunk.index)
        if topic is not None:
            yield _Candidate(topic.text, "topic", 0.9, topic.span, topic)
        if not whole:
            yield from self._labels(block)
        if predicate is not None and predicate.adnominal and predicate.head >= 0:
            head = frame.chunks[predicate.head]
            yield _Candidate(head.text, "relative clause", 0.85, head.span, head)
        yield from self._above(block)

    def _beside(self, frame: Frame, chunk: Chunk, dimension: str) -> Iterator[_Candidate]:
        """What the value is glued to, modifies, is の-bound to, or stands in the bracket of."""
        before = frame.chunks[chunk.index - 1] if chunk.index else None
        words = before is not None and before.value < 0
        if before is not None and words and before.glued:
            yield _Candidate(before.text, "compound", 1.0, before.span, before)
            # 入園料　大人800円: words set apart by a blank are the label and what narrows it
            for part in reversed(_BLANK.split(before.text)) if _BLANK.search(before.text) else ():
                yield _Candidate(part, "compound", 0.95, before.span, before)
        for other in modified(frame, chunk):
            yield _Candidate(other.text, "modifies", 1.0, other.span, other)
        share = dimension == "ratio" and not self._moves(frame, chunk)  # 売上高の58% is a share of it, no value of it
        if before is not None and words and before.particle == "の" and before.adnominal and not share:
            yield _Candidate(before.text, "の", 0.95, before.span, before)
        outer = frame.bracketed.get(chunk.index, -1)
        if outer >= 0:
            yield _Candidate(frame.chunks[outer].text, "bracket", 0.95, frame.chunks[outer].span, frame.chunks[outer])

    def _shared(self, frame: Frame, predicate: Chunk, chunk: Chunk) -> Iterator[_Candidate]:
        """The object that the figure before has taken: 臨時駐車場を5か所、計3,200台分用意する."""
        for other in frame.arguments(predicate):
            if other.value < 0 or other.index >= chunk.index or other.particle or not other.comma:
                continue
            for argument in frame.arguments(other):
                if argument.particle in ("を", "が") and argument.value < 0:
                    yield _Candidate(argument.text, "predicate argument", 0.9, argument.span, argument)

    def _above(self, block: Block) -> Iterator[_Candidate]:
        """What the lead and the heading over a value name."""
        if any(self.registry.any_named_by(text) for text, _source, _index in label_phrases(self.discourse, block)):
            return  # a cell of 営業利益 is no figure of what its heading names
        if block.lead >= 0:
            for phrase in self._tail_nouns(block.lead):
                yield _Candidate(phrase, "lead", 0.8, None, None)
        for index in reversed(block.heading[-1:]):
            for phrase in self._tail_nouns(index):
                yield _Candidate(phrase, "heading", 0.75, None, None)

    def _labels(self, block: Block) -> Iterator[_Candidate]:
        labels = label_phrases(self.discourse, block)
        if not labels:
            return
        for text, source, index in labels:
            yield _Candidate(text, source, 1.0, self.discourse.view.document.blocks[index].span, None)
        for heading in block.heading[-1:]:  # a column 年間 under the heading 配当
            for noun in self._tail_nouns(heading):
                for text, source, index in labels:
                    joined = self.registry.any_named_by(text + noun)
                    if joined is not None and len(joined[1]) > len(noun) and not self.registry.any_named_by(text):
                        span = self.discourse.view.document.blocks[index].span
                        yield _Candidate(text + noun, source, 0.95, span, None)

    def _fills(self, block: Block, frame: Frame, chunk: Chunk) -> bool:
        """Whether the value is all there is in its cell, brackets and units aside."""
        if not (block.row or block.column):
            return False
        plain = [other for other in frame.chunks if other.index not in frame.bracketed]
        return block.role is Role.TABLE_CELL and (len(plain) <= 2 or plain[0] is chunk)  # noqa: PLR2004

    def _tail_nouns(self, number: int) -> list[str]:
        """The noun phrases of a heading or lead, last first."""
        found = self._nouns_of.get(number)
        if found is None:
            text = LABEL_BRACKET.sub("", self.discourse.block_text(number))
            found = self._nouns_of[number] = _WORD.findall(text.replace("の", " ").replace("を", " "))[::-1]
        return found

    def _ordered_arguments(self, frame: Frame, predicate: Chunk, chunk: Chunk) -> Iterator[Chunk]:
        order = {"が": 0, "は": 1, "も": 2, "を": 3, "の": 4, "": 5}
        if not chunk.particle:
            order["を"] = -1  # NVIDIA株は時価総額を6,000億ドル減らした: a floating quantity measures the object
        arguments = [
            other
            for other in frame.arguments(predicate)
            if other is not chunk and other.value < 0 and other.particle in order and not compared(self.words, frame, other)
            and other.index not in frame.bracketed
            and (other.particle or (other.comma and other.index == chunk.index - 1 and other.tokens))  # Nvidia株、16%下落
        ]
        if predicate is not chunk and predicate.value < 0 and not predicate.tokens:
            return
        yield from sorted(arguments, key=lambda other: (other.index > chunk.index, order[other.particle], -other.index))
