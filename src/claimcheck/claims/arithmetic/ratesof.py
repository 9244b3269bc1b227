"""Rates whose levels are told as a step, by a noun, or farther off: 500円から600円に改める。2割の値上げだ; 前年の93%まで戻った.

Note [Rates of what]. Grammar says what a rate is of: a step from one figure to another before it, in the sentence or the one
before; a noun that was told with a figure (初値は1,810円); a figure of another year that it is a part of (2019年の51万人の93%まで).
What has come of it is the last figure of the kind. Any two figures of the paragraph that bear the rate out make it right.
"""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import permutations

from claimcheck.claims.arithmetic.arithmetic import Change, Sum, is_level, is_plain, magnitude_of
from claimcheck.claims.arithmetic.changes import DOWN, UP
from claimcheck.claims.arithmetic.parts import is_own_slip
from claimcheck.claims.arithmetic.window import Level, Window, kind
from claimcheck.model.claims import Mention
from claimcheck.model.pattern import regex
from claimcheck.model.values import Ratio

_RATE = regex(
    rf"⟨r(?P<rate>\d+)⟩(?!に(?!な)|へ|まで|から|以|[台超ず])[^⟨⟩。、はがをも]{{0,6}}?(?P<dir>{UP}|{DOWN}|改善|割り?増)"
    r"|⟨r(?P<times>\d+)⟩(?=[にとのへ、。だで]|$)"
)
_STEP = regex(
    r"⟨m(?P<old>\d+)⟩(?:だったの|だった|あったの|あった)?から、?(?:[^⟨⟩。「」]|⟨[dxt]\d+⟩){0,16}⟨m(?P<new>\d+)⟩(?=に|へ|と|まで|で|、|[）)])"
)
_BASED = regex(
    r"(?P<noun>[一-龠ァ-ヺー]{2,8})(?:に|と)比べ(?:て|ると)?、?[^⟨⟩。、]{0,6}$|(?P<than>[一-龠ァ-ヺー]{2,8})(?:より|に対し(?:て)?)、?[^⟨⟩。、]{0,6}$"
)
_COMPARED = regex(
    r"比(?:で|べ|$)|より|前[年月期日週回]|昨[年季]|去年|同[期月]|対し|当初|計画|目標|予想|平均|⟩の[^⟨⟩]{0,4}$|割安|割高"
)
_PART_OF = regex(
    r"⟨m(?P<base>\d+)⟩[）)]?(?:の|に対し(?:て)?は?、?|と比べ(?:て|ると)?は?、?)(?:およそ|約|ほぼ)?⟨r(?P<rate>\d+)⟩"
    r"(?:の水準|程度の水準|にとどま|止まり|まで(?:の)?(?:回復|戻|持ち直|落ち))"
)
_AMOUNT = regex(
    r"⟨m(?P<base>\d+)⟩[）)]?(?:を|より|から|(?:に|と)比べ(?:て|ると)?|に対し(?:て)?)、?(?:およそ|約|ほぼ)?⟨m(?P<change>\d+)⟩"
    rf"[^⟨⟩。、はがをも]{{0,4}}(?P<dir>上回|下回|超え|しの|{UP}|{DOWN})"
)
_BRACKETED = regex(r"[（(][^（()）]*$")
_WIDEST = Fraction(5, 2)
"""Times by which a rate may miss its figures before it is of something else."""


