"""Places in an order: 第3回, 2番目, 10位, No.5, 8日目."""

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from claimcheck.model.pattern import regex
from claimcheck.model.values import Ordinal
from claimcheck.text.edges import Edges
from claimcheck.text.lexicon import Lexicon
from claimcheck.text.numerals import Numeral
from claimcheck.text.scan import Found, Scan

_RANK = regex(
    r"[ ]?(番目|位|等(?![級分身々し])|着(?![手用々実工陸席任替衣])|番手|番(?![組号地号台外人犬茶狂手街]))(?!置|相|牌)"
)
_NTH = regex(
    r"[ ]?(人|名|件|個|本|回|度|社|つ|例|作|代|枚|台|校|店|冊|曲|点|球|年|日|週|か月|カ月|か国|カ国|期|区|打席|巡|試合|戦|世紀"
    r"|基|隻|棟|頭|匹|羽|か所|カ所|箇所|店舗|機|両|編成|シーズン|都市|施設|品|階)"
    r"目(?!的|標|線|次|指|立|途|録|玉|安|当|前|の前)"
)
_COUNTER = regex(
    r"[ ]?(回戦|回|条|項|章|節|号|期|代|版|巻|話|位|部|弾|次|世代|週|学年|種|類|級|日"
    r"|度|作|集|編|区|分科会|四半期|戦|局|シーズン|ラウンド|セット|クール|ステージ|フェーズ)?"
)
_NUMBER = regex(r"(?:No\.?|№|Nr\.)[ ]?$")
_CLASS = regex(
    r"[ ]?(級|番線|号車|号室|号機|号店|号線|号|丁目|番地|合目|階|年生(?!まれ)|学年|期生|代目|次|軍|部リーグ)(?![音地])"
)


_GRADE = regex(r"年(?=[)）・、,]|の[一-龠ァ-ヺ]|さん)")
_SCHOOL = regex(
    r"(?:(?<![最拡増縮過巨膨甚至残盛])[高大]|(?<=[(（])[小中]|高校|中学|[小中]学校|大学|高専|短大|大学院)$"
)
_IN_BRACKETS = regex(r"[一-龠ァ-ヺー][小中]$")
"""Before a grade: 三輪千夏（青葉高3年）."""
_LAST_GRADE = 6
_FIRSTS = frozenset("番位等着級号丁合階学期代次軍部 ")
_LONG_FIRSTS = frozenset("人名件個本回度社つ例作枚台校店冊曲点球年日週かカ区打巡試戦世基隻棟頭匹羽箇機両編シ都施品階")
_SCHOOL_LASTS = frozenset("小中高大校学専院")
_LATERS = frozenset("目生")
"""One of these follows where a place in an order begins like a count: 3人目, 3年生."""


class Recognizer:
    """Finds ordinals."""

    name = "ordinal"

    def __init__(self, lexicon: Lexicon) -> None:
        self._edges = Edges(lexicon)

    def find(self, scan: Scan) -> Iterator[Found]:
        """Every place in an order."""
        text = scan.text
        for numeral in scan.numerals:
            if numeral.taken or numeral.upper is not None or numeral.fraction or numeral.signed:
                continue
            before = text[numeral.start - 1 : numeral.start]
            if before == "第":
                found = self._numbered(scan, numeral)
            elif before in (".", " ", "o", "№") and (
                label := _NUMBER.search(text, max(0, numeral.start - 5), numeral.start)
            ):
                found = _found(label.start(), numeral.end, numeral, "")
            elif numeral.glued:
                continue
            elif text.startswith("年", numeral.end) and before in _SCHOOL_LASTS:
                found = self._grade(text, numeral)
            elif (char := text[numeral.end : numeral.end + 1]) in _FIRSTS or (
                char in _LONG_FIRSTS and not _LATERS.isdisjoint(text[numeral.end + 1 : numeral.end + 4])
            ):
                found = self._counted(scan, numeral)
            else:
                continue
            if found is not None:
                yield found

    def _numbered(self, scan: Scan, numeral: Numeral) -> Found | None:
        counter = _COUNTER.match(scan.text, numeral.end)
        unit = (counter[1] or "") if counter else ""
        if unit and counter and not self._edges.ends_word(scan, counter.start(1), counter.end()):
            unit = ""
        end = counter.end() if counter and unit else numeral.end
        return _found(numeral.start - 1, end, numeral, unit)

    def _grade(self, text: str, numeral: Numeral) -> Found | None:
        """The year of school of somebody: 高3年, 城東大4年."""
        school = _SCHOOL.search(text[max(0, numeral.start - 4) : numeral.start])
        match = _GRADE.match(text, numeral.end)
        if school is None:
            closed = text[match.end() : match.end() + 1] in (")", "）") if match else False
            school = _IN_BRACKETS.search(text, max(0, numeral.start - 2), numeral.start) if closed else None
        if school is None or match is None or not 1 <= numeral.magnitude <= _LAST_GRADE:
            return None
        return _found(numeral.start, match.end(), numeral, "年生")

    def _counted(self, scan: Scan, numeral: Numeral) -> Found | None:
        for pattern in (_RANK, _NTH, _CLASS):
            match = pattern.match(scan.text, numeral.end)
            if match is None or not self._edges.is_numeral(scan, numeral, match.end()):
                continue
            if pattern is not _NTH and not self._edges.ends_word(scan, match.start(1), match.end()):
                continue
            return _found(numeral.start, match.end(), numeral, match[1].removesuffix("目"))
        return None


def _found(start: int, end: int, numeral: Numeral, unit: str) -> Found:
    return Found(start, end, _ordinal(numeral.magnitude, numeral.quantum, unit), Recognizer.name, 2)


@lru_cache(maxsize=1 << 14)
def _ordinal(magnitude: Decimal, quantum: Decimal, unit: str) -> Ordinal:
    """The same object for the same place."""
    return Ordinal(magnitude=magnitude, quantum=quantum, unit=unit)
