"""What was done or made, of a verb that tells who did it: a name, a title in quotation marks, a model, or a common noun."""

from typing import TYPE_CHECKING

from claimcheck.claims.discourse.words import Words
from claimcheck.claims.figures.predicates import FORMAL_NOUNS
from claimcheck.claims.lexicon.registry import Attribute, Registry
from claimcheck.claims.names.names import Name
from claimcheck.claims.roles.deedclauses import is_cleft
from claimcheck.claims.roles.rolesubjects import numbered, quoted_title
from claimcheck.claims.sentences.frames import Chunk, Frame
from claimcheck.model.claims import Slot
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span

if TYPE_CHECKING:
    from claimcheck.claims.discourse.discourse import Discourse

FORMAL = FORMAL_NOUNS | {"こと", "事", "ため", "為", "よう", "際", "とき", "時", "後", "前", "そう", "もの", "わけ", "はず"}
_POINTING = frozenset({"この", "その", "こうした", "今回", "今年"})
_PLANTS = "partners/plant"
"""Where a thing is made: what is done there, 包装 or 組み立て, is no thing."""
_TITLED = regex(r"[「『]([^「」『』。、！？\n]{2,24})[」』](?!と(?:述|話|語|言))")
_MODEL = regex(r"(?:新型|新造)?(?:車両|電車|機関車)?([0-9]{2,4}[形系型])(?=[をのはがに、「0-9０-９電車]|車両)")
_BEHIND_NAME = ("」（", "』（", "」(", "』(")


class Things:
    """Finds what the verbs of one document were done to."""

    def __init__(self, discourse: "Discourse", words: Words, registry: Registry) -> None:
        self.discourse, self.registry = discourse, registry
        self.titles, self.generic = words.titles, words.generic_objects

    def of(self, frame: Frame, predicate: Chunk, filler: Chunk, said: Chunk | None) -> Chunk | None:
        """What was done or made: the object, of a passive its subject, or the noun that a clause describes."""
        if said is not None and said.dependents:
            return said  # 映画「冬の港」のメガホンを取る
        arguments = [other for other in frame.arguments(predicate) if other is not filler and other is not said and other.value < 0]
        wanted = ("が", "は", "も") if predicate.passive else ("を",)
        found = next((other for other in arguments if other.particle in wanted), None)
        if found is not None and found.text in self.titles.amounts:
            found = frame.topic(predicate.index)  # 電池は全量を双葉電池から調達する
        if found is not None:
            return found
        above = frame.chunks[predicate.head] if predicate.head >= 0 else None
        if above is not None and (predicate.adnominal or is_cleft(predicate)) and above is not filler:
            return above if above.text not in FORMAL else frame.topic(predicate.index)
        found = next((other for other in arguments if other.particle == "は"), None)
        return found or said

    def owner(self, sent: int, chunk: Chunk, filler: Name) -> Slot | None:
        """The name or the quoted title of what was made."""
        for name in reversed(self.discourse.names_in(sent, chunk.span)):
            if name.key != filler.key and name.type != "person":
                return Slot(name.key, "object", 1.0, name.span)
        return quoted_title(self.discourse, chunk, "object")

    def model(self, frame: Frame, predicate: Chunk) -> str:
        """The model that a clause describes: 双葉車輌で製造した|3000形を5両."""
        found = _MODEL.match(self.discourse.view.text, predicate.span.end, frame.span.end) if predicate.adnominal else None
        return found.group(1) if found is not None else ""

    def titled(self, frame: Frame, thing: Chunk) -> Slot | None:
        """The name that quotation marks show: 双葉汽船が運航する客船|「みなと」, |「若葉園」（仮称）は双葉会が整備する."""
        text, (start, _end) = self.discourse.view.text, thing.span
        end = start + len(thing.text)
        if thing.value >= 0:
            return None
        if text[start - 1 : start] in ("「", "『") and text[end : end + 2] in _BEHIND_NAME:
            return Slot(self.discourse.finder.key(text[start:end]), "object", 1.0, Span(start, end))
        found = _TITLED.match(text, thing.span.end, frame.span.end)
        return Slot(self.discourse.finder.key(found.group(1)), "object", 1.0, Span(*found.span(1))) if found is not None else None

    def kind_of(self, sent: int, frame: Frame, attribute: Attribute, thing: Chunk, said: Chunk | None) -> str:
        """The common noun for what was done or made, "" where it tells nothing: 本体, 第1展示室."""
        pointed = thing.text.endswith(self.generic) or any(frame.chunks[at].text in _POINTING for at in thing.dependents)
        step = attribute.id.startswith(_PLANTS) and bool(thing.tokens) and thing.tokens[-1].pos3 == "サ変可能"
        plain = said is thing or pointed or step or "を" in attribute.entry.filled_by  # 広告に俳優の水野佳子さんを起用
        what = numbered(self.discourse, frame, thing)
        if not plain or what != thing.text:
            return what
        return self._called_before(sent) if thing.text in self.generic and thing.particle != "は" else ""

    def _called_before(self, sent: int) -> str:
        """What a sentence before that is nothing but a noun calls the thing: ずっと眠っていたパイプオルガン。|…が組み上げた楽器."""
        view = self.discourse.view
        if not sent or view.sentences[sent - 1].block != view.sentences[sent].block:
            return ""
        chunks = self.discourse.frame(sent - 1).chunks
        last = chunks[-1] if chunks else None
        if last is None or last.value >= 0 or last.particle or last.text.endswith(self.generic):
            return ""
        alone = view.quote(last.span).rstrip("。！!") == last.text
        return last.text if alone and self.registry.named_by(last.text, "entity") is None else ""
