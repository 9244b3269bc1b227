"""Prizes and honours: who was given which of them when, whatever verb says so, or none.

Note [Prizes]. A prize is given to a person once: 「2007年に文化勲章を受章」, 「文化勲章(2007年)」 and a line 「2007年　文化勲章」
are one event, and its name is that of the prize. 大賞 and 優秀賞 alone name none.
"""


from claimcheck.claims.events.eventowners import EventOwners
from claimcheck.claims.events.eventwords import Event, EventWords
from claimcheck.claims.lexicon.registry import Attribute, AttributeEntry
from claimcheck.claims.sentences.frames import Chunk, Frame
from claimcheck.model.claims import Slot
from claimcheck.model.pattern import regex

_ENTRY = AttributeEntry(ja="", en="", dimension=("date",))
_HONOURS = "人間国宝|名誉市民|名誉町民|名誉村民"
_PRIZE = regex(rf"[一-龠々ァ-ヺーA-Za-z・]{{2,}}(?:賞|勲章|褒章|功労者|{_HONOURS})|{_HONOURS}")
_KINDS = (
    "各|同|諸|最高|最|準|副|大|金|銀|銅|優秀|特別|審査員|審査委員|奨励|佳作|入選|新人|主演|助演|監督|作品|技術|主要|年間|[男女]優|観客|優良|努力"
    "|敢闘|殊勲|技能|団体|個人|デザイン|文学|音楽|美術|科学|市民|国際"
)
_COMMON = regex(rf"(?:{_KINDS})+賞|.*[のな受授入懸観鑑恩行激嘆推]賞")
_GIVEN = frozenset({
    *("受賞", "受章", "受ける", "受け取る", "授与", "授ける", "授かる", "贈る", "贈呈", "追贈", "輝く", "選ぶ", "選出", "獲得"),
    *("手", "叙する", "認定", "成る", "射止める", "頂く", "貰う", "決まる"),
})


def prize(text: str) -> str:
    """The prize that words name by themselves; "" where they name none."""
    found = _PRIZE.fullmatch(text)
    return text if found is not None and not _COMMON.fullmatch(text) else ""


class Prizes:
    """Finds the prizes given on the dates of one document."""

    def __init__(self, owners: EventOwners, events: EventWords) -> None:
        self.owners, self.events = owners, events

    def event(self, sent: int, frame: Frame, chunk: Chunk) -> Event | None:
        """The prize that was given on a date."""
        outer = frame.bracketed.get(chunk.index, -1)
        if outer >= 0:
            alone = len(frame.bracket_after(frame.chunks[outer])) == 1
            return self._given(sent, frame, frame.chunks[outer], "bracket", None) if alone else None
        predicate = self.events.meant(frame, chunk)
        if predicate is None or predicate.negative:
            return None
        if predicate is not chunk and prize(predicate.text):  # 2007年　文化勲章
            bare = not any(other.index < chunk.index for other in frame.chunks) and not chunk.particle
            return self._given(sent, frame, predicate, "noun after the date", predicate) if bare else None
        if predicate.lemma not in _GIVEN:
            return None
        for other in frame.arguments(predicate):
            named = other.particle in ("を", "に", "が", "は", "") and other.value < 0
            found = self._given(sent, frame, other, "predicate", predicate) if named else None
            if found is not None:
                return found
        return None

    def _given(self, sent: int, frame: Frame, noun: Chunk, source: str, predicate: Chunk | None) -> Event | None:
        name = prize(noun.text)
        if not name:
            return None
        attribute = Attribute(f"~{name}受賞", _ENTRY)
        subject = self._winner(sent, frame, predicate, noun, attribute)
        if name.endswith("賞") and not self._is_person(subject):
            return None  # a firm wins 環境賞 again and again
        return Event(attribute, name, source, 0.95, subject, frozenset(), noun.span, predicate)

    def _is_person(self, subject: Slot) -> bool:
        view = self.owners.discourse.view
        return subject.span is not None and self.owners.is_person(view.sentence_at(subject.span.start), subject)

    def _winner(self, sent: int, frame: Frame, predicate: Chunk | None, noun: Chunk, attribute: Attribute) -> Slot:
        for other in frame.arguments(predicate) if predicate is not None else ():
            if other is not noun and other.particle in ("は", "が", "も", "に") and other.value < 0:
                names = [name for name in self.owners.under(sent, frame, other) if name.type != "place"]
                if names:
                    return Slot(names[0].key, f"argument {other.particle}", 1.0, names[0].span)
        return self.owners.main(sent, frame, attribute)
