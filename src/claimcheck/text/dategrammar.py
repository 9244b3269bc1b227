"""The written forms of dates, as regular expressions over normalised text.

Note [Date forms]. Years, months and days are marked by 年 月 日, so one expression reads all their combinations with eras,
fiscal words, parts, weekdays and the relative words of the lexicon. Numeric dates (2025-01-27, R7.1.27) are read by a second
one. Both only step forward: every repetition is bounded and starts at the edge of a numeral.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from claimcheck.model.pattern import regex
from claimcheck.model.values import Date, Grain
from claimcheck.text.alternation import alternation
from claimcheck.text.lexicon import Lexicon

KANJI = "〇零一二三四五六七八九十"
NUMBER = rf"(?:\d{{1,2}}(?!\d)|[{KANJI}]{{1,3}}(?![{KANJI}百千]))"
YEAR = rf"(?:\d{{1,4}}(?!\d)|[{KANJI}百千]{{2,8}})"
ERAS = "明治|大正|昭和|平成|令和"
ERA_LETTERS = {"M": "明治", "T": "大正", "S": "昭和", "H": "平成", "R": "令和"}
ERA_SHORT = ERA_LETTERS | {era[0]: era for era in ERA_LETTERS.values()}
WEEKDAYS = "月火水木金土日"
_ENGLISH = "Mon|Tue|Wed|Thu|Fri|Sat|Sun"
_ANY_CASE = f"{_ENGLISH}|{_ENGLISH.upper()}"
SEASON_STOP = "場日山休服季闘物野葉田本子木樹吉香夫男美菜樹枝風雨至眠着気分口先合組半服巻麗"

HOLIDAY_NOTE = r"(?:[・、,/ ]?(?:祝日?|休日?|振休|振替休日|祝前日?))*+"
IN_BRACKETS = rf"[ .,]{{0,2}}[(\[【<〈](?:祝日?[・、,/ ]?)?(?P<wdb>[{WEEKDAYS}])(?:曜日?)?{HOLIDAY_NOTE}[)\]】>〉]"
"""13日(月・祝), 13日[月], 4/6.(土)."""
IN_ENGLISH = rf"[ .,]{{0,2}}[(\[]?(?P<wde>{_ANY_CASE})(?:[a-z]{{3,6}})?\.?[)\]]?(?![A-Za-z])"
AFTER_POINT = (
    r"・(?P<wdp>[火水木金土日](?=[ 、。,)」』~・/にはの\n\d\x00]|から|\Z)(?!の出|には)"
    r"|月(?=[ 、。,)」』~・/\n\d\x00]|から|\Z))"
)
"""14日・日; no 14日・日中."""


def date_words(lexicon: Lexicon) -> re.Pattern[str]:
    """The words a date can begin with where no numeral does; the full expression is tried only there and at numerals.

    Plain words only, so that the search skips to their first characters.
    """
    maps = lexicon.maps
    return re.compile(
        alternation(
            [
                *maps.get("relative_dates", {}),
                *maps.get("day_part_dates", {}),
                *(word + season for word in maps.get("relative_seasons", {}) for season in "春夏秋冬"),
                *maps.get("holidays", {}),
                *(f"Q{quarter}" for quarter in "1234"),
                *("上期", "下期", "上半期", "下半期", "通期"),
            ]
        )
    )


def date_leads(lexicon: Lexicon) -> tuple[frozenset[str], re.Pattern[str]]:
    """Words right before the number of a year: their last characters, and an expression that ends where the number begins."""
    eras = f"{ERAS}|{alternation(lexicon.words.get('old_eras', ()))}"
    lasts = {*"暦前元'第C MTSHR", *(era[-1] for era in (*ERAS.split("|"), *lexicon.words.get("old_eras", ())))}
    return frozenset(lasts), re.compile(rf"(?:(?:{eras})|(?<![A-Za-z])[MTSHR]|西暦|紀元前|紀元|BC|'|第)[ ]?$")


def marked_date(lexicon: Lexicon) -> re.Pattern[str]:
    """Dates with 年 月 日 and the words that stand in for them; see Note [Date forms]."""
    maps, words = lexicon.maps, lexicon.words
    relative = alternation([*maps.get("relative_dates", {}), *maps.get("day_part_dates", {})])
    seasons = alternation(maps.get("relative_seasons", {}))
    year_parts, month_parts = alternation(maps.get("year_parts", {})), alternation(maps.get("month_parts", {}))
    month_other, year_other = alternation(words.get("month_is_other", ())), alternation(words.get("year_is_other", ()))
    day_parts = alternation(
        [
            *(part for part in maps.get("day_parts", {}) if not part.isascii()),
            "昼前",
            "昼すぎ",
            "昼頃",
            "正午",
            "夕方前",
            "終わり",
        ]
    )
    old = alternation(words.get("old_eras", ()))
    weekdays = alternation(maps.get("relative_weekdays", {}))
    return re.compile(
        rf"""
        (?<![\d.{KANJI}])(?<!\d[-/])
        (?=[\d'{KANJI}明大昭平令MTSHR西紀BC]|(?:{old})[\d元{KANJI}]|{relative}|(?:{seasons})[春夏秋冬]|(?:{weekdays})[{WEEKDAYS}]曜|[{WEEKDAYS}]曜|年[末初始明度]|第|Q|[上下]半?期|通期)
        (?:(?P<rel>{relative})(?!曜)(?P<relno>の|,|、)?|(?P<relwd>{weekdays})(?=[{WEEKDAYS}]曜)|(?P<relseason>{seasons})(?=[春夏秋冬]))?
        (?:
            (?:(?P<era>{ERAS}|{old}|(?<![A-Za-z])[MTSHR](?=\d))[ ]?(?P<ey>{NUMBER}|元)
              |(?P<lead>西暦|紀元前|紀元|BC[ ]?|翌|同|')?[ ]?(?P<y>{YEAR}))
            (?:(?<=\d\d\d\d)(?=[春夏秋冬](?![{SEASON_STOP}]))
              |[ ]?年(?:(?P<fy>度)|(?P<era10>代)(?![表理])|(?<=\d\d\d\d年)|(?!{year_other})))(?P<yno>[の/ ,、])?
        )?
        (?:(?P<m>{NUMBER})[ ]?(?:か月|月|がつ)(?<!か月)(?!{month_other})(?P<ki>期)?(?P<mno>[の/ ])?)?
        (?:(?P<d>{NUMBER})[ ]?日(?P<me>目)?
          |(?:第[ ]?(?P<nth>[1-5一二三四五])|(?P<last>最終|最後の?)|(?P<first>最初の?))の?(?P<nthwd>[{WEEKDAYS}])曜日?
          |第?(?P<week>{NUMBER})週(?![間])(?:目)?|(?P<firstweek>最初の週)|(?P<lastweek>最後の週)
          |(?:第[ ]?)?(?P<q>[1-4一二三四])(?:[ ]?四半期|クォーター|Q(?![A-Za-z0-9]))(?:[(]?累計[)]?)?
          |(?<![A-Za-z0-9])Q(?P<q2>[1-4])(?![A-Za-z0-9])
          |(?P<half>上半期|下半期|上期|下期)|(?P<full>通期)
          |(?P<mpart>{month_parts})|(?P<ypart>{year_parts})(?![{SEASON_STOP}])
        )?
        (?:{IN_BRACKETS}|{IN_ENGLISH}|(?<=日){AFTER_POINT}
          |(?P<wdno>[ の、,・])?(?P<wd>[{WEEKDAYS}])曜日?(?![版刊誌])
        )?
        (?:(?P<dpno>[ のに、])?(?P<dp>{day_parts})
          (?!(?:の|、)?(?:午[前後])?の?[\d{KANJI}]{{1,2}}[時:])(?![食飯型勤間顔刊礼市])(?P<dpgoro>ごろ|頃)?)?
        """,
        re.VERBOSE,
    )


# 1951(昭和26)年4月, 昭和26(1951)年, 昭和26年(1951), S26(1951), 1951年(昭26): one year in both countings
_SHORT_ERA = rf"{ERAS}|[明大昭平令]|(?<![A-Za-z0-9])[MTSHR]"
BOTH_YEARS = regex(
    rf"""
    (?:(?P<y>\d{{4}}|[〇一二三四五六七八九]{{4}})[(](?P<era>{_SHORT_ERA})(?P<ey>{NUMBER}|元)年?[)]
      |(?P<era2>{_SHORT_ERA})(?P<ey2>{NUMBER}|元)[(](?P<y2>\d{{4}}|[〇一二三四五六七八九]{{4}})年?[)])
    年(?:(?P<fy>度)|(?:(?P<m>{NUMBER})月(?:(?P<d>{NUMBER})日)?)?)
    """,
    re.VERBOSE,
)
OTHER_YEAR = regex(rf"[(](?:{ERAS}|[明大昭平令MTSHR]|\d{{4}}|[〇一二三四五六七八九]{{4}})")
"""What a year in the other counting begins with."""
_BARE_YEAR = r"(?:1[6-9]|20)\d\d"
BARE_YEARS = regex(
    rf"(?:(?P<era>{_SHORT_ERA})(?P<ey>{NUMBER}|元)(?:年(?P<fy>度)?)?[(](?P<y>{_BARE_YEAR})[)]"
    rf"|(?<!\d)(?P<y2>{_BARE_YEAR})(?:年(?P<fy2>度)?)?[(](?P<era2>{_SHORT_ERA})(?P<ey2>{NUMBER}|元)[)])"
    rf"(?!年)(?:(?P<m>{NUMBER})月(?:(?P<d>{NUMBER})日)?)?"
)


# The common forms without anything before or after that could belong to them; what could is left to the long expression.
_AFTER_DAY = r"目|[ のに、・.,]{0,2}[午朝昼夕夜深未早正晩終お真明(\[【<〈月火水木金土日MTWFS]"
_AFTER_MONTH = r"[0-9〇一二三四五六七八九十 の/第最上中下初始はな前半後末終晦い期間]"
_AFTER_YEAR = (
    r"[0-9〇一二三四五六七八九十 の/,、第最上中下初始はな前半後末終晦い春夏秋冬度代債物金号型式版輪貢齢次通間Q以余]"
)
PLAIN = regex(
    rf"\d(?:(?P<y>\d{{3}})年(?:(?P<m>\d{{1,2}})月(?:(?P<d>\d{{1,2}})日(?!{_AFTER_DAY})|(?!{_AFTER_MONTH}))|(?!{_AFTER_YEAR}))"
    rf"|(?P<m2>\d?)月(?P<d2>\d{{1,2}})日(?!{_AFTER_DAY}))"
)
_JOINING = frozenset("-/.年月日期0123456789の,同第'")


def plain_dates(text: str) -> Iterator[tuple[int, int, Date]]:
    """Dates of the common forms, with nothing before or after that could belong to them."""
    for match in PLAIN.finditer(text):
        start = match.start()
        if start and text[start - 1] in _JOINING:
            continue
        year, month, day, month2, day2 = match.groups()
        first = text[start]
        value = _plain_date(first + year, month, day) if year else _plain_date(None, first + month2, day2)
        if value is not None:
            yield start, match.end(), value


@lru_cache(maxsize=1 << 14)
def _plain_date(year: str | None, month: str | None, day: str | None) -> Date | None:
    """The date of a plain form; the same object for the same digits."""
    if (month and not 1 <= int(month) <= 12) or (day and not 1 <= int(day) <= 31) or (year and int(year) > 2999):  # noqa: PLR2004
        return None
    grain: Grain = "day" if day else "month" if month else "year"
    return Date(
        grain=grain,
        year=int(year) if year else None,
        month=int(month) if month else None,
        day=int(day) if day else None,
    )


# a bare day of the month, where nothing after it can make a length of time of it
_LENGTH_OR_MORE = (
    "のと間後前目以未ぶおあごか足半程ほくぐ余弱強も経遅早延繰本常銀系数単平待休連毎分だ一二三に0-9( 、"
    "午朝昼夕夜深正晩終真明月火水木金土日"
)
_A_DAY = r"(?:平均|最大|約|およそ|延べ|のべ)*\d[\d,.]*[万億千百]*[\d,]*(?![\d時:/日月年番])"
A_DAY = regex(_A_DAY)
"""What stands behind 1日 where that is every day, and not the first of a month: 1日|7万4,000人, 1日|平均約2万人."""
DAY = regex(
    rf"(?!1日{_A_DAY})(\d{{1,2}})日(?![{_LENGTH_OR_MORE}]|は過|がか|がた|で|短縮|縮[まめ])"
    r"|(\d{1,2})日(?=から(?!\d)|まで|、(?![月火水木金土日午朝])|の(?![うあち午朝夜夕昼正未深月火水木金土日\d])"
    r"|に(?!お|わ|か|つ|[約平最高計上下は\d数一二三四五六七八九十百千]))"
)

# 3年, 2日目 with nothing after it that could make a date of it, and the places where a market was held on such days: 八日市, 五日町
NO_DATE = regex(
    rf"1日{_A_DAY}"
    rf"|\d{{1,2}}(?:年(?![度代の/ ,、第上下\d{KANJI}])|日目)|[{KANJI}廿]{{1,3}}日(?:市(?![長内民議])|町(?![長内民議])|場(?!所))"
)


@lru_cache(maxsize=64)
def day_of_month(number: str) -> Date | None:
    """28日 without its month."""
    return Date(grain="day", day=int(number)) if 1 <= int(number) <= 31 else None  # noqa: PLR2004


_SEP = r"[-/.]"
_ALONE = r"(?<![A-Za-z0-9_./-])(?<![A-Za-z0-9_]:)"
"""Not in the middle of a path, a version or a time; a label may end in a colon: 日付:4/12."""
NUMERIC = regex(
    rf"""
      {_ALONE}(?P<fy>\d{{4}})/(?P<fm>\d{{1,2}})/(?P<fd>\d{{1,2}})-(?:(?P<um>\d{{1,2}})/)?(?P<ud>\d{{1,2}})(?![\d/-]|[.,]\d)
    | (?<![A-Za-z0-9_./])(?<![A-Za-z0-9_]:)(?<!\D-)(?P<y>\d{{4}})(?P<sep>[-/.・,])(?P<m>\d{{1,2}})(?P=sep)(?P<d>\d{{1,2}})
        (?![\d/・]|-(?!\d{{4}}[-/])|[.,]\d)
        (?:[T ](?P<h>\d{{2}}):(?P<mi>\d{{2}})(?::(?P<s>\d{{2}})(?:[.,]\d+)?)?[ ]?(?P<z>Z(?![A-Za-z])|[+-]\d{{2}}:?\d{{2}})?)?
    | (?<![A-Za-z\d])(?P<era>{ERAS}|[MTSHR])(?P<ey>\d{{1,2}}|元)(?P<esep>[-/.,])(?P<em>\d{{1,2}})(?P=esep)(?P<ed>\d{{1,2}})
        (?![\d/-]|[.,]\d)
    | {_ALONE}(?P<y2>\d{{4}})(?:/(?P<m2>\d{{1,2}})
        |(?P<dot>[.])(?P<m3>0\d|1[0-2])(?=に|から|~|まで|以|頃|ごろ|現在|時点)
        |-(?P<m4>0[1-9]|1[0-2])(?=に|から|~|まで|以|頃|ごろ|現在|時点|[ ]?\Z))月?(?![\d/.:-])
    | {_ALONE}(?P<dd>\d{{1,2}})(?P<dsep>{_SEP})(?P<dm>\d{{1,2}})(?P=dsep)(?P<dy>\d{{4}})(?![\d/-]|[.,]\d)
    | {_ALONE}(?P<yy>[3-9]\d)/(?P<ym>\d\d)/(?P<yd>\d\d)(?![\d/-]|[.,]\d)
    | {_ALONE}(?<!,)(?P<rm>\d{{1,2}})/(?P<rd>\d{{1,2}})(?P<rsep>[-~])(?P<rm2>\d{{1,2}})/(?P<rd2>\d{{1,2}})
        (?![A-Za-z0-9/.:-]|,\d|倍|%)
    | {_ALONE}(?<!,)(?P<sm>\d{{1,2}})/(?P<sd>\d{{1,2}})(?![A-Za-z0-9_/:-]|\.(?![(\[])|,\d|倍|%|[ ]?メ)
        (?P<sure>(?=[ .,]{{0,2}}[(\[【](?:祝[・]?)?[{WEEKDAYS}][曜・、祝休)\]】]|[ .,]{{0,2}}[(\[]?(?:{_ANY_CASE})(?![A-Za-z])
          |[ ]?[{WEEKDAYS}]曜|・[{WEEKDAYS}][ 、。~\n]
          |に|から|まで|付|以[降前]|より前|発売|公開|開催
          |の(?:朝|昼|夜|夕|午)|時点|現在|[ ]?[~]|[ ]\d{{1,2}}:\d\d|、[ ]?\d{{1,2}}/\d))?
    """,
    re.VERBOSE,
)
WEEKDAY_AFTER = regex(rf"{IN_BRACKETS}|{IN_ENGLISH}|[ の、・]?(?P<wd>[{WEEKDAYS}])曜日?|{AFTER_POINT}")
LONE_WEEKDAY = regex(rf"[(](?P<wdb>[{WEEKDAYS}])(?:曜日?)?[)]")
CENTURY = regex(
    rf"(?<![\d.,{KANJI}])(?P<bc>紀元前|BC[ ]?)?(?P<n>{NUMBER})[ ]?世紀(?![目間]|半(?!ば))(?P<no>の)?"
    r"(?P<part>初頭|初め|前半|半ば|なかば|中頃|後半|末|終わり)?"
)


def weekday(groups: dict[str, str | None]) -> int | None:
    """Monday is 0; of whichever weekday group matched."""
    kanji = groups.get("wdb") or groups.get("wd") or groups.get("wdp")
    if kanji:
        return WEEKDAYS.index(kanji)
    english = groups.get("wde")
    return _ENGLISH.split("|").index(english[:3].title()) if english else None
