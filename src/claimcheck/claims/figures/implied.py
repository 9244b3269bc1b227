"""What the predicate of a value says that it measures: 408人が参加した, 会場に並ぶのは128点, 340人が身を寄せる."""

from collections.abc import Iterator
from typing import NamedTuple

from claimcheck.claims.discourse.discourse import Discourse
from claimcheck.claims.discourse.labels import label_phrases
from claimcheck.claims.figures.predicates import predicates
from claimcheck.claims.lexicon.registry import Attribute, Registry
from claimcheck.claims.sentences.frames import Chunk, Frame
from claimcheck.claims.sentences.potential import is_possible, possible_words
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span

UNIT = 0.85
"""Factor of an attribute that only the unit tells."""
QUESTION = 0.8
"""Factor of an attribute that the question over an answer names."""
PARTITIVE = ("うち", "内")
"""What stands between a whole and its part: 52億円のうち13億円を補助で賄う."""
_BUILD = regex(
    r"(?<!\d)(?P<height>(?:1\d\d|2[0-5]\d)(?:\.\d)?)(?:センチ(?:メートル)?|cm|㌢)[、，,・/／ 　]{0,2}"
    r"(?P<weight>\d{2,3}(?:\.\d)?)(?:キロ(?:グラム)?|kg|㌔)"
)
_LIGHT = ("する", "為る", "行う", "行なう", "実施", "済ませる", "致す")
_NOMINAL = ("は", "が", "も")
_OBJECTS = ("を", "が", "に", "で")


class Term(NamedTuple):
    """A word or noun phrase that tells what a value measures."""

    attribute: str
    """Id of a registered attribute, or "~" and the noun phrase for an unregistered one."""
    registered: Attribute | None
    phrase: str
    term: str
    """The part of the phrase that matched."""
    aspect: str
    """increase or decrease where the phrase itself says so (減少額); "" otherwise."""
    source: str
    factor: float
    span: Span | None
    chunk: Chunk | None


class Implied:
    """Finds the attributes that predicates imply in one document."""

    def __init__(self, discourse: Discourse, registry: Registry) -> None:
        self.discourse, self.registry = discourse, registry
        self._contexts: dict[int, str] = {}

    def by_idiom(self, frame: Frame, chunk: Chunk, dimension: str, sent: int) -> Term | None:
        """The attribute of a verb with its object, which says more than the object alone: 3300万円の損害賠償を求める."""
        predicate = frame.predicate_of(chunk)
        whole = chunk.head >= 0 and frame.chunks[chunk.head].text in PARTITIVE
        if predicate is None or predicate is chunk or whole:
            return None
        allowed = chunk.particle == "まで"
        limit = self._limit(frame, predicate, dimension, sent, 0.9, allowed=allowed)  # 240トンのごみを処理できる
        return limit or self._of(frame, predicate, dimension, sent, 0.9, idiom=True)

    def by_build(self, sent: int, frame: Frame, chunk: Chunk, dimension: str) -> Term | None:
        """How tall somebody is, and how heavy, where the two figures stand together: 184センチ、152キロ."""
        extent, text = frame.mentions[chunk.value].extent, self.discourse.view.text
        start = extent.start if dimension == "length" else frame.span.start
        for match in _BUILD.finditer(text, start, frame.span.end) if dimension in ("length", "mass") else ():
            part = next((name for name in ("height", "weight") if match.start(name) == extent.start), "")
            found = self.registry.by_id.get(f"people/{part}")
            if found is not None:
                labels = (label for label, _source, _index in label_phrases(self.discourse, self.discourse.block(sent)))
                label = next((label for label in labels if self.registry.any_named_by(label)), "")
                return Term(found.id, found, label, "", "", "compound", 1.0, None, None)
        return None

    def by_predicate(self, frame: Frame, chunk: Chunk, dimension: str, sent: int) -> Term | None:
        """The attribute of the value's own predicate, or of the clause the value completes."""
        for other in predicates(frame, chunk):
            found = self._limit(frame, other, dimension, sent, 0.9, allowed=chunk.particle == "まで")
            found = found or self._of(frame, other, dimension, sent, 0.9)
            if found is not None:
                return found
        return self.by_clause(frame, chunk, dimension, sent)

    def by_clause(self, frame: Frame, chunk: Chunk, dimension: str, sent: int) -> Term | None:
        """The attribute that the clause on the value's noun implies: お金を払っている方は4万人, 体調不良を訴えたのは3人."""
        for other in _clauses(frame, chunk):
            found = self._limit(frame, other, dimension, sent, 0.85) or self._of(frame, other, dimension, sent, 0.85)
            if found is not None:
                return found
        return None

    def of_predicate(self, frame: Frame, predicate: Chunk, dimension: str, sent: int) -> Term | None:
        """The attribute that a predicate alone implies for a value of `dimension`."""
        return self._limit(frame, predicate, dimension, sent, QUESTION) or self._of(frame, predicate, dimension, sent, QUESTION)

    def by_unit(self, dimension: str, per: str | None, sent: int, chunk: Chunk) -> Term | None:
        """The attribute that the unit tells where no word names it: 本館68室, 1日3,400台."""
        for attribute in self.registry.told_by(f"{dimension}/{per}" if per else dimension):
            if self.has_required(attribute, sent):
                return Term(attribute.id, attribute, chunk.text, "", "", "unit", UNIT, chunk.span, chunk)
        return None

    def _limit(
        self, frame: Frame, chunk: Chunk, dimension: str, sent: int, factor: float, *, allowed: bool = False
    ) -> Term | None:
        """What a figure limits where its predicate says what can be done: 25台をつなげられる, 10冊まで借ります."""
        if not (allowed or is_possible(frame, chunk)):
            return None
        for lemma in (*possible_words(chunk), *_words(frame, chunk)):
            for attribute in self.registry.limited_by(lemma, dimension):
                if self.has_required(attribute, sent):
                    return Term(attribute.id, attribute, chunk.text, lemma, "", "verb", factor, chunk.span, chunk)
        return None

    def _of(
        self, frame: Frame, chunk: Chunk, dimension: str, sent: int, factor: float, *, idiom: bool = False
    ) -> Term | None:
        bound = self.registry.is_bound(chunk.lemma or chunk.text)
        if idiom and not bound:
            return None
        for lemma in _idioms(frame, chunk) if idiom else _words(frame, chunk) if bound else _plain_words(frame, chunk):
            for attribute in self.registry.implied_by(lemma, dimension):
                if self.has_required(attribute, sent):
                    return Term(attribute.id, attribute, chunk.text, lemma, "", "verb", factor, chunk.span, chunk)
        return None

    def has_required(self, attribute: Attribute, sent: int) -> bool:
        """Whether the sentence, its labels or headings hold a word without which a verb implies nothing."""
        required = attribute.entry.requires
        if not required:
            return True
        context = self._contexts.get(sent)
        if context is None:
            discourse = self.discourse
            block = discourse.block(sent)
            texts = [discourse.view.quote(discourse.view.sentences[sent].span)]
            texts += [discourse.block_text(index) for index in (*block.heading, *block.row, *block.column)]
            if block.lead >= 0:
                texts.append(discourse.block_text(block.lead))
            context = self._contexts[sent] = "\n".join(texts)
        return any(word in context for word in required)


