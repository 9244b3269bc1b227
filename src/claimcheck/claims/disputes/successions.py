"""Offices pass on: two texts of two years that name two presidents of one country are usually both right."""

from collections.abc import Collection, Sequence

from claimcheck.claims.corpus import Corpus
from claimcheck.claims.linking.affinity import SMALL_CORPUS
from claimcheck.claims.roles.unmeant import tells_leaving
from claimcheck.model.claims import Claim
from claimcheck.model.pattern import regex
from claimcheck.model.values import EntityRef

PASSED_ON = 0.75
"""Factor where the latest years that the texts of two sides name lie apart."""
_SURNAME = 2
_APART = 2
TOLD = 0.5
"""Factor where the texts tell that the one followed the other."""
_NEXT = regex(r"後任|後継|次期|新たに就任|後を継|跡を継|引き継")
_REACH = 30
"""Characters between a name and the word for who comes next."""
_BREAK = regex(r"[。\n]")
_YEAR = regex(r"(?<![0-9])(?:19|20)[0-9]{2}(?=年)")


def succession(corpus: Corpus, sides: Sequence[Sequence[Claim]]) -> float:
    """How likely two holders of one role are meant at one time: in a large corpus the years of the texts may speak against it."""
    first = sides[0][0]
    if first.dimension == "entity" and len(corpus.documents) <= SMALL_CORPUS and _told(corpus, sides):
        return TOLD
    attribute = corpus.registry.by_id.get(first.attribute.value)
    if first.dimension == "entity" and attribute is not None and attribute.entry.names == "person" and not attribute.entry.stable:
        names = [{getattr(claim.value, "name", "")[:_SURNAME] for claim in side} for side in sides]
        if any(_followed(corpus, one, other) for one in names for other in names if one is not other):
            return TOLD
    lasting = attribute is not None and (attribute.entry.stable or bool(attribute.entry.kinds))
    if len(corpus.documents) <= SMALL_CORPUS or first.dimension != "entity" or lasting:
        return 1.0
    latest = [max((_latest(corpus, claim.path) for claim in side), default=0) for side in sides[:2]]
    yearly = first.attribute.value.startswith("sports/")
    return PASSED_ON if all(latest) and abs(latest[0] - latest[1]) >= (1 if yearly else _APART) else 1.0


def _told(corpus: Corpus, sides: Sequence[Sequence[Claim]]) -> bool:
    """Whether a text tells that the earlier of two holders left: 柳沢茂社長が退任, between the texts that name either."""
    days = [[corpus.linker.documents[claim.path].dateline for claim in side] for side in sides[:2]]
    known = [[day for day in each if day is not None] for each in days]
    if len(known) < 2 or not all(len(some) == len(each) for some, each in zip(known, days, strict=True)):  # noqa: PLR2004
        return False
    early = next((number for number in (0, 1) if max(known[number]) < min(known[1 - number])), -1)
    names = {claim.value.name for claim in sides[early] if isinstance(claim.value, EntityRef)} if early >= 0 else set()
    return any(tells_leaving(document.text, name) for name in names for document in corpus.documents)


def _followed(corpus: Corpus, before: Collection[str], after: Collection[str]) -> bool:
    """Whether the texts tell that one holder left and that the other came: 早瀬社長が辞任、後任に三輪氏."""
    texts = [document.text for document in corpus.documents]
    left = any(tells_leaving(text, name) for name in before if name for text in texts)
    return left and any(_comes(text, name) for name in after if name for text in texts)


def _comes(text: str, name: str) -> bool:
    """Whether a word for who comes next stands near a name in its sentence."""
    for match in _NEXT.finditer(text):
        before = text[max(0, match.start() - _REACH) : match.start()]
        behind = text[match.end() : match.end() + _REACH]
        if name in _BREAK.split(before)[-1] or name in _BREAK.split(behind)[0]:
            return True
    return False


def _latest(corpus: Corpus, path: str) -> int:
    return max(map(int, _YEAR.findall(corpus.linker.documents[path].text)), default=0)
