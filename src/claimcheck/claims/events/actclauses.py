"""What a predicate with its arguments says was done: 通れるように|なる, 改修を|行う, 配布を|始める; see Note [Acts]."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from claimcheck.claims.events.actnouns import ActNouns, Said
from claimcheck.claims.events.eventwords import LIGHT, EventWords
from claimcheck.claims.lexicon.actwords import HELD
from claimcheck.claims.sentences.frames import Chunk, Frame
from claimcheck.claims.sentences.gatherings import is_act
from claimcheck.model.values import Date
from claimcheck.text.tokens import Morpheme

_OPEN, _DO, _SETTLED = "開く", "行う", "決まる"
_REACHED = frozenset({"迎える", "成る", "入る", "至る", "控える", "達する", "終える", "済ませる", "果たす"})
"""Verbs whose subject is what reaches the stage that their noun names."""

_ASPECTS = frozenset({"終わる", "終える", "始める", "始まる"})
"""Verbs that make another one's beginning or end of it."""

_BEFALLING, _BEFELL = frozenset({"起きる", "起こる", "生ずる", "生じる"}), "発生"
"""Verbs of what befalls, which say as much where their noun is no act: 事故が|起きた."""

Headed = Callable[[Chunk], Said | None]


class ActClauses:
    """Reads the acts that predicates tell."""

    def __init__(self, nouns: ActNouns, events: EventWords, headed: Headed) -> None:
        self.nouns, self.words, self.acts, self.events = nouns, nouns.words, nouns.acts, events
        self._headed = headed
        """What the heading over a date says is held."""
        self._idle = LIGHT | self.acts.idle
        self._edging = self.words.beginnings | self.words.endings

    def said(self, frame: Frame, predicate: Chunk, date: Chunk) -> Said | None:
        """What a predicate says, with its arguments."""
        held = self._held_there(frame, predicate, date)
        if held is not None:
            return held
        predicate, aspect, compound = self._compounded(frame, predicate)
        predicate, verb = _meant(frame, predicate)
        arguments = self._arguments(frame, predicate, date)
        if denied := self.denied(predicate):
            nouns = tuple(self.nouns.themes(word for other in arguments for word in self.nouns.phrase(frame, other, date)))
            return Said(denied, "", nouns, around=self._around(frame, predicate, date, arguments))
        themes = [word for other in arguments for word in self.nouns.phrase(frame, other, date)]
        figures = frozenset(figure for other in arguments for figure in self.nouns.figures(frame, other))
        others = [other for other in frame.arguments(predicate) if other not in self._given(frame, predicate, date)]
        which = self.nouns.which(frame, predicate, date, apart=others)
        which = which.union(*(self.nouns.which(frame, other, date) for other in arguments))
        spent: Chunk | None = None
        if verb is None or _is_noun(predicate, verb):
            found = self._nominal(frame, predicate, date, verb)
            if found is None or (verb is None and not found.word and not found.edge and predicate.tail and not themes):
                return None
            own = found
        else:
            plain = _DO if _is_doing(frame, predicate, verb) else self.acts.of_verb(verb)
            word = compound or self._caused(predicate, verb) or plain
            own = Said(word, aspect or self.events.edge(predicate) or "", ())
            idiom, spent = self._idiom(frame, predicate, compound or verb, "")
            if spent is not None:  # 新しい店が幕を|開けた is of the shop
                own = own._replace(word=idiom, edge="")
                arguments = [other for other in arguments if other is not spent] or self._beside(frame, predicate, date, spent)
                rest = self.nouns.phrase(frame, spent, date)[:-1]
                themes = rest + [word for other in arguments for word in self.nouns.phrase(frame, other, date)]
        around = self._around(frame, predicate, date, [*arguments, spent] if spent is not None else arguments)
        own = own._replace(which=which | own.which, figures=figures, around=around)
        if self._left_to_noun(own, predicate):
            found = self._by_argument(frame, predicate, date, arguments, own)
            if found is not None:
                return found
            headed = self._headed(date) if own.word in LIGHT and not themes and not figures else None
            if headed is not None:
                return headed._replace(which=headed.which | own.which, around=own.around)
            if own.edge and not own.word and not themes and not own.nouns:
                own = self._headed_edge(own, date)
            own = self._alone(own, predicate)
            given = (other for other in frame.arguments(predicate) if other.particle == "と" and other.value < 0)
            into = (other for other in given if other not in arguments)
            themes += [word for other in into for word in self.nouns.phrase(frame, other, date)]  # 6作を候補と|する
        nouns = (*own.nouns, *self.nouns.themes(themes))
        dated = frame.mentions[date.value].value if date.value >= 0 else None
        vague = predicate.adnominal and isinstance(dated, Date) and dated.grain == "year"  # 2019年に生まれた|記録: one of many
        return own._replace(nouns=nouns, doubtful=vague) if own.word or nouns or figures else None

    def _nominal(self, frame: Frame, predicate: Chunk, date: Chunk, verb: Morpheme | None) -> Said | None:
        """What a noun as predicate, or one with する, says itself: 改修|する, 訴えを|提起する; but 11月より|順次 says nothing."""
        own = self.nouns.said(predicate.tokens if verb is not None else self.nouns.phrase(frame, predicate, date))
        if own is None and verb is None and self.nouns.says_nothing(predicate.tokens):
            return None
        own = own or Said(predicate.lemma, "", ())
        if not own.word and not own.edge and predicate.lemma in self._idle:
            own = own._replace(word=predicate.lemma)
        whole = self._idiom(frame, predicate, None, own.word + "する")[0] if own.word and verb is not None else ""
        return own._replace(word=whole or own.word)

    def _held_there(self, frame: Frame, predicate: Chunk, date: Chunk) -> Said | None:
        """What took place somewhere, where the place looks like a predicate: 6月3日に公民館で|あった式典."""
        there = predicate.adnominal and predicate.value < 0 and any(word.lemma == "有る" for word in predicate.tail)
        if not there or predicate.head <= predicate.index or date.ending.bare[:1] != "に" or any(
            word.pos == "動詞" for word in predicate.tokens
        ):
            return None
        said = self.nouns.said(self.nouns.phrase(frame, frame.chunks[predicate.head], date))
        around = tuple(self.nouns.themes(predicate.tokens))
        return None if said is None else said._replace(word=said.word or HELD, around=around)

    def _compounded(self, frame: Frame, predicate: Chunk) -> tuple[Chunk, str, str]:
        """The verb of a compound with its arguments, and what its last verb makes of it.

        That is the beginning or the end of it, レールを敷き|終わる, or another verb: 契約を取り|交わす.
        """
        last = frame.chunks[predicate.head] if predicate.glued and predicate.head == predicate.index + 1 else predicate
        first = predicate if last is not predicate else frame.chunks[predicate.index - 1] if predicate.index else predicate
        joined = first.glued and first.predicate and first.head == last.index and not first.tail and first.value < 0
        if first is last or not joined or not first.tokens or first.tokens[-1].pos != "動詞":
            return predicate, "", ""
        if last.lemma in _ASPECTS:
            return first, self.events.edge(last) or "", ""
        whole = first.tokens[-1].surface + self.acts.of_verb(last.tokens[0])
        return (first, "", whole) if self.acts.kinds(whole) else (predicate, "", "")

    def _caused(self, predicate: Chunk, verb: Morpheme) -> str:
        """A verb whose causative is a word of its own: 知ら|せる."""
        after = (*predicate.tokens, *predicate.tail)
        causing = any(one is verb and other.surface.startswith("せ") for one, other in pairwise(after))
        word = verb.surface + "せる"
        return word if causing and self.acts.kinds(word) else ""

    def _beside(self, frame: Frame, predicate: Chunk, date: Chunk, noun: Chunk) -> list[Chunk]:
        """What an idiom is about: the subject or topic beside its noun."""
        given = [
            other for other in frame.arguments(predicate)
            if other is not noun and other is not date and other.tokens and other.value < 0 and not other.predicate
            and other.index not in frame.bracketed and other.particle in ("は", "が", "も")
        ]  # fmt: skip
        topic = frame.topic(date.index) if not given else None
        return given or ([topic] if topic is not None and topic is not date and topic.tokens and not topic.predicate else [])

    def _idiom(self, frame: Frame, predicate: Chunk, verb: Morpheme | str | None, done: str) -> tuple[str, Chunk | None]:
        """What a verb, or a verbal noun with する, says together with a noun: 産声を|上げる, 訴えを|提起する, 起こされた|訴え."""
        for other in frame.arguments(predicate):
            if other.particle in ("を", "が", "に") and other.tokens and other.value < 0 and not other.predicate:
                particle = "を" if predicate.passive and other.particle == "が" else other.particle  # 訴えが|起こされた
                idiom = self.acts.idiom(other.tokens[-1].surface, particle, verb or done)
                if idiom:
                    return idiom, other
        if predicate.adnominal and predicate.passive and predicate.head > predicate.index:
            head = frame.chunks[predicate.head]
            idiom = self.acts.idiom(head.tokens[-1].surface, "を", verb or done) if head.tokens and head.value < 0 else ""
            if idiom:
                return idiom, head
        return "", None

    def _headed_edge(self, own: Said, date: Chunk) -> Said:
        """What ends or begins where a sentence does not say: under 現店舗のATM, 7月31日をもって|終了する."""
        headed = self._headed(date)
        if headed is None or not headed.nouns:
            return own
        return own._replace(word="" if headed.word == HELD else headed.word, nouns=headed.nouns, which=headed.which | own.which)

    def denied(self, predicate: Chunk) -> str:
        """What it means that something is done no more: 道が|通れない is 通行止め; else ""."""
        return self.acts.denied.get(predicate.lemma, "") if predicate.negative else ""

    def _alone(self, own: Said, predicate: Chunk) -> Said:
        """What a predicate says that has no noun to say it: nothing, if it is idle; 閉じる says itself what ended."""
        if own.word in _BEFALLING and not own.nouns:
            return own._replace(word=_BEFELL, edge="")
        idle = own.word in self._idle and not own.nouns and own.word not in (_OPEN, HELD, _SETTLED)
        if idle or not (self._is_unknown(own, predicate) or self.acts.kinds(own.word)):
            return own._replace(word="")
        return own._replace(edge="")

    def _is_unknown(self, own: Said, predicate: Chunk) -> bool:
        return bool(own.word) and not self.acts.kinds(own.word) and not any(is_act(token) for token in predicate.tokens)

    def _left_to_noun(self, own: Said, predicate: Chunk) -> bool:
        """Whether a predicate leaves it to a noun what happened: 改修を|行う, 配布を|始める, 歴史を|閉じる."""
        idle = own.word in self._idle and not own.nouns
        lasting = bool(own.edge) and not self.acts.kinds(own.word)
        return idle or lasting or own.word in self._edging or self._is_unknown(own, predicate)

    def _by_argument(
        self, frame: Frame, predicate: Chunk, date: Chunk, arguments: Sequence[Chunk], own: Said
    ) -> Said | None:
        """The act that an argument names: 改修を|行う."""
        given = [
            other for other in frame.arguments(predicate)
            if other not in arguments and other.particle in ("と", "に", "は") and other is not date
            and other.value < 0 and not other.predicate
        ]  # fmt: skip
        topics = [other for other in arguments if other.particle == "は" and not predicate.passive]
        for other in (*topics, *(other for other in arguments if other not in topics), *given):  # 調査は委員会が|行う
            said = self.nouns.said(self.nouns.phrase(frame, other, date))
            if said is not None and said.word == HELD and other.particle == "が" and self._is_unknown(own, predicate):
                continue  # 審議会が|示した
            if said is not None and said.word:
                apart = [each for each in arguments if each is not other]
                if not apart and predicate.lemma in _REACHED and not said.nouns:
                    apart = self._beside(frame, predicate, date, other)  # 桜は満開を|迎えた
                if not apart and other.particle == "が" and predicate.lemma == "有る" and not said.nouns:
                    apart = self._beside(frame, predicate, date, other)  # 計画書は市から提出が|あった
                rest = (word for each in apart for word in self.nouns.phrase(frame, each, date))
                nouns = (*said.nouns, *self.nouns.themes(rest))
                return own._replace(word=said.word, edge=said.edge or own.edge, nouns=nouns, which=own.which | said.which)
        return None

    def _given(self, frame: Frame, predicate: Chunk, date: Chunk) -> list[Chunk]:
        """The arguments that are not of another day of the same verb."""
        return _own_of(frame, predicate, date, list(frame.arguments(predicate)))

    def _around(self, frame: Frame, predicate: Chunk, date: Chunk, arguments: Sequence[Chunk]) -> tuple[Morpheme, ...]:
        """Nouns beside what a predicate is about."""
        beside = [
            other for other in frame.arguments(predicate)
            if other is not date and other.value < 0 and not other.predicate and other not in arguments
        ]  # fmt: skip
        ways = (other for other in frame.arguments(predicate) if other.predicate and other.lemma in self.acts.relating)
        given = (each for way in ways for each in frame.arguments(way))
        beside += [each for each in given if each is not date and each.value < 0 and not each.predicate]
        beside = _own_of(frame, predicate, date, beside)
        return tuple(self.nouns.themes(word for other in beside for word in self.nouns.phrase(frame, other, date)))

    def _arguments(self, frame: Frame, predicate: Chunk, date: Chunk) -> list[Chunk]:
        """What a predicate is about: its object, else its subject or topic, and the noun that its clause describes."""
        given = [
            other for other in frame.arguments(predicate)
            if other is not date and other.tokens and not other.predicate and other.index not in frame.bracketed
            and not (other.value >= 0 and isinstance(frame.mentions[other.value].value, Date))
        ]  # fmt: skip
        given = _own_of(frame, predicate, date, given)
        done = [other for other in given if other.particle == "を"]
        found = done or self._suffering(predicate, given)
        described = predicate.adnominal and predicate.passive and predicate.head > predicate.index  # 入選者は…行われる|表彰式に
        if not found and not described:
            topic = frame.topic(date.index) or frame.topic(predicate.index)
            if topic is not None and topic is not date and not topic.predicate and topic.tokens:
                found = [topic]  # 2期の販売は5月に|始める|予定だ
        if predicate.adnominal and predicate.head > predicate.index and not done:
            head = frame.chunks[predicate.head]
            counted = head.value >= 0 and head.particle == "の" and not isinstance(frame.mentions[head.value].value, Date)
            for noun in frame.chain(head) if head.value < 0 or counted else ():  # 見つかった|70代の|男性
                head = noun
            if head.tokens and head.text not in self.acts.bare:
                found = [*found, head]
        return found

    def _suffering(self, predicate: Chunk, given: Sequence[Chunk]) -> list[Chunk]:
        """What a predicate without an object is about."""
        if predicate.lemma in self.words.happenings.directed and not predicate.passive:
            into = [other for other in given if other.particle in ("に", "へ")]
            if into:
                return into
        topics = [other for other in given if other.particle in ("は", "も")]
        passive = predicate.passive or predicate.lemma not in self.words.transitive
        subjects = [other for other in given if other.particle == "が"] if passive or not topics else []
        found = [*subjects, *topics]  # 確定値は国が|公表する
        done = (other for other in given if not other.particle and other.comma and is_act(other.tokens[-1]))
        closed = {other.index for other in done}  # 3月22日|完成、25日から入居
        return found or [other for other in given if other.particle in ("に", "へ", "と", "から", "") and other.index not in closed]


