"""What stands over a figure: its labels, its heading, and the question that it answers (契約は何年ですか。10年です)."""

from typing import Any

from claimcheck.claims.discourse.discourse import Discourse
from claimcheck.claims.discourse.words import Words
from claimcheck.claims.sentences.frames import Frame
from claimcheck.model.claims import Mention
from claimcheck.model.pattern import regex

_ASKING = (
    (regex(r"いくら|何円|何千円|何万円"), ("money",)),
    (regex(r"何(?:年|日|週間|時間|分|秒|か月|カ月|ヶ月|ヵ月)(?!目|度|前|生|に1)"), ("duration",)),
    (
        regex(r"(?:どの|どれ)(?:くらい|ぐらい|ほど)"),
        ("duration", "money", "length", "mass", "volume", "area", "count", "ratio"),
    ),
    (regex(r"何[人名]"), ("count:人",)),
    (regex(r"何(?:%|％|パーセント|割)"), ("ratio",)),
    (regex(r"いくつ|何[一-龠ァ-ヺA-Za-z]"), ("count", "length", "mass", "volume", "area", "speed", "power")),
)
"""What a question asks for, the nearest sense first."""
_HOW_LONG = regex(r"(?:期間|日数|[一-龠]間|保存|かかり|猶予)[^。？?]*何日")
_DAY = regex(r"[0-9０-９]{1,2} ?日")
_DIGIT = regex(r"[0-9０-９]")
_BARE = 6
"""Characters before the figure of a plain answer: A. はい、10年です."""


def standing_over(discourse: Discourse, sent: int, mention: Mention, kind: str, habit: str) -> dict[str, Any]:
    """The labels, the lead and the last heading over a figure, and whether it is the plain answer to a question.

    Args:
        discourse: the document.
        sent: the sentence of the figure.
        mention: the figure.
        kind: its dimension.
        habit: what its sentence says is done again and again.
    """
    block, view = discourse.block(sent), discourse.view
    above = (*block.row, *block.column, *block.heading[-1:], *((block.lead,) if block.lead >= 0 else ()))
    if not above:
        return {"over": habit} if habit else {}
    over = " ".join((habit, *(discourse.block_text(index) for index in above)))
    start = view.sentences[sent].span.start
    first = view.block_sentences[view.sentences[sent].block].start == sent and mention.extent.start - start <= _BARE
    if not first or not block.heading or _DIGIT.search(view.text, start, mention.extent.start):
        return {"over": over}
    heading = discourse.block_text(block.heading[-1])
    asked = next((kinds for words, kinds in _ASKING if words.search(heading)), ())
    return {"over": over, "asked": True} if asked and kind.startswith(asked) else {"over": over}


def asks_days(discourse: Discourse, sent: int, mention: Mention) -> bool:
    """Whether a day is the answer to a question for a number of days: 待機期間は何日ですか。30日です."""
    block = discourse.block(sent)
    if not block.heading or _DAY.fullmatch(discourse.view.quote(mention.span)) is None:
        return False
    return _HOW_LONG.search(discourse.block_text(block.heading[-1])) is not None


def habit_of(words: Words, frame: Frame) -> str:
    """What a sentence says is done again and again, under one noun for each."""
    habits = words.happenings.habits
    found = (habits.get(word.lemma) or habits.get(word.surface) for chunk in frame.chunks for word in chunk.tokens)
    return " ".join(sorted({name for name in found if name}))
