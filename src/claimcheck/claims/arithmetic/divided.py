"""Wholes that are split evenly, 720人を18班に分け、1班は40人, and parts taken so many times: 月給87万円の1割を3カ月分、計26万1千円.

Note [Even shares]. 分け, 割り and 等分 say that a whole is split into so many, and ずつ, 各 or 1班 that the next figure of its kind
is one share. Bare products, 60円の切手を25枚で1,500円, are read only where price, number and total follow each other.
"""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from claimcheck.claims.arithmetic.arithmetic import Change, is_plain, magnitude_of
from claimcheck.claims.arithmetic.window import Window, kind
from claimcheck.model.claims import Mention
from claimcheck.model.pattern import regex
from claimcheck.model.values import Duration, Money, Quantity, Ratio

_SPLIT = regex(
    r"⟨m(?P<whole>\d+)⟩(?:を|は|が)、?(?:[^⟨⟩。、]{0,12})⟨m(?P<number>\d+)⟩(?:の[^⟨⟩。、]{1,8})?(?:に|で|へ)(?:均等に|等しく"
    r"|平等に)?"
    r"(?:分け|分割|割[りっ振]|等分|按分|折半|頭割り|配[りっ分]|山分け|分担|負担し合)[^⟨⟩。、]{0,6}"
    r"(?:、|。|て|で)(?:[^⟨⟩。、]{0,8}(?:毎回|各[^⟨⟩。、]{1,4}|それぞれ|1[^⟨⟩。、\d]{1,4}(?:あたり|当たり|につき)?|ひとり"
    r"|一[人回つ])"
    r"[^⟨⟩。、]{0,8}|⟨m(?P<one>\d+)⟩(?:あたり|当たり|につき)?[^⟨⟩。、]{0,10}|[^⟨⟩。、]{0,6})⟨m(?P<each>\d+)⟩(?P<behind>ずつ)?"
)
_BOUGHT = regex(
    r"⟨m(?P<each>\d+)⟩の[^⟨⟩。、はがを]{1,8}(?:を|が|、)?⟨m(?P<number>\d+)⟩(?:まとめて)?(?:買|購入|分|頼|注文"
    r"|そろえ)?[^⟨⟩。、]{0,6}?"
    r"(?:で|、|と)(?:計|合計|総額|しめて|合わせて)?⟨m(?P<total>\d+)⟩(?=です|だ|に(?:なる|なり|なっ)|を(?:払|支払)|[。]"
    r"|でした|となる|かか)"
)
_PART_TIMES = regex(
    r"⟨m(?P<base>\d+)⟩の⟨r(?P<rate>\d+)⟩(?:を|、)(?:⟨[dm](?P<number>\d+)⟩)(?:間|分)?(?:、|で|の)?(?:計|合計|総額|合わせて"
    r"|しめて|にあたる|に相当する)?⟨m(?P<total>\d+)⟩"
)
_HELD = regex(
    r"⟨m(?P<each>\d+)⟩(?:乗り|掛け|収容|入り|定員)?の[^⟨⟩。、]{1,10}(?:を|が|、)?⟨m(?P<number>\d+)⟩(?:用意|並べ|使|配備|設置"
    r"|手配|出|走らせ|連ね|あり|編成)?[^⟨⟩。]{0,12}?"
    r"(?:、|で|と)(?:計|合計|総勢|最大|合わせて|全部で)?⟨m(?P<total>\d+)⟩"
)
_NEAR = Fraction(3, 2)
"""Times by which a share or product may be off before it is of others."""


def divided(window: Window) -> Iterator[Change]:
    """The even shares and bare products of a sentence that do not come to what it says."""
    for match in _SPLIT.finditer(window.skeleton):
        whole, number, each = (window.mentions[int(match[name])] for name in ("whole", "number", "each"))
        one = window.mentions[int(match["one"])].value if match["one"] else None
        told = match["behind"] or (match["one"] and magnitude_of(window.mentions[int(match["one"])]) == 1) or match["one"] is None
        if match.end() > window.here and told and kind(whole) == kind(each) and (one is None or _counts(one, number)):
            yield from _product(each, _number(number), whole, window)
    for match in (*_BOUGHT.finditer(window.skeleton), *_HELD.finditer(window.skeleton)):
        each, number, total = (_of_persons(window.mentions[int(match[name])]) for name in ("each", "number", "total"))
        if match.end() > window.here and kind(each) == kind(total) != kind(number) and not isinstance(each.value, Ratio):
            yield from _product(each, _number(number), total, window)
    for match in _PART_TIMES.finditer(window.skeleton):
        base, rate, number, total = (window.mentions[int(match[name])] for name in ("base", "rate", "number", "total"))
        share = rate.value
        money = kind(base) == kind(total) and isinstance(base.value, Money)
        if match.end() <= window.here or not money or not isinstance(share, Ratio) or not isinstance(base.value, Money):
            continue
        part = share.magnitude / (1 if share.unit == "倍" else 100)
        value = base.value.but(magnitude=base.value.magnitude * part, quantum=Decimal(1))
        yield from _product(base._replace(value=value), _number(number), total, window)


def _counts(one: object, number: Mention) -> bool:
    """Whether 1班 counts what 18班 does; a bare number counts anything."""
    unit = getattr(number.value, "unit", "")
    return not unit or getattr(one, "unit", "") == unit


def _number(mention: Mention) -> Mention | None:
    """How many times something is taken: 25枚, 3カ月."""
    value = mention.value
    if isinstance(value, Duration):
        size = {"month": value.months, "year": value.months / 12, "day": value.seconds / 86400}.get(value.unit, 0)
        whole = size and value.upper is None
        return mention._replace(value=Quantity(magnitude=Decimal(size), unit="回", dimension="count:回")) if whole else None
    return mention if is_plain(mention) and not mention.hedges and not isinstance(value, Money | Ratio) else None


def _of_persons(mention: Mention) -> Mention:
    """What something holds as a count: 45人乗り."""
    value = mention.value
    if isinstance(value, Quantity) and value.unit.endswith(("乗り", "掛け", "入り")):
        unit = value.unit[:-2]
        return mention._replace(value=value.but(unit=unit, dimension=f"count:{unit}"))
    return mention


def _product(each: Mention, number: Mention | None, total: Mention, window: Window) -> Iterator[Change]:
    """The figure for one of a number of them, and what all come to, if these are told wrong and not of something else."""
    if number is None or not all(map(is_plain, (each, total))):
        return
    one, many, whole = (Fraction(magnitude_of(mention)) for mention in (each, number, total))
    if one > 0 and many > 1 and whole > one and 1 / _NEAR < whole / (one * many) < _NEAR:
        yield Change(number, total, each, 0, window.span, share=True)
