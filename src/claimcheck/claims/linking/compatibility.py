"""Whether two claims may be compared: a factor for every slot, or a clash that forbids it."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date

from claimcheck.claims.discourse.occasions import IN_LINE, OVER_LINE, Occasion
from claimcheck.claims.discourse.speaker import is_unknown
from claimcheck.claims.extract import DocumentClaims
from claimcheck.claims.figures.periods import describe
from claimcheck.claims.lexicon.contrasts import contrasts, word_of
from claimcheck.claims.lexicon.registry import Registry
from claimcheck.claims.lexicon.restrictors import agreement_under
from claimcheck.claims.linking.affinity import Affinity
from claimcheck.claims.linking.formerly import Formerly
from claimcheck.claims.linking.inferred import STATED, softened
from claimcheck.claims.linking.sametime import CLASH, SameTime
from claimcheck.claims.linking.surroundings import Surroundings
from claimcheck.claims.names.namelinks import NameLinks
from claimcheck.claims.roles.panels import are_two
from claimcheck.claims.values.dimensions import measured_alike
from claimcheck.model.claims import Claim
from claimcheck.model.values import Date, Money, Number

MISSING_SCOPE = 0.92
REPORTED = 0.97
PLANNED = 0.9
"""A plan against a plain statement of what a plan fixes: a date, a length, what never changes. Other figures are forecasts."""
_FIXED_BY_PLAN = frozenset({"date", "time", "length", "area", "volume", "power", "information"})
ALIKE = 0.88
"""Two attributes that the rules call alike (質量 and 重量), in two texts."""
ONLY_SUBJECT = 0.78
"""An inferred subject against the only one that any text states the attribute for."""
INFERRED_ON_BOTH_SIDES = 0.9
NEAR = 120
NEXT_TO = 0.8
"""Two figures within so many characters of prose are rarely a contradiction: who writes them side by side means two things."""
FREQUENT = 3
PRINCIPALS = 4
"""How many of its most frequent names a document is taken to be about, and how often they must occur."""
_UPPER, _LOWER = ("at-most", "below"), ("at-least",)
"""What a limit on each side is called in `Claim.extra`."""
_PERSONAL = ("people/", "sports/")
"""Domains in which a figure without an owner may be anybody's."""
_UNUSUAL = frozenset({"accounting:parent"})
"""Scopes that are said where they hold: an unmarked figure is the consolidated one."""
_ADULT = "age:adult"
_ONE_SIDED_CLASH = frozenset({
    *("setting", "sum", "time", "version", "range", "status", "per", "term"),
    *("half", "sex", "statistic", "trip", "age", "days", "sale", "phase"),
})

_LARGE = 100
_THINGS = "つ"


