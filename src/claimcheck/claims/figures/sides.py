"""Sides: which of several figures for one thing can hold together.

Note [Sides]. Intervals are sorted by their upper end and pierced greedily; every pierced group is a side. Agreement is not
transitive, so pairs are never chained. Two figures of equal quantum must be equal whatever their intervals: 83億 is not 84億
although both may be 8,376百万円 cut off.
"""

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction

from claimcheck.claims.lexicon.places import may_contain
from claimcheck.claims.names.namelinks import NameLinks
from claimcheck.claims.values.dimensions import Scale
from claimcheck.model.claims import Claim, HedgeKind
from claimcheck.model.intervals import Interval
from claimcheck.model.pattern import regex
from claimcheck.model.values import Date, Duration, EntityRef, Numeric, Recurrence, TimeOfDay, round_quantum
from claimcheck.text.normalize import fold
from claimcheck.text.variants import plain

CALLED = "~名:"
"""What the attributes of the names of things begin with; see Note [Names of things] in `claimcheck.claims.roles.thingnames`."""
_DASH = regex("[―‐‑–—−]")
_FORM = regex(r"^(?:株式会社|有限会社|合同会社)(?=..)|(?<=[ァ-ヺーa-z]{2})社$|(?<=..)(?:株式会社|有限会社)$")
_BY_NAME = "[（(](?:愛称|通称|略称|旧称|別名|現|旧)?[:：、 　はを]?[「『]?"
_TOWN = regex(r"^[^の（(]{2,12}[都道府県市区町村]の(?=.{3})|[（(].*$")
"""Where a building is, beside its name: みなと市の|かもめ球場, かもめ球場|（みなと市）."""
_JOINT = ("共同企業体", "jv", "企業連合", "コンソーシアム")
_NOON = 12
_HOUR = regex(r"([前後朝昼夕夜晩明方]の?)?(\d{1,2})時")
"""An hour in kanji notation, and the word that says in which half of the day it lies."""
_STEM = 2
"""Characters of a firm that the name of a joint venture keeps."""
_NONE = Fraction(0)
_REMEMBERED = 1 << 16
"""Claims whose intervals are remembered."""
_NO_TEXTS: Mapping[str, str] = {}
_Placed = tuple[Claim, Interval]


