"""Compounds that say what something is and not which one: シャトルバス, 電話番号, 対策委員会, 多目的ダム."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from claimcheck.model.pattern import regex
from claimcheck.text.tokens import Morpheme

_KATAKANA = regex(r"[ァ-ヺー]+")


class ShortForms(NamedTuple):
    """What the full names of firms and of places end in, and what is no short form: 静岡 of 静岡銀行, Japan of Amazon Japan."""

    firms: tuple[str, ...]
    places: tuple[str, ...]
    regions: frozenset[str]
    parts: frozenset[str]
    clipped: tuple[str, ...]
    """What headlines write with its first character alone: 北浜銀."""
    endings: tuple[tuple[str, str], ...] = ()
    """What the names of bodies end in, short and in full: 地裁, 地方裁判所."""


NO_FORMS = ShortForms((), (), frozenset(), frozenset(), ())


class Kinds:
    """Tells descriptions from names, with the word lists of the lexicon."""

    def __init__(self, words: Mapping[str, Sequence[str]]) -> None:
        self._words = frozenset((*words.get("kind_words", ()), *words.get("kind_stems", ())))
        self._everyday = frozenset(words.get("everyday_stems", ())) | self._words
        self._shared = tuple(words.get("everyday_endings", ()))
        self._endings = tuple(words.get("kind_endings", ()))
        self._wholes = tuple(words.get("kind_wholes", ()))

    def describes(self, run: Sequence[Morpheme], suffix: str = "") -> bool:
        """Whether a compound is made of words that only say what kind of thing it is.

        A deed (配送センター, 対策委員会) and a word of kind (老舗旅館) name nothing; a loan word does neither before what
        everybody has (シャトルバス, トップチーム), but may be all of a firm's name (サンライズ食品).
        """
        if any(word.proper or word.unknown for word in run):
            return False
        text = "".join([word.surface for word in run])
        if text.endswith(self._wholes):
            return True  # 電話番号, 遠赤外線
        everyday = text.endswith(self._endings)
        last = len(run) - 1
        while last > 1 and len("".join([word.surface for word in run[last:]])) < len(suffix):
            last -= 1  # 対策|委員|会
        if text.endswith(self._shared) and all(word.surface in self._everyday for word in run[:last]):
            return True  # 政治生命, 国際線
        return all(self._is_kind(word, everyday=everyday) for word in run[:last])

    def is_of_kind(self, run: Sequence[Morpheme]) -> bool:
        """Whether one of some words says only what kind of thing something is: ボランティア|スタッフ."""
        return any(word.surface in self._words for word in run)

    def _is_kind(self, word: Morpheme, *, everyday: bool) -> bool:
        if word.surface in self._words or word.pos in ("接頭辞", "接尾辞"):
            return True
        return word.pos3 == "サ変可能" or (everyday and bool(_KATAKANA.fullmatch(word.surface)))
