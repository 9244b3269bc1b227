"""Figures of before told for now that no slot joins to the new ones; see Note [Stale] of `claims.disputes.stale`.

That the figure is exactly the one of before, that its text does not give the new one, and that the words around both say the same
is what joins them here.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from claimcheck.claims.figures.sides import Sides
from claimcheck.claims.lexicon.likeness import words_in
from claimcheck.claims.linking.comparable import counted_alike, measure
from claimcheck.claims.linking.compatibility import Compatibility
from claimcheck.claims.linking.formerly import FORMER
from claimcheck.claims.linking.sametime import CLASH, bounds_of
from claimcheck.claims.linking.transitions import Transition
from claimcheck.model.claims import Claim
from claimcheck.model.pattern import regex
from claimcheck.model.values import Date, Numeric

CONFIDENCE = 0.7
_LEAST = 2
"""Digits of a figure that is no chance: 37台, 40円."""
_NOW = regex(
    r"今(?:回の?(?:見直し|改定|変更|増|引き上げ)|年度|期|季|シーズン)|本年度|当(?:期|年度)|(?:改定|変更|見直し|値上げ|引き上げ|改修|就航|移行)後"
    r"|新しい|新(?:料金|価格|運賃|船|型|制度|校舎|庁舎|駅)|これで|(?:円|%|人|台|件|本)(?:と|に)なり|なお(?=[0-9０-９])"
)
_PASSED = regex(
    r"だった|でした|であった|まで(?:は|の)|かつて|以前|当時|昨年|前年|前期|前回|去年|従来|これまで|先代|旧|現在|現行|いまは|より|から|比べ"
)
_BEFORE, _BEHIND = 40, 16
_WORDS, _FREQUENT = 2, 9
"""Words that two figures of one thing have in common, and how often a text says a word that tells something."""
_TELLING = 10


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
    told = [(path, change) for path in sorted(texts) for change in slots.before.changes[path]] if slots.affinity.small else []
    rows = list(_rows(claims)) if slots.affinity.small else []
    told += [(change.after.path, change) for change in rows]
    columns = _columns(claims) if rows else {}
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
                if key in seen or not _is_former(claim, change, texts, slots, sides):
                    continue
                beside = [each for each in own if each.sentence == claim.sentence and each is not claim]
                if _speaks_of_now(claim, change, texts) or _in_company(beside, change, columns, sides):
                    seen.add(key)
                    yield claim, change.after


def _is_telling(change: Transition) -> bool:
    """Whether the figure before a change has digits enough, and is near the one after it."""
    before, after = change.before.value, change.after.value
    if not isinstance(before, Numeric) or not isinstance(after, Numeric) or before.upper is not None:
        return False
    digits = len(str(int(abs(before.magnitude)))) if before.magnitude % 1 == 0 else _LEAST
    return digits >= _LEAST and not change.before.mention.hedges


def _rows(claims: Sequence[Claim]) -> Iterator[Transition]:
    """The rows of tables that hold two figures, of which one is headed as that of before."""
    rows: dict[tuple[str, tuple[int, ...]], list[Claim]] = {}
    for claim in claims:
        if claim.extra.get("cell") and measure(claim) and isinstance(claim.value, Numeric):
            rows.setdefault((claim.path, claim.extra["cell"][0]), []).append(claim)
    for found in rows.values():
        if len(found) == 2 and found[0].value != found[1].value and measure(found[0]) == measure(found[1]):  # noqa: PLR2004
            for before, after in (found, found[::-1]):
                former = bool(FORMER & before.scope) and not FORMER & after.scope
                if former or _is_earlier(before, after):
                    yield Transition(before, after)


def _columns(claims: Sequence[Claim]) -> dict[tuple[str, tuple[int, ...]], list[Claim]]:
    """The figures of every column."""
    found: dict[tuple[str, tuple[int, ...]], list[Claim]] = {}
    for claim in claims:
        if claim.extra.get("cell"):
            found.setdefault((claim.path, claim.extra["cell"][1]), []).append(claim)
    return found


def _is_earlier(before: Claim, after: Claim) -> bool:
    """Whether one figure holds for a time that ends before another's begins or as it does."""
    times = [_bounds(claim) for claim in (before, after)]
    return times[0] is not None and times[1] is not None and times[0][1] <= times[1][0]


def _bounds(claim: Claim) -> tuple[datetime, datetime] | None:
    when = claim.extra.get("when")
    return bounds_of(when) if isinstance(when, Date) else None


def _in_company(
    beside: Sequence[Claim], change: Transition, columns: Mapping[tuple[str, tuple[int, ...]], Sequence[Claim]], sides: Sides
) -> bool:
    """Whether the sentence of a figure gives others of the column of now: 34の国と地域から512社 beside 今回 | 512社."""
    first, second = (change.after.extra.get("cell"), change.before.extra.get("cell"))
    if not first or not second:
        return False
    now, then = columns.get((change.after.path, first[1]), ()), columns.get((change.before.path, second[1]), ())
    agreeing = [each for each in beside if any(_is_same(each, cell, sides) for cell in now)]
    return bool(agreeing) and not any(_is_same(each, cell, sides) for each in beside for cell in then)


def _is_same(one: Claim, other: Claim, sides: Sides) -> bool:
    """Whether two figures of two digits and more are one."""
    telling = isinstance(one.value, Numeric) and one.value.magnitude >= _TELLING
    return telling and one.dimension == other.dimension and sides.agree(one, other)


def _is_former(claim: Claim, change: Transition, texts: Mapping[str, str], slots: Compatibility, sides: Sides) -> bool:
    """Whether a figure is that of before a change, among the words of the change."""
    before, value = change.before.value, claim.value
    if not isinstance(before, Numeric) or not isinstance(value, Numeric) or before.magnitude != value.magnitude:
        return False
    if claim.mention.hedges or measure(claim) != measure(change.before) or not counted_alike(claim, change.before, sides.scale):
        return False
    told = slots.before.holds(claim) or bool(claim.extra.get("cell"))
    if told or slots.beside(claim, change.after) == CLASH:
        return False
    own = _words(claim, texts)
    return max(len(own & _words(end, texts)) for end in change) >= _WORDS


def _words(claim: Claim, texts: Mapping[str, str]) -> set[str]:
    """The words around a figure and in it that its text does not say all the time."""
    text = texts[claim.path]
    start, end = claim.mention.span
    around = text[max(claim.sentence.start, start - _BEFORE) : min(claim.sentence.end, end + _BEFORE)]
    label = claim.attribute.source.partition(" (")[0] if claim.named else ""
    return {word for word in words_in(f"{label}|{around}") if text.count(word) <= _FREQUENT}


def _speaks_of_now(claim: Claim, change: Transition, texts: Mapping[str, str]) -> bool:
    """Whether a figure is told for what holds after a change."""
    text = texts[claim.path]
    start, end = claim.mention.extent.start, claim.mention.extent.end
    around = text[max(claim.sentence.start, start - _BEFORE) : min(claim.sentence.end, end + _BEHIND)]
    if _PASSED.search(around) or "past" in claim.extra or FORMER & claim.scope:
        return False
    own, after, before = _bounds(claim), _bounds(change.after), _bounds(change.before)
    if own and after and before:
        return after[0] <= own[0] and own[1] <= after[1] and before[1] <= own[0]
    return _NOW.search(around) is not None
