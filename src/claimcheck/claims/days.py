"""The day on which a gathering was held that a sentence or a list of labels tells of: 日時　10月18日 over 講師　遠山聡子."""


from claimcheck.claims.discourse import Discourse
from claimcheck.claims.periods import describe
from claimcheck.model.claims import MISSING, Slot
from claimcheck.model.pattern import regex
from claimcheck.model.values import Date

_WHEN = regex(r"日時|日程|期日|日にち|と\s*き|開催日時?|実施日時?|公演日時?|収録日|放送日時?|年月日")


class Days:
    """Finds the days of one document."""

    def __init__(self, discourse: Discourse) -> None:
        self.discourse = discourse
        self._listed: dict[int, Slot] | None = None

    def of(self, sent: int) -> Slot:
        """The only day of a sentence, or of the list that it is a cell of; MISSING where there is none or several."""
        found = self._only(sent)
        if found.value:
            return found
        if self._listed is None:
            self._listed = self._of_lists()
        number = self.discourse.view.sentences[sent].block
        return self._listed.get(number, MISSING)

    def _only(self, sent: int) -> Slot:
        days = [unit.mention for unit in self.discourse.units_of.get(sent, ()) if isinstance(unit.mention.value, Date)]
        days = [mention for mention in days if isinstance(mention.value, Date) and mention.value.grain == "day"]
        values = {describe(mention.value) for mention in days if isinstance(mention.value, Date)}
        return Slot(values.pop(), "sentence", 1.0, days[0].span) if len(values) == 1 else MISSING

    def _of_lists(self) -> dict[int, Slot]:
        """For every labelled block, the day of the list it is in."""
        view = self.discourse.view
        found: dict[int, Slot] = {}
        day, lead = MISSING, -1
        for number, block in enumerate(view.document.blocks):
            if not block.row:
                continue
            heading = block.heading[-1] if block.heading else -1
            if heading != lead:
                day, lead = MISSING, heading
            if _WHEN.fullmatch(self.discourse.block_text(block.row[-1]).strip("　 :：・")):
                sents = view.block_sentences[number]
                day = self._only(sents[0]) if sents else MISSING
            found[number] = day
        return found
