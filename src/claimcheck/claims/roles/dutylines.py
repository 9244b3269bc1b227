"""The duties that labels, cells and frames of a few words tell: 納入元：大石木工, 敷設船「あけぼの丸」, 高山での第3局.

See Note [Duties] in `claimcheck.claims.lexicon.dutywords`.
"""

from collections.abc import Iterator

from claimcheck.claims.discourse.boundnames import TOWN
from claimcheck.claims.discourse.discourse import Discourse
from claimcheck.claims.discourse.labels import label_phrases
from claimcheck.claims.lexicon.dutywords import OWN, DutyNoun, DutyWords
from claimcheck.claims.roles.dutynames import DutyNames, Filled
from claimcheck.claims.roles.postframes import post_word
from claimcheck.claims.roles.seats import framed
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span
from claimcheck.text.normalize import fold

_NEXT_LABEL = r"[　 ／/][^：:\n　 ]{2,12}[：:]"
_LABEL = regex(
    r"(?:^|(?<=[【［\[「])|[\n、。，・　 （(])(?P<over>[一-龠々ァ-ヺー]{2,10}[　 ]+|[一-龠々ァ-ヺー]{1,10}の)?"
    r"(?P<label>[一-龠々ァ-ヺー・]{2,14})"
    rf"(?:[：:][　 ]*|　)(?P<value>(?:(?!{_NEXT_LABEL})[^\n、。|：:，]){{2,40}})"
)
_BRACKETED = regex(r"(?P<whose>[一-龠々ァ-ヺーA-Za-z]{2,16})[（(][^（()）]{0,24}$")
"""Whose label stands in a bracket: 青葉測図（本社：塩尻市）."""
_PART = regex(r"[^/／]+")
_LEADS = " 　・-*○●■◆【［[「"
_OF_WORKS = regex(
    r"(?P<name>[一-龠々ヶァ-ヺー]{2,12}工場)(?:[（(][^（()）]{1,12}[）)])?(?:の製品|の?製造(?!ライン|設備)|製(?=[のでを]))"
)
_PUPIL = regex(r"^[^、。（(]{0,6}?(?:の門を(?:たた|叩)|の?門下|の(?:内)?弟子|に(?:入門|師事|弟子入り))")
_MAKER, _TEACHER, _AUTHOR, _VENUE = "製造", "師匠", "作者", "会場"
_CRAFT = regex(
    r"(?<![一-龠々ァ-ヺー])(?P<kind>[一-龠々ァ-ヺー]{1,6}(?:船|艦|艇|探査機|衛星))(?:は|の)?(?P<name>[「『][^「」『』]{2,12}[」』])"
)
"""A ship or the like by its kind and name."""
_VESSEL = regex(r"[一-龠々]{1,6}(?:船|艦|艇|衛星)")
_HAND = regex(
    r"(?:さん|氏|先生|[ 　]*[（(][^（()）]*[）)])*"
    r"(?:の(?:手に(?:なる|なった|よる)|作(?=だ|です|で|。|と|品)|筆)|による(?:もの|作品)|作(?=[。でとの]))"
)
_WORK = regex(r"[「『]([^「」『』]{1,16})[」』]")
_ROUND_NAME = r"第[0-9０-９一二三四五六七八九十]{1,2}(?:局|戦|日目|ステージ|公演|会場|ラウンド)"
_ROUND = regex(_ROUND_NAME)
_TOWN_NAME = r"(?:[一-龠]{2,3}[都道府県])?[一-龠々ヶァ-ヺー]{1,6}?[市町村区]"
_TOWN = regex(_TOWN_NAME)
_ROUND_AT = regex(
    rf"(?P<place>[一-龠々ヶァ-ヺー]{{2,8}})(?:で|にて)(?:行われた|開かれた|あった|指された|の)(?P<round>{_ROUND_NAME})"
    rf"|(?P<which>{_ROUND_NAME})[^、。\n]{{0,14}}[　、は][ 　]*(?P<town>{_TOWN_NAME})(?=[「『・の（(でにを　 ]|$)"
)
"""Where one of several rounds was held: 高山での|第3局, 第3局　10月17日　高山市."""


