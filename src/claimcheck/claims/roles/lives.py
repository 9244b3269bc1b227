"""What lives and obituaries tell of a person in passing: 長野県小諸市出身, 北辰大卒, 肺炎のため死去, ペイン教授のもとで学んだ.

Each is a role of the person whom the sentence or the text is about, and not of a firm or a work.
"""

import re
from collections.abc import Iterator
from functools import cache

from claimcheck.claims.discourse.discourse import SHORTEST_FULL_NAME, Discourse
from claimcheck.claims.discourse.words import Words
from claimcheck.claims.names.names import Name
from claimcheck.claims.roles.doers import Doing
from claimcheck.claims.roles.rolesubjects import full_name
from claimcheck.claims.sentences.frames import Frame
from claimcheck.model.claims import MISSING, Slot
from claimcheck.model.document import Role
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span
from claimcheck.text.alternation import alternation

BIRTHPLACE, BIRTH_COUNTRY = "people/birthplace", "people/birth-country"
UNIVERSITY, SCHOOL = "people/university", "people/high-school"
CAUSE, TEACHER = "people/cause-of-death", "partners/teacher"
_PREFECTURE, _TOWN = r"(?:東京都|北海道|(?:京都|大阪)府|[一-龠]{2,3}県)", r"[一-龠々ヶァ-ヺ]{1,6}[市町村区]"
_PLACE = rf"(?P<what>{_PREFECTURE}(?:{_TOWN})?|{_TOWN})"
_FOREIGN = r"(?P<what>[ァ-ヺー]{3,12}(?:・[ァ-ヺー]{2,12})?)(?:市|州|郊外|近郊)?(?:の|で|に)?(?:出身|生まれ|生を受け)"
"""スウェーデンのストックホルム生まれ, ヨーテボリに生まれる."""
_CHILD = r"に生まれ|の(?:長|次|二|三|四|五|六|末)[男女]|の一人(?:息子|娘)"
_BORN = regex(
    rf"{_PLACE}(?:の|で|に)?(?:出身|生まれ|生を受け)|{_PLACE.replace('what', 'home')}の[一-龠々ァ-ヺー]{{1,12}}(?:{_CHILD})"
)
_STUDIED = regex(
    r"(?P<what>[一-龠々ァ-ヺーA-Za-z]{1,14}?(?:大学|大学校|短大|短期大学|高専|大|高校|高等学校|音楽院|芸術院|美術学校|音楽学校|演劇学校|料理学校|美術学院|服飾学院|士官学校))(?!院|会|臣|使|統)"
    r"(?:[一-龠]{1,8}?(?:学部|学科|課程|専攻|科|部))*(?:を|、)?(?:[0-9０-９]{2,4}年に?)?(?:卒業|修了|卒(?![一-龠])|中退|出身|に(?:学|進|入学)[^。、]{0,12}?卒業)"
)
_DIED = regex(
    r"(?:死因は|(?<![一-龠]))(?P<what>[一-龠ァ-ヺー]{0,8}(?:肺炎|不全|がん|ガン|癌|腫瘍|出血|梗塞|老衰|敗血症|白血病|リンパ腫"
    r"|破裂|硬変|結核|症|病|事故死|溺死|窒息))"
    r"(?P<died>のため|で|により|に(?:より|よって))?"
)
_DEATH = regex(r"死去|亡くな|逝去|永眠|他界|死亡|世を去|死因|息を引き取")
_TAUGHT = regex(r"(?:名誉)?(?:教授|博士|先生|氏|さん|師)?の(?:もと|下|門下|指導の(?:もと|下)|指導)(?:で|に|を受け)")
_TEACHING = regex(r"(?:を指導し(?:たのは|ていたのは|た)|が師事し(?:たのは|た)|の(?:恩師|師匠|師)は)、?$")
_TOPIC = regex(r"(?:さん|氏|先生|教授|博士|君|様)?(?:[（(][^（）()]{0,60}[）)])?(?:は|が|の)")
_BORNE = regex(r"(?:の|、)?[一-龠ァ-ヺー]{0,6}$")
_AT = regex(r"([一-龠々ァ-ヺー]{2,10}大)(?:学(?!院))?(?:で|に留学|留学|へ留学)")
OF_A_LIFE = frozenset({BIRTHPLACE, BIRTH_COUNTRY, UNIVERSITY, SCHOOL, CAUSE, "people/place-of-death"})
_ENTRY = regex(r"^#*[ 　]*([一-龠々ぁ-んァ-ヺー・ ]{3,14}?)[ 　]?[（(][ぁ-ん]{1,8}[ 　]?[ぁ-ん]{1,10}[、，）)]", re.MULTILINE)
_OF_WHOM = regex(
    r"^#*[ 　]*(?:[一-龠ァ-ヺー]{1,6}(?:の|・))?([一-龠々]{3,6}|[ァ-ヺー]{2,8}・[ァ-ヺー・]{2,12})(?:さん|氏|先生|教授)?[ 　]?の?"
    r"(?:略歴|経歴|プロフィール|年譜|生涯|歩み|死去|逝去|講演会|インタビュー|について|とは|紹介|評伝|物語|を偲ぶ|お別れの会)",
    re.MULTILINE,
)
"""A title that tells whom a text is about: 堀内龍泉 略歴."""
_HEAD = 600
"""Characters among which a person is introduced with the reading of his name."""
_WORDS = regex(
    r"出身|生まれ|生を受|[卒修]|中退|[長次二三四五六末][男女]|死去|亡くな|逝去|永眠|他界|死因|指導|の(?:もと|下)で|師"
)


