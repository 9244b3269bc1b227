"""Numbers of years, and editions, since a beginning that the same sentence or the one before dates: 1935年創立、2025年に90周年.

Note [Anniversaries]. 周年 and 創業N年 count from what began, until the year told with them, else until that of the text; a year
more or less is how one counts. What is held every year (毎年) has as many editions as years.
"""

from collections.abc import Iterator
from datetime import date

from claimcheck.claims.arithmetic.window import Window
from claimcheck.claims.arithmetic.years import SLIP, Years, years_of
from claimcheck.model.claims import Mention
from claimcheck.model.pattern import regex
from claimcheck.model.values import Date, Ordinal, Quantity

EVENTS = (
    "創業|創立|設立|創刊|開業|開館|開園|開校|開設|開局|開港|開通|開店|就航|発足|誕生|結成|完成|竣工|建立|発売|デビュー|旗揚げ|操業|放送開始|連載開始"
    "|始ま|始め|スタート|初開催|産声"
)
_BEGUN = regex(
    rf"(?P<noun>{EVENTS})(?:年)?(?:は|が|：|:)[^⟨⟩。、]{{0,4}}⟨[xt](?P<named>\d+)⟩(?=[。、（]|です|だ|で|年|と)"
    rf"|⟨[xt](?P<start>\d+)⟩(?:の|に|、|より)?[^⟨⟩。、]{{0,14}}?(?P<event>{EVENTS})(?!予定|する予定|以前|前|から⟨|して⟨|⟨)"
)
_SINCE = regex(
    rf"(?:(?P<event>{EVENTS})(?:して|から|以来|満|して満)?(?:から|、)?"
    rf"|(?<=[でにはがも、。]))⟨(?P<sign>[md])(?P<years>\d+)⟩(?P<behind>[^⟨⟩。]{{0,6}})"
)
_EDITION = regex(r"第?⟨m(\d+)⟩")
_MARKS = regex(r"を?迎|目|[。、]|です|だ|に(?:なる|あた|当た)|と(?:なる|なり)|を(?:祝|記念)|の(?:節目|記念|歴史)|$")
_NOT = regex(r"後|前|以内|ぶり|連続|間で|中断|休止|移転|改称|改組|再開|合併|再建|復活|分離|承継")
_BROKEN = regex(r"中止|見送|休止|隔年|延期|中断|開催できな|開かれな|途切れ|戦時|震災の年|コロナ|[2-9２-９二三四]年に[1１一]")


def anniversaries(window: Window, text: str, today: date | None) -> Iterator[Years]:
    """The anniversaries and editions of a sentence that the only beginning told before them contradicts."""
    yield from _since(window, text, today)
    begun = list(_BEGUN.finditer(window.skeleton))
    starts = {_year(window.mentions[int(match["start"] or match["named"])], text) for match in begun}
    if len(starts) != 1 or None in starts:
        return
    first = begun[0]
    start, behind = window.mentions[int(first["start"] or first["named"])], max(first.end("start"), first.end("named"))
    year = _year(start, text) or 0
    for match in _SINCE.finditer(window.skeleton, max(window.here, behind)):
        length = window.mentions[int(match["years"])]
        stated = _stated(length)
        told = _until(window, text, behind, match.start("years"), today)
        if not _is_same(first["event"] or first["noun"], match["event"]) or stated is None or told is None:
            continue
        if not _MARKS.match(match["behind"]) or _NOT.search(window.skeleton, first.start()):
            continue
        apart = told[1] - year
        if apart > 1 and abs(stated - apart) <= SLIP and abs(stated - apart) > 1:
            yield Years(start, told[0], length, stated, (apart, apart - 1, apart + 1), window.span)
    if "毎年" in text[start.span.start : window.span.end] and not _BROKEN.search(window.skeleton):
        yield from _editions(window, text, start, behind, today)


_DIRECT = regex(
    rf"⟨[xt](?P<start>\d+)⟩(?:の|に)?[^⟨⟩。、はがを]{{0,8}}?(?:{EVENTS})(?:して)?(?:から|以来)、?(?:はや|すでに|実に"
    rf"|もう)?⟨d(?P<years>\d+)⟩(?P<behind>[^⟨⟩。]{{0,6}})"
)


def _since(window: Window, text: str, today: date | None) -> Iterator[Years]:
    """1956年の開店から70年。: the years since a beginning that is dated right there, until the text."""
    for match in _DIRECT.finditer(window.skeleton, window.here):
        start, length = window.mentions[int(match["start"])], window.mentions[int(match["years"])]
        year, stated = _year(start, text), years_of(length)
        others = [_year(window.mentions[int(found[1])], text) for found in _DATES.finditer(window.skeleton, match.end())]
        if year is None or stated is None or today is None or any(others) or not _MARKS.match(match["behind"]):
            continue
        apart = today.year - year
        if apart > 1 and 1 < abs(stated - apart) <= SLIP:
            yield Years(start, None, length, stated, (apart, apart - 1, apart + 1), window.span)


_ALIKE = ({"創業", "開業", "操業", "開店", "始ま", "始め", "産声"}, {"創立", "設立", "発足", "結成", "誕生", "旗揚げ", "創刊"})
"""Beginnings of which one may be called by the other; a firm may be founded (創業) long before it is incorporated (設立)."""


def _is_same(begun: str, counted: str | None) -> bool:
    """Whether years that name what they count from count from what began: 2000年に結成, but デビュー20周年."""
    return counted is None or begun == counted or any({begun, counted} <= group for group in _ALIKE)


def _editions(window: Window, text: str, start: Mention, at: int, today: date | None) -> Iterator[Years]:
    """1975年に始まり、毎年開かれる大会は2025年で第51回: one a year."""
    found = [
        (match.start(), mention, int(value.magnitude))
        for match in _EDITION.finditer(window.skeleton, max(at, window.here))
        if isinstance(value := (mention := window.mentions[int(match[1])]).value, Ordinal) and value.unit == "回"
    ]
    if len(found) != 1:
        return
    place, length, stated = found[0]
    told = _until(window, text, at, place, today)
    year = _year(start, text)
    if told is not None and year is not None and 1 < stated != told[1] - year + 1:
        yield Years(start, told[0], length, stated, (told[1] - year + 1,), window.span)


def _until(window: Window, text: str, low: int, high: int, today: date | None) -> tuple[Mention | None, int] | None:
    """Until when one counts: the only later year told, else the year of the text; None where several are told."""
    later = [
        (mention, year)
        for match in _DATES.finditer(window.skeleton, low, high)
        if (year := _year(mention := window.mentions[int(match[1])], text)) is not None
    ]
    if len(later) > 1:
        return None
    return later[0] if later else (None, today.year) if today is not None else None


_DATES = regex(r"⟨[xt](\d+)⟩")
_WRITTEN = regex(r"\d{4}|[０-９]{4}|明治|大正|昭和|平成|令和")


def _stated(mention: Mention) -> int | None:
    """The years of 90周年 and of 創業90年."""
    value = mention.value
    if isinstance(value, Quantity) and value.dimension == "anniversary" and value.upper is None and not mention.hedges:
        return int(value.magnitude)
    return years_of(mention)


def _year(mention: Mention, text: str) -> int | None:
    value = mention.value
    told = _WRITTEN.search(text, mention.span.start, mention.span.end)
    return value.year if isinstance(value, Date) and value.until is None and told else None
