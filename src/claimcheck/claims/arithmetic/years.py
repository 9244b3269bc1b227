"""Numbers of years that two years of a text settle: 2017年以来8年ぶり, 4年後の2023年, 1979年に開業し2024年に45年の歴史を閉じる.

Which years they run between is searched in the sentence and the one before (see Note [Operands] of `claims.arithmetic.window`), and
the day of the text is one of them where it speaks of today.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from claimcheck.claims.arithmetic.arithmetic import Length
from claimcheck.claims.arithmetic.window import Window
from claimcheck.model.claims import Mention
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span
from claimcheck.model.values import Date, Duration, Numeric, Ordinal, TimeOfDay

_AGAIN = regex(
    r"⟨[xt](?P<start>\d+)⟩(?P<word>[^⟨⟩。、]{0,14}?以来)?(?:、|で|となる|の|では)?[^⟨⟩。、]{0,8}⟨d(?P<years>\d+)⟩ぶり"
)
_AGAIN_AFTER = regex(r"⟨d(?P<years>\d+)⟩ぶり")
_LAST_TIME = regex(r"(?:前回|前の|最後)[^⟨⟩。]{0,16}⟨[xt](\d+)⟩|⟨[xt](\d+)⟩の前回")
_FOLLOWS = regex(r"に続|以外|次いで")
_LATER = regex(r"(?:⟨x\d+⟩|(?P<ago>[0-9０-９]{1,3}年前))の⟨x(?P<then>\d+)⟩")
_SINCE = regex("以来")
_STEP = regex(r"([0-9０-９]{1,3})年(後|前)")
_LASTING = regex(
    r"(?:在任|在位|在籍|任期|活動|現役|期間|工期|勤続|運行|営業)(?:期間|年数)?(?:は|が|[:：])?、?(?:およそ|約|実に|合計)?⟨d(?P<named>\d+)⟩"
    r"|⟨d(?P<years>\d+)⟩(?:の(?:歴史|歳月|年月|長き|活動|営業|工期|生涯|眠り)|間?(?:にわた|に渡|に及|続[いけ]|を(?:かけ|費や|要)|かか|務め|勤め|在籍|在任|の時を経))"
)
_LIVED = regex(
    r"⟨x(?P<born>\d+)⟩(?:に[^⟨⟩。]{0,12})?生(?:まれ|ま)?(?:[^⟨⟩。]|⟨[^x]\d+⟩)*。?(?:[^⟨⟩。]|⟨[^x]\d+⟩){0,30}⟨x(?P<died>\d+)⟩[^⟨⟩。]{0,20}[。、（(]?[^⟨⟩。]{0,6}享年⟨m(?P<age>\d+)⟩"
)
_EDITION = regex(r"⟨m(\d+)⟩")
_BROKEN = regex(r"中止|見送|休止|隔年|延期|年に[2-9２-９二三]|春と秋|中断|開催できな|開かれな")
_CLOCKED = regex(
    r"(?P<first>[一-龠ァ-ヺー]{2,6})から(?P<second>[一-龠ァ-ヺー]{2,6})まで(?:に|は|の|が|で|、)?[^⟨⟩。、]{0,10}⟨d(?P<length>\d+)⟩"
)
_JOINED = regex(r"⟨[xt]\d+⟩(?:に[^⟨⟩。、]{0,10})?(?:入社|入庁|入省|入局|生まれ|誕生|卒業|入学)")
_STARTS = regex(r"⟨[xt]\d+⟩(?:[のに][^⟨⟩。、]{0,12})?(?:から|以来)")
_BESIDE = 12
"""Characters of 1981年に before 第1回."""
SLIP = 20
"""Years by which a slip may part a length from its ends."""
_SPRING = 4


class Years(NamedTuple):
    """A number of years and the two ends it should fit."""

    start: Mention
    end: Mention | None
    """None where it is the day of the text."""
    length: Mention
    stated: int
    right: tuple[int, ...]
    """The numbers that fit, the likeliest first."""
    sentence: Span


class _When(NamedTuple):
    """A year told at a place of a window."""

    at: int
    mention: Mention
    year: int


def years(window: Window, text: str, today: date | None, written: Sequence[Mention]) -> Iterator[Years]:
    """The numbers of years of a sentence that its years, or the day of the text, contradict.

    Args:
        window: the sentence and the one before it.
        text: the text of the document.
        today: the day it speaks from, if it has one.
        written: the days and months of the document that have a year of their own, one of which may be what it speaks of.
    """
    told = _told(window, text)
    for found in (
        *_again(window, told, text, today, written),
        *_later(window, told, text, today),
        *_lasting(window, told),
        *_lived(window),
        *(_editions(window, told, today) if "毎年" in text[window.span.start : window.span.end] else ()),
    ):
        if found.stated not in found.right:
            yield found


def _told(window: Window, text: str) -> list[_When]:
    """The years that a window writes out."""
    found = []
    for match in re.finditer(r"⟨[xt](\d+)⟩", window.skeleton):
        mention = window.mentions[int(match[1])]
        value = mention.value
        written = re.search(
            r"\d{4}|[０-９]{4}|(?:明治|大正|昭和|平成|令和)", text[mention.span.start : mention.span.end]
        )
        if isinstance(value, Date) and value.year is not None and value.year > 0 and written:
            found.append(_When(match.start(), mention, value.year))
            if (
                value.until is not None and value.until.year is not None and value.until.year > value.year
            ):  # 1998年から2016年まで
                found.append(_When(match.start() + 1, mention, value.until.year))
    return found


def years_of(mention: Mention) -> int | None:
    """The whole years that a plain length of time tells."""
    value = mention.value
    plain = (
        isinstance(value, Duration)
        and value.unit == "year"
        and value.upper is None
        and not value.vague
        and not mention.hedges
    )
    return (
        int(value.months / 12)
        if plain and isinstance(value, Duration) and value.months and value.months % 12 == 0
        else None
    )


def _again(
    window: Window, told: Sequence[_When], text: str, today: date | None, written: Sequence[Mention]
) -> Iterator[Years]:
    """2017年以来6年ぶり: since that year to another one of the sentence, or to today."""
    for match in _AGAIN_AFTER.finditer(window.skeleton, window.here):
        length = window.mentions[int(match["years"])]
        stated = years_of(length)
        direct = _AGAIN.search(window.skeleton, window.here, match.end())
        other = next(_LAST_TIME.finditer(window.skeleton), None)
        if direct and not direct["word"] and not _SINCE.search(text, *window.mentions[int(direct["start"])].extent):
            direct = None
        number = direct["start"] if direct else (other[1] or other[2]) if other else None
        if stated is None or number is None:
            continue
        start = next((when for when in told if when.mention is window.mentions[int(number)]), None)
        if start is None or _FOLLOWS.search(window.skeleton, window.here):
            continue
        after = [when for when in told if when.year > start.year]
        later = [when for when in after if when.at >= window.here]
        if later:
            right = tuple(sorted({when.year - start.year for when in later}))
            yield Years(start.mention, later[-1].mention, length, stated, right, window.span)
            continue
        named = [mention for mention in written if _year_of(mention) > start.year]
        others = tuple(each - start.year for each in (*map(_year_of, named), *(when.year for when in after)))
        if today is not None and today.year > start.year:
            # in January a text tells of the year that has just ended
            early = (-1,) if today.month < _SPRING or direct is None else ()
            right = (
                *(today.year - start.year + shift for shift in (0, *early)),
                *(each for each in others if each > today.year - start.year),
            )
            yield Years(start.mention, None, length, stated, right, window.span)
        elif today is None and named:
            yield Years(start.mention, named[0], length, stated, others, window.span)


def _year_of(mention: Mention) -> int:
    return (mention.value.year or 0) if isinstance(mention.value, Date) else 0


def _later(window: Window, told: Sequence[_When], text: str, today: date | None) -> Iterator[Years]:
    """着工は2019年。4年後の2023年に: from the year told before, or for 10年前の2015年 from today."""
    for match in _LATER.finditer(window.skeleton):
        then = window.mentions[int(match["then"])]
        step = window.mentions[int(match["then"]) - 1]
        read = _STEP.fullmatch(text[step.span.start : step.span.end].strip())
        end = next((when for when in told if when.mention is then), None)
        if read is None or end is None:
            continue
        sign = 1 if read[2] == "後" else -1
        if sign > 0 and match.start() < window.here:
            continue
        bases = [when.year for when in told if when.at != end.at]
        if today is not None and not (sign > 0 and bases):
            bases.append(today.year)
        right = tuple(sign * (end.year - base) for base in reversed(bases))
        start = next((when.mention for when in reversed(told) if when.at < end.at), step)
        if right and all(each > 0 for each in right[:1]):
            yield Years(start, then, step, int(read[1]), right, window.span)


def _lasting(window: Window, told: Sequence[_When]) -> Iterator[Years]:
    """2005年4月に就任し、2021年4月に退任した。在任は16年: between the only two years told before."""
    for match in _LASTING.finditer(window.skeleton, window.here):
        name = "named" if match["named"] else "years"
        length = window.mentions[int(match[name])]
        stated = years_of(length)
        before = [when for when in told if when.at < match.end()]
        own = [when for when in before if when.at >= window.here]
        before = own if len(own) == 2 else before  # noqa: PLR2004 - two ends
        if stated is None or stated < 2 or len(before) != 2 or before[0].year >= before[1].year:  # noqa: PLR2004 - two ends
            continue
        if before[0].at < window.here <= before[1].at and _STARTS.match(window.skeleton, before[1].at):
            continue
        lead = window.skeleton[window.here : match.start()]
        told_before = before[1].at < window.here
        if (told_before and name == "years" and re.search(r"[はがも]", lead)) or _JOINED.match(
            window.skeleton, before[0].at
        ):
            continue
        apart = before[1].year - before[0].year
        if abs(stated - apart) <= SLIP and stated <= 2 * apart:
            yield Years(before[0].mention, before[1].mention, length, stated, (apart, apart - 1, apart + 1), window.span)


def _lived(window: Window) -> Iterator[Years]:
    """1931年に生まれ、2009年に没した。享年79, which may count the year of birth."""
    match = _LIVED.search(window.skeleton)
    if match is None or match.end() <= window.here:
        return
    born, died, age = (window.mentions[int(match[name])] for name in ("born", "died", "age"))
    first, last, number = born.value, died.value, age.value
    if isinstance(first, Date) and isinstance(last, Date) and first.year and last.year and isinstance(number, Numeric):
        apart = last.year - first.year
        yield Years(born, died, age, int(number.magnitude), (apart, apart - 1, apart + 1), window.span)


def _editions(window: Window, told: Sequence[_When], today: date | None) -> Iterator[Years]:
    """第1回は1998年に開かれ、毎年続いて今年で第28回: one a year, none left out."""
    numbers = [
        (match.start(), window.mentions[int(match[1])], int(value.magnitude))
        for match in _EDITION.finditer(window.skeleton)
        if isinstance(value := window.mentions[int(match[1])].value, Ordinal) and value.unit == "回"
    ]
    if len(numbers) != 2 or _BROKEN.search(window.skeleton):  # noqa: PLR2004 - the first and this one
        return
    (at, _, first), (other_at, length, stated) = numbers
    start = next((when for when in told if at - _BESIDE <= when.at < other_at), None)
    later = [when for when in told if start and when.year > start.year]
    if first != 1 or start is None or other_at < window.here:
        return
    year = later[-1].year if later else today.year if today is not None else None
    if year is not None and year > start.year:
        yield Years(
            start.mention, later[-1].mention if later else None, length, stated, (year - start.year + 1,), window.span
        )


def clocked(window: Window) -> Iterator[Length]:
    """開場は17時30分、開演は18時15分。開場から開演までは45分: a length between two times that words name."""
    for match in _CLOCKED.finditer(window.skeleton, window.here):
        ends = []
        for name in ("first", "second"):
            found = re.findall(
                rf"{re.escape(match[name])}(?:時刻|時間)?(?:は|が|[:：])?[^⟨⟩。、]{{0,4}}⟨t(\d+)⟩",
                window.skeleton[: match.start()],
            )
            ends += [
                window.mentions[int(number)]
                for number in found
                if isinstance(window.mentions[int(number)].value, TimeOfDay)
            ]
        if len(ends) == 2:  # noqa: PLR2004 - two ends
            yield Length(ends[0], ends[1], window.mentions[int(match["length"])], window.span)
