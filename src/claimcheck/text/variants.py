"""Characters of names that are written in more than one form: 渡辺, 渡邊, 渡邉."""

_GROUPS = (
    *("斉斎齊齋", "辺邊邉", "沢澤", "浜濱", "高髙", "崎﨑嵜碕", "島嶋嶌", "広廣", "国國", "桜櫻", "恵惠", "竜龍"),
    *("滝瀧", "柳栁", "吉𠮷", "徳德"),
    *("静靜", "真眞", "栄榮", "学學", "実實", "寿壽", "条條", "輌両", "亜亞", "万萬", "与與"),
    *("会會", "円圓", "塩鹽", "関關", "舘館", "渕淵"),
)
_PLAIN = str.maketrans({char: group[0] for group in _GROUPS for char in group[1:]})


def plain(name: str) -> str:
    """A name with every character in its commonest form."""
    return name.translate(_PLAIN)
