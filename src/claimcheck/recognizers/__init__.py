"""Text to mentions: one module per kind of value, found by a sorted scan of this folder.

Note [Recognition]. Every module finds its own kind over the whole normalised text (`Scan`) and knows nothing of the others.
Here overlaps are settled (the longest stays), neighbours joined into dates with times and ranges, hedges and bounds looked for
on both sides, amounts in brackets paired with the amount they convert, and all offsets mapped back to the source.
"""

import pkgutil
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from importlib import import_module
from itertools import pairwise
from operator import attrgetter

from claimcheck.model.claims import Hedge, Mention
from claimcheck.model.span import Span
from claimcheck.model.values import Date, Duration, Numeric, TimeOfDay, Value
from claimcheck.text.alternation import any_of
from claimcheck.text.hedges import Hedges
from claimcheck.text.joins import CLOSE_HEADS, OPEN_HEADS, close_range, join_all, open_end
from claimcheck.text.lexicon import Lexicon
from claimcheck.text.pairs import between_bounds, pair_up
from claimcheck.text.rates import Rates
from claimcheck.text.resolution import resolve_dates
from claimcheck.text.scan import Found, Recognizer, Scan
from claimcheck.text.view import View
from claimcheck.text.windows import Windows

__all__ = ["Recognizers", "resolve_dates"]

_NONE: tuple[Hedge, ...] = ()
_START = attrgetter("start")
_POINTS, _LENGTHS = (Date, TimeOfDay), (Numeric, Duration)
_DATE_HEDGES = frozenset({"ごろ", "頃", "ころ", "前後", "くらい", "ぐらい", "約", "およそ", "おおよそ", "ほぼ", "すぎ", "過ぎ"})


class Recognizers:
    """All recognisers, compiled from one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        modules = sorted(module.name for module in pkgutil.iter_modules(__path__) if not module.name.startswith("_"))
        self._recognizers: list[Recognizer] = [
            import_module(f"{__name__}.{name}").Recognizer(lexicon) for name in modules
        ]
        self._hedges = Hedges(lexicon)
        self._windows = Windows(lexicon)
        self._rates = Rates(lexicon)
        # what stands around most values is none of these, and then nothing more need be asked
        self._tails = self._hedges.tails | self._windows.tails
        self._heads = self._hedges.heads | OPEN_HEADS | CLOSE_HEADS
        self._phrases = any_of(lexicon.words.get("idiom_phrases", ()))

    def atoms(self, view: View) -> tuple[Scan, list[Found]]:
        """The simple values of a view before any are joined, without overlaps."""
        scan = Scan.of(view, self._phrases)
        found = [
            item
            for recognizer in self._recognizers
            if not getattr(recognizer, "last", False)
            for item in recognizer.find(scan)
        ]
        settled = _settle(found)
        scan.take_all(settled)
        rest = [
            item
            for recognizer in self._recognizers
            if getattr(recognizer, "last", False)
            for item in recognizer.find(scan)
        ]
        return scan, self._rates.apply(scan.text, _settle([*settled, *rest]) if rest else settled)

    def mentions(self, view: View) -> list[Mention]:
        """Every value of a view in order of position, spans in source offsets; see Note [Recognition]."""
        scan, found = self.atoms(view)
        return self.finish(scan, join_all(scan.text, found))

    def finish(self, scan: Scan, found: Sequence[Found]) -> list[Mention]:
        """Mentions of joined values: bounds, hedges and pairs added, offsets mapped to the source."""
        text = scan.text
        blocks = scan.view.document.blocks
        edges = [block.span.start for block in blocks] if len(blocks) > 1 else []
        source = scan.view.normalized.source
        plain = scan.view.normalized.index is None
        tails, heads = self._tails, self._heads
        mentions: list[Mention] = []
        stretches: list[tuple[int, int, int, int]] = []
        hedged: list[int] = []
        last = 0
        for item in found:
            if item.rank < 0:
                continue
            start, end = item.start, item.end
            if (
                text[end : end + 2] in heads
                or text[end : end + 1] in heads
                or text[start - 2 : start] in tails
                or text[start - 1 : start] in tails
            ):
                value, hedges, begin, stop = self._surrounded(scan, item)
                if hedges:
                    hedged.append(len(mentions))
                begin = max(begin, last)
            else:
                value, hedges, begin, stop = item.value, _NONE, start, end
            last = stop
            span = Span(start, end) if plain else source(start, end)
            if edges and bisect_right(edges, span.start) != bisect_left(edges, span.end):
                continue
            extent = span if begin == start and last == end else source(begin, last)
            mentions.append(Mention(span, extent, value, hedges, item.recognizer))
            stretches.append((begin, start, end, last))
        if any(second - first == 1 for first, second in pairwise(hedged)):
            mentions, stretches = between_bounds(scan, mentions, stretches)
        return pair_up(scan, mentions, stretches, self._hedges)

    def _surrounded(self, scan: Scan, item: Found) -> tuple[Value, tuple[Hedge, ...], int, int]:
        """The value with what the words around it say, its hedges, and where these words begin and end."""
        text = scan.text
        value, bound = _bounded(text, item)
        begin, before = self._hedges.before(text, item.start)
        if type(value) is Duration:
            value, begin = self._windows.before(text, begin, value)
        stop, after = self._hedges.after(scan, bound, text[item.end - 1])
        if not before and not after:
            return value, _NONE, begin, stop
        hedges = _fitting(value, (*before, *after))
        if len(hedges) < len(before) + len(after):
            if not isinstance(value, Duration) and not any(hedge in before for hedge in hedges):
                begin = item.start
            if not any(hedge in after for hedge in hedges):
                stop = bound
        return value, hedges, begin, stop


def _settle(found: Iterable[Found]) -> list[Found]:
    """Of overlapping readings the longest, then the one of higher rank."""
    out: list[Found] = []
    reach = 0
    for item in sorted(found, key=_START):
        if item.start >= reach:
            out.append(item)
        else:
            last = out[-1]
            if (item.end - item.start, item.rank) <= (last.end - last.start, last.rank):
                continue
            out[-1] = item
        reach = item.end
    return out


def _bounded(text: str, item: Found) -> tuple[Value, int]:
    """The value with an open end where 以降 or まで says so, and the end of that word."""
    value, end = item.value, item.end
    if isinstance(value, _POINTS):
        if value.until is not None:
            return value, close_range(text, end)
        if (text[end : end + 2] in OPEN_HEADS or text[end : end + 1] in OPEN_HEADS) and (
            opened := open_end(text, end)
        ):
            return value.but(open=opened[0]), opened[1]
    elif isinstance(value, _LENGTHS) and value.upper is not None:
        return value, close_range(text, end)
    return value, end


def _fitting(value: Value, hedges: Sequence[Hedge]) -> tuple[Hedge, ...]:
    """The hedges that can belong to a value of this kind: no 以上 for a date."""
    if isinstance(value, Date | TimeOfDay):
        return tuple(hedge for hedge in hedges if hedge.text in _DATE_HEDGES)
    if isinstance(value, Numeric | Duration):
        return tuple(hedges)
    return ()
