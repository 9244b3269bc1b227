"""What a thing is told to have done before the day on which its own sentence puts it there.

Note [Instalments]. 10月30日に据えた2基のうち1基では、10月24日に: a clause that says when a thing was set up, opened or founded
describes it, and the sentence goes on with a day on which the thing did its work. That day cannot come first. What is done on a
thing before it is there (計画, 着工, 発注, 募集) is no work of it.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from claimcheck.claims.orders.told import Sequel, Told, is_whole
from claimcheck.model.pattern import regex

_SURE = 0.8
_SET_UP = regex(
    r"^(?:に|、|から)?(?P<before>[^、。「」]{0,16}?)"
    r"(?P<act>据え(?:付け)?|設置し|設け|置い|取り付け|新設し|増設し|開設し|開所し|開店し|開館し|開校し|開園し|開業し|導入し|配備し|就航し|就役し|発足し|設立し|創設し"
    r"|結成し|立ち上げ|植え|植樹し|放流し|放し|購入し|買っ|迎え入れ|採用し|入社し|加入し|入団し|着任し|建て|完成し|竣工し|生まれ|誕生し|買い替え|新造し|張り替え)(?:られ|され)?た"
    r"(?P<noun>[^、。]{1,24}?)(?P<particle>では|には|からは|でも|が|は|も)、?$"
)
_SIGN = regex(r"た[^、。]{1,24}(?:では|には|からは|でも|が|は|も)、?$")
_WORKED = regex(
    r"^(?:に|、|から|までに|(?:の)?[午夜朝未早夕][前後間朝明方]?に?)[^。]*?(?:た|だ|おり|ている|ています|し|れ|り|め)(?:。|、|$)"
)
_BEFORE = regex(
    r"計画|準備|設計|着工|起工|工事|着手|建設|発注|注文|契約|募集|公募|申請|許可|認可|承認|届[けい]|購入|搬入|納入|予約|内定|決定|決ま|決め|選定|選ば|発表|公表|公開|試験|試作|検査"
    r"|生まれ|入社|前身|旧|仮|もともと|元は|以前|先立|当初|予定|延期|かつて|創業|設立|命名|苗|種|育て|製造|造られ|製作|完成|竣工|落札|入札|出願|出会|採用|応募"
)


def instalments(text: str, told: Sequence[Told]) -> Iterator[Sequel]:
    """The days of one text on which a thing worked before it was there."""
    for first, second in pairwise(told):
        if first.sentence != second.sentence or not is_whole(first) or not is_whole(second) or second.low >= first.low:
            continue
        between = text[first.mention.extent.end : second.mention.extent.start]
        match = _SET_UP.match(between) if _SIGN.search(between) else None
        rest = text[second.mention.extent.end : second.sentence.end]
        if match is None or _BEFORE.search(rest) or _BEFORE.search(match["noun"]) or not _WORKED.match(rest + "。"):
            continue
        if second.high <= first.low:
            yield Sequel(second, first, (f"{match['noun']}の出来事", f"{match['noun']}の設置"), _SURE)
