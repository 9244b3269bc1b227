"""Whose birth a date is, where its clause does not begin with the person.

Note [Births]. A person follows the clause that tells of the birth (1947年3月に青葉町で生まれ、教員になった木戸三郎さん), or
closes the sentence before a profile, which begins with the date or with the reading of the name (代表は木戸三郎さん。1947年3月
3日生まれ). Another name beside the date, of a school or a prize, is then not who was born.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from claimcheck.claims.discourse.discourse import Discourse
from claimcheck.claims.names.names import Name
from claimcheck.model.claims import Claim, Slot
from claimcheck.model.pattern import regex
from claimcheck.model.values import Date

BORN = "people/born"
_BIRTH = regex(r"(?:に[^。、「」]{0,12}?)?(?:生まれ|生ま?れる|うまれ|生$|生[、。）)])")
_ADDRESS = regex(r"(?:[一-龠ァ-ヺー]{0,8})(?:さん|氏|くん|君|選手|監督|教授|社長|会長|先生|容疑者|被告|師|さま|様)")
_TAKES = regex(r"(?:[たるうだいの]|[、，]|[一-龠ァ-ヺ]{1,10})$")
# 〈略歴〉きど・さぶろう。
_PROFILE = regex(r"\s*(?:[〈《【\[(（][^〉》】\])）]{1,8}[〉》】\])）])?(?:[ぁ-ん]+[・　 =＝]?[ぁ-ん]+[。、　 ]*)?$")
_CLOSES = regex(
    r"(?:さん|氏|選手|監督|教授|社長|会長|先生)?(?:[（(][^（()）]{1,16}[)）])?(?:だ|です|である|だった|でした)?[」』]?。?\s*$"
)
_TOPIC = regex(r"[はがも](?:[、，]|[^、。]{0,14}$)")
_SURE = 0.9


def of_persons(discourse: Discourse, claims: Sequence[Claim]) -> list[Claim]:
    """The claims of a document with births given to the persons beside them; see Note [Births]."""
    return [_of_profile(discourse, _given(discourse, claim)) if claim.attribute.value == BORN else claim for claim in claims]


_NAME_LABEL = regex(r"(?:お)?(?:氏名|名前|選手名|監督名|候補者名?|代表者名?)")
_LINES = 8
"""Blocks above a date of birth among which the line with the name stands."""


def _of_profile(discourse: Discourse, claim: Claim) -> Claim:
    """生年月日 in a profile whose first line tells the name: 氏名：早瀬美緒."""
    if claim.subject.value:
        return claim
    sent = discourse.view.sentence_at(claim.mention.span.start)
    number = discourse.view.sentences[sent].block if sent >= 0 else 0
    if sent < 0 or not discourse.block(sent).row:
        return claim
    for index in range(number - 1, max(-1, number - _LINES), -1):
        block = discourse.view.document.blocks[index]
        if not block.row or not _NAME_LABEL.fullmatch(discourse.block_text(block.row[-1])):
            continue
        people = [name for name in discourse.block_names(index) if name.type in ("person", "other")]
        return replace(claim, subject=Slot(people[0].key, "the name of the profile", _SURE, people[0].span)) if people else claim
    return claim


def _given(discourse: Discourse, claim: Claim) -> Claim:
    text = discourse.view.text
    if not isinstance(claim.value, Date) or not _BIRTH.match(text, claim.mention.extent.end):
        return claim
    sent = discourse.view.sentence_at(claim.mention.span.start)
    if sent < 0 or discourse.block(sent).row:
        return claim
    lead = text[claim.sentence.start : claim.mention.extent.start]
    people = [name for name in discourse.names(sent) if name.type == "person"]
    if any(name.span.start < claim.mention.span.start for name in people):
        return claim
    found = None
    if _PROFILE.fullmatch(lead):
        found = _told_before(discourse, sent)
    if found is None and not _TOPIC.search(lead):
        found = next((name for name in people if _is_described(text, claim, name)), None)
    return claim if found is None else replace(claim, subject=Slot(found.key, "the person born", _SURE, found.span))


def _is_described(text: str, claim: Claim, name: Name) -> bool:
    """Whether a name is what a clause that begins with a birth leads up to."""
    between = text[claim.mention.extent.end : name.span.start]
    plain = not re.search(r"[一-龠々ァ-ヺー](?:は|が)[、一-龠]", between)  # 生まれた年、父は…
    return plain and bool(_TAKES.search(between)) and _ADDRESS.match(text, name.span.end) is not None


def _told_before(discourse: Discourse, sent: int) -> Name | None:
    """The only person of the nearest sentence before a profile, where that sentence ends with the name."""
    view = discourse.view
    for earlier in range(sent - 1, max(-1, sent - 4), -1):
        words = view.quote(view.sentences[earlier].span)
        if _PROFILE.fullmatch(words.strip()):
            continue  # 〈プロフィール〉きど・さぶろう。
        people = [name for name in discourse.names(earlier) if name.type == "person"]
        last = people[-1] if people else None
        if last is None or len({name.key for name in people}) > 1:
            return None
        return last if _CLOSES.match(view.text, last.span.end, view.sentences[earlier].span.end) else None
    return None
