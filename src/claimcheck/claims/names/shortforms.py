"""What a text calls a firm for short where it names it in full, too: 葵野コイル of 葵野コイル工業."""

from collections.abc import Iterator

from claimcheck.model.pattern import regex
from claimcheck.text.view import View

_TRADES = (
    "工業|産業|製作所|製造|電機|電気|電子|電装|精機|精工|精密|重工業?|化学|薬品|製薬|商事|商会|商店|食品|水産|酒造|醸造|製菓|建設|組|不動産|銀行|証券|半導体|鉄工|鉄道|運輸|交通|観光|物流|印刷|製紙|紡績|繊維|"
    "ガラス|セラミックス?|ホールディングス|システムズ?|テクノロジーズ?|テクノス|コーポレーション|グループ|フーズ|ファーマ|エナジー|ソリューションズ|セミコンダクター|マテリアルズ?|エレクトロニクス"
)
_WORD = "[一-龠々ァ-ヺー]"
_FULL = regex(
    rf"(?:株式会社|有限会社|合同会社|㈱)(?P<after>{_WORD}{{4,16}})|(?P<before>{_WORD}{{4,16}}?)(?:株式会社|有限会社|合同会社|㈱)"
    rf"|(?P<plain>{_WORD}{{3,12}}?(?:{_TRADES}))(?!{_WORD})"
)
_ALONE = regex(r"社?(?:[はがのもをにと、（(]|で(?!す))")
_SHORTEST = 3
_KANJI, _KANA = regex(r"[一-龠々]"), regex(r"[ァ-ヺー]")


def short_forms(view: View) -> dict[str, str]:
    """The short forms of the firms that a text names in full, each with the full name.

    A short form is the beginning of the full name, ends where a word of it ends, and stands alone somewhere in the text.
    """
    found: dict[str, str] = {}
    for full in {name for match in _FULL.finditer(view.text) for name in match.groups() if name}:
        for size in range(len(full) - 1, _SHORTEST - 1, -1):
            short = full[:size]
            if short not in found and any(_is_name(view, at, short) for at in _alone(view.text, short)):
                found[short] = full
    return found


def _alone(text: str, short: str) -> Iterator[int]:
    """Where a word stands before a particle, with no word of its script before it."""
    at = text.find(short)
    while at >= 0:
        end = at + len(short)
        joined = at and any(script.match(short) and script.match(text, at - 1) for script in (_KANJI, _KANA))
        if not joined and _ALONE.match(text, end) is not None:
            yield at
        at = text.find(short, end)


def _is_name(view: View, at: int, short: str) -> bool:
    """Whether a word in a text is more than a town or a common noun, by its morphemes."""
    sent = view.sentence_at(at)
    if sent < 0:
        return False
    tokens = view.tokens(sent)
    end = at + len(short)
    words = [word for word, low, high in zip(tokens.words, tokens.starts, tokens.ends, strict=True) if low >= at and high <= end]
    if not words or sum(word.size for word in words) != len(short) or all(word.pos3 == "地名" for word in words):
        return False
    named = len(words) > 1 and any(word.proper or word.unknown for word in words)
    return named or words[0].unknown or _mixed(short)


def _mixed(short: str) -> bool:
    """Whether a word is half kanji and half katakana, as the names of firms are: 葵野コイル."""
    return _KANJI.match(short) is not None and _KANA.match(short[-1:]) is not None
