"""Where events are, in notes that have no verb for it.

説明会（北部公民館）, 1月23日　市民会館で贈呈式, 場所　北部公民館2階,
発売記念イベント　10時から15時まで　駅前広場（先着500名）.
"""

from collections.abc import Iterator

from claimcheck.claims.discourse.discourse import Discourse
from claimcheck.claims.discourse.words import Words
from claimcheck.claims.names.names import Name
from claimcheck.claims.roles.doers import Doing
from claimcheck.claims.roles.holders import Holders
from claimcheck.claims.sentences.frames import Frame
from claimcheck.model.claims import MISSING, Slot
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span

VENUE = "events/venue"
_PLACE = r"(?P<place>[^\s、。，・（()）「」『』:：／/|｜0-9０-９をがはもへとに]{3,24})"
_EVENT = (
    r"(?P<event>(?:[一-龠々ァ-ヺー]{0,10}(?:会|式|式典|典|祭|大会|講座|教室|公演|ライブ|コンサート|イベント|セミナー|フォーラム|シンポジウム|フェスタ|フェスティバル"
    r"|ミートアップ|ワークショップ|サミット))"
    r"(?<!委員会)(?<!協会)(?<!議会)(?<!商会)(?<!学会)(?<!教会)(?<!社会)(?<!機会)(?<!都会)(?<!株式)(?<!方式)(?<!形式)(?<!正式)(?<!審議会)(?<!協議会)(?<!理事会)(?<!自治会)"
    r"(?<!町内会)(?<!同窓会)(?<!保存会)(?<!振興会)(?<!連合会)(?<!実行会)(?<!公式)(?<!様式)(?<!年会)(?<!開会)(?<!閉会)(?<!古典)(?<!辞典)(?<!事典)(?<!特典)(?<!研究会)(?<!後援会)(?<!部会)(?<!面会)"
    r"(?<!入会)(?<!退会)(?<!司会)(?<!立会)(?<!数式)(?<!硬式)(?<!軟式)(?<!新式)(?<!旧式)(?<!一式)(?<!書式))"
)
_NAMED = regex(
    r"(?:会|式|典|祭|講座|教室|公演|ライブ|コンサート|イベント|セミナー|フォーラム|シンポジウム|フェスタ|フェスティバル|ミートアップ|ワークショップ|サミット)"
    r"(?:$|[。（(])"
)
"""How an event ends that stands before a bracket or at the end."""
_BRACKET = regex(rf"{_EVENT}[（(]{_PLACE}[）)]")
"""住民説明会（北部公民館）."""
_AT = regex(rf"{_PLACE}で(?:の)?{_EVENT}(?:$|[。（(])")
"""ホテル白樺で贈呈式."""
_LABELLED = regex(
    r"^[\s　]*(?:[0-9０-９]{1,2}|[・■●◆◇○※\-]|[（(][0-9０-９]{1,2}[）)])?[.．、\s　]*"
    rf"(?:場[ 　]?所|会[ 　]?場|ところ|と[ 　]こ[ 　]ろ|開催場所|開催地)[ 　]+{_PLACE}"
)
"""場所　北部公民館2階."""
_LISTED = regex(rf"^[\s　・■●◆◇○\-]*{_EVENT}[\s　:：]+[^。]*?[0-9０-９][^。]*?[\s　、]{_PLACE}(?:$|[（(、\s　])")
"""収穫体験イベント　5月3日9時から12時まで　駅前広場（先着30名）."""
_TIMED = regex(
    r"(?:開演|開会|開始|スタート|開幕)[、　 ]+(?:[一-龠々]{2,5}[・])?"
    r"(?P<place>[^\s、。，・（()）「」『』:：／/|｜0-9０-９をがはもへとに]{3,24})(?=[（(。]|$)"
)
"""12月6日（土）17時開演、|川崎・|潮風ホール（1,800席）."""


class Venues:
    """Finds where the events of one document are that its notes name."""

    def __init__(self, discourse: Discourse, words: Words) -> None:
        self.discourse, self.attribute = discourse, words.registry.by_id.get(VENUE)
        self.holders = Holders(discourse, words)

    def of_sentence(self, _sent: int, frame: Frame) -> Iterator[Doing]:
        """The venues that one sentence notes."""
        if self.attribute is None:
            return
        text, (low, high) = self.discourse.view.text, frame.span
        own = text[low:high]
        named = _NAMED.search(own) is not None
        for pattern, noted in ((_LABELLED, True), (_LISTED, True), (_BRACKET, named), (_AT, named), (_TIMED, True)):
            if not noted:
                continue
            said = pattern is _LABELLED or pattern is _LISTED
            match = pattern.match(own) if said else pattern.search(text, low, high)
            shift = low if said else 0
            name = self._building(Span(*match.span("place")), shift) if match is not None else None
            if match is not None and name is not None:
                event = match.groupdict().get("event") or ""
                tie = Slot(VENUE, "apposition", 0.95, Span(match.start() + shift, match.end() + shift))
                yield Doing(self.attribute, name, MISSING, event, tie)
                return

    def _building(self, span: Span, shift: int) -> Name | None:
        """The building that a stretch of text names."""
        span = Span(span.start + shift, span.end + shift)
        found = self.holders.common(self.discourse.view.quote(span), span.start, self.attribute) if self.attribute else []
        return found[0] if found else None
