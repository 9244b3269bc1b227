"""Figures of other texts that bear out what stated arithmetic should say: 計32台 where the parts give 30台, and 30台 elsewhere.

Arithmetic shows that something is wrong, not what. Another text with the very figure that would put it right, told of the same
thing, shows both, and is put beside the passage.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from claimcheck.claims.compatibility import family
from claimcheck.claims.corpus import Corpus
from claimcheck.claims.extract import DocumentClaims
from claimcheck.claims.likeness import SAME_NOUN, SAME_WORDS, shared_words
from claimcheck.claims.slips import significant_digits
from claimcheck.claims.window import kind
from claimcheck.model.claims import Claim, Mention
from claimcheck.model.findings import Evidence
from claimcheck.model.intervals import Interval
from claimcheck.model.span import Span
from claimcheck.model.values import Date, Duration, Number, Numeric, Value

_MONTH = Fraction(1461 * 86400, 48)
"""Seconds of a month in the mean of four years."""
_MOST = 2
"""Passages that are enough."""
_SMALL = 10
"""Below this a figure is met everywhere, and needs a noun of its own."""
_LONG_AGO = 1990
"""Years before which a year is rarely met."""
_FEWEST = 2
"""Terms of a sum that two texts do not give in one line by chance."""
_REACH = 120
"""Characters of a line to each side."""
_TELLING = 3
"""Digits of a figure that two texts do not give by chance."""


def base(corpus: Corpus, value: Value) -> Fraction | None:
    """A plain figure in the base unit of its dimension."""
    if isinstance(value, Duration):
        return Fraction(value.seconds) + Fraction(value.months) * _MONTH if value.upper is None else None
    if not isinstance(value, Numeric) or value.upper is not None:
        return None
    factor, offset = corpus.scale.factor(getattr(value, "unit", ""))
    return Fraction(value.magnitude) * factor + offset


def witnesses(
    corpus: Corpus, path: str, wanted: Iterable[tuple[Mention, Interval]], side: str, ends: Sequence[Mention] = ()
) -> list[Evidence]:
    """Passages of other texts with a figure that one of some mentions should have.

    Args:
        corpus: all texts.
        path: the text whose arithmetic is wrong.
        wanted: its figures with what each would have to be, the others being right.
        side: the side of the finding that the passages make.
        ends: days between which a length of time runs.
    """
    found: dict[tuple[str, int], Evidence] = {}
    wanted = list(wanted)
    own = {claim.mention.span: claim for claim in corpus.linker.documents[path].claims}
    for mention, right in wanted:
        claim = own.get(mention.span)
        if claim is not None:
            terms = [own[each.span] for each, _ in wanted if each is not mention and each.span in own]
            for other in _bearing_out(corpus, claim, right, terms):
                found.setdefault((other.path, other.mention.span.start), corpus.evidence(other, side))
    if not found:
        found = {
            (document.path, other.span.start): corpus.passage(document.path, other, other.extent, side)
            for document in corpus.documents
            if document.path != path and corpus.linker.affinity.between(document.path, path)
            for other in _beside_terms(corpus, document, wanted, ends)
        }
    return [found[place] for place in sorted(found)][:_MOST]


def _beside_terms(
    corpus: Corpus, document: DocumentClaims, wanted: Sequence[tuple[Mention, Interval]], ends: Sequence[Mention]
) -> Iterator[Mention]:
    """Figures that would put the arithmetic right, in a line with others of its terms, or of so many digits that no chance is left.

    A cell of a table says no unit: 1,457 is 1457億円 elsewhere, and 184 is 184チーム.
    """
    figures = [(each, figure) for each in document.mentions if not each.hedges and (figure := base(corpus, each.value)) is not None]
    for mention, right in wanted:
        terms = [figure for each, _ in wanted if each is not mention and (figure := base(corpus, each.value)) is not None]
        for other, figure in figures:
            bare = Number in (type(mention.value), type(other.value))
            if not bare and kind(other) != kind(mention):
                continue
            same = right.meets(Interval(figure, figure))
            digits = _digits(figure)
            alike = bare and len(digits) >= _TELLING and right.low is not None and right.low == right.high
            if not same and not (alike and digits == _digits(right.low or Fraction(0))):
                continue
            line = _line(document.text, other)
            beside = {near for each, near in figures if line.start <= each.span.start < line.end and each is not other}
            told = sum(term in beside for term in set(terms))
            if told >= _FEWEST or (bare and len(digits) >= _TELLING) or any(_is_told(end, document, line) for end in ends):
                yield other


def _digits(figure: Fraction) -> str:
    return significant_digits(Decimal(figure.numerator)) if figure.denominator == 1 else ""


def _line(text: str, mention: Mention) -> Span:
    start, end = mention.span
    after = text.find("\n", end)
    return Span(max(text.rfind("\n", 0, start) + 1, start - _REACH), min(after if after >= 0 else len(text), end + _REACH))


def _is_told(end: Mention, document: DocumentClaims, line: Span) -> bool:
    """Whether a line tells a day, or one end of a stretch of days."""
    day = end.value
    days = {(part.month, part.day) for part in (day, getattr(day, "until", None)) if isinstance(part, Date) and part.day}
    return any(
        isinstance(part, Date) and (part.month, part.day) in days
        for each in document.dates
        if line.start <= each.span.start < line.end
        for part in (each.value, getattr(each.value, "until", None))
    )


def days_told(corpus: Corpus, path: str, day: Date, weekday: int, side: str) -> list[Evidence]:
    """Passages of other texts that give a day with a weekday."""
    return [
        corpus.passage(document.path, mention, mention.extent, side)
        for document in corpus.documents
        if document.path != path and corpus.linker.affinity.between(document.path, path)
        for mention in document.dates
        if isinstance(mention.value, Date)
        and (mention.value.month, mention.value.day, mention.value.weekday) == (day.month, day.day, weekday)
        and mention.value.year in (None, day.year)
    ][:_MOST]


def eras_told(corpus: Corpus, path: str, era: Date, western: int, side: str) -> list[Evidence]:
    """Passages of other texts that give an era year or, long ago, the western year told with it, and so one of the two."""
    return [
        corpus.passage(document.path, mention, mention.extent, side)
        for document in corpus.documents
        if document.path != path and corpus.linker.affinity.between(document.path, path)
        for mention in document.dates
        if isinstance(mention.value, Date)
        and (
            (mention.value.era is not None and (mention.value.era, mention.value.era_year) == (era.era, era.era_year))
            or (mention.value.year == western and western < _LONG_AGO)
        )
    ][:_MOST]


def _bearing_out(corpus: Corpus, claim: Claim, right: Interval, terms: Sequence[Claim]) -> Iterator[Claim]:
    for document in corpus.documents:
        if document.path == claim.path or not corpus.linker.affinity.between(document.path, claim.path):
            continue
        for other in document.claims:
            if other.dimension.partition("/")[0] != claim.dimension.partition("/")[0] or family(other) != family(claim):
                continue
            figure = base(corpus, other.value)
            if figure is None or other.mention.hedges or not right.meets(Interval(figure, figure)):
                continue
            if _alike(corpus, claim, other, figure) or any(_gives(corpus, document.claims, term) for term in terms):
                yield other


def _gives(corpus: Corpus, claims: Iterable[Claim], term: Claim) -> bool:
    """Whether a text also gives another figure of the arithmetic, of many digits: 総水量3,200トン, うち大水槽1,850トン."""
    value = term.value
    if not isinstance(value, Numeric) or len(significant_digits(value.magnitude)) < _TELLING:
        return False
    figure, kind = base(corpus, value), term.dimension.partition("/")[0]
    return any(claim.dimension.partition("/")[0] == kind and base(corpus, claim.value) == figure for claim in claims)


def _alike(corpus: Corpus, claim: Claim, other: Claim, figure: Fraction) -> bool:
    """Whether two figures are told of one thing, by attribute or by the words around them."""
    group = corpus.registry.group
    same = claim.named and other.named and group(claim.attribute.value) == group(other.attribute.value)
    texts = {each.path: corpus.linker.documents[each.path].text for each in (claim, other)}
    return same or shared_words(claim, other, texts) <= (SAME_NOUN if figure < _SMALL else SAME_WORDS)
