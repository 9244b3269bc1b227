"""Values as newspapers write them, made the values they are.

契約企業は2400に上る leaves the counter out, 7メートル84センチ is one length in two units, 地上24階 counts floors where 24階 is one
of them, and 12分おき is a stretch of 12 minutes.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction

from claimcheck.model.claims import Mention
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span
from claimcheck.model.values import Duration, Number, Numeric, Ordinal, Quantity, Recurrence, Value
from claimcheck.text.alternation import alternation
from claimcheck.text.units import Unit

_REACH = 40
_BETWEEN = (
    r"(?:数|の数|の総数)?(?:は|が|も|、)(?:[^。、「」\n]{0,14}?[でにの、]|[^。、「」\n0-9０-９]{0,3})?"
    r"(?:約|およそ|計|合計|延べ|ほぼ)?$"
)
_CLOSES = regex(
    r"(?:ほど|程度|余り|以上|超|弱|強|近く)?(?:に(?:上|達|の[ぼせ]|及|増|減|なっ|な[るり]|とどま|迫|届)|を(?:超|数え|突破|上回|下回|割)"
    r"|まで|へ(?:増|減|と|の)|とな[っるり]|だっ|であ[るっり]|で[、。]|で、|あ[るりっ]|。|、)"
)
_ABOVE_GROUND = regex(r"地上$")
_BELOW_GROUND = regex(r"地上[0-9０-９一二三四五六七八九十]+階(?:建て)?[、・，,]?(?:、|と)?地下$")
_INTERVAL = regex(r"PT(\d+)([MH])")


class Written:
    """Makes the mentions of a text what they mean, with the word lists of one rule pack.

    Args:
        nouns: nouns that a bare number may count, with their counters.
        units: the units by symbol.
        value_of: the value that a short text such as 1社 states.
    """

    def __init__(
        self, nouns: Mapping[str, str], units: Mapping[str, Unit], value_of: Callable[[str], Value | None]
    ) -> None:
        self._nouns, self._units, self._value_of = nouns, units, value_of
        self._before = re.compile(rf"({alternation(nouns)}){_BETWEEN}")

    def read(self, text: str, mentions: Sequence[Mention]) -> list[Mention]:
        """The mentions of a text, in order."""
        found: list[Mention] = []
        for mention in mentions:
            whole = self._joined(found[-1], mention) if found else None
            if whole is not None:
                found[-1] = whole
            else:
                found.append(next(self._meant(text, mention), mention))
        return found

    def _meant(self, text: str, mention: Mention) -> Iterator[Mention]:
        value = mention.value
        if isinstance(value, Number):
            yield from self._counted(text, mention, value)
        elif isinstance(value, Recurrence) and (match := _INTERVAL.fullmatch(value.every)) and value.at is None:
            seconds = int(match[1]) * (60 if match[2] == "M" else 3600)
            yield mention._replace(value=Duration(seconds=seconds))
        elif isinstance(value, Ordinal) and value.unit == "階":
            before = text[max(0, mention.span.start - 16) : mention.span.start]
            model = self._value_of("1階建て") if _ABOVE_GROUND.search(before) or _BELOW_GROUND.search(before) else None
            if isinstance(model, Numeric):
                yield mention._replace(value=model.but(magnitude=value.magnitude))

    def _counted(self, text: str, mention: Mention, value: Number) -> Iterator[Mention]:
        """契約企業は2400に上る: a bare number that closes the clause of a noun has the counter of it."""
        if value.upper is not None or value.magnitude < 2 or not _CLOSES.match(text, mention.extent.end):  # noqa: PLR2004
            return
        start = max(text.rfind(stop, 0, mention.extent.start) for stop in "。\n") + 1
        found = self._before.search(text[max(start, mention.extent.start - _REACH) : mention.extent.start])
        model = self._value_of(f"1{self._nouns[found[1]]}") if found else None
        if isinstance(model, Numeric):
            fields = {"magnitude": value.magnitude, "quantum": value.quantum, "scaled": value.scaled}
            yield mention._replace(value=model.but(**fields))

    def _joined(self, one: Mention, other: Mention) -> Mention | None:
        """7メートル84センチ as one length, in its smaller unit."""
        first, second = one.value, other.value
        if one.span.end != other.span.start or not isinstance(first, Quantity) or not isinstance(second, Quantity):
            return None
        large, small = self._units.get(first.unit), self._units.get(second.unit)
        plain = first.per is None and first.upper is None and second.upper is None and first.quantum == 1
        if large is None or small is None or large.counter or first.dimension != second.dimension or not plain:
            return None
        times = large.factor / small.factor if small.factor else Fraction(0)
        if times <= second.magnitude or times.denominator != 1:
            return None
        value = second.but(magnitude=first.magnitude * times.numerator + second.magnitude)
        span = Span(one.span.start, other.span.end)
        extent = Span(one.extent.start, other.extent.end)
        return other._replace(span=span, extent=extent, value=value, hedges=(*one.hedges, *other.hedges))
