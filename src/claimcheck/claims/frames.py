"""Clause frames: a sentence as bunsetsu that lean on each other, values in one piece.

Note [Attachment]. Japanese is head-final: a bunsetsu modifies one after it. の and adnominal forms modify the next noun, a
noun without particle or comma is glued to the next, case particles go to the next predicate, は to the next predicate that
modifies no noun. That is no parser, but it is right often enough to say what a value's predicate and its arguments are.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from claimcheck.model.claims import Mention
from claimcheck.model.document import Token
from claimcheck.model.span import Span
from claimcheck.model.values import Date, Duration, TimeOfDay
from claimcheck.text.bunsetsu import bunsetsu

VALUE = "数値"
"""`pos2` of the pseudo-token that a mention becomes."""

_COMMAS = frozenset("、,，")


@dataclass(slots=True)
class Chunk:
    """A bunsetsu of a frame."""

    index: int
    span: Span
    """Content and function words, without punctuation."""
    tokens: Sequence[Token]
    """Content tokens."""
    tail: Sequence[Token]
    """Function words and punctuation."""
    particle: str
    predicate: bool
    adnominal: bool
    value: int = -1
    """Index of the mention it is, in the frame's list; -1 for words."""
    glued: bool = False
    """Whether it runs on into the next without particle or punctuation: 市場価値|5,930億ドル."""
    comma: bool = False
    head: int = -1
    """Index of the chunk it modifies; -1 for the last predicate."""
    dependents: list[int] = field(default_factory=list)

    text: str = ""
    """Its content words, run together."""
    governor: int = -1
    """Index of the predicate it depends on, itself where it is one; -1 without one."""
    _lemma: str | None = None

    @property
    def lemma(self) -> str:
        """Lemma of its predicate: of the verb, or of the サ変 noun before する."""
        if self._lemma is None:
            self._lemma = self._find_lemma()
        return self._lemma

    def _find_lemma(self) -> str:
        first = next((at for at, token in enumerate(self.tokens) if token.pos == "動詞"), len(self.tokens))
        for at, token in reversed(list(enumerate(self.tokens))):
            if at > first and token.pos2 == "非自立可能":
                continue  # 払ってくださっている
            if len(self.tokens) == 1 and token.lemma == "為る":
                return "する"
            if token.pos in ("補助記号", "接尾辞", "助詞", "助動詞") or token.lemma in ("為る", "居る", "出来る", "られる", "れる"):
                continue
            return token.lemma if token.pos in ("動詞", "形容詞") else token.surface
        return ""

    @property
    def passive(self) -> bool:
        """Whether its verb is passive or potential: 公開された."""
        return any(token.lemma in ("れる", "られる") for token in (*self.tokens, *self.tail))

    @property
    def negative(self) -> bool:
        """Whether it is negated: ない, ず, ぬ."""
        return any(token.lemma in ("ない", "ず", "無い") and token.pos in ("助動詞", "形容詞") for token in self.tail)


@dataclass(slots=True)
class Frame:
    """One sentence with its chunks."""

    span: Span
    chunks: list[Chunk]
    mentions: Sequence[Mention]
    """The mentions that became chunks."""
    values: dict[int, int]
    """Mention index → chunk index."""
    bracketed: dict[int, int]
    """Chunk index → chunk before the opening bracket it stands in."""

    def predicate_of(self, chunk: Chunk) -> Chunk | None:
        """The predicate a chunk depends on: itself where it is one, else the first above it."""
        return self.chunks[chunk.governor] if chunk.governor >= 0 else None

    def arguments(self, predicate: Chunk) -> Iterator[Chunk]:
        """The chunks that depend on a predicate directly, the nearest first."""
        for index in reversed(predicate.dependents):
            yield self.chunks[index]

    def under(self, chunk: Chunk, limit: int = 12) -> Iterator[Chunk]:
        """A chunk and what modifies it, the chunk first and then the nearest."""
        queue = [chunk.index]
        while queue and limit:
            limit -= 1
            at = self.chunks[queue.pop(0)]
            yield at
            queue.extend(reversed(at.dependents))

    def topic(self, before: int) -> Chunk | None:
        """The last は chunk before a position, outside brackets and relative clauses."""
        for chunk in reversed(self.chunks[:before]):
            if chunk.particle == "は" and chunk.index not in self.bracketed and chunk.value < 0:
                return chunk
        return None


