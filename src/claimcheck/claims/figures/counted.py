"""What a clause about the things or people that a figure counts says of the figure itself."""

from collections.abc import Collection, Iterator

from claimcheck.claims.figures.implied import Term
from claimcheck.claims.sentences.frames import Chunk, Frame
from claimcheck.claims.values.dimensions import dimension
from claimcheck.model.values import Quantity

_PEOPLE = ("count:人", "count:名")
_LIGHT = frozenset({"為る", "する", "行う", "実施"})
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


def some_act(frame: Frame, chunk: Chunk, term: Term, staffing: Collection[str]) -> str:
    """What only those did or suffered who are counted: 従業員3人が煙を吸った, 社員72名への聞き取り; "" where all are counted.

    Args:
        frame: the sentence.
        chunk: the figure.
        term: the people counted, by what they are of a body.
        staffing: verbs and nouns that all of them do, or that say how many there are: 働く, 抱える.
    """
    if dimension(frame.mentions[chunk.value].value) not in _PEOPLE or term.source not in ("compound", "modifies"):
        return ""
    if chunk.particle == "の":
        head = frame.chunks[chunk.head] if chunk.head >= 0 else None
        acts = head is not None and chunk.ending.text in ("への", "からの") and head.tokens and head.value < 0
        return head.text if acts and head is not None and head.text not in staffing else ""
    predicate = frame.predicate_of(chunk) or _closing_act(frame)
    if predicate is None or predicate is chunk or chunk.particle not in ("が", "に", "へ", "を") or not predicate.tokens:
        return ""
    objects = [other.text for other in frame.arguments(predicate) if other.particle == "を" and other is not chunk]
    said = {*objects, *([predicate.lemma, predicate.text] if not objects or predicate.lemma not in _LIGHT else ())}
    act = objects[0] if objects and predicate.lemma in _LIGHT else predicate.lemma or predicate.text
    return "" if predicate.value >= 0 or said & set(staffing) else act


def _closing_act(frame: Frame) -> Chunk | None:
    """The noun of an act that ends a sentence without a verb: 職員62人が全答案を点検."""
    last = frame.chunks[-1]
    acts = bool(last.tokens) and last.value < 0 and not last.particle and last.tokens[-1].pos3 == "サ変可能"
    return last if acts else None


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
