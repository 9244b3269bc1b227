"""Lines of schedules and chronologies that are a date and a name and nothing else: どんど焼き(1月15日), 3月21日　春スキー感謝祭.

Note [Scheduled names]. No verb says that it takes place; the name itself is the event. Only a whole line, item or cell is read so,
for in prose a date beside a noun says when something else was.
"""


from claimcheck.claims.discourse.labels import label_phrases
from claimcheck.claims.events.eventowners import INFERRED, EventOwners
from claimcheck.claims.events.eventwords import Event
from claimcheck.claims.figures.slots import Slots
from claimcheck.claims.lexicon.registry import Attribute, AttributeEntry
from claimcheck.claims.sentences.frames import Chunk, Frame
from claimcheck.model.document import Role
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span
from claimcheck.model.values import Date

_ENTRY = AttributeEntry(ja="", en="", dimension=("date",))
_SCHEDULED = 0.85
_LINES = frozenset({Role.LIST_ITEM, Role.TABLE_CELL, Role.PARAGRAPH})
_NAME = regex(r"[一-龠々ァ-ヺーぁ-ゖA-Za-z0-9０-９・「」『』　 ]{3,24}")
_CONTENT = regex(r"[一-龠々ァ-ヺーA-Za-z]")
_BLANK = regex(r"[\s　・「」『』]+")


class Schedules:
    """Finds the events that the lines of one document name beside their date."""

    def __init__(self, slots: Slots, owners: EventOwners) -> None:
        self.discourse, self.words, self.owners = slots.discourse, slots.words, owners

    def event(self, sent: int, frame: Frame, chunk: Chunk) -> Event | None:
        """The event of a date that shares its line with a name only, or that such a name labels."""
        block, value = self.discourse.block(sent), frame.mentions[chunk.value].value
        if block.role not in _LINES or not isinstance(value, Date) or value.month is None or chunk.particle:
            return None
        others = [other for other in frame.chunks if other is not chunk]
        view = self.discourse.view
        if not others and block.row and not block.column:
            return self._named(sent, frame, *next(((text, view.document.blocks[at].span) for text, _source, at in
                                                   label_phrases(self.discourse, block)), ("", block.span)))  # fmt: skip
        inside = chunk.index in frame.bracketed
        words = [other for other in others if inside or other.index not in frame.bracketed]
        alone = len(view.block_sentences[view.sentences[sent].block]) == 1
        named = all(other.value < 0 and not _is_verbal(other) and other.particle in ("", "の") for other in others)
        if not words or not alone or not named or not (inside or chunk.index in (0, len(frame.chunks) - 1)):
            return None
        span = Span(words[0].span.start, words[-1].span.end)
        return self._named(sent, frame, view.quote(span), span)

    def _named(self, sent: int, frame: Frame, text: str, span: Span) -> Event | None:
        """The event of a name; none for what stands beside the date of a page, and for who writes when."""
        name = _BLANK.sub("", text)
        page = name.endswith(self.words.happenings.page_endings) or name in self.words.light
        if page or not _NAME.fullmatch(text) or not _CONTENT.search(name):
            return None
        if any(known.span.start <= span.start and span.end <= known.span.end for known in self.discourse.names_in(sent, span)):
            return None  # 青葉精機株式会社　2025年9月19日
        attribute = Attribute("~" + name, _ENTRY)
        subject = self.owners.main(sent, frame, attribute)
        subject = subject._replace(factor=min(subject.factor, INFERRED))
        return Event(attribute, name, "line", _SCHEDULED, subject, frozenset(), span, None)


def _is_verbal(chunk: Chunk) -> bool:
    """Whether a chunk says something: a verb, or a noun with です."""
    return chunk.predicate and (bool(chunk.tail) or any(word.verbal and word.pos != "名詞" for word in chunk.tokens))
