"""Chunks: the bunsetsu of a sentence, every value in one piece and apart from the words around it."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice

from claimcheck.model.claims import Mention
from claimcheck.model.span import Span
from claimcheck.text.bunsetsu import boundaries, content_end, ending
from claimcheck.text.tokens import SURU, Morpheme, Tokens

VALUE = "数値"
"""`pos2` of the pseudo-morpheme that a mention becomes."""
_NO_VERB = frozenset({"補助記号", "接尾辞", "助詞", "助動詞"})
_LIGHT = SURU | {"居る", "られる", "れる"}
_HUMBLE = SURU - {"為る", "出来る"}
_STEMS = frozenset("えけげせてねべめれ")
"""In what nouns of verbs in る end."""
_VALUE_WORD = Morpheme("", "", "名詞", VALUE, "", "")
_NO_ENDING = ending(())


class Chunk:
    """A bunsetsu of a frame."""

    __slots__ = (
        "_lemma", "adnominal", "comma", "dependents", "ending", "glued", "governor", "head", "index", "particle",
        "predicate", "span", "text", "tokens", "value",
    )  # fmt: skip

    def __init__(self, index: int, span: Span, shape: "_Shape", value: int) -> None:
        self.index = index
        self.span = span
        """Content and function words, without punctuation."""
        self.tokens = shape.content
        """Content words."""
        self.text = shape.text
        """Its content words, run together."""
        self.ending = shape.ending
        self.particle = shape.particle
        self.predicate, self.adnominal = shape.predicate, shape.adnominal
        self.value = value
        """Index of the mention it is, in the frame's list; -1 for words."""
        self.glued = shape.glued
        """Whether it runs on into the next without particle or punctuation: 市場価値|5,930億ドル."""
        self.comma = shape.ending.comma
        self.head = -1
        """Index of the chunk it modifies; -1 for the last predicate."""
        self.governor = -1
        """Index of the predicate it depends on, itself where it is one; -1 without one."""
        self.dependents: list[int] = []
        self._lemma: str | None = None

    @property
    def tail(self) -> tuple[Morpheme, ...]:
        """Function words and punctuation."""
        return self.ending.words

    @property
    def lemma(self) -> str:
        """Lemma of its predicate: of the verb, or of the サ変 noun before する."""
        if self._lemma is None:
            self._lemma = _lemma_of(self.tokens)
        return self._lemma

    @property
    def passive(self) -> bool:
        """Whether its verb is passive or potential: 公開された."""
        return self.ending.passive or any(word.lemma in ("れる", "られる") for word in self.tokens)

    @property
    def negative(self) -> bool:
        """Whether it is negated: ない, ず, ぬ."""
        return self.ending.negative


@lru_cache(maxsize=1 << 14)
def _lemma_of(words: tuple[Morpheme, ...]) -> str:
    if len(words) == 1 and words[0].lemma == "為る":
        return "する"
    first = next((at for at, word in enumerate(words) if word.pos == "動詞"), len(words))
    for at in range(len(words) - 1, -1, -1):
        word = words[at]
        if at > first and word.pos2 == "非自立可能":
            continue  # 払ってくださっている
        caused = at + 1 < len(words) and words[at + 1].surface.startswith("さ")
        if caused and word.pos == "名詞" and word.surface[-1:] in _STEMS:
            return word.surface + "る"  # 引き上げさせていただく
        if word.pos not in _NO_VERB and word.lemma not in _LIGHT:
            return word.lemma if word.verbal else word.surface
    return words[-1].lemma if words and words[-1].lemma in _HUMBLE else ""


def chunks_of(tokens: Tokens, mentions: Sequence[Mention]) -> tuple[list[Chunk], dict[int, int]]:
    """The chunks of a sentence, and for those inside round brackets the chunk before the bracket.

    Args:
        tokens: its morphemes.
        mentions: the mentions inside it, by position, without overlap.
    """
    merged, owners = _merge(tokens, mentions) if mentions else (tokens, {})
    chunks = _chunks(merged, owners)
    return chunks, _brackets(merged, chunks)


def _merge(tokens: Tokens, mentions: Sequence[Mention]) -> tuple[Tokens, dict[int, int]]:
    """Tokens with every mention as one morpheme; and which of them is which mention."""
    words: list[Morpheme] = []
    starts: list[int] = []
    ends: list[int] = []
    owners: dict[int, int] = {}
    contiguous = tokens.contiguous
    at = 0
    for number, mention in enumerate(mentions):
        low, high = mention.extent
        to = bisect_right(tokens.ends, low, at)
        words += tokens.words[at:to]
        starts += tokens.starts[at:to]
        ends += tokens.ends[at:to]
        at = to
        if at < len(tokens.words) and tokens.starts[at] < low:
            # a token that reaches into the mention keeps its own part: 前年|3億円 split as 前|年3…
            words.append(tokens.words[at].cut(0, low - tokens.starts[at]))
            starts.append(tokens.starts[at])
            ends.append(low)
        at = bisect_right(tokens.ends, high, at)
        owners[len(words)] = number
        words.append(_VALUE_WORD)
        starts.append(low)
        ends.append(high)
        if at < len(tokens.words) and tokens.starts[at] < high:
            word = tokens.words[at]
            words.append(word.cut(high - tokens.starts[at], word.size))
            starts.append(high)
            ends.append(tokens.ends[at])
            contiguous = False  # the next mention may stand in the same token
            at += 1
    words += tokens.words[at:]
    starts += tokens.starts[at:]
    ends += tokens.ends[at:]
    return Tokens(words, starts, ends, contiguous=contiguous), owners


