"""Amounts told twice side by side: without tax and with it, in one unit and in another."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from claimcheck.claims.arithmetic.arithmetic import is_plain
from claimcheck.model.claims import HedgeKind, Mention
from claimcheck.model.pattern import regex
from claimcheck.model.values import Money, Quantity

_M = r"⟨m(\d+)⟩"
_TAXED = regex(rf"{_M}(?:[/／][^⟨⟩（(]{{1,3}})?[（(](?:((?:消費)?税込み?)|税抜き?|税別|本体(?:価格)?)[:：]?{_M}")


def taxed(skeleton: str, mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """1,800円(税込1,980円), 1,980円(税抜1,800円)."""
    for match in _TAXED.finditer(skeleton):
        outer, inner = mentions[int(match.group(1))], mentions[int(match.group(3))]
        if isinstance(outer.value, Money) and isinstance(inner.value, Money) and is_plain(outer) and is_plain(inner):
            yield (outer, inner) if match.group(2) else (inner, outer)
    for match in _THEN_TAXED.finditer(skeleton):
        net, gross = mentions[int(match["net"])], mentions[int(match["gross"])]
        if isinstance(net.value, Money) and isinstance(gross.value, Money) and is_plain(net) and is_plain(gross):
            near = 1 < gross.value.magnitude / net.value.magnitude < _MOST_TAX if net.value.magnitude > 0 else False
            if near and net.value.currency == gross.value.currency:
                yield net, gross
    for match in (*_TAX.finditer(skeleton), *_TAXED_THEN.finditer(skeleton)):
        gross = mentions[int(match["gross"])]
        net = mentions[int(match["net"])] if "net" in match.groupdict() else _less(gross, mentions[int(match["tax"])])
        plain = is_plain(net) and is_plain(gross)
        if not plain or not isinstance(net.value, Money) or not isinstance(gross.value, Money) or net.value.magnitude <= 0:
            continue
        if 1 < gross.value.magnitude / net.value.magnitude < _MOST_TAX:
            yield net, gross


def _less(gross: Mention, tax: Mention) -> Mention:
    """A price with tax, told with its tax, without it."""
    value, part = gross.value, tax.value
    if not (isinstance(value, Money) and isinstance(part, Money)) or value.currency != part.currency:
        return tax
    return tax._replace(value=part.but(magnitude=value.magnitude - part.magnitude, quantum=value.quantum))


# 運用が年720万円、税込みで792万円; 本体は3,000円で税を入れると3,300円
_THEN_TAXED = regex(
    r"⟨m(?P<net>\d+)⟩(?:（税[抜別]き?）|\(税[抜別]き?\))?(?:で|です|だ|だが|ですが)?(?:、|。)?(?:これに)?"
    r"(?:消費)?税(?:込みでは|込みで|込では|込で|込みの?|込|を(?:入れ|加え|含め|足)(?:ると|れば|て)は?|込みにすると|を入れて)、?⟨m(?P<gross>\d+)⟩"
)
# 3,300円（消費税300円を含む）
_TAX = regex(
    r"⟨m(?P<gross>\d+)⟩[（(](?:うち|内)?(?:消費)?税(?:額|等)?(?:は|が|として|相当額)?⟨m(?P<tax>\d+)⟩(?:を?含む?|込み?)?[）)]"
)
# 税込みで6,600円、本体は6,000円
_TAXED_THEN = regex(
    r"税込み?(?:価格)?(?:で|は|の|みで)?⟨m(?P<gross>\d+)⟩(?:、|で、|（|\()(?:税抜き?|税別|本体)(?:価格)?(?:は|が|で|では"
    r"|だと)?⟨m(?P<net>\d+)⟩"
)
_MOST_TAX = Decimal("1.25")
"""Times by which a price with tax is more than one without, before it is something else."""


_BESIDE = regex(rf"{_M}(?:=|＝|≒|、(?:つまり|すなわち|[^⟨⟩。、はがをも]{{1,6}}に(?:して|直すと|換算すると|なおすと))?){_M}")


_CONVERTED = regex(
    r"⟨m(?P<one>\d+)⟩(?:[、。]|は|を|で、?)(?:(?P<rate>時速|分速|秒速)|つまり|すなわち|言い換えると"
    r"|(?P<unit>[^⟨⟩。、はがをも]{1,8}?))"
    r"(?:(?<=つまり)|(?<=すなわち)|(?<=言い換えると)|に(?:して|直すと|換算すると|なおすと|すると|すれば|換算して|直して)"
    r"|(?:換算|なら)(?:で|では|だと)?)、?(?:約|およそ)?⟨m(?P<other>\d+)⟩"
)
"""2.5平方キロメートル、すなわち250ヘクタール; 秒速25メートル、時速に直すと90キロ."""
_PER = {"時速": "h", "分速": "min", "秒速": "s"}


def converted(skeleton: str, mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Measures that words say to be one: すなわち, に直すと."""
    for match in _CONVERTED.finditer(skeleton):
        one, other = mentions[int(match["one"])], mentions[int(match["other"])]
        first, second = one.value, other.value
        if not (isinstance(first, Quantity) and isinstance(second, Quantity)) or not (is_plain(one) and is_plain(other)):
            continue
        counted = first.dimension.startswith("count:")
        if first.dimension != second.dimension or counted or (match["rate"] and first.per is None):
            continue
        if match["rate"] and second.per is None:
            other = other._replace(value=second.but(unit=f"{second.unit}/{_PER[match['rate']]}", dimension="speed"))
        yield one, other


def beside(skeleton: str, mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """2.4ヘクタール、約24,000平方メートル: the second says 約, for it is converted; 高さ3m、50cm is two things."""
    for match in _BESIDE.finditer(skeleton):
        one, other = (mentions[int(number)] for number in match.groups())
        first, second = one.value, other.value
        if isinstance(first, Quantity) and isinstance(second, Quantity) and first.dimension == second.dimension:
            about = any(hedge.kind is HedgeKind.ABOUT for hedge in other.hedges)
            if about and first.unit != second.unit and first.upper is None and second.upper is None:
                yield one, other
