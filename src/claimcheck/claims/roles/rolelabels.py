"""Roles under a label: 代表者: 早瀬美緒(代表取締役CEO), a 監督 column of teams, 会計: 早瀬美緒."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from claimcheck.claims.discourse.labels import LABEL_BRACKET, label_phrases, names_something
from claimcheck.claims.lexicon.registry import Attribute
from claimcheck.claims.names.names import Name
from claimcheck.claims.roles.contests import contest_key
from claimcheck.claims.roles.doers import Doing
from claimcheck.claims.roles.holders import Holders
from claimcheck.claims.roles.labelpairs import labelled
from claimcheck.claims.roles.rolesubjects import RoleSubjects
from claimcheck.claims.roles.titles import OPEN_TITLE, Titles
from claimcheck.claims.roles.winners import WINNER
from claimcheck.model.claims import Slot
from claimcheck.model.document import Block
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span

if TYPE_CHECKING:
    from claimcheck.claims.figures.slots import Slots

_WHOSE = regex(r"^(?:男女混合|混合|男子|女子)")
_COLON = regex(r"\s*[:：]\s*(?:株式会社)?")
_LINE = 80
_OVER = 3
"""Blocks over a label among which one may say of which office it is."""
_NUMBERED = regex(r"^(?:[0-9０-９]+|[一二三四五六七八九十]+|[（(][0-9０-９一二三四五六七八九十]+[）)])[\s　.．、]*")
_TIME_AND_PLACE = regex(r"(.{2,8}?)の?(?:日時|期日|日程)(?:及び|および|と|・|、|並びに)(?:場所|会場)")
_BODY = regex(
    r"初代$|^(?:日本|全国|国際|全日本).|(?:会|会議|党|省|庁|局|団|館|組合|機構|大学|銀行|社|大|短大|高専|高校|中学|小学校|学校|署|課|室|所"
    r"|センター|クラブ|チーム)$"
)
"""What is no person, whatever the dictionary makes of it."""
_PARALLEL = ("／", "/", "・")
_PARTS = regex(r"[^／/]+")
_FIRST_WORD = regex(r"[^\s（()）、，。・:：「」]{3,24}")
_LISTING = "、，・／/,"
_OVERALL = regex(r"(?:個人)?総合優勝者?")
_WINNER = regex(r"\s*(?P<name>[一-龠々]{1,4}[ 　]?[一-龠々ぁ-ん]{1,4}?|[ァ-ヺー]{2,}・[ァ-ヺー・]{2,})(?:選手|さん|[（(]|\s*$)")
"""Who won, under the label that says so."""
_WORK = regex(
    r"(?:受賞|応募|上映|出品|対象)?(?:作品|書籍|書)名?|題名|タイトル|曲名|演目|邦題|物件名?|店名|店舗名|施設名|商品名|製品名|品名|船名"
)
"""Columns of what rows are about."""
ADDRESS = "organisations/address"
_PREMISES = regex(r"(土地|建物|用地|物件|敷地|不動産|店舗|施設|倉庫|住宅|区画)(?:の(?:概要|内容|表示))?")
"""Headings under which an address is no firm's."""
_CHOICE = regex(r"[^、。，,・／/]{1,8}(?:[、，,・／/][^、。，,・／/]{1,8})+")
"""Several to choose from: 墨色、霧白."""
_KIND = {
    "person": {"person", "kana", "other"},
    "organization": {"organization", "facility", "other", "kana", "product"},
    "place": {"place", "facility", "organization", "other", "kana"},
    "product": {"product", "facility", "other", "kana", "organization"},
}


def fits(attribute: Attribute, name: Name) -> bool:
    """Whether a name is of the kind that a role asks for."""
    wanted = attribute.entry.names
    if wanted == "person" and name.type == "other" and _BODY.search(name.text):
        return False  # 日本遺族会会長でもある古賀誠
    return wanted is None or name.type in _KIND[wanted]


