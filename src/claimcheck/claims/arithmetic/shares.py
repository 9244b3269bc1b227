"""Shares that a sentence states together with the part and the whole: 450人のうち270人(60%), 全体86万m3の48%."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from claimcheck.claims.arithmetic.arithmetic import Change, is_plain, magnitude_of
from claimcheck.claims.values.dimensions import dimension
from claimcheck.model.claims import Mention
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span
from claimcheck.model.values import Quantity, Ratio

_SHORT = r"[^⟨⟩。、（）()]{0,16}?"
_PART = r"⟨m(?P<part>\d+)⟩"
_WHOLE = r"⟨m(?P<whole>\d+)⟩"
_SHARE = r"⟨r(?P<share>\d+)⟩"
_ALL = r"(?:全体|総[一-龠]{1,3}|全[一-龠]{1,3})"
_PATTERNS = tuple(
    regex(pattern)
    for pattern in (
        # 450人のうち賛成は270人(60%), 450人中270人(60%)
        rf"{_WHOLE}(?:。|、|の)?(?:この|その)?(?:うち|中)、?{_SHORT}{_PART}[（(](?:{_ALL}の)?{_SHARE}[）)]",
        # 23ヘクタールのうち18ヘクタールで作付けを再開（復旧率78%）
        rf"{_WHOLE}(?:。|、|の)?(?:この|その)?(?:うち|中)、?{_SHORT}{_PART}[^⟨⟩。（）()]{{0,20}}?[（(][^⟨⟩。、（）()]{{1,6}}率(?:は|：|:)?{_SHARE}[）)]",
        # 6億3,000万円で導入し、このうち3分の2に当たる4億2,000万円
        rf"{_WHOLE}(?:で|を|が|は)[^⟨⟩。、]{{0,12}}[、。](?:この|その)(?:うち)?、?(?:の)?{_SHARE}に(?:あたる|当たる|相当する){_PART}",
        # 450人のうち60%にあたる270人, 450人の60%に当たる270人
        rf"{_WHOLE}の(?:うち)?{_SHARE}に(?:あたる|当たる|相当する|のぼる|上る){_PART}",
        # 450人のうち270人、60%が賛成した
        rf"{_WHOLE}のうち、?{_SHORT}{_PART}(?:、|と、?|に?(?:あたる|当たる|相当する))(?:{_ALL}の)?{_SHARE}(?=[がをはだで])",
        # 270人で、全体450人の60%
        rf"{_PART}(?:と|で、?|、|[（(。])(?:これは)?{_ALL}(?:の)?[（(]?{_WHOLE}[）)]?の{_SHARE}(?!増|減|[台超以])",
    )
)
# 女性180人(40%) behind the first part of the same whole
_NEXT = regex(r"[、,・](?!うち|この)[^⟨⟩。、（）()]{0,10}?⟨m(\d+)⟩[（(]⟨r(\d+)⟩[）)]")
_OF_ALL = regex(rf"^{_ALL}(?:の)?{_WHOLE}の{_SHARE}(?!増|減|[台超以])")

# 集まったのは2万1,456箱。出荷された約3万箱の72%です: the share is of what was told last
_OF_WHOLE = regex(
    rf"^[^⟨⟩。、はがも]{{0,14}}?{_WHOLE}(?:のうち|の)(?:約|およそ|ほぼ)?{_SHARE}"
    r"(?=です|だ[。、っ]|である|でした|に(?:あたる|当たる|あたり|当たり|相当|上る|のぼる|上り|のぼり|達|すぎな|過ぎな|とどま)|[。]?$)"
)
# 観客は5928人。用意した6240席の95%が埋まった計算だ
_RECKONED = regex(
    rf"^[^⟨⟩。、はがも]{{0,14}}?{_WHOLE}(?:のうち|の)(?:約|およそ|ほぼ)?{_SHARE}(?:が|を)[^⟨⟩。、]{{1,12}}"
    r"(?:計算|勘定|こと)(?:だ|です|に|と|である|。|$)"
)
_NEAR = Decimal("0.3")
"""Part by which such a share may miss its figures before it is of others."""


# 278勝112敗(.713), 12勝8敗1分け、勝率6割
_RECORD = regex(
    rf"⟨m(?P<won>\d+)⟩[、,]?⟨m(?P<lost>\d+)⟩(?:[、,]?⟨[md]\d+⟩け?)?"
    rf"[^⟨⟩。]{{0,8}}?(?:[（(](?:[^⟨⟩。（）()]{{0,6}})|勝率(?:は|が)?){_SHARE}"
)


_AT_BAT = regex(rf"⟨m(?P<whole>\d+)⟩[、,で]?⟨m(?P<part>\d+)⟩[^⟨⟩。]{{0,8}}打率(?:は|が)?{_SHARE}")


def records(skeleton: str, mentions: Sequence[Mention], span: Span) -> Iterator[Change]:
    """The winning averages of one sentence, which leave draws out: 278勝112敗(.713)."""
    for match in _AT_BAT.finditer(skeleton):  # 125打数39安打、打率3割1分2厘
        whole, part, share = (mentions[int(match[name])] for name in ("whole", "part", "share"))
        units = [getattr(each.value, "unit", "") for each in (whole, part, share)]
        if units == ["打数", "安打", "%"] and all(map(is_plain, (whole, part, share))):
            yield Change(whole, part, share, 0, span, share=True)
    for match in _RECORD.finditer(skeleton):
        won, lost, share = (mentions[int(match[name])] for name in ("won", "lost", "share"))
        one, other, rate = won.value, lost.value, share.value
        if not (isinstance(one, Quantity) and isinstance(other, Quantity) and isinstance(rate, Ratio)):
            continue
        games = other.but(magnitude=one.magnitude + other.magnitude, unit="戦")
        if (one.unit, other.unit, rate.unit) == ("勝", "敗", "%") and all(map(is_plain, (won, lost, share))):
            yield Change(lost._replace(value=games), won, share, 0, span, share=True)


def shares(skeleton: str, mentions: Sequence[Mention], earlier: Sequence[Mention], span: Span) -> Iterator[Change]:
    """The shares of one sentence; `earlier` are the mentions of the sentence before."""
    for pattern in _PATTERNS:
        for match in pattern.finditer(skeleton):
            whole, part, share = (mentions[int(match[name])] for name in ("whole", "part", "share"))
            yield from _share(whole, part, share, span, counted=True)
            following = _NEXT.match(skeleton, match.end())
            while following is not None:
                yield from _share(whole, mentions[int(following.group(1))], mentions[int(following.group(2))], span)
                following = _NEXT.match(skeleton, following.end())
    alone = _OF_ALL.match(skeleton)
    if alone is not None and earlier:  # 9月末までに41万m3。全体86万m3の48%まで来た
        yield from _share(mentions[int(alone["whole"])], earlier[-1], mentions[int(alone["share"])], span)
    untold = _OF_WHOLE.match(skeleton) or _RECKONED.match(skeleton) if alone is None and earlier else None
    if untold is not None:
        whole, part, share = mentions[int(untold["whole"])], earlier[-1], mentions[int(untold["share"])]
        right = magnitude_of(part) / magnitude_of(whole) * 100 if magnitude_of(whole) else 0
        if right and abs(magnitude_of(share) / right - 1) < _NEAR:
            yield from _share(whole, part, share, span, counted=_is_seat(whole))


def _is_fraction(share: Ratio) -> bool:
    """Whether a share is told as a part of one: 3分の2."""
    return share.unit == "倍" and share.magnitude < 1


_SEATS = ("count:席", "count:人分", "count:枚", "count:室")


def _is_seat(whole: Mention) -> bool:
    """Whether a figure counts what people fill: 6,240席 of which 5,928人 took one."""
    return dimension(whole.value) in _SEATS


def _share(whole: Mention, part: Mention, share: Mention, span: Span, *, counted: bool = False) -> Iterator[Change]:
    """A share of one dimension, or of what is counted one way among what is counted another: 1,640件のうち688人."""
    dimensions = dimension(whole.value), dimension(part.value)
    alike = dimensions[0] == dimensions[1] or (counted and all(each.startswith("count:") for each in dimensions))
    plain = all(map(is_plain, (whole, part, share)))
    if alike and plain and isinstance(share.value, Ratio) and (share.value.unit == "%" or _is_fraction(share.value)):
        yield Change(whole, part, share, 0, span, share=True)
