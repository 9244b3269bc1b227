"""Stated rates of change whose levels are searched; see Note [Operands] of `claims.arithmetic.window`.

Which of two levels is the old one, its own words say: 前期の8,420億円, 5年前(33.1%), 従来型は240km.
"""

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from claimcheck.claims.arithmetic.arithmetic import Change, is_level
from claimcheck.claims.arithmetic.changes import DOWN, EITHER, PREVIOUS, UP, is_in_proportion
from claimcheck.claims.arithmetic.window import Level, Window, kind
from claimcheck.model.claims import Mention
from claimcheck.model.pattern import regex
from claimcheck.model.values import Date, Numeric, Ratio

_NEAR = r"[^⟨⟩。、はがをも]{0,8}?"
_GROWN = (
    r"(?:増減|増[加収益額員産]|減[少収益額員産]|伸び|伸長|成長"
    r"|上昇|下落|低下|値上げ|値下げ|引き上げ|引き下げ|削減|短縮|拡大|縮小)"
)
_TOLD = regex(
    # 25.0%増, 5.2%の増収, 20%少なかった, 6.3ポイント高い
    rf"⟨r(?P<rate>\d+)⟩(?!に|へ|まで|以|[台超])[^⟨⟩。、]{{0,8}}?(?P<dir>{UP}|{DOWN}|{EITHER})"
    rf"|(?P<word>{_GROWN})[率幅](?:は|が|で|にして)?[:：]?{_NEAR}⟨r(?P<named>\d+)⟩"
    r"|⟨r(?P<times>\d+)⟩(?=[にとの、。だでへ増）)]|$)"
)
_LEFT = regex(
    r"(?:(?<=[、と])|(?:ピーク|最盛期|全盛期|当時|往時|その)時?の)(?:およそ|約|ほぼ)?⟨r(?P<left>\d+)⟩(?:程度|ほど"
    r"|近く)?(?:以下)?(?:に|まで|の水準)(?:まで)?(?:なっ|なり|なる|減|縮|落ち|とどま|低下|下が|抑え|圧縮)"
)
"""What is left of an old level: 1万2千円から8千円と、3分の2になった."""
_PAST = (
    rf"(?:{PREVIOUS}|[0-9０-９数]+年前|(?:創業|創設|設立|発足|開業|開始|開館|開園|開校|導入|就任|入社|着任|結成)(?:時|当時"
    rf"|当初|した年|の年|直後)|当時|かつて|以前|それまで"
    rf"|コロナ(?:禍)?前|前作|初回|先代|前[型作機]|旧[一-龠ァ-ヺー]{{0,4}}|従来[型品機]?|改[修正定]前|[一-龠]{{2}}前)"
)
_OLD = regex(rf"(?P<mark>{_PAST})(?:同[期月日])?(?:度)?(?P<label>[^⟨⟩。、]{{0,14}}?)[（(]?$")
_IDLE = regex(
    r"[のはがもに]|実績|同[期月日]|時点|末|今ごろ|今頃|ころ|比|通期|水準|数値|値|期|版|モデル|調査|大会|試験|選挙|型|並み|約|に対し|より|[:：\s（(]"
)
_EARLIER = regex(r"一昨|前々|先々")
_COMPARED = regex(
    r"前(?:年|期|回|季)(?:度|同期|同月|実績|並み)?|昨年度?|去年|昨[季春夏秋冬]|前の(?:年度?|期|回|月|季|大会|シーズン)"
)
_WIDEST = 5
"""Times by which a level may change before it is taken for something else."""


class Rated(NamedTuple):
    """A level with its stated rate of change since the year before, whose old level is not told beside it."""

    new: Mention
    change: Mention
    sign: int
    window: Window


