"""What things are called: 全長18メートルの調査船「あさなぎ」, 大型観覧車『そらの輪』.

Note [Names of things]. A text that knows one name for a kind of thing says what that thing is called, and another text that knows
another may be wrong. A text with two (A「…」, B「…」 of one kind) says nothing, and where either text has both names they
are two things; see `claimcheck.claims.sides`.
"""

import re
from collections.abc import Iterator

from claimcheck.claims.discourse import Discourse
from claimcheck.claims.doers import Doing
from claimcheck.claims.names import Name
from claimcheck.claims.registry import Attribute, AttributeEntry
from claimcheck.claims.sides import CALLED
from claimcheck.claims.words import Words
from claimcheck.model.claims import MISSING, Slot
from claimcheck.model.document import Role
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span
from claimcheck.text.nearby import near

_FACTOR = 0.8
_ENTRY = AttributeEntry(ja="", en="", dimension=("entity",))
_OTHER = regex(r"(?:旧|元|前|別の|他の|同型|ほかの|姉妹|各|両)[一-龠々ァ-ヺー]{0,4}$")
_NAME = r"(?P<name>[^「」『』。、！？!?\n]{2,20})"
_TAILS = tuple(map(regex, (
    rf"[「『]{_NAME}[」』](?!と(?:述|話|語|言|評|呼びか|訴|題)|の(?:声|文字|言葉))",
    # 一番大きい|客船は、4月の「あさなぎ」でした
    rf"は、?[^。「」『』\n]{{0,16}}?[「『]{_NAME}[」』](?=です|でした|だ|で、|。|（|\(|\n|$)",
    # 新しい|保険を発表しました。名前は「ひだまり」
    rf"[^。「」『』\n]{{0,40}}。\s*(?:その|商品)?(?:名前|名称|愛称|名)は、?[「『]{_NAME}[」』]",
    r"[ 　]?`(?P<name>[a-z][a-z0-9-]{2,20})`",
)))
"""What gives the name of a thing behind its kind."""
_HEADED = regex(r"[ 　](?P<name>[^\s、。「」『』（）()：:|｜0-9０-９]{2,14})(?=[ 　\n]|$)")
"""特別養護老人ホーム|　海辺の丘　ご案内."""
_HOMES = ("特別養護老人ホーム", "保育園", "道の駅")
"""Kinds behind which a name needs no quotation marks."""
_SENTENCE = regex(r"(?:ます|です|たい|ない|しよう|ください)$|^[のはをがにでと]")
_GREATEST = regex(r"(?P<which>最大|最長|最高|最古|最初|初代|最多)の?$")
_EVENT = regex(
    r"[「『](?P<name>[^「」『』。、！？!?\n]{2,20}(?:会|祭|祭り|まつり|フェスタ|フェス|フェスティバル|展|教室|講座|市))[」』]"
    r"(?=を(?:予定|開|催|行)|です|へ|が(?:開|催|行)|に(?:参加|お))"
)
_DATED = regex(r"[0-9０-９]{1,2}[月/／][0-9０-９]{1,2}|[来今]月[0-9０-９]{1,2}日")
_DAILY = AttributeEntry(ja="", en="", dimension=("entity",), daily=True)
_QUOTES = ("「", "『", "`", *_HOMES)
_MARKS = regex("|".join(_QUOTES))


class ThingNames:
    """Finds what the things of one document are called."""

    def __init__(self, discourse: Discourse, words: Words) -> None:
        self.discourse = discourse
        self.same, self.pattern = words.titles.named_kinds, words.titles.named_thing

    def told(self) -> Iterator[tuple[int, Doing]]:
        """The names of things, each with its sentence, of kinds of which the text knows one."""
        view = self.discourse.view
        if not any(mark in view.text for mark in _QUOTES):
            return
        found: dict[str, list[Name]] = {}
        for kind, match in self._matches():
            span = Span(*match.span("name"))
            text = match.group("name").strip()
            if _SENTENCE.search(text):
                continue
            found.setdefault(kind, []).append(Name(span, text, self.discourse.finder.key(text), "other"))
        yield from self._events()
        for kind, names in found.items():
            attribute = Attribute(CALLED + kind, _ENTRY)
            if len({name.key for name in names}) > 1:
                continue
            for name in names:
                sent = view.sentence_at(name.span.start)
                if view.block_of(sent).role not in (Role.NAVIGATION, Role.CODE):
                    yield sent, Doing(attribute, name, MISSING, "", Slot(attribute.id, "quotation marks", _FACTOR, name.span))

    def _matches(self) -> Iterator[tuple[str, re.Match[str]]]:
        """The names of things, with their kinds."""
        text = self.discourse.view.text
        for kind in near(self.pattern, _MARKS, text, 100, 0):
            tails = (tail.match(text, kind.end()) for tail in _TAILS)
            match = next((match for match in tails if match is not None), None)
            called = self.same[kind.group()]
            if match is None and called in _HOMES:
                match = _HEADED.match(text, kind.end())
            if match is None:
                continue
            which = _GREATEST.search(text, max(0, kind.start() - 4), kind.start())
            if which is not None:
                yield which.group("which") + called, match  # 最大の客船
            elif not _OTHER.search(text, max(0, kind.start() - 6), kind.start()):
                yield called, match

    def _events(self) -> Iterator[tuple[int, Doing]]:
        """What is held on a day by its name: 4月25日の「春の銀河を見る会」."""
        view = self.discourse.view
        for match in _EVENT.finditer(view.text):
            sent = view.sentence_at(match.start())
            if view.block_of(sent).role in (Role.NAVIGATION, Role.CODE) or not _DATED.search(view.quote(view.sentences[sent].span)):
                continue
            name = Name(Span(*match.span("name")), match.group("name"), self.discourse.finder.key(match.group("name")), "other")
            attribute = Attribute(CALLED + "催し", _DAILY)
            yield sent, Doing(attribute, name, MISSING, "", Slot(attribute.id, "quotation marks", _FACTOR, name.span))
