"""The dates of a discourse in order: which day 同日, 翌月 or a bare 1月29日 means.

Note [Anchors]. The anchor of a discourse is its last full date, that is, one with a year and at least a month, provided the text
does not look back with it (2019年に遡る, 1990年代). A year alone is an anchor for months and days only where it directly precedes
them, is told in their sentence, see Note [Told years], or is a line of its own over them. Failing a discourse date, the document's
dateline is the anchor; failing that, the year most of its full dates share.
What a relative word gave (昨年6月) anchors only its own block, and so do a date of years ago in a text with a dateline and a limit
of another year (2026年3月末までに).
Where the weekday of a date without a year (12月2日(月)) speaks against an anchor of another block and for the year around
the dateline, the weekday wins; of a day alone it proves nothing.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from claimcheck.model.calendars import bounds, resolve
from claimcheck.model.claims import Mention
from claimcheck.model.pattern import regex
from claimcheck.model.values import Date
from claimcheck.text import narration
from claimcheck.text.halves import with_halves
from claimcheck.text.narration import Told, counts_years, follows, in_told_year, is_adrift, is_every_year, told
from claimcheck.text.shortyears import with_short_years
from claimcheck.text.view import View

_ASIDE = (
    "に遡",
    "にさかのぼ",
    "以来",
    "に創業",
    "に設立",
    "の創業",
    "生まれ",
    "創立",
    "に誕生",
    "年代",
    "当時",
    "の同",
)
_AROUND = timedelta(days=190)
"""How far from its dateline a text speaks of days without their year."""
_SAME_CLAUSE = 16
"""Characters between a year and the day that is its predicate."""
_PAUSE = frozenset("、。，\n")
_MARKS = regex(r"[【】■□◆◇●○▼▽▶▷・＜＞<>〈〉《》〔〕［］\[\]（）()#＊*―—–=＝\s　:：-]*")
_FULL = frozenset({"month", "part", "day", "hour", "minute", "second"})


def resolve_dates(view: View, mentions: Sequence[Mention], dateline: date | None) -> list[Mention]:  # noqa: C901 - one pass
    """`mentions` with every date resolved that an anchor can resolve; see Note [Anchors].

    Args:
        view: the document.
        mentions: all its mentions in order.
        dateline: the day the text speaks from, if known.
    """
    mentions = with_halves(view, with_short_years(view, mentions, dateline))
    main = _main_year(view, mentions)
    programme = _programme_year(view, mentions, dateline)
    discourse: date | None = None
    at = anchored = -1
    loosely = False  # a month in passing: 2026年3月までに投稿します。また、10月18日（土）に
    passing: tuple[int, date | None] | None = None
    led: tuple[int, Date] | None = None
    last: Told | None = None
    out: list[Mention] = []
    for mention in mentions:
        value = mention.value
        if not isinstance(value, Date):
            out.append(mention)
            continue
        block = _block(view, mention)
        if is_every_year(view, value, mention):
            out.append(mention)
            continue
        if passing is not None and passing[0] != block:
            discourse, passing = passing[1], None
        fallback = discourse or _fallback(value, main, dateline)
        if value.month is None and value.day is not None and at != block and dateline and discourse and discourse > dateline:
            fallback = dateline  # after plans, a bare 12日 of the next paragraph is of the month of the text
        value = _in_year(view, value, led, mention)
        repeated = narration.told_again(view, value, mention, out)
        resolved = repeated or _resolved(value, _narrated(view, value, mention, last, block) or fallback, dateline)
        if last is not None and resolved is not value and is_adrift(value, last, block, discourse):
            resolved = value
        last = told(view, mention, resolved, block, aside=_looks_back(view, mention)) or last
        led = mention.span.end, resolved
        ahead = programme is not None and resolved.year == programme and _lies_ahead(resolved, dateline)
        if (anchored != block or (loosely and _is_other_year(resolved, dateline))) and not ahead:
            resolved = _by_weekday(value, resolved, dateline)
        if resolved is not value:
            mention = mention._replace(value=resolved)  # noqa: PLW2901 - the same mention, resolved
        out.append(mention)
        if _heads(view, value, mention, block):
            discourse, passing, at = date(value.year or 1, 1, 1), None, block
        if resolved.grain in _FULL and resolved.resolved and not _is_aside(view, mention, main):
            until = view.document.text.startswith("まで", mention.span.end) and _is_other_year(resolved, dateline)  # 来年3月までに
            if value.relative is not None or until or _is_long_ago(resolved, dateline):
                passing = passing or (block, discourse)
            elif value.year is not None:
                passing = None
            discourse, at = _first_day(resolved) or discourse, block
            anchored, loosely = (anchored, loosely) if value.year is None else (block, value.day is None)
    return out


def _heads(view: View, value: Date, mention: Mention, block: int) -> bool:
    """Whether a line is nothing but a year, which is that of the days below it: 【2025年】."""
    if value.grain != "year" or not value.year or value.fiscal or value.relative is not None or block < 0:
        return False
    line = view.document.blocks[block].span
    text = view.document.text
    around = text[line.start : mention.span.start] + text[mention.span.end : line.end]
    return not view.document.blocks[block].row and _MARKS.fullmatch(around) is not None


def _narrated(view: View, value: Date, mention: Mention, last: Told | None, block: int) -> date | None:
    """The day that the narration counts from; None where the discourse decides."""
    if last is not None and counts_years(value) and (last.block == block or follows(view, mention, last, block)):
        return _first_day(last.value)
    return in_told_year(view, value, mention, last, block)


def _in_year(view: View, value: Date, led: tuple[int, Date] | None, mention: Mention) -> Date:
    """A day in the year that its sentence names before it: 今年の入学式は4月9日でした."""
    if led is None or led[1].grain != "year" or led[1].fiscal or value.year or value.month is None or value.relative:
        return value
    end, year = led[0], led[1].year
    between = view.document.text[end : mention.span.start]
    near = len(between) <= _SAME_CLAUSE and between.startswith("の") and between.endswith("は")
    return value.but(year=year) if near and not _PAUSE.intersection(between) else value


def _block(view: View, mention: Mention) -> int:
    sent = view.sentence_at(mention.span.start)
    return view.sentences[sent].block if sent >= 0 else -1


def _by_weekday(value: Date, resolved: Date, dateline: date | None) -> Date:
    """The reading of a date without a year that its weekday bears out; see Note [Anchors]."""
    if value.weekday is None or value.year is not None or value.day is None or value.relative is not None or _fits(resolved):
        return resolved
    if value.month is None:
        return resolved.but(weekday=None)
    near = dateline or _first_day(resolved)
    for year in (near.year, near.year + 1, near.year - 1) if near is not None else ():
        other = value.but(year=year)
        day = _first_day(other)
        if day is not None and near is not None and abs(day - near) <= _AROUND and _fits(other):
            return other
    return resolved


def _programme_year(view: View, mentions: Sequence[Mention], dateline: date | None) -> int | None:
    """The year of the dateline where the weekdays of other days of it without their year bear it out, and nothing else does.

    Of a programme of the coming months that 10月17日(木) is no day of last year, though it was a Thursday then.
    """
    if dateline is None or view.document.dateline is None:
        return None
    days = [
        value
        for mention in mentions
        if isinstance(value := mention.value, Date) and value.weekday is not None and value.year is None
        if value.day and value.month
    ]
    fits = sum(_fits(day.but(year=dateline.year)) for day in days)
    misses = len(days) - fits
    return dateline.year if 0 < fits >= misses else None


def _lies_ahead(value: Date, dateline: date | None) -> bool:
    day = _first_day(value)
    return day is not None and dateline is not None and day > dateline


def _is_other_year(value: Date, dateline: date | None) -> bool:
    """Whether a date was read in another year than that of the dateline."""
    return dateline is not None and value.year != dateline.year


def _fits(value: Date) -> bool:
    day = _first_day(value)
    return day is None or day.weekday() == value.weekday


def _resolved(value: Date, discourse: date | None, dateline: date | None) -> Date:
    try:
        return resolve(value, discourse, dateline)
    except (ValueError, OverflowError):  # 2月30日 stays as it is written, for the calendar check to see
        return value


def _fallback(value: Date, main: int | None, dateline: date | None) -> date | None:
    """The anchor where the discourse has none yet: the dateline, else the year of the document's own dates."""
    if dateline is not None:
        return dateline
    if main is not None and value.month is not None and value.relative is None:
        return date(main, value.month, 1)
    return None


