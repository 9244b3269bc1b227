"""Stated arithmetic: sentences and tables that say how their own figures hang together.

Sentences are read as skeletons; see Note [Skeletons] of `claims.arithmetic.skeletons`.
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from claimcheck.claims.arithmetic.additions import additions, subtractions
from claimcheck.claims.arithmetic.anniversaries import anniversaries
from claimcheck.claims.arithmetic.arithmetic import Change, Length, Sum
from claimcheck.claims.arithmetic.bases import bases
from claimcheck.claims.arithmetic.beforehand import beforehand
from claimcheck.claims.arithmetic.bornages import Aged, ages
from claimcheck.claims.arithmetic.changes import AGAINST, changes
from claimcheck.claims.arithmetic.complements import complements
from claimcheck.claims.arithmetic.divided import divided
from claimcheck.claims.arithmetic.elapsed import elapsed
from claimcheck.claims.arithmetic.eversince import ever_since, since_founding
from claimcheck.claims.arithmetic.gaps import gaps
from claimcheck.claims.arithmetic.growth import Rated, growth, is_of_one_noun, remainders, with_other_ways
from claimcheck.claims.arithmetic.hundred import shares_in_columns, shares_of_all
from claimcheck.claims.arithmetic.ledsums import led_sums
from claimcheck.claims.arithmetic.lengths import lengths
from claimcheck.claims.arithmetic.levelgaps import level_gaps
from claimcheck.claims.arithmetic.linechanges import line_changes
from claimcheck.claims.arithmetic.listed import headed_sums, listed_sums
from claimcheck.claims.arithmetic.measureprices import measure_prices
from claimcheck.claims.arithmetic.moments import moments, told_twice
from claimcheck.claims.arithmetic.multiples import multiples, spread, vessels
from claimcheck.claims.arithmetic.pairs import beside, converted, taxed
from claimcheck.claims.arithmetic.parts import sums
from claimcheck.claims.arithmetic.portions import averages, discounts, instalments, portions
from claimcheck.claims.arithmetic.products import Implied, differences, downtimes, times, travels
from claimcheck.claims.arithmetic.ratesof import amounts_of, increments, rates_of
from claimcheck.claims.arithmetic.rests import Remainder, rests
from claimcheck.claims.arithmetic.series import Point, series
from claimcheck.claims.arithmetic.shares import records, shares
from claimcheck.claims.arithmetic.skeletons import sign_of, skeleton_of, without_rates
from claimcheck.claims.arithmetic.stretches import stretches
from claimcheck.claims.arithmetic.tablefits import table_fits
from claimcheck.claims.arithmetic.tables import table_changes, table_shares, table_sums
from claimcheck.claims.arithmetic.timetables import table_lengths
from claimcheck.claims.arithmetic.totals import breakdowns, totals
from claimcheck.claims.arithmetic.wholes import of_wholes
from claimcheck.claims.arithmetic.window import Window
from claimcheck.claims.arithmetic.years import Years, clocked, years
from claimcheck.claims.discourse.discourse import Discourse
from claimcheck.claims.values.opencounts import counted
from claimcheck.model.claims import Mention
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span
from claimcheck.model.values import Date, Quantity

_HELD_AGAINST = regex(AGAINST)
_BETWEEN = regex(r"\s{0,2}(?:[・•●○◆◇■□▪*-]\s?[^\s：:。]{0,12}[：:]\s?)?")
"""What may stand between two sentences, or two labelled items of a list, that follow each other."""
_TERMS = 3
"""How many figures a change or a gap has: old, new, and what lies between."""


class Relations(NamedTuple):
    """All stated arithmetic of one document."""

    changes: list[Change]
    sums: list[Sum]
    lengths: list[Length]
    taxed: list[tuple[Mention, Mention]]
    """A price without tax and the same with it: 1,800円(税込1,980円)."""
    beside: list[tuple[Mention, Mention]]
    """A quantity and the same in another unit right behind it: 2.4ヘクタール、約24,000平方メートル."""
    rated: list[Rated]
    """Levels with a rate of change since the year before, whose old level is not told beside them."""
    series: list[list[Point]]
    """Rows of levels over the years."""
    years: list[Years]
    """Numbers of years that the years beside them contradict."""
    implied: list[Implied]
    """Lengths of time that follow from other figures."""
    converted: list[tuple[Mention, Mention]]
    """A quantity and the same in another unit, as words say: 秒速25メートル、時速に直すと90キロ."""
    remainders: list[Remainder]
    """What is left of a whole that the text does not tell."""
    ages: list[Aged]
    """Ages that the birth beside them contradicts."""

    @classmethod
    def none(cls) -> "Relations":
        """No arithmetic at all."""
        return cls([], [], [], [], [], [], [], [], [], [], [], [])


def relations(discourse: Discourse) -> Relations:
    """The stated arithmetic of a document's sentences and tables."""
    out = Relations.none()
    earlier: list[Mention] = []
    before = Span(0, 0)
    written = [mention for mention in discourse.mentions if _is_written(discourse.view.text, mention)]
    for sent in sorted(discourse.units_of):
        units = discourse.units_of[sent]
        if discourse.block(sent).column:
            _cell(out, discourse, sent)
            continue  # a cell of a table; a label and its value, 総事業費:128億円(…), read like a sentence
        mentions = _in_degrees([counted(discourse.view.text, unit.mention) for unit in units], earlier)
        signs = [sign_of(mention) for mention in mentions]
        if _may_relate(signs) or ("d" in signs and earlier):
            span = discourse.view.sentences[sent].span
            told = discourse.view.quote(before) if earlier and span.start - before.end <= 1 else ""
            text = discourse.view.text
            place = _Place(span, told, text, _label(discourse, sent))
            _read(out, skeleton_of(text, span, mentions, signs), mentions, earlier, place)
        _search(out, discourse, before, discourse.view.sentences[sent].span, earlier, mentions, written)
        earlier, before = mentions, discourse.view.sentences[sent].span
    out.lengths.extend((*elapsed(discourse), *table_lengths(discourse), *beforehand(discourse)))
    out.sums.extend(table_sums(discourse))
    out.sums.extend(listed_sums(discourse))
    out.sums.extend(headed_sums(discourse))
    out.sums.extend(led_sums(discourse))
    out.sums.extend(shares_in_columns(discourse))
    out.changes.extend(table_changes(discourse))
    out.changes.extend(table_shares(discourse))
    out.changes.extend(line_changes(discourse))
    totals = {item.total.span for item in out.sums if item.total is not None}
    terms = {term.span for item in out.sums if item.total is not None for term in (item.total, *item.parts)}
    for left in (*rests(discourse), *level_gaps(discourse)):
        if isinstance(left, Remainder):
            out.remainders.append(left)
        elif not terms & {left.parts[-1].span, left.total.span if left.total else None}:
            _add_rest(out, left, discourse.view.text)
    known = {change.change.span for change in out.changes}
    for fit in table_fits(discourse):
        if isinstance(fit, Sum) and fit.total is not None and fit.total.span not in totals:
            out.sums.append(fit)
        elif isinstance(fit, Change) and fit.change.span not in known:
            out.changes.append(fit)
    out.changes.extend(item for item in of_wholes(discourse) if item.change.span not in known)
    out.series.extend(series(discourse))
    return out


