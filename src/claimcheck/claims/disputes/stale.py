"""A figure of before that one text gives as that of now: 今期の配当は40円 against 48円（前期40円）.

Note [Stale]. Who writes about a change has both of its figures before him and may take the wrong one. So where one text gives two
figures and says which of them was before (（前期40円）, 40円から48円に, the column of last year), and the other gives that one
alone for what it says to hold now, or for the same time as the new one, the two speak of one thing and one of them is wrong.
Nothing of the kind follows where the other text says nothing of when, or tells the figure as one of before itself.
"""

from collections.abc import Iterator, Sequence

from claimcheck.claims.corpus import Corpus
from claimcheck.claims.extract import DocumentClaims
from claimcheck.claims.linking.formerly import FORMER
from claimcheck.claims.linking.sametime import bounds_of
from claimcheck.model.claims import Claim
from claimcheck.model.pattern import regex
from claimcheck.model.values import Date, Numeric

_NEAR = 48
"""Characters within which a text tells a figure and what it was before."""
_FORMER_WORD = regex(
    r"(?:前(?:年|期|回|季|月|週|中間期|大会|シーズン)(?:同[期月日])?(?:度|末|実績)?|昨(?:年|季|シーズン)度?|現行|従来|これまで|旧|普段|ふだん|通常|平時|例年"
    r"|(?:改定|変更|値上げ|見直し|改修)前)[^0-9０-９。、）)]{0,12}$"
)
_WAS = regex(r"(?:円|人|台|件|[%％])?(?:だった|であった|でした)(?:の[がをは]|が|もの)")
_NOW = regex(
    r"今(?:回|年度?|期|季|シーズン|大会|度)|本(?:年度?|大会)|当(?:期|年度|中間期)|(?:改定|変更|見直し|値上げ|引き上げ|改修|リニューアル|開業|就航)後"
    r"|新(?:料金|価格|運賃|しい|制度|型)|公開(?:いた)?し|開催(?:いた)?し|これで|このほど|させていただき"
)
_PASSED = regex(r"だった|でした|であった|まで(?:は|の)|かつて|以前|当時|昨年|前年|前期|前回|去年|従来|これまで")


def is_stale(corpus: Corpus, sides: Sequence[Sequence[Claim]]) -> bool:
    """Whether a dispute is between a figure of now and the one before it, told for now; see Note [Stale]."""
    if len(sides) != 2 or sides[0][0].dimension in ("date", "time", "entity"):  # noqa: PLR2004 - of two figures
        return False
    for new, old in (sides, sides[::-1]):
        paths = {claim.path for claim in new}
        alone = [claim for claim in old if claim.path not in paths]
        if alone and any(_tells_both(corpus, path, new[0], alone) for path in _told_in(corpus, new[0], alone)):
            return any(_speaks_of_now(corpus, claim, new[0]) for claim in alone)
    return False


def _told_in(corpus: Corpus, new: Claim, alone: Sequence[Claim]) -> Iterator[str]:
    """The texts that may tell of a change, that of its new figure first; those that only give the old one do not."""
    yield new.path
    affinity, without = corpus.linker.affinity, {claim.path for claim in alone}
    if affinity.small:
        others = (path for path in corpus.linker.documents if path not in without | {new.path})
        yield from (path for path in others if affinity.related(path, new.path))


def _tells_both(corpus: Corpus, path: str, new: Claim, alone: Sequence[Claim]) -> bool:
    """Whether a text gives both figures and says which of them was before."""
    document = corpus.linker.documents[path]
    fresh = list(_same(document, new, corpus))
    former = list(_same(document, alone[0], corpus)) if fresh else []
    return any(_is_former(corpus, document, claim, other, alone) for claim in fresh for other in former)


def without_former(corpus: Corpus, sides: list[list[Claim]]) -> list[list[Claim]]:
    """The sides of a dispute without the figures of before of the very texts that tell the new one."""
    if len(sides) != 2 or sides[0][0].dimension in ("date", "time", "entity"):  # noqa: PLR2004 - of two figures
        return sides
    out = [list(side) for side in sides]
    for at, side in enumerate(sides):
        for claim in sides[1 - at]:
            document = corpus.linker.documents[claim.path]
            former = [other for other in side if other.path == claim.path and _is_former(corpus, document, claim, other, ())]
            kept = [other for other in out[at] if not any(other is each for each in former)]
            out[at] = kept or out[at]
    return out


def _same(document: DocumentClaims, wanted: Claim, corpus: Corpus) -> Iterator[Claim]:
    """The figures of a text that are exactly one of another text."""
    size = wanted.value.magnitude if isinstance(wanted.value, Numeric) else None
    for claim in document.claims:
        same = claim.dimension == wanted.dimension and isinstance(claim.value, Numeric) and claim.value.magnitude == size
        if same and corpus.sides.agree(claim, wanted):
            yield claim


def _is_former(corpus: Corpus, document: DocumentClaims, new: Claim, old: Claim, alone: Sequence[Claim]) -> bool:
    """Whether a text says of a figure that it was what another one beside it is now."""
    if old.mention.span == new.mention.span or any(old is claim for claim in alone):
        return False
    first, second = new.extra.get("cell"), old.extra.get("cell")
    if first and second:
        return first[0] == second[0] and first[1] != second[1] and _heads_former(new, old)
    low, high = sorted((new.mention.extent, old.mention.extent))
    if high.start - low.end > _NEAR:
        return False
    text = document.text
    before = _FORMER_WORD.search(text, max(0, old.mention.extent.start - 24), old.mention.extent.start)
    return corpus.linker.before.holds(old) or before is not None or _WAS.match(text, old.mention.extent.end) is not None


def _heads_former(new: Claim, old: Claim) -> bool:
    """Whether of two columns of a row one is headed by a time before that of the other, or as what was before."""
    first, second = (_when(claim) for claim in (new, old))
    if first is not None and second is not None:
        return second < first
    return bool(FORMER & old.scope) and not old.scope <= new.scope


def _when(claim: Claim) -> float | None:
    """When a figure begins to hold, as a number that grows with time."""
    when = claim.extra.get("when")
    bounds = bounds_of(when) if isinstance(when, Date) else None
    return bounds[0].timestamp() if bounds is not None else None


def _speaks_of_now(corpus: Corpus, claim: Claim, new: Claim) -> bool:
    """Whether a figure is told for now, or for the same time as the new one, in a text that does not give that one."""
    document = corpus.linker.documents[claim.path]
    if any(True for _ in _same(document, new, corpus)) or FORMER & claim.scope:
        return False
    if claim.period.value and claim.period.value == new.period.value:
        return True
    when, day = claim.extra.get("when"), corpus.linker.documents[new.path].dateline
    bounds = bounds_of(when) if isinstance(when, Date) else None
    if bounds is not None and day is not None and bounds[0].date() <= day <= bounds[1].date():
        return True  # 12,000円（2025年）
    text = document.text
    start = max(claim.sentence.start, claim.mention.extent.start - _NEAR)
    around = text[start : min(claim.sentence.end, claim.mention.extent.end + 12)]
    if "past" in claim.extra or _PASSED.search(around):
        return False
    before = max(text.rfind("。", 0, claim.sentence.start - 1), text.rfind("\n", 0, claim.sentence.start - 1), 0)
    return _NOW.search(text, before, min(claim.sentence.end, claim.mention.extent.end + 12)) is not None
