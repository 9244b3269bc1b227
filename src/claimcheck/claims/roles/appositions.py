"""Roles that an apposition or a bracket gives.

北陵組を代表とする共同企業体, 大柳建設（代表）, 「大銀河」はY花火の作品.
"""

import re
from collections.abc import Iterator

from claimcheck.claims.discourse.discourse import Discourse
from claimcheck.claims.discourse.words import Words
from claimcheck.claims.names.names import Name
from claimcheck.claims.roles.doers import Doing
from claimcheck.claims.sentences.frames import Frame
from claimcheck.model.claims import MISSING, Slot
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span

LEAD = "organisations/joint-venture-lead"
SUPPLIER = "partners/supplier"
OWNER = "partners/owner"
_KEEPERS = ("美術館", "博物館", "図書館", "資料館", "記念館", "文書館", "大学", "寺", "神社", "財団", "文庫", "歴史館")
HANDLED = "operations/handled-by"
_FIRM = r"(?:株式会社|㈱)?(?P<firm>[一-龠々ァ-ヺーA-Za-z]{2,14}?)(?:株式会社|㈱|社)?"
_LEADING = regex(
    rf"{_FIRM}(?:[（(][^（）()]{{1,30}}[）)])?"
    r"を(?:代表(?:構成員|企業|会社|者)?|幹事(?:会社|企業)?|筆頭|リーダー)と(?:する|した)[^。]{0,16}?(?:共同企業体|JV|ＪＶ|企業連合|コンソーシアム|企業グループ)"
)
_BRACKETED = regex(rf"{_FIRM}[（(](?:代表(?:構成員|企業|会社|者)?|幹事会社)[）)]")
_WORK = regex(
    r"[「『](?P<title>[^「」『』。]{1,20})[」』]は(?P<firm>[一-龠々ァ-ヺーA-Za-z]{2,14}?)(?=、[^。]{0,40}の(?:作品|作|制作|製作)(?:で|。|だ|、)|の(?:作品|作|制作|製作)(?:で|。|だ|、))"
)
_SUPPLIED = regex(
    rf"(?:^|[はがの、・　「]){_FIRM}(?:の提供(?:データ|情報|素材|部品|に(?:よる|より|基づ)|を受け|です|だ|。|$)"
    r"|提供の|から提供を受け|が提供(?:し|する|。))"
)
_KEPT = regex(rf"(?:^|[はがの、・　「（(]){_FIRM}(?:の所蔵|所蔵|蔵)(?=[のだで。、）)品作]|$)")
OPERATOR = "products/operator"
_RUN = regex(
    r"(?:^|[はがのへらで、・　「（(])(?:株式会社|㈱)?(?P<firm>(?!路線|定期|市内|高速|民間|地元)"
    r"[一-龠々ァ-ヺーぁ-ん]{1,8}?(?:交通|観光バス|観光|バス|タクシー|汽船|フェリー|運輸|電鉄|鉄道|航空))"
    r"の[一-龠ァ-ヺー]{0,6}(?:バス|便|船|フェリー|列車|タクシー|マイクロバス|シャトル)(?![停路])"
)
"""笹鳴交通の直通バス."""
_CARRIER = regex(r"(?:交通|観光|バス|タクシー|汽船|フェリー|運輸|電鉄|鉄道|航空)の")
_PICTURES = ("写真", "画像", "映像", "動画", "©")


class Appositions:
    """Finds the roles that the appositions of one document give."""

    def __init__(self, discourse: Discourse, words: Words) -> None:
        self.discourse, self.by_id = discourse, words.registry.by_id
        self.firms = (*words.named_by_suffix["organization"], *discourse.finder.short_forms.firms)

    def of_sentence(self, sent: int, frame: Frame) -> Iterator[Doing]:  # noqa: ARG002 - as all finders have it
        """The roles that one sentence gives without a verb of its own."""
        text = self.discourse.view.quote(frame.span)
        if "代表" in text or "幹事" in text:
            yield from self._leads(frame, text)
        if "提供" in text and not any(word in text for word in _PICTURES):
            yield from self._supplied(frame, text)
        if OPERATOR in self.by_id and _CARRIER.search(text):
            for match in _RUN.finditer(text):
                yield self._doing(OPERATOR, frame, match, "firm", "organization", MISSING)
        if "蔵" in text:
            yield from self._kept(frame, text)
        if "の作" in text or "の製作" in text or "の制作" in text:
            yield from self._works(frame, text)

    def _supplied(self, frame: Frame, text: str) -> Iterator[Doing]:
        """地番の位置は東雲地番センターの提供データに基づく."""
        for match in _SUPPLIED.finditer(text):
            if match.group("firm").endswith((*self.firms, "センター", "サービス")) and SUPPLIER in self.by_id:
                yield self._doing(SUPPLIER, frame, match, "firm", "organization", MISSING)

    def _kept(self, frame: Frame, text: str) -> Iterator[Doing]:
        """「赤い海」（白浜美術館所蔵）."""
        for match in _KEPT.finditer(text):
            if match.group("firm").endswith(_KEEPERS) and OWNER in self.by_id:
                yield self._doing(OWNER, frame, match, "firm", "organization", MISSING)

    def _leads(self, frame: Frame, text: str) -> Iterator[Doing]:
        for pattern in (_LEADING, _BRACKETED):
            for match in pattern.finditer(text):
                if match.group("firm").endswith(self.firms) and LEAD in self.by_id:
                    yield self._doing(LEAD, frame, match, "firm", "organization", MISSING)

    def _works(self, frame: Frame, text: str) -> Iterator[Doing]:
        """「大銀河」は佐久良花火、「あかつき」は北嶺煙火の作品です."""
        for match in _WORK.finditer(text):
            if match.group("firm").endswith(self.firms) and HANDLED in self.by_id:
                low, high = frame.span.start + match.start("title"), frame.span.start + match.end("title")
                title = Slot(self.discourse.finder.key(match.group("title")), "topic", 1.0, Span(low, high))
                yield self._doing(HANDLED, frame, match, "firm", "organization", title)

    def _doing(self, role: str, frame: Frame, match: re.Match[str], group: str, kind: str, subject: Slot) -> Doing:
        span = Span(frame.span.start + match.start(group), frame.span.start + match.end(group))
        text = match.group(group)
        name = Name(span, text, self.discourse.finder.key(text), kind)
        return Doing(self.by_id[role], name, subject, "", Slot(role, "apposition", 0.95, span))
