"""What a sentence says was done on a day: see Note [Acts].

Every date beside a predicate, a verbal noun or a name gets an act. A verb that says nothing by itself leaves the word to its
noun (改修を行う), one of beginning or ending tells an edge (配布を始める), and a relative clause is about the noun it describes
(2月に開いた展示場).
"""

from collections.abc import Iterator

from claimcheck.claims.events.actasides import ActAsides
from claimcheck.claims.events.actchunks import (
    closes,
    hour_of,
    is_cleft,
    is_length,
    is_of_page,
    last_of_row,
    place_in_row,
)
from claimcheck.claims.events.actclauses import ActClauses
from claimcheck.claims.events.actgoals import goal_of
from claimcheck.claims.events.actlabels import RELEASED, ActLabels
from claimcheck.claims.events.actnouns import ActNouns, Said
from claimcheck.claims.events.dateclauses import dates_nothing, edge_at, is_another, states_a_day
from claimcheck.claims.events.eventlabels import EventLabels
from claimcheck.claims.events.eventwords import LIGHT, EventWords
from claimcheck.claims.events.rounds import Rounds
from claimcheck.claims.figures.slots import Slots
from claimcheck.claims.lexicon.actwords import Act
from claimcheck.claims.sentences.frames import Chunk, Frame
from claimcheck.claims.sentences.gatherings import is_act
from claimcheck.model.pattern import regex
from claimcheck.model.values import Date, Duration

_TOPICS = ("は", "が", "も")
_AS_OF = regex(r"\s*(?:[（(][^（）()]{0,14}[）)])?\s*(?:現在|時点)")
_ALL_OF = regex(r"中[はも]")
_LAST = regex(r".{0,8}?(?:をもって|を以て|をもちまして|を最後に|限りで)")
"""What follows the day of a last time: 3月31日の運行|をもって."""
_SINCE = ("以来", "以降")
_FIRST = ("うえ", "上", "のち", "後", "あと")
"""Nouns behind what was done first."""
_LONG = ("decade", "century", "half", "quarter")
_CITED = regex(r"\s*『.*』[。．]?$")
"""What follows the day of a source: みなと新聞、2024年3月5日『港の橋が開通』."""


