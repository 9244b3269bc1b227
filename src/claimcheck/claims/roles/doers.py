"""Who does what: roles that a verb gives without naming them.

X設計室が市民ホールを設計した, 市民ホールはX設計室によって設計された, 設計したのはX設計室だ, X設計室が手がけた市民ホール; or where:
式典は市民ホールで開かれた. Which verbs give which role, and which argument fills it, is data (rules/attributes).
"""

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.claims.lexicon.registry import Attribute
from claimcheck.claims.names.names import Name
from claimcheck.claims.roles.deedclauses import cleft_fillers, commanded, described, is_bare, is_cleft, is_past
from claimcheck.claims.roles.thingsdone import FORMAL, Things
from claimcheck.claims.sentences.frames import Chunk, Frame
from claimcheck.model.claims import MISSING, Slot
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span

if TYPE_CHECKING:
    from claimcheck.claims.figures.slots import Slots

_BESIDE_NAME = regex(
    r"(?:社|氏|さん|様|選手|監督|[一-龠]{0,6}長|教授|准教授|助教|博士|先生|医師|弁護士|議員|記者|アナウンサー|容疑者"
    r"|主任|主査|主幹|研究員|学芸員|専門員|技師|技監|隊員|部員|職員|巡査|警部補?|被告|投手|捕手|騎手|棋士|[一二三四五六七八九初]段|名人|竜王|師匠|親方|[東西]?横綱|大関"
    r"|アナ|ディレクター|プロデューサー|デザイナー|エンジニア|コーチ|シェフ|夫妻|専務|常務|頭取|次長|参事|助役|副[一-龠]{1,4}長|代表"
    r"|付近|沖|周辺|内|前)?[」』]?"
)
_BOUND = ("を", "に", "が", "と")
"""Particles of the argument with which a verb is one expression."""
_TOPICS = ("は", "が", "も")
_SIGNS = "、。，．」』）)！？…"
_ROOM = regex(
    r"(?:[小大中新本市県]|第[一二三1-9]|自社)?(?:ホール|工場|会議室|講堂|体育館|敷地|構内|教室|研修室|広場|グラウンド|ロビー|展示室|ギャラリー"
    r"|食堂|校庭|駐車場|特設会場|事業所|研究所|倉庫|斎場|寺|ホテル|施設|病院|自宅|地上局|公園|球場)"
)
"""A place that only the place before it names: 射水市の工場."""
_SITE = regex(
    r"(?:地区|地点|会館|ホール|体育館|公民館|センター|工場|公園|球場|競技場|アリーナ|ドーム|劇場|寺|神社|遺跡|古墳|駅|港|橋|トンネル|ダム|交差点|火口|斎場|学校|小学校|中学校|高校|広場|地内)$"
)
"""What is a place, where a clause describes it: 大会が開かれた市民ホール."""
_OTHERS = frozenset({"別", "他", "ほか", "新た", "もう", "さらなる", "各"})
_COUNTED = regex(r"^[0-9０-９一二三四五六七八九十]+")
_TAKEN = ("共同", "共同で", "と共同で")
_JOINING = frozenset({"と", "や", "か"})
_JOINED = regex(r"[）)][とや](?:株式会社)?$")
_REACH = 6
_CRAFT = frozenset({"鋳造", "加工", "修理", "改修", "仕立てる", "作製", "仕上げる", "醸造"})
_MADE = _CRAFT | {"製造", "建造", "製作", "作る", "組み立てる", "施工", "設計", "印刷", "開発"}
"""What a firm does in its own works, where で tells of it: 双葉車輌で製造した."""
_HARBOURS = ("港", "埠頭", "ふ頭", "岸壁")
_HOUSES_TOO = ("倉庫", "ホテル", "百貨店")
"""Firms in whose houses things are held."""
_INTRANSITIVE = frozenset({"所属", "在籍", "属する", "入港", "寄港", "帰港", "漂着", "着陸", "到着", "入院"})
"""Verbs of being or coming somewhere: what a clause with their subject describes is where."""


class Doing(NamedTuple):
    """A role that a verb, or an apposition, gives to a name."""

    attribute: Attribute
    name: Name
    subject: Slot
    """What was done or made; MISSING where it has to be inferred."""
    restrictor: str
    """The common noun it is, where nothing names it: 本体 of 本体を製造した."""
    tie: Slot


