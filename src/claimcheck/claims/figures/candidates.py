"""The noun phrases near a value that may say what it measures, the closest tie first."""

from collections.abc import Iterator
from typing import NamedTuple

from claimcheck.claims.discourse.columns import PART, Columns
from claimcheck.claims.discourse.discourse import Discourse
from claimcheck.claims.discourse.labels import LABEL_BRACKET, label_phrases
from claimcheck.claims.discourse.words import Words
from claimcheck.claims.figures.predicates import change_word, compared, modified
from claimcheck.claims.lexicon.registry import Attribute
from claimcheck.claims.sentences.frames import Chunk, Frame
from claimcheck.claims.values.dimensions import dimension as measure
from claimcheck.model.document import Block, Role
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span

_ANNOUNCED = regex(
    r"(?P<noun>[一-龠々ァ-ヺーA-Za-z]{2,16})(?:の(?:数|[回件人個台点枚]数|量|額|金額|割合|推移|内訳|状況|結果|順位|一覧))?"
    r"(?:は|を|が)、?(?:次|以下|下記|下表|別表|左記)(?:の|に|$)"
)
"""What a lead announces: 各地の震度は次のとおりです."""
_COUNT = regex(r"[回件人個台点枚]?数|[量額]|金額|割合|推移|内訳|状況|結果|順位|一覧|内容|日程|詳細|概要")
_WORD = regex(r"[一-龠々ァ-ヺーA-Za-z0-9]+")
_BLANK = regex(r"[ 　]+")
_PERS = frozenset({"年", "月", "週", "日", "毎時", "毎分", "毎秒", "毎日", "毎月", "毎年", "年間", "月間"})
"""What a figure is per, where it stands before it without a number."""
_RATES = frozenset({"月額", "年額", "日額", "総額", "合計", "月", "年"})
"""Words before an amount that say how it is reckoned; what it is, the noun behind it says."""
_TIMES = frozenset({"date", "time", "ordinal"})
COLONS = ("：", ":")
_QUESTION = regex(r"(?:[？?]|か。?)\s*$")


FROM_HEADING = 0.75
"""Factor of a noun among others in the heading over a value."""


_TAXED = regex(r"(?:に?つき|あたり|当たり)?[\s　]*(?:消費)?税(?:込み?|抜き?|別)$")
"""What only says of a price whether the tax is in it."""


class Candidate(NamedTuple):
    """A noun phrase that may name what a value measures."""

    phrase: str
    source: str
    factor: float
    span: Span | None
    chunk: Chunk | None

    @property
    def is_setting(self) -> bool:
        """Whether a topic only says where or according to what: 令和3年度の調査では, 東京会場には."""
        told = self.chunk is not None and self.source in ("topic", "predicate argument")
        return told and self.chunk is not None and self.chunk.ending.text.startswith(("で", "に"))


def _is_label(chunk: Chunk) -> bool:
    """Whether a noun stands before a colon: アプリ「ことり」の利用者数：230万人."""
    return not chunk.particle and any(word.surface in COLONS for word in chunk.tail)


def _is_noun(chunk: Chunk) -> bool:
    """Whether a predicate is a noun without a verb: 重傷、."""
    return bool(chunk.tokens) and chunk.tokens[-1].pos == "名詞" and not chunk.particle and not chunk.ending.bare