class Acts:
    """Finds the acts of the dates of one document."""

    def __init__(self, slots: Slots, events: EventWords, labels: EventLabels) -> None:
        self.discourse, self.words, self.events = slots.discourse, slots.words, events
        self.acts = slots.words.acts
        self.nouns = ActNouns(slots.words)
        self.labels = ActLabels(slots.discourse, self.nouns, labels)
        self.clauses = ActClauses(self.nouns, events, self.labels.headed)
        self.asides = ActAsides(slots.discourse.view, self.clauses)
        self.rounds = Rounds(slots.discourse, self.acts.numbered)
        self._idle = LIGHT | self.acts.idle

    def of(self, sent: int, frame: Frame, chunk: Chunk) -> Iterator[tuple[Act, Date]]:
        """The acts of a date, each with the day it states: one, or the beginning and the end of a stretch."""
        value = frame.mentions[chunk.value].value
        goal = goal_of(self.discourse.view.text, self.acts, frame.mentions[chunk.value].span, frame.span.end)
        if goal is not None and isinstance(value, Date):
            yield goal, value.but(open=None)
        if not isinstance(value, Date) or value.fiscal or value.grain in _LONG or is_length(self.discourse.view.text, frame, chunk):
            return  # 2023年度の入館者
        written = frame.mentions[chunk.value].extent
        text = self.discourse.view.quote(written)
        cited = _CITED.match(self.discourse.view.text, written.end, frame.span.end) is not None
        nothing = dates_nothing(self.discourse.view.text, frame, chunk)
        if cited or nothing or is_another(text, frame, chunk) or is_of_page(frame, chunk, self.acts.page):
            return
        if _AS_OF.match(self.discourse.view.text, written.end, frame.span.end):
            return  # 10日午前8時45分現在、北西に進んでいる
        if _ALL_OF.match(self.discourse.view.text, written.end) or _ALL_OF.match(text[-2:]):
            return  # 10月中は土日も受け付ける
        days = self._days(frame, chunk, value, text)
        told = set[Act]()
        chunk = last_of_row(self.discourse.view.text, frame, chunk)
        more = (reading(frame, chunk) for reading in (self.asides.of_entry, self.asides.beyond, self.asides.then, self._described))
        for said in (self._said(sent, frame, chunk), *more, self.rounds.of(sent, frame, chunk)):
            for edge, day in days if said is not None else ():
                goes_on = said is not None and said.word in self.acts.going_on
                edge = "" if goes_on and edge == "start" else edge  # noqa: PLW2901
                act = self._act(said, said.edge or edge, paged=chunk.particle not in ("に", "の")) if said is not None else None
                if act is not None and act not in told:
                    told.add(act)
                    yield (act if act.themes else act._replace(headed=self.labels.headings(sent))), day

    def at(self, sent: int, frame: Frame, chunk: Chunk) -> Act | None:
        """The act of a time of day: 14時36分に通報があった."""
        if is_another(self.discourse.view.quote(frame.mentions[chunk.value].extent), frame, chunk):
            return None
        said = self._said(sent, frame, chunk)
        return self._act(said, said.edge) if said is not None and said.word else None

    def _days(self, frame: Frame, chunk: Chunk, value: Date, text: str) -> list[tuple[str, Date]]:
        """The days that a date states, each with the edge it is: those of a stretch, or one."""
        if value.until is None:
            edge = self._edge_of(frame, chunk, value, text) or place_in_row(frame, chunk, value)
            return [(edge, value.but(open=None))]
        first, last = value.but(until=None), value.until
        if (first.year, first.month, first.day) == (last.year, last.month, last.day):
            return [("", first)]  # 11月3日9時～14時
        return [("start", first), ("end", last)]

    def of_row(self, frame: Frame) -> Act | None:
        """What a cell tells of the day that labels its row: 2023年8月 | 品種登録出願."""
        if not frame.chunks or any(isinstance(mention.value, Date) for mention in frame.mentions):
            return None
        outside = (chunk for chunk in reversed(frame.chunks) if chunk.index not in frame.bracketed)
        last = next((chunk for chunk in outside if chunk.value < 0), None)
        predicate = (frame.predicate_of(last) or last) if last is not None else None
        if predicate is None or predicate.negative or predicate.value >= 0:
            return None
        said = self.clauses.said(frame, predicate, predicate)
        return None if said is None else self._act(said, said.edge)

    def recalled(self, frame: Frame, chunk: Chunk, *, noun: bool = False, negative: bool = False) -> Act | None:
        """What a noun or a predicate says was done, without a day; see Note [Orderings].

        Args:
            frame: the frame of its sentence.
            chunk: what says it.
            noun: whether only the noun of a predicate says it: 上場|で得た資金.
            negative: whether it may be denied.
        """
        if noun:
            said = self._noun(frame, chunk, chunk)
        elif chunk.lemma == "成る":
            into = next((other for other in frame.arguments(chunk) if other.particle in ("に", "と") and other.value < 0), None)
            said = None if into is None or chunk.negative else self._noun(frame, into, chunk)
        elif chunk.predicate and not (chunk.particle and not chunk.tail):
            said = None if chunk.negative and not negative else self.clauses.said(frame, chunk, chunk)
        else:
            said = self._noun(frame, chunk, chunk)
        return None if said is None else self._act(said, said.edge)

    def _edge_of(self, frame: Frame, chunk: Chunk, value: Date, written: str) -> str:
        """What a date is of what its sentence tells: 9月いっぱい and 9月末を期限として are ends."""
        mention, after = frame.mentions[chunk.value], frame.after(chunk)
        if written.endswith("いっぱい") or self.discourse.view.text.startswith("いっぱい", mention.span.end):
            return "end"
        nominal = chunk.particle in ("の", "を", "") and (after is None or not after.predicate or chunk.particle == "を")
        if nominal and _LAST.match(self.discourse.view.text, mention.extent.end, frame.span.end):
            return "end"
        if chunk.particle == "を" and after is not None and after.text in self.acts.ends:
            return "end"
        return "" if written.endswith(_SINCE) else edge_at(frame, hour_of(frame, chunk, self.acts.bare), value) or ""

    def _act(self, said: Said, edge: str, *, paged: bool = True) -> Act | None:
        """The act of what is said; none of a page, unless its day is told as that of an event: 6月に投稿した."""
        nouns = [noun for noun in said.nouns if noun.surface not in said.word or noun.proper]
        themes = {noun.surface for noun in nouns} | said.figures
        if (not said.word and not themes) or (paged and said.word in self.acts.page):
            return None
        names = () if said.word == RELEASED else (noun.surface for noun in nouns if noun.proper)  # who announced it
        around = (noun.surface for noun in said.around)
        return self.acts.act(said.word, edge, themes, names, said.which, around, doubtful=said.doubtful)

    def _said(self, sent: int, frame: Frame, chunk: Chunk) -> Said | None:
        """The words for what happened on a day, by the nearest thing that has any."""
        labels = self.labels
        return (
            labels.by_release(sent, frame) or labels.by_colon(sent, frame, chunk)
            or labels.by_label(sent, frame, chunk) or labels.by_bracket(frame, chunk)
            or self.asides.of_line(frame, chunk) or self._behind(frame, chunk)
            or self._by_topic(frame, chunk) or self._by_nominal(frame, chunk)
            or self._by_clause(frame, chunk) or labels.by_lead(frame, chunk)
            or self._by_predicate(frame, chunk) or self._by_relative(frame, chunk)
            or self._by_question(sent, frame) or labels.by_line(frame, chunk)
        )  # fmt: skip

    def _behind(self, frame: Frame, chunk: Chunk) -> Said | None:
        """昨年11月の発表から, 2018年就航, 3月の合宿."""
        after = frame.after(chunk)
        if after is None or after.value >= 0 or (after.predicate and after.adnominal):
            return None
        if not chunk.glued and (chunk.particle != "の" or states_a_day(frame, chunk)):
            return None
        if chunk.particle != "の" and after.particle in ("を", "が") and after.span.start > frame.mentions[chunk.value].extent.end:
            return None  # 2007年6月　免許を|取得
        last = after
        for noun in frame.chain(after):
            last = noun
            if noun.text.endswith(_SINCE):
                break  # 2月の公開以来の|来場
        if last.value >= 0 or any(word.verbal for word in last.tokens):
            return None
        said = self._noun(frame, last, chunk)
        if said is None or not (said.word or chunk.particle == "の"):
            return None
        if not said.word and (beyond := self._at_occasion(frame, last, chunk)) is not None:
            return beyond._replace(around=(*beyond.around, *said.nouns))
        return self._of_topic(frame, last, chunk, said)

    def _of_topic(self, frame: Frame, last: Chunk, chunk: Chunk, said: Said) -> Said:
        """What a nominal sentence says, of its topic: 新型は|11月の発売です."""
        topic = frame.topic(chunk.index)
        for other in frame.arguments(last) if topic is not None else ():
            if other.particle == "は" and other is not topic:  # Aは3月、Bは|4月の発売です
                said = said._replace(which=said.which - self.nouns.which(frame, other, chunk))
        if said.nouns or topic is None or topic.predicate or not closes(frame, last):
            return said
        about = self._noun(frame, topic, chunk) or Said("", "", (), which=self.nouns.which(frame, topic, chunk))
        return said if about.word else said._replace(nouns=about.nouns, which=said.which | about.which)

    def _at_occasion(self, frame: Frame, noun: Chunk, date: Chunk) -> Said | None:
        """What happened on an occasion that a day names: 11月の青葉戦で|靱帯を断裂, 初出場は8月の青葉戦だった."""
        predicate = frame.predicate_of(noun)
        if predicate is None or predicate.negative or predicate.value >= 0 or predicate.index in frame.bracketed:
            return None
        if predicate is noun:
            topic = frame.topic(date.index)
            said = self._noun(frame, topic, date) if topic is not None and not topic.predicate else None
            return said if said is not None and said.word else None
        if noun.particle not in ("で", "に"):
            return None
        said = self.clauses.said(frame, predicate, date)
        return said if said is not None and said.word else None

    def _noun(self, frame: Frame, noun: Chunk, date: Chunk) -> Said | None:
        """What a noun phrase says, and which of several it means."""
        said = self.nouns.said(self.nouns.phrase(frame, noun, date))
        return said and said._replace(which=said.which | self.nouns.which(frame, noun, date))

    def _by_topic(self, frame: Frame, chunk: Chunk) -> Said | None:
        """発売は|5月15日です, 橋が架かったのは|2019年."""
        before = frame.chunks[chunk.index - 1] if chunk.index else None
        if before is None or before.value >= 0:
            return None
        if before.particle in ("は", "が") and before.predicate and is_cleft(before):
            return self.clauses.said(frame, before, chunk)
        said = self._noun(frame, before, chunk) if before.ending.bare == "は" and before.tokens and closes(frame, chunk) else None
        return said if said is not None and (said.word or not chunk.comma) else None

    def _by_nominal(self, frame: Frame, chunk: Chunk) -> Said | None:
        """発売は駅前店で5月15日です, 着工は3月を予定する."""
        predicate = frame.predicate_of(chunk)
        if predicate is None:
            return None
        lasting = predicate.index == chunk.head and chunk.particle == "の" and self._is_duration(frame, predicate)
        planned = predicate.lemma in self.acts.bare or predicate.lemma in self._idle
        if predicate is not chunk and not lasting and not (planned and chunk.particle in ("を", "と", "に", "")):
            return None
        plain = predicate is chunk or lasting
        if not plain and (self._is_of_noun(frame, predicate) or self._does_another(frame, predicate, chunk)):
            return None
        for topic in sorted(frame.arguments(predicate), key=lambda other: other.particle != "は"):  # 調査は委員会が|行う
            if topic is chunk or topic.particle not in _TOPICS or topic.value >= 0 or not topic.tokens:
                continue
            if topic.predicate and is_cleft(topic):
                return self.clauses.said(frame, topic, chunk)
            said = self._noun(frame, topic, chunk)
            if said is not None and (plain or said.word):
                figures = (figure for other in frame.arguments(predicate) if other.particle == "が" and other.index > chunk.index
                           for figure in self.nouns.figures(frame, other))
                return said._replace(figures=said.figures.union(figures))  # 据付は8月に25基が|完了した
        return None

    def _is_duration(self, frame: Frame, chunk: Chunk) -> bool:
        """Whether a chunk says how long: 会期は3日から5日までの|3日間です."""
        return chunk.value >= 0 and isinstance(frame.mentions[chunk.value].value, Duration)

    def _is_of_noun(self, frame: Frame, predicate: Chunk) -> bool:
        """Whether a clause describes a noun that says what it is of: 入選者は3月8日に|行われる|表彰式に招かれる."""
        head = frame.chunks[predicate.head] if predicate.adnominal and predicate.head > predicate.index else None
        return head is not None and bool(head.tokens) and head.value < 0 and head.text not in self.acts.bare

    def _does_another(self, frame: Frame, predicate: Chunk, date: Chunk) -> bool:
        """Whether a predicate has an object that says what happened: 試験は4月10日に投与を|開始した."""
        done = (other for other in frame.arguments(predicate) if other.particle == "を" and other is not date and other.value < 0)
        return any(other.tokens and is_act(other.tokens[-1]) for other in done)

    def _by_clause(self, frame: Frame, chunk: Chunk) -> Said | None:
        """2023年11月に着工、2月に竣工: a clause that ends in a verbal noun."""
        if chunk.particle not in ("に", "", "は", "から") or chunk.index in frame.bracketed:
            return None
        for other in frame.chunks[chunk.index + 1 :]:
            if other.value >= 0 or (other.predicate and not other.adnominal):
                return None
            if other.particle == "の" and self._comes_first(frame, other):
                done = (each for each in frame.chunks[chunk.index + 1 : other.index] if each.particle == "を")
                words = [word for each in done for word in self.nouns.phrase(frame, each, chunk)]
                return self.nouns.said([*words, *self.nouns.phrase(frame, other, chunk)])
            if other.comma and not other.particle:
                said = self.nouns.said(self.nouns.phrase(frame, other, chunk))
                return self._of_its_topic(frame, other, chunk, said) if said is not None and said.word else None
            if other.comma:
                return None
        return None

    def _of_its_topic(self, frame: Frame, noun: Chunk, date: Chunk, said: Said) -> Said:
        """What a clause that ends in a noun says, of the topic of its sentence: 予算は7月19日に|可決、成立した."""
        governor = frame.predicate_of(noun)
        topics = () if said.nouns or governor is None else frame.arguments(governor)
        own = (each for each in topics if each.particle in ("は", "が") and each.index < date.index and each.value < 0)
        nouns = (word for each in own if each.tokens and not each.predicate for word in self.nouns.phrase(frame, each, date))
        return said._replace(nouns=tuple(self.nouns.themes(nouns))) if topics else said

    def _comes_first(self, frame: Frame, noun: Chunk) -> bool:
        """Whether what a noun says comes before the rest of its sentence: 2月10日に公表の|うえ、14日に発送した."""
        after = frame.after(noun)
        return after is not None and after.text in _FIRST and bool(noun.tokens) and is_act(noun.tokens[-1])

    def _by_predicate(self, frame: Frame, chunk: Chunk) -> Said | None:
        """3月15日に港町で工事を|始めた."""
        hour = hour_of(frame, chunk, self.acts.bare)
        predicate = self.events.meant(frame, hour)
        while predicate is not None and predicate.lemma in self.acts.relating and predicate.head > predicate.index:
            predicate = frame.predicate_of(frame.chunks[predicate.head])  # 改正について|諮問した
        if predicate is not None and predicate.value >= 0 and predicate is not chunk and predicate.head >= 0:
            predicate = frame.predicate_of(frame.chunks[predicate.head])
        if predicate is None or predicate is chunk or predicate.value >= 0:
            return None
        if predicate.negative and not self.clauses.denied(predicate):
            return None
        if predicate.index in frame.bracketed and chunk.index not in frame.bracketed:
            return None
        return self.clauses.said(frame, predicate, hour if hour.value < 0 and hour.index > chunk.index else chunk)

    def _by_relative(self, frame: Frame, chunk: Chunk) -> Said | None:
        """計画が終わる|2027年3月: the clause that describes the day."""
        for other in frame.arguments(chunk):
            verbal = any(word.pos == "動詞" or is_act(word) for word in other.tokens)
            if other.predicate and other.adnominal and verbal and not other.negative and other.index == chunk.index - 1:
                return self.clauses.said(frame, other, chunk)
        return None

    def _by_question(self, sent: int, frame: Frame) -> Said | None:
        """いつから申し込めますか。1月13日からです: the question says what the day is of."""
        asked = self.labels.asked(sent, frame)
        chunks = reversed(asked.chunks) if asked is not None else ()
        last = next((other for other in chunks if other.value < 0 and other.predicate), None)
        if asked is None or last is None:
            return None
        if any(word.pos == "動詞" or is_act(word) for word in last.tokens):
            return self.clauses.said(asked, last, last)
        topic = next((other for other in asked.arguments(last) if other.particle == "は"), None)
        if topic is None or topic.predicate:
            return None if topic is None else self.clauses.said(asked, topic, last)
        return self._noun(asked, topic, last)

    def _described(self, frame: Frame, chunk: Chunk) -> Said | None:
        """What a clause before a day says of it, whatever its own sentence tells.

        発売された|3月には、書店に並んでいた; 話が広まったのは、総会が開かれた|3月3日だった.
        """
        before = frame.chunks[chunk.index - 1] if chunk.index else None
        if before is None or not before.adnominal or before.head != chunk.index or frame.predicate_of(chunk) is None:
            return None
        return self._by_relative(frame, chunk)
