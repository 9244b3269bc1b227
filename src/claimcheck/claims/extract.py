"""From one document's mentions to its claims."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise
from typing import Any

from claimcheck.claims.ages import ages
from claimcheck.claims.announced import Announced, announced
from claimcheck.claims.dimensions import dimension
from claimcheck.claims.discourse import Discourse, Unit
from claimcheck.claims.events import Events
from claimcheck.claims.frames import Chunk, Frame
from claimcheck.claims.keys import Keys
from claimcheck.claims.names import NameFinder
from claimcheck.claims.periods import Periods
from claimcheck.claims.relations import Relations, relations
from claimcheck.claims.roles import Roles
from claimcheck.claims.slots import Slots
from claimcheck.claims.words import Words
from claimcheck.model.claims import MISSING, Claim, HedgeKind, Mention, Slot
from claimcheck.model.document import Block, Role
from claimcheck.model.span import Span
from claimcheck.model.values import Date, Number, Numeric, Ordinal, Value
from claimcheck.text.view import View

_SKIPPED = frozenset({Role.NAVIGATION, Role.CODE, Role.REFERENCE})
_BOUND_SCOPES = {HedgeKind.MAXIMUM: "range:maximum", HedgeKind.MINIMUM: "range:minimum"}
# a bracket that may declare another name: (以下「B」), (エヌビディア), (IMF)
_BRACKET = re.compile(r"[（(]\s*(?:以下|略称|通称|英|旧|愛称|[「『“]|[ァ-ヺー・＝]{3,}\s*[)）]|[A-Za-z][A-Za-z .&'\-]+[)）])")
_CORNER_UNIT = re.compile(r"[（(](?:単位[:：]\s*)?([^（()）]{1,8})[)）]\s*$")
_BECOMES = re.compile(r"(?:に|へ|まで)?[^。、]{0,10}?(?:増|減|拡|縮|引き|変更|改め|改定|上が|下が|上げ|下げ|上昇|下落|低下|伸|短縮|延長|移行|なっ|なり|なる|広げ|値上げ|値下げ|改善|悪化|倍)")
_HIRAGANA = re.compile(r"[ぁ-ん]")
_RUN = re.compile(r"[一-龠々ァ-ヺー]+")


TITLE = 10
"""『…』 from this length on is a title or a quotation, below it a name."""
_TAX_REACH = 4
LONGEST_TITLE = 160


def _tax_pairs(frame: Frame, claims: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """A price and the same with tax in the bracket behind it: 1,800円(税込1,980円)."""
    prices = [claim for claim in claims if claim.dimension == "money"]
    for outer, inner in pairwise(prices):
        taxed = "tax:included" in inner.scope and "tax:included" not in outer.scope
        if taxed and 0 <= inner.mention.extent.start - outer.mention.extent.end <= _TAX_REACH and inner.mention.pair is None:
            inside = next((c.index for c in frame.chunks if c.span.overlaps(inner.mention.span)), -1)
            if inside in frame.bracketed:
                yield outer, inner


def _divided(view: View, mention: Mention) -> tuple[Mention, ...]:
    """312床から348床に増える is no range but two levels, the old and the new."""
    value = mention.value
    if not isinstance(value, Numeric) or value.upper is None or value.vague:
        return (mention,)
    text = view.quote(mention.span)
    cut = text.find("から")
    if cut < 0 or not _BECOMES.match(view.text, mention.extent.end):
        return (mention,)
    middle = mention.span.start + cut
    old = Span(mention.span.start, middle)
    new = Span(middle + 2, mention.span.end)
    low = value.model_copy(update={"upper": None})
    high = value.model_copy(update={"magnitude": value.upper, "upper": None})
    return (
        replace(mention, span=old, extent=Span(mention.extent.start, old.end), value=low),
        replace(mention, span=new, extent=Span(new.start, mention.extent.end), value=high),
    )


def _unit(view: View, block: Block) -> str | None:
    """The unit of a cell: its own header's, or that of the corner above its row label, 項目(百万円)."""
    if block.unit or not block.row:
        return block.unit
    blocks = view.document.blocks
    for corner in blocks[block.row[-1]].column:
        match = _CORNER_UNIT.search(view.quote(blocks[corner].span))
        if match is not None:
            return match.group(1).strip()
    return None


