"""Names by their consonants, which katakana keeps of Latin letters: ハルデン・マイクロ is Halden Micro.

Vowels, h, w and y come and go between the scripts, and Japanese tells no l from r, so that only what is left is compared.
"""

from collections.abc import Iterable, Iterator

from claimcheck.model.pattern import regex

_KANA_ROWS = {
    "カキクケコ": "k", "ガギグゲゴ": "g", "サスセソ": "s", "シ": "s", "ザズゼゾ": "z", "ジヂ": "j", "タテト": "t", "チツ": "t",
    "ダデド": "d", "ヅ": "z", "ナニヌネノ": "n", "ハヒヘホ": "", "フ": "f", "バビブベボヴ": "b", "パピプペポ": "p",
    "マミムメモ": "m", "ラリルレロ": "r", "ン": "n",
}  # fmt: skip
_KANA = {kana: sound for row, sound in _KANA_ROWS.items() for kana in row}
_SPELLINGS = (
    ("tch", "t"), ("sch", "s"), ("ch", "t"), ("sh", "s"), ("ph", "f"), ("th", "s"), ("ck", "k"), ("qu", "k"),
    ("ts", "t"), ("tz", "t"), ("gh", ""), ("ce", "se"), ("ci", "si"), ("cy", "si"), ("ge", "je"), ("gi", "ji"),
    ("x", "ks"), ("q", "k"), ("c", "k"), ("v", "b"), ("l", "r"), ("h", ""),
)  # fmt: skip
_DROPPED_R = regex(r"(?<=[aeiou])r(?![aeiouy])")
_VOWELS = regex(r"[aeiouwy]")
_TWICE = regex(r"(.)\1+")
_NASAL = regex(r"m(?=[bp])")
_KATAKANA = regex(r"[ァ-ヺー・＝]+")
_LATIN = regex(r"[a-z][a-z .,&'-]+")
_FORM = regex(r"[ ,.]*\b(?:inc|ltd|co|corp|corporation|gmbh|llc|plc|ag|sa|company|limited)\b[.,]?")
SHORTEST = 5
"""Consonants from which two names that share them are one."""


def consonants(name: str) -> str:
    """The consonants of a name in katakana or Latin letters; "" for other writing and for what has too few of them to tell."""
    if _KATAKANA.fullmatch(name):
        sounds = "".join(_KANA.get(char, "") for char in name)
    elif _LATIN.fullmatch(name):
        sounds = _DROPPED_R.sub("", _FORM.sub("", name))
        for old, new in _SPELLINGS:
            sounds = sounds.replace(old, new)
        sounds = "".join(char for char in _VOWELS.sub("", sounds) if char.isalpha())
    else:
        return ""
    sounds = _TWICE.sub(r"\1", _NASAL.sub("n", sounds.replace("j", "s").replace("z", "s")))
    return sounds if len(sounds) >= SHORTEST else ""


def same_consonants(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The names in katakana, each with the one in Latin letters that alone shares its consonants."""
    spelled: dict[str, set[str]] = {}
    for name in sorted(names):
        if sounds := consonants(name):
            spelled.setdefault(sounds, set()).add(name)
    for same in spelled.values():
        kana, latin = ({name for name in same if name.isascii() == ascii_only} for ascii_only in (False, True))
        if len(kana) == 1 == len(latin):
            yield min(kana), min(latin)
