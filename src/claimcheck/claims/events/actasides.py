"""What a sentence says was done on a day besides what stands nearest to it: entries, and clauses behind others; see Note [Acts]."""

from claimcheck.claims.events.actclauses import ActClauses
from claimcheck.claims.events.actnouns import Said
from claimcheck.claims.sentences.frames import Chunk, Frame
from claimcheck.claims.sentences.gatherings import is_act
from claimcheck.model.values import Date
from claimcheck.text.view import View

_BLANKS = (*" \u3000\t|｜：:",)
"""What stands behind the day of an entry."""
_CLAUSE = 3
"""Chunks of the shortest entry that is a clause."""


class ActAsides:
    """Reads the acts of entries and of clauses that follow others."""

    def __init__(self, view: View, clauses: ActClauses) -> None:
        self.view, self.clauses = view, clauses

    def of_line(self, frame: Frame, chunk: Chunk) -> Said | None:
        """What a clause behind the day of an entry tells: 2007年6月　新しい橋を|建設."""
        between = self.view.text[frame.mentions[chunk.value].extent.end : frame.mentions[chunk.value].extent.end + 1]
        if chunk.index or not between or between not in _BLANKS or len(frame.chunks) < _CLAUSE:
            return None
        rest = [other for other in frame.chunks[1:] if other.index not in frame.bracketed]
        if not rest or not rest[-1].predicate or rest[-1].value >= 0 or rest[-1].negative:
            return None
        days = any(isinstance(frame.mentions[other.value].value, Date) for other in rest if other.value >= 0)
        last = next((other for other in rest if other.predicate and other.comma and not other.adnominal), rest[-1])
        listed = any(other.comma and not other.predicate for other in rest[: rest.index(last)])
        if days or listed or last.negative or (rest[0].particle in ("の", "は", "") and not rest[0].adnominal):
            return None
        done = any(other.particle in ("を", "が", "に") and other.head == last.index for other in rest)
        said = self.clauses.said(frame, last, chunk) if done else None
        return said if said is not None and said.word else None

    def of_entry(self, frame: Frame, chunk: Chunk) -> Said | None:
        """What the entry of a chronicle ends with: ・10月9日|　報告数が1.09人となり、流行入りを発表."""
        if chunk.index or not self.view.text.startswith(_BLANKS, frame.mentions[chunk.value].extent.end):
            return None
        rest = [other for other in frame.chunks[1:] if other.index not in frame.bracketed]
        last = next((other for other in reversed(rest) if other.value < 0 and other.tokens), None)
        if last is None or last is not rest[-1] or not any(other.predicate and other.comma for other in rest[:-1]):
            return None
        dated = any(isinstance(frame.mentions[other.value].value, Date) for other in rest if other.value >= 0)
        return None if dated or last.negative or not last.predicate else self.clauses.said(frame, last, chunk)

    def beyond(self, frame: Frame, chunk: Chunk) -> Said | None:
        """What the sentence says besides, where a day stands before a relative clause: 2021年に跡地を使う事業者を|公募した."""
        inner = frame.predicate_of(chunk)
        if inner is None or inner is chunk or not inner.adnominal or inner.head < 0 or chunk.particle not in ("", "に", "は"):
            return None
        outer = frame.predicate_of(frame.chunks[inner.head])
        if outer is None or outer is inner or outer.negative or outer.value >= 0 or outer.index in frame.bracketed:
            return None
        said = self.clauses.said(frame, outer, chunk)
        return None if said is None else said._replace(doubtful=True)

    def then(self, frame: Frame, chunk: Chunk) -> Said | None:
        """What was done by way of what stands behind a day: 2012年、私財を投じて|基金を設立した."""
        way = frame.predicate_of(chunk)
        if way is None or way is chunk or way.value >= 0 or way.adnominal or way.negative:
            return None
        goes_on = bool(way.tail) and way.tail[-1].lemma == "て" and not way.comma
        leads = chunk.index == 0 and chunk.comma and way.comma  # 4月2日、誤りに気づき、|不正が判明した
        if not (goes_on or leads) or chunk.particle not in ("", "に", "は"):
            return None
        for other in frame.chunks[way.index + 1 :]:
            if other.value >= 0 and isinstance(frame.mentions[other.value].value, Date):
                return None
            if other.predicate and not other.adnominal and other.value < 0 and other.index not in frame.bracketed:
                done = not other.negative and any(word.pos == "動詞" or is_act(word) for word in other.tokens)
                return self.clauses.said(frame, other, chunk) if done else None
        return None
