"""What kind of thing a name names, and how far it reaches, told by the words it is made of: 大坂|城, 日本|政府, ブラジル|経営."""

from collections.abc import Mapping, Sequence

from claimcheck.model.pattern import regex
from claimcheck.text.tokens import Morpheme

_ENDINGS = ("organization", "facility", "place", "thing", "vessel")
_TYPES = {"thing": "other", "vessel": "product"}
_KNOWN = (("organizations", "organization"), ("places", "place"), ("facilities", "facility"), ("things", "other"))
_KATAKANA = regex(r"[ァ-ヺー]{2,}")
_LONGEST_ENDING = 4
"""Morphemes of an ending: 商工|会議|所."""
_HOUSES = frozenset("所会院館校団部課室班社店場園堂局署隊")
"""What the name of a body ends in that belongs to another."""
_SHORTEST_KNOWN = 4
"""Characters of a known name that may stand behind other nouns: 記載なし|朝日新聞."""


class NameTypes:
    """Types of names, with the word lists of the lexicon."""

    def __init__(self, words: Mapping[str, Sequence[str]]) -> None:
        self.known: dict[str, str] = {}
        for plural, kind in _KNOWN:
            self.known.update((name, kind) for name in words.get(f"known_{plural}", ()))
        self.known.update((name, "place") for name in words.get("countries", ()))
        self._lasts = frozenset(name[-1] for name in self.known)
        self._endings = {
            ending: _TYPES.get(kind, kind) for kind in reversed(_ENDINGS) for ending in words.get(f"{kind}_endings", ())
        }
        self._marks = frozenset(ending[-1] for ending in self._endings)
        self._bodies = tuple(words.get("body_endings", ()))
        self._no_names = frozenset(words.get("no_name_tails", ()))
        self._plain = frozenset((*words.get("plain_tails", ()), *words.get("no_name_tails", ())))
        self._deeds = frozenset(words.get("naming_deeds", ()))
        self._directions = frozenset(words.get("name_directions", ()))
        self._regional = frozenset(words.get("regional_firms", ()))

    def of(self, text: str) -> str:
        """The type of a well-known name; "" of any other."""
        return self.known.get(text, "")

    def known_end(self, run: Sequence[Morpheme]) -> int:
        """Where a well-known name begins that a run ends in; the length of the run where it ends in none."""
        text = "".join([word.surface for word in run])
        if text[-1] not in self._lasts:
            return len(run)
        if text in self.known:
            return 0
        at = 0
        for first in range(1, len(run)):
            at += run[first - 1].size
            if len(text) - at < _SHORTEST_KNOWN:
                break
            if text[at:] in self.known and not (run[first - 1].proper or run[first - 1].surface in self._directions):
                return first
        return len(run)

    def by_ending(self, run: Sequence[Morpheme], proper: int) -> str:
        """The type that the ending of a run shows it to have, where a proper noun stands before it; "" where it shows none."""
        if run[-1].surface[-1] not in self._marks:
            return ""
        tail = ""
        found = ""
        for at in range(len(run) - 1, max(proper, len(run) - 1 - _LONGEST_ENDING), -1):
            tail = run[at].surface + tail
            found = self._endings.get(tail, found)
        return found

    def describes_people(self, run: Sequence[Morpheme], end: int) -> bool:
        """Whether a place is named only to say where people or words come from: 中国|人, 日本|語版."""
        return end < len(run) and run[end - 1].pos3 == "地名" and run[end].surface in self._no_names

    def leads(self, before: Morpheme, word: Morpheme) -> bool:
        """Whether a word belongs to the place behind it: 東南|アジア, JR|東日本."""
        return word.pos3 == "地名" and (before.surface in self._directions or before.surface in self._regional)

    def end_of(self, run: Sequence[Morpheme], high: int, end: int, *, country: bool) -> int:
        """Where a name really ends that may run on from `high` to `end` in common nouns.

        A deed and an everyday word end none (ブラジル|経営, 秋田|市民), and behind a country only a loan word does.
        """
        real = country or run[high - 1].pos3 == "地名"
        while end > high and self._is_plain(run[end - 1], deeds=real):  # ツドイ予約 may be all of a name
            end -= 1
        tail = run[high:end]
        if country and tail and not any(word.unknown or _KATAKANA.fullmatch(word.surface) for word in tail):
            return end if tail[-1].surface in self._deeds else high
        return end

    def ending_in(self, run: Sequence[Morpheme], high: int) -> tuple[int, str]:
        """Where a name ends that words behind its ending hide, and its type: 八丈島空港|発着便; nowhere (0) where none is."""
        if run[-1].surface[-1] in _HOUSES:
            return 0, ""  # 鳴沢ダム管理所
        for end in range(len(run) - 1, high, -1):
            behind = run[end]
            if behind.proper or behind.unknown or _KATAKANA.fullmatch(behind.surface):
                continue
            kind = self.by_ending(run[:end], high - 1)
            if kind != "other" and kind and run[end - 1].size > 1:  # 北京五輪競泳競技 is no 北京五輪
                return end, kind
            if "".join([word.surface for word in run[high:end]]).endswith(self._bodies):
                return end, "organization"  # 日本動画協会|正会員
        return 0, ""

    def _is_plain(self, word: Morpheme, *, deeds: bool) -> bool:
        surface = word.surface
        if surface in self._deeds:
            return False
        return surface in self._plain or (deeds and word.pos3 == "サ変可能" and not _KATAKANA.fullmatch(surface))
