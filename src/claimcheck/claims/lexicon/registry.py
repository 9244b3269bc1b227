"""The attributes that can be compared, from rules/attributes: which words name them and what their values measure."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field
from functools import cache, cached_property
from itertools import chain
from operator import attrgetter
from typing import Literal, NamedTuple

from claimcheck.model.forms import Form, form
from claimcheck.model.pattern import regex
from claimcheck.model.values import Duration


@form
class AttributeEntry(Form):
    """One attribute of a rules/attributes file; its id is the file's path and its key."""

    ja: str
    """What it is called in messages."""
    en: str
    dimension: tuple[str, ...] = field(metadata={"min_length": 1})
    """What its values may measure: money, ratio, date, duration, entity, number, age, length, count, count:人 …"""
    nouns: tuple[str, ...] = ()
    """Nouns that name it; matched at the end of a compound, so that 売上高 is not 売上高比率."""
    verbs: tuple[str, ...] = ()
    """Predicates that imply it for a value of its dimension: 発売する, 急落; with their object where it tells: 幕を下ろす."""
    can: tuple[str, ...] = ()
    """Verbs that imply it where they say what can be done: 乗る for the 定員 of what 150人が乗れる."""
    starts: tuple[str, ...] = ()
    """Words for a stretch of time, or for what goes on in it, that begins with it: 会期, 展示."""
    ends: tuple[str, ...] = ()
    """Words for a stretch of time, or for what goes on in it, that ends with it."""
    requires: tuple[str, ...] = ()
    """Words of which one must stand in the sentence, label or heading for a verb to imply it."""
    loose: tuple[str, ...] = ()
    """Everyday nouns among them, which name it only where a word of `requires` stands near: 出力 of a power plant."""
    longest: Literal["", "hour", "day", "month"] = ""
    """The longest unit in which its lengths of time are told: no journey takes 3年5か月."""
    not_: tuple[str, ...] = field(default=(), metadata={"alias": "not"})
    """Near-misses: nouns that end alike and are something else."""
    like: tuple[str, ...] = ()
    """Ids of attributes that another text may mean by the same: 質量 where one says 重量, 運行開始 where one says 開業."""
    akin: tuple[str, ...] = ()
    """Ids of attributes that another text may mean by the same if both say of what: the maker and the supplier of a battery."""
    subject: Literal["topic", "object"] = "topic"
    """Whose it is: the topic, or the object of its verb (X社は「V3」を発表した dates V3)."""
    names: Literal["person", "organization", "place", "product"] | None = None
    """For a role (dimension entity), what kind of name fills it."""
    kinds: tuple[str, ...] = ()
    """For a role that words fill and no names, these, with the spellings of one joined by |: RC造|鉄筋コンクリート造."""
    filled_by: tuple[str, ...] = ()
    """For a role that a verb implies, the particles of the argument that fills it: で for a venue; without them, who does it."""
    single: bool = True
    """Whether a subject has one such value in a period; repeatable events (受賞) conflict with nothing."""
    evolving: bool = False
    """Whether it changes by the hour while an event lasts (死者, 避難者, 停電): reports of different days differ rightly."""
    precise: bool = False
    """List prices, specifications, ports: digits are meant as written, never rounded."""
    units: tuple[str, ...] = ()
    """Dimensions whose values are its where no word names them, given a word of `requires`: 本館68室, 1日3,400台."""
    usual: tuple[str, ...] = ()
    """Scopes that hold where nothing is said: 交通量 per:day, 配当 per:share, 定員 range:maximum."""
    stable: bool = False
    """Whether it does not change over time (設立, 生年): periods are ignored."""
    of_text: bool = False
    """Whether it is the text's own where no owner is named (作者, 作成者): another text has another."""
    change: bool = True
    """Whether a percentage with a word of change (17%下落) is a relative change of it."""
    daily: bool = False
    """For a role, whether somebody else fills it on another day (講師): it holds on the day that its sentence or list gives."""
    aspect: Literal["", "increase", "decrease"] = ""
    """What its figures tell by themselves: a 値上げ率 of 8% is an increase by 8%."""
    owner: bool = False
    """Whether siblings (two models, two companies) never share its exact figure."""


class Attribute(NamedTuple):
    """A registered attribute with its id."""

    id: str
    entry: AttributeEntry

    def fits(self, dimension: str) -> bool:
        """Whether a value of `dimension` can be one of its values; counts may be written as bare numbers."""
        return _fits(self.entry.dimension, dimension)


    def spans(self, value: object) -> bool:
        """Whether a length of time is not too long to be one of its values."""
        longest = _LONGEST.get(self.entry.longest)
        return longest is None or not isinstance(value, Duration) or value.unit not in longest


_LONGEST = {"hour": ("day", "week", "month", "year"), "day": ("month", "year"), "month": ("year",)}
"""The units too long for a length of time, by the longest that it is told in."""


