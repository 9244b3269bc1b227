"""The years that a narration tells: 1969年に生まれた会社が翌年…, 1896年に着工し、12月に点灯した, 2003年…2年後.

Note [Told years]. 同年, 翌年 and 2年後 count from the date told last, even from a year alone and from a look back. A month
without its year is of the year told before it in its sentence, unless that year only describes somebody
(1969年に設立された同社は4月に) or stands in a bracket; a text without a day of its own speaks of that year in the next
sentences, too. What happens every year (乾季の4月頃, 例年2月) is of none.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from claimcheck.model.claims import Mention
from claimcheck.model.pattern import regex
from claimcheck.model.values import Date
from claimcheck.text.view import View

_DESCRIBES = regex(
    r"[^、。]*?(?:[っいしれんせ][ただ]|する|いる|れる)(?=[一-龠々ァ-ヺA-Z「『])"
    r"|(?:[一-龠々]{1,4}|リリース|デビュー|スタート|オープン)の(?=[一-龠々ァ-ヺA-Z「『])"  # 1998年就航の|「若葉丸」に代わり、7月に
)
_NO_POINT = regex(r"(?:比|年?型|モデル|年?版|年以[来降前]|現在|時点|まで)")
_EVERY_YEAR = regex(
    r"毎年|例年|毎シーズン|[乾雨]季|梅雨|季節|気候|気温|見[頃ごろ]|年中行事|恒例|年に[一1]度|生え|咲[くき]|産卵|渡って"
)
_THIS_YEAR = regex(r"[今昨来翌前去同]年|ことし|本年|今[季期]|年度|\d{4}")
_AGAIN = regex(r"(?:同じ|おなじ)く?、?$")
_TRAIT = regex(r"(?:[春夏秋冬]|[雨乾]季|季節)の$")


class Told(NamedTuple):
    """The date with a year that a text told last."""

    value: Date
    block: int
    sent: int
    end: int
    aside: bool
    """Whether the text only looks back with it."""


def told(view: View, mention: Mention, value: Date, block: int, *, aside: bool) -> Told | None:
    """What `mention` tells of the time of the narration; None where it gives no year."""
    if value.year is None or value.fiscal_end is not None or value.until is not None or value.open is not None:
        return None
    if _NO_POINT.match(view.document.text, mention.span.end):
        return None
    return Told(value, block, view.sentence_at(mention.span.start), mention.span.end, aside)


def counts_years(value: Date) -> bool:
    """Whether a date counts years from the one told before: 同年, 翌年4月, 2年後."""
    relative = value.relative
    return relative is not None and relative.anchor == "discourse" and relative.grain == "year"


def follows(view: View, mention: Mention, before: Told, block: int) -> bool:
    """Whether a line begins with a year counted from the line before: 1969年 創業 / 同年 工場開設."""
    leads = view.document.blocks[block].span.start == mention.span.start
    return leads and block == before.block + 1 and before.value.grain == "year"


def is_adrift(value: Date, before: Told, block: int, discourse: date | None) -> bool:
    """Whether nothing tells what a date counts from: 2003年に…翌月, or 翌年 after years of other paragraphs."""
    if value.relative is None or value.relative.anchor != "discourse" or value.relative.amount is not None:
        return False
    if counts_years(value):
        return before.block != block and discourse is None
    return before.block == block and before.value.grain == "year"


def in_told_year(view: View, value: Date, mention: Mention, before: Told | None, block: int) -> date | None:
    """The first day of the told year that a month without its year belongs to; see Note [Told years]."""
    if before is None or before.block != block or value.year or value.month is None or value.relative or before.value.fiscal:
        return None
    at = mention.span.start
    if view.sentence_at(at) != before.sent and (before.aside or view.document.dateline is not None):
        return None
    between = view.document.text[before.end : at]
    outside = between.count(")") + between.count("）") > between.count("(") + between.count("（")
    if outside or before.value.year is None or (_DESCRIBES.match(between) and "。" not in between):
        return None
    return date(before.value.year, 1, 1)


def is_every_year(view: View, value: Date, mention: Mention) -> bool:
    """Whether a month is one of each year: 乾季の4月頃, 例年2月の中旬."""
    if value.year is not None or value.relative is not None or value.month is None:
        return False
    sent = view.sentence_at(mention.span.start)
    if sent < 0:
        return False
    span = view.sentences[sent].span
    text = view.document.text
    before = text[span.start : mention.span.start]
    words = before[-24:] if value.day is not None else text[span.start : span.end]
    return (_EVERY_YEAR.search(words) is not None or _TRAIT.search(before) is not None) and not _THIS_YEAR.search(
        text, span.start, span.end
    )


def told_again(view: View, value: Date, mention: Mention, earlier: Sequence[Mention]) -> Date | None:
    """A day told a second time, in the year it was told with first: 2024年12月14日に開き…同じ12月14日には."""
    if value.year is not None or value.day is None or value.relative is not None:
        return None
    if not _AGAIN.search(view.document.text, max(0, mention.span.start - 4), mention.span.start):
        return None
    days = (each.value for each in reversed(earlier) if isinstance(each.value, Date))
    same = (day.year for day in days if day.year is not None and (day.month, day.day) == (value.month, value.day))
    year = next(same, None)
    return None if year is None else value.but(year=year)
