"""What a clause about the things or people that a figure counts says of the figure itself."""

from collections.abc import Collection, Iterator

from claimcheck.claims.dimensions import dimension
from claimcheck.claims.frames import Chunk, Frame
from claimcheck.claims.implied import Term
from claimcheck.model.values import Quantity

_PEOPLE = ("count:人", "count:名")
_THERE = frozenset({"有る", "ある", "無い", "居る", "いる", "出る", "見る", "及ぶ", "満たす", "達する"})
"""Verbs that say that something is there, or how much it is."""


def some_of_them(frame: Frame, chunk: Chunk, term: Term, taking_part: Collection[str]) -> Iterator[str]:
    """What only some did who are counted: 事件に関係した従業員; but 大会に出場した選手 are all.

    Args:
        frame: the sentence.
        chunk: the figure.
        term: what it counts.
        taking_part: verbs that all of whom they are said do.
    """
    people = dimension(frame.mentions[chunk.value].value) in _PEOPLE
    if not people or term.chunk is None or term.registered is None:
        return
    for index in term.chunk.dependents:
        other = frame.chunks[index]
        told = other.predicate and other.adnominal and other.value < 0 and any(word.lemma == "た" for word in other.tail)
        usual = other.lemma in taking_part or other.lemma in term.registered.entry.verbs
        if told and not usual and len(other.text) > 1:
            yield other.text


def counts_undone(frame: Frame, chunk: Chunk) -> bool:
    """Whether a value counts to what something was not done, 287件を通知していなかった, or what is: 1860席の|ホールは満席でない."""
    value = frame.mentions[chunk.value].value
    predicate = frame.predicate_of(chunk)
    if predicate is None or predicate is chunk or not predicate.negative or not isinstance(value, Quantity):
        return False
    if chunk.particle == "の":
        return predicate.lemma not in _THERE and chunk.head != predicate.index
    lasting = any(word.lemma in ("居る", "いる", "おる") for word in predicate.tail) or "て" in predicate.text
    return value.dimension.startswith("count") and chunk.particle in ("を", "が") and lasting