def _own_of(frame: Frame, predicate: Chunk, date: Chunk, given: list[Chunk]) -> list[Chunk]:
    """The arguments of a date where one verb serves several: 6月20日に速報を、7月16日に|詳報を提出した."""
    days = sorted(
        other.index for other in frame.arguments(predicate)
        if other.value >= 0 and other.ending.bare[:1] == date.ending.bare[:1]
        and isinstance(frame.mentions[other.value].value, Date)
    )  # fmt: skip
    if date.index not in days or len(days) == 1:
        return given
    every = [other for other in frame.arguments(predicate) if other.value < 0]
    if _goes_ahead(days, every):
        low = max((at for at in days if at < date.index), default=-1)
        return [other for other in given if low < other.index < date.index or days[-1] < other.index]
    shared = {other.particle for other in every if other.index < days[0] and not other.predicate}
    low = date.index
    high = next((at for at in days if at > low), predicate.index)
    own = [other for other in given if low < other.index < high or other.index < days[0]]
    between = any(low < other.index < high and other.particle not in shared for other in every)
    return own if between else given


def _goes_ahead(days: Sequence[int], every: Sequence[Chunk]) -> bool:
    """Whether each day stands behind what it is of: 上巻を4月に、|下巻を5月に出す."""
    cases = [{other.particle for other in every if low < other.index < high and other.particle in ("を", "が", "は")}
             for low, high in pairwise((-1, *days))]  # fmt: skip
    behind = any(other.index > days[-1] and other.particle in cases[0] for other in every)
    return not behind and all(case and case & cases[0] for case in cases)


