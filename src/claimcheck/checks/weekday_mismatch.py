"""A weekday that is not that of its date: 2025年1月27日(火)."""

from collections.abc import Iterator
from datetime import date

from claimcheck.claims.corpus import Corpus, Draft
from claimcheck.model.findings import Comparison
from claimcheck.model.rules import Rule
from claimcheck.model.values import Date

NAME = "weekday-mismatch"
INFERRED_YEAR = 0.7
"""Confidence where the year comes from the context: 1月27日(火)."""
_NAMES = {"ja": "月火水木金土日", "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")}


def run(corpus: Corpus, rule: Rule) -> Iterator[Draft]:
    """Dates of day grain with a stated weekday that the calendar contradicts; a year that was inferred lowers confidence."""
    for document in corpus.documents:
        for mention in document.dates:
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
                names = _NAMES[corpus.lang]
                stated, right = names[part.weekday], names[day.weekday()]
                inferred = mention.span in document.inferred
                yield Draft(
                    rule=rule,
                    sides=[[corpus.passage(document.path, mention, mention.extent, "a")]],
                    fields={"date": day.isoformat(), "stated": stated, "right": right},
                    confidence=INFERRED_YEAR if inferred else 1.0,
                    subject="",
                    attribute="weekday",
                    comparison=Comparison("calendar"),
                    suggestion=right,
                )

