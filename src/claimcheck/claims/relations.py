"""Stated arithmetic: sentences and tables that say how their own figures hang together.

Sentences are read as skeletons; see Note [Skeletons] of `claims.skeletons`.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from claimcheck.claims.additions import additions, subtractions
from claimcheck.claims.arithmetic import FARTHEST, Change, Length, Sum, are_addable, are_partial, is_plain, magnitude_of
from claimcheck.claims.changes import PREVIOUS, changes
from claimcheck.claims.dimensions import dimension
from claimcheck.claims.discourse import Discourse
from claimcheck.claims.elapsed import elapsed
from claimcheck.claims.eversince import ever_since, since_founding
from claimcheck.claims.growth import Rated, growth, is_of_one_noun, with_other_ways
from claimcheck.claims.hundred import shares_in_columns, shares_of_all
from claimcheck.claims.lengths import lengths
from claimcheck.claims.listed import listed_sums
from claimcheck.claims.pairs import beside, taxed
from claimcheck.claims.parts import sums
from claimcheck.claims.portions import averages, discounts, instalments, portions
from claimcheck.claims.products import Implied, differences, downtimes, times, travels
from claimcheck.claims.series import Point, series
from claimcheck.claims.shares import records, shares
from claimcheck.claims.skeletons import sign_of, skeleton_of, without_rates
from claimcheck.claims.tables import table_changes, table_shares, table_sums
from claimcheck.claims.wholes import of_wholes
from claimcheck.claims.window import Window
from claimcheck.claims.years import Years, clocked, years
from claimcheck.model.claims import Mention
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span
from claimcheck.model.values import Date, Numeric

_M = r"⟨m(\d+)⟩"
_GAP = r"[^⟨⟩。]{0,24}?"
_SHORT = r"[^⟨⟩。、]{0,12}?"
_BETWEEN = regex(r"\s{0,2}(?:[・•●○◆◇■□▪*-]\s?[^\s：:。]{0,12}[：:]\s?)?")
"""What may stand between two sentences, or two labelled items of a list, that follow each other."""
_TERMS = 3
"""How many figures a change or a gap has: old, new, and what lies between."""
_REST = regex(rf"(?:うち|中で){_SHORT}{_M}{_GAP}(?:残る|残り|のこり){_SHORT}{_M}")
# 総額2400億円のうち、国が800億円、借り入れが700億円で、残る900億円は手元資金
_REST_OF_ALL = regex(rf"{_M}の?(?:この|その)?うち、?((?:(?!うち|残)[^。])*?)(?:残る|残り|のこり){_SHORT}{_M}")
_TOTAL_WORDS = r"(?:合計|総額|総計|累計|通算|計|合わせて|あわせて|総数|全部で)"
_TOTAL_AFTER = regex(rf"{_TOTAL_WORDS}(?:で|は|が|額は|では|すると)?{_SHORT}{_M}")


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

    @classmethod
    def none(cls) -> "Relations":
        """No arithmetic at all."""
        return cls([], [], [], [], [], [], [], [], [])


def relations(discourse: Discourse) -> Relations:
    """The stated arithmetic of a document's sentences and tables."""
    out = Relations.none()
    earlier: list[Mention] = []
    before = Span(0, 0)
    written = [mention for mention in discourse.mentions if _is_written(discourse.view.text, mention)]
    for sent in sorted(discourse.units_of):
        units = discourse.units_of[sent]
        if discourse.block(sent).column:
            continue  # a cell of a table; a label and its value, 総事業費:128億円(…), read like a sentence
        mentions = [unit.mention for unit in units]
        signs = [sign_of(mention) for mention in mentions]
        if _may_relate(signs) or ("d" in signs and earlier):
            span = discourse.view.sentences[sent].span
            told = discourse.view.quote(before) if earlier and span.start - before.end <= 1 else ""
            _read(out, skeleton_of(discourse.view.text, span, mentions, signs), mentions, earlier, span, told, discourse.view.text)
        _search(out, discourse, before, discourse.view.sentences[sent].span, earlier, mentions, written)
        earlier, before = mentions, discourse.view.sentences[sent].span
    out.lengths.extend(elapsed(discourse))
    out.sums.extend(table_sums(discourse))
    out.sums.extend(listed_sums(discourse))
    out.sums.extend(shares_in_columns(discourse))
    out.changes.extend(table_changes(discourse))
    out.changes.extend(table_shares(discourse))
    known = {change.change.span for change in out.changes}
    out.changes.extend(item for item in of_wholes(discourse) if item.change.span not in known)
    out.series.extend(series(discourse))
    return out


