"""Mates: figures of two texts that the words around them single out for each other, whatever slots were read.

Note [Singled out]. 「理事会は年4回開く」 and a row 「理事会の開催 | 年6回」 share no attribute that a rule knows; yet of all
that both texts do so and so often, these two alone stand among the same words. So it is with what a question asks for
(契約は何年ですか。10年です), with what is numbered (ピアノ協奏曲第2番) and with what has a number for its name (リフト1日券).
What speaks for one thing is the part of the telling words around the one that stand around the other too, and that neither
has a rival there; a text that gives the other's figure among those words knows the two apart.
"""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import log
from typing import NamedTuple

from claimcheck.claims.figures.sides import Sides
from claimcheck.claims.lexicon.likeness import words_in
from claimcheck.claims.linking.compatibility import Compatibility
from claimcheck.claims.linking.sametime import CLASH
from claimcheck.claims.values.dimensions import measured_alike
from claimcheck.model.claims import Claim, Mention
from claimcheck.model.pattern import regex
from claimcheck.model.values import Money, Ordinal, Recurrence

CONFIDENCE = 0.72
_REACH = 40
"""Characters of the sentence to each side whose words belong to a figure."""
_COMMON = 24
"""Figures of one measure that a word may stand beside and still tell one of them."""
_LEAST = {"frequency": 0.28, "ordinal": 0.6, "change": 0.4}
"""The part of the words that must be shared, by kind of figure."""
_ASKED = 0.4
_NAMED = 0.25
_NUMBER_NAME = regex(
    r"(?<![0-9０-９.,/])[0-9０-９一二三四五六七八九十半]{1,3} ?(?:LDK|DK|K|[1-9]泊[2-9]日コース|"
    r"(?:日間?|人|名様?|枚|年間?|時間|号|段|本|個|泊|回|[かカヶ]月|食|杯|切|束|袋|合|箱|万円|分)"
    r"(?:周遊|乗車|フリー|延長|通し|有効)?(?:券|部屋|室|入り?|保証|店|館|セット|パック|プラン|コース|乗り|用|ルーム|パス|"
    r"チケット|きっぷ|切符|利用|会員|缶|盛り?|ツアー|詰め?合わせ|仕様|綴り?|定期))"
)
_CLASS = regex(
    r"(?:^|[　 、・(（:：/／\n])([SABCDEＳＡＢＣＤＥ]{1,2})(?:席|券|ランク)?(?:は|が|[:：…]|[ 　]?(?:大人|一般))?[ 　]*[￥¥]?$"
)
"""The class of a seat before its price: S席22,000円, S￥24,000."""
_SERVICES = frozenset({"count:便", "count:往復", "count:本", "count:回", "count:列車"})
_SAME_NOUN = 0.2
"""The same where both have one attribute of the open vocabulary."""
_MARGIN = 1.3
_NEAR = 7
"""Times that two figures may be apart."""
_TIME = regex(r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})月|第?[1-4１-４一二三四]四半期|[上下]半?期|通期|累計|\d{4}年度")
_NAME = regex(r"[ァ-ヺー]{3,}|[A-Za-z]{2,}")
_READ_LOOSELY = frozenset({"attribute", "modality"})
"""Slots that may differ: what is done so often has many words, and a rule or a hint may give it."""


class Mates(NamedTuple):
    """Two claims that are taken for one, with how surely they are."""

    claims: tuple[Claim, Claim]
    confidence: float


class _Nearest(NamedTuple):
    """The figure of a text among the likest words, how like they are, and whether it has no rival there."""

    to: int
    alike: float
    alone: bool


class _Place(NamedTuple):
    """A figure with the words around it and what they weigh."""

    claim: Claim
    words: frozenset[str]
    weight: float


def find_mates(
    claims: Sequence[Claim], texts: Mapping[str, str], slots: Compatibility, sides: Sides
) -> Iterator[Mates]:
    """The mates among the claims of an affair: what is done so often, is numbered, answers a question, is named by a number."""
    groups: dict[str, list[Claim]] = {}
    for claim in claims:
        weekly = isinstance(claim.value, Recurrence) and claim.value.at is not None  # 毎週火曜: on which day, not how often
        if claim.modality.value not in ("denied", "hypothetical") and not weekly:
            groups.setdefault(measure_of(claim), []).append(claim)
    for measure, group in sorted(groups.items()):
        if len({claim.path for claim in group}) < 2:  # noqa: PLR2004 - two texts
            continue
        kind = measure.partition(":")[0]
        told = [_told(claim, texts[claim.path]) for claim in group]
        names = [_named(claim, words) for claim, words in zip(group, told, strict=True)]
        asked = {
            at for at, claim in enumerate(group) if kind in _LEAST or names[at] or "asked" in claim.extra or _is_rate(claim)
        }
        if asked:
            yield from _Group(kind, group, names, texts, slots, sides).mates(asked)


