"""Titles beside the names of persons, whether a rule registers them or not.

情報システム課長　室井由香様, 大石隆建設部長, 建設部長（大谷正樹君）, 美術監督：堂島修, 大谷正樹（建設部長）.

Note [Open titles]. A title of which an office has one (建設部長, 看護部長, 美術監督) is a role by its own words: two texts that
give it to two persons disagree. 部長 alone is anybody's and needs its department; 副, 代理 and titles of which there are many
(研究員, 専務, 教授) hold nobody to anything.
"""

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from claimcheck.claims.discourse.discourse import Discourse
from claimcheck.claims.discourse.words import Words
from claimcheck.claims.lexicon.registry import Attribute, AttributeEntry
from claimcheck.claims.names.names import Name
from claimcheck.claims.roles.doers import Doing
from claimcheck.claims.roles.rolesubjects import RoleSubjects
from claimcheck.claims.sentences.frames import Chunk, Frame
from claimcheck.model.claims import Slot
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span

OPEN_TITLE = 0.9
"""Factor of a title that no rule registers."""
SHARED_TITLE = 0.8
"""Factor of one that two may bear: 広報担当, プロデューサー."""
_SOFT = (
    "こども|ども|まちづくり|づくり|くらし|らし|みらい|ふるさと|いきいき|すこやか|みどり|ごみ|しごと|ひと|まち|やすらぎ|にぎわい|て(?=支援|応援|課|部)|がん|ふれあい|つながり|おもてなし|みなと|いじめ|ものづくり|もの|ことば"
)
"""Words in kana of which the names of offices are made: こども|未来部長."""
_WORD = rf"(?:[一-龠々ァ-ヺーA-Za-z]|{_SOFT})"
_POLITE = r"(?:さん|氏|君|様|先生)?"
_SERVING = (
    r"を(?:務め|つとめ|勤め|兼ね|担当し|任され)(?:る|た|ている|ていた|てきた)"
    r"|に(?:就任し|就い|選ばれ|起用され|決まっ|任命され)(?:た|ている)"
)
"""舞台監督を務める|吉岡徹"""
_GIVEN = regex(rf"{_POLITE}(?:が|を)(?:務|つとめ|担|就|兼|起用|選|任命|迎|指名|充|抜|当たる|内定)")
"""What follows a name that a title is given to: 舞台監督を吉岡徹が務める, 看護部長に三好恵氏が就く."""
_BEFORE = regex(
    rf"(?P<title>{_WORD}(?:{_WORD}|・){{0,20}})(?:[（(][A-Za-zァ-ヺー ]{{2,14}}[）)])?"
    rf"(?P<joint>の|、|[ 　]*[:：＝=／/][ 　]*|は、?|[（(]|[ 　・]{{1,3}}|{_SERVING}|[をに]は?)?$"
)
_AFTER = regex(rf"{_POLITE}(?P<joint>[ 　・]|[（(＝])?(?P<title>{_WORD}{{2,16}})")
_LATER = regex(
    rf"{_POLITE}(?:[（(](?:[^（）()、，\n]{{1,14}}[、，]){{1,2}}(?={_WORD}{{2,16}}[）)、，])|(?:が|は|も|を)、?(?={_WORD}{{2,16}}として))"
    rf"(?P<title>{_WORD}{{2,16}})"
)
"""A title farther behind a name: 早瀬美緒（弁護士、委員長）, 三輪健が棟梁として."""
_DEPARTMENT = regex(rf"({_WORD}{{1,12}}(?:[部課室係局班科]|センター|チーム|グループ))[の 　（(]?$")
_DEPARTMENT_BEHIND = regex(rf"[（(]({_WORD}{{1,12}}(?:[部課室係局班科]|センター))[）)]")
"""土井部長|（市環境部）."""
_TOLD = regex(
    rf"{_POLITE}(?:$|[、。）)」\n]|だ|で(?:す|ある|、|し)|が(?:務|担|就|兼|当た)|に(?:就|決|内定)|と(?:な|い)|[（(])"
)
"""What follows a name that a topic tells: 建設部長は大谷正樹氏。, but not 建設部長は大谷正樹氏に会った."""
_CLOSED = regex(rf"{_POLITE}(?:[ 　]*[（(][^（）()]*[）)])?[）)]")
_FOLLOWING = {
    **dict.fromkeys(("を", "に", "には"), _GIVEN),
    **dict.fromkeys(("（", "("), _CLOSED),
    **dict.fromkeys(("は", "は、"), _TOLD),
}
"""What has to follow a name after a title and a particle or an opening bracket."""
_OTHERS = regex(
    r"^(?:前|元|旧|次期|初代|名誉|各|両|同|歴代|副|准|先代|全|現地)|副[^区都市県]{1,2}長$|巡査部?長$|代理$|補佐$|候補$|[一二三四五六七八九十]部長$"
    r"|(?:取締|監査|相談|執行|会計監査|理|幹事|顧問|まとめ|世話|案内|脇|敵|端|大|代|現|兵|服|懲|使|雑|荷|無|苦)役$"
)
"""Titles of which there are many, or of another time."""
_DEPUTY = regex(r"代理|代行|補佐|候補|秘書|付(?![き近])|経験者|室(?!長)")
"""What makes another post of a title before it: 座長|代理."""
_LISTED = regex(rf"{_POLITE}[、，・／/,と＆&][ 　]*")
_LIST = 4
LABELLING = (":", "：", "=", "＝")
_REACH = 44
_ADJECTIVE = regex(r"^(?:新しい|今年の|今回の|本日の|当日の|主な)")
_LABEL = regex(r"[一-龠々ァ-ヺー・]{2,12}")
_TOWN = regex(r"^.{0,6}?[市町村県府](?=[^民場街税史立営長政内外会]..)")
"""What is left of whose office it is: みなと|市建設部長."""
_KINDS_OF_OFFICE = ("研究科", "学部", "学科", "センター", "研究所", "支部", "支局", "支社", "支店", "分署", "ユニット")
_OFFICE = regex(rf"((?!新|同|本|当|各|全|他|両|別|同じ|番目|既存){_WORD}{{2,14}}?)(?P<kind>{'|'.join(_KINDS_OF_OFFICE)})")
"""An office by its name: 環境データ学部."""
_BEARER = r"(?:[一-龠々]{2}[一-龠々 　ぁ-んァ-ヺー]{0,5}?|[ァ-ヺー・]{3,})"
_CUT = regex(r"^(?:の|、|[ 　・])+")
GIVEN_TO = ("に", "は", "を", "が")
_ENTRY = AttributeEntry(ja="", en="", dimension=("entity",), names="person")


