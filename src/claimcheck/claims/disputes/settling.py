"""What other passages say of arithmetic that is wrong, told in its findings; and one finding for one dispute.

A passage that bears a figure out is put beside the arithmetic, named as likely right, and makes the finding surer. Where a dispute
between two texts tells the same two values already, it is the finding, and the arithmetic its hint; a dispute that is too doubtful
to be told lends the arithmetic its passages instead.
"""

import string
from collections.abc import Mapping, Sequence
from dataclasses import replace

from claimcheck.claims.corpus import Corpus, Draft
from claimcheck.claims.disputes.figures import digits_of
from claimcheck.claims.disputes.verdict import fitting, joined
from claimcheck.claims.disputes.witnesses import LEAST, Witness, Witnesses
from claimcheck.claims.figures.describe import WEEKDAYS, reading
from claimcheck.claims.values.repairs import Repair
from claimcheck.model.document import Document
from claimcheck.model.findings import Evidence
from claimcheck.model.span import Span
from claimcheck.model.values import Date, Duration

_SURER = 0.5
"""The part of the doubt that a passage which bears a finding out leaves."""
_LIKELY = 0.6
"""Confidence from which a dispute is told as one."""
_LENT = (0.5, 0.35)
"""Confidence from which a dispute that is not told lends its passages to arithmetic that says which of the two it should be:
of figures of a single digit, and of more."""
_PAIR = 2
_WORDS = {
    ("other", "ja"): "(別の文書は{}としている)",
    ("other", "en"): " (another text says {})",
    ("here", "ja"): "(別の箇所では{}としている)",
    ("here", "en"): " (elsewhere it says {})",
    ("instead", "ja"): "{}でなく{}",
    ("instead", "en"): "{1}, not {0}",
}
_Disputes = Mapping[tuple[str, Span], Sequence[Draft]]


def settled(corpus: Corpus, drafts: Sequence[Draft], documents: Mapping[str, Document]) -> list[Draft]:
    """The drafts of all rules, with what bears them out, less those that another draft tells with both texts."""
    if not any(draft.repairs for draft in drafts):
        return list(drafts)
    finder = Witnesses(corpus, documents)
    disputes: dict[tuple[str, Span], list[Draft]] = {}
    for draft in drafts:
        if not draft.repairs and len(draft.sides) > 1:
            for item in (item for side in draft.sides for item in side):
                disputes.setdefault((item.path, item.span), []).append(draft)
    told: set[int] = set()
    for draft in drafts:
        if draft.repairs:
            _settle(corpus, finder, draft, disputes, told)
    return [draft for draft in drafts if id(draft) not in told]


def _settle(corpus: Corpus, finder: Witnesses, draft: Draft, disputes: _Disputes, told: set[int]) -> None:
    """Hold arithmetic against the disputes over its figures, else against the figures of all texts; see `told` for what is told."""
    doubtful: list[tuple[Draft, list[Witness]]] = []
    for repair in draft.repairs:
        for dispute in disputes.get((repair.path, repair.mention.span), ()):
            found = _right_side(corpus, finder, repair, dispute)
            if found and dispute.confidence >= _LIKELY:
                _hint(corpus, draft, dispute, found[0])
                told.add(id(draft))
                return
            if found and len(dispute.sides) == _PAIR:
                doubtful.append((dispute, found))
    operands = [(repair.path, repair.mention) for repair in draft.repairs]
    witnesses = finder.of(draft.repairs, [*operands, *draft.givens])
    for dispute, found in doubtful:
        if not witnesses and dispute.confidence >= _LENT[digits_of(found[0].claim.value) > 1]:
            witnesses = found
        if any(one.claim is other.claim for one in found for other in witnesses):
            told.add(id(dispute))
    _bear_out(corpus, draft, witnesses)


def _hint(corpus: Corpus, draft: Draft, dispute: Draft, right: Witness) -> None:
    """Tell with a dispute which of its sides fits some arithmetic."""
    hint = fitting(corpus.lang, reading(right.claim.value))
    if hint not in joined(dispute.fields.get("hint", ""), dispute.hint) and hint.strip("() ") not in dispute.fields.get("hint", ""):
        dispute.hint = joined(dispute.hint, hint)
    message = string.Formatter().vformat(draft.rule.entry.message.of(corpus.lang), (), draft.fields)
    dispute.explanation = (*dispute.explanation, message)
    dispute.confidence = max(dispute.confidence, draft.confidence)


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
        shown = _WORDS["instead", corpus.lang].format(reading(best.repair.mention.value), shown)
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


def _right_side(corpus: Corpus, finder: Witnesses, repair: Repair, dispute: Draft) -> list[Witness]:
    """The claims of the side of a dispute that is what a figure should be; none where no side is.

    What more texts say than the other is hardly the figure that is wrong.
    """
    own = [side for side in dispute.sides if any(_is_of(item, repair) for item in side)]
    backing = {item.path for side in own for item in side}
    for side in (side for side in dispute.sides if side not in own and len({item.path for item in side}) >= len(backing)):
        places = {(item.path, item.span) for item in side}
        claims = (claim for path in sorted({path for path, _span in places}) for claim in corpus.linker.documents[path].claims)
        found = [claim for claim in claims if (claim.path, claim.mention.span) in places and finder.settles(repair, claim)]
        if found:
            return [Witness(repair, claim, LEAST) for claim in found]
    return []


def _is_of(item: Evidence, repair: Repair) -> bool:
    return item.path == repair.path and item.span == repair.mention.span
