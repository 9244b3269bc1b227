"""Where goods come from, in one word: 宮崎県産の牛肉, 搬送ロボットは中国製だ, 具の牛肉は宮崎県産を使う."""

import re
from collections.abc import Iterator
from functools import cache

from claimcheck.claims.discourse import Discourse
from claimcheck.claims.doers import Doing
from claimcheck.claims.frames import Frame
from claimcheck.claims.names import Name
from claimcheck.claims.words import Words
from claimcheck.model.claims import MISSING, Slot
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span
from claimcheck.text.alternation import alternation

GROWN, MADE = "food/origin", "kinds/made-in"
_PREFECTURE = r"北海道|東京都|(?:京都|大阪)府|[一-龠]{2,3}県"
_THING = r"(?:の(?P<thing>[一-龠々ァ-ヺー]{2,10}))?"
_LAST = regex(r"[一-龠々ァ-ヺー]{2,10}$")


@cache
def _pattern(countries: frozenset[str]) -> re.Pattern[str]:
    """What is grown or made where, by the names of the countries."""
    places = f"{_PREFECTURE}|{alternation(countries)}"
    return re.compile(rf"(?P<where>{places})(?:(?P<town>[一-龠]{{1,5}}[市町村]))?(?P<how>産|製)(?=[のをだで。、）)と\s]|$){_THING}")


class Provenance:
    """Finds where the goods of one document are grown or made."""

    def __init__(self, discourse: Discourse, words: Words) -> None:
        self.discourse, self.by_id = discourse, words.registry.by_id
        self._pattern = _pattern(words.countries)

    def of_sentence(self, sent: int, frame: Frame) -> Iterator[Doing]:
        """The provenances that one sentence states."""
        text = self.discourse.view.quote(frame.span)
        if "産" not in text and "製" not in text:
            return
        matches = list(self._pattern.finditer(text))
        if len({match.group("where") for match in matches}) != 1:
            return  # 宮崎県産と鹿児島県産
        match = matches[0]
        role = GROWN if match.group("how") == "産" else MADE
        thing = match.group("thing") or self._thing(sent, frame, frame.span.start + match.start())
        if role not in self.by_id or not thing:
            return
        span = Span(frame.span.start + match.start("where"), frame.span.start + match.end("where"))
        name = Name(span, match.group("where"), self.discourse.finder.key(match.group("where")), "place")
        yield Doing(self.by_id[role], name, MISSING, thing, Slot(role, "beside its name", 0.95, span))

    def _thing(self, sent: int, frame: Frame, at: int) -> str:
        """What is grown or made there, by the topic or the label of the row: 牛肉は|宮崎県産, 搬送ロボット：|ドイツ製."""
        topics = [chunk for chunk in frame.chunks if chunk.particle in ("は", "には") and chunk.span.end <= at and chunk.value < 0]
        label = self.discourse.block(sent).row
        text = topics[-1].text if topics else self.discourse.block_text(label[-1]).strip(" 　:：") if label else ""
        match = _LAST.search(text)
        return match.group() if match is not None else ""
