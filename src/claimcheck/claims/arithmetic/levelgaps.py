"""Differences that a noun names after what they are of: 標高差, 気温差, 価格差 of two figures told as 標高, 気温 and 価格 anywhere.

Note [Gaps of levels]. One of the two levels stands in the sentence, the other anywhere in the text, right behind the noun as well.
Where any two figures of the kind are so far apart, the difference is right; where one slip of the pen parts it from what a single
pair gives, it is wrong.
"""

from collections.abc import Iterator

from claimcheck.claims.arithmetic.arithmetic import Sum, is_plain, magnitude_of
from claimcheck.claims.arithmetic.parts import is_own_slip
from claimcheck.claims.arithmetic.window import kind
from claimcheck.claims.discourse.discourse import Discourse
from claimcheck.claims.values.slips import significant_digits
from claimcheck.model.claims import Mention
from claimcheck.model.pattern import regex

_GAP = regex(r"(?P<noun>[一-龠]{2,4})(?:の)?差[はがも:：約およそ、\s]{0,4}$")
_BACK = 16
_MOST = 24
"""Figures of a kind in a text, beyond which two are as far apart as one likes by chance."""
_TELLING = 3
_SURE = 0.85


def level_gaps(discourse: Discourse) -> Iterator[Sum]:
    """The differences of one document that its levels do not bear out."""
    text = discourse.view.text
    if "差" not in text:
        return
    for sent in sorted(discourse.units_of):
        for unit in discourse.units_of[sent]:
            gap = unit.mention
            found = _GAP.search(text, max(0, gap.extent.start - _BACK), gap.extent.start)
            if found is None or not is_plain(gap) or gap.hedges or len(significant_digits(magnitude_of(gap))) < _TELLING:
                continue
            here = [each.mention for each in discourse.units_of[sent]]
            yield from _of(discourse, gap, here, found["noun"], sent)


def _of(discourse: Discourse, gap: Mention, here: list[Mention], noun: str, sent: int) -> Iterator[Sum]:
    text, size = discourse.view.text, magnitude_of(gap)
    alike = [each for each in discourse.mentions if is_plain(each) and kind(each) == kind(gap) and each.span != gap.span]
    sizes = {magnitude_of(each) for each in alike}
    if len(sizes) > _MOST or any(one + size in sizes for one in sizes):
        return
    told = [each for each in alike if not each.hedges and text[: each.extent.start].rstrip(" 　:：はが|、").endswith(noun)]
    near = [each for each in told if any(each.span == one.span for one in here)]
    pairs = {
        (magnitude_of(low), magnitude_of(high)): (low, high)
        for one in near
        for other in told
        for low, high in (sorted((one, other), key=magnitude_of),)
        if is_own_slip(size, magnitude_of(high) - magnitude_of(low))
    }
    if len(pairs) == 1:
        (low, high), *_ = pairs.values()
        yield Sum((low, gap), high, discourse.view.sentences[sent].span, sure=_SURE)
