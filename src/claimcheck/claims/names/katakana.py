"""Names in katakana, which the dictionary cuts anywhere, made whole: ツ|ドイ予約, マーク・|ザッカーバーグ, ハルデン|・マイクロ."""

from bisect import bisect_left
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from claimcheck.model.pattern import regex
from claimcheck.model.span import Span
from claimcheck.text.tokens import Tokens

if TYPE_CHECKING:
    from claimcheck.claims.names.names import Name

_CHAR = regex(r"[ァ-ヺー]")
_ALL = regex(r"[ァ-ヺー・＝]+")
_TITLED = (
    r"名誉|教授|准教|助教|博士|監督|選手|主将|投手|社長|会長|副社|最高|専務|首相|大統|外相|議員|議長|大使|医師|記者|氏|様|容疑|被告"
    r"|研究員|代表|船長|機長|元帥|将軍|大臣|長官|国王|女王|夫妻|夫人|先生"
)
_TIED = regex(rf"[・＝][ァ-ヺー]{{2,}}(?:(?={_TITLED})|(?![ァ-ヺー一-龠々]))")
_TITLES = regex(_TITLED)
_DOTTED = regex(r"[ァ-ヺー]+(?:[・＝][ァ-ヺー]+)+")
_DOT = regex("[・＝]")
_PARTICLES = frozenset(
    [
        "アル",
        "エル",
        "イブン",
        "ビン",
        "ファン",
        "フォン",
        "ダ",
        "デ",
        "デル",
        "ディ",
        "ド",
        "ドス",
        "ドゥ",
        "ラ",
        "ル",
        "サン",
        "オブ",
        "ザ",
    ]
)
"""Words inside the names of persons and places: ヴァスコ・ダ・ガマ."""
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


def dotted_names(
    names: Sequence["Name"],
    key: Callable[[str], str],
    text: str,
    start: int,
    tokens: Tokens,
    known: Container[str],
    firms: tuple[str, ...] = (),
) -> list["Name"]:
    """The names of a sentence, those whole that a dot parts: アントニ・ファン・レーウェンフック, エッジワース・カイパーベルト.

    Args:
        names: the names, by position.
        key: what a name folds to.
        text: the sentence.
        start: where it begins in its document.
        tokens: its morphemes.
        known: names that stand in lists beside each other.
        firms: what firms of several words end in: ソニー・コンピュータエンタテインメント.
    """
    found = list(names)
    for match in _DOTTED.finditer(text):
        span = Span(start + match.start(), start + match.end())
        touching = [at for at, name in enumerate(found) if name.span.start < span.end and span.start < name.span.end]
        if not touching or (found[touching[0]].span.start <= span.start and span.end <= found[touching[0]].span.end):
            continue
        pieces = _DOT.split(match.group())
        kinds = _kinds_of(pieces, span, tokens)
        firm = bool(firms) and match.group().endswith(firms)
        if not (firm or _is_one(pieces, kinds, known)):
            continue
        first, last = found[touching[0]], found[touching[-1]]
        whole = Span(min(first.span.start, span.start), max(last.span.end, span.end))
        name = text[whole.start - start : whole.end - start]
        personal = "person" in kinds or _TITLES.match(text, match.end()) is not None
        kind = last.type if last.span.end > span.end else "person" if personal else "organization" if firm else "other"
        found[touching[0] : touching[-1] + 1] = [first._replace(span=whole, text=name, key=key(name), type=kind)]
    return found


def _kinds_of(pieces: Sequence[str], span: Span, tokens: Tokens) -> list[str]:
    """What the dictionary says of the pieces between the dots: person, place, name, noun, or "" for what it does not know whole."""
    found, at = [], span.start
    for piece in pieces:
        first = bisect_left(tokens.starts, at)
        word = tokens.words[first] if first < len(tokens.words) and tokens.starts[first] == at else None
        if word is None or word.surface != piece or word.unknown:
            found.append("")
        elif word.pos3 == "人名":
            found.append("person")
        elif word.pos3 == "地名":
            found.append("place")
        else:
            found.append("name" if word.proper else "noun")
        at += len(piece) + 1
    return found


def _is_one(pieces: Sequence[str], kinds: Sequence[str], known: Container[str]) -> bool:
    """Whether pieces with dots between are one name and no list: トヨタ・ホンダ, フランス・ドイツ, カメラ・レンズ."""
    if any(piece in _PARTICLES for piece in pieces[1:-1]):
        return True  # ボイス・オブ・アメリカ
    if any(piece in known for piece in pieces) or all(kind == "noun" for kind in kinds) or kinds.count("place") > 1:
        return False
    if pieces[-1] in _PARTICLES or "person" in kinds:
        return True
    return "noun" not in kinds[:1] and "name" not in kinds and ("" in kinds or "place" in kinds[:1])


def _up_to(name: "Name", end: int, key: Callable[[str], str], text: str, start: int) -> "Name":
    whole = text[name.span.start - start : end - start]
    return name._replace(span=Span(name.span.start, end), text=whole, key=key(whole))
