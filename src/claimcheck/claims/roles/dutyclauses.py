"""The duties that clauses tell: 建造は有明ドックが手がけた, 設計を青井設計室に委託, 画商から買い入れた, 委託先である青葉データ.

See Note [Duties] in `claimcheck.claims.lexicon.dutywords`.
"""

from collections.abc import Iterator, Sequence

from claimcheck.claims.discourse.boundnames import Bound
from claimcheck.claims.discourse.discourse import Discourse
from claimcheck.claims.discourse.labels import label_phrases
from claimcheck.claims.lexicon.dutywords import DutyWords
from claimcheck.claims.roles.deedclauses import cleft_fillers, described, is_bare, is_cleft
from claimcheck.claims.roles.dutynames import DutyNames, Filled
from claimcheck.claims.sentences.frames import Chunk, Frame
from claimcheck.model.pattern import regex

_BY, _ABOUT = frozenset({"因る", "依る"}), "つく"
_MADE_BY = regex(r"(?P<name>[一-龠々ヶァ-ヺー・A-Za-z]{2,16}?)(?:社|株式会社)?製(?=の|で|を|、|。|」|（|$)")
_MAKER, _AUTHOR, _SEAT = "製造", "作者", "本社"
_ENTRUSTED = frozenset({"委託先", "業務委託先", "請負業者", "担当者", "責任者", "発注先", "依頼先", "相手", "業者", "受託者"})
"""Who does what the noun before it tells: 設計の|委託先."""
_OF_WHOM, _DONE_BY = frozenset({"からの", "による", "の手による"}), frozenset({"による", "の手による"})
_APPOSED = frozenset({"の", "である", "で", "・", ""})
_LATE = frozenset({"故", "現"})
_PLANT = regex(r"(?:工場|プラント|製作所)$")
_JOINING = frozenset({"と", "や"})
_BRACKET_JOINS = regex(r"[）)][とや]$")
_STEPS = 3
"""Chunks behind a topic among which what it is said to be stands."""
_TITLE = 18
"""Characters of a title in quotation marks, at the most."""


