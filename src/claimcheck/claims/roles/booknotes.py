"""Who wrote and published a book, in the short forms of news and lists.

『灯の棚』　清水かなえ（浜書房、2025年3月）, 清水かなえさん（38）の「灯の棚」（浜書房）が選ばれた, 清水かなえ『灯の棚』（浜書房）,
『灯の棚』は、清水かなえによる長編小説.
"""

import re
from collections.abc import Iterator

from claimcheck.claims.discourse.discourse import SHORTEST_FULL_NAME, Discourse
from claimcheck.claims.discourse.words import Words
from claimcheck.claims.lexicon.registry import Attribute
from claimcheck.claims.names.names import Name
from claimcheck.claims.roles.doers import Doing
from claimcheck.claims.sentences.frames import Frame
from claimcheck.model.claims import Slot
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span

AUTHOR, PUBLISHER = "culture/author", "culture/publisher"
_TITLE = r"[「『](?P<title>[^「」『』\n]{1,30})[」』]"
_HOUSE = (
    r"[^\s、。（）()「」『』]{1,12}?(?:書房|書店|書院|書林|書館|出版|出版社|社|堂|舎|館|文庫|新書|選書|ブックス|プレス|閣|房|会)(?:新書|文庫|新社)?"
)
_WORK = (
    r"(?:小説|長編|短編|短編集|長編小説|連作短編集|作品|絵本|漫画|エッセー|エッセイ|随筆|評伝|ノンフィクション|戯曲|詩集|歌集|句集"
    r"|デビュー作|新作|新刊|著書|原作)"
)
_AUTHOR_OF = regex(
    rf"(?:さん|氏)?(?:[（(][0-9０-９]{{2}}[）)])?の?(?:{_WORK})?{_TITLE}[（(](?P<house>{_HOUSE})[、,・刊)）]"
)
"""清水かなえ|さん（38）の「灯の棚」（浜書房）."""
_BEHIND_TITLE = regex(rf"{_TITLE}(?:[（(][ぁ-んァ-ヺー ]{{2,20}}[）)])?(?:[\s　]*|[／/、，]|は、?)$")
"""『灯の棚』（ひのたな）は、|清水かなえによる長編小説."""
_BY = regex(rf"(?:さん|氏)?(?:に?よる|の)(?:[^。、]{{0,12}}の)?{_WORK}")
_HOUSE_BEHIND = regex(rf"(?:さん|氏|著|作)?(?:[（(](?P<house>{_HOUSE})[、,・刊)）「]|[\s　]*$)")
_HOUSE_AT_TITLE = regex(rf"『(?P<title>[^「」『』\n]{{1,30}})』[（(](?P<house>{_HOUSE})[、,・刊)）]")
"""『灯の棚』（浜書房）."""
_MARKS = ("「", "『")


class BookNotes:
    """Finds who wrote and published the books of one document."""

    def __init__(self, discourse: Discourse, words: Words) -> None:
        self.discourse, by_id = discourse, words.registry.by_id
        self.author, self.publisher = by_id.get(AUTHOR), by_id.get(PUBLISHER)

    def of_sentence(self, sent: int, frame: Frame) -> Iterator[Doing]:
        """The authors and publishers that one sentence gives for a title."""
        text, (low, high) = self.discourse.view.text, frame.span
        if self.author is None or self.publisher is None or all(text.find(mark, low, high) < 0 for mark in _MARKS):
            return
        for match in _HOUSE_AT_TITLE.finditer(text, low, high):
            work = Slot(self.discourse.finder.key(match.group("title")), "quotation marks", 1.0, Span(*match.span("title")))
            yield self._published(self.publisher, match, work)
        for name in self.discourse.names(sent):
            if name.type != "person" or len(name.text) < SHORTEST_FULL_NAME:
                continue
            behind = _BEHIND_TITLE.search(text, low, name.span.start)
            ahead = _AUTHOR_OF.match(text, name.span.end, high)
            if behind is not None:
                house = _HOUSE_BEHIND.match(text, name.span.end, high)
                told = house is not None and house.group("house") is not None
                if not told and _BY.match(text, name.span.end, high) is None:
                    continue
                found, title = house if told else None, behind
            elif ahead is not None:
                found = title = ahead
            else:
                continue
            where = Span(*title.span("title"))
            subject = Slot(self.discourse.finder.key(title.group("title")), "quotation marks", 1.0, where)
            yield Doing(self.author, name, subject, "", Slot(AUTHOR, "beside its name", 0.95, where))
            if found is not None:
                yield self._published(self.publisher, found, subject)

    def _published(self, publisher: Attribute, match: re.Match[str], title: Slot) -> Doing:
        """The publisher that a bracket gives for a title."""
        span, house = Span(*match.span("house")), match.group("house")
        name = Name(span, house, self.discourse.finder.key(house), "organization")
        return Doing(publisher, name, title, "", Slot(PUBLISHER, "bracket", 0.95, span))
