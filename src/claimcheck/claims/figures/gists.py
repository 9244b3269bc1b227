"""The gist of a figure: the concepts of the words that may say what it measures, with what each weighs.

Note [Gist]. 「検問所にゲートを8レーン設けた」, 「検問レーン：8」 and 「検問は八列」 name one thing by three nouns, and no rule
knows them all. What they share is some of the words that a reader would look at to tell what is counted: the label, the noun beside
the figure, the arguments of its verb, the verb, the counter. Each word weighs as much as its tie to the figure says of it.
"""

from collections.abc import Iterator

from claimcheck.claims.discourse.labels import names_something
from claimcheck.claims.discourse.words import Words
from claimcheck.claims.figures.candidates import Candidates
from claimcheck.claims.figures.implied import Term
from claimcheck.claims.figures.predicates import predicates
from claimcheck.claims.sentences.frames import Chunk, Frame

_WEIGHTS = {
    "compound": 1.0, "modifies": 1.0, "の": 0.9, "bracket": 0.8, "row": 0.9, "column": 0.9,
    "predicate argument": 0.8, "topic": 0.7, "relative clause": 0.7, "lead": 0.4, "heading": 0.25,
}
_MODIFYING, _OBJECT, _ASKED, _CELL = 0.7, 0.6, 0.7, 0.8
_TOPIC, _TOPIC_BEFORE = 0.6, 0.4
_CELLS, _LONGEST_CELL = 3, 24
_VERB, _CLAUSE, _ARGUMENT, _COUNTER, _NEAR, _NAMED = 0.7, 0.7, 0.4, 0.6, 0.2, 0.9
_MODIFIER = 0.7
"""What a word weighs that narrows the head of its phrase."""
_REACH = 5
"""Chunks to each side whose words stand near a figure."""
_COUNTERS = frozenset(["人", "個", "つ", "点", "件", "か所", "本", "枚", "台", "回", "名", "社", "組", "種", "種類", "things"])
"""Counters of things of all kinds."""


