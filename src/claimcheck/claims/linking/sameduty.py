"""Two names of two texts that fill one duty: 船体の建造は有明ドックが手がけた, 建造したのは讃岐造船所.

See Note [Duties] in `claimcheck.claims.lexicon.dutywords`. Two duties of one field are one where their things share a word, or
where one text names no thing and begins with that of the other. A text that gives a duty to two names does not tell which of them
is meant.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

from claimcheck.claims.discourse.boundnames import PERSON, TOWN, Bound
from claimcheck.claims.extract import DocumentClaims
from claimcheck.claims.linking.crossed import forms
from claimcheck.claims.linking.link import Linker
from claimcheck.claims.linking.matenames import NUMBERED
from claimcheck.claims.linking.namemates import Mates
from claimcheck.claims.roles.duties import Duty
from claimcheck.text.normalize import fold

_LEAD = 160
"""Characters of a text in which it says what it is about."""
_HALF = 2
"""The part of the words of a thing that the beginning of a text has which is about it: half of them."""


def same_duties(linker: Linker) -> Iterator[Mates]:
    """The names that fill one duty in two texts of a small folder."""
    members = list(linker.documents.values()) if linker.affinity.small else []
    for one, other in combinations(members, 2):
        if linker.affinity.related(one.path, other.path):
            yield from _between(linker, one, other)


def _between(linker: Linker, one: DocumentClaims, other: DocumentClaims) -> Iterator[Mates]:
    leads = fold(one.text[:_LEAD]), fold(other.text[:_LEAD])
    whole = fold("".join(one.text.split())), fold("".join(other.text.split()))
    for mine in one.duties:
        for theirs in other.duties:
            if mine.field != theirs.field or not _alike(mine.name, theirs.name) or not _of_one_thing(mine, theirs, leads):
                continue
            if _same(linker, mine.name, theirs.name):
                continue
            if theirs.name.plain in whole[0] and mine.name.plain in whole[1]:
                continue  # two makers of one trade, of whom both texts speak: each makes its own
            holders = [duty for duty in one.duties if duty.field == mine.field and _of_one_thing(duty, theirs, leads)]
            others = [duty for duty in other.duties if duty.field == mine.field and _of_one_thing(mine, duty, leads)]
            if _one(linker, holders) and _one(linker, others):
                yield Mates(mine.name, theirs.name)


def _one(linker: Linker, duties: Sequence[Duty]) -> bool:
    """Whether all duties are filled by one name."""
    return all(_same(linker, duty.name, duties[0].name) for duty in duties)


def _same(linker: Linker, one: Bound, other: Bound) -> bool:
    """Whether two names may be one."""
    return forms(one.plain, other.plain) or linker.links.find(one.plain) == linker.links.find(other.plain)


def _of_one_thing(mine: Duty, theirs: Duty, leads: tuple[str, str]) -> bool:
    """Whether two duties of one field are of the same thing."""
    if mine.thing and theirs.thing:
        ends = any(one.endswith(other) or other.endswith(one) for one in mine.words for other in theirs.words)
        return ends or not mine.words.isdisjoint(theirs.words)  # コーヒー豆, 豆
    told, lead = (mine, leads[1]) if mine.thing else (theirs, leads[0])
    if not told.words:
        return mine.name.sort != PERSON  # every text has an author of its own
    return _HALF * sum(fold(word) in lead for word in told.words) >= len(told.words)


def _alike(one: Bound, other: Bound) -> bool:
    """Whether two names are of one sort, as far as that is told."""
    sorts = {one.sort, other.sort}
    if TOWN in sorts:
        return len(sorts) == 1
    if (NUMBERED.search(one.plain) is None) != (NUMBERED.search(other.plain) is None):
        return False  # 第3工場 may be 三輪工場
    return PERSON not in sorts or len(sorts) == 1


__all__ = ["same_duties"]
