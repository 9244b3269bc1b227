"""The dates of a discourse in order: which day 同日, 翌月 or a bare 1月29日 means.

Note [Anchors]. The anchor of a discourse is its last full date, that is, one with a year and at least a month, provided the text
does not look back with it (2019年に遡る, 1990年代); see Note [Asides]. A year alone is an anchor for months and days only where it
directly precedes them or is told in their sentence, see Note [Told years], or where it is the heading or the label above them.
Failing a discourse date, the document's dateline is the anchor; failing that, the day its head gives, or the year most of its
full dates share. What a relative word gave (昨年6月) anchors only its own block, and so does a date of years ago in a text with a
dateline.

Note [Home]. A text that has a day of its own speaks of months and days from there, and leaves it only as long as an account of
another time runs: in its own paragraph, forward, and beyond it only where most of its dates are of that year. What has happened
lies before the day of the text and what is planned behind it; a text that tells of its first day by the number alone
(18日、発表した) counts days so throughout. Where the weekday of a date without a year (12月2日(月)) speaks against an anchor of
another sentence and for the year around the dateline, the weekday wins; of a day alone it proves nothing.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from claimcheck.model.calendars import add_months
from claimcheck.model.claims import Mention
from claimcheck.model.document import Role
from claimcheck.model.pattern import regex
from claimcheck.model.values import Date
from claimcheck.text import narration
from claimcheck.text.asides import describes, is_in_brackets, looks_back
from claimcheck.text.halves import with_halves
from claimcheck.text.heads import head_day, talk_day
from claimcheck.text.narration import Told, counts_years, follows, in_told_year, is_adrift, is_every_year, told
from claimcheck.text.shortyears import with_short_years
from claimcheck.text.tenses import Tense, tense_of
from claimcheck.text.textdates import (
    AROUND,
    FULL,
    Anchor,
    by_weekday,
    counts_days,
    first_day,
    fits,
    is_long_ago,
    leaves_year_out,
    lies_ahead,
    main_year,
    programme_year,
    resolved,
)
from claimcheck.text.view import View

_SOON = timedelta(days=124)
"""How far ahead a month without its year is this year's, also behind plans for the next."""
_LATE = timedelta(days=2)
"""How far behind its day a text of the next morning tells what has happened."""
_WEEK = timedelta(days=10)
_PAST = timedelta(days=140)
"""From how far back on a month that is planned is one of the next year."""
_SPRING = 4
_NEW_YEAR = regex("年始|年明け|新年(?!度)")
_WEEKEND, _SATURDAY = "週末", 5
_LONGEST_HEADING = 30


def resolve_dates(view: View, mentions: Sequence[Mention], dateline: date | None) -> list[Mention]:
    """`mentions` with every date resolved that an anchor can resolve; see Note [Anchors].

    Args:
        view: the document.
        mentions: all its mentions in order.
        dateline: the day the text speaks from, if known.
    """
    return _Account(view, with_halves(view, with_short_years(view, mentions, dateline)), dateline).read()


