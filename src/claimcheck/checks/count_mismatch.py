"""An announced number of things and a list of another length: 次の4点 before five."""

from collections.abc import Iterator

from claimcheck.claims.corpus import Corpus, Draft
from claimcheck.claims.values.repairs import Repair, exactly
from claimcheck.model.findings import Comparison, Evidence
from claimcheck.model.rules import Rule

NAME = "count-mismatch"
IMPLICIT = 0.8
"""Confidence where no 次の or 以下の announces the list."""


def run(corpus: Corpus, rule: Rule) -> Iterator[Draft]:
    """Announced counts that the list after them does not keep."""
    for document in corpus.documents:
        for item in document.announced:
            if item.stated == item.counted:
                continue
            listed = [
                Evidence("b", document.path, span, span, {"kind": "item"}, "") for span in item.items
            ]
            yield Draft(
                rule=rule,
                sides=[[corpus.passage(document.path, item.mention, item.sentence, "a")], listed],
                fields={"stated": str(item.stated), "counted": str(item.counted)},
                confidence=1.0 if item.explicit else IMPLICIT,
                subject="",
                attribute="count",
                comparison=Comparison("count", difference=str(item.counted - item.stated)),
                repairs=(Repair(document.path, item.mention, exactly(item.counted)),),
            )
