"""Columns of tables: whether the rows are things or measures, and what a column with its caption names."""

from collections.abc import Callable

from claimcheck.claims.discourse.discourse import Discourse
from claimcheck.claims.discourse.labels import LABEL_BRACKET
from claimcheck.claims.discourse.words import Words
from claimcheck.model.document import Block
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span
from claimcheck.model.values import Date

PART = regex(r"^(?:この|その)?うち、?\s*(?=\S{2})")
"""うち期日前投票 names 期日前投票, a part of what the row above gives."""
_BESIDE_DATE = 1
"""Characters that a label which is a date may hold besides."""
_COUNT_ONLY = regex(
    r"(?:[一-龠]{1,2}|か所|カ所|箇所|店舗|世帯|品目)数|人員|数量?|金額|実績値?|値|割合|比率|率|[合小]?計|今回|当[期年月日]"
)
"""A label that says only how something is counted, and nothing of what: 頭数, 件数."""


_EDITION = regex(r"第[0-9０-９一二三四五六七八九十]+[区回節戦期章号幕日部局]?|[0-9０-９]+[区回節位]")
_MODEL = regex(r"[A-Za-z].*[0-9]|[0-9].*[A-Za-z]")
COUNTS_ONLY = regex(r"(?:人|件|戸|棟|台|回|個|社|枚|本|冊|点|頭|口|店舗?|世帯|か所|カ所|箇所|品目)数|人員|数量?|金額")
"""The head of a column that says in what its figures are counted, and of which of them nothing: 人数."""


class Columns:
    """Reads the headers of the tables of one document."""

    def __init__(self, discourse: Discourse, words: Words) -> None:
        self.discourse, self.words = discourse, words
        self._corners: dict[tuple[int, int], str] | None = None

    def over_things(self, block: Block) -> bool:
        """Whether the rows of a cell's table are things that share the measures of its columns: 市町村 | 頭数."""
        if not block.row or not block.column:
            return False
        cell = self.discourse.view.document.blocks[block.row[-1]].cell
        if cell is None:
            return False
        if self._corners is None:
            heads = (each for each in self.discourse.view.document.blocks if each.cell is not None and not each.cell.row)
            self._corners = {
                (each.cell.table, each.cell.column): self.discourse.view.quote(each.span) for each in heads if each.cell is not None
            }
        corner = self._corners.get((cell.table, cell.column), "")
        named = LABEL_BRACKET.sub("", corner).strip(" \t　*`")
        return bool(named) and named not in self.words.labelling["item_corners"]

    def captioned(self, block: Block, nouns_of: Callable[[int], list[str]]) -> tuple[str, Span] | None:
        """What a heading says of a column that says only how it counts, or when: 捕獲頭数 over 頭数, 出没件数 over うち10月."""
        number = next(reversed(block.heading), -1)
        if number < 0 or not block.column or not self.over_things(block):
            return None
        index = block.column[-1]
        text = PART.sub("", LABEL_BRACKET.sub("", self.discourse.block_text(index)).strip(" \t　*`"))
        dated = self.is_dated(index)
        idle = self.words.labelling["caption_words"]
        nouns = [noun for noun in nouns_of(number) if len(noun) > 1 and not noun.isdigit() and noun not in idle]
        if not nouns or not (dated or _COUNT_ONLY.fullmatch(text)):
            return None
        joined = nouns[0] if dated or nouns[0].endswith(text) else nouns[0] + text
        return joined, self.discourse.view.document.blocks[index].span

    def names_measure(self, phrase: str) -> bool:
        """Whether a label names a measure: 参加者数, 運賃, not キツネ."""
        return phrase.endswith(self.words.labelling["measure_endings"]) and not phrase.startswith("増減")  # of what, the row says

    def is_dated(self, number: int) -> bool:
        """Whether a label is a date, which says when and not what: | 9月7日 01:00 | 放流量が最大 |."""
        units_of, sentences_of = self.discourse.units_of, self.discourse.view.block_sentences
        units = [unit for sent in sentences_of[number] for unit in units_of.get(sent, ())]
        dates = [unit.extent.end - unit.extent.start for unit in units if isinstance(unit.mention.value, Date)]
        # no 当期純利益; うち10月 is a part of the time
        return bool(dates) and sum(dates) + _BESIDE_DATE >= len(PART.sub("", self.discourse.block_text(number)))

    def is_thing(self, block: Block, phrase: str, source: str) -> bool:
        """Whether the label of a line is a name, an edition or a number, and so no measure: IZ-90, 第1区, U25."""
        if source != "row" or _EDITION.fullmatch(phrase):
            return source == "row"
        names = self.discourse.block_names(block.row[-1]) if block.row else ()
        return any(name.text == phrase and _MODEL.search(name.text) for name in names)
