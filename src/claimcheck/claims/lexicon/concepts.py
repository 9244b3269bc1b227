"""What words mean the same of a figure: 乗客 and 旅客, 行員 and 社員, 歩く and 徒歩; by a thesaurus of measure words."""

import unicodedata
from collections.abc import Mapping

from claimcheck.model.pattern import regex

_RUN = regex(r"[一-龠々〆ヶ]+|[ァ-ヺー]{2,}|[A-Za-z]{2,}")
_EMPTY = frozenset(
    "約年月日時分秒人円間中上下前後同的者等計最全各回度位高大小長当今昨翌第数量値個件何"
    "総率額本他内外別新旧化性式型用名"
)
"""Single kanji that tell nothing of what is measured."""
_REMEMBERED = 1 << 15
"""Phrases whose concepts are remembered; a corpus with more of them starts over."""
_SUFFIX = regex(r"(?<=[一-龠ァ-ヺー]{2})(?:数|額|率|量|者数|等|分|総数|総額|合計)$")


class Concepts:
    """Cuts phrases into concepts: sets of words of the thesaurus, else words as they stand."""

    def __init__(self, same: Mapping[str, str]) -> None:
        self._canon: dict[str, list[str]] = {}
        for name, words in same.items():
            for word in dict.fromkeys((name, *words.split("|"))):
                self._canon.setdefault(word, []).append(f"={name}")
        self._longest = max(map(len, self._canon), default=0)
        self._beginnings = {word[:2] for word in self._canon if len(word) > 1}
        self._found: dict[str, tuple[str, ...]] = {}

    def of(self, phrase: str) -> tuple[str, ...]:
        """The concepts of a phrase, in the order of its words: 国際線搭乗ゲート is 国際線, 搭乗口."""
        found = self._found.get(phrase)
        if found is None:
            if len(self._found) >= _REMEMBERED:
                self._found.clear()
            found = self._found[phrase] = tuple(dict.fromkeys(self._cut(unicodedata.normalize("NFKC", phrase))))
        return found

    def _cut(self, phrase: str) -> list[str]:
        out: list[str] = []
        at = plain = 0
        while at < len(phrase):
            word = self._word_at(phrase, at)
            if word:
                out += self._plain(phrase[plain:at])
                out += self._canon[word]
                plain = at + len(word)
            at += len(word) or 1
        return out + self._plain(phrase[plain:])

    def _word_at(self, phrase: str, at: int) -> str:
        """The longest word of the thesaurus that begins at a place, of two characters or more; "" where there is none."""
        if phrase[at : at + 2] not in self._beginnings:
            return ""
        ends = range(min(len(phrase), at + self._longest), at + 1, -1)
        return next((word for end in ends if (word := phrase[at:end]) in self._canon), "")

    def _plain(self, text: str) -> list[str]:
        """The words of a stretch that the thesaurus does not know; of long runs of kanji every pair of neighbours."""
        out: list[str] = []
        for run in _RUN.findall(_SUFFIX.sub("", text)):
            if "一" <= run[0] <= "龠" and len(run) > 2:  # noqa: PLR2004 - 搭乗手続き
                out += [run[at : at + 2] for at in range(len(run) - 1)]
            elif run not in _EMPTY or run in self._canon:
                out += self._canon.get(run, [run.lower()])
        return out

