"""Labels: a short noun phrase and the value or text that follows it on the same line."""

from typing import NamedTuple

from claimcheck.model.pattern import regex

_SPREAD = r"[一-龠々ァ-ヶ](?:[ 　]+[一-龠々ァ-ヶ]){0,3}[ 　]+[一-龠々ァ-ヶぁ-ん]"
_EVEN = regex(_SPREAD + r"(?=[ 　])")
_EVEN_ALONE = regex(_SPREAD)
_TAB = regex(r"([^\s。](?:[^\t。]{0,28}[^\s。])?) ?\t\s*(?=\S)")
_WHITE = regex(r"[ 　]+")
_GAPPED = regex(r"　|  ")
_COLON = regex(r"(?=[^\s：:。、])([^：:。、!?！？\n]{0,30}[^：:。、\s])[ 　]*[：:](?!//)[ 　]*(?=\S)")
_WIDE = regex(r"([^\s。、：:]{1,24})(?:　[ 　]*| {2,}|[ ]?\t\s*)(?=\S)")
_SPACE = regex(r"([^\s。、：:]{1,40})[ \u00a0](?=\S)")
_DATE = regex(
    r"(?:(?:明治|大正|昭和|平成|令和)[0-9０-９元]{1,2}年|[0-9０-９]{4}(?:[-/.年]|\Z)|[0-9０-９]{1,2}[:：][0-9０-９]{2}"
    r"|[0-9０-９]{1,2}(?:月|日|時)(?![間本]))"
)
_VALUE = regex(
    r"[約計各全第数十百千万億半両単無同片常]?[^\s。、]{0,6}?[0-9０-９〇一二三四五六七八九十百千万億兆][^。]{0,40}"
    r"|[—–―\-]|無料|無制限|なし|あり|不明|非公開|未定"
)
SEPARATOR = regex("[：: 　\t\u00a0]")
REACH = 44
"""Characters within which a label ends."""
_FIRM = regex(r"[^\s：:]{1,20}(?:株式会社|有限会社|合同会社|法人|組合)[ 　]|(?:株式会社|有限会社)[^\s：:]{1,20}[ 　]")
"""Who somebody is, and no label: 竈門家電株式会社　お客様窓口."""
_SECOND = regex(r"(?:　[ 　]*| {2,}| [/／|｜] )([^\s：:。、0-9０-９（）()]{2,8})[：:](?!//)[ 　]*(?=\S)")
_DASH = regex(r"[-–—―] (?=\S)")
_CLAUSE = regex(r"[がをへ]|に$|した$")
_LATIN = regex(r"[ -~]")
_PARTICLE = frozenset("はがをにでとものへや")


def spread_label(text: str) -> int:
    """End of a label spread over the width of a column (区　　間), 0 without one."""
    match = _EVEN.match(text)
    return match.end() if match else 0


class Label(NamedTuple):
    """Where the label of a line ends and its value begins, as offsets into the text."""

    end: int
    value: int
    kind: str
    """colon | wide | space: what stands between, from certain to uncertain."""


def find_label(text: str) -> Label | None:
    """The label `text` begins with, if something separates it from what follows.

    A colon and a wide gap are signs enough, a single space is one only where the lines beside it agree.
    """
    if not SEPARATOR.search(text, 1, REACH) or _FIRM.match(text):
        return None
    if match := _TAB.match(text):
        return Label(match.end(1), match.end(), "wide")
    if _EVEN_ALONE.fullmatch(text):
        return None
    spread = spread_label(text)
    if (match := _COLON.match(text)) and _is_colon(text, match.end(1), match.end(), spread):
        return Label(match.end(1), match.end(), "colon")
    if spread and (gap := _WHITE.match(text, spread)) and gap.end() < len(text):
        # 「区　　間　葦原駅前～」: spread over the width of the longest label
        return Label(spread, gap.end(), "wide")
    for pattern, kind in ((_WIDE, "wide"), (_SPACE, "space")):
        if (match := pattern.match(text)) and _plain(text, match.end(1), match.end()):
            dash = _DASH.match(text, match.end())
            return Label(match.end(1), dash.end() if dash else match.end(), kind)
    return None


def second_label(text: str) -> tuple[int, Label] | None:
    """Where in a value another label and value begin, and that label: 8月3日　場所：市民会館."""
    match = _SECOND.search(text)
    if match is None or _opens(text[: match.start(1)]):
        return None
    return match.start(1), Label(match.end(1), match.end(), "colon")


def _is_colon(text: str, end: int, value: int, spread: int) -> bool:
    """Whether a colon ends a label: not that of 14:05, none inside brackets, none after a gap (広報室　担当：秋山)."""
    clock = text[end - 1].isdigit() and text[value].isdigit()
    return not clock and not _GAPPED.search(text, spread, end) and not _opens(text[:end])


def _opens(label: str) -> bool:
    """Whether a bracket or quotation is still open."""
    if label.count("`") % 2:
        return True
    return any(label.count(left) > label.count(right) for left, right in ("()", "（）", "「」", "『』", "【】"))


def _plain(text: str, end: int, value: int) -> bool:
    """Whether the gap separates a label: not a space around a Latin word inside a sentence, not one inside brackets."""
    before, after = text[end - 1], text[value]
    if _opens(text[:end]) or before in "をはがでと、・" or text.endswith("のうち", 0, end):
        return False
    if after in _PARTICLE and _LATIN.match(before):
        return False
    return not (_LATIN.match(before) and _LATIN.match(after) and before.isalpha() and after.isalpha())


def is_date(label: str) -> bool:
    """Whether a label is a date or time, so that what follows is an event, not its value."""
    return _DATE.match(label.lstrip("*_")) is not None


def is_value(text: str) -> bool:
    """Whether a text is nothing but a value: a figure with its unit, a date, 無料, —."""
    if " " in text.strip() and is_date(text):
        # 「09:12〜09:40 証明書の更新漏れ」 is a time and an event
        return False
    if _CLAUSE.search(text):
        return False
    return len(text) <= 48 and "。" not in text and _VALUE.fullmatch(text) is not None  # noqa: PLR2004
