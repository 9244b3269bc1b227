"""Until when something is to reach a figure: 2035年度までに普及率を70%とする目標; see Note [Acts].

The figure says which goal is meant, so that goals of one measure for two years stay apart: 2030年に5割, 2040年に8割.
"""

from claimcheck.claims.lexicon.actwords import Act, ActWords
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span
from claimcheck.text.normalize import fold

GOAL = "目標"
_GOAL = regex(
    r"(?:[（(][^（）()]{1,12}[）)])?[）)]?(?:末|中)?までに[、]?(?:[^、。]{0,16}?の)?(?P<what>[^、。「」のをが]{2,12})[をが]、?"
    r"(?P<figure>[0-9０-９][0-9０-９.,．，万億兆]*(?:%|％|[一-龠ァ-ヺ]{1,3}?))(?:以上|程度|超)?(?:に|と|まで|へ)(?:する|なる|[一-龠][^、。「」]{1,8}?)"
    r"(?:との|という|とする)?(?:目標|方針|計画|こと(?:を目指|を目標))"
)


def goal_of(text: str, words: ActWords, day: Span, end: int) -> Act | None:
    """The goal that is set behind a year in a sentence that ends at `end`."""
    match = _GOAL.match(text, day.end, end)
    return None if match is None else words.act(GOAL, "", [match.group("what")], (), [fold(match.group("figure"))])
