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
_BARE_COUNTERS = (
    *("氏", "者", "社", "行", "校", "党", "派", "つ", "都市", "都県", "府県", "県", "市", "町", "村", "区", "市町", "町村"),
    *("市町村", "教科", "科目", "色", "種", "種類", "品", "品目", "地域", "団体", "部会", "部門", "分野", "職種", "本柱", "項目"),
    *("要素", "工程", "言語", "か国語", "カ国語", "競技", "種目", "作物", "魚種", "銘柄", "球団", "大学", "議員", "選手", "社長"),
)
_BARE_NUMBERED = regex(
    r"(?:計|合わせて|あわせて|全)?[0-9０-９二三四五六七八九十]{1,2}"
    rf"(?:{'|'.join(sorted(_BARE_COUNTERS, key=len, reverse=True))}|[かカヵヶケ]国)(?![一-龠々ァ-ヺー外以連目])"
)
_BARE_ITEM = r"[一-龠々ァ-ヺーA-Za-zＡ-Ｚａ-ｚ]{1,12}"
# 幹事は、ミナト、サクラ、ヒカリ and the sentence: nothing before the first name can belong to the row
_BARE_ROW = regex(
    rf"(?:^|(?P<edge>[はがをにで：:]、?|(?:では|として|には)、?"
    rf"|。))(?P<row>{_BARE_ITEM}(?:(?P<link>[、・]){_BARE_ITEM})(?:(?P=link){_BARE_ITEM})*"
    rf"(?:(?:と|および|及び|、そして|、それに|、){_BARE_ITEM})?)の$"
)
_NO_NAME = regex(
    r"昨年|今年|去年|来年|一昨年|今回|前回|次回|当日|同日|現在|最近|近年|今後|当時|一方|以上|以下|合計|全国|国内|海外|県内"
    r"|市内|町内|村内|都内|道内|府内"
    r"|今[季期月週]|昨[季秋春夏冬]|来[季期月週]|先[月週]|毎[年月週日]|その後|各[一-龠]|両[一-龠]|[前後]者|同[一-龠]"
    r"|(?:年|月|日|時|分|円|回|人|後|前|中|間|際|的|約|計|別|毎)$"
)
_LONGEST_ROW = 90
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
        return _bare_row(text, sentence, end, stated)
    row, item = _patterns(match[1])
    names = next((each for each in row.finditer(text, sentence.start, end + 1) if each.end() == end), None)
    if names is None and match[1] not in ("人", "名"):
        return _bare_row(text, sentence, end, stated)
    if names is None or _BEHIND.search(text[sentence.start : names.start()]) or _MORE.search(names[0]):
        return ()
    items = tuple(Span(*each.span()) for each in item.finditer(text, names.start(), end + 1))
    return items if len(items) >= _FEWEST and abs(len(items) - stated) == 1 else ()


def _bare_row(text: str, sentence: Span, end: int, stated: int) -> tuple[Span, ...]:
    """The bare nouns that a number counts, 東京、大阪、福岡の4都市, from the edge of their phrase on.

    At the head of a sentence the first may be something else (当初、東京、大阪の2都市), so that one too many tells nothing there.
    """
    if end < 0 or _BARE_NUMBERED.match(text, end + 1) is None:
        return ()
    low = max(sentence.start, end - _LONGEST_ROW)
    found = _BARE_ROW.search(text[low : end + 1])
    if found is None or _MORE.search(found["row"]) or (not found["edge"] and low > sentence.start):
        return ()
    first = low + found.start("row")
    items = tuple(Span(first + at.start(), first + at.end()) for at in _ITEM.finditer(found["row"]))
    names = [text[item.start : item.end] for item in items]
    apart = len(items) - stated
    told = apart == -1 or (apart == 1 and found["edge"] and found["edge"] != "。")
    distinct = len(set(names)) == len(names) and not any(_NO_NAME.search(name) for name in names)
    return items if told and distinct and len(items) >= (min(stated, _FEWEST)) else ()


_ITEM = regex(_BARE_ITEM)


@cache
def _patterns(counter: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A row of what is counted, and one of its items."""
    if counter in _THINGS:
        item = r"「[^「」]{1,30}」"
        return re.compile(rf"{item}(?:{_LINK}?{item})+(?=の)"), re.compile(item)
    named = rf"{_WORD}?(?:{_KINDS.get(counter, '')}){_BRACKET}(?={_LINK}|の|$)"
    item = named if counter in _KINDS else rf"(?:{_COUNTRY})"
    return re.compile(rf"{item}(?:{_LINK}{item})+(?=の)"), re.compile(item)