class Compatibility:
    """Holds the slots of two claims of a corpus against each other."""

    def __init__(
        self,
        documents: Sequence[DocumentClaims],
        registry: Registry,
        links: NameLinks,
        affinity: Affinity,
        as_of: date | None,
    ) -> None:
        self.registry, self.links, self.as_of = registry, links, as_of
        self.documents = {document.path: document for document in documents}
        self.principals = {document.path: self._principals(document) for document in documents}
        self.affinity = affinity
        self.times = SameTime(documents, registry, as_of)
        self.before = Formerly(documents, self.times)
        self._contrasts = {contrast for document in documents for contrast in contrasts(document.claims)}
        self._names = {document.path: {links.find(key) for key in document.names} for document in documents}
        self.told = Surroundings(documents)
        self._spellings: dict[str, frozenset[str]] | None = None
        self.only_subject: dict[tuple[str, str, str], str] = {}
        """The one subject that any text of an affair states an attribute for, by affair, attribute and family."""
        self.matched: dict[tuple[int, int], float] = {}
        """Claims that their gists join though they name what they measure differently, by the ids of both, and how surely."""
        self.one_event: dict[tuple[int, int], float] = {}
        """Days whose acts join them whatever the slots say, by the ids of both claims, and how surely; see Note [Acts]."""
        self._comparisons: tuple[tuple[str, Callable[[Compatibility, Claim, Claim], float]], ...] = (
            ("attribute", Compatibility._attributes),
            ("place", Compatibility._apart),
            ("affair", Compatibility._same_affair),
            ("aspect", Compatibility._aspects),
            ("modality", Compatibility._modalities),
            ("scope", Compatibility._scopes),
            ("restrictors", lambda slots, one, other: agreement_under(one, other, slots.told.of)),
            ("subject", Compatibility._subjects),
            ("occasion", Compatibility._occasions),
            ("period", lambda slots, one, other: slots.times.factor(one, other)),
            ("time of report", lambda slots, one, other: slots.times.of_report(one, other)),
        )

    def subject(self, claim: Claim) -> str:
        """The representative name of a claim's subject; "" where it has none."""
        value = claim.subject.value
        return value if not value or value.startswith("~") else self.links.find(value)

    def spellings_of(self, name: str) -> frozenset[str]:
        """How the texts spell the representative of a name."""
        if self._spellings is None:
            found: dict[str, set[str]] = {}
            for document in self.documents.values():
                for key, spelling in document.spellings.items():
                    found.setdefault(self.links.find(key), set()).add(spelling)
            self._spellings = {root: frozenset(spellings) for root, spellings in found.items()}
        return self._spellings.get(name, frozenset())

    def owners(self, claim: Claim) -> frozenset[str]:
        """The subjects a claim may be about: its own where it is stated, else the inferred one and the document's principals."""
        own = self.subject(claim)
        if own and claim.subject.factor >= STATED:
            return frozenset((own,))
        return frozenset((own, *self.principals[claim.path])) if own else self.principals[claim.path]

    def is_stated(self, claim: Claim) -> bool:
        """Whether a claim says itself whose it is."""
        return bool(claim.subject.value) and claim.subject.factor >= STATED

    def _principals(self, document: DocumentClaims) -> frozenset[str]:
        """What a document is about: the names of its title, and its most frequent ones."""
        counts: Counter[str] = Counter()
        for key, count in document.names.items():
            counts[self.links.find(key)] += count
        titled = [self.links.find(key) for key in document.title]
        frequent = [key for key, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])) if count >= FREQUENT]
        return frozenset(titled) | frozenset(frequent[:PRINCIPALS])

    def compatible(self, one: Claim, other: Claim) -> float:
        """The product of the factors of all slots but the value; CLASH where one forbids a comparison."""
        product = 1.0
        for _slot, compare in self._comparisons:
            product *= compare(self, one, other)
            if product == CLASH:
                break
        return product

    def factors(self, one: Claim, other: Claim) -> dict[str, float]:
        """The factor of every slot, for an explanation."""
        found = {slot: compare(self, one, other) for slot, compare in self._comparisons}
        event = self.one_event.get((id(one), id(other)))
        if event is not None:
            return found | {"attribute": event} | dict.fromkeys(("aspect", "restrictors", "subject"), 1.0)
        joined = (id(one), id(other)) in self.matched
        return softened(found, one, other) if joined else found

    def loosely(self, one: Claim, other: Claim) -> dict[str, float]:
        """The factor of every slot for claims that something else than their slots joins; see Note [Stated and inferred]."""
        return softened(self.factors(one, other), one, other)

    def clashing(self, one: Claim, other: Claim) -> frozenset[str]:
        """The slots besides the attribute by which two claims may not be compared, taken as they were read."""
        found = ((slot, compare(self, one, other)) for slot, compare in self._comparisons if slot != "attribute")
        return frozenset(slot for slot, factor in found if factor == CLASH)

    def beside(self, one: Claim, other: Claim) -> float:
        """How far their texts and how they are meant let two claims be compared, whatever they are of."""
        return self._same_affair(one, other) * self._modalities(one, other)

    def fits_unnamed(self, one: Claim, other: Claim) -> bool:
        """Whether all slots but the attribute agree, which one of the two does not name."""
        return all(factor > CLASH for slot, factor in self.factors(one, other).items() if slot != "attribute")

    def _attributes(self, one: Claim, other: Claim) -> float:
        """One attribute, or two that different texts may mean by the same thing."""
        first, second = one.attribute.value, other.attribute.value
        if first == second and one.named and other.named:
            told_apart = bool(self._contrasts) and (first, frozenset((word_of(one), word_of(other)))) in self._contrasts
            return CLASH if told_apart else 1.0
        if (found := self.matched.get((id(one), id(other)))) is not None:
            return found
        if not one.named or not other.named:
            return 1.0 if not (first and second) else CLASH
        akin = self.registry.akin(first, second) and bool(one.restrictors & other.restrictors)
        return ALIKE if one.path != other.path and (akin or self.registry.alike(first, second)) else CLASH

    def _apart(self, one: Claim, other: Claim) -> float:
        """Nobody contradicts himself in one sentence (18人が負傷、ほかに16人が…), and rarely in the next."""
        if one.path != other.path:
            return 1.0
        if one.sentence == other.sentence:
            return CLASH
        listed = one.extra.get("list")
        if listed is not None and listed == other.extra.get("list"):
            return CLASH  # the items of one list under one heading: tiers, prizes, departures
        row, column = one.extra.get("cell", ((), ()))
        if row and "cell" in other.extra and (row == other.extra["cell"][0] or column == other.extra["cell"][1]):
            return CLASH  # | 連続運転時間(標準) | and | 連続運転時間(強) |: one column tells its rows apart
        near = abs(one.sentence.start - other.sentence.start) < NEAR and not (one.labelled and other.labelled)
        return NEXT_TO if near else 1.0

    def _same_affair(self, one: Claim, other: Claim) -> float:
        affinity = self.affinity.between(one.path, other.path)
        return affinity**2 if one.dimension == "entity" else affinity  # offices pass on; the texts must be of one time, too

    def _is_any(self, one: Claim, other: Claim) -> bool:
        """Whether claims that name no owner speak each of its own: 作者 Richard Stallman, 2つのファイルを比較します."""
        if getattr(one.value, "unit", "") == _THINGS:
            return not (self.is_stated(one) and self.is_stated(other))
        attribute = self.registry.by_id.get(one.attribute.value)
        return attribute is not None and attribute.entry.of_text and not (self.subject(one) or self.subject(other))

    def _subjects(self, one: Claim, other: Claim) -> float:
        """Subjects that were inferred on both sides are the same unless each document knows both names."""
        first, second = self.subject(one), self.subject(other)
        unknown = first != second and (is_unknown(first) or is_unknown(second))
        if one.path != other.path and (unknown or self._is_any(one, other) or are_two(one, other)):
            return CLASH
        aside = "aside" in one.extra or "aside" in other.extra  # 隣の三原電鉄は: beside what the texts are about
        if first == second or not ((first and second) or aside):
            return 1.0
        if aside or first.startswith("~") or second.startswith("~"):
            return CLASH
        stated = [self.is_stated(claim) for claim in (one, other)]
        if all(stated):
            return CLASH
        if any(stated):
            known, soft = (one, other) if stated[0] else (other, one)
            if one.path == other.path and soft.subject.source == "sentence before":
                return CLASH  # one text keeps its subjects apart
            if self.subject(known) in self.owners(soft):
                return 1.0
            own = self.affinity.affair(soft.path), soft.attribute.value, family(soft)
            aside = known.subject.source == "before the bracket"  # 施工は大垣組（本社・多治見市）: of nobody else
            only = not aside and self.only_subject.get(own) == self.subject(known)
            personal = one.attribute.value.startswith(_PERSONAL)
            return ONLY_SUBJECT if only and not personal and not _siblings(first, second) else CLASH
        names = self._names
        both = all(key in names[claim.path] for key in (first, second) for claim in (one, other))
        told = ((claim, key) for claim, key in ((one, second), (other, first)) if claim.subject.source == "byline")
        apart = any(key in names[claim.path] for claim, key in told)  # a text of one house that speaks of the other by its name
        return CLASH if apart or (both and _siblings(first, second)) else INFERRED_ON_BOTH_SIDES

    def _occasions(self, one: Claim, other: Claim) -> float:
        """CLASH for the figures of two gatherings that one of the texts tells apart; see Note [Occasions]."""
        first, second = one.extra.get("occasion"), other.extra.get("occasion")
        if not isinstance(first, Occasion) or not isinstance(second, Occasion):
            return 1.0
        level = max(first.level, second.level)
        if first.vehicle != second.vehicle:
            return CLASH if level >= OVER_LINE else 1.0
        alike = any(noun.endswith(its) or its.endswith(noun) for noun in first.nouns for its in second.nouns)
        if alike or first.vehicle or level < IN_LINE:
            return 1.0
        told = ((other, first), (one, second))
        return CLASH if any(noun in self.documents[claim.path].text for claim, found in told for noun in found.nouns) else 1.0

    def _aspects(self, one: Claim, other: Claim) -> float:
        return 1.0 if one.aspect.value == other.aspect.value else CLASH

    def _modalities(self, one: Claim, other: Claim) -> float:
        if one.dimension == other.dimension == "date" and one.path != other.path and self.times.are_apart(one, other):
            return CLASH
        kinds = {one.modality.value, other.modality.value}
        if len(kinds) == 1:
            return 1.0
        if "planned" in kinds:
            attribute = self.registry.by_id.get(one.attribute.value)
            fixed = one.dimension in _FIXED_BY_PLAN or (attribute is not None and attribute.entry.stable)
            return PLANNED if fixed else CLASH
        return REPORTED

    def _scopes(self, one: Claim, other: Claim) -> float:
        if self.before.forbids(one, other):
            return CLASH
        if "sum:part" in one.scope and "sum:part" in other.scope and not one.restrictors & other.restrictors:
            return CLASH  # うち600人を地元で雇う, 900名(第1期550名): parts of a whole, of which nothing says that they are one
        first = dict(scope.split(":", 1) for scope in one.scope)
        second = dict(scope.split(":", 1) for scope in other.scope)
        factor = 1.0
        for group in first.keys() | second.keys():
            a, b = first.get(group), second.get(group)
            if a == b:
                continue
            if a is not None and b is not None:
                return CLASH
            if group == "range" and (_at_one_moment(one, other) or _limits(one, other)):
                continue
            usual = _ADULT in (f"{group}:{a}", f"{group}:{b}") and isinstance(one.value, Money)  # 入館料600円 is what adults pay
            if (group in _ONE_SIDED_CLASH and not usual) or f"{group}:{a or b}" in _UNUSUAL:
                return CLASH
            factor *= MISSING_SCOPE
        return factor


