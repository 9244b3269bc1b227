"""Figures whose counter no list of counters holds: 112ラック, 163個体."""

from claimcheck.model.claims import Mention
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span
from claimcheck.model.values import Number, Quantity

_NOUN = regex(r"(?:[ァ-ヺー]{2,8}|[一-龠々]{1,3})(?![一-龠々ァ-ヺーA-Za-z])")
_NO_COUNTER = regex(r"[前後以約超強弱余未程台割分号番第対位目内外上下中各間元増減差]|近く|単位|[年月日時秒]")

_LESS = regex(r"[少多高低長短]$")
"""What begins an adjective and belongs to no counter: 17人少ない."""


def counted(text: str, mention: Mention) -> Mention:
    """A bare number with the noun right behind it as what it counts, or the mention as it is."""
    value = mention.value
    if type(value) is not Number or value.magnitude % 1 or mention.extent.end != mention.span.end:
        return mention
    noun = _NOUN.match(text, mention.span.end)
    if noun is None or _NO_COUNTER.search(noun[0]):
        return mention
    unit = noun[0][:-1] if _LESS.search(noun[0]) and len(noun[0]) > 1 else noun[0]
    quantity = Quantity(
        magnitude=value.magnitude, quantum=value.quantum, upper=value.upper, scaled=value.scaled, vague=value.vague,
        unit=unit, dimension=f"count:{unit}",
    )
    return mention._replace(value=quantity, extent=Span(mention.extent.start, noun.start() + len(unit)))
