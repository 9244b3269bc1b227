"""How surely a dispute is one: what its slots say, times the odds of what speaks for and against it.

Note [Odds]. Inferring both sides from their surroundings is one doubt, not two, so the second best side counts. Further evidence
comes as factors where it was counted as such, and as odds that it speaks for the dispute: how far the figures lie apart, which
slip of the pen would turn one into the other, what the texts give besides.
"""

from fractions import Fraction
from math import log10

from claimcheck.claims.corpus import Corpus
from claimcheck.claims.disputes.dayodds import days_odds
from claimcheck.claims.disputes.ownfigure import gives_it_to_owner
from claimcheck.claims.disputes.partof import are_parts
from claimcheck.claims.disputes.stale import is_stale
from claimcheck.claims.disputes.successions import succession
from claimcheck.claims.linking.inferred import STATED
from claimcheck.claims.linking.link import Cell
from claimcheck.claims.linking.twins import slip_odds
from claimcheck.claims.values.slips import digits_of, significant_digits
from claimcheck.model.claims import Claim
from claimcheck.model.intervals import Interval
from claimcheck.model.values import Date, Duration, Value

MISSING_ACROSS = 0.82
"""Factor of a subject that nothing names, between documents of one affair."""
MISSING_WITHIN = 0.9
SELF_CONTRADICTION = 0.85
KNOWN_APART = 0.75
"""One side's texts give the other side's figure too, for something else."""
LIKELY, ERROR = 0.6, 0.85
"""Confidence from which a dispute is told as one, and not hidden as a note; from which it is an error."""
INFERRED_WITHIN = 0.75
_YEARLY = ("events/", "sports/", "education/")
"""Domains of what is held every year."""
MAX_BY_SLIP = 0.8
"""Confidence up to which a slip of the pen lifts a doubtful dispute."""
SUCCESSION = 0.75
"""Two holders of one office in one text are usually the one and the next."""
FAR_APART = ((12.0, 0.07), (2.0, 0.35), (1.4, 0.5))
"""Odds that figures that many times apart are of one thing: most contradictions that people let stand are closer."""
SUCCESSION_WITHIN = 0.65
"""One text, names that no slip of the pen turns into each other: アデナウアー首相 and シュミット首相 of a history."""
YEARS_APART = ((20, 0.15), (5, 0.35))
"""Odds that dates that many years apart are of one event: of 40 date conflicts of the development sets none is 5 years wide."""
IMPLAUSIBLE = 0.6
SMALL = 5
"""Up to this, a small number and the next are near each other, however many times apart."""
ANOTHER_YEAR = 0.55
"""What is held every year, on two days of two years: this year's and the next."""
OTHER_COMPANY = 0.6
"""The figures beside those of two sides differ as well: of two things of one kind."""
_NO_FIGURES = frozenset({"date", "time", "entity"})
EVEN, FIRM = 0.2, 0.7
"""Odds of a pair of figures that speak neither for nor against a dispute; confidence from which they no longer lower it."""
_TELLING_DIGITS = 3
STALE, LEAST = 3, 0.3
"""Odds that a figure told for now is wrong where another text has it as that of before, and the doubt from which nothing helps."""
LIFETIME = 90
"""Years between two dates of an event without a stated owner, from which they are hardly of one."""
SLIP = 0.03
OPEN_ACROSS = 0.9