@dataclass(slots=True)
class DocumentClaims:
    """What the corpus stage needs to know of one document."""

    path: str
    claims: list[Claim] = field(default_factory=list)
    pairs: list[tuple[Claim, Claim]] = field(default_factory=list)
    """An amount and its conversion in brackets."""
    dates: list[Mention] = field(default_factory=list)
    """All date mentions, for the calendar checks."""
    inferred: dict[Span, str] = field(default_factory=dict)
    """Spans of the dates that took something from the context: their year, or their month too."""
    names: Counter[str] = field(default_factory=Counter)
    title: tuple[str, ...] = ()
    """Keys of the names in its title."""
    spellings: dict[str, str] = field(default_factory=dict)
    aliases: list[tuple[str, str, str]] = field(default_factory=list)
    dateline: date | None = None
    sentences: int = 0
    relations: Relations = field(default_factory=lambda: Relations([], [], []))
    announced: list[Announced] = field(default_factory=list)
    """Announced counts with the lists that follow."""


class Extractor:
    """Turns a view and its mentions into claims, with the word lists of one rule pack."""

    def __init__(
        self, words: Words, finder: NameFinder, maps: Mapping[str, Mapping[str, str]], value_of: Callable[[str], Value | None]
    ) -> None:
        self.words, self.finder, self.value_of = words, finder, value_of
        self.keys = Keys(words, maps, value_of)

    def extract(
        self, view: View, mentions: Sequence[Mention], dateline: date | None, *, roles_in_prose: bool = True
    ) -> DocumentClaims:
        """The claims of one document.

        Args:
            view: the document.
            mentions: its mentions in order, dates resolved.
            dateline: the day it speaks from.
            roles_in_prose: whether to look for role claims in sentences; labels are always read.
        """
        kept = [
            self._scaled(view, part)
            for mention in mentions
            if self._readable(view, mention)
            for part in _divided(view, mention)
        ]
        discourse = Discourse(view, kept, self.finder, dateline)
        out = DocumentClaims(view.document.path, dateline=dateline, sentences=len(view.sentences))
        slots = Slots(discourse, self.words)
        events, periods = Events(slots), Periods(discourse)
        # all sentences through the tagger in one go: its tables stay in the cache
        worth = [sent for sent, units in discourse.units_of.items() if self._worth_reading(discourse, sent, units)]
        for sent in worth:
            view.tokens(sent)
        for sent in worth:
            units = discourse.units_of[sent]
            frame = discourse.frame(sent)
            first = len(out.claims)
            for number, unit in enumerate(units):
                chunk_index = frame.values.get(number)
                if chunk_index is None:
                    continue
                self._claims(out, sent, frame, frame.chunks[chunk_index], unit, slots, events, periods)
            out.pairs.extend(_tax_pairs(frame, out.claims[first:]))
        for claim in Roles(slots).claims(out.path, in_prose=roles_in_prose):
            out.claims.append(replace(claim, order=len(out.claims)))
        aged = list(ages(discourse, self.words.registry))
        taken = {claim.mention.span for claim in aged}
        out.claims = [claim for claim in out.claims if claim.mention.span not in taken] + aged
        keyed = list(self.keys.claims(view))
        spans = {claim.mention.span for claim in keyed}
        out.claims = [claim for claim in out.claims if not any(claim.mention.span.overlaps(span) for span in spans)] if keyed else out.claims
        for claim in keyed:
            out.claims.append(replace(claim, order=len(out.claims)))
        out.relations = relations(discourse)
        out.announced = list(announced(discourse))
        self._read_names(out, discourse)
        out.dates = [mention for mention in kept if isinstance(mention.value, Date)]
        return out

    def roles(self, view: View, mentions: Sequence[Mention], dateline: date | None) -> list[Claim]:
        """The role claims of one document's sentences, for a document that another one may contradict."""
        kept = [mention for mention in mentions if self._readable(view, mention)]
        slots = Slots(Discourse(view, kept, self.finder, dateline), self.words)
        return [claim for claim in Roles(slots).claims(view.document.path) if not claim.labelled]

    def _worth_reading(self, discourse: Discourse, sent: int, units: Sequence[Unit]) -> bool:
        """Whether a sentence can hold a claim: one with dates alone needs a word that says what happened.

        A line without a single hiragana has no predicate; 時事通信社、2007年5月27日。 is not even tokenised.
        """
        block = discourse.block(sent)
        if block.cell is not None and block.cell.header and not block.row:
            return False  # 売上高(百万円)
        if block.row or block.column:
            return True
        if all(self._in_title(discourse.view, unit.mention) for unit in units):
            return False
        if not all(isinstance(unit.mention.value, Date | Ordinal) or type(unit.mention.value) is Number for unit in units):
            return True
        events = self.words.event_words
        text = discourse.view.quote(discourse.view.sentences[sent].span)
        if not _HIRAGANA.search(text):
            return any(self.words.registry.named_by(word, "date") for word in _RUN.findall(text))
        return any(word.lemma in events or word.surface in events for word in discourse.view.tokens(sent).words)

    def _scaled(self, view: View, mention: Mention) -> Mention:
        """A bare number under a header that states its unit, 単位:百万円, as the amount it is."""
        value = mention.value
        if not isinstance(value, Number):
            return mention
        unit = _unit(view, view.block_of(view.sentence_at(mention.span.start)))
        model = self.value_of(f"1{unit}") if unit else None
        if not isinstance(model, Numeric):
            return mention
        factor = model.magnitude
        upper = None if value.upper is None else value.upper * factor
        fields = {"magnitude": value.magnitude * factor, "quantum": value.quantum * factor, "upper": upper}
        return replace(mention, value=model.model_copy(update=fields))

    def _readable(self, view: View, mention: Mention) -> bool:
        sent = view.sentence_at(mention.span.start)
        return sent >= 0 and view.block_of(sent).role not in _SKIPPED

    def _claims(  # noqa: PLR0913 - the readers of one document, bundled nowhere else
        self, out: DocumentClaims, sent: int, frame: Frame, chunk: Chunk, unit: Unit, slots: Slots, events: Events, periods: Periods
    ) -> None:
        path = out.path
        sentence = frame.span
        made: list[Claim] = []
        for mention in unit.members:
            value = mention.value
            kind = dimension(value)
            if not kind:
                continue
            claim: Claim | None
            if isinstance(value, Date):
                claim = self._dated(path, sentence, sent, frame, chunk, mention, events)
            else:
                claim = self._measured(path, sentence, sent, frame, chunk, mention, kind, slots, periods)
            if claim is not None and self._in_title(slots.discourse.view, mention):
                claim = replace(claim, modality=Slot("hypothetical", "title of a work", 1.0))
            if claim is not None:
                made.append(replace(claim, order=len(out.claims)))
                out.claims.append(made[-1])
        by_span = {claim.mention.span: claim for claim in made}
        for claim in made:
            outer = by_span.get(claim.mention.pair) if claim.mention.pair is not None else None
            if outer is not None:
                out.pairs.append((outer, claim))

    def _dated(
        self, path: str, sentence: Span, sent: int, frame: Frame, chunk: Chunk, mention: Mention, events: Events
    ) -> Claim | None:
        event = events.event(sent, frame, chunk)
        value = mention.value
        if event is None or not isinstance(value, Date):
            return Claim(path, mention, sentence, value, "date")
        modality = events.slots.modality(sent, frame, chunk, None)
        source = f"{event.term} ({event.source})"
        return Claim(
            path=path,
            mention=mention,
            sentence=sentence,
            value=value,
            dimension="date",
            subject=event.subject,
            attribute=Slot(event.attribute.id, source, event.factor, event.span),
            aspect=Slot("level", "date", 1.0),
            modality=modality,
            restrictors=event.restrictors,
        )

    def _measured(  # noqa: PLR0913 - see _claims
        self, path: str, sentence: Span, sent: int, frame: Frame, chunk: Chunk, mention: Mention, kind: str, slots: Slots, periods: Periods
    ) -> Claim | None:
        term = slots.term(sent, frame, chunk, kind)
        if term is not None and kind == "time" and term.source == "verb":
            term = None  # 14時に受付が始まり: of what, no word beside the value says
        subject = slots.subject(sent, frame, chunk, term)
        period, when = periods.period(sent, frame, chunk)
        scope = slots.scope(sent, frame, chunk, term)
        scope |= {_BOUND_SCOPES[hedge.kind] for hedge in mention.hedges if hedge.kind in _BOUND_SCOPES}
        if chunk.particle == "から" and self._changes(frame, chunk):
            scope |= {"time:before"}
        block = slots.discourse.block(sent)
        tabular = block.role is Role.TABLE_CELL or bool(term and term.registered and term.registered.entry.precise)
        extra: dict[str, Any] = {"when": when} if when is not None else {}
        shared = term is not None and (term.source in ("lead", "heading") or (term.source in ("row", "column") and term.factor < 1))
        if shared and block.role in (Role.LIST_ITEM, Role.TABLE_CELL):
            extra["list"] = (block.lead, block.heading)
        attribute = MISSING if term is None else Slot(term.attribute, f"{term.phrase} ({term.source})", term.factor, term.span)
        return Claim(
            path=path,
            mention=mention,
            sentence=sentence,
            value=mention.value,
            dimension=kind,
            subject=subject,
            attribute=attribute,
            aspect=slots.aspect(frame, chunk, term, kind),
            period=period,
            scope=scope,
            modality=slots.modality(sent, frame, chunk, term),
            restrictors=slots.restrictors(sent, frame, chunk, term, subject),
            labelled=bool(term and term.source in ("row", "column")),
            tabular=tabular and isinstance(mention.value, Numeric) and not mention.hedges,
            extra=extra,
        )

    def _in_title(self, view: View, mention: Mention) -> bool:
        """Whether a figure stands in the title of a work, 『…』: what an article elsewhere was called is no claim of this text."""
        text, at = view.text, mention.span.start
        low = max(0, at - LONGEST_TITLE)
        opened = text.rfind("『", low, at)
        if opened < 0 or text.rfind("』", opened, at) >= 0:
            return False
        return text.find("』", at, at + LONGEST_TITLE) - opened > TITLE

    def _changes(self, frame: Frame, chunk: Chunk) -> bool:
        predicate = frame.predicate_of(chunk)
        return predicate is not None and (
            bool(self.words.direction(predicate.lemma)) or any(
                other.particle in ("に", "へ", "まで") and other.value >= 0 for other in frame.arguments(predicate)
            )
        )

    def _read_names(self, out: DocumentClaims, discourse: Discourse) -> None:
        view = discourse.view
        for number, block in enumerate(view.document.blocks):
            if block.role in (Role.TITLE, Role.HEADING):
                names = discourse.block_names(number)
                if block.role is Role.TITLE:
                    out.title += tuple(name.key for name in names if name.type != "place")
        for sent in self._alias_sentences(view):
            span = view.sentences[sent].span
            names = discourse.names(sent)
            out.aliases.extend(self.finder.alias_pairs(view.quote(span), names, span.start))
        out.names, out.spellings = discourse.key_counts()

    def _alias_sentences(self, view: View) -> Iterator[int]:
        """Sentences with a bracket in which an alias may be declared."""
        text = view.text
        last = -1
        for match in _BRACKET.finditer(text):
            sent = view.sentence_at(match.start())
            if sent > last and view.block_of(sent).role not in _SKIPPED:
                last = sent
                yield sent