def _siblings(one: str, other: str) -> bool:
    """Whether two names are of one make, R1 and V3, 第一工場 and 第二工場: a text that knows both tells them apart."""
    digits = any(char.isdigit() for char in one) and any(char.isdigit() for char in other)
    return digits or one[-2:] == other[-2:]


def _at_one_moment(one: Claim, other: Claim) -> bool:
    """Whether two figures are of the same hour: 7日午前2時に7.48m, 最高7.84m(7日2時)."""
    first, second = one.extra.get("when"), other.extra.get("when")
    if not isinstance(first, Date) or not isinstance(second, Date) or first.hour is None or second.hour is None:
        return False
    return describe(first) == describe(second) and first.hour == second.hour


def _limits(one: Claim, other: Claim) -> bool:
    """Whether one figure is the highest and the other a limit, 最大25MB and 25MB以内, or the lowest: 最低10人, 10人以上."""
    for scope, limits in (("range:maximum", _UPPER), ("range:minimum", _LOWER)):
        for peak, limit in ((one, other), (other, one)):
            if scope in peak.scope:
                return limit.extra.get("limit") in limits
    return False


def _is_large(claim: Claim) -> bool:
    """Whether a bare figure has so many digits that it hardly is a name, a number in a row or a score."""
    return isinstance(claim.value, Number) and claim.value.magnitude >= _LARGE


def family(claim: Claim) -> str:
    """The dimension under which a claim is grouped: counts of anything together, money by currency; what it is per is a scope."""
    dimension = claim.dimension.partition("/")[0]
    if isinstance(claim.value, Money):
        return f"{dimension}:{claim.value.currency}"
    registered = not claim.attribute.value.startswith("~")
    beside = claim.attribute.source.endswith(("(compound)", "(modifies)"))
    beside |= claim.attribute.source.endswith("(predicate argument)") and _is_large(claim)  # 客席は1,240
    bare = claim.labelled or beside or (isinstance(claim.value, Number) and claim.value.scaled)
    bare &= not isinstance(claim.value, Number) or claim.value.magnitude == claim.value.magnitude.to_integral_value()  # 1.54
    if registered and (dimension.startswith("count:") or (dimension == "number" and bare)):
        return "count"  # GPU 2,000基 and 2,000個; a bare number only in a table, or as in 賛成18、反対5
    return measured_alike(dimension)
