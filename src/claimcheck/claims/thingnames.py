"""What things are called: 全長18メートルの調査船「あさなぎ」, 大型観覧車『そらの輪』.

Note [Names of things]. A text that knows one name for a kind of thing says what that thing is called, and another text that knows
another may be wrong. A text with two (A「…」, B「…」 of one kind) says nothing, and where either text has both names they
are two things; see `claimcheck.claims.sides`.
"""

from collections.abc import Iterator

from claimcheck.claims.discourse import Discourse
from claimcheck.claims.doers import Doing
from claimcheck.claims.names import Name
from claimcheck.claims.registry import Attribute, AttributeEntry
from claimcheck.claims.sides import CALLED
from claimcheck.claims.words import Words
from claimcheck.model.claims import MISSING, Slot
from claimcheck.model.document import Role
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span

_FACTOR = 0.8
_ENTRY = AttributeEntry(ja="", en="", dimension=("entity",))
_OTHER = regex(r"(?:旧|元|前|別の|他の|同型|ほかの|姉妹|各|両)[一-龠々ァ-ヺー]{0,4}$")
_QUOTES = ("「", "『")


class ThingNames:
    """Finds what the things of one document are called."""

    def __init__(self, discourse: Discourse, words: Words) -> None:
        self.discourse = discourse
        self.same, self.pattern = words.titles.named_kinds, words.titles.named_thing

    def told(self) -> Iterator[tuple[int, Doing]]:
        """The names of things, each with its sentence, of kinds of which the text knows one."""
        view = self.discourse.view
        if not any(mark in view.text for mark in _QUOTES):
            return
        found: dict[str, list[Name]] = {}
        for match in self.pattern.finditer(view.text):
            if not _OTHER.search(view.text, max(0, match.start() - 6), match.start()):
                span = Span(*match.span("name"))
                name = Name(span, match.group("name"), self.discourse.finder.key(match.group("name")), "other")
                found.setdefault(self.same[match.group("kind")], []).append(name)
        for kind, names in found.items():
            attribute = Attribute(CALLED + kind, _ENTRY)
            if len({name.key for name in names}) > 1:
                continue
            for name in names:
                sent = view.sentence_at(name.span.start)
                if view.block_of(sent).role not in (Role.NAVIGATION, Role.CODE):
                    yield sent, Doing(attribute, name, MISSING, "", Slot(attribute.id, "quotation marks", _FACTOR, name.span))
