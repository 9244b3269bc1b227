"""Who signs a column that his office names: 園長のひとりごと　第3回　…　水野佳子, 校長室だより　…　水野佳子."""

from collections.abc import Iterator

from claimcheck.claims.discourse.discourse import SHORTEST_FULL_NAME, Discourse
from claimcheck.claims.roles.doers import Doing
from claimcheck.claims.roles.titles import Titles
from claimcheck.model.claims import MISSING, Slot
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span

_COLUMN = regex(
    r"(?:^|[\s　／/|「『])(?P<title>[一-龠]{1,4}長|町長|学長|頭取|住職|店主)(?:室)?"
    r"(?:の(?:ひとりごと|独り言|つぶやき|部屋|窓|声|ことば|言葉|ページ|コラム|日記|手帳|ノート|机|一言|ひとこと)|だより|便り|通信|コラム|日記|エッセー|エッセイ)"
)
_FIRST = 8
"""Blocks at the top of a text among which the column and its signature stand."""
_CLOSED = regex(r"[ 　]*(?:記|筆)?[）)]?[ 　]*$")


class Signatures:
    """Finds who signs the column that a document is."""

    def __init__(self, discourse: Discourse, titles: Titles) -> None:
        self.discourse, self.titles = discourse, titles

    def told(self) -> Iterator[tuple[int, Doing]]:
        """The office of who signs the column, with the sentence of the signature."""
        view = self.discourse.view
        title = ""
        for number, block in enumerate(view.document.blocks[:_FIRST]):
            match = _COLUMN.search(view.quote(block.span)) if not title else None
            title = match.group("title") if match is not None else title
            for sent in view.block_sentences[number] if title else ():
                names = self.discourse.names(sent)
                last = names[-1] if names else None
                if last is None or last.type != "person" or len(last.text) < SHORTEST_FULL_NAME:
                    continue
                line = view.text.find("\n", last.span.end)
                rest = view.quote(Span(last.span.end, line if line >= 0 else len(view.text)))
                role = self.titles.role(title) if _CLOSED.fullmatch(rest) else None
                if role is not None:
                    tie = Slot(role.attribute.id, "signature", min(role.factor, 0.95), last.span)
                    yield sent, Doing(role.attribute, last, MISSING, role.rest, tie)
                    return
