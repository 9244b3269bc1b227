"""The mood of a figure: stated, planned, reported, denied or supposed; see Note [Moods].

Note [Moods]. A figure is denied where its predicate is, planned where a word of planning governs it. Both have look-alikes.
「定員に変更はない」, 「2人しかいない」, 「3億円に過ぎない」 and 「減らさざるを得なかった」 deny nothing of the figure, and
「予想どおり35億円だった」 or 「想定を上回る800人」 tell what came of a plan.
"""

from claimcheck.claims.discourse.discourse import Discourse
from claimcheck.claims.discourse.labels import SENTENCE_LIKE, label_notes, label_phrases
from claimcheck.claims.discourse.words import Words
from claimcheck.claims.figures.counted import counts_undone
from claimcheck.claims.figures.implied import PARTITIVE, Term
from claimcheck.claims.figures.predicates import is_negated, modified, supposes
from claimcheck.claims.sentences.frames import Chunk, Frame
from claimcheck.model.claims import Slot
from claimcheck.model.document import Role
from claimcheck.model.pattern import regex
from claimcheck.model.values import Numeric

_SUPPOSED = regex(r"(?:以上|以下|以内|未満|超)?(?:なら(?![びなずで])|であれば|だったら|の場合(?:は|に|、))")
"""What says behind a figure that it is only supposed."""
_STATED = Slot("stated", "plain predicate", 1.0)
_COMING = regex(r"[^ぁ-んァ-ヺ来今次]{0,8}(?:次回|次年度|次期|次シーズン|来[年季期]|来シーズン|今後|これから)")
"""A heading over what is to come: 3　次回."""
_RESULT = regex(r"実績(?!予|見込|計画|目標)[値額数]?(?:$|[（(])")
_AIMS = frozenset({"目標", "計画", "目途", "目処", "めど"})
_FALLING = frozenset({"割る", "割れる", "割り込む", "下回る", "切る", "落ちる", "落ち込む", "下がる", "減る"})
_THERE = frozenset({"有る", "ある", "無い", "ない", "御座る", "ござる"})
_REACHING = frozenset({"届く", "及ぶ", "達する", "至る", "満つ", "満ちる"})
"""Verbs of which the mark that is not reached is as it is: 目標の6000人には届かなかった."""
_TOLD_WITH = frozenset({"成る", "言う", "為る", "する", "限る", "呼ぶ"})
"""Verbs whose と-phrase is denied with them: 300人とはならなかった, but not 10連勝と崩れなかった."""
_NOT_DENIED = regex(r"ざるを[得え]|[に過す]?[過す]ぎ(?:な[いかく]|ませ)|一人残らず|に(?:過|す)ぎず")
_WISHED = regex(
    r"(?<=[いきぎしじちにびみりえけげせぜてでねべめれ])(?:たい(?!へん)|たく(?!な)|そう(?:[だでなにと、。」]|$))"
)
"""Behind the stem of a verb: 35％まで高めたい, 530億円になりそうだ."""
_AS_PLANNED = regex(r"(?:どお?り|通り)(?:に|の)?[、]?$")
_OF_OTHERS = ("を", "より")
"""Particles of what a clause on a figure is about: 想定を上回る800人."""
_FORMAL = frozenset({"こと", "事", "ところ", "よう"})