def _is_written(text: str, mention: Mention) -> bool:
    """Whether a mention is a day or month with a year of its own."""
    value = mention.value
    dated = isinstance(value, Date) and value.year is not None and value.month is not None
    return dated and text[mention.span.start : mention.span.start + 4].isdigit()


def _may_relate(signs: Sequence[str]) -> bool:
    """Whether values of these kinds can hang together: two amounts, a level with its ratios, a time with a length."""
    amounts = signs.count("m")
    return amounts > 1 or amounts + signs.count("r") > 1 or signs.count("d") > 1 or ("t" in signs and "d" in signs)


def _read(
    out: Relations, skeleton: str, mentions: Sequence[Mention], earlier: Sequence[Mention], span: Span, before: str, text: str
) -> None:
    """Add what one sentence states; `earlier` are the mentions of the sentence before, `before` its text, `text` all of it."""
    if "⟨r" in skeleton:
        out.changes.extend(shares(skeleton, mentions, earlier, span))
        out.changes.extend(records(skeleton, mentions, span))
        out.sums.extend(shares_of_all(skeleton, mentions, span, text))
    skeleton = re.sub(r"[（(]⟨[rx]\d+⟩[）)]", "", skeleton)  # 9,360件(75%)
    if skeleton.count("⟨") + len(earlier) >= _TERMS:
        out.changes.extend(changes(skeleton, mentions, earlier, span, before))
    if skeleton.count("⟨m") > 1:
        amounts = without_rates(skeleton, mentions)
        out.sums.extend(_bracket_sums(amounts, mentions, span))
        out.sums.extend(_totals(amounts, mentions, earlier, span))
        out.sums.extend(additions(amounts, mentions, span))
        for found in subtractions(amounts, mentions, earlier, span):
            out.changes.append(found) if isinstance(found, Change) else out.sums.append(found)
        out.sums.extend(_breakdowns(amounts, mentions, earlier, span))
        out.sums.extend(_rests(amounts, mentions, earlier, span))
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
    out.years.extend((*ever_since(window, text, discourse.dateline), *since_founding(window, text, discourse.dateline)))
    out.lengths.extend(clocked(window))
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
    out.implied.extend((*downtimes(window), *travels(window)))
    shown = (*(portions(window) if "r" in signs else ()), *averages(window, text), *instalments(window), *times(window))
    out.changes.extend(item for item in shown if item.change.span not in read)
    out.changes.extend(item for item in differences(window, discourse.mentions) if item.change.span not in read)
    for cut in discounts(window):
        if isinstance(cut, Change):
            out.changes.extend([cut] if cut.change.span not in read else [])
        else:
            out.sums.append(cut)
    added = {mention.span for item in out.sums if item.total is not None for mention in (item.total, *item.parts)}
    out.sums.extend(item for item in sums(window) if item.total is not None and item.total.span not in added)


def _without_labels(inside: str, mentions: Sequence[Mention], kind: str) -> str:
    """What a bracket holds, without measures that name a part: フル6,480人、10km 1,850人."""

    def word(glued: re.Match[str]) -> str:
        return glued[0] if dimension(mentions[int(glued[1])].value) == kind else "種"

    return _GLUED.sub(word, inside)


_GLUED = regex(r"⟨m(\d+)⟩(?=⟨m)")


