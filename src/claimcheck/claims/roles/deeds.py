"""Roles that a deed tells by its noun.

開発を率いた三輪ひかり氏 is 開発責任者, 操船の指揮に当たったのは who had the conn, 柴田克己教授による講演会 names who lectured.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimcheck.claims.lexicon.registry import Attribute
from claimcheck.claims.roles.deedclauses import commanded
from claimcheck.claims.roles.doers import Doers, Doing
from claimcheck.claims.roles.titles import Titles
from claimcheck.claims.sentences.frames import Chunk, Frame
from claimcheck.model.claims import MISSING, Slot

if TYPE_CHECKING:
    from claimcheck.claims.figures.slots import Slots

_SHORTEST = 2
_BY = ("因る", "依る")
_GATHERED = ("会", "コンサート", "ステージ", "ライブ", "ショー", "リサイタル", "セミナー", "の部")
"""What a deed is called that people gather for: 講演|会."""
_AS_VERB = 0.95
_SHARED = 0.7
"""Factor of a charge that several may have: 調査を担当した."""


class Deeds:
    """Finds the roles that the deeds told by the sentences of one document give."""

    def __init__(self, slots: "Slots", doers: Doers, titles: Titles) -> None:
        self.discourse, self.registry, self.doers, self.titles = slots.discourse, slots.registry, doers, titles
        self._words = slots.words.titles

    def of_sentence(self, sent: int, frame: Frame) -> Iterator[Doing]:
        """The roles that the deeds of one sentence give."""
        words = self._words
        for chunk in frame.chunks:
            if not chunk.predicate or chunk.negative or chunk.index in frame.bracketed:
                continue
            lemma = chunk.lemma
            if lemma in _BY:
                yield from self._done_by(sent, frame, chunk)
            elif lemma in words.led or any(other.text in words.commands for other in frame.arguments(chunk)):
                yield from self._led(sent, frame, chunk)

    def _led(self, sent: int, frame: Frame, predicate: Chunk) -> Iterator[Doing]:
        """開発を率いる, 捜査の指揮を執る, 調査を担当する."""
        for other in frame.arguments(predicate):
            deed, tail = other, self._words.led.get(predicate.lemma, "")
            if (field := commanded(frame, other, self._words)) is not None and other.particle in ("を", "に"):
                deed, tail = field, self._words.led[self._words.commands[0]]
            elif other.particle != "を":
                continue
            if not tail or deed.value >= 0 or len(deed.text) < _SHORTEST or deed.text.endswith(self._words.bodies):
                continue
            yield from self._role(sent, frame, predicate, deed, tail)
            return

    def _role(self, sent: int, frame: Frame, predicate: Chunk, deed: Chunk, tail: str) -> Iterator[Doing]:
        """Who fills the role that a deed and the title for it make: 開発 + 責任者."""
        named = self.discourse.names_in(sent, deed.span)
        if named:
            return
        known = self.registry.implied_by(deed.text, "entity")
        controls = next((attribute for attribute in known if attribute.entry.kinds), None)
        if controls is not None:
            attribute, rest, factor = controls, "", _AS_VERB
        else:
            headed = tail == self._words.led[self._words.commands[0]] and deed.text.endswith(self._words.headed)
            title = self.titles.role(f"{deed.text}長" if headed else self._words.gist(deed.text) + tail)
            if title is None:
                return
            attribute, rest, factor = title.attribute, title.rest, min(title.factor, _AS_VERB)
            factor = factor if tail == self._words.led[self._words.commands[0]] else min(factor, _SHARED)
        found = self.doers.doer(sent, frame, predicate, attribute)
        if found is None:
            return
        _filler, name = found
        tie = Slot(attribute.id, "verb", factor, predicate.span)
        owners = (self.doers.things.owner(sent, other, name) for other in frame.under(deed, 4)[1:] if not other.predicate)
        owner = next((slot for slot in owners if slot is not None), MISSING)
        yield Doing(attribute, name, owner, rest, tie)

    def _done_by(self, sent: int, frame: Frame, predicate: Chunk) -> Iterator[Doing]:
        """柴田克己教授による講演会."""
        head = frame.chunks[predicate.head] if predicate.adnominal and predicate.head >= 0 else None
        agent = next((other for other in frame.arguments(predicate) if other.particle == "に"), None)
        if head is None or agent is None or head.value >= 0:
            return
        for attribute, rest in self._deed(head.text):
            name = self.doers.name(sent, agent, attribute)
            if name is not None:
                owners = (self.doers.things.owner(sent, other, name) for other in frame.under(head, 4)[1:] if other is not agent)
                owner = next((slot for slot in owners if slot is not None), MISSING)
                yield Doing(attribute, name, owner, rest, Slot(attribute.id, "verb", _AS_VERB, head.span))
                return

    def _deed(self, text: str) -> Iterator[tuple[Attribute, str]]:
        """What a noun makes of who does it, by the verb (講演会) or the label (ピアノ演奏) it is; with what else it says."""
        stem = next((text.removesuffix(tail) for tail in _GATHERED if text.endswith(tail) and len(text) > len(tail) + 1), text)
        for phrase in dict.fromkeys((text, stem)):
            for attribute in self.registry.implied_by(phrase, "entity"):
                if not attribute.entry.filled_by and not attribute.entry.requires:
                    yield attribute, ""
            named = self.registry.named_by(phrase, "entity")
            if named is not None and not named[0].entry.filled_by and named[0].entry.names in ("person", None):
                yield named[0], phrase.removesuffix(named[1])
