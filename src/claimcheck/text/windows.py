"""Which stretch a length of time is: 過去3年間 looks back, 今後5年 ahead."""


from claimcheck.model.pattern import regex
from claimcheck.model.values import Duration
from claimcheck.text.alternation import alternation
from claimcheck.text.lexicon import Lexicon

_LONGEST = 5


class Windows:
    """Finds the word before a length of time that says where it lies."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = lexicon.maps.get("duration_windows", {})
        self.tails = frozenset(word[-2:] for word in self._words)
        """The one or two characters such a word ends in."""
        self._re = regex(lambda: rf"(?:{alternation(self._words)})$")

    def before(self, text: str, start: int, value: Duration) -> tuple[Duration, int]:
        """`value` with its window, and where the word that says so begins."""
        if text[start - 1 : start] not in self.tails and text[start - 2 : start] not in self.tails:
            return value, start
        match = self._re.search(text, max(0, start - _LONGEST), start)
        if match is None:
            return value, start
        return value.but(window=self._words[match.group()]), match.start()
