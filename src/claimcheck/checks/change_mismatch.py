"""A stated change that does not follow from the figures beside it: 3億7,000万円から3倍の7億4,000万円."""

from collections.abc import Iterator
from fractions import Fraction

from claimcheck.claims.arithmetic import Change
from claimcheck.claims.corpus import Corpus, Draft
from claimcheck.claims.describe import reading
from claimcheck.model.findings import Comparison
from claimcheck.model.intervals import Interval
from claimcheck.model.rules import Rule
from claimcheck.model.values import Numeric, Ratio

NAME = "change-mismatch"


def run(corpus: Corpus, rule: Rule) -> Iterator[Draft]:
    """Changes whose interval does not meet the one that old and new level give."""
    for document in corpus.documents:
        for item in document.relations.changes:
            implied = _implied(corpus, item)
            stated = _stated(corpus, item)
            if implied is None or stated is None or implied.meets(stated):
                continue
            turned = _implied(corpus, item._replace(old=item.new, new=item.old)) if item.tabular else None
            if turned is not None and turned.meets(stated):
                continue  # the table gives the new figure first
            yield _draft(corpus, rule, document.path, item, implied)


def _implied(corpus: Corpus, item: Change) -> Interval | None:
    """What the two levels give, in the measure of the stated change: a multiple, a share or a difference."""
    old = corpus.scale.interval(item.old.value, item.old.hedges, exact=not item.old.hedges)
    new = corpus.scale.interval(item.new.value, item.new.hedges, exact=not item.new.hedges)
    if old is None or new is None or None in (old.low, old.high, new.low, new.high):
        return None
    low, high, new_low, new_high = (Fraction(end or 0) for end in (old.low, old.high, new.low, new.high))
    value = item.change.value
    if isinstance(value, Ratio) and value.unit in ("倍", "%") and dimension_differs(item):
        if low <= 0:
            return None
        lowest, highest = new_low / high, new_high / low
        if value.unit == "倍":
            return Interval(lowest, highest)
        return Interval(lowest - 1, highest - 1) if item.sign > 0 else Interval(1 - highest, 1 - lowest)
    difference = Interval(new_low - high, new_high - low)
    return difference if item.sign > 0 else Interval(low - new_high, high - new_low)


def dimension_differs(item: Change) -> bool:
    """Whether the change is relative: 17% of an amount, not 3 points of a share."""
    old, change = item.old.value, item.change.value
    return not (isinstance(old, Ratio) and isinstance(change, Ratio) and change.unit == "point")


def _stated(corpus: Corpus, item: Change) -> Interval | None:
    return corpus.scale.interval(item.change.value, item.change.hedges)


def _draft(corpus: Corpus, rule: Rule, path: str, item: Change, implied: Interval) -> Draft:
    right = _shown(item, implied)
    return Draft(
        rule=rule,
        sides=[
            [corpus.passage(path, item.change, item.sentence, "a")],
            [corpus.passage(path, item.old, item.sentence, "b"), corpus.passage(path, item.new, item.sentence, "b")],
        ],
        fields={
            "old": reading(item.old.value),
            "new": reading(item.new.value),
            "change": reading(item.change.value),
            "right": right,
        },
        confidence=1.0,
        subject="",
        attribute="change",
        comparison=Comparison("change", difference=right),
        suggestion=right,
    )


def _shown(item: Change, implied: Interval) -> str:
    middle = ((implied.low or Fraction(0)) + (implied.high or Fraction(0))) / 2
    value = item.change.value
    if isinstance(value, Ratio):
        scale = Fraction(1) if value.unit == "倍" else Fraction(100)
        return f"{float(middle * scale):.3g}{'ポイント' if value.unit == 'point' else value.unit}"
    return reading(value.model_copy(update={"magnitude": _decimal(value, middle)})) if isinstance(value, Numeric) else ""


def _decimal(value: Numeric, number: Fraction) -> object:
    return type(value.magnitude)(f"{float(number):.10g}")
