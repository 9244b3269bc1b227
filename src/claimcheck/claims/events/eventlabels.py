"""What the labels over a date say: 発売日: 4月15日, a cell under 発表日, 着工／完成: 1979年10月／1987年3月."""

from collections.abc import Callable, Iterator

from claimcheck.claims.discourse.labels import label_phrases, names_something
from claimcheck.claims.events.eventowners import EventOwners
from claimcheck.claims.events.eventwords import HELD, Event, EventWords
from claimcheck.claims.figures.slots import Slots
from claimcheck.claims.lexicon.registry import Attribute
from claimcheck.claims.sentences.frames import Chunk, Frame, is_temporal
from claimcheck.model.claims import Slot
from claimcheck.model.document import Block, Role
from claimcheck.model.pattern import regex
from claimcheck.model.values import Date

WHEN = regex(r"(?:開催|実施|挙行)?(?:の?(?:予定|年))?(?:日時|日程|期日|月日|年月日|日|とき|と き)")
"""Labels that say when, and not what."""
_ABOUT = regex(
    r"(?:[のを]?(?:開催|実施|ご?案内|お知らせ|ご?紹介|概要|詳細|要項|次第|日程))*(?:について|に関して|とは)?[。？?！!]?$"
)
"""What a heading has behind what it is about."""
_LONGEST_HEADING = 24
_DATED = regex(r"[0-9０-９一二三四五六七八九十]日(?!間|目)")
_RECKONED = regex(r"(?:対象|集計|調査|測定|計測|報告|統計|観測|分析|評価|算定|会計|適用|保証|契約|保存|掲載)$")
"""What a period is only looked at for: 対象期間 is when nothing opens."""
_ASSEMBLY = regex(r"議会|定例会|臨時会|国会")
"""Whose 会期 a text tells that begins with it; of an exhibition it is another."""
_TITLE_REACH = 80
_MEMBERS = 2
_PARTED = regex(r"\s*[／/]\s*")

LABELLING = (":", "：", "＝", "=")

Named = Callable[[str], tuple[Attribute, str] | None]
"""The event that a label names, with the term that did it."""


