"""Changes and multiples whose base stands beside them: 昨年の大会に寄せられた620件の3倍, 春の5,400個に比べて30%の増加.

Note [Bases]. Grammar ties the base to its rate: Aの3倍, Aから4割増, Aに比べ20%少ない. What grew to that is the figure of its kind
told just before, or behind the rate. If any two figures of the paragraph bear the rate out, it is right.
"""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from claimcheck.claims.arithmetic.arithmetic import Change, is_level, is_plain, magnitude_of
from claimcheck.claims.arithmetic.changes import DOWN, UP, is_in_proportion
from claimcheck.claims.arithmetic.window import Level, Window, kind
from claimcheck.model.claims import Mention
from claimcheck.model.pattern import regex
from claimcheck.model.values import Number, Quantity, Ratio

_SHORT = r"[^⟨⟩。、]{0,10}?"
_BASE = regex(
    # 620件の3倍, 平年値(380ミリ)の1.5倍
    r"⟨m(?P<of>\d+)⟩[）)]?[^⟨⟩。、はがをもでに]{0,2}の(?:およそ|約|ほぼ|実に|なんと)?⟨r(?P<times>\d+)⟩(?=[にとのへ、。だで強弱増）)]|$)"
    # 11,400人に比べて22%の増加, 20公演から4割増やした
    rf"|⟨m(?P<base>\d+)⟩[）)]?(?:から|より|(?:に|と)比べ(?:て|ると|れば)?)、?{_SHORT}⟨r(?P<rate>\d+)⟩(?!に|へ|まで|から)の?"
    rf"[^⟨⟩。、はがをも]{{0,6}}?(?P<dir>{UP}|速[いくか]|{DOWN})"
    # 前回の5,240人に比べ、およそ2倍にあたる
    r"|⟨m(?P<beside>\d+)⟩[）)]?(?:に|と)比べ(?:て|ると|れば)?、?(?:およそ|約|ほぼ|実に)?⟨r(?P<fold>\d+)⟩(?=[にとのへ、。だで強弱]|$)"
)
_AFTER = regex(r"(?:に(?:当|あ)たる|に相当する|の|となる|になる|の?(?:増|減|伸び)[^⟨⟩。、]{0,4}、?)[^⟨⟩。、]{0,6}")
_LEFT_OUT = regex(r"目標|見込|計画|予想|予測|定員|上限|うち|平均|あたり|当たり|毎[年月日週]|最[大高多低小少]|もし|仮に")
_WIDEST = Fraction(5, 2)
"""Times by which a multiple may miss its figures before it is of something else."""


def bases(window: Window, paragraph: Sequence[Mention]) -> Iterator[Change]:
    """The changes of the sentence whose base grammar names; `paragraph` are the figures that may bear them out."""
    levels = [_counted(window, level) for level in window.levels()]
    for match in _BASE.finditer(window.skeleton, window.here):
        old = _level(window, levels, match["of"] or match["beside"] or match["base"])
        multiple = match["times"] or match["fold"]
        change = window.mentions[int(multiple or match["rate"])]
        value = change.value
        if old is None or not isinstance(value, Ratio) or not is_level(change) or value.unit == "point":
            continue
        if (multiple is not None) != (value.unit == "倍"):
            continue
        sign = 0 if multiple else 1 if re.match(rf"{UP}|速", match["dir"]) else -1
        new = _new(window, levels, old, match)
        if new is None or not _is_likely(old, new, change, sign):
            continue
        alike = [each for each in paragraph if kind(each) == old.kind and is_plain(each)]
        others = [Change(one, other, change, sign, window.span) for one in alike for other in alike if one is not other]
        yield Change(old.mention, new.mention, change, sign, window.span, others=tuple(others))


def _level(window: Window, levels: Sequence[Level], number: str) -> Level | None:
    span = window.mentions[int(number)].span
    return next((level for level in levels if level.mention.span == span), None)


def _counted(window: Window, level: Level) -> Level:
    """A bare figure whose noun before it is a counter that stands elsewhere: 主催公演は32 counts 20公演."""
    if type(level.mention.value) is not Number:
        return level
    for other in window.mentions:
        value = other.value
        if isinstance(value, Quantity) and value.dimension.startswith("count:"):
            noun = rf"{re.escape(value.unit)}数?[はが、:：]$"
            if re.search(noun, window.skeleton[max(0, level.at - 12) : level.at]):
                counted = value.but(magnitude=level.mention.value.magnitude, quantum=level.mention.value.quantum, upper=None)
                return level._replace(mention=level.mention._replace(value=counted), kind=value.dimension)
    return level


def _new(window: Window, levels: Sequence[Level], old: Level, match: re.Match[str]) -> Level | None:
    """The figure that the base has become: behind the rate, else the last one before the base."""
    alike = [level for level in levels if level.kind == old.kind and level.mention.span != old.mention.span]
    told = window.skeleton.index("⟩", max(match.end(name) for name in ("times", "fold", "rate"))) + 1
    behind = next((level for level in alike if level.at >= told), None)
    if behind is not None and _AFTER.fullmatch(window.skeleton, told, behind.at):
        return behind
    before = [level for level in alike if level.at < old.at]
    last = before[-1] if before else None
    if last is None:
        return None
    between = window.between(last, old)
    return None if _LEFT_OUT.search(between) or between.count("。") > 1 else last


def _is_likely(old: Level, new: Level, change: Mention, sign: int) -> bool:
    """Whether two figures may be those of a rate, told wrong."""
    one, other, rate = (Fraction(magnitude_of(each)) for each in (old.mention, new.mention, change))
    if one <= 0 or other <= 0 or rate <= 0:
        return False
    if not sign:
        return 1 / _WIDEST < other / one / rate < _WIDEST
    return sign * (other - one) > 0 and is_in_proportion(old.mention, new.mention, change)
