"""Figures of before told for now that no slot joins to the new ones; see Note [Stale] of `claims.stale`.

That the figure is exactly the one of before, that its text does not give the new one, and that the words around both say the same
is what joins them here.
"""

from collections.abc import Iterator, Mapping, Sequence

from claimcheck.claims.comparable import counted_alike, measure
from claimcheck.claims.compatibility import CLASH, Compatibility
from claimcheck.claims.likeness import SAME_WORDS, shared_words
from claimcheck.claims.sides import Sides
from claimcheck.claims.transitions import Transition
from claimcheck.model.claims import Claim
from claimcheck.model.pattern import regex
from claimcheck.model.values import Numeric

CONFIDENCE = 0.7
_LEAST = 2
"""Digits of a figure that is no chance: 37台, 40円."""
_NOW = regex(
    r"今(?:回の?(?:見直し|改定|変更|増|引き上げ)|年度|期|季|シーズン)|本年度|当(?:期|年度)|(?:改定|変更|見直し|値上げ|引き上げ|改修|就航|移行)後"
    r"|新しい|新(?:料金|価格|運賃|船|型|制度|校舎|庁舎|駅)|これで|(?:円|%|人|台|件|本)(?:と|に)なり|なお(?=[0-9０-９])"
)
_PASSED = regex(r"だった|でした|であった|まで(?:は|の)|かつて|以前|当時|昨年|前年|前期|前回|去年|従来|これまで|先代|旧|現在|現行|いまは|より|から|比べ")
_BEFORE, _BEHIND = 40, 16


def find_stale(
    claims: Sequence[Claim], texts: Mapping[str, str], slots: Compatibility, sides: Sides
) -> Iterator[tuple[Claim, Claim]]:
    """The figures of before that one text gives for now, each with the new one of another text.

    Args:
        claims: those of the texts of one affair.
        texts: by path.
        slots: what compares the other slots, and knows the changes that each text tells of.
        sides: what compares figures.
    """
    told = [(path, change) for path in sorted(texts) for change in slots.changes[path]] if slots.affinity.small else []
    by_path: dict[str, list[Claim]] = {}
    for claim in claims if told else ():
        if measure(claim) and isinstance(claim.value, Numeric) and claim.value.upper is None:
            by_path.setdefault(claim.path, []).append(claim)
    seen: set[tuple[int, int]] = set()
    for path, change in told:
        if not _is_telling(change) or not slots.affinity.small:
            continue
        for other, own in sorted(by_path.items()):
            if other == path or not slots.affinity.related(path, other) or any(sides.agree(claim, change.after) for claim in own):
                continue
            for claim in own:
                key = id(claim), id(change.after)
                if key not in seen and _is_stale(claim, change, texts, slots, sides):
                    seen.add(key)
                    yield claim, change.after


def _is_telling(change: Transition) -> bool:
    """Whether the figure before a change has digits enough, and is near the one after it."""
    before, after = change.before.value, change.after.value
    if not isinstance(before, Numeric) or not isinstance(after, Numeric) or before.upper is not None:
        return False
    digits = len(str(int(abs(before.magnitude)))) if before.magnitude % 1 == 0 else _LEAST
    return digits >= _LEAST and not change.before.mention.hedges


def _is_stale(claim: Claim, change: Transition, texts: Mapping[str, str], slots: Compatibility, sides: Sides) -> bool:
    """Whether a figure is that of before a change, told for what holds after it."""
    before, value = change.before.value, claim.value
    if not isinstance(before, Numeric) or not isinstance(value, Numeric) or before.magnitude != value.magnitude:
        return False
    if claim.mention.hedges or measure(claim) != measure(change.before) or not counted_alike(claim, change.before, sides.scale):
        return False
    text = texts[claim.path]
    start, end = claim.mention.extent.start, claim.mention.extent.end
    around = text[max(claim.sentence.start, start - _BEFORE) : min(claim.sentence.end, end + _BEHIND)]
    if _NOW.search(around) is None or _PASSED.search(around) or "past" in claim.extra:
        return False
    if slots.beside(claim, change.after) == CLASH or (claim.path, claim.mention.span) in slots.former:
        return False
    return min(shared_words(claim, end_, texts) for end_ in change) <= SAME_WORDS / 2
