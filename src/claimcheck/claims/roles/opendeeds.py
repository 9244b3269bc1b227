"""Who did what no rule registers: 太鼓を演奏したのは雷鳴会, 灯ろうの製作は梅園小学校が担当した, behind a label 太鼓演奏：雷鳴会.

As with titles, object and deed together are the role by their own words; see Note [Open titles].
"""

import re
from collections.abc import Callable, Iterator

from claimcheck.claims.discourse.discourse import Discourse
from claimcheck.claims.discourse.words import Words
from claimcheck.claims.lexicon.registry import Attribute, AttributeEntry
from claimcheck.claims.names.names import Name
from claimcheck.claims.roles.deedclauses import is_cleft
from claimcheck.claims.roles.doers import Doing
from claimcheck.claims.roles.titles import OPEN_TITLE
from claimcheck.claims.sentences.frames import Chunk, Frame
from claimcheck.model.claims import MISSING, Slot
from claimcheck.model.pattern import regex

_ENTRY = AttributeEntry(ja="", en="", dimension=("entity",))
_TAKING = frozenset({"担当", "行う", "務める", "手掛ける", "受け持つ", "引き受ける", "担う", "請け負う", "当たる", "為る"})
_CHARGED = "担当"
_CHARGING = frozenset({"担当", "担う", "受け持つ", "請け負う", "務める", "引き受ける", "手掛ける", "任される"})
_SHORTEST, _LONGEST = 2, 12
_QUOTED = regex(
    r"、?(?:[一-龠ァ-ヺー]{0,8}の?)?[「『][^「」『』。、！？]{2,24}[」』](?:です|だ|である|とした|としている|で、.*|に.*)?。?",
    re.DOTALL,
)
_MEMBERS = regex(r"(?:年生|児童|生徒|学生|部員|団員|職員|社員|有志|メンバー|皆さん|みなさん|人たち|一行|チーム)$")
_IDLE = frozenset({
    *("為る", "する", "有る", "成る", "行う", "言う", "見る", "思う", "出来る", "居る", "知る", "聞く", "持つ"),
    *("示す", "受ける", "目指す", "支える", "率いる", "感じる", "訴える", "求める", "願う", "呼び掛ける", "見せる", "迎える"),
})
"""Verbs that many do side by side, or that say nothing."""


class OpenDeeds:
    """Finds who did the deeds of one document that no rule registers."""

    def __init__(self, discourse: Discourse, words: Words, names: Callable[[int, Chunk, Attribute], list[Name]]) -> None:
        self.discourse, self.registry, self.names = discourse, words.registry, names
        self._act, self._many = words.titles.act, words.titles.many

    def of_sentence(self, sent: int, frame: Frame) -> Iterator[Doing]:
        """The open deeds of one sentence whose doer it names."""
        for chunk in frame.chunks:
            if chunk.particle != "は" or chunk.negative or chunk.index in frame.bracketed:
                continue
            told = self._cleft(frame, chunk) or self._taken(frame, chunk) or self._called(frame, chunk)
            if told is None:
                continue
            deed, filler = told
            attribute = Attribute("~" + deed, _ENTRY)
            for name in self._names(sent, frame, filler, attribute)[:1]:
                yield Doing(attribute, name, MISSING, "", Slot(attribute.id, "verb", OPEN_TITLE, chunk.span))

    def _names(self, sent: int, frame: Frame, filler: Chunk, attribute: Attribute) -> list[Name]:
        """The name in who did it, or of the body whose members did: 梅園小学校の6年生."""
        before = frame.chunks[filler.index - 1] if filler.index else None
        if before is not None and before.particle == "の" and _MEMBERS.search(filler.text):
            return self.names(sent, before, attribute)
        return self.names(sent, filler, attribute)

    def _cleft(self, frame: Frame, predicate: Chunk) -> tuple[str, Chunk] | None:
        """太鼓を演奏したのは|雷鳴会."""
        if not predicate.predicate or not is_cleft(predicate) or predicate.head < 0 or predicate.lemma in _IDLE:
            return None
        wanted = "が" if predicate.passive else "を"
        thing = next((other for other in frame.arguments(predicate) if other.particle == wanted and other.value < 0), None)
        if thing is None or predicate.passive or self.registry.implied_by(f"{thing.text}{wanted}{predicate.lemma}", "entity"):
            return None
        return self._deed(thing.text, predicate.lemma, frame.chunks[predicate.head])

    def _taken(self, frame: Frame, deed: Chunk) -> tuple[str, Chunk] | None:
        """灯ろうの製作は|梅園小学校が担当した, 灯ろう製作は|梅園小学校."""
        predicate = frame.predicate_of(deed)
        if deed.particle != "は" or deed.predicate or deed.value >= 0 or not deed.tokens or predicate is None:
            return None
        before = frame.chunks[deed.index - 1] if deed.index else None
        head, thing = deed.tokens[-1], ""
        if head.pos3 != "サ変可能":
            return self._charged(frame, deed, predicate)
        if len(deed.tokens) > 1:
            thing = deed.text.removesuffix(head.surface)
        elif before is not None and before.particle == "の" and before.value < 0:
            thing = before.text
        if not thing or self.registry.named_by(deed.text, "entity") or self.registry.named_by(thing + head.surface, "entity"):
            return None
        filler = predicate if predicate.lemma not in _TAKING else None
        if filler is None:
            filler = next((other for other in frame.arguments(predicate) if other.particle == "が"), None)
        return self._deed(thing, head.surface, filler) if filler is not None and filler is not deed else None

    def _charged(self, frame: Frame, deed: Chunk, predicate: Chunk) -> tuple[str, Chunk] | None:
        """花火は|河合花火店が担当した."""
        filler = next((other for other in frame.arguments(predicate) if other.particle == "が"), None)
        after = frame.after(filler) if filler is not None else None
        known = self.registry.named_by(deed.text, "entity")
        if known or filler is None or after is None or not (after.text == _CHARGED or after.lemma in _CHARGING):
            return None
        return self._deed(deed.text, "", filler)

    def _called(self, frame: Frame, topic: Chunk) -> tuple[str, Chunk] | None:
        """今年のテーマは|「ひかり」."""
        predicate = frame.predicate_of(topic)
        if topic.particle != "は" or topic.predicate or topic.value >= 0 or predicate is None or predicate is topic:
            return None
        quoted = _QUOTED.fullmatch(self.discourse.view.text, topic.span.end, frame.span.end)
        if quoted is None or self.registry.named_by(topic.text, "entity"):
            return None
        return self._deed(topic.text, "", predicate)

    def _deed(self, thing: str, act: str, filler: Chunk) -> tuple[str, Chunk] | None:
        """The name of a deed, with who fills it, where it is neither too short nor a label of many."""
        deed = thing + self._act(act)
        fits = _SHORTEST <= len(deed) <= _LONGEST and not deed.endswith(self._many)
        return (deed, filler) if fits else None