def _bracket_sums(skeleton: str, mentions: Sequence[Mention], span: Span) -> Iterator[Sum]:
    """調達額：18億円(第三者割当増資15億円、融資3億円)."""
    for match in re.finditer(rf"{_M}(?:[のをがはで])?[（(]([^（()）]*)[）)]", skeleton):
        total = mentions[int(match.group(1))]
        inside = _without_labels(match.group(2), mentions, dimension(total.value))
        numbers = [int(number) for number in re.findall(r"⟨m(\d+)⟩", inside)]
        others = re.findall(r"⟨[^m]\d+⟩", inside)
        if len(numbers) < 2 or others or re.search(PREVIOUS + r"|比|換算|相当|あたり|当たり|予想|計画|税", inside):  # noqa: PLR2004
            continue
        parts = [mentions[number] for number in numbers]
        labelled = all(re.search(r"[^⟨⟩、,・とや/\s]", piece) for piece in re.split(r"⟨m\d+⟩", inside)[:-1])
        open_end = re.search(r"など|ほか|等|他", inside)
        if labelled and not open_end and are_addable(parts, total) and not are_partial(parts, total):
            yield Sum(tuple(parts), total, span)


_ROW_TOTAL = regex(
    rf"⟨m(\d+)⟩[^⟨⟩。は]{{0,8}}?(?:⟨d\d+⟩の)?(?:合計|総計|総勢|計|合わせて|あわせて|トータルで?)"
    rf"(?:で|して|は|すると)?、?{_SHORT}{_M}"
)

# 国が46億円、県が23億円、市が14億円を出し、総額は83億円
_SPENT_TOTAL = regex(
    rf"⟨m(\d+)⟩[^⟨⟩。、]{{1,10}}、[^⟨⟩。、]{{0,12}}(?:総額|合計|総計|総数|合わせた[^⟨⟩。、]{{0,12}}|合わせると|合わせて)(?:は|が|で)?{_SHORT}{_M}"
)
_NEAR_TOTAL = Decimal("0.1")
"""How far from its total a row of three and more amounts may be that only stands before it."""

# 12円から16円に引き上げ: the old figure is no part of what the new one adds up to
_REPLACED = regex(rf"{_M}から(?:[^⟨⟩。、]{{0,8}})(?=⟨m\d+⟩(?:に|へ))")


def _totals(skeleton: str, mentions: Sequence[Mention], earlier: Sequence[Mention], span: Span) -> Iterator[Sum]:
    """男性120人、女性95人の計215人, a row that ends in its total; 18億円を足すと、累計は27億円, added to what was told."""
    added = re.search(r"足す|加え|合わせ|あわせ|合計すると|合算", skeleton) is not None
    for match in _TOTAL_AFTER.finditer(skeleton) if added else ():
        number = int(match.group(1))
        total = mentions[number]
        left = {int(old) for old in _REPLACED.findall(skeleton)}
        here = [m for at, m in enumerate(mentions[:number]) if at not in left and dimension(m.value) == dimension(total.value)]
        before = [m for m in earlier if dimension(m.value) == dimension(total.value)]
        parts = _adding_up([*before, *here], total) or (here if len(here) > 1 else [*before, *here])
        if here and are_addable(parts, total) and not are_partial(parts, total):
            yield Sum(tuple(parts), total, span)
    for match in _ROW_TOTAL.finditer(skeleton) if not added else ():
        if re.search(r"など|ほか", match[0]):
            continue
        total = mentions[int(match.group(2))]
        here = [m for m in mentions[: int(match.group(1)) + 1] if dimension(m.value) == dimension(total.value)]
        parts = _nearest_row(here, total)
        if are_addable(parts, total) and not are_partial(parts, total) and len(here) - len(parts) < 2:  # noqa: PLR2004
            yield Sum(tuple(parts), total, span)
    for match in _SPENT_TOTAL.finditer(skeleton):
        total = mentions[int(match.group(2))]
        parts = [m for m in mentions[: int(match.group(1)) + 1] if dimension(m.value) == dimension(total.value)]
        whole, row = magnitude_of(total), sum(map(magnitude_of, parts))
        near = bool(whole) and abs(row - whole) <= whole * _NEAR_TOTAL
        if len(parts) > 2 and near and are_addable(parts, total) and not are_partial(parts, total):  # noqa: PLR2004
            yield Sum(tuple(parts), total, span)


