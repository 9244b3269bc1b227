"""Where people belong: 青葉大学の桐生真理子教授, 白鷺医科大学脳神経内科の桐生真理子氏, 桐生真理子（青葉大学教授）.

Only bodies of one kind are held against each other: a professor may well see patients in a hospital, but hardly teaches at two
universities.
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

AFFILIATION = "people/affiliation"
_KINDS = {
    "大学": ("大学校", "大学", "短大", "大"),
    "病院": ("病院", "医院", "クリニック", "医療センター"),
    "研究所": ("研究所", "研究機構", "研究開発機構", "研究センター"),
    "高校": ("高等学校", "高校", "高専", "高"),
    "中学校": ("中学校", "中学"),
    "小学校": ("小学校",),
}
"""Kinds of bodies of which a person belongs to one at a time, with the nouns in which their names end."""
_OF = {ending: kind for kind, endings in _KINDS.items() for ending in endings}
_ENDS = "|".join(sorted(_OF, key=len, reverse=True))
_BODY = (
    rf"(?P<body>(?P<stem>[一-龠々ァ-ヺーA-Za-z]{{1,12}}?)(?P<end>{_ENDS}))(?<!大(?=[使臣会賞関事型]))"
    r"(?P<unit>[一-龠々ァ-ヺー・ 　]{0,24}?)"
)
_AHEAD = regex(_BODY + r"(?:[0-9０-９一二三]年)?(?:の|所属の|に所属する|[ 　])(?:[一-龠]{1,6}[・、 　]?)?$")
"""白鷺医科大学脳神経内科の|桐生真理子, 青葉大学の物理学者、|桐生真理子."""
_BEHIND = regex(
    r"(?:さん|氏|先生|教授|選手|君)?(?:(?P<open>[（(])|・|[ 　＝])" + _BODY
    + r"(?:の?(?:名誉|特任|客員|准|主任|副)?"
    r"(?:教授|助教|講師|学長|院長|医師|研究員|学生)|[0-9０-９一二三]年)?(?(open)[）)、・]|(?=[。、）)\s]|$))"
)
"""桐生真理子|（青葉大学教授）, 桐生真理子|・青葉大学教授."""
_NO_STEM = regex(
    r"^(?:同|当|本|各|全|他|某|国立|公立|私立|市立|県立|地元|出身|有力|名門|強豪|母校|前|元|旧|両|拡|最|増|巨|偉|多|絶|甚|莫|膨|重|広|強|等身|原寸"
    r"|過|[一二三四五六七八九十]+|[小中]|医科|女子|体育|総合)$"
)
"""What before 大, 高 and the like names no school: 拡|大."""
_ONCE = ("元", "旧")
"""What before a name tells of another time: 元若葉大学の."""
_FORMER = regex(r"(?:元|前|旧|出身で|出身の|卒の|卒で|当時)(?:、)?$")


class Affiliations:
    """Finds where the people of one document belong."""

    def __init__(self, discourse: Discourse, words: Words) -> None:
        self.discourse, self.attribute = discourse, words.registry.by_id.get(AFFILIATION)

    def of_sentence(self, sent: int, frame: Frame) -> Iterator[Doing]:
        """The bodies that the people named in one sentence belong to."""
        text, low, high = self.discourse.view.text, frame.span.start, frame.span.end
        if self.attribute is None:
            return
        for name in self.discourse.names(sent):
            if name.type != "person" or len(name.text) < SHORTEST_FULL_NAME:
                continue
            match = _AHEAD.search(text, low, name.span.start) or _BEHIND.match(text, name.span.end, high)
            if match is None or match.group("stem").startswith(_ONCE) or _NO_STEM.match(match.group("stem")):
                continue
            if not _FORMER.search(text, low, match.start()):
                yield self._doing(self.attribute, match, name)

    def _doing(self, attribute: Attribute, match: re.Match[str], person: Name) -> Doing:
        body = match.group("body").replace("医科大学", "医大")
        span = Span(*match.span("body"))
        name = Name(span, body, self.discourse.finder.key(body), "organization")
        tie = Slot(AFFILIATION, "apposition", 0.95, span)
        return Doing(attribute, name, Slot(person.key, "beside the name", 1.0, person.span), _OF[match.group("end")], tie)
