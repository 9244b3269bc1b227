"""What each chunk of a sentence leans on.

Note [Attachment]. Japanese is head-final: a bunsetsu modifies one after it. の and adnominal forms modify the next noun, a
noun without particle or comma is glued to the next, case particles go to the next predicate, は to the next predicate that
modifies no noun. That is no parser, but it is right often enough to say what a value's predicate and its arguments are.
"""

from collections.abc import Sequence

from claimcheck.claims.sentences.chunks import Chunk
from claimcheck.model.claims import Mention
from claimcheck.model.values import Date, Duration, TimeOfDay
from claimcheck.text.bunsetsu import COMMAS, ending

_QUALITIES = ("形容詞", "形状詞")
_REACH = 24
"""How many chunks on the head of a chunk may stand."""
_REPORTING = frozenset({
    *("発表", "公表", "述べる", "話す", "語る", "伝える", "報じる", "説明", "表明", "指摘", "主張", "言う", "決める", "示す"),
    *("認める", "答える", "訴える", "予想", "求める", "強調", "宣言", "通知", "報告", "判断", "発言", "証言", "回答", "コメント"),
    *("決定", "約束", "警告", "見る"),
})
"""Verbs that take what is said with と."""
_MATTERS = frozenset({"こと", "事", "話", "出来事", "できごと"})
_TIMES = frozenset({Date, TimeOfDay, Duration})
_AS_OF = frozenset({"付", "付け"})
_COMPOUND_PARTICLES = frozenset({"為る", "因る", "於く", "対する", "関する", "就く", "連れる", "通じる", "伴う", "言う"})


def mend(chunks: list[Chunk], bracketed: dict[int, int]) -> None:
    """What leans on a bracket leans on the word before it, and verbs grown into particles are no predicates.

    NVIDIA(エヌビディア)から: から belongs to NVIDIA. 次の一手として, これによって, 調査について: particles, not verbs.
    """
    for chunk in chunks:
        if bracketed and bracketed.get(chunk.index, -1) >= 0 and chunk.ending.closing >= 0:
            _lean_outside(chunk, chunks[bracketed[chunk.index]])
        if chunk.predicate and chunk.index and not chunk.adnominal and len(chunk.tokens) == 1:
            if chunk.particle == "に" and chunk.index + 1 < len(chunks) and chunks[chunk.index + 1].lemma == chunk.lemma:
                chunk.predicate = False  # 待ちに待った
            if chunk.lemma == "持つ" and chunks[chunk.index - 1].value >= 0 and chunks[chunk.index - 1].particle == "を":
                chunk.predicate = False  # 3月31日をもって
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
    before.predicate = before.predicate or leaning[0].pos == "助動詞"  # 82.4％(ワクチン群9人)であり
    if particle:
        before.particle, before.adnominal = chunk.particle, chunk.adnominal
    before.comma, before.glued = chunk.comma, False
    chunk.particle, chunk.ending, chunk.adnominal, chunk.comma = "", ending(inside), False, False


def attach(chunks: list[Chunk], bracketed: dict[int, int], mentions: Sequence[Mention]) -> None:
    """Give every chunk its head; see Note [Attachment]."""
    if not chunks:
        return
    last = chunks[-1]
    if last.index not in bracketed:
        last.predicate = True  # 体言止め: a sentence may end in a noun
    if mentions:
        _predicate_values(chunks, mentions)
    if bracketed:
        _attach_apart(chunks, bracketed, mentions)
    else:
        _attach_all(chunks, mentions)
    _lead_over_quotations([chunk for chunk in chunks if chunk.index not in bracketed] if bracketed else chunks, mentions)
    for chunk in chunks:
        if chunk.head >= 0:
            chunks[chunk.head].dependents.append(chunk.index)
    _govern(chunks, bracketed)


def _attach_all(chunks: Sequence[Chunk], mentions: Sequence[Mention]) -> None:
    """The heads of a sentence without brackets, in one pass from its end."""
    last = len(chunks) - 1
    predicate = final = verb = -1  # as in `_Following`
    for at in range(last, -1, -1):
        chunk = chunks[at]
        is_predicate, adnominal = chunk.predicate, chunk.adnominal
        if at == last:
            pass
        elif adnominal or (chunk.glued and not is_predicate):
            chunk.head = at + 1
        else:
            if chunk.particle in ("は", "も") or (chunk.comma and (chunk.value >= 0 or not is_predicate)):
                found = final
            else:
                found = verb if chunk.value >= 0 and is_temporal(mentions[chunk.value]) else predicate
            chunk.head = found if 0 <= found <= at + _REACH else min(last, at + _REACH)
        if is_predicate:
            predicate = at
            if not adnominal:
                final = at
            if not (adnominal and chunk.tokens and chunk.tokens[-1].pos in _QUALITIES):
                verb = at


def _attach_apart(chunks: Sequence[Chunk], bracketed: dict[int, int], mentions: Sequence[Mention]) -> None:
    """The heads of a sentence with brackets, of which none reaches out of its own."""
    last = chunks[-1]
    groups: dict[int | None, _Following] = {}
    for chunk in reversed(chunks):
        inside = bracketed.get(chunk.index)
        following = groups.get(inside)
        if following is None:
            following = groups[inside] = _Following(inside)
        if chunk is not last or inside is not None:
            chunk.head = following.head_of(chunk, temporal=chunk.value >= 0 and is_temporal(mentions[chunk.value]))
        following.add(chunk)


