"""Sentences as skeletons.

Note [Skeletons]. A sentence is read as a skeleton in which every value is one sign that tells its kind: ⟨m0⟩ an amount or quantity,
⟨r1⟩ a ratio, ⟨t2⟩ a time. Patterns over skeletons are grammar (「AからBにC増える」「T(Aが…、Bが…)」), never words of one sentence.
"""

import re
from collections.abc import Sequence

from claimcheck.claims.arithmetic.changes import PREVIOUS
from claimcheck.model.claims import Mention
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span
from claimcheck.model.values import Date, Duration, Numeric, Ratio, TimeOfDay

_RATE_IN_BRACKET = regex(
    r"(?<=⟩)[（(][^（()）⟨⟩]{0,6}(?P<each>(?:⟨m\d+⟩)?(?:[あ当]たりの?|につき))?[^（()）⟨⟩]{0,4}⟨m(?P<rate>\d+)⟩[^（()）⟨⟩]{0,4}[）)]"
)
_IS_PREVIOUS = regex(rf"{PREVIOUS}|[0-9０-９数]+年前")


def skeleton_of(text: str, span: Span, mentions: Sequence[Mention], signs: Sequence[str], first: int = 0) -> str:
    """The sentence with signs for its values, numbered from `first` on; see Note [Skeletons]."""
    out: list[str] = []
    at = span.start
    for number, mention in enumerate(mentions):
        low, high = max(mention.extent.start, at), max(mention.extent.end, at)
        out.append(text[at:low])
        words = text[low:high]
        # 前期 is a date, but in a comparison it is the word that counts
        out.append(words if _IS_PREVIOUS.fullmatch(words) else f"⟨{signs[number]}{first + number}⟩")
        at = high
    out.append(text[at : span.end])
    return "".join(out).replace("\n", "").replace(" ", "").replace("\u3000", "")


def sign_of(mention: Mention) -> str:
    """The sign of its kind; see Note [Skeletons]."""
    value = mention.value
    if isinstance(value, Ratio):
        return "r"
    if isinstance(value, Numeric):
        return "m"
    if isinstance(value, TimeOfDay) or (isinstance(value, Date) and value.day is not None):
        return "t"
    if isinstance(value, Duration):
        return "b" if value.business_days else "d"  # 30営業日 fits no calendar without its holidays
    return "x"


def without_rates(skeleton: str, mentions: Sequence[Mention]) -> str:
    """`skeleton` without brackets that tell what one of the things before them comes to: 9,600万円(1台当たり200万円)."""

    def kept(match: re.Match[str]) -> str:
        return "" if match["each"] or getattr(mentions[int(match["rate"])].value, "per", None) else match[0]

    return _RATE_IN_BRACKET.sub(kept, skeleton)
