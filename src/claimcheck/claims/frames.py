"""Clause frames: a sentence as bunsetsu that lean on each other, values in one piece.

Note [Attachment]. Japanese is head-final: a bunsetsu modifies one after it. の and adnominal forms modify the next noun, a
noun without particle or comma is glued to the next, case particles go to the next predicate, は to the next predicate that
modifies no noun. That is no parser, but it is right often enough to say what a value's predicate and its arguments are.
"""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import islice

from claimcheck.model.claims import Mention
from claimcheck.model.span import Span
from claimcheck.model.values import Date, Duration, TimeOfDay
from claimcheck.text.bunsetsu import COMMAS, Ending, boundaries, content_end, ending
from claimcheck.text.tokens import Morpheme, Tokens

VALUE = "数値"
"""`pos2` of the pseudo-morpheme that a mention becomes."""
_REACH = 24
"""How many chunks on the head of a chunk may stand."""
_NO_VERB = frozenset({"補助記号", "接尾辞", "助詞", "助動詞"})
_LIGHT = frozenset({"為る", "居る", "出来る", "られる", "れる"})
_COMPOUND_PARTICLES = frozenset({"為る", "因る", "於く", "対する", "関する", "就く", "連れる", "通じる", "伴う", "言う"})
_VALUE_WORD = Morpheme("", "", "名詞", VALUE, "", "")
_NO_ENDING = ending(())


class Chunk:
    """A bunsetsu of a frame."""

    __slots__ = (
        "_lemma", "_text", "adnominal", "comma", "dependents", "ending", "glued", "governor", "head", "index", "particle",
        "predicate", "span", "tokens", "value",
    )  # fmt: skip

    def __init__(self, index: int, span: Span, tokens: list[Morpheme], tail: Ending, value: int) -> None:
        self.index = index
        self.span = span
        """Content and function words, without punctuation."""
        self.tokens = tokens
        """Content words."""
        self.ending = tail
        self.particle = ""
        self.predicate = self.adnominal = False
        self.value = value
        """Index of the mention it is, in the frame's list; -1 for words."""
        self.glued = not tail.words
        """Whether it runs on into the next without particle or punctuation: 市場価値|5,930億ドル."""
        self.comma = tail.comma
        self.head = -1
        """Index of the chunk it modifies; -1 for the last predicate."""
        self.governor = -1
        """Index of the predicate it depends on, itself where it is one; -1 without one."""
        self.dependents: list[int] = []
        self._text: str | None = None
        self._lemma: str | None = None

    @property
    def tail(self) -> tuple[Morpheme, ...]:
        """Function words and punctuation."""
        return self.ending.words

    @property
    def text(self) -> str:
        """Its content words, run together."""
        if self._text is None:
            self._text = "".join([word.surface for word in self.tokens])
        return self._text

    @property
    def lemma(self) -> str:
        """Lemma of its predicate: of the verb, or of the サ変 noun before する."""
        if self._lemma is None:
            self._lemma = self._find_lemma()
        return self._lemma

    def _find_lemma(self) -> str:
        words = self.tokens
        if len(words) == 1 and words[0].lemma == "為る":
            return "する"
        first = next((at for at, word in enumerate(words) if word.pos == "動詞"), len(words))
        for at in range(len(words) - 1, -1, -1):
            word = words[at]
            if at > first and word.pos2 == "非自立可能":
                continue  # 払ってくださっている
            if word.pos not in _NO_VERB and word.lemma not in _LIGHT:
                return word.lemma if word.verbal else word.surface
        return ""

    @property
    def passive(self) -> bool:
        """Whether its verb is passive or potential: 公開された."""
        return self.ending.passive or any(word.lemma in ("れる", "られる") for word in self.tokens)

    @property
    def negative(self) -> bool:
        """Whether it is negated: ない, ず, ぬ."""
        return self.ending.negative


