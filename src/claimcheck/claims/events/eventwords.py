"""What the words around a date say has happened: which registered event a noun, a verb or both together name.

Note [Edges]. A stretch of time has two ends, and both are events: 会期 begins with 開幕 and ends with 閉幕, 診療 begins with
診療開始. 4月7日から診療, 診療が始まる and 診療開始 are one event: verbs of beginning and ending are put together with what begins.
"""

from collections.abc import Iterator
from typing import NamedTuple

from claimcheck.claims.figures.slots import Slots
from claimcheck.claims.lexicon.registry import Attribute, Edge
from claimcheck.claims.sentences.frames import Chunk, Frame
from claimcheck.claims.sentences.gatherings import Gatherings
from claimcheck.model.claims import Slot
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span

HELD, OPENING = "events/held", "events/opening-day"
BORN, RELEASED = "people/born", "products/released"
LIGHT = frozenset({
    *("行う", "する", "為る", "実施", "迎える", "果たす", "開く", "有る", "催す", "執り行なう", "営む", "開催", "受ける", "得る"),
    *("起きる", "起こる", "発生", "遂げる", "済ませる", "済む"),
})
LASTING = LIGHT | {"受け付ける", "受ける", "続く", "続ける", "掛かる"}
_INTRANSITIVE = frozenset({"始まる", "終わる", "スタート", "動き出す", "有る", "起きる", "起こる", "発生"})
CALLED = regex(r"(?:の?(?:予定|見込み?|目標|計画|実施))?(?:の?(?:日程|日時|年月日|年月|時期|時刻|時間|日|年))?$")
_SETTLED = frozenset({"成る", "する", "為る", "決まる", "決める", "決定"})
_BEGINNING = frozenset({"出す", "始める"})
_PHRASED = {"を": ("を",), "に": ("に",), "が": ("が", "を"), "で": ("で",), "は": ("を", "が"), "も": ("を", "が")}
"""The particles that an argument of a phrase may have in its plain form."""
_CEREMONIES = ("式", "会", "祭")
_TITLE = 24
_KIND = regex(r"[一-龠々ァ-ヺー]+$")
_LEADING = ("から", "まで", "より")
_RELATIVE = ("以来", "以降", "当時", "時", "後", "前")


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


class Happening(NamedTuple):
    """An event that words name."""

    attribute: Attribute
    term: str
    rest: str
    """What stands before the term in the words that name it: 一般|販売."""
    span: Span
    noun: Chunk | None
    """The argument that names it, where the verb says nothing by itself; its own modifiers tell whose it is."""


