"""Counts without a counter: 契約企業は2400に上る is 2400社, 加盟店は全国に1万2000ある is 1万2000店.

Newspapers leave the counter out where the noun says what is counted. So a bare number that closes the clause of such a noun gets
the counter of it, and is a count like any other.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from claimcheck.model.claims import Mention
from claimcheck.model.values import Number, Numeric, Value
from claimcheck.text.alternation import alternation

_REACH = 40
_BETWEEN = r"(?:数|の数|の総数)?(?:は|が|も|、)(?:[^。、「」\n]{0,14}?[でにの、]|[^。、「」\n0-9０-９]{0,3})?(?:約|およそ|計|合計|延べ|ほぼ)?$"
_CLOSES = re.compile(
    r"(?:ほど|程度|余り|以上|超|弱|強|近く)?(?:に(?:上|達|の[ぼせ]|及|増|減|なっ|な[るり]|とどま|迫|届)|を(?:超|数え|突破|上回|下回|割)"
    r"|まで|へ(?:増|減|と|の)|とな[っるり]|だっ|であ[るっり]|で[、。]|で、|あ[るりっ]|。|、)"
)


class Counterless:
    """Gives the bare numbers of a text the counters of the nouns they count."""

    def __init__(self, nouns: Mapping[str, str], value_of: Callable[[str], Value | None]) -> None:
        self._nouns, self._value_of = nouns, value_of
        self._before = re.compile(rf"({alternation(nouns)}){_BETWEEN}") if nouns else None

    def counted(self, text: str, mention: Mention) -> Mention:
        """A mention, a bare number as the count it is.

        Args:
            text: the text of its document.
            mention: any mention.
        """
        value = mention.value
        if self._before is None or not isinstance(value, Number) or value.upper is not None or value.magnitude < 2:  # noqa: PLR2004
            return mention
        if not _CLOSES.match(text, mention.extent.end):
            return mention
        start = max(text.rfind(stop, 0, mention.extent.start) for stop in "。\n") + 1
        found = self._before.search(text[max(start, mention.extent.start - _REACH) : mention.extent.start])
        model = self._value_of(f"1{self._nouns[found[1]]}") if found else None
        if not isinstance(model, Numeric):
            return mention
        fields = {"magnitude": value.magnitude, "quantum": value.quantum, "scaled": value.scaled}
        return replace(mention, value=model.model_copy(update=fields))
