"""The day on which a gathering was held that a sentence or a list of labels tells of: 日時　10月18日 over 講師　遠山聡子."""


from claimcheck.claims.discourse.discourse import Discourse
from claimcheck.claims.figures.periods import describe
from claimcheck.model.claims import MISSING, Mention, Slot
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span
from claimcheck.model.values import Date

_WHEN = regex(
    r"日時|日程|期日|日にち|と\s*き|開催日時?|実施日時?|公演日時?|収録日|放送日時?|年月日"
    r"|(?:試合|大会|式典|本番|競技)の?(?:日時|日程|期日|日)"
)
_OF_A_DAY = ("day", "hour", "minute")
_WHEN_LINE = regex(rf"[\s　・■●◆○◇0-9０-９.．]*(?:{_WHEN.pattern})[ 　:：]")
"""A line of a notice: 日時　10月18日."""


class Days:
    """Finds the days of one document."""

    def __init__(self, discourse: Discourse) -> None:
        self.discourse = discourse
        self._listed: dict[int, Slot] | None = None

    def of(self, sent: int, deed: Span | None = None) -> Slot:
        """The only day of a deed, of its sentence or heading, or of the list that it is a cell of; MISSING if none."""
        found = self._of_deed(sent, deed) if deed is not None else MISSING
        found = found if found.value else self._only(sent)
        if found.value:
            return found
        if self._listed is None:
            self._listed = self._of_lists()
        number = self.discourse.view.sentences[sent].block
        return self._listed.get(number, MISSING)

    def _of_deed(self, sent: int, deed: Span) -> Slot:
        """The day beside the verb of a deed: 8月4日に出港し、|9月5日に|帰港した; or over it: ■9月5日　帰ってきた."""
        frame = self.discourse.frame(sent)
        verb = next((chunk for chunk in frame.chunks if chunk.span == deed and chunk.predicate), None)
        if verb is None:
            return MISSING
        found = self._told([argument.span for argument in frame.arguments(verb) if argument.value >= 0], sent)
        heading = self.discourse.block(sent).heading
        over = self.discourse.view.block_sentences[heading[-1]] if heading and not self._days_in(sent) else ()
        return found if found.value or len(over) != 1 else self._only(over[0])

    def _days_in(self, sent: int) -> list[Mention]:
        days = (unit.mention for unit in self.discourse.units_of.get(sent, ()) if isinstance(unit.mention.value, Date))
        return [mention for mention in days if isinstance(mention.value, Date) and mention.value.grain in _OF_A_DAY]

    def _told(self, spans: list[Span], sent: int) -> Slot:
        """The one day in some stretches of a sentence."""
        return self._single([day for day in self._days_in(sent) if any(span.overlaps(day.span) for span in spans)], "clause")

    def _only(self, sent: int) -> Slot:
        return self._single(self._days_in(sent), "sentence")

    def _single(self, days: list[Mention], source: str) -> Slot:
        values = {describe(mention.value) for mention in days if isinstance(mention.value, Date)}
        return Slot(values.pop(), source, 1.0, days[0].span) if len(values) == 1 else MISSING

    def _of_lists(self) -> dict[int, Slot]:
        """For every labelled block, the day of the list it is in."""
        view = self.discourse.view
        found: dict[int, Slot] = {}
        day, lead = MISSING, -1
        for number, block in enumerate(view.document.blocks):
            if not block.row:
                lines = [sent for sent in view.block_sentences[number] if _WHEN_LINE.match(view.quote(view.sentences[sent].span))]
                if len(lines) == 1:
                    found[number] = self._only(lines[0])
                continue
            heading = block.heading[-1] if block.heading else -1
            if heading != lead:
                day, lead = MISSING, heading
            if _WHEN.fullmatch(self.discourse.block_text(block.row[-1]).strip("　 :：・")):
                sents = view.block_sentences[number]
                day = self._only(sents[0]) if sents else MISSING
            found[number] = day
        return found
