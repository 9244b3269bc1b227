"""Where names begin and end in a run of nouns: 麻生|総裁|辞任表明, 京都精華大学|教授, ドイツ|全土, ため|東京都内病院."""

from collections.abc import Container, Iterator, Mapping, Sequence
from typing import NamedTuple

from claimcheck.model.pattern import regex
from claimcheck.text.tokens import Morpheme

_KATAKANA = regex("[ァ-ヺ]")
_LONGEST_TITLE = 4
"""Morphemes of a title: 内閣|総理|大臣."""
_DEPARTMENTS = frozenset("部課室係班")
_AGAINST = "対"
_HEADED = frozenset("所院館園校局署")
"""What a head's title takes from the name of the house: 研究所|長."""


class Stretch(NamedTuple):
    """A part of a run that may hold a name, by the numbers of its first and last morphemes (exclusive)."""

    first: int
    last: int
    title: str
    """The personal title behind it; "" where none stands there."""


class Stretches:
    """Cuts runs of nouns, with the word lists of the lexicon."""

    def __init__(self, words: Mapping[str, Sequence[str]], known: Container[str] = ()) -> None:
        self._known = known
        self._titles = frozenset((*words.get("personal_titles", ()), *words.get("parting_titles", ())))
        self._personal = frozenset(words.get("personal_titles", ()))
        self._marks = frozenset(title[0] for title in self._titles)
        self._followers = frozenset(words.get("title_followers", ()))
        self._leads = frozenset(words.get("name_leads", ()))
        self._tails = frozenset(words.get("name_tails", ()))
        self._partings = frozenset(words.get("name_partings", ()))
        self._ends = frozenset(words.get("name_ends", ()))

    def of(self, run: Sequence[Morpheme]) -> Iterator[Stretch]:
        """The stretches of a run, in order; a run that nothing parts is one."""
        if len(run) == 1:
            yield Stretch(0, 1, "")
            return
        low, at = 0, 1
        while at < len(run):
            surface = run[at].surface
            if surface in self._ends or (surface in self._partings and self._parts(run, at)):
                yield from self._trimmed(run, low, at, "")
                low = at + 1
            elif run[at].surface[0] in self._marks and (size := self._title_at(run, at)):
                title = "".join([word.surface for word in run[at : at + size]])
                headed = size > 1 and run[at].surface in _HEADED
                yield from self._trimmed(run, low, at + headed, title if title in self._personal else "")
                low = at + size
                at = low - 1
            at += 1
        yield from self._trimmed(run, low, len(run), "")

    def _parts(self, run: Sequence[Morpheme], at: int) -> bool:
        """Whether a parting word stands between two names: 秋田|発|東京, 中京高校|対|三浦."""
        follows = at + 1 == len(run) or run[at + 1].proper
        return follows and (run[at].surface == _AGAINST or run[at - 1].proper or run[at - 1].unknown)

    def _title_at(self, run: Sequence[Morpheme], at: int) -> int:
        """How many morphemes from `at` are a title; 0 where none begins, or it runs on: 労働基準|監督|署, 大統領|選."""
        for size in range(min(_LONGEST_TITLE, len(run) - at), 0, -1):
            if "".join([word.surface for word in run[at : at + size]]) in self._titles:
                end = at + size
                if run[at].surface in _DEPARTMENTS and not run[at - 1].proper:
                    return 0  # 建設|部長
                return 0 if end < len(run) and run[end].surface in self._followers else size
        return 0

    def _trimmed(self, run: Sequence[Morpheme], low: int, high: int, title: str) -> Iterator[Stretch]:
        """A stretch without words of time and extent before and behind it: 三陸|沖, 明治維新|後."""
        while low < high - 1 and run[low].surface in self._leads:
            low += 1
        told = low
        while told < high - 1 and run[told].pos3 == "サ変可能" and not _KATAKANA.match(run[told].surface):
            told += 1
        if low < told and run[told].proper and run[told].pos3 != "人名":
            low = told  # 開通|東日本山田線
        while high - low > 1 and run[high - 1].surface in self._tails and not run[high - 1].proper:
            if "".join([word.surface for word in run[low:high]]) in self._known:
                break  # 江戸時代
            high -= 1
        if high > low:
            yield Stretch(low, high, title)
