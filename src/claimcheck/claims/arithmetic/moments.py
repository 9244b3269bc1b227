"""Lengths of time between two moments of a text: 27日午前5時ごろに始まり、…29日午後6時まで約61時間に及んだ; 2時間10分(130分).

Note [Two moments]. Where a text tells two moments with their hours, or days, and then how long something lasted, the length runs
from the first to the second. Only where it has told no third one since the sentence before, and where a word says that the length
is one of lasting: まで before it, or 続いた, 及んだ, 要した behind it.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from claimcheck.claims.arithmetic.arithmetic import Length
from claimcheck.claims.arithmetic.products import Implied
from claimcheck.claims.arithmetic.window import Window
from claimcheck.model.claims import Mention
from claimcheck.model.pattern import regex
from claimcheck.model.values import Date, Duration

_SIGN = regex(r"⟨([a-z])(\d+)⟩")
_UNTIL = regex(r"^[^。⟨⟩]{0,30}?まで(?:の|に|、)?[^。⟨⟩]{0,12}$")
_LASTED = regex(
    r"^(?:余り|あまり|ほど|近く|間)?(?:もの間)?、?[^。、⟨⟩]{0,4}?(?:に及|に上|続|かか|要し|要する|を費|にわた|に渡|止ま|不通)"
)
_FROM = regex(r"(?:ごろ|頃|ころ|過ぎ|すぎ)?(?:に|から|、|より|の)")
_NOT = regex(r"前|後|ぶり|以内|予定|見込|見通|目標|定員|平均|通常|ふだん|普段|営業|受付|のうち")
_PLACED = 2025
_LONGEST_GAP = 60


def moments(window: Window) -> Iterator[Length]:
    """The lengths of a sentence between the only two moments told before them."""
    told: list[tuple[int, int, Mention]] = []
    for match in _SIGN.finditer(window.skeleton):
        mention = window.mentions[int(match[2])]
        value = mention.value
        if isinstance(value, Date) and value.day is not None:
            told.append((match.start(), match.end(), mention))
        elif isinstance(value, Duration) and match.start() >= window.here and value.unit in ("hour", "minute", "day"):
            yield from _between(window, told, match.start(), match.end(), mention)


def _between(window: Window, told: Sequence[tuple[int, int, Mention]], at: int, end: int, length: Mention) -> Iterator[Length]:
    if len(told) != _ENDS or len({mention.span for _, _, mention in told}) != _ENDS:
        return
    (_, first_end, first), (last, last_end, second) = told
    one, other = first.value, second.value
    if not (isinstance(one, Date) and isinstance(other, Date)) or one.until is not None or other.until is not None:
        return
    hours = (one.hour is not None, other.hour is not None)
    unit = getattr(length.value, "unit", "")
    if len(set(hours)) > 1 or (unit != "day") != hours[0]:
        return
    gap, behind = window.skeleton[last_end:at], window.skeleton[end : end + _LONGEST_GAP]
    until = last >= window.here and (_UNTIL.match(gap) or (other.open == "to" and len(gap) <= len("およそ、その間の")))
    lasted = _LASTED.match(behind) and gap.count("。") <= 1
    words = window.skeleton[max(window.here, last) : end] + behind[:4]
    if not (until or (lasted and unit != "day")) or _NOT.search(words) or not _FROM.match(window.skeleton, first_end):
        return
    if placed(one, other) is not None:
        start, stop = (mention._replace(value=value.but(open=None)) for mention, value in ((first, one), (second, other)))
        yield Length(start, stop, length, window.span)


_ENDS = 2


def placed(one: Date, other: Date) -> tuple[Date, Date] | None:
    """Two days with month and year, the same for both where the text tells none: 27日, 29日; None where they cannot follow."""
    if one.month is None:
        early = other.month is not None or (other.day or 0) < (one.day or 0)
        return None if early else (one.but(year=_PLACED, month=1), other.but(year=_PLACED, month=1))
    if other.month is None:
        other = other.but(year=one.year, month=one.month)
        if (other.day or 0) < (one.day or 0):
            return None
    if one.year is None and other.year is None:
        return one.but(year=_PLACED), other.but(year=_PLACED + ((other.month or 0) < one.month))
    return one.but(year=one.year or other.year), other.but(year=other.year or one.year)


_SAME = regex(r"⟨d(?P<one>\d+)⟩[（(](?:=|＝|計|約)?⟨d(?P<other>\d+)⟩[）)]")


def told_twice(window: Window) -> Iterator[Implied]:
    """2時間10分(210分): a length of time and the same in another unit."""
    for match in _SAME.finditer(window.skeleton, window.here):
        one, other = window.mentions[int(match["one"])], window.mentions[int(match["other"])]
        first, second = one.value, other.value
        if not (isinstance(first, Duration) and isinstance(second, Duration)) or first.months:
            continue
        if second.months or not second.seconds or not 1 / _WIDEST < first.seconds / second.seconds < _WIDEST:
            continue
        exact = not (one.hedges or other.hedges)
        yield Implied((one,), other, Fraction(first.seconds), Fraction(first.seconds), window.span, exact=exact)


_WIDEST = 4
