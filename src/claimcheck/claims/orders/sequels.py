"""Events that a text itself puts in an order: に先立ち, 前身, この発表を受け; and reports that are older than what they report.

Note [Sequels]. The order is told by the words between two dates, so that no rule needs to know the events. What follows at
once on the markets (この発表を受け株価は急落した) may be dated by another text, which must then be within some days of the cause,
neither before it nor a year later. Each needs a date in full on both sides, with a year that the text gives. What a thing did
before it was there is another such order: Note [Instalments].
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from claimcheck.claims.extract import DocumentClaims
from claimcheck.claims.linking.sametime import bounds_of
from claimcheck.claims.orders.instalments import instalments
from claimcheck.claims.orders.recalled import recalled
from claimcheck.claims.orders.told import Sequel, Told, is_whole, sentence_of
from claimcheck.model.claims import Mention
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span
from claimcheck.model.values import Date

_SURE, _LIKELY = 0.9, 0.8
_AHEAD = regex(r"に先立(?:ち|って)|を(?:目)?前に(?=[、し])|に先駆け")
_DAY_OF = regex(r"^[)）]?(?:の|に|、|から)?(?P<event>[^、。」]{0,16}?)(?:する|した)?(?:の|こと)?(?:[（(]$|$)")
_NOUN = regex(r"[一-龠々ァ-ヺー]{2,}$")
_FOUNDED = regex(r"創業|創立|設立|開校|開設|開学|創設|発足|結成|誕生|開院|開館|開園|旗揚|できた|始ま|興し|起こし")
_FORERUNNER = regex(r"前身")
_RELATIVE = regex(r"[たるうい](?=[一-龠々ァ-ヺA-Za-z「『])")


def dated(document: DocumentClaims, mention: Mention, text_span: Span) -> Told | None:
    """A date with its place in the calendar; None where it has none of its own."""
    value = mention.value
    if not isinstance(value, Date) or value.year is None or value.open is not None or value.until is not None:
        return None
    bounds = bounds_of(value)
    return None if bounds is None else Told(document.path, mention, text_span, *bounds)


def sequels(document: DocumentClaims) -> Iterator[Sequel]:
    """The orders that one text tells."""
    told = list(_told(document))
    yield from _ahead(document.text, told)
    yield from _forerunners(document.text, told)
    yield from instalments(document.text, told)
    yield from _reported(document, told)
    yield from recalled(document.text, told, frozenset(document.inferred))


def _told(document: DocumentClaims) -> Iterator[Told]:
    for mention in sorted(document.dates, key=lambda each: each.span):
        found = dated(document, mention, sentence_of(document.text, mention.span.start))
        if found is not None:
            yield found


def _ahead(text: str, told: Sequence[Told]) -> Iterator[Sequel]:
    """開通(4月20日)に先立ち、4月13日に渡り初めが行われた."""
    for match in _AHEAD.finditer(text):
        sentence = sentence_of(text, match.start())
        before = [each for each in told if sentence.start <= each.mention.span.start and each.mention.extent.end <= match.start()]
        after = [each for each in told if match.end() <= each.mention.span.start < sentence.end]
        if not before or not after:
            continue
        late, early = before[-1], after[0]
        between = _DAY_OF.match(text[late.mention.extent.end : match.start()])
        if between is None or not is_whole(late) or not is_whole(early) or text[early.mention.extent.end :][:2] in ("まで", "から"):
            continue
        if early.low >= late.high:
            left = text[max(0, late.mention.extent.start - 8) : late.mention.extent.start]
            noun = _NOUN.search(left.rstrip("（( ").removesuffix("が"))
            name = between["event"].strip("のにを") or (noun[0] if noun else "")
            yield Sequel(late, early, (name, text[early.mention.extent.end : sentence.end][:12].lstrip("に、のは")), _SURE)


def _forerunners(text: str, told: Sequence[Told]) -> Iterator[Sequel]:
    """1998年に設立された。前身の若葉製作所は1963年に創業している."""
    for match in _FORERUNNER.finditer(text):
        sentence = sentence_of(text, match.start())
        inside = [each for each in told if sentence.start <= each.mention.span.start < sentence.end]
        own = [each for each in inside if each.mention.span.start > match.end() and _founds(text, each, inside)]
        previous = sentence_of(text, sentence.start - 2) if sentence.start > 1 else sentence
        others = [each for each in told if previous.start <= each.mention.span.start < match.start() and _founds(text, each, told)]
        if len(own) != 1 or len(others) != 1 or own[0].low < others[0].high:
            continue
        yield Sequel(others[0], own[0], ("設立", "前身の設立"), _LIKELY)


def _founds(text: str, event: Told, told: Sequence[Told]) -> bool:
    """Whether a date is told as that of a beginning: 1948年に開校した."""
    end = min((each.mention.span.start for each in told if each.mention.span.start > event.mention.span.start), default=len(text))
    clause = text[event.mention.extent.end : min(end, event.sentence.end, event.mention.extent.end + 14)]
    return _FOUNDED.search(clause.partition("、")[0]) is not None


_PAST = regex(r"(?:[たえ]|だった|ました|でした)$")
_NOT_YET = regex(
    r"予定|見込|見通|計画|目指|方針|まで|以降|期限|もし|場合|なら|たら|れば|だろう|当初|誤り|訂正|とする|つもり|来年|次回"
    r"|来月|来春"
)
_TELLS = regex(
    r"^(?:に|、|午前|午後|夜|朝|早朝|未明|夕方|[(（].{1,3}[)）](?:に|、)"
    r"|の[^、。]{2,24}?(?:において|にて|で|に)(?:[、，]|[^の、。]))"
)
_COMING = regex(
    r"[うくすつぬむるぐぶ](?=[一-龠々ァ-ヺA-Za-z「『]|こと|と[^。]{0,20}(?:た|している)$|よう)|向け|備え|控え"
    r"|に(?:延期|変更|決|設定|定め)"
)


def _reported(document: DocumentClaims, told: Sequence[Told]) -> Iterator[Sequel]:
    """A report of 5 March that tells what was done on 12 April."""
    if document.dateline is None:
        return
    day = datetime(document.dateline.year, document.dateline.month, document.dateline.day)
    lines = [each for each in told if each.low <= day < each.high and each.high - each.low <= timedelta(days=1)]
    if not lines or lines[0].mention.span.start > _HEAD:
        return
    for each in told:
        value = each.mention.value
        if not isinstance(value, Date) or value.day is None or value.relative is not None:
            continue
        if each.mention.span in document.inferred:
            if _OWN.match(document.text, each.sentence.start):
                each = _in_year(each, day.year)  # noqa: PLW2901 - 本報告は6月14日に承認された speaks of the report's own weeks
            if not _is_near_by(document, each, day):
                continue
        rest = document.text[each.mention.extent.end : each.sentence.end]
        prose = document.text[each.sentence.end : each.sentence.end + 1] == "。" and each.mention is not lines[0].mention
        open_end = _NOT_YET.search(document.text, each.sentence.start, each.sentence.end)
        past = _TELLS.match(rest) and _PAST.search(rest) and not open_end
        if prose and past and not _COMING.search(rest) and each.low >= day + _GRACE:
            yield Sequel(lines[0], each, ("文書の日付", "本文の出来事"), _LIKELY)


def _in_year(event: Told, year: int) -> Told:
    """An event in the year of the text, which does not write one."""
    value = event.mention.value
    bounds = bounds_of(value.but(year=year)) if isinstance(value, Date) else None
    if bounds is None or not isinstance(value, Date):
        return event
    return event._replace(mention=event.mention._replace(value=value.but(year=year)), low=bounds[0], high=bounds[1])


_ANOTHER_YEAR = regex(
    r"[0-9０-９元]+年|前年|昨年|昨夏|昨秋|昨春|昨冬|去年|一昨年|同年|翌年|前回|毎年|例年|当時|歴史|沿革|経緯|[前昨]年?度"
)
_MONTH_AND_DAY = regex(r"[0-9０-９一二三四五六七八九十]{1,2}月[0-9０-９一二三四五六七八九十]{1,3}日")
_REVISED = regex(r"更新|改訂|改定|追記|修正|訂正")
_SOON = timedelta(days=45)


def _is_near_by(document: DocumentClaims, event: Told, day: datetime) -> bool:
    """Whether a day without a year is one of the report's own weeks: of the year before it speaks only where that is told."""
    text = document.text
    if not _MONTH_AND_DAY.match(text, event.mention.span.start) or _REVISED.search(text, 0, _HEAD):
        return False
    start = text.rfind("\n", 0, event.mention.span.start) + 1
    own = _OWN.match(text, event.sentence.start) is not None
    words = text[event.sentence.start if own else start : event.mention.span.start]
    return event.low - day <= _SOON and not _ANOTHER_YEAR.search(words)


