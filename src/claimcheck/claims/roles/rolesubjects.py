"""Whose role it is: the owner of an office, the thing that was made, the event that was held."""

from collections.abc import Iterable

from claimcheck.claims.discourse.discourse import Discourse
from claimcheck.claims.discourse.speaker import Speaker, own_word
from claimcheck.claims.lexicon.registry import AttributeEntry
from claimcheck.claims.names.names import Name
from claimcheck.claims.sentences.frames import Chunk, Frame
from claimcheck.model.claims import MISSING, Slot
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span

_DESCRIPTIONS = ("新会社", "持ち株会社", "持株会社", "統合会社", "新法人", "新団体", "共同出資会社", "合弁会社", "新組織")
_YOUNG = ("赤ちゃん", "子", "仔", "児", "ひな", "ヒナ", "新生児", "三つ子", "双子", "娘", "息子")
_KINDS_OF_FIRM = ("親会社", "子会社", "関連会社", "取引先", "持ち株会社", "持株会社", "提携先", "販売会社", "運営会社", "下請け")
_DESCRIBED = regex(r"(?:会社|法人|団体|組織)[「『]([^「」『』]{2,24})[」』]")
_QUOTED_OWNER = regex(r"[「『](?P<firm>[^「」『』。、\n]{2,20})[」』](?:[（(][^（）()]{1,24}[）)])?の?$")
"""取引先の「若葉電機」（みなと市）|社長の早瀬美緒氏."""
_KATAKANA = regex(r"[ァ-ヺー・＝]+")
_PART_BEFORE = regex(r"[ァ-ヺー]+[・＝]$")
_PART_AFTER = regex(r"[・＝][ァ-ヺー]+")
_LONGEST_PART = 12
_CLOSING = ("」", "』")
_FIRM = regex(r"[一-龠々ァ-ヺーぁ-ん]{4,}(?:社|会|サービス|店|屋|グループ|センター|クラブ|チーム|堂|園|館)")
_OFFICE = regex(r"(?:教授|講師|助教|[一-龠]長|弁護士|研究員|顧問|代表|理事)$")
"""What somebody is in another body."""
_NAMED_LAST = regex(
    r"(?:は|が|つ|る|た|の|、)[「『](?P<name>[^「」『』、。！？\s]{1,14}[一-龠々ァ-ヺーA-Za-z0-9])[」』]"
    r"(?:だ|です|である)?。?$"
)
_SERIES = ("形", "系", "型")
_CLOSED_SPEECH = ("」", "』", "。")
_LONGEST_TITLE = 26


def numbered(discourse: Discourse, frame: Frame, chunk: Chunk) -> str:
    """A noun with the number that tells it from its like: 第1|展示室; a series by its number: 3000|形 of 3000形電車."""
    before = frame.chunks[chunk.index - 1] if chunk.index else None
    if before is None or before.value < 0 or not before.glued or before.span.end != chunk.span.start:
        return chunk.text
    number = discourse.view.quote(before.span)
    if chunk.text[:1] in _SERIES and number.isdecimal():
        return number + chunk.text[0]
    return number + chunk.text if number.startswith("第") or number.endswith(("号", "期")) else chunk.text


def quoted_title(discourse: Discourse, chunk: Chunk, source: str) -> Slot | None:
    """The title in quotation marks that a chunk ends in, whatever words it is made of: 「冬の港」の."""
    text = discourse.view.text
    close = next((at for at in range(chunk.span.end, chunk.span.start, -1) if text[at - 1 : at] in _CLOSING), -1)
    opening = max(text.rfind(mark, max(0, close - _LONGEST_TITLE), max(0, close)) for mark in "「『") if close > 0 else -1
    if opening < 0:
        return None
    return Slot(discourse.finder.key(text[opening + 1 : close - 1]), source, 1.0, Span(opening + 1, close - 1))


def full_name(text: str, name: Name) -> Name:
    """A foreign name of a text with all its parts: マテオ・ベルナス."""
    if not _KATAKANA.fullmatch(name.text):
        return name
    low, high = name.span
    before, after = _PART_BEFORE.search(text, max(0, low - _LONGEST_PART), low), _PART_AFTER.match(text, high)
    span = Span(before.start() if before else low, after.end() if after else high)
    return name._replace(span=span, text=text[span.start : span.end])


