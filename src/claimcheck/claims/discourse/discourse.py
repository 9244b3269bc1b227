"""One document on its way to claims: frames, names and what earlier sentences are about, each made when it is needed."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import chain

from claimcheck.claims.names.aliases import declared_in
from claimcheck.claims.names.names import Name, NameFinder
from claimcheck.claims.names.nonowners import glossed, is_measure
from claimcheck.claims.names.shortforms import short_forms
from claimcheck.claims.names.wholenames import WholeNames
from claimcheck.claims.sentences.frames import Frame, build_frame
from claimcheck.model.claims import Mention
from claimcheck.model.document import Block, Role
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span
from claimcheck.text.nearby import near
from claimcheck.text.tokens import Morpheme, Tokens
from claimcheck.text.view import View

_IN_NOUN_PHRASE = frozenset({"名詞", "接尾辞", "補助記号"})
_TOPIC_REACH = 6
"""How many morphemes before は a name may stand in its noun phrase."""
_REGNAL_REACH = 8
_REGNAL = regex(r"[0-9０-９IVX一二三四五六七八九十]+世")
_KANA = regex(r"[ァ-ヺー・]{3,}")
_KANA_NAMES = regex(
    r"(?:株式会社|㈱|[「『“])([ァ-ヺー・]{3,})|([ァ-ヺー・]{3,})(?:株式会社|社[はがのをに、。]|氏|さん|選手|監督|[」』”])"
    r"|([ァ-ヺー・]{3,})[（(][A-Za-z]|[A-Za-z][（(]([ァ-ヺー・]{3,})[)）]|([ァ-ヺー]{3,})・[ァ-ヺー]{2}"
)
_LAST_PIECES = regex(r"(?<=[ァ-ヺー]・)[ァ-ヺー]{3,}(?![ァ-ヺー・])")
"""What a person of several names is called later: エゲランド of ヤン・エゲランド."""
_INTRODUCED = ("です。", "と申します", "でございます")
_FIRM_BEFORE = regex(r"(?:株式会社|有限会社|合同会社|㈱|\(株\)|（株）)[ 　]?([一-龠々ァ-ヺーA-Za-z]{2,16})")
_FORM_AFTER = regex(r"株式会社|有限会社|合同会社|㈱|社(?![一-龠])")
_FIRM_END = regex(r"[ァ-ヺーA-Za-z]{2,16}$|[一-龠々]{2,8}$")
_KANA_LEMMA = regex(r"[ァ-ヺー]+")
SHORTEST_FULL_NAME = 3
_BRINGS = regex(
    r"[」』”]?(?:[（(][^（）()]{0,40}[）)])?を、?(?:[^。、は]{0,24}[、にでへと]|[^。、は]{0,24}よ?り、?)?"
    r"(?:開催|発売|上演|公開|提供|開設|開業|開店|出荷|発表|リリース|販売|運行|就航|開講|開園|開館|新設|建設|刊行|配信)(?!予定の|した[^。、いと]|する[^。、ことと])"
)
"""Behind the name of what a firm brings forth: 「アサギ」を10月から全国で発売する."""
_CLOSING = regex(
    r"(?:[、,;；・]?\s*[1１一][ァ-ヺA-Za-z一-龠]{1,6}\s*[=＝≒は]\s*約?[\d０-９.．,，]+円(?:で?換算|で計算|として|の場合)?|[、,][^()（）\d０-９、,]{1,12})?\s*[)）]"
)
"""The end of a bracket that holds one amount, with the rate it was converted at or without: (約600億円、1ドル＝150円換算)."""


class Unit:
    """A mention together with its conversion in brackets: what one chunk of a frame stands for."""

    __slots__ = ("extent", "members", "mention")

    def __init__(self, members: list[Mention], extent: Span) -> None:
        self.members, self.extent = members, extent
        self.mention = members[0]
        """The first, outer one."""


class Discourse:
    """Lazy access to the frames and names of one document."""

    def __init__(self, view: View, mentions: Sequence[Mention], finder: NameFinder, dateline: date | None) -> None:
        self.view, self.finder, self.dateline = view, finder, dateline
        self.mentions = mentions
        self._blocks = view.block_of
        self.units_of: dict[int, list[Unit]] = {}
        self._frames: dict[int, Frame] = {}
        self._names: dict[int, list[Name]] = {}
        self._names_in: dict[Span, list[Name]] = {}
        self._kana: frozenset[str] | None = None
        self._firms: frozenset[str] | None = None
        self._declared: tuple[str, ...] | None = None
        self._short_forms: dict[str, str] | None = None
        self._glossed: frozenset[str] | None = None
        self._numbered = "世" in view.text
        self._whole_names = WholeNames(view, finder)
        self._topics: dict[int, Name | None] = {}
        self.labels: dict[tuple[tuple[int, ...], tuple[int, ...]], tuple[tuple[str, str, int], ...]] = {}
        """What `claims.discourse.labels` found over the cells of a row and column."""
        for unit in self._units(mentions):
            sent = view.sentence_at(unit.extent.start)
            if sent >= 0:
                self.units_of.setdefault(sent, []).append(unit)

    def _units(self, mentions: Sequence[Mention]) -> Iterator[Unit]:
        by_span: dict[Span, Unit] = {}
        for mention in mentions:
            outer = by_span.get(mention.pair) if mention.pair is not None else None
            if outer is not None:
                outer.members.append(mention)
                end = max(outer.extent.end, mention.extent.end)
                closing = _CLOSING.match(self.view.text, end)
                if closing is None and outer.mention.extent.end <= mention.extent.start:
                    outer.members.pop()  # 1,067mm(3フィート6インチ): the bracket holds more than one amount
                    by_span[mention.span] = Unit([mention._replace(pair=None)], mention.extent)
                    continue
                end = closing.end() if closing else end
                outer.extent = Span(outer.extent.start, max(end, outer.mention.extent.end))
            else:
                by_span[mention.span] = Unit([mention], mention.extent)
        yield from by_span.values()

    def frame(self, sent: int) -> Frame:
        """The frame of a sentence, its units merged into chunks."""
        found = self._frames.get(sent)
        if found is None:
            units = self.units_of.get(sent, [])
            span = self.view.sentences[sent].span
            end = span.end
            stand_ins = []
            at = span.start
            for unit in units:  # overlapping extents (a shared hedge) are cut, never merged twice
                low, high = max(unit.extent.start, at), min(unit.extent.end, end)
                unit.extent = Span(low, max(low, high))
                at = unit.extent.end
                mention = unit.mention
                same = mention.extent == unit.extent
                stand_ins.append(mention if same else Mention(mention.span, unit.extent, mention.value, mention.hedges))
            found = self._frames[sent] = build_frame(span, self.view.tokens(sent), stand_ins)
        return found

    def names(self, sent: int) -> list[Name]:
        """The names of a sentence."""
        found = self._names.get(sent)
        if found is None:
            span = self.view.sentences[sent].span
            if self._declared is None:
                names = {*declared_in(self.view.text), *self.short_forms}
                self._declared = tuple(sorted(names, key=lambda name: (-len(name), name)))
            found = self.finder.find(self._plain(span), span.start, self.view.tokens(sent), self._declared)
            if found:
                found = [name for name in found if self._is_trusted(name)]
                if units := self.units_of.get(sent):
                    figures = [unit.mention.span for unit in units]
                    # トビウオ二輪車株式会社: no figure is part of a firm's full name
                    found = [name for name in found if not _holds(name.span, figures) or _has_form(name)]
                if self._numbered:
                    found = [self._with_number(name) for name in found]
                found = [self._as_firm(self._whole_names.of(name, sent)) for name in found]
            self._names[sent] = found
        return found

    def is_no_name(self, name: Name) -> bool:
        """Whether what looks like a name is a measure, or a short word for a common noun."""
        if self._glossed is None:
            self._glossed = glossed(self.view)
        return name.text in self._glossed or is_measure(name)

    @property
    def short_forms(self) -> dict[str, str]:
        """What the text calls firms for short, each with the full name."""
        if self._short_forms is None:
            self._short_forms = short_forms(self.view)
        return self._short_forms

    def _is_trusted(self, name: Name) -> bool:
        """Whether a katakana word or a description, such as 持株会社, names something in this document."""
        if name.type == "description":
            return f"「{name.text}」" in self.view.text  # 以下「持株会社」
        return name.type != "kana" or name.key in self.finder.aliases or name.key in self._trusted_kana()

    def _plain(self, span: Span) -> str:
        """The text of a span with full-width letters made plain, where that moves no offset: AX-７."""
        normalized = self.view.normalized
        return normalized.text[span.start : span.end] if normalized.index is None else self.view.quote(span)

    def _with_number(self, name: Name) -> Name:
        """A name with the number that belongs to it: ルイ16世."""
        text, end = self.view.text, name.span.end
        number = _REGNAL.match(text, end) if "世" in text[end : end + _REGNAL_REACH] else None
        if number is None:
            return name
        span = Span(name.span.start, number.end())
        text = self.view.quote(span)
        return name._replace(span=span, text=text, key=self.finder.key(text))

    def _as_firm(self, name: Name) -> Name:
        """A name that the dictionary has for a place's and the text for a firm's: 株式会社カドクラ, later カドクラ."""
        if name.type not in ("place", "kana"):
            return name
        if self.view.text.startswith(_INTRODUCED, name.span.end) and self.view.text[name.span.start - 1 : name.span.start] == "の":
            return name._replace(type="person")  # 庶務課の成田です
        if self._firms is None:
            self._firms = frozenset(map(self.finder.key, _firms_in(self.view.text)))
        return name._replace(type="organization") if name.key in self._firms else name

    def _trusted_kana(self) -> frozenset[str]:
        """Katakana words that the title, a quotation or a suffix shows to be names; others may be any loan word."""
        if self._kana is None:
            keys: set[str] = set()
            text = self.view.text
            for match in near(_KANA_NAMES, _KANA, text, 5, 8):
                keys.add(self.finder.key(next(group for group in match.groups() if group)))
            if "・" in text:
                keys.update(map(self.finder.key, _LAST_PIECES.findall(text)))
            for block in self.view.document.blocks:
                if block.role is Role.TITLE:
                    keys.update(self.finder.key(word) for word in _KANA.findall(self.view.quote(block.span)))
            self._kana = frozenset(keys)
        return self._kana

    def names_in(self, sent: int, span: Span) -> list[Name]:
        """The names of a sentence that overlap `span`."""
        found = self._names_in.get(span)
        if found is None:
            start, end = span
            names = self.names(sent)
            found = [name for name in names if name.span.start < end and start < name.span.end] if names else names
            self._names_in[span] = found
        return found

    def block(self, sent: int) -> Block:
        """The block of a sentence."""
        return self._blocks(sent)

    def first_of(self, sent: int) -> int:
        """The first sentence of the block that a sentence stands in."""
        return self.view.block_sentences[self.view.sentences[sent].block].start

    def block_names(self, number: int) -> list[Name]:
        """The names of a whole block, such as a heading."""
        return [name for sent in self.view.block_sentences[number] for name in self.names(sent)]

    def block_text(self, number: int) -> str:
        """The text of a block."""
        return self.view.quote(self.view.document.blocks[number].span).strip()

    def topic_of(self, sent: int) -> Name | None:
        """What a sentence is about: the name before は or が, or in its noun phrase, or the name that the sentence ends in.

        Read off the tokens alone: the sentences before a value are asked for this, and few of them need a frame.
        """
        if sent in self._topics:
            return self._topics[sent]
        names = [name for name in self.names(sent) if name.type != "place" and not self.is_no_name(name)]
        labelled = bool(self.block(sent).row)  # 施工: 大井組 is not about 大井組
        found = self._topic(self.view.tokens(sent), names, labelled=labelled) if names else None
        if found is not None and found.type != "person":
            found = self._brought_forth(sent, found, names) or found
        self._topics[sent] = found
        return found

    def _brought_forth(self, sent: int, topic: Name, names: Sequence[Name]) -> Name | None:
        """What a topic brings forth in a sentence, of which the text then speaks: 青葉社は新型機「アサギ」を発売した."""
        text, end = self.view.text, self.view.sentences[sent].span.end
        for name in reversed(names):
            if name.span.start > topic.span.end and name.type not in ("person", "organization"):
                told = _BRINGS.match(text, name.span.end, end)
                if told is not None:
                    return name
        return None

    def _topic(self, tokens: Tokens, names: Sequence[Name], *, labelled: bool) -> Name | None:
        last = {name.span.end: name for name in names}
        words, ends = tokens.words, tokens.ends
        hidden = False
        for particles in (("は",), ("が", "も")):
            depth = 0
            for at, word in enumerate(words):
                if word.sign:
                    depth += word.bracket
                elif not depth and word.case in particles and not hidden:
                    found = _named_before(tokens, at, last)
                    if found is not None:
                        return found
                    # 施工は山北建設が手がけた says something of somebody else
                    hidden = word.case == "は" and at > 0 and words[at - 1].pos2 == "普通名詞" and words[at - 1].pos3 != "副詞可能"
        if labelled:
            return None
        end = next((ends[at] for at in range(len(words) - 1, -1, -1) if not _is_copula(words[at])), -1)
        return last.get(end)  # 目玉は新端末のKikuNote Pin。, 難所は白峰トンネルでした。

    def before(self, sent: int, limit: int) -> Iterator[int]:
        """The sentences before one, nearest first, in the same section; at most `limit`."""
        heading = self.block(sent).heading
        for at in range(sent - 1, max(-1, sent - 1 - limit), -1):
            block = self.block(at)
            if block.role in (Role.HEADING, Role.TITLE, Role.NAVIGATION, Role.CODE) or block.heading != heading:
                return
            yield at

    def people(self) -> Iterator[tuple[Name, Span, str]]:
        """The full names of persons in the sentences read, with their sentences and readings: 榊原拓也, サカキバラタクヤ."""
        for sent, names in sorted(self._names.items()):
            for name in names:
                if name.type == "person" and len(name.text) >= SHORTEST_FULL_NAME and not _KANA.fullmatch(name.text):
                    tokens = self.view.tokens(sent)
                    first, last = (bisect_left(tokens.starts, offset) for offset in name.span)
                    inside = tokens.words[first:last]
                    if len(inside) > 1 and all(word.pos3 == "人名" and _KANA_LEMMA.fullmatch(word.lemma) for word in inside):
                        yield name, self.view.sentences[sent].span, "・".join(word.lemma for word in inside)

    def things(self) -> Iterator[tuple[Name, Span]]:
        """The names of places and bodies in the sentences read, with their sentences."""
        for sent, names in sorted(self._names.items()):
            yield from ((name, self.view.sentences[sent].span) for name in names if name.type not in ("person", "kana"))

    def names_read(self) -> Iterator[Name]:
        """The names of the sentences read."""
        return chain.from_iterable(self._names.values())


def _is_copula(word: Morpheme) -> bool:
    """Whether a word ends a sentence on a noun: でした, でございます."""
    return word.sign or word.pos == "助動詞" or word.lemma == "御座る"


def _firms_in(text: str) -> Iterator[str]:
    """What a text calls firms: 株式会社カドクラ, カドクラ社."""
    yield from (match[1] for match in _FIRM_BEFORE.finditer(text))
    for form in _FORM_AFTER.finditer(text):
        if (name := _FIRM_END.search(text, max(0, form.start() - 16), form.start())) is not None:
            yield name.group()


def _holds(span: Span, figures: Sequence[Span]) -> bool:
    """Whether a stretch shares a character with one of some figures."""
    low, high = span
    return any(start < high and low < end for start, end in figures)


def _has_form(name: Name) -> bool:
    return name.type == "organization" and "会社" in name.text


def _named_before(tokens: Tokens, at: int, last: Mapping[int, Name]) -> Name | None:
    """The name in the noun phrase before a particle: Pinの重さは; `last` are the names of the sentence by their ends.

    What a bracket says of it is no part of it: 瀬川（青葉電機）は.
    """
    words = tokens.words
    if at and words[at - 1].bracket < 0:
        opening = next((before for before in range(at - 1, 0, -1) if words[before].bracket > 0), 0)
        return last.get(tokens.ends[opening - 1]) if opening and words[at].case == "は" else None
    for before in range(at - 1, max(0, at - _TOPIC_REACH) - 1, -1):
        if tokens.ends[before] in last:
            return last[tokens.ends[before]]
        if words[before].pos not in _IN_NOUN_PHRASE and words[before].surface != "の":
            break
    return None
