"""What a sentence counts that is nothing but a count: 合計で18台 behind 峠の両側に監視カメラを取り付けます.

Note [Fragments]. Who speaks or writes a note adds how many there are in a sentence of its own. What they are, the sentence before
has introduced: as what it does something to, or, of people and of what acts, as who does it.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimcheck.claims.discourse.discourse import Discourse
from claimcheck.claims.discourse.place import Place
from claimcheck.claims.figures.implied import Term
from claimcheck.claims.figures.ownwords import OPEN
from claimcheck.claims.sentences.frames import Chunk
from claimcheck.claims.values.dimensions import dimension as measure
from claimcheck.model.pattern import regex

if TYPE_CHECKING:
    from claimcheck.claims.figures.terms import Terms

CARRIED = 0.9
"""Factor of a noun that the sentence before introduces."""
_LEAD = regex(
    r"(?:(?:そ|こ)の(?:数|総数|合計)は?|"
    r"(?:全部|ぜんぶ|すべて|全て|みんな|合計|総計|総勢|総数|しめて|締めて|都合|合わせて|あわせて|まとめて|のべ|延べ|計)(?:で|して|は)?)?"
    r"[、 　]?"
)
_TAIL = regex(
    r"(?:(?:です|でした|だ|だった|である|であった|ある|あります|あった|ありました|いる|います|いた|いました)"
    r"|(?:に|と)(?:なる|なります|なった|なりました|上る|上ります|上った|のぼる|のぼった|達する|達した|及ぶ|及んだ))?"
    r"(?:よ|ね|よね|という|とのこと|そうだ|そうです)?[。．.!！]?[」』]?\s*"
)
_ACTORS = frozenset(f"count:{who}" for who in ("人", "社", "軒", "戸", "校", "団体", "チーム", "組", "班", "か国", "市", "店"))
"""Counters of those who do something."""


def introduced(terms: "Terms", place: Place, dimension: str) -> Term | None:
    """What the sentence before introduces, and this one only counts; see Note [Fragments]."""
    nouns = [noun for noun in _nouns(terms.discourse, place, dimension) if noun.text not in terms.words.generic]
    for noun in nouns:
        if (found := terms.registry.named_by(noun.text, dimension)) is not None:
            return Term(found[0].id, found[0], noun.text, found[1], "", "carried", CARRIED, None, None)
    told = next((noun.text for noun in nouns if terms.may_name(noun.text, None)), "")
    name = "~" + terms.bare(told, dimension)
    return Term(name, None, told, told, "", "carried", CARRIED * OPEN, None, None) if told else None


def _nouns(discourse: Discourse, place: Place, dimension: str) -> Sequence[Chunk]:
    """The nouns of the sentence before that a count by itself may count, the likeliest first."""
    sentences, sent = discourse.view.sentences, place.sent
    if not sent or not dimension.startswith("count:") or sentences[sent - 1].block != sentences[sent].block:
        return ()
    if not _is_fragment(discourse, place):
        return ()
    before = discourse.frame(sent - 1)
    if any(measure(mention.value) == dimension for mention in before.mentions):
        return ()  # ベンチを30基置いた。全部で34基: of what was there besides
    predicate = next((other for other in reversed(before.chunks) if other.predicate), None)
    arguments = before.arguments(predicate) if predicate is not None else ()
    order = "がをは" if dimension in _ACTORS else "をが"
    told = [other for other in arguments if other.value < 0 and other.particle and other.particle in order]
    return sorted(told, key=lambda other: (order.index(other.particle), -other.index))


def _is_fragment(discourse: Discourse, place: Place) -> bool:
    """Whether a sentence says nothing but how many there are."""
    text, span = discourse.view.text, place.frame.span
    extent = place.frame.mentions[place.chunk.value].extent
    return _LEAD.fullmatch(text, span.start, extent.start) is not None and _TAIL.fullmatch(text, extent.end, span.end) is not None
