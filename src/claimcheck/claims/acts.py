"""What a clause, a label or a line says was done on a day: see Note [Acts].

Every date beside a predicate, a verbal noun or a name gets an act. A verb that says nothing by itself leaves the word to its noun
(改修を行う), one of beginning or ending tells an edge (配布を始める), and a relative clause is about the noun it describes (2月に開いた展示場).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from claimcheck.claims.actwords import Act
from claimcheck.claims.dateclauses import edge_at, is_another, states_a_day
from claimcheck.claims.eventlabels import WHEN, EventLabels
from claimcheck.claims.eventwords import LIGHT, EventWords
from claimcheck.claims.frames import Chunk, Frame
from claimcheck.claims.gatherings import is_act
from claimcheck.claims.slots import Slots
from claimcheck.model.values import Date, Numeric, Ordinal
from claimcheck.text.tokens import Morpheme

_HELD, _OPEN = "開催", "開く"
_IDLE = LIGHT | {
    *("成る", "居る", "予定", "見込む", "計画", "目処", "続く", "続ける", "進める", "進む", "掛かる", "入る", "こぎ着ける", "至る", "見る"),
    *("頂く", "下さる", "呉れる", "致す", "遣る", "持つ", "設定", "決まる", "伴う", "為さる", "因る", "経る", "図る", "控える", "願う", "先立つ"),
    *("集まる", "合わせる", "迎える", "目処", "因む", "備える", "向ける"),
}
"""Verbs whose noun says what happened, where it does."""
_HUMBLE = frozenset({"為る", "致す", "頂く", "下さる", "申し上げる", "為さる", "居る", "参る", "御座る"})
_PARTICLES = frozenset({"就く", "付く", "つく", "於く", "因る", "対する", "関する", "伴う", "通ずる", "通じる", "連れる", "沿う", "基づく"})
_TOPICS = ("は", "が", "も")
_NEXT = {"次": "次", "次回": "次", "次期": "次", "前回": "前", "先": "前", "来場所": "次", "初": "初", "初めて": "初"}
_PAGE = frozenset({"更新", "最終更新", "発行", "付", "付け", "朝刊", "夕刊", "現在", "時点", "作成", "取材", "版", "号"})
_PERIOD = re.compile(rf"(?:{WHEN.pattern}|(?:開催|実施)?(?:期間|時間|時期)|会期)")
_ANSWERING = frozenset({"A", "Ａ", "A.", "答", "答え", "はい", "回答"})
_BARE_DAY = re.compile(r"[0-9０-９一二三四五六七八九十]+日")
_EACH = re.compile(r"(?:[1１一]人(?:が|あたり|当たり|の)?|[1１一]世帯(?:が|あたり|当たり)?)$")
_ASKED = re.compile(r"いつ.*(?:か[。？?]?|[？?])[*」）)\s]*$")
_SINCE = ("以来", "以降")
_RELEASED, _HEAD = "発表", 6
_RELEASE = re.compile(r"報道(?:関係者?|機関)?各位|報道発表|プレス ?リリース|ニュース ?リリース|(?:PRESS|NEWS|Press|News) ?(?:RELEASE|Release)|お知らせ|について")
_LONG = ("decade", "century")
_FAR = 3
"""Words beside a labelled date from which they, and not the label, say what happened."""


class _Said(NamedTuple):
    """The words of an act before they are weighed."""

    word: str
    edge: str
    nouns: tuple[Morpheme, ...]
    figures: frozenset[str] = frozenset()
    which: frozenset[str] = frozenset()
    around: tuple[Morpheme, ...] = ()
    doubtful: bool = False


class Acts:
    """Finds the acts of the dates of one document."""

    def __init__(self, slots: Slots, events: EventWords, labels: EventLabels) -> None:
        self.discourse, self.words, self.events, self.labels = slots.discourse, slots.words, events, labels
        self.acts = slots.words.acts

    def of(self, sent: int, frame: Frame, chunk: Chunk) -> Iterator[tuple[Act, Date]]:
        """The acts of a date, each with the day it states: one, or the beginning and the end of a stretch."""
        value = frame.mentions[chunk.value].value
        text = self.discourse.view.quote(frame.mentions[chunk.value].extent)
        if not isinstance(value, Date) or value.grain in _LONG or is_another(text, frame, chunk) or self._is_length(frame, chunk):
            return
        if value.until is not None:
            days = (("start", value.but(until=None)), ("end", value.until))
        else:
            days = ((self._edge_of(frame, chunk, value), value.but(open=None)),)
        told = set[Act]()
        for said in (self._said(sent, frame, chunk), self._beyond(frame, chunk)):
            for edge, day in days if said is not None else ():
                act = self._act(said, said.edge or edge) if said is not None else None
                if act is not None and act not in told:
                    told.add(act)
                    yield act, day

    def _is_length(self, frame: Frame, chunk: Chunk) -> bool:
        """Whether a bare day is how long or how often: 営業停止|5日, 1人が1日に出す量; or part of a name: 三日|月."""
        span, text = frame.mentions[chunk.value].span, self.discourse.view.text
        before = frame.chunks[chunk.index - 1] if chunk.index else None
        if _BARE_DAY.fullmatch(text, span.start, span.end) is None:
            return False
        runs_on = before is not None and before.value < 0 and before.glued and before.span.end == span.start
        return runs_on or text.startswith("月", span.end) or _EACH.search(text, max(0, span.start - 8), span.start) is not None

    def _edge_of(self, frame: Frame, chunk: Chunk, value: Date) -> str:
        """What a date is of what its sentence tells: 9月いっぱい and 9月末を期限として are ends."""
        mention, text, after = frame.mentions[chunk.value], self.discourse.view.text, frame.after(chunk)
        if text[: mention.extent.end].endswith("いっぱい") or text.startswith("いっぱい", mention.span.end):
            return "end"
        if chunk.particle == "を" and after is not None and after.text in self.acts.ends:
            return "end"
        return "" if self.discourse.view.quote(mention.extent).endswith(_SINCE) else edge_at(frame, chunk, value) or ""

    def _act(self, said: _Said, edge: str) -> Act | None:
        nouns = [noun for noun in said.nouns if noun.surface not in said.word or noun.proper]
        themes = {noun.surface for noun in nouns} | said.figures
        if (not said.word and not themes) or said.word in _PAGE:
            return None
        names = () if said.word == _RELEASED else (noun.surface for noun in nouns if noun.proper)  # who announced it
        around = (noun.surface for noun in said.around)
        return self.acts.act(said.word, edge, themes, names, said.which, around, doubtful=said.doubtful)

    def _said(self, sent: int, frame: Frame, chunk: Chunk) -> _Said | None:
        if self._is_release(sent, frame):
            nouns = tuple(word for at in range(_HEAD) for word in self._themes(self._words_of(at)))
            return _Said(_RELEASED, "", nouns, doubtful=True)
        for reader in (
            self._by_label, self._by_bracket, self._behind, self._by_nominal, self._by_clause, self._by_predicate, self._by_relative,
            self._by_question, self._by_line,
        ):  # fmt: skip
            found = reader(sent, frame, chunk)
            if found is not None:
                return found
        return None

    def _by_label(self, sent: int, frame: Frame, chunk: Chunk) -> _Said | None:
        """オープン：3月18日, a cell under 移転日 in a row 港支店."""
        if chunk.index in frame.bracketed:
            return None
        labels = list(self.labels.over(sent, frame, chunk))
        around = [other for other in frame.chunks if other.value < 0 and other.index not in frame.bracketed and other.tokens]
        if not labels or len(around) >= _FAR:
            return None
        word, edge, nouns = "", "", list[Morpheme]()
        for text, _source, index in labels:
            said = _Said(_HELD, "", self._heading(sent)) if _PERIOD.fullmatch(text) else self._label(index)
            if said is not None:
                nouns += said.nouns
                word, edge = (word or said.word), (edge or said.edge)
        if around and not word:
            return None
        nouns += self._themes(word for other in around for word in other.tokens)
        return _Said(word, edge, tuple(nouns)) if word or edge or nouns else None

    def _words_of(self, block: int) -> list[Morpheme]:
        view = self.discourse.view
        return [word for at in view.block_sentences[block] for word in view.tokens(at).words]

    def _heading(self, sent: int) -> tuple[Morpheme, ...]:
        """The nouns of the heading that a label such as 日時 stands under, or of the title."""
        for index in reversed(self.discourse.block(sent).heading):
            nouns = tuple(self._themes(self._words_of(index)))
            if nouns:
                return nouns
        return ()

    def _headed(self, date: Chunk) -> _Said | None:
        """What a heading says is held: under 贈呈式, 1月23日、ホテルで執り行います."""
        sent = self.discourse.view.sentence_at(date.span.start)
        block = self.discourse.block(sent)
        said = self._noun(self._words_of(block.heading[-1])) if block.heading else None
        return said._replace(word=said.word or _HELD) if said is not None else None

    def _is_release(self, sent: int, frame: Frame) -> bool:
        """Whether a line that is nothing but a date is the day of a release: under 報道関係各位 or beside it."""
        block = self.discourse.view.sentences[sent].block
        if block >= _HEAD or len(self.discourse.view.document.blocks) < _HEAD or any(other.value < 0 for other in frame.chunks):
            return False
        blocks = self.discourse.view.document.blocks[:_HEAD]
        return _RELEASE.search(self.discourse.view.text, 0, blocks[-1].span.end) is not None

    def of_row(self, sent: int, frame: Frame) -> Act | None:
        """What a cell tells of the day that labels its row: 2023年8月 | 品種登録出願."""
        if not frame.chunks or any(isinstance(mention.value, Date) for mention in frame.mentions):
            return None
        outside = [chunk for chunk in frame.chunks if chunk.index not in frame.bracketed]
        last = next((chunk for chunk in reversed(outside) if chunk.value < 0), None)
        predicate = (frame.predicate_of(last) or last) if last is not None else None
        if predicate is None or predicate.negative or predicate.value >= 0:
            return None
        said = self._told(frame, predicate, predicate)
        return None if said is None else self._act(said, said.edge)

    def _by_bracket(self, sent: int, frame: Frame, chunk: Chunk) -> _Said | None:
        """黒瀬酒造(1872年創業), 大規模改修(本年3月完了), 設立(2009年)."""
        outer = frame.bracketed.get(chunk.index, -1)
        if outer < 0:
            return None
        over = self._phrase(frame, frame.chunks[outer], chunk)
        inside = [other for at, own in frame.bracketed.items() if own == outer and (other := frame.chunks[at]).value < 0]
        near = [other for other in inside if other.index == chunk.index + 1 or other.index == chunk.index - 1]
        said = self._noun([word for other in near for word in other.tokens])
        above = self._noun(over)
        if said is None or not (said.word or said.edge):
            return above if said is None else None
        if not said.word and above is not None and above.word:
            return above._replace(edge=said.edge)
        return said._replace(nouns=(*said.nouns, *self._themes(over)))

    def _by_relative(self, sent: int, frame: Frame, chunk: Chunk) -> _Said | None:
        """計画が終わる|2027年3月: the clause that describes the day."""
        for other in frame.arguments(chunk):
            verbal = any(word.pos == "動詞" or is_act(word) for word in other.tokens)
            if other.predicate and other.adnominal and verbal and not other.negative and other.index == chunk.index - 1:
                return self._told(frame, other, chunk)
        return None

    def _by_question(self, sent: int, frame: Frame, chunk: Chunk) -> _Said | None:
        """いつから申し込めますか。1月13日からです: the question says what the day is of."""
        words = [other for other in frame.chunks[:4] if other.value < 0 and other.tokens and other.index not in frame.bracketed]
        alone = all(other.text.upper() in _ANSWERING for other in words)
        headings = self.discourse.block(sent).heading
        asking = self.discourse.view.block_sentences[headings[-1]] if headings else ()
        before = (asking[-1] if asking else sent - 1) if alone else -1
        if before < 0 or not _ASKED.search(self.discourse.view.quote(self.discourse.view.sentences[before].span)):
            return None
        asked = self.discourse.frame(before)
        last = next((other for other in reversed(asked.chunks) if other.value < 0 and other.predicate), None)
        if last is None:
            return None
        if any(word.pos == "動詞" or is_act(word) for word in last.tokens):
            return self._told(asked, last, last)
        topic = next((other for other in asked.arguments(last) if other.particle == "は"), None)
        return None if topic is None else self._told(asked, topic, last) if topic.predicate else self._noun(
            self._phrase(asked, topic, last)
        )  # fmt: skip

    def _by_line(self, sent: int, frame: Frame, chunk: Chunk) -> _Said | None:
        """3月7日　内覧会(各日3,000名): a line of nouns beside a day."""
        governor = frame.predicate_of(chunk)
        if chunk.index in frame.bracketed or (governor not in (None, chunk) and governor.index not in frame.bracketed):
            return None
        outside = [other for other in frame.chunks if other.index not in frame.bracketed]
        if any(other.particle in ("は", "が", "を", "に") or (other.predicate and other.tail) for other in outside if other.value < 0):
            return None
        values = [other.index for other in outside if other.value >= 0]
        end = next((at for at in values if at > chunk.index), len(frame.chunks))
        nouns = [other for other in outside if chunk.index < other.index < end]
        start = max((at for at in values if at < chunk.index), default=-1)
        nouns = nouns or [other for other in outside if start < other.index < chunk.index]
        return self._noun([word for other in nouns for word in other.tokens])

    def _behind(self, sent: int, frame: Frame, chunk: Chunk) -> _Said | None:
        """昨年11月の発表から, 2018年就航, 3月の合宿."""
        after = frame.after(chunk)
        if after is None or after.value >= 0 or not (chunk.glued or chunk.particle == "の") or (after.predicate and after.adnominal):
            return None
        if chunk.particle == "の" and states_a_day(frame, chunk):
            return None
        last = after
        for noun in frame.chain(after):
            last = noun
        if last.value >= 0 or any(word.verbal for word in last.tokens):
            return None
        said = self._noun(self._phrase(frame, last, chunk))
        if said is None or not (said.word or chunk.particle == "の"):
            return None
        return said._replace(which=said.which | self._which(frame, last, chunk))

    def _by_nominal(self, sent: int, frame: Frame, chunk: Chunk) -> _Said | None:
        """発売は5月15日です, 橋が架かったのは2019年."""
        before = frame.chunks[chunk.index - 1] if chunk.index else None
        if before is not None and before.particle in ("は", "が") and before.predicate and before.value < 0 and _is_cleft(before):
            return self._told(frame, before, chunk)
        if before is not None and before.ending.bare == "は" and before.value < 0 and before.tokens and _closes(chunk):
            said = self._noun(self._phrase(frame, before, chunk))
            if said is not None and (said.word or not chunk.comma):
                return said._replace(which=said.which | self._which(frame, before, chunk))
        predicate = frame.predicate_of(chunk)
        if predicate is None:
            return None
        planned = predicate is not chunk and (predicate.lemma in self.acts.bare or predicate.lemma in _IDLE)
        if predicate is not chunk and not (planned and chunk.particle in ("を", "と", "に", "")):
            return None
        for topic in frame.arguments(predicate):
            if topic is chunk or topic.particle not in _TOPICS or topic.value >= 0 or not topic.tokens:
                continue
            if topic.predicate and _is_cleft(topic):
                return self._told(frame, topic, chunk)
            said = self._noun(self._phrase(frame, topic, chunk))
            if said is not None and (predicate is chunk or said.word):
                return said._replace(which=said.which | self._which(frame, topic, chunk))
        return None

    def _by_predicate(self, sent: int, frame: Frame, chunk: Chunk) -> _Said | None:
        predicate = self.events.meant(frame, chunk)
        while predicate is not None and predicate.lemma in _PARTICLES and predicate.head > predicate.index:
            predicate = frame.predicate_of(frame.chunks[predicate.head])  # 改正について|諮問した
        if predicate is not None and predicate.value >= 0 and predicate is not chunk and predicate.head >= 0:
            predicate = frame.predicate_of(frame.chunks[predicate.head])
        if predicate is None or predicate is chunk or predicate.negative or predicate.value >= 0:
            return None
        if predicate.index in frame.bracketed and chunk.index not in frame.bracketed:
            return None
        return self._told(frame, predicate, chunk)

    def _by_clause(self, sent: int, frame: Frame, chunk: Chunk) -> _Said | None:
        """2023年11月に着工、2月に竣工: a clause that ends in a verbal noun."""
        if chunk.particle not in ("に", "", "は", "から") or chunk.index in frame.bracketed:
            return None
        for other in frame.chunks[chunk.index + 1 :]:
            if other.value >= 0 or (other.predicate and not other.adnominal):
                return None
            if other.comma and not other.particle:
                said = self._noun(self._phrase(frame, other, chunk))
                return said if said is not None and said.word else None
            if other.comma:
                return None
        return None

    def _beyond(self, frame: Frame, chunk: Chunk) -> _Said | None:
        """What the sentence says besides, where a day stands before a relative clause: 2021年に跡地を使う事業者を|公募した."""
        inner = frame.predicate_of(chunk)
        if inner is None or inner is chunk or not inner.adnominal or inner.head < 0 or chunk.particle not in ("", "に", "は"):
            return None
        outer = frame.predicate_of(frame.chunks[inner.head])
        if outer is None or outer is inner or outer.negative or outer.value >= 0 or outer.index in frame.bracketed:
            return None
        said = self._told(frame, outer, chunk)
        return None if said is None else said._replace(doubtful=True)

    def _told(self, frame: Frame, predicate: Chunk, date: Chunk) -> _Said | None:
        """What a predicate says, with its arguments."""
        verb = next((word for word in reversed(predicate.tokens) if word.pos == "動詞" and not word.helping), None)
        verb = verb or next((word for word in predicate.tokens if word.pos == "動詞"), None)
        if predicate.lemma == "成る":  # 通れる|ように|なる
            so = next((other for other in frame.arguments(predicate) if other.text == "よう"), predicate)
            able = next((other for other in frame.arguments(so) if other.predicate and other.index == so.index - 1), None)
            predicate = able if able is not None and able.value < 0 else predicate
            verb = next((word for word in reversed(predicate.tokens) if word.pos == "動詞"), verb)
        arguments = self._arguments(frame, predicate, date)
        themes = [word for other in arguments for word in self._phrase(frame, other, date)]
        figures = frozenset(figure for other in arguments for figure in self._figures(frame, other))
        which = self._which(frame, predicate, date).union(*(self._which(frame, other, date) for other in arguments))
        beside = (other for other in frame.arguments(predicate) if other is not date and other.value < 0 and not other.predicate)
        around = tuple(self._themes(word for other in beside if other not in arguments for word in self._phrase(frame, other, date)))
        if verb is None or any(is_act(word) for word in predicate.tokens):
            said = self._noun(predicate.tokens if verb is not None else self._phrase(frame, predicate, date))
            word, edge, own = (said.word, said.edge, said.nouns) if said is not None else (predicate.lemma, "", ())
            which |= said.which if said is not None else frozenset()
            word = word if said is None or word or edge else predicate.lemma if predicate.lemma in _IDLE else ""
            if verb is None and not word and not edge and predicate.tail and not themes:
                return None
        else:
            word, edge, own = self.acts.of_verb(verb), self.events.edge(predicate) or "", ()
        unknown = bool(word) and not self.acts.kinds(word) and not any(is_act(token) for token in predicate.tokens)
        if (word in _IDLE and not own) or unknown or (edge and not self.acts.kinds(word)) or word in self.words.beginnings | self.words.endings:
            given = [other for other in frame.arguments(predicate) if other not in arguments and other.particle in ("と", "に", "は")]
            for other in (*arguments, *(each for each in given if each is not date and each.value < 0 and not each.predicate)):
                said = self._noun(self._phrase(frame, other, date))
                if said is not None and said.word:
                    rest = self._themes(word for each in arguments if each is not other for word in self._phrase(frame, each, date))
                    own_edge = said.edge or edge
                    return _Said(said.word, own_edge, (*said.nouns, *rest), figures, which | said.which, around)
            headed = self._headed(date) if word in LIGHT and not themes and not figures else None
            if headed is not None:
                return headed._replace(which=headed.which | which, around=around)
            word = "" if (word in _IDLE and not own and word != _OPEN) or not (unknown or self.acts.kinds(word)) else word
            edge = "" if word else edge  # 閉じる says itself what ended
        found = (*own, *self._themes(themes))
        return _Said(word, edge, found, figures, which, around) if word or found else None

    def _arguments(self, frame: Frame, predicate: Chunk, date: Chunk) -> list[Chunk]:
        """What a predicate is about: its object, else its subject or topic, and the noun that its clause describes."""
        given = [
            other for other in frame.arguments(predicate)
            if other is not date and other.tokens and not other.predicate and other.index not in frame.bracketed
            and not (other.value >= 0 and isinstance(frame.mentions[other.value].value, Date))
        ]  # fmt: skip
        passive = predicate.passive or predicate.lemma not in self.words.transitive
        done = [other for other in given if other.particle == "を"]
        into = [other for other in given if other.particle in ("に", "へ") and predicate.lemma in self.words.happenings.directed]
        found = done or into
        if not found:
            topics = [other for other in given if other.particle in ("は", "も")]
            found = [other for other in given if other.particle == "が"] if passive or not topics else []
            found += topics  # 確定値は国が|公表する
        if not found:
            found = [other for other in given if other.particle in ("に", "へ", "と", "から", "")]
        topic = frame.topic(date.index) or frame.topic(len(frame.chunks))
        if not found and topic is not None and topic is not date and not topic.predicate and topic.tokens:
            found = [topic]  # 2期の販売は5月に|始める|予定だ
        if predicate.adnominal and predicate.head > predicate.index:
            head = frame.chunks[predicate.head]
            for noun in frame.chain(head) if head.value < 0 else ():
                head = noun
            if head.tokens and head.text not in self.acts.bare and not done:
                found = [*found, head]
        return found

    def _phrase(self, frame: Frame, noun: Chunk, date: Chunk) -> list[Morpheme]:
        """The words of a noun phrase, modifiers first."""
        parts = [
            other for other in frame.under(noun, 8)
            if other is not date and other.value < 0 and not (other.predicate and other is not noun)
            and (other is noun or other.particle in ("の", "", "と", "や") or other.glued)
        ]  # fmt: skip
        return [word for other in sorted(parts, key=lambda other: other.index) for word in other.tokens]

    def _figures(self, frame: Frame, noun: Chunk) -> Iterator[str]:
        """The figures in a noun phrase: 26|店を統合する."""
        for other in frame.under(noun, 4):
            value = frame.mentions[other.value].value if other.value >= 0 else None
            if isinstance(value, Numeric) and value.magnitude and not isinstance(value, Ordinal):
                yield f"{value.magnitude.normalize():f}{getattr(value, 'unit', '') or getattr(value, 'currency', '')}"

    def _which(self, frame: Frame, noun: Chunk, date: Chunk) -> frozenset[str]:
        """Which of several a noun phrase means: 第2期の販売, 次の来航."""
        found = set[str]()
        for other in frame.under(noun, 6):
            value = frame.mentions[other.value].value if other.value >= 0 and other is not date else None
            if isinstance(value, Ordinal):
                found.add(f"{value.magnitude}{value.unit}")
            elif other.value < 0 and other.tokens and other is not date:
                found |= {_NEXT[word.surface] for word in other.tokens[:1] if word.surface in _NEXT}
        return frozenset(found)

    def _noun(self, words: Sequence[Morpheme]) -> _Said | None:
        """What a noun phrase says: 供用の|開始, 再開発組合|設立, 住民|説明会."""
        tokens = [word for word in words if not word.sign and word.pos not in ("助詞", "助動詞", "動詞") or _is_deverbal(word)]
        edge = ""
        while tokens and (tokens[-1].surface in self.acts.bare or tokens[-1].surface in ("日", "予定日") or self._edge(tokens)):
            edge = edge or self._edge(tokens)
            tokens.pop()
        if not tokens:
            held = bool(words) and words[-1].surface == _HELD
            return _Said(_HELD if held else "", edge, ()) if edge or held else None
        which = frozenset(_NEXT[word.surface] for word in tokens if word.surface in _NEXT)
        last, text = tokens[-1], "".join(word.surface for word in tokens)
        if text.endswith(self.words.happenings.gatherings) or text.endswith(self.words.event_nouns):
            kind = next((noun for noun in self.words.happenings.gatherings if text.endswith(noun)), "")
            return _Said(_HELD, edge, tuple(self._themes(tokens)), which=which | ({"=" + kind} if kind else set()))
        for at in range(max(0, len(tokens) - 4), len(tokens)):
            text = "".join(word.surface for word in tokens[at:])
            own = self.acts.of_verb(tokens[-1]) if at == len(tokens) - 1 and tokens[-1].pos == "動詞" else text
            if self.acts.kinds(own) and own not in self.acts.bare:
                return _Said(own, edge, tuple(self._themes(tokens[:at])), which=which)
        if is_act(last) and last.surface not in _PAGE:
            return _Said(last.surface, edge, tuple(self._themes(tokens[:-1])), which=which)
        themes = tuple(self._themes(tokens))
        return _Said("", edge, themes, which=which) if themes else None

    def _label(self, block: int) -> _Said | None:
        """What a label says, as a noun or a verb: 発売日, 見つけた日."""
        words = self._words_of(block)
        verb = next((word for word in reversed(words) if word.pos == "動詞" and not word.helping and not _is_deverbal(word)), None)
        said = self._noun(words)
        if verb is None or (said is not None and said.word):
            return said
        return _Said(self.acts.of_verb(verb), "", said.nouns if said is not None else ())

    def _edge(self, tokens: Sequence[Morpheme]) -> str:
        last = {tokens[-1].surface, "".join(word.surface for word in tokens[-2:])}
        return "start" if last & self.acts.starts else "end" if last & self.acts.ends else ""

    def _themes(self, words: Iterable[Morpheme]) -> Iterator[Morpheme]:
        """The nouns that say what something is about."""
        for word in words:
            noun = word.pos in ("名詞", "形状詞") and word.pos2 not in ("数詞", "助数詞") or word.unknown or _is_deverbal(word)
            idle = word.surface in self.acts.bare or (word.surface[0] == "同" and word.size == 2) or word.surface in self.words.light or word.surface.isdigit()
            if noun and not idle and not (word.size == 1 and not "一" <= word.surface <= "龠"):
                yield word


def _is_cleft(topic: Chunk) -> bool:
    """橋が架かった|のは."""
    return not topic.negative and any(token.surface in ("の", "こと") for token in topic.tail)


def _closes(date: Chunk) -> bool:
    """Whether a date ends its clause: 完成は26年9月、入居は…; 発売は6月26日ですが."""
    tail = "".join(word.surface for word in date.tail)
    return (date.comma and not date.particle) or tail.startswith(("です", "でし", "だ", "で、", "とし", "から。", "まで。"))


def _is_deverbal(word: Morpheme) -> bool:
    """Whether a verb became a noun: 売り出し, but not the いたし of 公表いたします."""
    return word.pos == "動詞" and not word.helping and word.lemma not in _HUMBLE and word.form.startswith("連用形") and word.surface[-1:] in "きぎしちみりいび" and word.size > 1