def _nearest_row(amounts: Sequence[Mention], total: Mention) -> list[Mention]:
    """The last two or more amounts before a total that come nearest to it."""
    whole = total.value.magnitude if isinstance(total.value, Numeric) else 0
    rows = [list(amounts[first:]) for first in range(len(amounts) - 1)]
    sums = [sum(part.value.magnitude for part in row if isinstance(part.value, Numeric)) for row in rows]
    fits = [(abs(added - whole), at) for at, added in enumerate(sums) if added <= whole * FARTHEST]
    return rows[min(fits)[1]] if fits else []


_BREAKDOWN = regex(r"内訳|財源|分担|負担|構成|の順")


def _breakdowns(skeleton: str, mentions: Sequence[Mention], earlier: Sequence[Mention], span: Span) -> Iterator[Sum]:
    """総事業費は228億円。財源は国が102億円、県が20億円、市が94億円、会社が12億円."""
    word = _BREAKDOWN.search(skeleton)
    if word is None or re.search(r"など|ほか|残り|うち", skeleton) or re.search(r"⟩から[^⟨⟩。]{0,8}⟨m", skeleton[word.end() :]):
        return  # 県の負担は245億円から410億円に増えた
    after = [mentions[int(number)] for number in re.findall(r"⟨m(\d+)⟩", skeleton[word.end() :])]
    before = [mentions[int(number)] for number in re.findall(r"⟨m(\d+)⟩", skeleton[: word.start()])]
    if len(after) < 2:  # noqa: PLR2004 - one part is no breakdown
        return
    kind = dimension(after[0].value)
    total = next((m for m in reversed([*earlier, *before]) if dimension(m.value) == kind and is_plain(m)), None)
    if total is not None and are_addable(after, total) and not are_partial(after, total):
        yield Sum(tuple(after), total, span)


def _adding_up(amounts: Sequence[Mention], total: Mention) -> list[Mention]:
    """The last two or more amounts before a total that make it up; none where no such row does."""
    whole = total.value.magnitude if isinstance(total.value, Numeric) else 0
    for first in range(len(amounts) - 2, -1, -1):
        row = amounts[first:]
        if sum(part.value.magnitude for part in row if isinstance(part.value, Numeric)) == whole:
            return list(row)
    return []


def _rests(skeleton: str, mentions: Sequence[Mention], earlier: Sequence[Mention], span: Span) -> Iterator[Sum]:
    """予約は12,480件。このうち9,360件が失敗し、残る3,210件は…."""
    for match in _REST.finditer(skeleton):
        first, rest = mentions[int(match.group(1))], mentions[int(match.group(2))]
        candidates = [*earlier, *mentions[: int(match.group(1))]]
        whole = next((m for m in reversed(candidates) if dimension(m.value) == dimension(first.value) and is_plain(m)), None)
        if whole is not None and are_addable([first, rest], whole):
            yield Sum((first, rest), whole, span)
    for match in _REST_OF_ALL.finditer(skeleton):
        total, rest = mentions[int(match.group(1))], mentions[int(match.group(3))]
        parts = [mentions[int(number)] for number in re.findall(r"⟨m(\d+)⟩", match.group(2))]
        # 最大800億円: with the rest named, the most is what is counted
        terms = [part._replace(hedges=()) if _at_most(part) else part for part in (*parts, rest)]
        if len(parts) > 1 and are_addable(terms, total):
            yield Sum(tuple(terms), total, span)


def _at_most(mention: Mention) -> bool:
    return any(hedge.text == "最大" for hedge in mention.hedges)
