"""Whose a value is: the first type-fit name in the order of DESIGN §4, from its own の-chain to the heading."""

from collections import Counter
from collections.abc import Iterable, Iterator

from claimcheck.claims.discourse.discourse import Discourse
from claimcheck.claims.discourse.labels import LABEL_BRACKET, PROSE, label_phrases, names_something
from claimcheck.claims.discourse.references import MARKS, References, pointing_words
from claimcheck.claims.discourse.speaker import Speaker, own_word
from claimcheck.claims.discourse.words import Words
from claimcheck.claims.figures.implied import Term
from claimcheck.claims.figures.predicates import compared
from claimcheck.claims.names.names import Name
from claimcheck.claims.sentences.frames import Chunk, Frame
from claimcheck.claims.values.dimensions import dimension as measure
from claimcheck.model.claims import MISSING, Slot
from claimcheck.model.document import Block, Role
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span

_PERSONAL = ("people/", "sports/", "culture/", "law/")
"""Domains whose figures belong to persons."""
_SOURCE = regex(r"(?:など|社)?(?:によ[るれり]|の(?:調査|調べ|発表|まとめ|統計|推計|試算|報道|資料|報告|集計))")
_MADE = regex(r"(?:社|グループ)?[製産](?=[のでは、。）)／/]|[0-9０-９])")
"""Behind the name of who made a thing, or where it grew, which is not whose figures a text gives: ヤシロ電池製の420mAh電池."""
_NAMING = regex(
    r"[^一-龠]{0,2}(?:氏[ 　]*名|名[ 　]*称|お?名[ 　]*前"
    r"|(?:正式|施設|会社|法人|団体|製品|商品|機種|モデル|大会|行事|イベント|作品|店舗?|サービス|路線|学校|病院|事業)名称?"
    r"|(?:物件|プラン|シリーズ|チーム|番組|曲|書籍?|車両?|品種?|国|都市|工事|橋梁?|列車|船|機体?)名称?"
    r"|商号|社名|店名|校名|書名|題名|曲名|品名|型[ 　]*番|品番|型式|機種|タイトル|選手|対象製品|製品)[\s　：:]*"
)
"""Labels of the row that says what the other rows of a record are about."""
_TAKING = {"から": 0, "が": 1, "は": 2, "も": 3, "を": 4, "で": 5, "に": 6, "": 8}
"""Rank of the arguments of a predicate as owners of its value, of one of taking."""
_RANKS = {**_TAKING, "から": 7}


_TOLD = 0.9
"""Factor from which a sentence says itself whose its figures are."""


_OF_FIRMS = "organisations/"
_OF_TOWNS = ("public_works/population", "public_works/households")
_AND = regex(r"(?:と|・|＆|&|や)$")
_EACH = regex(r"それぞれ|各々|おのおの|順に")
_LIST = 12
_AMONG = regex(r"(?:など|等|といった|をはじめとする|をはじめ|ら)の?[、]?[^、。]{0,8}$")


_PLAN = regex(r"(?:スケジュール|日程表?|予定表?|一覧表?|カレンダー|プログラム|ラインナップ|ランキング|タイムテーブル|メニュー)$")
"""How headings end that say what a list is, and not whose figures it gives."""
_PUBLIC = ("国", "政府", "県", "市", "町", "村", "区", "都", "道", "府", "同国", "同県", "同市", "同町", "同村", "同区")
"""Whom a sentence may speak of without a name, and of nobody named before."""
_COMPARED = ("より", "に比べ", "と比べ", "に比し", "と比較", "に比較", "比")
"""What follows what a figure is measured against."""
_AGAINST = regex(r"[」』”）)]{0,2}(?:[にと](?:比べ|くらべ|比較)|に比し|比で)")
_MAGAZINE = regex(
    r"(?:会報|会誌|広報|社内報|機関[紙誌]|季刊|月刊|週刊|隔月刊|雑誌|新聞|通信|ブログ|連載|コラム|だより|便り|ニュースレター)誌?"
    r"[ 　]*[『「《][^』」》]*$"
)
"""What a name stands behind that is only that of what a text is printed in: 会報『みのり』第12号."""
_SAYS = regex(
    r"[ 　]*[○◯〇◎●](?P<who>[^\s　。、：:（(]{1,16}(?:長|委員|議員|理事|監事|幹事|教授|参与|役|主査|主幹|主任|氏|さん|君))"
    r"(?:[（(][^（）()]{1,16}[）)])?[　 ]|[ 　]*[AQＡＱ答問][（(](?P<named>[^\s　（）()]{1,16})[）)][．.、:：　 ]?"
)
"""Who speaks, at the beginning of a line of minutes."""
_VOICE = regex(
    r"(?m)^[ 　]*(?P<who>[^\s　。、：:（()）「」『』0-9０-９・●○◆■#*|-]{1,10})(?:[（(][^（）()\n]{1,20}[）)])?[　：:]"
    r"(?=[^\n]{6,}[。？?！!」』]\s*$)"
)
"""Who speaks, at the beginning of a line of an interview, where it begins a second one too: 佐久間　本線だけで42.6キロあります。"""