_OWN = regex(r"(?:なお|また|今回|このたび)?、?(?:本(?:書|報告|資料|計画|件|議案)|これ)")
_HEAD = 400
_GRACE = timedelta(days=2)
"""What is told of the day after a report's date may lie in another time zone."""


class Effect(NamedTuple):
    """What followed at once on a dated event: この発表を受け、青葉半導体の株価が急落した."""

    cause: Told
    noun: str
    owner: str
    measure: str
    up: bool
    sentence: Span


_CAUSED = regex(
    r"(?:(?:この|その|同)(発表|公表|公開|決定|発言|報道|発売|会見|合意|買収|提携|公告|決算|判決|ニュース)"
    r"(?:を受け|により|によって|をきっかけ|を機|の影響|を嫌|を好感|が伝わ|は|が|で)|(?:これ|それ)を(?:受け|きっかけ|機))"
)
_MARKETS = regex(
    r"(?P<owner>[一-龠々ァ-ヺA-Za-z0-9ー&・]{2,24}?)?(?:の|[がはも](?=時価総額|株価))?(?P<measure>株価|時価総額|平均株価|相場|株)(?:[はがもをの]|[^。、]{0,12}?[はがも])"
    r"[^。]{0,30}?(?P<move>下落|急落|暴落|反落|値下が|吹き飛|失われ|消失|蒸発|減ら|減少|目減り|売られ|ストップ安|上昇|急騰|高騰|暴騰|反発|急伸|値上が|ストップ高)"
)
_UP = regex(r"上昇|急騰|高騰|暴騰|反発|急伸|値上が|ストップ高")
_MOVES = {True: _UP, False: regex(r"落|値下が|吹き飛|失われ|消失|蒸発|ストップ安|減[らっり少]|目減り|売られ|売りが")}
_REACH = 700
_TOPIC = regex(r"(?:^|[、\n])(?:[^、。\n]{0,12}日、)?([^、。\n]{2,16}?)は")