class Frame:
    """One sentence with its chunks."""

    __slots__ = ("_topics", "bracketed", "changes", "chunks", "mentions", "modified", "span", "values")

    def __init__(self, span: Span, chunks: list[Chunk], mentions: Sequence[Mention], bracketed: dict[int, int]) -> None:
        self.span, self.chunks, self.mentions, self.bracketed = span, chunks, mentions, bracketed
        """`mentions` are those that became chunks; `bracketed` tells for a chunk in round brackets the chunk before them."""
        self.values = {chunk.value: chunk.index for chunk in chunks if chunk.value >= 0}
        """Mention index → chunk index."""
        self._topics: list[Chunk] | None = None
        self.modified: dict[int, list[Chunk]] = {}
        self.changes: dict[int, str] = {}
        """What `claims.predicates` found for a chunk, which many ask for."""

    def predicate_of(self, chunk: Chunk) -> Chunk | None:
        """The predicate a chunk depends on: itself where it is one, else the first above it."""
        return self.chunks[chunk.governor] if chunk.governor >= 0 else None

    def arguments(self, predicate: Chunk) -> list[Chunk]:
        """The chunks that depend on a predicate directly, the nearest first."""
        chunks = self.chunks
        return [chunks[index] for index in reversed(predicate.dependents)]

    def bracket_after(self, chunk: Chunk) -> list[Chunk]:
        """The chunks in the bracket that follows a chunk."""
        return [self.chunks[at] for at, outer in self.bracketed.items() if outer == chunk.index] if self.bracketed else []

    def under(self, chunk: Chunk, limit: int = 12) -> list[Chunk]:
        """A chunk and what modifies it, the chunk first and then the nearest."""
        found = [chunk]
        if chunk.dependents:
            chunks = self.chunks
            for at in found:
                if len(found) >= limit:
                    break
                found += [chunks[index] for index in reversed(at.dependents)]
        return found[:limit]

    def topic(self, before: int) -> Chunk | None:
        """The last は chunk before a position, outside brackets and relative clauses."""
        if self._topics is None:
            outside = (chunk for chunk in self.chunks if chunk.particle == "は" and chunk.index not in self.bracketed)
            self._topics = [chunk for chunk in outside if chunk.value < 0]
        return next((chunk for chunk in reversed(self._topics) if chunk.index < before), None)


def build_frame(span: Span, tokens: Tokens, mentions: Sequence[Mention]) -> Frame:
    """The frame of one sentence.

    Args:
        span: the sentence.
        tokens: its morphemes.
        mentions: the mentions inside it, by position, without overlap.
    """
    merged, owners = _merge(tokens, mentions) if mentions else (tokens, {})
    chunks = _chunks(merged, owners)
    bracketed = _brackets(merged, chunks)
    _mend(chunks, bracketed)
    _attach(chunks, bracketed, mentions)
    return Frame(span, chunks, mentions, bracketed)


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
    for last in edges[1:]:
        head_last = content_end(words, first, last)
        low = first
        while next_value < len(valued) and (at := valued[next_value]) < last:
            next_value += 1
            if at > low:
                _add(out, tokens, low, at, at, owners)
                low = at
            if at + 1 < head_last:
                _add(out, tokens, low, at + 1, at + 1, owners)
                low = at + 1
        chunk = _add(out, tokens, low, head_last, last, owners)
        if chunk is not None:
            tail = words[head_last - 1] if head_last > first else words[last - 1]
            chunk.particle = chunk.ending.particle
            chunk.predicate = tail.verbal or chunk.ending.auxiliary
            chunk.adnominal = chunk.ending.is_adnominal(tail, predicate=chunk.predicate)
        first = last
    return out


def _add(out: list[Chunk], tokens: Tokens, low: int, own_last: int, high: int, owners: dict[int, int]) -> Chunk | None:
    """Append the chunk of the words from `low` to `high`, of which those before `own_last` are content; None where it has none."""
    words = tokens.words
    content = [word for word in words[low:own_last] if not word.sign]
    if not content and own_last == high:
        return None
    begin, end = low, high
    while begin < end and words[begin].sign:
        begin += 1
    if begin == end:
        begin = own_last
    else:
        while words[end - 1].sign:
            end -= 1
    tail = ending(words[own_last:high]) if own_last < high else _NO_ENDING
    chunk = Chunk(len(out), Span(tokens.starts[begin], tokens.ends[end - 1]), content, tail, owners.get(low, -1))
    out.append(chunk)
    return chunk


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


def _mend(chunks: list[Chunk], bracketed: dict[int, int]) -> None:
    """What leans on a bracket leans on the word before it, and verbs grown into particles are no predicates.

    NVIDIA(エヌビディア)から: から belongs to NVIDIA. 次の一手として, これによって, 調査について: particles, not verbs.
    """
    for chunk in chunks:
        if bracketed.get(chunk.index, -1) >= 0 and chunk.ending.closing >= 0:
            _lean_outside(chunk, chunks[bracketed[chunk.index]])
        if chunk.index and chunk.predicate and not chunk.adnominal and len(chunk.tokens) == 1:
            te = chunk.ending.text.startswith(("て", "で", "と", "ば")) and chunk.tail[0].size == 1
            if te and chunk.tokens[0].lemma in _COMPOUND_PARTICLES and chunks[chunk.index - 1].particle in ("と", "に"):
                chunk.predicate = False


