"""The scopes of a value: words that split a number legitimately, 連結, 最大, 1日あたり."""

from collections.abc import Iterator, Sequence

from claimcheck.claims.arithmetic.changes import AGAINST
from claimcheck.claims.discourse.discourse import Discourse
from claimcheck.claims.discourse.labels import label_notes, label_phrases, names_something
from claimcheck.claims.discourse.words import Words
from claimcheck.claims.figures.compounds import per_before
from claimcheck.claims.figures.implied import PARTITIVE, Term
from claimcheck.claims.figures.parallels import narrowing_noun
from claimcheck.claims.figures.predicates import modified
from claimcheck.claims.sentences.frames import Chunk, Frame, is_temporal
from claimcheck.claims.values.dimensions import dimension as measure
from claimcheck.claims.values.turns import turns
from claimcheck.model.claims import HedgeKind, Mention
from claimcheck.model.document import Role
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span
from claimcheck.model.values import Money, Ordinal

_EARLIER = ("旧", "前の", "以前", "従来", "先代", "これまで", "かつて", "もと")
_NO_EARLIER = regex(
    r"(?:もと|これまで)の?(?:$|.*最)|旧[^のを]*(?:小|中|高|校|町|村|市|郡|跡|跡地|邸|宅|街道|国道)(?:校舎|校庭|庁舎)?$"
)
"""Words that name a place by what it was, 旧浜小, or a record: これまでの最大."""
_PEOPLE = ("count:人", "count:名")
_BEGUN = regex(r"(?:ほど|余り)?(?:で|から)(?:スタート|始ま|始め|走り出|滑り出|出発|発足|船出|オープンし|産声)")
"""Behind a figure that something began with: 職員は76人でスタートした."""
_BESIDES = regex(r"[一-龠ァ-ヺー]ほかの?(?:約|およそ|計)?$")
_BESIDES_ONE = regex(r"[一-龠ァ-ヺー）)](?<![0-9０-９][人名])[、の　 ]?(?:ほか|他)[、にの]{0,2}[一-龠ァ-ヺー]{0,8}?約?$")
"""What says right before a figure that it leaves somebody out: 船長ほか11人, 看護師長 大内智恵、ほか看護師23名."""
_LEFT_OVER = regex(r"残(?:った|る|っている|された)[一-龠ァ-ヺー]{1,8}(?:[はがも]|の量は)約?$")
"""Before a figure of what is left of something: 残ったキセノンは37kg."""
_UP_TO = regex(r"まで(?=$|[。、）)|｜\n])|(?:・|、|と)[一-龠ァ-ヺー]{1,8}[0-9０-９,，]+[人名]まで(?=$|[。）)|｜\n])")
"""Behind a number of people that may come, no more: 会場80名・オンライン300名まで."""
_EARLIER_TERM = regex(r"(?:前の(?:期|年|年度|回|大会|四半期|月)|前[期年回月季]|前年度|昨[年季]|昨年度|去年)")
"""What a figure was before, as the clause on it says: 452億円だった前の期."""
_REPLACED = regex(
    r"[0-9０-９%％円人名個件年月日時間分秒トンルmgLl万億千百割倍点回本台校店室席戸度枚][（(]"
    r"(?:現行|現状|現在|従来|これまで|従前|(?:改定|変更|改正|値上げ|値下げ|見直し|引き上げ|引き下げ|改修|更新|改装)前|旧)"
    r"[はのが：:、]?[^（()）。、]{0,6}$"
)
"""Before a figure in a bracket behind another one, which it was until then."""
_FORMER = regex(
    r"(?:^|[^一-龠])(?:前(?:の(?:期|年度?|回|月|週|季|大会|シーズン))?|先代|以前|従来|これまで|それまで|今まで|従前|旧型|前作|前機種|前モデル|[従旧]来(?:型|品|機|計画|予想)|当初(?:計画|予想|予算))[の（(][約計延べ]?$"
)
_BASE = regex(rf"(?:ほど|程度|余り)?[）)]?(?:より|から|{AGAINST})")
"""Before and behind a figure that the new one is held against: 前の36トンより15トン軽い, 従来の92分から7分縮まる."""
_UNTIL_NOW = regex(r"[^。「」]{0,16}?(?:だった|であった)(?:これまで|従来|それまで|今まで|以前)の")
_PART_OF_TIME = regex(r"^うち、?(?=[0-9０-９]|今[年月期]|本年|当[年月期]|前[年月期]|令和|平成|上半?期|下半?期)")
"""うち10月 over a column says when, and the rest of its time is another column."""
_OF_CLASS = regex(r"の(?!もの|こと|ところ|場合|とき|範囲|間|うち|見通し|予定|計画|規模|水準|状態)[一-龠ァ-ヺーA-Za-z]{2}")
"""Behind a bound, the things it is of."""
_BOUNDS = frozenset({HedgeKind.AT_LEAST, HedgeKind.ABOVE, HedgeKind.BELOW, HedgeKind.AT_MOST})
_NEVER = r"(?:は|が)?(?:な[いくかけ]|ありま)"
_EDGES = (
    (regex(r"[をが]下限|[をは]?(?:割り込(?:むこと|ま)|割(?:ること|ら)|下回(?:ること|ら))" + _NEVER), "range:minimum"),
    (regex(r"[をが]上限|[でが]頭打ち|[をは]?(?:超え(?:ること)?|上回(?:ること|ら))" + _NEVER), "range:maximum"),
)
"""Behind the figure that something goes neither below nor above: 1.5%を下限とする, 1%を割り込むことはない."""
_UNTIL = regex(r"[日月年末]までは、?[^、。]{0,6}[^。]{0,24}$")
"""What held until a day and no longer: (3月13日までは大人180円、小児90円)."""
_NEAR = 8
_NO_WORDS: frozenset[str] = frozenset()


