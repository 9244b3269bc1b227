"""Roles that an apposition or a bracket gives.

北陵組を代表とする共同企業体, 大柳建設（代表）, オレゴン州に拠点を置くX社, 「大銀河」はY花火の作品.
"""

import re
from collections.abc import Iterator

from claimcheck.claims.discourse import Discourse
from claimcheck.claims.doers import Doing
from claimcheck.claims.frames import Frame
from claimcheck.claims.names import Name
from claimcheck.claims.words import Words
from claimcheck.model.claims import MISSING, Slot
from claimcheck.model.span import Span

LEAD = "organisations/joint-venture-lead"
HOME = "organisations/home-state"
SUPPLIER = "partners/supplier"
OWNER = "partners/owner"
_KEEPERS = ("美術館", "博物館", "図書館", "資料館", "記念館", "文書館", "大学", "寺", "神社", "財団", "文庫", "歴史館")
HANDLED = "operations/handled-by"
_FIRM = r"(?:株式会社|㈱)?(?P<firm>[一-龠々ァ-ヺーA-Za-z]{2,14}?)(?:株式会社|㈱|社)?"
_LEADING = re.compile(
    rf"{_FIRM}(?:[（(][^（）()]{{1,30}}[）)])?"
    r"を(?:代表(?:構成員|企業|会社|者)?|幹事(?:会社|企業)?|筆頭|リーダー)と(?:する|した)[^。]{0,16}?(?:共同企業体|JV|ＪＶ|企業連合|コンソーシアム|企業グループ)"
)
_BRACKETED = re.compile(rf"{_FIRM}[（(](?:代表(?:構成員|企業|会社|者)?|幹事会社)[）)]")
_STATE = r"(?P<state>[ァ-ヺー]{2,10}州|[一-龠]{2,3}[都道府県])"
_BASED = re.compile(
    rf"{_STATE}(?:[一-龠々ァ-ヺー]{{1,10}}[市町村区])?"
    r"(?:に(?:拠点|本社|本部|本店|本拠)を(?:置く|構える|持つ)|を(?:拠点|本拠地?)(?:と|に)する)"
)
_ABROAD = "米国?|アメリカ|カナダ|豪州?|オーストラリア|インド"
_HOME_BRACKET = re.compile(rf"[（(](?:本社[:：、は・]?\s*)?(?:{_ABROAD})?[・、]?{_STATE}(?=[^（）()]{{0,20}}[）)])")
_WORK = re.compile(
    r"[「『](?P<title>[^「」『』。]{1,20})[」』]は(?P<firm>[一-龠々ァ-ヺーA-Za-z]{2,14}?)(?=、[^。]{0,40}の(?:作品|作|制作|製作)(?:で|。|だ|、)|の(?:作品|作|制作|製作)(?:で|。|だ|、))"
)
_SUPPLIED = re.compile(
    rf"(?:^|[はがの、・　「]){_FIRM}(?:の提供(?:データ|情報|素材|部品|に(?:よる|より|基づ)|を受け|です|だ|。|$)"
    r"|提供の|から提供を受け|が提供(?:し|する|。))"
)
_KEPT = re.compile(rf"(?:^|[はがの、・　「（(]){_FIRM}(?:の所蔵|所蔵|蔵)(?=[のだで。、）)品作]|$)")
_PICTURES = ("写真", "画像", "映像", "動画", "©")
_NEAR = 16
"""Characters in which the firm follows that is based somewhere."""


class Appositions:
    """Finds the roles that the appositions of one document give."""

    def __init__(self, discourse: Discourse, words: Words) -> None:
        self.discourse, self.by_id = discourse, words.registry.by_id
        self.firms = (*words.named_by_suffix["organization"], *discourse.finder.short_forms.firms)

    def of_sentence(self, sent: int, frame: Frame) -> Iterator[Doing]:
        """The roles that one sentence gives without a verb of its own."""
        text = self.discourse.view.quote(frame.span)
        if "代表" in text or "幹事" in text:
            yield from self._leads(frame, text)
        if "州" in text or "県" in text:
            yield from self._homes(sent, frame, text)
        if "提供" in text and not any(word in text for word in _PICTURES):
            yield from self._supplied(frame, text)
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

    def _homes(self, sent: int, frame: Frame, text: str) -> Iterator[Doing]:
        """アリゾナ州に拠点を置くハルデン社, ハルデン社（米国オレゴン州）."""
        if HOME not in self.by_id:
            return
        names = [name for name in self.discourse.names(sent) if name.type not in ("person", "place")]
        low = frame.span.start
        for match in _BASED.finditer(text):
            after = (name for name in names if 0 <= name.span.start - low - match.end() <= _NEAR)
            if (firm := next(after, None)) is not None:
                yield self._doing(HOME, frame, match, "state", "place", Slot(firm.key, "relative clause", 1.0, firm.span))
        for match in _HOME_BRACKET.finditer(text):
            firm = next((name for name in names if 0 <= low + match.start() - name.span.end <= 1), None)
            if firm is not None and (firm.type == "organization" or firm.text.endswith(self.firms) or firm.text.isascii()):
                yield self._doing(HOME, frame, match, "state", "place", Slot(firm.key, "before the bracket", 1.0, firm.span))

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
