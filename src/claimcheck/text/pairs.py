"""An amount and its conversion in brackets: 6,000億ドル(約80兆円)."""

import re
from collections.abc import Sequence
from dataclasses import replace

from claimcheck.model.claims import Mention
from claimcheck.model.span import Span
from claimcheck.model.values import Date, Money, Quantity, Value
from claimcheck.text.hedges import Hedges
from claimcheck.text.scan import Scan

_OPENING = re.compile(r"[ ]?[(\[](?:[ ]?(?:日本円(?:換算)?で|円換算で|換算で|邦貨換算で|米ドル換算で|同|=|＝|≒|当時の(?:為替)?レートで|現在の(?:為替)?レートで|西暦))?[ ]?")
_CLOSING = re.compile(r"[ ]?[)\]]")


def pair_up(scan: Scan, mentions: Sequence[Mention], stretches: Sequence[tuple[int, int, int, int]], hedges: Hedges) -> list[Mention]:
    """Set `pair` on the inner amount of each conversion bracket; a hedge after the bracket covers both amounts.

    Args:
        scan: the text they were found in.
        mentions: in order of position.
        stretches: begin of extent, begin, end and end of extent of each mention, in normalised offsets.
        hedges: what looks for the hedge after the bracket.
    """
    out = list(mentions)
    text = scan.text
    for number in range(1, len(out)):
        outer, inner = out[number - 1], out[number]
        if not _OPENING.fullmatch(text, stretches[number - 1][3], stretches[number][0]):
            continue
        if not _converts(outer.value, inner.value):
            continue
        inner = replace(inner, pair=outer.span)
        if closing := _CLOSING.match(text, stretches[number][3]):
            stop, found = hedges.after(text, closing.end())
            if found:
                end = scan.view.normalized.source(stretches[number][0], stop).end
                inner = replace(inner, hedges=(*inner.hedges, *found), extent=Span(inner.extent.start, end))
                out[number - 1] = replace(outer, hedges=(*outer.hedges, *found), extent=Span(outer.extent.start, end))
        out[number] = inner
    return out


def _converts(outer: Value, inner: Value) -> bool:
    if isinstance(outer, Money) and isinstance(inner, Money):
        return outer.currency != inner.currency
    if isinstance(outer, Quantity) and isinstance(inner, Quantity):
        return outer.unit != inner.unit and outer.dimension == inner.dimension
    if isinstance(outer, Date) and isinstance(inner, Date):
        return (outer.era is None) != (inner.era is None)
    return False
