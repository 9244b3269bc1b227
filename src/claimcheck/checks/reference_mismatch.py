"""A claim that contradicts a reference fact."""

from collections.abc import Iterator
from datetime import timedelta

from claimcheck.claims.corpus import Corpus, Draft, Fact
from claimcheck.claims.figures.describe import reading
from claimcheck.claims.lexicon.sources import source_in
from claimcheck.claims.linking.compatibility import family
from claimcheck.claims.values.rates import rate
from claimcheck.model.claims import Claim
from claimcheck.model.findings import Comparison
from claimcheck.model.intervals import Interval
from claimcheck.model.pattern import regex
from claimcheck.model.rules import Rule
from claimcheck.model.values import Date, EntityRef, Money
from claimcheck.text.normalize import fold

NAME = "reference-mismatch"
_KANA = regex(r"[ァ-ヺー・=＝\s]+")


def run(corpus: Corpus, rule: Rule) -> Iterator[Draft]:
    """For every fact one draft with all claims that contradict it."""
    by_key: dict[tuple[str, str], list[Claim]] = {}
    for document in corpus.documents:
        for claim in document.claims:
            if claim.named and claim.modality.value not in ("denied", "hypothetical"):
                by_key.setdefault((claim.attribute.value, corpus.linker.subject(claim)), []).append(claim)
    seen: set[tuple[str, str, str]] = set()
    for fact in corpus.facts:
        same = (fact.claim.attribute.value, corpus.linker.subject(fact.claim), str(fact.entry.value))
        if same in seen:
            continue  # the user's facts and the built-in ones may say the same
        seen.add(same)
        key = (fact.claim.attribute.value, corpus.linker.subject(fact.claim))
        wrong = [
            claim
            for claim in by_key.get(key, ())
            if _comparable(fact, claim) and _same_time(corpus, rule, fact, claim) and _contradicts(corpus, rule, fact, claim)
        ]
        if wrong:
            yield _draft(corpus, rule, fact, corpus.sentence_order(wrong))


def _comparable(fact: Fact, claim: Claim) -> bool:
    extra = {word for word in claim.restrictors if not any(known in word for known in fact.claim.restrictors)}
    if claim.aspect.value != fact.claim.aspect.value or (extra and fact.claim.dimension != "date"):
        return False
    if any(word.startswith("第") for word in extra):
        return False
    if any(not any(word in other for other in claim.restrictors) for word in fact.claim.restrictors):
        return False
    if claim.modality.value == "planned" and claim.dimension != "date":
        return False
    one, other = family(claim).partition(":")[0], family(fact.claim).partition(":")[0]
    return one == other


def _same_time(corpus: Corpus, rule: Rule, fact: Fact, claim: Claim) -> bool:
    """Whether a claim speaks of the time a fact holds; a fact without a period holds at all times."""
    bounds = fact.period.bounds() if fact.period is not None else None
    if bounds is None:
        return True
    day = corpus.day_of(claim)
    slack = timedelta(days=rule.number("days", 60))
    return day is not None and bounds[0].date() - slack <= day <= bounds[1].date() + slack


def _contradicts(corpus: Corpus, rule: Rule, fact: Fact, claim: Claim) -> bool:
    if isinstance(claim.value, EntityRef) and isinstance(fact.claim.value, EntityRef):
        own = corpus.linker.links.find(fold(claim.value.name)) == corpus.linker.subject(claim)
        comparable = _script(claim.value.name) == _script(fact.claim.value.name) and not own
        return comparable and len(corpus.sides.divide([fact.claim, claim])) > 1
    first, second = corpus.sides.interval(fact.claim), corpus.sides.interval(claim)
    if first is None or second is None:
        return False
    if isinstance(claim.value, Money) and isinstance(fact.claim.value, Money) and claim.value.currency != fact.claim.value.currency:
        converted = _converted(corpus, rule, fact, first, claim.value.currency)
        return converted is not None and not converted.meets(second)
    if isinstance(claim.value, Date) and not claim.value.resolved:
        return False
    return len(corpus.sides.divide([fact.claim, claim])) > 1


def _script(name: str) -> str:
    """What a name is written in: リャン may well be 梁, so that only names in one script contradict each other."""
    if _KANA.fullmatch(name):
        return "kana"
    return "latin" if name.isascii() else "native"


def _converted(corpus: Corpus, rule: Rule, fact: Fact, interval: Interval, currency: str) -> Interval | None:
    """The fact's interval in another currency, at the rate of the corpus' day give or take the tolerance."""
    if not isinstance(fact.claim.value, Money) or corpus.as_of is None or interval.low is None or interval.high is None:
        return None
    used = rate(fact.claim.value.currency, currency, corpus.as_of)
    if used is None:
        return None
    tolerance = rule.number("tolerance", 0.05)
    low, high = float(used.value) * (1 - tolerance), float(used.value) * (1 + tolerance)
    return Interval(interval.low * type(interval.low)(str(low)), interval.high * type(interval.high)(str(high)))


def _draft(corpus: Corpus, rule: Rule, fact: Fact, wrong: list[Claim]) -> Draft:
    entry = fact.entry
    texts = ", ".join(dict.fromkeys(reading(claim.value) for claim in wrong))
    best = max(claim.subject.factor * claim.attribute.factor for claim in wrong)
    return Draft(
        rule=rule,
        sides=[[corpus.evidence(claim, "a") for claim in wrong]],
        fields={
            "subject": entry.subject,
            "attribute": entry.attribute,
            "a": texts,
            "fact": str(entry.value),
            "source": entry.source,
            "hint": _hint(fact, wrong[0], corpus.lang),
        },
        confidence=best,
        subject=entry.subject,
        attribute=fact.claim.attribute.value,
        comparison=Comparison(
            "reference", fact={"id": entry.id, "value": str(entry.value), "source": entry.source, "attribute": entry.attribute}
        ),
        explanation=tuple(
            f"a: {entry.subject} ← {source_in(claim.subject.source, corpus.lang)}; "
            f"{entry.attribute} ← {source_in(claim.attribute.source, corpus.lang)}"
            for claim in wrong[:1]
        ),
        suggestion=str(entry.value),
    )


def _hint(fact: Fact, claim: Claim, lang: str) -> str:
    """Names a slip of the year: same month and day, another year."""
    right, wrong = fact.claim.value, claim.value
    if isinstance(right, Date) and isinstance(wrong, Date) and right.year and wrong.year:
        same_day = wrong.month == right.month and wrong.day in (right.day, None)
        if same_day and wrong.month is not None and right.year != wrong.year:
            years = wrong.year - right.year
            if lang == "en":
                return f" (same month and day, year off by {years:+d})"
            return f"(月日は同じで年が{abs(years)}年{'早い' if years < 0 else '遅い'})"
    return ""
