"""An amount and its conversion in brackets: 6,000億ドル(約80兆円)."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from claimcheck.model.claims import HedgeKind, Mention
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span
from claimcheck.model.values import Date, Money, Number, Numeric, Quantity, Value
from claimcheck.text.hedges import Hedges
from claimcheck.text.scan import Scan

_OPENING = regex(
    r"[ ]?[(\[](?:[ ]?(?:日本円(?:換算)?で|円換算で|換算で|邦貨換算で|米ドル換算で|同"
    r"|=|＝|≒|当時の(?:為替)?レートで|現在の(?:為替)?レートで|西暦|[時分秒]速|毎[時分秒]|風速|[摂華セカ]氏"
    r"|対角線?(?:の?長さ)?(?:は|で|、)?|(?:坪数|石高|尺貫法|メートル法)(?:で|では|にして)?))?[ ]?"
)
_EQUALS = regex(r"[ ]?(?:[=＝≒]|あたり|当たり|につき)")
_FARTHEST = 16
_CLOSING = regex(r"[ ]?[)\]]")


def pair_up(
    scan: Scan, mentions: Sequence[Mention], stretches: Sequence[tuple[int, int, int, int]], hedges: Hedges
) -> list[Mention]:
    """Set `pair` on the inner amount of each conversion bracket; a hedge after the bracket covers both amounts.

    Args:
        scan: the text they were found in.
        mentions: in order of position.
        stretches: begin of extent, begin, end and end of extent of each mention, in normalised offsets.
        hedges: what looks for the hedge after the bracket.
    """
    out = list(mentions)
    text = scan.text
    for number, (before, here) in enumerate(pairwise(stretches), 1):
        if text[before[3]] not in " ([" or here[0] - before[3] > _FARTHEST:
            continue
        outer, inner = out[number - 1], out[number]
        if not _OPENING.fullmatch(text, stretches[number - 1][3], stretches[number][0]):
            continue
        if not _converts(outer.value, inner.value) or _EQUALS.match(text, stretches[number][3]):
            continue  # 18億円(1ドル=150円換算で…): the bracket begins with its rate
        inner = inner._replace(pair=outer.span)
        if closing := _CLOSING.match(text, stretches[number][3]):
            stop, found = hedges.after(scan, closing.end())
            if found:
                end = scan.view.normalized.source(stretches[number][0], stop).end
                inner = inner._replace(hedges=(*inner.hedges, *found), extent=Span(inner.extent.start, end))
                out[number - 1] = outer._replace(hedges=(*outer.hedges, *found), extent=Span(outer.extent.start, end))
        out[number] = inner
    return out


_LOWER = frozenset({HedgeKind.AT_LEAST, HedgeKind.ABOVE, HedgeKind.MINIMUM})
_UPPER = frozenset({HedgeKind.AT_MOST, HedgeKind.BELOW, HedgeKind.MAXIMUM})
_BETWEEN = regex(r"(?:、|,|・|で|かつ|、かつ)?[ ]?")


def between_bounds(
    scan: Scan, mentions: Sequence[Mention], stretches: Sequence[tuple[int, int, int, int]]
) -> tuple[list[Mention], list[tuple[int, int, int, int]]]:
    """100以上300未満 as the one range it is.

    Args:
        scan: the text they were found in.
        mentions: in order of position.
        stretches: as for `pair_up`.
    """
    out: list[Mention] = []
    places: list[tuple[int, int, int, int]] = []
    for mention, place in zip(mentions, stretches, strict=True):
        if out and mention.hedges and out[-1].hedges and _BETWEEN.fullmatch(scan.text, places[-1][3], place[0]):
            merged = _between(out[-1], mention)
            if merged is not None:
                out[-1] = merged
                places[-1] = (places[-1][0], places[-1][1], place[2], place[3])
                continue
        out.append(mention)
        places.append(place)
    return out, places


def _between(first: Mention, second: Mention) -> Mention | None:
    low, high = first, second
    if {hedge.kind for hedge in first.hedges} & _UPPER:
        low, high = second, first
    kinds = [{hedge.kind for hedge in mention.hedges} for mention in (low, high)]
    if not (kinds[0] & _LOWER and kinds[1] & _UPPER) or kinds[0] & _UPPER or kinds[1] & _LOWER:
        return None
    bottom, top = low.value, high.value
    if (
        not isinstance(bottom, Numeric)
        or not isinstance(top, Numeric)
        or bottom.upper is not None
        or top.upper is not None
    ):
        return None
    if bottom.but(**_SAME) != top.but(**_SAME) and type(bottom) is not Number:
        return None
    if bottom.magnitude >= top.magnitude:
        return None
    value = top.but(magnitude=bottom.magnitude, upper=top.magnitude, scaled=bottom.scaled or top.scaled)
    span = Span(first.span.start, second.span.end)
    extent = Span(first.extent.start, second.extent.end)
    rest = tuple(hedge for hedge in (*first.hedges, *second.hedges) if hedge.kind not in _LOWER | _UPPER)
    return second._replace(span=span, extent=extent, value=value, hedges=rest)


_SAME = {"magnitude": Decimal(0), "quantum": Decimal(1), "scaled": False}


def _measure(value: Quantity) -> str:
    """What a quantity measures; 時速30キロ is a speed as 16ノット is."""
    return "speed" if value.dimension == "length" and value.per in _TIMES else value.dimension


_TIMES = frozenset({"h", "min", "s"})


def _converts(outer: Value, inner: Value) -> bool:
    if isinstance(outer, Money) and isinstance(inner, Money):
        return outer.currency != inner.currency
    if isinstance(outer, Quantity) and isinstance(inner, Quantity):
        return (outer.unit, outer.per) != (inner.unit, inner.per) and _measure(outer) == _measure(inner)
    if isinstance(outer, Date) and isinstance(inner, Date):
        return (outer.era is None) != (inner.era is None)
    return False