def _is_doing(frame: Frame, predicate: Chunk, verb: Morpheme) -> bool:
    """Whether 行った is of 行う and not of 行く: 交換は7月15日に|行った, 2月に|行った|調査."""
    if verb.lemma != "行く" or not verb.surface.startswith("行っ"):
        return False
    if predicate.adnominal and predicate.head > predicate.index:
        chain = [frame.chunks[predicate.head], *frame.chain(frame.chunks[predicate.head])]
        if any(noun.tokens and is_act(noun.tokens[-1]) for noun in chain):
            return not any(other.particle == "へ" for other in frame.arguments(predicate))
    beside = (other for other in frame.arguments(predicate) if other.particle in ("を", "は", "が", "も") and other.tokens)
    return any(other.value < 0 and is_act(other.tokens[-1]) for other in beside)


def _is_noun(predicate: Chunk, verb: Morpheme) -> bool:
    """Whether a predicate is a noun with する: 改修する, 肉離れする."""
    if any(is_act(word) for word in predicate.tokens):
        return True
    return verb.lemma == "為る" and predicate.tokens[0].pos == "名詞" and predicate.tokens[0] is not verb


def _meant(frame: Frame, predicate: Chunk) -> tuple[Chunk, Morpheme | None]:
    """The predicate that says what happened, and its verb: 通れる|ように|なる."""
    verb = next((word for word in reversed(predicate.tokens) if word.pos == "動詞" and not word.helping), None)
    verb = verb or next((word for word in predicate.tokens if word.pos == "動詞"), None)
    if predicate.lemma != "成る":
        return predicate, verb
    unable = frame.chunks[predicate.index - 1] if predicate.index else predicate
    if unable.negative and unable.head == predicate.index:
        return unable, next((word for word in unable.tokens if word.pos == "動詞"), verb)  # 通れなく|なる
    so = next((other for other in frame.arguments(predicate) if other.text == "よう"), predicate)
    able = next((other for other in frame.arguments(so) if other.predicate and other.index == so.index - 1), None)
    if able is not None and able.value < 0:
        predicate = able
    return predicate, next((word for word in reversed(predicate.tokens) if word.pos == "動詞"), verb)
