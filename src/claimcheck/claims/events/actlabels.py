"""What stands around a date and says what was done then: its label, a heading, a question, a line of nouns; see Note [Acts]."""


from collections.abc import Sequence

from claimcheck.claims.discourse.discourse import Discourse
from claimcheck.claims.events.actnouns import ActNouns, Said
from claimcheck.claims.events.eventlabels import WHEN, EventLabels
from claimcheck.claims.lexicon.actwords import HELD
from claimcheck.claims.sentences.frames import Chunk, Frame
from claimcheck.model.pattern import regex
from claimcheck.model.values import Date
from claimcheck.text.tokens import Morpheme

RELEASED = "発表"
_PERIOD = regex(rf"(?:{WHEN.pattern}|(?:開催|実施)?(?:期間|時間|時期)|会期)")
_ASKED = regex(r"いつ.*(?:か[。？?]?|[？?])[*」）)\s]*$")
_SITS = regex(r"委員会|協議会|審議会|検討会|会議|会合|部会|総会|議事")
_HEAD = 6
"""Blocks that the head of a release has at most."""
_RELEASE = regex(
    r"報道(?:関係者?|機関)?各位|報道発表|(?:プレス|ニュース) ?リリース|お知らせ|について|"
    r"(?:PRESS|NEWS|Press|News) ?(?:RELEASE|Release)"
)
_COLONS = frozenset(":：")
_FIRST = "初"
_FAR = 3
"""Words beside a labelled date from which they, and not the label, say what happened."""
_OPENING = 4
"""Chunks that may stand before the date of an answer: 答　はい、…"""


