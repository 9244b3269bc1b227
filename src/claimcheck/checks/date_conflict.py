"""Different dates or times for the same single event."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimcheck.claims.corpus import Corpus, Draft
from claimcheck.claims.disputes.disputes import drafts
from claimcheck.model.rules import Rule

if TYPE_CHECKING:
    from claimcheck.model.span import Span

NAME = "date-conflict"


def run(corpus: Corpus, rule: Rule) -> Iterator[Draft]:
    """Cells of dates and clock times that cannot all hold; one draft where a day is of two events, 廃止 and 通信課程の廃止."""
    told: dict[tuple[str, Span], list[frozenset[tuple[str, Span]]]] = {}
    found = list(drafts(corpus, rule, lambda dimension: dimension in ("date", "time")))
    for draft in sorted(found, key=lambda draft: (-draft.confidence, draft.attribute.startswith("~"))):
        places = frozenset((item.path, item.span) for side in draft.sides for item in side)
        if any(places <= others for others in told.get(min(places), ())):
            continue
        for place in places:
            told.setdefault(place, []).append(places)
        yield draft