def weigh(corpus: Corpus, cell: Cell, sides: list[list[Claim]]) -> float:
    """The confidence in a dispute: a doubtful one is likely where its figures are one slip apart and no text gives both."""
    confidence = cell.twins or _confidence(corpus, cell, sides)
    if cell.by_gist:
        confidence = _with_signs(corpus, cell, sides, confidence)
    if cell.dimension == "date" and len(sides) == 2:  # noqa: PLR2004 - of two days
        return _with_odds(confidence, days_odds(corpus, sides))
    if confidence >= LIKELY or len(sides) != 2 or "act" in cell.claims[0].extra:  # noqa: PLR2004 - of two figures
        return confidence
    if confidence > LEAST and is_stale(corpus, sides):
        return min(_with_odds(confidence, STALE), MAX_BY_SLIP)
    odds = max(_slip_odds(corpus, one, other) for one in sides[0] for other in sides[1])
    if odds <= 1.0 or any(_gives_both(corpus, claim, rivals) for side, rivals in (sides, sides[::-1]) for claim in side):
        return confidence
    return min(_with_odds(confidence, odds), MAX_BY_SLIP)


def _with_signs(corpus: Corpus, cell: Cell, sides: list[list[Claim]], confidence: float) -> float:
    """What slots say of two figures, in the light of all else that speaks for or against one thing."""
    if not LEAST < confidence < MAX_BY_SLIP or len(sides) != 2 or cell.dimension in _NO_FIGURES:  # noqa: PLR2004 - of two figures
        return confidence
    found = [odds for one in sides[0] for other in sides[1] if (odds := corpus.linker.odds.of(one, other)) is not None]
    best = max(found, default=EVEN)
    told = min(_with_odds(confidence, best / (1 - best) * (1 - EVEN) / EVEN), MAX_BY_SLIP)
    if told < confidence:
        return confidence if confidence >= FIRM or cell.by_gist else told
    bare = {claim.dimension == "number" for side in sides for claim in side}
    return confidence if len(bare) > 1 or are_parts(corpus, sides) else told


def _slip_odds(corpus: Corpus, one: Claim, other: Claim) -> float:
    """How much likelier two figures are one with a slip than two; in an archive two digits are swapped by chance."""
    few = len(significant_digits(digits_of(one.value))) < _TELLING_DIGITS
    return 1.0 if few and not corpus.linker.affinity.small else slip_odds(one, other)


def _gives_both(corpus: Corpus, claim: Claim, rivals: list[Claim]) -> bool:
    """Whether the text of a claim also gives the figure of the other side, for whatever it may be."""
    document = corpus.linker.documents[claim.path]
    return any(
        other.dimension == rivals[0].dimension and any(corpus.sides.agree(other, rival) for rival in rivals)
        for other in document.claims
    )


def _confidence(corpus: Corpus, cell: Cell, sides: list[list[Claim]]) -> float:
    strengths = {id(claim): factor for claim, factor in zip(cell.claims, cell.factors, strict=True)}
    paths = {claim.path for claim in cell.claims}
    best = sorted(
        (max(_strength(corpus, claim, across=len(paths) > 1) * strengths[id(claim)] for claim in side) for side in sides),
        reverse=True,
    )
    confidence = _with_signs(corpus, cell, sides, best[1])  # inferring both sides is one doubt, not two
    inferred = any(all(claim.subject.factor < STATED and not claim.labelled for claim in side) for side in sides)
    if inferred and len(paths) == 1:
        confidence *= INFERRED_WITHIN
    confidence = _with_odds(confidence, _closeness(corpus, sides) * _years_odds(sides))
    if inferred and len(sides) == 2 and cell.dimension == "date" and _years_apart(sides) > LIFETIME:  # noqa: PLR2004 - of two
        confidence *= IMPLAUSIBLE
    if cell.dimension == "date" and cell.attribute.startswith(_YEARLY) and _other_year(sides):
        confidence *= ANOTHER_YEAR
    by_side = [{claim.path for claim in side} for side in sides]
    both = set.intersection(*by_side[:2]) if by_side else set()
    if both and cell.dimension == "date":
        both = {path for path in both if _differs(corpus, path, sides)}
    if both:
        # one text with both values: unless each is stated outright it means two things
        outright = corpus.registry.by_id.get(cell.attribute) is not None and bool(cell.subject)
        confidence *= SELF_CONTRADICTION if outright else SELF_CONTRADICTION * 0.8
        if all(path in both for path in paths) and not outright:
            confidence *= 0.8
    confidence *= _elsewhere(corpus, cell, sides, both=bool(both))
    if cell.dimension == "entity" and both and not all(claim.labelled for claim in cell.claims):
        confidence *= SUCCESSION if len(paths) > 1 or _spelt_alike(sides) else SUCCESSION_WITHIN
    confidence *= succession(corpus, sides)
    if len(sides) == 2 and cell.dimension.startswith("count") and _other_company(corpus, sides):  # noqa: PLR2004 - of two
        confidence *= OTHER_COMPANY
    return confidence * _of_nobody(corpus, cell, across=len(paths) > 1)