def build_frame(span: Span, tokens: Sequence[Token], mentions: Sequence[Mention]) -> Frame:
    """The frame of one sentence.

    Args:
        span: the sentence.
        tokens: its morphemes.
        mentions: the mentions inside it, by position, without overlap.
    """
    merged, owners = _merge(tokens, mentions)
    chunks = list(_chunks(merged, owners))
    bracketed = _brackets(merged, chunks)
    _mend(chunks, bracketed)
    _attach(chunks, bracketed, mentions)
    values = {chunk.value: chunk.index for chunk in chunks if chunk.value >= 0}
    return Frame(span, chunks, mentions, values, bracketed)


def _merge(tokens: Sequence[Token], mentions: Sequence[Mention]) -> tuple[list[Token], dict[int, int]]:
    """Tokens with every mention as one token; and which of them is which mention."""
    out: list[Token] = []
    owners: dict[int, int] = {}
    at = 0
    for number, mention in enumerate(mentions):
        extent = mention.extent
        while at < len(tokens) and tokens[at].span.end <= extent.start:
            out.append(tokens[at])
            at += 1
        if at < len(tokens) and tokens[at].span.start < extent.start:
            # a token that reaches into the mention keeps its own part: 前年|3億円 split as 前|年3…
            token = tokens[at]
            cut = extent.start - token.span.start
            out.append(token._replace(span=Span(token.span.start, extent.start), surface=token.surface[:cut]))
        while at < len(tokens) and tokens[at].span.end <= extent.end:
            at += 1
        owners[len(out)] = number
        out.append(Token(extent, "", "", "名詞", VALUE, "", ""))
        if at < len(tokens) and tokens[at].span.start < extent.end:
            token = tokens[at]
            cut = extent.end - token.span.start
            out.append(token._replace(span=Span(extent.end, token.span.end), surface=token.surface[cut:]))
            at += 1
    out.extend(tokens[at:])
    return out, owners


def _chunks(tokens: Sequence[Token], owners: dict[int, int]) -> Iterator[Chunk]:
    index = 0
    for first, last, head_last, particle, predicate, adnominal in bunsetsu(tokens):
        for low, high, own_last in _split_at_values(first, last, head_last, owners):
            final = high == last
            content = [token for token in tokens[low:own_last] if token.pos != "補助記号"]
            tail = tokens[own_last:high]
            if not content and not tail:
                continue
            words = content + [token for token in tail if token.pos != "補助記号"] or list(tail)
            yield Chunk(
                index=index,
                span=Span(words[0].span.start, words[-1].span.end),
                tokens=content,
                tail=tail,
                particle=particle if final else "",
                predicate=predicate if final else False,
                adnominal=adnominal if final else False,
                value=owners.get(low, -1),
                glued=not tail,
                text="".join([token.surface for token in content]),
                comma=bool(tail) and tail[-1].surface in _COMMAS,
            )
            index += 1


def _split_at_values(first: int, last: int, head_last: int, owners: dict[int, int]) -> Iterator[tuple[int, int, int]]:
    """Cut a bunsetsu before and after each value in it; yields first, last and end of content of each piece."""
    if not any(at in owners for at in range(first, last)):
        yield first, last, head_last
        return
    cuts = {first, last}
    for at in range(first, last):
        if at in owners:
            cuts.add(at)
            if at + 1 < head_last:
                cuts.add(at + 1)
    edges = sorted(cuts)
    for low, high in zip(edges, edges[1:], strict=False):
        yield low, high, min(max(head_last, low + 1 if low in owners else low), high)


def _brackets(tokens: Sequence[Token], chunks: Sequence[Chunk]) -> dict[int, int]:
    """For the chunks inside round brackets, the chunk before the bracket."""
    opens: list[tuple[int, int]] = []
    start = -1
    for token in tokens:
        if token.surface in ("(", "（") and start < 0:
            start = token.span.start
        elif token.surface in (")", "）") and start >= 0:
            opens.append((start, token.span.end))
            start = -1
    found: dict[int, int] = {}
    for low, high in opens:
        before = -1
        for chunk in chunks:
            if chunk.span.end <= low:
                before = chunk.index
            elif low <= chunk.span.start < high:
                found[chunk.index] = before
    return found