class Sides:
    """Divides the claims of one cell into sides."""

    def __init__(self, scale: Scale, links: NameLinks, texts: Mapping[str, str] = _NO_TEXTS) -> None:
        self.scale, self.links, self.texts = scale, links, texts
        self._intervals: dict[tuple[int, bool], tuple[Claim, Interval | None]] = {}
        self._quanta: dict[int, tuple[Claim, Fraction]] = {}
        """By the identity of claims, which are kept beside what was found, so that no other takes their place."""

    def interval(self, claim: Claim, *, cut_off: bool = False) -> Interval | None:
        """What the claim's value may mean."""
        known = self._intervals.get((id(claim), cut_off))
        if known is not None:
            return known[1]
        if len(self._intervals) >= _REMEMBERED:
            self._intervals.clear()
        found = self.scale.interval(claim.value, claim.mention.hedges, tabular=claim.tabular, cut_off=cut_off)
        self._intervals[id(claim), cut_off] = claim, found
        return found

    def divide(self, claims: Sequence[Claim]) -> list[list[Claim]]:
        """The sides of some claims; one side means that all agree."""
        if claims and all(isinstance(claim.value, EntityRef) for claim in claims):
            return self._by_name(claims)
        placed: list[_Placed] = []
        finest = min((self._quantum(claim) for claim in claims), default=Fraction(0))
        for claim in claims:
            found = self.interval(claim, cut_off=self._quantum(claim) > finest)
            if found is not None:
                placed.append((claim, self._afternoon(claim, claims) or found))
        if len(placed) < 2:  # noqa: PLR2004 - nothing to hold it against
            return [[claim for claim, _ in placed]] if placed else []
        placed.sort(
            key=lambda pair: (pair[1].high is None, pair[1].high or 0, pair[1].low or 0, pair[0].path, pair[0].mention.span)
        )
        sides: list[list[_Placed]] = []
        commons: list[Interval] = []
        for claim, found in placed:
            for number, side in enumerate(sides):
                common = commons[number].intersection(found)
                if common is not None and not any(self._unequal(claim, other) for other, _ in side):
                    commons[number] = common
                    side.append((claim, found))
                    break
            else:
                sides.append([(claim, found)])
                commons.append(found)
        return [[claim for claim, _ in self._decided(side, sides)] for side in sides]

    def _afternoon(self, claim: Claim, others: Sequence[Claim]) -> Interval | None:
        """What an hour without 午前 or 午後 means where another text gives the same one of the afternoon: 3時に閉まる, 15時まで."""
        value = claim.value
        if not isinstance(value, Date | TimeOfDay) or value.hour is None or not 0 < value.hour < _NOON or value.part:
            return None
        text = self.texts.get(claim.path, "")[claim.mention.span.start : claim.mention.span.end]
        if not any(int(match[2]) == value.hour and not match[1] for match in _HOUR.finditer(text)):
            return None
        later = value.but(hour=value.hour + _NOON)
        told = any(other.value.hour == later.hour for other in others if isinstance(other.value, Date | TimeOfDay))
        return self.scale.interval(later, claim.mention.hedges) if told else None

    def _decided(self, side: list[_Placed], sides: Sequence[list[_Placed]]) -> list[_Placed]:
        """The claims of a side without those that hold on another one as well: 1割弱, between 8.9% and 9.8%."""
        others = [other for other in sides if other is not side]
        if len(side) == 1 or not others:
            return side
        kept = [placed for placed in side if not any(self._joins(placed, other) for other in others)]
        return kept or side

    def _joins(self, placed: _Placed, side: Sequence[_Placed]) -> bool:
        """Whether a claim agrees with every claim of a side that is no less exact than itself."""
        claim, found = placed
        return bool(claim.mention.hedges) and all(
            found.intersection(its) is not None and not self._unequal(claim, other) for other, its in side
        )

    def agree(self, one: Claim, other: Claim) -> bool:
        """Whether two claims may both hold."""
        if isinstance(one.value, EntityRef) and isinstance(other.value, EntityRef):
            return len(self._by_name([one, other])) <= 1
        first, second = self._quantum(one), self._quantum(other)
        a, b = self.interval(one, cut_off=first > second), self.interval(other, cut_off=second > first)
        return a is None or b is None or (a.meets(b) and not self._unequal(one, other))

    def _by_name(self, claims: Sequence[Claim]) -> list[list[Claim]]:
        """Names that are one, or one part of the other at its edge, share a side: 早瀬, 早瀬美緒, 早瀬美緒CEO."""
        sides: list[list[Claim]] = []
        for claim in sorted(claims, key=lambda claim: (-len(_name(claim)), claim.path, claim.mention.span)):
            for side in sides:
                if all(self._is_one(claim, other) for other in side):
                    side.append(claim)
                    break
            else:
                sides.append([claim])
        return sides

    def _is_one(self, one: Claim, other: Claim) -> bool:
        """Whether two names may both be right: of one thing, of a place in the other, or of two things."""
        same = self._same_name(_name(one), _name(other)) or _contains(one, other)
        return same or self._apart(one, other) or self._also_called(one, other)

    def _apart(self, one: Claim, other: Claim) -> bool:
        """Whether two names of things are of two things, since one of the texts has both."""
        if not one.attribute.value.startswith(CALLED):
            return False
        both = ((one.value, other.path), (other.value, one.path))
        return any(isinstance(value, EntityRef) and value.name in self.texts.get(path, "") for value, path in both)

    def _also_called(self, one: Claim, other: Claim) -> bool:
        """Whether a text gives one name in a bracket behind the other: 中央公園野球場（愛称 かもめ球場）."""
        spelled = [_TOWN.sub("", self.texts.get(claim.path, "")[slice(*claim.mention.span)]) for claim in (one, other)]
        if not all(spelled):
            return False
        texts = [self.texts[claim.path] for claim in (one, other)]
        texts = [text for text in texts if all(name in text for name in spelled)]
        for first, second in (spelled, spelled[::-1]) if texts else ():
            called = re.compile(re.escape(first) + _BY_NAME + re.escape(second))
            if any(called.search(text) for text in texts):
                return True
        return False

    def _same_name(self, one: str, other: str) -> bool:
        first, second = self.links.find(one), self.links.find(other)
        if first == second:
            return True
        short, long = sorted((one, other), key=len)
        if long.endswith(_JOINT) and short[:_STEM] in long:
            return True  # 大江組 of 大江・三隅特定建設工事共同企業体
        return bool(short) and (long.startswith(short) or long.endswith(short))

    def _one_limit(self, one: Claim, other: Claim) -> bool:
        """Whether two limits on one side are one: 殻長10センチ以上 is no 殻長9センチ以上, but 15kmまで is 15km以内."""
        a, b = self.interval(one), self.interval(other)
        if a is None or b is None:
            return a is b
        upper = one.extra["limit"] in ("at-most", "below")
        ends = [found.high if upper else found.low for found in (a, b)]
        if ends[0] == ends[1]:
            return True
        bare = [not claim.mention.hedges for claim in (one, other)]  # read as a rounded figure, not as an end
        return bare[0] != bare[1] and all(end is not None for end in ends) and a.meets(b)

    def _quantum(self, claim: Claim) -> Fraction:
        value = claim.value
        if isinstance(value, Duration):
            return Fraction(value.quantum_seconds)
        if not isinstance(value, Numeric):
            return _NONE
        known = self._quanta.get(id(claim))
        if known is None:
            if len(self._quanta) >= _REMEMBERED:
                self._quanta.clear()
            known = self._quanta[id(claim)] = claim, Fraction(round_quantum(value))
        return known[1]

    def _unequal(self, one: Claim, other: Claim) -> bool:
        """Equal quanta must be equal: 83億 against 84億, plain or hedged alike; so must two limits on one side."""
        first, second = one.value, other.value
        if isinstance(first, Recurrence) and isinstance(second, Recurrence) and first.every == second.every:
            stated = first.frequency, second.frequency
            return None not in stated and stated[0] != stated[1] and first.upper is None and second.upper is None
        if one.extra.get("limit") and one.extra.get("limit") == other.extra.get("limit"):
            return not self._one_limit(one, other)
        for limit, peak in ((one, other), (other, one)):
            if limit.extra.get("limit") in ("at-most", "below") and "range:maximum" in peak.scope and "limit" not in peak.extra:
                top, highest = self.interval(limit), self.interval(peak)
                return top is not None and highest is not None and top.high != highest.high  # 最大20MB, 25MB以内
        if not (isinstance(first, Numeric) and isinstance(second, Numeric)) or first.upper is not None or second.upper is not None:
            return False
        if {hedge.kind for claim in (one, other) for hedge in claim.mention.hedges} - {HedgeKind.ABOUT}:
            return False
        same_unit = getattr(first, "unit", "") == getattr(second, "unit", "") and first.quantum == second.quantum
        widened = bool(one.mention.hedges) or bool(other.mention.hedges)
        if widened or not same_unit:
            return False
        scaled = first.scaled and second.scaled and round_quantum(first) == round_quantum(second)
        plain = not first.scaled and not second.scaled
        return (scaled or plain) and first.magnitude != second.magnitude


def _contains(one: Claim, other: Claim) -> bool:
    """Whether of two places one may lie in the other: 中央公園 in みなと市."""
    places = [claim.value for claim in (one, other) if isinstance(claim.value, EntityRef) and claim.value.type == "place"]
    return len(places) > 1 and may_contain(places[0].name, places[1].name)


def _name(claim: Claim) -> str:
    return _DASH.sub("", plain(_FORM.sub("", fold(claim.value.name)))) if isinstance(claim.value, EntityRef) else ""
