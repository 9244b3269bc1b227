"""What two figures must have in common before the words around them may join them."""

from fractions import Fraction

from claimcheck.claims.figures.sides import Sides
from claimcheck.claims.values.dimensions import Scale, measured_alike
from claimcheck.claims.values.slips import significant_digits
from claimcheck.model.claims import Claim
from claimcheck.model.values import Money, Number, Numeric, Ordinal

_DIGITS = 2
"""Figures of fewer digits, 3人, 400円, 5割, are too common to tell anything by themselves."""
_APART = 2
"""Times that two figures of one thing may differ."""
_IMPLIED = ("(verb)", "(unit)", "(heading)", "(lead)", "(carried)")
"""Sources of attributes that no noun beside the figure names."""
_LOOSE = frozenset({"count:つ", "count:個", "count:か所", "count:件", "number", "count:点", "count:things"})
"""Counters that stand for others: 3つ, 3か所."""


def measure(claim: Claim) -> str:
    """What two figures must measure alike: counts of anything together; "" for what is not matched."""
    kind = claim.dimension.partition("/")[0]
    if kind in ("date", "entity", "") or kind.startswith("change"):
        return ""
    if isinstance(claim.value, Ordinal):
        return f"ordinal:{claim.value.unit}"
    if isinstance(claim.value, Money):
        return f"money:{claim.value.currency}"
    return "count" if kind.startswith("count") or kind == "number" else kind


def counted_alike(one: Claim, other: Claim, scale: Scale) -> bool:
    """Whether two figures may count the same things."""
    first, second = (claim.dimension.partition("/")[0] for claim in (one, other))
    if any(type(claim.value) is Number and claim.value.magnitude % 1 for claim in (one, other)):
        return measured_alike(first) == measured_alike(second)  # 1.35 counts nothing
    return first in _LOOSE or second in _LOOSE or not first.startswith("count") or scale.counted_alike(first, second)


def has_few_digits(claim: Claim) -> bool:
    """Whether a figure has too few digits to tell anything by itself."""
    return isinstance(claim.value, Numeric) and len(significant_digits(claim.value.magnitude)) < _DIGITS


def is_by_noun(claim: Claim) -> bool:
    """Whether a noun names the registered attribute of a claim."""
    registered = claim.named and not claim.attribute.value.startswith("~")
    return registered and not claim.attribute.source.endswith(_IMPLIED)


def middle(claim: Claim, scale: Scale) -> Fraction:
    """What a figure says, without what hedges it: the middle of what it may mean."""
    found = scale.interval(claim.value, ())
    return Fraction(0) if found is None or found.low is None or found.high is None else abs(found.low + found.high) / 2


def is_near(one: Claim, other: Claim, sides: Sides) -> bool:
    """Whether two figures lie so near each other that one may be the other changed."""
    found = [sides.interval(claim) for claim in (one, other)]
    ends = [abs(each.low if each.low is not None else each.high or Fraction(0)) for each in found if each is not None]
    if len(ends) < 2:  # noqa: PLR2004 - two figures
        return False
    low, high = sorted(ends)
    return (low > 0 and high <= low * _APART) or high - low <= 1
