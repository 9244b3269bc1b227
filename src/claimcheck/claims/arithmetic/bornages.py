"""Ages of those whom nothing names beside their birth: 1950年4月2日生まれの彼女は、2020年10月、70歳で引退した.

Note [Birth and age]. A sentence and the one before tell one birth, one age behind it and one day between the two: then the age is
of that day. Whom it is of needs no name. An age of then without its day, 就任時は66歳だった, is at least none above that of today.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import NamedTuple

from claimcheck.claims.arithmetic.window import Level, Window
from claimcheck.model.claims import Mention
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span
from claimcheck.model.values import DAY, Date, Quantity

_BORN = regex(
    r"⟨[xt](\d+)⟩(?:[（(][^（()）]{1,12}[）)])?(?:の|に|、)?(?:[^⟨⟩。、]{0,10}(?:に|で))?(?:生まれ|誕生(?!日)|生(?=[、。）)]))"
)
_DATES = regex(r"⟨[xt](\d+)⟩")
_KIN = regex(
    r"祖?[父母](?!校|国|語|港)|[兄弟姉妹妻夫](?!子|人)|息子|娘|[長次三][男女]|友人|恩師|弟子|孫|子ども|両親|享年|行年|数え"
    r"|いずれも|それぞれ|平均|らは"
)
_TOPIC = regex(r"(?P<noun>[^⟨⟩。、はがもにでを]{1,14})(?:に?は|も|が)")
_OTHERS = regex(
    r"の(?!とき|時|頃|ころ|若|生涯|誕生|春|夏|秋|冬|年|と|に|で|。|、)|以[上下]|未満|[~〜-]|前後|くらい|ぐらい|ごろ|頃|年上"
    r"|年下|違い|差|まで|から|代"
)
_THEN = regex(r"(?:時|当時|とき)(?:は|には|に|、)?[^⟨⟩。、]{0,6}$")
_NOW = regex(r"現在(?:で|は|、)?[^⟨⟩。、]{0,4}$")


class Aged(NamedTuple):
    """An age, the birth it is told with, and the day it is of, if that is not the day of the text."""

    born: Mention
    age: Mention
    day: Mention | None
    right: tuple[int, ...]
    sentence: Span


def ages(window: Window, today: date | None) -> Iterator[Aged]:
    """The ages of a sentence that do not follow from the only birth told before; see Note [Birth and age]."""
    births = list(_BORN.finditer(window.skeleton))
    told = [level for level in window.levels() if _is_age(level.mention)]
    if len(births) != 1 or len(told) != 1 or told[0].at < max(births[0].end(), window.here):
        return
    born, age = window.mentions[int(births[0][1])], told[0]
    between = window.skeleton[births[0].end() : age.at]
    if _KIN.search(between) or _OTHERS.match(window.skeleton, age.end) or _is_of_another(window, births[0], age):
        return
    days = [window.mentions[int(match[1])] for match in _DATES.finditer(window.skeleton, births[0].end())]
    days = [day for day in days if day.span.start < age.mention.span.start or _NOW.search(between)]
    right = _right(born, days[0].value if len(days) == 1 else None, today if not days else None, between)
    value = age.mention.value
    if not right or not isinstance(value, Quantity) or int(value.magnitude) in right:
        return
    yield Aged(born, age.mention, days[0] if days else None, right, window.span)


def _is_age(mention: Mention) -> bool:
    value = mention.value
    return isinstance(value, Quantity) and value.dimension == "age" and not mention.hedges and not value.vague


def _is_of_another(window: Window, born: re.Match[str], age: Level) -> bool:
    """Whether a sentence of its own gives an age to somebody told nowhere before."""
    if born.start() >= window.here:
        return False
    topic = _TOPIC.search(window.skeleton, window.here, age.at)
    return topic is not None and not _THEN.search(topic["noun"]) and topic["noun"][-2:] not in window.skeleton[: window.here]


def _right(born: Mention, day: object, today: date | None, between: str) -> tuple[int, ...]:
    """The ages that may be right; () where nothing tells when."""
    birth = _bounds(born.value)
    if birth is None:
        return ()
    if isinstance(day, Date):
        found = _bounds(day)
        return tuple(range(max(0, _full(birth[1] - DAY, found[0])), _full(birth[0], found[1] - DAY) + 1)) if found else ()
    if today is None or not (_THEN.search(between) or _NOW.search(between)):
        return ()
    now = datetime(today.year, today.month, today.day)
    oldest = _full(birth[0], now)
    return tuple(range(oldest, -1, -1)) if _THEN.search(between) else tuple(range(_full(birth[1] - DAY, now), oldest + 1))


def _full(born: datetime, day: datetime) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _bounds(value: object) -> tuple[datetime, datetime] | None:
    """When a date with its year begins and ends; None for what is none."""
    if not isinstance(value, Date) or not value.year:
        return None
    try:
        return value.but(until=None, open=None).bounds()
    except ValueError:
        return None
