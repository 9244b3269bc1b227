"""Which names of a corpus are one: a union-find, see Note [Linking names] in `claimcheck.claims.names`."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from claimcheck.text.normalize import fold

_DIGITS = re.compile(r"\d+")


class ShortForms(NamedTuple):
    """What the full names of firms and of places end in."""

    firms: tuple[str, ...]
    places: tuple[str, ...]


NO_FORMS = ShortForms((), ())


class NameLinks:
    """A union-find over the names of a corpus; see Note [Linking names]."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}
        self.reasons: dict[tuple[str, str], str] = {}

    def find(self, key: str) -> str:
        """The representative of a name's class."""
        root = key
        while (parent := self._parent.get(root, root)) != root:
            root = parent
        while (parent := self._parent.get(key, key)) != root:
            self._parent[key], key = root, parent
        return root

    def join(self, one: str, other: str, reason: str) -> None:
        """Make two keys one name, unless their digits differ."""
        if not one or not other or sorted(_DIGITS.findall(one)) != sorted(_DIGITS.findall(other)):
            return
        first, second = sorted((self.find(one), self.find(other)))
        if first != second:
            self._parent[second] = first
            self.reasons[(one, other)] = reason

    def join_endings(self, counts: Counter[str], spellings: dict[str, str]) -> None:
        """Join short forms with a digit to the one longer name that ends in them: V3, DeepSeek-V3."""
        shorts = [key for key in counts if _DIGITS.search(key) and len(key) <= 12]  # noqa: PLR2004 - longer is no short form
        longs: dict[str, set[str]] = {}
        wanted = set(shorts)
        for key in counts:
            spelled = re.split(r"[\s\-・]+", spellings.get(key, ""))
            endings = {fold("".join(spelled[at:])) for at in range(1, len(spelled))}
            endings |= {key[at:] for at in range(1, len(key)) if key[:at] in counts and not key[at - 1 : at].isdigit()}
            for ending in endings & wanted - {key}:
                longs.setdefault(ending, set()).add(self.find(key))
        for short, owners in longs.items():
            if len(owners) == 1 and not short.isdigit():
                self.join(short, next(iter(owners)), "ending")

    def join_firms(self, keys: Iterable[str], forms: ShortForms) -> None:
        """Join a firm's short form to its one full name: 瀬波, 瀬波食品; not where a town has that name too.

        A holding company is none of them: 一葉ホールディングス and 一葉HD are one name, 一葉 may be the firm below it.
        """
        known = set(keys)
        longs: dict[str, set[str]] = {}
        for key in known:
            tail = next((tail for tail in forms.firms if key.endswith(tail)), "")
            short = key.removesuffix(tail)
            if tail and short in known and len(short) > 1 and not any(short + place in known for place in forms.places):
                longs.setdefault(short, set()).add(self.find(key))
        for key in known:
            if key.endswith("hd") and (full := key.removesuffix("hd") + "ホールディングス") in known:
                self.join(key, full, "short form")
        for short, owners in longs.items():
            if len(owners) == 1:
                self.join(short, next(iter(owners)), "short form")