class Gists:
    """Reads the gists of the figures of one document."""

    def __init__(self, candidates: Candidates, words: Words) -> None:
        self._candidates, self._concepts, self._idle = candidates, words.concepts, words.idle_measures

    def of(self, sent: int, frame: Frame, chunk: Chunk, dimension: str, term: Term | None) -> dict[str, float]:
        """The concepts of the words around a value, each with its weight."""
        out: dict[str, float] = {}
        text = self._candidates.discourse.view.text
        extent = frame.mentions[chunk.value].extent
        if text.endswith("など", frame.span.start, extent.start):
            return out  # 鏡、勾玉など180点: of many things together
        said: dict[str, float] = {}
        for phrase, weight in self._phrases(sent, frame, chunk, dimension, term):
            if phrase not in said or weight > said[phrase]:
                said[phrase] = weight
        idle, concepts_of = self._idle, self._concepts.of
        for phrase, weight in said.items():
            if not phrase or phrase in idle:
                continue
            concepts = concepts_of(phrase)
            if len(concepts) > 1:
                least, last = weight * _MODIFIER, concepts[-1]
                for concept in concepts:
                    own = weight if concept is last else least
                    if (concept not in out or own > out[concept]) and concept not in idle:
                        out[concept] = own
            elif concepts and (concepts[0] not in out or weight > out[concepts[0]]) and concepts[0] not in idle:
                out[concepts[0]] = weight
        self._count(dimension.partition(":")[2].partition("/")[0], out)
        return out

    def _count(self, counter: str, out: dict[str, float]) -> None:
        """What a counter says by itself: 23店 counts what 23のお店 names."""
        if counter and counter not in _COUNTERS:
            out[f"#{counter}"] = _COUNTER
            for concept in self._concepts.of(counter):
                if concept.startswith("="):
                    out[concept] = max(_COUNTER, out.get(concept, 0.0))

    def _phrases(self, sent: int, frame: Frame, chunk: Chunk, dimension: str, term: Term | None) -> list[tuple[str, float]]:
        """What may say what a value measures, the nearest first."""
        out: list[tuple[str, float]] = []
        if term is not None:
            over = term.source in ("lead", "heading")
            out.append((term.phrase, 1.0 if not over else _WEIGHTS["lead"]))
            if term.registered is not None:
                out.append((term.registered.entry.ja, _NAMED if not over else _WEIGHTS["lead"]))
        for candidate in self._candidates.near(sent, frame, chunk, dimension):
            if candidate.source != "heading" or names_something(candidate.phrase):
                weight = _WEIGHTS.get(candidate.source, 0.5)
                out.append((candidate.phrase, weight))
                if candidate.chunk is not None and candidate.chunk.value < 0:
                    self._narrowing(out, frame, candidate.chunk, weight)
        self._clause(out, frame, chunk)
        self._topics(out, sent, frame, chunk)
        out += self._elsewhere(sent)
        low, high = max(0, chunk.index - _REACH), chunk.index + _REACH + 1
        out += [(_said(other), _NEAR) for other in frame.chunks[low:high] if other.value < 0]
        return out

    def _narrowing(self, out: list[tuple[str, float]], frame: Frame, noun: Chunk, weight: float) -> None:
        """Add what modifies a noun: プラスチックの|使用量, モデルルームを見に来た|人."""
        for index in noun.dependents:
            other = frame.chunks[index]
            if other.value >= 0 or not other.adnominal:
                continue
            out.append((_said(other), weight * _MODIFYING))
            if other.predicate:
                objects = (frame.chunks[at] for at in other.dependents)
                out += [(each.text, weight * _OBJECT) for each in objects if each.value < 0]

    def _clause(self, out: list[tuple[str, float]], frame: Frame, chunk: Chunk) -> None:
        """Add the predicates of a value with their arguments, and what modifies it."""
        for predicate in predicates(frame, chunk):
            out.append((predicate.lemma or predicate.text, _VERB))
            out += [(other.text, _ARGUMENT) for other in frame.arguments(predicate) if other.value < 0]
        for index in chunk.dependents:
            other = frame.chunks[index]
            if other.value < 0:
                out.append((_said(other), _CLAUSE))
                out += [(frame.chunks[at].text, _ARGUMENT) for at in other.dependents]

    def _topics(self, out: list[tuple[str, float]], sent: int, frame: Frame, chunk: Chunk) -> None:
        """Add what the sentence and the one before it are about: 職員は76人で走り出し、いまは79人."""
        topics = [other for other in frame.chunks[: chunk.index] if other.particle == "は"]
        out += [(other.text, _TOPIC) for other in topics if other.value < 0]
        discourse = self._candidates.discourse
        sentences = discourse.view.sentences
        if sent and sentences[sent - 1].block == sentences[sent].block:
            before = [other for other in discourse.frame(sent - 1).chunks if other.particle == "は"]
            out += [(other.text, _TOPIC_BEFORE) for other in before if other.value < 0]

    def _elsewhere(self, sent: int) -> Iterator[tuple[str, float]]:
        """The question that a value answers, and the other cells of a row that it begins: 9:30 | 歓迎式典."""
        discourse = self._candidates.discourse
        block = discourse.block(sent)
        question = self._candidates.question(block)
        if question >= 0:
            yield from ((_said(other), _ASKED) for other in discourse.frame(question).chunks if other.value < 0)
        if block.cell is not None and not block.row:
            blocks = discourse.view.document.blocks
            number = discourse.view.sentences[sent].block + 1
            for other in blocks[number : number + _CELLS]:
                if other.cell is None or (other.cell.table, other.cell.row) != (block.cell.table, block.cell.row):
                    break
                yield discourse.view.quote(other.span)[:_LONGEST_CELL], _CELL


def _said(chunk: Chunk) -> str:
    return chunk.lemma if chunk.predicate and chunk.lemma else chunk.text
