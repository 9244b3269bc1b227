"""Rows of names with their number: 若葉社、青葉社、白浜社の4社.

Note [Rows of names]. Where a row begins is not written: 昨年、県と若葉市、青葉市の3者. So only what is plainly of one kind is
counted: things in quotes, countries, or words that all end in what is counted (社, 市, さん); behind another word with a comma it
is no whole row. And only a row that is one off counts: 東京、大阪の10店 are shops in two towns.
"""

import re
from functools import cache

from claimcheck.model.pattern import regex
from claimcheck.model.span import Span

_PEOPLE = r"さん|氏|選手|議員|教授|容疑者|被告|[君様]"
_TOWNS = r"[市区町村]"
_KINDS = {
    **dict.fromkeys(("人", "名"), _PEOPLE),
    **dict.fromkeys(("市", "町", "村", "区", "市町", "町村", "市町村", "市区", "市区町村"), _TOWNS),
    **dict.fromkeys(("県", "都県", "府県", "都府県", "都道府県", "道県"), r"[都道府県]"),
    "社": r"社|銀行|工業|電機|建設|製作所|商事|ホールディングス",
    "校": r"小|中|校|高",
    "大学": r"大学|大",
    "駅": r"駅",
    "園": r"園",
    "館": r"館",
    "病院": r"病院",
    "地区": r"地区",
    "路線": r"線",
}
_THINGS = (
    *("種類", "種", "作品", "作", "商品", "つ", "曲", "部門", "コース", "語", "項目", "点", "か所", "カ所", "案", "団体"),
    "チーム",
)
_COUNTRY = (
    r"日本|米国|アメリカ|英国|イギリス|フランス|ドイツ|イタリア|カナダ|中国|韓国"
    r"|北朝鮮|ロシア|インド(?!ネ)|タイ(?!ワ)|ベトナム|インドネシア"
    r"|フィリピン|マレーシア|シンガポール|ミャンマー|豪州|オーストラリア|ニュージーランド|ブラジル|メキシコ|アルゼンチン|チリ|ペルー|スペイン"
    r"|ポルトガル|オランダ|ベルギー|スイス|スウェーデン|ノルウェー|フィンランド|デンマーク|ポーランド|ウクライナ|トルコ|イスラエル|イラン|イラク"
    r"|サウジアラビア|エジプト|ケニア|南アフリカ"
)
_NUMBERED = regex(
    r"(?<=の)(?:計|合わせて|あわせて)?[0-9０-９二三四五六七八九十]{1,2}"
    rf"({'|'.join(sorted((*_KINDS, *_THINGS), key=len, reverse=True))}|[かカヵヶケ]国)(?![一-龠々ァ-ヺー外以連])"
)
_WORD = r"[一-龠々ァ-ヺーA-Za-zＡ-Ｚａ-ｚ0-9の]{1,14}"
_LINK = r"(?:[、,・]|と|や|および|及び)"
_BRACKET = r"(?:[（(][^（）()]{1,20}[)）])?"
# 若葉社、と another name before the first item: the row is longer than what is plainly of its kind
# 本部、特別養護老人ホーム「若葉苑」: a thing without quotes before it
_BEHIND = regex(r"(?:[^ぁ-ん年月日時、。\s][、,]|[・とや]|および|及び|[、,・][一-龠々ァ-ヺー]{2,16}|[、,・][^、。]{1,12}の)$")
_MORE = regex(r"など|含|除|ほか|夫妻|夫婦|親子|兄弟|姉妹|家族|両[一-龠]|各[一-龠]")
_FEWEST = 2


def row_before(text: str, sentence: Span, number: Span, stated: int) -> tuple[Span, ...]:
    """The names that a number counts, where they are one too many or too few; see Note [Rows of names].

    Args:
        text: the document.
        sentence: where the number stands.
        number: the number with its counter.
        stated: what it says.
    """
    end = text.rfind("の", max(sentence.start, number.start - 4), number.start)
    match = _NUMBERED.match(text, end + 1) if end > 0 else None
    if match is None:
        return ()
    row, item = _patterns(match[1])
    names = next((each for each in row.finditer(text, sentence.start, end + 1) if each.end() == end), None)
    if names is None or _BEHIND.search(text[sentence.start : names.start()]) or _MORE.search(names[0]):
        return ()
    items = tuple(Span(*each.span()) for each in item.finditer(text, names.start(), end + 1))
    return items if len(items) >= _FEWEST and abs(len(items) - stated) == 1 else ()


@cache
def _patterns(counter: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A row of what is counted, and one of its items."""
    if counter in _THINGS:
        item = r"「[^「」]{1,30}」"
        return re.compile(rf"{item}(?:{_LINK}?{item})+(?=の)"), re.compile(item)
    named = rf"{_WORD}?(?:{_KINDS.get(counter, '')}){_BRACKET}(?={_LINK}|の|$)"
    item = named if counter in _KINDS else rf"(?:{_COUNTRY})"
    return re.compile(rf"{item}(?:{_LINK}{item})+(?=の)"), re.compile(item)
