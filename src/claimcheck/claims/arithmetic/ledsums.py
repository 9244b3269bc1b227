"""Items right below the sentence that tells what they come to: 総事業費は18億円。, then ・国の補助 9億円, ・県の補助 3億円."""

from collections.abc import Iterator, Mapping

from claimcheck.claims.arithmetic.arithmetic import FARTHEST, Sum, are_addable, are_partial, magnitude_of
from claimcheck.claims.discourse.discourse import Discourse
from claimcheck.claims.values.dimensions import dimension
from claimcheck.model.claims import Mention
from claimcheck.model.document import Role
from claimcheck.model.pattern import regex
from claimcheck.model.values import Numeric

_LEADS = regex(r"(?:総|合計|計|全体|事業費|予算|費用|定員|募集|収入|支出|内訳|応募|受賞|配布|寄付)[^。]*。?$")
_RUNS_ON = regex(r"など|ほか|うち|主な|一部|前年|前回|以下の条件")
_FEWEST = 2


def led_sums(discourse: Discourse) -> Iterator[Sum]:
    """The sums of items below the sentence, the last of its paragraph, that tells one figure, their total."""
    view = discourse.view
    blocks = view.document.blocks
    figures: dict[int, list[Mention]] = {}
    for sent, units in discourse.units_of.items():
        told = [unit.mention for unit in units if isinstance(unit.mention.value, Numeric)]
        figures.setdefault(view.sentences[sent].block, []).extend(told)
    for sent, units in discourse.units_of.items():
        number, span = view.sentences[sent].block, view.sentences[sent].span
        if blocks[number].role is not Role.PARAGRAPH or blocks[number].span.end - span.end > 1:
            continue
        told = [unit.mention for unit in units if isinstance(unit.mention.value, Numeric)]
        words = view.quote(span)
        if len(told) == 1 and not told[0].hedges and _LEADS.search(words) and not _RUNS_ON.search(words):
            parts = _items(discourse, number, figures)
            if _come_to(parts, told[0]):
                yield Sum(tuple(parts), told[0], span)


def _items(discourse: Discourse, number: int, figures: Mapping[int, list[Mention]]) -> list[Mention]:
    """The figures of the list right below a block, one for each item; none where an item tells two."""
    parts: list[Mention] = []
    for at in range(number + 1, len(discourse.view.document.blocks)):
        block = discourse.view.document.blocks[at]
        own = figures.get(at, [])
        if block.role is not Role.LIST_ITEM or not (own or block.marker):
            break
        if len(own) > 1:
            return []
        parts.extend(own)
    return parts


def _come_to(parts: list[Mention], total: Mention) -> bool:
    """Whether parts are all of the kind of a total and nearly come to it."""
    alike = len(parts) >= _FEWEST and all(dimension(part.value) == dimension(total.value) for part in parts)
    if not alike or not are_addable(parts, total) or are_partial(parts, total):
        return False
    return sum(map(magnitude_of, parts)) <= magnitude_of(total) * FARTHEST