def _lean_outside(chunk: Chunk, before: Chunk) -> None:
    """Give what stands behind the bracket that a chunk closes to the chunk before that bracket."""
    inside, leaning = chunk.tail[: chunk.ending.closing + 1], chunk.tail[chunk.ending.closing + 1 :]
    particle = any(word.pos == "助詞" for word in leaning)
    if not particle and not any(word.surface in COMMAS for word in leaning):
        return
    before.ending = ending((*before.tail, *leaning))
    if particle:
        before.particle, before.adnominal = chunk.particle, chunk.adnominal
    before.comma, before.glued = chunk.comma, False
    chunk.particle, chunk.ending, chunk.adnominal, chunk.comma = "", ending(inside), False, False


def _attach(chunks: list[Chunk], bracketed: dict[int, int], mentions: Sequence[Mention]) -> None:
    """Give every chunk its head; see Note [Attachment]."""
    if not chunks:
        return
    last = chunks[-1]
    if last.index not in bracketed:
        last.predicate = True  # 体言止め: a sentence may end in a noun
    _predicate_values(chunks, mentions)
    groups: dict[int | None, _Following] = {}
    for chunk in reversed(chunks):
        inside = bracketed.get(chunk.index) if bracketed else None
        following = groups.get(inside)
        if following is None:
            following = groups[inside] = _Following(inside)
        if chunk is not last or inside is not None:
            chunk.head = following.head_of(chunk)
        following.add(chunk)
    for chunk in chunks:
        if chunk.head >= 0:
            chunks[chunk.head].dependents.append(chunk.index)
    _govern(chunks, bracketed)


def _predicate_values(chunks: Sequence[Chunk], mentions: Sequence[Mention]) -> None:
    """Values that are the predicate of their clause: 価格は24,800円、重さは28グラム; 発売は5月15日で、初年度に…."""
    open_topic = False
    for chunk in chunks:
        if chunk.value >= 0 and chunk.comma and not chunk.glued and chunk.ending.bare in ("", "で"):
            # X社は2024年1月20日、…: a bare date is adverbial even where a topic waits for its predicate
            adverbial = not chunk.ending.bare and is_temporal(mentions[chunk.value])
            chunk.predicate = chunk.predicate or (not adverbial and (open_topic or not chunk.ending.bare))
        if chunk.particle in ("は", "が", "も"):
            open_topic = True
        elif chunk.predicate and not chunk.adnominal:
            open_topic = False


class _Following:
    """The chunks after one, in the same bracket or outside all: which of them it may depend on."""

    __slots__ = ("far", "final", "inside", "members", "predicate")

    def __init__(self, inside: int | None) -> None:
        self.inside = inside
        self.members: list[int] = []
        """Their indices, the last of the sentence first."""
        self.far = 0
        """Where in `members` the farthest one within reach stands."""
        self.predicate = self.final = -1
        """The nearest predicate, and the nearest that modifies no noun."""

    def add(self, chunk: Chunk) -> None:
        """Put a chunk in front."""
        self.members.append(chunk.index)
        if chunk.predicate:
            self.predicate = chunk.index
            if not chunk.adnominal:
                self.final = chunk.index

    def head_of(self, chunk: Chunk) -> int:
        """The head of a chunk that stands before all of them."""
        reach = chunk.index + _REACH
        if not self.members or self.members[-1] > reach:
            return self.inside if self.inside is not None else -1
        if chunk.adnominal or (chunk.glued and not chunk.predicate):
            return self.members[-1]
        # a comma leads over relative clauses: 1月20日、…「R1」と呼ばれるモデルを発表した
        topic = chunk.particle in ("は", "も") or (chunk.comma and not chunk.predicate)
        found = self.final if topic else self.predicate
        if 0 <= found <= reach:
            return found
        while self.members[self.far] > reach:
            self.far += 1
        return self.members[self.far]


def _govern(chunks: Sequence[Chunk], bracketed: dict[int, int]) -> None:
    """Tell every chunk the predicate it depends on."""
    for chunk in reversed(chunks):
        if chunk.predicate:
            chunk.governor = chunk.index
        elif chunk.head > chunk.index:
            chunk.governor = chunks[chunk.head].governor
    for index in bracketed:  # their heads may stand before them
        at = chunks[index]
        while not at.predicate and at.head >= 0:
            at = chunks[at.head]
        chunks[index].governor = at.index if at.predicate else -1


def is_temporal(mention: Mention) -> bool:
    """Whether a mention says when or how long rather than how much."""
    return isinstance(mention.value, Date | TimeOfDay | Duration)
