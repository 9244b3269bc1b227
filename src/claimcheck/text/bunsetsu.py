"""Bunsetsu: a content word with the particles and auxiliaries that lean on it."""

from collections.abc import Sequence
from itertools import compress, pairwise

from claimcheck.text.tokens import SURU, TE, Morpheme, example_of

_LEANING = frozenset({"助詞", "助動詞", "接尾辞"})
_ADVERBIAL = frozenset({"副詞", "連体詞", "接続詞", "感動詞"})
_OPENING = frozenset({"動詞", "形容詞", "副詞", "連体詞", "接続詞"})
COMMAS = frozenset("、,，")
CLOSING = frozenset(")）")


class Ending:
    """The function words and punctuation at the end of a bunsetsu; a few hundred of them make up all text."""

    __slots__ = (
        *("able", "attributive", "auxiliary", "bare", "closing", "comma", "genitive", "negative", "particle", "passive", "past"),
        *("text", "wishing", "words"),
    )

    def __init__(self, words: tuple[Morpheme, ...]) -> None:
        function = [word for word in words if not word.sign]
        self.words = words
        self.text = "".join([word.surface for word in words])
        self.bare = self.text.rstrip("、,，")
        self.particle = next((word.case for word in reversed(words) if word.case), "")
        """The last case or topic particle, は が を に で …; "" without one."""
        # 新たに is an adverb although UniDic ends it in an auxiliary
        adverbial = bool(function) and function[-1].form.startswith("連用形-ニ")
        self.auxiliary = not adverbial and any(word.pos == "助動詞" for word in function)
        """Whether it makes a noun a predicate."""
        self.comma = bool(words) and words[-1].surface in COMMAS
        self.genitive = _is_genitive(function[-1]) if function else None
        """Whether its last function word is の; None without one."""
        self.attributive = function[-1].form.startswith("連体形") if function else None
        """Whether its last function word stands before a noun; None without one."""
        self.closing = next((at for at, word in enumerate(words) if word.surface in CLOSING), -1)
        """Where a round bracket closes; -1 where none does."""
        self.passive = any(word.lemma in ("れる", "られる") for word in words)
        self.able = any(word.lemma == "出来る" or word.surface == "可能" for word in words)
        """Whether it says what can be done."""
        self.past = any(word.lemma == "た" for word in words)
        self.wishing = any(word.lemma == "たい" for word in words)
        """Whether it tells of a wish: 連覇したい."""
        self.negative = any(word.lemma in ("ない", "ず", "無い") and word.pos in ("助動詞", "形容詞") for word in words)

    def is_adnominal(self, tail: Morpheme, *, predicate: bool) -> bool:
        """Whether a bunsetsu with this ending modifies the next noun: ends in の or in an adnominal form before a noun.

        Args:
            tail: the last content word of the bunsetsu.
            predicate: whether it is one.
        """
        if self.comma:
            return False
        if self.genitive is None:
            return _is_genitive(tail) or (predicate and tail.form.startswith("連体形"))
        return self.genitive or (predicate and bool(self.attributive))


def _is_genitive(word: Morpheme) -> bool:
    return word.pos == "助詞" and word.surface == "の"


class _Endings(dict[tuple[Morpheme, ...], Ending]):
    def __missing__(self, words: tuple[Morpheme, ...]) -> Ending:
        if len(self) >= _KNOWN_AT_ONCE:
            self.clear()
        found = self[words] = Ending(words)
        return found


_KNOWN_AT_ONCE = 1 << 14
_endings = _Endings()


def ending(words: Sequence[Morpheme]) -> Ending:
    """The ending that some words make."""
    return _endings[tuple(words)]


class _Breaks(dict[tuple[int, int], bool]):
    """Whether a bunsetsu ends between two morphemes, by their kinds."""

    def __missing__(self, kinds: tuple[int, int]) -> bool:
        before, here = kinds
        found = self[kinds] = _breaks(example_of(before), example_of(here))
        return found


_ends_between = _Breaks().__getitem__


def boundaries(words: Sequence[Morpheme], starts: Sequence[int], ends: Sequence[int], *, contiguous: bool) -> list[int]:
    """Where the bunsetsu of a sentence begin, and the number of its words.

    A new one begins at a content word after function words, at a content word after an adverb or an adnominal, and after
    punctuation; compound nouns stay together (経済 成長 率), and so do サ変 nouns with their する (発表 し た).

    Args:
        words: the morphemes of the sentence.
        starts: where they begin.
        ends: where they end.
        contiguous: whether every morpheme begins where the one before it ends.
    """
    if not words:
        return [0]
    kinds = [word.kind for word in words]
    found = [0, *compress(range(1, len(words)), map(_ends_between, pairwise(kinds)))]
    if not contiguous:
        apart = (at for at in range(1, len(words)) if ends[at - 1] != starts[at] and _parts(words[at - 1], words[at]))
        found = sorted({*found, *apart})
    found.append(len(words))
    return found


def content_end(words: Sequence[Morpheme], first: int, last: int) -> int:
    """Where the function words of the bunsetsu from `first` to `last` begin: a verb grown into one too (1967年で|ある)."""
    while last > first:
        word = words[last - 1]
        if not word.leaning and not (word.helping and last - 1 > first and words[last - 2].surface in TE):
            break
        last -= 1
    return last


def _parts(before: Morpheme, here: Morpheme) -> bool:
    """Whether a space between two words divides them: 責任者 堀内千夏, but not 北條 正樹 or Trading View."""
    latin = before.surface[-1:].isascii() and here.surface[:1].isascii()
    return not latin and not before.pos3 == here.pos3 == "人名"


def _breaks(before: Morpheme, here: Morpheme) -> bool:
    if here.pos in _LEANING:
        return False
    if here.sign:
        return here.pos2 == "括弧開"
    if before.sign:
        return before.pos2 != "括弧開"
    if before.pos in ("助詞", "助動詞"):
        # 発表している: the auxiliary verb stays with its て
        return not (here.pos2 == "非自立可能" and before.surface in TE)
    if here.pos2 == "非自立可能" and here.pos == "動詞":
        return not (before.pos in ("名詞", "動詞") and here.lemma in SURU)  # 発売|いたします, お届け|します
    return _opens(before, here)


def _opens(before: Morpheme, here: Morpheme) -> bool:
    """Whether a content word begins a bunsetsu right after another."""
    if before.pos in _ADVERBIAL:
        return True
    if here.pos in _OPENING:
        return before.pos != "接頭辞"
    if before.pos == "形容詞" and before.form.startswith("連用形"):
        return True  # 新しく|ベンチを据えた
    return before.verbal and before.form.startswith(("連体形", "終止形"))