class DutyLines:
    """Finds the duties that lines of one document tell without a clause."""

    def __init__(self, discourse: Discourse, words: DutyWords, names: DutyNames) -> None:
        self.discourse, self.words, self.names = discourse, words, names

    def of_sentence(self, sent: int) -> Iterator[Filled]:
        """The duties of one sentence, and of the line that it begins."""
        span = self.discourse.view.sentences[sent].span
        line = self._line(span)
        yield from self._of_cell(sent)
        yield from self._of_labels(sent, line)
        yield from self._of_people(span)
        yield from self._of_rounds(sent, line if line.end > span.end else span)
        text = self.discourse.view.text
        for match in _CRAFT.finditer(text, *span):
            yield from self._filled(sent, OWN + match.group("kind"), match.span("name"))
        for match in _OF_WORKS.finditer(text, *span):
            yield from self._filled(sent, _MAKER, match.span("name"))

    def _filled(self, sent: int, field: str, found: tuple[int, int], *things: str) -> Iterator[Filled]:
        name = self.names.at(sent, *found)
        if name is not None:
            yield Filled(field, things, name)

    def _line(self, span: Span) -> Span:
        """The line that a sentence begins; an empty one where it begins none."""
        text, start = self.discourse.view.text, span.start
        if text[text.rfind("\n", 0, start) + 1 : start].strip(_LEADS):
            return Span(start, start)
        end = text.find("\n", start)
        return Span(start, end if end >= 0 else len(text))

    def _of_cell(self, sent: int) -> Iterator[Filled]:
        """| 施工 | 大井組 |, in a row of what it is of where the column says what."""
        block = self.discourse.view.block_of(sent)
        phrases = label_phrases(self.discourse, block)
        if not phrases or (block.cell is not None and block.cell.header):
            return
        row = next((text for text, source, _index in phrases if source == "row"), "")
        span = self.discourse.view.sentences[sent].span
        for text, source, _index in phrases:
            over = row if source == "column" else ""
            for part, place in _parallel(self.discourse.view.text, fold(text), span):
                for noun in self._nouns(part):
                    yield from self._filled(sent, noun.field, place, noun.thing, over)

    def _of_labels(self, sent: int, line: Span) -> Iterator[Filled]:
        """設計：青井設計室, 主機関　供給者：ヤマセ内燃機, 青葉測図（本社：塩尻市）."""
        text = self.discourse.view.text
        for match in _LABEL.finditer(text, max(0, line.start - 1), line.end) if line.start < line.end else ():
            whose = _BRACKETED.search(text, line.start, match.start("label"))
            over = (match.group("over") or "").strip().removesuffix("の")
            for noun in self._nouns(match.group("label")):
                things = noun.thing, over, whose.group("whose") if whose is not None else ""
                yield from self._filled(sent, noun.field, match.span("value"), *things)

    def _nouns(self, label: str) -> Iterator[DutyNoun]:
        """The duties that a label tells: those of its field, and its own, where it may be one of a single holder."""
        if _VESSEL.fullmatch(label):
            yield DutyNoun(OWN + label, "", holder=False)
        told = self.words.of_noun(label, alone=True)
        yield from told or (noun for noun in self.words.of_noun(label) if noun.holder and post_word(label))

    def _of_people(self, span: Span) -> Iterator[Filled]:
        """谷田部浩九段の門をたたいた, 「潮の門」は彫刻家の真鍋陸郎氏の手になる."""
        text = self.discourse.view.text
        for name in self.names.people(span):
            start, end = name.mention.span
            if _PUPIL.match(text, end, span.end):
                yield Filled(_TEACHER, (), name)
            if _HAND.match(text, end, span.end) and (works := _WORK.findall(text, span.start, start)):
                yield Filled(_AUTHOR, works[-1:], name)

    def _of_rounds(self, sent: int, span: Span) -> Iterator[Filled]:
        """The towns where rounds were held: 高山での第3局, | 第3局 | 10月17日 | 高山市 |."""
        text = self.discourse.view.text
        for match in _ROUND_AT.finditer(text, *span):
            place = "place" if match.group("place") else "town"
            yield from self._held(sent, match.group("round") or match.group("which"), match.span(place))
        for label, source, _index in label_phrases(self.discourse, self.discourse.view.block_of(sent)):
            town = _TOWN.match(text, *span) if source == "row" and _ROUND.fullmatch(label) else None
            if town is not None:
                yield from self._held(sent, label, town.span())

    def _held(self, sent: int, which: str, found: tuple[int, int]) -> Iterator[Filled]:
        view = self.discourse.view
        if any(name.type == "place" for name in self.discourse.names_in(sent, Span(*found))):
            sentence = view.sentences[sent].span
            name = framed(view.document.path, sentence, found, view.text[slice(*found)], TOWN, base=0)
            yield Filled(OWN + _VENUE, (fold(which),), name)


def _parallel(text: str, label: str, span: Span) -> list[tuple[str, tuple[int, int]]]:
    """The parts of a label with where the value of each stands: 設計/施工, 青井設計室/大井組."""
    labels, parts = label.split("/"), [match.span() for match in _PART.finditer(text, *span)]
    if len(labels) == 1 or len(parts) == 1:
        return [(each, span) for each in labels]
    return list(zip(labels, parts, strict=True)) if len(labels) == len(parts) else []
