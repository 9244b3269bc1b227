"""Names that their writing shows: in Latin letters, NVIDIA and DeepSeek-V3, and between quotation marks, 「V3」."""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from claimcheck.model.pattern import regex

_LATIN = regex(
    r"[A-Za-z][A-Za-z0-9]*(?:[-_.&+'/][A-Za-z0-9]+)*"
    r"(?:[ \u3000](?:[A-Z][A-Za-z0-9]*(?:[-.&'][A-Za-z0-9]+)*"
    r"|v?\d+(?:\.\d+)*(?![\d,.]*[^\sA-Za-z)(、。」』,.:：はがをにのでとやもへ]))(?=[^A-Za-z0-9]|$))*"
)
_QUOTE = regex(r"[「『“]")
_LETTER = regex(r"[A-Za-z]")
_QUOTED = regex(r"[「『“]([^「」『』“”。、\n]{1,24})[」』”]")
_LONGEST_QUOTED = 14
_CLAUSE = regex(r"[を、]|[がはへに](?=[一-龠々ァ-ヺ])|(?:する|した|です|ます|たい|ない|よう)$")
_TAILS = frozenset(("FC", "SC", "AC", "CC", "GC", "BC", "RC", "HD", "IC", "JCT", "SA", "PA", "FAS"))
"""Letters that end the names of clubs, firms and places on the road, and name nothing by themselves."""
_HEAD = regex(r"(?:[一-龠々]+|[ァ-ヺー・]+)$")
_KANA_HEAD = regex(r"(?<![ァ-ヺー・A-Za-z0-9])[ァ-ヺー]{2,}$")
_CODE = regex(r"[A-Z]{1,3}\d{1,4}[A-Za-z]{0,2}|\d{1,3}[A-Z]{1,2}")
"""What tells a model from others of its make: S2, GR86, X100."""
_WORK = regex(
    r"(?:映画|小説|長編|短編集?|アニメ|ドラマ|漫画|絵本|戯曲|舞台|歌劇|オペラ|ミュージカル|バレエ|楽曲|新曲|曲|歌|主題歌|アルバム|番組|企画展|特別展|展覧会|個展|写真集|詩集|歌集|句集|連載"
    r"|アプリ|ゲーム|衛星|探査機|列車|特急|寝台|客船|フェリー|新酒|銘柄|品種|新型車|作品|劇|著書|事典|雑誌|月刊誌|週刊誌)$"
)
"""What stands before the title of a work or the name of a thing, whatever words it is made of: 映画「岬の灯」."""
_BEFORE_WORK = 4
_SHORTEST_EVENT = 4
"""Characters of 花火大会, which names none."""
_QUESTION = regex(r"[QA]\.?\d+")
_NO_NAME = regex(r"(?:[kcm]?m|in|ft)[23]|x-\d{1,2}|(?:[Cc][Cc]|I*CC)[- ][Bb][Yy].*|[A-Za-z]*&(?:amp|lt|gt|quot)")
"""Squares and cubes, scores (1x-0), licences and what is left of a page's code."""
_DIGITS = regex(r"\d+")
_SCRIPTS = tuple(map(re.compile, ("[一-龠々]", "[ァ-ヺー]", "[A-Za-z0-9]")))
_KATAKANA = regex("[ァ-ヺー]")
_TWICE = regex(r"(?P<name>[A-Z][A-Za-z]{2,})[A-Za-z0-9.\-]*?(?<=[a-z0-9])(?=(?P=name))")


_FIRM = r"(?:株式会社|有限会社|合同会社|㈱|(?:一般|公益)?(?:社団|財団)法人|(?:医療|学校|社会福祉|NPO|特定非営利活動)法人)"
_BODY = r"(?:国立研究開発|独立行政|国立大学|公立大学|地方独立行政)法人[ 　]?[一-龠々ァ-ヺーA-Za-z]{2,20}"
_KANA_FIRM = regex(
    rf"{_BODY}|{_FIRM}[ 　]?[ァ-ヺー][ァ-ヺー・]+[一-龠々]*|(?<![一-龠々A-Za-zァ-ヺー])[ァ-ヺー][ァ-ヺー・]+[一-龠々]*{_FIRM}"
)


class Written(NamedTuple):
    """A name in a sentence, by its place in the sentence."""

    start: int
    end: int
    text: str
    type: str
    """organization | product | other."""


def _latin(text: str) -> Iterator[tuple[int, int]]:
    """Runs of Latin words; what lost the space or column between two names of one maker, DeepSeek-V3DeepSeek-R1, is two."""
    for match in _LATIN.finditer(text):
        low, high = match.span()
        while twice := _TWICE.match(text, low, high):
            yield low, twice.end()
            low = twice.end()
        yield low, high


def latin_names(text: str, acronyms: AbstractSet[str], kinds: tuple[str, ...] = ()) -> Iterator[Written]:
    """The names in Latin letters of a sentence.

    Args:
        text: the sentence.
        acronyms: common nouns in Latin letters, such as AI.
        kinds: loan words that a code only numbers: プランB, チップH800.
    """
    if not _LETTER.search(text):
        return
    for begin, end in _latin(text):
        low, high = begin, end
        low, high = _without(acronyms, text, low, high)
        if (made := _make(text, low, high, kinds)) >= 0:
            yield Written(made, high, text[made:high], "product")
            continue
        if text[low:high] in _TAILS and (head := _HEAD.search(text, 0, low)):
            low = head.start()  # 南洋FC: the letters alone name half of all clubs
        name = text[low:high].strip() if high > low else ""
        if not name or name in _TAILS or _names_nothing(name, text[low - 1 : low]):
            continue
        kind = "organization" if text[high : high + 1] == "社" or name.endswith(("Inc.", "Ltd.", "Corp.")) else "other"
        if _DIGITS.search(name):
            kind = "product"
        yield Written(low, low + len(name), name, kind)


