"""Whether two figures may hold at one time: by their periods, by the days of their texts, and by what has happened since."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from claimcheck.claims.extract import DocumentClaims
from claimcheck.claims.lexicon.registry import Registry
from claimcheck.claims.linking.editions import are_editions, edition
from claimcheck.claims.linking.stillahead import is_another_time
from claimcheck.model.claims import Claim
from claimcheck.model.values import Date, Quantity

CLASH = 0.0
PEAK = 0.95
"""Factor of two peaks of one affair that two texts put on two days."""
MISSING_PERIOD = 0.92
PAST = 0.8
"""A figure of last year by its words against one that tells no time, in another text."""
KNOWN_PAST = 0.75
"""Factor of such a figure besides, where its text tells that of now right before it: 参加　317人。昨年は258人."""
COARSER_PERIOD = 0.9
EVOLVING = 0.6
SEASON = timedelta(days=170)
"""How long the months may be that a text calls a season."""
STATE_HOLDS = timedelta(days=400)
"""How long an undated state holds from the dateline: about a year."""
LAST_ONE = timedelta(days=120)
"""How long after its year a text still speaks of the last of what is held every year."""
_YEARLY = ("events/", "sports/")
_PEAK = "range:maximum"
_AGE = "people/age"
_YEAR = timedelta(days=365, hours=6)
_SAME_AGE = timedelta(days=45)
"""So near each other two texts hardly stand on two sides of a birthday."""
_BESIDE = 60


class SameTime:
    """Holds the times of two claims of a corpus against each other."""

    def __init__(self, documents: Sequence[DocumentClaims], registry: Registry, as_of: date | None) -> None:
        self.documents = {document.path: document for document in documents}
        self.registry, self.as_of = registry, as_of
        self._editions = {document.path: edition(document.text) for document in documents}
        self._last_days: dict[str, date | None] = {}

    def factor(self, one: Claim, other: Claim) -> float:
        """How far the periods of two claims let them be compared; CLASH where they tell two times."""
        attribute = self.registry.by_id.get(one.attribute.value)
        if one.dimension == "date" or (attribute is not None and attribute.entry.stable):
            return 1.0
        first, second = one.period.value, other.period.value
        if first and second and first != second and "range:maximum" in one.scope & other.scope and _near(one, other):
            return PEAK  # 最大48,600戸（28日1時30分）: when a peak was reached is not when it holds
        if one.path != other.path and ("past" in one.extra) != ("past" in other.extra) and not (first and second):
            apart = KNOWN_PAST if self._tells_now(one if "past" in one.extra else other) else 1.0
            return PAST * apart * (MISSING_PERIOD if first or second else 1.0)
        if not (first and second) and are_editions(self._editions[one.path], self._editions[other.path]):
            return CLASH  # each report gives the figures of its own hour
        if first == second:
            return 1.0 if first or one.path == other.path else 0.98
        if not first or not second:
            dated, undated = (one, other) if first else (other, one)
            return MISSING_PERIOD if self.is_current(dated, undated) else CLASH
        return _overlap(one, other)

    def _tells_now(self, past: Claim) -> bool:
        """Whether a text gives the figure of now beside one of last year."""
        return any(
            claim.attribute.value == past.attribute.value
            and claim.dimension == past.dimension
            and "past" not in claim.extra
            and claim is not past
            and 0 < past.mention.span.start - claim.mention.span.start < _BESIDE
            for claim in self.documents[past.path].claims
        )

    def of_report(self, one: Claim, other: Claim) -> float:
        """Figures that grow by the hour, 死者 and 避難者: two of them agree only as of the same day, or at their peak."""
        if one.attribute.value == other.attribute.value == _AGE and self._has_aged(one, other):
            return CLASH
        attribute = self.registry.by_id.get(one.attribute.value)
        if attribute is None or not attribute.entry.evolving or _PEAK in one.scope & other.scope:
            return 1.0
        if one.period.value and (one.period.value == other.period.value or _overlap(one, other)):
            return 1.0
        days = [self.documents[claim.path].dateline for claim in (one, other)]
        return 1.0 if one.path != other.path and days[0] is not None and days[0] == days[1] else EVOLVING

    def _has_aged(self, one: Claim, other: Claim) -> bool:
        """Whether somebody grew older between two texts: （58） in July, （59） in the April after."""
        days = [self.documents[claim.path].written for claim in (one, other)]
        if days[0] is None or days[1] is None or not (isinstance(one.value, Quantity) and isinstance(other.value, Quantity)):
            return False
        between, grown = days[1] - days[0], int(other.value.magnitude - one.value.magnitude)
        if between < timedelta():
            between, grown = -between, -grown
        return between > _SAME_AGE and between // _YEAR <= grown <= between // _YEAR + 1

    def are_apart(self, one: Claim, other: Claim) -> bool:
        """Whether the day of one lies ahead of its text, and that of the other long behind; see Note [Still ahead]."""
        return any(
            is_another_time(first.value, self.documents[first.path].written, second.value)
            for first, second in ((one, other), (other, one))
            if first.modality.value != "denied"
        )

    def is_current(self, dated: Claim, undated: Claim) -> bool:
        """Whether a dated claim may be meant by an undated one: its period is not past nor future for the undated text."""
        when = dated.extra.get("when")
        if not isinstance(when, Date):
            return True
        bounds = bounds_of(when)
        if bounds is None:
            return when.relative is None and when.year is None
        known = self.documents[undated.path].dateline or self.as_of
        spoken = known or self._last_day(undated.path)
        if spoken is None:
            return True
        moment = datetime(spoken.year, spoken.month, spoken.day)
        ahead = known is None or undated.aspect.value != "level"  # a rise is announced before it comes
        if known and when.grain == "year" and dated.attribute.value.startswith(_YEARLY) and bounds[1] <= moment - LAST_ONE:
            return False  # who took part in 2024, and in June 2025
        return bounds[1] > moment - STATE_HOLDS and (ahead or bounds[0] <= moment + timedelta(days=1))

    def _last_day(self, path: str) -> date | None:
        """The last day that a document names in full: without a dateline it was written then or later."""
        found = self._last_days.get(path)
        if found is None and path not in self._last_days:
            values = (mention.value for mention in self.documents[path].dates)
            whole = (value for value in values if isinstance(value, Date) and value.day is not None and value.year is not None)
            days = [bounds[0].date() for value in whole if (bounds := bounds_of(value)) is not None]
            found = self._last_days[path] = max(days, default=None)
        return found


def _near(one: Claim, other: Claim) -> bool:
    """Whether the periods of two claims, where both have one, lie within a month of each other."""
    found = [bounds_of(when) for claim in (one, other) if isinstance(when := claim.extra.get("when"), Date)]
    bounds = [each for each in found if each is not None]
    return len(bounds) < 2 or max(each[0] for each in bounds) - min(each[1] for each in bounds) < timedelta(days=31)  # noqa: PLR2004


def _overlap(one: Claim, other: Claim) -> float:
    first, second = one.extra.get("when"), other.extra.get("when")
    if not isinstance(first, Date) or not isinstance(second, Date):
        return CLASH
    a, b = bounds_of(first), bounds_of(second)
    if a is None or b is None or a[1] <= b[0] or b[1] <= a[0]:
        return CLASH
    if a == b:
        return 1.0
    lengths = sorted((a[1] - a[0], b[1] - b[0]))
    if "season" in (first.grain, second.grain):
        shared = min(a[1], b[1]) - max(a[0], b[0])
        return COARSER_PERIOD if lengths[1] <= SEASON and shared * 2 >= lengths[0] else CLASH  # 昨年の夏, 6月から9月にかけて
    # 2025年1月 holds 1月27日; a year or a fiscal term is another period than one of its months
    return COARSER_PERIOD if lengths[1] <= timedelta(days=62) else CLASH


def bounds_of(value: Date) -> tuple[datetime, datetime] | None:
    """First moment of a date and the moment after its last; None where it is unresolved or does not exist."""
    try:
        return value.bounds()
    except ValueError:
        return None
