"""Changes however they are written: 前年比103.2%, 前年同月を3.2%上回った, 前期比▲3.3% as one signed percentage.

Note [Changes]. What changed over the year is told as a rise (4.1%増), as an index (104.1%) or with a sign (▲3.3%), in a
sentence or under a label. The slots of such figures hardly agree: 前年同月 reads as their time, 上回った as their aspect.
So they become claims of their own, signed, by the span that they compare with, and the words around them single them out
for each other (claims/linking/mates.py).
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from claimcheck.model.claims import Claim, Slot
from claimcheck.model.pattern import regex
from claimcheck.model.values import Ratio

_REACH = 30
_BASES = (
    ("年", regex(r"(?:対?前年|昨年|対?前期|前年度)(?!末|の[^、。]*を除)")),
    ("月", regex(r"前月")),
    ("週", regex(r"前週")),
    ("四半期", regex(r"前四半期|直前四半期")),
)
_INDEX = regex(r"(?:前年|前期|前月|前週|昨年|前四半期|同月|同期|実績|年度)(?:同月|同期|同週|同日|実績)?比")
_UP = regex(r"[ 　]?(?:の)?[、]?(?:増|プラス|上昇|伸び|上回|高|アップ|拡大|成長|上積み|改善)")
_DOWN = regex(r"[ 　]?(?:の)?[、]?(?:減|マイナス|低下|落ち|下回|安|ダウン|縮小|割り込|下落|悪化)")
_MINUS = regex(r"(?:[▲△－−–-]|マイナス)[ 　]?(?:約|およそ|ほぼ)?$")
_PLUS = regex(r"(?:[+＋]|プラス)[ 　]?(?:約|およそ|ほぼ)?$")
_WITHOUT = regex(r"除[くいけき]|ベースで|実質で|[一二三四五0-9０-９]年前")
_OF_WHOLE = Decimal(100)
_LEVEL = Slot("level", "change", 1.0)
_INDEXED = (Decimal(50), Decimal(200))


def changes_in(claims: Iterable[Claim], text: str) -> Iterator[Claim]:
    """The claims of changes among the percentages of a text."""
    for claim in claims:
        value = claim.value
        if isinstance(value, Ratio) and value.unit == "%" and value.upper is None:
            found = _change(claim, value, text)
            if found is not None:
                base, change = found
                yield replace(
                    claim,
                    value=value.but(magnitude=change),
                    dimension=f"change:{base}",
                    aspect=_LEVEL,
                    period=Slot("", "missing", 1.0),
                    scope=frozenset(scope for scope in claim.scope if not scope.startswith("time:")),
                    restrictors=frozenset(),
                )


def _change(claim: Claim, value: Ratio, text: str) -> tuple[str, Decimal] | None:
    """The span that a percentage compares with and the signed change over it."""
    start, end = claim.mention.span
    label = f"{claim.extra.get('over', '')}|" if claim.labelled else ""
    before = text[max(claim.sentence.start, start - _REACH) : start]
    told = label + before
    if _WITHOUT.search(before):
        return None  # うるう年の影響を除くと4%増: another base
    spans = [(match.end(), base) for base, words in _BASES for match in words.finditer(told)]
    if not spans:
        return None
    base = max(spans)[1]
    after = text[end : end + 8].split("。", maxsplit=1)[0]
    size = abs(value.magnitude)
    if _MINUS.search(before) or value.magnitude < 0:
        return base, -size
    if _PLUS.search(before):
        return base, size
    if _UP.match(after):
        return base, size
    if _DOWN.match(after):
        return base, -size
    if _INDEX.search(told) and _INDEXED[0] <= size <= _INDEXED[1]:
        return base, size - _OF_WHOLE
    return None
