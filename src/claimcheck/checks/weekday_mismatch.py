"""A weekday that is not that of its date: 2025年1月27日(火)."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from claimcheck.claims.corpus import Corpus, Draft
from claimcheck.claims.extract import DocumentClaims
from claimcheck.claims.figures.describe import WEEKDAYS, reading
from claimcheck.claims.values.repairs import Repair
from claimcheck.model.claims import Mention
from claimcheck.model.findings import Comparison
from claimcheck.model.intervals import Interval
from claimcheck.model.pattern import regex
from claimcheck.model.rules import Rule
from claimcheck.model.span import Span
from claimcheck.model.values import Date

NAME = "weekday-mismatch"
_MINUTES = 1440
_WEEK = 7 * _MINUTES
_BESIDE, _PAIR = 60, 2
"""Characters between two days of one list."""
INFERRED_YEAR = 0.7
"""Confidence where the year comes from the context: 1月27日(火)."""


def run(corpus: Corpus, rule: Rule) -> Iterator[Draft]:
    """Dates of day grain with a stated weekday that the calendar contradicts; a year that was inferred lowers confidence."""
    for document in corpus.documents:
        for dated in _aligned(document):
            mention = _with_next_cell(dated, document.text)
            value = mention.value
            for part in (value, value.until) if isinstance(value, Date) else ():
                if part is None or part.weekday is None or part.year is None or part.month is None or part.day is None:
                    continue
                try:
                    day = date(part.year, part.month, part.day)
                except ValueError:
                    continue
                if day.weekday() == part.weekday:
                    continue
                names = WEEKDAYS[corpus.lang]
                stated, right = names[part.weekday], names[day.weekday()]
                inferred = dated.span in document.inferred
                if inferred and _fits_elsewhere(part, document, bare=document.inferred[dated.span] == "month"):
                    continue  # the weekday tells that another month or year of the text is meant than the one told last
                yield Draft(
                    rule=rule,
                    sides=[[corpus.passage(document.path, mention, mention.extent, "a")]],
                    fields={"date": day.isoformat(), "stated": stated, "right": right},
                    confidence=INFERRED_YEAR if inferred else 1.0,
                    subject="",
                    attribute="weekday",
                    comparison=Comparison("calendar"),
                    suggestion=right,
                    repairs=tuple(_repairs(document.path, mention, day, part.weekday)),
                )
        yield from _nths(corpus, rule, document)


_CELL = regex(r"[ 　]*(?:[|｜\t][ 　]*([月火水木金土日])(?:曜日?)?[ 　]*(?:[|｜\t]|$)|,([月火水木金土日])(?:曜日?)?,)")


def _with_next_cell(mention: Mention, text: str) -> Mention:
    """A day with the weekday of the next cell of its row: | 2024年12月14日 | 土 |."""
    value = mention.value
    found = _CELL.match(text, mention.extent.end)
    if found is None or not isinstance(value, Date) or value.weekday is not None or value.until is not None or value.day is None:
        return mention
    span = Span(mention.span.start, found.end(1) if found[1] else found.end(2))
    return mention._replace(value=value.but(weekday="月火水木金土日".index(found[1] or found[2])), span=span, extent=span)


_NTH = regex(
    r"第([1-5１-５一二三四五])(?:[・、,](?:第)?[1-5１-５一二三四五])*([月火水木金土日])曜日?(?:の|、|に(?:あた|当た)る"
    r"|である|となる|[（(])?$"
)
_ORDINALS = "一二三四五"


def _nths(corpus: Corpus, rule: Rule, document: DocumentClaims) -> Iterator[Draft]:
    """第3土曜日の7月26日: a day that is not that weekday of its month."""
    for mention in document.dates:
        value = mention.value
        found = _NTH.search(document.text, max(0, mention.span.start - _BEFORE), mention.span.start)
        if found is None or not isinstance(value, Date) or value.until is not None or "・" in found[0] or "、第" in found[0]:
            continue
        weekday = _weekday(value.year, value.month, value.day) if value.year and value.month and value.day else None
        number = int(found[1]) if found[1].isdigit() else _ORDINALS.index(found[1]) + 1
        names = WEEKDAYS[corpus.lang]
        stated = "月火水木金土日".index(found[2])
        right = ((value.day or 1) - 1) // 7 + 1
        if weekday is None or (weekday, right) == (stated, number):
            continue
        named = ("{name} no. {number}" if corpus.lang == "en" else "第{number}{name}").format
        yield Draft(
            rule=rule,
            sides=[[corpus.passage(document.path, mention, mention.extent, "a")]],
            fields={
                "date": reading(value),
                "stated": named(number=number, name=names[stated]),
                "right": named(number=right, name=names[weekday]),
            },
            confidence=INFERRED_YEAR if mention.span in document.inferred else 1.0,
            subject="",
            attribute="weekday",
            comparison=Comparison("calendar"),
            suggestion=named(number=right, name=names[weekday]),
        )


_BEFORE = 16


def _repairs(path: str, mention: Mention, day: date, stated: int) -> Iterator[Repair]:
    """The day with its weekday, or a day near it that has the stated one."""
    first = Fraction(day.toordinal() * _MINUTES)
    yield Repair(path, mention, Interval(first, first + _MINUTES), day.weekday())
    yield Repair(path, mention, Interval(first - _WEEK, first + _MINUTES + _WEEK), stated)


def _aligned(document: DocumentClaims) -> Iterator[Mention]:
    """The dates of a document, two days of one list in one year: 第1回 10月25日(日) 第2回 11月15日(土)."""
    before: Mention | None = None
    for mention in sorted(document.dates, key=lambda each: each.span):
        if before is not None:
            year = _year_beside(before, mention, document)
            other = before.value
            if year is not None and isinstance(other, Date):
                before = before._replace(value=other.but(year=year))
            yield before
        before = mention
    if before is not None:
        yield before


def _year_beside(one: Mention, other: Mention, document: DocumentClaims) -> int | None:
    """The year of the document in which the next date of a list stands, where the first was read in a later one."""
    first, second, today = one.value, other.value, document.dateline
    listed = {one.span, other.span} <= document.inferred.keys() and other.span.start - one.span.end <= _BESIDE
    if not listed or today is None or not isinstance(first, Date) or not isinstance(second, Date):
        return None
    days = [(each.month or 0, each.day or 0) for each in (first, second) if each.weekday is not None]
    if len(days) < _PAIR or not (today.month, today.day) <= days[0] < days[1] or first.year == second.year:
        return None
    return second.year if second.year == today.year else None


def _fits_elsewhere(part: Date, document: DocumentClaims, *, bare: bool) -> bool:
    """Whether the weekday shows that a date was read from the wrong context: it fits the year the text speaks from.

    A bare day, 3日(日), may be of any month that the text names.
    """
    told = [mention.value for mention in document.dates if isinstance(mention.value, Date)]
    if bare:
        months = {(value.year, value.month) for value in told if value.year is not None and value.month is not None}
        return any(_weekday(year, month, part.day) == part.weekday for year, month in months)
    full = (
        mention.value.year
        for mention in document.dates
        if isinstance(mention.value, Date) and mention.value.day is not None and mention.span not in document.inferred
    )
    year = document.dateline.year if document.dateline is not None else next(full, None)
    return year is not None and _weekday(year, part.month, part.day) == part.weekday


def _weekday(year: int | None, month: int | None, day: int | None) -> int | None:
    try:
        return date(year or 1, month or 1, day or 1).weekday()
    except ValueError:
        return None