class Doers:
    """Finds what the verbs of a document's sentences say of who did it."""

    def __init__(self, slots: "Slots", names: Callable[[int, Chunk, Attribute], list[Name]]) -> None:
        self.discourse, self.registry, self.names = slots.discourse, slots.registry, names
        self.titles = slots.words.titles
        self.things = Things(slots.discourse, slots.words, slots.registry)
        self.generic = slots.words.generic_objects
        self.firms = slots.words.named_by_suffix["organization"]

    def of_sentence(self, sent: int, frame: Frame) -> Iterator[Doing]:
        """The roles that the verbs of one sentence give."""
        for chunk in frame.chunks:
            ending = chunk.ending
            if ending.negative or ending.wishing or chunk.index in frame.bracketed:
                continue  # 来年は連覇したい
            if not chunk.predicate:
                if chunk.index and (told := self._told_by_noun(chunk.text)):
                    yield from self._nominal(sent, frame, chunk, told)
                continue
            for attribute in self._attributes(frame, chunk):
                found = self._placed(sent, frame, chunk, attribute) or self.doer(sent, frame, chunk, attribute)
                joint = "と" not in attribute.entry.filled_by and any(other.text in _TAKEN for other in frame.arguments(chunk))
                if found is not None and not joint:
                    filler, name = found
                    yield from self._doing(sent, frame, chunk, attribute, filler, name)
                    yield from self._gapped(sent, frame, chunk, attribute, filler)
                    break

    def _told_by_noun(self, text: str) -> list[Attribute]:
        """What the noun of a deed may give."""
        deed = f"共同で{text.removeprefix('共同')}" if text.startswith("共同") else text
        return self.registry.implied_by(deed, "entity")

    def _nominal(self, sent: int, frame: Frame, chunk: Chunk, told: list[Attribute]) -> Iterator[Doing]:
        """A deed told by its noun: 保健所に届け出のうえ."""
        before = frame.chunks[chunk.index - 1]
        for attribute in told:
            above = frame.predicate_of(chunk)
            if attribute.entry.names == "place" and above is not None and above.adnominal:
                continue  # 鳴門市に建設を進めている第二工場
            wanted = attribute.entry.filled_by
            joint = "と" in wanted and before.particle == "の" and before.ending.text == "との"
            if joint or before.particle in wanted:  # 双葉精機との|共同開発
                for name in self.names(sent, before, attribute)[:1]:
                    yield Doing(attribute, name, MISSING, "", Slot(attribute.id, "verb", 0.95, chunk.span))

    def _attributes(self, frame: Frame, predicate: Chunk) -> Iterator[Attribute]:
        """What a verb may give, with its object (メガホンを取る) or alone (設計する), the more telling first."""
        lemma = predicate.lemma
        if predicate.value >= 0:
            lemma = _COUNTED.sub("", self.discourse.view.quote(predicate.span))  # 2連覇
        phrases = self._phrases(frame, predicate, lemma)
        compound = self.registry.named_by(predicate.text, "entity") if phrases and predicate.text != lemma else None
        if compound is not None and compound[1] == predicate.text and compound[0].entry.verbs:
            yield compound[0]  # 特別協賛した
        for phrase in phrases:
            for attribute in self.registry.implied_by(phrase, "entity"):
                needed = attribute.entry.requires
                if not needed or any(word in self.discourse.view.quote(frame.span) for word in needed):
                    yield attribute

    def _phrases(self, frame: Frame, predicate: Chunk, lemma: str) -> list[str]:
        """A verb with its objects and alone; nothing where it tells of a command."""
        bound: list[str] = []
        joint: list[str] = []
        topics: list[str] = []
        commands = self.titles.commands
        for other in frame.arguments(predicate):
            if other.text in commands and commanded(frame, other, self.titles) is not None:
                return []
            if other.particle in _BOUND:
                bound.append(self._with_verb(other, lemma))
            if other.particle in ("に", "へ") and other.text.endswith(_HARBOURS) and is_past(predicate):
                bound.append(f"港に{lemma}")  # 青葉港に入る
            if other.text in _TAKEN:
                joint.append(f"共同で{lemma}")
            if other.particle in _TOPICS and other.value < 0:
                # 葬儀は寺で営まれた, 生産は三崎工場で行う, 土砂は北沢地区で崩れた
                topics += [f"{other.text}{particle}{lemma}" for particle in ("を", "が")]
        if predicate.text.startswith("共同"):  # 黒瀬酒造と共同開発した
            joint.append(f"共同で{lemma}")
        return [*bound, *joint, *topics, lemma]

    def _placed(self, sent: int, frame: Frame, predicate: Chunk, attribute: Attribute) -> tuple[Chunk, Name] | None:
        """Where it was done, for a role that a place or recipient fills: 市民ホールで開く, 堤防が破れた大曲地区."""
        wanted = attribute.entry.filled_by
        if "で" in wanted and (found := self._where(sent, frame, predicate, attribute)) is not None:
            return found
        for particle in wanted:
            for other in frame.arguments(predicate):
                after = frame.after(other)
                at = other.particle == "に" and particle == "で" and after is not None and after.lemma == "於く"
                name = self._place(sent, frame, other, attribute) if other.particle == particle or at else None
                if name is not None:
                    return other, name
        if self._describes_goal(frame, predicate, wanted):
            head = frame.chunks[predicate.head]
            name = self.name(sent, head, attribute)
            return (head, name) if name is not None else None
        if "で" not in wanted or predicate.head < 0 or not (predicate.adnominal or is_cleft(predicate)):
            return None
        if any(other.particle == "で" for other in frame.arguments(predicate)):
            return None  # 第1試合で行われた青葉高校対三崎高校: the place is another, or none
        heads = list(cleft_fillers(frame, predicate)) if is_cleft(predicate) else [frame.chunks[predicate.head]]
        for head in heads if attribute.entry.names == "place" else ():
            name = self._place(sent, frame, head, attribute)
            if name is not None and (name.type == "place" or _SITE.search(name.text)):
                return head, name
        return None

    def _describes_goal(self, frame: Frame, predicate: Chunk, wanted: tuple[str, ...]) -> bool:
        """Whether a clause describes where its subject is or was brought: バスが所属する|上山営業所, 患者が運ばれた|青葉病院."""
        if "に" not in wanted or not predicate.adnominal or predicate.head < 0:
            return False
        particles = {other.particle for other in frame.arguments(predicate)}
        whole = predicate.passive or predicate.lemma in _INTRANSITIVE or "を" in particles
        return "が" in particles and whole and not particles.intersection(wanted)

    def _where(self, sent: int, frame: Frame, predicate: Chunk, attribute: Attribute) -> tuple[Chunk, Name] | None:
        """What stands before において with a bracket between them: 市民会館（北区）において."""
        for placed in frame.arguments(predicate):
            if placed.lemma == "於く":
                for other in reversed([frame.chunks[at] for at in placed.dependents]):
                    name = self._place(sent, frame, other, attribute) if other.particle == "に" else None
                    if name is not None:
                        return other, name
        return None

    def _place(self, sent: int, frame: Frame, chunk: Chunk, attribute: Attribute) -> Name | None:
        """The name in which a chunk ends, or before it where the chunk says only what kind of place: 市民会館の小ホール."""
        name = self.name(sent, chunk, attribute)
        before = frame.chunks[chunk.index - 1] if chunk.index else None
        if name is None and before is not None and before.particle == "の" and _ROOM.fullmatch(chunk.text):
            name = self.name(sent, before, attribute)
        firm = attribute.entry.names == "place" and name is not None and name.text.endswith(self.firms)
        return None if firm and name is not None and not name.text.endswith(_HOUSES_TOO) else name

    def doer(self, sent: int, frame: Frame, predicate: Chunk, attribute: Attribute) -> tuple[Chunk, Name] | None:
        """Who did it."""
        if attribute.entry.filled_by:
            return None
        for other in self._agents(frame, predicate):
            before = frame.chunks[other.index - 1] if other.index else None
            if before is not None and before.particle in _JOINING and not before.predicate:
                return None  # A社とB社が開発した
            name = self.name(sent, other, attribute)
            if name is not None and _JOINED.search(self.discourse.view.text, max(0, name.span.start - _REACH), name.span.start):
                return None  # 北窓社（東京都）と株式会社青葉工房（松山市）が発売した
            if other.particle == "で" and (name is None or not name.text.endswith(self.firms)):
                continue  # 市内の工場で製造した
            if name is not None and (name.type == "person" or not is_bare(frame, predicate, other)):
                return other, name
        return None

    def _agents(self, frame: Frame, predicate: Chunk) -> Iterator[Chunk]:
        """The chunks that may say who does what a predicate tells, the likeliest first."""
        arguments = frame.arguments(predicate)
        for other in arguments:
            after = frame.after(other)
            if other.particle == "に" and after is not None and after.lemma in ("因る", "依る"):
                yield other
        if predicate.lemma in _MADE and (predicate.passive or not any(other.particle == "が" for other in arguments)):
            yield from (other for other in arguments if other.particle == "で" and other.value < 0)  # 双葉車輌で製造した
        if predicate.passive:
            # 双葉書房から刊行された
            yield from (other for other in arguments if other.particle == "から" and not predicate.adnominal)
            return
        subjects = [other for other in arguments if other.particle == "が"]
        yield from subjects
        if subjects:
            return
        if is_cleft(predicate):
            yield from cleft_fillers(frame, predicate)  # 図面を引いたのは灘岡建築研究所
        elif predicate.adnominal and predicate.head >= 0:
            yield from described(frame, predicate)  # 工事を請け負った佐田建設, 監修した鳥類学者の小田切誠さん
        else:
            topic = frame.topic(predicate.index)
            if topic is not None and frame.predicate_of(topic) is predicate:
                yield topic

    def name(self, sent: int, chunk: Chunk, attribute: Attribute) -> Name | None:
        """The name in which a chunk ends, a title aside."""
        for name in self.names(sent, chunk, attribute):
            if attribute.entry.kinds:
                return name
            rest = self.discourse.view.quote(Span(name.span.end, max(name.span.end, chunk.span.end)))
            quoted = self.discourse.view.text[name.span.end - 1] in "」』" and chunk.ending.text.endswith(rest)
            if quoted or _BESIDE_NAME.fullmatch(rest.removesuffix(chunk.ending.text.rstrip(_SIGNS))):
                return name
        return None

    def _doing(self, sent: int, frame: Frame, predicate: Chunk, attribute: Attribute, filler: Chunk, name: Name) -> Iterator[Doing]:
        tie = Slot(attribute.id, "verb", 0.95, predicate.span)
        said = self._idiom(frame, predicate, attribute)
        thing = self.things.of(frame, predicate, filler, said)
        sided = next((other for other in frame.arguments(predicate) if other.text.endswith("側") and other.particle == "で"), None)
        if sided is not None and (own := self.things.owner(sent, sided, name)) is not None:
            yield Doing(attribute, name, own, "", tie)  # 若葉電機側で株式価値を算定した…
            return
        model = self.things.model(frame, predicate)
        if model or thing is None:
            if model or attribute.entry.subject != "object":
                yield Doing(attribute, name, MISSING, model, tie)
            return
        if any(frame.chunks[at].text in _OTHERS for at in thing.dependents):
            return  # 別の本を出版した
        for other in frame.under(thing, 4):
            if other.predicate and other is not thing:
                break
            own = self.things.owner(sent, other, name)
            if own is not None:
                yield Doing(attribute, name, own, thing.text if other is not thing and thing.text not in self.generic else "", tie)
                return
        if (own := self.things.titled(frame, thing)) is not None:
            yield Doing(attribute, name, own, "", tie)
            return
        topical = thing.particle == "は" and attribute.entry.subject == "object"  # エンジンは双葉重工が供給する
        told = said is not None or self._is_telling(frame, predicate, attribute, filler)
        if told and (attribute.entry.subject != "object" or topical or is_cleft(predicate)):
            yield Doing(attribute, name, MISSING, self.things.kind_of(sent, frame, attribute, thing, said), tie)

    def _is_telling(self, frame: Frame, predicate: Chunk, attribute: Attribute, filler: Chunk) -> bool:
        """Whether a clause tells what was done, rather than describing something by what may be done to it."""
        sung = filler.particle == "が" and attribute.entry.names == "person"  # 鳴海ほたるが歌う主題歌
        hearsay = predicate.head >= 0 and frame.chunks[predicate.head].text in FORMAL  # 弘前工場で組み立てているそうで
        held = attribute.id.startswith("events/")  # 青葉放送が主催する大会
        based = "に" in attribute.entry.filled_by and predicate.lemma in _INTRANSITIVE  # 上山営業所に所属するバス
        return held or based or sung or hearsay or is_past(predicate) or is_cleft(predicate) or not predicate.adnominal

    def _gapped(self, sent: int, frame: Frame, predicate: Chunk, attribute: Attribute, filler: Chunk) -> Iterator[Doing]:
        """What a verb that comes last says of what comes first: ボディは諏訪の本社工場、レンズは弘前工場で生産します."""
        topics = [other for other in reversed(frame.arguments(predicate)) if other.particle == "は" and other.value < 0]
        topics = [other for other in topics if not self.registry.named_by(other.text, "entity") or other is topics[-1]]
        for topic, following in pairwise(topics):
            last = frame.chunks[following.index - 1]
            bare = last.comma and not last.particle and not last.predicate
            if bare and topic.index < last.index and following.index < filler.index:
                name = self._place(sent, frame, last, attribute) if attribute.entry.filled_by else self.name(sent, last, attribute)
                if name is not None:
                    yield Doing(attribute, name, MISSING, topic.text, Slot(attribute.id, "verb", 0.95, predicate.span))

    def _idiom(self, frame: Frame, predicate: Chunk, attribute: Attribute) -> Chunk | None:
        """The argument that makes the verb what it is: メガホン of メガホンを取る."""
        verbs = attribute.entry.verbs
        arguments = frame.arguments(predicate)
        phrases = ((other, self._with_verb(other, predicate.lemma), f"{other.text}を{predicate.lemma}") for other in arguments)
        return next((other for other, said, done in phrases if said in verbs or done in verbs), None)

    def _with_verb(self, chunk: Chunk, lemma: str) -> str:
        """An argument and its verb as the rules write them: メガホンを取る; 2連覇を飾る is 連覇を飾る."""
        if chunk.value < 0:
            return f"{chunk.text}{chunk.particle}{lemma}"
        quote = self.discourse.view.quote(chunk.span).removesuffix(chunk.particle)
        return f"{_COUNTED.sub('', quote)}{chunk.particle}{lemma}"
