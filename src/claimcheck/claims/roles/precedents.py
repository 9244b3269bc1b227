"""Names that set phrases of news tie to what the sentence tells, one idiom each.

1998年の青井隆さん以来, 青井隆（1998年）に次いで2人目, 水野佳子さんのテレビCM, 本名田中太郎, 青井隆の小説を読んだ,
新潟県みなと町の双葉酒造.
"""

from collections.abc import Iterator

from claimcheck.claims.discourse.discourse import SHORTEST_FULL_NAME, Discourse
from claimcheck.claims.discourse.words import Words
from claimcheck.claims.lexicon.places import ADMINISTRATIVE
from claimcheck.claims.lexicon.registry import Attribute, AttributeEntry
from claimcheck.claims.names.names import Name
from claimcheck.claims.roles.booknotes import AUTHOR
from claimcheck.claims.roles.doers import Doing
from claimcheck.claims.roles.rolesubjects import full_name
from claimcheck.claims.roles.sites import HEADQUARTERS
from claimcheck.claims.sentences.frames import Frame
from claimcheck.model.claims import MISSING, Slot
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span

_ENTRY = AttributeEntry(ja="", en="", dimension=("entity",))
BEFORE, REAL_NAME, FACE = "~前の例", "~本名", "partners/face"
_SINCE = regex(
    r"(?:さん|氏|選手|関|棋士)?(?:[（(][0-9０-９]{4}年[^（）()]{0,6}[）)])?(?:の(?:とき|時))?"
    r"(?:以来|に(?:次い[でだ]|次ぐ|続[いくき])[^。]{0,12}?[0-9０-９]+(?:人|例|度|回|組|作|年)目)"
)
"""青井隆|さん以来, 青井隆|（1998年）に次いで2人目."""
_STARRING = regex(
    r"(?:さん|氏|選手)?(?:の|が(?:出る|出演する|登場する)|(?:を起用した|出演の))(?:新しい)?(?:テレビ|新)?"
    r"(?:CM|ＣＭ|コマーシャル|広告ポスター|ポスター)"
)
_REALLY = regex(r"本名(?:は|[ 　:：、・])?$")
_WRITTEN = regex(r"(?:さん|氏)?の(?:同名)?(?:小説|長編小説|長編|短編|漫画|原作|戯曲|絵本)[をがはで。（(](?!「)")
_FIRM_BEHIND = regex(r"の(?:老舗|地元)?(?P<firm>[一-龠々ァ-ヺー]{4,12}?)(?=さん|[はがとをにも、。（(]|が|と共同)")
_FIRM_AHEAD = regex(r"[（(「、\s](?P<firm>[一-龠々ァ-ヺー]{4,12})[／/]$")
_SIGNS = regex(r"以来|に次|に続|CM|ＣＭ|コマーシャル|ポスター|本名|の小説|の長編|の漫画|の原作")
_FULL, _LIKELY = 0.95, 0.8
_SHORTEST_FIRM = 3


class Precedents:
    """Finds what the set phrases of one document say of the names in them."""

    def __init__(self, discourse: Discourse, words: Words) -> None:
        self.discourse, self.by_id = discourse, words.registry.by_id
        self.firms = tuple({*words.named_by_suffix["organization"], *discourse.finder.short_forms.firms} - words.titles.branching)

    def of_sentence(self, sent: int, frame: Frame) -> Iterator[Doing]:
        """The names that the set phrases of one sentence tie to something."""
        text = self.discourse.view.text
        names = self.discourse.names(sent)
        if _SIGNS.search(text, *frame.span):
            for name in names:
                if name.type == "person":
                    yield from self._of_person(frame, full_name(text, name))
        for place in names if HEADQUARTERS in self.by_id else ():
            firm = self._firm(place, frame) if place.type == "place" and ADMINISTRATIVE.search(place.text) else None
            if firm is not None:
                key = self.discourse.finder.key(text[firm.start : firm.end])
                subject = Slot(key, "の", 1.0, firm)
                yield Doing(self.by_id[HEADQUARTERS], place, subject, "", Slot(HEADQUARTERS, "の", _LIKELY, place.span))

    def _firm(self, place: Name, frame: Frame) -> Span | None:
        """The firm of a place by its ending: みなと町の|双葉酒造, 双葉酒造|／みなと町."""
        text = self.discourse.view.text
        match = _FIRM_BEHIND.match(text, place.span.end, frame.span.end)
        match = match or _FIRM_AHEAD.search(text, frame.span.start, place.span.start)
        if match is None or len(match.group("firm")) <= _SHORTEST_FIRM or not match.group("firm").endswith(self.firms):
            return None
        return Span(*match.span("firm"))

    def _of_person(self, frame: Frame, name: Name) -> Iterator[Doing]:
        text, end = self.discourse.view.text, name.span.end
        long = len(name.text) >= SHORTEST_FULL_NAME
        if _SINCE.match(text, end, frame.span.end):
            yield self._doing(Attribute(BEFORE, _ENTRY), name, _LIKELY)
        if long and FACE in self.by_id and _STARRING.match(text, end, frame.span.end):
            yield self._doing(self.by_id[FACE], name, _FULL)
        if long and _REALLY.search(text, frame.span.start, name.span.start):
            yield self._doing(Attribute(REAL_NAME, _ENTRY), name, _FULL)
        if long and AUTHOR in self.by_id and _WRITTEN.match(text, end, frame.span.end):
            yield self._doing(self.by_id[AUTHOR], name, _LIKELY)

    def _doing(self, attribute: Attribute, name: Name, factor: float) -> Doing:
        return Doing(attribute, name, MISSING, "", Slot(attribute.id, "beside its name", factor, name.span))
