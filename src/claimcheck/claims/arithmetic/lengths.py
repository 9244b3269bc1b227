"""Lengths of time a sentence states together with their ends; see Note [Skeletons] of `claims.arithmetic.skeletons`."""

from collections.abc import Iterator, Sequence

from claimcheck.claims.arithmetic.arithmetic import Length
from claimcheck.model.claims import Mention
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span
from claimcheck.model.values import Date, TimeOfDay

_D = r"⟨d(\d+)⟩(?!ぶり|後|前|目|間?の?(?:延長|延期|短縮|遅|繰り?[上下]|前倒|増|減|超過))"
# 4月4日から6日までの2日間; 8月2日から9日まで8日間続いた
# of all of it: 計68日間, but おひとり15分 and 昼休み1時間 are something else
_ALL = r"(?:都合|連続|連日|[全計丸]|まる|合計|通算|延べ|実に|ちょうど|(?:期間|会期|時間|日数)[はが]?)?"
_RANGE = regex(
    rf"⟨[tx](\d+)⟩(?:まで)?(?:の|、|[（(]){_ALL}{_D}|⟨t(\d+)⟩(?:まで)?{_D}(?=続|開|行[わなっい]|にわた|に渡|休|停|の|、|。|$)"
)
_TWO_TIMES = regex(
    rf"⟨t(\d+)⟩(?:から|~|〜|–|—|-|より)⟨t(\d+)⟩(?:まで)?[^⟨⟩。、]{{0,12}}?(?:の|、|[（(]){_D}"
)
# 2019年11月20日に放出し、2021年8月に再突入するまでの1年9か月
_FROM_ACT_TO_ACT = regex(
    r"⟨[tx](\d+)⟩に[^⟨⟩。]{1,28}(?:し|され|って|いて|んで|して|えて|めて|り|れ|き|み|い)、⟨[tx](\d+)⟩に[^⟨⟩。、]{1,24}まで(?:の|に|、)?(?:およそ|約)?⟨d(\d+)⟩"
)
# 試合時間：3時間12分(16:05〜19:17)
_BEHIND = regex(
    r"⟨d(?P<length>\d+)⟩[（(](?:⟨t(?P<stretch>\d+)⟩|⟨t(?P<start>\d+)⟩(?:から|[~〜–—-]|より|、)⟨t(?P<end>\d+)⟩(?:まで)?)[）)]"
)
# 飲み始めたのが2022年10月、終わったのが2025年4月ですから、2年半の長丁場
_BOTH_TOLD = regex(
    r"⟨[tx](?P<start>\d+)⟩[^⟨⟩。]{1,24}⟨[tx](?P<end>\d+)⟩(?:です|だ|なので|である|まで)?(?:から|ので|で)?、"
    r"(?:[^⟨⟩。、]{0,6}?)⟨d(?P<length>\d+)⟩"
    r"(?:の長丁場|の歳月|の月日|の期間|もの|間?(?:かか|を要|を費や|に及|にわた|がかり|がたっ|が過ぎ|の作業|の工事|の長旅|の旅))"
)
_TRAVEL_TIME = regex(r"(?:所要(?:時間)?|移動時間|乗車時間)(?:は|:|：|、)?⟨d(\d+)⟩")
_TRAVELS = regex(r"(?:発|出).*(?:着|到着)")
_BOTH_ENDS = 2


def lengths(
    skeleton: str, mentions: Sequence[Mention], earlier: Sequence[Mention], before: str, span: Span
) -> Iterator[Length]:
    """The lengths of one sentence.

    Args:
        skeleton: the sentence with a sign for every value.
        mentions: what the signs stand for.
        earlier: the mentions of the sentence before.
        before: its text.
        span: the sentence.
    """
    for match in _RANGE.finditer(skeleton):
        stretch, length = (mentions[int(group)] for group in match.groups() if group)
        if isinstance(stretch.value, Date | TimeOfDay) and stretch.value.until is not None:
            yield Length(stretch, stretch, length, span, over_night=_passes_midnight(stretch))
    for match in _TWO_TIMES.finditer(skeleton):
        start, end, length = (mentions[int(group)] for group in match.groups())
        if type(start.value) is type(end.value):
            yield Length(start, end, length, span)
    for match in _FROM_ACT_TO_ACT.finditer(skeleton):
        start, end, length = (mentions[int(group)] for group in match.groups())
        if isinstance(start.value, Date) and isinstance(end.value, Date) and start.value.year and end.value.year:
            yield Length(start, end, length, span)
    yield from _beside_ends(skeleton, mentions, span)
    yield from _travels(skeleton, mentions, earlier, before, span)


_EVENING = 17


def _passes_midnight(stretch: Mention) -> bool:
    """Whether a stretch of hours ends in the next day: 23時から翌2時まで."""
    value = stretch.value
    return isinstance(value, TimeOfDay) and value.hour >= _EVENING


def _beside_ends(skeleton: str, mentions: Sequence[Mention], span: Span) -> Iterator[Length]:
    """Lengths with their ends in a bracket behind them, or told as when it began and when it was over."""
    for match in _BEHIND.finditer(skeleton):
        ends = [mentions[int(match[name])] for name in ("stretch", "start", "end") if match[name]]
        whole = len(ends) > 1 or getattr(ends[0].value, "until", None) is not None
        if whole and len({type(end.value) for end in ends}) == 1:
            yield Length(ends[0], ends[-1], mentions[int(match["length"])], span)
    for match in _BOTH_TOLD.finditer(skeleton):
        start, end, length = (mentions[int(match[name])] for name in ("start", "end", "length"))
        if isinstance(start.value, Date) and isinstance(end.value, Date) and start.value.year and end.value.year:
            yield Length(start, end, length, span)


def _travels(
    skeleton: str, mentions: Sequence[Mention], earlier: Sequence[Mention], before: str, span: Span
) -> Iterator[Length]:
    """22時30分に出て、翌朝6時10分に着く。所要時間は7時間40分; 22:30発、6:10着(所要7時間40分)."""
    match = _TRAVEL_TIME.search(skeleton)
    if match is None:
        return
    here = _clocks(mentions)
    ends, words = (here, skeleton[: match.start()]) if here else (_clocks(earlier), before)
    if len(ends) == _BOTH_ENDS and _TRAVELS.search(words):
        yield Length(ends[0], ends[1], mentions[int(match.group(1))], span, over_night=True)


def _clocks(mentions: Sequence[Mention]) -> list[Mention]:
    """The times of day among some mentions: 22時30分, 翌朝6時10分."""
    found = []
    for mention in mentions:
        value = mention.value
        if isinstance(value, TimeOfDay) and value.until is None:
            found.append(mention)
        elif isinstance(value, Date) and value.hour is not None and value.until is None:
            found.append(mention._replace(value=TimeOfDay(hour=value.hour, minute=value.minute)))
    return found
