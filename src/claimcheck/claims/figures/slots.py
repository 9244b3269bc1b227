"""The slots of a claim besides subject and attribute: aspect, scope, modality and restrictors.

Every slot keeps where it came from; that is the explanation a finding gives, and its factor is the confidence in it.
"""

from collections.abc import Iterator

from claimcheck.claims.discourse.columns import COUNTS_ONLY, PART
from claimcheck.claims.discourse.discourse import Discourse
from claimcheck.claims.discourse.labels import PROSE, SENTENCE_LIKE, label_notes, label_phrases
from claimcheck.claims.discourse.words import Words
from claimcheck.claims.figures.candidates import COLONS
from claimcheck.claims.figures.counted import some_act, some_of_them
from claimcheck.claims.figures.implied import Term
from claimcheck.claims.figures.moods import Moods
from claimcheck.claims.figures.owners import Owners
from claimcheck.claims.figures.parallels import narrowing_noun
from claimcheck.claims.figures.predicates import (
    change_word,
    conditions,
    contrasted,
    difference,
    modified,
)
from claimcheck.claims.figures.scopes import Scopes
from claimcheck.claims.figures.terms import Terms
from claimcheck.claims.sentences.frames import Chunk, Frame
from claimcheck.claims.values.dimensions import dimension as measure
from claimcheck.model.claims import Slot
from claimcheck.model.document import Block, Role
from claimcheck.model.pattern import regex
from claimcheck.model.values import Date, Duration, Money, Numeric, Ratio

_OF_VERB = regex(r"お?[一-龠]{1,2}[ぁ-ん]{1,2}(?:[一-龠]{1,2}[ぁ-ん]{0,2})?")
_IN_PER_CENT = regex(r"[、，・]?(?:(?:比)?率|割合|比率|パーセンテージ)?(?:にして|で|では)?[、，]?")
_WHOLES = ("全体", "合計", "総計", "全域")
"""How a word ends that says of the whole, as a figure is that nothing narrows: 町全体."""
_VERSIONS = ("版", "型", "用", "モデル", "タイプ", "仕様")
_IN_KANA = regex(r"(?!すべて|ぜんぶ|あわせ|まとめ|のべ|うち|その|これ|それ|おおよそ|およそ|ほか|いま|もの|とき|ところ)[ぁ-ん]{3,8}")
"""A label without a kanji, けがなし, いちご; it narrows its figure as a whole."""
_THIS = regex(r"(?:この|その|当該)(?=[一-龠ァ-ヺ]{2})")
_HAVING = regex(r"[一-龠ァ-ヺーぁ-ん]{1,6}(?:なし|あり|無し|有り)")
"""A label that says with or without what: けがなし, 保証あり."""
_WORD = regex(r"(?:[一-龠々ァ-ヺーA-Za-z0-9]|(?<=\d)[.,](?=\d))+")
_CLASS = regex(r"(?:部門|[一-龠ァ-ヺー]賞|の部|クラス|コース|プラン)$")
"""Of what a bracket tells a figure with its own noun: 絵本部門（賞金50万円）."""
_LEVEL = Slot("level", "no word of change", 1.0)
_BEING = frozenset({"成る", "有る", "ある", "為る", "する", "達する", "及ぶ"})
_FLOWS = ("count", "mass", "volume")
"""Of what verbs like 流出 tell how much: 1万件が流出."""
_NO_WORDS: frozenset[str] = frozenset()


