"""Figures that multiply to others: 14kmを平均時速28kmで30分, 1回198円なら4週で792円, 99.9%の稼働率なら30日に43分の停止.

They are searched near each other (see Note [Operands] of `claims.arithmetic.window`), and only one way of taking them may be meant:
a second distance, speed or price in the sentence, and nothing is said.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import permutations
from typing import NamedTuple

from claimcheck.claims.arithmetic.arithmetic import Change, is_plain
from claimcheck.claims.arithmetic.window import Level, Window
from claimcheck.model.claims import Mention
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span
from claimcheck.model.values import Date, Duration, Money, Quantity, Ratio, Recurrence

_HOUR = 3600
_DAY = 24 * _HOUR
_TRAVEL = regex(r"平均|走[るりっ破行]|航[行海]|巡航|結[ぶび]|所要|行程|移動|[着付]く|到着|かか|飛行")
_SPREAD = regex(r"半径|圏|以内|風速|風が|最[高大]|制限|瞬間|速報|北上|北東|東進|接近|離れ|標高|時点")
_REACH = Fraction(5, 2)
"""Times by which a figure may miss what the others come to before it belongs to something else."""


class Implied(NamedTuple):
    """A stated length of time and the one that follows from other figures."""

    givens: tuple[Mention, ...]
    """The figures it follows from: a distance and a speed, or an availability."""
    length: Mention
    low: Fraction
    """Seconds, at least."""
    high: Fraction
    sentence: Span
    exact: bool = False
    """Whether nothing was rounded: 2時間10分(130分)."""


def travels(window: Window) -> Iterator[Implied]:
    """The times of a sentence that also tells how far and how fast."""
    here = window.skeleton[window.here :]
    if "⟨d" not in here or not _TRAVEL.search(here) or _SPREAD.search(here):
        return
    levels = [level for level in window.levels() if level.at >= window.here]
    speeds = [level.mention for level in levels if _is_speed(level.mention)]
    ways = [level.mention for level in levels if level.kind == "length" and not _is_speed(level.mention)]
    lengths = [level for level in window.lengths() if level.at >= window.here]
    if len(speeds) != 1 or len(ways) != 1 or len(lengths) != 1:
        return
    speed, way, stated = speeds[0].value, ways[0].value, _seconds(lengths[0])
    if not (isinstance(speed, Quantity) and isinstance(way, Quantity)) or way.unit != _PER_HOUR.get(speed.unit, speed.unit):
        return
    low, high = (Fraction(way.magnitude + sign * way.quantum / 2) for sign in (-1, 1))
    slow, fast = (Fraction(speed.magnitude + sign * speed.quantum / 2) for sign in (-1, 1))
    if slow > 0 and 1 / _REACH < stated * fast / _HOUR / high < _REACH:
        yield Implied((ways[0], speeds[0]), lengths[0].mention, low / fast * _HOUR, high / slow * _HOUR, window.span)


_PER_HOUR = {"kn": "nmi"}
"""Units of speed that name no distance, with the distance they cover in an hour."""


def _is_speed(mention: Mention) -> bool:
    value = mention.value
    return isinstance(value, Quantity) and (value.unit in _PER_HOUR or (value.dimension == "length" and value.per == "h"))


_TIMES = regex(
    r"⟨(?P<sign>[md])(?P<count>\d+)⟩(?:分|間|利用)?(?:で|なら|だと|の場合|では)、?(?:計|合計|総額|合わせて|あわせて|しめて|トータルで?)(?:で|は)?⟨m(?P<total>\d+)⟩"
)
_EACH = regex(
    r"(?:につき|あたり|当たり|ごとに|毎に|[1１一][回度人名個枚本台冊部杯泊日週月年件席室隻着組箱袋食]|毎[回日週月年]|[月日年週]額)[^⟨⟩。]{0,8}$"
)
_EVERY = {
    "week": ("毎週|週あたり|[1１一]週|週額", "P1W"),
    "month": ("毎月|月々|月額|[1１一][かカヶケ]月", "P1M"),
    "day": ("毎日|日額|[1１一]日", "P1D"),
    "year": ("毎年|年額|年間|[1１一]年", "P1Y"),
}
"""Unit of a length of time → words for once in it, and the recurrence that says so."""
_CHEAPER = regex(r"割引|値引|お得|割安|セット|初回|無料|キャンペーン|引き|まとめ")
_LONGEST = 40


def times(window: Window) -> Iterator[Change]:
    """1回198円で、毎週のご利用なら4週で計792円: the only price for one, how many, and what they come to."""
    for match in _TIMES.finditer(window.skeleton, window.here):
        count, total = window.mentions[int(match["count"])], window.mentions[int(match["total"])]
        prices = [level for level in window.levels() if isinstance(level.mention.value, Money) and level.at < match.start()]
        if len(prices) != 1 or not is_plain(total) or _CHEAPER.search(window.skeleton):
            continue
        before = window.skeleton[max(0, prices[0].at - _LONGEST) : prices[0].at]
        number = _number(window, count, before)
        price = prices[0].mention.value
        alike = isinstance(total.value, Money) and isinstance(price, Money) and price.currency == total.value.currency
        if number is None or not alike or not (_EACH.search(before) or getattr(price, "per", None)):
            continue
        yield Change(count._replace(value=number), total, prices[0].mention, 0, window.span, share=True)


def _number(window: Window, count: Mention, before: str) -> Quantity | None:
    """How many times a price is paid: 3個, or the 4週 of what is paid every week."""
    value = count.value
    if isinstance(value, Quantity) and value.dimension.startswith("count:") and is_plain(count):
        counted = [mention.value for mention in window.mentions if mention is not count and isinstance(mention.value, Quantity)]
        return value if value.unit in before or any(each.unit == value.unit and each.magnitude == 1 for each in counted) else None
    if not isinstance(value, Duration) or value.upper is not None:
        return None
    word, step = _EVERY.get(value.unit, ("", ""))
    told = [mention.value for mention in window.mentions if isinstance(mention.value, Recurrence)]
    if not word or not (any(each.every == step for each in told) or re.search(word, before)):
        return None
    days = {"week": 7 * _DAY, "day": _DAY}.get(value.unit)
    number = value.seconds / days if days else value.months / (12 if value.unit == "year" else 1)
    return Quantity(magnitude=number, unit="回", dimension="count:回") if number == int(number) and number else None


_AVAILABLE = regex(
    r"(?:稼働率|稼動率|可用性|アップタイム|SLA|稼働時間)[^⟨⟩。]{0,16}⟨r(?P<rate>\d+)⟩|⟨r(?P<first>\d+)⟩(?:以上)?の(?:稼働|稼動|可用性|アップタイム)"
)
_MEANS = regex(r"換算|相当|計算|許容|許され|つまり|すなわち|にあたる|に当たる|意味|[（(＝=]")
_DOWN = regex(r"停止|ダウン|止ま|中断|不通|使えな|利用できな|落ち")
_BASES = (
    (re.compile(r"[1１一]?日(?:あたり|当たり|に換算|の(?:うち|停止|ダウン))"), (_DAY, _DAY)),
    (re.compile(r"週間?(?:あたり|当たり|に換算|で|の)"), (7 * _DAY, 7 * _DAY)),
    (re.compile(r"年間?|[1１一]年"), (365 * _DAY, 366 * _DAY)),
    (re.compile(r"月|[1１一][かカヶケ]月"), (28 * _DAY, 31 * _DAY)),
)
_OF_DAYS = regex(r"⟨[dt](\d+)⟩(?:間)?(?:の月|に換算|換算|あたり|当たり|の場合|とする|として|で)")
_PARTIAL = 100
_LONGEST_DOWN = 20 * _DAY


def downtimes(window: Window) -> Iterator[Implied]:
    """月間稼働率99.9%は、30日の月に約43分の停止にあたる: the only time to be down that is told with an availability."""
    match = _AVAILABLE.search(window.skeleton)
    here = window.skeleton[window.here :]
    if match is None or not _DOWN.search(here) or not _MEANS.search(here):
        return
    rate = window.mentions[int(match["rate"] or match["first"])]
    lengths = [level for level in window.lengths() if level.at > match.start()]
    bases = [days for found in _OF_DAYS.finditer(window.skeleton, match.start()) if (days := _days(window.mentions[int(found[1])]))]
    downs = [level for level in lengths if 0 < _seconds(level) < _LONGEST_DOWN and level.at >= window.here]
    value = rate.value
    if len(downs) != 1 or len(bases) > 1 or not isinstance(value, Ratio) or value.unit != "%" or not is_plain(rate):
        return
    low, high = (bases[0] * _DAY,) * 2 if bases else _base(window.skeleton[max(0, match.start() - 4) : downs[0].at])
    part = 1 - Fraction(value.magnitude) / _PARTIAL
    if high and 0 < part < 1:
        yield Implied((rate,), downs[0].mention, part * low, part * high, window.span)


def _seconds(level: Level) -> Fraction:
    value = level.mention.value
    return Fraction(value.seconds) if isinstance(value, Duration) and value.upper is None and not value.months else Fraction(0)


def _days(mention: Mention) -> int:
    """The days of 30日間, or of a 30日 that could be the day of a month; 0 for anything else."""
    value = mention.value
    if isinstance(value, Duration):
        return int(value.seconds // _DAY) if value.upper is None and not value.months else 0
    return (value.day or 0) if isinstance(value, Date) and value.month is None and value.until is None else 0


def _base(words: str) -> tuple[int, int]:
    """Seconds of the time that an availability is of, at least and at most; 0 where no word tells."""
    return next((seconds for pattern, seconds in _BASES if pattern.search(words)), (0, 0))


_DIFFERENCE = regex(
    r"⟨m(?P<apart>\d+)⟩(?:の(?:増加?額?|減少?額?|上昇|下落|増減|差))?(?:[、，]|で、?|、割合|[（(])(?:率|割合|比率)(?:に(?:して|いたしまして|しますと|すると)|で|では)、?(?:約|およそ)?⟨r(?P<rate>\d+)⟩"
)
_DOWNWARD, _UPWARD = re.compile(r"[減下低縮]"), re.compile(r"[増上伸拡高]")
_NEAR_RATE = 10
_BACK = 16
"""Mentions before a difference among which its levels may be."""


def differences(window: Window, told: Sequence[Mention]) -> Iterator[Change]:
    """増額は170億円、率にして15%: the rate of a difference whose two levels were told before.

    Args:
        window: the sentence and the one before.
        told: the mentions of the text.
    """
    for match in _DIFFERENCE.finditer(window.skeleton, window.here):
        apart, rate = window.mentions[int(match["apart"])], window.mentions[int(match["rate"])]
        if not (is_plain(apart) and is_plain(rate) and isinstance(rate.value, Ratio) and rate.value.unit == "%"):
            continue
        before = told[: bisect_left(told, apart.span.start, key=lambda each: each.span.start)][-_BACK:]
        levels = [each for each in (*before, *window.mentions) if _is_alike(each, apart) and each.span != apart.span]
        levels = [*{level.span: level for level in levels}.values()]
        down = _DOWNWARD.search(window.skeleton, match.end(), match.end() + _NEAR_RATE) is not None
        up = not down and _UPWARD.search(window.skeleton, match.end(), match.end() + _NEAR_RATE) is not None
        pairs = [
            (one, other)
            for one, other in permutations(levels, 2)
            if abs(_size(other) - _size(one)) == _size(apart) and _size(one)
            if not (down and _size(other) > _size(one)) and not (up and _size(other) < _size(one))
        ]
        ways = tuple(Change(old, new, rate, 1 if _size(new) > _size(old) else -1, window.span) for old, new in pairs)
        if ways:
            yield ways[-1]._replace(others=ways[:-1])


def _is_alike(one: Mention, other: Mention) -> bool:
    first, second = one.value, other.value
    return (
        type(first) is type(second)
        and is_plain(one)
        and getattr(first, "dimension", None) == getattr(second, "dimension", None)
        and getattr(first, "currency", None) == getattr(second, "currency", None)
    )


def _size(mention: Mention) -> Fraction:
    return Fraction(getattr(mention.value, "magnitude", 0))