class Scopes:
    """Reads the scopes of the values of one document."""

    def __init__(self, discourse: Discourse, words: Words) -> None:
        self.discourse, self.words = discourse, words
        self._election: list[str] | None = None
        self._turned: dict[int, tuple[frozenset[Span], frozenset[Span]]] = {}

    def of(self, sent: int, frame: Frame, chunk: Chunk, term: Term | None) -> frozenset[str]:
        """Words that split the number legitimately, in its noun phrase, its bracket, its labels or its heading."""
        own = term.phrase if term is not None else ""
        texts = [own, *self._near(frame, chunk, term), *self._phases(frame, chunk, term), *self._over(sent)]
        found: dict[str, str] = {}
        alone = list(_peaks(frame, chunk))
        texts += alone
        if (per := self.per(frame, chunk)) is not None:
            found["per"] = per
        elif term is not None and term.source in ("heading", "carried", "lead"):
            found.update((member.partition(":")[0], member) for member in self._announced(sent))
        found.update(self._of_clause(sent, frame, chunk))
        for text, member in self._members(sent, texts, priced=isinstance(frame.mentions[chunk.value].value, Money)):
            if member.startswith("range:") and text is not own and text not in alone and not self.words.is_peak(text):
                continue  # 同社の最大値である17% is no 最大17%
            found.setdefault(member.partition(":")[0], member)
        for member in self._titled():
            found.setdefault("election", member)
        if any(text.startswith(_EARLIER) and not _NO_EARLIER.match(text) for text in texts):
            found["version"] = "version:old"
        if found.get("sum") == "sum:part" and _has_own_name(term):
            del found["sum"]
        value = frame.mentions[chunk.value].value
        if isinstance(value, Money):
            found.update(self._of_fee(value, texts))
        else:
            found.pop("tax", None)  # 料金（税込） over 20GB
            if not measure(value).startswith(_PEOPLE):
                found.pop("age", None)  # 子どもたちは3日休んだ
        return frozenset(found.values()) if found else _NO_WORDS

    def _members(self, sent: int, texts: Sequence[str], *, priced: bool) -> Iterator[tuple[str, str]]:
        """The scopes that words around a value state, with their text; a list under 料金(月額) tells sizes and times, too."""
        headings = () if priced else tuple(self._headings(sent))
        for text in texts:
            for member in self.words.scopes_in(text):
                if not (headings and member.startswith("per:") and text in headings):
                    yield text, member

    def _of_clause(self, sent: int, frame: Frame, chunk: Chunk) -> Iterator[tuple[str, str]]:
        """What the clause of a value says of it: that it is a part, leaves somebody out, or held before."""
        text = self.discourse.view.text
        if _is_part(frame, chunk):
            yield "sum", "sum:part"
        if self._is_besides(frame, chunk) or _LEFT_OVER.search(text, frame.span.start, chunk.span.start):
            yield "sum", "sum:rest"
        if chunk.value >= 0 and _BEGUN.match(text, frame.mentions[chunk.value].extent.end):
            yield "time", "time:initial"
        if chunk.value >= 0:
            yield from self._at_other_time(sent, frame, chunk)
        low = max(frame.span.start, *(text.rfind(mark, frame.span.start, chunk.span.start) for mark in "(（。"))
        if _UNTIL.search(text, low, chunk.span.start):
            yield "time", "time:before"
        if chunk.value >= 0:
            end = frame.mentions[chunk.value].span.end
            yield from [("range", member) for pattern, member in _EDGES if pattern.match(text, end)]
        counted = chunk.value >= 0 and measure(frame.mentions[chunk.value].value).startswith(_PEOPLE)
        if counted and _UP_TO.match(text, frame.mentions[chunk.value].span.end):
            yield "range", "range:maximum"
        if chunk.value >= 0 and self._bounds_a_class(frame.mentions[chunk.value]):
            yield "range", "range:class"
        if chunk.predicate and _EARLIER_TERM.match(text, chunk.span.end):
            yield "time", "time:previous"

    def _is_besides(self, frame: Frame, chunk: Chunk) -> bool:
        """Whether a value counts those beside somebody named."""
        text, start = self.discourse.view.text, chunk.span.start
        if chunk.value >= 0 and measure(frame.mentions[chunk.value].value).startswith(_PEOPLE):
            start = frame.mentions[chunk.value].span.start
            if _BESIDES_ONE.search(text, max(frame.span.start, start - 2 * _NEAR), start):
                return True
        return _BESIDES.search(text, max(frame.span.start, chunk.span.start - _NEAR), chunk.span.start) is not None

    def _at_other_time(self, sent: int, frame: Frame, chunk: Chunk) -> Iterator[tuple[str, str]]:
        """Whether a value is the old one of two, by the words around it."""
        extent = frame.mentions[chunk.value].extent
        if self._is_replaced(frame, extent):
            yield "time", "time:previous"
        elif self.is_before(sent, frame, chunk) or self._is_base(frame, extent):
            yield "time", "time:before"

    def is_before(self, sent: int, frame: Frame, chunk: Chunk) -> bool:
        """Whether a figure is the one that a change leads away from; see Note [Turns] of `claims.values.turns`."""
        return chunk.value >= 0 and frame.mentions[chunk.value].span in self._turns(sent, frame)[0]

    def is_held_against(self, frame: Frame, chunk: Chunk) -> bool:
        """Whether a figure in a bracket is what the new one is held against: 前年（1,270人）に比べ減った."""
        end = frame.mentions[chunk.value].extent.end
        return chunk.index in frame.bracketed and _BASE.match(self.discourse.view.text, end) is not None

    def is_turned(self, sent: int, frame: Frame, chunk: Chunk) -> bool:
        """Whether a figure is the one before or after a change, which are both levels."""
        return chunk.value >= 0 and any(frame.mentions[chunk.value].span in side for side in self._turns(sent, frame))

    def _turns(self, sent: int, frame: Frame) -> tuple[frozenset[Span], frozenset[Span]]:
        """The figures of a sentence before and after a change."""
        found = self._turned.get(sent)
        if found is None:
            pairs = list(turns(self.discourse.view.text, frame.mentions, frame.span))
            found = frozenset(one.span for one, _other in pairs), frozenset(other.span for _one, other in pairs)
            self._turned[sent] = found
        return found

    def _bounds_a_class(self, mention: Mention) -> bool:
        """Whether a bound says which things are meant, and measures none of them: 長さ5メートル未満の乗用車."""
        bounded = any(hedge.kind in _BOUNDS for hedge in mention.hedges) and not measure(mention.value).startswith("count")
        return bounded and _OF_CLASS.match(self.discourse.view.text, mention.extent.end) is not None

    def _is_base(self, frame: Frame, extent: Span) -> bool:
        """Whether a figure is the old one that the new one is held against: 前の36トンより15トン軽い."""
        text = self.discourse.view.text
        before = _FORMER.search(text, max(frame.span.start, extent.start - 12), extent.start)
        return before is not None and _BASE.match(text, extent.end) is not None

    def _is_replaced(self, frame: Frame, extent: Span) -> bool:
        """Whether a figure is the one before a change: 3,500円（現行2,800円）, 2分の1だったこれまでの補助."""
        text = self.discourse.view.text
        before = _REPLACED.search(text, max(frame.span.start, extent.start - 24), extent.start)
        return before is not None or _UNTIL_NOW.match(text, extent.end, frame.span.end) is not None

    def _of_fee(self, value: Money, texts: Sequence[str]) -> Iterator[tuple[str, str]]:
        """Who pays an amount, and whether with tax."""
        classes = (self.words.fee_classes.get(text.removesuffix("料金").removesuffix("券")) for text in texts)
        if (payer := next(filter(None, classes), None)) is not None:
            yield "age", payer
        if value.tax:
            yield "tax", f"tax:{value.tax}"

    def _titled(self) -> list[str]:
        """The election that the title of the text names."""
        if self._election is None:
            titles = [block.span for block in self.discourse.view.document.blocks if block.role is Role.TITLE]
            members = (member for span in titles for member in self.words.scopes_in(self.discourse.view.quote(span)))
            found = {member for member in members if member.startswith("election:")}
            self._election = list(found) if len(found) == 1 else []
        return self._election

    def per(self, frame: Frame, chunk: Chunk) -> str | None:
        """What a figure is per, by the word before it or its unit: 1日720人, 一日に30件, 1株52円, 30件/日, 年に24万台."""
        value = frame.mentions[chunk.value].value
        if self.words.speed_of(value) is not None:
            return None
        unit = getattr(value, "per", None) or per_before(self.discourse.view, self.words, frame, chunk)
        unit = unit or self.words.per_prefix(self.discourse.view.text, chunk.span.start)
        return None if unit is None else self.words.per_scope(unit)

    def _announced(self, sent: int) -> Iterator[str]:
        """What the figures of a sentence are per, as the one before says: 毎秒の限度があります。Freeは5回です."""
        view, units_of = self.discourse.view, self.discourse.units_of
        counted = [unit for unit in units_of.get(sent - 1, ()) if not view.quote(unit.extent).startswith("毎")] if sent else []
        if sent and view.sentences[sent - 1].block == view.sentences[sent].block and not counted:
            before = self.words.scopes_in(view.quote(view.sentences[sent - 1].span))
            yield from (member for member in before if member.startswith("per:"))

    def _near(self, frame: Frame, chunk: Chunk, term: Term | None) -> Iterator[str]:
        """The words around a value that may say how it holds."""
        if term is not None and term.chunk is not None:
            yield from [other.text for other in frame.under(term.chunk, 4)]
        outer = frame.bracketed.get(chunk.index, -1)
        if outer >= 0 and frame.chunks[outer].value < 0:
            yield frame.chunks[outer].text  # 旧東病棟(84床)
        inside = frame.bracket_after(chunk)
        if all(other.value < 0 or is_temporal(frame.mentions[other.value]) for other in inside):
            yield from [other.text for other in inside if other.value < 0]  # 138名（4月1日現在、単体）
        before = frame.chunks[chunk.index - 1] if chunk.index else None
        if before is not None and before.value < 0 and (before.glued or before.particle in ("の", "で", "")):
            yield before.text
        yield from [other.text for other in modified(frame, chunk) if other.text not in PARTITIVE]  # 52億円のうち is the whole
        own = narrowing_noun(frame, chunk, term.chunk if term is not None else None)
        if own is not None and (own.text in self.words.scopes or own.text in self.words.fee_classes):
            yield own.text  # 入館料は大人が800円; the 単体 of ボディー単体 is no company
        topic = frame.topic(chunk.index)
        if topic is not None:
            yield from [other.text + other.ending.text for other in frame.under(topic, 4)]
        predicate = frame.predicate_of(chunk)
        for other in frame.arguments(predicate) if predicate is not None else ():
            if other.value < 0 and other.particle == "で" and other.index < chunk.index:
                yield other.text

    def _phases(self, frame: Frame, chunk: Chunk, term: Term | None) -> Iterator[str]:
        """Numbered parts that a value is of: 第1期1,500億円, 第1期の投資額は1,500億円."""
        before = frame.chunks[chunk.index - 1] if chunk.index else None
        near = [before] if before is not None and (before.glued or before.particle in ("の", "は")) else []
        for head in (frame.topic(chunk.index), term.chunk if term is not None else None, frame.predicate_of(chunk)):
            if head is not None:
                near += [frame.chunks[index] for index in head.dependents if index < chunk.index]
                near.append(head)
        for other in near:
            if other.value >= 0 and isinstance(frame.mentions[other.value].value, Ordinal):
                yield self.discourse.view.quote(frame.mentions[other.value].span)

    def _over(self, sent: int) -> Iterator[str]:
        """The labels of a cell and the short headings over it."""
        block = self.discourse.block(sent)
        if block.row or block.column:
            yield from (_PART_OF_TIME.sub("", text) for text, _source, _index in label_phrases(self.discourse, block))
            yield from label_notes(self.discourse, block)
        yield from self._headings(sent)

    def _headings(self, sent: int) -> Iterator[str]:
        """The short headings over a cell or item."""
        block = self.discourse.block(sent)
        if block.role in (Role.TABLE_CELL, Role.LIST_ITEM):
            headings = (self.discourse.block_text(index) for index in block.heading[1:])
            yield from (text for text in headings if names_something(text))


