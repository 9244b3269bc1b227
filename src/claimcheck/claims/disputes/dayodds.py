"""How likely two days that texts give for what looks like one event are of one event, by the days themselves.

Note [Two days]. Who gets a day wrong is a few days off, or a month with the same day. A text that gives the other day as well,
for whatever it may be, knows two events, and what comes every year has one day in two years. In 92 sets with marked contradictions
and 32 without any, of the disputes told where no text has the day of the other 47 were contradictions and 8 none, where one has 13
and 16; of one day in two years 3 and 7; of a day in the month before or after 7 and none. In 116 sets, of the disputes of two days
in one month whose tens differ or whose digits are swapped, or of one day in two months, that were told at 0.4 and more 32 were
contradictions and one was none.
"""

from collections.abc import Sequence

from claimcheck.claims.corpus import Corpus
from claimcheck.model.claims import Claim
from claimcheck.model.values import Date

GIVEN, NEXT_YEAR = 0.38, 0.3
"""What the odds are multiplied with where a text of one side gives the day of the other, and for one day of two years."""
SLIP = 2.5
"""What they are multiplied with where one digit of the day or month makes one day of the other, or two swapped."""

_HELD = "events/held"
"""What may be held again."""
_Day = tuple[int | None, ...]


def days_odds(corpus: Corpus, sides: Sequence[Sequence[Claim]]) -> float:
    """What two days say of the odds that they are of one event; see Note [Two days]."""
    first, second = ([(claim, value) for claim in side if isinstance(value := claim.value, Date)] for side in sides[:2])
    if not first or not second:
        return 1.0
    one, other = max(first, key=_fineness)[1], max(second, key=_fineness)[1]
    if (one.month, one.day) == (other.month, other.day):
        return NEXT_YEAR if one.year != other.year and one.day is not None else 1.0
    if one.day == other.day and abs((one.month or 0) - (other.month or 0)) == 1:
        return SLIP if _may_slip(corpus, first, second) else 1.0  # 5月15日 for 4月15日: a slip of the month
    shared = {claim.path for claim, _ in first} & {claim.path for claim, _ in second}  # a text with both is weighed elsewhere
    paths = ((claim.path, day) for side, day in ((first, other), (second, one)) for claim, _ in side if claim.path not in shared)
    given = any(_day(day) in _days_of(corpus, path) for path, day in paths)
    slip = SLIP if one.month == other.month and _is_slip(one.day, other.day) and _may_slip(corpus, first, second) else 1.0
    return slip * (GIVEN if given else 1.0)


def _is_slip(one: int | None, other: int | None) -> bool:
    """Whether two days of a month differ in their tens, or have their digits swapped: 9日, 19日, 29日; 12日, 21日."""
    if one is None or other is None:
        return False
    return one % 10 == other % 10 or f"{one:02}" == f"{other:02}"[::-1]


def _may_slip(corpus: Corpus, first: Sequence[tuple[Claim, Date]], second: Sequence[tuple[Claim, Date]]) -> bool:
    """Whether two days of a small folder are of what happens once: 被害届を受理 and 申込書を受理 are two."""
    claims = [claim for claim, _ in (*first, *second)]
    if not corpus.linker.affinity.small or any(claim.attribute.value == _HELD for claim in claims):
        return False
    acts = [[claim.extra["act"] for claim, _ in side if "act" in claim.extra] for side in (first, second)]
    themes = [{theme for act in side for theme in act.themes} for side in acts]
    return not all(themes) or bool(themes[0] & themes[1])


def _fineness(told: tuple[Claim, Date]) -> tuple[bool, bool]:
    """How much a date says."""
    return told[1].day is not None, told[1].month is not None


def _day(value: Date) -> _Day:
    """A day without its year, which texts leave out, or a month."""
    return (value.month, value.day) if value.day is not None else (value.year, value.month, None)


def _days_of(corpus: Corpus, path: str) -> frozenset[_Day]:
    """The days and months that a text gives, gathered once."""
    found = corpus.days.get(path)
    if found is None:
        document = corpus.linker.documents[path]
        values = [*(claim.value for claim in document.claims), *(mention.value for mention in document.dates)]
        dates = (value for value in values if isinstance(value, Date) and value.month is not None)
        found = corpus.days[path] = frozenset(_day(value) for value in dates)
    return found
