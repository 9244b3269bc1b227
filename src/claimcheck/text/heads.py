"""The day that the head of a document gives where it has no dateline: 日時　2025年10月25日(土), (2026年2月15日、会員向け資料).

Note [Heads]. A head is a handful of short lines over the text, each of which says who, what or when. A day in full is the
text's own where its line labels it as that (日時, 収録日), where it is issued then (作成, 掲載), and where the day stands apart
at an end of the line (講演録　2025年6月3日), but not beside what happens on it (2025年6月3日 開業). A magazine counts from the
day on which its issue is sold, else from the month of the issue, and so does a leaflet that gives no more than its month.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from claimcheck.model.claims import Mention
from claimcheck.model.document import Role
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span
from claimcheck.model.values import Date
from claimcheck.text.view import View

_LABEL = regex(
    r"(?:開催|実施|作成|発行|更新|記入|取材|収録|記録|調査|開会|会議|講演|掲載|放送)?(?:日時?|年月日)|開催|日付|期日|とき|と\s*き"
)
_LABELLED = regex(rf"[\s　■●◆・◇○【*\d.．]*(?:{_LABEL.pattern})[】*]*(?:[ 　]*[：:＝=][ 　]*|[ 　]+)")
_ISSUED = regex(
    r"[日)）]*[ 　]*(?:付|発行|作成|更新|改訂|現在|発売|掲載|掲示|公開|配信|執筆|収録|版|の日記|記[ 　]*\Z"
    r"|[、,][^。]{0,12}(?:資料|配布|版)|[)）]\s*\Z)"
)
_SAT = regex(r"[ 　]*(?:[、,][ 　]*)?(?:開会|開議|再開)")
"""Behind the day on which a council sat: 令和7年6月23日(月)午前10時開会、午前11時35分散会."""
_WEEKDAY = r"(?:[ 　]?[(（][月火水木金土日](?:曜日?)?(?:・祝)?[)）])?"
_CLOCK = r"(?:[ 　]*(?:午前|午後)?[0-9０-９]{1,2}[:：時][0-9０-９]{0,2}分?)?"
_APART = regex(rf"{_WEEKDAY}{_CLOCK}(?:[ 　\t]+|(?=[「『【|｜])|、(?=[^、。]{{2,16}}\Z)|\Z)")
"""What stands between a day that begins a line and the rest."""
_ENDS = regex(
    rf"{_WEEKDAY}{_CLOCK}[ 　]*(?:付け?|朝刊|夕刊|号|刊|発行|掲載|公開|更新)?[ 　]*[)）】*]*[ 　]*(?:[朝夕]刊|付録)?\s*\Z"
)
_BEFORE = regex(r"[^。]{3,}[^日時間定業立始了限月:：。、はがをに\s][」』）)】]?(?:[ 　\t]+|[ 　]*[／/|｜・＞][ 　]*|[（(])\Z")
_HAPPENS = regex(
    r"オープン|開業|開店|開館|開幕|発売|開始|スタート|開催|実施|施行|予定|締切|生まれ|設立|創業|公開|付で|リリース|(?:から|より|まで)\Z"
)
_ISSUE = regex(
    r"(?P<year>(?:19|20)[0-9]{2})年[ 　]?(?P<issue>[0-9]{1,2})月号[」』】]?[ 　]*[（(＝=][^）)]{0,6}?"
    r"(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日(?:発[売行]|刊行|配布)"
)
_MONTH = regex(r"月(?:号|発行|作成|改訂|改定|現在|版|\s*[)）]?\s*\Z)")
_TALKED = regex(r"(?:取材|収録|インタビュー|対談|座談会)(?:日時?)?(?:は|：|:|＝|=)?[ 　]*$")
_THEN_TALKED = regex(r"[、に]?[^。、\n]{0,8}?(?:取材|収録|インタビュー|対談|聞いた|話を聞)")
"""Before and behind the day of a talk."""
_FIRST = 8
"""Blocks among which the day is looked for."""
_LONGEST = 60
"""Characters of a line that does no more than date the text."""
_LEAST = 3
"""Months after which an issue is of the year before."""


def head_day(view: View, mentions: Sequence[Mention]) -> date | None:
    """The first day in full that the head of a document gives as its own, else that of its issue."""
    head = list(_head(view, mentions))
    for mention, line, value in head:
        if value.month and value.day and _is_own(view, mention, line) and (day := _day(value.year, value.month, value.day)):
            return day
    for line in dict.fromkeys(line for _mention, line, _value in head):
        issue = _ISSUE.search(view.text, line.start, line.end)
        if issue is not None:
            earlier = int(issue["month"]) - int(issue["issue"]) > _LEAST
            return _day(int(issue["year"]) - earlier, int(issue["month"]), int(issue["day"]))
    for mention, line, value in head:
        if value.month and not value.day and _MONTH.match(view.text, mention.span.end - 1, line.end):
            return _day(value.year, value.month, 1)
    return None


def talk_day(view: View, mentions: Sequence[Mention], issue: date | None) -> date | None:
    """The day before an issue on which somebody was asked what the text tells: （取材は6月30日、市内で）."""
    for mention in mentions if issue is not None else ():
        value, sent = mention.value, view.sentence_at(mention.span.start)
        if sent < 0 or view.sentences[sent].block >= _FIRST:
            return None
        if not isinstance(value, Date) or value.year is not None or not value.month or not value.day or issue is None:
            continue
        start = max(view.text.rfind("\n", 0, mention.span.start) + 1, mention.extent.start - 8)
        if _TALKED.search(view.text[start : mention.extent.start]) or _THEN_TALKED.match(view.text, mention.extent.end):
            return _day(issue.year - (value.month > issue.month), value.month, value.day)
    return None


def _head(view: View, mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Span, Date]]:
    """The dates with a year of the short lines that begin a document, each with its line."""
    for mention in mentions:
        sent = view.sentence_at(mention.span.start)
        number = view.sentences[sent].block if sent >= 0 else -1
        if number >= _FIRST:
            return
        value, text = mention.value, view.text
        if number < 0 or not isinstance(value, Date) or not value.year or value.fiscal or _lasts(value):
            continue
        block = view.document.blocks[number]
        start, end = text.rfind("\n", 0, mention.span.start) + 1, text.find("\n", mention.span.end)
        line = Span(start, min(end if end >= 0 else len(text), block.span.end))
        if line.end - line.start <= _LONGEST:
            yield mention, line, value


def _is_own(view: View, mention: Mention, line: Span) -> bool:
    """Whether a line gives a day as that of the text; see Note [Heads]."""
    text = view.text
    block = view.block_of(view.sentence_at(mention.span.start))
    labels = [text[slice(*view.document.blocks[at].span)] for at in block.row]
    if any(_LABEL.fullmatch(label.strip(" 　:：・【】")) for label in labels):
        return True
    if block.cell is not None and not block.row:
        return False
    before, end = text[line.start : mention.extent.start], mention.extent.end
    labelled = _LABELLED.match(text, line.start, mention.extent.start)
    if labelled is not None and labelled.end() == mention.extent.start:
        return True
    if _SAT.match(text, end, line.end) or (block.role is not Role.HEADING and _ISSUED.match(text, end, line.end)):
        return True
    rest = text[end : line.end]
    if not before.strip("#*（( 　"):
        apart = _APART.match(text, end, line.end)
        return apart is not None and not _HAPPENS.search(rest)
    return _ENDS.match(text, end, line.end) is not None and _BEFORE.match(before) is not None


def _lasts(value: Date) -> bool:
    """Whether a date is a stretch of days, and not of hours: 日時　6月3日 10:00～11:30 is a day."""
    until = value.until
    return until is not None and (until.year, until.month, until.day) != (value.year, value.month, value.day)


def _day(year: int | None, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year else None
    except ValueError:
        return None
