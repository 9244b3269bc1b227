"""Which names of a corpus are one: a union-find, see Note [Linking names] in `claimcheck.claims.names.names`."""

import re
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from claimcheck.claims.lexicon.kinds import NO_FORMS, ShortForms
from claimcheck.claims.names.names import Name
from claimcheck.claims.names.transliteration import same_consonants
from claimcheck.model.pattern import regex
from claimcheck.text.normalize import fold
from claimcheck.text.variants import plain

_DIGITS = regex(r"\d+")
_IN_PREFECTURE = regex(r"[一-龠]{2,3}[都道府県]([一-龠々ァ-ヺー]+[市町村区])")
_OF_TOWN = regex(
    r"[一-龠々ァ-ヺーぁ-ん]{1,6}?[都道府県市町村区](?:立|営)?"
    r"(?P<body>[一-龠々ァ-ヺー]{4,}(?:会|館|校|院|園|所|線|チーム|センター))"
)
"""A body that is named with its town."""
_VAGUE = ("other", "kana", "description")
_NO_KINDS: Mapping[str, str] = {}
_HALVES = ("国営", "公営", "市営", "県営", "都営", "国立", "県立", "市立", "州立", "業")
"""What the first half of a longer name may end in, which names nobody without the other: ラオス国営|放送, 台湾糖業|鉄道."""
_STAGE = ("亭", "家", "屋")
"""What the names of houses of story-tellers end in: 三遊亭圓歌 is one of many."""
_ADMINISTRATIVE = ("都", "府", "県", "市", "町", "村", "区")
_SOUNDS = (
    *(
        ("ヴァ", "バ"),
        ("ヴィ", "ビ"),
        ("ヴェ", "ベ"),
        ("ヴォ", "ボ"),
        ("ヴ", "ブ"),
        ("ツィ", "チ"),
        ("ティ", "チ"),
        ("ディ", "ジ"),
    ),
    *(("ヂ", "ジ"), ("ー", ""), ("・", ""), ("＝", ""), ("ッ", "")),
)
"""Spellings of one sound in loan words."""
_KANA = regex(r"[ァ-ヺー]+")
_KATAKANA = regex(r"[ァ-ヺー・＝]{5,}")
_INITIAL = 2
_FULL = 4
"""Characters of most full names, of which the given name is the latter half."""
_GIVEN = range(1, 4)
"""Characters of a given name."""


class _Endings:
    """Some endings of names, of which the longest that a name has is wanted."""

    def __init__(self, endings: Iterable[str]) -> None:
        self._endings = frozenset(endings)
        self._sizes = sorted({len(ending) for ending in self._endings}, reverse=True)

    def of(self, key: str) -> str:
        """The longest of them that a key ends in; "" where it ends in none."""
        return next((key[-size:] for size in self._sizes if key[-size:] in self._endings), "")


