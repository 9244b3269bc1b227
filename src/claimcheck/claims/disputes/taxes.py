"""Prices with and without tax, and which of them may bear the lower rate.

Since October 2019 food bears 8 %, all else 10 %; before, everything bore 8 %. What is sold is read off the lines above a price and
the title, by words that rules/checks/conversion-mismatch.yaml lists.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from claimcheck.claims.corpus import Corpus
from claimcheck.model.claims import Claim, Mention
from claimcheck.model.rules import Rule
from claimcheck.model.values import Money


def taxed_cells(claims: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """A price and the same with tax in the next row of its column: 月払い（税抜）, 月払い（税込）."""
    net: dict[tuple[object, ...], Claim] = {}
    for claim in claims:
        tax = {scope for scope in claim.scope if scope.startswith("tax:")}
        if not tax or "cell" not in claim.extra or not isinstance(claim.value, Money) or claim.mention.hedges:
            continue
        key = (claim.extra["cell"][1], claim.attribute.value, claim.restrictors, claim.scope - tax, claim.period.value)
        if tax == {"tax:excluded"}:
            net[key] = claim
        elif key in net:
            yield net.pop(key), claim


def is_at_lower_rate(corpus: Corpus, rule: Rule, untaxed: Claim, taxed: Claim) -> bool:
    """Whether a price may bear the lower rate, as food does since October 2019 and everything did before."""
    day = corpus.day_of(taxed)
    document = corpus.linker.documents[untaxed.path]
    if day is None or day < _TWO_RATES:
        return True
    lines = document.text[: taxed.sentence.end].rsplit("\n", _LINES_ABOVE + 1)[1:]
    near = "\n".join([document.text.lstrip().partition("\n")[0], *lines])
    foods, drinks = (rule.entry.parameters.get(name, ()) for name in ("foods", "alcohol"))
    if any(word in near for word in drinks):
        return False
    full = any(_is_full(net, gross) for net, gross in document.relations.taxed)
    return any(word in near for word in foods) or (not full and any(word in document.text for word in foods))


_TWO_RATES = date(2019, 10, 1)
_LINES_ABOVE = 3
"""Lines above a price that may tell what is sold."""


def _is_full(net: Mention, gross: Mention) -> bool:
    """Whether a price bears 10 %."""
    if not (isinstance(net.value, Money) and isinstance(gross.value, Money)):
        return False
    return abs(gross.value.magnitude - net.value.magnitude * Decimal("1.1")) <= 1
