"""Bunsetsu: a content word with the particles and auxiliaries that lean on it."""

from collections.abc import Sequence
from typing import NamedTuple

from claimcheck.model.document import Token

_LEANING = frozenset({"助詞", "助動詞", "接尾辞"})
_CASES = frozenset({"が", "を", "に", "へ", "と", "で", "から", "まで", "より", "は", "も", "の", "や", "か", "など", "って"})


class Bunsetsu(NamedTuple):
    """Tokens `first` to `last` (exclusive) of a sentence; `head` of them are content, the rest function words."""

    first: int
    last: int
    head_last: int
    """Index after the last content token."""
    particle: str
    """The last case or topic particle, は が を に で …; "" without one."""
    predicate: bool
    """Whether its content ends in a verb, adjective or a noun with する/だ."""
    adnominal: bool
    """Whether it modifies the next noun: ends in の or in an adnominal form before a noun."""


def bunsetsu(tokens: Sequence[Token]) -> list[Bunsetsu]:
    """Divide a sentence into bunsetsu.

    A new one begins at a content word after function words, at a content word after an adverb or an adnominal, and after
    punctuation; compound nouns stay together (経済 成長 率), and so do サ変 nouns with their する (発表 し た).
    """
    out: list[Bunsetsu] = []
    first = 0
    for at in range(1, len(tokens) + 1):
        if at == len(tokens) or _breaks(tokens, first, at):
            out.append(_make(tokens, first, at))
            first = at
    return out


def _breaks(tokens: Sequence[Token], first: int, at: int) -> bool:
    before, here = tokens[at - 1], tokens[at]
    latin = before.surface[-1:].isascii() and here.surface[:1].isascii()
    people = before.pos3 == here.pos3 == "人名"  # 北條 正樹
    if before.span.end != here.span.start and not latin and not people:
        return True  # 責任者 堀内千夏: a space between Japanese words divides
    if here.pos in _LEANING:
        return False
    if here.pos == "補助記号":
        return here.pos2 == "括弧開"
    if before.pos == "補助記号":
        return before.pos2 != "括弧開"
    if before.pos in ("助詞", "助動詞"):
        # 発表している: the auxiliary verb stays with its て
        return not (here.pos2 == "非自立可能" and before.surface in ("て", "で"))
    if here.pos2 == "非自立可能" and here.pos == "動詞":
        return not (before.pos == "名詞" and here.lemma in ("為る", "出来る"))
    if before.pos in ("副詞", "連体詞", "接続詞", "感動詞"):
        return True
    if here.pos in ("動詞", "形容詞", "副詞", "連体詞", "接続詞"):
        return before.pos != "接頭辞"
    return before.pos in ("動詞", "形容詞") and before.form.startswith(("連体形", "終止形"))


def _leans(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Whether a token is a function word: a particle, an auxiliary, or a verb grown into one (発表して|いる, 1967年で|ある)."""
    token = tokens[at]
    if token.pos in ("助詞", "助動詞", "補助記号"):
        return True
    return at > first and token.pos2 == "非自立可能" and token.pos == "動詞" and tokens[at - 1].surface in ("て", "で")


def _make(tokens: Sequence[Token], first: int, last: int) -> Bunsetsu:
    head_last = last
    while head_last > first and _leans(tokens, first, head_last - 1):
        head_last -= 1
    particle = ""
    for token in tokens[head_last:last]:
        if token.pos == "助詞" and token.surface in _CASES:
            particle = token.surface
    tail = tokens[head_last - 1] if head_last > first else tokens[last - 1]
    function = [token for token in tokens[head_last:last] if token.pos != "補助記号"]
    # 新たに is an adverb although UniDic ends it in an auxiliary
    adverbial = bool(function) and function[-1].form.startswith("連用形-ニ")
    predicate = tail.pos in ("動詞", "形容詞") or (any(token.pos == "助動詞" for token in function) and not adverbial)
    final = function[-1] if function else tail
    comma = tokens[last - 1].surface in ("、", ",", "，")
    adnominal = not comma and (
        (final.pos == "助詞" and final.surface == "の") or (predicate and final.form.startswith("連体形"))
    )
    return Bunsetsu(first, last, head_last, particle, predicate, adnominal)
