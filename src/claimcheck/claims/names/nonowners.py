"""Names that own no figure although they look like names: 熱設計電力 is a measure, U25 a price class, FP8 a way to reckon.

What a text glosses with a common noun, 8ビット浮動小数点（FP8）, is a kind of that noun: it narrows what is
measured and owns nothing. A body that letters stand for, 宇宙開発機構（SDA）, is one all the same.
"""

import re
from bisect import bisect_left

from claimcheck.claims.names.names import Name
from claimcheck.model.pattern import regex
from claimcheck.text.view import View

_MEASURES = regex(
    r"(?:(?:設計|消費|定格|供給|使用|最大|平均|発電|契約)電力|容量|性能|能力|帯域|[比効確]率|総数|総額|料金|スケジュール|日程表?|タイムテーブル)$"
    r"|^[UＵ][-－]?[0-9０-９]{2}$"
)
_AFTER = regex(r"(?P<noun>[一-龠々ァ-ヺー][0-9一-龠々ァ-ヺー]{2,15})[（(](?P<short>[A-Za-z][A-Za-z0-9]{1,6})[）)、，]")
_HOW = regex(r"(?:で約?[0-9０-９]|形式|精度|方式|演算|規格)")
"""What follows a short word with a number that says how something is reckoned, and is no model: FP8で1,840."""
_RECKONED = regex(r"(?<![A-Za-z0-9-])[A-Z]{1,4}[0-9]{1,3}[A-Z]?(?=で約?[0-9０-９])")
_BODIES = (
    *("機関", "機構", "会", "会議", "銀行", "省", "庁", "局", "党", "所", "大学", "基金", "同盟", "連合", "センター", "法人"),
    *("組合", "連盟", "財団", "鉄道", "航空", "社", "校", "院", "館", "部", "隊", "団", "放送", "ステーション", "リーグ"),
)
"""How the names of bodies end."""


def is_measure(name: Name) -> bool:
    """Whether a name is what is measured, a list of days or a class of payers."""
    return _MEASURES.search(name.text) is not None


def glossed(view: View) -> frozenset[str]:
    """The short words of a text that stand for common nouns: FP8 of 8ビット浮動小数点（FP8）."""
    found: set[str] = set()
    for match in _AFTER.finditer(view.text):
        short = match["short"]
        if short not in found and not match["noun"].endswith(_BODIES) and _is_common(view, *match.span("noun")):
            ends = (at.end() for at in re.finditer(rf"{short}[）)]?の?", view.text))
            if short.isalpha() or any(_HOW.match(view.text, end) for end in ends):
                found.add(short)
    for short in {match.group() for match in _RECKONED.finditer(view.text)}:  # FP8で1,840TFLOPS
        if re.search(rf"(?<![A-Za-z0-9-]){short}[」』]?[はがをにもと、]", view.text) is None:
            found.add(short)
    return frozenset(found)


def _is_common(view: View, low: int, high: int) -> bool:
    """Whether a stretch holds nothing but common nouns."""
    sent = view.sentence_at(low)
    if sent < 0:
        return False
    tokens = view.tokens(sent)
    first = bisect_left(tokens.starts, low)
    words = [word for word, start in zip(tokens.words[first:], tokens.starts[first:], strict=True) if start < high]
    return bool(words) and all(word.pos in ("名詞", "接尾辞", "接頭辞") and not (word.proper or word.unknown) for word in words)
