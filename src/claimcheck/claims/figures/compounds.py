"""Compounds that a noun stands for together with what narrows it: 開発に要した費用, 降り始めからの雨量, 24時間|降水量."""

from collections.abc import Iterator

from claimcheck.claims.discourse.words import Words
from claimcheck.claims.sentences.frames import Chunk, Frame, is_temporal
from claimcheck.text.view import View

_INCLUDING = ("含む", "含める", "除く", "合わせる", "加える")
"""特別会計を含む総額 is no total of 特別会計."""
_SUMS = frozenset({"総額", "合計", "総数", "総計", "金額", "内訳", "割合", "比率", "推移", "状況"})
"""Nouns of a label that only say how a measure is told: 払込金額の総額."""
_SHORT = {"費用": "費", "お金": "費", "金額": "費", "代金": "代", "料金": "料"}
"""What a noun of amounts is in a compound: 修理に要した費用 is 修理費."""


def timed(view: View, frame: Frame, chunk: Chunk, phrase: str) -> Iterator[str]:
    """What is measured in a stretch of time told right before the value: 降水量は24時間418ミリ is 24時間降水量."""
    before = frame.chunks[chunk.index - 1] if chunk.index else None
    if before is None or before.value < 0 or not (before.glued or before.particle == "に"):
        return
    if not is_temporal(frame.mentions[chunk.value]):
        yield view.quote(frame.mentions[before.value].span) + phrase


def compounds(view: View, frame: Frame, chunk: Chunk | None) -> Iterator[str]:
    """Compounds that a noun and its modifiers stand for: トレーニングのコスト, 開発に要した費用, 運営する費用."""
    if chunk is None or chunk.value >= 0 or len(chunk.text) > 4:  # noqa: PLR2004 - 費用, コスト, 期間: short heads only
        return
    heads = dict.fromkeys((chunk.text, _SHORT.get(chunk.text, chunk.text)))
    for index in reversed(chunk.dependents):
        other = frame.chunks[index]
        if other.value >= 0:
            if other.glued or other.particle == "の":  # 1時間雨量は68ミリ, 24時間の雨量
                yield f"{view.quote(frame.mentions[other.value].span)}{other.particle}{chunk.text}"
            continue
        if other.particle == "の":
            yield from (other.text + head for head in heads)
            yield f"{other.text}{other.ending.text}{chunk.text}"  # 本業のもうけ, 降り始めからの雨量
        elif other.predicate and other.adnominal and other.lemma not in _INCLUDING:
            yield from (other.lemma + head for head in heads)
            for argument in frame.arguments(other):
                if argument.particle in ("に", "を", "の", "で") and argument.value < 0:
                    yield from (argument.text + head for head in heads)


def label_compounds(label: str) -> Iterator[str]:
    """The compound that a label stands for, whose noun is too general by itself: 電池の容量 is 電池容量."""
    modifier, _no, head = label.rpartition("の")
    if modifier and 1 < len(head) <= 4 and head not in _SUMS:  # noqa: PLR2004 - 容量, 出力: short heads only
        yield modifier.rpartition("の")[2] + head
        yield modifier.rpartition("の")[2] + _SHORT.get(head, head)


def per_before(view: View, words: Words, frame: Frame, chunk: Chunk) -> str | None:
    """The unit that a value is per, where the word before it says so: 1日3,400台."""
    before = frame.chunks[chunk.index - 1] if chunk.index else None
    if before is None or before.value < 0 or before.comma:
        return None
    return words.per_unit(view.quote(frame.mentions[before.value].span), glued=before.glued, particle=before.particle)
