"""Where firms and facilities are.

新潟県三条市に本社を置くX社, X社（新潟県三条市）, 徳島県鳴門市に建設中の第二工場, 鳴門市の第二工場.
"""

from collections.abc import Iterator

from claimcheck.claims.discourse.discourse import Discourse
from claimcheck.claims.discourse.words import Words
from claimcheck.claims.lexicon.places import ADMINISTRATIVE
from claimcheck.claims.names.names import Name
from claimcheck.claims.roles.doers import Doing
from claimcheck.claims.roles.rolesubjects import full_name
from claimcheck.claims.sentences.frames import Frame
from claimcheck.model.claims import MISSING, Slot
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span

HEADQUARTERS = "organisations/headquarters"
SITE = "organisations/site"
_BASED = regex(
    r"(?:[一-龠々ァ-ヺー]{1,8})?(?:に(?:本社|本部|本店|拠点|本拠|本社工場)を(?:置く|構える|持つ|置き、|構え、)|を(?:拠点|本拠地?)(?:と|に)する)"
)
_KIND = (
    r"(?:工場|製作所|社屋|庁舎|校舎|園舎|キャンパス|店舗|号店|研究所|研究棟|発電所|変電所|倉庫|物流センター|配送センター|センター|データセンター|処理場|浄水場"
    r"|処分場|斎場|火葬場|球場|競技場|スタジアム|アリーナ|体育館|病院|病棟|美術館|博物館|図書館|中学校|小学校|高校|学校|寮|ホテル|駅|空港|ダム|本社|本社ビル|支社|営業所|醸造所|蒸留所|農場|牧場|遺跡|古墳|城跡|貝塚)"
)
_NEW = r"(?:第[一二三四五1-5１-５]|新)"
_DEFINITE = regex(rf"の(?:現場|建設現場|建設地|(?P<kind>{_NEW}[一-龠ァ-ヺー]{{0,6}}?{_KIND}))(?=[はがをにでの、。は]|$)")
"""鳴門市の第二工場, but not 徳島県の工場, of which there are many."""
_NEW_KIND = regex(rf"{_NEW}[一-龠ァ-ヺー]{{0,6}}?{_KIND}")
_STANDING = regex(
    r"(?:[一-龠々ァ-ヺー]{1,8}(?:[0-9０-９一二三四五六七八九十-]+(?:丁目|番地|番)?)*)?"
    r"(?:に|で)(?:ある|建つ|立つ|位置する|構える"
    r"|(?:建設|新設|整備|建築|新築|計画|設置|開設|開業|移転)"
    r"(?:を進める|を進めている|が進む"
    r"|中の|予定の|する|した|される|された|している))"
    rf"(?P<kind>[一-龠々ァ-ヺーA-Za-z]{{0,8}}?{_KIND})(?=[はがをにでのもと、。」（(]|$)"
)
_IS_AT = regex(
    r"(?:[一-龠々ァ-ヺー]{1,8}(?:[0-9０-９一二三四五六七八九十-]+(?:丁目|番地|番)?)*)?"
    r"(?:に(?:ある(?:[^、。をがはに]{0,24}?(?:だ|です|である|で、|。|$))|あり、|あります|位置する(?![一-龠ァ-ヺー])|位置し)|の(?:縄文|弥生|古墳|中世|近世)?[一-龠]{0,4}にあ(?:る|り))"
)
_OPENING = regex(
    r"[（(](?:(?P<head>本社|本部|本店|本拠地?)[:：、は・／/　 ]*)?"
    r"(?:米国?|アメリカ|英国?|独|仏|カナダ|中国|韓国|台湾|ドイツ|フランス|豪州?)?[・、]?$"
)
_TOPIC = regex(rf"(?P<kind>[一-龠々ァ-ヺーA-Za-z]{{0,8}}?{_KIND})$")
_FACILITY = regex(rf"[一-龠々ァ-ヺーA-Za-z]{{2,10}}?{_KIND}$")
"""A facility by its name: つくば工場."""
_INCORPORATED = regex(r"(?:,? ?(?:Inc|Ltd|Corp|Co|LLC|GmbH|Co\., ?Ltd)\.?|株式会社|社)$")
_NEAR = 3


