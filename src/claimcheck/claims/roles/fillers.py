"""The names that can fill a role in a chunk of a sentence, of the kind that the role asks for."""


from claimcheck.claims.discourse.discourse import Discourse
from claimcheck.claims.discourse.words import Words
from claimcheck.claims.lexicon.places import ADMINISTRATIVE
from claimcheck.claims.lexicon.registry import Attribute
from claimcheck.claims.names.names import Name
from claimcheck.claims.roles.holders import Holders
from claimcheck.claims.roles.rolelabels import fits
from claimcheck.claims.sentences.frames import Chunk, Frame
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span

_PARTICLES = regex(r"[ぁ-ん]{0,6}[、。]?")
_KIND_BEFORE = regex(r"[一-龠々ァ-ヺーA-Za-z0-9]*$")
"""What a name in quotation marks is, in front of them: 市民会館「ルミエ」."""
_FIRM = regex(r"[一-龠々ァ-ヺーA-Za-z]{4,14}")
_PEOPLE = ("人", "者", "側", "系", "製", "産", "式", "型", "内", "外", "向け", "発", "行き", "線", "駅", "市民", "県民", "住民")
"""What a word ends in that begins with a name and is no firm."""
_FOREIGN = regex(r"(?P<name>[ァ-ヺ][ァ-ヺー]{3,}(?:・[ァ-ヺー]{2,})*)(?P<title>[一-龠々]{2,4})(?=[はがのにをとも、。（(]|$)")
_FAMILY = regex(r"[一-龠々ヶ]{1,4}家")
_LAST_OF_NAME = regex(r"[谷斎山水石月雪峰泉江川風堂舟嶺岳渓洲湖園林村]")
"""In what the names end that artists take."""
_LONGEST_CUT = 4
_FOREIGN_WORD = regex(r"[ァ-ヺー]+")
_RUN_ON = ("・", "＝")
_FEATURE_REACH = 18
"""Characters in which the name of a feature of a landscape ends that the dictionary cuts into words."""


