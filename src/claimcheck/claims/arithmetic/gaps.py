"""Differences told by a noun of their own: 得票は3,420票で、次点の3,180票とは240票差; 上げ幅は70円; 標高差745メートル.

Note [Differences by name]. 差, 幅 and the nouns of rising and falling behind a figure (24円の値上がり) say that it is what parts
two others. Which ones is searched in the sentence and the one before: where these tell just two more of the kind, it is those.
"""

from collections.abc import Iterator

from claimcheck.claims.arithmetic.arithmetic import Change, is_level, magnitude_of
from claimcheck.claims.arithmetic.window import Level, Window
from claimcheck.claims.values.dimensions import dimension
from claimcheck.model.claims import Mention
from claimcheck.model.pattern import regex
from claimcheck.model.values import Duration, Numeric, Quantity, Ratio

_NAMED = regex(
    r"(?:(?:票|得?点|得失点|標?高低?|高低|時間|タイム|年齢|金額?|価格|体重|身長|気温|温度|寒暖|格|気圧|人数|賃金|料金|収支"
    r"|勝ち?点)差"
    r"|差額?|(?:上げ|下げ|値上げ|値下げ|引き上げ|引き下げ|値上がり|値下がり|増加|減少|上昇|下落|上がり|下がり|伸び|短縮|拡大"
    r"|縮小)幅)"
    r"(?:は|が|も|で|、)?(?:わずか|およそ|約|たった|実に|、)?⟨[md](?P<named>\d+)⟩"
    r"|⟨[md](?P<of>\d+)⟩(?:分)?の(?:大幅な)?(?:値上げ|値上がり|値下げ|値下がり|増額|減額|増員|減員|増便|減便|増加|減少|上昇"
    r"|下落|低下|短縮|延長|差|開き|増収|減収|増量)"
    r"|⟨[md](?P<close>\d+)⟩(?:差|の差|違い|早く|遅く|速く|高く|低く|安く|長く|短く|重く|軽く)(?:なる|なっ|なり|で|だ|を|に"
    r"|の|と|、|。)"
)
_NOT = regex(r"平均|あたり|当たり|につき|目標|予定より|最[大高]|うち|累計|合計|計⟨|残り|残る|それぞれ|各|ごと|記録")
_PAIR = 2
_WIDEST = 4
"""Times by which a difference may miss its levels before it is of others."""


def gaps(window: Window) -> Iterator[Change]:
    """The differences of a sentence between the only two figures of their kind beside them; see Note [Differences by name]."""
    levels = [*window.levels(), *(level for level in window.lengths() if is_level(level.mention))]
    named = _NAMED.finditer(window.skeleton)
    told = [(match, window.mentions[int(match["named"] or match["of"] or match["close"])]) for match in named]
    told += [(match, each) for match in _SIGN.finditer(window.skeleton) if _is_apart(each := window.mentions[int(match[1])])]
    for match, mention in told:
        gap = _plain(mention)
        alike = [
            level._replace(mention=_plain(level.mention))
            for level in levels
            if level.mention.span != gap.span and _kind(_plain(level.mention)) == _kind(gap)
        ]
        if len(alike) != _PAIR or not is_level(gap) or isinstance(gap.value, Ratio) or any(level.mention.hedges for level in alike):
            continue
        low = min(*(level.at for level in alike), match.start())
        if (alike[0].at < match.start()) != (alike[1].at < match.start()):
            continue  # 1分43秒差で退けたが、大会記録の2時間31分20秒
        high = max(*(level.end for level in alike), match.end())
        if high <= window.here or _NOT.search(window.skeleton[low:high]) or not _is_near(alike, gap):
            continue
        yield Change(alike[0].mention, alike[1].mention, gap, 0, window.span)


_SIGN = regex(r"⟨m(\d+)⟩")


def _is_apart(mention: Mention) -> bool:
    """Whether a counter says that a figure is a difference: 340票差."""
    return isinstance(mention.value, Quantity) and mention.value.unit.endswith("差")


def _plain(mention: Mention) -> Mention:
    """A figure whose counter is a difference, 340票差, in what it counts; degrees of difference as degrees."""
    value = mention.value
    if isinstance(value, Quantity) and value.unit.endswith("差") and len(value.unit) > 1:
        unit = value.unit[:-1]
        return mention._replace(value=value.but(unit=unit, dimension=f"count:{unit}"))
    return mention


def _kind(mention: Mention) -> str:
    return dimension(mention.value).partition("/")[0] + str(getattr(mention.value, "currency", ""))


def _size(mention: Mention) -> float:
    value = mention.value
    if isinstance(value, Duration):
        return float(value.seconds) + float(value.months) * 2629746
    return float(magnitude_of(mention)) if isinstance(value, Numeric) else 0.0


def _is_near(alike: list[Level], gap: Mention) -> bool:
    """Whether a difference is less than both figures and not out of all proportion to what parts them."""
    one, other, told = (_size(each) for each in (alike[0].mention, alike[1].mention, gap))
    apart = abs(one - other)
    return bool(apart and told) and told < max(one, other) and apart / _WIDEST < told < apart * _WIDEST
