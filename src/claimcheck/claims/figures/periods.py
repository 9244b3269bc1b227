"""When a figure holds: the date in its own phrase, bracket, column or heading."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimcheck.claims.arithmetic.changes import AGAINST
from claimcheck.claims.discourse.discourse import Discourse
from claimcheck.claims.sentences.frames import Chunk, Frame, is_temporal
from claimcheck.claims.values.dimensions import dimension
from claimcheck.model.claims import MISSING, Mention, Slot
from claimcheck.model.document import Block
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span
from claimcheck.model.values import Date, Money, TimeOfDay

_BARE_DAY = regex(r"[0-9０-９一二三四五六七八九十]{1,3}日")
_BARE_YEAR = regex(r"(?:19|20)[0-9]{2}")
_LINE_START = regex(r"[\s・●○■◆\-]*第\s*[0-9０-９一二三四五六七八九十]+\s*[回期次代戦節]\s*[（(]")
"""A line about one edition, up to its date."""
_ENTRY = regex(r"[（(]?(?:[^（）()\n]{0,12}[）)])?(?:[ 　]*[-–—―─:：|｜／][ 　]*|[ 　]{1,3})(?=[^\s0-9０-９])")
_BULLET = regex(r"[\s・●○■◆▼▽\-*（(【\[]*")
"""Behind and before the date with which an entry of a chronicle begins."""
_LATER = regex(r"その後|以後|以降|以来|のち|後に|現在|いま|今[はもで]|なお|ただし|これまで|翌")
"""Where a sentence of such an entry begins that tells of another time."""
_UNTIL = regex(r"[にの：:]|で(?![あすし])")
"""What follows まで where a total holds at its end: 12月末までの興行収入, 1月までに300万人, 3月まで：420万台."""
_EVENTFUL = ("に", "から", "より", "、")
"""What follows the date of an event: 11月1日(土)にリニューアルオープン says nothing of when its section holds."""
_PUBLISHED = regex(r"[ 　（(]?(?:付|発行|号|更新|朝刊|夕刊|掲載|公開|配信|作成|発表)")
"""What follows the day on which a page went out: 東都新聞　2025年9月3日朝刊."""
_AS_OF = ("現在", "時点", "付")
_SHORT_HEADING = 24
"""A heading up to this length may say when its section holds (2024年度の実績); a longer one tells a story."""


_OF_TIME = regex(
    r"実績|決算|連結|単体|見込|平均|調査|集計|推計|予想|予測|計画|確定|速報|発表|公表|測定|計測|撮影|確認|改[定正訂]|施行|更新|変更|適用|換算|作成|試算|調べ|報告|開催|実施|予定|発効|値[上下]げ|引き?[上下]げ"
)
"""What stands behind the date of a bracket that says as of when a figure is: （2024年3月調査）."""
_CLAUSE_BREAK = regex(r"(?:に|へ|で|から|まで)[^。、\n　 ]{2,12}　[^。\n　]{0,24}")
"""Between a date and a figure of a headline that stand in two clauses: 開業2030年9月に延期　事業費2870億円."""
_BASE = regex(
    rf"(?:同[期月日週])?(?:[（(][^（()）]{{1,14}}[）)]|の(?:約|計|延べ)*[0-9０-９][^。、はがをも]{{0,10}}?)?{AGAINST}"
)
"""Behind a date that a figure is held against."""
_BESIDE = 4
"""Characters beside a date in a line that says nothing else."""


class Dated(NamedTuple):
    """A day and where it stands."""

    value: Date
    span: Span


class Periods:
    """Finds the period of each value of one document."""

    def __init__(self, discourse: Discourse) -> None:
        self.discourse = discourse
        self._dated: dict[int, bool] = {}
        self._entries: dict[int, Mention | None] = {}

    def period(self, sent: int, frame: Frame, chunk: Chunk) -> tuple[Slot, Date | None]:
        """The period of a value and its date; the nearest tie first."""
        if not self._has_date(sent):
            above = self._day_above(sent) if isinstance(frame.mentions[chunk.value].value, TimeOfDay) else None
            return (MISSING, None) if above is None else (Slot(describe(above.value), "line above", 0.9, above.span), above.value)
        for mention, source, factor in self._candidates(sent, frame, chunk):
            value = mention.value
            if isinstance(value, Date) and value.open == "to" and _UNTIL.match(self.discourse.view.text, mention.extent.end):
                value = value.but(open=None)
            if isinstance(value, Date) and value.open is None:
                return Slot(describe(value), source, factor, mention.span), value
        return MISSING, None

    def _day_above(self, sent: int) -> "Dated | None":
        """The day that is all the line above says: 2025年10月13日(月・祝), and below it 13:15 開場／14:00 開演."""
        units = self.discourse.units_of.get(sent - 1, ())
        if len(units) != 1 or not isinstance(units[0].mention.value, Date) or units[0].mention.value.day is None:
            return None
        span = self.discourse.view.sentences[sent - 1].span
        rest = span.end - span.start - (units[0].extent.end - units[0].extent.start)
        return Dated(units[0].mention.value, units[0].mention.span) if rest <= _BESIDE else None

    def _has_date(self, sent: int) -> bool:
        """Whether the sentence, a label or a heading holds a date at all."""
        found = self._dated.get(sent)
        if found is None:
            found = self._dated[sent] = self._holds_date(sent)
        return found

    def _holds_date(self, sent: int) -> bool:
        units_of, sentences_of = self.discourse.units_of, self.discourse.view.block_sentences
        if any(isinstance(unit.mention.value, Date) for unit in units_of.get(sent, ())):
            return True
        if self._entry(sent) is not None:
            return True
        block = self.discourse.block(sent)
        if any(_BARE_YEAR.fullmatch(self.discourse.block_text(index)) for index in (*block.row, *block.column)):
            return True
        return any(
            isinstance(unit.mention.value, Date)
            for index in (*block.heading[1:], *block.row, *block.column)
            for other in sentences_of[index]
            for unit in units_of.get(other, ())
        )

    def _entry(self, sent: int) -> Mention | None:
        """The date with which the entry of a chronicle begins that a sentence belongs to: 1996年 - 第1回を開催。参加者は214人."""
        view = self.discourse.view
        if _LATER.match(view.text, view.sentences[sent].span.start):
            return None
        first = view.block_sentences[view.sentences[sent].block].start
        if first not in self._entries:
            units = self.discourse.units_of.get(first, ())
            mention = units[0].mention if units and isinstance(units[0].mention.value, Date) else None
            start, end = view.sentences[first].span
            led = mention is not None and _ENTRY.match(view.text, mention.extent.end, end) is not None
            led = led and mention is not None and _BULLET.fullmatch(view.text, start, mention.extent.start) is not None
            self._entries[first] = mention if led else None
        return self._entries[first]

    def _candidates(self, sent: int, frame: Frame, chunk: Chunk) -> Iterator[tuple[Mention, str, float]]:
        block = self.discourse.block(sent)
        for other, source, factor in self._tied(frame, chunk):
            base = source == "clause" and frame.bracketed.get(chunk.index) != other.index and self._is_base(frame, other)
            if self._may_date(frame, other) and not base and not self._is_of_another(frame, other, chunk):
                yield frame.mentions[other.value], source, factor
        for index in (*reversed(block.column), *reversed(block.row)):
            yield from self._dates_of_block(index, "header", 1.0)
        for other in self._before(frame, chunk):
            if self._may_date(frame, other) and not self._is_base(frame, other):
                yield frame.mentions[other.value], "sentence", 0.9
        entry = self._entry(sent)
        if entry is not None and entry.span.end <= chunk.span.start:
            yield entry, "line", 0.9
        yield from self._over(block, frame, chunk)

    def _over(self, block: Block, frame: Frame, chunk: Chunk) -> Iterator[tuple[Mention, str, float]]:
        """The dates of a line about one edition, and of the headings."""
        for mention in frame.mentions:  # 第15回(2020年11月15日)　投票率52.35%
            led = mention.span.end <= frame.mentions[chunk.value].span.start and is_temporal(mention)
            if led and _LINE_START.fullmatch(self.discourse.view.text, frame.span.start, mention.extent.start):
                yield mention, "line", 0.9
        for index in reversed(block.heading[1:]):
            if len(self.discourse.block_text(index)) <= _SHORT_HEADING:
                for mention, source, factor in self._dates_of_block(index, "heading", 0.85):
                    after = self.discourse.view.text[mention.extent.end : mention.extent.end + _BESIDE]
                    noted = self.discourse.view.text.startswith(("（", "("), mention.extent.start - 1) and after.startswith("、")
                    if _PUBLISHED.match(after) or _is_weekday(mention):
                        continue
                    if noted or not after.startswith(_EVENTFUL):  # 資産（3月末、単位：億円）
                        yield mention, source, factor

    def _tied(self, frame: Frame, chunk: Chunk) -> Iterator[tuple[Chunk, str, float]]:
        """What stands in the bracket after a value, modifies it, or modifies what it modifies."""
        inside = frame.bracket_after(chunk)
        if sum(other.value >= 0 for other in inside) == 1:  # 64名(2025年3月1日現在), not 80万人(前年は32万人)
            yield from [(other, "bracket after the value", 1.0) for other in inside]
        elif inside and inside[0].value >= 0 and self.discourse.view.text.startswith(_AS_OF, inside[0].span.end):
            yield inside[0], "bracket after the value", 1.0  # 79名(6月1日現在。開設時76名)
        shared = inside if self._heads(frame, chunk, inside) else self._shared_bracket(frame, chunk)
        yield from [(other, "bracket after the value", 1.0) for other in shared[:1]]
        yield from [(other, "の", 1.0) for other in _own(frame, chunk) if other is not chunk]
        at = chunk
        for _step in range(3):
            if at.head < 0 or at.predicate:
                break
            at = frame.chunks[at.head]
            own = [other for other in _own(frame, at) if other is not chunk and not _aside(frame, other, chunk)]
            yield from [(other, "clause", 0.95) for other in own]
        topic = frame.topic(chunk.index)
        if topic is not None:  # 令和7年度末の市債残高は392億円となる見込み
            own = [frame.chunks[index] for index in topic.dependents if frame.chunks[index].ending.text.endswith("の")]
            yield from [(other, "topic", 0.95) for other in own]

    def _heads(self, frame: Frame, chunk: Chunk, inside: Sequence[Chunk]) -> bool:
        """Whether a date leads the bracket behind a figure, before other kinds of figures: 7,200万ユーロ（12月期、約130億円）."""
        if len(inside) < 2 or inside[0].value < 0 or not self.discourse.view.text.startswith("、", inside[0].span.end):  # noqa: PLR2004
            return False
        kind = dimension(frame.mentions[chunk.value].value)
        values = [frame.mentions[other.value] for other in inside[1:] if other.value >= 0]
        money = isinstance(frame.mentions[chunk.value].value, Money)
        alike = [each for each in values if dimension(each.value) == kind and not (money and _other_currency(each, frame, chunk))]
        return is_temporal(frame.mentions[inside[0].value]) and not alike

    def _shared_bracket(self, frame: Frame, chunk: Chunk) -> Sequence[Chunk]:
        """The bracket behind the next figure, where it says as of when both are: 1億円、3,915件（7月31日現在）."""
        after = frame.after(chunk)
        beside = chunk.index not in frame.bracketed and not chunk.particle and after is not None and after.value >= 0
        if after is None or not beside or is_temporal(frame.mentions[after.value]):
            return ()
        inside = frame.bracket_after(after)
        told = bool(inside) and inside[0].value >= 0 and self.discourse.view.text.startswith(_AS_OF, inside[0].span.end)
        return inside if told else ()

    def _before(self, frame: Frame, chunk: Chunk) -> Iterator[Chunk]:
        """The values before one that may say when its whole sentence holds, the nearest first."""
        outside = chunk.index not in frame.bracketed
        for index in reversed(frame.values.values()):
            other = frame.chunks[index]
            if index >= chunk.index or not (other.comma or other.particle in ("に", "は") or _dates_setting(frame, other)):
                continue
            apart = _in_relative_clause(frame, other, chunk) or self._is_of_another(frame, other, chunk)
            if not (outside and index in frame.bracketed) and not apart:
                yield other

    def _is_of_another(self, frame: Frame, other: Chunk, chunk: Chunk) -> bool:
        """Whether a date is that of an item of its own beside a figure: 1974年設立、従業員1,120名; 9月に延期　事業費2870億円."""
        text = self.discourse.view.text
        start, end = frame.mentions[other.value].extent.end, frame.mentions[chunk.value].extent.start
        if other.index in frame.bracketed and self._tells_event(frame, other):
            return True
        return _CLAUSE_BREAK.fullmatch(text, start, end) is not None

    def _tells_event(self, frame: Frame, date: Chunk) -> bool:
        """Whether what stands behind a date in its bracket is what happened then, and no time of the figures: （1974年設立）."""
        after = frame.after(date)
        outer = frame.bracketed[date.index]
        if after is None or after.value >= 0 or frame.bracketed.get(after.index) != outer or not after.tokens:
            return False
        last = after.tokens[-1]
        happens = last.pos3 == "サ変可能" or last.pos == "動詞"
        return happens and date.particle in ("", "に") and not date.comma and _OF_TIME.search(after.text) is None

    def _may_date(self, frame: Frame, chunk: Chunk) -> bool:
        if chunk.value < 0 or chunk.particle in ("まで", "より"):
            return False
        if self.discourse.view.text.startswith("純", frame.mentions[chunk.value].extent.end):
            return False  # 当期|純利益 is a name of the profit
        # 食塩は1日6g: a day long, not the first of the month
        return not (chunk.glued and _BARE_DAY.fullmatch(self.discourse.view.quote(frame.mentions[chunk.value].span)))

    def _is_base(self, frame: Frame, date: Chunk) -> bool:
        """Whether a date is only what a figure told before it is held against: 118億円と、前年（127億円）に比べ減った."""
        return date.value >= 0 and _BASE.match(self.discourse.view.text, frame.mentions[date.value].extent.end) is not None

    def _dates_of_block(self, number: int, source: str, factor: float) -> Iterator[tuple[Mention, str, float]]:
        if source == "header" and _BARE_YEAR.fullmatch(text := self.discourse.block_text(number)):
            span = self.discourse.view.document.blocks[number].span
            yield Mention(span, span, Date(year=int(text), grain="year")), source, factor  # | 年度 | 2022 | 2023 |
        for sent in self.discourse.view.block_sentences[number]:
            for unit in self.discourse.units_of.get(sent, ()):
                yield unit.mention, source, factor


def _other_currency(mention: Mention, frame: Frame, chunk: Chunk) -> bool:
    """Whether an amount is in another currency than that of a figure, and so its conversion."""
    value, own = mention.value, frame.mentions[chunk.value].value
    return isinstance(value, Money) and isinstance(own, Money) and value.currency != own.currency


def _own(frame: Frame, chunk: Chunk) -> list[Chunk]:
    """A chunk and what modifies it, without going into relative clauses: 2年前に93.5%だった精度 has no period of its own."""
    queue = [chunk]
    found = []
    while queue:
        at = queue.pop()
        found.append(at)
        for index in at.dependents:
            other = frame.chunks[index]
            level = other.value >= 0 and not is_temporal(frame.mentions[other.value])  # 前年の100億円から120億円に
            if not (other.predicate and other.adnominal) and not level:
                queue.append(other)
    return found


def _is_weekday(mention: Mention) -> bool:
    """Whether a date is a day of the week and no more: ●日曜は客として."""
    value = mention.value
    return isinstance(value, Date) and value.relative is None and describe(value) == "XXXX"


_OF_ANOTHER = ("に", "より", "から", "と", "を", "で", "へ")


def _aside(frame: Frame, other: Chunk, chunk: Chunk) -> bool:
    """Whether a date stands in a bracket behind another thing than the value's: 旧館（2018年閉館）に比べ、広さは2倍."""
    outer = frame.bracketed.get(other.index, -1)
    return outer >= 0 and frame.bracketed.get(chunk.index, -1) != outer and frame.chunks[outer].particle in _OF_ANOTHER


