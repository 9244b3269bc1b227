"""Clauses side by side: what the first says of owner and period holds for the next.

Note [Coordination]. 青葉精機の2024年度の売上高は400億円、営業利益は32億円だった: the second clause leaves out what it shares with
the first. So a figure whose attribute is the topic of its clause takes the owner, the period and the restrictors of the figure
before it in the sentence, unless it has its own or somebody else is named between the two.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimcheck.claims.discourse.discourse import Discourse
from claimcheck.claims.values.turns import turns
from claimcheck.model.claims import Claim, Slot
from claimcheck.model.pattern import regex

SHARED = 0.93
"""Factor of an owner or a period that the clause before gives."""
_OWN = 0.9
"""Factor from which a slot counts as the clause's own."""
_TOPICS = ("は", "が", "も")
_SHARED_SCOPES = ("accounting:", "election:")
"""連結売上高は400億円、営業利益は32億円: both are consolidated."""
_SHARED_BY_TURN = ("per:", *_SHARED_SCOPES)
_IN_ALL = regex(r"合わせ|あわせ|(?<![一-龠])計(?![一-龠])|合計|総計|全部で|全体")
"""Between two figures of which the second is the sum."""
_TIMELESS = frozenset({"bracket after the value", "header"})
"""Sources of a period that hold for their own figure only."""


def coordinated(claims: Sequence[Claim], sent: int, discourse: Discourse) -> Iterator[Claim]:
    """The claims of one sentence, each with what it shares with the one before; see Note [Coordination]."""
    before: Claim | None = None
    for claim in _turned(claims, discourse.view.text):
        if not _is_topic(claim, discourse) or _in_brackets(claim, discourse.view.text):
            yield claim
            continue
        if before is not None and _side_by_side(before, claim, sent, discourse):
            between = discourse.view.text[before.mention.extent.end : claim.mention.span.start]
            claim = _sharing(before, claim, apart=_IN_ALL.search(between) is not None)  # noqa: PLW2901 - the same claim, its slots filled
        yield claim
        before = claim


def _turned(claims: Sequence[Claim], text: str) -> Sequence[Claim]:
    """The claims, each figure that a change leads to as what the old one is of: 利用者数　7万4,000人 → 6万8,000人."""
    if not any("time:before" in claim.scope for claim in claims):
        return claims
    by_span = {claim.mention.span: claim for claim in reversed(claims)}
    led = {after.span: before.span for before, after in turns(text, [claim.mention for claim in claims], claims[0].sentence)}
    return [_led_to(claim, by_span.get(led.get(claim.mention.span, claim.mention.span), claim)) for claim in claims]


def _led_to(claim: Claim, before: Claim) -> Claim:
    """A figure after a change, as what the one before it measures where nothing else says it."""
    if claim.named or not before.named or before.attribute.value.startswith("~"):
        return claim
    shared = {scope for scope in before.scope if scope.startswith(_SHARED_BY_TURN)}
    subject = claim.subject if claim.subject.value else before.subject
    return replace(
        claim, attribute=before.attribute, subject=subject, restrictors=claim.restrictors or before.restrictors,
        scope=claim.scope | shared,
    )  # fmt: skip


def _is_topic(claim: Claim, discourse: Discourse) -> bool:
    """Whether a registered attribute stands as the topic of its clause: 営業利益は32億円."""
    named = claim.attribute.value and not claim.attribute.value.startswith("~") and claim.dimension not in ("date", "entity", "")
    span = claim.attribute.span
    if not named or span is None or not span.end <= claim.mention.span.start:
        return False
    text = discourse.view.text
    return text[span.start : span.end].rstrip("、，").endswith(_TOPICS) or text.startswith(_TOPICS, span.end)


def _in_brackets(claim: Claim, text: str) -> bool:
    """Whether a figure stands in a bracket of its sentence: 80万人(前年は32万人)、有料会員は6万人."""
    before = text[claim.sentence.start : claim.mention.span.start]
    return any(before.count(opening) > before.count(closing) for opening, closing in ("（）", "()"))


def _side_by_side(one: Claim, other: Claim, sent: int, discourse: Discourse) -> bool:
    """Whether a comma and nobody's name stand between two figures."""
    start, end = one.mention.extent.end, other.mention.extent.start
    if "、" not in discourse.view.text[start:end] and "，" not in discourse.view.text[start:end]:
        return False
    return not any(
        start <= name.span.start and name.span.end <= end and name.type != "place" for name in discourse.names(sent)
    )


def _is_member(one: Claim, other: Claim) -> bool:
    """Whether the owner of a figure is its own beside another one's: 終値は瀬波食品が1700円、カドクラが2300円."""
    measure, owner = one.attribute.span, one.subject.span
    return measure is not None and owner is not None and measure.end <= owner.start and other.attribute.span == measure


def _sharing(one: Claim, other: Claim, *, apart: bool) -> Claim:
    """A claim with the owner and period of the one before it, where it has none of its own, and what narrows it but for a sum."""
    subject, period = other.subject, other.period
    extra = other.extra
    if one.subject.factor >= _OWN and one.subject.value and subject.factor < _OWN and not _is_member(one, other):
        subject = Slot(one.subject.value, "coordination", SHARED, one.subject.span)
    if one.period.value and not period.value and one.period.source not in _TIMELESS:
        period = Slot(one.period.value, "coordination", SHARED, one.period.span)
        extra = {**other.extra, "when": one.extra.get("when")}
    shared = {scope for scope in one.scope if scope.startswith(_SHARED_SCOPES)}
    scope = other.scope if any(own.startswith(_SHARED_SCOPES) for own in other.scope) else other.scope | shared
    restrictors = other.restrictors or (frozenset() if apart else one.restrictors)
    return replace(other, subject=subject, period=period, scope=scope, restrictors=restrictors, extra=extra)
