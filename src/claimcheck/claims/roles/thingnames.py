"""What things are called: 全長18メートルの調査船「あさなぎ」, 大型観覧車『そらの輪』.

Note [Names of things]. A text that knows one name for a kind of thing says what that thing is called, and another text that knows
another may be wrong. A text with two (A「…」, B「…」 of one kind) says nothing, and where either text has both names they
are two things; see `claimcheck.claims.figures.sides`.
"""

import re
from collections.abc import Iterator
from itertools import chain

from claimcheck.claims.discourse.discourse import Discourse
from claimcheck.claims.discourse.words import Words
from claimcheck.claims.figures.sides import CALLED
from claimcheck.claims.lexicon.registry import Attribute, AttributeEntry
from claimcheck.claims.names.names import Name
from claimcheck.claims.roles.doers import Doing
from claimcheck.model.claims import MISSING, Slot
from claimcheck.model.document import Role
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span
from claimcheck.text.nearby import near

_FACTOR, _OUTRIGHT = 0.8, 0.95
"""How surely a text says what a thing is called, by quotation marks behind its kind or in so many words."""
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
_CALLING = r"(?:名前|名称|愛称|ニックネーム|正式名称|呼び名|名)"
_KIND = r"(?P<kind>赤ちゃん|ひな|[一-龠々ァ-ヺー]{1,10}?)"
_PLAIN = r"(?P<plain>[ァ-ヺー]{2,12}|[一-龠々ァ-ヺー]{2,12})"
_NAMINGS = tuple(map(regex, (
    # 子グマの名前は「そら」, 新しい橋の愛称を『かもめ大橋』と
    rf"{_KIND}の{_CALLING}(?:は|を|が|には?|も)、?(?:公募で|公募の結果)?、?[「『]{_NAME}[」』]",
    rf"{_KIND}の{_CALLING}(?:は|を|が)、?{_PLAIN}(?:に決|と(?:命名|名付|決)|です。|だ。|。)",
    # 子グマを「そら」と名付けた, 新型船は「あさなぎ」と命名された
    rf"{_KIND}(?:を|は|が|に)、?[「『]{_NAME}[」』](?:と|の名を|の名が)(?:命名|名付|名づけ|付け|つけ)",
    # 「そら」と名付けられた子グマ
    rf"[「『]{_NAME}[」』]と(?:命名|名付け|名づけ)(?:られ|さ)れ?た{_KIND}(?=[はがをのに、。])",
)))
"""What something is called, as a sentence says it."""
_ONE = "船|橋|店|駅|校|園|館|馬|車両|列車|施設|商品|製品|作品|品種|路線|球場|公園|新駅|新校|新店"
_LABEL = regex(rf"(?:{_KIND}の{_CALLING}|(?P<one>{_ONE})名(?:称)?)")
_VALUE = regex(r"[「『]?(?P<name>[^「」『』。、（(\s]{2,16})[」』]?(?=$|[（(、\s])")
_BEFORE = 10
_NEW = regex("^(?:新型|新造|新)(?=.)")
_FORMERLY = regex(r"(?:これまで|以前|かつて|旧|元|前|別|他|ほか|姉妹|候補|当時|昔|先代|初代|従来)[一-龠々ァ-ヺーぁ-ん]{0,3}$")
_NO_KIND = regex(r"もの|これ|それ|方|人|者|会社|相手|本人|全員|誰|親|兄|姉|弟|妹|父|母|祖父|祖母|夫|妻|氏|旧姓|前|元|ペン")
"""What no text knows one of, or what is somebody by a role."""
_SIGNS = ("名前", "名称", "愛称", "ニックネーム", "命名", "名付", "名づけ", "呼び名", "名は「", "名を「")
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
        found: dict[str, list[Name]] = {}
        outright: set[Span] = set()
        for kind, name in chain(self._named(), self._labelled()):
            if name.span not in outright:
                outright.add(name.span)
                found.setdefault(kind, []).append(name)
        for kind, match in self._matches():
            span = Span(*match.span("name"))
            text = match.group("name").strip()
            if _SENTENCE.search(text):
                continue
            if span in outright:
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
                    factor = _OUTRIGHT if name.span in outright else _FACTOR
                    yield sent, Doing(attribute, name, MISSING, "", Slot(attribute.id, "quotation marks", factor, name.span))

    def _named(self) -> Iterator[tuple[str, Name]]:
        """The names that sentences give things in so many words."""
        text = self.discourse.view.text
        if any(sign in text for sign in _SIGNS):
            for pattern in _NAMINGS:
                for match in pattern.finditer(text):
                    if _FORMERLY.search(text, max(0, match.start() - _BEFORE), match.start("kind")):
                        continue  # これまでの船の名前
                    group = "name" if "name" in match.groupdict() else "plain"
                    yield from self._called(match, match.group("kind"), group)

    def _labelled(self) -> Iterator[tuple[str, Name]]:
        """The names behind labels: 船名　あさなぎ, 子グマの愛称：そら."""
        view = self.discourse.view
        for block in view.document.blocks:
            label = _LABEL.fullmatch(self.discourse.block_text(block.row[-1]).strip(" 　:：・■●")) if block.row else None
            match = _VALUE.match(view.text, *block.span) if label is not None else None
            if label is not None and match is not None:
                yield from self._called(match, label.group("kind") or label.group("one"), "name")

    def _called(self, match: re.Match[str], kind: str, group: str) -> Iterator[tuple[str, Name]]:
        text = match.group(group).strip()
        kind = _NEW.sub("", kind)
        if kind and text and not _NO_KIND.fullmatch(kind) and not _SENTENCE.search(text):
            span = Span(*match.span(group))
            yield self.same.get(kind, kind), Name(span, text, self.discourse.finder.key(text), "other")

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