def is_listed(discourse: Discourse, sent: int, name: Name) -> bool:
    """Whether a person is the first of several: 脚本：佐藤健、田中実."""
    text, end = discourse.view.text, name.span.end
    following = (other for other in discourse.names(sent) if other.type == "person" and 0 < other.span.start - end <= _LIST)
    return any(_LISTED.fullmatch(text, end, other.span.start) for other in following)


class Title(NamedTuple):
    """A title and what it says of whoever bears it."""

    attribute: Attribute
    factor: float
    rest: str
    """What of it the attribute does not say."""


class Titles:
    """Finds the titles beside the names of one document."""

    def __init__(self, discourse: Discourse, words: Words, subjects: RoleSubjects) -> None:
        self.discourse, self.registry, self.subjects = discourse, words.registry, subjects
        self._titles = words.titles
        self.divisional = words.titles.divisional
        self._former = tuple(words.former_words)
        self._offices: dict[str, set[str]] | None = None

    def of_sentence(self, sent: int, frame: Frame, taken: Collection[Span]) -> Iterator[Doing]:
        """The titles of the persons of one sentence whom nothing else gave a role."""
        for name in self.discourse.names(sent):
            if name.type == "person" and not any(name.span.overlaps(span) for span in taken):
                found = self._behind(sent, name) or self._ahead(sent, name) or self._does(sent, name)
                if found is not None:
                    title, span = found
                    yield self._doing(sent, frame, name, title, span)

    def _behind(self, sent: int, name: Name) -> tuple[Title, Span] | None:
        """大石隆建設部長, 大谷正樹（建設部長）."""
        text, end = self.discourse.view.text, name.span.end
        found = (pattern.match(text, end, self.discourse.view.sentences[sent].span.end) for pattern in (_AFTER, _LATER))
        titles = (self._titled_by(name, match) for match in found if match is not None)
        return next((title for title in titles if title is not None), None)

    def _titled_by(self, name: Name, match: re.Match[str]) -> tuple[Title, Span] | None:
        """The title in the words behind a name."""
        text = self.discourse.view.text
        word = match.group("title")
        for size in range(len(word), 1, -1):
            if word[:size].endswith(self._titles.single):
                span = Span(match.start("title"), match.start("title") + size)
                if _DEPUTY.match(text, span.end) or text[span.end : span.end + 1] in LABELLING:
                    return None  # 石田花子　作詞：佐藤健
                department = _DEPARTMENT.search(text, max(0, name.span.start - 16), name.span.start)
                department = department or _DEPARTMENT_BEHIND.match(text, span.end)
                title = self.role(word[:size], department.group(1) if department else "")
                return (title, span) if title is not None else None
        return None

    def _ahead(self, sent: int, name: Name) -> tuple[Title, Span] | None:
        """建設部長の大谷正樹, 看護部長は三好恵氏, 建設部長（大谷正樹君）."""
        text, (low, high) = self.discourse.view.text, name.span
        first = max(self.discourse.view.sentences[sent].span.start, low - _REACH)
        ended = (other.span.end for other in self.discourse.names(sent) if other.span.end < low)
        first = max((end for end in ended if text[end] != "長"), default=first)  # 日渡労働局|長（瀬川典子）
        match = _BEFORE.search(text, max(0, first), low)
        if match is None:
            return None
        if is_listed(self.discourse, sent, name):
            return None
        joint = (match.group("joint") or "").strip(" 　")
        after = _FOLLOWING.get(joint)
        if after is not None and not after.match(text, high):
            return None
        span = Span(*match.span("title"))
        word = match.group("title")
        if text[first : span.start].rstrip("の、 　").endswith(self._former):
            return None  # 当時の建設部長の大谷正樹
        department = _DEPARTMENT.search(text, first, span.start)
        title = self.role(word.lstrip("・"), department.group(1) if department else "")
        return (title, span) if title is not None else None

    def _does(self, sent: int, name: Name) -> tuple[Title, Span] | None:
        """秋山真一郎指揮で, 小林健のタクトで."""
        match = self._titles.deed.match(self.discourse.view.text, name.span.end, self.discourse.view.sentences[sent].span.end)
        known = self.registry.named_by(match.group("deed"), "entity") if match else None
        if match is None or known is None or known[0].entry.names not in ("person", None):
            return None
        return Title(known[0], 1.0, ""), Span(*match.span("deed"))

    def label(self, text: str) -> Attribute | None:
        """The role that a label is by its own words: 会計, 挿入曲担当, 学部長 where the text knows one 学部."""
        text = _ADJECTIVE.sub("", text)
        if not _LABEL.fullmatch(text) or _OTHERS.search(text) or text.endswith(self._titles.many):
            return None
        text = self._titles.rankless(text)
        if text in self._titles.divisional:
            office = self._office(text)
            alone = Attribute("~" + text, _ENTRY) if self._has_one(text) else None
            return Attribute("~" + office + "長", _ENTRY) if office else alone
        return Attribute("~" + self._titles.deed_of(self._titles.charge(text)), _ENTRY)

    def given(self, chunk: Chunk) -> tuple[Attribute, str] | None:
        """The role of a title that somebody is given, with its term: 学部長には古屋敷健教授が就く."""
        text = chunk.text
        if chunk.value >= 0 or chunk.particle not in GIVEN_TO or text[-1:] not in self._titles.last_of_single:
            return None
        if not text.endswith(self._titles.single):
            return None
        title = self.role(text)
        lone = text in self._titles.lone or (title is not None and title.factor == OPEN_TITLE)
        return (title.attribute, text) if title is not None and lone else None

    def _office(self, title: str) -> str:
        """The only office of a text that a title without one can be of: 環境データ学部 for 学部長."""
        if self._offices is None:
            self._offices = {}
            for match in _OFFICE.finditer(self.discourse.view.text):
                self._offices.setdefault(match.group("kind"), set()).add(match.group())
        known = self._offices.get(title.removesuffix("長"), set())
        return next(iter(known)) if len(known) == 1 else ""

    def _has_one(self, title: str) -> bool:
        """Whether a text knows one bearer of a title that is told with no department: ディレクターの樫村理央, 樫村ディレクター."""
        if title not in self._titles.lone:
            return False
        bearer = re.compile(
            rf"(?P<before>{_BEARER})(?<!女性)(?<!男性)(?<!若手)(?<![のはがをにで]){_POLITE}{title}"
            rf"|{title}(?:の|[ 　]?[:：][ 　]?|[ 　|｜]+)(?P<after>{_BEARER})"
            rf"|{title}には?、?(?:[^。、「」\n]{{1,24}}[たるいの])?(?P<given>{_BEARER}){_POLITE}[がを]"
        )
        found = {next(filter(None, match.groups()))[:2] for match in bearer.finditer(self.discourse.view.text)}
        return len(found) == 1

    def role(self, text: str, department: str = "") -> Title | None:
        """What a title is, by the rules or by its own words."""
        if text.startswith("初代") and text.endswith(self._titles.single):
            return Title(Attribute("~" + text, _ENTRY), OPEN_TITLE, "")
        if _OTHERS.search(text):
            return None
        text = self._titles.rankless(text)
        known = self.registry.named_by(text, "entity")
        if known is not None:
            plain = known[0].entry.names == "person" and known[0].entry.single and text.endswith(self._titles.single)
            return Title(known[0], 1.0, text.removesuffix(known[1])) if plain else None
        if not text.endswith(self._titles.single):
            return None
        if text in self._titles.divisional:
            department = department or self._office(text)
            if not department:
                return Title(Attribute("~" + text, _ENTRY), SHARED_TITLE, "") if self._has_one(text) else None
            shared = next((size for size in range(len(department), 0, -1) if text.startswith(department[-size:])), 0)
            text = department + text[shared:]
        text = self._titles.charge(_TOWN.sub("", text))
        factor = SHARED_TITLE if text.endswith(self._titles.shared) else OPEN_TITLE
        return Title(Attribute("~" + text, _ENTRY), factor, "")

    def _doing(self, sent: int, frame: Frame, name: Name, title: Title, span: Span) -> Doing:
        tie = Slot(title.attribute.id, "beside its name", title.factor, span)
        chunk = next((each for each in frame.chunks if each.span.end >= span.end), frame.chunks[-1])
        before = [other for other in self.discourse.names(sent) if other.span.end <= span.start and other.type != "person"]
        gap = self.discourse.view.text[before[-1].span.end : span.start] if before else "?"
        if before and not _CUT.sub("", gap):
            subject = Slot(before[-1].key, "の", 1.0, before[-1].span)
        else:
            subject = self.subjects.of(sent, frame, chunk, name, title.rest, title.attribute.entry)
        return Doing(title.attribute, name, subject, title.rest, tie)
