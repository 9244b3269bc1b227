"""What is left of a whole that is told farther off: 1,386件を受け、1,204件を直した。残る182件は次の版に回す.

Note [What is left]. 残る, 残り and 差し引き say that a figure is what remains, and neither of what nor less what. So whole and
part are searched among the figures of its kind before it, first in its paragraph, then in the one before. If any two or more of the
text bear it out, it is right. Where there are but two, or where one slip of the pen alone parts it from what the last one leaves,
it is wrong. Whose part alone is told (返した186万円を差し引いた残りの900万円), another text may give the whole.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from claimcheck.claims.arithmetic.arithmetic import Sum, is_plain, magnitude_of
from claimcheck.claims.arithmetic.parts import is_own_slip
from claimcheck.claims.arithmetic.skeletons import sign_of, skeleton_of
from claimcheck.claims.arithmetic.window import kind
from claimcheck.claims.discourse.discourse import Discourse
from claimcheck.claims.values.slips import significant_digits
from claimcheck.model.claims import Mention
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span

_LESS = r"(?:差し?引|控除|(?<!取り|掃き|切り)除い|(?<![一-龠])引い|減じ)"
_REST = regex(
    rf"(?P<word>{_LESS}[^⟨⟩。、]{{0,8}}(?:は|が|で|の|、)?|残(?:る|りの?|額|高|数|部|量)|のこりの?|残った)"
    r"[^⟨⟩。、]{0,16}⟨m(?P<rest>\d+)⟩"
)
_TAKEN = regex(rf"⟨m(?P<part>\d+)⟩(?:分|相当)?を[^⟨⟩。、]{{0,10}}{_LESS}")
_TOTAL = regex(r"(?:総額|総勢|合計額?|総計|総数|累計|計)(?:は|が|で|、)?[^⟨⟩。、]{0,6}⟨m(?P<total>\d+)⟩(?:と|に|だ|で|。|、)")
_TOTAL_SIGNS = ("総", "計", "合わせ", "あわせ", "全")
_SIGNS = ("残", "のこり", "差引", "差し引", "控除", "除い", "引い", "減じ")
_UNTIL = regex(r"残り?[^⟨⟩]{0,4}(?:時間|期間|任期|日数|試合|枠)")
_LESS_WORD = regex(_LESS)
_NEAR_LEVELS, _MOST_PARTS, _BLOCKS = 8, 4, 2
_WIDEST = Decimal("0.35")
"""How far what is left may be from what it should be, in parts of itself, before it is taken for something else."""
_LONG = 3
"""Digits from which a slip of one of them says something by itself."""
_SURE, _BY_SLIP = 0.9, 0.8


class Remainder(NamedTuple):
    """What is left after a part is taken away, where the text tells no whole."""

    part: Mention
    rest: Mention
    sentence: Span


class _Level(NamedTuple):
    mention: Mention
    kind: str
    sent: int
    block: int


def rests(discourse: Discourse) -> Iterator[Sum | Remainder]:
    """The remainders of one document; see Note [What is left]."""
    text = discourse.view.text
    if not any(sign in text for sign in (*_SIGNS, *_TOTAL_SIGNS)):
        return
    levels: list[_Level] = []
    every: dict[str, list[Mention]] = {}
    for sent in sorted(discourse.units_of):
        for unit in discourse.units_of[sent]:
            if sign_of(unit.mention) == "m" and is_plain(unit.mention):
                every.setdefault(kind(unit.mention), []).append(unit.mention)
    for sent in sorted(discourse.units_of):
        if discourse.block(sent).column:
            continue
        span = discourse.view.sentences[sent].span
        mentions = [unit.mention for unit in discourse.units_of[sent]]
        number = discourse.view.sentences[sent].block
        here = [_Level(each, kind(each), sent, number) if _is_level(each) else None for each in mentions]
        words = text[span.start : span.end]
        if any(sign in words for sign in (*_SIGNS, *_TOTAL_SIGNS)):
            place = _Place(skeleton_of(text, span, mentions, [sign_of(mention) for mention in mentions]), mentions, span)
            yield from _left(place, levels, here, every)
            yield from _totals(place, levels, here, number)
            yield from _joined(place, levels, here, every)
        levels += filter(None, here)


class _Place(NamedTuple):
    """A sentence with its figures."""

    skeleton: str
    mentions: Sequence[Mention]
    span: Span


def _left(
    place: _Place, levels: Sequence[_Level], here: Sequence[_Level | None], every: Mapping[str, Sequence[Mention]]
) -> Iterator[Sum | Remainder]:
    """What a sentence tells to be left."""
    for match in _REST.finditer(place.skeleton):
        at = int(match["rest"])
        rest = place.mentions[at]
        taken = _TAKEN.search(place.skeleton, 0, match.end())
        if is_plain(rest) and not rest.hedges and not _UNTIL.match(match[0]):
            before = [*levels, *filter(None, here[:at])]
            part = place.mentions[int(taken["part"])] if taken and int(taken["part"]) < at else None
            less = bool(_LESS_WORD.match(match["word"]))
            yield from _rest(rest, before, part, every.get(kind(rest), ()), place.span, less=less)


def _totals(place: _Place, levels: Sequence[_Level], here: Sequence[_Level | None], number: int) -> Iterator[Sum]:
    """The totals of a sentence whose parts the paragraph tells apart."""
    for match in _TOTAL.finditer(place.skeleton):
        at = int(match["total"])
        before = [level for level in (*levels, *filter(None, here[:at])) if level.block == number]
        yield from _total(place.mentions[at], before, place.span)


def _total(total: Mention, before: Sequence[_Level], span: Span) -> Iterator[Sum]:
    """当初予算は9億円。6億円を補正し、総額は15億円となった: the only two figures of the paragraph before a total, one slip away."""
    size = magnitude_of(total)
    alike = [level.mention for level in before if level.kind == kind(total)]
    if not is_plain(total) or total.hedges or not _PAIR <= len(alike) <= _MOST_PARTS or any(each.hedges for each in alike):
        return
    added = sum(map(magnitude_of, alike), Decimal(0))
    telling = len(significant_digits(size)) >= _LONG and size > max(map(magnitude_of, alike))
    if added != size and telling and is_own_slip(size, added):
        yield Sum(tuple(alike), total, span, sure=_BY_SLIP)


# これに3億5,650万円が加わり、調達額は合わせて最大75億8,650万円となる
_JOINED = regex(
    r"⟨m(?P<added>\d+)⟩(?:[^⟨⟩。、]{0,10})(?:が|を|も)(?:これに|新たに|さらに)?(?:加[わえ]|足[しせす]|上乗せ|積み増|追加|増や|増額)[^⟨⟩。]{0,24}?"
    r"(?:合わせ|あわせ|総額|総[一-龠]{1,3}|合計|累計|計|全体|全部)(?:て|ると|で|は|が)?[^⟨⟩。、]{0,10}⟨m(?P<total>\d+)⟩"
)
_TELLING = 4
"""Digits of a total from which a slip of one of them shows what it is the total of."""


def _joined(
    place: _Place, levels: Sequence[_Level], here: Sequence[_Level | None], every: Mapping[str, Sequence[Mention]]
) -> Iterator[Sum]:
    """Totals of what a sentence adds to something told farther off, one slip away; any figure of the text may bear them out."""
    for match in _JOINED.finditer(place.skeleton):
        added, total = place.mentions[int(match["added"])], place.mentions[int(match["total"])]
        size, name = magnitude_of(total), kind(total)
        if kind(added) != name or not is_plain(added) or not is_plain(total) or added.hedges or not _is_most(total):
            continue
        if any(magnitude_of(each) + magnitude_of(added) == size for each in every.get(name, ())):
            continue
        before = [level.mention for level in (*levels, *filter(None, here[: int(match["added"])])) if level.kind == name]
        found = {magnitude_of(each): each for each in before[-_NEAR_LEVELS:] if each.span != added.span}
        slips = [each for told, each in found.items() if is_own_slip(size, told + magnitude_of(added))]
        if len(slips) == 1 and len(significant_digits(size)) >= _TELLING:
            yield Sum((slips[0], added), total._replace(hedges=()), place.span, sure=_BY_SLIP)


def _is_most(total: Mention) -> bool:
    """Whether a total is told as it is, or as the most that can come of it."""
    return all(hedge.text == "最大" for hedge in total.hedges)


def _is_level(mention: Mention) -> bool:
    return sign_of(mention) == "m" and is_plain(mention) and magnitude_of(mention) > 0


def _rest(
    rest: Mention, before: Sequence[_Level], part: Mention | None, every: Sequence[Mention], span: Span, *, less: bool
) -> Iterator[Sum | Remainder]:
    size, name = magnitude_of(rest), kind(rest)
    alike = [level for level in before if level.kind == name]
    if not size:
        return
    near = [level.mention for level in alike if alike[-1].block - level.block <= _BLOCKS][-_NEAR_LEVELS:]
    if _is_borne_out(rest, near, every):
        return
    if part is not None and kind(part) != name:
        return
    paragraph = [level.mention for level in alike if level.block == alike[-1].block]
    last = part or (near[-1] if near else None)
    wholes = [each for each in near if last is not None and each is not last and magnitude_of(each) > magnitude_of(last)]
    pair = len(paragraph) == _PAIR and wholes and paragraph[0] in wholes
    for whole in reversed(wholes):
        right = magnitude_of(whole) - magnitude_of(last) if last is not None else Decimal(0)
        close = right > 0 and abs(right - size) <= _WIDEST * right
        digits = len(significant_digits(size))
        largest = magnitude_of(whole) == max(map(magnitude_of, near))
        slip = is_own_slip(size, right) and (digits >= _LONG or largest)
        if last is not None and close and ((pair and less) or slip):
            yield Sum((last, rest), whole, span, sure=_SURE if pair else _BY_SLIP)
            return
    if part is None and not less:
        yield from _after_all(rest, near, span)
        return
    if part is not None:
        yield Remainder(part, rest, span)


_PAIR = 2


def _after_all(rest: Mention, near: Sequence[Mention], span: Span) -> Iterator[Sum]:
    """総額は580万円。遊具に240万円、植樹に150万円、残る190万円を…: a whole less all that was told since."""
    size = magnitude_of(rest)
    largest = max(near, key=magnitude_of, default=None)
    if largest is None:
        return
    parts = near[[each.span for each in near].index(largest.span) + 1 :]
    right = magnitude_of(largest) - sum(map(magnitude_of, parts), Decimal(0))
    close = right > 0 and right != size and abs(right - size) <= _CLOSE * magnitude_of(largest)
    if len(parts) >= _PAIR and close and not any(each.hedges for each in (largest, *parts)):
        yield Sum((*parts, rest), largest, span, sure=_SURE)


_CLOSE = Decimal("0.2")
"""Part of the whole by which what is left may be off before the parts are of something else."""


def _is_borne_out(rest: Mention, near: Sequence[Mention], every: Sequence[Mention]) -> bool:
    """Whether what is left is so of any figure of the text, less some of those that stand near, or one of the text."""
    size = magnitude_of(rest)
    parts = {magnitude_of(each) for each in near} - {size}
    wholes = {magnitude_of(each) for each in every}
    needed = {size + magnitude_of(each) for each in every if each is not rest}
    for number in range(2, _MOST_PARTS + 1):
        needed |= {size + sum(some) for some in combinations(sorted(parts), number)}
    return bool(needed & wholes)
