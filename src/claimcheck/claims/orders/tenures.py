"""What is used, acts or is damaged before it was there, or when it is there no more; see Note [Tenures].

Note [Tenures]. 設置, 納入, 開通 begin the tenure of a thing, 廃止, 撤去, 解散 end it. No connective tells that 1号車で訓練した
cannot be earlier than 1号車は納入された, so the thing itself must be one: it has a number (1号車, 第2棟), a name in quotation
marks, or is called by a noun that the texts of the affair use of one thing only: 検査室, where no 旧検査室 and no 中央検査室,
病理検査室 stand beside it. In a use the thing stands as who acts, as place or tool (で), or as what is used or damaged. What makes
or prepares a thing (Note [Lifespans]) is done before it is there, and remains (跡, 模型) are spoken of when it is gone.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any, NamedTuple

from claimcheck.claims.extract import DocumentClaims
from claimcheck.claims.lexicon.actwords import plain
from claimcheck.claims.linking.sametime import bounds_of
from claimcheck.claims.orders.deeds import Cycles, Deed, cycles_of, deeds_of
from claimcheck.claims.orders.lifespans import BEFORE_LIFE, TOLD
from claimcheck.claims.orders.told import Sequel, Told, sentence_of
from claimcheck.model.claims import Claim
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span
from claimcheck.model.values import Date

_NAMED, _SOLE = 0.8, 0.76
"""How surely a thing with a name or number, and one called by its noun, is the same in both texts."""
_LONG, _BRIEF, _INFERRED, _LEAST = timedelta(days=4000), timedelta(days=1500), timedelta(days=150), timedelta(days=2)
"""Farther off, a thing is another; nearer, a day is no clear one."""
_WORD = regex(r"[「『]([^「」『』\n]{2,14})[」』]|[一-龠々ァ-ヺーA-Za-z0-9０-９]+")
_SIGN = regex(r"[一-龠々ァ-ヺーA-Za-z0-9０-９]")
_CASE = regex(r"[」』]?(?P<case>を|が|は|も)")
_THIS = regex(r"^(?:同|本|当|新)(?=.{2})")
_NUMBERED = regex(
    r"(?:第?[0-9０-９一二三四五六七八九十]+|[A-Z])号?[車機船艇棟館室線]$"
    r"|第[0-9０-９一二三四五六七八九十]+[^0-9０-９]{1,4}$"
)
_ROLE = regex(
    r"[」』]?(?P<role>(?:の(?P<part>[一-龠ァ-ヺー]{1,4})(?:[0-9]+[一-龠]{1,2})?)?"
    r"(?:では?|には?|へは?|から(?:は|も)?|を|が|は(?!じめ)|も))"
)
_FIRM = regex(r"(?:商号|社名|会社名|法人名|団体名|名称)[ \t\u3000|:：]*([^\s|(（、。]{4,30})")
_AGREED = regex(r"[」』]?と(?=[^。]{0,24}(?:締結|結[びんぶ]|交わ|調印|契約[しを]|提携))")
_NEAR, _BESIDE = 400, 6
_FIRST_ONE = regex(r"(?:[1１一初]|第[1１一])号")
_OUTSIDER = regex(r"[社市県町村区国署局庁省校学園院駅港警隊島山地側部他別会団ー]$|鉄道$|バス$")
_LASTING = regex(r"から|まで|間|臨時|一時")
"""What is closed for some days is not gone."""
_OWNER = regex(r"([一-龠々ァ-ヺーA-Za-z0-9]+|(?:(?<=[、。（\s])|^)[ぁ-ん]{2,6})の[「『]?$")
_RELATIVE = regex(r"(?:[たる]|ている|での|への)[「『]?(?=[一-龠々ァ-ヺA-Za-z])")
_NOT_THEN = regex(r"\s*(?:頃|ごろ)?(?:まで|以前|以降|以来|から続|に(?:予定|向け)|付け?で?発|生まれ|当時)")
_COMMA = regex(r"(?:に(?:は|も)?|から|まで|には|頃|ごろ)?、")
_CLEFT = regex(r"の[はがも]\s*$")
_USED = regex(
    r"使[いっわ]|利用|活用|訪[れね]|乗[っりせ]|入居|入[っり]|着け|身に|装着|操[縦作]|運転|走ら|動か|泊ま|通[っい]|見つけ|壊|倒[しれ]|損|襲|傷|盗|破"
    r"|開[いきか]|開催|出演|出場|参加|所属|加わ|投稿|届[いけ]|電話|相談|販売|売[っり]|買[っい]|発信|配信|撮[っり]|測[っり]|集ま|加入|登録"
)
"""What is done with a thing that is there."""
_PLANS = regex(
    r"予定|見通し|見込|方針|可能性|はず|なかった|ません|ず、|なら|もし|場合|中止|延期|断念|シミュレ|想定|期待|夢|頃から"
    r"|提案|提言|構え"
)
_PREPARED = regex(
    r"予算|契約|議決|可決|提出|審査|見学|内覧|試[験し運]|搬入|搬送|製造|製作|組み?立|据え?付|設置|設け|開設|導入|納入|配備|納車|発注|受注|注文|購入|交付|補助|助成|寄付"
    r"|寄贈|進水|上棟|竣工|棟上|完工|工期|入札|落札|応募|内定|許諾|申請|報道|会見|明らか|合意|説明|披露|公開|誕生|通知|予約|話題|模型|図面|完成|仕上|開店|開園|開所|開通"
    r"|延長|拡[張大]|改[修装築称名]|移転|前の|以前|元の|別の|他の|ほかの|各地|同様|同じよう|海外の|全国の|試作|作業員|作業中|鉄骨|足場|クレーン|コンクリ|架け"
)
"""What makes a thing, brings it or leads to it."""
_REMAINS = regex(
    r"跡|記念|復元|復活|再[開建現生築度び]|模型|写真|映像|資料|展示|回顧|振り返|思い出|懐か|歴史|遺構|元(?:の|社|職|団|会|館|部|メ)|かつて|当時|清算|債権|訴|判決|裁判|賠償"
    r"|返還|返金|払い戻|処分|撤去|解体|取り壊|更地|売却|譲渡|競売|転用|保存|文化財|発見|出土|語[っりる]|本を|著|OB|復帰|後継|代わ|閉[館店園校院鎖]|廃止|解散|終了|終え"
    r"|役割|名残|建物|敷地|土地|校舎|駅舎|社屋|発表|公表|惜し|別れ|閉じ|引退|移[しっり転]"
)
"""What is said of a thing that is gone."""
_REVIVED = regex(r"[^。\n]{0,16}(?:再[開建興現]|再結成|再設置|再発足|復活|復元|よみがえ)")


_TURNS = ("始まり", "終わり")
_KANA = "ん"
"""The last of the kana: an act that ends in one is a verb."""


class _Thing(NamedTuple):
    """A thing with what is told of its beginning or end."""

    name: str
    sure: float
    deeds: Sequence[Deed]


def tenures_of(parameters: Mapping[str, Any]) -> Cycles:
    """What begins and ends tenures, as a rule lists it: one cycle of two stages."""
    return cycles_of({"cycles": [{"stages": stages} for stages in [parameters.get("tenures")] if stages], **_common(parameters)})


def _common(parameters: Mapping[str, Any]) -> Mapping[str, Any]:
    return {"common_themes": [*parameters.get("common_themes", ()), *parameters.get("common_things", ())]}


def outside(documents: Sequence[DocumentClaims], tenures: Cycles, subject_of: Callable[[Claim], str]) -> Iterator[Sequel]:
    """What the documents of one affair tell of a thing before its beginning or after its end."""
    found: dict[tuple[str, int], list[Deed]] = {}
    for document in documents:
        for _cycle, place, deed in deeds_of(document, tenures, subject_of):
            passing = place and _LASTING.search(document.text, deed.told.mention.span.start, deed.told.mention.extent[1] + 6)
            if not (deed.planned or deed.instance or deed.timed or deed.over or passing):
                for name in _things(document.text, deed, tenures.common):
                    found.setdefault((name, place), []).append(deed)
    texts = {document.path: document.text for document in documents}
    for (name, place), deeds in sorted(found.items(), key=lambda pair: pair[0]):
        if _is_followed(found.get((name, 0), ()), found.get((name, 1), ())):
            continue
        sure = _sureness(name, texts)
        if sure and not (place and any(_is_revived(text, name) for text in texts.values())):
            yield from _untimely(documents, _Thing(name, sure, deeds), place, texts)


def _is_followed(begun: Sequence[Deed], ended: Sequence[Deed]) -> bool:
    """Whether a thing ended before one of its name began: a new one took its place."""
    return any(end.told.high <= begin.told.low for begin in begun for end in ended)


def _is_revived(text: str, name: str) -> bool:
    """Whether a text tells that a thing came back."""
    return any(_REVIVED.match(text, at + len(name)) is not None for at, _run in _runs(text, name))


def _untimely(documents: Sequence[DocumentClaims], thing: _Thing, place: int, texts: Mapping[str, str]) -> Iterator[Sequel]:
    first = min(thing.deeds, key=lambda deed: deed.told.low).told
    last = max(thing.deeds, key=lambda deed: deed.told.high).told
    within = _LONG if thing.sure == _NAMED else _BRIEF
    for document in documents:
        for use, inferred in _uses(document, thing, place, texts):
            gap = use.low - last.high if place else first.low - use.high
            unsure = inferred or any(deed.inferred for deed in thing.deeds)
            if not _LEAST <= gap + timedelta(days=1) <= (_INFERRED if unsure else within):
                continue
            act = thing.deeds[0].act.word
            name = f"{thing.name}の{act if act[-1:] > _KANA else _TURNS[place]}"
            told = f"{thing.name}の使用・活動"
            yield Sequel(last, use, (name, told), thing.sure) if place else Sequel(use, first, (told, name), thing.sure)
            return


def _things(text: str, deed: Deed, common: frozenset[str]) -> Iterator[str]:
    """What a sentence says began or ended: what stands before its particle or the act, and has the nouns of the act."""
    start, end = deed.told.sentence
    act = deed.act
    wanted = act.themes | act.which
    found: dict[str, str] = {}
    for run in _WORD.finditer(text, start, end):
        name, case = run[1] or run[0], _CASE.match(text, run.end(), end)
        if act.word and act.word in name:
            name, _act, rest = name.partition(act.word)
            if name and not rest and not name[-1].isdigit():
                found.setdefault("を", name)
        elif case is not None and any(noun in name or name[-1:] == noun[-1:] for noun in wanted):
            written = (text[max(start, run.end() - size) : run.end()] for size in range(len(name) + 1, len(name) + 4))
            longer = (each for each in written if each not in wanted and plain(each) in wanted)  # 渡し船
            tail = _NUMBERED.search(name)  # 物流倉庫|B棟
            found.setdefault(case["case"], tail[0] if tail is not None and len(tail[0]) > 1 else next(longer, name))
        elif act.word and text[start : run.start()].endswith((f"{act.word}した", f"{act.word}された")):
            found.setdefault("を", name)
    names = [found[case] for case in ("を", "が", "は", "も") if case in found][:1]
    if names and _FIRST_ONE.match(names[0]) and found.get("は", names[0]) != names[0]:
        names = [found["は"]]  # 試作機は1号機が組み上がった
    if not found and (firm := _last(_FIRM, text, max(0, start - _NEAR), start)):
        yield firm
    for name in (_THIS.sub("", each) for each in names):
        if len(name) > 1 and name not in common and not name.isdigit() and any(noun in plain(name) for noun in wanted):
            yield name


def _last(pattern: re.Pattern[str], text: str, start: int, end: int) -> str:
    found = ""
    for match in pattern.finditer(text, start, end):
        found = match[1]
    return found


def _sureness(name: str, texts: Mapping[str, str]) -> float:
    """How surely a name is of one thing; 0 where it is not."""
    longer = {run for text in texts.values() for _at, run in _runs(text, name) if run != name}
    if any(run.startswith(("旧", "元", "仮", "新")) for run in longer):
        return 0.0
    quoted = any(f"{sign}{name}" in text for text in texts.values() for sign in "「『")
    if _NUMBERED.search(name) or quoted:
        return _NAMED
    return _SOLE if len(longer) <= 1 else 0.0


def _runs(text: str, name: str) -> Iterator[tuple[int, str]]:
    """Where a name stands in a text, with the whole word it ends; 同委員会 is the last 委員会 that was named."""
    at = text.find(name)
    last = name
    while at >= 0:
        start, end = at, at + len(name)
        while start and _SIGN.match(text, start - 1):
            start -= 1
        run = text[start:end]
        if not _SIGN.match(text, end) or not _SIGN.match(name[-1]):
            bare = _THIS.sub("", run)
            run = last if bare == name and run != name else run
            last = run
            yield at, run
        at = text.find(name, end)


def _uses(document: DocumentClaims, thing: _Thing, place: int, texts: Mapping[str, str]) -> Iterator[tuple[Told, bool]]:
    """The days on which a thing is told to be used, act or be damaged, and whether their year is inferred."""
    text = document.text
    own = "".join(texts[path] for path in {deed.told.path for deed in thing.deeds})
    for at, run in _runs(text, thing.name):
        end = at + len(thing.name)
        agreed = _AGREED.match(text, end) if "会社" in thing.name else None
        role = agreed or _ROLE.match(text, end)
        if role is None or (run != thing.name and not _NUMBERED.search(thing.name) and run not in own):
            continue
        sentence = sentence_of(text, at)
        if _is_anothers(text, at, sentence, thing, own) or _is_told(document, thing, sentence):
            continue
        planned = agreed is not None and _PLANS.search(text, end, sentence.end) is not None
        if planned or (agreed is None and not _is_use(text, at, role, sentence, place)):
            continue
        day = _day_of(document, at, role.end(), sentence, place)
        if day is not None:
            yield day


def _is_anothers(text: str, at: int, sentence: Span, thing: _Thing, own: str) -> bool:
    """Whether a thing is said to be of somebody or some place that the text of its beginning does not know: 県警のドローン."""
    owner = _OWNER.search(text, sentence.start, at)
    if owner is None or owner[1][0].isdigit() or owner[1] in own:
        return False
    return thing.sure < _NAMED or _OUTSIDER.search(owner[1]) is not None  # 実車の1号車


def _is_told(document: DocumentClaims, thing: _Thing, sentence: Span) -> bool:
    """Whether a sentence is one that tells of the beginning or end itself."""
    return any(deed.told.path == document.path and deed.told.sentence == sentence for deed in thing.deeds)


def _is_use(text: str, at: int, role: re.Match[str], sentence: Span, place: int) -> bool:
    """Whether a clause tells in the past what is done by, in or with a thing that is there."""
    low, high = max(sentence.start, at - 24), min(sentence.end, role.end() + 40)
    clause = text[role.end() : min(sentence.end + 1, role.end() + 40)]
    words = text[low:at] + "\n" + text[role.start() : high]
    wrong = (_REMAINS,) if place else (BEFORE_LIFE, _PREPARED)
    if any(pattern.search(words) for pattern in (_PLANS, *wrong)) or TOLD.search(clause) is None:
        return False
    return role["role"][0] in "でがはもか" or _USED.search(clause) is not None


def _day_of(document: DocumentClaims, at: int, end: int, sentence: Span, place: int) -> tuple[Told, bool] | None:
    """The day of a use: the last before the thing in its sentence, else the one right behind it."""
    text = document.text
    days = [mention for mention in document.dates if sentence.start <= mention.span.start < sentence.end]
    before = [mention for mention in days if mention.extent[1] <= at]
    after = [mention for mention in days if end <= mention.extent[0]]
    behind = [each for each in after if each.extent[0] <= end + _BESIDE or _CLEFT.search(text, end, each.extent[0])]
    for mention in (*before[-1:], *behind[:1]):
        value, (low, high) = mention.value, mention.extent
        if not isinstance(value, Date) or value.year is None or value.fiscal or value.open == ("to", "from")[place]:
            return None
        value = value.but(open=None)
        apart = _COMMA.match(text, high) is not None  # 12月9日から、車庫に入った1号車で
        if _NOT_THEN.match(text, high) or (low < at and not apart and _RELATIVE.search(text, high, at)):
            return None
        bounds = bounds_of(value)
        if bounds is None:
            return None
        return Told(document.path, mention, sentence, *bounds), mention.span in document.inferred
    return None
