"""What the headers of tables say of the figures under them: their unit, what they count."""

from claimcheck.model.pattern import regex

_UNITS = (
    "人|名|件|台|個|社|本|枚|回|戸|世帯|校|施設|店|店舗|か所|カ所|箇所|席|室|床|便|隻|機|基|頭|匹|羽|冊|部|点|票|株|口|"
    "歳|代|年|か月|ヶ月|カ月|週|日|時間|分|秒|倍|語|字|文字|ページ|組|両|往復|泊|人日|拍|打席|勝|敗|位|度|坪|画素|"
    "ルーメン|%|％|‰|ポイント|pt|℃|トン|t|kg|g|mg|㎏|km|m|cm|mm|㎞|㎡|m2|m²|平方メートル|平方キロ|ha|ヘクタール|"
    "リットル|L|mL|ml|kL|バレル|kW|MW|GW|kWh|MWh|Wh|W|V|A|VA|Ah|mAh|Hz|kHz|MHz|GHz|Pa|hPa|kPa|MPa|N|Nm|lm|lx|cd|dB|dBm|"
    "rpm|fps|dpi|ppm|mol|cal|kcal|kJ|J|KB|MB|GB|TB|KiB|MiB|GiB|bps|kbps|Mbps|Gbps|ms|ミリ秒"
)
_CURRENCIES = "円|ドル|米ドル|ユーロ|ポンド|元|ウォン|USD|JPY|EUR"
_PER = "年|月|週|日|時間?|分|秒|h|s|人|件|個|台|回|㎡|m2|km|L|kg"
_UNIT = rf"(?:単位[:：\s]*)?(?P<unit>[十百千万億兆]{{0,3}}(?:{_CURRENCIES}|{_UNITS})(?:/(?:{_PER}))?)"
_HEADER_UNIT = regex(rf"[（(\[【［〔]\s*{_UNIT}\s*[）)\]】］〕]\s*$")
_TABLE_UNIT = regex(
    rf"[（(\[【［〔]?\s*(?:[^（()）:：]{{1,24}}[、，,\s])?単位\s*[:：／/]?\s*{_UNIT}(?:[、,・\s][^）)]*)?[）)\]】］〕]?(?:[（(][^()（）]*[)）])?"
)
_BRACKETS = regex(r"[（(\[【［〔][^)）\]】］〕]*[）)\]】］〕]")
_COUNTED = regex(
    r"(?:.*[一-龠ァ-ヶー])?(?P<counter>件|頭|台|戸|棟|校|店舗?|社|世帯|便|羽|席|床|室|冊|品目|施設|団体|事業所|か所|カ所|箇所|路線|隻|両|基)数"
    r"|(?P<people>人数|人員|.*(?:者|員|客|人|児童|生徒|学生)数)"
)
"""What a header says that its bare figures count: 捕獲頭数, 参加者数."""


def table_unit(text: str) -> str | None:
    """The unit that a line such as 「(単位:百万円)」 sets for a whole table."""
    match = _TABLE_UNIT.fullmatch(text.strip())
    return match["unit"] if match else None


def header_unit(text: str) -> str | None:
    """The unit in the brackets that end a header: 百万円 of 「売上高(百万円)」."""
    match = _HEADER_UNIT.search(text)
    return match["unit"] if match else None


def counter_of(text: str) -> str | None:
    """The counter that a header names, its brackets aside: 頭 of 「捕獲頭数」, 人 of 「参加者数(4~10月)」."""
    match = _COUNTED.fullmatch(_BRACKETS.sub("", text).strip())
    return match and (match["counter"] or "人")
