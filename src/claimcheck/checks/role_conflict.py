"""Different names for the same role: 社長, 会場, 本社所在地, 創業者; and names of persons read alike and written differently."""

from collections.abc import Iterator
from itertools import chain

from claimcheck.claims.corpus import Corpus, Draft
from claimcheck.claims.disputes.disputes import drafts
from claimcheck.claims.linking.crossed import crossed
from claimcheck.claims.linking.namemates import LIKELY, Mates, namemates
from claimcheck.claims.linking.namesakes import CONFIDENCE, namesakes
from claimcheck.claims.linking.sameduty import same_duties
from claimcheck.claims.values.slips import slip_hint
from claimcheck.model.findings import Comparison
from claimcheck.model.rules import Rule

NAME = "role-conflict"
_FAINT = 0.6
"""Below it what a dispute tells is only noted, and names that one post joins are told all the same."""
PERSON, CALLED = "people/name", "organisations/name"


def run(corpus: Corpus, rule: Rule) -> Iterator[Draft]:
    """Cells of names that are neither one nor parts of each other, and what remains of names read alike."""
    told: set[str] = set()
    faint: list[tuple[Draft, set[str]]] = []
    for draft in drafts(corpus, rule, lambda dimension: dimension == "entity"):
        if _is_list(draft):
            continue
        names = {item.normalized.get("name", "") for side in draft.sides for item in side}
        if draft.confidence < _FAINT:
            faint.append((draft, names))
            continue
        told.update(names)
        yield draft
    for draft in _mates(corpus, rule):
        if not {draft.fields["a"], draft.fields["b"]} <= told:
            told.update((draft.fields["a"], draft.fields["b"]))
            yield draft
    yield from (draft for draft, names in faint if not names <= told)
    yield from (draft for draft in _misspelt(corpus, rule) if draft.fields["a"] not in told or draft.fields["b"] not in told)


def _is_list(draft: Draft) -> bool:
    """Whether three names and more are all of one text, which lists them: the firms of the rows of a table."""
    return len(draft.sides) > 2 and len({item.path for side in draft.sides for item in side}) == 1  # noqa: PLR2004


def _mates(corpus: Corpus, rule: Rule) -> Iterator[Draft]:
    """A draft for every two names of places or bodies that stand for each other in two texts."""
    found: dict[frozenset[str], list[Mates]] = {}
    for pair in chain(crossed(corpus.linker), same_duties(corpus.linker), namemates(corpus.linker)):
        found.setdefault(frozenset(name.plain for name in pair), []).append(pair)
    for pairs in found.values():
        first, second = pairs[0]
        evidence = []
        for side, one in zip("ab", (first, second), strict=True):
            names = {(name.path, name.mention.span): name for pair in pairs for name in pair if name.plain == one.plain}
            evidence.append([corpus.passage(name.path, name.mention, name.sentence, side) for name in names.values()])
        fields = {
            "subject": "", "of": "", "attribute": corpus.attribute_name(CALLED), "sides": f"{first.text} ⇔ {second.text}",
            "a": first.text, "b": second.text, "hint": slip_hint(first.mention.value, second.mention.value, corpus.lang),
        }  # fmt: skip
        yield Draft(rule, evidence, fields, LIKELY, "", CALLED, Comparison("disjoint"))


def _misspelt(corpus: Corpus, rule: Rule) -> Iterator[Draft]:
    """A draft for every two full names of one affair that only the ear takes for one."""
    for sides in namesakes(corpus.documents, corpus.linker):
        ordered = sorted(sides, key=len)
        names = [getattr(side[0][1].value, "name", "") for side in ordered]
        evidence = [
            [corpus.passage(path, mention, sentence, "ab"[number]) for path, mention, sentence in side]
            for number, side in enumerate(ordered)
        ]
        fields = {
            "subject": "", "of": "", "attribute": corpus.attribute_name(PERSON), "sides": " ⇔ ".join(names),
            "a": names[0], "b": names[1],
            "hint": slip_hint(ordered[0][0][1].value, ordered[1][0][1].value, corpus.lang),
        }  # fmt: skip
        yield Draft(rule, evidence, fields, CONFIDENCE, "", PERSON, Comparison("disjoint"))
