"""Whether a text gives the figure of the other side to the owner of a dispute, and so its own to somebody else.

夫は高さ31センチで8位。優勝の小見山さんは38.5センチ agrees with 小見山さんが高さ38.5センチで優勝.
"""

from collections.abc import Sequence

from claimcheck.claims.corpus import Corpus
from claimcheck.claims.linking.inferred import STATED
from claimcheck.claims.linking.link import Cell
from claimcheck.model.claims import Claim
from claimcheck.model.pattern import regex

_BESIDE = regex(r"[^。、\n0-9０-９]{0,12}")
"""What stands between a name and its figure."""
_NEAR = 40


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
