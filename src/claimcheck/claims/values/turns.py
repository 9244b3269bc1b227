"""The figures that a sentence tells as they were before a change: 9％から14％に高まる, 2,180億円 → 2,870億円.

Note [Turns]. Two figures of one kind side by side are the old and the new one where an arrow parts them, where から or より and
a verb of change join them, or where the first is said to be what is given up (30人だったのを45人に, 31分の道のりが14分になる).
The old one is a level of then, whatever the verb says of the new one: no rise, no aim and no figure of now.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from claimcheck.claims.values.dimensions import dimension
from claimcheck.model.claims import Mention
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span
from claimcheck.model.values import Duration, Number, Numeric, Ordinal

CHANGES = (
    r"(?:増|減|拡|縮|引き|引上|引下|変更|変わ|変え|変化|改め|改定|改正|改訂|見直|修正|上が|下が|上げ|下げ|上昇|下落|低下|伸|延長|延ば|延び|短縮|移行|移[るしす]"
    r"|切り替|切替|広[がげ]|狭[まめ]|高[まめ]|強[まめ]|弱[まめ]|早[まめ]|遅[られ]|繰り上|繰り下|前倒|先送|積み上|積み増|上積|膨ら|膨れ|落ち(?!着)|落と|圧縮|削減|絞"
    r"|値上|値下|改善|悪化|回復|倍増|拡充|拡幅|拡張|統合|集約|転換|戻)"
)
"""Stems of verbs of change."""
_LONGEST = 40
"""Characters between the two figures."""
_BESIDE = r"(?:程度|ほど|前後|弱|強|余り|近く|以上|以下)?"
_ARROW = regex(
    r"[^。、\n（()）|｜]{0,3}[ 　]*(?:（[^（）。]{0,16}）)?[ 　]*(?:→|⇒|⇨|➡|➔|=>|->|＝＞)[ 　]*[^。、\n（()）|｜]{0,8}"
)
_FROM = regex(
    r"[^。、（()）\n]{0,4}(?:から|より)、?(?:(?:約|およそ|さらに|一気に|一挙に|大きく|[^。、（()）\n]{1,6}の)、?)?"
)
_GIVEN_UP = regex(
    _BESIDE + r"(?:と|で|に)?(?:し|だっ|であっ|かかっ|あっ|要し|[いお]っ?)(?:て(?:き|い|お[りい]))?(?:まし)?た"
    r"[^。、（()）\n0-9０-９]{0,10}?(?:を|が|は|も|から)、?[^。、（()）\n]{0,12}"
    r"|でした(?:の)?が、?[^。、（()）\n]{0,12}"
)
_OF = regex(_BESIDE + r"(?:の|もの)[^。、（()）\n0-9０-９]{1,10}?(?:を|が)、?[^。、（()）\n]{0,6}")
_AS_OBJECT = regex(
    _BESIDE + r"を、?(?:[^。、（()）\n]{0,12}?(?:から|に|で|の)、?)?(?:約|およそ|さらに|新たに|一気に)?"
)
REVISED = r"を(?:見直|改め|あらため|改定|改正|改訂|変更|修正|撤回|訂正)[^。、（()）\n0-9０-９]{0,4}、"
"""Between a figure and what it is revised to in the next clause: 1,500億円を見直し、1,650億円に引き上げる."""
_REVISED = regex(_BESIDE + REVISED + r"[^。、（()）\n]{0,8}")
_TO = regex(_BESIDE + r"(?:に(?![及わ関対つ比限よ])|へ(?!の))")
_TO_CHANGE = regex(
    _BESIDE + rf"(?:(?:に|まで|へ|と)、?[^。、（()）\n]{{0,10}}?(?:{CHANGES}|な[るっりろ])"
    r"|へ(?!の)|に(?:する|した|し[、て]|します|しまし|したい))"
)
_FALLEN = regex(_BESIDE + r"(?:に|へ|まで|と(?![のも])|[。）)\n]|$)")
"""Behind the lower of two figures that から joins, which are no range: （2.5%から2.2%）, but not 10人から3人を選ぶ."""
_GAPPED = regex(
    _BESIDE + rf"(?:に|へ)、[^。\n]{{2,30}}?(?:から|より)[^。、\n]{{1,14}}?(?:に|へ)、?[^。、\n]{{0,10}}?{CHANGES}"
)
"""Behind a figure whose verb the next clause shares: 505億円から520億円に、利益は41億円から45億円に修正する."""
_CHANGE_NOUN = regex(rf"{CHANGES}[一-龠げきしえ]{{0,2}}[（(]$")
_NOW = regex(r"(?:現在|いま|今|現状|現行)(?:は|の|も|で|では|、|年間|、?約)*$")
"""Before a figure that holds while the text is read: 現在の82か所から73か所になる."""
_RANGED = regex(r"を(?:上限|下限|限度|目安|目標|軸|中心|基準|超|上回|下回|含|除|もと|基)")


def turns(text: str, mentions: Sequence[Mention], span: Span) -> Iterator[tuple[Mention, Mention]]:
    """The figures of a sentence that a change leads away from, each with the one that it leads to.

    Args:
        text: the document.
        mentions: the figures and dates of the sentence, in order.
        span: the sentence.
    """
    levels = [each for each in mentions if isinstance(each.value, Numeric | Duration)]
    for one, other in pairwise(levels):
        start, end = one.span.end, other.span.start
        if 0 < end - start <= _LONGEST and _alike(one, other) and _leads_on(text, one, other, span):
            yield one, other


def is_reached(text: str, start: int, end: int) -> bool:
    """Whether the words behind a figure say that a change leads to it: に高まった, へ, に、利益は41億円から45億円に修正."""
    return _TO_CHANGE.match(text, start, end) is not None or _GAPPED.match(text, start, end) is not None


def is_told_as_change(text: str, start: int, end: int) -> bool:
    """Whether the bracket in which nothing else stands is that of a change: 定年延長（60歳から65歳）."""
    return text.startswith(("）", ")"), end) and _CHANGE_NOUN.search(text, max(0, start - 8), start) is not None


def _alike(one: Mention, other: Mention) -> bool:
    """Whether two figures are of one kind; a bare one leaves its unit to the next: 7から9億円に."""
    if type(one.value) is Number and isinstance(other.value, Numeric):
        return not isinstance(other.value, Ordinal) and (type(other.value) is Number or not one.value.scaled)
    return dimension(one.value).partition("/")[0] == dimension(other.value).partition("/")[0]


def _leads_on(text: str, one: Mention, other: Mention, span: Span) -> bool:
    start, end = one.span.end, other.span.start
    behind, last = other.span.end, span.end
    if _NOW.search(text, max(span.start, one.extent.start - 8), one.extent.start):
        return False
    if _ARROW.fullmatch(text, start, end):
        return not isinstance(one.value, Ordinal)
    if _FROM.fullmatch(text, start, end):
        falls = _size(one) > _size(other) and text.startswith("から", start)
        told = is_told_as_change(text, one.span.start, behind)
        return told or is_reached(text, behind, last) or (falls and _FALLEN.match(text, behind, last) is not None)
    if _REVISED.fullmatch(text, start, end):
        return _TO_CHANGE.match(text, behind, last) is not None or text.startswith("とする", behind)
    if _GIVEN_UP.fullmatch(text, start, end):
        return _TO.match(text, behind, last) is not None
    if _OF.fullmatch(text, start, end) or (_AS_OBJECT.fullmatch(text, start, end) and not _RANGED.match(text, start)):
        return _TO_CHANGE.match(text, behind, last) is not None
    return False


def _size(mention: Mention) -> float:
    value = mention.value
    if isinstance(value, Duration):
        return float(value.months * 2629746 + value.seconds)
    return float(value.magnitude) if isinstance(value, Numeric) else 0.0
