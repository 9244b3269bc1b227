"""Whether a text gives the figure of the other side, too, in a place that shows that it knows the two apart.

夫は高さ31センチで8位。優勝の小見山さんは38.5センチ agrees with 小見山さんが高さ38.5センチで優勝: it gives the figure to the owner of the
dispute, and its own to somebody else. 317人（会場76、オンライン241） has both in one sentence.
"""

from collections.abc import Sequence

from claimcheck.claims.corpus import Corpus
from claimcheck.claims.linking.inferred import STATED
from claimcheck.claims.linking.link import Cell
from claimcheck.claims.values.slips import significant_digits
from claimcheck.model.claims import Claim
from claimcheck.model.pattern import regex
from claimcheck.model.values import Numeric

_BESIDE = regex(r"[^。、\n0-9０-９]{0,12}")
"""What stands between a name and its figure."""
_NEAR = 40
_TELLING_DIGITS = 3


def gives_it_to_owner(corpus: Corpus, cell: Cell, sides: Sequence[Sequence[Claim]]) -> bool:
    """Whether a text that names no owner for its own side has the other figure right behind the name of the owner."""
    if not cell.subject or cell.subject.startswith("~") or cell.dimension in ("date", "entity"):
        return False
    names = corpus.linker.spellings_of(cell.subject)
    return bool(names) and any(
        all(claim.subject.factor < STATED for claim in side) and all(_has(corpus, claim.path, names, rivals) for claim in side)
        for side, rivals in (sides, sides[::-1])
    )


def _has(corpus: Corpus, path: str, names: frozenset[str], rivals: Sequence[Claim]) -> bool:
    document = corpus.linker.documents[path]
    for claim in document.claims:
        if claim.dimension != rivals[0].dimension or not any(corpus.sides.agree(claim, rival) for rival in rivals):
            continue
        start = claim.mention.extent.start
        before = document.text[max(0, start - _NEAR) : start]
        if any(_BESIDE.fullmatch(before[at + len(name) :]) for name in names if (at := before.rfind(name)) >= 0):
            return True
    return False


def tells_both(corpus: Corpus, side: Sequence[Claim], rivals: Sequence[Claim]) -> bool:
    """Whether each sentence of one side has the figure of the other, too, whatever it counts there, and for no other time."""
    wanted = {rival.value.magnitude for rival in rivals if isinstance(rival.value, Numeric)}
    if not wanted or any(len(significant_digits(value)) < _TELLING_DIGITS for value in wanted):
        return False
    for claim in side:
        document, (start, end) = corpus.linker.documents[claim.path], claim.sentence
        timed = {each.mention.span for each in document.claims if each.sentence == claim.sentence and each.period.value}
        figures = (each for each in document.mentions if start <= each.span.start < end and each.span not in timed)
        if not any(isinstance(each.value, Numeric) and each.value.magnitude in wanted for each in figures):
            return False
    return True
