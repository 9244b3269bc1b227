"""Everything the checks look at: the claims of a corpus, their cells and sides, the facts, and how findings are drafted."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from claimcheck.claims.extract import DocumentClaims
from claimcheck.claims.figures.describe import normalized, understood
from claimcheck.claims.figures.sides import Sides
from claimcheck.claims.lexicon.registry import Registry
from claimcheck.claims.linking.affinity import Affinity
from claimcheck.claims.linking.link import Cell, Linker
from claimcheck.claims.linking.sametime import bounds_of
from claimcheck.claims.names.namelinks import build_links
from claimcheck.claims.names.names import NameFinder
from claimcheck.claims.values.dimensions import Scale
from claimcheck.claims.values.repairs import Repair
from claimcheck.model.claims import Claim, Mention
from claimcheck.model.findings import Comparison, Evidence
from claimcheck.model.rules import FactEntry, Rule
from claimcheck.model.span import Span
from claimcheck.model.values import Date
from claimcheck.text.lexicon import Lexicon

PLAIN_ALIAS = 5
"""An alias of a fact from this length on names its subject anywhere; a shorter one may name many things."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A reference fact as a claim, so that it can be held against others."""

    entry: FactEntry
    claim: Claim
    """Its path is empty; subject, attribute, aspect and value are those of the fact."""
    period: Date | None = None


@dataclass(slots=True)
class Draft:
    """A finding before its severity and message are settled."""

    rule: Rule
    sides: list[list[Evidence]]
    fields: Mapping[str, str]
    """What the message template is filled with."""
    confidence: float
    subject: str
    attribute: str
    comparison: Comparison
    explanation: tuple[str, ...] = ()
    suggestion: str = ""
    repairs: tuple[Repair, ...] = ()
    """What would put arithmetic right, the figure that the message calls wrong first."""
    givens: tuple[tuple[str, Mention], ...] = ()
    """Figures of the arithmetic beside those of the repairs, with their texts."""
    witnesses: list[Evidence] = field(default_factory=list)
    """Passages elsewhere that tell what would put it right."""
    hint: str = ""
    """What the message says besides, in brackets."""


@dataclass(slots=True)
class Corpus:
    """The claims of all documents, linked."""

    documents: Sequence[DocumentClaims]
    registry: Registry
    lexicon: Lexicon
    scale: Scale
    sides: Sides
    linker: Linker
    facts: Sequence[Fact]
    as_of: date | None
    lang: str = "ja"
    authoritative: frozenset[str] = frozenset()
    """The texts that are taken to be right."""
    spellings: dict[str, str] = field(default_factory=dict)
    days: dict[str, frozenset[tuple[int | None, ...]]] = field(default_factory=dict)
    """The days and months that a text gives, by path; gathered when they are first asked for."""
    replaced: list[tuple[Claim, Claim]] | None = None
    """Figures that a text says were changed, with what to; found when they are first asked for."""

    @property
    def cells(self) -> Sequence[Cell]:
        """The groups of claims about one thing."""
        return self.linker.cells

    @property
    def affairs(self) -> Iterator[list[DocumentClaims]]:
        """The documents of each affair."""
        known = self.linker.documents
        for paths in self.linker.affinity.affairs:
            yield [known[path] for path in paths]

    def subject_name(self, key: str) -> str:
        """A subject as some document spells it."""
        if key.startswith("~"):
            return key[1:].partition("@")[0]  # 当社 of one document
        return self.spellings.get(key, key)

    def attribute_name(self, attribute: str) -> str:
        """An attribute in the language of the messages."""
        known = self.registry.by_id.get(attribute)
        if known is not None:
            return known.entry.en if self.lang == "en" else known.entry.ja
        return attribute.removeprefix("~")

    def evidence(self, claim: Claim, side: str) -> Evidence:
        """A claim as a passage of a finding."""
        return self.passage(claim.path, claim.mention, claim.sentence, side, claim)

    def passage(self, path: str, mention: Mention, sentence: Span, side: str, claim: Claim | None = None) -> Evidence:
        """A mention as a passage of a finding."""
        value = mention.value if claim is None else claim.value
        tabular = claim is not None and claim.tabular
        data = normalized(value, mention.hedges, self.scale, tabular=tabular)
        return Evidence(side, path, mention.span, sentence, data, understood(value, mention.hedges, tabular=tabular))

    def day_of(self, claim: Claim) -> date | None:
        """The day a claim speaks of or from: its period, the main date of its document, or the day of the run."""
        when = claim.extra.get("when")
        bounds = bounds_of(when) if when is not None else None
        if bounds is not None:
            day: date = bounds[0].date()
            return day
        document = self.linker.documents.get(claim.path)
        if document is None:
            return self.as_of
        return document.dateline or self._main_day(document) or self.as_of

    def _main_day(self, document: DocumentClaims) -> date | None:
        """The median of the full dates of a document."""
        days = sorted(
            found[0].date()
            for mention in document.dates
            if isinstance(mention.value, Date) and mention.value.day is not None and (found := bounds_of(mention.value)) is not None
        )
        return days[len(days) // 2] if days else None

    def sentence_order(self, claims: Sequence[Claim]) -> list[Claim]:
        """Claims by document and position."""
        return sorted(claims, key=lambda claim: (claim.path, claim.mention.span))


def build_corpus(
    documents: Sequence[DocumentClaims],
    affinity: Affinity,
    registry: Registry,
    lexicon: Lexicon,
    finder: NameFinder,
    facts: Sequence[Fact],
    as_of: date | None,
) -> Corpus:
    """Link the claims of all documents; facts lend their aliases to the names."""
    links = build_links(documents, finder.aliases, finder.short_forms, affinity.affair)
    spellings: dict[str, str] = {}
    known = {key for document in documents for key in document.names}
    for fact in facts:
        subject = finder.key(fact.entry.subject)
        for alias in fact.entry.aliases:
            # V3 is DeepSeek-V3 only where somebody speaks of DeepSeek-V3
            if subject in known or len(alias) >= PLAIN_ALIAS:
                links.join(subject, finder.key(alias), "fact")
    scale = Scale(lexicon)
    sides = Sides(scale, links, {document.path: document.text for document in documents})
    linker = Linker(documents, registry, links, affinity, sides, as_of, lexicon.weights["pair_odds"])
    for document in documents:
        for key, spelling in document.spellings.items():
            root = links.find(key)
            short = spellings.setdefault(root, spelling)
            if finder.key(short) != key and spelling.startswith(short):  # the full name of a short form: 瀬波食品, not 瀬波
                spellings[root] = spelling
    for fact in facts:
        spellings[links.find(finder.key(fact.entry.subject))] = fact.entry.subject
    return Corpus(documents, registry, lexicon, scale, sides, linker, facts, as_of, spellings=spellings)

