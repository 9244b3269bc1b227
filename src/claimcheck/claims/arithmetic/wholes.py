"""Shares of a whole that the paragraph tells farther off: 総供給高は145億円。…福祉は6億4千万円と全体の4.4%.

The whole is a figure of the paragraph that a word calls all there is; that of any other figure may be meant, and bears it out.
"""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from claimcheck.claims.arithmetic.arithmetic import Change, is_plain
from claimcheck.claims.arithmetic.window import kind
from claimcheck.claims.discourse.discourse import Discourse
from claimcheck.model.claims import Mention
from claimcheck.model.pattern import regex
from claimcheck.model.values import Numeric, Ratio

_OF_ALL = regex(r"(?:と|は|で|が)?、?全体の(?:約|およそ|わずか|ほぼ)?$")
_TOTAL = regex(r"(?:総[一-龠]{1,6}|合計|全体|累計)(?:[はがのもで]|で見ると)?(?:約|およそ)?$")
_REACH = 2
"""Times by which a share may miss its figures before it is of something else."""


def of_wholes(discourse: Discourse) -> Iterator[Change]:
    """The shares of all that a document tells, with the totals of their paragraphs."""
    text, view = discourse.view.text, discourse.view
    every = [unit.mention for sent in sorted(discourse.units_of) for unit in discourse.units_of[sent]]
    for sent, units in discourse.units_of.items():
        mentions = [unit.mention for unit in units]
        block = discourse.block(sent).span
        for part, share in pairwise(mentions):
            if not isinstance(share.value, Ratio) or share.value.unit == "point" or not is_plain(share) or not is_plain(part):
                continue
            between = text[part.extent.end : share.extent.start]
            if not _OF_ALL.fullmatch(between) or isinstance(part.value, Ratio):
                continue
            larger = [each for each in every if kind(each) == kind(part) and is_plain(each) and _size(each) > _size(part) > 0]
            inside = [each for each in larger if block.start <= each.span.start < part.span.start and _is_near(part, each, share)]
            totals = [each for each in inside if _TOTAL.search(text, block.start, each.extent.start)]
            if len({_size(each) for each in totals}) == 1:
                span = view.sentences[sent].span
                others = tuple(Change(each, part, share, 0, span, share=True) for each in larger if each is not totals[0])
                yield Change(totals[0], part, share, 0, span, share=True, others=others)


def _size(mention: Mention) -> Fraction:
    return Fraction(mention.value.magnitude) if isinstance(mention.value, Numeric) else Fraction(0)


def _is_near(part: Mention, whole: Mention, share: Mention) -> bool:
    stated = _size(share) / (100 if getattr(share.value, "unit", "") == "%" else 1)
    return stated > 0 and Fraction(1, _REACH) < _size(part) / _size(whole) / stated < _REACH
