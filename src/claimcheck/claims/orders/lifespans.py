"""What somebody or something did before there was such a person, firm or building.

Note [Lifespans]. 創業 and 設立, 完成 and 開業, 生まれ begin a life. An act that a text tells of its owner with an earlier date
(同社は1971年に…に乗り出した, 1992年に…を泊めた, 2011年に傘下に入った|X社) cannot be. What comes before a life anyway is no act:
plans, permits, works, a predecessor (前身), the founding itself. A building acts only from the day it is finished.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from claimcheck.claims.extract import DocumentClaims
from claimcheck.model.claims import Mention
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span
from claimcheck.model.values import Date

_REACH = 70
BEFORE_LIFE = regex(
    r"前身|母体|源流|ルーツ|旧称|構想|計画|準備|設計|着工|起工|工事|着手|建設|建て|築[いか]|造[らりっ]|開発|企画|検討|決定|決ま|決め|選定|選ばれ|公募|募集|請願|陳情|要望"
    r"|測量|調査|認可|免許|許可|買収|取得|発表|命名|予定|見通し|目指|めざ|創業|設立|創立|創設|発足|結成|開業|開館|開校|開院|完成|竣工|落成|誕生|生まれ|始ま|始め"
    r"|立ち上げ|起源|遡|さかのぼ|出発|スタート|歴史|由来|ゆかり|伝わ|かつて|当時|跡|先代|初代|代々|祖父|祖先|父|母|旧|仮"
)
"""What is told of the time before a life, or of somebody else's."""
_USED = regex(
    r"泊め|泊ま|宿泊|開かれ|開い[たて]|開催|使わ|使っ|利用|調節|放流|訪れ|営業|受け入れ|収容|発電|上演|来館|招[いか]|迎え|貸し|展示|運行|走[りっ]|通[りっ]|診療|教え"
)
"""What only a finished building or dam can do or have done in it."""
TOLD = regex(
    r"[ただ](?=[。」）)\n]|$)|(?:まし|でし)た|(?:[いきしちにみりえけせてめれ]|んで)、|ております|た(?:が|ため|ほか|[後際時]|あと|とき)"
)
_ADNOMINAL = regex(r"[^、。]{0,30}?(?:た|る|う)(?=[一-龠ァ-ヺ「『A-Za-z])")
_IS_ONE = regex(
    r"(?:[^はがを、。]{1,6}の)?(?:一つ|ひとつ|一社|1社|１社|老舗|草分け|先駆け|企業|会社|メーカー|大手|パイオニア|後発|古参)(?:の一つ|の1社|の一社)?(?:だ|です|である|で)?[。、]"
)
_ENTRY = regex(r"[\s|・*＊\-－●○■□◆◇]*$")
"""What stands before the day of an entry of a history."""
_BLANKS = frozenset(" \u3000\t|：:")
_DONE = regex(r"(?:[一-龠]{2}|[ァ-ヺー]{3})[。)）|\s]*$")
_ANOTHER = regex(r"[一-龠ァ-ヺA-Za-z」』](?:は|が)(?![一-龠])")
_SAME = "同社|同行|同校|同館|同園|同院|同店|同ホテル|同団体|同協会|同クラブ|当社|弊社"


class Act(NamedTuple):
    """Something that somebody did on a date."""

    path: str
    mention: Mention
    sentence: Span


def acts(document: DocumentClaims, forms: Sequence[str], *, sole: bool, used: bool) -> Iterator[Act]:
    """What a document says that somebody did, with its day.

    Args:
        document: the document.
        forms: how he is called.
        sole: whether 同社 means him there.
        used: whether only acts of use count, as of buildings.
    """
    text = document.text
    called = "|".join([re.escape(form) for form in sorted(forms, key=len, reverse=True)] + ([_SAME] if sole else []))
    for mention in document.dates:
        value = mention.value
        if not isinstance(value, Date) or not value.year or value.open or value.until:
            continue
        low, high = mention.extent
        start = max(text.rfind("。", 0, low), text.rfind("\n", 0, low)) + 1
        end = min((at for sign in "。\n" if (at := text.find(sign, high)) >= 0), default=len(text))
        clause = text[high : min(end + 1, high + _REACH)]
        entry = _ENTRY.match(text[start:low]) is not None and clause[:1] in _BLANKS  # 1995年4月|　若葉航空が運航を開始
        if BEFORE_LIFE.search(text, start, end) or not (entry or clause.startswith(("に", "、", "の", "には", "から"))):
            continue
        if used and not _USED.search(clause):
            continue
        actor, described = _naming(called)
        done = entry and actor.search(clause) is not None and _DONE.search(clause.rstrip()) is not None
        if described.match(clause) or done or _acts(actor, text[start:low], clause):
            yield Act(document.path, mention, Span(start, end))


@lru_cache(maxsize=1 << 8)
def _naming(called: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns of somebody as who acts, and as whom a clause describes."""
    actor = rf"(?<![一-龠ァ-ヺA-Za-z])(?:{called})[」』]?(?:さん|氏|先生)?(?:は|が|も)"
    described = rf"[^、。]{{1,24}}?(?:た|る)[「『]?(?:{called})(?![一-龠ァ-ヺA-Za-z])"
    return re.compile(actor), re.compile(described)


def _acts(actor: re.Pattern[str], before: str, clause: str) -> bool:
    """Whether an actor before or right behind a date does what the clause behind it tells."""
    adnominal = _ADNOMINAL.match(clause)
    one_of_them = adnominal is not None and _IS_ONE.match(clause, adnominal.end()) is not None
    if not one_of_them and not TOLD.search(clause):
        return False
    found = None
    for match in actor.finditer(before):
        found = match
    if found is not None:
        # 若葉製菓が2003年に発売した飴; 若葉製菓は1971年に始めた草分けの一つ
        own = adnominal is None or found.group().endswith("が") or one_of_them
        return not _ANOTHER.search(before, found.end()) and own
    behind = actor.search(clause)
    return behind is not None and behind.start() <= _REACH // 2 and not _ANOTHER.search(clause, 0, behind.start())
