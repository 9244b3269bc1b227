"""From one document's mentions to its claims."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from claimcheck.claims.arithmetic.announced import Announced, announced
from claimcheck.claims.arithmetic.relations import Relations, relations
from claimcheck.claims.arithmetic.rosters import rosters
from claimcheck.claims.discourse.boundnames import Bound
from claimcheck.claims.discourse.discourse import Discourse, Unit
from claimcheck.claims.discourse.words import Words
from claimcheck.claims.events.orderings import Ordering
from claimcheck.claims.events.prizes import prize
from claimcheck.claims.events.tellings import Tellings
from claimcheck.claims.figures.keys import Keys
from claimcheck.claims.figures.slots import Slots
from claimcheck.claims.measured import Measured
from claimcheck.claims.names.aliases import DECLARING, alias_pairs
from claimcheck.claims.names.namelinks import KnownNames
from claimcheck.claims.names.names import NameFinder
from claimcheck.claims.roles.ages import ages
from claimcheck.claims.roles.births import of_persons
from claimcheck.claims.roles.duties import Duty, duties
from claimcheck.claims.roles.posts import Post, posts
from claimcheck.claims.roles.roles import Roles
from claimcheck.claims.values.mentions import SKIPPED, in_title, prepared, readable
from claimcheck.claims.values.written import Written
from claimcheck.model.claims import Claim, Mention
from claimcheck.model.document import Role
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span
from claimcheck.model.values import Date, EntityRef, Number, Ordinal, TimeOfDay, Value
from claimcheck.text.heads import head_day
from claimcheck.text.view import View

_ENTRIES = 3
"""Days over a stretch of text each that make it a diary."""
_BESIDE_DATE = 3
"""Characters that a cell may hold besides its date: 2026年4月 頃."""
_LONG = ("year", "decade", "century")
_LINE = 40
"""Characters of a line of a chronicle."""
_HIRAGANA = regex(r"[ぁ-ん]")
_RUN = regex(r"[一-龠々ァ-ヺー]+")


@dataclass(slots=True)
class DocumentClaims(KnownNames):
    """What the corpus stage needs to know of one document."""

    text: str = ""
    claims: list[Claim] = field(default_factory=list)
    pairs: list[tuple[Claim, Claim]] = field(default_factory=list)
    """An amount and its conversion in brackets."""
    mentions: Sequence[Mention] = ()
    """All mentions as they were recognised, for who reads the document again."""
    dates: list[Mention] = field(default_factory=list)
    """All date mentions, for the calendar checks."""
    inferred: dict[Span, str] = field(default_factory=dict)
    """Spans of the dates that took something from the context: their year, or their month too."""
    people: list[tuple[Mention, Span, str]] = field(default_factory=list)
    """Full names of persons in the sentences read, with their sentences and readings."""
    things: list[tuple[Mention, Span, str]] = field(default_factory=list)
    """Names of places and bodies in the sentences read, with their sentences and kinds."""
    bound: list[Bound] = field(default_factory=list)
    """Names with the words that bind them, where another text of a small folder may name others in their place."""
    posts: list[Post] = field(default_factory=list)
    """Which of those names hold a post."""
    duties: list[Duty] = field(default_factory=list)
    """Who does what for which thing."""
    said: Counter[str] = field(default_factory=Counter)
    """In how many sentences each word stands, of a document whose bound names are read."""
    title: tuple[str, ...] = ()
    """Keys of the names in its title."""
    dateline: date | None = None
    written: date | None = None
    """The day it was written, by its dateline or its head."""
    sentences: int = 0
    relations: Relations = field(default_factory=Relations.none)
    orderings: list[Ordering] = field(default_factory=list)
    """Events that its sentences put in an order without a day for both."""
    announced: list[Announced] = field(default_factory=list)
    """Announced counts with the lists that follow."""


class Extractor:
    """Turns a view and its mentions into claims, with the word lists of one rule pack."""

    def __init__(
        self, words: Words, finder: NameFinder, maps: Mapping[str, Mapping[str, str]], value_of: Callable[[str], Value | None]
    ) -> None:
        self.words, self.finder, self.value_of = words, finder, value_of
        self.keys = Keys(words, maps, value_of)
        self._written = Written(maps.get("counted_nouns", {}), words.units, value_of)

    def discourse(self, view: View, mentions: Sequence[Mention], dateline: date | None) -> Discourse:
        """The discourse that the claims of one document are read off.

        Args:
            view: the document.
            mentions: its mentions in order, dates resolved.
            dateline: the day it speaks from.
        """
        return Discourse(view, self._written.read(view.text, prepared(view, mentions, self.value_of)), self.finder, dateline)

    def extract(self, discourse: Discourse, mentions: Sequence[Mention], *, in_company: bool = True) -> DocumentClaims:
        """The claims of one document.

        Args:
            discourse: the document as `discourse` makes it.
            mentions: its mentions in order, dates resolved.
            in_company: whether to read what only another document can contradict: the roles that sentences tell, and the
                acts of days; see `roles` and `acts`.
        """
        view, kept, dateline = discourse.view, discourse.mentions, discourse.dateline
        path, text = view.document.path, view.document.text
        out = DocumentClaims(path, text=text, mentions=mentions, dateline=dateline, sentences=len(view.sentences))
        out.written = view.document.dateline or head_day(view, mentions)
        slots = Slots(discourse, self.words)
        measured = Measured(out.path, slots)
        # all sentences through the tagger in one go: its tables stay in the cache
        worth = self._worth(discourse)
        for sent in (*worth, *self._named_over(view)):
            view.tokens(sent)
        for sent in worth:
            claims, pairs = measured.of_sentence(sent, discourse.units_of[sent], len(out.claims))
            out.claims += claims
            out.pairs += pairs
        for sent, mention in self._dated_rows(discourse):
            out.claims += measured.of_row(sent, mention, len(out.claims))
        for claim in Roles(slots).claims(out.path, in_prose=in_company):
            out.claims.append(replace(claim, order=len(out.claims)))
        aged = list(ages(discourse, self.words.registry))
        taken = {claim.mention.span for claim in aged}
        out.claims = of_persons(discourse, [claim for claim in out.claims if claim.mention.span not in taken]) + aged
        keyed = list(self.keys.claims(view))
        if keyed:
            spans = {claim.mention.span for claim in keyed}
            out.claims = [claim for claim in out.claims if not any(claim.mention.span.overlaps(span) for span in spans)]
        for claim in keyed:
            out.claims.append(replace(claim, order=len(out.claims)))
        out.relations = relations(discourse)
        told = {item.mention.span: item for item in (*rosters(discourse), *announced(discourse))}
        out.announced = list(told.values())
        self._read_names(out, discourse)
        out.dates = [mention for mention in kept if isinstance(mention.value, Date)]
        if in_company:
            self._bound(out, discourse)
            self._tell(slots, out, worth)
        return out

    def _bound(self, out: DocumentClaims, discourse: Discourse) -> None:
        out.bound.extend(self.words.bound.of(discourse))
        out.posts.extend(posts(discourse, out.bound))
        out.duties.extend(duties(discourse, self.words, out.bound, out.posts))
        for words in self.words.bound.said(discourse):
            out.said.update(words)

    def acts(self, discourse: Discourse, claims: DocumentClaims) -> None:
        """Read the acts of the days of one document, for a document whose affair another one shares."""
        self._tell(Slots(discourse, self.words), claims, self._worth(discourse))

    def _tell(self, slots: Slots, out: DocumentClaims, worth: Sequence[int]) -> None:
        """Read what each day of a document is told to be the day of, and which events it puts in an order."""
        tellings = Tellings(out.path, slots)
        tellings.add(out.claims, worth, self._dated_rows(slots.discourse))
        out.orderings = tellings.orderings(out.claims)

    def roles(self, discourse: Discourse, mentions: Sequence[Mention]) -> list[Claim]:
        """The role claims of one document's sentences, for a document that another one may contradict."""
        view = discourse.view
        kept = [mention for mention, _block in readable(view, mentions)]
        if kept != discourse.mentions:
            discourse = Discourse(view, kept, self.finder, discourse.dateline)
        return [claim for claim in Roles(Slots(discourse, self.words)).claims(view.document.path) if not claim.labelled]

    def _worth(self, discourse: Discourse) -> list[int]:
        """The sentences that are read for claims."""
        return [sent for sent, units in discourse.units_of.items() if self._worth_reading(discourse, sent, units)]

    def _worth_reading(self, discourse: Discourse, sent: int, units: Sequence[Unit]) -> bool:
        """Whether a sentence can hold a claim: one with dates alone needs a word that says what happened.

        A line without a single hiragana has no predicate; 時事通信社、2007年5月27日。 is not even tokenised.
        """
        block = discourse.block(sent)
        if block.cell is not None and block.cell.header and not block.row:
            return False  # 売上高(百万円)
        if block.row or block.column:
            return True
        text = discourse.view.text
        if "『" in text and all(in_title(text, unit.mention.span.start) for unit in units):
            return False
        if not all(isinstance(unit.mention.value, Date | Ordinal) or type(unit.mention.value) is Number for unit in units):
            return True
        text = discourse.view.quote(discourse.view.sentences[sent].span)
        days = any(isinstance(unit.mention.value, Date) and unit.mention.value.grain not in _LONG for unit in units)
        if _HIRAGANA.search(text):
            if days or self.words.numbers.search(text) or self._tells(discourse.view, sent):
                return True
        elif days and len(text) <= _LINE:
            return True  # 2024年7月5日　被害届受理
        named = self.words.registry.named_by
        return any(word in self.words.event_words or named(word, "date") or prize(word) for word in _RUN.findall(text))

    def _tells(self, view: View, sent: int) -> bool:
        """Whether a word of a sentence may say what happened."""
        words = view.tokens(sent).words
        events = self.words.event_words
        return not (events.isdisjoint([word.lemma for word in words]) and events.isdisjoint([word.surface for word in words]))

    def _dated_rows(self, discourse: Discourse) -> Iterator[tuple[int, Mention]]:
        """Sentences of cells that hold no date and whose row is labelled with nothing but one."""
        view = discourse.view
        dated: dict[int, Mention | None] = {}
        yield from self._diary(discourse)
        for number, block in enumerate(view.document.blocks):
            if not block.row or block.role is not Role.TABLE_CELL:
                continue
            before = view.document.blocks[number - 1].row == block.row
            for label in (*block.row[-2:], *((number - 1,) if before else ())):  # 4月2日 | 14:00 | 避難を指示
                if label not in dated:
                    dated[label] = self._only_date(discourse, label)
                mention = dated[label]
                hour = mention is not None and isinstance(mention.value, TimeOfDay)
                if mention is not None and (label == block.row[-1] or hour == (label == number - 1)):
                    yield from ((sent, mention) for sent in view.block_sentences[number])

    def _diary(self, discourse: Discourse) -> Iterator[tuple[int, Mention]]:
        """The first sentences under headings that are nothing but a day, where a text has several: 第1波のスト under ▽4月7日."""
        view = discourse.view
        days: dict[int, tuple[int, Mention]] = {}
        for number, block in enumerate(view.document.blocks):
            if not block.heading or block.row or block.role not in (Role.PARAGRAPH, Role.LIST_ITEM) or block.heading[-1] in days:
                continue
            mention = self._only_date(discourse, block.heading[-1])
            sents = view.block_sentences[number]
            if mention is not None and sents and isinstance(mention.value, Date):
                days[block.heading[-1]] = sents[0], mention
        if len(days) >= _ENTRIES:
            yield from days.values()

    def _only_date(self, discourse: Discourse, number: int) -> Mention | None:
        """The date that a block consists of."""
        units = [unit for sent in discourse.view.block_sentences[number] for unit in discourse.units_of.get(sent, ())]
        if len(units) != 1 or not isinstance(units[0].mention.value, Date | TimeOfDay):
            return None
        rest = len(discourse.block_text(number)) - len(discourse.view.quote(units[0].extent))
        return units[0].mention if rest <= _BESIDE_DATE else None

    def _read_names(self, out: DocumentClaims, discourse: Discourse) -> None:
        view = discourse.view
        for sent in self._named_over(view):
            names = discourse.names(sent)
            if view.block_of(sent).role is Role.TITLE:
                out.title += tuple(name.key for name in names if name.type != "place")
        for sent in self._alias_sentences(view):
            span = view.sentences[sent].span
            names = discourse.names(sent)
            out.aliases.extend(alias_pairs(self.finder, view.quote(span), names, span.start))
        key = self.finder.key
        out.aliases.extend((key(short), key(full), "short form") for short, full in sorted(discourse.short_forms.items()))
        out.count_names(discourse.names_read())
        for name, sentence, reading in discourse.people():
            value = EntityRef(name=name.text, type="person")
            out.people.append((Mention(name.span, name.span, value, (), "role"), sentence, reading))

        for name, sentence in discourse.things():
            value = EntityRef(name=name.text, type=name.type)
            out.things.append((Mention(name.span, name.span, value, (), "role"), sentence, name.type))

    def _named_over(self, view: View) -> Iterator[int]:
        """Sentences whose names are always read: title and headings."""
        for number, block in enumerate(view.document.blocks):
            if block.role in (Role.TITLE, Role.HEADING):
                yield from view.block_sentences[number]

    def _alias_sentences(self, view: View) -> Iterator[int]:
        """Sentences in which an alias may be declared."""
        text = view.text
        last = -1
        for match in DECLARING.finditer(text):
            sent = view.sentence_at(match.start())
            if sent > last and view.block_of(sent).role not in SKIPPED:
                last = sent
                yield sent
