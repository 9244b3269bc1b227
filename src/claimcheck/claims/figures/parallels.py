"""Clauses side by side, each figure with a noun of its own: 賞金は大賞が100万円、翻訳部門が50万円.

Note [Parallel clauses]. The noun with が or は right before a figure says of what it is, whatever the shared topic measures:
大賞 and 翻訳部門 narrow the 賞金 that both figures are. What stands before another figure in the same way is that one's own:
国の補助金が17億円、自己資金が8億円 tells two measures. And a clause that leaves the shared measure out still has it:
値段はカードが528万円、サーバーは7,480万円.
"""

from claimcheck.claims.figures.implied import PARTITIVE
from claimcheck.claims.sentences.frames import Chunk, Frame, is_temporal
from claimcheck.model.pattern import regex

_OWNING = ("が", "は", "も")
_TOPICS = ("は", "も")
_OF_ALL = regex(
    r".{0,3}(?:総[額数計]|合計|全体|全員|累計|平均|大半|半数|多数|過半数|内訳|推計|実際|当初|今回|前回|最大|最高)|それぞれ|いずれ|ほとんど"
)
"""Nouns before a figure that narrow nothing: 費用は総額が3億円."""


def own_noun(frame: Frame, chunk: Chunk) -> Chunk | None:
    """The noun that a figure is of in its own clause, the one with が, は or も right before it."""
    if not chunk.index or chunk.value < 0:
        return None
    before = frame.chunks[chunk.index - 1]
    if before.value >= 0 or before.ending.text.rstrip("、") not in _OWNING or not before.tokens:
        return None
    apart = frame.bracketed.get(before.index) != frame.bracketed.get(chunk.index)
    return None if apart or before.predicate or _OF_ALL.fullmatch(before.text) else before


def narrowing_noun(frame: Frame, chunk: Chunk, measure: Chunk | None) -> Chunk | None:
    """The own noun of a figure where what it measures is told before: 大賞 of 賞金は大賞が100万円."""
    own = own_noun(frame, chunk)
    if own is None or own is measure:
        return None
    outer = frame.bracketed.get(chunk.index, -1)
    if outer >= 0 and (measure is None or measure.index <= outer):
        return own
    told = measure is not None and measure.index < own.index and measure.ending.text.rstrip("、") in _TOPICS
    return own if told else None


def is_of_another(frame: Frame, chunk: Chunk, measure: Chunk | None) -> bool:
    """Whether the noun that seems to measure a figure is another's own: 補助金 of 補助金が17億円、自己資金が8億円."""
    own = own_noun(frame, chunk)
    if own is None or measure is None or own.text.startswith(PARTITIVE) or measure.index + 1 >= own.index:
        return False
    after = frame.chunks[measure.index + 1]
    told = after.value >= 0 and not is_temporal(frame.mentions[after.value])
    return told and after.index < own.index and own_noun(frame, after) is measure and measure.particle == "が"


def figure_beside(frame: Frame, chunk: Chunk) -> Chunk | None:
    """The figure of the clause before, where both have a noun of their own: カードが528万円、|サーバーは7,480万円."""
    own = own_noun(frame, chunk)
    before = frame.chunks[own.index - 1] if own is not None and own.index else None
    if before is None or before.value < 0 or not before.comma or before.particle:
        return None
    return before if own_noun(frame, before) is not None else None