class Candidates:
    """Finds the noun phrases around the values of one document."""

    def __init__(self, discourse: Discourse, words: Words) -> None:
        self.discourse, self.words, self.registry = discourse, words, words.registry
        self._nouns_of: dict[int, list[str]] = {}
        self._over_table: dict[int, int] = {}
        self._questions: dict[int, int] = {}
        self._known: dict[tuple[int, int, str], list[Candidate]] = {}
        self.columns = Columns(discourse, words)

    def near(self, sent: int, frame: Frame, chunk: Chunk, dimension: str) -> list[Candidate]:
        """Noun phrases near a value that may name its attribute, the closest tie first."""
        key = (sent, chunk.index, dimension)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = list(self._near(sent, frame, chunk, dimension))
        return found

    def _near(self, sent: int, frame: Frame, chunk: Chunk, dimension: str) -> Iterator[Candidate]:
        block = self.discourse.block(sent)
        whole = self.fills(block, frame, chunk)
        yield from self._of_label(block, frame, chunk, dimension)
        if whole:
            yield from self._labels(block)
        yield from self._beside(frame, chunk, dimension)
        predicate = frame.predicate_of(chunk)
        if predicate is not None:
            if predicate.value < 0 and predicate is frame.after(chunk) and chunk.particle == "が" and _is_noun(predicate):
                yield Candidate(predicate.text, "predicate argument", 0.95, predicate.span, predicate)  # 7人が重傷、…
            for other in self._ordered_arguments(frame, predicate, chunk):
                yield Candidate(other.text, "predicate argument", 0.95, other.span, other)
            yield from self._counted_as(frame, predicate, chunk)
            yield from self._shared(frame, predicate, chunk)
        topic = frame.topic(chunk.index)
        if topic is not None:
            yield Candidate(topic.text, "topic", 0.9, topic.span, topic)
        if not whole:
            yield from self._labels(block)
        if predicate is not None and predicate.adnominal and predicate.head >= 0:
            head = frame.chunks[predicate.head]
            yield Candidate(head.text, "relative clause", 0.85, head.span, head)
        yield from self._above(block, dimension)

    def _of_label(self, block: Block, frame: Frame, chunk: Chunk, dimension: str) -> Iterator[Candidate]:
        """What a label and the noun that a value modifies name together: 賃金：12,600円の引き上げ."""
        if not block.row or block.role is Role.TABLE_CELL:
            return
        before = frame.chunks[chunk.index - 1] if chunk.index else None
        if before is not None and before.glued and before.value < 0 and chunk.index not in frame.bracketed:
            for text, source, _index in label_phrases(self.discourse, block):
                found = self.registry.named_by(text + before.text, dimension)
                if found is not None and len(found[1]) > len(before.text):  # 蓄電池：出力15MW、容量60MWh
                    yield Candidate(text + before.text, source, 1.0, before.span, before)
        for other in modified(frame, chunk):
            for text, source, _index in label_phrases(self.discourse, block):
                joined = text + other.text
                found = self.registry.named_by(joined, dimension) if self.words.direction(other.text) else None
                if found is not None and len(found[1]) > len(other.text):
                    yield Candidate(joined, source, 1.0, other.span, other)

    def _beside(self, frame: Frame, chunk: Chunk, dimension: str) -> Iterator[Candidate]:
        """What the value is glued to, modifies, is の-bound to, or stands in the bracket of."""
        before = self._before(frame, chunk)
        if before is not None and before.glued and before.text in _PERS and before.index:
            own = self.discourse.view.quote(before.span)
            if _BLANK.search(own):  # CO2排出削減量　年1,400トン
                yield Candidate(_BLANK.split(own)[0], "compound", 0.95, before.span, before)
            before = frame.chunks[before.index - 1]  # 排出量は年1,400トン, 家賃　月6万円
        if before is not None and before.value < 0:
            yield from self._glued(frame, chunk, before)
        yield from self._modified(frame, chunk)
        share = dimension == "ratio" and not change_word(self.words, frame, chunk)  # 売上高の58% is a share of it, no value of it
        if before is not None and before.value < 0 and before.particle == "の" and before.adnominal and not share:
            yield Candidate(before.text, "の", 0.95, before.span, before)
        if (outer := frame.bracketed.get(chunk.index, -1)) >= 0:
            yield from self._over_bracket(frame, chunk, frame.chunks[outer])

    def _glued(self, frame: Frame, chunk: Chunk, before: Chunk) -> Iterator[Candidate]:
        """The noun right before a value: 利用者数230万人; 月額12,600円の引き上げ says how it is reckoned, 引き上げ what it is."""
        idle = before.text in _RATES and any(True for _ in modified(frame, chunk))
        if idle or not (before.glued or _is_label(before)):
            return
        text = _TAXED.sub("", before.text)  # 入会金税別3,000円, 1台につき税込15,000円
        if text:
            yield Candidate(text, "compound", 1.0, before.span, before)
        # 入園料　大人800円: words set apart by a blank are the label and what narrows it
        for part in reversed(_BLANK.split(text)) if _BLANK.search(text) else ():
            yield Candidate(part, "compound", 0.95, before.span, before)

    def _modified(self, frame: Frame, chunk: Chunk) -> Iterator[Candidate]:
        """What a value modifies, by itself or with the one behind it: 3万240件、6億1,950万円の|ご寄附."""
        yield from (Candidate(other.text, "modifies", 1.0, other.span, other) for other in modified(frame, chunk))
        after = frame.after(chunk)
        if after is not None and after.value >= 0 and chunk.comma and not chunk.particle and not chunk.glued:
            yield from (Candidate(other.text, "modifies", 0.9, other.span, other) for other in modified(frame, after))

    def _over_bracket(self, frame: Frame, chunk: Chunk, head: Chunk) -> Iterator[Candidate]:
        """What the bracket of a value belongs to: 売上高（230億円）, 頭痛|23例|（14.0%）."""
        yield Candidate(head.text, "bracket", 0.95, head.span, head)
        named = frame.chunks[head.index - 1] if head.index and head.value >= 0 else None
        if named is not None and named.glued and named.value < 0:
            yield Candidate(named.text, "bracket", 0.9, named.span, named)
        if head.predicate or head.text in self.words.scopes:  # 放流量が最大(580m³/s)
            for other in self._ordered_arguments(frame, head, chunk):
                yield Candidate(other.text, "bracket", 0.95, other.span, other)

    def _before(self, frame: Frame, chunk: Chunk) -> Chunk | None:
        """The chunk before a value, or the one that the bracket before it belongs to: 食品廃棄量（1店舗当たり）　8.4kg."""
        before = frame.chunks[chunk.index - 1] if chunk.index else None
        outer = frame.bracketed.get(before.index, -1) if before is not None and chunk.index not in frame.bracketed else -1
        labelled = outer >= 0 and frame.chunks[outer].value < 0 and frame.chunks[outer].head == chunk.index
        return frame.chunks[outer] if labelled and frame.chunks[outer].glued else before

    def _counted_as(self, frame: Frame, predicate: Chunk, chunk: Chunk) -> Iterator[Candidate]:
        """What a value is counted as: 減損損失として18億円を計上."""
        for other in frame.arguments(predicate):
            if other.particle != "と":
                continue
            after = frame.after(other)
            as_such = after is not None and self.discourse.view.quote(after.span).rstrip("、") == "して"
            paid = other.index > chunk.index and chunk.particle == "を"  # 売上高の2%を使用料として支払う
            if as_such and other.value < 0 and (other.index < chunk.index or paid):
                yield Candidate(other.text, "predicate argument", 0.95, other.span, other)

    def _shared(self, frame: Frame, predicate: Chunk, chunk: Chunk) -> Iterator[Candidate]:
        """The object that the figure before has taken: 臨時駐車場を5か所、計3,200台分用意する."""
        for other in frame.arguments(predicate):
            if other.value < 0 or other.index >= chunk.index or other.particle or not other.comma:
                continue
            for argument in frame.arguments(other):
                if argument.particle in ("を", "が") and argument.value < 0:
                    yield Candidate(argument.text, "predicate argument", 0.9, argument.span, argument)

    def _above(self, block: Block, dimension: str) -> Iterator[Candidate]:
        """What the lead and the heading over a value name."""
        labels = [text for text, _source, _index in label_phrases(self.discourse, block)]
        if any(self.registry.any_named_by(text) for text in labels):
            # a cell of 営業利益 is no figure of what its heading names, but the heading 保証 is what 電池：2年 says
            if not any(self.registry.named_by(text, dimension) for text in labels):
                yield from self._titled(block, dimension)
            return
        yield from self._titled(block, dimension)
        if block.lead >= 0:
            for phrase in self._tail_nouns(block.lead):
                yield Candidate(phrase, "lead", 0.8, None, None)
        for index in reversed(block.heading[-1:]):
            for phrase in self._tail_nouns(index):
                yield Candidate(phrase, "heading", FROM_HEADING, None, None)

    def _titled(self, block: Block, dimension: str) -> Iterator[Candidate]:
        """A lead or heading that is nothing but the name of what such a value measures: 保証, 重量."""
        for number, source, factor in ((block.lead, "lead", 0.9), (next(reversed(block.heading), -1), "heading", 0.85)):
            nouns = self._tail_nouns(number) if number >= 0 else []
            found = self.registry.named_by(nouns[0], dimension) if len(nouns) == 1 else None
            if found is not None and found[1] == nouns[0]:
                yield Candidate(nouns[0], source, factor, None, None)

    def headed(self, block: Block) -> list[str]:
        """The nouns of the heading right over a block, last first."""
        nouns = self._tail_nouns(block.heading[-1])[:1] if block.heading else []
        return [noun for noun in nouns if not any(map(str.isdigit, noun))]

    def titled(self, block: Block, dimension: str) -> Attribute | None:
        """The attribute that the heading over a value names and nothing else."""
        found = next((each for each in self._titled(block, dimension) if each.source == "heading"), None)
        named = self.registry.named_by(found.phrase, dimension) if found is not None else None
        return named[0] if named is not None else None

    def heads(self, block: Block, phrase: str) -> bool:
        """Whether the heading over a value ends in a noun or asks for it: 気になるお値段, 運賃はどうなりますか."""
        return self.headed(block) == [phrase] or self.question(block) >= 0

    def _labels(self, block: Block) -> Iterator[Candidate]:
        labels = label_phrases(self.discourse, block)
        if not labels:
            return
        if (captioned := self.columns.captioned(block, self._tail_nouns)) is not None:
            phrase, span = captioned
            yield Candidate(phrase, "column", 0.9, span, None)
        for text, source, index in labels:
            if not self.columns.is_dated(index):
                yield Candidate(PART.sub("", text), source, 1.0, self.discourse.view.document.blocks[index].span, None)
        for heading in block.heading[-1:]:  # a column 年間 under the heading 配当
            for noun in self._tail_nouns(heading):
                for text, source, index in labels:
                    joined = self.registry.any_named_by(text + noun)
                    if joined is not None and len(joined[1]) > len(noun) and not self.registry.any_named_by(text):
                        span = self.discourse.view.document.blocks[index].span
                        yield Candidate(text + noun, source, 0.95, span, None)

    def is_listed(self, frame: Frame, chunk: Chunk) -> bool:
        """Whether a value is one of several in a cell, each with its own noun: 諸室 | 普通教室24室、特別教室11室."""
        chunks = frame.chunks
        figures = (chunks[at] for at in frame.values.values())
        values = [each for each in figures if measure(frame.mentions[each.value].value) not in _TIMES]
        named = [at for at in values if at.index and chunks[at.index - 1].glued and chunks[at.index - 1].value < 0]
        return chunk in named and len(named) > 1

    def question(self, block: Block) -> int:
        """The first sentence of the question that a value's block answers; -1 where it answers none."""
        number = block.heading[-1] if block.heading else -1
        if number < 0:
            return -1
        found = self._questions.get(number)
        if found is None:
            asked = _QUESTION.search(self.discourse.block_text(number)) is not None
            found = self._questions[number] = self.discourse.view.block_sentences[number].start if asked else -1
        return found

    def announced(self, sent: int) -> str:
        """What a lead says that its list or table gives: 火山性地震の回数は次のとおりです; "" where it says nothing of the kind."""
        view = self.discourse.view
        number = view.sentences[sent].block
        block = view.document.blocks[number]
        lead = block.lead
        if lead < 0 and block.cell is not None:
            lead = self._over_table.get(block.cell.table, -1)
            if block.cell.table not in self._over_table:  # the paragraph right over it
                lead = number - 1
                while lead >= 0 and view.document.blocks[lead].cell is not None:
                    lead -= 1
                self._over_table[block.cell.table] = lead
        if lead < 0 or view.document.blocks[lead].role is not Role.PARAGRAPH:
            return ""
        found = _ANNOUNCED.search(self.discourse.block_text(lead))
        return found["noun"] if found is not None and not _COUNT.fullmatch(found["noun"]) else ""

    def fills(self, block: Block, frame: Frame, chunk: Chunk) -> bool:
        """Whether the value is all there is in its cell, brackets and units aside."""
        outer = frame.bracketed.get(chunk.index, -1)
        if not (block.row or block.column) or (outer >= 0 and frame.chunks[outer].value < 0):
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
            # Nvidia株、16%下落; the 死亡 of 2人が死亡、12人がけがをした is told of others
            and (other.particle or (other.comma and other.index == chunk.index - 1 and other.tokens and not other.predicate))
        ]
        if predicate is not chunk and predicate.value < 0 and not predicate.tokens:
            return
        yield from sorted(arguments, key=lambda other: (other.index > chunk.index, order[other.particle], -other.index))
