"""A year of an era that is not the western year beside it, or a date outside its era: 令和6年(2025年), 平成31年5月15日."""

from collections.abc import Iterator, Sequence
from datetime import MAXYEAR, date

from claimcheck.claims.corpus import Corpus, Draft
from claimcheck.claims.values.repairs import Repair
from claimcheck.model.calendars import ERAS, era_year
from claimcheck.model.claims import Mention
from claimcheck.model.findings import Comparison
from claimcheck.model.rules import Rule
from claimcheck.model.values import Date

NAME = "era-mismatch"


def run(corpus: Corpus, rule: Rule) -> Iterator[Draft]:
    """Era years held against the western year of the same expression or of the bracket they stand in."""
    for document in corpus.documents:
        by_span = {mention.span: mention for mention in document.dates}
        for mention in document.dates:
            value = mention.value
            if not isinstance(value, Date):
                continue
            outer = by_span.get(mention.pair) if mention.pair is not None else None
            other = outer.value if outer is not None and isinstance(outer.value, Date) else None
            problem = _problem(value, other)
            if problem is None:
                continue
            written, right = problem
            told = [each for each in (outer, mention) if each is not None]
            passages = [corpus.passage(document.path, mention, mention.extent, "a")]
            if outer is not None:
                passages.insert(0, corpus.passage(document.path, outer, outer.extent, "a"))
            yield Draft(
                rule=rule,
                sides=[passages],
                fields={"stated": written, "right": right},
                confidence=1.0,
                subject="",
                attribute="era",
                comparison=Comparison("calendar"),
                suggestion=right,
                repairs=tuple(_repairs(corpus, document.path, told)),
            )


def _repairs(corpus: Corpus, path: str, told: Sequence[Mention]) -> Iterator[Repair]:
    """The year of the era for the western one, and the western one for that of the era."""
    values = [mention.value for mention in told if isinstance(mention.value, Date)]
    eras = [era_year(value.era, value.era_year) for value in values if value.era in ERAS and value.era and value.era_year]
    western = [value.year for value in values if value.year is not None and value.era is None]
    western = western or [value.year for value in values if value.year is not None]
    for year in dict.fromkeys([*eras, *western]):
        right = corpus.scale.interval(Date(grain="year", year=year), ())
        if right is not None and year <= MAXYEAR:
            yield Repair(path, told[-1], right)


def _problem(value: Date, other: Date | None) -> tuple[str, str] | None:
    """The era expression and what it should be; None where all is well."""
    dates = [part for part in (value, other) if part is not None]
    era = next((part for part in dates if part.era is not None and part.era_year is not None), None)
    if era is None or era.era is None or era.era_year is None:
        return None
    written = f"{era.era}{'元' if era.era_year == 1 else era.era_year}年"
    if era.era not in ERAS:
        return None  # 正安3年: an old era, whose first day is not known here
    year = era_year(era.era, era.era_year)
    if year > MAXYEAR:
        return None
    western = next((part.year for part in dates if part.year is not None and part.era is None), era.year)
    if western is not None and western != year:
        return f"{written}({western}年)", f"{_era_of(western, era.month)}"
    month = era.month or (other.month if other is not None else None)
    day = era.day or (other.day if other is not None else None)
    if month is None:
        return None
    first = ERAS[era.era]
    after = [start for start in ERAS.values() if start > first]
    low, high = _days(year, month, day)
    if high < first or (after and low >= min(after)):
        return f"{written}{month}月", _era_of(year, month, day)
    return None


def _days(year: int, month: int, day: int | None) -> tuple[date, date]:
    try:
        return date(year, month, day or 1), date(year, month, day or 28)
    except ValueError:
        return date(year, 1, 1), date(year, 12, 31)


def _era_of(year: int, month: int | None, day: int | None = None) -> str:
    """The era year of a western one; the western one itself before Meiji, whose eras are not known here."""
    low, _ = _days(year, month or 12, day)
    known = [(first, era) for era, first in ERAS.items() if first <= low]
    if not known:
        return f"{year}年"
    first, era = max(known)
    number = year - first.year + 1
    return f"{era}{'元' if number == 1 else number}年"
