"""Names beside a role that do not hold it, hold it no longer, or hold it of somebody unnamed.

代表の青葉大4年、水野佳子さん names her school first; 堂島修社長が退任 says that he is president no more; 取引先会社社長の三輪智之
is president of no firm that the text names.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from claimcheck.claims.discourse.discourse import SHORTEST_FULL_NAME, Discourse
from claimcheck.claims.discourse.words import Words
from claimcheck.claims.lexicon.registry import Registry
from claimcheck.model.claims import Claim, Slot
from claimcheck.model.document import Role
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span
from claimcheck.model.values import EntityRef

PREVIOUS = "time:previous"
_LEAVES = regex(
    r"[ 　]?(?:[一-龠々ァ-ヺー]{1,10})?(?:さん|氏)?(?:[（(][^（()）]{0,8}[）)])?"
    r"(?:[がはの、 　]?[^。、|\n「」]{0,12}?|は、?[^。|\n「」]{0,60}?)"
    r"(?:退任|辞任|辞職|勇退|引退|退職|退い|退く|解任|更迭|死去|逝去|急逝|亡くな|任期満了|降板)(?!を?(?:否定|求め|迫|しない|せず|勧告)|の意向はな)"
)


_SERVED = regex(
    r"(?:まで|年間)[^、。「」]{0,20}を?(?:務め|勤め|担当し|率い|担っ|引っ張っ)(?:て(?:い|き))?た[^、。「」をがは]{0,12}$"
    r"|年前の[^、。「」]{0,12}[でのに][^。「」]{0,30}$|(?:初演|前回|前作|前任)(?:時|の際)?[でのに][^。「」]{0,30}$"
)
"""What tells before a name of another time: 3月まで館長を務めた|三谷俊, 20年前の初演で演出を務めた|八神翔子."""


def tells_former(before: str) -> bool:
    """Whether the words before a name tell of another time than that of their text."""
    return _SERVED.search(before) is not None


def tells_leaving(text: str, name: str) -> bool:
    """Whether a text tells that the bearer of a name leaves an office: 柳沢茂社長が退任."""
    at = text.find(name)
    while at >= 0:
        if _LEAVES.match(text, at + len(name)):
            return True
        at = text.find(name, at + 1)
    return False


_POLITE = ("氏「", "氏『", "さん「", "さん『", "氏（")
_EQUALS = ("=", "＝")
_AFTER_SCHOOL = regex(r"[ 　]?(?:[一-龠々ァ-ヺー]{1,8})?[0-9０-９一二三四五六](?:年生?|回生)(?:の|、|・|[ 　])")
"""What stands behind a school before the name of a pupil: 青葉大|4年、水野佳子さん."""
_SHARE = regex(r"[ 　]?[0-9０-９.．]+ ?[%％]")
"""What says that a name is one of several who share: 当JV（出資比率　若葉建設70％…）."""
_IN_BRACKET = regex(r"(?:さん|氏)?[ 　]?[（(]")
_TITLE_ENDS = regex(r"[一-龠々ァ-ヺーA-Za-z]{1,16}(?=[）)、，・/／ 　=＝「0-9０-９]|(?:の|を)[^（()）]{0,16}[）)]|$)")
_GENERIC_FIRM = regex(r"(?:会社|企業|業者|メーカー|商社|団体|法人|事務所|工場|商店|ベンチャー)$")
_NO_GENERIC = regex(r"^(?:当|同|自|本|弊)?(?:社|会社)$")


_VENUES = ("events/venue", "events/held-at")
_MINUTES = regex(r"議事録|会議録|議事要旨|議事概要|議事の?要点|打ち?合わ?せ記録")
_HEAD = 10
"""Blocks that the head of minutes has at most."""


class Unmeant:
    """Drops or narrows the role claims of one document whose name is not who holds the role now.

    Args:
        discourse: the document.
        words: the lexicon's words.
        registry: the attributes.
    """

    def __init__(self, discourse: Discourse, words: Words, registry: Registry) -> None:
        self.discourse, self.registry = discourse, registry
        self._said: dict[str, set[int]] = {}
        self._leavers: dict[str, bool] = {}
        self._titles = tuple(title for title in words.personal_titles if title[-1] not in "んま様君氏")

    def without(self, claims: Iterable[Claim]) -> Iterator[Claim]:
        """The claims that are meant, those of who leaves as of the time before."""
        claims = list(claims)
        for claim in claims:
            name = self.discourse.view.quote(claim.mention.span).replace(" ", "").replace("\u3000", "")
            self._said.setdefault(name, set()).add(claim.mention.span.end)
        for claim in claims:
            attribute = self.registry.by_id.get(claim.attribute.value)
            person = isinstance(claim.value, EntityRef) and claim.value.type == "person"
            wanted = attribute.entry.names if attribute is not None else None
            shares = _SHARE.match(self._after(claim)) is not None
            if shares or self._is_no_name(claim) or self._holds_role(claim) or self._is_school(claim) or self._is_in_passing(claim):
                continue
            if (wanted == "organization" and self._is_person(claim)) or self._is_where_they_sit(claim):
                continue
            yield self._of_its_time(self._of_its_firm(claim)) if person else claim

    def _is_where_they_sit(self, claim: Claim) -> bool:
        """Whether the head of minutes says where their meeting was, and not where what it was about is held."""
        if claim.attribute.value not in _VENUES or not claim.labelled:
            return False
        blocks = self.discourse.view.document.blocks
        titles = (self.discourse.block_text(at) for at, block in enumerate(blocks[:_HEAD]) if block.role is Role.TITLE)
        number = self.discourse.view.sentences[self.discourse.view.sentence_at(claim.mention.span.start)].block
        return number < _HEAD and any(_MINUTES.search(title) for title in titles)

    def _is_no_name(self, claim: Claim) -> bool:
        """Whether it is a title, what follows a name, or where its bearer is from: 早瀬美緒(29)=福岡市=."""
        (low, high), text = claim.mention.span, self.discourse.view.text
        name = text[low:high]
        told = claim.labelled or claim.attribute.source == "row"
        origin = text[low - 1 : low] in _EQUALS and text[high : high + 1] in _EQUALS
        return (told and name in self._titles) or name.startswith(_POLITE) or origin

    def _after(self, claim: Claim) -> str:
        end = claim.mention.span.end
        return self.discourse.view.text[end : max(end, claim.sentence.end)]

    def _holds_role(self, claim: Claim) -> bool:
        """Whether the words that name the role stand in the name itself: 「仮眠場所の広さ」 is no 場所."""
        tie, name = claim.attribute.span, claim.mention.span
        text = self.discourse.view.text
        inside = tie is not None and tie != name and name.contains(tie) and text[name.start] in "「『"
        return inside and tie is not None and "の" in text[tie.start : name.end]

    def _is_school(self, claim: Claim) -> bool:
        """Whether a name is where its bearer learns: 代表の青葉大4年、水野佳子さん."""
        return _AFTER_SCHOOL.match(self._after(claim)) is not None

    def _is_in_passing(self, claim: Claim) -> bool:
        """Whether a bracket speaks of the role instead of giving it: 水野佳子（船長さんと名字が同じ）."""
        after, tie = self._after(claim), claim.attribute.span
        opening = _IN_BRACKET.match(after)
        start = claim.mention.span.end + (opening.end() if opening else 0)
        if opening is None or tie is None or claim.attribute.source != "beside its name" or tie.start < claim.mention.span.end:
            return False
        return tie.start == start and _TITLE_ENDS.match(after, opening.end()) is None

    def _is_person(self, claim: Claim) -> bool:
        """Whether a firm is asked for, and the name bears the title of a person: 梶谷社長は資材を発注した."""
        after = self._after(claim).lstrip(" 　")
        value = claim.mention.value
        short = isinstance(value, EntityRef) and len(value.name) <= SHORTEST_FULL_NAME
        return short and after.startswith(self._titles)

    def _of_its_time(self, claim: Claim) -> Claim:
        """A claim of who leaves holds for the time before."""
        before = self.discourse.view.text[claim.sentence.start : claim.mention.span.start]
        former = tells_former(before) or self._leaves(claim.mention.span)
        return replace(claim, scope=claim.scope | {PREVIOUS}) if former else claim

    def _leaves(self, span: Span) -> bool:
        """Whether the text tells anywhere that the bearer of a name leaves."""
        text = self.discourse.view.text
        name = text[span.start : span.end].replace(" ", "").replace("\u3000", "")
        if name not in self._leavers:
            places = self._said.get(name, ())
            self._leavers[name] = any(_LEAVES.match(text, end) is not None for end in places)
        return self._leavers[name]

    def _of_its_firm(self, claim: Claim) -> Claim:
        """A claim of the head of a firm that is not named belongs to none that is: 取引先会社社長の三輪智之."""
        tie = claim.attribute.span
        low = claim.sentence.start
        for rest in claim.restrictors:
            if _GENERIC_FIRM.search(rest) and not _NO_GENERIC.match(rest):
                return replace(claim, subject=Slot("~" + rest, "compound", 1.0, tie))
        if tie is None or claim.subject.source in ("compound", "bracket", "label", "row"):
            return claim
        before = _QUOTED_FIRM.search(self.discourse.view.text, low, min(tie.end, claim.mention.span.start))
        if before is None or before.end("what") >= claim.mention.span.start or before.start("role") < tie.start - _NEAR:
            return claim
        where = before.span("what")
        return replace(claim, subject=Slot(self.discourse.finder.key(before["what"]), "の", 1.0, Span(*where)))


_NEAR = 1
_QUOTED_FIRM = regex(r"[「『](?P<what>[^「」『』。]{2,24})[」』](?P<role>[一-龠々ァ-ヺー]{1,8})の?$")