def effects(document: DocumentClaims) -> Iterator[Effect]:
    """What one text tells as the markets' answer to an event that it dates."""
    text = document.text
    told: list[Told] | None = None
    for match in _CAUSED.finditer(text):
        sentence = sentence_of(text, match.start())
        reach = sentence.end if text[sentence.end : sentence.end + 1] != "。" else sentence_of(text, sentence.end + 1).end
        effect = _MARKETS.search(text, match.end(), reach)
        if effect is None:
            continue
        told = list(_told(document)) if told is None else told
        noun = match[1] or ""
        causes = [each for each in told if match.start() - _REACH <= each.mention.span.start < match.start() and is_whole(each)]
        causes = [each for each in causes if noun in text[each.sentence.start : each.sentence.end]]
        inside = any(match.end() <= each.mention.span.start < reach for each in told)
        if not causes or inside or (not noun and causes[-1].sentence.end < sentence.start - 2):
            continue
        owner = effect["owner"] or ""
        if not owner and (topic := _TOPIC.search(text, causes[-1].sentence.start, sentence.end)):
            owner = topic[1]
        if owner:
            yield Effect(causes[-1], noun or "出来事", owner, effect["measure"], _UP.search(effect["move"]) is not None, sentence)


def dated_moves(document: DocumentClaims, effect: Effect, names: Sequence[str]) -> Iterator[Told]:
    """The days for which a text tells a movement of that kind of one of some names."""
    text = document.text
    told = list(_told(document))
    sentences = Counter(each.sentence for each in told)
    for each in told:
        value = each.mention.value
        if not isinstance(value, Date) or value.day is None:
            continue
        alone = sentences[each.sentence] == 1
        words = text[each.sentence.start if alone else each.mention.extent.end : each.sentence.end]
        about = next((words.find(name) for name in names if name in words), -1)
        market = re.search(r"株|時価総額|相場", words)
        if about >= 0 and market and about <= market.start() + 1 and _MOVES[effect.up].search(words, market.start()):
            yield each
