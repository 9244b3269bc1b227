"""Ages and birth dates in brackets behind a person's name: 早瀬美緒さん(36), 早瀬美緒(1991年6月12日 - )."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from claimcheck.claims.discourse import Discourse
from claimcheck.claims.names import Name
from claimcheck.claims.registry import Registry
from claimcheck.model.claims import Claim, Mention, Slot
from claimcheck.model.document import Role
from claimcheck.model.span import Span
from claimcheck.model.values import Date, Quantity

_AGE = re.compile(r"[（(](\d{1,3})[)）]")
_ADDRESS = re.compile(r"(?:さん|氏|君|ちゃん|選手|監督|社長|会長|教授|容疑者|被告|首相|議員|代表|CEO)$")
_LONGEST_ADDRESS = 4
_BORN = re.compile(r"[（(][^（()）]{0,30}?$")
_LIVING = re.compile(r"\s*(?:[-–—~〜]\s*[)）]|生(?:まれ|[)）、,]|$))")
_SINCE = re.compile(r"\s*[~〜]")
_CLOSED = re.compile(r"(?:年?没)?\s*[)）]")
_LOWEST, _HIGHEST = 1, 115
AGE, BORN, DIED = "people/age", "people/born", "people/died"


def ages(discourse: Discourse, registry: Registry) -> Iterator[Claim]:
    """Claims of age and of birth that brackets behind a person's name make."""
    text = discourse.view.normalized
    if text.index is not None or AGE not in registry.by_id or BORN not in registry.by_id:
        return
    for match in _AGE.finditer(text.text):
        number = int(match.group(1))
        sent = discourse.view.sentence_at(match.start())
        if sent < 0 or not _LOWEST <= number <= _HIGHEST or discourse.block(sent).role is Role.NAVIGATION:
            continue
        address = _ADDRESS.search(text.text, max(0, match.start() - _LONGEST_ADDRESS), match.start())
        name = _person_before(discourse, sent, match.start() if address is None else address.start())
        if name is not None:
            span = Span(match.start(1), match.end(1))
            value = Quantity(magnitude=Decimal(number), unit="歳", dimension="age")
            yield _claim(discourse, sent, Mention(span, span, value, (), "age"), name, AGE, "age")
    yield from _births(discourse, text.text)


def _births(discourse: Discourse, text: str) -> Iterator[Claim]:
    """早瀬美緒(1984年4月1日 - ), 早瀬美緒(1984年4月1日生): the date of birth behind a name, and that of death."""
    for sent, units in discourse.units_of.items():
        for unit in units:
            mention = unit.mention
            if not isinstance(mention.value, Date) or mention.value.year is None:
                continue
            lived = mention.value.until is not None and _CLOSED.match(text, mention.span.end)
            living = _LIVING.match(text, mention.span.end)
            if not lived and (living is None or (mention.value.month is None and _SINCE.match(text, mention.span.end))):
                continue  # 監督　マテオ・ベルナス（2025年～）: since when he has been it
            before = _BORN.search(text, max(0, mention.span.start - 40), mention.span.start)
            if before is None:
                continue
            address = _ADDRESS.search(text, max(0, before.start() - _LONGEST_ADDRESS), before.start())
            name = _person_before(discourse, sent, before.start() if address is None else address.start())
            if name is None:
                continue
            born = mention.value.but(until=None)
            yield replace(_claim(discourse, sent, mention, name, BORN, "date"), value=born)
            if lived:  # 北條正樹(1908年 - 1987年)
                yield replace(_claim(discourse, sent, mention, name, DIED, "date"), value=mention.value.until or born)


def _person_before(discourse: Discourse, sent: int, offset: int) -> Name | None:
    return next((name for name in discourse.names(sent) if name.span.end == offset and name.type == "person"), None)


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
