"""Where goods come from, in one word: 宮崎県産の牛肉, 搬送ロボットは中国製だ, 具の牛肉は宮崎県産を使う, リベリア船籍の貨物船.

Towns are read as prefectures are (白石市産の白菜), and what was grown somewhere is its produce (白石市で収穫された白菜).
"""

import re
from collections.abc import Iterator
from functools import cache

from claimcheck.claims.discourse.discourse import Discourse
from claimcheck.claims.discourse.words import Words
from claimcheck.claims.names.names import Name
from claimcheck.claims.roles.doers import Doing
from claimcheck.claims.sentences.frames import Frame
from claimcheck.model.claims import MISSING, Slot
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span
from claimcheck.text.alternation import alternation

GROWN, MADE, FLAG = "food/origin", "kinds/made-in", "transport/flag-state"
_ROLES = {"産": GROWN, "製": MADE, "船籍": FLAG}
_PREFECTURE = r"北海道|東京都|(?:京都|大阪)府|[一-龠]{2,3}県"
_THING = r"(?:の(?P<thing>[一-龠々ァ-ヺー]{2,10}))?"
_TOWN = r"(?<![一-龠ァ-ヺー々])(?:隣接する|隣の|同じ)?(?P<village>[一-龠々ヶケァ-ヺー]{1,5}[市町村])"
_GROWN = regex(
    rf"(?:(?P<where>{_PREFECTURE})(?P<town>[一-龠々ヶケ]{{1,5}}[市町村])?|{_TOWN})"
    r"(?:で(?:収穫|栽培|生産|水揚げ|採取|飼育|摘採)(?:さ(?:れ|せ)た|した|された)|で(?:採|と|取|獲|捕)れた|で(?:育て|作)られた|で育(?:て|っ)た|産の)"
    r"(?P<thing>[一-龠々ァ-ヺー]{1,10}|りんご|ぶどう|みかん|いちご|そば|うなぎ|えび|かに|かき|にんじん|ねぎ|さつまいも|じゃがいも)(?=[をがにはもとだで、。（)）]|など|$)"
)
"""青木村で収穫された|米, 白石市産の|白菜."""
_SHIPS = ("船", "タンカー", "フェリー", "ヨット", "艇", "艦")
_SHIP = regex(r"の(?P<kind>[一-龠々ァ-ヺーぁ-ん]{0,8}?(?:船|タンカー|フェリー|ヨット|艇|艦))[「『]?")
_LAST = regex(r"[一-龠々ァ-ヺー]{2,10}$")


@cache
def _pattern(countries: frozenset[str]) -> re.Pattern[str]:
    """What is grown or made where, by the names of the countries."""
    places = f"{_PREFECTURE}|{alternation(countries)}"
    how = r"(?P<how>産|製|船籍)(?=[のをだで。、）)と\s]|$)"
    return re.compile(rf"(?P<where>{places})(?:(?P<town>[一-龠]{{1,5}}[市町村]))?{how}{_THING}")


def _placed(match: re.Match[str]) -> tuple[int, int]:
    """Where the name of the place stands."""
    if match.group("village"):
        return match.span("village")
    return match.start("where"), match.end("town") if match.group("town") else match.end("where")


class Provenance:
    """Finds where the goods of one document are grown or made."""

    def __init__(self, discourse: Discourse, words: Words) -> None:
        self.discourse, self.by_id = discourse, words.registry.by_id
        self._pattern = _pattern(words.countries)

    def of_sentence(self, sent: int, frame: Frame) -> Iterator[Doing]:
        """The provenances that one sentence states."""
        text = self.discourse.view.quote(frame.span)
        grown = [match for match in _GROWN.finditer(text) if match.group("where") is None or "産の" not in match.group()]
        if grown and GROWN in self.by_id and len({_placed(match) for match in grown}) == 1:
            yield self._grown(frame, grown[0])
            return
        if "産" not in text and "製" not in text and "船籍" not in text:
            return
        matches = list(self._pattern.finditer(text))
        if len({match.group("where") for match in matches}) != 1:
            return  # 宮崎県産と鹿児島県産
        match = matches[0]
        role = _ROLES[match.group("how")]
        if role == FLAG:
            yield from self._flag(sent, frame, match)
            return
        thing = match.group("thing") or self._thing(sent, frame, frame.span.start + match.start())
        if role not in self.by_id or not thing:
            return
        span = Span(frame.span.start + match.start("where"), frame.span.start + match.end("where"))
        name = Name(span, match.group("where"), self.discourse.finder.key(match.group("where")), "place")
        yield Doing(self.by_id[role], name, MISSING, thing, Slot(role, "beside its name", 0.95, span))

    def _flag(self, sent: int, frame: Frame, match: re.Match[str]) -> Iterator[Doing]:
        """The flag of a ship: of the one named behind it, or of a kind: リベリア船籍のタンカー「ホーク号」, パナマ船籍の貨物船."""
        if FLAG not in self.by_id:
            return
        span = Span(frame.span.start + match.start("where"), frame.span.start + match.end("where"))
        name = Name(span, match.group("where"), self.discourse.finder.key(match.group("where")), "place")
        kind = _SHIP.match(match.string, match.end("how"))
        ends = frame.span.start + (kind.end() if kind is not None else match.end("how"))
        ships = (ship for ship in self.discourse.names(sent) if ship.type not in ("person", "place"))
        ship = next((ship for ship in ships if kind is not None and 0 <= ship.span.start - ends <= 1), None)
        subject = Slot(ship.key, "apposition", 1.0, ship.span) if ship is not None else MISSING
        told = kind.group("kind") if kind is not None else self._thing(sent, frame, span.start)
        thing = "" if ship is not None or not told.endswith(_SHIPS) else told
        yield Doing(self.by_id[FLAG], name, subject, thing, Slot(FLAG, "beside its name", 0.95, span))

    def _grown(self, frame: Frame, match: re.Match[str]) -> Doing:
        """The produce of one place."""
        low, high = _placed(match)
        span = Span(frame.span.start + low, frame.span.start + high)
        name = Name(span, match.string[low:high], self.discourse.finder.key(match.string[low:high]), "place")
        return Doing(self.by_id[GROWN], name, MISSING, match.group("thing"), Slot(GROWN, "beside its name", 0.95, span))

    def _thing(self, sent: int, frame: Frame, at: int) -> str:
        """What is grown or made there, by the topic or the label of the row: 牛肉は|宮崎県産, 搬送ロボット：|ドイツ製."""
        topics = [chunk for chunk in frame.chunks if chunk.particle in ("は", "には") and chunk.span.end <= at and chunk.value < 0]
        label = self.discourse.block(sent).row
        text = topics[-1].text if topics else self.discourse.block_text(label[-1]).strip(" 　:：") if label else ""
        match = _LAST.search(text)
        return match.group() if match is not None else ""
