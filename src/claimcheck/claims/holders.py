"""Who fills a role where nothing but the role shows a name: 会場は市民ホール, 設計：アトリエ汀."""

import re

from claimcheck.claims.discourse import Discourse
from claimcheck.claims.names import Name
from claimcheck.claims.registry import Attribute
from claimcheck.claims.words import Words
from claimcheck.model.document import Block
from claimcheck.model.span import Span

_BARE = re.compile(r"[一-龠々ァ-ヺーA-Za-z0-9]*")
_LONGEST = 12
"""Characters of a name in common nouns."""
_NOBODY = re.compile(
    r"未定|調整中|非公開|非公表|未公表|各社|自社|社内|委託|複数|不明|なし|該当|以下|同じ|全て|市内|県内|国内|海外|職員|業者|一般"
)
"""What stands behind a label in place of a name."""
_ENDS = ("", "（", "(", "、", "\n")


class Holders:
    """Reads the holders of roles that common nouns name."""

    def __init__(self, discourse: Discourse, words: Words) -> None:
        self.discourse = discourse
        self._suffixes, self._kinds = words.named_by_suffix, words.kind_words

    def behind_label(self, block: Block, attribute: Attribute) -> list[Name]:
        """What stands behind the label of a role, up to a bracket or comma: 市民ホール（みなと市）, アトリエ汀."""
        whole = self.discourse.view.quote(block.span)
        match = _BARE.match(whole)
        text = match.group() if match else ""
        found = self.common(text, block.span.start, attribute)
        plain = 2 < len(text) <= _LONGEST and not any(char.isdigit() for char in text)  # noqa: PLR2004 - 同上, 未定, 当社
        if found or attribute.entry.names not in (None, "organization") or not plain or whole[len(text) :][:1] not in _ENDS:
            return found
        return [] if text in self._kinds or _NOBODY.search(text) else [self._name(text, block.span.start, "organization")]

    def common(self, text: str, start: int, attribute: Attribute) -> list[Name]:
        """What common nouns name where a role asks for a building or a firm: 市民ホール, 北都車輌, but not 多目的ホール."""
        wanted = attribute.entry.names or ""
        text = text.removesuffix("さん") if wanted == "organization" else text  # 碧波組さん
        suffix = next((suffix for suffix in self._suffixes.get(wanted, ()) if text.endswith(suffix)), "")
        stem = text.removesuffix(suffix)
        named = suffix and len(stem) > 1 and stem not in self._kinds and len(text) <= _LONGEST
        if not named or self.discourse.view.quote(Span(start, start + len(text))) != text:
            return []
        return [self._name(text, start, wanted)]

    def _name(self, text: str, start: int, kind: str) -> Name:
        return Name(Span(start, start + len(text)), text, self.discourse.finder.key(text), kind)