def _dates_setting(frame: Frame, chunk: Chunk) -> bool:
    """Whether a date says of when the source of the sentence is: 令和3年度の調査では."""
    head = frame.chunks[chunk.head] if chunk.head >= 0 and chunk.particle == "の" else None
    return head is not None and head.particle == "は" and head.ending.text.startswith("で")


def _in_relative_clause(frame: Frame, other: Chunk, chunk: Chunk) -> bool:
    """Whether a chunk belongs to a relative clause that the value does not stand in."""
    predicate = frame.predicate_of(other)
    return predicate is not None and predicate.adnominal and frame.predicate_of(chunk) is not predicate


def describe(value: Date) -> str:
    """A date as one string: 2025-01-27, 2024-12 末, FY2024, 2025-03期, relative ones by their distance."""
    if value.relative is not None:
        shift = value.relative
        return f"{shift.anchor}{shift.months:+d}m{shift.days:+d}d"
    if value.year is None and (value.decade or value.century):
        stretch = f"{value.decade}年代" if value.decade else f"{value.century}世紀"
        return stretch + (value.part or "")
    year = "XXXX" if value.year is None else f"{value.year:04d}"
    out = f"FY{year}" if value.fiscal and value.fiscal_end is None else year
    if value.fiscal_end is not None:
        out += f"-{value.fiscal_end:02d}期"
    elif value.month is not None:
        out += f"-{value.month:02d}"
    if value.quarter is not None:
        out += f"Q{value.quarter}"
    if value.half is not None:
        out += f"H{value.half}"
    if value.day is not None:
        out += f"-{value.day:02d}"
    if value.part:
        out += value.part
    if value.until is not None:
        out += "/" + describe(value.until)
    return out