@cache
def _foreign(names: frozenset[str]) -> re.Pattern[str]:
    """Births in a foreign town or land, by the names of the countries."""
    countries = alternation(names)
    return re.compile(
        rf"(?:(?P<country>{countries})(?:の首都?|・)?)?(?!(?:{countries})・){_FOREIGN}|(?P<land>{countries})の?(?:出身|生まれ)"
    )


class Lives:
    """Finds what the sentences of one document tell of the lives of persons."""

    def __init__(self, discourse: Discourse, words: Words) -> None:
        self.discourse, self.by_id = discourse, words.registry.by_id
        self.countries = words.countries
        self._foreign = _foreign(words.countries)
        self._main: Slot | None = None

    def of_sentence(self, sent: int, frame: Frame) -> Iterator[Doing]:
        """The roles in the life of somebody that one sentence tells."""
        text, low = self.discourse.view.quote(frame.span), frame.span.start
        if not _WORDS.search(text):
            return
        for match in _BORN.finditer(text):
            yield from self._told(sent, BIRTHPLACE, "place", low, match, "what" if match.group("what") else "home")
        for match in self._foreign.finditer(text):
            for group, role in (("what", BIRTHPLACE), ("country", BIRTH_COUNTRY), ("land", BIRTH_COUNTRY)):
                abroad = match.group(group) and (group != "what" or match.group(group) not in self.countries)
                if abroad:
                    yield from self._told(sent, role, "place", low, match, group)
        for match in _STUDIED.finditer(text):
            school = SCHOOL if match.group("what").endswith(("高校", "高等学校")) else UNIVERSITY
            yield from self._told(sent, school, "organization", low, match, "what")
        if _DEATH.search(text):
            for match in _DIED.finditer(text):
                if match.group("died") or match.group().startswith("死因は"):
                    yield from self._told(sent, CAUSE, "other", low, match, "what")
        yield from self._taught(sent, frame)

    def _told(self, sent: int, role: str, kind: str, low: int, match: re.Match[str], group: str) -> Iterator[Doing]:
        if role not in self.by_id:
            return
        span = Span(low + match.start(group), low + match.end(group))
        subject = self._person(sent, low + match.start(), low + match.end())
        if subject.value:
            name = Name(span, match.group(group), self.discourse.finder.key(match.group(group)), kind)
            yield Doing(self.by_id[role], name, subject, "", Slot(role, "apposition", 0.95, span))

    def _taught(self, sent: int, frame: Frame) -> Iterator[Doing]:
        """ケンドール大でハロルド・ブレイク教授のもとで学んだ, 先生を指導したのはペイン教授."""
        text, end = self.discourse.view.text, frame.span.end
        if TEACHER not in self.by_id:
            return
        names = [name for name in self.discourse.names(sent) if name.type in ("person", "kana", "other")]
        for part in names:
            name = full_name(text, part)
            if _TAUGHT.match(text, name.span.end, end) or _TEACHING.search(text, frame.span.start, name.span.start):
                subject = self._person(sent, name.span.start, name.span.end, without=name)
                at = _AT.search(text, frame.span.start, end)
                if subject.value:
                    tie = Slot(TEACHER, "apposition", 0.95, name.span)
                    yield Doing(self.by_id[TEACHER], name, subject, at.group(1) if at else "", tie)

    def _person(self, sent: int, low: int, high: int, without: Name | None = None) -> Slot:
        """Of whom something between two offsets is told: who bears it, the topic, or whom the text is about."""
        text = self.discourse.view.text
        people = [name for name in self._people(sent) if without is None or not name.span.overlaps(without.span)]
        for name in people:  # 長野県上田市生まれの鷲尾恒彦氏
            if name.span.start >= high and _BORNE.fullmatch(text, high, name.span.start) and without is None:
                return Slot(name.key, "relative clause", 0.95, name.span)
        for name in reversed(people):
            if name.span.end <= low and _TOPIC.match(text, name.span.end):
                return Slot(name.key, "topic", 0.95, name.span)
        if any(name.span.end <= low for name in people):
            return MISSING
        return self._just_named(sent) or self._whom()

    def about(self, sent: int) -> Slot:
        """Of whose life a sentence tells."""
        people = [name for name in self._people(sent) if len(name.text) >= SHORTEST_FULL_NAME]
        if people:
            return Slot(people[0].key, "topic", 0.9, people[0].span)
        return self._just_named(sent) or self._whom()

    def _just_named(self, sent: int) -> Slot | None:
        """The one person of the sentence or line before: ソリストはエリク・ルンド。ヨーテボリに生まれる."""
        people = self._people(sent - 1) if sent else []
        if len({name.key for name in people}) != 1 or len(people[0].text) < SHORTEST_FULL_NAME:
            return None
        return Slot(people[0].key, "sentence before", 0.9, people[0].span)

    def _people(self, sent: int) -> list[Name]:
        """The persons of a sentence, foreign ones with all parts of their names: エリク・ルンド."""
        people: list[Name] = []
        for name in self.discourse.names(sent):
            whole = full_name(self.discourse.view.text, name)
            if name.type == "person" or (name.type in ("kana", "other") and whole.span != name.span):
                whole = whole._replace(key=self.discourse.finder.key(whole.text)) if whole.span != name.span else name
                people += [whole] if not people or people[-1].span != whole.span else []
        return people

    def _whom(self) -> Slot:
        """Whom the whole text is about: the first full name of its title or first sentences, if it comes back most."""
        if self._main is None:
            self._main = MISSING
            view = self.discourse.view
            # 堀内龍泉 略歴; 東雲冴子（しののめ さえこ）は、日本の小説家。
            for match in (*_OF_WHOM.finditer(view.text, 0, _HEAD), *_ENTRY.finditer(view.text, 0, _HEAD)):
                key = self.discourse.finder.key(match.group(1).replace(" ", ""))
                self._main = Slot(key, "heading", 0.9, Span(*match.span(1)))
                return self._main
            heads = [sent for sent in range(len(view.sentences)) if view.block_of(sent).role in (Role.TITLE, Role.HEADING)]
            for sent in (*heads[:2], *range(min(4, len(view.sentences)))):
                people = self._people(sent)
                if people and len(people[0].text) >= SHORTEST_FULL_NAME:
                    self._main = Slot(people[0].key, "heading", 0.85, people[0].span)
                    break
        return self._main
