"""A stated length of time that is not the time between its start and end: 14時05分から15時20分までの85分.

Days of a range count with both ends (4日から6日までの3日間), of two moments listed apart with or without; hours by the clock.
Besides ranges in prose, the rule names triples of attributes: start, end and length of the same thing, as an incident report
lists them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from claimcheck.claims.arithmetic.moments import placed
from claimcheck.claims.arithmetic.products import Implied
from claimcheck.claims.arithmetic.years import Years
from claimcheck.claims.corpus import Corpus, Draft
from claimcheck.claims.extract import DocumentClaims
from claimcheck.claims.figures.describe import reading
from claimcheck.claims.values.repairs import Repair
from claimcheck.model.claims import Claim, HedgeKind, Mention, Slot
from claimcheck.model.findings import Comparison, Evidence
from claimcheck.model.intervals import Interval
from claimcheck.model.pattern import regex
from claimcheck.model.rules import Rule
from claimcheck.model.span import Span
from claimcheck.model.values import Date, Duration, Quantity, Ratio, TimeOfDay, Value

NAME = "duration-mismatch"
_DAY = 1440
_MONTH = Fraction(1461 * _DAY, 48)
"""Minutes of a month in the mean of four years."""
ROUND = 20
"""Minutes by which hours may be rounded without a word: 10時から11時50分までの2時間."""
ROUNDED = Fraction(1, 10)
"""Part by which a length may be off that is reckoned from rounded figures."""
_ANY_YEAR = 2025


class _Stretch(NamedTuple):
    low: Fraction
    """Shortest length in minutes."""
    high: Fraction


def run(corpus: Corpus, rule: Rule) -> Iterator[Draft]:
    """Lengths that neither way of counting gives."""
    for document in corpus.documents:
        for item in document.relations.lengths:
            if isinstance(item.start.value, Date | TimeOfDay) and item.start is item.end:
                end: Value | None = item.start.value.until
            else:
                end = item.end.value
            right = _between(item.start.value, end, over_night=item.over_night)
            passages = [item.start] if item.start is item.end else [item.start, item.end]
            if right is not None and item.start is item.end and right.high >= _DAY and right.high == right.low + _DAY:
                right = right._replace(low=right.high)  # 3日から7日までの5日間: both ends count
            if right is not None and not (_nearly(item.length, right, item.slack) if item.slack else _fits(item.length, right)):
                yield _draft(corpus, rule, document.path, item.length, passages, item.sentence, right)
        for years in {item.length.span: item for item in document.relations.years}.values():
            yield _of_years(corpus, rule, document.path, years)
        for implied in document.relations.implied:
            if not _follows(corpus, implied):
                yield _of_implied(corpus, rule, document.path, implied)
        yield from _listed(corpus, rule, document.claims)
    yield from _since(corpus, rule)


def _follows(corpus: Corpus, item: Implied) -> bool:
    """Whether a length of time is about what follows from other figures, which are rounded."""
    stated = corpus.scale.interval(item.length.value, item.length.hedges)
    if item.exact and isinstance(item.length.value, Duration):
        slack = Fraction(max(item.length.value.quantum_seconds, getattr(item.givens[0].value, "quantum_seconds", 0))) / 2
        return item.low - slack < Fraction(item.length.value.seconds) < item.high + slack
    return stated is None or stated.meets(Interval(item.low * (1 - ROUNDED), item.high * (1 + ROUNDED)))


def _of_implied(corpus: Corpus, rule: Rule, path: str, item: Implied) -> Draft:
    """A length of time against what follows from other figures."""
    draft = _draft(corpus, rule, path, item.length, [*item.givens], item.sentence, _Stretch(item.low / 60, item.high / 60))
    figures = " ÷ ".join(reading(given.value) for given in item.givens)
    if isinstance(item.givens[0].value, Ratio):
        figures = f"{figures} availability" if corpus.lang == "en" else f"稼働率 {figures} での停止"
    draft.fields = {**draft.fields, "ends": figures}
    return draft


def _of_years(corpus: Corpus, rule: Rule, path: str, item: Years) -> Draft:
    """A number of years against the two ends it runs between, the second of which may be the day of the text."""
    ends = [item.start] if item.end is None else [item.start, item.end]
    draft = _draft(corpus, rule, path, item.length, ends, item.sentence, _Stretch(Fraction(0), Fraction(0)))
    day = corpus.linker.documents[path].dateline
    last = [] if item.end is not None or day is None else [f"{day.year}年"]
    stated, right = (f"{number}年" for number in (item.stated, item.right[0]))
    draft.fields = {"stated": stated, "right": right, "ends": " 〜 ".join([*map(_end, ends), *last])}
    draft.suggestion, draft.comparison = right, Comparison("duration", difference=right)
    year = 12 * _MONTH * 60 if isinstance(item.length.value, Duration) else 1
    low, high = (Fraction(number) * year for number in (min(item.right), max(item.right)))
    draft.repairs = (Repair(path, item.length, Interval(low, high)),)
    return draft


def _listed(corpus: Corpus, rule: Rule, claims: list[Claim]) -> Iterator[Draft]:
    """Start, end and length of one thing under one heading."""
    by_attribute: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.named:
            by_attribute.setdefault(claim.attribute.value, []).append(claim)
    for triple in rule.entry.parameters.get("triples", ()):
        found = [by_attribute.get(name, []) for name in triple]
        if not all(len(group) == 1 for group in found):
            continue  # two incidents in one text: which is which is not for us to guess
        start, end, length = (group[0] for group in found)
        if type(start.value) is not type(end.value) or not isinstance(length.value, Duration):
            continue
        right = _between(start.value, end.value)
        if right is not None and not _fits(length.mention, right):
            yield _draft(corpus, rule, length.path, length.mention, [start.mention, end.mention], length.sentence, right)


def _since(corpus: Corpus, rule: Rule) -> Iterator[Draft]:
    """Years since an event that some text dates: 築51年, 創立70周年; the first year may be counted or not."""
    since: dict[str, list[tuple[str, str]]] = {
        years: [(attribute, word) for attribute, _, word in (each.partition(" ") for each in told)]
        for years, told in rule.entry.parameters.get("since", {}).items()
    }
    wanted = {attribute for told in since.values() for attribute, _word in told}
    least = rule.number("subject", 0.8)
    events: dict[tuple[str, str], list[Claim]] = {}
    lengths: list[Claim] = []
    names = {spelling: key for document in corpus.documents for key, spelling in document.spellings.items()}
    for document in corpus.documents:
        for claim in document.claims:
            if claim.modality.value not in ("stated", "reported") or claim.mention.hedges:
                continue
            if claim.attribute.value in since and _years(claim.value) is not None and not _since_other(document.text, claim):
                lengths.append(_owned(document, claim, names))
            elif claim.subject.factor < least:
                continue
            elif claim.attribute.value in wanted and isinstance(claim.value, Date) and claim.value.year and not claim.value.until:
                events.setdefault((corpus.linker.subject(claim), claim.attribute.value), []).append(claim)
    for claim in lengths:
        subject, years = corpus.linker.subject(claim), _years(claim.value)
        found = [
            event
            for attribute, word in since[claim.attribute.value]
            for event in events.get((subject, attribute), ())
            if word in event.attribute.source
        ]
        day = corpus.day_of(claim)
        if not subject or claim.subject.factor < least or day is None or years is None or not found:
            continue
        right = [day.year - (event.value.year or 0) for event in found if isinstance(event.value, Date)]
        if all(abs(each - years) > 1 for each in right):
            event = found[0]
            draft = _draft(corpus, rule, claim.path, claim.mention, [], claim.sentence, _Stretch(Fraction(0), Fraction(0)))
            draft.sides = [[corpus.evidence(claim, "a")], [corpus.evidence(event, "b")]]
            shown = f"{right[0]}年"
            draft.fields = {**draft.fields, "ends": f"{reading(event.value)} 〜 {day.year}", "right": shown}
            draft.confidence = min(claim.subject.factor, event.subject.factor) * event.attribute.factor
            draft.suggestion = shown
            yield draft


_LONGEST_NAME = 20
_AGAIN = regex(r"[\s ]?(?:ぶり|振り)")
# 同社は17年の設立: the year 2017
_IS_YEAR = regex(r"(?:[1-9１-９]{1,2}月)?(?:の|に)?(?:設立|創業|創立|創設|開業|開設|開館|開校|発足|誕生|完成|竣工)(?!から|以来|後)")


def _since_other(text: str, claim: Claim) -> bool:
    """Whether a number of years runs from the last time of something: 新線の開通は1958年以来68年ぶり is no age of the line."""
    end = claim.mention.extent.end
    return _AGAIN.match(text, end) is not None or _IS_YEAR.match(text, end) is not None


def _owned(document: DocumentClaims, claim: Claim, names: Mapping[str, str]) -> Claim:
    """A number of years with the name that it describes, where no other owns it: 築46年の若葉ビル."""
    if claim.subject.value or not document.text.startswith("の", claim.mention.extent.end):
        return claim
    words = document.text[claim.mention.extent.end + 1 :][:_LONGEST_NAME]
    key = next((names[words[:end]] for end in range(len(words), 1, -1) if words[:end] in names), "")
    return replace(claim, subject=Slot(key, "の", 1.0)) if key else claim


def _years(value: Value) -> int | None:
    """The whole years of 51年 and 70周年."""
    if isinstance(value, Quantity) and value.dimension == "anniversary" and value.upper is None:
        return int(value.magnitude)
    plain = isinstance(value, Duration) and value.upper is None and not value.vague and not value.seconds and value.unit == "year"
    return int(value.months / 12) if plain and isinstance(value, Duration) else None


def _between(start: Value, end: Value | None, *, over_night: bool = False) -> _Stretch | None:
    """Shortest and longest reading of the time between two moments; `over_night` where the second may be of the next day."""
    if isinstance(start, TimeOfDay) and isinstance(end, TimeOfDay):
        return _between_times(start, end, over_night=over_night)
    return _between_dates(start, end) if isinstance(start, Date) and isinstance(end, Date) else None


def _between_times(start: TimeOfDay, end: TimeOfDay, *, over_night: bool) -> _Stretch | None:
    """The time between two hours of one day, or of two that follow each other."""
    minutes = (end.hour * 60 + (end.minute or 0)) - (start.hour * 60 + (start.minute or 0))
    if minutes <= 0:
        if not over_night:
            return None
        minutes += _DAY
    slack = 0 if start.minute is not None or end.minute is not None else 1  # 9時30分から12時まで ends on the hour
    return _Stretch(Fraction(minutes - slack), Fraction(minutes + slack))


def _between_dates(start: Date, end: Date) -> _Stretch | None:
    """The time between two days, or two moments of them."""
    if start.hour is not None and end.hour is not None and (found := placed(start, end)) is not None:
        start, end = found
    if start.month is None or end.month is None:
        return None
    if start.day is None or end.day is None:
        return _between_months(start, end)
    if start.year is None and end.year is None:  # 6月3日から6月7日まで is as long in any year, February aside
        start, end = (part.but(year=_ANY_YEAR) for part in (start, end))
    try:
        first, last = start.but(until=None).bounds(), end.bounds()
    except ValueError:
        return None
    if first is None or last is None or last[0] < first[0]:
        return None
    if start.hour is not None and end.hour is not None:
        minutes = int((last[0] - first[0]).total_seconds() // 60)
        return _Stretch(Fraction(minutes - 1), Fraction(minutes + 1)) if minutes > 0 else None
    days = (last[0] - first[0]).days
    return _Stretch(Fraction(days * _DAY), Fraction((days + 1) * _DAY))


def _between_months(start: Date, end: Date) -> _Stretch | None:
    """The time between two dates of which one is a whole month: any day of it may be meant."""
    if start.year is None and end.year is None:  # 11月から3月まで
        start, end = start.but(year=_ANY_YEAR), end.but(year=_ANY_YEAR + ((end.month or 0) < (start.month or 0)))
    first, last = start.but(until=None).bounds(), end.bounds()
    if start.year is None or end.year is None or first is None or last is None or last[0] < first[1]:
        return None
    return _Stretch(*(Fraction((late - early).days * _DAY) for early, late in ((first[1], last[0]), (first[0], last[1]))))


def _fits(length: Mention, right: _Stretch) -> bool:
    value = length.value
    if not isinstance(value, Duration) or value.upper is not None or value.vague or value.per:
        return True
    if length.hedges:
        return _fits_about(length, value, right)
    minutes = Fraction(value.seconds) / 60
    months = Fraction(value.months)
    slack = Fraction(value.quantum_seconds) / 120
    if value.unit == "hour" and right.high < _DAY:
        slack = min(slack, Fraction(ROUND))
    if months:
        return right.low <= months * 31 * _DAY + slack and months * 28 * _DAY - slack <= right.high + _DAY
    if minutes >= _DAY and value.unit in ("day", "week"):
        return minutes in (right.low, right.high) or (right.high > right.low + _DAY and right.low <= minutes <= right.high)
    return right.low - slack < minutes < right.high + slack if slack > 1 else right.low <= minutes <= right.high


def _fits_about(length: Mention, value: Duration, right: _Stretch) -> bool:
    """Whether a hedged length is right but for the most of one of its units, or a fifth: 約6年間 of five years and a half."""
    if any(hedge.kind is not HedgeKind.ABOUT for hedge in length.hedges):
        return True
    minutes = Fraction(value.seconds) / 60 + Fraction(value.months) * _MONTH
    unit = _UNITS.get(value.unit, minutes)
    # 約51時間 is hedged by an hour or two, 約50時間 by a fifth
    precise = minutes >= _PRECISE * unit and minutes / unit % _PRECISE != 0
    slack = max(unit * _MOST * (2 if precise else 1), Fraction(0) if precise else minutes * _HEDGED)
    return right.low - slack <= minutes <= right.high + slack


_UNITS = {"year": 12 * _MONTH, "month": _MONTH, "week": Fraction(7 * _DAY), "day": Fraction(_DAY), "hour": Fraction(60)}
"""Minutes of a unit."""
_PRECISE = 10
"""Of so many units and more, a number that is not round is meant to the last of them."""
_MOST, _HEDGED = Fraction(4, 5), Fraction(1, 5)
"""Part of its last unit, and of itself, by which a hedged length may be off."""


def _nearly(length: Mention, right: _Stretch, slack: int) -> bool:
    """Whether a loosely told length is right but for some minutes."""
    value = length.value
    if not isinstance(value, Duration) or value.upper is not None or value.vague or value.months:
        return True
    minutes = Fraction(value.seconds) / 60
    return right.low - slack <= minutes <= right.high + slack


def _draft(
    corpus: Corpus, rule: Rule, path: str, length: Mention, ends: list[Mention], sentence: Span, right: _Stretch
) -> Draft:
    value = length.value
    unit = value.unit if isinstance(value, Duration) else ""
    shown = _shown(right, months=isinstance(value, Duration) and bool(value.months), hours=unit in ("hour", "minute"))
    evidence: list[list[Evidence]] = [
        [corpus.passage(path, length, sentence, "a")],
        [corpus.passage(path, mention, mention.extent, "b") for mention in ends],
    ]
    return Draft(
        rule=rule,
        sides=evidence,
        fields={"stated": reading(length.value), "right": shown, "ends": " 〜 ".join(map(_end, ends))},
        confidence=1.0,
        subject="",
        attribute="duration",
        comparison=Comparison("duration", difference=shown),
        suggestion=shown,
        repairs=(Repair(path, length, Interval(right.low * 60, right.high * 60)),) if right.high else (),
        givens=tuple((path, end) for end in ends),
    )


def _end(mention: Mention) -> str:
    """An end, or both of a range: 14:05 〜 15:20."""
    value = mention.value
    if isinstance(value, Date | TimeOfDay) and value.until is not None:
        return f"{reading(value.but(until=None))} 〜 {reading(value.until)}"
    return reading(value)


def _shown(right: _Stretch, *, months: bool = False, hours: bool = False) -> str:
    """The length as a text would state it, in days or hours, as it does itself, or in years and months."""
    if months and right.high >= _MONTH:
        years, rest = divmod(round((right.low + right.high) / 2 / _MONTH), 12)
        return (f"{years}年" if years else "") + (f"{rest}か月" if rest or not years else "")
    if right.high >= _DAY and not hours:
        return f"{int(right.high // _DAY)}日"
    whole, rest = divmod(int((right.low + right.high) / 2), 60)
    return (f"{whole}時間" if whole else "") + (f"{rest}分" if rest or not whole else "")