def growth(window: Window) -> Iterator[Change | Rated]:
    """The changes whose rate the sentence tells and whose levels stand in it or the one before."""
    levels = window.levels("mr")
    for match in _TOLD.finditer(window.skeleton, window.here):
        name = next(name for name in ("rate", "named", "times") if match[name])
        change = window.mentions[int(match[name])]
        value = change.value
        if not isinstance(value, Ratio) or (name == "times") != (value.unit == "倍") or not is_level(change):
            continue
        word = match["dir"] or match["word"] or ""
        either = re.match(EITHER, word) is not None
        if either and value.unit != "point":
            continue
        sign = 0 if name == "times" or either else 1 if re.match(UP, word) or word in ("伸長", "成長", "値上げ") else -1
        sign = 1 if name == "times" and match.string.startswith("増", match.end()) else sign
        at = match.start(name) - 2
        alike = [level for level in levels if level.mention is not change and _measures(level.mention, change)]
        alike = [level for level in alike if not _IS_CHANGE.search(window.skeleton, 0, level.at)]
        pair = _pair(window, alike, at)
        compared = _COMPARED.search(window.skeleton, window.here, at) is not None
        if pair is not None and compared and max(level.at for level in pair) < window.here:
            continue  # 9月から10月に減った。前年同月比では20%減だ
        if pair is not None:
            old, new = pair
            others = [
                Change(one.mention, other.mention, change, sign, window.span)
                for one in alike
                for other in alike
                if one.kind == other.kind == new.kind and one is not other
            ]
            apart = min(old.at, new.at) < window.here
            if _is_near(old, new, change, sign) and (not apart or is_in_proportion(old.mention, new.mention, change)):
                yield Change(old.mention, new.mention, change, sign, window.span, others=tuple(others))
        elif compared and value.unit != "point":
            level = _stated(window, alike, at, match.end())
            if level is not None and not _past(window, level):
                yield Rated(level.mention, change, sign, window)


def remainders(window: Window) -> Iterator[Change]:
    """The parts of an old level that a sentence says a new one is: 月1万2千円から8千円と、半分になった."""
    levels = window.levels()
    for match in _LEFT.finditer(window.skeleton, window.here):
        share = window.mentions[int(match["left"])]
        value = share.value
        before = [level for level in levels if level.end <= match.start() and level.at >= window.here]
        if not isinstance(value, Ratio) or value.unit == "point" or not is_level(share) or len(before) < 2:  # noqa: PLR2004 - old and new
            continue
        old, new = before[-2:]
        was = _FROM.match(window.skeleton, old.end) or _WAS.match(window.skeleton, old.end)
        if old.kind != new.kind or not was or new.end < match.start() - _CLOSE:
            continue
        told = Fraction(value.magnitude) / (1 if value.unit == "倍" else 100)
        size, left = (Fraction(getattr(level.mention.value, "magnitude", 0)) for level in (old, new))
        if 0 < told < 1 and 0 < left < size and _LEAST < left / size / told < 1 / _LEAST:
            yield Change(old.mention, new.mention, share, 0, window.span, share=True)


_FROM = regex(r"(?:だったの|あったの)?(?:から|が、?)")
_CLOSE, _LEAST = 4, Fraction(2, 5)
"""Characters between a level and what part it is, and part by which that may be off."""


_IS_CHANGE = regex(r"(?:増減|増加|減少|差)額?[:：は]?[\s　]*$")


def _measures(level: Mention, change: Mention) -> bool:
    """Whether a figure is a level that a change of that kind may be of: shares change by points, all else by per cent."""
    value = change.value
    points = isinstance(value, Ratio) and value.unit == "point"
    of_ratio, value_unit = isinstance(level.value, Ratio), getattr(value, "unit", "")
    return (
        is_level(level)
        and (points == of_ratio or (of_ratio and (getattr(level.value, "unit", ""), value_unit) == ("%", "倍")))
        and not (of_ratio and getattr(level.value, "unit", "") in ("point", "倍"))
    )


def _stated(window: Window, levels: list[Level], at: int, end: int) -> Level | None:
    """The level of the sentence that a rate is told of: 290万人で、前年比25%増 or 前年比25%増の290万人."""
    after = next((level for level in levels if level.at >= end), None)
    if after is not None and _LED_TO.fullmatch(window.skeleton, end, after.at):
        return after
    before = _last(levels, at)
    return before if before is not None and before.at >= window.here else None


_LED_TO = regex(r"(?:[^⟨⟩。、]{0,6})?(?:の|となる|で|に(?:あ|当)たる|に相当する)")
"""What stands between a rate and the level it led to: 25%増の290万人, 2倍にあたる2万人."""


def _last(levels: list[Level], at: int) -> Level | None:
    return next((level for level in reversed(levels) if level.at < at), None)


def _pair(window: Window, levels: list[Level], at: int) -> tuple[Level, Level] | None:
    """The old and the new level of a change told at some place: neighbours, of which one is marked as the old one."""
    last = _last(levels, at)
    if last is None:
        return None
    alike = [level for level in levels if level.kind == last.kind]
    index = alike.index(last)
    near = [alike[index - 1]] if index and not _has_its_pair(window, alike[: index + 1]) else []
    if index + 1 < len(alike) and "。" not in window.between(last, alike[index + 1]):
        near.append(alike[index + 1])
    for other in near:
        order = _order(window, last, other)
        if order is not None and _same_noun(window, *order):
            return order
    return None