def _peaks(frame: Frame, chunk: Chunk) -> Iterator[str]:
    """Words that say of one value alone that it is the highest or lowest: 最大(580m³/s), 最大となる毎秒680立方メートル."""
    outer = frame.bracketed.get(chunk.index, -1)
    if outer >= 0:
        yield frame.chunks[outer].text
    inside = frame.bracket_after(chunk)
    if len(inside) == 1:
        yield inside[0].text  # 200万株(上限)
    for index in chunk.dependents:
        other = frame.chunks[index]
        if other.predicate and other.adnominal and other.lemma == "成る":
            yield from (at.text for at in frame.arguments(other) if at.particle in ("に", "と"))


def _has_own_name(term: Term | None) -> bool:
    """Whether a part is called by its own name, うち入院3名, and not by that of the whole: 社員900人、うち600人."""
    if term is None or term.registered is not None:
        return False
    return term.phrase.startswith(PARTITIVE) and term.phrase not in PARTITIVE


def _is_part(frame: Frame, chunk: Chunk) -> bool:
    """Whether a value is one of several in the bracket behind a value of its kind: 15,200人(メイン4,800人、バック4,600人)."""
    outer = frame.bracketed.get(chunk.index, -1)
    if outer < 0 or frame.chunks[outer].value < 0:
        return False
    kind = measure(frame.mentions[frame.chunks[outer].value].value)
    inside = [other for other in frame.bracket_after(frame.chunks[outer]) if other.value >= 0]
    same = [other for other in inside if measure(frame.mentions[other.value].value) == kind]
    return chunk in same and len(same) > 1
