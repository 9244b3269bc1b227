"""Figures of other texts that bear out what stated arithmetic should say: 計32台 where the parts give 30台, and 30台 elsewhere.

Arithmetic shows that something is wrong, not what. Another text with the very figure that would put it right, told of the same
thing, shows both, and is put beside the passage.
"""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from claimcheck.claims.compatibility import family
from claimcheck.claims.corpus import Corpus
from claimcheck.claims.likeness import SAME_NOUN, SAME_WORDS, shared_words
from claimcheck.claims.slips import significant_digits
from claimcheck.model.claims import Claim, Mention
from claimcheck.model.findings import Evidence
from claimcheck.model.intervals import Interval
from claimcheck.model.values import Duration, Numeric, Value

_MOST = 2
"""Passages that are enough."""
_SMALL = 10
"""Below this a figure is met everywhere, and needs a noun of its own."""
_TELLING = 3
"""Digits of a figure that two texts do not give by chance."""


def base(corpus: Corpus, value: Value) -> Fraction | None:
    """A plain figure in the base unit of its dimension."""
    if isinstance(value, Duration):
        return Fraction(value.seconds) if value.upper is None and not value.months else None
    if not isinstance(value, Numeric) or value.upper is not None:
        return None
    factor, offset = corpus.scale.factor(getattr(value, "unit", ""))
    return Fraction(value.magnitude) * factor + offset


def witnesses(corpus: Corpus, path: str, wanted: Iterable[tuple[Mention, Interval]], side: str) -> list[Evidence]:
    """Passages of other texts with a figure that one of some mentions should have.

    Args:
        corpus: all texts.
        path: the text whose arithmetic is wrong.
        wanted: its figures with what each would have to be, the others being right.
        side: the side of the finding that the passages make.
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
    return [found[place] for place in sorted(found)][:_MOST]


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
