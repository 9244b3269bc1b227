"""What a figure says of itself, against what the heading over it names."""

from claimcheck.claims.discourse.discourse import Discourse
from claimcheck.claims.discourse.place import Place
from claimcheck.claims.discourse.words import Words
from claimcheck.claims.figures.candidates import FROM_HEADING, Candidate, Candidates
from claimcheck.claims.figures.implied import Term
from claimcheck.claims.sentences.frames import Chunk, Frame

OPEN = 0.85
"""Factor of an attribute from the open vocabulary."""
REACHING = frozenset({"上る", "達する", "成る", "及ぶ", "超える", "越える", "留まる", "とどまる", "変わる", "有る", "為る"})
"""Verbs that only say that a figure is reached, not what it measures."""
_OWN = frozenset({"compound", "modifies", "predicate argument", "topic"})
"""Where a noun stands that a figure has for itself."""
_OF_WHAT = frozenset({"predicate argument", "topic"})
_OF_ALL = frozenset({"count:人", "count:名", "count:件", "count:個", "count:つ", "count:点", "count:回"})
"""Counters of all kinds of things."""
_PRICED = ("money", "ratio")


class OwnWords:
    """Tells for one document which figures have nouns and verbs of their own."""

    def __init__(self, discourse: Discourse, words: Words, candidates: Candidates) -> None:
        self._discourse, self._words, self._candidates = discourse, words, candidates

    def over_class(self, sent: int, known: Term, dimension: str) -> Term | None:
        """What a heading names where a label says only of whom its table counts it: 負傷者 over the row 従業員."""
        if known.source not in ("row", "column") or known.attribute not in self._words.said.headcounts:
            return None
        over = self._candidates.titled(self._discourse.block(sent), dimension)
        if over is None or over.id in self._words.said.headcounts:
            return None
        return Term(over.id, over, over.entry.ja, over.entry.ja, "", "heading", OPEN, None, None)

    def says_itself(self, place: Place, candidate: Candidate, named: Term | None, dimension: str) -> bool:
        """Whether a figure in a text has a noun or verb of its own, so that a heading which says more does not tell what it is.

        A price has what it is of for a noun: ボトル入りは税込7,920円 under 気になるお値段.
        """
        sent, frame, chunk = place
        block = self._discourse.block(sent)
        found = self._words.registry.named_by(candidate.phrase, dimension)
        if candidate.factor != FROM_HEADING or found is None:
            return False
        if block.cell is not None or block.row or block.column:
            return False
        prices = dimension in _PRICED and self._candidates.heads(block, candidate.phrase)
        if named is not None and named.source in _OWN:
            counted = named.source != "modifies" and dimension.startswith("count:") and dimension not in _OF_ALL
            if counted and dimension in found[0].entry.dimension:
                return False  # 直営512店 under 店舗数
            return not prices or named.source not in _OF_WHAT or self._candidates.columns.names_measure(named.phrase)
        return not prices and self._acts(frame, chunk)

    def _acts(self, frame: Frame, chunk: Chunk) -> bool:
        """Whether a figure does or suffers something: 31人が集まった."""
        predicate = frame.predicate_of(chunk)
        acts = predicate is not None and predicate is not chunk and predicate.value < 0 and bool(predicate.lemma)
        if not acts or predicate is None or predicate.lemma in REACHING or self._words.direction(predicate.lemma):
            return False
        return chunk.particle in ("が", "を") and predicate.tokens[-1].pos in ("動詞", "名詞")
