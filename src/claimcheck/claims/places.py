"""How large a place is: a hall and the town it stands in are no contradiction."""

import re

_PREFECTURE = re.compile(r".{2,3}[都道府県]")
_ABROAD = re.compile(r".+国|[ァ-ヺー・]+|日本|台湾|香港")
"""Countries, and the cities abroad."""
_MUNICIPALITY = re.compile(r".+[市区町村郡]|[一-龠]{1,3}")
_HOUSE = re.compile(r"[寺社宮院館園校堂蔵局署店家]$|工場$")
_SHARED = re.compile(
    r"東京|京都|大阪|青森|秋田|山形|福島|千葉|新潟|富山|福井|長野|岐阜|静岡|奈良|和歌山|鳥取|岡山|広島|山口|徳島|高知|福岡|佐賀|長崎|熊本|大分|宮崎|鹿児島"
)
"""Names of a prefecture and of a city in it."""


def grain(place: str) -> str:
    """abroad, prefecture, municipality, facility; "" where a name stands for a prefecture and its capital."""
    if _SHARED.fullmatch(place):
        return ""
    if _ABROAD.fullmatch(place):
        return "abroad"
    if _PREFECTURE.fullmatch(place):
        return "prefecture"
    if _HOUSE.search(place):
        return "facility"
    return "municipality" if _MUNICIPALITY.fullmatch(place) else "facility"
