"""Words that point back to a name: 同社, 同氏, 両社, 前者, 本製品; whom each stands for in its document.

Note [Pointing back]. 同社 is the firm of its sentence, else that of which the paragraph speaks: the topic of the nearest sentence
that has one, else the last firm named before, else that of the title. What the text puts in quotation marks (「KikuNote」) is a
product, a name with a number a model, so that a word takes only names of its own kind; 同校 and 同橋 take what ends in such a
word. Of names that と or や ties together none is meant. 両社 are the last two of their kind, 前者 and 後者 the two names tied
together last. 本製品 is the product of the title, else the one that the text names first.
"""

import re
from collections.abc import Iterator

from claimcheck.claims.discourse.discourse import Discourse
from claimcheck.claims.names.names import Name
from claimcheck.model.document import Role
from claimcheck.model.pattern import regex

_PRODUCTS = "製品|商品|モデル|機種|サービス|アプリ|ソフト|システム|シリーズ|作品|装置|車|機|作|書|品|誌"
_FIRMS = (
    "社|行|グループ|銀行|法人|団体|組合|協会|連盟|球団|クラブ|チーム|局|省|庁|署|大学|大|校|院|病院|館|園|店|ホテル|施設|センター"
)
_PLACES = "市|町|村|区|県|府|州|国|島|駅|港|線|橋|川|山|湖"
_POINTING = regex(
    rf"(?P<how>同)(?P<kind>{_PRODUCTS}|{_FIRMS}|{_PLACES}|氏|選手|監督)"
    r"|(?P<pair>両)(?P<of>社|氏|者|市|町|県|国|校|行|大学|製品|機種|モデル|選手)"
    r"|(?P<order>前者|後者)|(?P<own>本)"
    r"(?P<thing>衛星|機器|施設|事業|制度|大会|展|講座|計画|物件|薬|剤|工事|協定|契約|調査|事件|事故|橋|線|館|製品|商品|サービス|アプリ|ソフト|システム|シリーズ|作品|装置|機|品|書|作)"
)
_IS_PRODUCT = regex(r"製品|商品|サービス|アプリ|ソフト|システム|シリーズ|作品|装置|機器|機|品|書|作|薬|剤|衛星")
_KANJI = regex(r"[一-龠々]")
_VERBAL = regex(r"同行(?:[しすさせ者]|を)|同(?:線|国)上")
_TIED = regex(r"[」』”）)]?(?:社|氏|さん)?(?:と|や|、|および|及び|ならびに|か|・)[「『“（(]?")
_QUOTED = regex(r"[「『“]([^「」『』“”。、]{2,24})[」』”]")
_NO_FIRMS = (
    *("市", "町", "村", "県", "省", "庁", "大学", "病院", "局", "署", "協会", "組合", "委員会", "学校", "高校", "研究所", "図書館"),
    *("美術館", "博物館", "裁判所", "地裁", "高裁", "地検", "県警", "府警", "内閣", "議会"),
)
"""What the names of bodies end in that are no firms."""
_SUBJECT = regex(r"[がはも][^、。]{0,12}")
_REACH = 8
"""Sentences that a word points back over."""
_TOPICS = 4
"""Sentences whose topics count before any other name."""
_AND_OTHERS = ("など", "ら", "をはじめ")
_ENDINGS = {
    "行": ("銀行", "信用金庫"), "校": ("校", "学園", "学院", "高専"), "大": ("大学", "大"), "大学": ("大学", "大"), "院": ("院",),
    "局": ("局",), "署": ("署",), "省": ("省",), "庁": ("庁",), "線": ("線", "鉄道"), "店": ("店",), "島": ("島",),
}  # fmt: skip
"""What the names end in that a word may stand for, where it is not the word itself."""


MARKS = regex(r"同|両|前者|後者|本")
"""What a text must hold for a pointing word to be in it."""


