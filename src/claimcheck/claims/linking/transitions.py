"""The figures before and after a change that a text tells of: 41分から23分になる, 1,051円（現行985円）."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from claimcheck.claims.linking.comparable import measure
from claimcheck.claims.values.turns import REVISED
from claimcheck.model.claims import Claim
from claimcheck.model.pattern import regex
from claimcheck.model.values import Numeric

_LONGEST = 34
"""Characters between the two figures."""
_ON = regex(
    rf"(?:（[^（）]{{0,20}}）)?(?:から|より|→|{REVISED}|を"
    r"|(?:で)?(?:あっ|だっ|走っ|出てい)た[^、。0-9０-９]{1,14}?を"  # 32便あった列車を24便に
    r"|(?:(?:かかっ|であっ|だっ|し|あっ)[^。、]{0,4}た|でした|でしたの)(?:の|もの)?が、?[^。、]{0,14}?(?:は|には|で)?"
    r"|(?:です|だ|である|となってい(?:ます|る))が、[^。、]{0,16}?(?:から|より|以降|には|は))、?[^、。]{0,12}?"
)
"""Between the figure before a change and that after it."""
_ARROW = regex(r"(?:[（(][^（()）]{0,12}[）)])?[ 　]*(?:→|⇒|⇨|➡|➔)[ 　]*(?:[（(][^（()）]{0,12}[）)])?")
_TO = regex(r"(?:程度|ほど|余り)?(?:に|へ|まで|と(?:なる|なり|する|し)|で(?:結|済|行))")
"""Behind the figure after a change."""
_BACK = regex(
    r"[^（(。]{0,4}[（(](?:現行|現在|従来|これまで|従前|(?:改定|変更|改正|値上げ)前|前年度?|前期|前回|昨年度?|旧)[はのが：:、]?[^（()）。、0-9０-９]{0,6}"
)
"""Between the figure after a change and that before it in a bracket."""


class Transition(NamedTuple):
    """The two ends of a change."""

    before: Claim
    after: Claim


def transitions(claims: Sequence[Claim], text: str) -> Iterator[Transition]:
    """The changes that a text tells of, in order."""
    figures: dict[tuple[int, int], Claim] = {}
    for claim in claims:
        if measure(claim) and claim.modality.value not in ("denied", "hypothetical"):
            figures.setdefault((claim.mention.span.start, claim.mention.span.end), claim)
    ordered = [figures[span] for span in sorted(figures)]
    for first, second in pairwise(ordered):
        start, end = first.mention.extent.end, second.mention.extent.start
        if measure(first) != measure(second) or not 0 < end - start <= _LONGEST or "\n" in text[start:end]:
            continue
        led = _ON.fullmatch(text, start, end) and _TO.match(text, second.mention.extent.end)
        if led or _ARROW.fullmatch(text, start, end):
            yield Transition(first, second)
        elif _BACK.fullmatch(text, start, end):
            yield Transition(second, first)


def rises(change: Transition) -> bool:
    """Whether a change goes up."""
    before, after = change.before.value, change.after.value
    return isinstance(before, Numeric) and isinstance(after, Numeric) and after.magnitude > before.magnitude