class RoleSubjects:
    """Finds the subjects of the roles of one document."""

    def __init__(self, discourse: Discourse, speaker: Speaker, generic: tuple[str, ...] = ()) -> None:
        self.discourse, self.speaker, self._generic = discourse, speaker, generic

    def of(self, sent: int, frame: Frame, chunk: Chunk, filler: Name, rest: str, entry: AttributeEntry) -> Slot:
        """Whose role it is: the name in front of it, in its compound, outside its bracket, the topic, the heading.

        A deed told apart from who does it is not of the house he belongs to: 青葉大の沢村教授が基調講演を行う.
        """
        own = [name for name in self.discourse.names_in(sent, chunk.span) if name.key != filler.key and rest and name.text in rest]
        if own:
            return Slot(own[-1].key, "compound", 1.0, own[-1].span)
        firm = _QUOTED_OWNER.search(self.discourse.view.text, frame.span.start, chunk.span.start) if not rest else None
        if firm is not None and not Span(*firm.span()).overlaps(filler.span):
            return Slot(self.discourse.finder.key(firm.group("firm")), "の", 1.0, Span(*firm.span("firm")))
        outer = frame.bracketed.get(chunk.index, -1)
        places = [frame.chunks[outer]] if outer >= 0 else []
        # 講師 川端洋一（青葉大学教授）, but 白戸剛監督（八戸）
        apart = chunk.index not in frame.bracketed
        lower = (other for other in frame.under(chunk, 6) if other is not chunk)
        places += [other for other in lower if not (apart and self._is_aside(frame, other, entry))]
        first = next((other for other in frame.chunks[: chunk.index] if other.span.end > filler.span.start), chunk)
        before = frame.chunks[first.index - 1] if first.index else None  # ハルデンの|リサ|コーウェル社長
        told = bool(entry.verbs) and not chunk.span.contains(filler.span)
        predicate = frame.predicate_of(chunk)
        if before is not None and not told and (before.glued or before.particle == "の"):
            places.append(before)
        # 座長を務めた|若葉大の|早瀬美緒教授 is not of the university
        described = predicate is not None and filler.type in ("person", "other") and filler.span.start > predicate.span.end
        plain = not described and chunk.particle not in ("は", "も")
        if predicate is not None and plain and predicate.adnominal and predicate.head >= 0:
            owner = frame.chunks[predicate.head]  # 名取市に本社を置くみのり配食サービス
            places.append(owner)
            if not self.discourse.names_in(sent, owner.span) and _FIRM.fullmatch(owner.text):
                return Slot("~" + owner.text, "relative clause", 0.9, owner.span)
        return self._in_front(sent, frame, chunk, filler, places)

    def _is_aside(self, frame: Frame, chunk: Chunk, entry: AttributeEntry) -> bool:
        """Whether a bracket says what else somebody is: 水野清委員長（|城東大学教授）."""
        return chunk.index in frame.bracketed and (entry.daily or _OFFICE.search(chunk.text) is not None)

    def _in_front(self, sent: int, frame: Frame, chunk: Chunk, filler: Name, places: list[Chunk]) -> Slot:
        """The title or name in one of some chunks, in the topic, the heading or the sentence before."""
        before = frame.chunks[chunk.index - 1] if chunk.index else None
        if before is not None and before.particle == "の" and (title := quoted_title(self.discourse, before, "の")) is not None:
            return title
        if before is not None and (described := self._described(before.text)) is not None:
            return described
        topic = frame.topic(len(frame.chunks))
        if topic is not None and topic is not chunk:
            places.append(topic)
        for place in places:
            for name in reversed(self.discourse.names_in(sent, place.span)):
                if name.type == "place" and place.index in frame.bracketed:
                    continue  # 「若葉」（本社・みなと市）の早瀬美緒社長
                if name.key != filler.key and name.type != "person":
                    return Slot(name.key, "の", 1.0 if place is not topic else 0.9, name.span)
            if (word := own_word(place.text)) and word == place.text:
                return self.speaker.slot(word, place.span)
        found = self.around(sent, self.discourse.view.sentences[sent].block)
        # 料理長の三輪智之が仕立てます is of who says it; who builds for them is not
        return found if found.value or filler.type not in ("person", "kana") else self.speaker.of_first_person()

    def outside(self, sent: int, frame: Frame, chunk: Chunk, generic: tuple[str, ...]) -> str:
        """The part of a work that a role in a bracket is of: 下部工 of 下部工に着手(施工:大井組)."""
        outer = frame.bracketed.get(chunk.index, -1)
        if outer >= 0 and self.discourse.view.quote(Span(frame.chunks[outer].span.end, chunk.span.start))[:1] in _CLOSED_SPEECH:
            return ""  # 「…楽しみにしています」（社長　桑原伸一）
        for index in frame.chunks[outer].dependents if outer >= 0 else ():
            other = frame.chunks[index]
            if other.particle in ("を", "に", "が") and other.value < 0 and not self.discourse.names_in(sent, other.span):
                return "" if other.text.endswith(generic) else other.text
        return ""

    def child(self, sent: int, frame: Frame, chunk: Chunk) -> tuple[Slot, str]:
        """Whose father or mother it is, by name or by kind: ミミの父, ライオンの父, 青井隆さんを父に持つ|水野佳子さん."""
        before = frame.chunks[chunk.index - 1] if chunk.index else None
        predicate = frame.predicate_of(chunk)
        places = [before] if before is not None and before.particle == "の" and not before.predicate else []
        if chunk.particle == "に" and predicate is not None and predicate.adnominal and predicate.head >= 0:
            places.append(frame.chunks[predicate.head])
        for place in places:
            names = self.discourse.names_in(sent, place.span)
            if names:
                return Slot(names[-1].key, "の", 0.95, names[-1].span), ""
            if place.value < 0 and not place.text.endswith(_YOUNG) and not place.text.startswith(_YOUNG):
                return MISSING, place.text
        return MISSING, ""

    def thing(self, sent: int, frame: Frame, chunk: Chunk, entry: AttributeEntry, known: Iterable[Span | None]) -> str:
        """What the deed of a role was done to, where a common noun with の says so: 車両 of 車両のメーカーは双葉重工.

        Args:
            sent: the sentence.
            frame: its frame.
            chunk: the role.
            entry: what rules say of the role.
            known: where its holder and its subject stand.
        """
        before = frame.chunks[chunk.index - 1] if chunk.index else None
        if before is None or before.particle != "の" or before.value >= 0 or before.predicate:
            return ""
        if not (entry.verbs or before.text.endswith(_KINDS_OF_FIRM)):
            return ""
        taken = any(span is not None and span.overlaps(before.span) for span in known)
        if taken or own_word(before.text) or self.discourse.names_in(sent, before.span):
            return ""
        thing = numbered(self.discourse, frame, before)
        return "" if thing == before.text and thing.endswith(self._generic) else thing

    def _described(self, text: str) -> Slot | None:
        """The firm that a description means: 新会社 where the text tells of 持ち株会社「ヒトツバ食品ホールディングス」."""
        if not text.endswith(_DESCRIPTIONS):
            return None
        names = {match.group(1): match.span(1) for match in _DESCRIBED.finditer(self.discourse.view.text)}
        if len(names) != 1:
            return MISSING
        name, (start, end) = next(iter(names.items()))
        return Slot(self.discourse.finder.key(name), "description", 0.9, Span(start, end))

    def around(self, sent: int, number: int) -> Slot:
        """Whose role it is where its own words do not tell: the name of a heading, or what the sentences before are about."""
        block = self.discourse.view.document.blocks[number]
        if own := self.speaker.of_profile(block.heading):
            return own[0]
        for at in self.discourse.before(sent, 1):
            name = self.discourse.topic_of(at)  # 最大の難所は白峰トンネルでした。施工の大井組は…
            if name is not None and name.type in ("facility", "organization") and self.discourse.view.sentences[at].block == number:
                return Slot(name.key, "sentence before", 0.85, name.span)
        for index in reversed(block.heading):
            names = [name for name in self.discourse.block_names(index) if name.type not in ("person", "place")]
            if names:
                return Slot(names[0].key, "heading", 0.85, names[0].span)
        for at in self.discourse.before(sent, 1):
            told = _NAMED_LAST.search(self.discourse.view.text, *self.discourse.view.sentences[at].span)
            if told is not None:  # 目玉は「若葉園」。双葉会が運営する
                return Slot(self.discourse.finder.key(told.group("name")), "sentence before", 0.8, Span(*told.span("name")))
        for at in self.discourse.before(sent, 3):
            name = self.discourse.topic_of(at)
            if name is not None and name.type != "person":
                return Slot(name.key, "sentence before", 0.8, name.span)
        return MISSING
