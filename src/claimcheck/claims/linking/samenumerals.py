"""Figures of two texts that are written with one numeral and another unit or scale word: 120mg and 120μg, 38億円 and 38百万円.

Note [One numeral]. A unit is copied apart from its number, and mistaken apart from it: kWh for MWh, 平方メートル for 立方メートル,
リットル for トン, 百万円 for 億円. So units of one kind stand in one group here, whatever a figure is per and whichever bound it
is. What a coincidence would be is reckoned as in Note [Same digits] of `claims.linking.unitslips`; of measured figures with one
numeral and two units, on all sets at hand, those that any word joined were of one thing, and without a word those of two digits and
more. An amount of money needs words that join it, and so do figures of two dimensions.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from claimcheck.claims.figures.sides import Sides
from claimcheck.claims.lexicon.gistweights import GistWeights
from claimcheck.claims.lexicon.likeness import SAME_NOUN, SAME_WORDS, shared_words
from claimcheck.claims.linking.compatibility import Compatibility
from claimcheck.claims.linking.sametime import CLASH
from claimcheck.claims.linking.unitslips import (
    LIKELY,
    MAX_ALIKE,
    MIN_FIGURES,
    MIN_SCALED,
    OTHER_ATTRIBUTE,
    OTHER_SLOT,
    OTHER_SUBJECT,
    SAME_ATTRIBUTE,
    SURE,
    UNMEASURED,
    Slip,
    gist_tie,
    is_equal,
)
from claimcheck.claims.values.slips import significant_digits
from claimcheck.model.claims import Claim
from claimcheck.model.pattern import regex
from claimcheck.model.values import Money, Numeric, Quantity
from claimcheck.text.normalize import normalize

_KIN = {
    **dict.fromkeys(("length", "area", "volume", "mass"), "matter"),
    **dict.fromkeys(("energy", "power"), "energy"),
    **dict.fromkeys(("information", "bitrate"), "information"),
}
"""Dimensions whose units are mistaken for each other."""
_SCALED = regex(r"^\D*(?P<numeral>\d[\d,]*(?:\.\d+)?)(?P<scale>[十百千]?[万億兆]|[百千])(?=\D+$)")
_EQUIVALENTS = {
    ("mass", "volume"): (Fraction(1_000_000), (None, "日", "年", "時", "時間", "秒", "分", "月")),
    ("information", "bitrate"): (Fraction(1, 8), ("秒", "s")),
}
"""What is one amount in two dimensions, with the factor between their base units: 4,600万m³ and 4,600万トン of water are one."""
_MILLION = 1_000_000
_SHORT = {"キロ": "k", "ミリ": "m", "センチ": "c", "メガ": "M", "ギガ": "G", "テラ": "T", "マイクロ": "μ"}
"""What stands for a unit by its prefix alone: 10ギガ is 10GB or 10Gbps."""
_PLAIN = 1.0
"""What it says that no word joins two figures."""


class _Figure(NamedTuple):
    """A figure as it is written."""

    claim: Claim
    numeral: str
    unit: str
    """The scale word and the unit or currency."""
    dimension: str


def find_same_numerals(claims: Iterable[Claim], texts: Mapping[str, str], slots: Compatibility, sides: Sides) -> Iterator[Slip]:
    """The figures of two texts with one numeral and two units; see Note [One numeral]."""
    kinds: dict[str, list[_Figure]] = {}
    for claim in claims:
        for figure in _figures(claim, texts[claim.path]):
            kinds.setdefault(_KIN.get(figure.dimension, figure.dimension), []).append(figure)
    for _, group in sorted(kinds.items()):
        if len({figure.unit for figure in group}) > 1:
            yield from _Kind(group, texts, slots, sides).slips()


def _figures(claim: Claim, text: str) -> Iterator[_Figure]:
    """A figure as its number and, where a scale word stands behind its numeral, as that: 3,850万kWh is 38500000 and 3850."""
    value = claim.value
    if not isinstance(value, Quantity | Money) or value.upper is not None or not value.magnitude:
        return
    if claim.modality.value in ("denied", "hypothetical") or claim.aspect.value == "change":
        return
    dimension = f"money{value.currency}" if isinstance(value, Money) else value.dimension
    if dimension.startswith("count:") or dimension in UNMEASURED:
        return
    unit = value.currency if isinstance(value, Money) else value.unit
    yield _Figure(claim, f"{value.magnitude.normalize():f}", unit, dimension)
    written = _SCALED.search(normalize(text[claim.mention.span.start : claim.mention.span.end]).text)
    if written is not None:
        yield _Figure(claim, written["numeral"].replace(",", ""), f"{written['scale']}{unit}", dimension)
        millions = value.magnitude / _MILLION
        if isinstance(value, Money) and written["scale"] in ("億", "兆") and millions == millions.to_integral_value():
            yield _Figure(claim, f"{millions.normalize():f}", f"百万{unit}", dimension)  # as accounts tell it: 8,500 of 85億円


class _Kind:
    """The figures of one kind of units."""

    def __init__(self, figures: Sequence[_Figure], texts: Mapping[str, str], slots: Compatibility, sides: Sides) -> None:
        self._figures, self._texts, self._slots, self._sides = figures, texts, slots, sides
        numerals: dict[str, set[str]] = {}
        for figure in figures:
            numerals.setdefault(figure.claim.path, set()).add(figure.numeral + figure.unit)
        self._rivals = {path: len(found) for path, found in numerals.items()}
        self._weights = GistWeights([figure.claim for figure in figures])

    def slips(self) -> Iterator[Slip]:
        """The pairs with one numeral and two units that are of one thing."""
        groups: dict[str, list[_Figure]] = {}
        for figure in self._figures:
            groups.setdefault(figure.numeral, []).append(figure)
        for _, alike in sorted(groups.items()):
            if len(alike) <= MAX_ALIKE and len({figure.unit for figure in alike}) > 1:
                for at, one in enumerate(alike):
                    yield from (slip for other in alike[at + 1 :] if (slip := self._slip(one, other)) is not None)

    def _slip(self, one: _Figure, other: _Figure) -> Slip | None:
        first, second = one.claim, other.claim
        if first.path == second.path or one.unit == other.unit or not self._slots.affinity.between(first.path, second.path):
            return None
        if is_equal(first, second, self._sides) or _is_amount(one, other, self._sides):
            return None
        if self._is_short(one, other) or self._is_short(other, one):
            return None
        confidence = self._confidence(one, other)
        return Slip(first, second, confidence) if confidence and not self._is_borne_out(first, second) else None

    def _is_short(self, short: _Figure, full: _Figure) -> bool:
        """Whether a unit told by its prefix alone may be that of the other figure: 152キロ and 152kg."""
        told = self._texts[short.claim.path][: short.claim.mention.span.end]
        prefix = next((sign for word, sign in _SHORT.items() if told.endswith(word)), "")
        unit = full.unit.lstrip("百千十万億兆")
        return bool(prefix) and len(unit) > 1 and unit.lower().startswith(prefix.lower())

    def _is_borne_out(self, one: Claim, other: Claim) -> bool:
        """Whether one of two texts also gives the figure of the other, and so knows them apart."""
        return any(
            (figure.claim.path == path and is_equal(figure.claim, claim, self._sides))
            for path, claim in ((one.path, other), (other.path, one))
            for figure in self._figures
        )

    def _confidence(self, one: _Figure, other: _Figure) -> float:
        """How surely two figures are one; 0 where chance explains the likeness."""
        first, second = one.claim, other.claim
        digits = len(significant_digits(first.value.magnitude)) if isinstance(first.value, Numeric) else 1
        total = sum(self._rivals.values())
        rivals = max(total - self._rivals[first.path], total - self._rivals[second.path], MIN_FIGURES)
        found = self._slots.factors(first, second)
        parted = [slot for slot in ("period", "scope", "restrictors", "subject") if found[slot] == CLASH]
        if "scope" in parted and _is_same_but_for_sums(first, second):
            parted.remove("scope")
        same = first.named and second.named and first.attribute.value == second.attribute.value
        tie = min(SAME_ATTRIBUTE if same and not parted else _PLAIN, self._tie(first, second))
        loose = isinstance(first.value, Money) or one.dimension != other.dimension or digits == 1
        owned = self._slots.is_stated(first) and self._slots.is_stated(second)
        others = owned and self._slots.subject(first) != self._slots.subject(second)
        enough = SAME_WORDS if digits >= MIN_SCALED else SAME_NOUN
        if found["aspect"] == CLASH or (loose and tie > enough) or (others and digits < MIN_SCALED):
            return 0.0
        chance = rivals / (9 * 10 ** (digits - 1)) * tie * OTHER_SLOT ** len(parted)
        if not same and all(claim.named and not claim.attribute.value.startswith("~") for claim in (first, second)):
            chance *= OTHER_ATTRIBUTE
        chance *= OTHER_SUBJECT if others else 1.0
        return 0.0 if chance > LIKELY else 0.85 if chance <= SURE else 0.7

    def _tie(self, one: Claim, other: Claim) -> float:
        """What the words around two figures do to the likelihood of a coincidence."""
        return min(_PLAIN, gist_tie(self._weights, one, other), shared_words(one, other, self._texts))


def _is_same_but_for_sums(one: Claim, other: Claim) -> bool:
    """Whether two scopes differ by what a figure is in a sum, which one of two texts does not tell."""
    kept = [{scope for scope in claim.scope if not scope.startswith("sum:")} for claim in (one, other)]
    return kept[0] == kept[1]


def _is_amount(one: _Figure, other: _Figure, sides: Sides) -> bool:
    """Whether two figures of two dimensions are one amount: a litre and a kilogram of water, 毎秒1メガビット and 1Mbps."""
    sizes = dict(sorted((figure.dimension, _size(figure.claim, sides)) for figure in (one, other)))
    for (small, large), (times, per) in _EQUIVALENTS.items():
        if set(sizes) == {small, large}:
            rate = next(figure.claim.value for figure in (one, other) if figure.dimension == small)
            return (getattr(rate, "per", None) in per) and sizes[small] == sizes[large] * times
    return False


def _size(claim: Claim, sides: Sides) -> Fraction:
    found = sides.scale.interval(claim.value, (), exact=True)
    return Fraction(found.low) if found is not None and found.low is not None else Fraction(0)
