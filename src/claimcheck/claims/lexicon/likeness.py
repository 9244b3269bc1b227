"""How alike the places of two figures are by their words, whatever slots were read from them."""

from collections.abc import Mapping

from claimcheck.model.claims import Claim
from claimcheck.model.pattern import regex

SAME_NOUN, SAME_WORDS, NO_WORD = 0.1, 0.3, 5.0
"""What the words around two figures do to the likelihood that their likeness is a coincidence."""
_REACH = 40
"""Characters of the sentence to each side whose words belong to a figure."""
_FREQUENT = 6
"""Words that a text says more often than this are what it is about, and tell nothing of one figure."""
_RUN = regex(r"[一-龠々]+|[ァ-ヺー]{2,}")
_KANJI = regex(r"[一-龠]")
_EMPTY = frozenset("約年月日時分秒人円間中上下前後同的者等計最全各回度位高大小長当今昨翌第数量値個件何")


def shared_words(one: Claim, other: Claim, texts: Mapping[str, str]) -> float:
    """What the words that stand around both figures do to the likelihood of a coincidence; texts by path."""
    nouns = [claim.attribute.value[1:] for claim in (one, other) if claim.named and claim.attribute.value.startswith("~")]
    around = [_around(claim, texts[claim.path]) for claim in (one, other)]
    if any(len(noun) > 1 and all(noun in words for words in around) for noun in nouns):
        return SAME_NOUN
    telling = [
        word
        for word in words_in(around[0]) & words_in(around[1])
        if all(texts[claim.path].count(word) <= _FREQUENT for claim in (one, other))
    ]
    return SAME_NOUN if len(telling) > 1 else SAME_WORDS if telling else NO_WORD


def _around(claim: Claim, text: str) -> str:
    """The words of its sentence near a figure."""
    start, end = claim.mention.span
    before = text[max(claim.sentence.start, start - _REACH) : start]
    after = text[end : min(claim.sentence.end, end + _REACH)]
    label = claim.attribute.source.partition(" (")[0] if claim.named else ""
    return f"{label}|{before}|{after}"


def words_in(text: str) -> set[str]:
    """Single characters of one, and pairs of neighbours in longer runs of kanji or katakana."""
    found: set[str] = set()
    for run in _RUN.findall(text):
        found |= {run[at : at + 2] for at in range(len(run) - 1)} or {run}
    return {word for word in found - _EMPTY if "何" not in word}


def kanji_in(text: str) -> set[str]:
    """The single kanji of a text that tell something."""
    return set(_KANJI.findall(text)) - _EMPTY
