"""Who won and who came next, by tables of results: each of what its heading says, フルマラソン女子, 市議会議員選挙."""

from collections.abc import Iterator

from claimcheck.claims.discourse.discourse import Discourse
from claimcheck.claims.discourse.labels import names_something
from claimcheck.claims.discourse.words import Words
from claimcheck.claims.roles.contests import rank, ranking_of
from claimcheck.claims.roles.doers import Doing
from claimcheck.claims.roles.rolesubjects import RoleSubjects
from claimcheck.claims.roles.titles import OPEN_TITLE
from claimcheck.claims.roles.winners import WINNER, winners
from claimcheck.model.claims import Slot
from claimcheck.model.document import Block
from claimcheck.model.pattern import regex

_OF_PERSONS, _OF_TEAMS = regex(r"選手|氏名|名前|走者"), regex(r"^(?:チーム|団体|クラブ|学校|校)名?")
TOP_OF_POLL = "partners/top-candidate"


class Rankings:
    """Finds who leads the tables of ranks of one document."""

    def __init__(self, discourse: Discourse, words: Words, subjects: RoleSubjects) -> None:
        self.discourse, self.words, self.subjects = discourse, words, subjects

    def told(self) -> Iterator[tuple[int, Doing]]:
        """The first three of all tables, each with the sentence of the cell."""
        by_id, blocks = self.words.registry.by_id, self.discourse.view.document.blocks
        if WINNER not in by_id:
            return
        found = list(winners(self.discourse, self.words))
        heads = {number: self._head(blocks[number]) for number, _sent, _name, _place in found}
        of_persons = any(_OF_PERSONS.search(head) for head in heads.values())
        for number, sent, name, place in found:
            block = blocks[number]
            if of_persons and _OF_TEAMS.search(heads[number]):
                continue  # the relay beside a race of persons
            heading = ranking_of(self.discourse.block_text(block.heading[-1])) if len(block.heading) > 1 else ""
            event = heading if names_something(heading) and not heading.endswith(self.words.title_tails) else ""
            polled = by_id.get(TOP_OF_POLL) if place == 1 and self._is_polled(block, heading) else None
            attribute = polled or (by_id[WINNER] if place == 1 else rank(str(place)))
            tie = Slot(attribute.id, "label", 1.0 if place == 1 else OPEN_TITLE, block.span)
            yield sent, Doing(attribute, name, self.subjects.around(sent, number), event, tie)

    def _head(self, block: Block) -> str:
        """What stands over the column of a name."""
        return self.discourse.block_text(block.column[-1]) if block.column else ""

    def _is_polled(self, block: Block, heading: str) -> bool:
        """Whether a table of ranks is of candidates of whom several are elected: 市議会議員選挙, by 得票数."""
        blocks, cell = self.discourse.view.document.blocks, block.cell
        over = [heading, *(self.discourse.block_text(index) for index in block.heading)]
        if cell is None or not any("議" in text for text in over):
            return False
        top = (other for other in blocks if other.cell is not None and (other.cell.table, other.cell.row) == (cell.table, 0))
        return any("得票" in self.discourse.view.quote(other.span) for other in top)
