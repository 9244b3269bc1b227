"""Which panel somebody chairs: 第三者委員会（委員長：早瀬美緒） and 入札監視委員会の委員長 are two posts, whoever set them up."""

from claimcheck.claims.discourse.discourse import Discourse
from claimcheck.model.claims import Claim
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span

PANEL = "panel"
"""Where the claim of a chair keeps the panel: a key of its `extra`."""
_CHAIR = regex(r"(?:委員長|座長)(?:[^一-龠]|$)")
_PANEL = regex(r"[一-龠々ァ-ヺーA-Za-z]{1,20}(?:委員会|検討会|審議会|協議会|懇談会|調査会)")


def panel_of(discourse: Discourse, sent: int, tie: Span | None) -> str:
    """The panel that the sentence of a chair names before the post, or else its headings; "" where none does."""
    view = discourse.view
    if tie is None or _CHAIR.search(view.text, tie.start, tie.end + 1) is None:
        return ""
    headings = (view.document.blocks[index].span for index in reversed(view.block_of(sent).heading))
    spans = [Span(view.sentences[sent].span.start, tie.end), *headings]
    return next((found[-1] for span in spans if (found := _PANEL.findall(view.text, *span))), "")


def are_two(one: Claim, other: Claim) -> bool:
    """Whether the texts name two panels, neither of which is short for the other."""
    first, second = one.extra.get(PANEL, ""), other.extra.get(PANEL, "")
    return bool(first and second) and not (first.endswith(second) or second.endswith(first))
