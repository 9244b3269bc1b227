"""An age that does not follow from the birth date, on the day the text speaks from."""

from collections.abc import Iterator
from datetime import date

from claimcheck.claims.corpus import Corpus, Draft
from claimcheck.model.claims import Claim
from claimcheck.model.findings import Comparison
from claimcheck.model.rules import Rule
from claimcheck.model.values import Date, Quantity

NAME = "age-mismatch"
AGE, BORN = "people/age", "people/born"


def run(corpus: Corpus, rule: Rule) -> Iterator[Draft]:
    """Ages of persons whose birth date some document or fact gives."""
    births: dict[str, list[Claim]] = {}
    ages: list[Claim] = []
    for claim in [claim for document in corpus.documents for claim in document.claims] + [fact.claim for fact in corpus.facts]:
        subject = corpus.linker.subject(claim)
        if not subject or claim.subject.factor < rule.number("subject", 0.9):
            continue
        stated = isinstance(claim.value, Date) and (claim.value.day is not None or claim.labelled or not claim.path)
        if claim.attribute.value == BORN and isinstance(claim.value, Date) and claim.value.year is not None and stated:
            births.setdefault(subject, []).append(claim)
        elif claim.attribute.value == AGE and isinstance(claim.value, Quantity) and claim.path:
            ages.append(claim)
    for claim in ages:
        for born in births.get(corpus.linker.subject(claim), ())[:1]:
            right = _ages(born, _day(corpus, claim))
            value = claim.value
            if right and isinstance(value, Quantity) and int(value.magnitude) not in right:
                yield _draft(corpus, rule, claim, born, right)


def _day(corpus: Corpus, claim: Claim) -> date | None:
    """The day a text says its ages for: its dateline, else the day of the run."""
    return corpus.linker.documents[claim.path].dateline or corpus.as_of


def _ages(born: Claim, day: date | None) -> list[int]:
    """The ages a person may have on a day: one where the birthday is known, two where only the year is."""
    value = born.value
    if day is None or not isinstance(value, Date) or value.year is None:
        return []
    if value.month is not None and value.day is not None:
        return [day.year - value.year - ((day.month, day.day) < (value.month, value.day))]
    return [day.year - value.year - 1, day.year - value.year]


def _draft(corpus: Corpus, rule: Rule, claim: Claim, born: Claim, right: list[int]) -> Draft:
    value, birth = claim.value, born.value
    stated = str(value.magnitude) if isinstance(value, Quantity) else ""
    shown = f"{birth.year}-{birth.month or 0:02d}-{birth.day or 0:02d}".replace("-00", "") if isinstance(birth, Date) else ""
    day = _day(corpus, claim)
    sides = [[corpus.evidence(claim, "a")]]
    if born.path:
        sides.append([corpus.evidence(born, "b")])
    return Draft(
        rule=rule,
        sides=sides,
        fields={
            "subject": corpus.subject_name(corpus.linker.subject(claim)),
            "stated": stated,
            "born": shown,
            "day": day.isoformat() if day else "",
            "right": " / ".join(map(str, right)),
        },
        confidence=1.0,
        subject=corpus.subject_name(corpus.linker.subject(claim)),
        attribute=AGE,
        comparison=Comparison("age", difference=str(int(stated or 0) - right[-1])),
        suggestion=str(right[-1]),
    )
