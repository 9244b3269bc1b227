"""Where things and firms come from, in apposition: 北都車輌製の新型車両, ドイツの工具メーカー、リントハウアー社, 青森県出身."""

import re
from collections.abc import Iterator

from claimcheck.claims.discourse import Discourse
from claimcheck.claims.doers import Doing
from claimcheck.claims.frames import Chunk, Frame
from claimcheck.claims.names import Name
from claimcheck.claims.words import Words
from claimcheck.model.claims import MISSING, Slot
from claimcheck.model.span import Span

MADE = "products/manufacturer"
COUNTRY = "organisations/country"
_MADE = re.compile(r"([一-龠々ァ-ヺーA-Za-z]{3,16}?)製(?=の|で|[、。「）)])")
_KINDS = "メーカー|企業|会社|大手|新興|ベンチャー|銀行|商社|財閥|ブランド|出版社|航空会社|スタートアップ"
_APPOSED = re.compile(
    rf"(?P<country>[一-龠ァ-ヺー]{{2,9}})の[一-龠々ァ-ヺーA-Za-z・]{{0,14}}(?:{_KINDS})(?:で(?:ある|、)|、|である|・|の|「)?(?=[A-Zァ-ヺ一-龠「])"
)


class Origins:
    """Finds what the sentences of a document say of origins beside a name."""

    def __init__(self, discourse: Discourse, words: Words) -> None:
        self.discourse, self.by_id = discourse, words.registry.by_id
        self.countries, self.materials = words.countries, words.materials

    def of_sentence(self, sent: int, frame: Frame) -> Iterator[Doing]:
        """The origins that one sentence states."""
        yield from self._made(sent, frame)
        yield from self._countries(sent)

    def _made(self, sent: int, frame: Frame) -> Iterator[Doing]:
        """加越重工製の3車体連接: the maker of what the sentence, or the one before, is about."""
        attribute = self.by_id.get(MADE)
        text = self.discourse.view.quote(frame.span)
        if attribute is None or "製" not in text:
            return
        for match in _MADE.finditer(text):
            maker = match.group(1)
            if maker.endswith(self.materials) or maker in self.countries:
                continue
            span = Span(frame.span.start + match.start(1), frame.span.start + match.end(1))
            name = Name(span, maker, self.discourse.finder.key(maker), "organization")
            owner, part = MISSING, ""
            topic = frame.topic(len(frame.chunks))
            if topic is not None and topic.span.end <= span.start and not self.discourse.names_in(sent, topic.span):
                owner, part = self._owner(sent, frame, topic), topic.text
            yield Doing(attribute, name, owner, part, Slot(MADE, "beside its name", 0.95, span))

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
        if attribute is None:
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
