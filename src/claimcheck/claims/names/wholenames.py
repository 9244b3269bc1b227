"""The first characters of a name, where the dictionary cuts them off: 柿ノ|谷川, 黒|浦市, 大|歩谷町."""

import re
from bisect import bisect_left

from claimcheck.claims.names.names import Name, NameFinder
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span
from claimcheck.text.view import View

_WHOLE = frozenset({"place", "organization", "other"})
_KANJI = regex(r"[一-龠々]")
_LOOSE = "同元旧新現前各両対全総第約計本当他県市町村区郡州国都府道立内外長側率数回年月日時者員人的性間際今昨去翌毎仮大小式型号氏"
"""Characters before a name that are no part of it."""
_KANJI_BEFORE = regex(rf"[{_LOOSE}]$|[一-龠々][^県市町村郡区都府道、。]$")
_TOWNS = ("市", "町", "村")
_SIZES = ("大", "小")
"""What may begin the name of a town, where the text never writes it otherwise: 大|歩谷町."""
_LINKS = ("ノ", "ツ", "ヶ", "ケ", "之")
_LINKED = regex(r"[一-龠々]{1,2}[ノツヶケ之]")
_LONGEST_LINKED = 3


class WholeNames:
    """Gives the names of one document the characters back that belong to them."""

    def __init__(self, view: View, finder: NameFinder) -> None:
        self.view, self.finder = view, finder
        self._fragments: dict[str, bool] = {}

    def of(self, name: Name, sent: int) -> Name:
        """A name of a sentence as the text writes it."""
        return self._whole(self._with_link(name, sent))

    def _with_link(self, name: Name, sent: int) -> Name:
        """A name with the first half that ノ, ツ or ヶ joins to it: 柿ノ|谷川, 三ツ|瀬市."""
        text, start = self.view.text, name.span.start
        if text[start - 1 : start] not in _LINKS or not _KANJI.match(text, start) or not _KANJI.match(text, max(0, start - 2)):
            return name
        tokens = self.view.tokens(sent)
        at = bisect_left(tokens.ends, start - 1)
        low = tokens.starts[at] if at < len(tokens.starts) else start - 2
        low = low if start - low <= _LONGEST_LINKED and _LINKED.fullmatch(text, low, start) else start - 2
        span = Span(low, name.span.end)
        whole = self.view.quote(span)
        kind = "place" if name.type == "person" else name.type
        return name._replace(span=span, text=whole, key=self.finder.key(whole), type=kind)

    def _whole(self, name: Name) -> Name:
        """A place or firm with the character that the text always writes before it: 黒|浦市, 檜|沢小学校, where 黒 is a noun."""
        start, text = name.span.start, self.view.text
        before = text[start - 1 : start]
        kanji = "一" <= before <= "龠" or before == "々"
        town = name.text.endswith(_TOWNS)
        loose = _KANJI_BEFORE.search(text, max(0, start - 2), start) is not None and not (town and before in _SIZES)
        if name.type in _WHOLE and kanji and not loose:
            fragment = self._fragments.get(name.text)
            if fragment is None:
                # once is no habit, and what stands elsewhere without it is a name by itself
                at = [match.start() for match in re.finditer(re.escape(name.text), text)]
                fragment = self._fragments[name.text] = len(at) > 1 - (town and len(name.text) == 2) and all(  # noqa: PLR2004 - 鶴|崎市
                    _KANJI.fullmatch(text, low - 1, low) for low in at
                )
            if fragment:
                span = Span(start - 1, name.span.end)
                return name._replace(span=span, text=self.view.quote(span), key=self.finder.key(self.view.quote(span)))
        return name