def _has_its_pair(window: Window, levels: list[Level]) -> bool:
    """Whether the level before the last has another in its own sentence: 18.9トンで、前年の21.4トンから減った。主力は7.6トンと…."""
    *before, old, last = levels
    return bool(before) and "。" in window.between(old, last) and "。" not in window.between(before[-1], old)


def is_of_one_noun(window: Window, change: Change) -> bool:
    """Whether both levels of a change that stand in a window may be of one noun."""
    places = {level.mention.span: level for level in window.levels("mr")}
    old, new = places.get(change.old.span), places.get(change.new.span)
    return old is None or new is None or _same_noun(window, old, new)


def with_other_ways(change: Change, window: Window) -> Change:
    """A change with the other pairs of levels near it, any of which may bear it out: 118万人（うち女62万人）で、123万人に比べ…."""
    if change.share or change.tabular or change.others:
        return change
    levels = [level.mention for level in window.levels("mr") if level.kind == kind(change.old)]
    levels = [level for level in levels if level.span != change.change.span]
    pairs = [(one, other) for one in levels for other in levels if one is not other]
    return change._replace(others=tuple(change._replace(old=one, new=other) for one, other in pairs))


def _order(window: Window, one: Level, other: Level) -> tuple[Level, Level] | None:
    """The two with the old one first; None where nothing tells."""
    was = [_WAS.match(window.skeleton, level.end) is not None for level in (one, other)]
    if was[0] != was[1]:  # 80席だった体制を200席へ
        return (one, other) if was[0] else (other, one)
    past, before = _past(window, one), _past(window, other)
    if past is not None and before is not None:  # 昨年度は96冊。一昨年度の80冊に対し
        older = [_EARLIER.match(each["mark"]) is not None for each in (past, before)]
        return None if older[0] == older[1] else (one, other) if older[0] else (other, one)
    if past is not None or before is not None:
        return (one, other) if past else (other, one)
    days = [_day(window, each) for each in (one, other)]
    if past is None and days[0] and days[1] and days[0] != days[1]:
        return (one, other) if days[0] < days[1] else (other, one)
    return None


_WAS = regex(
    r"(?:しか|に過ぎ)?(?:だった|でした|であった|あった|いた|なかった)(?!(?!の[がはを])の?(?:です|だ))(?=の[がはを]|[一-龠ァ-ヺー])"
)
"""Behind what is so no more: 80席だった体制, 450台だった貸し出し."""
_AMOUNT = regex(rf"[^⟨⟩。、]{{0,4}}?(?:{UP}|{DOWN})")


def _past(window: Window, level: Level) -> re.Match[str] | None:
    if _AMOUNT.match(window.skeleton, level.end):
        return None  # これまでより24室少ない62室
    return _OLD.search(window.skeleton[max(0, level.at - 30) : level.at])


_DATED = regex(r"⟨x(\d+)⟩[^⟨⟩。、]{0,8}$")


def _day(window: Window, level: Level) -> tuple[int, int]:
    """Year and month that stand before a level; () where none does."""
    found = _DATED.search(window.skeleton[max(0, level.at - 24) : level.at])
    value = window.mentions[int(found[1])].value if found else None
    return (value.year, value.month or 0) if isinstance(value, Date) and value.year is not None else (0, 0)


def _same_noun(window: Window, old: Level, new: Level) -> bool:
    """Whether an old level that has a noun of its own shares it with the new one: 前期の営業利益842億円 is no old 売上高."""
    past = _past(window, old)
    if past is None:
        return True
    noun = _IDLE.sub("", past["label"])
    around = window.skeleton[max(0, new.at - 40) : new.at]
    return len(noun) < 2 or not _MEASURE.search(noun) or noun[-2:] in around  # noqa: PLR2004 - a character is no noun


_MEASURE = regex(r"[数額高率益費量金料税値価比重点者員客口店戸品産]$|[ァ-ヺー]$")
"""Ends of nouns that name a measure, as 横浜 and 航海で得た do not."""


def _is_near(old: Level, new: Level, change: Mention, sign: int) -> bool:
    """Whether two levels may be those of the change: it goes the way that is told, and not out of all proportion."""
    one, other = (
        Fraction(level.mention.value.magnitude) if isinstance(level.mention.value, Numeric) else 0
        for level in (old, new)
    )
    if one <= 0 or other <= 0 or (sign and sign * (other - one) < 0):
        return False
    stated = Fraction(change.value.magnitude) if isinstance(change.value, Ratio) else Fraction(1)
    if sign == 0 and getattr(change.value, "unit", "") == "倍":
        return stated > 0 and Fraction(2, 5) < other / one / stated < Fraction(5, 2)
    return Fraction(1, _WIDEST) < other / one < _WIDEST