class ActLabels:
    """Reads the acts that labels and what is like them tell, of one document."""

    def __init__(self, discourse: Discourse, nouns: ActNouns, labels: EventLabels) -> None:
        self.discourse, self.nouns, self.labels = discourse, nouns, labels
        self._released: bool | None = None

    def by_colon(self, sent: int, frame: Frame, chunk: Chunk) -> Said | None:
        """One of several labels of a line: 受付：2024年10月21日　受理|：2025年6月6日."""
        if chunk.index == 0 or chunk.index in frame.bracketed:
            return None
        before, text = frame.chunks[chunk.index - 1], self.discourse.view.text
        if before.value >= 0 or text[before.span.start : chunk.span.start].rstrip()[-1:] not in _COLONS:
            return None
        if _PERIOD.fullmatch(before.text):
            return self._held(sent)
        said = self.nouns.label(before.tokens)
        if said is not None and not said.word and _FIRST in said.which and said.nouns:
            return said._replace(word=said.nouns[-1].surface, nouns=said.nouns[:-1])  # 初本塁打：4月9日
        return said if said is not None and said.word else None

    def by_label(self, sent: int, frame: Frame, chunk: Chunk) -> Said | None:
        """オープン：3月18日, a cell under 移転日 in a row 港支店."""
        if chunk.index in frame.bracketed:
            return None
        around = [other for other in frame.chunks if other.value < 0 and other.index not in frame.bracketed and other.tokens]
        around = [other for other in around if not self.nouns.says_nothing(other.tokens)]  # 2026年11月より|順次
        labels = list(self.labels.over(sent, frame, chunk)) if len(around) < _FAR else ()
        word, edge, nouns, which = "", "", list[Morpheme](), frozenset[str]()
        doubtful = False
        for text, source, index in labels:
            doubtful |= source == "column" and _PERIOD.fullmatch(text) is not None  # one occasion of several
            said = self._held(sent) if _PERIOD.fullmatch(text) else self.nouns.label(self._words_of(index))
            if said is not None:
                nouns += said.nouns
                which |= said.which
                word, edge = (word or said.word), (edge or said.edge)
        if not labels or (around and not word):
            return None
        beside = tuple(self.nouns.themes(word for other in around for word in other.tokens))
        if not word:
            nouns, beside = [*nouns, *beside], ()
        return Said(word, edge, tuple(nouns), which=which, around=beside, doubtful=doubtful) if word or edge or nouns else None

    def _words_of(self, block: int) -> list[Morpheme]:
        view = self.discourse.view
        return [word for at in view.block_sentences[block] for word in view.tokens(at).words]

    def _held(self, sent: int) -> Said:
        """What is held when a label such as 日時 says: that of the heading it stands under, or of the title."""
        for index in reversed(self.discourse.block(sent).heading):
            words = self._words_of(index)
            nouns, said = tuple(self.nouns.themes(words)), self.nouns.said(words)
            if _SITS.search(self.discourse.block_text(index)):  # the day of 事故調査委員会　議事概要 is that of no accident
                nouns = tuple(noun for noun in nouns if noun.surface not in self.nouns.acts.occurrences)
            if nouns:
                return Said(HELD, "", nouns, which=said.which if said is not None else frozenset())
        return Said(HELD, "", ())

    def headed(self, date: Chunk) -> Said | None:
        """What a heading says is held: under 贈呈式, 1月23日、ホテルで執り行います."""
        block = self.discourse.block(self.discourse.view.sentence_at(date.span.start))
        over = block.row or block.heading  # 開会式　6月3日、県民会館で|行います
        said = self.nouns.said(self._words_of(over[-1])) if over else None
        return said._replace(word=said.word or HELD) if said is not None else None

    def headings(self, sent: int) -> frozenset[str]:
        """What the heading over a sentence is about: 証明書の誤送付, and below it 2月10日に公表した."""
        block = self.discourse.block(sent)
        over = block.row or block.heading
        words = self._words_of(over[-1]) if over else ()
        return frozenset(noun.surface for noun in self.nouns.themes(words))

    def by_release(self, sent: int, frame: Frame) -> Said | None:
        """That something was announced on the day that a line of the head of a release consists of: under 報道関係各位."""
        view = self.discourse.view
        if view.sentences[sent].block >= _HEAD or any(other.value < 0 for other in frame.chunks):
            return None
        if self._released is None:
            head = view.document.blocks[:_HEAD]
            self._released = len(head) == _HEAD and _RELEASE.search(view.text, 0, head[-1].span.end) is not None
        if not self._released:
            return None
        nouns = tuple(word for at in range(_HEAD) for word in self.nouns.themes(self._words_of(at)))
        return Said(RELEASED, "", nouns, doubtful=True)

    def by_bracket(self, frame: Frame, chunk: Chunk) -> Said | None:
        """黒瀬酒造(1872年創業), 大規模改修(本年3月完了), 設立(2009年)."""
        outer = frame.bracketed.get(chunk.index, -1)
        if outer < 0:
            return None
        noun = frame.chunks[outer]
        while noun.value >= 0 and noun.index and frame.chunks[noun.index - 1].glued and noun.index - 1 not in frame.bracketed:
            noun = frame.chunks[noun.index - 1]  # 営業停止|5日間(5月21日から)
        over = self.nouns.phrase(frame, noun, chunk)
        inside = [other for at, own in frame.bracketed.items() if own == outer and (other := frame.chunks[at]).value < 0]
        said = self.nouns.said([word for other in inside if abs(other.index - chunk.index) == 1 for word in other.tokens])
        above = self.nouns.said(over)
        if said is None or not (said.word or said.edge):
            return above if said is None else None
        if not said.word and above is not None and above.word:
            return above._replace(edge=said.edge)
        return said._replace(nouns=(*said.nouns, *self.nouns.themes(over)))

    def asked(self, sent: int, frame: Frame) -> Frame | None:
        """The question over an answer that is no more than a date: いつから申し込めますか。1月13日からです."""
        outside = (other for other in frame.chunks[:_OPENING] if other.index not in frame.bracketed)
        words = [other for other in outside if other.value < 0 and other.tokens]
        alone = all(other.text.upper() in self.nouns.acts.answering or self._only_plans(frame, other) for other in words)
        headings = self.discourse.block(sent).heading if alone else ()
        asking = self.discourse.view.block_sentences[headings[-1]] if headings else ()
        before = (asking[-1] if asking else sent - 1) if alone else -1
        if before < 0 or not _ASKED.search(self.discourse.view.quote(self.discourse.view.sentences[before].span)):
            return None
        return self.discourse.frame(before)

    def _only_plans(self, frame: Frame, chunk: Chunk) -> bool:
        """Whether a predicate says no more than that a day is meant: 11月3日を|予定しています."""
        acts = self.nouns.acts
        plain = chunk.predicate and not chunk.negative and (chunk.lemma in acts.idle or chunk.text in acts.bare)
        return plain and not any(other.value < 0 for other in frame.arguments(chunk))

    def by_lead(self, frame: Frame, chunk: Chunk) -> Said | None:
        """What stands before the first day of a line of nouns, if it says what happened: 内覧会|3月15日・16日 予約不要."""
        outside = self._line(frame, chunk)
        before = [other for other in outside if other.index < chunk.index]
        while before and self._is_date(frame, before[-1]):
            before.pop()  # another day of the same
        low = max((other.index for other in before if other.value >= 0), default=-1)  # 開館30周年|記念オペラ is no opening
        if low >= 0 and self._is_date(frame, frame.chunks[low]) and self._follows(frame, chunk):
            return None  # 3月22日完成、|25日から入居
        label = self._said_by([other for other in before if other.index > low])
        return self._numbered(frame, label) if label is not None and label.word else None

    def by_line(self, frame: Frame, chunk: Chunk) -> Said | None:
        """3月7日　内覧会(各日3,000名), 内覧会 3月15日・16日 予約不要: a line of nouns beside a day."""
        outside = self._line(frame, chunk)
        if not outside:
            return None
        values = [other.index for other in outside if other.value >= 0]
        end = next((at for at in values if at > chunk.index), len(frame.chunks))
        start = max((at for at in values if at < chunk.index), default=-1)
        first = next((other.index for other in outside if self._is_date(frame, other)), chunk.index)
        said = (
            self._said_by([other for other in outside if chunk.index < other.index < end])
            or self._said_by([other for other in outside if start < other.index < chunk.index])
            or self._said_by([other for other in outside if other.index < first])
        )
        return said and self._numbered(frame, said)

    def _numbered(self, frame: Frame, said: Said) -> Said:
        """What a line says, with its number: 第2回説明会　6月14日."""
        return said._replace(which=said.which | self.nouns.acts.numbered.of(self.discourse.view.quote(frame.span)))

    def _follows(self, frame: Frame, chunk: Chunk) -> bool:
        """Whether the noun directly behind a day says what happened."""
        after = frame.after(chunk)
        said = self._said_by([after]) if after is not None and after.index not in frame.bracketed else None
        return said is not None and bool(said.word)

    def _line(self, frame: Frame, chunk: Chunk) -> list[Chunk]:
        """The chunks of a line of nouns outside brackets; none in a clause."""
        governor = frame.predicate_of(chunk)
        told = governor not in (None, chunk) and governor.index not in frame.bracketed and governor.value < 0 and governor.tail
        if chunk.index in frame.bracketed or told:
            return []
        outside = [other for other in frame.chunks if other.index not in frame.bracketed]
        plain = (other for other in outside if other.value < 0)
        clause = any(other.particle in ("は", "が", "を", "に") or (other.predicate and other.tail) for other in plain)
        return [] if clause else outside

    def _is_date(self, frame: Frame, chunk: Chunk) -> bool:
        return chunk.value >= 0 and isinstance(frame.mentions[chunk.value].value, Date)

    def _said_by(self, chunks: Sequence[Chunk]) -> Said | None:
        return self.nouns.said([word for other in chunks if other.value < 0 for word in other.tokens]) if chunks else None
