"""Where an amount comes from or goes to, which is what another text calls it: 18億円は町債で調達する, 町債18億円.

Note [Means]. Verbs of raising money say nothing of an amount that its source does not say better, and so do verbs of spending it.
The noun stands behind the figure in its own clause, whose verb the next clause may share: 30億円は融資で、12億円は増資で賄う.
"""

from collections.abc import Collection
from typing import TYPE_CHECKING

from claimcheck.claims.figures.compounds import compounds
from claimcheck.claims.figures.implied import Term
from claimcheck.claims.figures.ownwords import OPEN
from claimcheck.claims.sentences.frames import Chunk, Frame

if TYPE_CHECKING:
    from claimcheck.claims.figures.terms import Terms

MEANS = 0.92
"""Factor of what an amount comes from or goes to."""
_COST = "費"
_HELD = ("は", "を", "が", "も")
_USED = frozenset({"充てる", "当てる", "取り崩す", "活用", "宛てる"})
"""Verbs whose object is the source: 手元資金を充てる."""
_ISSUING = frozenset({"発行", "借り入れ", "借入", "活用", "取り崩し", "利用", "充当", "割り当て", "受け入れ"})
"""Nouns that say how the one before them is used: 劣後債の発行で."""


def by_means(terms: "Terms", frame: Frame, chunk: Chunk) -> Term | None:
    """What an amount is called by where it comes from or goes to; see Note [Means]."""
    source = _raised_by(frame, chunk, terms.words.said.raising)
    if source is not None:
        names = (*compounds(terms.discourse.view, frame, source), source.text)
        found = next(filter(None, (terms.registry.named_by(name, "money") for name in names)), None)
        if found is not None and len(found[1]) > 1:  # 新株 is no price of 株
            return Term(found[0].id, found[0], source.text, found[1], "", "predicate argument", MEANS, source.span, source)
        if source.text in terms.words.generic or not terms.may_name(source.text, source):
            return None
        name = "~" + terms.bare(source.text, "money")
        return Term(name, None, source.text, source.text, "", "predicate argument", OPEN, source.span, source)
    goal = _spent_on(frame, chunk, terms.words.said.spending)
    found = terms.registry.named_by(goal.text + _COST, "money") if goal is not None else None
    if goal is None or found is None or found[1] == _COST:
        return None
    return Term(found[0].id, found[0], goal.text + _COST, found[1], "", "predicate argument", MEANS, goal.span, goal)


def _raised_by(frame: Frame, chunk: Chunk, raising: Collection[str]) -> Chunk | None:
    """The noun that says from what an amount is raised; None where nothing does."""
    noun, predicate = _behind(frame, chunk, ("で", "を"), raising)
    if noun is None or predicate is None or not noun.tokens:
        return None
    if noun.particle == "を" and predicate.lemma not in _USED:
        return None
    if noun.particle == "で" and predicate.lemma not in raising and predicate.lemma not in _USED:
        return None
    return _source(frame, noun)


def _spent_on(frame: Frame, chunk: Chunk, spending: Collection[str]) -> Chunk | None:
    """The noun that says on what an amount is spent: 180万円は遊具の修理に使った; None where nothing does."""
    noun, predicate = _behind(frame, chunk, ("に",), spending)
    return noun if noun is not None and noun.tokens and predicate is not None and predicate.lemma in spending else None


def _behind(
    frame: Frame, chunk: Chunk, particles: Collection[str], verbs: Collection[str]
) -> tuple[Chunk | None, Chunk | None]:
    """The noun with one of some particles behind a figure in its clause, and the predicate of it or of the next clause."""
    if chunk.particle not in _HELD or chunk.index in frame.bracketed:
        return None, None
    found = None
    for other in frame.chunks[chunk.index + 1 :]:
        if other.value >= 0 and found is None:
            return None, None
        if other.value < 0 and other.predicate and (not other.adnominal or other.lemma in verbs):
            return found, other
        if found is None and other.particle in particles and not other.predicate:
            found = other
    return found, None


def _source(frame: Frame, noun: Chunk) -> Chunk:
    """The noun itself, or the one that it says the use of: 劣後債の発行."""
    before = frame.chunks[noun.index - 1]
    return before if noun.text in _ISSUING and before.particle == "の" and before.value < 0 and before.tokens else noun
