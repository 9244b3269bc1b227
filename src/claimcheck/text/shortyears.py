"""Years of two digits, as newspapers write them after the first full one: 1961年に卒業し、72年に助教授; 妻は08年に亡くなった."""

from collections.abc import Sequence
from datetime import date

from claimcheck.model.claims import Mention
from claimcheck.model.pattern import regex
from claimcheck.model.values import Date, Duration
from claimcheck.text.view import View

_YEAR = regex(r"[0-9０-９]{2}年")
# 30年にわたる, 50年に短縮: how long, not when
_WHEN = regex(
    r"に(?!は?(?:わた|渡り|渡る|及|およ|迫|満[たつ]|達|延[長び]|短縮|伸|縮|なる|な[りっ]|あた|当た|続|かけ|相当|換算|対し|比べ|よ[りる]|過ぎ|すぎ"
    r"|限|近|一|1|１|数|[0-9０-９]|つき|[、。]))"
)
# 25年4~6月期, 17年の設立, 22年に100拠点を超え: years, where they lie before the day of the text
_LATELY = regex(
    r"[0-9０-９]{1,2}[~〜～－-][0-9０-９]{1,2}月|の(?:設立|創業|開業|開設|開店|創立|発足|創設|竣工|完成|就航)|に[0-9０-９]{2,}(?![0-9０-９]?[度回])"
)
_BEFORE = regex(r"(?:^|[はがもの、。（(「\s　翌])$")
_CENTURY = 100
_AHEAD = 20
"""How many years ahead a text plans: of 2025, 26年に開業 is 2026 and 76年に 1976."""


def with_short_years(view: View, mentions: Sequence[Mention], dateline: date | None) -> Sequence[Mention]:
    """`mentions` in which what looks like a length but tells a year of two digits is that year.

    Only where a year in full stands before, or the day of the text is known.
    """
    if not any(_may_be_short(view, mention) for mention in mentions):
        return mentions
    years = (mention.value.year for mention in mentions if isinstance(mention.value, Date))
    last = dateline.year if dateline is not None else max((year for year in years if year), default=0)
    if not last:
        return mentions
    return [_as_year(view, mention, last) if _is_short(view, mention, last) else mention for mention in mentions]


def _is_short(view: View, mention: Mention, last: int) -> bool:
    if not _may_be_short(view, mention):
        return False
    text, (start, end) = view.text, mention.span
    if text[start] in "0０" or text[start - 1 : start] == "翌" or _WHEN.match(text, end) is not None:
        return True
    return int(text[start : end - 1]) <= last % _CENTURY + 1


def _may_be_short(view: View, mention: Mention) -> bool:
    if not isinstance(mention.value, Duration) or mention.hedges or mention.extent != mention.span:
        return False
    text, (start, end) = view.text, mention.span
    if not _YEAR.fullmatch(text, start, end) or _BEFORE.search(text, max(0, start - 1), start) is None:
        return False
    return text[start] in "0０" or text[start - 1 : start] == "翌" or any(
        pattern.match(text, end) is not None for pattern in (_WHEN, _LATELY)
    )


def _as_year(view: View, mention: Mention, last: int) -> Mention:
    short = int(view.text[mention.span.start : mention.span.end - 1])
    latest = last + _AHEAD
    year = latest - (latest - short) % _CENTURY
    return mention._replace(value=Date(grain="year", year=year), recognizer="date")
