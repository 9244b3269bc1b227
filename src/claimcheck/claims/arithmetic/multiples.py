"""So much for one, how many, and what they come to: 1年当たり1億円、3年間の合計で3億円; 年3,600時間(月平均300時間).

Note [Multiples]. What a figure is for one of may stand in its value (1人当たり), right before it (1枚500円, 月額, 時給), or in a
counter before it; how many is a count of that or a length of time in it, before or behind; what they come to is the next figure of
the kind, behind both. A second figure of the kind between the two, and nothing is said; nor is it where any other product in the
window bears the total out.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from claimcheck.claims.arithmetic.arithmetic import Change
from claimcheck.claims.arithmetic.window import Level, Window
from claimcheck.model.claims import HedgeKind
from claimcheck.model.pattern import regex
from claimcheck.model.values import Duration, Numeric, Quantity, Recurrence

_WORDS = (
    (regex(r"(?:年(?:間|額|俸|あたり|当たり|平均)?|毎年|一年に?)(?:の|に|で|平均|およそ|約|[^⟨⟩。、はがを]{1,4}[はが])?$"), "年"),
    (
        regex(
            r"(?:月(?:々|額|給|あたり|当たり|平均|にならす?すと|に(?:ならす|換算する|直す|割る)と|ごとに)?|毎月|ひと月に?|一か月に?)"
            r"(?:の|に|で|平均|およそ|約)?$"
        ),
        "月",
    ),
    (regex(r"(?:週(?:額|給|あたり|当たり|平均)|毎週|一週間に?)(?:の|に|で|平均|およそ|約)?$"), "週"),
    (regex(r"(?:日(?:額|給|当|あたり|当たり|平均)|(?<![一-龠\d])日に|毎日|一日に?)(?:の|に|で|平均|およそ|約)?$"), "日"),
    (regex(r"(?:時(?:間額|給)|時間(?:あたり|当たり)|毎時)(?:の|に|で|平均|およそ|約)?$"), "h"),
)
"""Words right before a figure that say what time it is for."""
_NOT_EACH = regex(r"(?:[0-9０-９]|[一二三四五六七八九十元前昨今翌同来初])(?:年|月|日)[^⟨⟩。、]{0,3}$")
_ADJACENT = regex(r"(?:に|で|の|あたり|当たり|につき|が|=|＝)?[^⟨⟩。、]{0,4}$")
_SAME_COUNT = {"名": "人", "公演": "回", "試合": "回", "軒": "戸", "店": "店舗", "か所": "箇所", "カ所": "箇所"}
_SECONDS = {"週": 604800, "日": 86400, "h": 3600, "min": 60}
_UNITS = {"year": "年", "month": "月", "week": "週", "day": "日", "hour": "h", "minute": "min"}
_TO_TOTAL = regex(
    r"計|総額|トータル|全部|[合あ]わせ|しめて|総[一-龠]|で(?:は|、|$)|なら|だと|場合|すると|[＝=]|換算|(?:に|と)なる|にして|だから|ので|[分間]の|集ま|集め"
    r"|(?:予算|費用|総?工費|金額|支払い?|収入|売り?上げ?|負担|支給額|総額|経費|代金|報酬|料金|全体)(?:額|高)?(?:は|が)"
)
_IS_TOTAL = regex(r"分|に(?:な[るりっ]|上る|のぼ|達)|と(?:な[るりっ])|相当|かか|の計算")
_CHEAPER = regex(
    r"割引|値引|お得|割安|セット|初回|無料|キャンペーン|引き(?!上)|まとめ|回数券|定期|特別|上限|目標|うち|残り|残る|以[上下]|税[込別抜引]"
)
_LONGEST = 30
_REACH = Fraction(5, 2)
"""Times by which a figure may miss what the others come to before it belongs to something else."""
_PARTS = {("年", "月"): 12, ("週", "日"): 7}
"""How many of one time another has."""
_AVERAGE = regex(r"平均|なら[すし]|割ると|割れば|あたり|当たり|換算|直すと")


class _Number(NamedTuple):
    """A count or a length of time, as how many of what a price is for."""

    level: Level
    number: Fraction


def multiples(window: Window) -> Iterator[Change]:
    """The totals of a sentence that are not what so many times a figure for one come to."""
    levels = [*window.levels(), *window.lengths()]
    levels = [level for level in levels if all(hedge.kind is HedgeKind.ABOUT for hedge in level.mention.hedges)]
    totals = [level for level in levels if level.at >= window.here]
    if not totals or len(levels) < _TERMS:
        return
    units = {level.at: unit for level in levels if (unit := _unit(window, levels, level))}
    numbers = {unit: [found for level in levels if (found := _number(level, unit))] for unit in {*units.values()}}
    for total in totals:
        pair = _operands(window, levels, units, numbers, total)
        if pair is not None and not _is_borne_out(levels, numbers, total):
            each, many = pair
            number = Decimal(many.number.numerator) / Decimal(many.number.denominator)
            value = Quantity(magnitude=number, unit="", dimension="count:")
            count = many.level.mention._replace(value=value)
            yield Change(count, total.mention, each.mention, 0, window.span, share=True)


_HELD = regex(
    r"⟨m(?P<total>\d+)⟩[（(]⟨m(?P<each>\d+)⟩(?:の|入りの?|詰めの?|用の?)[^⟨⟩。、（）()]{1,14}?(?:で|が|を|なら|に換算して|、)?(?:約)?"
    r"⟨m(?P<many>\d+)⟩(?:分|相当)?[）)]"
)
"""An amount and how many vessels it fills: 84リットル（2リットルのペットボトルで42本）."""


def vessels(window: Window) -> Iterator[Change]:
    """The numbers of bottles, bags and tanks of a sentence that do not hold the amount they are told to hold."""
    for match in _HELD.finditer(window.skeleton, window.here):
        total, each, many = (window.mentions[int(match[name])] for name in ("total", "each", "many"))
        whole, size, number = total.value, each.value, many.value
        if not all(isinstance(value, Quantity) and value.upper is None for value in (whole, size, number)):
            continue
        if isinstance(whole, Quantity) and isinstance(size, Quantity) and isinstance(number, Quantity):
            sized = whole.unit == size.unit and not whole.dimension.startswith("count:") and size.magnitude > 0
            if sized and number.dimension.startswith("count:"):
                plain = [
                    each._replace(value=value.but(unit="", dimension="count:", quantum=Decimal(1)))
                    for each, value in ((each, size), (total, whole))
                ]
                yield Change(plain[0], plain[1], many, 0, window.span, share=True)


_TERMS = 3
"""A figure for one, how many, and a total."""


def _unit(window: Window, levels: Sequence[Level], level: Level) -> str:
    """What a figure is for one of: 枚 of 1枚500円, 月 of 月額8万円; "" where nothing says so."""
    per = getattr(level.mention.value, "per", None)
    if per:
        return str(per)
    before = window.skeleton[max(0, level.at - _LONGEST) : level.at]
    one = next((each for each in levels if each.end <= level.at and _ADJACENT.fullmatch(window.skeleton, each.end, level.at)), None)
    last = max((each for each in levels if each.end <= level.at), key=lambda each: each.end, default=None)
    if one is not None and one is last:
        value = one.mention.value
        if isinstance(value, Quantity) and value.magnitude == 1 and value.dimension.startswith("count:"):
            return _SAME_COUNT.get(value.unit, value.unit)
        if isinstance(value, Duration) and (unit := _UNITS.get(value.unit, "")) and _times(value, unit) == 1:
            return unit
    if _NOT_EACH.search(before):
        return ""
    return next((unit for pattern, unit in _WORDS if pattern.search(before)), "")


def _number(level: Level, unit: str) -> _Number | None:
    """How many of a unit a count or a length of time is; None for anything else, and for one."""
    value = level.mention.value
    if isinstance(value, Duration):
        number = _times(value, unit)
        if unit == "h" and value.unit != "hour":
            return None  # 1時間に4万個、1日で最大60万個: nothing runs all day
    elif isinstance(value, Quantity) and value.dimension.startswith("count:") and value.upper is None and not value.per:
        number = Fraction(value.magnitude) if _SAME_COUNT.get(value.unit, value.unit) == unit else Fraction(0)
    else:
        return None
    return _Number(level, number) if number > 1 else None


def _times(value: Duration, unit: str) -> Fraction:
    """How many of a unit of time a length has; 0 where it cannot be said."""
    if value.upper is not None or value.vague or value.per:
        return Fraction(0)
    if unit in _SECONDS:
        return Fraction(value.seconds) / _SECONDS[unit] if not value.months else Fraction(0)
    number = Fraction(value.months) / (12 if unit == "年" else 1) if not value.seconds and unit in ("年", "月") else Fraction(0)
    return number if number.denominator == 1 else Fraction(0)


def _operands(
    window: Window, levels: Sequence[Level], units: dict[int, str], numbers: dict[str, list[_Number]], total: Level
) -> tuple[Level, _Number] | None:
    """The figure for one and the number that a total follows; None where they are not plain to see."""
    before = [level for level in levels if level.end <= total.at and level.kind == total.kind]
    each = max(before, key=lambda level: level.at, default=None)
    unit = units.get(each.at, "") if each is not None else ""
    if each is None or not unit or units.get(total.at) == unit or _size(each) <= 0:
        return None
    found = [many for many in numbers[unit] if many.level.end <= total.at and many.level.at != each.at]
    many = max(found, key=lambda each: each.level.at, default=None)
    if many is None:
        return None
    last = max(each.end, many.level.end)
    gap = window.skeleton[last : total.at]
    told = _TO_TOTAL.search(gap) or _IS_TOTAL.match(window.skeleton, total.end)
    words = window.skeleton[max(0, min(each.at, many.level.at) - _LONGEST // 2) : total.end + _LONGEST // 2]
    if not told or _CHEAPER.search(words) or "。" in gap or len(gap) > _LONGEST or "⟨r" in window.skeleton[each.end : total.at]:
        return None
    times = _size(total) / _size(each) / many.number
    return (each, many) if 1 / _REACH < times < _REACH and _size(total) > _size(each) else None


def _is_borne_out(levels: Sequence[Level], numbers: dict[str, list[_Number]], total: Level) -> bool:
    """Whether any product in the window comes to a total, but for rounding."""
    value = total.mention.value
    quantum = Fraction(value.quantum) if isinstance(value, Numeric) else Fraction(0)
    every = {many.number for found in numbers.values() for many in found}
    every |= {Fraction(level.mention.value.magnitude) for level in levels if isinstance(level.mention.value, Quantity)}
    return any(
        abs(_size(level) * number * other - _size(total)) <= quantum / 2
        for level in levels
        if level.kind == total.kind and level is not total
        for number in every
        for other in (Fraction(1), *every)
    )


def _size(level: Level) -> Fraction:
    value = level.mention.value
    if isinstance(value, Duration):
        return Fraction(value.seconds) if not value.months and value.upper is None else Fraction(0)
    return Fraction(value.magnitude) if isinstance(value, Numeric) else Fraction(0)


def spread(window: Window) -> Iterator[Change]:
    """年3,600時間(月平均300時間), 1年で6,000人、月にならすと500人: what a time comes to and a part of it, on average."""
    levels = [*window.levels(), *window.lengths(), *_recurrences(window)]
    units = {level.at: unit for level in levels if (unit := _unit(window, levels, level))}
    for level in levels:
        unit = units.get(level.at, "")
        words = window.skeleton[max(0, level.at - _LONGEST) : level.at]
        before = [each for each in levels if each.end <= level.at and each.kind == level.kind]
        whole = max(before, key=lambda each: each.at, default=None)
        if level.at < window.here or whole is None or not _AVERAGE.search(words) or "。" in window.between(whole, level):
            continue
        told = units.get(whole.at, "") or _time_before(window, whole)
        parts = _PARTS.get((told, unit))
        if parts is None or not _size(level) or _CHEAPER.search(window.between(whole, level)):
            continue
        if 1 / _REACH < _size(whole) / _size(level) / parts < _REACH:
            number = whole.mention._replace(value=Quantity(magnitude=Decimal(parts), unit=told and unit, dimension="count:"))
            yield Change(number, whole.mention, level.mention, 0, window.span, share=True)


def _time_before(window: Window, level: Level) -> str:
    """The time that a figure is of, told as a length before it: 1年間で延べ6,000人."""
    last = max((each for each in window.lengths() if each.end <= level.at), key=lambda each: each.end, default=None)
    if last is None or len(window.between(last, level)) > len("の間に、延べおよそ") or "。" in window.between(last, level):
        return ""
    value = last.mention.value
    unit = _UNITS.get(value.unit, "") if isinstance(value, Duration) else ""
    return unit if isinstance(value, Duration) and unit and _times(value, unit) == 1 else ""


def _recurrences(window: Window) -> Iterator[Level]:
    """The hours of a year or month that were read as how often something happens: 年3,600時間."""
    for match in _SIGN.finditer(window.skeleton):
        mention = window.mentions[int(match[1])]
        value = mention.value
        if isinstance(value, Recurrence) and value.unit == "時間" and value.every in _EVERY and value.upper is None:
            length = Duration(seconds=(value.frequency or 0) * _HOUR, unit="hour", quantum_seconds=_HOUR, per=_EVERY[value.every])
            yield Level(*match.span(), mention._replace(value=length), "duration")


_HOUR = Decimal(3600)
_SIGN = regex(r"⟨[a-z](\d+)⟩")
_EVERY = {"P1Y": "年", "P1M": "月", "P1W": "週", "P1D": "日"}
