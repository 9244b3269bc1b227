"""Ages and birth dates in brackets behind a person's name: 早瀬美緒さん(36), 早瀬美緒学長(36、化学), 早瀬美緒(1991年6月12日 - ).

Note [Titles before a bracket]. Between name and bracket may stand any title, rank or role. Their words are without number (四段,
学長, 主将, 県医師会会長, 容疑者), but nearly all end in one of few characters, those of people and offices; what else may follow
a name, 記念館 or チーム or 賞, does not.
"""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from claimcheck.claims.discourse.discourse import Discourse
from claimcheck.claims.lexicon.registry import Registry
from claimcheck.claims.names.names import Name
from claimcheck.model.claims import Claim, Mention, Slot
from claimcheck.model.document import Role
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span
from claimcheck.model.values import Date, Quantity

# (36), (36、会社員), (36=東京都), （社会学、36）
_AGE = regex(r"[（(](?:[^（()）、。\d０-９]{1,10}、)?([0-9０-９]{1,3})(?:[、,=＝・][^（()）\d０-９]{1,20})?[)）]")
_TITLE = regex(
    r"(?![^（(]{0,16}(?:夫人|夫妻|[父母兄弟姉妹妻夫娘孫男女子])[ 　]?$)[ 　・]?(?:さん|くん|ちゃん|さま|"
    r"(?:[^\sぁ-ん、。，（）()「」『』\d０-９〜～]{0,16}"
    r"(?:[長員者人士師手家役官臣王段級冠授教督将主生婦医匠優監事表佐尉曹関頭聖坊司職査務裁計問記与客徒丁工氏君様相告議綱結補梁]"
    r"|[A-Z]{1,2}O|[ァ-ヺー]+(?:ー|スト|マン|アン|ナ|チ|ン|フ|プロ|ラ|ト))"
    r"|[0-9０-９][段級冠]))[ 　]?"
)
_LONGEST_TITLE = 20
_LONGEST_ADDRESS = 2
"""Characters of さん or 氏, which alone may stand before a birth date."""
_BORN = regex(r"[（(][^（()）]{0,30}?$")
_LIVING = regex(r"\s*(?:[-–—~〜－～]\s*[)）]|生(?:まれ|[)）、,]|$))")
_NUMBERED = regex(r"(?:第?[0-9０-９一二三四五六七八九十]+代目?|初代|先代|歴代)[^\s。]{0,6}[ 　]?$")
_SINCE = regex(r"\s*[~〜～]")
_CLOSED = regex(r"(?:年?没)?\s*[)）]")
_LOWEST, _HIGHEST = 1, 115
AGE, BORN, DIED = "people/age", "people/born", "people/died"


def ages(discourse: Discourse, registry: Registry) -> Iterator[Claim]:
    """Claims of age and of birth that brackets behind a person's name make."""
    text = discourse.view.text
    if AGE not in registry.by_id or BORN not in registry.by_id:
        return
    for match in _AGE.finditer(text):
        number = int(match.group(1))
        sent = discourse.view.sentence_at(match.start())
        if sent < 0 or not _LOWEST <= number <= _HIGHEST or discourse.block(sent).role is Role.NAVIGATION:
            continue
        name = _person_before(discourse, sent, match.start())
        if name is not None:
            span = Span(match.start(1), match.end(1))
            value = Quantity(magnitude=Decimal(number), unit="歳", dimension="age")
            yield _claim(discourse, sent, Mention(span, span, value, (), "age"), name, AGE, "age")
    yield from _births(discourse, text)


def _births(discourse: Discourse, text: str) -> Iterator[Claim]:
    """早瀬美緒(1984年4月1日 - ), 早瀬美緒(1984年4月1日生): the date of birth behind a name, and that of death."""
    for sent, units in discourse.units_of.items():
        for unit in units:
            mention = unit.mention
            if not isinstance(mention.value, Date) or mention.value.year is None:
                continue
            lived = mention.value.until is not None and _CLOSED.match(text, mention.span.end)
            living = _LIVING.match(text, mention.span.end)
            if not lived and (living is None or _is_tenure(mention.value, text[mention.span.end : mention.span.end + 3])):
                continue
            before = _BORN.search(text, max(0, mention.span.start - 40), mention.span.start)
            if before is None:
                continue
            name = _person_before(discourse, sent, before.start())
            if name is None or before.start() - name.span.end > _LONGEST_ADDRESS:
                continue
            if _NUMBERED.search(text[max(0, name.span.start - 12) : name.span.start]):
                continue  # 早瀬美緒専務取締役(2021年4月1日 - ), 第10代 早瀬美緒: in office since
            born = mention.value.but(until=None)
            yield replace(_claim(discourse, sent, mention, name, BORN, "date"), value=born)
            if lived:  # 北條正樹(1908年 - 1987年)
                yield replace(_claim(discourse, sent, mention, name, DIED, "date"), value=mention.value.until or born)


def _is_tenure(since: Date, after: str) -> bool:
    """Whether somebody has been something since a day, and not alive: 監督　マテオ・ベルナス（2025年～）, 学長（2021年4月 - ）."""
    return since.day is None and (since.month is not None or _SINCE.match(after) is not None) and "生" not in after


def _person_before(discourse: Discourse, sent: int, offset: int) -> Name | None:
    """The person whose name ends at `offset`, or whose title does; see Note [Titles before a bracket]."""
    for name in reversed(discourse.names(sent)):
        if name.span.end <= offset:
            near = offset - name.span.end <= _LONGEST_TITLE and name.type == "person"
            joined = name.span.end == offset or _TITLE.fullmatch(discourse.view.text, name.span.end, offset)
            return name if near and joined else None
    return None


def _claim(discourse: Discourse, sent: int, mention: Mention, name: Name, attribute: str, dimension: str) -> Claim:
    return Claim(
        path=discourse.view.document.path,
        mention=mention,
        sentence=discourse.view.sentences[sent].span,
        value=mention.value,
        dimension=dimension,
        subject=Slot(name.key, "before the bracket", 1.0, name.span),
        attribute=Slot(attribute, "bracket after a name", 1.0, mention.span),
        aspect=Slot("level", "bracket", 1.0),
        modality=Slot("stated", "bracket", 1.0),
    )