class Owners:
    """Finds the subject of the values of one document."""

    def __init__(self, discourse: Discourse, words: Words) -> None:
        self.discourse, self.words = discourse, words
        self.speaker, self.references = Speaker(discourse), References(discourse)
        self._before: dict[int, list[Name]] = {}
        self._voices: frozenset[str] | None = None
        self._records: dict[int, list[Name]] | None = None
        self._owned: dict[tuple[int, int], list[Name | Slot]] = {}

    def subject(self, sent: int, frame: Frame, chunk: Chunk, term: Term | None) -> Slot:
        """Whose value it is: the first name in the order of DESIGN: own の-chain, argument, header, topic, before, heading."""
        people = term is None or term.registered is None or term.attribute.startswith(_PERSONAL)
        kind = measure(frame.mentions[chunk.value].value)
        headed = kind == "count:人"
        counted = _counted(frame, chunk) if kind.startswith("count:") and not headed else None
        for names, source, factor in self._owners(sent, frame, chunk, term):
            for item in names:
                if isinstance(item, Name):
                    if counted is not None and counted.contains(item.span):
                        continue  # チップ「R1」を8基搭載したサーバー: what is counted has none
                    if self._owns_nothing(frame, item, chunk):
                        continue  # 朝日新聞によると: who reports a figure does not own it
                    if item.type == "person" and headed and source != "の":
                        continue  # 早瀬氏に新人2人が挑む: a head count is no person's
                    if item.type == "person" and not people and (factor < 1 or self._speaks(item, chunk)):
                        continue  # a figure of an organisation is nobody's who speaks or is only named before
                    carried = self._carries(item, source, term, aged=kind == "age")
                    if factor < _TOLD and (self._is_rival(frame, item) or not carried):
                        continue
                    if (together := self._together(item)) is not None:
                        return together
                    return Slot(item.key, source, factor, item.span)
                return item
        return MISSING

    def _owns_nothing(self, frame: Frame, name: Name, chunk: Chunk) -> bool:
        """Whether a name only reports a figure, speaks its line, is what it is measured against, or is no name at all."""
        if self._is_source(name) or self._says_line(name) or _MADE.match(self.discourse.view.text, name.span.end):
            return True
        return self._is_base(frame, name, chunk) or self.discourse.is_no_name(name)

    def _carries(self, name: Name, source: str, term: Term | None, *, aged: bool) -> bool:
        """Whether a name told before can own a measure: no speaker owns a price, no bureau what it reports."""
        if source == "sentence before" and name.type == "person" and not aged:
            return term is not None and term.registered is not None and term.attribute.startswith(_PERSONAL)
        measure_of = term.attribute if term is not None else ""
        if name.text.endswith(self.words.said.authorities) and not measure_of.startswith(_OF_FIRMS):
            return False
        return not measure_of.startswith(_OF_TOWNS) or name.text.endswith(self.words.said.settlements)

    def _together(self, name: Name) -> Slot | None:
        """The owner where a name is the last of two or more that own a figure together: 三浦支店と川上支店は."""
        text, sent = self.discourse.view.text, self.discourse.view.sentence_at(name.span.start)
        others = {other.span.end: other for other in self.discourse.names(sent) if other.type == name.type} if sent >= 0 else {}
        found = [name]
        while (join := _AND.search(text, max(0, found[-1].span.start - 2), found[-1].span.start)) is not None:
            before = others.get(join.start())
            if before is None:
                break
            found.append(before)
        if len(found) == 1 or _EACH.search(self.discourse.view.quote(self.discourse.view.sentences[sent].span)):
            return None
        return Slot("~" + "+".join(sorted({each.key for each in found})), "names together", 0.9, name.span)

    def _is_rival(self, frame: Frame, name: Name) -> bool:
        """Whether a sentence compares what it speaks of with a name, whose figures it does not give: 車重は185kgとLongより軽い."""
        rivals = (other.text for other in frame.chunks if other.particle == "より" and other.value < 0)
        return any(name.key.endswith(self.discourse.finder.key(text)) for text in rivals if len(text) > 1)

    def _is_base(self, frame: Frame, name: Name, chunk: Chunk) -> bool:
        """Whether a figure is only reckoned from that of a name: K1の3倍, 現行品のK1に比べ2割小さい, K1の価格より安い."""
        at = next((other for other in frame.chunks if other.span.overlaps(name.span)), None)
        if at is None or at is chunk:
            return False
        if _AGAINST.match(self.discourse.view.text, name.span.end):
            return True
        for other in frame.chain(at):
            if other is chunk:
                return self.discourse.view.quote(frame.mentions[chunk.value].span).endswith("倍")
            if compared(self.words, frame, other) or other.ending.text.startswith(_COMPARED):
                return True
        return False

    def _speaks(self, name: Name, chunk: Chunk) -> bool:
        """Whether a value stands in a quotation that opens behind a name: 水野館長は「来館者は20万人を超えた」と話す."""
        between = self.discourse.view.text[name.span.end : chunk.span.start]
        return between.rfind("「") > between.rfind("」")

    def _says_line(self, name: Name) -> bool:
        """Whether a name stands before what somebody says in the minutes of a meeting: ○榊原委員　費用は…."""
        who = self.who_says(name.span.start)
        return bool(who) and name.text in who

    def who_says(self, at: int) -> str:
        """Who says the line of a place, as minutes and interviews name them; "" elsewhere."""
        text = self.discourse.view.text
        start = text.rfind("\n", 0, at) + 1
        told = _SAYS.match(text, start)
        if told is not None:
            return told["who"] or told["named"]
        if self._voices is None:
            heads = Counter(match["who"] for match in _VOICE.finditer(text))
            self._voices = frozenset(who for who, times in heads.items() if times > 1)
        voice = _VOICE.match(text, start) if self._voices else None
        return voice["who"] if voice is not None and voice["who"] in self._voices else ""

    def _is_source(self, name: Name) -> bool:
        """Whether a name only reports the figure: 気象庁によると, 厚生労働省の調査."""
        return name.text.endswith(self.words.sources) or _SOURCE.match(self.discourse.view.text, name.span.end) is not None

    def _owners(
        self, sent: int, frame: Frame, chunk: Chunk, term: Term | None
    ) -> Iterator[tuple[Iterable[Name | Slot], str, float]]:
        discourse = self.discourse
        named = [name for other in frame.bracket_after(chunk) for name in self._names(sent, other)]
        # 約2000基(R1), but 5.4km(全線複線) tells nobody's name
        yield [name for name in named if isinstance(name, Name) and name.type != "organization"], "bracket after the value", 1.0
        outer = frame.bracketed.get(chunk.index, -1)
        if outer >= 0:
            yield self._under(sent, frame, frame.chunks[outer]), "before the bracket", 1.0
        predicate = frame.predicate_of(chunk)
        if (source := _source_before(frame, chunk, predicate)) is not None:
            yield self._under(sent, frame, frame.chunks[chunk.index - 1]), source, 1.0
        if term is not None and term.chunk is not None:
            yield self._under(sent, frame, term.chunk), "の", 1.0
        yield list(self._modifier_subject(sent, frame, chunk)), "relative clause", 0.95
        block = discourse.block(sent)
        prose = block.role is Role.LIST_ITEM and block.span.end - block.span.start > PROSE
        labels = [
            (names, source, names_something(text))
            for bracketed in (False, True)
            for text, source, index in label_phrases(discourse, block)
            if (names := self._label_names(index, bracketed=bracketed)) or not bracketed
        ]
        if not prose:
            yield from ((names, source, 1.0) for names, source, naming in labels if naming)
        if predicate is not None:
            yield list(self._argument_owners(sent, frame, predicate, chunk, term)), "argument", 1.0
            if predicate.adnominal and predicate.head >= 0:
                yield self._under(sent, frame, frame.chunks[predicate.head]), "relative clause", 0.95
        topic = frame.topic(chunk.index)
        if topic is not None and (term is None or term.chunk is not topic):
            yield self._under(sent, frame, topic), "topic", 0.95
        yield from ((names, source, 0.85) for names, source, naming in labels if prose or not naming)
        yield self._record(block), "row that names it", 0.95
        if term is not None and term.attribute.startswith(_OF_FIRMS):
            yield self.speaker.of_profile(block.heading), "heading", 0.85
        if not self._speaks_of_another(sent, frame, predicate, topic, term):
            yield self._earlier(sent), "sentence before", 0.85
        yield from self._above(block)

    def _speaks_of_another(
        self, sent: int, frame: Frame, predicate: Chunk | None, topic: Chunk | None, term: Term | None
    ) -> bool:
        """Whether a sentence has a subject of its own, which none before tells of: 町は手当を8千円とする."""
        around = frame.arguments(predicate) if predicate is not None else ()
        said = [other for other in around if other.particle in ("は", "が", "も")]
        for other in (*said, *([topic] if topic is not None else [])):
            if other.value >= 0 or (term is not None and other is term.chunk) or other.index in frame.bracketed:
                continue
            if not other.ending.text.startswith(("は", "が", "も")):
                continue  # 東京では
            if other.text in _PUBLIC or any(name.type == "place" for name in self.discourse.names_in(sent, other.span)[-1:]):
                return True
        return False

    def _label_names(self, number: int, *, bracketed: bool) -> list[Name]:
        """The names of a label outside its brackets, or those in them, which only say of which kind: 演算性能（FP8）."""
        names = self.discourse.block_names(number)
        if not names:
            return names
        span = self.discourse.view.document.blocks[number].span
        start = span.start
        inside = [match.span() for match in LABEL_BRACKET.finditer(self.discourse.view.quote(span))]
        return [
            name for name in names
            if bracketed == any(low <= name.span.start - start and name.span.end - start <= high for low, high in inside)
        ]

    def _above(self, block: Block) -> Iterator[tuple[Iterable[Name | Slot], str, float]]:
        """The names of a list's lead-in and of the headings above a block, from the nearest on."""
        if block.lead >= 0:
            yield self.discourse.block_names(block.lead), "list lead-in", 0.85
        for index in reversed(block.heading):
            if self.discourse.view.document.blocks[index].role is Role.TITLE:
                yield self.speaker.issuer(), "heading", 0.8
            yield [name for name in self.discourse.block_names(index) if self._may_own_below(name)], "heading", 0.8

    def _may_own_below(self, name: Name) -> bool:
        """Whether the figures below a heading may be those of a name in it: not of a place, a plan of days or a magazine."""
        if name.type == "place" or _PLAN.search(name.text):
            return False
        return _MAGAZINE.search(self.discourse.view.text, max(0, name.span.start - _LIST), name.span.start) is None

    def _record(self, block: Block) -> list[Name]:
        """Whose record a labelled value is part of: 氏名：マテオ・ベルナス above 契約期間：…."""
        if block.cell is None or not block.row:
            return []
        if self._records is None:
            self._records = {}
            for number, other in enumerate(self.discourse.view.document.blocks):
                labelled = other.cell is not None and other.row and not other.column
                if labelled and other.cell and other.cell.table not in self._records and self._names_record(other):
                    self._records[other.cell.table] = self.discourse.block_names(number)[:1]
        return self._records.get(block.cell.table, [])

    def _names_record(self, block: Block) -> bool:
        return _NAMING.fullmatch(self.discourse.block_text(block.row[-1])) is not None

    def _names(self, sent: int, chunk: Chunk) -> list[Name | Slot]:
        """Names of a chunk, the last one (the head) first; 同社 and the like resolved."""
        names = self.discourse.names_in(sent, chunk.span)
        found: list[Name | Slot] = [name for name in reversed(names) if name.type != "place"] if names else []
        if not found and (word := own_word(self.discourse.view.quote(chunk.span))):
            return [self.speaker.slot(word, chunk.span)]
        if not found and MARKS.search(chunk.text):
            for pointing in pointing_words(chunk.text):
                if pointing["kind"] == "国":
                    continue  # 同国と条約を結んだ: a country has many
                meant = self.references.names(sent, chunk.span.start, pointing)
                if len(meant) == 1:
                    return [Slot(meant[0].key, pointing.group(), 0.9, meant[0].span)]
                if meant:  # 両社の売上高: of the two together
                    return [Slot("~" + "+".join(sorted(name.key for name in meant)), pointing.group(), 0.9, chunk.span)]
        return found

    def _under(self, sent: int, frame: Frame, chunk: Chunk) -> list[Name | Slot]:
        """Names of a chunk and of what modifies it; 競合他社 and 市場 own a value too, where no name stands with them."""
        key = (sent, chunk.index)
        found = self._owned.get(key)
        if found is None:
            under = [other for other in frame.under(chunk) if not _is_end(frame, other)]
            found = [name for other in under if other.value < 0 for name in self._names(sent, other)]
            others = self.words.other_owners
            payers = self.words.fee_classes  # 参加費は一般が7,000円
            common = [other for other in under if other.text in others and other.text not in payers]
            found += [Slot("~" + other.text, "common noun", 0.9, other.span) for other in common]
            for other in common:
                if _AMONG.search(self.discourse.view.text, max(0, other.span.start - _LIST), other.span.start):
                    # A社、B社などの大手企業: of the class, of which those named are examples
                    examples = {example.span for part in frame.under(other) for example in self._names(sent, part)}
                    found = [owner for owner in found if owner.span not in examples]
            self._owned[key] = found
        return found

    def _modifier_subject(self, sent: int, frame: Frame, chunk: Chunk) -> Iterator[Name | Slot]:
        """Subject of a relative clause on the value: 競合他社が使用する16,000個, NVIDIAが失った5,930億ドル."""
        for index in reversed(chunk.dependents):
            other = frame.chunks[index]
            if other.predicate and other.adnominal:
                for argument in frame.arguments(other):
                    if argument.particle in ("が", "の", "は"):
                        yield from self._under(sent, frame, argument)
            elif other.particle == "の":
                yield from self._under(sent, frame, other)

    def _argument_owners(
        self, sent: int, frame: Frame, predicate: Chunk, chunk: Chunk, term: Term | None
    ) -> Iterator[Name | Slot]:
        """Names among the arguments of the predicate: から and に of taking first, then が は も, then を で."""
        order = _TAKING if predicate.lemma == "奪う" else _RANKS
        arguments = [
            other for other in frame.arguments(predicate)
            if other is not chunk and other.value < 0 and other.particle in order and not compared(self.words, frame, other)
        ]
        for other in sorted(arguments, key=lambda other: (order[other.particle], -other.index)):
            if term is not None and other is term.chunk:
                continue
            yield from self._under(sent, frame, other)

    def _earlier(self, sent: int) -> list[Name]:
        found = self._before.get(sent)
        if found is None:
            topics = (self._topic_for(sent, at) for at in self.discourse.before(sent, 3))
            name = next((name for name in topics if name is not None), None)
            found = self._before[sent] = [] if name is None else [name]
        return found

    def _topic_for(self, sent: int, at: int) -> Name | None:
        """What a sentence before is about, where it may be what another one is about: not that of the item before in a list."""
        sentences = self.discourse.view.sentences
        name = self.discourse.topic_of(at)
        if name is None or sentences[at].block == sentences[sent].block:
            return name
        listed = self.discourse.block(at).role is Role.LIST_ITEM
        return None if listed and name.type != "person" else name


