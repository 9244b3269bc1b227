"""Disputes: cells whose claims cannot all hold, with the guards that keep look-alikes silent and a confidence.

Note [Guards]. A document that states both values itself probably means two things. A repeatable event at another date is no
conflict. A cell that falls into many sides is no dispute about one thing but a series that the slots failed to tell apart.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from math import log10

from claimcheck.claims.contrasts import word_of
from claimcheck.claims.corpus import Corpus, Draft
from claimcheck.claims.dayodds import days_odds
from claimcheck.claims.describe import distance, reading
from claimcheck.claims.inferred import STATED
from claimcheck.claims.link import Cell
from claimcheck.claims.slips import slip_hint
from claimcheck.claims.sources import source_in
from claimcheck.claims.successions import succession
from claimcheck.claims.twins import slip_odds
from claimcheck.claims.verdict import by_authority, joined, verdict
from claimcheck.model.claims import Claim
from claimcheck.model.findings import Comparison
from claimcheck.model.intervals import Interval
from claimcheck.model.pattern import regex
from claimcheck.model.rules import Rule
from claimcheck.model.values import Date

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
SURE_ODDS = 100
"""Odds of a slip that outweigh a series: two digits of three swapped."""
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
LIFETIME = 90
"""Years between two dates of an event without a stated owner, from which they are hardly of one."""
SLIP = 0.03
OPEN_ACROSS = 0.9
MAX_SIDES = 4


def drafts(corpus: Corpus, rule: Rule, wanted: Callable[[str], bool]) -> Iterator[Draft]:
    """A draft for every dispute of a dimension that `wanted` accepts; twins only where their slots told nothing else."""
    told: set[int] = set()
    series: set[int] = set()
    for cell in corpus.cells:
        if cell.twins and all(id(claim) in told or (id(claim) in series and not _sure(cell)) for claim in cell.claims):
            continue
        if len(cell.claims) < 2 or not wanted(cell.dimension):  # noqa: PLR2004 - one claim disputes nothing
            continue
        attribute = corpus.registry.by_id.get(cell.attribute)
        if attribute is not None and not attribute.entry.single:
            continue
        one_text = len({claim.path for claim in cell.claims}) == 1
        if cell.dimension == "entity" and one_text and all(claim.subject.factor < STATED for claim in cell.claims):
            continue  # a president of nobody in particular
        sides = corpus.sides.divide(cell.claims)
        if not 2 <= len(sides) <= MAX_SIDES:  # noqa: PLR2004 - Note [Guards]
            series.update(map(id, cell.claims if len(sides) > MAX_SIDES else ()))
            continue
        confidence = _weighed(corpus, cell, sides)
        if confidence >= LIKELY:
            told.update(map(id, cell.claims))
        if confidence > 0:
            yield _draft(corpus, rule, cell, _with_orphans(corpus, cell, sides), confidence)


def _sure(cell: Cell) -> bool:
    """Whether the digits of twins say so much that they are two figures for one thing even among a series of others."""
    first, *others = cell.claims
    return cell.twins >= ERROR and any(slip_odds(first, other) >= SURE_ODDS for other in others)


def is_told(corpus: Corpus, one: Claim, other: Claim) -> bool:
    """Whether a dispute already tells that one of two claims cannot hold together with the figure of the other."""
    for cell in corpus.cells:
        own = [claim for claim in (one, other) if any(claim is each for each in cell.claims)]
        if not own or cell.dimension != own[0].dimension:
            continue
        sides = corpus.sides.divide(cell.claims)
        told = 2 <= len(sides) <= MAX_SIDES and _weighed(corpus, cell, sides) >= LIKELY  # noqa: PLR2004
        rest = other if own[0] is one else one
        if told and any(corpus.sides.agree(rest, claim) for claim in cell.claims if claim.dimension == rest.dimension):
            return True
    return False


def _weighed(corpus: Corpus, cell: Cell, sides: list[list[Claim]]) -> float:
    """The confidence in a dispute: a doubtful one is likely where its figures are one slip apart and no text gives both."""
    confidence = cell.twins or _confidence(corpus, cell, sides)
    if cell.dimension == "date" and len(sides) == 2:  # noqa: PLR2004 - of two days
        return _with_odds(confidence, days_odds(corpus, sides))
    if confidence >= LIKELY or len(sides) != 2 or "act" in cell.claims[0].extra:  # noqa: PLR2004 - of two figures
        return confidence
    odds = max(slip_odds(one, other) for one in sides[0] for other in sides[1])
    if odds <= 1.0 or any(_gives_both(corpus, claim, rivals) for side, rivals in (sides, sides[::-1]) for claim in side):
        return confidence
    return min(_with_odds(confidence, odds), MAX_BY_SLIP)


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
    confidence = best[1]  # inferring both sides from their surroundings is one doubt, not two
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
    if not both and _open_period(sides) and any(corpus.linker.knows_both(cell, *pair) for pair in (sides, sides[::-1])):
        confidence *= KNOWN_APART
    if cell.dimension == "entity" and both and not all(claim.labelled for claim in cell.claims):
        confidence *= SUCCESSION if len(paths) > 1 or _spelt_alike(sides) else SUCCESSION_WITHIN
    confidence *= succession(corpus, sides)
    if len(sides) == 2 and cell.dimension.startswith("count") and _other_company(corpus, sides):  # noqa: PLR2004 - of two
        confidence *= OTHER_COMPANY
    return confidence * _of_nobody(corpus, cell, across=len(paths) > 1)


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
    same_day = (dates[0].month, dates[0].day) == (dates[1].month, dates[1].day) and dates[0].day is not None
    gap = 0 if same_day else abs(years[0] - years[1])
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
    if slip or next_door or (power > 1 and abs(quotient / power - 1) <= SLIP):
        return 1.0
    return next((odds for least, odds in FAR_APART if quotient >= least), 1.0)


def _size(found: Interval) -> Fraction | None:
    """The middle of what a figure may mean, or its bound where it has one only."""
    told = [end for end in (found.low, found.high) if end is not None]
    return abs(sum(told, Fraction(0))) / len(told) if told else None


def _strength(corpus: Corpus, claim: Claim, *, across: bool) -> float:
    missing = MISSING_ACROSS if across else MISSING_WITHIN
    subject = claim.subject.factor if corpus.linker.subject(claim) else missing
    return subject * claim.attribute.factor


def _with_orphans(corpus: Corpus, cell: Cell, sides: list[list[Claim]]) -> list[list[Claim]]:
    """Claims without an attribute that agree with one side join it: 90兆円を奪った."""
    out = [list(side) for side in sides]
    for orphan in corpus.linker.orphans_of(cell):
        claim = replace(orphan, attribute=cell.claims[0].attribute)
        fits = [side for side in out if len(corpus.sides.divide([*side, claim])) == 1]
        if len(fits) == 1:
            fits[0].append(claim)
    return out


def _draft(corpus: Corpus, rule: Rule, cell: Cell, sides: list[list[Claim]], confidence: float) -> Draft:
    ordered = sorted((corpus.sentence_order(side) for side in sides), key=lambda side: (side[0].path, side[0].mention.span))
    ordered.sort(key=len)  # the lone voice first: it is the likelier slip
    evidence = [[corpus.evidence(claim, chr(ord("a") + number)) for claim in side] for number, side in enumerate(ordered)]
    texts = [_unique(reading(claim.value) for claim in side) for side in ordered]
    subject = corpus.subject_name(_owner(corpus, cell))
    name = _told(cell) if corpus.lang == "ja" else ""
    name = name or corpus.attribute_name(cell.attribute) or _UNNAMED[corpus.lang].get(cell.dimension.partition(":")[0], "")
    name = name or _UNNAMED[corpus.lang][""]
    aspect = next(iter(cell.claims)).aspect.value
    name += _ASPECTS.get((corpus.lang, "change" if cell.dimension.startswith("change") else aspect), "")
    if corpus.lang == "ja" and cell.dimension in _TIMES and not name.endswith(("日", "日程", "時刻", "時間", "年", "期")):
        name += _TIMES[cell.dimension]
    fields = {
        "subject": subject,
        "of": "" if subject and name.startswith(subject) else _of(subject, corpus.lang),  # 有明丸座礁 says whose it is
        "attribute": name,
        "sides": " ⇔ ".join(texts),
        "a": texts[0],
        "b": texts[1],
        "hint": joined(slip_hint(ordered[0][0].value, ordered[1][0].value, corpus.lang), verdict(corpus, ordered)),
    }
    right = by_authority(corpus, ordered)
    return Draft(
        rule=rule,
        sides=evidence,
        fields=fields,
        confidence=confidence,
        subject=subject,
        attribute=cell.attribute,
        comparison=_comparison(ordered),
        explanation=tuple(_explain(corpus, side[0], chr(ord("a") + number)) for number, side in enumerate(ordered)),
        suggestion="" if right is None else texts[right],
    )


def _owner(corpus: Corpus, cell: Cell) -> str:
    """The subject of a dispute, where a claim states it or all claims infer the same; a guess is not told as if it were read."""
    owners = {corpus.linker.subject(claim) for claim in cell.claims}
    stated = any(corpus.linker.is_stated(claim) and corpus.linker.subject(claim) == cell.subject for claim in cell.claims)
    return cell.subject if stated or owners == {cell.subject} else ""


def _told(cell: Cell) -> str:
    """The noun by which all sides name a figure: 保存容量 says more than the concept ストレージ容量."""
    words = {word_of(claim) for claim in cell.claims}
    word = words.pop() if len(words) == 1 and cell.dimension not in ("date", "time", "entity") else ""
    if not _NOUN.fullmatch(word):
        return ""
    counted = word in _PEOPLE
    return word + "の数" if counted else word


_PEOPLE = frozenset(("住民", "市民", "観客", "客", "参加者", "来場者", "入場者", "従業員", "会員", "職員", "生徒", "学生"))
_NOUN = regex(r"[一-龠々ァ-ヺーA-Za-z]{2,12}")
_TIMES = {"date": "の時期", "time": "の時刻"}
_UNNAMED = {
    "ja": {"frequency": "頻度", "ordinal": "番号", "": "数値"},
    "en": {"frequency": "frequency", "ordinal": "number", "": "figure"},
}
"""What a figure is called whose attribute no word names."""
_ASPECTS = {
    ("ja", "decrease"): "の減少",
    ("ja", "increase"): "の増加",
    ("ja", "change"): "の増減率",
    ("en", "change"): " (change)",
    ("en", "decrease"): " (decrease)",
    ("en", "increase"): " (increase)",
}  # fmt: skip


def _of(subject: str, lang: str) -> str:
    if not subject:
        return ""
    return f"{subject}: " if lang == "en" else f"{subject}の"


def _unique(texts: Iterator[str]) -> str:
    return ", ".join(dict.fromkeys(texts))


def _comparison(sides: list[list[Claim]]) -> Comparison:
    return Comparison("disjoint", difference=distance(sides[0][0].value, sides[1][0].value))


def _explain(corpus: Corpus, claim: Claim, side: str) -> str:
    """Which words gave the slots of a claim."""
    parts = []
    if claim.subject.value:
        parts.append(f"{corpus.subject_name(corpus.linker.subject(claim))} ← {source_in(claim.subject.source, corpus.lang)}")
    parts.append(f"{corpus.attribute_name(claim.attribute.value)} ← {source_in(claim.attribute.source, corpus.lang)}")
    if claim.period.value:
        parts.append(f"{claim.period.value} ← {source_in(claim.period.source, corpus.lang)}")
    if claim.scope:
        parts.append(" ".join(sorted(claim.scope)))
    return f"{side}: " + "; ".join(parts)
