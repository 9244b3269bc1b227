"""Where things and firms come from, in apposition: 北都車輌製の新型車両, ドイツの工具メーカー、リントハウアー社, 青森県出身."""

import re
from collections.abc import Iterator

from claimcheck.claims.discourse.discourse import Discourse
from claimcheck.claims.discourse.words import Words
from claimcheck.claims.names.names import Name
from claimcheck.claims.roles.doers import Doing
from claimcheck.claims.roles.rolesubjects import numbered, quoted_title
from claimcheck.claims.sentences.frames import Chunk, Frame
from claimcheck.model.claims import MISSING, Slot
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span

MADE = "products/manufacturer"
COUNTRY = "organisations/country"
_MADE = regex(
    r"([一-龠々ァ-ヺー・A-Za-z]{2,16}?)(?:製(?=[のでをだ（(、。「）)]|です|$)|(?:建造|製造|製作)(?=[）)]))"
    r"(?:の(?P<part>[一-龠ァ-ヺーA-Za-z]{2,12}?(?=[0-9]|$|[^一-龠ァ-ヺーA-Za-z])))?(?:の?(?P<series>[0-9]{2,4}[形系型]))?"
)
_FROM = regex(
    r"([ァ-ヺー・一-龠A-Za-z]{2,14}社)の(?P<part>[一-龠ァ-ヺーA-Za-z]{2,12})(?=[だで。]|を(?:採用|搭載|使|積|選)|$)"
)
"""心臓部は台湾チャンリー社のSoCだ, チャンリー社のSoCを採用した."""
_ABROAD = regex(
    r"^(?:米国?|英国?|独|仏|伊|加国?|韓国?|台湾|中国|瑞|スイス|ドイツ|フランス|イタリア|カナダ|アメリカ|オランダ|スウェーデン|デンマーク|オーストリア|ベルギー|スペイン)・?(?=[ァ-ヺA-Za-z]{2})"
)
_FITTED = regex(r"([一-龠ァ-ヺーA-Za-z]{2,10})(?:に|には|は)、?[^、。はに]{0,10}$")
_PLAIN = regex(r"(?!製|仕様|備考|特徴|概要|その他)[一-龠々ァ-ヺー]{2,10}|[0-9]{2,4}[形系型]")
"""A label that says what is made: オルガン."""
_SHORTEST = 2
"""Characters of the name of a maker, fewer say what something is made of."""
_SAME = "同社"
_BEFORE = regex(r"[ァ-ヺー・一-龠A-Za-z]{2,14}社(?![製長員])")
_KINDS = "メーカー|企業|会社|大手|新興|ベンチャー|銀行|商社|財閥|ブランド|出版社|航空会社|スタートアップ"
_KIND = regex(_KINDS)
_APPOSED = regex(
    rf"(?P<country>[一-龠ァ-ヺー]{{2,9}})の[一-龠々ァ-ヺーA-Za-z・]{{0,14}}(?:{_KINDS})(?:で(?:ある|、)|、|である|・|の|「)?(?=[A-Zァ-ヺ一-龠「])"
)


