"""Who says 当社: the organisation that a document comes from.

Note [Own words]. 当社, 弊社 and 本市 mean whoever publishes the text, not the organisation named last: in a supplier's blog about
a customer's plant 当社は1974年創業 dates the supplier. The speaker is the name that the text itself calls 「当社」, else the
organisation in its byline or behind 会社名. Where none of them says who speaks, it is somebody that only this text knows.
"""

import re
from collections.abc import Iterator, Sequence

from claimcheck.claims.discourse.discourse import Discourse
from claimcheck.claims.names.names import Name
from claimcheck.model.claims import MISSING, Slot
from claimcheck.model.document import Role
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span

_OWN = regex(
    r"(?:当(?:社|行|院|館|園|店|校|会|局|組合|協会|連盟|クラブ|球団|センター|市|町|村|区|県|団体|財団|法人|病院|施設|ホテル|グループ)"
    r"|弊(?:社|店|行)|小社|本(?:学|会|市|町|村|県|法人)|わが(?:社|校|市|町|県|大学)|我が(?:社|校|市|町|県|大学))(?![一-龠々])"
)
_CALLED = regex(r"[（(][^（）()]{0,60}?以下[、,]?[「『](?:当|弊|本)(?:社|行|会|法人|グループ|学)[」』]")
_LABELS = frozenset({
    *("会社名", "商号", "社名", "法人名", "団体名", "正式名称", "上場会社名", "発行", "発行者", "発行元", "事業主体"),
})
_ISSUER = regex(r"[\s　]*(?:上場)?会社名[ 　\t]*[:：]?[ 　\t]*(?=\S)|[\s　]*(?:上場)?会社名\s*\Z")
"""How the head of a disclosure names who issues it."""
_HEAD = 12
"""Blocks among which the byline stands."""
_PROFILE = regex(
    r"(?:会社|企業|法人|団体|組織|事業者|当社|弊社|学校|病院|運営会社|発行元?)(?:の)?(?:概要|データ|情報|案内|紹介|プロフィール|プロファイル|について|沿革)"
)
"""Headings under which a text tells of its publisher."""
_OUTLETS = "採用(?:サイト|情報|案内|ページ)?|特設(?:サイト|ページ)|ホームページ|ウェブサイト|公式ストア"
_OUTLETS += "|ブログ|日記|だより|便り|公式サイト|公式ホームページ|ニュースリリース|プレスリリース|お知らせ|通信|社長の(?:部屋|手紙)"
_OUTLET = regex(rf"(?:{_OUTLETS})(?:[　\s|｜—―（(-]|$)")


def own_word(text: str) -> str:
    """The word by which a stretch of text speaks of its own publisher; "" where none does."""
    match = _OWN.search(text)
    return match.group() if match else ""


def own_words(text: str) -> Iterator[re.Match[str]]:
    """The words by which a stretch of text speaks of its own publisher."""
    return _OWN.finditer(text)


def is_unknown(subject: str) -> bool:
    """Whether a subject is a publisher whom nothing names: nobody that another text speaks of."""
    return subject.startswith("~") and "@" in subject


class Speaker:
    """Finds who publishes one document."""

    def __init__(self, discourse: Discourse) -> None:
        self.discourse = discourse
        self._known = False
        self._name: Name | None = None
        self._first_person: Slot | None = None
        self._issuer: tuple[Slot, ...] | None = None

    @property
    def name(self) -> Name | None:
        """The name of the publisher; None where the document does not tell it."""
        if not self._known:
            self._name, self._known = self._called() or self._in_head(), True
        return self._name

    def slot(self, word: str, span: Span) -> Slot:
        """The subject that 当社 means."""
        name = self.name
        if name is not None:
            return Slot(name.key, word, 0.95, name.span)
        return Slot(f"~{word}@{self.discourse.view.document.path}", "common noun", 0.9, span)

    def of_profile(self, headings: Sequence[int]) -> list[Slot]:
        """The publisher, under a heading such as ■会社概要: who speaks, or the first organisation in the head of the text."""
        if not any(_PROFILE.search(self.discourse.block_text(index)) for index in headings):
            return []
        head = range(min(_HEAD, len(self.discourse.view.document.blocks)))
        first = (name for index in head for name in self.discourse.block_names(index))
        name = self.name or next((name for name in first if name.type in ("organization", "facility", "other")), None)
        return [Slot(name.key, "heading", 0.85, name.span)] if name is not None else []

    def issuer(self) -> tuple[Slot, ...]:
        """The firm that the head of a disclosure says issues it, of which its figures are: 会社名　青波電機株式会社."""
        if self._issuer is None:
            self._issuer = ()
            for number, block in enumerate(self.discourse.view.document.blocks[:_HEAD]):
                label = self.discourse.block_text(block.row[-1] if block.row else number)
                names = [name for name in self.discourse.block_names(number) if name.type != "person"]
                if names and _ISSUER.match(label):
                    self._issuer = (Slot(names[0].key, "heading", 0.8, names[0].span),)
                    break
        return self._issuer

    def of_first_person(self) -> Slot:
        """The subject of what a text in the first person tells of nobody else: the publisher; MISSING in other texts."""
        if self._first_person is None:
            self._first_person = MISSING
            if own_word(self.discourse.view.text) and (name := self.name) is not None:
                self._first_person = Slot(name.key, "byline", 0.8, name.span)
        return self._first_person

    def _is_outlet(self, number: int) -> bool:
        """Whether a title names what a firm writes in: 千布精工スタッフブログ."""
        return _OUTLET.search(self.discourse.block_text(number)) is not None

    def _called(self) -> Name | None:
        """The name before （…、以下「当社」）."""
        view = self.discourse.view
        match = _CALLED.search(view.text)
        sent = view.sentence_at(match.start()) if match else -1
        if match is None or sent < 0:
            return None
        before = [name for name in self.discourse.names(sent) if name.span.end <= match.start() and not own_word(name.text)]
        return before[-1] if before else None

    def _in_head(self) -> Name | None:
        """The organisation in the byline, or behind a label such as 会社名."""
        blocks = self.discourse.view.document.blocks
        for number, block in enumerate(blocks):
            label = self.discourse.block_text(block.row[-1]).strip("　 ・■●") if block.row else ""
            titled = number < _HEAD and block.role in (Role.TITLE, Role.HEADING) and self._is_outlet(number)
            if titled or (number < _HEAD and block.role is Role.BYLINE) or label in _LABELS:
                names = [name for name in self.discourse.block_names(number) if name.type not in ("person", "place")]
                found = next((name for name in names if name.type == "organization"), names[0] if names else None)
                if found is not None:
                    return found
        return None
