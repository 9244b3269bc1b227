"""Where a figure with its unit really ends and begins: 六本 is no count in 六本木, 一部 none at all."""

from functools import lru_cache

from claimcheck.text.kanji import KANJI
from claimcheck.text.lexicon import Lexicon
from claimcheck.text.numerals import Numeral
from claimcheck.text.scan import EDGE, Scan, Terms, divided

_AS_HAN = frozenset("々〇")


def is_han(char: str) -> bool:
    """Whether `char` is a Chinese character."""
    return "一" <= char <= "鿿" or char in _AS_HAN


def is_katakana(char: str) -> bool:
    """Whether `char` is katakana or the long-vowel mark."""
    return "ァ" <= char <= "ヺ" or char == "ー"


@lru_cache(maxsize=1 << 14)
def _divides(words: str, at: int) -> bool:
    """Whether the dictionary divides what follows a number at `at`."""
    return any(token.span.end == at + 1 for token in divided(f"3{words}"))


class Edges:
    """Decides whether a numeral and what follows are words of their own; asks the dictionary only where it must."""

    def __init__(self, lexicon: Lexicon) -> None:
        words = lexicon.words
        self._idioms: Terms[bool] = Terms(dict.fromkeys(words.get("numeral_idioms", ()), True))
        self._counting = frozenset(words.get("counting_words", ()))
        self._after = tuple(words.get("after_counter", ()))
        self._before = tuple(words.get("before_numeral", ()))

    def ends_word(self, scan: Scan, start: int, end: int) -> bool:
        """Whether a unit written in `start`:`end` is the whole word: not 人 of 人口, nor メートル of メートルトン."""
        text = scan.text
        last, following = text[end - 1], text[end : end + 1]
        if not following:
            return True
        if is_han(last):
            words = text[start : end + 2].partition(EDGE)[0]
            return not is_han(following) or text.startswith(self._after, end) or _divides(words, end - start)
        if last.isascii() and last.isalnum():
            return not (following.isascii() and (following.isalnum() or following == "_"))
        return not (is_katakana(last) and is_katakana(following))

    def is_numeral(self, scan: Scan, numeral: Numeral, end: int) -> bool:
        """Whether a kanji numeral, which with its unit ends at `end`, is one and no part of a word or name."""
        if not numeral.kanji:
            return True
        text = scan.text
        idiom = self._idioms.longest(text, numeral.start)
        if idiom is not None and idiom[0] >= end:
            return False
        before = text[numeral.start - 1 : numeral.start]
        short = numeral.end - numeral.start <= 2  # noqa: PLR2004 - 六本木, 十分: longer numerals are hardly ever words
        if not short and not (before and is_han(before)):
            return True
        tokens = scan.words(numeral.start, end)
        if end not in tokens.ends and numeral.end not in tokens.ends and not tokens.numeral_over(numeral.end):
            return False
        if numeral.start not in tokens.starts:
            return tokens.numeral_over(numeral.start)  # 二、三十 is one morpheme
        whole = tokens.starts[numeral.start]
        stop = tokens.end_of(numeral.start)
        if stop >= numeral.end and whole.pos2 != "数詞":
            return whole.surface in self._counting or all(char in KANJI for char in whole.surface)
        return True