def _counted(frame: Frame, chunk: Chunk) -> Span | None:
    """Where the object stands that a figure counts: K2を|8基搭載した."""
    before = frame.chunks[chunk.index - 1] if chunk.index else None
    return before.span if before is not None and before.value < 0 and before.particle == "を" and not chunk.particle else None


def _is_end(frame: Frame, chunk: Chunk) -> bool:
    """Whether a chunk is one end of a stretch, which owns nothing that happens on it: 県庁前から競技場までの8区間."""
    if chunk.value >= 0:
        return False
    if chunk.ending.text.startswith("まで"):
        return True
    after = frame.after(chunk)
    return chunk.particle == "から" and after is not None and after.value < 0 and after.ending.text.startswith("まで")


def _source_before(frame: Frame, chunk: Chunk, predicate: Chunk | None) -> str | None:
    """How the noun right before a value owns it: NVIDIAの5,930億ドル, 株価はA社が1,700円、B社が2,300円となった."""
    before = frame.chunks[chunk.index - 1] if chunk.index else None
    if before is None or before.value >= 0:
        return None
    if before.glued or before.particle == "の":
        return "の"
    said = predicate is chunk or (predicate is not None and chunk.particle in ("と", "に") and predicate.lemma == "成る")
    said |= any(other.predicate for other in frame.bracket_after(chunk))  # AL-500が44,800円(税別)です
    return "argument" if said and before.particle == "が" else None