_PAIR = 2


def _add_rest(out: Relations, left: Sum, text: str) -> None:
    """Add what is left or lies between two figures; a gap that a noun names (価格差は…) is no change besides."""
    spans = {term.span for term in (*left.parts, *filter(None, [left.total]))}
    out.sums.append(left)
    out.changes[:] = [
        item for item in out.changes
        if not {item.old.span, item.new.span, item.change.span} <= spans
        or "差" not in text[max(0, item.change.span.start - 3) : item.change.span.start]
    ]  # fmt: skip


def _cell(out: Relations, discourse: Discourse, sent: int) -> None:
    """Add what the cell of a table tells twice: 2時間10分(130分), 本体400円(税込440円)."""
    mentions = [unit.mention for unit in discourse.units_of[sent]]
    if len(mentions) != _PAIR:
        return
    span = discourse.view.sentences[sent].span
    skeleton = skeleton_of(discourse.view.text, span, mentions, [sign_of(mention) for mention in mentions])
    out.implied.extend(told_twice(Window(skeleton, mentions, 0, span)))
    out.taxed.extend(taxed(skeleton, mentions))
    out.beside.extend(beside(skeleton, mentions))


def _in_degrees(mentions: Sequence[Mention], earlier: Sequence[Mention]) -> list[Mention]:
    """Degrees beside one that is plainly of heat, as such: 平均気温は18.4度。平年の16.9度."""
    heat = next((each.value for each in (*mentions, *earlier) if getattr(each.value, "unit", "") == "℃"), None)
    return [
        each._replace(value=each.value.but(unit=heat.unit, dimension=heat.dimension))
        if isinstance(heat, Quantity) and isinstance(each.value, Quantity) and each.value.unit == "度"
        else each
        for each in mentions
    ]