def rates_of(window: Window, paragraph: Sequence[Mention], text: str) -> Iterator[Change]:
    """The rates of a sentence with the levels they are told of; `paragraph` are the figures of `text` that may bear them out."""
    levels = window.levels()
    found = _STEP.finditer(window.skeleton)
    steps = [(_level(levels, window, match["old"]), _level(levels, window, match["new"])) for match in found]
    for match in _RATE.finditer(window.skeleton, window.here):
        change = window.mentions[int(match["rate"] or match["times"])]
        value = change.value
        if not isinstance(value, Ratio) or not is_level(change) or value.unit == "point":
            continue
        if (value.unit == "倍") != bool(match["times"]):
            continue
        sign = 0 if match["times"] else -1 if re.match(DOWN, match["dir"]) else 1
        at = match.start()
        words = window.skeleton[max(window.here, at - _NEAR) : at]
        pair = _stepped(window, steps, match) if not _COMPARED.search(words.rpartition("、")[2]) else None
        pair = pair or _named(levels, words, at, paragraph, text)
        if pair is not None and _is_likely(*pair, change, sign):
            old, new = pair
            yield Change(old, new, change, sign, window.span, others=tuple(_others(paragraph, window, old, change, sign)))
    yield from _parts_of(window, levels, paragraph)


def amounts_of(window: Window, paragraph: Sequence[Mention]) -> Iterator[Change]:
    """前年の30万6,300トンを2万1,900トン上回る: differences in the measure of their levels, of what was told just before."""
    levels = window.levels()
    for match in _AMOUNT.finditer(window.skeleton, window.here):
        base, change = window.mentions[int(match["base"])], window.mentions[int(match["change"])]
        if kind(base) != kind(change) or not is_plain(base) or not is_plain(change) or magnitude_of(change) >= magnitude_of(base):
            continue
        sign = -1 if re.match(rf"下回|{DOWN}", match["dir"]) else 1
        before = [level for level in levels if level.end <= match.start() and level.kind == kind(base)]
        last = before[-1].mention if before else None
        likely = last is not None and sign * (magnitude_of(last) - magnitude_of(base)) > 0 and base.value != last.value
        if last is None or not likely or "。" in window.skeleton[before[-1].end : match.start()][:-_REACH]:
            continue
        if abs(magnitude_of(last) - magnitude_of(base)) < _FOLD * magnitude_of(change):
            others = tuple(_others(paragraph, window, base, change, sign))
            yield Change(base, last, change, sign, window.span, others=others)


_ADDED = regex(r"⟨m(?P<added>\d+)⟩(?:・⟨m\d+⟩)?[^⟨⟩。]{0,10}(?:新設|増設|新た|追加|増や|加え|開設|出店|設置|採用|増員)")
_GROWN = regex(r"⟨m(?P<old>\d+)⟩(?:・⟨m\d+⟩)?から、?[^⟨⟩。、]{0,10}⟨m(?P<new>\d+)⟩(?:・⟨m\d+⟩)?(?=へ|に|と)")


def increments(window: Window) -> Iterator[Sum]:
    """84拠点を新設する。これで318拠点から402拠点へ広がる: what is added, and the step that it makes."""
    for match in _GROWN.finditer(window.skeleton, window.here):
        old, new = window.mentions[int(match["old"])], window.mentions[int(match["new"])]
        found = [window.mentions[int(each["added"])] for each in _ADDED.finditer(window.skeleton, 0, match.start())]
        added = [each for each in found if kind(each) == kind(old) == kind(new) and is_plain(each)]
        before = [level for level in window.levels() if level.end <= match.start() and level.kind == kind(old)]
        if len(added) != 1 or len(before) != 1 or not is_plain(old) or not is_plain(new):
            continue  # one figure more, and it may be added too
        right, size = magnitude_of(old) + magnitude_of(added[0]), magnitude_of(new)
        if magnitude_of(old) < size and (is_own_slip(size, right) or abs(size - right) * _CLOSE <= right):
            yield Sum((old, added[0]), new, window.span, sure=_SURE)


_CLOSE, _SURE = 10, 0.85
_REACH, _FOLD = 24, 3
"""Characters before a base in which a sentence may end, and times by which a difference may miss its levels."""
_NEAR = 24


def _level(levels: Sequence[Level], window: Window, number: str) -> Level | None:
    mention = window.mentions[int(number)]
    return next((level for level in levels if level.mention is mention), None)


