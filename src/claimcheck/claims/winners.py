"""Who came first, in a table of results: the name in the row of rank 1."""

from collections.abc import Iterator

from claimcheck.claims.discourse import Discourse
from claimcheck.claims.labels import label_phrases
from claimcheck.claims.names import Name
from claimcheck.claims.words import Words
from claimcheck.model.document import Block, Role
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span

WINNER = "sports/winner"
_FIRST = regex(r"(?:第?[1１一]\s*[位着席等]?|優勝|金賞|🥇)")


def winners(discourse: Discourse, words: Words) -> Iterator[tuple[int, int, Name]]:
    """For each table of ranks, the block and sentence of the winner's cell and the name in it."""
    view = discourse.view
    blocks = view.document.blocks
    first: set[tuple[int, int]] = set()
    for number, block in enumerate(blocks):
        if block.role is Role.TABLE_CELL and block.cell is not None and _is_first(discourse, words, number, block):
            first.add((block.cell.table, block.cell.row))
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
            first.discard((cell.table, cell.row))
            yield number, sent, name


def _is_first(discourse: Discourse, words: Words, number: int, block: Block) -> bool:
    """Whether a cell gives the first rank: 1 or 1位 under 順位, or as the label of its row."""
    if not _FIRST.fullmatch(discourse.block_text(number)):
        return False
    return any(text in words.rank_labels for text, source, _index in label_phrases(discourse, block) if source == "column")