@dataclass(slots=True)
class KnownNames:
    """The names of one document."""

    path: str
    names: Counter[str] = field(default_factory=Counter)
    """How often each key occurs in the sentences read."""
    spellings: dict[str, str] = field(default_factory=dict)
    """One spelling of each key."""
    kinds: dict[str, str] = field(default_factory=dict)
    """The type of each key."""
    aliases: list[tuple[str, str, str]] = field(default_factory=list)
    """Two keys and the words that say they are one name."""

    def count_names(self, found: Iterable[Name]) -> None:
        """Take in the names of the document."""
        for name in found:
            self.names[name.key] += 1
            self.spellings.setdefault(name.key, name.text)
            if self.kinds.get(name.key, _VAGUE[0]) in _VAGUE:
                self.kinds[name.key] = name.type


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

    def reason(self, key: str) -> str:
        """Why a key belongs to its class; "spelling" where no other key does."""
        return next((why for pair, why in self.reasons.items() if key in pair), "spelling")

    def join_declared(self, pairs: Iterable[tuple[str, str, str]]) -> None:
        """Join what texts declare; of several owners of a short form, 以下「機構」, only one that most texts give it to."""
        owners: dict[str, Counter[str]] = {}
        declared = Counter(pairs)
        for (full, short, _reason), count in declared.items():
            owners.setdefault(short, Counter())[full] += count
        for full, short, reason in sorted(declared):
            if not any(other != full and 2 * count > owners[short][full] for other, count in owners[short].items()):
                self.join(full, short, reason)
        for full, short, reason in sorted(declared):
            # spellings of one name may each declare it: NVIDIA社(エヌビディア), NVIDIA(エヌビディア)
            if len({self.find(other) for other in owners[short]}) == 1:
                self.join(full, short, reason)

    def join_variants(self, keys: Iterable[str]) -> None:
        """Join names that differ in the forms of their characters: 髙橋, 高橋."""
        plainly: dict[str, str] = {}
        for key in sorted(keys):
            form = plain(key)
            if form != key or form in plainly:
                self.join(plainly.setdefault(form, key), key, "variant")
            else:
                plainly[form] = key

    def join_endings(self, counts: Counter[str], spellings: dict[str, str], forms: ShortForms = NO_FORMS) -> None:
        """Join short forms to the one longer name that ends in them: V3, DeepSeek-V3; S2, アオサギS2; Pin, KikuNote Pin."""
        words = [key for key in counts if len(key) <= 12 and key not in forms.parts]  # noqa: PLR2004 - longer is no short form
        shorts = [key for key in words if _DIGITS.search(key) or key.isascii()]
        longs: dict[str, set[str]] = {}
        wanted = set(shorts)
        for key in counts:
            spelled = re.split(r"[\s\-・]+|(?<=[ァ-ヺー])(?=[A-Za-z])", spellings.get(key, ""))
            endings = {fold("".join(spelled[at:])) for at in range(1, len(spelled))}
            endings = {ending for ending in endings if _DIGITS.search(ending) or key.removesuffix(ending) in counts}
            endings -= {
                fold(word) for word in spelled if word.isalpha() and word.isupper()
            }  # GNU of Debian GNU has its own name
            endings |= {key[at:] for at in range(1, len(key)) if key[:at] in counts and _begins_number(key, at)}
            for ending in endings & wanted - {key}:
                longs.setdefault(ending, set()).add(self.find(key))
        for short, owners in longs.items():
            if len(owners) == 1 and not short.isdigit():
                self.join(short, next(iter(owners)), "ending")

    def join_firms(self, keys: Iterable[str], forms: ShortForms, places: Mapping[str, str] = _NO_KINDS) -> None:
        """Join a firm's short form to its one full name: 瀬波, 瀬波食品; not where a town has that name too.

        A holding company is none of them: 一葉ホールディングス and 一葉HD are one name, 一葉 may be the firm below it.
        """
        known = set(keys)
        longs: dict[str, set[str]] = {}
        firms, clipped = _Endings(forms.firms), _Endings(forms.clipped)
        halves = (*_HALVES, *forms.firms)
        for key in known:
            tail = firms.of(key)
            short = key.removesuffix(tail)
            if tail and len(short) > 1 and short in known and not short.endswith(halves):
                town = short in forms.regions or any(short + place in known for place in forms.places)
                if not town and places.get(short) not in ("place", "person"):
                    longs.setdefault(short, set()).add(self.find(key))
        for key in known:
            if key.endswith("hd") and (full := key.removesuffix("hd") + "ホールディングス") in known:
                self.join(key, full, "short form")
            tail = clipped.of(key)
            if tail and len(key) > len(tail) + 1 and (short := key.removesuffix(tail[1:])) in known:
                longs.setdefault(short, set()).add(self.find(key))  # 北浜銀
        for short, owners in longs.items():
            if len(owners) == 1:
                self.join(short, next(iter(owners)), "short form")

    def join_bodies(self, keys: Iterable[str], endings: Sequence[tuple[str, str]]) -> None:
        """Join bodies of which one name ends in the short form of the other's ending: 東京地裁, 東京地方裁判所."""
        known = set(keys)
        for key in sorted(known):
            for ending, whole in endings:
                if key.endswith(ending) and (full := key.removesuffix(ending) + whole) in known:
                    self.join(key, full, "short form")

    def join_places(self, keys: Iterable[str]) -> None:
        """Join a town to the one that is named with its prefecture: 北上市, 岩手県北上市."""
        known = set(keys)
        longs: dict[str, set[str]] = {}
        for key in known:
            if (match := _IN_PREFECTURE.fullmatch(key)) and match[1] in known:
                longs.setdefault(match[1], set()).add(key)
        for short, owners in longs.items():
            if len(owners) == 1:
                self.join(short, next(iter(owners)), "prefecture")

    def join_bodies_of_towns(self, keys: Iterable[str]) -> None:
        """Join a body to the one that is named with its town: 配水管調査委員会, 三ツ瀬市配水管調査委員会."""
        known = set(keys)
        longs: dict[str, set[str]] = {}
        for key in known:
            match = _OF_TOWN.fullmatch(key)
            if match is not None and match["body"] in known:
                longs.setdefault(match["body"], set()).add(key)
        for short, owners in longs.items():
            if len(owners) == 1:
                self.join(short, next(iter(owners)), "prefix")

    def join_towns(
        self, documents: Sequence[KnownNames], affair: Callable[[str], str], regions: Container[str] = ()
    ) -> None:
        """Join a town or prefecture to its name without 市 or 県 where no other administration bears it: 深谷, 深谷市."""
        found: dict[str, set[str]] = {}
        for document in documents:
            for key, kind in document.kinds.items():
                if kind == "place":
                    found.setdefault(key, set()).add(affair(document.path))
        longs: dict[str, set[str]] = {}
        for key in found:
            if key.endswith(_ADMINISTRATIVE) and len(key) > 2 and key[:-1] in found:  # noqa: PLR2004
                longs.setdefault(key[:-1], set()).add(key)
        for short, owners in sorted(longs.items()):
            full = min(owners)
            region = short in regions and full.endswith(("市", "町", "村", "区"))  # 福岡 may be the prefecture
            if len(owners) == 1 and not region and found[short] <= found[full]:
                self.join(short, full, "short form")

    def join_sounds(self, keys: Iterable[str]) -> None:
        """Join katakana names that spell the same sounds: ライプツィヒ, ライプチヒ."""
        spelled: dict[str, str] = {}
        for key in sorted(keys):
            if _KATAKANA.fullmatch(key):
                sound = key
                for old, new in _SOUNDS:
                    sound = sound.replace(old, new)
                self.join(spelled.setdefault(sound, key), key, "variant")

    def join_scripts(self, keys: Iterable[str]) -> None:
        """Join a name in katakana to the only one in Latin letters that has its consonants: ハルデン・マイクロ, Halden Micro."""
        for kana, latin in same_consonants(keys):
            self.join(kana, latin, "variant")

    def join_persons(
        self, documents: Sequence[KnownNames], affair: Callable[[str], str], regions: Container[str] = ()
    ) -> None:
        """Join a family name to the one person of full name who bears it: 早瀬さん, 早瀬美緒.

        Only where every text with the family name speaks of an affair in which that person is named in full.
        """
        holders: dict[str, set[str]] = {}
        alone: dict[str, set[str]] = {}
        for document in documents:
            for key, kind in document.kinds.items():
                if kind in ("person", "kana"):
                    alone.setdefault(key, set()).add(affair(document.path))
                    if kind == "person":
                        holders.setdefault(key, set()).add(affair(document.path))
        spelled = {key: text for document in documents for key, text in document.spellings.items() if key in holders}
        bearers: dict[str, set[str]] = {}
        for key in holders:
            for family in _families(key, spelled.get(key, key)):
                if family in alone and not (family in regions and _KANA.fullmatch(family)):
                    bearers.setdefault(family, set()).add(key)
        for family, full in self._single(bearers):
            if alone[family] <= set().union(*(holders[key] for key in full)):
                self.join(family, min(full), "family name")


    def _single(self, bearers: Mapping[str, set[str]]) -> Iterator[tuple[str, set[str]]]:
        """The short names of one person, however they are spelt: オリヴェイラ and オリベイラ of two are none."""
        spelt: dict[str, set[str]] = {}
        for family, full in bearers.items():
            spelt.setdefault(self.find(family), set()).update(map(self.find, full))
        # by what the spellings are before any person is joined
        yield from [(family, full) for family, full in sorted(bearers.items()) if len(spelt[self.find(family)]) == 1]


