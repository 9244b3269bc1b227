"""The mentions of a document made ready for claims: ranges that are two levels divided, bare cells given their unit."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from claimcheck.claims.values.dimensions import dimension
from claimcheck.claims.values.turns import is_reached, is_told_as_change
from claimcheck.model.claims import Mention
from claimcheck.model.document import Block, Role
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span
from claimcheck.model.values import Duration, Number, Numeric, TimeOfDay, Value
from claimcheck.text.normalize import normalize
from claimcheck.text.view import View

SKIPPED = frozenset({Role.NAVIGATION, Role.CODE, Role.REFERENCE})
"""Blocks that state nothing about the subject of the text."""
TITLE = 10
"""『…』 from this length on is a title or a quotation, below it a name."""
LONGEST_TITLE = 160
_CORNER_UNIT = regex(r"[（(](?:単位[:：]\s*)?([^（()）]{1,8})[)）]\s*$")
_STATED_UNIT = regex(r"[（(](?:[^（()）]{0,24}[、，,\s])?単位\s*[:：]\s*([^、，,:：）)]{1,8})[、，,）)]")
_KEPT_WITHIN = ("age", "temperature", "time")
"""Of what にする says where it is kept, and not what it becomes: 対象は6歳から12歳にする."""
_MADE = regex(r"(?:程度)?にす[るれ]|(?:程度)?にし")


_STOPPED = regex(
    r"記録|タイム|通算|ラップ|スプリット|所要|経過|(?:ゴール|フィニッシュ|優勝|走破|通過)(?:タイム|時間)|区間|総合|ベスト|スイム|バイク|ラン|[一-龠]差$|^差"
)
"""What stopwatches measure, as labels and the words before a figure name it."""
_NO_WATCH = regex(r"時刻|開始|出発|到着|受付|スタート|[発着]$|運行|運転")
_WATCH = regex(r"(?:(\d{1,2})[:：])?(\d{1,2})[:：](\d{2})")
_BEFORE = 12
"""Characters before a figure in which a word may say that it was stopped."""


def readable(view: View, mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Block]]:
    """The mentions that stand in the text proper, each with its block."""
    for mention in mentions:
        sent = view.sentence_at(mention.span.start)
        if sent >= 0:
            block = view.block_of(sent)
            if block.role not in SKIPPED:
                yield mention, block


def prepared(view: View, mentions: Sequence[Mention], value_of: Callable[[str], Value | None]) -> list[Mention]:
    """The mentions that claims are made of.

    Args:
        view: the document.
        mentions: its mentions in order.
        value_of: the value that a short text such as 1百万円 states.
    """
    found: list[Mention] = []
    for mention, block in readable(view, mentions):
        value = mention.value
        if isinstance(value, TimeOfDay) and (length := _stopped(view, mention, block)) is not None:
            found.append(mention._replace(value=length, recognizer="duration"))
            continue
        if isinstance(value, Duration) and value.upper is not None and not value.vague:
            found += _divided(view, mention, value, value.upper)
            continue
        if isinstance(value, Numeric):
            if value.upper is not None and not value.vague:
                found += [_scaled(view, part, block, value_of) for part in _divided(view, mention, value, value.upper)]
                continue
            if block.unit or block.row:
                found.append(_scaled(view, mention, block, value_of))
                continue
        found.append(mention)
    return found


def _stopped(view: View, mention: Mention, block: Block) -> Duration | None:
    """The length of time that 2:31:48 or 21:10 is under 記録 or タイム; None where it is an hour of the day."""
    match = _WATCH.fullmatch(normalize(view.quote(mention.span)).text)
    if match is None:
        return None
    blocks = view.document.blocks
    labels = [view.quote(blocks[index].span) for index in (*block.row, *block.column)]
    labels.append(view.text[max(block.span.start, mention.span.start - _BEFORE) : mention.span.start])
    if not any(_STOPPED.search(label) for label in labels) or any(_NO_WATCH.search(label) for label in labels):
        return None
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return Duration(seconds=Decimal((hours * 60 + minutes) * 60 + seconds), quantum_seconds=Decimal(1), unit="second")


def _divided(view: View, mention: Mention, value: Numeric | Duration, upper: object) -> tuple[Mention, ...]:
    """312床から348床に増える is no range but two levels, the old and the new."""
    cut = view.quote(mention.span).find("から")
    start, end = mention.span.start, mention.extent.end
    made = dimension(value).startswith(_KEPT_WITHIN) and _MADE.match(view.text, end) is not None
    last = view.text.find("\n", end)
    reached = not made and is_reached(view.text, end, last if last >= 0 else len(view.text))
    if cut < 0 or not (reached or is_told_as_change(view.text, start, end)):
        return (mention,)
    middle = mention.span.start + cut
    old = Span(mention.span.start, middle)
    new = Span(middle + 2, mention.span.end)
    low = value.but(upper=None)
    high = upper if isinstance(upper, Duration) else value.but(magnitude=upper, upper=None)
    return (
        mention._replace(span=old, extent=Span(mention.extent.start, old.end), value=low),
        mention._replace(span=new, extent=Span(new.start, mention.extent.end), value=high),
    )


def _scaled(view: View, mention: Mention, block: Block, value_of: Callable[[str], Value | None]) -> Mention:
    """A bare number under a header that states its unit, 単位:百万円, as the amount it is."""
    value = mention.value
    if not isinstance(value, Number):
        return mention
    unit = _unit(view, block)
    model = value_of(f"1{unit}") if unit else None
    if not isinstance(model, Numeric):
        return mention
    factor = model.magnitude
    upper = None if value.upper is None else value.upper * factor
    fields = {"magnitude": value.magnitude * factor, "quantum": value.quantum * factor, "upper": upper}
    return mention._replace(value=model.but(**fields))


def _unit(view: View, block: Block) -> str | None:
    """The unit of a cell: its own, that of the corner above its row label, 項目(百万円), or of a heading, 事業費(単位:千円)."""
    if block.unit or not block.row:
        return block.unit
    blocks = view.document.blocks
    above = [(_CORNER_UNIT, corner) for corner in blocks[block.row[-1]].column]
    above += [(_STATED_UNIT, heading) for heading in reversed(block.heading)]
    matches = (pattern.search(view.quote(blocks[index].span)) for pattern, index in above)
    return next((match.group(1).strip() for match in matches if match is not None), None)


def in_title(text: str, at: int) -> bool:
    """Whether a place stands in the title of a work, 『…』: what an article elsewhere was called is no claim of this text."""
    opened = text.rfind("『", max(0, at - LONGEST_TITLE), at)
    if opened < 0 or text.rfind("』", opened, at) >= 0:
        return False
    return text.find("』", at, at + LONGEST_TITLE) - opened > TITLE
