"""Where things and firms come from, in apposition: 北都車輌製の新型車両, ドイツの工具メーカー、リントハウアー社, 青森県出身."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from claimcheck.claims.discourse import Discourse
from claimcheck.claims.frames import Chunk, Frame
from claimcheck.claims.names import Name
from claimcheck.claims.registry import Attribute, Registry
from claimcheck.model.claims import MISSING, Slot
from claimcheck.model.span import Span

MADE = "products/manufacturer"
COUNTRY = "organisations/country"
_MADE = re.compile(r"([一-龠々ァ-ヺーA-Za-z]{3,16}?)製(?=の|で|[、。「])")
_MATERIAL = re.compile(r"(?:木|紙|布|石|鉄|鋼|銅|金属|革|皮|樹脂|プラスチック|ガラス|アルミ|ステンレス|コンクリート|チタン|シリコン|ゴム|ビニール|セラミック|ナイロン|強化|合金|手|特|海外|外国|国|自家|自社|他社|地元|複|別|純正|日本|米国)+$")
_APPOSED = re.compile(
    r"(?P<country>[一-龠ァ-ヺー]{2,9})の(?P<kind>[一-龠々ァ-ヺーA-Za-z・]{0,14}(?:メーカー|企業|会社|大手|新興|ベンチャー|銀行|商社|財閥|ブランド|出版社|航空会社|スタートアップ))"
    r"(?:で(?:ある|、)|、|である|・|の|「)?(?=[A-Zァ-ヺ一-龠「])"
)  # fmt: skip


class Origin(NamedTuple):
    """Where something comes from."""

    attribute: Attribute
    name: Name
    subject: Slot
    restrictor: str
    tie: Slot


class Origins:
    """Finds what the sentences of a document say of origins beside a name."""

    def __init__(self, discourse: Discourse, registry: Registry, countries: frozenset[str]) -> None:
        self.discourse, self.by_id, self.countries = discourse, registry.by_id, countries

    def of_sentence(self, sent: int, frame: Frame) -> Iterator[Origin]:
        """The origins that one sentence states."""
        yield from self._made(sent, frame)
        yield from self._countries(sent)

    def _made(self, sent: int, frame: Frame) -> Iterator[Origin]:
        """加越重工製の3車体連接: the maker of what the sentence, or the one before, is about."""
        attribute = self.by_id.get(MADE)
        text = self.discourse.view.quote(frame.span)
        if attribute is None or "製" not in text:
            return
        for match in _MADE.finditer(text):
            maker = match.group(1)
            if _MATERIAL.search(maker) or maker in self.countries:
                continue
            span = Span(frame.span.start + match.start(1), frame.span.start + match.end(1))
            name = Name(span, maker, self.discourse.finder.key(maker), "organization")
            yield Origin(attribute, name, MISSING, "", Slot(MADE, "beside its name", 0.95, span))

    def _countries(self, sent: int) -> Iterator[Origin]:
        """ドイツの工具メーカー、リントハウアー社: the country of the firm that follows."""
        attribute = self.by_id.get(COUNTRY)
        span = self.discourse.view.sentences[sent].span
        text = self.discourse.view.quote(span)
        if attribute is None:
            return
        for match in _APPOSED.finditer(text):
            country = next((match.group("country")[at:] for at in range(len(match.group("country"))) if match.group("country")[at:] in self.countries), "")
            end = span.start + match.end()
            firm = next((name for name in self.discourse.names(sent) if end <= name.span.start <= end + 1 and name.type != "person"), None)
            if country and firm is not None:
                high = span.start + match.end("country")
                place = Span(high - len(country), high)
                name = Name(place, country, self.discourse.finder.key(country), "place")
                yield Origin(attribute, name, Slot(firm.key, "apposition", 1.0, firm.span), "", Slot(COUNTRY, "apposition", 0.95, place))