class _Account:
    """One pass over the dates of a document."""

    def __init__(self, view: View, mentions: list[Mention], dateline: date | None) -> None:
        self.view, self.mentions, self.dateline = view, mentions, dateline
        issued = view.document.dateline or head_day(view, mentions)
        self.home = talk_day(view, mentions, issued) or issued
        self.yearless = leaves_year_out(mentions)
        self.main = None if self.yearless else main_year(view, mentions)
        self.programme = programme_year(view, mentions, dateline)
        self.daily = self.home is not None and counts_days(view, mentions, self.home)
        self.anchor: Anchor | None = None
        self.anchored = -1
        self.loosely = False  # a month in passing: 2026年3月までに投稿します。また、10月18日（土）に
        self.point: date | None = None
        self.passing: tuple[int, Anchor | None, date | None] | None = None
        self.led: tuple[int, Date] | None = None
        self.last: Told | None = None
        self.heads: dict[int, tuple[Date, int]] = {}
        self.out: list[Mention] = []

    def read(self) -> list[Mention]:
        """All mentions in order, their dates resolved."""
        for mention in self.mentions:
            value = mention.value
            if not isinstance(value, Date) or is_every_year(self.view, value, mention):
                self.out.append(mention)
                continue
            sent = self.view.sentence_at(mention.span.start)
            block = self.view.sentences[sent].block if sent >= 0 else -1
            if self.passing is not None and self.passing[0] != block:
                _block, self.anchor, self.point = self.passing
                self.passing = None
            found = self._read(mention, value, block, sent)
            self.out.append(mention if found is value else mention._replace(value=found))
            self._go_on(mention, value, found, block, sent)
        return self.out

    def _read(self, mention: Mention, value: Date, block: int, sent: int) -> Date:
        view = self.view
        value = narration.in_named_year(view, value, self.led, mention)
        repeated = narration.told_again(view, value, mention, self.out)
        if repeated is not None:
            found = repeated
        elif value.year is None and value.relative is None and (value.month is not None or value.day is not None):
            found = self._bare(mention, value, block, sent)
        else:
            anchor = self._narrated(value, mention, block) or self.point or self._fallback(value)
            found = resolved(value, anchor, self._business_year(value, mention, sent) or self._spoken(value))
        if self.home is not None and self.home.month > _SPRING and self._is_new_year(mention, value):
            coming = add_months(self.home, 12)
            found = resolved(value, coming, coming)
        weekend = value.part == _WEEKEND and view.text.startswith(_WEEKEND, mention.span.start)
        if weekend and self.home is not None and self.home.weekday() < _SATURDAY:
            back = self.home - timedelta(days=7)  # on Monday, 週末は一般に公開された
            found = resolved(value, back, back) if tense_of(view, mention.span) == "past" else found
        if self.last is not None and found is not value and is_adrift(value, self.last, block, self.point):
            found = value
        self.last = told(view, mention, found, block, aside=looks_back(view, mention.span.end)) or self.last
        self.led = mention.span.end, found
        ahead = self.programme is not None and found.year == self.programme and lies_ahead(found, self.dateline)
        doubtful = self.anchored != sent or (self.loosely and self.dateline and found.year != self.dateline.year)
        return by_weekday(value, found, self.dateline) if doubtful and not ahead else found

    def _is_new_year(self, mention: Mention, value: Date) -> bool:
        """Whether a word of the turn of the year means the coming one: 年始は1月6日から."""
        if value.relative is None or value.part != "初め" or _NEW_YEAR.match(self.view.text, mention.span.start) is None:
            return False
        return tense_of(self.view, mention.span) != "past"

    def _go_on(self, mention: Mention, value: Date, found: Date, block: int, sent: int) -> None:
        """What the next dates count from, once one is read."""
        if self.view.text.startswith("年始", mention.span.start):
            return
        if value.year is not None and value.until is None and self._is_heading(block):
            self.heads[block] = (found, self.heads.get(block, (found, 0))[1] + 1)  # of two dates, neither heads anything
        day = first_day(found)
        if found.grain not in FULL or not found.resolved or self._is_aside(mention, found):
            return
        if value.relative is not None or is_long_ago(found, self.dateline):
            self.passing = self.passing or (block, self.anchor, self.point)
        elif value.year is not None:
            self.passing = None
        self.point = day or self.point
        if self._is_beside(mention, found):
            return
        if day is not None:
            self.anchor = Anchor(found, day, block, sent)
        if value.year is not None:
            self.anchored, self.loosely = sent, value.day is None

    def _bare(self, mention: Mention, value: Date, block: int, sent: int) -> Date:
        """A month or a day without its year, by the first anchor that what is told of it does not rule out."""
        tense = tense_of(self.view, mention.span) if self.home is not None else None
        first: Date | None = None
        for anchor in self._anchors(mention, value, block, sent, tense):
            found = resolved(value, anchor, self.dateline)
            beside = self.anchor is not None and self.anchor.sent == sent and value.month is None
            if not beside and self._ruled_out(found, tense):  # 12月4日の予定を|18日に延期した
                continue
            if value.weekday is None or self.home is None or self.anchored == sent or fits(found):
                return found
            first = first or found
        home = self._at_home(value, tense)
        return home if first is None or fits(home) else first

    def _anchors(self, mention: Mention, value: Date, block: int, sent: int, tense: Tense) -> Iterator[date | None]:
        narrated = in_told_year(self.view, value, mention, self.last, block)
        if narrated is not None and not self._only_describes(sent):
            yield narrated
        headed = self._headed(value, block)
        inside = self.anchor is not None and (headed is None or self.anchor.block > headed[0])
        if self.anchor is not None and inside and self._carries(value, block, sent, tense):
            yield self.anchor.day
        if headed is not None:
            yield first_day(headed[1])

    def _only_describes(self, sent: int) -> bool:
        """Whether the year told last only says which thing is meant, in a text of another year."""
        if self.last is None or self.home is None or self.last.value.year == self.home.year:
            return False
        return describes(self.view, self.last.end) or (self.last.aside and self.last.sent == sent and self.last.value.month is None)

    def _carries(self, value: Date, block: int, sent: int, tense: Tense) -> bool:
        """Whether the account of the last date goes on; see Note [Home]."""
        anchor, home = self.anchor, self.home
        if anchor is None or home is None:
            return anchor is not None and (not self.yearless or anchor.block == block or self._in_one_table(anchor.block, block))
        if anchor.sent == sent or self._in_one_table(anchor.block, block):
            return True
        found = first_day(resolved(value, anchor.day, None))
        forward = found is None or found >= anchor.day.replace(day=1)
        if value.month is None:
            return self._carries_days(value, anchor, block, home)
        if anchor.day.year == home.year:
            return True
        if anchor.day > home:  # plans for the next year; what is still ahead this year needs no 来年
            return tense != "past" and self._is_planned(value, anchor, block, home)
        if anchor.block == block:
            return forward or tense is None
        return anchor.day.year == self.main or (forward and tense == "past" and self._same_section(anchor.block, block))

    def _is_planned(self, value: Date, anchor: Anchor, block: int, home: date) -> bool:
        """Whether a day is of the next year that was told last.

        In another block it lies in a stretch told above, or its weekday says so: 2026年1月から3月にかけて … 1月17日（土）.
        """
        here, there = resolved(value, home, None), resolved(value, anchor.day, None)
        day, then, until = first_day(here), first_day(there), anchor.value.until
        if anchor.block == block:
            return day is None or not home <= day <= home + _SOON
        if day is None or then is None or day >= home or then < anchor.day.replace(day=1):
            return False
        if value.weekday is not None:
            return fits(there) and not fits(here)
        last = first_day(until) if until is not None else None
        return last is not None and then.replace(day=1) <= last

    def _carries_days(self, value: Date, anchor: Anchor, block: int, home: date) -> bool:
        """Whether a day without its month is of the month told last."""
        if not self.daily:
            here = first_day(resolved(value, home, None))
            recent = here is not None and home - _WEEK <= here <= home and anchor.day.year != home.year
            return anchor.block == block or (anchor.day <= home and not recent)
        found = first_day(resolved(value, anchor.day, None))
        return anchor.block == block and anchor.value.day is not None and found is not None and found >= anchor.day

    def _same_section(self, one: int, other: int) -> bool:
        blocks = self.view.document.blocks
        return blocks[one].heading == blocks[other].heading if min(one, other) >= 0 else False

    def _in_one_table(self, one: int, other: int) -> bool:
        blocks = self.view.document.blocks
        first, second = (blocks[at].cell if at >= 0 else None for at in (one, other))
        return one != other and first is not None and second is not None and first.table == second.table

    def _ruled_out(self, found: Date, tense: Tense) -> bool:
        """Whether a date cannot be what is told of it: past, but behind the day of the text."""
        day = first_day(found)
        return tense == "past" and day is not None and self.home is not None and found.open != "to" and day > self.home + _LATE

    def _at_home(self, value: Date, tense: Tense) -> Date:
        """A month or a day as the text speaks of it from its own day, else from the year of its dates."""
        found = resolved(value, self._fallback(value), self.dateline)
        day, home = first_day(found), self.home
        if day is None or home is None or value.until is not None or value.open == "to":
            return found
        step = 12 if value.month is not None else 1
        if tense == "past" and day > home + _LATE:
            anchor = add_months(home, -step)
        elif self.view.document.dateline and day < home - (_PAST if tense == "plan" else AROUND) and tense in ("plan", "ahead"):
            anchor = add_months(home, step) if value.month is not None else home
        else:
            return found
        other = resolved(value, anchor, self.dateline)
        return found if first_day(other) is None or (fits(found) and not fits(other)) else other

    def _headed(self, value: Date, block: int) -> tuple[int, Date] | None:
        """The date with its year that is the heading or label above a block, and which block it is.

        A title tells what the text is about (2019年大会の開催地、決まる), which says of a day alone in which month it is, no more.
        """
        if block < 0:
            return None
        blocks = self.view.document.blocks
        own = blocks[block]
        for number in (*reversed(own.row), *reversed(own.column), *reversed(own.heading)):
            found = self.heads.get(number)
            if found is None or found[1] > 1 or found[0].fiscal or found[0].fiscal_end is not None:
                continue
            if value.month is None if found[0].month is not None else number > 0 and blocks[number].role is not Role.TITLE:
                return number, found[0]
        return None

    def _is_heading(self, block: int) -> bool:
        if block < 0:
            return False
        own = self.view.document.blocks[block]
        label = own.cell is not None and own.cell.header
        return (label or own.role in (Role.HEADING, Role.TITLE)) and own.span.end - own.span.start <= _LONGEST_HEADING

    def _narrated(self, value: Date, mention: Mention, block: int) -> date | None:
        """The day that the narration counts from; None where the discourse decides."""
        last = self.last
        if last is not None and counts_years(value) and (last.block == block or follows(self.view, mention, last, block)):
            return first_day(last.value)
        return in_told_year(self.view, value, mention, last, block)

    def _business_year(self, value: Date, mention: Mention, sent: int) -> date | None:
        """The business year of its sentence that 前年度 goes before: 2025年度の予算案は前年度を上回る."""
        last = self.last
        if last is None or last.sent != sent or not last.value.fiscal or not value.fiscal:
            return None
        return first_day(last.value) if self.view.text.startswith("前年度", mention.span.start) else None

    def _spoken(self, value: Date) -> date | None:
        """The day that 昨日 and 来年 count from; a business year is none of a head's."""
        return self.dateline if value.fiscal else self.home or self.dateline

    def _fallback(self, value: Date) -> date | None:
        """The anchor where the discourse has none: the day of the text, else the year of its dates."""
        known = self.home or (self.anchor.day if self.anchor and not self.yearless else self.dateline)
        if known is None and self.main is not None and value.month is not None and value.relative is None:
            return date(self.main, value.month, 1)
        return known

    def _is_aside(self, mention: Mention, value: Date) -> bool:
        """Whether a date belongs to a look back in time and must not become the anchor."""
        if value.year is None or looks_back(self.view, mention.span.end):
            return True
        return self.main is not None and value.year < self.main - 1

    def _is_beside(self, mention: Mention, value: Date) -> bool:
        """Whether a date of another year than the text's own says only which thing is meant, or how long something goes on."""
        other = self.home is not None and value.year != self.home.year
        if other and self.home is not None and value.open == "to" and first_day(value) != self.home:
            return True  # 2026年3月末までに is a goal
        return other and (is_in_brackets(self.view, mention.span.start) or describes(self.view, mention.span.end))