class Slots:
    """Reads the slots of the values of one document."""

    def __init__(self, discourse: Discourse, words: Words) -> None:
        self.discourse, self.words, self.registry = discourse, words, words.registry
        self._terms, self._owners, scopes = Terms(discourse, words), Owners(discourse, words), Scopes(discourse, words)
        self.scope, self.per, self._scopes = scopes.of, scopes.per, scopes
        self.term, self.gist = self._terms.term, self._terms.gist
        self.has_required = self._terms.implied.has_required
        self._moods = Moods(discourse, words)
        self.subject, self.speaker = self._owners.subject, self._owners.speaker

    def modality(self, sent: int, frame: Frame, chunk: Chunk, term: Term | None) -> Slot:
        """Stated, planned, reported, denied or hypothetical."""
        found = self._moods.modality(sent, frame, chunk, term)
        forecast = term is not None and self.words.is_planned(term.phrase)
        if found.value == "planned" and found.source != "heading" and not forecast and self._scopes.is_before(sent, frame, chunk):
            return Slot("stated", "before a change", 1.0)  # what is to be given up is so now
        return found

    def aspect(self, sent: int, frame: Frame, chunk: Chunk, term: Term | None, dimension: str) -> Slot:
        """Level or change: 「6,000億ドルに下落」 is a level, 「6,000億ドル下落」 a change."""
        registered = term.registered.entry if term is not None and term.registered is not None else None
        if self._scopes.is_turned(sent, frame, chunk) or self._scopes.is_held_against(frame, chunk):
            return Slot("level", "before or after a change", 1.0)  # 8千人ほどの観光客を1万人に伸ばしたい
        if term is not None and (term.aspect or (registered is not None and registered.aspect)):
            return Slot(term.aspect or (registered.aspect if registered is not None else ""), "label", 1.0)
        if apart := difference(frame, chunk):
            return Slot(apart, "predicate", 1.0)
        direction = change_word(self.words, frame, chunk) or self._over_bracket(frame, chunk) or self._by_rate(frame, chunk)
        if apart := self._apart(sent, frame, chunk, term):
            return Slot("change", apart, 1.0)
        paid = term is not None and term.chunk is not None and term.chunk.particle == "と" and term.source == "predicate argument"
        if dimension == "ratio" and not direction and _of_whole(frame, chunk) and not paid:
            return _LEVEL if registered is not None and "ratio" in registered.dimension else Slot("share", "の", 1.0)
        flow = term is not None and term.source == "verb" and dimension.startswith(_FLOWS)  # 1万件が流出: what leaked
        predicate = frame.predicate_of(chunk)
        told = registered is not None and predicate is not None and predicate.lemma in registered.verbs
        flow |= told and dimension.startswith(_FLOWS)  # 個人情報1万件が流出
        if direction and not flow and chunk.particle not in ("に", "へ", "まで", "から") and not _raised_to(frame, chunk):
            return Slot(direction, "predicate", 1.0)
        if dimension == "ratio" and direction:
            return Slot("level", "particle", 1.0)
        return _LEVEL

    def _over_bracket(self, frame: Frame, chunk: Chunk) -> str:
        """The change of the figure behind which a ratio stands in a bracket: 9億円（17.3％）の減少."""
        outer = frame.bracketed.get(chunk.index, -1)
        alone = outer >= 0 and frame.chunks[outer].value >= 0 and len(frame.bracket_after(frame.chunks[outer])) == 1
        return change_word(self.words, frame, frame.chunks[outer]) if alone and _is_ratio(frame, chunk) else ""

    def _by_rate(self, frame: Frame, chunk: Chunk) -> str:
        """The change of an amount whose rate stands behind it with the verb: 690億円、率にして約24%増えた."""
        rate = frame.values.get(chunk.value + 1, -1)
        amount = isinstance(frame.mentions[chunk.value].value, Numeric) and not _is_ratio(frame, chunk)
        if rate < 0 or not amount or not _is_ratio(frame, frame.chunks[rate]) or chunk.index in frame.bracketed:
            return ""  # 812円（前年781円、4.0%増）
        start, end = frame.mentions[chunk.value].extent.end, frame.mentions[chunk.value + 1].extent.start
        told = start < end and _IN_PER_CENT.fullmatch(self.discourse.view.text, start, end) is not None
        return change_word(self.words, frame, frame.chunks[rate]) if told else ""

    def _apart(self, sent: int, frame: Frame, chunk: Chunk, term: Term | None) -> str:
        """The word by which a value is how far two figures are apart: 155万円の開き, 3万円違う, the column 差; "" if it is not."""
        apart = self.words.said.apart
        if term is not None and term.registered is not None and any(term.term.endswith(word) for word in apart):
            return ""  # 2位との差 is itself what is measured
        said = [other.text for other in modified(frame, chunk)]
        predicate = frame.predicate_of(chunk)
        if predicate is not None and chunk.particle in ("", "も", "だけ"):
            said.append(predicate.lemma)
        after = frame.after(chunk)
        if chunk.glued and after is not None and after.text == "差" and after.index not in frame.bracketed:
            said.append("差")  # 27秒差で
        if predicate is not None and predicate.lemma in ("迫る", "近付く") and self._lacks(frame, chunk):
            return predicate.lemma
        block = self.discourse.block(sent)
        labels = [text for text, source, _index in label_phrases(self.discourse, block) if self.words.said.is_apart(text)]
        return next((word for word in said if word in apart), next(iter(labels), ""))

    def _lacks(self, frame: Frame, chunk: Chunk) -> bool:
        """Whether a figure is what is still missing: 記録まであと51秒に迫った."""
        start = frame.mentions[chunk.value].extent.start
        return self.discourse.view.text.endswith(("あと", "あとわずか", "残り"), max(0, start - 8), start)

    def restrictors(self, sent: int, frame: Frame, chunk: Chunk, term: Term | None, subject: Slot) -> frozenset[str]:
        """The other content words of the の-chain or label: アクセスログ | 監査ログ の保持期間.

        What modifies the subject (半導体大手のNVIDIA) describes it and restricts nothing.
        """
        phrases = [] if term is None else [phrase for phrase in self._narrowing(sent, frame, chunk, term, subject) if phrase]
        whole: list[str] = []  # labels that are nouns made of verbs: 詰め替え, 持ち込み
        block = self.discourse.block(sent)
        beside = term is not None and term.source == "compound"
        told = beside and (self._terms.is_listed(frame, chunk) or _has_label(frame, chunk))
        told |= term is not None and term.source == "unit"
        for text, source, index in label_phrases(self.discourse, block) if not told else ():  # 施設 | 本館68室
            own = PART.sub("", text)
            # 捕獲頭数 is what heading and column name together
            named = term is not None and (own == term.phrase or (term.source == "column" and term.phrase.endswith(own)))
            item = term is not None and term.source in ("lead", "heading")  # 保証: 電池は8年…
            counts = source == "column" and COUNTS_ONLY.fullmatch(own) is not None
            if not named and not counts and self._restricts(block, text, item=item) and not self._is_date(index):
                plain = not any(each.fullmatch(text) for each in (_OF_VERB, _IN_KANA, _HAVING))
                (phrases if plain else whole).append(text)
        phrases += [note for note in label_notes(self.discourse, block, subject.span) if not self.words.is_planned(note)]
        if not phrases and not whole:
            return _NO_WORDS
        owner = self.discourse.view.quote(subject.span) if subject.span is not None else None
        who = self._owners.who_says(frame.span.start)
        if isinstance(frame.mentions[chunk.value].value, Money):
            phrases = [phrase for phrase in phrases if phrase not in self.words.fee_classes]
        stripped = (self.words.scope_pattern.sub("", each) for each in phrases if owner is None or owner not in each)
        words = [*whole, *(word for each in stripped for word in _WORD.findall(each.replace("の", " ")))]
        return frozenset(
            self.words.same_things.get(word, word)
            for word in words
            if word != who and self._narrows(word, subject) and (term is None or term.registered is None or word not in term.term)
        )

    def _narrows(self, word: str, subject: Slot) -> bool:
        words = self.words
        light = word in words.generic or word in words.light or word in words.persons or word.isdigit() or len(word) < 2  # noqa: PLR2004
        light |= word == "1日" or word.endswith(_WHOLES)
        return not light and self.discourse.finder.key(word) != subject.value

    def _narrowing(self, sent: int, frame: Frame, chunk: Chunk, term: Term, subject: Slot) -> Iterator[str]:
        """Phrases beside a value, besides the one that names its attribute."""
        own = term.chunk is None or term.phrase == term.chunk.text  # of 監査ログ|の保持期間 the chain tells the rest
        if own and term.source not in ("verb", "heading", "lead") and term.term:
            yield term.phrase.removesuffix(term.term)
        before = frame.chunks[chunk.index - 1] if chunk.index else None
        if before is not None and before is not term.chunk:
            if before.glued and before.value >= 0:
                yield self._figure_before(frame, chunk, before)
            elif before.particle == "の" and _is_ratio(frame, chunk) and term.registered is not None:
                pass  # 海外比率は売上高の58%: the whole belongs to what a share is
            elif before.value < 0 and (before.particle == "の" or (before.glued and self._terms.may_name(before.text, before))):
                yield before.text  # フルマラソンの5,392人; シード8,000万円、シリーズA6億円
        yield from self._bracket_of(frame, chunk, term)
        yield from self._of_clause(frame, chunk, term, subject)
        yield from conditions(frame, chunk)
        yield from self._facility(frame, chunk, term)
        yield from self._place(sent, frame, chunk, term) if subject.span is None else ()
        yield from self._possessor(sent, frame, chunk, term)
        if term.source == "verb":
            yield from contrasted(frame, chunk)
        else:
            yield from some_of_them(frame, chunk, term, self.words.taking_part)
            counted = self.registry.named_by(term.phrase, "count:人") if term.registered is None else None
            if counted is not None and counted[0].id in self.words.said.headcounts:
                yield some_act(frame, chunk, term, self.words.said.staffing)
        if term.chunk is not None:
            yield from self._span_before(frame, term.chunk)
            if term.source != "verb":
                yield from [other.text for other in self._chain(frame, term.chunk, subject)]

    def _of_clause(self, frame: Frame, chunk: Chunk, term: Term, subject: Slot) -> Iterator[str]:
        """The noun of a figure's own clause: 賞金は大賞が100万円、翻訳部門が50万円."""
        own = narrowing_noun(frame, chunk, term.chunk)
        if own is not None and own.text not in self.words.scopes and not _is_named(own, subject):
            yield own.text

    def _figure_before(self, frame: Frame, chunk: Chunk, before: Chunk) -> str:
        """The figure that narrows the one behind it, 10km 90分, but not 目標の500万円を上回る1,936万円."""
        mention, own = frame.mentions[before.value], frame.mentions[chunk.value].value
        narrows = mention.extent.end == mention.span.end and not _beside(measure(mention.value), measure(own))
        return self.discourse.view.quote(before.span) if narrows and self.per(frame, chunk) is None else ""

    def _bracket_of(self, frame: Frame, chunk: Chunk, term: Term) -> Iterator[str]:
        """The noun in whose bracket a value stands, where another one names its attribute: 副作用は頭痛（11.0%）."""
        outer = frame.bracketed.get(chunk.index, -1)
        if outer >= 0 and term.source == "compound" and _CLASS.search(frame.chunks[outer].text):
            yield frame.chunks[outer].text  # 絵本部門（賞金50万円）
        if outer < 0 or term.source not in ("heading", "lead", "topic", "predicate argument", "column", "row", "bracket"):
            return
        head = frame.chunks[outer]
        head = frame.chunks[outer - 1] if head.value >= 0 and outer and frame.chunks[outer - 1].glued else head
        if head.value < 0 and head is not term.chunk and head.text != term.phrase and self._terms.may_name(head.text, head):
            yield head.text

    def _possessor(self, sent: int, frame: Frame, chunk: Chunk, term: Term) -> Iterator[str]:
        """The common noun whose measure a clause on it tells: シート高が765mmになるローシート."""
        predicate = frame.predicate_of(chunk)
        head = frame.chunks[predicate.head] if predicate is not None and predicate.head >= 0 else None
        if predicate is None or head is None or not predicate.adnominal or predicate.lemma not in _BEING or head.value >= 0:
            return
        told = term.chunk is not None and term.chunk.particle == "が" and term.chunk in frame.arguments(predicate)
        if told and not self.discourse.names_in(sent, head.span) and self._terms.may_name(head.text, head):
            yield head.text

    def _facility(self, frame: Frame, chunk: Chunk, term: Term) -> Iterator[str]:
        """The facility, or who pays, that a topic says a value is of: 第一工場では社員120人が働く, 入館料は800円。団体は600円."""
        topic = frame.topic(chunk.index)
        if topic is not None and term.source == "carried" and self._terms.pays(topic.text):
            yield topic.text
        there = topic is not None and topic is not term.chunk and topic.ending.text.startswith(("で", "に"))
        if topic is not None and there and topic.text.endswith(self.words.named_by_suffix["place"]):
            yield topic.text

    def _place(self, sent: int, frame: Frame, chunk: Chunk, term: Term) -> Iterator[str]:
        """The place that a sentence speaks of, or which a figure describes: 霧藤岳は標高2,684m, 標高2,310mの霧藤山荘."""
        places = [frame.topic(chunk.index)]
        if chunk.particle == "の" and term.source == "compound" and chunk.head >= 0:
            places.append(frame.chunks[chunk.head])
        for place in places:
            names = self.discourse.names_in(sent, place.span) if place is not None and place.value < 0 else ()
            if place is not None and names and names[-1].type == "place" and place.text.endswith(names[-1].text):
                yield names[-1].text
            elif place is not None and place.value < 0 and place is not places[0] and _THIS.match(place.text):
                yield _THIS.sub("", place.text)  # 標高2,310mのこの小屋

    def _span_before(self, frame: Frame, chunk: Chunk) -> Iterator[str]:
        """The length of time that a noun is compounded with: 24時間雨量."""
        before = frame.chunks[chunk.index - 1] if chunk.index else None
        if before is not None and before.glued and before.value >= 0 and not chunk.predicate:
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

    def _restricts(self, block: Block, text: str, *, item: bool) -> bool:
        """Whether a label narrows what its values measure: 個人プラン does, 歴史的下落を記録した理由 is a heading.

        Args:
            block: what the label is of.
            text: the label.
            item: whether the heading names what is measured, so that the label can only say of what.
        """
        if block.role is Role.TABLE_CELL and (not SENTENCE_LIKE.search(text) or _HAVING.fullmatch(text)):
            return not self.words.is_change(text)
        prose = block.span.end - block.span.start > PROSE
        return (item or not prose) and len(text) <= 12 and not SENTENCE_LIKE.search(text) and not self.words.is_change(text)  # noqa: PLR2004


def _has_label(frame: Frame, chunk: Chunk) -> bool:
    """Whether a figure has a label of its own in a line that another one begins: 防水:5気圧/容量:8GB."""
    before = frame.chunks[chunk.index - 1] if chunk.index else None
    own = before is not None and any(word.surface in COLONS for word in before.tail)
    return own and frame.chunks[0].value >= 0  # that one has a figure already


def _is_named(chunk: Chunk, subject: Slot) -> bool:
    """Whether a noun is the name of the owner, 瀬波食品, and no version of it: Switch版."""
    named = subject.span is not None and chunk.span.overlaps(subject.span)
    return named and not chunk.text.endswith(_VERSIONS)


def _beside(one: str, other: str) -> bool:
    """Whether two figures in a row are two counts of one thing, and the first narrows nothing: 86世帯230人, 13勝2敗."""
    counts = one.startswith("count") and other.startswith("count")
    return counts or one == other or "ratio" in (one, other)


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
