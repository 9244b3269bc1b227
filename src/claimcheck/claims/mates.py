"""Mates: figures of two texts that the words around them single out for each other, whatever slots were read.

Note [Singled out]. 「理事会は年4回開く」 and a row 「理事会の開催 | 年6回」 share no attribute that a rule knows; yet of all that both texts
do so and so often, these two alone stand among the same words. So it is with what a question asks for (契約は何年ですか。10年です) and
with what is numbered (ピアノ協奏曲第2番). What speaks for one thing is the part of the telling words around the one that stand around
the other too, and that neither has a rival there; a text that gives the other's figure among those words knows the two apart.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import log
from typing import NamedTuple

from claimcheck.claims.compatibility import CLASH, Compatibility
from claimcheck.claims.dimensions import measured_alike
from claimcheck.claims.likeness import words_in
from claimcheck.claims.sides import Sides
from claimcheck.model.claims import Claim, Mention
from claimcheck.model.values import Ordinal

CONFIDENCE = 0.72
_REACH = 40
"""Characters of the sentence to each side whose words belong to a figure."""
_COMMON = 24
"""Figures of one measure that a word may stand beside and still tell one of them."""
_LEAST = {"frequency": 0.28, "ordinal": 0.6, "change": 0.4}
"""The part of the words that must be shared, by kind of figure."""
_ASKED = 0.4
_SAME_NOUN = 0.2
"""The same where both have one attribute of the open vocabulary."""
_MARGIN = 1.3
_NEAR = 7
"""Times that two figures may be apart."""
_TIME = re.compile(r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})月|第?[1-4１-４一二三四]四半期|[上下]半?期|通期|累計|\d{4}年度")
_NAME = re.compile(r"[ァ-ヺー]{3,}|[A-Za-z]{2,}")
_READ_LOOSELY = frozenset({"attribute", "modality"})
"""Slots that may differ: what is done so often has many words, and a rule or a hint may give it."""


class Mates(NamedTuple):
    """Two claims that are taken for one, with how surely they are."""

    claims: tuple[Claim, Claim]
    confidence: float


class _Place(NamedTuple):
    """A figure with the words around it and what they weigh."""

    claim: Claim
    words: frozenset[str]
    weight: float


def find_mates(
    claims: Sequence[Claim], texts: Mapping[str, str], slots: Compatibility, sides: Sides
) -> Iterator[Mates]:
    """The mates among the claims of an affair: of all that is done so often, is numbered, or answers a question."""
    groups: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.modality.value not in ("denied", "hypothetical"):
            groups.setdefault(measure_of(claim), []).append(claim)
    for measure, group in sorted(groups.items()):
        kind = measure.partition(":")[0]
        worth = kind in _LEAST or any("asked" in claim.extra for claim in group)
        if worth and len({claim.path for claim in group}) > 1:
            yield from _among(kind, group, texts, slots, sides)


def measure_of(claim: Claim) -> str:
    """What two figures must measure alike: 第2番 and 第3階 are numbers of two kinds."""
    if isinstance(claim.value, Ordinal):
        return f"ordinal:{claim.value.unit}"
    if claim.dimension.startswith("change"):
        return claim.dimension
    return f"{measured_alike(claim.dimension.partition('/')[0])}:{getattr(claim.value, 'currency', '')}"


def _among(
    kind: str, group: Sequence[Claim], texts: Mapping[str, str], slots: Compatibility, sides: Sides
) -> Iterator[Mates]:
    around = [_around(claim, texts[claim.path]) for claim in group]
    counts = Counter(word for words in around for word in words)
    weights = {word: log(1 + len(group) / count) for word, count in counts.items()}
    places = [
        _Place(claim, words, sum(weights[word] for word in words)) for claim, words in zip(group, around, strict=True)
    ]
    best = _nearest(places, weights, counts, sides)
    for (at, path), (to, alike, alone) in sorted(best.items()):
        one, other = places[at], places[to]
        if at > to or path != other.claim.path or best.get((to, one.claim.path), (at, 0.0, False))[0] != at:
            continue
        if not (alone and best.get((to, one.claim.path), (at, 0.0, True))[2]) or sides.agree(one.claim, other.claim):
            continue
        asked = "asked" in one.claim.extra or "asked" in other.claim.extra
        if not (kind in _LEAST or asked) or alike < _least(kind, one.claim, other.claim):
            continue
        found = slots.factors(one.claim, other.claim)
        clashing = {slot for slot, factor in found.items() if factor == CLASH} - _READ_LOOSELY
        if kind != "ordinal" and not (slots.is_stated(one.claim) and slots.is_stated(other.claim)):
            clashing -= {"subject"}  # 一般名として: whose it is was only inferred
        if kind == "change" and _of_other_times(one.claim, other.claim, texts):
            continue
        if clashing or _other_names(one.claim, other.claim, texts) or not _near(one.claim, other.claim, sides) or _knows_both(one, other, places, weights, sides):
            continue
        yield Mates((one.claim, other.claim), CONFIDENCE * found["affair"])


def _nearest(
    places: Sequence[_Place], weights: Mapping[str, float], counts: Mapping[str, int], sides: Sides
) -> dict[tuple[int, str], tuple[int, float, bool]]:
    """For each figure and other text the figure among the likest words, how like they are, and whether it has no rival."""
    beside: dict[str, list[int]] = defaultdict(list)
    for at, place in enumerate(places):
        for word in place.words:
            if len(word) > 1 and counts[word] <= _COMMON:
                beside[word].append(at)
    out: dict[tuple[int, str], tuple[int, float, bool]] = {}
    for at, place in enumerate(places):
        by_path: dict[str, list[tuple[float, int]]] = defaultdict(list)
        for to in {to for word in place.words for to in beside.get(word, ()) if places[to].claim.path != place.claim.path}:
            shared = sum(weights[word] for word in place.words & places[to].words)
            by_path[places[to].claim.path].append((-shared / min(place.weight, places[to].weight), to))
        for path, found in by_path.items():
            (alike, to), *others = sorted(found)
            rival = next((score for score, other in others if not sides.agree(places[other].claim, places[to].claim)), 0.0)
            out[at, path] = to, -alike, alike <= rival * _MARGIN
    return out


def _least(kind: str, one: Claim, other: Claim) -> float:
    if one.attribute.value and one.attribute.value == other.attribute.value and kind != "ordinal":
        return _SAME_NOUN
    return _LEAST.get(kind, _ASKED)


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
    return f"{text[max(claim.sentence.start, claim.mention.span.start - _REACH) : claim.mention.span.start]}|{claim.extra.get('over', '')}"


def _near(one: Claim, other: Claim, sides: Sides) -> bool:
    """Whether two figures are not too many times apart to be of one thing."""
    ends = [found and (found.low if found.low is not None else found.high) for found in map(sides.interval, (one, other))]
    if not all(ends):
        return False
    low, high = sorted(abs(end) for end in ends if end)
    return high <= low * _NEAR


def _knows_both(one: _Place, other: _Place, places: Sequence[_Place], weights: Mapping[str, float], sides: Sides) -> bool:
    """Whether one of the two texts gives the figure of the other among the same words."""
    shared = one.words & other.words
    enough = sum(weights[word] for word in shared) / (8 if isinstance(one.claim.value, Ordinal) else 2)
    rivals = {one.claim.path: other.claim, other.claim.path: one.claim}
    return any(
        place.claim.path in rivals
        and sides.agree(place.claim, rivals[place.claim.path])
        and sum(weights[word] for word in place.words & shared) >= enough
        for place in places
    )


def _around(claim: Claim, text: str) -> frozenset[str]:
    """The words of its sentence near a figure, and of what stands over it."""
    mention: Mention = claim.mention
    before = text[max(claim.sentence.start, mention.span.start - _REACH) : mention.span.start]
    after = text[mention.span.end : min(claim.sentence.end, mention.span.end + _REACH)]
    head = text.lstrip().partition("\n")[0] if claim.dimension == "frequency" else ""
    over = claim.extra.get("over", "")
    times = _TIME.findall(f"{before}|{over}") if claim.dimension.startswith("change") else ()
    return frozenset(words_in(f"{before}|{after}|{over}|{head}")).union(times)
