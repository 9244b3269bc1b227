"""The head of a text: title, subtitle and the lines that say who speaks and when."""

from collections.abc import Set as AbstractSet

from claimcheck.model.document import Role
from claimcheck.model.pattern import regex
from claimcheck.readers.layout.dateline import is_date_line, issue_date, outlet_line
from claimcheck.readers.layout.headers import table_unit
from claimcheck.readers.layout.labels import find_label
from claimcheck.readers.layout.lines import Line

_LEGAL = (
    "株式会社|有限会社|合同会社|合名会社|社団法人|財団法人|一般社団法人|公益財団法人|NPO法人|ＮＰＯ法人|国立研究開発法人|独立行政法人|国立大学法人"
    "|医療法人|学校法人|社会福祉法人"
)
_BODIES = (
    "大学|組合|委員会|協議会|編集部|事務局|総務課|新聞社|病院|役場|市役所|県庁|センター|グループ|チーム|管理者|研究会|"
    "取材班"
)
_ORGANISATION = regex(
    rf"(?:[^。、]{{0,40}}(?:{_LEGAL}|{_BODIES}|[^\s]{{2,12}}[課部室係局署])|(?:{_LEGAL})[^。、]{{1,30}})"
    r"(?:[\s　]+[^。、\sをがはへでから]{1,20}){0,4}(?:[（(](?:[A-Z]{2,10}|[^（）()。、]{2,12}[:：][^（）()。]{2,24})[）)])?"
)
_FORMAL = regex(r"会社|法人|組合|委員会|協会")
_RELEASE = "プレスリリース|ニュースリリース|PRESS RELEASE|Press Release|NEWS RELEASE|News Release"
_OFFICES = "代表取締役|代表理事|理事長|校長|院長|学長|会長|社長|市長|町長|所長|委員長|支配人|編集長|パートナー"
_READERS = "報道関係者?|関係者|お客様|お取引先|株主|会員|保護者|社員|組合員|利用者|各"
_MAKERS = (
    "文|執筆|著|著者|編集|取材|聞き手|構成|写真|筆者|作成|担当|発信者?|発行|提供|記者|訳|監修|撮影|by|By|Text|Writer"
)
_BYLINE = regex(
    rf"(?:{_READERS})?(?:の皆様)?(?:各[ 　]*位|御中|殿)|.{{0,16}}(?:の|各位)?(?:みなさま|皆様|皆さま|みなさん|皆さん)へ?"
    rf"|{_RELEASE}|(?:{_MAKERS})(?:者|元|人)?[\s　]*[:：/／=＝][^。]{{1,40}}"
    rf"|執筆者|[^。]{{1,30}}(?:により一部編集|が執筆|が取材)|[^。、]{{0,24}}(?:{_OFFICES})[^。、]{{0,30}}[\s　][^。、]{{1,16}}"
    r"|.{0,24}@[A-Za-z0-9_]{2,30}|第[0-9０-９]+号|[^\s]{1,8}第[0-9０-９]+号"
)
_ADDRESSEE = regex(
    r".*(?:みなさまへ?|皆様へ?|皆さまへ?|各[ 　]*位|御中|殿|プレスリリース|ニュースリリース)|[A-Za-z ]+"
)
_PAPERS = "新聞|新報|日報|タイムズ|通信|だより|便り|広報|ニュース|ジャーナル|マガジン|週報|月報|ブログ|日記|日和"
_MASTHEAD = regex(
    rf"[^。]{{2,24}}(?:{_PAPERS})[^。]{{0,40}}|広報[^。]{{1,30}}|[^。]{{2,30}}[|｜～〜][^。]{{2,30}}"
)
_NAME = regex(r"[一-龠々ァ-ヶー]{1,10}[・ 　][一-龠々ァ-ヶー]{1,10}|[^。、]{2,20}(?:記者|氏|ライター|さん)")
_WHO = regex(
    r"(?:上場|資産運用)?会社名|代表者名?|(?:お?問い?合わ?せ|連絡|照会|送付|届出)先|(?:報道|取材|広報|事務)?担当者?|(?:情報)?責任者|事務局長?|コード番号|証券コード"
    r"|講師|講演者|話し手|聞き手|語り手|進行|司会|議長|説明[員者]|発表者|報告者|記録者?|投稿者?|(?:出|欠)席(?:者|委員)?|議題|議事|主[催管]|共催|後援|協[賛力]"
)
"""Labels in the head of a text of who has to do with it, and of what a meeting is about; none of its lines is a title."""
_DATED = regex(
    r"(?:(?:19|20)[0-9０-９]{2}|(?:令和|平成)[0-9０-９元]{1,2})年[0-9０-９]{1,2}月[0-9０-９]{1,2}日"
    r"(?:[ 　]?[(（][月火水木金土日](?:曜日?)?(?:・祝)?[)）])?"
    r"(?:[ 　]*(?:午前|午後)?[0-9０-９]{1,2}[:：時][^「」『』。]{0,12})?[ 　]+[^「」『』。]{2,30}"
)
"""Where and when a speech was held, below its title: 2025年6月3日（火）　市民ホールにて."""
_INTRODUCED = regex(r"[一-龠々ァ-ヶー]{1,8}[・ 　]?[一-龠々ァ-ヶーぁ-ん]{1,10}(?:さん|氏|先生)[（(][^（）()。]{4,40}[）)]")
"""Who speaks, with what he is: 千葉広子さん（市民団体代表）."""
_RECORD = regex(r".*(?:議事録|会議録|議事要旨|議事概要|報告書|要領|要項)(?:[（(][^（）()]{1,12}[）)])?")
"""How the titles of records and notices end, which an organisation may begin."""
_SECTION = frozenset(
    {"hash", "section", "square", "number", "decimal", "paren", "circled", "question", "roman", "bracket"}
)
_FORM = regex(
    r"(?:開催|実施|発生)?(?:日時|日程|期日|期間|場所|会場|時間)"
    r"|(?:出|欠)席(?:者|委員|理事|取締役)?数?|参加者?|傍聴(?:者|人)?|議長|司会|記録|対象|定員"
)
"""Labels of the form that minutes and reports begin with."""
_BLANK = regex(r"[ 　\t]+")
_MAIL = regex(
    r"(?P<subject>Subject|件名|題名|標題)[ 　]*[:：][ 　]*(?P<text>\S.*)"
    r"|(?:Date|日付|送信日時|送信日|受信日時|From|To|Cc|Bcc|CC|BCC|Reply-To|差出人|宛先|送信者|受信者|発信者)[ 　]*[:：].*"
)
_LONGEST_TITLE = 90
_RUBRIC = 8
"""Characters the name of a site's section has at most."""
_MOST = 9
"""Lines a head may have."""


