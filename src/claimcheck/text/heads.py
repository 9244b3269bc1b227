"""The day that the head of a document gives where it has no dateline: 日時　2025年10月25日(土), (2026年2月15日、会員向け資料)."""

from collections.abc import Sequence
from datetime import date

from claimcheck.model.claims import Mention
from claimcheck.model.document import Role
from claimcheck.model.pattern import regex
from claimcheck.model.values import Date
from claimcheck.text.view import View

_LABEL = regex(r"(?:開催|実施|作成|発行|更新|記入|取材|収録|記録|調査)?(?:日時?|年月日)|日付|期日|とき|と\s*き")
_ISSUED = regex(r"[日)）]*[ 　]*(?:付|発行|作成|更新|現在|発売|掲載|公開|配信|版|[、,][^。]{0,12}(?:資料|配布|版)|[)）]\s*\Z)")
_FIRST = 8
"""Blocks among which the day is looked for."""
_LONGEST = 60
"""Characters of a line that does no more than date the text."""


def head_day(view: View, mentions: Sequence[Mention]) -> date | None:
    """The first day in full that the head of a document gives as its own."""
    for mention in mentions:
        sent = view.sentence_at(mention.span.start)
        number = view.sentences[sent].block if sent >= 0 else -1
        if number >= _FIRST:
            return None
        value = mention.value
        if number < 0 or not isinstance(value, Date) or not value.year or not value.month or not value.day:
            continue
        block = view.document.blocks[number]
        text = view.document.text
        if block.role is Role.HEADING or block.span.end - block.span.start > _LONGEST:
            continue
        labels = [text[view.document.blocks[at].span.start : view.document.blocks[at].span.end] for at in block.row]
        labelled = any(_LABEL.fullmatch(label.strip(" 　:：・【】")) for label in labels)
        if labelled or _ISSUED.match(text[mention.extent.end : block.span.end]):
            try:
                return date(value.year, value.month, value.day)
            except ValueError:
                return None
    return None
