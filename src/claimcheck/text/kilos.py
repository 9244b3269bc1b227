"""What キロ is short for, as the words around it say: kilometres, kilograms, or kilometres an hour."""

from claimcheck.model.pattern import regex
from claimcheck.text.alternation import any_of
from claimcheck.text.lexicon import Lexicon

KILOGRAM, KILOMETRE, KILOMETRES_AN_HOUR = "キログラム", "km", "km/h"
_FAR, _NEAR, _AFTER = 25, 60, 12
"""Characters before a figure in which one word says that it is a mass, in which another figure does, and behind it."""
_SPEED = regex(
    r"(?:速度|時速|車速|球速|風速|スピード|速球|直球|ストレート|変化球|スライダー|カーブ)"
    r"(?:[はがをものでに:：、 　|]|約|およそ|最大|最高|平均|時速|上限)*$"
)
"""Right before a figure of speed: 制限速度は70キロ, but 速度を落として3キロ走った."""
_OF_SPEED = regex(r"(?:の?速度)?(?:規制|制限|オーバー|超過|台の(?:速球|直球|球))")
_AS_MASS = regex(r"級|入り|詰め|袋|釜|の体(?!験|育|操|制)|の巨[体漢]|減量|増量")
"""Right behind a mass: 15キロ釜, 185キロの体."""
_PRICED = regex(r"(?:当たり|につき|で)?約?[\d,]+万?[\d,]*円")
_TRAVELLED = regex(r"初乗|運賃|距離|走行|乗車|乗っ|タクシー|道路|高速|送料|配送|加算|ガソリン|交通費")
"""A price behind it tells of a mass, 5キロ2,180円, but for a ride: 初乗り1.0キロ580円."""
_AS_LENGTH = regex(
    r"(?:余り|ほど|以上|以内|弱|強|近く)?"
    r"(?:[をもの]?(?:飛[ばびぶべん]|走[らりるれっ行破]|歩[いかきくけ]|泳[いがぎぐげ]|離[れ]|進[まみむめん]|移動|往復|続[いくか]|流[さされ])"
    r"|先|地点|圏|四方|沖|区間|コース|にわた|マラソン|の距離|[東西南北]|離れ|通行|渋滞|の列|手前|余りの区間)"
)
"""Right behind a length: 12キロ飛べる, 40キロ先."""
_TALL = regex(r"(?<!\d)(?:1\d\d|2[0-5]\d)(?:\.\d)?(?:センチ(?:メートル)?|cm)[、,・/ ]{0,2}$")
"""What stands before the weight of somebody: 184センチ、152キロ."""
_PIECE = regex(
    r"[\d一二三四五六七八九十百]+(?:個|頭|匹|尾|袋|俵|箱|羽|枚|台|玉|束|缶|株|体|点|丁|パック)(?:つき|当たり|あたり)?"
    r"(?:で|が|は|、)?(?:約|およそ|平均)?$"
)
"""Right before what a piece weighs: 1個5キロの石."""


class Kilos:
    """Reads the キロ of a text."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._mass = any_of(lexicon.words.get("mass_context", ()))

    def of(self, text: str, start: int, end: int) -> str:
        """The unit that キロ stands for.

        Args:
            text: the text.
            start: where the figure begins.
            end: where キロ ends.
        """
        sentence = max(text.rfind("。", 0, start), text.rfind("\n", 0, start), 0)
        if _SPEED.search(text, max(sentence, start - _AFTER), start) or _OF_SPEED.match(text, end):
            return KILOMETRES_AN_HOUR
        if _AS_LENGTH.match(text, end):
            return KILOMETRE
        priced = _PRICED.match(text, end) and not _TRAVELLED.search(text, sentence, start)
        before = any(pattern.search(text, max(sentence, start - _AFTER), start) for pattern in (_TALL, _PIECE))
        beside = priced or before or _AS_MASS.match(text, end)
        if beside or self._mass.search(text, max(0, start - _FAR), end + _AFTER):
            return KILOGRAM
        told = self._mass.search(text, max(sentence, start - _NEAR), start)
        # 収量は562キロで、北部は571キロ: what the figure before measures
        return KILOGRAM if told and "キロ" in text[told.end() : start] else KILOMETRE
