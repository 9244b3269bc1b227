"""Restrictors held against each other: アクセスログ | 監査ログ の保持期間, 台湾でサービスを開始."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from claimcheck.claims.lexicon.places import PLACE, grain
from claimcheck.model.claims import Claim
from claimcheck.model.pattern import regex

CLASH = 0.0
ONE_SIDED_RESTRICTOR = 0.8
OBJECT_LEFT_OUT = 0.9
"""10月の操業開始 against 生産を始める: only one says what began."""
ABROAD = 0.85
"""Only one text says that it happened abroad: 台湾で in 台湾でサービスを開始 is another beginning than the first."""
FOUNDED = "organisations/founded"
PRESENT = "旧"
"""What stands until now, while its successor is told of: 現在の校舎, 旧館."""
PRESENT_OR_NOT = 0.7
"""Only one text says that it means the one before."""
_NUMBERED = regex(r"[0-9０-９第]")
_NEW = regex(r"=?新")
_OTHERWISE = regex(r"[A-Za-z0-9０-９]|より|[にと]比べ|以外|を除|とは?別")
_MODELS = regex(r"^(.*[A-Za-z0-9]?)\n\1[A-Za-z0-9]+$|^(.*)[A-Za-z0-9]+\n\2$")
"""Two names of which one is the other with a letter or digit more: ハヤテR, ハヤテRS."""
_PART_OF_WORKS = regex(r"[上下]部工|基礎工|電気|空調|内装|外構|造成|解体|屋根工|機械設備|舞台設備|昇降機|植栽|測量|構造$|監理$")
"""Parts of works that are given to somebody else than the whole."""
_PLACES = frozenset({"prefecture", "municipality"})


def agreement(one: Claim, other: Claim) -> float:
    """How well the restrictors of two claims agree, from CLASH to 1; a word with = before it is the object of an event."""
    if one.dimension == "date":
        return _of_events(one, other)
    return _told(one, other)


def agreement_under(one: Claim, other: Claim, told: Callable[[Claim], str]) -> float:
    """How well the restrictors of two claims agree, where what a text tells elsewhere need not stand beside.

    証明書 of 証明書の更新 is told by a text whose first line is about it, 大広間 of 大広間の収容人数 by 大広間には300人が入れる;
    第13回 is told by nothing but itself.

    Args:
        one: a claim.
        other: a claim of another or the same text.
        told: the words of the text of a claim that are about its figure, too.
    """
    named = bool(one.subject.value or other.subject.value) and one.dimension == "date"
    if one.dimension == "entity" and one.path != other.path and one.restrictors != other.restrictors:
        pairs = ((one, other), (other, one))
        first, second = (own.restrictors - _known(own, rival, told(rival)) for own, rival in pairs)
        return agreement(replace(one, restrictors=first), replace(other, restrictors=second))
    doubtful = one.dimension == "entity" or (one.attribute.value.startswith("~") and one.dimension != "date")
    if named or doubtful or one.path == other.path or one.restrictors == other.restrictors:
        return agreement(one, other)
    mine, its = _alone(one.restrictors, other.restrictors), _alone(other.restrictors, one.restrictors)
    if any(PLACE.search(word) for word in mine) and any(PLACE.search(word) for word in its):
        return agreement(one, other)  # 富士山 and 白馬岳, although each text names both
    first, second = one.restrictors - _given(mine, told(other)), other.restrictors - _given(its, told(one))
    return agreement(replace(one, restrictors=first), replace(other, restrictors=second))


def _known(one: Claim, other: Claim, told: str) -> frozenset[str]:
    """What a role is of that the other text tells beside its own, or in the headings over it."""
    alone = _alone(one.restrictors, other.restrictors)
    over = other.extra.get("over", "")
    return frozenset(word for word in alone if len(word) > 1 and (word in told or (over and (over in word or word in over))))


def _given(words: Iterable[str], told: str) -> frozenset[str]:
    return frozenset(word for word in words if len(word) > 1 and not _NUMBERED.search(word) and _says(told, word))


_CLAUSE = regex(r"[一-龠]{2,}し")


def _says(told: str, word: str) -> bool:
    """Whether a text has a word, and not as the beginning of another name or as what it compares with: ハヤテRS, ハヤテより."""
    at = told.find(word)
    return at >= 0 and _OTHERWISE.match(told, at + len(word)) is None


def _of_events(one: Claim, other: Claim) -> float:
    if _is_present(one) != _is_present(other):
        return CLASH if any(_NEW.match(word) for word in one.restrictors | other.restrictors) else PRESENT_OR_NOT
    if one.attribute.value == FOUNDED == other.attribute.value:
        return _founded(one.restrictors, other.restrictors)
    return _told(one, other)


def _told(one: Claim, other: Claim) -> float:
    objects = [{word for word in claim.restrictors if word[0] == "="} for claim in (one, other)]
    if "=?" in objects[0] | objects[1] or (all(objects) and objects[0] != objects[1]):
        return CLASH  # サービスを開始, 工事を開始: the object belongs to the event
    if any(objects) and not all(objects):
        bare, full = (other, one) if objects[0] else (one, other)
        told = {word[1:] for word in full.restrictors if word[0] == "="}
        if told <= bare.restrictors and "noun" in bare.attribute.source:
            return 1.0 if full.restrictors - {f"={word}" for word in told} == bare.restrictors - told else ONE_SIDED_RESTRICTOR
        if not (bare.labelled or "noun" in bare.attribute.source or "nominal" in bare.attribute.source):
            return CLASH  # only 10月の操業開始 may leave its object out
    first, second = _alone(one.restrictors - {PRESENT}, other.restrictors), _alone(other.restrictors - {PRESENT}, one.restrictors)
    if first and second:
        sizes = [{grain(word) for word in words} for words in (first, second)]
        nested = all(len(size) == 1 and size <= _PLACES for size in sizes) and sizes[0] != sizes[1]
        return ONE_SIDED_RESTRICTOR if one.dimension == "date" and nested else CLASH  # 和歌山県に, 黒浦市に上陸
    alone = frozenset(word for words, rival in ((first, other), (second, one)) for word in words if not _in_term(word, rival))
    if any(word.endswith("換算") for word in alone):
        return CLASH  # むき身に換算すると97トン
    if _keep_apart(alone, one, other):
        return CLASH
    objects_left = any(word[0] == "=" for word in alone)
    if objects_left and all(word[0] == "=" for word in alone):
        return OBJECT_LEFT_OUT
    abroad = one.dimension == "date" and any(grain(word) == "abroad" for word in alone)
    return ONE_SIDED_RESTRICTOR ** len(alone) * (OBJECT_LEFT_OUT if objects_left else 1.0) * (ABROAD if abroad else 1.0)


def _keep_apart(alone: frozenset[str], one: Claim, other: Claim) -> bool:
    """Whether what only one of two claims says tells them apart: 新色は5月23日に発売, 下部工の施工 of which others do the rest."""
    if one.dimension == "entity":
        return any(_PART_OF_WORKS.search(word) for word in alone)
    return bool(alone) and one.dimension == "date" and one.path == other.path  # one text keeps a part and the whole apart


def _in_term(word: str, claim: Claim) -> bool:
    """Whether the words of an event hold a restrictor of another, 一般 of 一般発売, or it is how a clause ends: 終了し."""
    return word in claim.attribute.source or _CLAUSE.fullmatch(word) is not None


def _is_present(claim: Claim) -> bool:
    """Whether a claim is of what stands until now: 現在の校舎, 旧庁舎."""
    return any(word.lstrip("=").startswith((PRESENT, "現")) for word in claim.restrictors)


def _founded(one: frozenset[str], other: frozenset[str]) -> float:
    """Who founds a 持株会社 or 委員会 was founded on another day."""
    bare = [frozenset(word.lstrip("=") for word in words) for words in (one, other)]
    sides = ((one, bare[1]), (other, bare[0]))
    alone = [{word for word in words if not _covered(word.lstrip("="), rival)} for words, rival in sides]
    if all(alone) or any(word[0] == "=" for word in alone[0] | alone[1]):
        return CLASH
    return ONE_SIDED_RESTRICTOR ** len(alone[0] | alone[1])


def _alone(words: frozenset[str], others: frozenset[str]) -> frozenset[str]:
    """The words of one claim that the other does not have in any form."""
    return frozenset(word for word in words if not _covered(word, others))


def _covered(word: str, words: frozenset[str]) -> bool:
    return any((word in other or other in word) and not _MODELS.search(f"{word}\n{other}") for other in words)