def _stepped(
    window: Window, steps: Sequence[tuple[Level | None, Level | None]], match: re.Match[str]
) -> tuple[Mention, Mention] | None:
    """The last step before a rate with no other figure, and no more than one full stop, between."""
    before = [(old, new) for old, new in steps if old is not None and new is not None and new.end <= match.start()]
    if not before:
        return None
    old, new = before[-1]
    between = window.skeleton[new.end : match.start()]
    here = len({one.kind for pair in before for one in pair}) == 1
    told = old.kind == new.kind and here and between.count("。") <= 1 and "⟨m" not in between and "⟨r" not in between
    return (old.mention, new.mention) if told and len(between) <= _FARTHEST else None


_FARTHEST = 24


def _named(
    levels: Sequence[Level], words: str, at: int, paragraph: Sequence[Mention], text: str
) -> tuple[Mention, Mention] | None:
    """What a noun before a rate was told as, and the last figure of its kind: 1,810円で初値を付けた… 初値に比べ6%安い."""
    based = _BASED.search(words)
    before = [level for level in levels if level.end <= at]
    if based is None or not before:
        return None
    noun, last = based["noun"] or based["than"], before[-1].mention
    told = [
        mention
        for mention in paragraph
        if kind(mention) == before[-1].kind and mention is not last and is_plain(mention)
        if noun in text[max(0, mention.extent.start - len(noun) - 3) : mention.extent.start]
        or text.startswith((f"で{noun}", f"の{noun}"), mention.extent.end)
    ]
    return (told[0], last) if len(told) == 1 and magnitude_of(told[0]) else None


def _parts_of(window: Window, levels: Sequence[Level], paragraph: Sequence[Mention]) -> Iterator[Change]:
    for match in _PART_OF.finditer(window.skeleton, window.here):
        base, share = window.mentions[int(match["base"])], window.mentions[int(match["rate"])]
        value = share.value
        if not is_plain(base) or not isinstance(value, Ratio) or value.unit != "%" or not is_plain(share):
            continue
        before = [level for level in levels if level.end <= match.start() and level.kind == kind(base)]
        plain = [level for level in before if not _BRACKETED.search(window.skeleton, 0, level.at)]
        near = {magnitude_of(level.mention): level.mention for level in plain if _is_near(base, level.mention, share)}
        for new in near.values() if len(near) == 1 else ():
            alike = [each for each in paragraph if kind(each) == kind(base) and is_plain(each)]
            others = (Change(one, other, share, 0, window.span, share=True) for one, other in permutations(alike, 2))
            yield Change(base, new, share, 0, window.span, share=True, others=tuple(others))


def _is_near(base: Mention, new: Mention, share: Mention) -> bool:
    rate, one, other = (Fraction(magnitude_of(each)) for each in (share, base, new))
    return bool(rate and one) and 1 / _WIDEST < other / one * 100 / rate < _WIDEST


def _is_likely(old: Mention, new: Mention, change: Mention, sign: int) -> bool:
    """Whether two figures go the way of a rate, and not out of all proportion to it."""
    one, other, rate = (Fraction(magnitude_of(each)) for each in (old, new, change))
    if one <= 0 or other <= 0 or rate <= 0 or one == other:
        return False
    if not sign:
        return 1 / _WIDEST < other / one / rate < _WIDEST
    grown = sign * (other / one - 1) * 100 / rate
    return 1 / (2 * _WIDEST) < grown < 2 * _WIDEST


def _others(paragraph: Sequence[Mention], window: Window, old: Mention, change: Mention, sign: int) -> Iterator[Change]:
    alike = [each for each in paragraph if kind(each) == kind(old) and is_plain(each)][:_MOST]
    for one, other in permutations(alike, 2):
        yield Change(one, other, change, sign, window.span)


_MOST = 12
"""Figures of a paragraph whose pairs are tried."""