class Origins:
    """Finds what the sentences of a document say of origins beside a name."""

    def __init__(self, discourse: Discourse, words: Words) -> None:
        self.discourse, self.by_id = discourse, words.registry.by_id
        self.countries, self.materials = words.countries, words.materials
        self.parts = words.titles.parts

    def of_sentence(self, sent: int, frame: Frame) -> Iterator[Doing]:
        """The origins that one sentence states."""
        yield from self._made(sent, frame)
        yield from self._countries(sent)

    def _made(self, sent: int, frame: Frame) -> Iterator[Doing]:
        """加越重工製の3車体連接: the maker of what the sentence, or the one before, is about."""
        attribute = self.by_id.get(MADE)
        text = self.discourse.view.quote(frame.span)
        if attribute is None or not ("製" in text or "社の" in text or "建造" in text):
            return
        for match in (*_MADE.finditer(text), *_FROM.finditer(text)):
            part = self._part(match.group("part") or "") or match.groupdict().get("series") or ""
            if match.re.pattern == _FROM.pattern and not part:
                continue  # X社の社長
            maker = self._maker(text, match)
            if maker is None:
                continue
            low, high = maker
            if not part and (fitted := _FITTED.search(text, 0, low)) is not None:
                part = self._part(fitted.group(1))  # エンジンに独ラング社製を採用した
            span = Span(frame.span.start + low, frame.span.start + high)
            name = Name(span, text[low:high], self.discourse.finder.key(text[low:high]), "organization")
            row = self.discourse.block(sent).row
            if not part and row:  # | 赤外カメラ | 分解能60 m(丹羽光学製) |
                label = self.discourse.block_text(row[-1]).strip(" 　:：*`")
                part = self._part(label) or (label if _PLAIN.fullmatch(label) else "")
            owner, topic = MISSING, frame.topic(len(frame.chunks))
            if topic is not None and topic.span.end <= span.start and not topic.predicate:
                named = [other for other in self.discourse.names_in(sent, topic.span) if other.type != "person"]
                if named and part:
                    owner = Slot(named[-1].key, "topic", 0.95, named[-1].span)
                elif not named:
                    quoted = quoted_title(self.discourse, topic, "topic") if part else None
                    owner, part = quoted or self._owner(sent, frame, topic), part or numbered(self.discourse, frame, topic)
            yield Doing(attribute, name, owner, part, Slot(MADE, "beside its name", 0.95, span))

    def _part(self, text: str) -> str:
        """The part of a product in which some words end: エンジン."""
        return next((text[at:] for at in range(len(text)) if text[at:] in self.parts), "")

    def _maker(self, text: str, match: re.Match[str]) -> tuple[int, int] | None:
        """Where the maker stands, whom 同社 may mean: ヘルマイン社と共同で調整した同社製のチップセット."""
        low, high = match.span(1)
        if match.group(1) == _SAME:
            before = [found.span() for found in _BEFORE.finditer(text, 0, low)]
            if not before:
                return None
            low, high = before[-1]
        abroad = _ABROAD.match(text[low:high])
        low += abroad.end() if abroad is not None else 0
        maker = text[low:high]
        known = len(maker) > _SHORTEST and not maker.endswith(self.materials) and maker not in self.countries
        return (low, high) if known else None

    def _owner(self, sent: int, frame: Frame, topic: Chunk) -> Slot:
        """Whose part the topic is: いぬわし of 「いぬわし」のエンジンは丹羽重工製."""
        for other in frame.under(topic, 4)[1:]:
            for name in reversed(self.discourse.names_in(sent, other.span)):
                if name.type != "person":
                    return Slot(name.key, "の", 1.0, name.span)
        return MISSING

    def _countries(self, sent: int) -> Iterator[Doing]:
        """ドイツの工具メーカー、リントハウアー社: the country of the firm that follows."""
        attribute = self.by_id.get(COUNTRY)
        span = self.discourse.view.sentences[sent].span
        text = self.discourse.view.quote(span)
        if attribute is None or not _KIND.search(text):
            return
        for match in _APPOSED.finditer(text):
            word, end = match.group("country"), span.start + match.end()
            country = next((word[at:] for at in range(len(word)) if word[at:] in self.countries), "")
            following = (name for name in self.discourse.names(sent) if end <= name.span.start <= end + 1)
            firm = next((name for name in following if name.type != "person"), None)
            if country and firm is not None:
                high = span.start + match.end("country")
                place = Span(high - len(country), high)
                name = Name(place, country, self.discourse.finder.key(country), "place")
                subject = Slot(firm.key, "apposition", 1.0, firm.span)
                yield Doing(attribute, name, subject, "", Slot(COUNTRY, "apposition", 0.95, place))