def _without(acronyms: AbstractSet[str], text: str, low: int, high: int) -> tuple[int, int]:
    """A run of Latin words without the common nouns before and behind it; empty where nothing is left."""
    words = text[low:high].split()
    while words and words[-1] in acronyms:
        high = max(high - len(words.pop()) - 1, low)
    while words and words[0] in acronyms and not (len(words) > 1 and _DIGITS.search(words[1])):
        low += len(words.pop(0)) + 1
    return (low, high) if words else (low, low)


def _names_nothing(name: str, before: str) -> bool:
    """Whether letters are a plain word, a handle or a zone: UTC+9, Q7, km2, CC-BY-SA."""
    if (name.isalpha() and name.islower()) or len(name) == 1 or "_" in name or "/" in name or before in ("@", "#", "_", "`"):
        return True
    zone = name.startswith(("UTC", "GMT")) and not name[3:].strip("+-−±:0123456789")
    return zone or _QUESTION.fullmatch(name) is not None or _NO_NAME.fullmatch(name) is not None


def _make(text: str, low: int, high: int, kinds: tuple[str, ...]) -> int:
    """Where the make in katakana begins to which a code belongs: アオサギS2; -1 where none stands before it."""
    head = _KANA_HEAD.search(text, 0, low) if kinds and _CODE.fullmatch(text, low, high) else None
    return -1 if head is None or text.endswith(kinds, 0, low) else head.start()


def firm_names(text: str) -> Iterator[Written]:
    """Firms with a legal form whose names are katakana, which the dictionary may cut anywhere: 株式会社ツドイ."""
    if "法人" in text or "会社" in text or "㈱" in text:
        for match in _KANA_FIRM.finditer(text):
            yield Written(*match.span(), match.group(), "organization")


def listed_names(text: str, listed: re.Pattern[str]) -> Iterator[Written]:
    """Well-known names, but アップル not of アップルパイ."""
    for match in listed.finditer(text):
        low, high = match.span()
        inside = _KATAKANA.match(text, low) and low and _KATAKANA.match(text, low - 1)
        if not inside and not (_KATAKANA.match(text, high - 1) and _KATAKANA.match(text, high)):
            yield Written(low, high, match.group(), "other")


def declared_names(text: str, declared: Sequence[str]) -> Iterator[Written]:
    """The names that a document declares itself, where they stand alone: 青葉 of 以下「青葉」, but not of 青葉区."""
    names = [name for name in declared if name in text]
    high = 0
    while names:
        # the first that stands there, of those that begin together the longest
        found = [(low, -len(name)) for name in names if (low := text.find(name, high)) >= 0]
        if not found:
            return
        low, size = min(found)
        high = low - size
        if not (_same_script(text[low - 1 : low], text[low]) or _same_script(text[high - 1], text[high : high + 1])):
            yield Written(low, high, text[low:high], "other")


def _same_script(before: str, after: str) -> bool:
    """Whether two neighbours may be of one word: both kanji, both katakana, both Latin."""
    return any(before and after and pattern.fullmatch(before) and pattern.fullmatch(after) for pattern in _SCRIPTS)


def quoted_names(
    text: str, acronyms: AbstractSet[str], kinds: tuple[str, ...] = (), events: tuple[str, ...] = ()
) -> Iterator[Written]:
    """The names between quotation marks of a sentence; a quoted word is none.

    Args:
        text: the sentence.
        acronyms: common nouns in Latin letters, such as AI.
        kinds: nouns behind which quotation marks hold a name, whatever it is written in: 新商品「むぎはじけ」.
        events: what the names of events end in: 「白浜ふれあいまつり」.
    """
    if not _QUOTE.search(text):
        return
    for match in _QUOTED.finditer(text):
        name = match.group(1).strip()
        if not name or name in acronyms:
            continue
        after = text[match.end() : match.end() + 3]
        named = after.startswith(("という", "と呼", "と名", "(", "（"))
        work = _WORK.search(text, max(0, match.start() - _BEFORE_WORK), match.start()) is not None
        nameish = bool(re.fullmatch(r"[A-Za-z0-9ァ-ヺー一-龠々・\- 　.&+'()（）]+", name))
        kind = text.endswith(kinds, 0, match.start()) if kinds else False
        if kind and len(name) <= _LONGEST_QUOTED and not _CLAUSE.search(name):
            yield Written(match.start(1), match.end(1), name, "other")
        elif work or (name.endswith(events) and len(name) > _SHORTEST_EVENT and not _CLAUSE.search(name)):
            yield Written(match.start(1), match.end(1), match.group(1), "other")
        elif nameish and (named or _DIGITS.search(name) or re.search(r"[A-Za-zァ-ヺ]", name)):
            bare = re.split(r"[(（]", name)[0].strip() or name
            low = match.start(1) + match.group(1).index(bare)
            yield Written(low, low + len(bare), bare, "other")