def _elsewhere(corpus: Corpus, cell: Cell, sides: list[list[Claim]], *, both: bool) -> float:
    """What it costs that the texts of one side give the figure of the other elsewhere."""
    factor = 1.0
    if len(sides) == 2 and gives_it_to_owner(corpus, cell, sides):  # noqa: PLR2004 - of two figures
        factor *= IMPLAUSIBLE
    if not both and _open_period(sides) and any(corpus.linker.knows_both(cell, *pair) for pair in (sides, sides[::-1])):
        factor *= KNOWN_APART
    return factor


def _other_company(corpus: Corpus, sides: list[list[Claim]]) -> bool:
    """Whether the figures beside those of two sides all differ, too: 賛成5、反対3 of one vote and 賛成9、反対4 of another."""
    beside = [[each for claim in side for each in _company(corpus, claim)] for side in sides]
    return all(beside) and not any(
        one.attribute.value == other.attribute.value and corpus.sides.agree(one, other) for one in beside[0] for other in beside[1]
    ) and any(one.attribute.value == other.attribute.value for one in beside[0] for other in beside[1])


def _company(corpus: Corpus, claim: Claim) -> list[Claim]:
    """The figures of its dimension in the sentence of a claim that measure something else."""
    beside = (each for each in corpus.linker.documents[claim.path].claims if each.sentence == claim.sentence and each.named)
    return [each for each in beside if each.dimension == claim.dimension and each.attribute.value != claim.attribute.value]


def _of_nobody(corpus: Corpus, cell: Cell, *, across: bool) -> float:
    """What it costs that an open noun names the attribute and nothing its owner; labels say enough: 園庭：680㎡."""
    owned = bool(cell.subject) and not cell.subject.startswith("~")
    if owned or not cell.attribute.startswith("~") or all(claim.labelled or _fills_line(corpus, claim) for claim in cell.claims):
        return 1.0
    return 0.6 if across and cell.dimension not in ("date", "entity") else OPEN_ACROSS


def _fills_line(corpus: Corpus, claim: Claim) -> bool:
    """Whether a noun and its figure are all that a line says: 園庭　620㎡."""
    line = corpus.linker.documents[claim.path].text[slice(*claim.sentence)].strip()
    noun = claim.attribute.value.removeprefix("~")
    return line.startswith(noun) and len(line) <= len(noun) + claim.mention.extent.end - claim.mention.extent.start + 1


def _spelt_alike(sides: list[list[Claim]]) -> bool:
    """Whether two names share their beginning: 水野佳子, 水野恵子."""
    first, second = (getattr(side[0].value, "name", "") for side in sides[:2])
    return bool(first) and first[:2] == second[:2]


def _differs(corpus: Corpus, path: str, sides: list[list[Claim]]) -> bool:
    """Whether a text gives both values, and not one and the month or year that holds it: 9月に上陸, 28日に上陸."""
    own = [[claim for claim in side if claim.path == path] for side in sides[:2]]
    return not all(corpus.sides.agree(one, other) for one in own[0] for other in own[1])