def pointing_words(text: str) -> Iterator[re.Match[str]]:
    """The words of a stretch of text that point back to a name."""
    for match in _POINTING.finditer(text):
        joined = _KANJI.match(text, match.end()) or (match.start() and _KANJI.match(text, match.start() - 1))
        if not joined and not _VERBAL.match(text, match.start()):
            yield match


class References:
    """Finds whom a pointing word of one document means; see Note [Pointing back]."""

    def __init__(self, discourse: Discourse) -> None:
        self.discourse = discourse
        self._product: list[Name] | None = None
        self._products: tuple[str, ...] | None = None

    def names(self, sent: int, offset: int, word: re.Match[str]) -> list[Name]:
        """The names that a word at `offset` of a sentence stands for: one, two for 両社, none where nothing fits."""
        if word["own"]:
            declared = self._called(word.group())
            return declared or (self._own_product() if _IS_PRODUCT.fullmatch(word["thing"]) else [])
        if word["order"]:
            pair = self._tied(sent, offset)
            return pair[word["order"] == "後者" :][:1]
        if word["pair"]:
            return self._last_two(sent, offset, word["of"])
        return self._singular(sent, offset, offset + len(word.group()), word["kind"])

    def _singular(self, sent: int, offset: int, end: int, kind: str) -> list[Name]:
        sentences = self.discourse.view.sentences
        block = sentences[sent].block
        acting = self._acting(sent, offset, end)
        before = [
            (at, [name for name in self._candidates(names, kind) if name is not acting]) for at, names in self._before(sent, offset)
        ]
        own = [pair for pair in before if pair[0] == sent]
        paragraph = [(at, topic) for at, _names in before[:_TOPICS] if (topic := self._topic(at, offset, block, kind)) is not None]
        for at, topic in paragraph:
            if topic is not acting and (at == sent or not (own and own[0][1])):
                return [topic]
        for _at, names in before:
            if names:
                return [names[-1]]
        titles = (self.discourse.block_names(number) for number in self.discourse.view.document.blocks[block].heading)
        return [name for names in titles for name in names if self._fits(name, kind)][:1]

    def _acting(self, sent: int, offset: int, end: int) -> Name | None:
        """Who does something to the one that is meant, and is somebody else: 瀬戸酒 of 瀬戸酒が同社を合併した."""
        text = self.discourse.view.text
        if text[end : end + 1] not in ("を", "に", "と"):
            return None
        names = [name for name in self.discourse.names(sent) if name.span.end <= offset]
        return names[-1] if names and _SUBJECT.fullmatch(text, names[-1].span.end, offset) else None

    def _topic(self, sent: int, offset: int, block: int, kind: str) -> Name | None:
        """The topic of a sentence of a paragraph, if it stands before an offset and is of the kind."""
        topic = self.discourse.topic_of(sent) if self.discourse.view.sentences[sent].block == block else None
        return topic if topic is not None and topic.span.end <= offset and self._fits(topic, kind) else None

    def _candidates(self, names: list[Name], kind: str) -> list[Name]:
        return [name for number, name in enumerate(names) if self._fits(name, kind) and not self._is_tied(names, number)]

    def _is_tied(self, names: list[Name], number: int) -> bool:
        """Whether a name is one of several: GoogleやMicrosoftなど."""
        text = self.discourse.view.text
        low, high = names[number].span
        if text.startswith(_AND_OTHERS, high):
            return True
        after = text[high : names[number + 1].span.start] if number + 1 < len(names) else "-"
        before = text[names[number - 1].span.end : low] if number else "-"
        return any(_TIED.fullmatch(between) for between in (before, after))

    def _before(self, sent: int, offset: int) -> Iterator[tuple[int, list[Name]]]:
        """The sentences before an offset, nearest first, with their names."""
        for at in range(sent, max(-1, sent - _REACH), -1):
            if self.discourse.block(at).role is Role.BYLINE:
                continue  # who wrote it
            names = [name for name in self.discourse.names(at) if name.span.end <= offset]
            if names:
                yield at, names

    def _fits(self, name: Name, kind: str) -> bool:
        text = name.text
        if self.discourse.is_no_name(name):
            return False
        if kind in ("氏", "選手", "監督"):
            return name.type == "person"
        if name.type == "person":
            return False
        if kind in _ENDINGS:
            return text.endswith(_ENDINGS[kind])
        numbered = any(char.isdigit() for char in text)
        quoted = self._is_quoted(name)
        if re.fullmatch(_PRODUCTS, kind):
            return name.type not in ("place", "organization") and (quoted or numbered or text.isascii() or text.endswith(kind))
        if re.fullmatch(_PLACES, kind):
            return text.endswith(kind) or (kind == "国" and name.type == "place" and self.discourse.finder.is_country(text))
        if len(kind) > 1 or kind in "館園":
            return text.endswith(kind)
        public = kind == "社" and (text.endswith(_NO_FIRMS) or self.discourse.view.text.startswith("市場", name.span.end))
        return name.type not in ("place", "facility") and not numbered and not quoted and not public

    def _is_quoted(self, name: Name) -> bool:
        """Whether the text has a name in quotation marks somewhere, or the name it begins with: 「KikuNote」, KikuNote Pin."""
        if self._products is None:
            text = self.discourse.view.text
            quoted = {match[1].strip() for match in _QUOTED.finditer(text)}
            self._products = tuple(sorted(name for name in quoted if f"{name}社" not in text and f"{name}株式会社" not in text))
        return name.text.startswith(self._products) and name.type not in ("place", "organization")

    def _last_two(self, sent: int, offset: int, kind: str) -> list[Name]:
        kind = "" if kind == "者" else kind
        tied = self._tied(sent, offset)
        if tied and all(self._fits(name, kind) for name in tied if kind):
            return tied
        found: list[Name] = []
        for _at, names in self._before(sent, offset):
            for name in reversed(names):
                fits = self._fits(name, kind) if kind else name.type != "place"
                if fits and all(name.key != other.key for other in found):
                    found.append(name)
                if len(found) == 2:  # noqa: PLR2004 - 両
                    return found[::-1]
        return []

    def _tied(self, sent: int, offset: int) -> list[Name]:
        """The two names that と or や ties together last before an offset: AX-7とAX-9."""
        for _at, names in self._before(sent, offset):
            for first, second in zip(names[-2::-1], names[:0:-1], strict=False):
                between = self.discourse.view.text[first.span.end : second.span.start]
                if _TIED.fullmatch(between) and first.key != second.key:
                    return [first, second]
        return []

    def _called(self, word: str) -> list[Name]:
        """The name that the text itself gives a word to: 衛星「ハヤテ」（以下「本衛星」）."""
        text = self.discourse.view.text
        match = re.search(rf"[」』]?[（(][^（）()]{{0,60}}?以下[、,]?「{re.escape(word)}」", text)
        sent = self.discourse.view.sentence_at(match.start()) if match else -1
        names = self.discourse.names(sent) if sent >= 0 else []
        return [name for name in names if match is not None and name.span.end == match.start()][:1]

    def _own_product(self) -> list[Name]:
        """The product that a text is about: of its title, else the first one it names."""
        if self._product is None:
            blocks = self.discourse.view.document.blocks
            titles = [number for number, block in enumerate(blocks) if block.role is Role.TITLE]
            rest = [number for number, block in enumerate(blocks) if block.role in (Role.HEADING, Role.PARAGRAPH)][:12]
            titled = [name for number in titles for name in self.discourse.block_names(number)]
            named = (name for number in rest for name in self.discourse.block_names(number))
            found = next((name for name in (*titled, *named) if self._fits(name, "製品")), None)
            # ツドイ予約 サービス品質保証制度: no sign of a product, but nothing else is named
            found = found or next((name for name in titled if name.type in ("other", "kana")), None)
            self._product = [found] if found is not None else []
        return self._product
