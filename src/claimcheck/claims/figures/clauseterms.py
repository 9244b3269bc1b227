"""What the figures of clauses side by side measure; see Note [Parallel clauses] of `claims.figures.parallels`."""

from typing import TYPE_CHECKING

from claimcheck.claims.discourse.place import Place
from claimcheck.claims.figures.implied import Term
from claimcheck.claims.figures.ownwords import OPEN
from claimcheck.claims.figures.parallels import figure_beside, is_of_another, narrowing_noun, own_noun
from claimcheck.claims.sentences.frames import Chunk

if TYPE_CHECKING:
    from claimcheck.claims.figures.terms import Terms

SHARED = 0.9
"""Factor of a measure that the clause before names: 値段はカードが528万円、サーバーは7,480万円."""


class ClauseTerms:
    """Corrects what a figure seems to measure by the noun that it has in its own clause."""

    def __init__(self, terms: "Terms") -> None:
        self.terms = terms

    def measured(self, place: Place, dimension: str, named: Term | None) -> Term | None:
        """What a figure measures, given what the words of its sentence seem to say."""
        sent, frame, chunk = place
        own = own_noun(frame, chunk)
        if own is None:
            return named
        if (inside := self._in_bracket(place, dimension, own, named)) is not None:
            return inside
        if named is not None and named.registered is not None and is_of_another(frame, chunk, named.chunk):
            told = self._open(own, dimension) if self.terms.may_name(own.text, own) else None
            return self.terms.implied_by(sent, frame, chunk, dimension, told)
        untold = named is None or (named.registered is None and named.chunk is own)
        beside = figure_beside(frame, chunk) if untold and self.terms.may_name(own.text, own) else None
        if beside is not None and self.terms.is_of(frame, beside, dimension):
            found = self.terms.term(sent, frame, beside, dimension)
            if found is not None and narrowing_noun(frame, beside, found.chunk) is not None:
                return found._replace(factor=found.factor * SHARED)
        return named

    def _in_bracket(self, place: Place, dimension: str, own: Chunk, named: Term | None) -> Term | None:
        """The measure that a bracket names itself, and not what it stands behind: 96人が答えた（回答率は86%）."""
        _sent, frame, chunk = place
        outer = frame.bracketed.get(chunk.index, -1)
        told = named.chunk if named is not None else None
        if outer < 0 or frame.bracketed.get(own.index) != outer or told is own or (told is not None and told.index > outer):
            return None
        endings = self.terms.words.labelling["measure_endings"]
        found = self.terms.registry.named_by(own.text, dimension)
        whole = found is not None and (len(found[1]) == len(own.text) or own.text.endswith(endings))
        if found is not None and whole and self.terms.is_meant(frame, chunk, *found):
            return Term(found[0].id, found[0], own.text, found[1], "", "predicate argument", 1.0, own.span, own)
        return self._open(own, dimension) if own.text.endswith(endings) and self.terms.may_name(own.text, own) else None

    def _open(self, own: Chunk, dimension: str) -> Term:
        name = "~" + self.terms.bare(own.text, dimension)
        return Term(name, None, own.text, own.text, "", "predicate argument", OPEN, own.span, own)