class EventWords:
    """Reads the events that words name in one document."""

    def __init__(self, slots: Slots) -> None:
        self.slots, self.words, self.registry = slots, slots.words, slots.registry
        self.gatherings = Gatherings(slots.words.happenings.gatherings)

    def of_noun(self, chunk: Chunk) -> Happening | None:
        """設立, 設立以来, 開所式."""
        text = chunk.text
        for suffix in _RELATIVE:
            text = text.removesuffix(suffix) if len(text) > len(suffix) else text
        found = self._named(text)
        if found is None:
            implied = (a for a in self.registry.implied_by(text, "date") if not a.entry.requires)
            attribute = next(implied, None)
            if attribute is None or self.registry.blocks(attribute, text):
                return None
            found = attribute, text
        return Happening(found[0], found[1], text.removesuffix(found[1]), chunk.span, chunk)

    def of_label(self, label: str) -> tuple[Attribute, str] | None:
        """発売日; 第13回大会: 11月16日 dates an event although no verb says so."""
        found = self._named(label)
        if found is not None:
            return found
        held = self.registry.by_id.get(HELD)
        nouns = (*self.words.happenings.gatherings, *self.words.event_nouns)
        noun = next((noun for noun in nouns if label.endswith(noun)), None)
        return (held, noun) if held is not None and noun is not None else None

    def _named(self, text: str) -> tuple[Attribute, str] | None:
        """The event that a noun names, whatever it calls its date: 開通, 開通予定, 開通日時."""
        found = self.registry.named_by(text, "date")
        if found is None and (bare := CALLED.sub("", text)) != text:
            found = self.registry.named_by(bare, "date")
            if found is not None:
                return found[0], text[text.rindex(found[1]) :]
        return found

    def of_predicate(self, sent: int, frame: Frame, predicate: Chunk) -> Iterator[Happening]:
        """The events that a predicate names, alone or with its object; the likeliest first."""
        arguments = [
            other for other in frame.arguments(predicate) if other.value < 0 and other.tokens and other.index not in frame.bracketed
        ]
        yield from self._phrases(sent, predicate, arguments)
        yield from self._joined(sent, frame, predicate)
        edge = self.edge(predicate)
        if edge is not None:
            yield from self._begun(arguments, edge)
        held = predicate.lemma == "行く" and predicate.tokens[0].surface == "行っ"  # 式は9月9日に行った: of 行う, by its object
        took_place = held or (predicate.value < 0 and predicate.ending.text.startswith("であ"))  # 開所式が21日、現地で|あった
        if took_place or predicate.lemma in LIGHT or predicate.lemma == "成る":
            yield from self._done(frame, predicate, arguments, befell=took_place or predicate.lemma in _INTRANSITIVE)
        yield from self._becoming(frame, predicate)
        yield from self._compounds(predicate, arguments)
        yield from self._whole(predicate)
        for attribute in self.registry.implied_by(predicate.lemma, "date"):
            if self.slots.has_required(attribute, sent) and not self._is_near_miss(attribute, predicate, arguments):
                yield Happening(attribute, predicate.lemma, "", predicate.span, None)
        verbal = any(word.pos == "動詞" for word in predicate.tokens)
        if not verbal and predicate.value < 0 and (found := self.of_noun(predicate)) is not None:
            yield found  # 4月12日、加工センターの開所式。

    def meant(self, frame: Frame, chunk: Chunk) -> Chunk | None:
        """The predicate of a date, or the verb of the plan it is in: 行われる|予定で、私も|出席する, 引き上げる|ことと|なった."""
        predicate = frame.predicate_of(chunk)
        if predicate is None:
            return None
        settled = ("で", "と", "に", "を") if predicate.lemma in _SETTLED else ("で",)
        plans = [other for other in frame.arguments(predicate) if other.particle in settled and other.index > chunk.index]
        for plan in (predicate, *reversed(plans)):
            if plan.value < 0 and plan.tokens and plan.tokens[-1].surface in self.words.happenings.plans:
                of = (other for other in frame.arguments(plan) if other.predicate and other.adnominal and other.value < 0)
                return next((other for other in of if other.index > chunk.index), predicate)
        return predicate

    def gathered(self, chunk: Chunk) -> Happening | None:
        """A gathering that is held: 住民|説明会."""
        found, held = self.gatherings.kind(chunk), self.registry.by_id.get(HELD)
        if found is None or held is None:
            return None
        known = self.of_noun(chunk)
        if known is not None and known.attribute.entry.dimension[0] == "date":
            return known
        return Happening(held, found[0], found[1], chunk.span, chunk)

    def _joined(self, sent: int, frame: Frame, predicate: Chunk) -> Iterator[Happening]:
        """動き|出す is the beginning of a run, 使い|始める that of a use."""
        after = frame.after(predicate)
        if not predicate.glued or after is None or not after.tokens or after.tokens[0].lemma not in _BEGINNING:
            return
        joined = predicate.text + after.tokens[0].lemma
        for attribute in self.registry.implied_by(joined, "date"):
            if self.slots.has_required(attribute, sent):
                yield Happening(attribute, joined, "", predicate.span, None)
        noun = self.words.happenings.begun.get(predicate.lemma)
        found = self.registry.named_by(noun, "date") if noun else None
        if found is not None:
            yield Happening(found[0], joined, "", predicate.span, None)

    def _becoming(self, frame: Frame, predicate: Chunk) -> Iterator[Happening]:
        """橋が通れるようになる is its opening, 夜も使えるようになる the beginning of its use."""
        so = [other for other in frame.arguments(predicate) if other.text == "よう"] if predicate.lemma == "成る" else []
        verbs = frame.arguments(so[0]) if so else [predicate]
        if not verbs or verbs[0].negative or verbs[0].head < 0 or frame.chunks[verbs[0].head].text != "よう":
            return
        noun = self.words.happenings.possible.get(verbs[0].text)
        found = self.registry.named_by(noun, "date") if noun else None
        if found is not None:
            yield Happening(found[0], verbs[0].text, "", verbs[0].span, None)

    def light_nouns(self, frame: Frame, predicate: Chunk) -> Iterator[Chunk]:
        """The nouns that say what a light verb did: 値上げを行った, 値上げが行われた, 行った|冷凍食品の値上げ."""
        passive = predicate.passive or predicate.lemma in _INTRANSITIVE
        for other in frame.arguments(predicate):
            if other.value < 0 and other.tokens and (other.particle == "を" or (passive and other.particle in ("が", "は"))):
                yield other
        if predicate.adnominal and predicate.head > predicate.index:
            yield from (noun for noun in frame.chain(frame.chunks[predicate.head]) if noun.value < 0 and noun.tokens)

    def of_phrase(self, frame: Frame, noun: Chunk) -> Happening | None:
        """夏季休業の|開始, 社名の|変更: two nouns that name an event together."""
        edge = self.edge(noun)
        for other in frame.arguments(noun):
            if other.particle != "の" or other.value >= 0:
                continue
            found = self.registry.edge_of(other.text, edge, "date") if edge else self._named(other.text + noun.text)
            if found is not None and (edge or len(found[1]) > len(noun.text)):
                return Happening(found[0], found[1], other.text.removesuffix(found[1]) if edge else "", other.span, other)
        return None

    def _done(self, frame: Frame, predicate: Chunk, arguments: list[Chunk], *, befell: bool) -> Iterator[Happening]:
        """式を行う, 説明会がある, 閉校となる: the noun tells, and not the verb."""
        for argument in arguments:
            if predicate.lemma == "成る":
                found = self.of_noun(argument) if argument.particle in ("と", "に") and not argument.predicate else None
                if found is not None and found.attribute.entry.dimension[0] == "date":
                    yield found
                continue
            about = argument.particle == "は" and not any(other.particle == "を" for other in arguments)  # 進水式は9月9日に行った
            if about or argument.particle == "を" or (argument.particle in ("が", "は") and (befell or predicate.passive)):
                found = self.of_noun(argument)
                if found is not None and found.attribute.entry.dimension[0] == "date":
                    yield found
                elif (gathered := self.gathered(argument)) is not None:
                    yield gathered
        if predicate.lemma != "成る" and predicate.adnominal and predicate.head > predicate.index:
            for noun in frame.chain(frame.chunks[predicate.head]):  # 10月に実施した|冷凍食品の|値上げ
                found = self.of_noun(noun) if noun.value < 0 and noun.tokens else None
                if found is not None and found.attribute.entry.dimension[0] == "date":
                    yield found

    def _whole(self, predicate: Chunk) -> Iterator[Happening]:
        """リニューアルオープンする says more than オープンする."""
        compound = "".join(word.surface for word in predicate.tokens if word.pos in ("名詞", "接頭辞", "接尾辞"))
        own = self.registry.named_by(compound, "date") if len(compound) > len(predicate.lemma) else None
        if own is not None and len(own[1]) > len(predicate.lemma) and own[0].entry.dimension[0] == "date":
            yield Happening(own[0], own[1], compound.removesuffix(own[1]), predicate.span, None)

    def of_edge(self, sent: int, frame: Frame, chunk: Chunk, edge: Edge) -> Happening | None:
        """What begins or ends with a date: 4月7日から診療, 受付は6月1日より, 展示は12月14日まで."""
        predicate = self.meant(frame, chunk)
        if predicate is None:
            return None
        for other in self._stretches(frame, chunk, predicate):
            text = other.lemma if other.predicate else self._kind(other)
            goes_on = text.endswith(tuple(self.words.acts.going_on)) and self.edge(predicate) is None  # 隣の建物で|営業する
            found = self.registry.edge_of(text, edge, "date", composed=edge == "start") if not goes_on else None
            if found is not None:
                noun = None if other is predicate and other is not frame.after(chunk) else other
                return Happening(found[0], found[1], text.removesuffix(found[1]), other.span, noun)
        if self.edge(predicate) == edge or (edge == "start" and predicate.lemma in self.words.changes):
            return next(self.of_predicate(sent, frame, predicate), None)
        if edge == "start":
            topic = next((other for other in frame.arguments(predicate) if other.particle == "は" and other.value < 0), None)
            bare = predicate is chunk or predicate.lemma == "成る"
            if topic is not None and bare and any(topic.text.endswith(word) for word in self.words.changes):
                return self.of_noun(topic)  # 値上げは11月1日から
            arguments = [other for other in frame.arguments(predicate) if other.value < 0 and other.tokens]
            begun = (*self._joined(sent, frame, predicate), *self._becoming(frame, predicate))  # 使い始める, 通れるようになる
            return next(iter(begun), None) or next(self._phrases(sent, predicate, arguments), None)  # 店頭に並ぶ
        return None

    def _kind(self, chunk: Chunk) -> str:
        """The noun of a chunk, or what stands before the title that it ends: 特別展「土の|器」."""
        text, (low, high) = self.slots.discourse.view.text, chunk.span
        end = max(text.rfind(sign, low, high + 1) for sign in "」』")
        if end < 0:
            return chunk.text
        start = text.rfind("「" if text[end] == "」" else "『", max(0, end - _TITLE), end)
        found = _KIND.search(text, max(0, start - 8), start) if start >= 0 else None
        return found.group() if found is not None else chunk.text

    def edge(self, predicate: Chunk) -> Edge | None:
        """Whether a verb tells of a beginning or an end."""
        last = predicate.tokens[-1].lemma if predicate.tokens else ""
        for word in (predicate.lemma, last):
            if word in self.words.beginnings:
                return "start"
            if word in self.words.endings:
                return "end"
        return None

    def _stretches(self, frame: Frame, chunk: Chunk, predicate: Chunk) -> Iterator[Chunk]:
        """Words that may name what goes on from or until a date."""
        after = frame.after(chunk)
        runs_on = chunk.glued and not self.slots.discourse.view.quote(frame.mentions[chunk.value].extent).endswith(_LEADING)
        if after is not None and after.value < 0 and (runs_on or chunk.particle == "の"):
            yield after
        before = frame.chunks[chunk.index - 1] if chunk.index else None
        if before is not None and before.value < 0 and before.glued:
            yield before
        if predicate is not chunk and predicate.value < 0:
            yield predicate
        changed = predicate.lemma == "成る" or predicate.lemma in self.words.changes
        light = predicate is chunk or changed or predicate.lemma in LASTING or self.edge(predicate) is not None
        for other in frame.arguments(predicate) if light else ():
            into = changed and other.particle in ("に", "へ", "と")  # 新運賃に切り替える
            if other.value < 0 and (into or other.particle in ("は", "が", "を", "も", "の", "")):
                yield other

    def _phrases(self, sent: int, predicate: Chunk, arguments: list[Chunk]) -> Iterator[Happening]:
        """幕を下ろす, 産声を上げる, 店頭に並ぶ, 定年で退く: object and verb together; 避難所は|閉じた is 避難所を閉じる."""
        for argument in arguments:
            for particle in _PHRASED.get(argument.particle, ()):
                phrase = argument.tokens[-1].surface + particle + predicate.lemma
                for attribute in self.registry.implied_by(phrase, "date"):
                    if self.slots.has_required(attribute, sent):
                        yield Happening(attribute, phrase, "", predicate.span, argument)

    def _begun(self, arguments: list[Chunk], edge: Edge) -> Iterator[Happening]:
        """販売を開始, 登録が始まる: see Note [Edges]."""
        for argument in arguments:
            if argument.particle in ("を", "が", "は", "も"):
                kind = self._kind(argument)
                found = self.registry.edge_of(kind, edge, "date")
                if found is not None:
                    yield Happening(found[0], found[1], kind.removesuffix(found[1]), argument.span, argument)
                elif edge == "start" or kind.endswith(_CEREMONIES):
                    named = self.of_noun(argument)  # 夏休みは7月20日から始まる, 開所式を無事に終えた
                    yield from (named,) if named is not None else ()

    def _compounds(self, predicate: Chunk, arguments: list[Chunk]) -> Iterator[Happening]:
        """運賃を改定, 任期が満了: 運賃改定 and 任期満了, where that is an event of its own."""
        lemma = predicate.lemma
        of_itself = predicate.passive or lemma not in self.words.transitive
        for argument in arguments:
            if argument.particle == "を" or (argument.particle in ("が", "は") and of_itself):
                found = self.registry.named_by(argument.text + lemma, "date")
                if found is not None and len(found[1]) > len(lemma) and found[0].entry.dimension[0] == "date":
                    rest = (argument.text + lemma).removesuffix(found[1])
                    yield Happening(found[0], found[1], rest, argument.span, argument)

    def _is_near_miss(self, attribute: Attribute, predicate: Chunk, arguments: list[Chunk]) -> bool:
        """持株会社を設立: what is founded is not the firm that founds it."""
        objects = (other.text for other in arguments if other.particle in ("を", "が"))
        return any(self.registry.blocks(attribute, text + predicate.lemma) for text in objects)
