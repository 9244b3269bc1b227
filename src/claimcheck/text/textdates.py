"""What a document as a whole says of its dates: its year, whether it counts days from its own, what its weekdays bear out."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from claimcheck.model.calendars import bounds, resolve
from claimcheck.model.claims import Mention
from claimcheck.model.document import Role
from claimcheck.model.values import Date
from claimcheck.text.asides import looks_back
from claimcheck.text.view import View

AROUND = timedelta(days=190)
"""How far from its dateline a text speaks of days without their year."""
FULL = frozenset({"month", "part", "day", "hour", "minute", "second"})
"""Grains that an anchor may have."""


class Anchor:
    """The last full date of the discourse."""

    __slots__ = ("block", "day", "sent", "value")

    def __init__(self, value: Date, day: date, block: int, sent: int) -> None:
        self.value, self.day, self.block, self.sent = value, day, block, sent


def main_year(view: View, mentions: Sequence[Mention]) -> int | None:
    """The year that most full dates of the document share; None on a tie of different years."""
    years = Counter(
        mention.value.year
        for mention in mentions
        if isinstance(mention.value, Date)
        and mention.value.year is not None
        and mention.value.grain in FULL
        and mention.value.fiscal_end is None
        and not looks_back(view, mention.span.end)
    )
    ranked = years.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return ranked[0][0] if len(ranked) == 1 else None
    return ranked[0][0]


def leaves_year_out(mentions: Sequence[Mention]) -> bool:
    """Whether the first date of a text has a month, and no year, be it named or counted (昨年6月).

    Such a text (4月1日で開局から30年となる) leaves its own year out, and names those of others.
    """
    for mention in mentions:
        value = mention.value
        if isinstance(value, Date) and (value.year is not None or value.relative is not None):
            return False
        if isinstance(value, Date) and value.month is not None:
            return True
    return False


def counts_days(view: View, mentions: Sequence[Mention], home: date | None) -> bool:
    """Whether the first day that the text tells is a day alone: 18日、発表した."""
    for mention in mentions:
        value = mention.value
        sent = view.sentence_at(mention.span.start)
        if sent < 0 or not isinstance(value, Date) or value.day is None or value.relative is not None:
            continue
        role = view.block_of(sent).role
        over = role in (Role.TITLE, Role.BYLINE) or (role is Role.HEADING and value.month is None)
        own = home is not None and (value.month, value.day) == (home.month, home.day)
        if not over and not own:
            return value.month is None and role is Role.PARAGRAPH
    return False


def programme_year(view: View, mentions: Sequence[Mention], dateline: date | None) -> int | None:
    """The year of the dateline where the weekdays of other days of it without their year bear it out, and nothing else does.

    Of a programme of the coming months that 10月17日(木) is no day of last year, though it was a Thursday then.
    """
    if dateline is None or view.document.dateline is None:
        return None
    values = (mention.value for mention in mentions)
    days = [
        value
        for value in values
        if isinstance(value, Date) and value.weekday is not None and value.year is None and value.day and value.month
    ]
    borne = sum(fits(day.but(year=dateline.year)) for day in days)
    misses = len(days) - borne
    return dateline.year if 0 < borne >= misses else None


def by_weekday(value: Date, found: Date, dateline: date | None) -> Date:
    """The reading of a date without a year that its weekday bears out; see Note [Home]."""
    if value.weekday is None or value.year is not None or value.day is None or value.relative is not None or fits(found):
        return found
    if value.month is None:
        return found.but(weekday=None)
    near = dateline or first_day(found)
    for year in (near.year, near.year + 1, near.year - 1) if near is not None else ():
        other = value.but(year=year)
        day = first_day(other)
        if day is not None and near is not None and abs(day - near) <= AROUND and fits(other):
            return other
    return found


def fits(value: Date) -> bool:
    """Whether the weekday of a date is the right one."""
    day = first_day(value)
    return day is None or day.weekday() == value.weekday


def resolved(value: Date, discourse: date | None, dateline: date | None) -> Date:
    """`value` with what an anchor tells, or as it is where there is no such day."""
    try:
        return resolve(value, discourse, dateline)
    except (ValueError, OverflowError):  # 2月30日 stays as it is written, for the calendar check to see
        return value


def first_day(value: Date) -> date | None:
    """The first day of a date; None where it is open or there is no such day."""
    try:
        found = bounds(value.but(until=None))
    except (ValueError, OverflowError):
        return None
    return found[0].date() if found else None


def lies_ahead(value: Date, dateline: date | None) -> bool:
    """Whether a date is later than the day of the text."""
    day = first_day(value)
    return day is not None and dateline is not None and day > dateline


def is_long_ago(value: Date, dateline: date | None) -> bool:
    """Whether a date is told in passing by a text of today, which does not go on from there."""
    return dateline is not None and value.year is not None and value.year < dateline.year - 1