def _lead_over_quotations(chunks: Sequence[Chunk], mentions: Sequence[Mention]) -> None:
    """The day behind a topic is the day of the report, not of what it tells: X社は13日、…を建設すると発表した."""
    if not mentions or not any(chunk.predicate and chunk.particle == "と" for chunk in chunks):
        return
    places = {chunk.index: at for at, chunk in enumerate(chunks)}
    for end, quoted in enumerate(chunks):
        main = places.get(quoted.head, 0)
        if quoted.particle != "と" or not quoted.predicate or not main:
            continue
        if not (_reports(chunks[main], chunks[main - 1]) or _gives_reason(chunks[end + 1])):
            continue
        for before, day in zip((None, *chunks), chunks[:end], strict=False):
            set_off = day.value >= 0 and day.comma and day.ending.bare in ("", "に") and is_temporal(mentions[day.value])
            if set_off and (before is None or before.particle == "は") and day.index < day.head <= quoted.index:
                day.head = quoted.head


def _gives_reason(after: Chunk) -> bool:
    """Whether what stands before it is why something is done: 特許を侵害している|として、訴えを起こした."""
    return not after.predicate and after.comma and after.lemma in ("する", "為る") and after.ending.bare == "て"


def _reports(verb: Chunk, before: Chunk) -> bool:
    """Whether a verb tells what somebody says: 発表した, 明らかにした."""
    plain = verb.lemma in ("為る", "する", "")
    return verb.lemma in _REPORTING or (plain and bool(before.tokens) and before.tokens[0].surface == "明らか")


def _predicate_values(chunks: Sequence[Chunk], mentions: Sequence[Mention]) -> None:
    """Values that are the predicate of their clause: 価格は24,800円、重さは28グラム; 発売は5月15日で、初年度に…."""
    open_topic = False
    for at, chunk in enumerate(chunks):
        if chunk.value >= 0 and at + 1 < len(chunks) and is_temporal(mentions[chunk.value]):
            matter = chunks[at + 1]
            closes = matter.text in _MATTERS if chunk.particle == "の" else chunk.glued and matter.text in _AS_OF
            if closes and not matter.particle:  # 五段になったのは|2013年8月の|ことだ, 変更は10月1日|付
                chunk.predicate, chunk.adnominal, chunk.particle, chunk.glued = True, False, "", False
        if chunk.value >= 0 and chunk.glued and getattr(mentions[chunk.value].value, "open", None) is not None:
            chunk.glued = False  # 4月7日から|新しい|建物で: the particle is in the value
        if chunk.value >= 0 and chunk.comma and not chunk.glued and chunk.ending.bare in ("", "で"):
            # X社は2024年1月20日、…: a bare date is adverbial even where a topic waits for its predicate
            adverbial = not chunk.ending.bare and is_temporal(mentions[chunk.value])
            chunk.predicate = chunk.predicate or (not adverbial and (open_topic or not chunk.ending.bare))
        before = chunks[at - 1] if at else None
        counted = before is not None and before.value >= 0 and before.particle == "が"
        if counted and chunk.value < 0 and chunk.comma and not (chunk.particle or chunk.glued or chunk.ending.bare):
            chunk.predicate = True  # 2人が死亡、7人が|重傷、18人が軽傷を負った
        if chunk.particle in ("は", "が", "も"):
            open_topic = True
        elif chunk.predicate and not chunk.adnominal:
            open_topic = False


class _Following:
    """The chunks after one, in the same bracket or outside all: which of them it may depend on."""

    __slots__ = ("far", "final", "inside", "members", "predicate", "verb")

    def __init__(self, inside: int | None) -> None:
        self.inside = inside
        self.members: list[int] = []
        """Their indices, the last of the sentence first."""
        self.far = 0
        """Where in `members` the farthest one within reach stands."""
        self.predicate = self.final = self.verb = -1
        """The nearest predicate, the nearest that modifies no noun, and the nearest but for adjectives: 新しい|建物, 静かな|宿."""

    def add(self, chunk: Chunk) -> None:
        """Put a chunk in front."""
        self.members.append(chunk.index)
        if chunk.predicate:
            self.predicate = chunk.index
            if not chunk.adnominal:
                self.final = chunk.index
            if not (chunk.adnominal and chunk.tokens and chunk.tokens[-1].pos in _QUALITIES):
                self.verb = chunk.index

    def head_of(self, chunk: Chunk, *, temporal: bool) -> int:
        """The head of a chunk that stands before all of them."""
        reach = chunk.index + _REACH
        if not self.members or self.members[-1] > reach:
            return self.inside if self.inside is not None else -1
        if chunk.adnominal or (chunk.glued and not chunk.predicate):
            return self.members[-1]
        # a comma leads over relative clauses: 1月20日、…「R1」と呼ばれるモデルを発表した
        topic = chunk.particle in ("は", "も") or (chunk.comma and (chunk.value >= 0 or not chunk.predicate))
        found = self.final if topic else self.verb if temporal else self.predicate
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
    return type(mention.value) in _TIMES