def _label(discourse: Discourse, sent: int) -> str:
    """The label of the line that a sentence stands in: 負担割合 of ・負担割合　国65％、県35％."""
    row = discourse.block(sent).row
    return discourse.block_text(row[-1]) if row else ""


def _is_written(text: str, mention: Mention) -> bool:
    """Whether a mention is a day or month with a year of its own."""
    value = mention.value
    dated = isinstance(value, Date) and value.year is not None and value.month is not None
    return dated and text[mention.span.start : mention.span.start + 4].isdigit()


def _may_relate(signs: Sequence[str]) -> bool:
    """Whether values of these kinds can hang together: two amounts, a level with its ratios, a time with a length."""
    amounts = signs.count("m")
    timed = "d" in signs and ("t" in signs or "x" in signs)
    return amounts > 1 or amounts + signs.count("r") > 1 or signs.count("d") > 1 or timed


class _Place(NamedTuple):
    """Where a sentence stands."""

    span: Span
    before: str
    """The text of the sentence before."""
    text: str
    """The text of the document."""
    label: str
    """What names the line, if it has a label."""


def _read(out: Relations, skeleton: str, mentions: Sequence[Mention], earlier: Sequence[Mention], place: _Place) -> None:
    """Add what one sentence states; `earlier` are the mentions of the sentence before."""
    span, before, text, label = place
    if "⟨r" in skeleton:
        out.changes.extend(shares(skeleton, mentions, earlier, span))
        out.changes.extend(records(skeleton, mentions, span))
        out.sums.extend(shares_of_all(skeleton, mentions, span, text, label))
    skeleton = re.sub(r"[（(]⟨[rx]\d+⟩[）)]", "", skeleton)  # 9,360件(75%)
    if skeleton.count("⟨") + len(earlier) >= _TERMS:
        out.changes.extend(changes(skeleton, mentions, earlier, span, before))
    if skeleton.count("⟨m") > 1:
        amounts = without_rates(skeleton, mentions)
        # 総額6,480万円。前年度の5,400万円に比べ2割の増。内訳は…
        earlier = [mention for mention in earlier if not _HELD_AGAINST.match(text, mention.extent.end)]
        out.sums.extend(totals(amounts, mentions, earlier, span))
        out.sums.extend(additions(amounts, mentions, span))
        for found in subtractions(amounts, mentions, earlier, span):
            out.changes.append(found) if isinstance(found, Change) else out.sums.append(found)
        out.sums.extend(breakdowns(amounts, mentions, earlier, span))
        out.taxed.extend(taxed(skeleton, mentions))
        out.beside.extend(beside(skeleton, mentions))
    if "⟨d" in skeleton:
        out.lengths.extend(lengths(skeleton, mentions, earlier, before, span))