def head(lines: list[Line], skip: AbstractSet[int], tables: AbstractSet[int]) -> dict[int, Role]:
    """Roles of the lines above the first paragraph, by index: TITLE (one or two), BYLINE, NAVIGATION for a site's rubric."""
    roles: dict[int, Role] = {}
    titles: list[int] = []
    if mailed := _mail(lines):
        return mailed
    for at, line in enumerate(lines[: _MOST + len(skip)]):
        if at in skip or (line.style == "rule" and not titles):
            continue
        after = lines[at + 1] if at + 1 < len(lines) else None
        if at in tables or line.style == "rule" or table_unit(line.text):
            break
        if titles and _rubric(lines, titles, at):
            # 「レポート」, then the title after a gap
            roles.update(dict.fromkeys(titles, Role.NAVIGATION))
            titles = [at]
            continue
        if _body(line, after, titled=bool(titles), repeated=_repeated(lines, line)):
            break
        if _byline(line.text, titled=bool(titles)) or (titles and _in_bylines(lines, at, roles)):
            roles[at] = Role.BYLINE
        elif _mark_of_a_list(line) or len(titles) > 1:
            break
        elif not titles or _subtitle(lines, titles[-1], at):
            titles.append(at)
        else:
            break
    return {**roles, **_titles(lines, titles, roles)}


def _mail(lines: list[Line]) -> dict[int, Role]:
    """The header of a mail: its subject is the title. The salutation below it is a byline, too."""
    header: dict[int, Role] = {}
    for at, line in enumerate(lines[:_MOST]):
        match = _MAIL.fullmatch(line.text)
        if match is None:
            if len(header) > 1 and _BYLINE.fullmatch(line.text):
                header[at] = Role.BYLINE
            break
        header[at] = Role.TITLE if match["subject"] else Role.BYLINE
        if match["subject"]:
            line.body = line.start + match.start("text")
    return header if len(header) > 1 and Role.TITLE in header.values() else {}


def _subtitle(lines: list[Line], title: int, at: int) -> bool:
    """Whether a line stands directly below the title; a date may be between. After a gap it is a heading of its own."""
    return not lines[at].gap and all(is_date_line(lines[between].text) for between in range(title + 1, at))


