"""Mentions and claims: what the recognisers find and what the claims stage makes of it."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple

from claimcheck.model.span import Span
from claimcheck.model.values import Value


class HedgeKind(StrEnum):
    """How a hedge or bound changes what a figure may mean (the widths are in `claimcheck.model.intervals`)."""

    ABOUT = "about"  # 約 およそ 程度 ほど 前後
    ROUGH = "rough"  # ざっくり 概算
    ALMOST = "almost"  # 近く 弱 に迫る
    OVER = "over"  # 強 余り
    ABOVE = "above"  # 超 を超える を上回る
    AT_LEAST = "at-least"  # 以上 少なくとも
    BELOW = "below"  # 未満 に満たない を下回る
    AT_MOST = "at-most"  # 以下 以内
    BAND = "band"  # 台: 20%台
    MAXIMUM = "maximum"  # 最大 最長 最高: a scope that bounds
    MINIMUM = "minimum"  # 最低 最短


class Hedge(NamedTuple):
    """A word that widens or bounds a figure."""

    kind: HedgeKind
    text: str
    """As written, for the explanation."""


class Mention(NamedTuple):
    """A stretch of text that states a value."""

    span: Span
    """The value with its unit."""
    extent: Span
    """The same with the hedges and bounds around it."""
    value: Value
    hedges: tuple[Hedge, ...] = ()
    recognizer: str = ""
    """The module that found it."""
    pair: Span | None = None
    """Span of the amount whose conversion in brackets this is: 6,000億ドル for the 80兆円 of 6,000億ドル(約80兆円)."""


class Slot(NamedTuple):
    """One part of a claim's key, with where it came from."""

    value: str
    """Normalised; "" where it is missing."""
    source: str
    """How it was found: stated, particle, label, topic, heading, title, sentence before …"""
    factor: float
    """Confidence in it, 1 where it is stated."""
    span: Span | None = None
    """The words it was read from."""


MISSING = Slot("", "missing", 0.7)


@dataclass(frozen=True, slots=True)
class Claim:
    """A value tied to what it is about. Two claims are compared only where every slot agrees or may agree."""

    path: str
    mention: Mention
    sentence: Span
    value: Value
    """The mention's value, dates resolved against their anchor, table units applied."""
    dimension: str
    subject: Slot = MISSING
    attribute: Slot = MISSING
    aspect: Slot = MISSING
    """level | increase | decrease | share."""
    period: Slot = MISSING
    scope: frozenset[str] = frozenset()
    """Words that split a number legitimately, as `group:member`: tax:included, range:maximum."""
    modality: Slot = MISSING
    """stated | reported | planned | denied | hypothetical."""
    restrictors: frozenset[str] = frozenset()
    """The other content words of the の-chain or label."""
    order: int = 0
    """Index among the claims of its document."""
    labelled: bool = False
    """Whether a label or header names its attribute."""
    tabular: bool = False
    """A table cell, list price or specification: its digits are meant as written."""
    extra: dict[str, Any] = field(default_factory=dict, compare=False, hash=False)

    @property
    def named(self) -> bool:
        """Whether a word says outright what the value measures; else the attribute only sums up the words around it."""
        return bool(self.attribute.value) and not self.attribute.source.endswith("(gist)")
