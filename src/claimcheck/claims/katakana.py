"""Names in katakana, which the dictionary cuts anywhere, made whole: ツ|ドイ予約, マーク・|ザッカーバーグ, ハルデン|・マイクロ."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from claimcheck.model.span import Span

if TYPE_CHECKING:
    from claimcheck.claims.names import Name

_CHAR = re.compile(r"[ァ-ヺー]")
_ALL = re.compile(r"[ァ-ヺー・＝]+")
_TITLED = (
    r"名誉|教授|准教|助教|博士|監督|選手|主将|投手|社長|会長|副社|最高|専務|首相|大統|外相|議員|議長|大使|医師|記者|氏|様|容疑|被告"
    r"|研究員|代表|船長|機長|元帥|将軍|大臣|長官|国王|女王|夫妻|夫人|先生"
)
_TIED = re.compile(rf"[・＝][ァ-ヺー]{{2,}}(?:(?={_TITLED})|(?![ァ-ヺー一-龠々]))")
_DOTS = ("・", "＝")


def cut_in_kana(name: str) -> bool:
    """Whether a name begins or ends in katakana, so that the word it is of may go on."""
    return "ァ" <= name[0] <= "ー" or "ァ" <= name[-1] <= "ー"


def whole_names(names: Iterable["Name"], key: Callable[[str], str], text: str, start: int) -> Iterator["Name"]:
    """The names of a sentence, those in katakana from their first character to their last.

    Args:
        names: the names, by position.
        key: what a name folds to.
        text: the sentence.
        start: where it begins in its document.
    """
    held: Name | None = None
    for found in names:
        name = _from_first(found, key, text, start)
        if held is None:
            held = name
        elif text[held.span.end - start : name.span.start - start] in _DOTS and _are_one(held, name):
            held = _up_to(held, name.span.end, key, text, start)._replace(type="person")
        else:
            yield _with_common(held, name.span.start, key, text, start)
            held = name
    if held is not None:
        yield _with_common(held, start + len(text), key, text, start)


def _from_first(name: "Name", key: Callable[[str], str], text: str, start: int) -> "Name":
    """A name that begins inside a katakana word with the beginning of that word."""
    low = name.span.start - start
    if not low or not _CHAR.match(text, low - 1) or not _CHAR.match(text, low):
        return name
    while low and _CHAR.match(text, low - 1):
        low -= 1
    whole = text[low : name.span.end - start]
    return name._replace(span=Span(start + low, name.span.end), text=whole, key=key(whole), type="other")


def _are_one(first: "Name", second: "Name") -> bool:
    """Whether two names with a dot between are one person's; トヨタ・ホンダ are two."""
    types = (first.type, second.type)
    return "person" in types and "place" not in types and all(_ALL.fullmatch(name.text) for name in (first, second))


def _with_common(name: "Name", limit: int, key: Callable[[str], str], text: str, start: int) -> "Name":
    """A name with the words that a dot ties to it and that are nobody's name before `limit`."""
    at = name.span.end - start
    if text[at : at + 1] not in _DOTS or name.type == "place" or not _ALL.fullmatch(name.text):
        return name
    more = _TIED.match(text, at)
    return name if more is None or start + more.end() > limit else _up_to(name, start + more.end(), key, text, start)


def _up_to(name: "Name", end: int, key: Callable[[str], str], text: str, start: int) -> "Name":
    whole = text[name.span.start - start : end - start]
    return name._replace(span=Span(name.span.start, end), text=whole, key=key(whole))
