"""Which of several a text means by its number: 第2回, 2度目, 二審, 3戦目.

One number is written in many ways, and 回 and 度 count the same; 初回 and 最初 are the first. Counters that need no sign of an
order (2回戦, 3号機) are `numbered_units` of the lexicon, those that also count (2回, 3日) need 第 or 目. A contest of a series has
no other name than its number, so a day beside one of `round_units` is the day of that.
"""

from collections.abc import Iterator, Mapping, Sequence

from claimcheck.model.pattern import regex
from claimcheck.text.kanji import whole

_NUMBER = r"([0-9０-９]{1,3}|[一二三四五六七八九十]{1,3})"


class Numbered:
    """Reads ordinals in words."""

    def __init__(self, words: Mapping[str, Sequence[str]], one: Mapping[str, str]) -> None:
        """Ordinals of some lexicon.

        Args:
            words: its lists: `numbered_units`, `counting_units` and `round_units`.
            one: units that count the same, by the one that stands for them: 度 by 回.
        """
        rounds = frozenset(words.get("round_units", ()))
        always = sorted({*words.get("numbered_units", ()), *rounds}, key=len, reverse=True)
        counting = sorted({*words.get("counting_units", ()), *always}, key=len, reverse=True)
        self._rounds, self._one = rounds, one
        self._sign = regex(
            rf"第{_NUMBER}({'|'.join(counting)})|{_NUMBER}({'|'.join(counting)})目|(?<![0-9０-９.．,一-十]){_NUMBER}({'|'.join(always)})"
        )

    def name(self, number: object, unit: str) -> str:
        """An ordinal by its number and the unit that stands for its own."""
        return f"{number}{self._one.get(unit, unit)}"

    def of(self, text: str) -> frozenset[str]:
        """The ordinals of a text, each as number and unit; none of a unit of which it has several."""
        found = dict[str, set[int]]()
        for number, unit in self._read(text):
            found.setdefault(unit, set()).add(number)
        return frozenset(self.name(number, unit) for unit, numbers in found.items() if len(numbers) == 1 for number in numbers)

    def round_of(self, text: str) -> str:
        """What a text names that is nothing but a contest of a series: 第4局; else ""."""
        match = self._sign.match(text.strip())
        if match is None:
            return ""
        number, unit = _parts(match.groups())
        rest = text.strip()[match.end() :].lstrip("目")
        return f"第{number}{unit}" if number is not None and unit in self._rounds and rest in ("", "目") else ""

    def _read(self, text: str) -> Iterator[tuple[int, str]]:
        for match in self._sign.finditer(text):
            number, unit = _parts(match.groups())
            if number is not None:
                yield number, unit


def _parts(groups: Sequence[str | None]) -> tuple[int | None, str]:
    number, unit = (group for group in groups if group is not None)
    return whole(number), unit
