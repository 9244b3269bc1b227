"""Whose telephone number is which: 店舗ご相談デスク　0120-000-111, コールセンター(0570-00-1111).

A desk is known by its kind; what stands before that narrows it (ごみ分別|コールセンター). A text that gives two numbers for one
kind of desk says nothing.
"""

from collections.abc import Iterator

from claimcheck.claims.discourse.discourse import Discourse
from claimcheck.claims.lexicon.registry import Attribute, AttributeEntry
from claimcheck.claims.names.names import Name
from claimcheck.claims.roles.doers import Doing
from claimcheck.model.claims import MISSING, Slot
from claimcheck.model.document import Role
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span

_ENTRY = AttributeEntry(ja="", en="", dimension=("entity",))
_FACTOR = 0.9
_NUMBER = regex(r"(?:0(?<![0-9\-]0)[0-9]{1,4}[-(（][0-9]{1,4}[-)）][0-9]{3,4})(?![0-9\-])")
_DESK = regex(
    r"(?P<of>[一-龠々ァ-ヺーA-Za-z]{0,12}?)ご?(?P<desk>コールセンター|相談デスク|サポートデスク|ヘルプデスク|案内デスク|デスク"
    r"|お?客様相談室|お?客様センター|相談窓口|専用窓口|受付窓口|問い?合わせ窓口|相談室|相談センター|受付センター|予約センター|サポートセンター"
    r"|案内センター|フリーダイヤル|専用ダイヤル|相談ダイヤル|ホットライン|実行委員会事務局|事務局|広報[課室部]|総務課|[一-龠]{2,6}[課係])"
    r"(?:[（(][^（）()\-]{0,20}[）)])?(?:[\s　:：、（(／/|]|電話|TEL|Tel|☎|☏|℡|番号|は|の)*$"
)
_FAX = regex(r"(?:FAX|Fax|ＦＡＸ|ファクス|ファックス)[^0-9]{0,6}$")
_REACH = 48


class Phones:
    """Finds the telephone numbers of the desks of one document."""

    def __init__(self, discourse: Discourse) -> None:
        self.discourse = discourse

    def told(self) -> Iterator[tuple[int, Doing]]:
        """The numbers of desks of which the text knows one number, each with its sentence."""
        view = self.discourse.view
        found: dict[str, list[tuple[int, str, Span]]] = {}
        for match in _NUMBER.finditer(view.text) if "-" in view.text else ():
            low = max(0, view.text.rfind("。", 0, match.start()) + 1, match.start() - _REACH)
            desk = _DESK.search(view.text, low, match.start())
            sent = view.sentence_at(match.start())
            if desk is None or sent < 0 or _FAX.search(view.text, low, match.start()) or view.block_of(sent).role is Role.CODE:
                continue
            found.setdefault(desk.group("desk"), []).append((sent, desk.group("of"), Span(*match.span())))
        for kind, numbers in found.items():
            if len({view.quote(span) for _sent, _of, span in numbers}) > 1:
                continue
            for sent, of, span in numbers:
                text = view.quote(span)
                attribute = Attribute(f"~{kind}の電話", _ENTRY)
                name = Name(span, text, text, "other")
                yield sent, Doing(attribute, name, MISSING, of, Slot(attribute.id, "beside its name", _FACTOR, span))
