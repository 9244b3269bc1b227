"""Totals that one sentence tells with their parts: in a bracket, behind a row, as a breakdown, or less what is left."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from claimcheck.claims.arithmetic.arithmetic import FARTHEST, Sum, are_addable, are_partial, is_plain, magnitude_of
from claimcheck.claims.arithmetic.changes import PREVIOUS
from claimcheck.claims.arithmetic.parts import is_slip
from claimcheck.claims.values.dimensions import dimension
from claimcheck.model.claims import Mention
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span
from claimcheck.model.values import Duration, Numeric, Quantity

_M = r"⟨m(\d+)⟩"
_GAP = r"[^⟨⟩。]{0,24}?"
_SHORT = r"[^⟨⟩。、]{0,12}?"
_REST = regex(rf"(?:うち|中で){_SHORT}{_M}{_GAP}(?:残る|残り|のこり){_SHORT}{_M}")
# 総額2400億円のうち、国が800億円、借り入れが700億円で、残る900億円は手元資金
_REST_OF_ALL = regex(rf"{_M}の?(?:この|その)?うち、?((?:(?!うち|残)[^。])*?)(?:残る|残り|のこり){_SHORT}{_M}")
_TOTAL_WORDS = r"(?:合計|総額|総計|累計|通算|計|合わせて|あわせて|総数|全部で)"
_TOTAL_AFTER = regex(rf"{_TOTAL_WORDS}(?:で|は|が|額は|では|すると)?{_SHORT}{_M}")


def totals(skeleton: str, mentions: Sequence[Mention], earlier: Sequence[Mention], span: Span) -> Iterator[Sum]:
    """The sums that a bracket or a word like 計 tells; `earlier` are the mentions of the sentence before."""
    yield from _bracket_sums(skeleton, mentions, span)
    yield from _rows(skeleton, mentions, earlier, span)
    yield from _points(skeleton, mentions, span)
    yield from _games(skeleton, mentions, span)


def breakdowns(skeleton: str, mentions: Sequence[Mention], earlier: Sequence[Mention], span: Span) -> Iterator[Sum]:
    """The sums of what a whole is divided into, and of what is left of it."""
    yield from _breakdowns(skeleton, mentions, earlier, span)
    yield from _rests(skeleton, mentions, earlier, span)


def _without_labels(inside: str, mentions: Sequence[Mention], kind: str) -> str:
    """What a bracket holds, without measures that name a part: フル6,480人、10km 1,850人."""

    def word(glued: re.Match[str]) -> str:
        return glued[0] if dimension(mentions[int(glued[1])].value) == kind else "種"

    return _GLUED.sub(word, inside)


_GLUED = regex(r"⟨m(\d+)⟩(?=⟨m)")


_NO_PARTS = regex(PREVIOUS + r"|比|換算|相当|あたり|当たり|予想|計画|税|(?<![設統会累])計\s*⟨|定足数")


def _bracket_sums(skeleton: str, mentions: Sequence[Mention], span: Span) -> Iterator[Sum]:
    """調達額：18億円(第三者割当増資15億円、融資3億円)."""
    for match in re.finditer(rf"{_M}(?:[のをがはで])?[（(]([^（()）]*)[）)]", skeleton):
        total = mentions[int(match.group(1))]
        inside = _without_labels(match.group(2), mentions, dimension(total.value))
        numbers = [int(number) for number in re.findall(r"⟨m(\d+)⟩", inside)]
        others = re.findall(r"⟨[^m]\d+⟩", inside)
        if len(numbers) < 2 or others or _NO_PARTS.search(inside):  # noqa: PLR2004
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


def _rows(skeleton: str, mentions: Sequence[Mention], earlier: Sequence[Mention], span: Span) -> Iterator[Sum]:
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
        parts = _of_mixed_counters(skeleton, mentions[: int(match.group(1)) + 1], total) or _nearest_row(here, total)
        if are_addable(parts, total) and not are_partial(parts, total) and len(here) - len(parts) < 2:  # noqa: PLR2004
            yield Sum(tuple(parts), total, span)
    for match in _SPENT_TOTAL.finditer(skeleton):
        total = mentions[int(match.group(2))]
        parts = [m for m in mentions[: int(match.group(1)) + 1] if dimension(m.value) == dimension(total.value)]
        whole, row = magnitude_of(total), sum(map(magnitude_of, parts))
        near = bool(whole) and abs(row - whole) <= whole * _NEAR_TOTAL
        if len(parts) > 2 and near and are_addable(parts, total) and not are_partial(parts, total):  # noqa: PLR2004
            yield Sum(tuple(parts), total, span)


# 18勝9分け11敗の勝ち点63, also with the draws behind
_POINTS = regex(
    r"⟨m(?P<won>\d+)⟩[、,]?⟨[md](?P<second>\d+)⟩(?:け|分け)?[、,]?⟨[md](?P<third>\d+)⟩(?:け|分け)?[^⟨⟩。]{0,4}勝ち?点(?:は|が)?⟨m(?P<points>\d+)⟩"
)
_WIN, _SLIP = 3, 3
# 7戦して5勝2敗
_GAMES = regex(
    r"⟨m(?P<all>\d+)⟩(?:を|に)?(?:戦って|戦い|して|で|中"
    r"|の)?、?⟨m(?P<won>\d+)⟩[、,]?⟨m(?P<lost>\d+)⟩(?:[、,]?⟨[md](?P<drawn>\d+)⟩(?=け|引))?"
)


def _games(skeleton: str, mentions: Sequence[Mention], span: Span) -> Iterator[Sum]:
    """The games of a record: won, lost and drawn."""
    for match in _GAMES.finditer(skeleton):
        every, won, lost = (mentions[int(match[name])] for name in ("all", "won", "lost"))
        units = [getattr(each.value, "unit", "") for each in (every, won, lost)]
        value = every.value
        if units[0] not in ("戦", "試合", "局") or units[1:] != ["勝", "敗"] or not isinstance(value, Numeric):
            continue
        drawn = [mentions[int(match["drawn"])]] if match["drawn"] else []
        if not match["drawn"] and skeleton[match.end() : match.end() + 4].startswith(("⟨", "、⟨", "引き分", "分け")):
            continue
        parts = [each._replace(value=value.but(magnitude=_count(each))) for each in (won, lost, *drawn)]
        yield Sum(tuple(parts), every, span)


def _count(mention: Mention) -> Decimal:
    """How many games 5勝 and 1分け are, the latter of which was read as a minute."""
    value = mention.value
    return value.seconds / 60 if isinstance(value, Duration) else magnitude_of(mention)


def _points(skeleton: str, mentions: Sequence[Mention], span: Span) -> Iterator[Sum]:
    """The points of a season: three for a win, one for a draw."""
    for match in _POINTS.finditer(skeleton):
        won, second, third, points = (mentions[int(match[name])] for name in ("won", "second", "third", "points"))
        draws = [each for each in (second, third) if getattr(each.value, "unit", "") not in ("敗", "勝")]
        total = points.value
        if getattr(won.value, "unit", "") != "勝" or len(draws) != 1 or not isinstance(total, Numeric):
            continue
        drawn = draws[0].value
        count = drawn.seconds / 60 if isinstance(drawn, Duration) else magnitude_of(draws[0])
        right = magnitude_of(won) * _WIN + count
        swapped = sorted(str(int(right))) == sorted(str(int(total.magnitude)))
        if swapped or abs(right - total.magnitude) < _SLIP:
            yield Sum(
                (
                    won._replace(value=total.but(magnitude=magnitude_of(won) * _WIN)),
                    draws[0]._replace(value=total.but(magnitude=count)),
                ),
                points,
                span,
            )


_NEXT_THING = regex(r"[、,・とや][^⟨⟩。、はがをに]{1,12}")


def _of_mixed_counters(skeleton: str, row: Sequence[Mention], total: Mention) -> list[Mention]:
    """A row of things with counters of their own that a total counts together: 岩石214点、コア18本、生物326個体の計558点."""
    value = total.value
    if not isinstance(value, Quantity) or not value.dimension.startswith("count:"):
        return []
    parts: list[Mention] = []
    for number in range(len(row) - 1, -1, -1):
        part = row[number].value
        gap = skeleton.partition(f"⟨m{number}⟩")[2].partition(f"⟨m{number + 1}⟩")[0]
        if not isinstance(part, Quantity) or not part.dimension.startswith("count:") or (parts and not _NEXT_THING.fullmatch(gap)):
            break
        parts.insert(0, row[number]._replace(value=value.but(magnitude=part.magnitude, quantum=part.quantum)))
    mixed = len({mention.value.dimension for mention in row[-len(parts) :] if isinstance(mention.value, Quantity)}) > 1
    whole, added = magnitude_of(total), sum(map(magnitude_of, parts))
    near = bool(whole) and (abs(added - whole) <= whole * _NEAR_TOTAL or is_slip(parts, total))
    return parts if mixed and near and len(parts) > 2 else []  # noqa: PLR2004 - two are no row


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
