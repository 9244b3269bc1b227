"""The words around a name, as tight as they bind it; see Note [Bound names] in `claimcheck.claims.discourse.boundnames`."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from claimcheck.claims.discourse.discourse import Discourse
from claimcheck.claims.lexicon.actwords import ActWords
from claimcheck.claims.sentences.frames import Chunk, Frame
from claimcheck.model.document import Block
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span
from claimcheck.text.normalize import fold
from claimcheck.text.tokens import Morpheme, Tokens

FIGURE, ACT, DEED = "#", "=", "-"
"""What figures, sets of kindred acts and the kanji of deeds begin with."""
_RUN = regex(r"[一-龠々]+")
_LOAN = regex(r"[ァ-ヺー]{2,}|[A-Za-z]{2,}")
_FIGURE = regex(r"[0-9]{1,2}月[0-9]{1,2}日|[0-9]{1,2}日(?!間)|[0-9]{2,}(?:\.[0-9]+)?")
_FROM_VERB = regex(r"[一-龠々]+[ぁ-ん]+[一-龠々]*[ぁ-ん]+")
"""The noun of a verb of two: 譲り受け, 組み立て."""
_HIRAGANA = regex(r"[ぁ-ん]+")
_KANA = 3
"""Letters from which a noun in hiragana tells something."""
_REACH = 60
"""Characters of a sentence to each side of a name whose words are near it."""
_LINE = 80
"""Up to so many characters a line is one statement."""
_CHAIN = 3
_OBJECTS, _ALL = ("を", "に"), ("を", "に", "は", "が")
_Words = tuple[frozenset[str], frozenset[str], frozenset[str]]


def written_words(text: str) -> Iterator[str]:
    """Words of a text as they are written: pairs of kanji, loan words and figures."""
    for match in _RUN.finditer(text):
        run = match.group()
        yield from (run[at : at + 2] for at in range(len(run) - 1))
    yield from _LOAN.findall(text)
    for figure in _FIGURE.findall(fold(text).replace(",", "")):
        yield FIGURE + figure
        if "月" in figure:
            yield FIGURE + figure.partition("月")[2]  # 11月22日, さる22日


def morphemes_in(tokens: Tokens, span: Span) -> list[Morpheme]:
    """The morphemes of a stretch of a sentence."""
    low, high = span
    return [word for word, start, end in zip(tokens.words, tokens.starts, tokens.ends, strict=True) if low <= start and end <= high]


class NearWords:
    """Finds the words around names, with the sets of kindred acts."""

    def __init__(self, acts: ActWords, words: Mapping[str, Sequence[str]]) -> None:
        self._acts = acts
        ranks = words.get("rank_deeds", ())
        self._light = frozenset((*words.get("light_verbs", ()), *ranks))
        self._taking = self._light | frozenset(words.get("taking_verbs", ()))
        self._idle = frozenset((*words.get("page_words", ()), *ranks))
        self._deeds: dict[Morpheme, frozenset[str]] = {}

    def of_sentence(self, discourse: Discourse, sent: int) -> frozenset[str]:
        """All words of a sentence."""
        view = discourse.view
        return frozenset((*written_words(view.quote(view.sentences[sent].span)), *self._told(view.tokens(sent).words)))

    def around(self, discourse: Discourse, sent: int, span: Span) -> _Words:
        """The words that bind a name, those near it, and those about it, without its own."""
        view = discourse.view
        name = view.quote(span)
        own = {*written_words(name), *self._told(morphemes_in(view.tokens(sent), span)), *self._idle}
        block = view.block_of(sent)
        tight = {*self._bound(discourse, discourse.frame(sent), span), *self._labels(discourse, block)} - own
        near = set(self._beside(discourse, sent, span, block)) - own - tight
        wide = set(self._about(discourse, sent, block)) - own - tight - near
        kept = (frozenset(word for word in words if word not in name) for words in (tight, near, wide))
        return next(kept), next(kept), next(kept)

    def _told(self, words: Iterable[Morpheme]) -> Iterator[str]:
        for word in words:
            found = self._deeds.get(word)
            if found is None:
                found = self._deeds[word] = frozenset(self._of(word))
            yield from found

    def _of(self, word: Morpheme) -> Iterator[str]:
        """What a word says was done: the acts it may tell, and its kanji."""
        if word.leaning or word.silent or word.pos2 == "数詞" or word.lemma in self._light:
            return
        for form in {word.surface, word.lemma}:
            yield from (ACT + kind for kind in self._acts.kinds(form))
        if word.nouny and word.size >= _KANA and _HIRAGANA.fullmatch(word.surface):
            yield word.surface  # 道の駅|あだたら|北
        if word.pos == "動詞" or word.pos3 == "サ変可能" or (word.nouny and _FROM_VERB.fullmatch(word.surface)):
            yield from (DEED + sign for sign in word.lemma if "一" <= sign <= "龠")

    def _bound(self, discourse: Discourse, frame: Frame, span: Span) -> Iterator[str]:
        """The words of what a name hangs on: its own chunk, those beside it, its head nouns, its predicate with the object."""
        chunk = next((chunk for chunk in frame.chunks if chunk.span.start < span.end and span.start < chunk.span.end), None)
        if chunk is None:
            return
        text = discourse.view.text
        yield from written_words(f"{text[chunk.span.start : span.start]} {text[span.end : chunk.span.end]}")
        found: dict[int, Chunk] = {at: frame.chunks[at] for at in chunk.dependents}
        found |= {at: frame.chunks[at] for at in (chunk.index - 1, chunk.index + 1) if 0 <= at < len(frame.chunks)}
        head = chunk
        for _step in range(_CHAIN):
            if head.particle != "の" or head.head < 0:
                break
            head = frame.chunks[head.head]
            found[head.index] = head
        predicate = frame.predicate_of(chunk)
        if predicate is not None:
            found[predicate.index] = predicate
            wanted = _ALL if predicate.lemma in self._taking else _OBJECTS  # 生産は長岡工場で|行う
            found |= {other.index: other for other in frame.arguments(predicate) if other.particle in wanted}
        for other in found.values():
            if other is not chunk:
                yield from written_words(text[other.span.start : other.span.end])
                yield from self._told(other.tokens)

    def _labels(self, discourse: Discourse, block: Block) -> Iterator[str]:
        for index in (*block.row, *block.column):
            yield from written_words(discourse.block_text(index))
            for sent in discourse.view.block_sentences[index]:
                yield from self._told(discourse.view.tokens(sent).words)

    def _beside(self, discourse: Discourse, sent: int, span: Span, block: Block) -> Iterator[str]:
        """The words of a sentence, of the other cells of a row, or of a short line."""
        view, text = discourse.view, discourse.view.text
        sentence = view.sentences[sent].span
        low, high = max(sentence.start, span.start - _REACH), min(sentence.end, span.end + _REACH)
        yield from written_words(f"{text[low : span.start]}|{text[span.end : high]}")
        tokens = view.tokens(sent)
        yield from self._told(word for word, start in zip(tokens.words, tokens.starts, strict=True) if low <= start < high)
        frame = discourse.frame(sent)
        chunk = next((chunk for chunk in frame.chunks if chunk.span.start < span.end and span.start < chunk.span.end), None)
        predicate = frame.predicate_of(chunk) if chunk is not None else None
        for other in frame.arguments(predicate) if predicate is not None else ():
            yield from written_words(text[other.span.start : other.span.end])
            yield from self._told(other.tokens)
        if block.cell is not None:
            yield from self._of_row(discourse, block)
            return
        start, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
        end = end if end >= 0 else len(text)
        if end - start < _LINE:
            yield from written_words(f"{text[start : span.start]}|{text[span.end : end]}")

    def _of_row(self, discourse: Discourse, block: Block) -> Iterator[str]:
        """The words of the other cells of a row."""
        if block.cell is None:
            return
        blocks, row = discourse.view.document.blocks, block.cell[:2]
        at = blocks.index(block)
        for others in (range(at - 1, -1, -1), range(at + 1, len(blocks))):
            for other in others:
                cell = blocks[other].cell
                if cell is None or cell[:2] != row:
                    break
                yield from written_words(discourse.block_text(other))

    def _about(self, discourse: Discourse, sent: int, block: Block) -> Iterator[str]:
        """The words of the heading, of the line that introduces a list, and of the sentences beside it."""
        view = discourse.view
        for index in (*block.heading[-1:], *((block.lead,) if block.lead >= 0 else ())):
            yield from written_words(discourse.block_text(index))
        for other in (sent - 1, sent + 1):
            if 0 <= other < len(view.sentences) and view.sentences[other].block == view.sentences[sent].block:
                yield from written_words(view.quote(view.sentences[other].span))