def _years_odds(sides: list[list[Claim]]) -> float:
    """The odds that dates so many years apart are of one event, unless one digit of the year tells them apart."""
    dates = [value for side in sides[:2] for claim in side[:1] if isinstance(value := claim.value, Date)]
    years = [value.year for value in dates if value.year is not None]
    if len(years) < 2:  # noqa: PLR2004 - two dates
        return 1.0
    slip = sum(one != other for one, other in zip(str(years[0]), str(years[1]), strict=False)) == 1
    swapped = years[0] != years[1] and sorted(str(years[0])) == sorted(str(years[1])) and dates[0].month == dates[1].month
    same_day = (dates[0].month, dates[0].day) == (dates[1].month, dates[1].day) and dates[0].day is not None
    gap = 0 if same_day or swapped else abs(years[0] - years[1])
    return next((odds if not slip else odds**0.5 for least, odds in YEARS_APART if gap >= least), 1.0)


def _other_year(sides: list[list[Claim]]) -> bool:
    """Whether two dates are of two years and no slip of the year: this year's festival and the next."""
    dates = [value for side in sides[:2] for claim in side[:1] if isinstance(value := claim.value, Date)]
    return len(dates) == 2 and dates[0].year != dates[1].year and (dates[0].month, dates[0].day) != (dates[1].month, dates[1].day)  # noqa: PLR2004


def _years_apart(sides: list[list[Claim]]) -> int:
    """Years between the first and the last date of some sides."""
    years = [value.year for side in sides for claim in side if isinstance(value := claim.value, Date) and value.year is not None]
    return max(years) - min(years) if years else 0


def _open_period(sides: list[list[Claim]]) -> bool:
    """Whether of two sides only one says when it holds."""
    dated = [any(claim.period.value for claim in side) for side in sides]
    return len(sides) == 2 and dated[0] != dated[1]  # noqa: PLR2004 - a dispute of two


def _with_odds(confidence: float, odds: float) -> float:
    """A confidence in the light of further evidence, given as the odds that it speaks for the dispute."""
    return confidence * odds / (confidence * odds + 1 - confidence) if confidence < 1 else confidence


def _closeness(corpus: Corpus, sides: list[list[Claim]]) -> float:
    """The odds that figures so far apart are of one thing, unless one is the other with a slip of digits or of scale."""
    found = [corpus.sides.interval(side[0]) for side in sides]
    ends = sorted(size for each in found if each is not None and (size := _size(each)) is not None)
    if sides[0][0].dimension in ("date", "time", "entity") or len(ends) < 2 or not ends[0]:  # noqa: PLR2004 - two figures
        return 1.0
    quotient = float(ends[-1] / ends[0])
    power = 10 ** round(log10(quotient))
    slip = slip_odds(sides[0][0], sides[1][0]) > 1.0
    ratio = Fraction(ends[-1]) / Fraction(ends[0])
    next_door = ratio.numerator - ratio.denominator == 1 and ratio.numerator <= SMALL  # 2週間 and 3週間
    slip |= _is_one_numeral(sides[0][0].value, sides[1][0].value)
    if slip or next_door or (power > 1 and abs(quotient / power - 1) <= SLIP):
        return 1.0
    return next((odds for least, odds in FAR_APART if quotient >= least), 1.0)


def _is_one_numeral(one: Value, other: Value) -> bool:
    """Whether two lengths of time have one numeral and two units: 60秒, 60分."""
    lengths = isinstance(one, Duration) and isinstance(other, Duration) and one.unit != other.unit
    return lengths and digits_of(one) == digits_of(other) != 0


def _size(found: Interval) -> Fraction | None:
    """The middle of what a figure may mean, or its bound where it has one only."""
    told = [end for end in (found.low, found.high) if end is not None]
    return abs(sum(told, Fraction(0))) / len(told) if told else None


def _strength(corpus: Corpus, claim: Claim, *, across: bool) -> float:
    missing = MISSING_ACROSS if across else MISSING_WITHIN
    subject = claim.subject.factor if corpus.linker.subject(claim) else missing
    return subject * claim.attribute.factor
