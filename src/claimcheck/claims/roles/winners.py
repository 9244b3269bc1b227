"""Who came first, second and third, in a table of results: the names in the rows of these ranks."""

from collections.abc import Iterator

from claimcheck.claims.discourse.discourse import Discourse
from claimcheck.claims.discourse.labels import label_phrases
from claimcheck.claims.discourse.words import Words
from claimcheck.claims.names.names import Name
from claimcheck.model.document import Block, Role
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span

WINNER = "sports/winner"
_FIRST = regex(r"(?:第?[1１一]\s*[位着席等]?|優勝|金賞|🥇)")
_NEXT = regex(r"第?([23２３二三])\s*[位着席等]?")
_DIGITS = {"2": 2, "２": 2, "二": 2, "3": 3, "３": 3, "三": 3}


def winners(discourse: Discourse, words: Words) -> Iterator[tuple[int, int, Name, int]]:
    """For each table of ranks, the block and sentence of the cells of the first three, the name in it and the rank."""
    view = discourse.view
    blocks = view.document.blocks
    first: dict[tuple[int, int], int] = {}
    for number, block in enumerate(blocks):
        if block.role is Role.TABLE_CELL and block.cell is not None and (rank := _rank(discourse, words, number, block)):
            first[block.cell.table, block.cell.row] = rank
    for number, block in enumerate(blocks):
        cell = block.cell
        if cell is None or not block.column or (cell.table, cell.row) not in first or not view.block_sentences[number]:
            continue
        if any(text in words.holder_labels for text, source, _index in label_phrases(discourse, block) if source == "column"):
            sent = view.block_sentences[number][0]
            names = discourse.names(sent)
            text = view.quote(block.span).strip()
            at = block.span.start + view.quote(block.span).index(text)
            name = names[0] if names else Name(Span(at, at + len(text)), text, discourse.finder.key(text), "other")
            yield number, sent, name, first.pop((cell.table, cell.row))


def _rank(discourse: Discourse, words: Words, number: int, block: Block) -> int:
    """The rank that a cell gives, 1 or 1位 under 順位, or as the label of its row; 0 where it gives none of the first three."""
    text = discourse.block_text(number)
    if _FIRST.fullmatch(text):
        rank = 1
    elif (match := _NEXT.fullmatch(text)) is not None:
        rank = _DIGITS[match.group(1)]
    else:
        return 0
    told = any(text in words.rank_labels for text, source, _index in label_phrases(discourse, block) if source == "column")
    return rank if told else 0
