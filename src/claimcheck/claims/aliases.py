"""What a bracket says of the name before it: NVIDIA(エヌビディア), 国際通貨基金（以下「IMF」）."""

import re
from collections.abc import Iterable, Iterator

from claimcheck.claims.names import Name, NameFinder
from claimcheck.model.span import Span

_ALIAS = re.compile(
    r"[（(]\s*(?:以下|略称|通称|英[:：]?|旧称?|愛称|読み)?[、,:：\s]*[「『“]?([^（）()「」『』“”、。:：]{1,30})[」』”]?(?:という|と呼ぶ)?\s*[）)]"
)
_EXPLICIT = re.compile(r"(?:以下|略称|通称|愛称)")
_KATAKANA = re.compile(r"[ァ-ヺー・=＝\s]+")


def alias_pairs(finder: NameFinder, text: str, names: Iterable[Name], start: int) -> Iterator[tuple[str, str, str]]:
    """Names that a bracket after another name declares to be the same: key, key, and the words that say so."""
    ends = {name.span.end - start: name for name in names}
    for match in _ALIAS.finditer(text):
        at = match.start()
        name = ends.get(at) or ends.get(at - 1)  # the bracket may follow a closing quote
        if name is None and at and (tail := re.search(r"[一-龠々ァ-ヺーA-Za-z]{2,}$", text[:at])):
            name = Name(Span(start + tail.start(), start + at), tail.group(), finder.key(tail.group()), "other")
        inner = match.group(1).strip()
        if name is None or not inner or inner in finder.common:
            continue
        if _EXPLICIT.search(match.group()) or _reads(name.text, inner):
            yield name.key, finder.key(inner), match.group()


def _reads(outer: str, inner: str) -> bool:
    """Whether one is the other in another script: NVIDIA(エヌビディア), 国際通貨基金(IMF), 梁文鋒(リャン・ウェンフォン)."""
    kana_inner, kana_outer = _KATAKANA.fullmatch(inner), _KATAKANA.fullmatch(outer)
    latin_inner = re.fullmatch(r"[A-Za-z][A-Za-z0-9 .\-&']*", inner)
    if kana_inner:
        return not kana_outer and len(inner) > 2  # noqa: PLR2004 - 東京(ト) is no reading
    if latin_inner:
        return not re.fullmatch(r"[A-Za-z0-9 .\-&']+", outer) and (inner.isupper() or kana_outer is not None or " " in inner)
    return False
