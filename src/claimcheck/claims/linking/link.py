"""Linking: which claims of a corpus speak of the same thing.

Note [Cells]. A block is attribute × dimension × subject. In it, a cell is aspect × modality × period × scope × restrictors.
Claims with all slots stated form the cells; a claim with holes joins the one cell it fits, or none where it fits several. It
never bridges two cells. Every comparison of slots gives a factor, or a clash that forbids the comparison.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import inf

from claimcheck.claims.extract import DocumentClaims
from claimcheck.claims.figures.indices import changes_in
from claimcheck.claims.figures.sides import Sides
from claimcheck.claims.lexicon.registry import Registry
from claimcheck.claims.linking.affinity import Affinity
from claimcheck.claims.linking.comparable import counted_alike
from claimcheck.claims.linking.compatibility import Compatibility, family
from claimcheck.claims.linking.coupled import CONFIDENCE as COUPLED
from claimcheck.claims.linking.coupled import coupled
from claimcheck.claims.linking.eventlinks import EventLinks, Place, place_of
from claimcheck.claims.linking.matches import Match, find_matches
from claimcheck.claims.linking.mates import find_mates, measure_of
from claimcheck.claims.linking.onechange import disagreements
from claimcheck.claims.linking.pairodds import PairOdds
from claimcheck.claims.linking.sametime import CLASH, bounds_of
from claimcheck.claims.linking.stalepairs import CONFIDENCE as STALE
from claimcheck.claims.linking.stalepairs import find_stale
from claimcheck.claims.linking.swapped import CONFIDENCE as SWAPPED
from claimcheck.claims.linking.swapped import find_swaps
from claimcheck.claims.linking.twins import find_twins
from claimcheck.claims.names.namelinks import NameLinks
from claimcheck.model.claims import Claim
from claimcheck.model.values import Date

NEARBY_DAYS, SEASONS = 31, 180
"""A date that fits several events is of the one within a month, where all others are half a year away."""
MAX_CELLS = 200
"""Cells of one block that a further claim is held against; beyond, a claim opens its own cell."""
DOUBTFUL = 0.7
"""A claim that fits a cell worse and agrees with nothing in it is another thing; it would only hide what the cell tells."""


@dataclass(slots=True)
class Cell:
    """Claims about one thing, with how surely each belongs."""

    subject: str
    attribute: str
    dimension: str
    claims: list[Claim] = field(default_factory=list)
    factors: list[float] = field(default_factory=list)
    owners: frozenset[str] = frozenset()
    """Subjects it may be about, where none is stated."""
    twins: float = 0.0
    """How surely its figures are one figure, where their digits or the words around them joined them and not their slots."""
    by_gist: bool = False
    """Whether it was their gists."""


class Linker(Compatibility):
    """Groups the claims of a corpus into cells."""

    def __init__(
        self,
        documents: Sequence[DocumentClaims],
        registry: Registry,
        links: NameLinks,
        affinity: Affinity,
        sides: Sides,
        as_of: date | None,
        weights: Mapping[str, float],
    ) -> None:
        super().__init__(documents, registry, links, affinity, as_of)
        self.sides = sides
        self.odds = PairOdds(affinity, self, sides, weights)
        self.cells: list[Cell] = []
        self._orphans: dict[tuple[str, str], list[Claim]] = {}
        blocks: dict[tuple[str, str, str], list[Claim]] = {}
        for document in documents:
            for claim in document.claims:
                if claim.modality.value in ("denied", "hypothetical") or not claim.dimension:
                    continue
                if not claim.named:
                    if subject := self.subject(claim):
                        self._orphans.setdefault((subject, family(claim)), []).append(claim)
                    continue
                blocks.setdefault(self._block(claim.attribute.value, claim), []).append(claim)
        self._blocks = blocks
        for (_affair, _attribute, dimension), claims in sorted(blocks.items()):
            self._fill(dimension, claims)
        self.cells += self._twins()
        self.cells += self._matches()
        self.cells += list(self._events())

    def _block(self, attribute: str, claim: Claim) -> tuple[str, str, str]:
        """What claims must share before they are held against each other: affair, attribute or those like it, and dimension."""
        return self.affinity.affair(claim.path), self.registry.group(attribute), family(claim)

    def _matches(self) -> Iterator[Cell]:
        """Cells of what the gists of figures single out for each other: Note [Singled out by gist] of `linking.matches`."""
        for affair in self.affinity.affairs:
            claims = [claim for path in affair for claim in self.documents[path].claims]
            differing: dict[int, list[Match]] = {}
            for match in list(find_matches(claims, self, self.sides)):
                one, other, share, _confidence = match
                if self.compatible(one, other) == CLASH or not (one.named and other.named):
                    self.matched[id(one), id(other)] = self.matched[id(other), id(one)] = share
                    if not self.sides.agree(one, other):
                        for claim in (one, other):
                            differing.setdefault(id(claim), []).append(match)
            yield from self._of_lone(differing)

    def _of_lone(self, differing: dict[int, list[Match]]) -> Iterator[Cell]:
        """One cell for every figure with all it differs from, those that differ from most first."""
        told: set[int] = set()
        for lone, matches in sorted(differing.items(), key=lambda pair: (-len(pair[1]), pair[1][0].one.path, pair[1][0].one.order)):
            fresh = [match for match in matches if id(match) not in told]
            told.update(map(id, fresh))
            members = {id(claim): claim for match in fresh for claim in match[:2]}
            claims = list(members.values())
            if claims and len(self.sides.divide(claims)) == 2:  # noqa: PLR2004 - more are a series
                sure = max(match.confidence for match in fresh)
                named = max(claims, key=lambda claim: (claim.named, id(claim) == lone, claim.attribute.factor))
                yield Cell(self.subject(named), named.attribute.value, named.dimension, claims, twins=sure, by_gist=True)

    def _twins(self) -> Iterator[Cell]:
        """Cells of figures that are one slip of the pen apart and in no common cell yet."""
        for affair in self.affinity.affairs:
            claims = [claim for path in affair for claim in self.documents[path].claims]
            yield from self._twins_in(claims)
            texts = {path: self.documents[path].text for path in affair}
            for pair, confidence in disagreements(claims, texts, self, self.sides):
                named = max(pair, key=lambda claim: (claim.named, claim.attribute.factor))
                yield Cell(self.subject(named), named.attribute.value, named.dimension, list(pair), twins=confidence)
            for pair in find_stale(claims, texts, self, self.sides):
                named = max(pair, key=lambda claim: (claim.named, claim.attribute.factor))
                yield Cell(self.subject(named), named.attribute.value, named.dimension, list(pair), twins=STALE)
            for pair in coupled(claims, texts, self, self.sides):
                named = max(pair, key=lambda claim: (claim.named, claim.attribute.factor))
                yield Cell(self.subject(named), named.attribute.value, named.dimension, list(pair), twins=COUPLED)
            for pair in find_swaps(claims, self):
                yield Cell(self.subject(pair[0]), pair[0].attribute.value, pair[0].dimension, list(pair), twins=SWAPPED)
            for path in affair:
                claims += changes_in(self.documents[path].claims, texts[path])
            for pair, confidence in find_mates(claims, texts, self, self.sides):
                named = max(pair, key=lambda claim: (bool(claim.attribute.value), claim.attribute.factor))
                yield Cell(self.subject(named), named.attribute.value, measure_of(named), list(pair), twins=confidence)

    def _events(self) -> Iterator[Cell]:
        """Cells of days that are told of one event in other words: Note [One event, two days] of `linking.eventlinks`."""
        together: dict[Place, frozenset[int]] = {}
        often: set[int] = set()
        for number, cell in enumerate(self.cells):
            attribute = self.registry.by_id.get(cell.attribute)
            if attribute is not None and not attribute.entry.single:
                often.add(number)  # no dispute is told of what happens often
            for claim in cell.claims if cell.dimension == "date" else ():
                place = place_of(claim)
                together[place] = together.get(place, frozenset()) | {number}
        links = EventLinks(self, self.sides, together, often)
        for affair in self.affinity.affairs:
            claims = [claim for path in affair for claim in self.documents[path].claims] if len(affair) > 1 else []
            for told in links.find(claims):
                name = max(told.claims, key=lambda claim: (claim.attribute.factor, len(claim.attribute.value)))
                yield Cell("", name.attribute.value, "date", list(told.claims), twins=told.confidence)
        self.one_event = links.joined

    def _twins_in(self, claims: Sequence[Claim]) -> Iterator[Cell]:
        for found in find_twins(claims, self, self.sides):
            named = max(found.claims, key=lambda claim: (bool(claim.attribute.value), claim.attribute.factor, claim.subject.factor))
            yield Cell(self.subject(named), named.attribute.value, named.dimension, list(found.claims), twins=found.confidence)

    def _fill(self, dimension: str, claims: list[Claim]) -> None:
        """Cells of one attribute and those like it; see Note [Cells]."""
        claims.sort(key=lambda claim: (-self._stated(claim), claim.path, claim.mention.span))
        by_owner: dict[str, list[Cell]] = {}
        stated: dict[str, set[str]] = {}
        for claim in claims:
            if self.is_stated(claim):
                stated.setdefault(claim.attribute.value, set()).add(self.subject(claim))
        everybody = set().union(*stated.values())
        soles: dict[str, set[str]] = {}
        for own in {claim.attribute.value for claim in claims}:
            subjects = stated.get(own, everybody)  # by its own words, else by those that are like them
            soles[own] = subjects if len(subjects) == 1 and "@" not in next(iter(subjects)) else set()  # nobody knows whose 当社 is
            if soles[own]:
                self.only_subject[self.affinity.affair(claims[0].path), own, dimension] = next(iter(soles[own]))
        for claim in (claim for claim in claims if self.is_stated(claim)):
            subject = self.subject(claim)
            fresh = Cell(subject, claim.attribute.value, dimension, owners=frozenset((subject,)))
            self._join(by_owner, claim, by_owner.get(subject, []), fresh)
        for claim in (claim for claim in claims if not self.is_stated(claim)):
            owners = self.owners(claim)
            possible = sorted(owners | soles[claim.attribute.value])
            candidates = {id(cell): cell for owner in (*possible, "") for cell in by_owner.get(owner, ())}
            fresh = Cell(self.subject(claim), claim.attribute.value, dimension, owners=owners)
            self._join(by_owner, claim, list(candidates.values()), fresh)

    def _join(self, by_owner: dict[str, list[Cell]], claim: Claim, candidates: list[Cell], fresh: Cell) -> None:
        """Put a claim into the cell it fits, into a fresh one where it fits none; where it fits several, it stays silent."""
        fits = [(factor, cell) for cell in candidates[:MAX_CELLS] if (factor := self._fit(cell, claim)) > CLASH]
        agreeing = [pair for pair in fits if any(self.sides.agree(claim, other) for other in pair[1].claims)]
        if not agreeing and all(factor < DOUBTFUL for factor, _cell in fits):
            fresh.claims.append(claim)
            fresh.factors.append(1.0)
            self.cells.append(fresh)
            inferred = () if self.is_stated(claim) else ("",)
            for owner in {*fresh.owners, *inferred}:
                by_owner.setdefault(owner, []).append(fresh)
            return
        best = max(factor for factor, _cell in (agreeing or fits))
        chosen = [cell for factor, cell in (agreeing or fits) if factor == best]
        if len(chosen) > 1 and not agreeing:
            chosen = self._nearest(claim, [cell for _factor, cell in fits]) or self._of_its_day(claim, chosen)
        if not chosen:
            return
        chosen[0].claims.append(claim)
        chosen[0].factors.append(best)

    def _nearest(self, claim: Claim, cells: Sequence[Cell]) -> list[Cell]:
        """The one cell whose dates lie about as a claim's does, all others seasons away: 11月9日 is of this year's race."""
        found = sorted((_days_apart(claim, cell), number) for number, cell in enumerate(cells))
        alone = len(found) > 1 and found[0][0] <= NEARBY_DAYS and found[1][0] >= SEASONS
        return [cells[found[0][1]]] if alone else []

    def _of_its_day(self, claim: Claim, cells: Sequence[Cell]) -> list[Cell]:
        """The one cell of the day that the text of an undated claim speaks from: 29チーム of the results of that race."""
        day = self.documents[claim.path].dateline
        if day is None or claim.period.value:
            return []
        own = [cell for cell in cells if any(_is_on(other, day) for other in cell.claims)]
        return own if len(own) == 1 else []

    def _stated(self, claim: Claim) -> float:
        return (
            (2.0 if claim.period.value else 0.0) + len(claim.scope) * 0.5 + len(claim.restrictors) * 0.5
            + (claim.subject.factor if claim.subject.value else 0.0) + claim.attribute.factor
        )

    def _fit(self, cell: Cell, claim: Claim) -> float:
        """How well a claim fits all claims of a cell; CLASH where it may not be compared with one of them."""
        factor = 1.0
        for other in cell.claims:
            if claim.dimension != other.dimension and not counted_alike(claim, other, self.sides.scale):
                return CLASH  # 8人 and 29チーム took part
            factor = min(factor, self.compatible(other, claim))
            if factor == CLASH:
                return CLASH
        return factor

    def knows_both(self, cell: Cell, side: Sequence[Claim], other: Sequence[Claim]) -> bool:
        """Whether all texts of one side also give a figure of the other side, elsewhere and for something else.

        4〜9月の売上高は352億円、うち7〜9月は181億円 against another text's 352億円: the two agree.
        """
        block = self._blocks.get(self._block(cell.attribute, side[0]), ())
        inside = {id(claim) for claim in cell.claims}
        knowing = {
            claim.path
            for claim in block
            if id(claim) not in inside and any(self.sides.agree(claim, rival) for rival in other) and self._like(claim, other)
        }
        return all(claim.path in knowing for claim in side)

    def _like(self, claim: Claim, others: Sequence[Claim]) -> bool:
        """Whether a figure may be of the same owner and kind as one of others, whenever and of whatever part it holds."""
        rivals = [other for other in others if other.path != claim.path]
        slots = (self._attributes, self._subjects, self._aspects)
        return any(all(slot(claim, other) > CLASH for slot in slots) for other in rivals)

    def orphans_of(self, cell: Cell) -> Iterator[Claim]:
        """Claims without an attribute that fit a cell in all other slots; the caller absorbs those that agree with a side."""
        if not cell.subject or not cell.claims:
            return
        for claim in self._orphans.get((cell.subject, cell.dimension), ()):
            if all(self.fits_unnamed(claim, other) for other in cell.claims) and not any(
                claim.mention.span == other.mention.span and claim.path == other.path for other in cell.claims
            ):
                yield claim


def _is_on(claim: Claim, day: date) -> bool:
    """Whether a claim holds on a day and on no other."""
    when = claim.extra.get("when")
    bounds = bounds_of(when) if isinstance(when, Date) and when.day is not None else None
    return bounds is not None and bounds[0].date() == day


def _days_apart(claim: Claim, cell: Cell) -> float:
    """Days between a date and the nearest of a cell; infinite where one has no place in the calendar."""
    ends = [bounds_of(value) if isinstance(value := item.value, Date) else None for item in (claim, *cell.claims)]
    first = ends[0]
    return min((abs((other[0] - first[0]).days) for other in ends[1:] if first and other), default=inf)