class Moods:
    """Reads the moods of the values of one document."""

    def __init__(self, discourse: Discourse, words: Words) -> None:
        self.discourse, self.words = discourse, words

    def modality(self, sent: int, frame: Frame, chunk: Chunk, term: Term | None) -> Slot:
        """Stated, planned, reported, denied or hypothetical, from the predicate and its nouns."""
        words = self.words
        predicate = frame.predicate_of(chunk)
        undone = predicate is not None and predicate.negative and not self._stays(frame, chunk, predicate)
        undone = undone and (not counts_undone(frame, chunk) or (term is not None and term.source == "verb"))
        if (predicate is not None and undone and not supposes(frame, predicate)) or is_negated(frame, chunk):
            return Slot("denied", "negation", 0.9)
        supposed = self._is_supposed(frame, chunk, predicate)
        if supposed or self._is_result(sent, frame, chunk):
            return Slot("hypothetical", "conditional", 1.0) if supposed else _STATED
        if (planned := self._planned(sent, chunk, predicate) or _aim(frame, chunk, predicate)) is not None:
            return planned
        if term is not None and words.is_planned(term.phrase):
            return Slot("planned", term.phrase, 1.0)
        if predicate is not None and predicate.lemma in ("据え置く", "据置く") and self._forecasts(sent):
            return Slot("planned", predicate.lemma, 1.0)  # 利益の予想を引き上げた。売上高は2,400億円に据え置いた
        if predicate is not None and predicate is not chunk and self._is_wished(frame, predicate):
            return Slot("planned", "wish", 1.0)
        vague = chunk.value >= 0 and getattr(frame.mentions[chunk.value].value, "vague", False)
        return self._worded(self._words_around(frame, chunk, term), vague=vague)

    def _is_result(self, sent: int, frame: Frame, chunk: Chunk) -> bool:
        """Whether a label says that a figure came about, whatever its heading plans: 前期実績 under 業績予想."""
        block = self.discourse.block(sent)
        before = frame.chunks[chunk.index - 1] if chunk.index else None
        said = [text for text, _source, _index in label_phrases(self.discourse, block)] if block.row or block.column else []
        said += [before.text] if before is not None and before.value < 0 and before.glued else []
        return any(_RESULT.search(text) for text in said)

    def _planned(self, sent: int, chunk: Chunk, predicate: Chunk | None) -> Slot | None:
        """The mood that the labels and the heading over a value give it."""
        block = self.discourse.block(sent)
        if block.row or block.column:
            labels = (text for text, _source, _index in label_phrases(self.discourse, block))
            if any(self.words.is_planned(text) for text in (*labels, *label_notes(self.discourse, block))):
                return Slot("planned", "label", 1.0)  # 設備投資額(計画)
        told = predicate is not None and predicate.ending.past
        heading = self.discourse.block_text(block.heading[-1]) if len(block.heading) > 1 else ""
        if heading and not told and (self.words.is_planned(heading) or _COMING.match(heading)):
            listed = block.role is not Role.PARAGRAPH or (predicate is not None and predicate.value >= 0)
            held = predicate is not None and predicate is not chunk and _goes_on(predicate)  # 協定を締結しています
            if listed and not held and not SENTENCE_LIKE.search(heading):
                return Slot("planned", "heading", 1.0)  # a table or line under 次期の業績予想
        return None

    def _stays(self, frame: Frame, chunk: Chunk, predicate: Chunk) -> bool:
        """Whether a negated predicate leaves a figure as it is: 定員に変更はない, 2人しかいない, 3億円に過ぎない."""
        if predicate.lemma in self.words.staying or "しか" in chunk.ending.text:
            return True
        others = frame.arguments(predicate)
        if predicate.lemma in _THERE and any(other.text in self.words.said.unchanged for other in others):
            return True
        head = frame.chunks[chunk.head] if chunk.head >= 0 else None
        if head is not None and chunk.particle == "の" and head.text in (*PARTITIVE, "まま"):
            return True  # 1,200人のうち300人が答えなかった, 200円のままで値上げはしない
        if predicate is not chunk and chunk.comma and not chunk.particle and not chunk.glued:
            return True  # 上演は2時間45分、客席の集中は途切れなかった
        if predicate.lemma in _REACHING and chunk.ending.text.startswith("に") and self._is_mark(frame, chunk):
            return True
        if chunk.particle == "と" and predicate is not chunk and predicate.lemma not in _TOLD_WITH:
            return True
        text = self.discourse.view.text
        said = frame.after(predicate)
        end = said.span.end if said is not None else frame.span.end
        return _NOT_DENIED.search(text, max(frame.span.start, predicate.span.start - 4), min(frame.span.end, end + 8)) is not None

    def _is_mark(self, frame: Frame, chunk: Chunk) -> bool:
        """Whether a figure is somebody's before it is reached: 目標の6000人, 公式の42,600."""
        before = frame.chunks[chunk.index - 1] if chunk.index else None
        return before is not None and before.adnominal

    def _is_wished(self, frame: Frame, predicate: Chunk) -> bool:
        """Whether a figure is only wished for or looked for: 35％まで高めたい, 530億円になりそうだ, 引き上げることを目指す."""
        head = frame.chunks[predicate.head] if predicate.head >= 0 else None
        if predicate.adnominal and head is not None and head.text in _FORMAL and head.particle in ("を", "が", "も"):
            above = frame.predicate_of(head)
            return above is not None and above.lemma in self.words.said.aiming
        said = "".join(word.surface for word in (*predicate.tokens, *predicate.tail))
        return _WISHED.search(said) is not None

    def _is_supposed(self, frame: Frame, chunk: Chunk, predicate: Chunk | None) -> bool:
        """Whether something is only supposed: 搭乗率が7割を割れば, 距離が1.1キロ以内なら; but 5,000円を超えれば is a limit."""
        if chunk.value >= 0 and _SUPPOSED.match(self.discourse.view.text, frame.mentions[chunk.value].extent.end):
            return True
        if predicate is None:
            return False
        value = frame.mentions[chunk.value].value if chunk.value >= 0 else None
        falls = isinstance(value, Numeric) and predicate.lemma in _FALLING
        return falls and any(word.surface == "ば" for word in predicate.tail)

    def _worded(self, near: list[str], *, vague: bool) -> Slot:
        """The modality that the words around a value tell; 0.1秒単位 states no length, but 何千億円単位 an amount."""
        words = self.words
        if not words.modal.isdisjoint(near):
            step = next((word for word in near if word in words.steps), None)
            if step and not vague:
                return Slot("hypothetical", step, 1.0)
            for kind, lemmas in words.modalities:
                hit = next((word for word in near if word in lemmas), None)
                if hit:
                    return Slot(kind, hit, 1.0)
        return _STATED

    def _forecasts(self, sent: int) -> bool:
        """Whether a sentence or the one before speaks of a forecast."""
        spans = (self.discourse.view.sentences[at].span for at in (sent, *self.discourse.before(sent, 1)))
        return any(self.words.is_planned(self.discourse.view.quote(span)) for span in spans)

    def _words_around(self, frame: Frame, chunk: Chunk, term: Term | None) -> list[str]:
        """The words of a value's predicate and of what it modifies and is modified by, the predicate first."""
        near: list[str] = []
        predicate = frame.predicate_of(chunk)
        if predicate is not None:
            near += [word.lemma for word in predicate.tokens]
            near += [word.lemma for word in predicate.ending.words]
            near += [word.surface for word in predicate.tokens]
            if predicate.head >= 0:
                above = frame.chunks[predicate.head].tokens
                near += [word.lemma for word in above]
                near += [word.surface for word in above]
        chunks = [frame.chunks[index] for index in chunk.dependents if not self._is_kept(chunk, frame.chunks[index])]
        chunks += modified(frame, chunk)
        if term is not None and term.chunk is not None:
            under = frame.under(term.chunk, 4)
            others = [other for other in under if other.value >= 0 or other.particle in _OF_OTHERS]
            aside = {each.index for other in others for each in frame.under(other)}
            chunks += [other for other in under if other is term.chunk or other.index not in aside]
        near += [word.surface for other in chunks if not self.words.is_term_of_art(other.text) for word in other.tokens]
        return near

    def _is_kept(self, chunk: Chunk, other: Chunk) -> bool:
        """Whether what modifies a figure tells what came of a plan: 予想どおり35億円だった, 想定を上回る800人."""
        if _AS_PLANNED.search(self.discourse.view.quote(other.span).rstrip("、")) or other.particle in _OF_OTHERS:
            return True
        return other.value >= 0 and other.index < chunk.index


def _aim(frame: Frame, chunk: Chunk, predicate: Chunk | None) -> Slot | None:
    """The noun by which a figure is what is aimed at: 8万人を目標とする, 300万円を目標に募る; None where it is not."""
    after = frame.after(chunk)
    if predicate is None or chunk.particle != "を" or after is None or after.text not in _AIMS:
        return None
    return Slot("planned", after.text, 1.0) if after.particle in ("と", "に") else None


def _goes_on(predicate: Chunk) -> bool:
    """Whether a predicate tells what lasts or is done: 締結しています."""
    return any(word.lemma in ("居る", "いる", "おる") for word in predicate.tail)
