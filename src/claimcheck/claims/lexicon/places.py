"""How large a place is, and which places may lie in each other: a hall and the town it stands in are no contradiction."""


from claimcheck.model.pattern import regex

_PREFECTURE = regex(r".{2,3}[都道府県]")
_ABROAD = regex(r".+国|[ァ-ヺー・]+|日本|台湾|香港")
"""Countries, and the cities abroad."""
_MUNICIPALITY = regex(r".+[市区町村郡]|[一-龠]{1,3}")
_HOUSE = regex(r"[寺社宮院館園校堂蔵局署店家]$|工場$")
_SHARED = regex(
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


PLACE = regex(r"[一-龠ァ-ヺ](?:[都道府県市区町村郡]|[山岳島湖沼川滝岬峠湾]|山荘|小屋|ダム|灯台|坑|高原|半島|温泉)$")
"""What ends the name of a place that is hardly another one's."""
ADMINISTRATIVE = regex(r"(?:[都道府県市区町村郡州]|北海道)$")
"""What ends the name of an administrative place."""
_ADDRESS = regex(
    r"(?:米国?|アメリカ|日本)?(?P<prefecture>北海道|東京都|大阪府|京都府|[一-龠]{2,3}県|[ァ-ヺー]{2,10}州)?"
    r"(?P<municipality>(?:[一-龠ぁ-んァ-ヺヶ]{1,5}郡)?[一-龠ぁ-んァ-ヺヶ]{1,6}?[市町村](?!場|民|役|営|立|道)|[一-龠]{1,4}区)?"
    r"(?P<rest>.*)"
)
_ABOUT = regex(r"(?:付近|周辺|沖合|海上|海域|入り?口|出口|上空|手前)+$")
_FEATURE = regex(
    r"(?:丁目|トンネル|交差点|礁|岬|沖|湾|海峡|灘|川|山|峠|島|橋|橋梁|インターチェンジ|IC|号|線|道|駅|港|砂漠|高原|地区)$"
)
"""Features of a landscape or a road: two of one kind are two places."""


def may_contain(one: str, other: str) -> bool:
    """Whether of two places one may lie in the other: 鳴門市 in 徳島県, but not 高松市 in 徳島県高松町."""
    first, second = _ADDRESS.fullmatch(one), _ADDRESS.fullmatch(other)
    shared = 0
    for level in ("prefecture", "municipality"):
        here, there = (found.group(level) if found is not None else None for found in (first, second))
        if here and there:
            if not (here.endswith(there) or there.endswith(here)):
                return False
            shared += 1
    if shared and first is not None and second is not None:
        return not (first.group("rest") and second.group("rest")) or may_contain(first.group("rest"), second.group("rest"))
    ends = [_FEATURE.search(_ABOUT.sub("", text)) for text in (one, other)]
    features = [found.group() if found is not None else "" for found in ends]
    if any(features):
        return features[0] != features[1]  # a bridge on a road; but two bridges are two places
    return grain(one) != grain(other)
