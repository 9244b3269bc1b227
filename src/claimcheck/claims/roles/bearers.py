"""Who bears a role that a chunk of a sentence names: by what stands beside it, or by the predicate that gives it."""

from collections.abc import Iterator
from itertools import pairwise

from claimcheck.claims.discourse.discourse import Discourse
from claimcheck.claims.lexicon.registry import Attribute
from claimcheck.claims.lexicon.titlewords import TitleWords
from claimcheck.claims.names.names import Name
from claimcheck.claims.roles.deedclauses import cleft_fillers
from claimcheck.claims.roles.fillers import Fillers
from claimcheck.claims.roles.titles import LABELLING
from claimcheck.claims.sentences.frames import Chunk, Frame
from claimcheck.model.pattern import regex

_STANDING = frozenset({"有る", "置く", "構える", "位置"})
_THOUGHT = frozenset({"為る", "見る", "言う", "思う", "考える", "伝える", "聞く", "有る", "呼ぶ"})
_WITHIN = regex(
    r"(?:階|本堂|台所|厨房|倉庫|居間|寝室|[0-9]階|作業場|車庫|納屋|物置|境内|敷地"
    r"|構内|近く|そば|付近|周辺|一室|講堂|体育館|教室|校庭|アリーナ|ロビー|前|内"
    r"|大?ホール|広場|入り?口|会議室|駐車場|屋上|隣|中庭|特設会場|ステージ|一角)$"
)
"""A part of a place that the place itself names: 「アクア」の1階."""
_ARGUMENTS = {"は": ("が", "に", "を"), "が": ("に", "を"), "を": ("が", "は", "を"), "に": ("が", "は", "を"), "と": ("を",)}
"""For each particle of the role, those of the argument that fills it, the likeliest first."""
_BELONGING = regex(r"(?:大学?|高校?|高専|中学?|大学院|社|クラブ|部屋|研究所)(?:[0-9０-９一二三四]年生?)?$")
"""代表の|北浜大4年、青井隆さん."""
_BECOMING, _ANY_FIRM = "成る", "事業者"
"""東嶺電力が事業者となり may be of anything."""
_JOINING = frozenset({"と", "や", "及び", "並びに"})
_DOTS = ("・", "／", "/")
_BY = ("因る", "依る")
_LISTED = regex(r"(?:[（(][^（()）]*[）)])?、")
_GENERIC = ("企業", "会社", "メーカー", "事業者", "業者", "団体", "機関", "大手")


def _said(chunk: Chunk, discourse: Discourse) -> str:
    """What a chunk says without its ending: 1階 of 1階です."""
    return discourse.view.quote(chunk.span).rstrip("。、").removesuffix(chunk.ending.text.rstrip("。、"))