class Sites:
    """Finds where the firms and facilities of one document are said to be."""

    def __init__(self, discourse: Discourse, words: Words) -> None:
        self.discourse, self.by_id = discourse, words.registry.by_id
        self.firms = (*words.named_by_suffix["organization"], *discourse.finder.short_forms.firms)

    def of_sentence(self, sent: int, frame: Frame) -> Iterator[Doing]:
        """The places that one sentence gives."""
        if SITE not in self.by_id or HEADQUARTERS not in self.by_id:
            return
        found_names = self.discourse.names(sent)
        if not any(name.type == "place" for name in found_names):
            return
        names = [full_name(self.discourse.view.text, name) for name in found_names]  # ハルデン・マイクロ
        names = [name._replace(type="other") if "・" in name.text else name for name in names]
        names = [name._replace(key=self.discourse.finder.key(name.text)) for name in names]
        for name in names:
            if name.type == "place" and ADMINISTRATIVE.search(name.text):
                found = self._bracketed(name, names) or self._based(frame, name, names) or self._standing(frame, name, names)
                if found is not None:
                    yield found

    def _bracketed(self, name: Name, names: list[Name]) -> Doing | None:
        """三嶺精機（新潟県三条市）, つくば工場（茨城県つくば市）."""
        text = self.discourse.view.text
        match = _OPENING.search(text, max(0, name.span.start - 14), name.span.start)
        if match is None:
            return None
        quoted = text[match.start() - 1] == "」" if match.start() else False
        end = match.start() - 1 if quoted else match.start()
        incorporated = _INCORPORATED.search(text, max(0, end - 14), end)
        end = incorporated.start() if incorporated is not None else end
        owner = next((other for other in names if other.span.end == end and other.type not in ("person", "place")), None)
        foreign = owner is not None and (owner.text.isascii() or "・" in owner.text)
        firm = owner is not None and (foreign or owner.type == "organization" or owner.text.endswith(self.firms))
        if owner is not None and (quoted or _TOPIC.search(owner.text)) and not match.group("head"):
            return self._doing(SITE, name, Slot(owner.key, "before the bracket", 1.0, owner.span), "", "bracket")
        if owner is None and (named := _FACILITY.search(text, max(0, match.start() - 16), match.start())) is not None:
            key = self.discourse.finder.key(named.group())
            return self._doing(SITE, name, Slot(key, "before the bracket", 1.0, Span(*named.span())), "", "bracket")
        if owner is None or not (firm or match.group("head")):
            return None
        return self._doing(HEADQUARTERS, name, Slot(owner.key, "before the bracket", 1.0, owner.span), "", "bracket")

    def _based(self, frame: Frame, name: Name, names: list[Name]) -> Doing | None:
        """アリゾナ州に拠点を置くハルデン社; 三嶺精機は燕市に本社を置くメーカーだ."""
        match = _BASED.match(self.discourse.view.text, name.span.end, frame.span.end)
        if match is None:
            return None
        firms = [other for other in names if other.type != "person" and other is not name]
        owner = next((other for other in firms if 0 <= other.span.start - match.end() <= _NEAR), None)
        topic = frame.topic(len(frame.chunks)) if owner is None else None
        if topic is not None:
            owner = next((other for other in reversed(firms) if topic.span.overlaps(other.span)), None)
        return self._doing(HEADQUARTERS, name, _slot(owner), "", "relative clause") if owner is not None else None

    def _standing(self, frame: Frame, name: Name, names: list[Name]) -> Doing | None:
        """鳴門市の第二工場, 徳島県鳴門市に建設を進めている第二工場, つくば工場は土浦市にある."""
        text = self.discourse.view.text
        for pattern in (_DEFINITE, _STANDING):
            match = pattern.match(text, name.span.end, frame.span.end)
            if match is not None:
                kind = match.group("kind")
                inside = Span(*match.span("kind")) if kind else Span(0, 0)
                owner = next((other for other in names if inside.start <= other.span.start < inside.end), None)
                kind = kind or self._told_before(frame)
                if owner is None and _NEW_KIND.match(kind) and not any(other.type == "organization" for other in names):
                    plain = kind.removeprefix("新")  # 第二工場 is whose the texts are about, and 新工場 may be it
                    return self._doing(SITE, name, MISSING, plain, "clause")
                return self._doing(SITE, name, _slot(owner), "" if owner else kind, "clause") if owner or kind else None
        topic = frame.topic(len(frame.chunks))
        if topic is None or topic.span.end > name.span.start or _IS_AT.match(text, name.span.end, frame.span.end) is None:
            return None
        told = (other for other in reversed(names) if topic.span.contains(other.span))
        owner = next((other for other in told if other.type not in ("person", "place")), None)
        named = _TOPIC.search(topic.text)
        if owner is None and named is None:
            return None
        return self._doing(SITE, name, _slot(owner), "" if owner or named is None else named.group("kind"), "topic")

    def _told_before(self, frame: Frame) -> str:
        """The facility that the sentences before are about: Q　第二工場の進み具合は。A　阿南市の現場では…."""
        sent = self.discourse.view.sentence_at(frame.span.start)
        view = self.discourse.view
        spans = [view.sentences[at].span for at in self.discourse.before(sent, 3)]
        spans += [view.document.blocks[index].span for index in reversed(self.discourse.block(sent).heading)]
        found = (_NEW_KIND.findall(view.quote(span)) for span in spans)
        return next((str(kinds[-1]) for kinds in found if kinds), "")

    def _doing(self, role: str, name: Name, subject: Slot, kind: str, source: str) -> Doing:
        return Doing(self.by_id[role], name, subject, kind, Slot(role, source, 0.95, Span(*name.span)))


def _slot(owner: Name | None) -> Slot:
    return Slot(owner.key, "clause", 1.0, owner.span) if owner is not None else MISSING
