"""Parts that do not add up to their stated total, in prose, brackets and tables.

Each term may be off by half its quantum and no more, for rounding is no licence to be wrong; counts to the last person are exact.
"""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from claimcheck.claims.arithmetic.arithmetic import Sum
from claimcheck.claims.arithmetic.parts import is_own_slip
from claimcheck.claims.arithmetic.rests import Remainder
from claimcheck.claims.arithmetic.window import kind
from claimcheck.claims.corpus import Corpus, Draft
from claimcheck.claims.figures.describe import japanese_number, reading
from claimcheck.claims.values.repairs import Repair, exactly, of_sum
from claimcheck.claims.values.slips import significant_digits
from claimcheck.model.claims import Mention
from claimcheck.model.findings import Comparison
from claimcheck.model.intervals import Interval
from claimcheck.model.rules import Rule
from claimcheck.model.values import Numeric, Quantity

NAME = "sum-mismatch"
ALL = Interval(Fraction(1), Fraction(1))
"""What all shares of one whole come to."""
SHARES = 0.85
"""Confidence where the whole is not told."""


def run(corpus: Corpus, rule: Rule) -> Iterator[Draft]:
    """Stated sums that are off by more than rounding."""
    for document in corpus.documents:
        for item in document.relations.sums:
            low = high = Fraction(0)
            total: Interval | None = ALL
            if item.total is not None:
                if _counted(item) and sum(_magnitude(part) for part in item.parts) != _magnitude(item.total):
                    right = sum((_magnitude(part) for part in item.parts), Fraction(0))
                    yield _draft(corpus, rule, document.path, item, right)
                    continue
                total = corpus.scale.interval(item.total.value, item.total.hedges, exact=not item.total.hedges)
            for part in item.parts:
                found = corpus.scale.interval(part.value, part.hedges, exact=not part.hedges)
                if found is None or found.low is None or found.high is None:
                    break
                low, high = low + found.low, high + found.high
            else:
                if total is not None and not _meets(total.low, total.high, low, high):
                    yield _draft(corpus, rule, document.path, item, (low + high) / 2)
        for left in document.relations.remainders:
            whole = _whole(corpus, document.path, left)
            if whole is not None:
                yield _draft(corpus, rule, document.path, whole, _magnitude(left.part) + _magnitude(left.rest))


def _whole(corpus: Corpus, path: str, left: Remainder) -> Sum | None:
    """The whole that some text of the affair tells of what is left, one slip away; None where any figure bears it out."""
    needed = Decimal(int(_magnitude(left.part) + _magnitude(left.rest)))
    name, found = kind(left.part), None
    for document in corpus.documents:
        if document.path != path and not corpus.linker.affinity.between(document.path, path):
            continue
        for mention in document.mentions:
            value = mention.value
            if not isinstance(value, Numeric) or kind(mention) != name or value.upper is not None:
                continue
            if abs(value.magnitude - needed) <= value.quantum / 2:
                return None
            slip = not mention.hedges and is_own_slip(value.magnitude, needed)
            if found is None and slip and len(significant_digits(value.magnitude)) >= _TELLING:
                found = Sum((left.part, left.rest), mention, left.sentence, sure=SHARES, total_path=document.path)
    return found


_TELLING = 3
"""Digits of a whole that another text tells, from which a slip of one of them says something."""

def _counted(item: Sum) -> bool:
    """Whether all terms are counts to the last digit: 9,300人（6,480人、2,820人）."""
    return item.counted or all(
        isinstance(value := term.value, Quantity)
        and value.dimension.startswith("count:")
        and value.quantum == 1
        and not (value.scaled or value.upper is not None or term.hedges)
        for term in (*item.parts, *filter(None, [item.total]))
    )


def _magnitude(term: Mention) -> Fraction:
    return Fraction(term.value.magnitude) if isinstance(term.value, Numeric) else Fraction(0)


def _meets(low: Fraction | None, high: Fraction | None, other_low: Fraction, other_high: Fraction) -> bool:
    return (high is None or other_low < high) and (low is None or low < other_high)


def _draft(corpus: Corpus, rule: Rule, path: str, item: Sum, right: Fraction) -> Draft:
    shown, unit = _shown(corpus, item, right)
    sides = [[corpus.passage(path, part, item.sentence, "a") for part in item.parts]]
    if item.total is not None:
        sentence = item.total.extent if item.total_path else item.sentence
        sides.append([corpus.passage(item.total_path or path, item.total, sentence, "b")])
    return Draft(
        rule=rule,
        sides=sides,
        fields={"parts": " + ".join(reading(part.value) for part in item.parts), "sum": shown, "total": unit},
        confidence=item.sure if item.total is not None else SHARES,
        subject="",
        attribute="sum",
        comparison=Comparison("sum", difference=shown),
        suggestion=shown if item.total is not None else "",
        repairs=_repairs(corpus, path, item),
    )


def _repairs(corpus: Corpus, path: str, item: Sum) -> tuple[Repair, ...]:
    """What the total, or each part, would have to be for the sum to be right, taken to the last digit told."""
    found = [_exact(corpus, term) for term in (*item.parts, *filter(None, [item.total]))]
    figures = [figure for figure in found if figure is not None]
    if item.total is None or item.total_path or len(figures) != len(found):
        return ()
    *parts, total = (exactly(figure) for figure in figures)
    return of_sum(path, list(zip(item.parts, parts, strict=True)), (item.total, total))


def _exact(corpus: Corpus, term: Mention) -> Fraction | None:
    found = corpus.scale.interval(term.value, (), exact=True)
    return None if found is None or found.low is None or found.high is None else (found.low + found.high) / 2


def _shown(corpus: Corpus, item: Sum, right: Fraction) -> tuple[str, str]:
    """What the parts come to, and what they should."""
    if item.total is None:
        return f"{float(right * 100):g}%", "100%"
    value = item.total.value
    unit = reading(value)
    suffix = unit.removeprefix(japanese_number(getattr(value, "magnitude", 0)))
    factor, offset = corpus.scale.factor(getattr(value, "unit", ""))
    return japanese_number((right - offset) / factor) + suffix, unit
