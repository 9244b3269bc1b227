"""Two dated events of one thing in an impossible order: completed before begun, ended before released, died before born.

The rule lists chains of attributes, the earlier first; there only events whose subject is stated are held against each other. It
also lists stories, procedures whose steps are known by their words: see Note [Stories]. A text may tell an order itself: Note
[Sequels]. And nobody acts before he lives: Note [Lifespans], nor afterwards: Note [Afterlives]. What is done to one thing has an
order whatever words tell it (Note [Cycles]), what came of an event comes after it (Note [Aftermaths]). Nothing is used
before it is there or when it is gone (Note [Tenures]).
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from functools import cached_property
from itertools import combinations, product

from claimcheck.claims.corpus import Corpus, Draft
from claimcheck.claims.extract import DocumentClaims
from claimcheck.claims.figures.describe import reading
from claimcheck.claims.linking.sametime import bounds_of
from claimcheck.claims.orders.afterlives import afterlives
from claimcheck.claims.orders.aftermaths import Events, aftermaths
from claimcheck.claims.orders.cycles import untimely
from claimcheck.claims.orders.deeds import Cycles, cycles_of
from claimcheck.claims.orders.lifespans import Act, acts
from claimcheck.claims.orders.sequels import dated_moves, effects, sequels
from claimcheck.claims.orders.stages import Story, stories, wrong_steps
from claimcheck.claims.orders.tenures import outside, tenures_of
from claimcheck.claims.orders.told import Told
from claimcheck.model.claims import Claim
from claimcheck.model.findings import Comparison, Evidence
from claimcheck.model.pattern import regex
from claimcheck.model.rules import Rule
from claimcheck.model.span import Span
from claimcheck.model.values import Date

NAME = "order-violation"
# a verb that modifies a noun: 開館した旧館
_RELATIVE = regex(r"[たるう](?=[一-龠々ァ-ヺA-Za-z「『])|。")


def run(corpus: Corpus, rule: Rule) -> Iterator[Draft]:
    """For each subject the first pair of events that stands in the wrong order."""
    chains: Sequence[Sequence[str]] = rule.entry.parameters.get("chains", ())
    wanted = {attribute for chain in chains for attribute in chain}
    events: dict[tuple[str, str], list[Claim]] = {}
    for document in corpus.documents:
        for claim in document.claims:
            if claim.attribute.value not in wanted or not isinstance(claim.value, Date) or claim.value.open is not None:
                continue
            subject = corpus.linker.subject(claim)
            least = _ARGUMENT if claim.subject.source.startswith("argument") else rule.number("subject", 0.9)
            stated = subject and not subject.startswith("~") and claim.subject.factor >= least
            if stated:
                events.setdefault((subject, claim.attribute.value), []).append(claim)
    named = [
        draft
        for subject in sorted({subject for subject, _attribute in events})
        for chain in chains
        for early, late in combinations(chain, 2)
        for draft in _wrong(corpus, rule, subject, events.get((subject, early), []), events.get((subject, late), []))
    ]
    yield from named
    if days := rule.number("at_once", 0):
        yield from _sequels(corpus, rule)
    known = {pair for draft in named for pair in _passages(draft)}
    told, spellings = stories(rule.entry.parameters.get("stories", ())), _Spellings(corpus)
    cycles, tenures = cycles_of(rule.entry.parameters), tenures_of(rule.entry.parameters)
    for documents in corpus.affairs:
        if days:
            yield from _reactions(corpus, rule, documents, timedelta(days=days), spellings)
        for draft in (
            *_stages(corpus, rule, documents, told, cycles), *_aftermaths(corpus, rule, documents), *_acts(corpus, rule, documents),
            *_uses(corpus, rule, documents, tenures),
        ):
            pairs = set(_passages(draft))
            if known.isdisjoint(pairs):
                known |= pairs
                yield draft


def _passages(draft: Draft) -> Iterator[tuple[str, Span, str, Span]]:
    """The passages that a draft holds against each other."""
    for one, other in product(*draft.sides[:2]):
        yield one.path, one.span, other.path, other.span


_ARGUMENT = 0.85
"""How surely an argument of the verb must be the subject: AN-5400は生産を終了した."""
_ACTS = 0.75
"""An act before the life of its owner, both read from words alone."""
_BIRTHS = {"organisations/founded": False, "people/born": False, "public_works/completed": True, "public_works/opened": True}
"""What begins a life, and whether only its use tells of it."""
_INFERRED = 0.8
_FIRM = regex(r"^(?:株式|有限|合同)会社|(?:株式|有限|合同)会社$")


def _acts(corpus: Corpus, rule: Rule, documents: Sequence[DocumentClaims]) -> Iterator[Draft]:
    """For each life the first act that a text dates before it; see Note [Lifespans]."""
    births: dict[str, list[tuple[datetime, Claim]]] = {}
    for document in documents:
        for claim in document.claims:
            if claim.attribute.value not in _BIRTHS:
                continue
            subject = corpus.linker.subject(claim)
            stated = subject and not subject.startswith("~") and claim.subject.factor >= _INFERRED and not claim.restrictors
            bounds = bounds_of(claim.value) if isinstance(claim.value, Date) and claim.value.open is None else None
            if stated and bounds is not None:
                births.setdefault(subject, []).append((bounds[0], claim))
    find = corpus.linker.links.find
    for subject, begun in sorted(births.items()):
        low, birth = min(begun, key=lambda pair: pair[0])
        forms = _forms(corpus, subject, documents, [claim for _low, claim in begun])
        used = _BIRTHS[birth.attribute.value]
        for document in documents:
            sole = subject in map(find, document.title)
            if not forms or corpus.linker.affinity.between(birth.path, document.path) <= 0:
                continue
            early = [
                act
                for act in acts(document, forms, sole=sole, used=used)
                if isinstance(act.mention.value, Date) and (bounds := bounds_of(act.mention.value)) and bounds[1] <= low
            ]
            if early:
                yield _too_early(corpus, rule, subject, (birth, *(claim for _low, claim in begun if claim is not birth)), early[0])
                break


def _forms(corpus: Corpus, subject: str, documents: Sequence[DocumentClaims], claims: Sequence[Claim]) -> list[str]:
    """How the texts write a name."""
    find = corpus.linker.links.find
    found = {spelling for doc in documents for key, spelling in doc.spellings.items() if find(key) == subject}
    texts = {document.path: document.text for document in documents}
    found.update(texts[claim.path][slice(*claim.subject.span)] for claim in claims if claim.subject.span is not None)
    return sorted({bare for form in found if len(bare := _FIRM.sub("", form).strip()) > 1})


def _too_early(corpus: Corpus, rule: Rule, subject: str, births: Sequence[Claim], act: Act) -> Draft:
    name, birth = corpus.subject_name(subject), births[0]
    return Draft(
        rule=rule,
        sides=[[corpus.passage(act.path, act.mention, act.sentence, "a")], [corpus.evidence(claim, "b") for claim in births]],
        fields={
            "subject": name,
            "owner": f"{name}: " if corpus.lang == "en" else f"{name}の",
            "late": "an act" if corpus.lang == "en" else "出来事",
            "early": corpus.attribute_name(birth.attribute.value),
            "a": reading(act.mention.value),
            "b": reading(birth.value),
            "relation": _relation("before", corpus.lang),
        },
        confidence=_ACTS * corpus.linker.affinity.between(birth.path, act.path),
        subject=name,
        attribute=birth.attribute.value,
        comparison=Comparison("order"),
    )
def _sequels(corpus: Corpus, rule: Rule) -> Iterator[Draft]:
    """What a text itself tells in an order that its dates do not have; see Note [Sequels]."""
    for document in corpus.documents:
        for found in sequels(document):
            yield _pair(corpus, rule, found.late, found.early, found.names, found.factor)


def _reactions(
    corpus: Corpus, rule: Rule, documents: Sequence[DocumentClaims], at_once: timedelta, spellings: "_Spellings"
) -> Iterator[Draft]:
    """What followed at once in one text, and in another before the cause or long after it."""
    for document in documents:
        for effect in effects(document):
            keys = spellings.keys_of(effect.owner)
            told = [
                (each, corpus.linker.affinity.between(document.path, other.path))
                for other in documents
                for each in dated_moves(other, effect, [effect.owner, *_spelt(corpus, other, keys)])
            ]
            fitting = [each for each, _ in told if effect.cause.low <= each.high and each.low <= effect.cause.high + at_once]
            if told and not fitting:
                first, affinity = max(told, key=lambda pair: pair[1])
                relation = "before" if first.high <= effect.cause.low else "after"
                names = (f"{effect.owner}の{effect.measure}の動き", effect.noun)
                yield _pair(corpus, rule, first, effect.cause, names, REACTION * affinity, relation)


REACTION = 0.8
"""How surely a reaction told in one text is the one that another text dates."""


class _Spellings:
    """How the texts of a corpus spell its names."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus

    def keys_of(self, owner: str) -> set[str]:
        """The names that some text spells `owner`, with or without what stands before it."""
        return set().union(*(self._known.get(owner[at:], ()) for at in range(len(owner) - 1)))

    @cached_property
    def _known(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        find = self._corpus.linker.links.find
        for document in self._corpus.documents:
            for key, spelling in document.spellings.items():
                found.setdefault(spelling, set()).add(find(key))
        return found


def _spelt(corpus: Corpus, document: DocumentClaims, keys: set[str]) -> Iterator[str]:
    """How one text spells some names."""
    yield from (spelling for key, spelling in document.spellings.items() if corpus.linker.links.find(key) in keys)


def _pair(
    corpus: Corpus, rule: Rule, late: Told, early: Told, names: tuple[str, str], confidence: float, relation: str = "before"
) -> Draft:
    sides = [[corpus.passage(told.path, told.mention, told.sentence, side)] for side, told in (("a", late), ("b", early))]
    fields = {
        "owner": "",
        "subject": "",
        "late": names[0],
        "early": names[1],
        "a": reading(late.mention.value),
        "b": reading(early.mention.value),
        "relation": _relation(relation, corpus.lang),
    }
    return Draft(rule, sides, fields, confidence, "", names[0], Comparison("order"))


_RELATIONS = {
    ("before", "ja"): "より前になっています",
    ("before", "en"): "is before",
    ("after", "ja"): "を受けてのことなのに、ずっと後になっています",
    ("after", "en"): "follows at once, but is dated long after",
}


def _relation(relation: str, lang: str) -> str:
    return _RELATIONS[relation, lang]


def _stages(
    corpus: Corpus, rule: Rule, documents: Sequence[DocumentClaims], told: Sequence[Story], cycles: Cycles
) -> Iterator[Draft]:
    """The stages of stories and life cycles that an affair tells in the wrong order; see Note [Stories] and Note [Cycles]."""
    between = corpus.linker.affinity.between
    for found in (*wrong_steps(documents, told, between), *untimely(documents, cycles, corpus.linker.subject, between)):
        draft = _pair(corpus, rule, found.late[0], found.early[0], found.names, found.factor)
        draft.sides = [
            [corpus.passage(each.path, each.mention, each.sentence, side) for each in tellings]
            for side, tellings in (("a", found.late), ("b", found.early))
        ]
        draft.attribute = found.names[0]
        yield draft


def _aftermaths(corpus: Corpus, rule: Rule, documents: Sequence[DocumentClaims]) -> Iterator[Draft]:
    """What a text says came of an event that is told for a later day; see Note [Aftermaths]."""
    events = Events(documents)
    told = (found for document in documents for found in aftermaths(document, events))
    for found in (*told, *afterlives(documents)):
        near = corpus.linker.affinity.between(found.late.path, found.early.path)
        if near > 0:
            draft = _pair(corpus, rule, found.late, found.early, found.names, found.factor * near)
            if found.words is not None:
                path, words, sentence = found.words
                draft.sides = [*draft.sides, [Evidence("c", path, words, sentence, {"kind": "order"}, "")]]
            yield draft


def _uses(corpus: Corpus, rule: Rule, documents: Sequence[DocumentClaims], tenures: Cycles) -> Iterator[Draft]:
    """What is used before it was there, or after it was gone; see Note [Tenures]."""
    for found in outside(documents, tenures, corpus.linker.subject):
        near = corpus.linker.affinity.between(found.late.path, found.early.path)
        if near > 0:
            yield _pair(corpus, rule, found.late, found.early, found.names, found.factor * near)


def _wrong(corpus: Corpus, rule: Rule, subject: str, early: list[Claim], late: list[Claim]) -> Iterator[Draft]:
    for first in early:
        for second in late:
            same = first.restrictors == second.restrictors and corpus.linker.affinity.between(first.path, second.path) > 0
            a, b = corpus.sides.interval(first), corpus.sides.interval(second)
            if not same or a is None or b is None or not b.below(a):
                continue
            if first.sentence == second.sentence and not _in_a_row(corpus, first, second):
                continue
            yield _draft(corpus, rule, subject, first, second)
            return


def _in_a_row(corpus: Corpus, one: Claim, other: Claim) -> bool:
    """Whether one sentence tells two events of one subject in a row; 2022年に完成した橋の隣で、… speaks of another bridge."""
    start, end = sorted((one.mention.span, other.mention.span))
    text = next(document.text for document in corpus.documents if document.path == one.path)
    return one.subject.span == other.subject.span and not _RELATIVE.search(text, start.end, end.start)


def _draft(corpus: Corpus, rule: Rule, subject: str, early: Claim, late: Claim) -> Draft:
    name = corpus.subject_name(subject)
    return Draft(
        rule=rule,
        sides=[[corpus.evidence(late, "a")], [corpus.evidence(early, "b")]],
        fields={
            "subject": name,
            "owner": f"{name}: " if corpus.lang == "en" else f"{name}の",
            "late": corpus.attribute_name(late.attribute.value),
            "early": corpus.attribute_name(early.attribute.value),
            "a": reading(late.value),
            "b": reading(early.value),
            "relation": _relation("before", corpus.lang),
        },
        confidence=min(early.subject.factor * early.attribute.factor, late.subject.factor * late.attribute.factor),
        subject=name,
        attribute=late.attribute.value,
        comparison=Comparison("order"),
    )
