"""Numbers of years from a beginning until the day of the text: 1996年5月の就航以来、28年にわたって.

Note [Ever since]. 以来 says that it goes on until now. から and 〜を務めた say so only of one who leaves now (この総会で退任した):
else the years may have ended long ago.
"""

import re
from collections.abc import Iterator
from datetime import date

from claimcheck.claims.arithmetic.window import Window
from claimcheck.claims.arithmetic.years import SLIP, Years, years_of
from claimcheck.model.claims import Mention
from claimcheck.model.pattern import regex
from claimcheck.model.values import Date

_LASTED = r"⟨d(?P<years>\d+)⟩(?:近く)?(?:間)?(?:も|の長き)?"
_SINCE = regex(
    rf"⟨x(?P<start>\d+)⟩(?:の|に)?[^⟨⟩。、]{{0,16}}?以来[、，]?[^⟨⟩。、]{{0,8}}{_LASTED}(?:にわた|に渡|の長|の歴史|続|愛さ|親しま|、(?!前|ぶり))"
)
_LEAVING = regex(
    rf"⟨x(?P<start>\d+)⟩(?:に[^⟨⟩。、]{{0,10}}て)?から[、，]?[^⟨⟩。、]{{0,6}}{_LASTED}(?:にわた|に渡|[、，]?[^⟨⟩。、]{{0,12}}務め)"
)
_EVENTS = "創業|創立|設立|創刊|開業|開館|開園|開校|開設|開局|開港|開通|就航|発足|誕生|結成|完成|竣工|建立"
_FOUNDED = regex(
    rf"(?P<event>{_EVENTS})(?:して)?(?:から|以来)[、，]?(?:はや|すでに|実に|約)?⟨d(?P<years>\d+)⟩(?!前|後|以内|間?で)"
)
_OTHER_EVENT = regex(rf"{_EVENTS}|改[称組築装]|移転|始め|始ま|興し")
_LEAVES = regex(r"(?:この|今回|きょう|今日|本日|今月|同日|⟨t\d+⟩)[^⟨⟩。]{0,14}(?:退任|勇退|引退|退い|交代|離任)")
_BREAK = regex(r"まで|休止|中断|一時|通算|延べ|途中|再開|当時")
_NEAR = 3


def ever_since(window: Window, text: str, today: date | None) -> Iterator[Years]:
    """The numbers of years of a sentence that the day of the text contradicts; see Note [Ever since]."""
    here = window.skeleton[window.here :]
    if today is None or _BREAK.search(here):
        return
    for match in (*_SINCE.finditer(here), *(_LEAVING.finditer(here) if _LEAVES.search(here) else ())):
        start, length = window.mentions[int(match["start"])], window.mentions[int(match["years"])]
        stated, year = years_of(length), _year(start, text)
        others = [_year(window.mentions[int(number)], text) for number in re.findall(r"⟨[xt](\d+)⟩", here)]
        if stated is None or year is None or any(other and other > year for other in others):
            continue
        apart = today.year - year
        if apart >= _NEAR and stated > 1:
            right = (apart, apart - 1, apart + 1)
            if stated in right:
                continue
            yield Years(start, None, length, stated, right, window.span)


def since_founding(window: Window, text: str, today: date | None) -> Iterator[Years]:
    """明治12（1879）年に始めた造り酒屋だ。創業から146年: the years since the only beginning that is dated nearby, until today."""
    match = _FOUNDED.search(window.skeleton, window.here)
    if match is None or today is None or _BREAK.search(window.skeleton):
        return
    length = window.mentions[int(match["years"])]
    stated = years_of(length)
    told = [
        (window.mentions[int(sign[1])], year)
        for sign in re.finditer(r"⟨[xt](\d+)⟩", window.skeleton)
        if sign.start() < match.start() and (year := _year(window.mentions[int(sign[1])], text)) is not None
    ]
    if stated is None or len({year for _, year in told}) != 1 or not _OTHER_EVENT.search(window.skeleton[: match.start()]):
        return
    apart = today.year - told[0][1]
    right = (apart, apart - 1, apart + 1)
    if stated not in right and apart > 1 and abs(stated - apart) <= SLIP:
        yield Years(told[0][0], None, length, stated, right, window.span)


def _year(mention: Mention, text: str) -> int | None:
    value = mention.value
    written = re.match(r"(?:\d{4}|[０-９]{4}|明治|大正|昭和|平成|令和)", text[mention.span.start : mention.span.end])
    return value.year if isinstance(value, Date) and written else None