def measure_of(claim: Claim) -> str:
    """What two figures must measure alike: 第2番 and 第3階 are numbers of two kinds."""
    if isinstance(claim.value, Ordinal):
        return f"ordinal:{claim.value.unit}"
    if claim.dimension.startswith("change"):
        return claim.dimension
    return f"{measured_alike(claim.dimension.partition('/')[0])}:{getattr(claim.value, 'currency', '')}"


class _Group:
    """The figures of one measure in an affair."""

    def __init__(
        self,
        kind: str,
        claims: Sequence[Claim],
        names: Sequence[str],
        texts: Mapping[str, str],
        slots: Compatibility,
        sides: Sides,
    ) -> None:
        self.kind, self.names, self.texts, self.slots, self.sides = kind, names, texts, slots, sides
        around = [_around(claim, texts[claim.path]) for claim in claims]
        self.counts = Counter(word for words in around for word in words)
        self.weights = {word: log(1 + len(claims) / count) for word, count in self.counts.items()}
        self.places = [_Place(claim, words, self._weight(words)) for claim, words in zip(claims, around, strict=True)]
        self.beside: dict[str, list[int]] = defaultdict(list)
        for at, place in enumerate(self.places):
            for word in place.words:
                if len(word) > 1 and self.counts[word] <= _COMMON:
                    self.beside[word].append(at)
        self._known: dict[int, dict[str, _Nearest]] = {}

    def mates(self, asked: Iterable[int]) -> Iterator[Mates]:
        """The mates of some of the figures."""
        done: set[tuple[int, int]] = set()
        for at in sorted(asked):
            for near in self._nearest(at).values():
                pair = (min(at, near.to), max(at, near.to))
                if pair in done:
                    continue
                done.add(pair)
                back = self._nearest(near.to).get(self.places[at].claim.path)
                if back is not None and back.to == at and near.alone and back.alone and self._fits(at, near):
                    one, other = self.places[pair[0]].claim, self.places[pair[1]].claim
                    yield Mates((one, other), CONFIDENCE * self.slots.factors(one, other)["affair"])

    def _weight(self, words: Iterable[str]) -> float:
        return sum(self.weights[word] for word in words)

    def _nearest(self, at: int) -> dict[str, _Nearest]:
        """For each other text the figure among the likest words."""
        if at not in self._known:
            place, out = self.places[at], {}
            by_path: dict[str, list[tuple[float, int]]] = defaultdict(list)
            for to in {to for word in place.words for to in self.beside.get(word, ())}:
                other = self.places[to]
                apart = self.names[at] and self.names[to] and self.names[at] != self.names[to]
                apart = apart or place.claim.aspect.value != other.claim.aspect.value
                if other.claim.path != place.claim.path and not (apart or _rival_scopes(place.claim, other.claim)):
                    alike = self._weight(place.words & other.words) / min(place.weight, other.weight)
                    by_path[other.claim.path].append((-alike, to))
            for path, found in by_path.items():
                (alike, to), *others = sorted(found)
                agree = self.sides.agree
                rival = next((score for score, other in others if not agree(self.places[other].claim, self.places[to].claim)), 0.0)
                out[path] = _Nearest(to, -alike, alike <= rival * _MARGIN)
            self._known[at] = out
        return self._known[at]

    def _fits(self, at: int, near: _Nearest) -> bool:
        """Whether a figure and the one among the likest words are like enough, and no slot or text keeps them apart."""
        place, rival = self.places[at], self.places[near.to]
        one, other = place.claim, rival.claim
        if self.names[at] != self.names[near.to] or near.alike < self._least(at, one, other) or self.sides.agree(one, other):
            return False
        if self.kind == "change" and _of_other_times(one, other, self.texts):
            return False
        clashing = {slot for slot, factor in self.slots.factors(one, other).items() if factor == CLASH} - _READ_LOOSELY
        if self.kind == "change" and self._of_two_measures(one, other):
            return False  # 客数, 客単価
        if self.kind != "ordinal" and not (self.slots.is_stated(one) and self.slots.is_stated(other)):
            clashing -= {"subject"}  # 当社: whose it is was only inferred
        if self.names[at] and not _rival_scopes(one, other):
            clashing -= {"scope"}  # 2人部屋は1泊9,800円, 2人部屋　9,300円
            if not (one.period.value and other.period.value):
                clashing -= {"period"}
        return not (
            clashing
            or _other_names(one, other, self.texts)
            or not _near(one, other, self.sides)
            or self._knows_both(place, rival)
        )

    def _of_two_measures(self, one: Claim, other: Claim) -> bool:
        """Whether two rates of change are named by nouns that have nothing in common: 売上高, 営業利益."""
        by_id = self.slots.registry.by_id
        if any(claim.attribute.source.endswith("(gist)") for claim in (one, other)):
            return False
        nouns = [by_id[name].entry.ja if (name := claim.attribute.value) in by_id else name[1:] for claim in (one, other)]
        return all(nouns) and nouns[0] != nouns[1] and not words_in(nouns[0]) & words_in(nouns[1])

    def _least(self, at: int, one: Claim, other: Claim) -> float:
        if self.names[at]:
            return _NAMED
        if one.named and one.attribute.value == other.attribute.value and self.kind != "ordinal":
            return _SAME_NOUN
        return _LEAST.get(self.kind, _ASKED)

    def _knows_both(self, one: _Place, other: _Place) -> bool:
        """Whether one of the two texts gives the figure of the other among the same words."""
        shared = one.words & other.words
        enough = self._weight(shared) / (8 if isinstance(one.claim.value, Ordinal) else 2)
        rivals = {one.claim.path: other.claim, other.claim.path: one.claim}
        return any(
            place.claim.path in rivals
            and getattr(place.claim.value, "frequency", 1) is not None  # 毎週 火曜と金曜の週2回
            and self.sides.agree(place.claim, rivals[place.claim.path])
            and self._weight(place.words & shared) >= enough
            for place in self.places
        )


