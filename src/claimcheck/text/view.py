"""A document as the later stages look at it: normalised text, sentences, and tokens made only when asked for."""

from bisect import bisect_right

from claimcheck.model.document import Block, Document, Role, Sentence, line_starts
from claimcheck.model.span import Span
from claimcheck.text.normalize import Normalized, normalize
from claimcheck.text.sentences import split_sentences
from claimcheck.text.tokens import Tokens, tokenize


class View:
    """Normalised text, sentences and lazy tokens of one document. Spans are source offsets throughout."""

    __slots__ = ("_blocks", "_starts", "_tokens", "block_sentences", "document", "normalized", "sentences", "text")

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text
        """The source text."""
        self.normalized: Normalized = normalize(document.text)
        self.sentences: list[Sentence] = []
        self.block_sentences: list[range] = []
        """For every block, the indices of its sentences."""
        for number, block in enumerate(document.blocks):
            first = len(self.sentences)
            text = document.text[block.span.start : block.span.end]
            self.sentences.extend(Sentence(span, number) for span in split_sentences(text, block.span.start))
            self.block_sentences.append(range(first, len(self.sentences)))
        self._starts = [sent.span.start for sent in self.sentences]
        self._blocks = [document.blocks[sent.block] for sent in self.sentences]
        self._tokens: dict[int, Tokens] = {}

    @classmethod
    def of_text(cls, text: str, path: str = "text") -> "View":
        """A view of bare text as one paragraph."""
        block = Block(Span(0, len(text)), Role.PARAGRAPH)
        return cls(Document(path, text, (block,), line_starts=line_starts(text)))

    def sentence_at(self, offset: int) -> int:
        """Index of the sentence that holds `offset`; -1 where it lies between sentences."""
        at = bisect_right(self._starts, offset) - 1
        return at if at >= 0 and offset < self.sentences[at].span.end else -1

    def quote(self, span: Span) -> str:
        """The source text of `span`."""
        return self.text[span[0] : span[1]]

    def block_of(self, sentence: int) -> Block:
        """The block a sentence stands in."""
        return self._blocks[sentence]

    def tokens(self, sentence: int) -> Tokens:
        """Morphemes of a sentence, made on the first call."""
        found = self._tokens.get(sentence)
        if found is None:
            span = self.sentences[sentence].span
            found = self._tokens[sentence] = tokenize(self.quote(span), span.start)
        return found
