"""A date the calendar does not have: 2月30日, 13月5日."""

from collections.abc import Iterator
from datetime import date

from claimcheck.claims.corpus import Corpus, Draft
from claimcheck.model.findings import Comparison
from claimcheck.model.rules import Rule
from claimcheck.model.values import Date

NAME = "impossible-date"
_LEAP_YEAR = 2024


def run(corpus: Corpus, rule: Rule) -> Iterator[Draft]:
    """Dates whose day or month does not exist; without a stated year 29 February is let pass."""
    for document in corpus.documents:
        for mention in document.dates:
            value = mention.value
            for part in (value, value.until) if isinstance(value, Date) else ():
                if part is None or part.month is None or part.relative is not None:
                    continue
                if document.inferred.get(mention.span) == "month":
                    continue  # 31日: whose month it is was only guessed
                inferred = mention.span in document.inferred or part.year is None
                if _exists(_LEAP_YEAR if inferred else part.year or _LEAP_YEAR, part.month, part.day or 1):
                    continue
                yield Draft(
                    rule=rule,
                    sides=[[corpus.passage(document.path, mention, mention.extent, "a")]],
                    fields={"month": str(part.month), "day": str(part.day or "")},
                    confidence=1.0,
                    subject="",
                    attribute="date",
                    comparison=Comparison("calendar"),
                )


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