def _idioms(frame: Frame, chunk: Chunk) -> Iterator[str]:
    """A predicate with each of its objects: 身を寄せる, 損害賠償を求める and 賠償を求める."""
    verb = chunk.lemma or chunk.text
    for other in frame.arguments(chunk):
        if other.value >= 0 or not other.tokens:
            continue
        particles = (other.particle,) if other.particle in _OBJECTS else ("が", "を") if other.particle in ("は", "も") else ()
        for particle in particles:  # 障害は3時間続いた
            yield f"{other.tokens[-1].surface}{particle}{verb}"
            if len(other.tokens) > 1:
                yield f"{other.text}{particle}{verb}"


def _words(frame: Frame, chunk: Chunk) -> Iterator[str]:
    """What a predicate says: itself with its object, the noun it completes (ご参加|いただく), its verb."""
    yield from _idioms(frame, chunk)
    yield from _plain_words(frame, chunk)


def _plain_words(frame: Frame, chunk: Chunk) -> Iterator[str]:
    if chunk.lemma in _LIGHT:  # 期日前投票をする is 期日前投票する
        yield from (other.text for other in frame.arguments(chunk) if other.particle == "を" and other.value < 0)
    before = frame.chunks[chunk.index - 1] if chunk.index else None
    if before is not None and before.glued and before.value < 0 and before.tokens:
        yield before.tokens[-1].surface
    yield chunk.lemma or chunk.text


def _clauses(frame: Frame, chunk: Chunk) -> Iterator[Chunk]:
    """Predicates of the clauses on a formal noun or の beside the value, and their objects."""
    for index in chunk.dependents:
        if frame.chunks[index].predicate and frame.chunks[index].adnominal:
            yield from _clause(frame, frame.chunks[index])  # 亡くなった|13人の|方々
    predicate = frame.predicate_of(chunk)
    for other in frame.arguments(predicate) if predicate is not None else ():
        if other.particle not in _NOMINAL or other.value >= 0:
            continue
        if other.predicate and "の" in other.ending.text:
            yield from _clause(frame, other)  # 会場に並ぶのは128点
        else:  # お金を払っている方は4万人, 1年間に借りられた本は14万冊
            for index in other.dependents:
                if frame.chunks[index].predicate:
                    yield from _clause(frame, frame.chunks[index])


def _clause(frame: Frame, predicate: Chunk) -> Iterator[Chunk]:
    yield predicate
    for other in frame.arguments(predicate):
        if other.particle == "を" and other.value < 0:
            yield other
        elif other.predicate and other.adnominal:
            yield other  # 流出した|おそれが|ある
    yield from (frame.chunks[at] for other in frame.arguments(predicate) if other.particle == "が" for at in other.dependents
                if frame.chunks[at].predicate)