def _chunks(tokens: Tokens, owners: dict[int, int]) -> list[Chunk]:
    """The bunsetsu of a sentence, cut before and after each value in them."""
    words, starts, ends = tokens.words, tokens.starts, tokens.ends
    edges = boundaries(words, starts, ends, contiguous=tokens.contiguous)
    valued = sorted(owners)
    out: list[Chunk] = []
    next_value = 0
    first = edges[0]
    next_at = valued[0] if valued else len(words)
    for last in edges[1:]:
        if next_at >= last:
            shape = _shapes[tuple(words[first:last])]
            if shape is not None:
                out.append(Chunk(len(out), Span(starts[first + shape.begin], ends[first + shape.end]), shape, -1))
            first = last
            continue
        head_last = content_end(words, first, last)
        low = first
        while next_value < len(valued) and (at := valued[next_value]) < last:
            next_value += 1
            if at > low:
                _add(out, tokens, low, at, owners)
                low = at
            if at + 1 < head_last:
                _add(out, tokens, low, at + 1, owners)
                low = at + 1
        next_at = valued[next_value] if next_value < len(valued) else len(words)
        shape = _whole(words[low:last], max(0, head_last - low), words[first:last])
        if shape is not None:
            out.append(Chunk(len(out), Span(starts[low + shape.begin], ends[low + shape.end]), shape, owners.get(low, -1)))
        first = last
    return out


class _Shape:
    """What the words of a bunsetsu make of it wherever it stands; much text is made of few of them."""

    __slots__ = ("adnominal", "begin", "content", "end", "ending", "glued", "particle", "predicate", "text")

    def __init__(self, words: Sequence[Morpheme], own_last: int) -> None:
        begin, end = 0, len(words)
        while begin < end and words[begin].sign:
            begin += 1
        if begin == end:
            begin = own_last
        else:
            while words[end - 1].sign:
                end -= 1
        self.begin, self.end = begin, end - 1
        """Its first word and its last, without punctuation."""
        self.content = tuple([word for word in words[:own_last] if not word.silent])
        self.text = "".join([word.surface for word in self.content])
        self.ending = ending(words[own_last:]) if own_last < len(words) else _NO_ENDING
        self.glued = not self.ending.words
        self.particle = ""
        self.predicate = self.adnominal = False


class _Shapes(dict[tuple[Morpheme, ...], _Shape | None]):
    """The bunsetsu without a value in them; None for what is no more than blanks."""

    def __missing__(self, words: tuple[Morpheme, ...]) -> _Shape | None:
        if len(self) >= _KNOWN_AT_ONCE:
            self.clear()
        found = self[words] = _whole(words, content_end(words, 0, len(words)), words)
        return found


_KNOWN_AT_ONCE = 1 << 15
_shapes = _Shapes()


def _whole(words: Sequence[Morpheme], own_last: int, bunsetsu: Sequence[Morpheme]) -> _Shape | None:
    """The shape of what ends a bunsetsu, of whose words those before `own_last` are content; None where it has none."""
    if own_last == len(words) and all(word.silent for word in words):
        return None
    shape = _Shape(words, own_last)
    tail = words[own_last - 1] if own_last > 0 else bunsetsu[len(bunsetsu) - len(words) + own_last - 1]
    shape.particle = shape.ending.particle
    if not shape.particle and shape.ending.text.startswith("にて"):
        shape.particle = "で"  # 公民館にて
    shape.predicate = (tail.verbal or shape.ending.auxiliary) and not _reads_verbal_only(bunsetsu, shape.particle)
    shape.adnominal = shape.ending.is_adnominal(tail, predicate=shape.predicate)
    return shape


def _reads_verbal_only(words: Sequence[Morpheme], particle: str) -> bool:
    """Whether a chunk only reads like a verb: a name in brackets, 「ひかる」シリーズ, or an adverb in も, 早くも."""
    if particle == "も" and words[0].pos == "形容詞":
        return True
    opened = words[0].surface in ("「", "『", "“")
    return opened and particle != "と" and any(word.surface in ("」", "』", "”") for word in words)


def _add(out: list[Chunk], tokens: Tokens, low: int, high: int, owners: dict[int, int]) -> None:
    """Append the chunk of the words from `low` to `high`, which are all content, unless they are blanks."""
    words = tokens.words[low:high]
    if not all(word.silent for word in words):
        shape = _Shape(words, len(words))
        span = Span(tokens.starts[low + shape.begin], tokens.ends[low + shape.end])
        out.append(Chunk(len(out), span, shape, owners.get(low, -1)))


def _brackets(tokens: Tokens, chunks: Sequence[Chunk]) -> dict[int, int]:
    """For the chunks inside round brackets, the chunk before the bracket."""
    found: dict[int, int] = {}
    start, at = -1, 0
    for number, word in enumerate(tokens.words):
        if not word.bracket:
            continue
        if word.bracket > 0 and start < 0:
            start = tokens.starts[number]
        elif word.bracket < 0 <= start:
            while at < len(chunks) and chunks[at].span.end <= start:
                at += 1
            for chunk in islice(chunks, at, None):
                if chunk.span.start >= tokens.ends[number]:
                    break
                if chunk.span.start >= start:
                    found[chunk.index] = at - 1
            start = -1
    return found