_COMPOUND_PARTICLES = frozenset({"為る", "因る", "於く", "対する", "関する", "就く", "連れる", "通じる", "伴う", "言う"})


def _mend(chunks: list[Chunk], bracketed: dict[int, int]) -> None:
    """What leans on a bracket leans on the word before it, and verbs grown into particles are no predicates.

    NVIDIA(エヌビディア)から: から belongs to NVIDIA. 次の一手として, これによって, 調査について: particles, not verbs.
    """
    for chunk in chunks:
        outer = bracketed.get(chunk.index, -1)
        closing = next((at for at, token in enumerate(chunk.tail) if token.surface in (")", "）")), -1)
        leaning = chunk.tail[closing + 1 :] if closing >= 0 else ()
        if outer >= 0 and any(token.pos == "助詞" or token.surface in _COMMAS for token in leaning):
            before = chunks[outer]
            before.tail = [*before.tail, *chunk.tail[closing + 1 :]]
            if any(token.pos == "助詞" for token in leaning):
                before.particle, before.adnominal = chunk.particle, chunk.adnominal
            before.comma, before.glued = chunk.comma, False
            chunk.particle, chunk.tail, chunk.adnominal, chunk.comma = "", chunk.tail[: closing + 1], False, False
        if chunk.index and chunk.predicate and not chunk.adnominal and len(chunk.tokens) == 1:
            before = chunks[chunk.index - 1]
            te = bool(chunk.tail) and chunk.tail[0].surface in ("て", "で", "と", "ば")
            if te and before.particle in ("と", "に") and chunk.tokens[0].lemma in _COMPOUND_PARTICLES:
                chunk.predicate = False


def _attach(chunks: list[Chunk], bracketed: dict[int, int], mentions: Sequence[Mention]) -> None:
    """Give every chunk its head; see Note [Attachment]."""
    last = len(chunks) - 1
    if last < 0:
        return
    if bracketed.get(last) is None:
        chunks[last].predicate = True  # 体言止め: a sentence may end in a noun
    open_topic = False
    for chunk in chunks:
        tail = "".join(token.surface for token in chunk.tail)
        # 価格は24,800円、重さは28グラム; 発売は5月15日で、初年度に…
        ends = (not tail.rstrip("、,，") and chunk.comma) or tail.rstrip("、,，") == "で"
        if chunk.value >= 0 and not chunk.glued and ends and chunk.comma:
            # X社は2024年1月20日、…: a bare date is adverbial even where a topic waits for its predicate
            bare = not tail.startswith("で")
            nominal = open_topic and not (bare and is_temporal(mentions[chunk.value]))
            chunk.predicate = chunk.predicate or nominal or (bare and not is_temporal(mentions[chunk.value]))
        if chunk.particle in ("は", "が", "も"):
            open_topic = True
        elif chunk.predicate and not chunk.adnominal:
            open_topic = False
    for chunk in reversed(chunks):
        if chunk.index == last and chunk.index not in bracketed:
            continue
        chunk.head = _head(chunk, chunks, bracketed)
    for chunk in chunks:
        if chunk.head >= 0:
            chunks[chunk.head].dependents.append(chunk.index)
    for chunk in chunks:
        at, steps = chunk, 0
        while not at.predicate and at.head >= 0 and steps <= len(chunks):
            at, steps = chunks[at.head], steps + 1
        chunk.governor = at.index if at.predicate else -1


def _head(chunk: Chunk, chunks: Sequence[Chunk], bracketed: dict[int, int]) -> int:
    inside = bracketed.get(chunk.index)
    following = [
        other for other in chunks[chunk.index + 1 : chunk.index + 25] if bracketed.get(other.index) == inside
    ]
    if not following:
        return inside if inside is not None else -1
    if chunk.adnominal or (chunk.glued and not chunk.predicate):
        return following[0].index
    # a comma leads over relative clauses: 1月20日、…「R1」と呼ばれるモデルを発表した
    topic = chunk.particle in ("は", "も") or (chunk.comma and not chunk.predicate)
    for other in following:
        if other.predicate and not (topic and other.adnominal):
            return other.index
    return following[-1].index


def is_temporal(mention: Mention) -> bool:
    """Whether a mention says when or how long rather than how much."""
    return isinstance(mention.value, Date | TimeOfDay | Duration)