def _rubric(lines: list[Line], titles: list[int], at: int) -> bool:
    """Whether what was taken for the title only names a section of a site, the title being `at`."""
    line = lines[at]
    longest = max(len(lines[title].text) for title in titles)
    apart = line.gap and at + 1 < len(lines) and lines[at + 1].gap
    label = find_label(line.text)
    plain = not line.style and line.text[-1] != "。" and (label is None or label.end > _RUBRIC)
    return bool(apart) and plain and longest <= _RUBRIC and 2 * longest < len(line.text) <= _LONGEST_TITLE


def _in_bylines(lines: list[Line], at: int, roles: dict[int, Role]) -> bool:
    """Whether a short line belongs to a group of bylines that a blank line ends: 編集室が書き改めました below a name."""
    if roles.get(at - 1) is not Role.BYLINE or lines[at].gap or lines[at].text[0] in "「『" or is_date_line(lines[at - 1].text):
        return False
    last = at
    while last + 1 < len(lines) and not lines[last + 1].gap:
        last += 1
    return last - at < 3 and all(_short(line) for line in lines[at : last + 1])  # noqa: PLR2004


def _short(line: Line) -> bool:
    return not line.style and len(line.text) <= 20 and "。" not in line.text  # noqa: PLR2004


def _titles(lines: list[Line], candidates: list[int], roles: dict[int, Role]) -> dict[int, Role]:
    if not candidates:
        # 「藤波組合　第6回理事会　議事録」: it looks like a byline, but nothing else names the text
        candidates = [
            at for at in roles if not is_date_line(lines[at].text) and not _ADDRESSEE.fullmatch(lines[at].text)
        ][:1]
    if candidates == [0] and len(lines) == 1 and lines[0].text[-1] == "。":
        return {}
    return dict.fromkeys(candidates, Role.TITLE)


def _body(line: Line, after: Line | None, *, titled: bool, repeated: bool) -> bool:
    text = line.text
    if text[-1] == "。" or len(text) > _LONGEST_TITLE:
        return True
    if "。" in text[:-1] and (titled or after is None or not after.gap):
        return True
    if titled and after is not None and not after.gap and _labelled(line) and _labelled(after):
        # 「報告者: 浅井」 above 「発生日: …」: a list of labels
        return True
    if line.style in _SECTION:
        # 「# 題」 and 「【お知らせ】」 may be titles, later ones are headings
        return titled or line.style not in ("hash", "bracket", "square") or repeated
    return line.style == "bullet" or (titled and after is not None and after.style == "bullet" and not after.gap)


def _repeated(lines: list[Line], line: Line) -> bool:
    """Whether a marked line is one of several: a section, not the title."""
    return bool(line.style) and sum(other.style == line.style and other.marker == line.marker for other in lines) > 1


def _labelled(line: Line) -> bool:
    label = find_label(line.text)
    if label is None:
        return False
    return label.kind == "colon" or (label.kind == "wide" and _FORM.fullmatch(_BLANK.sub("", line.text[: label.end])) is not None)


def _mark_of_a_list(line: Line) -> bool:
    return line.style in ("bullet", "answer", "note")


def _tells_who(text: str) -> bool:
    """Whether a line of the head is a label and who fills it: 問合せ先　広報室長 沢井 玲, 出席　委員8名."""
    label, _blank, rest = text.replace("：", "　").replace(":", "　").replace(" ", "　").partition("　")
    return bool(rest.strip("　")) and _WHO.fullmatch(label) is not None


def is_byline(text: str) -> bool:
    """Whether a line below a title says who speaks and when."""
    return bool(text) and text[-1] != "。" and _byline(text, titled=True)


def _byline(text: str, *, titled: bool) -> bool:
    if text[0] in "（(" and text[-1] in "）)":
        return True
    if not titled and _RECORD.fullmatch(text):
        return False
    if _tells_who(text):
        return True
    if is_date_line(text) or issue_date(text) or outlet_line(text) or _BYLINE.fullmatch(text):
        return True
    if _ORGANISATION.fullmatch(text) and len(text) <= 40:  # noqa: PLR2004
        return titled or _FORMAL.search(text) is not None
    if titled:
        return any(kind.fullmatch(text) for kind in (_NAME, _DATED, _INTRODUCED))
    return bool(_MASTHEAD.fullmatch(text)) and any(char.isdigit() for char in text)