class EventLabels:
    """Reads the labels over the dates of one document."""

    def __init__(self, slots: Slots, owners: EventOwners) -> None:
        self.discourse, self.words, self.owners = slots.discourse, slots.words, owners

    def event(self, sent: int, frame: Frame, chunk: Chunk, named: Named) -> Event | None:
        """The event of a date by its labels."""
        for text, source, index in self.over(sent, frame, chunk):
            found = named(text)
            if found is not None and _RECKONED.search(text.removesuffix(found[1])):
                return None
            if found is not None and WHEN.fullmatch(text) and _is_one_of_several(frame, chunk):
                return None  # 日程：6月 造成、9月 着工
            if found is not None:
                return self._labelled(sent, text, source, index, found, _prefix(frame, chunk))
        return None

    def of_heading(self, sent: int, frame: Frame, chunk: Chunk, words: EventWords) -> Event | None:
        """The gathering that a heading is about, of which a label gives the day: # 定時株主総会について, 日時: 6月25日."""
        told = any(WHEN.fullmatch(text) for text, _source, _index in self.over(sent, frame, chunk))
        return self.gathering(sent, words) if told else None

    def gathering(self, sent: int, words: EventWords) -> Event | None:
        """The gathering that the nearest heading is about."""
        block = self.discourse.block(sent)
        for index in reversed(block.heading):
            noun = _ABOUT.sub("", self.discourse.block_text(index).strip())
            found = words.of_label(noun) if len(noun) <= _LONGEST_HEADING else None
            if found is None:
                continue
            attribute, term = found
            subject = self.owners.around(sent, attribute)
            kind = frozenset({f"={term}"} if attribute.id == HELD else ())
            rest = noun[noun.rfind(" ") + 1 :].removesuffix(term)
            span = self.discourse.view.document.blocks[index].span
            return Event(attribute, term, "heading", 0.95, subject, kind | self.owners.words(rest, subject), span, None)
        return None

    def over(self, sent: int, frame: Frame, chunk: Chunk) -> Iterator[tuple[str, str, int]]:
        """The labels of a date that is the first value under them, or that stands where its label does."""
        block = self.discourse.block(sent)
        if not (block.row or block.column):
            yield from self._alone(sent, frame, chunk)
            return
        before = frame.chunks[: chunk.index]
        opening = sent == self.discourse.first_of(sent)
        dates = [other.index for other in frame.chunks if other.value >= 0 and is_temporal(frame.mentions[other.value])]
        for text, source, index in label_phrases(self.discourse, block) if opening and len(dates) > 1 else ():
            parts = _PARTED.split(text)
            if len(parts) == len(dates):
                yield parts[dates.index(chunk.index)], source, index
                return
        first = opening and all(other.value < 0 for other in before)
        plain = block.role is Role.TABLE_CELL or not any(other.particle or other.predicate for other in before)
        if (first and plain) or _prefix(frame, chunk) or (opening and _listed(frame, chunk)):
            yield from label_phrases(self.discourse, block)  # 発売日　会員：6月14日、一般：6月21日

    def _alone(self, sent: int, frame: Frame, chunk: Chunk) -> Iterator[tuple[str, str, int]]:
        """The heading over a line that is nothing but a date: 1 発生日時, and below it 令和6年11月16日."""
        heading = self.discourse.block(sent).heading
        alone = all(other is chunk or other.index in frame.bracketed or other.value > chunk.value for other in frame.chunks)
        if heading and alone and sent == self.discourse.first_of(sent):
            text = self.discourse.block_text(heading[-1])
            if not _DATED.search(text):  # 4月12日就航, and below it the day of the release
                yield text, "heading", heading[-1]

    def _labelled(
        self, sent: int, text: str, source: str, index: int, found: tuple[Attribute, str], prefix: str
    ) -> Event:
        attribute, term = found
        labels = label_phrases(self.discourse, self.discourse.block(sent))
        names = [name for _text, _source, other in labels for name in self.discourse.block_names(other)]
        own = Slot(names[-1].key, "label", 1.0, names[-1].span) if names else None
        subject = own or self.owners.around(sent, attribute)
        gathering = frozenset({f"={term}"} if not names and term in self.words.happenings.gatherings else ())
        if attribute.id == HELD and not gathering and not names:
            gathering = self._headed(self.discourse.block(sent))
        if term == "会期" and _ASSEMBLY.search(self.discourse.view.text, 0, _TITLE_REACH):
            gathering = frozenset({"=議会"})
        words = self.owners.words(text.removesuffix(term), subject) | self.owners.words(prefix, subject)
        if own is None and source == "column":  # 学校推薦型選抜 | 試験日
            rows = (each for each, kind, _index in labels if kind == "row" and names_something(each))
            words |= {word for each in rows for word in self.owners.words(each, subject)}
        span = self.discourse.view.document.blocks[index].span
        return Event(attribute, term, source, 1.0, subject, gathering | words, span, None)


    def _headed(self, block: Block) -> frozenset[str]:
        """What is held by the nearest heading that names it: 開催：11月7日 below 中間決算説明会　質疑応答の要旨."""
        for index in reversed(block.heading):
            text = self.discourse.block_text(index)
            found = next((noun for noun in self.words.happenings.gatherings if noun in text), None)
            if found is not None:
                return frozenset({f"={found}"})
        return frozenset()


def _is_one_of_several(frame: Frame, chunk: Chunk) -> bool:
    """Whether a date is one of several in a line, each before a noun of its own that says what for."""
    dates = [other for other in frame.chunks if other.value >= 0 and isinstance(frame.mentions[other.value].value, Date)]
    dates = [other for other in dates if other.index not in frame.bracketed]
    named = (frame.after(other) for other in dates)
    return len(dates) >= _MEMBERS and chunk in dates and all(each is not None and each.value < 0 for each in named)


def _prefix(frame: Frame, chunk: Chunk) -> str:
    """The word before a date that a colon makes its label: 一般：6月21日."""
    before = frame.chunks[chunk.index - 1] if chunk.index else None
    colon = before is not None and before.value < 0 and before.ending.bare in LABELLING
    if colon and before is not None:
        return before.text
    return "".join(other.text for other in frame.bracket_after(chunk) if other.value < 0) if _listed(frame, chunk) else ""


def _listed(frame: Frame, chunk: Chunk) -> bool:
    """Whether a date is one of several under a label, each with a bracket that says for whom: 7月12日(日本)、10月18日(北米)."""
    dates = [other for other in frame.chunks if other.index not in frame.bracketed and other.value >= 0]
    return len(dates) > 1 and chunk in dates and all(
        is_temporal(frame.mentions[other.value]) and frame.bracket_after(other) for other in dates
    )  # fmt: skip