def _families(key: str, spelled: str) -> Iterator[str]:
    """What a person may be called for short: 早瀬 of 早瀬美緒, ラザフォード or アーネスト of アーネスト・ラザフォード."""
    if "・" in spelled or "＝" in spelled:
        pieces = re.split("[・＝]", spelled)
        yield fold(pieces[-1])
        if len(pieces[0]) > _INITIAL:
            yield fold(pieces[0])
        return
    for given in _GIVEN:
        family = key[:-given]
        if len(family) > 1 and not key.isascii() and not (given > 1 and family.endswith(_STAGE)):
            yield family
    if len(key) == _FULL and not key.isascii():
        yield key[_FULL // 2 :]


def _begins_number(key: str, at: int) -> bool:
    """Whether the ending of a key from `at` has a number and does not begin inside one."""
    return not key[at - 1 : at].isdigit() and _DIGITS.search(key, at) is not None


def build_links(
    documents: Sequence[KnownNames],
    aliases: dict[str, str],
    forms: ShortForms = NO_FORMS,
    affair: Callable[[str], str] = lambda _path: "",
) -> NameLinks:
    """The name links of a corpus: from the lexicon, from what texts say, from endings and beginnings; `affair` by path."""
    links = NameLinks()
    for short, full in sorted(aliases.items()):
        links.join(short, full, "lexicon")
    counts: Counter[str] = Counter()
    spellings: dict[str, str] = {}
    for document in documents:
        counts.update(document.names)
        for key, spelling in document.spellings.items():
            spellings.setdefault(key, spelling)
    links.join_variants(counts)
    links.join_declared(pair for document in documents for pair in document.aliases)
    links.join_endings(counts, spellings, forms)
    kinds: dict[str, str] = {}
    for document in documents:
        kinds.update(document.kinds)
    links.join_firms(counts, forms, kinds)
    links.join_bodies(counts, forms.endings)
    links.join_places(counts)
    links.join_bodies_of_towns(counts)
    links.join_towns(documents, affair, forms.regions)
    links.join_sounds(counts)
    links.join_scripts(counts)
    links.join_persons(documents, affair, forms.regions)
    return links
