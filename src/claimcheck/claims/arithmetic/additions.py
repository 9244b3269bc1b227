"""Additions and subtractions that a verb states: AとBを合わせてC, AにBを加えてC, AからBを差し引いてC; see Note [Skeletons].

Nothing but the verb says what belongs together, so that the figures must be of one kind and come near to what they should:
85人のうち幹事5人を除く78人 is a slip, 8,500人のうち幹事5人を除く60人 is somebody else's count.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from claimcheck.claims.arithmetic.arithmetic import Change, Sum, are_addable, is_plain, magnitude_of
from claimcheck.claims.values.dimensions import dimension
from claimcheck.model.claims import Mention
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span
from claimcheck.model.values import Ratio

_JOINED = r"[^⟨⟩。「」（）()]{0,16}?"
_RESULT = r"(?:[^⟨⟩。（）()]|⟨[dxt]\d+⟩){0,24}?⟨m(?P<result>\d+)⟩"
_ADDED = regex(
    rf"(?P<row>⟨m\d+⟩(?:{_JOINED}(?:と|に|へ|、|や|プラス){_JOINED}⟨m\d+⟩)+)(?:{_JOINED})?を(?:合わせ|あわせ|足[しせす]|合計[しす]|合算[しす]|加え|加算|上乗せ)"
    rf"(?!る?前|ない|ず){_RESULT}"
)
# 6.8kmに、延伸した2.4kmが加わり、全長は9.2km
_GAINED = regex(
    r"(?P<row>⟨m\d+⟩(?:に|へ)、?(?:[^⟨⟩。「」（）()]|⟨[dxt]\d+⟩){0,16}?⟨m\d+⟩)(?:の?[^⟨⟩。、]{0,8})?(?:が加わ|が増え|が足さ|を足)"
    r"[^⟨⟩。、]{0,3}、?"
    r"[^⟨⟩。、]{0,8}?(?:全長|総延長|合計|総[一-龠]{1,3}|全体|計|合わせ|あわせ|すべて)[^⟨⟩。、]{0,6}?⟨m(?P<result>\d+)⟩"
)
_TAKEN = r"(?:差し?引[いきくけ]|引[いきくけ](?![上下受取継渡続])|控除|除[いきくけ]|減じ|値引)"
_WHOLE = r"⟨m(?P<whole>\d+)⟩"
_PART = r"⟨(?:m|r)(?P<part>\d+)⟩"
_SUBTRACTED = (
    # 定価5,000円から500円引きの4,500円, 1,250人から退会者180人を除くと1,070人
    regex(rf"{_WHOLE}(?:{_JOINED})?から、?{_JOINED}{_PART}(?:分|相当)?を?{_TAKEN}{_RESULT}"),
    # 応募は850件で、不備の30件を除いた820件; 総額3,000万円のうち補助金1,200万円を除く1,800万円
    regex(rf"{_WHOLE}(?:のうち|の中|で|だが|から){_JOINED}{_PART}(?:分)?を{_TAKEN}{_RESULT}"),
)
# 補助金は12万円です。価格96万円から差し引いたご負担は84万円
_TAKEN_BEFORE = regex(rf"{_WHOLE}から(?:これ|それ|その額|その分|この額|同額)?を?{_TAKEN}{_RESULT}")
_NEAR = Decimal("0.35")
"""How far a result may be from what it should be, in parts of the whole, before it is taken for something else."""


def additions(skeleton: str, mentions: Sequence[Mention], span: Span) -> Iterator[Sum]:
    """What one sentence adds up by a verb."""
    for match in (*_ADDED.finditer(skeleton), *_GAINED.finditer(skeleton)):
        total = mentions[int(match["result"])]
        row = [mentions[int(number)] for number in re.findall(r"⟨m(\d+)⟩", match["row"])]
        alike = [part for part in row if _kind(part) == _kind(total)]
        rows = [alike[first:] for first in range(len(alike) - 1)]
        apart = [abs(sum(map(magnitude_of, parts)) - magnitude_of(total)) for parts in rows]
        if rows and is_plain(total) and total.value not in [part.value for part in alike]:
            nearest = min(range(len(rows)), key=lambda at: (apart[at], at))
            if apart[nearest] <= _NEAR * abs(magnitude_of(total)):
                yield from _sum(rows[nearest], total, span)


def subtractions(skeleton: str, mentions: Sequence[Mention], earlier: Sequence[Mention], span: Span) -> Iterator[Sum | Change]:
    """What one sentence takes away; `earlier` are the mentions of the sentence before, which may tell how much."""
    seen: set[int] = set()
    for pattern in _SUBTRACTED:
        for match in pattern.finditer(skeleton):
            whole, part, rest = (mentions[int(match[name])] for name in ("whole", "part", "result"))
            if match.start() not in seen:
                seen.add(match.start())
                yield from _difference(whole, part, rest, span)
    for match in _TAKEN_BEFORE.finditer(skeleton):
        whole, rest = mentions[int(match["whole"])], mentions[int(match["result"])]
        told = [mention for mention in earlier if _kind(mention) == _kind(whole)]
        if len(told) == 1:
            yield from _difference(whole, told[0], rest, span)


def _difference(whole: Mention, part: Mention, rest: Mention, span: Span) -> Iterator[Sum | Change]:
    if _kind(whole) != _kind(rest) or not all(map(is_plain, (whole, part, rest))):
        return
    if isinstance(part.value, Ratio):
        if part.value.unit == "%" and not isinstance(whole.value, Ratio):  # 5,000円から2割引きの4,000円
            yield Change(whole, rest, part, -1, span)
        return
    apart = abs(magnitude_of(whole) - magnitude_of(part) - magnitude_of(rest))
    if magnitude_of(part) < magnitude_of(whole) and apart <= _NEAR * magnitude_of(whole):
        yield from _sum([part, rest], whole, span)


def _sum(parts: Sequence[Mention], total: Mention, span: Span) -> Iterator[Sum]:
    if are_addable(parts, total):
        yield Sum(tuple(parts), total, span)


def _kind(mention: Mention) -> str:
    """The dimension without what it is per, which one figure of a sentence may leave out: 1株につき年34円."""
    return dimension(mention.value).partition("/")[0] + str(getattr(mention.value, "currency", ""))