@cache
def _fits(own: tuple[str, ...], dimension: str) -> bool:
    if dimension in own:
        return True
    if dimension == "number":
        return any(name.startswith("count") for name in own)
    if "/" in dimension:
        return _fits(own, dimension.partition("/")[0])  # 1日あたり1万8000台
    return "count" in own and dimension.startswith("count:")


Edge = Literal["start", "end"]
"""One end of a stretch of time."""
_EDGE_NOUNS: dict[Edge, str] = {"start": "開始", "end": "終了"}
_WITH_OBJECT = regex(r"(.+[をにがで])([^ぁ-ん].*)")
_BINDING = "をがにで"
"""Particles that make one expression of a verb and its object."""
_NONE: frozenset[str] = frozenset()
_REMEMBERED = 1 << 16
"""Phrases whose attribute is remembered; a corpus with more of them starts over."""


class Registry:
    """Finds attributes by the words that name or imply them."""

    def __init__(self, attributes: Iterable[Attribute]) -> None:
        self.by_id = {attribute.id: attribute for attribute in attributes}
        self._nouns = self._by(attrgetter("nouns"))
        self._verbs, self._can = self._by(attrgetter("verbs")), self._by(attrgetter("can"))
        blocked = self._by(attrgetter("not_"))
        self._blocked = {noun: {attribute.id for attribute in found} for noun, found in blocked.items()}
        self._edges: dict[Edge, dict[str, tuple[Attribute, ...]]] = {
            "start": self._by(attrgetter("starts")), "end": self._by(attrgetter("ends")),
        }  # fmt: skip
        self._units = self._by(attrgetter("units"))
        self._like = _symmetric({attribute.id: attribute.entry.like for attribute in self.by_id.values()})
        self._akin = _symmetric({attribute.id: attribute.entry.akin for attribute in self.by_id.values()})
        self._named: dict[tuple[str, str], tuple[Attribute, str] | None] = {}
        self._any_named: dict[str, tuple[Attribute, str] | None] = {}
        self._implied: dict[tuple[str, str], list[Attribute]] = {}
        self._terms = self._nouns.keys() | self._blocked.keys()
        self._lasts = {term[-1] for term in self._terms}
        self._longest = max(map(len, chain(self._nouns, self._blocked, *self._edges.values())), default=0)

    def _by(self, words: Callable[[AttributeEntry], tuple[str, ...]]) -> dict[str, tuple[Attribute, ...]]:
        """The attributes by some of their words."""
        found: dict[str, tuple[Attribute, ...]] = {}
        for attribute in self.by_id.values():
            own = words(attribute.entry)
            if own:
                mine: dict[str, tuple[Attribute, ...]] = dict.fromkeys(own, (attribute,))
                for shared in found.keys() & mine.keys():
                    mine[shared] = (*found[shared], attribute)
                found |= mine
        return found

    def named_by(self, phrase: str, dimension: str) -> tuple[Attribute, str] | None:
        """The attribute that a noun phrase names, with the term that did it: the longest term the phrase ends in."""
        key = (phrase, dimension)
        if key not in self._named:
            if len(self._named) >= _REMEMBERED:
                self._named.clear()
            self._named[key] = self._find(phrase, dimension)
        return self._named[key]

    def _find(self, phrase: str, dimension: str) -> tuple[Attribute, str] | None:
        blocked: set[str] = set()
        for term in self._terms_in(phrase):
            blocked |= self._blocked.get(term, _NONE)
            for attribute in self._nouns.get(term, ()):
                if attribute.id not in blocked and attribute.fits(dimension):
                    return attribute, term
        return None

    def _terms_in(self, phrase: str) -> list[str]:
        """The terms of any attribute that a phrase ends in, the longest first."""
        if phrase[-1:] not in self._lasts:
            return []
        ends = (phrase[-length:] for length in range(min(len(phrase), self._longest), 0, -1))
        return [term for term in ends if term in self._terms]

    def alike(self, one: str, other: str) -> bool:
        """Whether two attributes are different words for what may be one thing."""
        return other in self._like.get(one, ())

    def akin(self, one: str, other: str) -> bool:
        """Whether two attributes are different words for what may be one thing, if it is one thing that both are of."""
        return other in self._akin.get(one, ())

    def group(self, attribute: str) -> str:
        """The first id of all attributes that likeness joins to one, itself where there is none."""
        seen = {attribute}
        queue = [attribute]
        while queue:
            at = queue.pop()
            fresh = self._like.get(at, _NONE).union(self._akin.get(at, _NONE)) - seen
            seen |= fresh
            queue += fresh
        return min(seen)

    @property
    def nouns(self) -> Iterable[str]:
        """All nouns that name an attribute."""
        return self._nouns.keys()

    @property
    def bare_nouns(self) -> list[str]:
        """Nouns of the attributes whose figures have no unit: 勝ち点, 指数."""
        bare = (attribute for attribute in self.by_id.values() if "number" in attribute.entry.dimension)
        return sorted({noun for attribute in bare for noun in attribute.entry.nouns})

    def nouns_of(self, dimension: str) -> list[str]:
        """All nouns that name an attribute of a dimension."""
        return sorted({noun for entry in self._fitting(dimension) for noun in entry.nouns})

    def words_of(self, dimension: str) -> frozenset[str]:
        """All nouns and verbs that name or imply an attribute of a dimension."""
        bare = (found.group(2) if (found := _WITH_OBJECT.fullmatch(verb)) else verb for verb in self.verbs_of(dimension))
        edges = (noun for nouns in self._edges.values() for noun in nouns)
        return frozenset((*self.nouns_of(dimension), *bare, *edges))

    def verbs_of(self, dimension: str) -> list[str]:
        """All verbs that imply an attribute of a dimension."""
        return sorted({verb for entry in self._fitting(dimension) for verb in entry.verbs})

    def _fitting(self, dimension: str) -> list[AttributeEntry]:
        entries = [attribute.entry for attribute in self.by_id.values()]
        fitting = {own for own in {entry.dimension for entry in entries} if _fits(own, dimension)}
        return [entry for entry in entries if entry.dimension in fitting]

    def edge_of(self, phrase: str, edge: Edge, dimension: str, *, composed: bool = True) -> tuple[Attribute, str] | None:
        """The attribute that is the start or the end of what a phrase names: of 会期 開幕, of チケット販売 チケット販売開始."""
        if phrase.endswith("期間") and phrase not in ("期間", "営業期間"):  # 販売期間 is that of 販売, 営業期間 a season
            found = self.edge_of(phrase.removesuffix("期間"), edge, dimension, composed=composed)
            if found is not None:
                return found
        known = self._edges[edge]
        for length in range(min(len(phrase), self._longest), 1, -1):
            for attribute in known.get(phrase[-length:], ()):
                if attribute.fits(dimension) and not self.blocks(attribute, phrase):
                    return attribute, phrase[-length:]
        if not composed:
            return None  # 8月31日まで営業 is not yet 営業終了
        noun = _EDGE_NOUNS[edge]
        found = self.named_by(phrase + noun, dimension)
        return (found[0], found[1].removesuffix(noun)) if found is not None and len(found[1]) > len(noun) else None

    def blocks(self, attribute: Attribute, phrase: str) -> bool:
        """Whether a phrase ends in a near-miss of an attribute: 持株会社|設立 is no 設立 of the firm that does it."""
        lengths = range(min(len(phrase), self._longest), 0, -1)
        return any(attribute.id in self._blocked.get(phrase[-length:], ()) for length in lengths)

    def any_named_by(self, phrase: str) -> tuple[Attribute, str] | None:
        """Like `named_by`, whatever the attribute measures."""
        if phrase not in self._any_named:
            if len(self._any_named) >= _REMEMBERED:
                self._any_named.clear()
            known = ((self._nouns[term][0], term) for term in self._terms_in(phrase) if term in self._nouns)
            self._any_named[phrase] = next(known, None)
        return self._any_named[phrase]

    def told_by(self, dimension: str) -> Sequence[Attribute]:
        """The attributes that a dimension alone may tell."""
        return self._units.get(dimension, ())

    def is_bound(self, verb: str) -> bool:
        """Whether some predicate that implies an attribute ends in a verb behind a particle: 寄せる of 身を寄せる."""
        return verb in self._bound

    @cached_property
    def _bound(self) -> set[str]:
        """What stands behind a particle in the verbs of the attributes."""
        return {verb[at + 1 :] for verb in self._verbs for at, char in enumerate(verb) if char in _BINDING}

    def implied_by(self, lemma: str, dimension: str) -> list[Attribute]:
        """The attributes that a predicate implies for a value of `dimension`, those that require context first.

        A verb needs the exact counter: a bare number beside 採用 is not how many were hired.
        """
        if dimension == "number" or lemma not in self._verbs:
            return []
        key = (lemma, dimension)
        if key not in self._implied:
            found = [attribute for attribute in self._verbs[lemma] if attribute.fits(dimension)]
            self._implied[key] = sorted(found, key=lambda attribute: not attribute.entry.requires)
        return self._implied[key]

    def limited_by(self, lemma: str, dimension: str) -> list[Attribute]:
        """The attributes that a verb of what can be done implies, those that require context first."""
        found = [attribute for attribute in self._can.get(lemma, ()) if dimension != "number" and attribute.fits(dimension)]
        return sorted(found, key=lambda attribute: not attribute.entry.requires)


def _symmetric(like: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    """Every attribute with those that are like it, whichever of the two says so."""
    found: dict[str, set[str]] = {}
    for one, others in like.items():
        for other in others:
            found.setdefault(one, set()).add(other)
            found.setdefault(other, set()).add(one)
    return {one: frozenset(others) for one, others in found.items()}