class DutyClauses:
    """Finds the duties that the clauses of one document tell."""

    def __init__(self, discourse: Discourse, words: DutyWords, names: DutyNames) -> None:
        self.discourse, self.words, self.names = discourse, words, names

    def of_sentence(self, sent: int) -> Iterator[Filled]:
        """The duties of one sentence."""
        frame = self.discourse.frame(sent)
        for chunk in frame.chunks:
            if chunk.value >= 0 or chunk.index in frame.bracketed or chunk.negative or chunk.ending.wishing:
                continue
            yield from self._made(sent, frame, chunk)
            if chunk.tokens and not chunk.tokens[-1].verbal:
                yield from self._of_noun(sent, frame, chunk)
            if chunk.predicate:
                yield from self._of_verb(sent, frame, chunk)

    def _filled(self, field: str, things: Sequence[str], name: Bound | None) -> Iterator[Filled]:
        if name is not None:
            yield Filled(field, things, name)

    def _made(self, sent: int, frame: Frame, chunk: Chunk) -> Iterator[Filled]:
        """青葉電池製の|420mAh|電池, エンジンは青葉重工製, | カメラ | 青葉光学製 |."""
        for match in _MADE_BY.finditer(self.discourse.view.text, *chunk.span):
            after = frame.after(chunk) if chunk.particle == "の" else None
            while after is not None and after.value >= 0 and not after.particle:
                after = frame.after(after)
            row = (text for text, source, _index in label_phrases(self.discourse, self.discourse.block(sent)) if source == "row")
            thing = after.text if after is not None else self._topic(frame, chunk) or next(row, "")
            yield from self._filled(_MAKER, (thing,), self.names.at(sent, *match.span("name")))

    def _of_noun(self, sent: int, frame: Frame, chunk: Chunk) -> Iterator[Filled]:
        """開発元は青葉ソフトだ, 委託先である青葉データ, 青葉設計室の設計だ, 青葉銀行からの借入."""
        before = frame.chunks[chunk.index - 1] if chunk.index else None
        before = before if before is not None and before.particle == "の" else None
        nouns, named, after, ending = self.words.of_noun(chunk.text, alone=True), chunk, frame.after(chunk), chunk.ending.text
        if before is not None and chunk.predicate:
            for noun in nouns:
                if not noun.thing and not noun.holder:
                    yield from self._filled(noun.field, (self._topic(frame, chunk),), self.names.of(sent, before))
        if after is None or after.value >= 0:
            return
        if ending in _OF_WHOM:
            yield from self._of_deed(sent, chunk, after, by=ending in _DONE_BY)
        if before is not None and chunk.text in _ENTRUSTED:
            nouns, named = self.words.of_noun(before.text), before
        for noun in nouns:
            things = (noun.thing, *self._modifiers(frame, named))
            if chunk.particle == "は" and not is_cleft(chunk):
                yield from self._filled(noun.field, things, self._stated(sent, frame, chunk))
            elif (noun.holder or chunk.text in _ENTRUSTED) and (ending in _APPOSED or chunk.glued):
                yield from self._filled(noun.field, things, self.names.of(sent, after))

    def _of_deed(self, sent: int, chunk: Chunk, deed: Chunk, *, by: bool) -> Iterator[Filled]:
        """青葉銀行からの|借入, 青葉設計室による|設計."""
        for noun in self.words.of_noun(deed.text, alone=True):
            if by or noun.field in self.words.from_whom:
                yield from self._filled(noun.field, (noun.thing,), self.names.of(sent, chunk))

    def _stated(self, sent: int, frame: Frame, topic: Chunk) -> Bound | None:
        """What a topic is said to be: 開発元は新興企業の|青葉ソフトで、…."""
        chunk = frame.after(topic)
        for _step in range(_STEPS):
            if chunk is None or chunk.value >= 0:
                return None
            if chunk.particle != "の" and not chunk.glued and chunk.text not in _LATE:
                stated = chunk.predicate or chunk.comma or chunk.particle in ("", "で")
                return self.names.of(sent, chunk) if stated else None
            chunk = frame.after(chunk)
        return None

    def _of_verb(self, sent: int, frame: Frame, verb: Chunk) -> Iterator[Filled]:
        """What a verb tells of who did it, or from whom, to whom or where it was done."""
        words, lemma = self.words, verb.lemma
        if lemma in words.taking:
            yield from self._taken(sent, frame, verb)
        if lemma in words.getting or lemma in words.standing:
            yield from self._had(sent, frame, verb)
        if lemma in words.giving:
            yield from self._given(sent, frame, verb)
        for table, particles in ((words.sources, ("から",)), (words.goals, ("に", "へ")), (words.places, ("で", "に"))):
            goal = self._with(frame, verb, particles) if lemma in table else None
            if lemma in table and goal is None and table is words.sources:  # 画商から、入札を経ずに買い入れた
                earlier = (other for other in reversed(frame.chunks[: verb.index]) if other.value < 0)
                goal = next((other for other in earlier if other.particle in particles), None)
            for field in table[lemma] if goal is not None else ():
                yield from self._filled(field, self._things(frame, verb, goal), self.names.of(sent, goal))
        if lemma in words.verbs:
            yield from self._done(sent, frame, verb)

    def _done(self, sent: int, frame: Frame, verb: Chunk) -> Iterator[Filled]:
        """建造したのは讃岐造船所, 青葉鉄構の工場で製作, 同社のタイ工場で製造."""
        works = self._with(frame, verb, ("で",))
        works = works if works is not None and _PLANT.search(works.text) else None
        before = frame.chunks[works.index - 1] if works is not None and works.index else None
        doer = self._agent(sent, frame, verb, None)
        if doer is None and before is not None and before.particle == "の":
            doer = self.names.of(sent, before)
        things = self._things(frame, verb, None)
        if works is not None and not things:
            things = [other.text for other in self._topics(frame, verb)]  # 橋桁は青葉工場で製作
        for field in self.words.verbs[verb.lemma]:
            yield from self._filled(field, things, doer)
            if works is not None:
                yield from self._filled(field, things, self.names.of(sent, works))

    def _taken(self, sent: int, frame: Frame, verb: Chunk) -> Iterator[Filled]:
        """船体の建造は有明ドックが|手がけた, 施工を|請け負う青葉組."""
        objects = [other for other in frame.arguments(verb) if other.particle == "を" and other.value < 0]
        for carrier in (*objects, *self._topics(frame, verb)):
            doer = self._agent(sent, frame, verb, carrier)
            if verb.lemma in self.words.making and carrier.tokens and carrier.tokens[-1].pos3 != "サ変可能":
                things = (self._quoted(carrier) or carrier.text, *self._modifiers(frame, carrier))
                yield from self._filled(_AUTHOR, things, doer)  # レリーフを手がけた
            for noun in self.words.of_noun(carrier.text) if doer is not None else ():
                yield from self._filled(noun.field, (noun.thing, *self._modifiers(frame, carrier)), doer)
            if doer is not None:
                return

    def _had(self, sent: int, frame: Frame, verb: Chunk) -> Iterator[Filled]:
        """青葉家から寄贈を|受けた, 松本市に本社を|置く."""
        standing = verb.lemma in self.words.standing
        arguments = frame.arguments(verb)
        goal = self._with(frame, verb, ("に", "へ") if standing else ("から",))
        if goal is None:
            return
        objects = [other for other in arguments if other.particle == "を" and other.value < 0]
        for carrier in (*objects, *(self._topics(frame, verb) if standing else ())):
            for noun in self.words.of_noun(carrier.text, alone=True):
                if (noun.field == _SEAT) == standing:
                    things = [other.text for other in arguments if other.particle in ("は", "が") and other is not carrier]
                    things += [frame.chunks[verb.head].text] if verb.adnominal and verb.head >= 0 else []
                    yield from self._filled(noun.field, things, self.names.of(sent, goal))

    def _given(self, sent: int, frame: Frame, verb: Chunk) -> Iterator[Filled]:
        """設計を|青井設計室に|委託, 整備は青葉テックに委託, 設計につきましては青井設計室に委託."""
        goal = self._with(frame, verb, ("に", "へ"))
        arguments = frame.arguments(verb)
        objects = [other for other in arguments if other.particle == "を" and other.value < 0]
        about = [frame.chunks[other.dependents[-1]] for other in arguments if other.lemma == _ABOUT and other.dependents]
        for carrier in (*objects, *self._topics(frame, verb), *about) if goal is not None else ():
            for noun in self.words.of_noun(carrier.text):
                things = (noun.thing, *self._modifiers(frame, carrier))
                yield from self._filled(noun.field, things, self.names.of(sent, goal))

    def _agent(self, sent: int, frame: Frame, verb: Chunk, carrier: Chunk | None) -> Bound | None:
        """Who does what a verb tells."""
        for other in frame.arguments(verb):
            after = frame.after(other)
            by = other.particle == "に" and after is not None and after.lemma in _BY
            if other is not carrier and other.value < 0 and (other.particle == "が" or by):
                return None if self._is_joined(frame, other) else self.names.of(sent, other)
        if verb.passive:
            return None
        if is_cleft(verb):
            doers = list(cleft_fillers(frame, verb))
        elif verb.adnominal and verb.head >= 0:
            doers = described(frame, verb) if not is_bare(frame, verb, frame.chunks[verb.head]) else []
        else:
            topic = frame.topic(verb.index)
            doers = [topic] if topic is not None and topic is not carrier and frame.predicate_of(topic) is verb else []
        found = (self.names.of(sent, doer) for doer in reversed(doers) if not self._is_joined(frame, doer))
        return next((name for name in found if name is not None), None)

    def _is_joined(self, frame: Frame, chunk: Chunk) -> bool:
        """Whether a chunk is the last of several: 青葉警備と|三輪警備が."""
        before = frame.chunks[chunk.index - 1] if chunk.index else None
        bracketed = _BRACKET_JOINS.search(self.discourse.view.text, frame.span.start, chunk.span.start)
        return bracketed is not None or (before is not None and before.particle in _JOINING and not before.predicate)

    def _things(self, frame: Frame, verb: Chunk, filler: Chunk | None) -> list[str]:
        """What a verb is done to, by the words of its object, topic or head."""
        wanted = ("が", "は") if verb.passive else ("を",)
        arguments = [other for other in frame.arguments(verb) if other is not filler and other.value < 0]
        found = [other for other in arguments if other.particle in wanted and other.text not in self.words.wholes]
        if not found and filler is not None:
            found = [other for other in arguments if other.particle in ("は", "が")]  # 電池は全量を青葉電池から買う
        if not found and any(other.particle == "が" for other in arguments):
            found = [other for other in arguments if other.particle == "は"]  # 橋桁は青葉鉄構が製作した
            if not found and verb.adnominal and verb.head >= 0:
                found = [frame.chunks[verb.head]]  # 青葉精機が製作した装置
        return [text for other in found for text in (self._quoted(other) or other.text, *self._modifiers(frame, other))]

    def _quoted(self, chunk: Chunk) -> str:
        """The whole title that a chunk ends: 潮の|門 of 「潮の門」を."""
        text = self.discourse.view.text
        close = text.rfind("」", chunk.span.start, chunk.span.end + 1)
        opening = text.rfind("「", max(0, close - _TITLE), close) if close >= 0 else -1
        return text[opening + 1 : close] if opening >= 0 else ""

    def _modifiers(self, frame: Frame, chunk: Chunk) -> list[str]:
        """What の before a noun says it is of."""
        found = []
        while chunk.index:
            chunk = frame.chunks[chunk.index - 1]
            if chunk.particle != "の" or chunk.value >= 0 or chunk.predicate:
                break
            found.append(chunk.text)
        return found

    def _with(self, frame: Frame, verb: Chunk, particles: tuple[str, ...]) -> Chunk | None:
        """The nearest argument of a verb with one of some particles."""
        return next((other for other in frame.arguments(verb) if other.particle in particles), None)

    def _topics(self, frame: Frame, verb: Chunk) -> list[Chunk]:
        return [other for other in frame.arguments(verb) if other.particle == "は" and other.value < 0 and not other.predicate]

    def _topic(self, frame: Frame, chunk: Chunk) -> str:
        topic = frame.topic(chunk.index)
        return topic.text if topic is not None else ""
