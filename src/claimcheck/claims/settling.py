"""What other passages say of arithmetic that is wrong, told in its findings; and one finding for one dispute.

A passage that bears a figure out is put beside the arithmetic, named as likely right, and makes the finding surer. Where a dispute
between two texts tells the same two values already, it is the finding, and the arithmetic its hint.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from claimcheck.claims.corpus import Corpus, Draft
from claimcheck.claims.describe import WEEKDAYS, reading
from claimcheck.claims.repairs import Repair
from claimcheck.claims.verdict import fitting, joined
from claimcheck.claims.witnesses import Witness, Witnesses
from claimcheck.model.document import Document
from claimcheck.model.findings import Evidence
from claimcheck.model.span import Span
from claimcheck.model.values import Date, Duration

_SURER = 0.5
"""The part of the doubt that a passage which bears a finding out leaves."""
_LIKELY = 0.6
"""Confidence from which a dispute is told as one."""
_WORDS = {
    ("other", "ja"): "(別の文書は{}としている)",
    ("other", "en"): " (another text says {})",
    ("here", "ja"): "(別の箇所では{}としている)",
    ("here", "en"): " (elsewhere it says {})",
    ("instead", "ja"): "{}でなく{}",
    ("instead", "en"): "{1}, not {0}",
}


def settled(corpus: Corpus, drafts: Sequence[Draft], documents: Mapping[str, Document]) -> list[Draft]:
    """The drafts of all rules, with what bears them out, less those that another draft tells with both texts."""
    if not any(draft.repairs for draft in drafts):
        return list(drafts)
    finder = Witnesses(corpus, documents)
    disputes: dict[tuple[str, Span], list[Draft]] = {}
    for draft in drafts:
        if not draft.repairs and len(draft.sides) > 1:
            for side in draft.sides:
                for item in side:
                    disputes.setdefault((item.path, item.span), []).append(draft)
    out: list[Draft] = []
    for draft in drafts:
        if draft.repairs and not _told(corpus, finder, draft, disputes):
            operands = [(repair.path, repair.mention) for repair in draft.repairs]
            _bear_out(corpus, draft, finder.of(draft.repairs, [*operands, *draft.givens]))
            out.append(draft)
        elif not draft.repairs:
            out.append(draft)
    return out


def _bear_out(corpus: Corpus, draft: Draft, found: Sequence[Witness]) -> None:
    """Put the passages that bear a finding out beside it."""
    if not found:
        return
    best = found[0]
    side = _side(draft, best.repair)
    draft.witnesses = [replace(corpus.evidence(each.claim, side), witness=True) for each in found]
    shown = _shown(corpus, best)
    if best.repair.weekday is None:
        draft.suggestion = shown
    if best.repair.mention.span != draft.repairs[0].mention.span:
        wrong = reading(best.repair.mention.value)
        shown = _WORDS["instead", corpus.lang].format(wrong, shown)
    elsewhere = any(each.claim.path != best.repair.path for each in found)
    draft.hint = _WORDS["other" if elsewhere else "here", corpus.lang].format(shown)
    if elsewhere:
        draft.confidence += (1 - draft.confidence) * _SURER


def _side(draft: Draft, repair: Repair) -> str:
    """The side on which stands what speaks against a figure: that of the parts against the total, or a new one."""
    own = {item.side for side in draft.sides for item in side if _is_of(item, repair)}
    letters = sorted({item.side for side in draft.sides for item in side})
    return next((letter for letter in letters if letter not in own), chr(ord(letters[-1]) + 1))


def _shown(corpus: Corpus, found: Witness) -> str:
    """A figure as understood, a date or length of time as it is written, a day with its weekday."""
    claim = found.claim
    if isinstance(claim.value, Date) and found.repair.weekday is not None:
        names = WEEKDAYS[corpus.lang]
        return f"{reading(claim.value.but(hour=None, minute=None, until=None))} ({names[found.repair.weekday]})"
    if isinstance(claim.value, Date | Duration):
        return corpus.linker.documents[claim.path].text[slice(*claim.mention.span)]
    return reading(claim.value)


def _told(corpus: Corpus, finder: Witnesses, draft: Draft, disputes: Mapping[tuple[str, Span], Sequence[Draft]]) -> bool:
    """Whether a dispute tells the same two values as some arithmetic; if so the arithmetic becomes its hint."""
    for repair in draft.repairs:
        for dispute in disputes.get((repair.path, repair.mention.span), ()):
            right = _right_side(corpus, finder, repair, dispute)
            if right is not None and dispute.confidence >= _LIKELY:
                hint = fitting(corpus.lang, right)
                if hint not in dispute.fields.get("hint", "") + dispute.hint:
                    dispute.hint = joined(dispute.hint, hint)
                dispute.confidence = max(dispute.confidence, draft.confidence)
                return True
    return False


def _right_side(corpus: Corpus, finder: Witnesses, repair: Repair, dispute: Draft) -> str | None:
    """The reading of the side of a dispute that is what a figure should be.

    What more texts say than its own is hardly the figure that is wrong.
    """
    own = [side for side in dispute.sides if any(_is_of(item, repair) for item in side)]
    backing = {item.path for side in own for item in side}
    for side in (side for side in dispute.sides if side not in own and len({item.path for item in side}) >= len(backing)):
        for item in side:
            for claim in corpus.linker.documents[item.path].claims:
                if claim.mention.span == item.span and finder.settles(repair, claim):
                    return reading(claim.value)
    return None


def _is_of(item: Evidence, repair: Repair) -> bool:
    return item.path == repair.path and item.span == repair.mention.span
