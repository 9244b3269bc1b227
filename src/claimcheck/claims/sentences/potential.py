"""What can be done, and so what a figure limits: 25台までつなげられる, 300人が座れる, 10冊借りることができる, 3台同時視聴可能."""

from collections.abc import Iterator

from claimcheck.claims.sentences.frames import Chunk, Frame

_POSSIBLE = "可能"
_CAN = "出来る"
_PASSIVE = frozenset({"れる", "られる"})
_STEMS = dict(zip("うくぐすつぬぶむる", "えけげせてねべめれ", strict=True))
"""What the last kana of a verb becomes where it tells what can be done: 座る, 座れる."""


def is_possible(frame: Frame, predicate: Chunk) -> bool:
    """Whether a predicate says what can be done, and not what was: つなげられる, 保存できます, 座れる, 借りることができる."""
    found = frame.possible.get(predicate.index)
    if found is None:
        found = frame.possible[predicate.index] = _is_possible(frame, predicate)
    return found


def _is_possible(frame: Frame, predicate: Chunk) -> bool:
    ending = predicate.ending
    if ending.past:
        return False
    if ending.passive or ending.able:
        return True
    if any(word.lemma in _PASSIVE or word.lemma == _CAN or word.surface == _POSSIBLE for word in predicate.tokens):
        return True
    return _is_potential(predicate) or _by_noun(frame, predicate)


def possible_words(predicate: Chunk) -> Iterator[str]:
    """The nouns whose possibility a predicate tells: 視聴 of 視聴可能."""
    words = predicate.tokens
    if len(words) > 1 and words[-1].surface == _POSSIBLE:
        yield words[-2].surface


def _is_potential(predicate: Chunk) -> bool:
    """Whether its verb has the form of what can be done: 座れる, 泊まれます."""
    verb = predicate.tokens[-1] if predicate.tokens else None
    if verb is None or not verb.verbal or verb.lemma[-1:] not in _STEMS:
        return False
    potential = verb.surface.removesuffix("る")[-1:] == _STEMS[verb.lemma[-1]]
    return potential and not (predicate.tail and predicate.tail[0].surface == "ば")


def _by_noun(frame: Frame, predicate: Chunk) -> bool:
    """Whether こと with できる or 可能 follows: 借りることができる, 使うことが可能."""
    formal = frame.chunks[predicate.head] if predicate.adnominal and predicate.head >= 0 else None
    if formal is None or formal.text != "こと":
        return False
    above = frame.after(formal)
    return above is not None and any(word.lemma == _CAN or word.surface == _POSSIBLE for word in (*above.tokens, *above.tail))