class Fillers:
    """Reads the fillers of roles in one document."""

    def __init__(self, discourse: Discourse, words: Words, holders: Holders) -> None:
        self.discourse, self._holders = discourse, holders
        self.callings, self._single = words.titles.callings, words.titles.single
        self._countries, self._titles = words.countries, words.personal_titles
        self._buildings = (*words.named_by_suffix["place"], "工場")

    def beside(self, sent: int, frame: Frame, chunk: Chunk, attribute: Attribute) -> list[Name]:
        """The names of a chunk, or of the one that it follows in apposition: 榎本恒一・瀬波食品社長."""
        found = self.names(sent, chunk, attribute)
        before = frame.chunks[chunk.index - 1] if chunk.index and not found else None
        if before is None or before.particle or self.discourse.view.text[before.span.end : before.span.end + 1] not in ("・", "＝"):
            return found
        return self.names(sent, before, attribute)

    def in_katakana(self, chunk: Chunk) -> list[Name]:
        """A foreign name that the dictionary cuts up, before a title: ベルティーニ|船長."""
        match = _FOREIGN.match(self.discourse.view.text, *chunk.span)
        titled = match is not None and match.group("title").endswith(self._single)
        if match is None or not titled or (self.discourse.view.text[chunk.span.start - 1 : chunk.span.start] in _RUN_ON):
            return []
        words = [word for word in chunk.tokens if _FOREIGN_WORD.fullmatch(word.surface)]
        if not any(word.unknown or word.size == 1 or (word.proper and word.pos3 != "地名") for word in words):
            return []  # トップチーム監督
        text = match.group("name")
        return [Name(Span(*match.span("name")), text, self.discourse.finder.key(text), "person")]

    def names(self, sent: int, chunk: Chunk, attribute: Attribute) -> list[Name]:
        """The names of a chunk that fit a role, the likeliest first."""
        if attribute.entry.kinds:
            return self._kinds(sent, chunk, attribute)
        if quoted := self._quoted(sent, chunk, attribute):
            return quoted
        names = [name for name in self.discourse.names_in(sent, chunk.span) if fits(attribute, name)]
        names = [self._holders.entire(name) for name in self._holders.unquoted(names, attribute)]
        given = self._holders.in_kana(chunk, attribute)
        if given and not any(name.type == "person" for name in names):
            return given
        whole = self._holders.common(chunk.text, chunk.span.start, attribute)
        if whole and all(whole[0].span.contains(name.span) for name in names):
            return [self._holders.entire(whole[0])]  # 東濃中央 of 東濃中央建設
        if len(names) == 1 and (longer := self._styled(names[0], chunk)) is not None:
            return [longer]
        if not names:
            return list(map(self._holders.entire, self._unnamed(self.discourse.view.sentences[sent].span, chunk, attribute)))
        if attribute.entry.names != "person" or names[0].type != "other":
            return names
        tokens = self.discourse.view.tokens(sent)
        deeds = {end for word, end in zip(tokens.words, tokens.ends, strict=True) if word.pos3 == "サ変可能"}
        # スペイン人の監督, 若葉電機専務
        people = [name for name in names if name.text.removesuffix("人") not in self._countries]
        people = [name for name in people if not name.text.endswith(self._titles)]
        return [name for name in people if name.span.end not in deeds]  # 靖国参拝 is nobody

    def _styled(self, name: Name, chunk: Chunk) -> Name | None:
        """A person with the last letter of an artist's name, which the dictionary cuts off: 岡部蘭|谷."""
        more = chunk.text.removeprefix(name.text) if name.type == "person" and name.span.start == chunk.span.start else ""
        if len(name.text) != len(chunk.text) - 1 or len(name.text) > _LONGEST_CUT or not _LAST_OF_NAME.fullmatch(more):
            return None
        return self._named(chunk.text, chunk.span.start, "person")

    def _unnamed(self, sentence: Span, chunk: Chunk, attribute: Attribute) -> list[Name]:
        """The corporation or the feature of a landscape in a chunk that no name of the dictionary begins."""
        firm = self._holders.incorporated(Span(chunk.span.start, sentence.end), attribute)
        if firm:
            return firm if chunk.span.start <= firm[0].span.start < chunk.span.end else []
        if attribute.entry.names is None and _FAMILY.fullmatch(chunk.text) and chunk.tokens and chunk.tokens[0].proper:
            return [self._named(chunk.text, chunk.span.start, "other")]  # 大山家から寄贈された
        if attribute.entry.names != "place":
            return self._firm(chunk, attribute)
        start = max(sentence.start, chunk.span.end - _FEATURE_REACH)
        ending = len(chunk.ending.text.rstrip("、。，．」』）)"))
        return self._holders.feature(Span(start, chunk.span.end - ending))

    def _named(self, text: str, start: int, kind: str) -> Name:
        return Name(Span(start, start + len(text)), text, self.discourse.finder.key(text), kind)

    def _firm(self, chunk: Chunk, attribute: Attribute) -> list[Name]:
        """A firm whose name begins with a name or a word of no dictionary, however it ends: 双葉|印刷, リンド|ソフト."""
        text, first = chunk.text, chunk.tokens[0] if chunk.tokens else None
        wanted = attribute.entry.names == "organization" and first is not None and chunk.value < 0
        if not wanted or first is None or len(chunk.tokens) < 2 or not _FIRM.fullmatch(text):  # noqa: PLR2004 - 双葉 alone
            return []
        plain = all(word.pos in ("名詞", "接尾辞") for word in chunk.tokens) and chunk.tokens[-1].pos3 != "サ変可能"
        named = (first.proper or first.unknown) and first.surface not in self._countries and not chunk.tokens[-1].proper
        if not (plain and named) or text.endswith((*self._titles, *_PEOPLE)) or ADMINISTRATIVE.search(text):
            return []
        if not self.discourse.view.text.startswith(text, chunk.span.start):
            return []
        return [self._named(text, chunk.span.start, "organization")]

    def _quoted(self, sent: int, chunk: Chunk, attribute: Attribute) -> list[Name]:
        """The name in quotation marks in which a chunk ends, a word on where in it aside: 県民プラザ「アクア」の."""
        text, low = self.discourse.view.text, self.discourse.view.sentences[sent].span.start
        high = chunk.span.end + (text[chunk.span.end : chunk.span.end + 1] in ("」", "』"))
        close = max(text.rfind(mark, chunk.span.start, high) for mark in "」』")
        if close < 0 or not _PARTICLES.fullmatch(text, close + 1, high):
            return []
        opening = max(text.rfind(mark, low, close) for mark in "「『")
        kind = _KIND_BEFORE.search(text, low, opening) if opening >= 0 else None
        return self._holders.quoted(Span(kind.start(), close + 1), attribute) if kind is not None else []

    def _kinds(self, sent: int, chunk: Chunk, attribute: Attribute) -> list[Name]:
        """The kind that a chunk names; of who does something, what stands before his name too: 船長の佐伯浩二が."""
        view = self.discourse.view
        if not attribute.entry.verbs:
            kinds = self._holders.kind(Span(chunk.span.start, view.sentences[sent].span.end), attribute)
            return [name for name in kinds if chunk.span.contains(name.span)]  # 鉄骨造、一部木造 is no one kind
        chunks, first = self.discourse.frame(sent).chunks, chunk.index
        while first and (chunks[first - 1].glued or chunks[first - 1].particle == "の"):
            first -= 1
        return self._holders.kind(Span(chunks[first].span.start, chunk.span.end), attribute)

    def town_of(self, sent: int, name: Name) -> Name | None:
        """The town that a bracket or の gives for a building: 滋賀県東近江市 of 湖東工場（滋賀県東近江市）."""
        text = self.discourse.view.text
        if ADMINISTRATIVE.search(name.text) or not name.text.endswith(self._buildings):
            return None
        towns = (other for other in self.discourse.names(sent) if other.type == "place" and ADMINISTRATIVE.search(other.text))
        for town in towns:
            bracketed = town.span.start - name.span.end == 1 and text[name.span.end] in "（("
            if bracketed or (town.span.end + 1 == name.span.start and text[town.span.end] == "の"):
                return town
        return None
