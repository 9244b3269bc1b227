"""Names that what a text says elsewhere, or a frame of their own, tells: 新開 of 新開悠真, 若葉支店→青葉支店, 渦巻銀河M51.

See Note [Posts] in `claimcheck.claims.roles.posts`. A family name is one where the text has the full name of somebody; a house is
moved into one other of its kind; what a sign of letters and figures stands behind is that of which the text speaks.
"""

from collections.abc import Iterator, Sequence

from claimcheck.claims.discourse.boundnames import PERSON, Bound
from claimcheck.claims.discourse.discourse import Discourse
from claimcheck.claims.roles.seats import framed
from claimcheck.model.document import Role
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span
from claimcheck.text.normalize import fold

INTO, SIGN, CALLED, BOUND_FOR = "統合先", "記号", "号", "行き先"
"""Roles of what something is moved into, of the sign of a thing, and of its name."""
_FULL = 4
"""Letters of a full name from which two may be its family name."""
_FAMILY = 2
_ALONE = regex(r"(?<![一-龠々ァ-ヺー])[一-龠々]{2}(?=さん|氏|選手|[がはもを、（(])")
_HOUSE = (
    r"[一-龠々ヶァ-ヺー]{1,9}(?:支店|支社|支所|支部|支局|分校|小学校|中学校|高校|学園|保育園|幼稚園|病院|診療所|営業所|出張所|工場"
    r"|分署|図書館|公民館|児童館|庁舎|店)"
)
_ARROW = regex(rf"(?P<from>{_HOUSE})[ 　]*(?:→|⇒|➡)[ 　]*(?P<into>{_HOUSE}|本店[一-龠]{{0,3}})(?![一-龠々ァ-ヺー])")
_DEED = r"(?:移[しすっる]|移転|移管|統合|統廃合|合併|併合|吸収|編入|集約|引き継|承継|組み入れ)"
_MOVED = regex(
    rf"(?:^|[^一-龠々ヶァ-ヺー])(?P<from>{_HOUSE})[をがは]、?(?P<into>{_HOUSE}|本店[一-龠]{{0,3}})[にへ]"
    rf"(?:、(?:[^。、]{{2,16}}、)?[^。、]{{2,16}}[にへ])*{_DEED}"
)
_VOYAGE = regex(
    r"(?<![一-龠々ァ-ヺー])(?P<port>[一-龠々ァ-ヺー]{1,8}(?:港|空港|埠頭|ふ頭|駅))[ 　]*"
    r"(?:から|発|→|⇒|を(?:出港|出航|出発)し(?:て|、))、?[ 　]*"
    r"(?:(?:[一-龠々]{2,6}|[ァ-ヺー]{3,10})の)?(?P<to>[ァ-ヺー]{3,10}|[一-龠々]{2,5}?(?:港|空港|市|島))"
    r"(?=[へに行着]|[ 　]*(?:$|[|（(、。]))"
)
_DAY = regex(r"[0-9]{1,2}月[0-9]{1,2}日|(?<![0-9])[0-9]{1,2}/[0-9]{1,2}(?![0-9])")
_DAY_BEFORE = 20
_NO_PORT = regex(r"ターミナル|フェリー|バス|タクシー|コンテナ|トラック|ヘリ|シャトル")
_OF_MOVED = regex(r"(?:統合|移転|移管|承継|引継|引き継ぎ|集約|編入|合併|受け入れ|受入)(?:先|後)")
_WHOLE = regex(_HOUSE)
_SIGN = regex(r"(?<![一-龠々ァ-ヺー])(?P<kind>[一-龠]{2,6})(?P<sign>[A-Z]{1,4}-?[0-9]{1,5})(?![0-9A-Za-z.\-])")
_NO_THING = regex(
    r"(?:図|表|資料|別紙|様式|案|会議室|教室|番号|品番|型番|部屋|区画|座席|席|前作|機種|型|系|級|判|番|号|版|約|月|日|年)$"
)
_CALLED = regex(
    r"(?P<kind>[一-龠々ァ-ヺー]{1,10})(?:の(?:名前|名称|愛称|名)(?:は|を))?、?[「『](?P<name>[^「」『』\s]{1,8}号)[」』]"
)
_UNREAD = frozenset({Role.REFERENCE, Role.CODE, Role.NAVIGATION, Role.BYLINE})


def family_names(discourse: Discourse, bound: Sequence[Bound]) -> Iterator[Bound]:
    """The family names that stand alone of those whom the text names in full: 新開 where it has 新開悠真."""
    view = discourse.view
    taken = {name.mention.span.start for name in bound if name.sort == PERSON}
    full = {name.plain[:_FAMILY] for name in bound if name.sort == PERSON and len(name.plain) == _FULL}
    if not full:
        return
    for sent, (span, _block) in enumerate(view.sentences):
        if view.block_of(sent).role in _UNREAD:
            continue
        for match in _ALONE.finditer(view.text, *span):
            if match.group() in full and match.start() not in taken:
                yield framed(view.document.path, span, match.span(), match.group(), PERSON, base=0)


def moves(discourse: Discourse) -> Iterator[tuple[str, str, Bound]]:
    """What is moved into what, the signs that things have, and what they are called: a role, what it is of, and the name."""
    view, path = discourse.view, discourse.view.document.path
    for sent, (span, _block) in enumerate(view.sentences):
        block = view.block_of(sent)
        if block.role in _UNREAD:
            continue
        for pattern in (_ARROW, _MOVED):
            for match in pattern.finditer(view.text, *span):
                into = match.group("into")
                yield INTO, fold(match.group("from")), framed(path, span, match.span("into"), into, INTO, base=0)
        yield from _voyages(discourse, sent, span)
        for match in _SIGN.finditer(view.text, *span):
            if not _NO_THING.search(match.group("kind")):
                kind = fold(match.group("kind"))
                yield SIGN, kind, framed(path, span, match.span("sign"), match.group("sign"), SIGN, base=0)
        for match in _CALLED.finditer(view.text, *span):
            kind = match.group("kind")[-1]
            yield CALLED, kind, framed(path, span, match.span("name"), match.group("name"), CALLED, base=0)
        if block.row and block.column and _WHOLE.fullmatch(view.quote(span)):
            label = fold(discourse.block_text(block.row[-1]).strip())
            if _OF_MOVED.search(discourse.block_text(block.column[-1])) and _WHOLE.fullmatch(label):
                yield INTO, label, framed(path, span, (span.start, span.end), view.quote(span), INTO, base=0)


def _voyages(discourse: Discourse, sent: int, span: Span) -> Iterator[tuple[str, str, Bound]]:
    """Where what left a port on a day was bound for: 5月14日には青葉港から三輪市へ."""
    view = discourse.view
    block = view.block_of(sent)
    for match in _VOYAGE.finditer(view.text, *span):
        low = max(span.start, match.start() - _DAY_BEFORE)
        days = _DAY.findall(fold(view.text[low : match.start()]))
        if not days and block.row:
            days = _DAY.findall(fold(discourse.block_text(block.row[-1])))
        if days and not _NO_PORT.search(match.group("to")):
            key = f"{fold(match.group('port'))}|{days[-1]}"
            yield BOUND_FOR, key, framed(view.document.path, span, match.span("to"), match.group("to"), BOUND_FOR, base=0)


__all__ = ["BOUND_FOR", "CALLED", "INTO", "SIGN", "family_names", "moves"]
