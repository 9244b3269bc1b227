"""The day a text speaks from, where its head says so beyond doubt."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date

from claimcheck.model.document import Role
from claimcheck.model.pattern import regex
from claimcheck.readers.layout.draft import Draft

_POSITIONS = str.maketrans("〇一二三四五六七八九", "0123456789")
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925}
_FULL = (
    r"(?:(?P<era>令和|平成|昭和)(?P<eyear>[0-9]{1,2}|元)年|(?P<year>(?:19|20)[0-9]{2})(?:[(（][^)）]{1,8}[)）])?[年/.-]) ?"
    r"(?P<month>[0-9]{1,2})[月/.-] ?(?P<day>[0-9]{1,2})日?(?![0-9])"
)
_WEEKDAY = r"(?: ?[(（\[][月火水木金土日](?:曜日?)?(?:・祝)?[)）\]]| ?[月火水木金土日]曜日?)?"
_TIME = r"(?:[ T]?[0-9]{1,2}[:時][0-9]{2}分?(?::[0-9]{2})?)?"
_WHAT = (
    r"(?:発行|公開|公表|開示|発表|配信|掲載|掲示|配布|報告|作成|更新|最終更新|投稿|執筆|記入|改訂|改定|最終改定|最終改訂|起案|送信|発信|提出|初版|記)"
    r"(?:日|年月日|日時|時刻)?"
)
_LABEL = rf"(?:{_WHAT}|日付|Date|date|DATE|Published|Updated|Posted)"
_ALONE = regex(rf"{_FULL}{_WEEKDAY}{_TIME} ?(?:付け?|現在|号|{_WHAT}|朝刊|夕刊|のスレッド)?")
_LABELLED = regex(rf"{_LABEL} ?[:： ]? ?(?:[^0-9。]{{0,30}}[(（])?{_FULL}{_WEEKDAY}{_TIME}[)）]?")
_BRACKETED = regex(rf"[(（\[]{_FULL}{_WEEKDAY}{_TIME} ?(?:付け?|{_WHAT})[)）\]]")
_PAPER = regex(rf"{_FULL}{_WEEKDAY} (?:朝刊|夕刊|付|号|第[0-9]+号)")
_ISSUE = regex(
    r"(?:(?P<era>令和|平成|昭和)(?P<eyear>[0-9]{1,2}|元)年|(?P<year>(?:19|20)[0-9]{2})年) ?[0-9]{1,2}月号.{0,6}?"
    r"[(（](?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日発行[)）]"
)
_MONTHLY = regex(
    r"(?:[^。、]{1,24} )?(?:(?P<era>令和|平成|昭和)(?P<eyear>[0-9]{1,2}|元)年|(?P<year>(?:19|20)[0-9]{2})年) ?"
    r"(?P<month>[0-9]{1,2})月号(?P<day>(?![^ ]))(?: .{0,24})?"
)
_TAIL = regex(
    rf"[(（\[](?:[^()（）。]{{0,24}}[ 、])?{_FULL}{_WEEKDAY} ?(?:付け?|朝刊|夕刊|号|{_WHAT})[^()（）。]{{0,20}}[)）\]]"
)
"""The day of issue as the last line of a clipping: (2025年9月20日付 浪速毎朝新聞)."""
_OPENING = regex(
    rf"(?:【[^】]{{0,16}}?|[(（][^)）。、]{{1,12}}[、 ]?|[^。、\s]{{1,12}}[、 ―—–-]{{1,3}}){_FULL}"
    r"(?=[^】]{0,10}】|発?[)）]| ?[―—–-])"
)
_KEY = regex(rf"(?:date|published|pubdate|created|{_WHAT}|日付) *[:：] *[\"']?{_FULL}", re.IGNORECASE)
_OUTLET = regex(rf"[^。、:はがをに]{{1,20}}[^日時間定。、:はがをに][ ／/|｜】\]]+{_FULL}{_WEEKDAY}{_TIME}.{{0,12}}")
_THEN_OUTLET = regex(rf"{_FULL}{_WEEKDAY}{_TIME}(?:発行|配信|公開|更新)?[ ／/|｜]+[^。、はがをに]{{2,24}}")
_MAILED = regex(
    r"Date ?: ?(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), ?)?(?P<day>[0-9]{1,2}) "
    r"(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (?P<year>20[0-9]{2})"
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_KANJI = regex(r"(?:[一二三四五六七八九]?十[一二三四五六七八九]?|[〇一二三四五六七八九]+)(?=[年月日])")
_HEAD = 10
"""Blocks among which a dateline is looked for."""
_LONGEST = 80
"""Characters a line of the head may have."""
_EDITED = regex(r"更新|改定|改訂|Updated")


def _plain(text: str) -> str:
    """A line with its digits in one script: ２０２５, 二〇二五年九月十八日."""
    return _KANJI.sub(_digits, unicodedata.normalize("NFKC", text))


def _digits(match: re.Match[str]) -> str:
    tens, ten, ones = match.group().translate(_POSITIONS).rpartition("十")
    return str(10 * int(tens or 1) + int(ones or 0)) if ten else ones


def parse_date(match: re.Match[str]) -> date | None:
    """The day that a match of a full date names; None where there is no such day."""
    era, year = match["era"], match["year"]
    number = int(year) if year else _ERAS[era] + (1 if match["eyear"] == "元" else int(match["eyear"]))
    try:
        return date(number, int(match["month"]), int(match["day"] or 1))
    except ValueError:
        return None


def text_dateline(text: str, drafts: Sequence[Draft]) -> date | None:
    """The dateline that the first blocks of a text give."""
    head: list[str] = []
    plain: list[str] = []
    opening = ""
    for draft in drafts[:_HEAD]:
        words = text[draft.start : draft.end]
        if draft.role is Role.PARAGRAPH and len(words) > 40:  # noqa: PLR2004 - the body begins
            opening = words
            break
        if draft.row:
            head.append(text[draft.row[0].start : draft.end])
        elif draft.role is not Role.NAVIGATION and not _begins_row(draft):
            head += words.split("\n")  # the publisher and the day, in one paragraph of Markdown
            if draft.role is not Role.TITLE:
                plain.append(words)
    outlets = [match for line in plain if (match := outlet_line(line))]
    # two lines of a day and a few words are a chronicle: 1995年7月20日　会社設立
    outlet = parse_date(outlets[0]) if len(outlets) == 1 else None
    return head_dateline(head, opening) or outlet or _tail_dateline(text, drafts) or _month_of_issue(head)


def _begins_row(draft: Draft) -> bool:
    """Whether a cell labels the row of a table, as the days of a chronicle do: | 1995年7月20日 | 会社設立 |."""
    return draft.cell is not None and bool(draft.column)


def _tail_dateline(text: str, drafts: Sequence[Draft]) -> date | None:
    """The day of issue that the last line of a clipping tells in brackets."""
    last = drafts[-1] if drafts else None
    line = text[last.start : last.end].strip() if last is not None and last.end - last.start <= _LONGEST else ""
    match = _TAIL.fullmatch(_plain(line)) if line[:1] in tuple("(（[") else None
    return parse_date(match) if match else None


def _month_of_issue(head: Sequence[str]) -> date | None:
    """The first day of the month whose issue a text is, as its first line says: 広報まつばら 2025年7月号."""
    match = _MONTHLY.fullmatch(_plain(head[0]).strip("*_ \n")) if head and len(head[0]) <= _LONGEST else None
    return parse_date(match) if match else None


def head_dateline(head: Iterable[str], opening: str = "") -> date | None:
    """The dateline of a text.

    Args:
        head: the lines above the first paragraph, title included.
        opening: the beginning of the first paragraph, for 【東京 2025年3月18日】 and its like.
    """
    edited: date | None = None
    for raw in head:
        if len(raw) > _LONGEST:
            continue
        line = _plain(raw).strip("*_ \n")
        if mailed := _MAILED.match(line):
            return date(int(mailed["year"]), _MONTHS.index(mailed["month"]) + 1, int(mailed["day"]))
        match = _ALONE.fullmatch(line) or _LABELLED.search(line) or _BRACKETED.search(line) or _PAPER.search(line)
        match = match or _ISSUE.search(line)
        found = parse_date(match) if match else None
        if match is None or found is None:
            continue
        if not _EDITED.search(match.group()):
            return found
        # a day of issue goes before a day of revision
        edited = edited or found
    if edited is None and (match := _OPENING.match(_plain(opening[:60]).strip())):
        return parse_date(match)
    return edited


def front_matter_date(lines: Iterable[str]) -> date | None:
    """The date among the keys of a YAML front matter."""
    for line in lines:
        if match := _KEY.match(_plain(line)):
            return parse_date(match)
    return None


def issue_date(text: str) -> bool:
    """Whether a line of the head states the day of issue beside other words: 第112回（2025年3月24日公開）."""
    line = _plain(text)
    return (_LABELLED.search(line) or _BRACKETED.search(line) or _PAPER.search(line) or _ISSUE.search(line)) is not None


def outlet_line(text: str) -> re.Match[str] | None:
    """The match of a line of the head that says who published and when: 通信社　2025年2月28日 11:20, or the other way round."""
    line = _plain(text)
    return _OUTLET.fullmatch(line) or _THEN_OUTLET.fullmatch(line)


def is_date_line(text: str) -> bool:
    """Whether a line says nothing but a date, or a date of issue."""
    line = _plain(text).strip("*_ \n")
    if line[:1] in "([【" and line[-1:] in ")]】":
        line = line[1:-1]
    if len(line) > _LONGEST:
        return False
    return (_ALONE.fullmatch(line) or _LABELLED.fullmatch(line) or _MONTH.fullmatch(line)) is not None


_MONTH = regex(r"(?:(?:令和|平成|昭和)[0-9]{1,2}|(?:19|20)[0-9]{2})年 ?[0-9]{1,2}月(?:号|現在)?")