def _search(
    out: Relations,
    discourse: Discourse,
    before: Span,
    span: Span,
    earlier: Sequence[Mention],
    mentions: Sequence[Mention],
    written: Sequence[Mention],
) -> None:
    """Add what a sentence states of figures that are searched in it and in the one before; see Note [Operands]."""
    view = discourse.view
    near = bool(earlier) and before.end <= span.start and _BETWEEN.fullmatch(view.text, before.end, span.start) is not None
    every = [*earlier, *mentions] if near else list(mentions)
    signs = [sign_of(mention) for mention in every]
    if len(every) < 2:  # noqa: PLR2004 - a figure and its operand
        return
    told = len(every) - len(mentions)
    first = skeleton_of(view.text, before, earlier, signs) if near else ""
    window = Window(first + skeleton_of(view.text, span, mentions, signs[told:], told), every, len(first), span)
    text = view.text
    out.years.extend(years(window, text, discourse.dateline, written))
    _search_times(out, window, text, discourse.dateline)
    out.converted.extend(pair for pair in converted(window.skeleton, every) if pair[1].span.start >= span.start)
    if sum(not isinstance(mention.value, Date) for mention in every) < 2:  # noqa: PLR2004 - a figure and its operand
        return
    out.changes[:] = [
        with_other_ways(item, window) if item.sentence == span else item
        for item in out.changes
        if item.sentence != span or is_of_one_noun(window, item)
    ]
    read = {change.change.span for change in out.changes}
    for found in growth(window) if "r" in signs else ():
        if isinstance(found, Rated):
            out.rated.append(found)
        elif found.change.span not in read:
            out.changes.append(found)
    read |= {change.change.span for change in out.changes}
    out.changes.extend(item for item in remainders(window) if item.change.span not in read)
    sents = view.block_sentences[view.sentences[view.sentence_at(span.start)].block]
    near_by = [counted(text, unit.mention) for at in sents for unit in discourse.units_of.get(at, ())]
    out.changes.extend(item for item in amounts_of(window, near_by) if item.change.span not in read)
    out.sums.extend(increments(window))
    if "r" in signs:
        out.changes.extend(item for item in bases(window, near_by) if item.change.span not in read)
        read |= {change.change.span for change in out.changes}
        out.changes.extend(item for item in rates_of(window, near_by, text) if item.change.span not in read)
    out.implied.extend((*downtimes(window), *travels(window), *told_twice(window)))
    shown = (*(portions(window) if "r" in signs else ()), *averages(window, text), *instalments(window), *times(window))
    out.changes.extend(item for item in shown if item.change.span not in read)
    out.changes.extend(item for item in differences(window, discourse.mentions) if item.change.span not in read)
    known = {item.change.span for item in out.changes}
    out.changes.extend(item for item in gaps(window) if item.change.span not in known)
    products = (*multiples(window), *vessels(window), *spread(window), *divided(window), *measure_prices(window, text))
    out.changes.extend(item for item in products if item.change.span not in known)
    for cut in discounts(window):
        if isinstance(cut, Change):
            out.changes.extend([cut] if cut.change.span not in read else [])
        else:
            out.sums.append(cut)
    out.sums.extend(complements(window))
    added = {mention.span for item in out.sums if item.total is not None for mention in (item.total, *item.parts)}
    out.sums.extend(item for item in sums(window) if item.total is not None and item.total.span not in added)


def _search_times(out: Relations, window: Window, text: str, today: date | None) -> None:
    """Add the lengths of time, anniversaries and ages that the days and years of a window should give."""
    out.years.extend((*ever_since(window, text, today), *since_founding(window, text, today)))
    dated = {item.length.span for item in out.years}
    out.years.extend(item for item in anniversaries(window, text, today) if item.length.span not in dated)
    out.ages.extend(ages(window, today))
    out.lengths.extend((*clocked(window), *moments(window)))
    known = {item.length.span for item in out.lengths}
    out.lengths.extend(item for item in stretches(window) if item.length.span not in known)