def _main_year(view: View, mentions: Sequence[Mention]) -> int | None:
    """The year that most full dates of the document share; None on a tie of different years."""
    years = Counter(
        mention.value.year
        for mention in mentions
        if isinstance(mention.value, Date)
        and mention.value.year is not None
        and mention.value.grain in _FULL
        and mention.value.fiscal_end is None
        and not _looks_back(view, mention)
    )
    ranked = years.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return ranked[0][0] if len(ranked) == 1 else None
    return ranked[0][0]


def _looks_back(view: View, mention: Mention) -> bool:
    after = view.document.text[mention.span.end : mention.span.end + 6]
    return any(word in after for word in _ASIDE)


def _is_aside(view: View, mention: Mention, main: int | None) -> bool:
    """Whether a date belongs to a look back in time and must not become the anchor."""
    value = mention.value
    if not isinstance(value, Date) or value.year is None:
        return True
    if _looks_back(view, mention):
        return True
    return main is not None and value.year < main - 1


def _is_long_ago(value: Date, dateline: date | None) -> bool:
    """Whether a date is told in passing by a text of today, which does not go on from there."""
    return dateline is not None and value.year is not None and value.year < dateline.year - 1


def _first_day(value: Date) -> date | None:
    try:
        found = bounds(value.but(until=None))
    except (ValueError, OverflowError):
        return None
    return found[0].date() if found else None