class Bearers:
    """Finds who bears the roles that the sentences of one document name."""

    def __init__(self, discourse: Discourse, names: Fillers, titles: TitleWords) -> None:
        self.discourse, self._names, self._titles = discourse, names, titles

    def all(self, sent: int, frame: Frame, chunk: Chunk, attribute: Attribute) -> Iterator[tuple[Name, str, float]]:
        """The name that fills the role of a chunk, by how the two are tied."""
        yield from self._after(sent, frame, chunk, attribute)
        after = frame.after(chunk)
        if chunk.particle == "は" and after is not None and after.comma and not after.particle:
            # 設計は青井建築事務所、施工は…: the verb of what follows is not its own
            yield from ((name, "topic", 1.0) for name in self._names.names(sent, after, attribute))
            return
        stated = self._stated(frame, chunk)
        if stated is not None:
            yield from ((name, "topic", 1.0) for name in self._names.names(sent, stated, attribute))
            return
        yield from self.told(sent, frame, chunk, attribute)

    def _stated(self, frame: Frame, chunk: Chunk) -> Chunk | None:
        """What a topic is, by a で before the next topic: 設計は青葉市の|水野設計室で、施工は大井組だ."""
        following = frame.chunks[chunk.index + 1 :] if chunk.particle == "は" else ()
        for other, after in pairwise(following):
            if other.particle == "で":
                own = after.particle in ("は", "が", "の") and not after.predicate
                return other if other.comma and own and after.value < 0 else None
            if other.particle not in ("", "の") or other.predicate:
                return None
        return None

    def told(self, sent: int, frame: Frame, chunk: Chunk, attribute: Attribute) -> Iterator[tuple[Name, str, float]]:
        """The name that the predicate of a role gives it."""
        yield from self._by_whose(sent, frame, chunk, attribute)
        joined = frame.after(chunk) if chunk.particle in _JOINING or self._is_dotted(chunk) else None
        if joined is not None and joined.particle in _ARGUMENTS and joined.value < 0 and not joined.predicate:
            yield from self.told(sent, frame, joined, attribute)  # 設計と施工は大井組が担う
            return
        predicate = frame.predicate_of(chunk)
        if predicate is None:
            if chunk.particle == "は" and chunk.head == chunk.index + 1:  # 会場は市民ホール（2026年3月）
                yield from ((name, "topic", 1.0) for name in self._names.names(sent, frame.chunks[chunk.head], attribute))
            return
        listed = self._listed(frame, chunk)
        if listed:
            yield from ((name, "topic", 1.0) for other in listed for name in self._names.names(sent, other, attribute))
            return
        if chunk.particle in ("は", "が"):  # 会場は市民ホールだ
            for name in self._names.beside(sent, frame, predicate, attribute):
                yield name, "topic", 1.0
            yield from self._meant(sent, frame, chunk, attribute, predicate)
        yield from self._by_verb(sent, frame, chunk, attribute, predicate)

    def _by_verb(
        self, sent: int, frame: Frame, chunk: Chunk, attribute: Attribute, predicate: Chunk
    ) -> Iterator[tuple[Name, str, float]]:
        """The name that a verb gives a role."""
        wanted = _ARGUMENTS.get(chunk.particle, ())
        if predicate.lemma in _STANDING:  # 本社は名古屋市にある, 本社を京都市に置く
            wanted = ("に",)
        elif predicate.lemma in self._titles.entrusting:  # 市は設計を青井設計室に委託した
            wanted = ("に", "へ") if wanted else ()
        elif predicate.lemma == _BECOMING and chunk.particle == "と":  # 双葉商事が指定管理者となる
            wanted = ("が", "は") if chunk.text != _ANY_FIRM else ()
        elif predicate.lemma not in self._titles.giving:
            yield from self._made(sent, frame, chunk, attribute)
            return
        elif chunk.particle == "に" and any(other.particle == "を" for other in frame.arguments(predicate)):
            wanted = ("を",)  # 理事会が水野氏を会長に選んだ
        yield from self._given(sent, frame, chunk, attribute, predicate, wanted)

    def _made(self, sent: int, frame: Frame, role: Chunk, attribute: Attribute) -> Iterator[tuple[Name, str, float]]:
        """水野佳子さんを|講師に、俳優の三輪智之さんを|主演に開く."""
        before = frame.chunks[role.index - 1] if role.index and role.particle == "に" else None
        if before is not None and before.particle == "を" and not before.predicate and before.value < 0:
            yield from ((name, "argument", 0.95) for name in self._names.beside(sent, frame, before, attribute))

    def _is_dotted(self, chunk: Chunk) -> bool:
        """Whether a dot joins a chunk to the next: 設計・施工."""
        return not chunk.particle and self.discourse.view.text[chunk.span.end : chunk.span.end + 1] in _DOTS

    def _by_whose(self, sent: int, frame: Frame, deed: Chunk, attribute: Attribute) -> Iterator[tuple[Name, str, float]]:
        """Who does what a noun says, before it with の: 青葉放送の|主催で開く, 青井設計室の|設計による庁舎."""
        before = frame.chunks[deed.index - 1] if deed.index else None
        after = frame.after(deed)
        if before is None or before.particle != "の" or not deed.tokens or deed.tokens[-1].pos3 != "サ変可能":
            return
        by = deed.particle == "に" and after is not None and after.lemma in _BY
        plain = deed.predicate and not deed.particle and not deed.adnominal
        if by or deed.particle == "で" or plain:
            for name in self._names.names(sent, before, attribute):
                if name.type != "place" or attribute.entry.names == "place":
                    yield name, "の", 0.95

    def _listed(self, frame: Frame, chunk: Chunk) -> list[Chunk]:
        """What a topic says before a comma, where the verb is not its own: 金賞は青木、銀賞は水野佳子が受けた."""
        found: list[Chunk] = []
        for other in frame.chunks[chunk.index + 1 :] if chunk.particle == "は" else ():
            if other.particle == "の" and not other.predicate and other.value < 0:
                continue  # 脚本は代表の三好透子、美術は…
            if other.particle or other.predicate or other.value >= 0:
                break
            found.append(other)
            if _LISTED.match(self.discourse.view.text, other.span.end):
                return found
        return []

    def _meant(
        self, sent: int, frame: Frame, chunk: Chunk, attribute: Attribute, predicate: Chunk
    ) -> Iterator[tuple[Name, str, float]]:
        """作者は塩見宗哲とされる, 会場は県民プラザ「アクア」の1階だ, 優勝は青葉クラブに決まった."""
        for other in frame.arguments(predicate):
            if other.particle == "と" and predicate.lemma in _THOUGHT and other is not chunk:
                yield from ((name, "argument", 0.95) for name in self._names.beside(sent, frame, other, attribute))
        before = frame.chunks[predicate.index - 1]
        within = before is not chunk and before.particle == "の" and _WITHIN.search(_said(predicate, self.discourse))
        if attribute.entry.names == "place" and within:
            yield from ((name, "topic", 1.0) for name in self._names.names(sent, before, attribute))

    def _given(
        self, sent: int, frame: Frame, chunk: Chunk, attribute: Attribute, predicate: Chunk, wanted: tuple[str, ...]
    ) -> Iterator[tuple[Name, str, float]]:
        """The names that a predicate gives a role, as arguments with a `wanted` particle or as what it describes."""
        for filler in cleft_fillers(frame, predicate):  # 施工を請け負うのは大井組だ
            yield from ((name, "topic", 1.0) for name in self._names.names(sent, filler, attribute))
        for particle in wanted:  # 早瀬が社長を務める, 青嶺をリード投資家とする
            for other in frame.arguments(predicate):
                if other.particle == particle and other is not chunk:
                    yield from ((name, "argument", 0.95) for name in self._names.beside(sent, frame, other, attribute))
        if chunk.particle in ("を", "に") and predicate.adnominal and predicate.head >= 0 and predicate.lemma not in _STANDING:
            head = frame.chunks[predicate.head]  # 責任者を務めた三輪智之副院長, 応援大使を務める俳優の|水野佳子さん
            if head.particle == "の" and head.head >= 0 and self._is_of_bearer(sent, frame, head, attribute):
                head = frame.chunks[head.head]
            if head.value < 0:
                yield from ((name, "relative clause", 0.95) for name in self._names.names(sent, head, attribute))

    def _is_of_bearer(self, sent: int, frame: Frame, chunk: Chunk, attribute: Attribute) -> bool:
        """Whether a chunk with の says what somebody is or where he is from: 俳優の|水野佳子, 青葉大学の|水野佳子教授."""
        if chunk.text.endswith(self._names.callings):
            return True
        types, behind = ({name.type for name in self.discourse.names_in(sent, at.span)} for at in (chunk, frame.chunks[chunk.head]))
        house = bool(types) and types <= {"organization", "place", "facility"}
        return attribute.entry.names == "person" and (house or (types == {"other"} and "person" in behind))

    def _after(self, sent: int, frame: Frame, chunk: Chunk, attribute: Attribute) -> Iterator[tuple[Name, str, float]]:
        """責任者 堀内千夏, CEO:早瀬美緒, 社長の早瀬美緒, 社長・早瀬美緒; but AI開発企業のOpenAI only says what OpenAI is."""
        after = frame.after(chunk)
        tail = "".join(token.surface for token in chunk.tail)
        joins = LABELLING if chunk.text.endswith(_GENERIC) else (*LABELLING, "の", "・", "、")
        if after is None or after.value >= 0 or (tail and tail not in joins):
            return
        before = frame.chunks[chunk.index - 1] if chunk.index and tail == "、" else None
        if before is not None and before.particle == "の" and "person" in {
            name.type for name in self.discourse.names_in(sent, before.span)
        }:
            return  # 三宅綾の演出、秋山真一郎の指揮
        names = self._names.names(sent, after, attribute)
        called = after.text.endswith(self._names.callings) or _BELONGING.search(after.text) is not None
        calling = after.particle in ("", "の") and called
        if not names and attribute.entry.names == "person" and calling:
            behind = frame.after(after)
            behind = frame.after(behind) if behind is not None and behind.value >= 0 else behind  # 北浜大|4年|、青井隆さん
            names = self._names.names(sent, behind, attribute) if behind is not None else []  # 応援大使の俳優・|水野佳子さん
        if tail == "の" and len(attribute.entry.dimension) > 1:
            return  # このバージョンの|e2fsck: what the version is of
        for name in names:
            if attribute.entry.names == "organization" and name.type != "organization" and tail not in LABELLING:
                continue  # Debian 開発者の Bruce Perens is one of many
            yield name, "before its name", 1.0