def _is_rate(claim: Claim) -> bool:
    """Whether a count is of how often something goes in a time: 1日3便."""
    return claim.dimension in _SERVICES and any(scope.startswith("per:") for scope in claim.scope)


def _named(claim: Claim, told: str) -> str:
    """The last noun before a figure that begins with a number: 1日券, 2人部屋, 12枚入り, 2LDK."""
    priced = isinstance(claim.value, Money) and "asked" not in claim.extra
    if priced and (graded := _CLASS.search(told.partition("|")[0])):
        return unicodedata.normalize("NFKC", graded[1]) + "席"
    found = _NUMBER_NAME.findall(told)
    return unicodedata.normalize("NFKC", found[-1]).replace(" ", "") if found else ""


def _rival_scopes(one: Claim, other: Claim) -> bool:
    """Whether two figures are of different members of one group: 大人, 子供."""
    first, second = (dict(scope.split(":", 1) for scope in claim.scope) for claim in (one, other))
    return any(first[group] != second[group] for group in first.keys() & second.keys())


def _other_names(one: Claim, other: Claim, texts: Mapping[str, str]) -> bool:
    """Whether each of two figures stands behind a name that the text of the other never says."""
    before = [texts[claim.path][claim.sentence.start : claim.mention.span.start] for claim in (one, other)]
    return all(
        any(name not in texts[rival.path] for name in _NAME.findall(said))
        for said, rival in zip(before, (other, one), strict=True)
    )


def _of_other_times(one: Claim, other: Claim, texts: Mapping[str, str]) -> bool:
    """Whether two figures are said to be of two months or terms."""
    first, second = (set(_TIME.findall(_told(claim, texts[claim.path]))) for claim in (one, other))
    return bool(first and second) and not first & second


def _told(claim: Claim, text: str) -> str:
    """What is said before a figure and over it."""
    start = claim.mention.span.start
    return f"{text[max(claim.sentence.start, start - _REACH) : start]}|{claim.extra.get('over', '')}"


def _near(one: Claim, other: Claim, sides: Sides) -> bool:
    """Whether two figures are not too many times apart to be of one thing."""
    ends = [found and (found.low if found.low is not None else found.high) for found in map(sides.interval, (one, other))]
    if not all(ends):
        return False
    low, high = sorted(abs(end) for end in ends if end)
    return high <= low * _NEAR


def _around(claim: Claim, text: str) -> frozenset[str]:
    """The words of its sentence near a figure, and of what stands over it."""
    mention: Mention = claim.mention
    before = text[max(claim.sentence.start, mention.span.start - _REACH) : mention.span.start]
    after = text[mention.span.end : min(claim.sentence.end, mention.span.end + _REACH)]
    name = _named(claim, _told(claim, text))
    headed = claim.dimension == "frequency" or name
    head = text.lstrip().partition("\n")[0] if headed else ""
    over = claim.extra.get("over", "")
    times = _TIME.findall(f"{before}|{over}") if claim.dimension.startswith("change") else ()
    return frozenset(words_in(f"{before}|{after}|{over}|{head}")).union(times, [name] if name else ())