class RoleLabels:
    """Finds the roles that the labels of one document give."""

    def __init__(self, slots: "Slots", holders: Holders, subjects: RoleSubjects, titles: Titles) -> None:
        self.discourse, self.registry, self.titles = slots.discourse, slots.registry, titles
        self.holders, self.subjects = holders, subjects
        self._former = slots.words.former_words

    def told(self) -> Iterator[tuple[int, Doing]]:
        """The roles of all labelled cells and lines, each with its sentence."""
        view = self.discourse.view
        opened: dict[str, list[tuple[int, Doing]]] = {}
        for number, block in enumerate(view.document.blocks):
            if not view.block_sentences[number]:
                continue
            yield from self._in_line(number, block)
            if not block.row:
                yield from self._under_heading(number, block)
                continue
            sent = view.block_sentences[number][0]
            known = self._named(number, sent, block)
            yield from known or ()
            if known is None and (found_open := self._by_open_label(number, sent)) is not None:
                opened.setdefault(found_open.attribute.id, []).append((sent, found_open))
        for claims in opened.values():  # a label of several names is no office of one
            if len({doing.name.text for _sent, doing in claims}) == 1:
                yield from claims

    def _in_line(self, number: int, block: Block) -> Iterator[tuple[int, Doing]]:
        """The roles of the labels inside a line: 父：ラーダ　|母：ミミ."""
        for label, value in labelled(self.discourse.view.text, block.span):
            found = self.registry.named_by(label, "entity") if label else None
            if found is not None and found[1] == label and value.start < value.end:
                sent = self.discourse.view.sentence_at(value.start)
                tie = Slot(found[0].id, "label", 1.0, value)
                yield from ((sent, doing) for doing in self._known(number, sent, found[0], tie, "", value))

    def _named(self, number: int, sent: int, block: Block) -> list[tuple[int, Doing]] | None:
        """The roles under labels that a rule knows; None where it knows none of them."""
        over = ""
        if parallel := self._parallel(sent, block):
            return parallel
        phrases = label_phrases(self.discourse, block)
        left = self._beside(number, block)
        for text, source, index in (*left, *phrases):
            found = self.registry.named_by(text, "entity")
            if found is not None:
                rest = text.removesuffix(found[1]) or (phrases[0][0] if left and names_something(phrases[0][0]) else "")
                if rest.removesuffix("の") in self._former:
                    return []  # 来年の司会
                rest = rest or self.office_over(number, block, found[1])
                tie = Slot(found[0].id, "label", 1.0, self.discourse.view.document.blocks[index].span)
                known = self._known(number, sent, found[0], tie, over if source == "column" else "")
                return [(sent, doing._replace(restrictor=rest or doing.restrictor)) for doing in known]
            over = text
        return None

    def office_over(self, number: int, block: Block, title: str) -> str:
        """What a heading says of a title that says nothing alone: 作業 of 所長　青井隆 under 作業所長の声."""
        if title not in self.titles.divisional:
            return ""
        longer = re.compile(rf"([一-龠々ァ-ヺー]{{1,8}}){re.escape(title)}")
        over = [text for index in range(max(0, number - _OVER), number) if len(text := self.discourse.block_text(index)) < _LINE]
        over = [*reversed(over), *(self.discourse.block_text(index) for index in reversed(block.heading))]
        found = map(longer.search, over)
        return next((match.group(1) for match in found if match is not None), "")

    def _beside(self, number: int, block: Block) -> list[tuple[str, str, int]]:
        """The role in the cell to the left that is none of its labels: 電池 | 製造者 | 双葉蓄電."""
        cell = block.cell
        before = self.discourse.view.document.blocks[number - 1] if number else None
        if cell is None or before is None or before.cell is None or number - 1 in block.row or not block.row:
            return []
        if (before.cell.table, before.cell.row, before.cell.column + 1) != (cell.table, cell.row, cell.column):
            return []
        text = self.discourse.block_text(number - 1).strip()
        found = self.registry.named_by(text, "entity")
        return [(text, "row", number - 1)] if found is not None and found[1] == text else []

    def _under_heading(self, number: int, block: Block) -> Iterator[tuple[int, Doing]]:
        """The place in the first line under a heading that asks for one: 2　発生場所, 開票の日時及び場所."""
        view = self.discourse.view
        if not block.heading or block.heading[-1] != number - 1 or block.span.end - block.span.start > _LINE:
            return
        heading = _NUMBERED.sub("", self.discourse.block_text(number - 1)).strip(" 　:：■●◆")
        timed = _TIME_AND_PLACE.fullmatch(heading)
        found = self.registry.named_by(timed.group(1) if timed else heading, "entity")
        if found is None or found[0].entry.names != "place" or found[1] != (timed.group(1) if timed else heading):
            return
        sent = view.block_sentences[number][-1]
        names = self.holders.building(view.sentences[sent].span, found[0])
        tie = Slot(found[0].id, "label", 1.0, view.document.blocks[number - 1].span)
        yield from ((sent, Doing(found[0], name, self.subjects.around(sent, number), "", tie)) for name in names[:1])

    def _known(
        self, number: int, sent: int, attribute: Attribute, tie: Slot, over: str, value: Span | None = None
    ) -> Iterator[Doing]:
        """The roles of one cell, or one `value` of it; `over` is the label of its row where its column gives the role."""
        view = self.discourse.view
        block = view.document.blocks[number]
        inner = labelled(view.text, block.span) if value is None else []
        value = inner[0].value if inner and not inner[0].label else value
        block = block if value is None else replace(block, span=value)
        if attribute.entry.kinds:
            names = [] if _CHOICE.fullmatch(view.quote(block.span).strip()) else self.holders.kind(block.span, attribute)
        else:
            fitting = (name for name in self._names_in(sent, block, value) if fits(attribute, name))
            names = self.holders.unquoted(list(map(self.holders.entire, fitting)), attribute)
            names = self._leading(block, attribute, self.holders.whole(names, attribute))
            names = self.holders.person_behind_label(block, attribute, names) or names
            quoted = self.holders.quoted(block.span, attribute)
            names = quoted or names or self.holders.incorporated(block.span, attribute)
            names = names or self.holders.behind_label(block, attribute)
            if not names and attribute.entry.names == "place":
                names = self.holders.feature(block.span, first=True)
        pairs = list(pairwise(names))
        owned = [(one, two) for one, two in pairs if _COLON.fullmatch(view.text, one.span.end, two.span.start)]
        for owner, name in owned:  # 算定機関　青葉精機：みなと会計、若葉電機：水野会計
            yield Doing(attribute, name, Slot(owner.key, "label", 1.0, owner.span), "", tie)
        listed = attribute.entry.names == "person" and any(view.text[one.span.end] in _LISTING for one, _two in pairs)
        if names and not owned and not listed:
            subject = self.subjects.around(sent, number)
            if over and (work := self._work(number, block)) is not None:
                subject = work
            elif over and names_something(over):  # 監督 of the row みなとFC
                own = contest_key(over) or self.discourse.finder.key(over)
                subject = Slot(own, "row", 0.95, view.document.blocks[block.row[-1]].span)
            contest = _WHOSE.sub("", contest_key(over)) if attribute.id == WINNER else ""  # 走高跳 of the row 男子走高跳
            heading = self.discourse.block_text(block.heading[-1]).strip() if block.heading and attribute.id == ADDRESS else ""
            premises = _PREMISES.fullmatch(heading)
            yield Doing(attribute, names[0], subject, premises.group(1) if premises else contest, tie)

    def _work(self, number: int, block: Block) -> Slot | None:
        """The work that a row is about, where its first cell says only of what kind it is: 新人賞 | 冬の港 | 早瀬美緒."""
        blocks, cell = self.discourse.view.document.blocks, block.cell
        if cell is None:
            return None
        for index in range(number - 1, max(-1, number - 1 - cell.column), -1):
            other = blocks[index]
            if other.cell is None or other.cell[:2] != cell[:2]:
                return None
            head = self.discourse.block_text(other.column[-1]).strip() if other.column else ""
            if _WORK.fullmatch(head) and (text := self.discourse.block_text(index).strip("『』「」 　")):
                return Slot(self.discourse.finder.key(text), "row", 0.95, other.span)
        return None

    def _names_in(self, sent: int, block: Block, value: Span | None) -> Sequence[Name]:
        return self.discourse.names(sent) if value is None else self.discourse.names_in(sent, block.span)

    def _leading(self, block: Block, attribute: Attribute, names: list[Name]) -> list[Name]:
        """The building that a cell begins with, before a town in a bracket: かもめ球場（青葉市）."""
        match = _FIRST_WORD.match(self.discourse.view.quote(block.span)) if attribute.entry.names == "place" else None
        first = self.holders.common(match.group(), block.span.start, attribute) if match is not None else []
        return first if first and (not names or first[0].span.end < names[0].span.start) else names

    def _parallel(self, sent: int, block: Block) -> list[tuple[int, Doing]]:
        """Several roles in one label with as many names behind it: 設計/施工 | 青井設計室/磯浜建設."""
        view = self.discourse.view
        for text, _source, index in label_phrases(self.discourse, block):
            for mark in _PARALLEL:
                roles = [self.registry.named_by(part.strip(), "entity") for part in text.split(mark)]
                cell = view.quote(block.span)
                parts = [part for part in _PARTS.finditer(cell) if part.group().strip()]
                if len(roles) < 2 or len(roles) != len(parts) or cell.count("／") + cell.count("/") != len(roles) - 1:  # noqa: PLR2004
                    continue
                found: list[tuple[int, Doing]] = []
                for role, part in zip(roles, parts, strict=True):
                    if role is None or role[0].entry.kinds:
                        return []
                    name = self._in_part(sent, Span(block.span.start + part.start(), block.span.start + part.end()), role[0])
                    tie = Slot(role[0].id, "label", 1.0, view.document.blocks[index].span)
                    if name is not None:
                        found.append((sent, Doing(role[0], name, self.subjects.around(sent, view.sentences[sent].block), "", tie)))
                return found
        return []

    def _in_part(self, sent: int, span: Span, attribute: Attribute) -> Name | None:
        """The name in one part of a cell."""
        names = [name for name in self.discourse.names_in(sent, span) if fits(attribute, name)]
        text = self.discourse.view.quote(span)
        common = self.holders.common(text.strip(), span.start + len(text) - len(text.lstrip()), attribute)
        return next(iter((*common, *names)), None)

    def _by_open_label(self, number: int, sent: int) -> Doing | None:
        """会計: 早瀬美緒: a label that no rule knows, before nothing but the name of a person or a firm."""
        view = self.discourse.view
        block = view.document.blocks[number]
        label = LABEL_BRACKET.sub("", self.discourse.block_text(block.row[-1])).strip(" \t　:：*`|・■●")
        if _OVERALL.fullmatch(label) and WINNER in self.registry.by_id:
            return self._won(number, sent)
        attribute = self.titles.label(label)
        name = self.holders.alone(block, self.discourse.names(sent)) if attribute is not None else None
        if attribute is None or name is None:
            return None
        tie = Slot(attribute.id, "label", OPEN_TITLE, view.document.blocks[block.row[-1]].span)
        return Doing(attribute, name, self.subjects.around(sent, number), "", tie)

    def _won(self, number: int, sent: int) -> Doing | None:
        """個人総合優勝　青井 隆選手（チーム・みなと）."""
        view = self.discourse.view
        block = view.document.blocks[number]
        match = _WINNER.match(view.quote(block.span))
        if match is None:
            return None
        span = Span(block.span.start + match.start("name"), block.span.start + match.end("name"))
        text = match.group("name").replace(" ", "").replace("　", "")
        tie = Slot(WINNER, "label", 1.0, view.document.blocks[block.row[-1]].span)
        name = Name(span, text, self.discourse.finder.key(text), "person")
        return Doing(self.registry.by_id[WINNER], name, self.subjects.around(sent, number), "総合", tie)
