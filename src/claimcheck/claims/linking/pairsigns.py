"""Signs that two figures of two texts are of one thing, whichever attribute or subject was read for either.

Note [Signs]. The slots of a claim are read one by one, and each may be misread. Much else tells whether two figures are of one
thing: the words that stand around both and around few other figures, what they measure by their gists, whether either has a
likelier partner in the text of the other, whether a third text gives one of them in the same words, whether the texts give both,
and how near the figures lie. None of these is sure; together they are weighed like evidence (`claims.linking.pairodds`).
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import fsum, log

from claimcheck.claims.figures.sides import Sides
from claimcheck.claims.lexicon.gistweights import GistWeights
from claimcheck.claims.lexicon.likeness import kanji_in, words_in
from claimcheck.claims.linking.comparable import measure, middle
from claimcheck.claims.linking.compatibility import Compatibility
from claimcheck.claims.linking.twins import slip_odds
from claimcheck.model.claims import Claim
from claimcheck.model.pattern import regex

_SLOTS = ("period", "scope", "subject", "aspect", "modality", "restrictors")
"""Slots whose factors are signs as well."""
_NEAR, _AROUND = 15, 60
"""Characters of the sentence to each side whose words stand near a figure, and around it."""
_LEAST = 0.15
"""What the words around two figures must weigh together before anything else is asked."""
_COMMON = 40
"""Figures around which a word may stand and still lead from one to another."""
_HALF = 4
"""Figures around which a word stands that weighs half as much as one of a single figure."""
_KANJI = 0.4
"""What a single kanji weighs against a pair of neighbours: 延 of 延期 and 順延."""
_CLOSE = 1.25
"""Times that two figures lie apart of which one is likely the other changed."""
_OKURIGANA = regex(r"(?<=[一-龠])[いきぎしちにびみりえけげせてねべめれっらわかさたなまう]{1,2}(?=[一-龠])")
"""Kana inside a word that may as well be left out: 売り上げ, 売上; 払い戻し, 払戻し."""


class FigureGroup:
    """The figures of one measure in the texts of an affair.

    Args:
        claims: the figures, each place once.
        words: the words near and around each, by the identity of its claim.
        counts: around how many figures of the affair each word stands.
    """

    def __init__(
        self,
        claims: Sequence[Claim],
        words: Mapping[int, tuple[frozenset[str], frozenset[str]]],
        counts: Counter[str],
        slots: Compatibility,
        sides: Sides,
    ) -> None:
        self.claims, self._slots, self._sides = claims, slots, sides
        self._words = [words[id(claim)] for claim in claims]
        beside = {word for _near, around in self._words for word in around}
        self._weight = {word: (1.0 if len(word) > 1 else _KANJI) / (1 + counts[word] / _HALF) for word in beside}
        self._gists = GistWeights(claims)
        self._beside: dict[str, list[int]] = defaultdict(list)
        for at, (_near, around) in enumerate(self._words):
            for word in around:
                if counts[word] <= _COMMON:
                    self._beside[word].append(at)
        self._known: dict[int, dict[str, list[tuple[float, int]]]] = {}
        self._in: dict[tuple[str, object], list[Claim]] = defaultdict(list)
        for claim in claims:
            self._in[claim.path, claim.sentence].append(claim)
        self.per_text = Counter(claim.path for claim in claims)
        self.place = {(claim.path, claim.mention.span): at for at, claim in enumerate(claims)}

    def closeness(self, at: int, to: int) -> float:
        """How much two figures share by the words near and around them and by their gists; 0 where hardly a word."""
        (near, around), (its_near, its_around) = self._words[at], self._words[to]
        shared = self._weigh(around & its_around)
        if shared <= _LEAST:
            return 0.0
        return self._weigh(near & its_near) + 0.5 * shared + 0.7 * self._gists.score(self.claims[at], self.claims[to])

    def _weigh(self, words: frozenset[str]) -> float:
        return fsum(self._weight[word] for word in words)

    def signs(self, at: int, to: int) -> dict[str, float]:
        """What speaks for and against two figures being of one thing, by the name of each sign."""
        one, other = self.claims[at], self.claims[to]
        total = self.closeness(at, to)
        first, second = self._partners(at), self._partners(to)
        factors = self._slots.factors(one, other)
        mine, theirs = first.get(other.path, ()), second.get(one.path, ())
        return {
            "margin": total - min(self._best(mine, other, agreeing=False, but=to), self._best(theirs, one, agreeing=False, but=at)),
            "better": max(self._best(mine, one, agreeing=True), self._best(theirs, other, agreeing=True)) - total,
            "given": float(self._is_given(one, other.path)) + float(self._is_given(other, one.path)),
            "support": max(self._support(at, first, other), self._support(to, second, one)),
            "close": float(self._is_close(one, other)),
            "slip": log(max(1.0, slip_odds(one, other))),
            "company": self._company(one, other),
            "same-attribute": float(one.attribute.value == other.attribute.value),
            "attribute": self._slots.loosely(one, other)["attribute"],
            **{slot: factors[slot] for slot in _SLOTS},
        }

    def _best(self, ranked: Sequence[tuple[float, int]], claim: Claim, *, agreeing: bool, but: int = -1) -> float:
        """The most that any of some figures shares which agrees with `claim`, or does not."""
        agree, claims = self._sides.agree, self.claims
        return next((total for total, to in ranked if to != but and agree(claims[to], claim) == agreeing), 0.0)

    def _support(self, at: int, partners: Mapping[str, Sequence[tuple[float, int]]], other: Claim) -> float:
        """How much a figure shares with a third text that gives what the other text gives."""
        paths = (path for path in partners if path not in (self.claims[at].path, other.path))
        return max((self._best(partners[path], other, agreeing=True) for path in paths), default=0.0)

    def _is_given(self, claim: Claim, path: str) -> bool:
        """Whether another text gives a figure, for whatever it may be."""
        return any(other.path == path and self._sides.agree(other, claim) for other in self.claims)

    def _is_close(self, one: Claim, other: Claim) -> bool:
        low, high = sorted(middle(claim, self._sides.scale) for claim in (one, other))
        return low > 0 and high < low * _CLOSE

    def _company(self, one: Claim, other: Claim) -> float:
        """Whether the figures beside two agree (1), all differ (-1), or there are none to tell."""
        beside, its = ([each for each in self._in[claim.path, claim.sentence] if each is not claim] for claim in (one, other))
        if not beside or not its:
            return 0.0
        return 1.0 if any(self._sides.agree(a, b) and a.dimension == b.dimension for a in beside for b in its) else -1.0

    def _partners(self, at: int) -> dict[str, list[tuple[float, int]]]:
        """For each text the figures that share words with one, the likest first."""
        found = self._known.get(at)
        if found is None:
            found = self._known[at] = defaultdict(list)
            own = self.claims[at]
            for to in {other for word in self._words[at][1] for other in self._beside.get(word, ())}:
                if to != at and (total := self.closeness(at, to)) > 0 and self.claims[to].sentence != own.sentence:
                    found[self.claims[to].path].append((total, to))
            for near in found.values():
                near.sort(key=lambda pair: (-pair[0], pair[1]))
        return found


def groups_of(
    claims: Sequence[Claim], texts: Mapping[str, str], slots: Compatibility, sides: Sides
) -> Iterator[FigureGroup]:
    """The figures of an affair by what they measure."""
    places: dict[tuple[str, object], Claim] = {}
    for claim in claims:
        if not measure(claim) or claim.modality.value in ("denied", "hypothetical"):
            continue
        key = claim.path, claim.mention.span
        if key not in places or (claim.named and not places[key].named):
            places[key] = claim
    words = {id(claim): _words_of(claim, texts[claim.path]) for claim in places.values()}
    counts = Counter(word for _near, around in words.values() for word in around)
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in places.values():
        groups[measure(claim)].append(claim)
    for _measure, group in sorted(groups.items()):
        if len({claim.path for claim in group}) > 1:
            yield FigureGroup(group, words, counts, slots, sides)


def _words_of(claim: Claim, text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words near a figure and those around it, its label among both."""
    start, end = claim.mention.span
    label = claim.attribute.source.partition(" (")[0] if claim.named else ""
    low, high = claim.sentence
    near, around = (
        f"{text[max(low, start - reach) : start]}|{text[end : min(high, end + reach)]}|{label}" for reach in (_NEAR, _AROUND)
    )
    return _cut(near), _cut(around)


def _cut(text: str) -> frozenset[str]:
    """Pairs of neighbours of kanji or katakana, and single kanji."""
    plain = _OKURIGANA.sub("", text)
    return frozenset(words_in(plain) | kanji_in(plain))
