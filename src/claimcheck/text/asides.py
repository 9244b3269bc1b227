"""Dates in passing, from which a text does not go on: 1998年就航の船, 1984年2月以来, (2019年4月に改称).

Note [Asides]. What a date only describes (1998年就航の, 2019年に創業した会社) and what it is held against (2月以来, 2019年比)
is no time of the account, and neither is what stands in a bracket, where the words around it have another year.
"""

from claimcheck.model.pattern import regex
from claimcheck.text.view import View

_BACK = (
    "に遡",
    "にさかのぼ",
    "以来",
    "に創業",
    "に設立",
    "の創業",
    "生まれ",
    "創立",
    "に誕生",
    "年代",
    "当時",
    "の同",
)
_APART = regex(r"(?:の[一-龠ァ-ヶー]{2,6})?(?:以来|ぶり)|当時|年代|年?生まれ|年?比(?!べ)")
_DESCRIBING = regex(r"に?(?P<deed>[一-龠ァ-ヶー]{2,8})の(?=[一-龠ァ-ヶA-Za-z「『])")
_HAPPENED = regex(
    r"に?[^、。\s]{0,12}?(?:起きた|起こった|あった|起こされた|発生した|開かれた|開いた|行われた|行った|出た|出された|発売された|発売した|発表した"
    r"|発表された|公表された|できた|完成した|開業した|始まった|始めた|[一-龠ァ-ヶー]した|[一-龠ァ-ヶー]された)(?=[一-龠ァ-ヶA-Za-z「『])(?!時|際|後|日|ところ|頃|以)"
)
"""A relative clause behind a date: 昨年5月に起きた|事故の."""
_LATEST = 6
"""Characters behind a date in which a word of looking back stands."""


def looks_back(view: View, end: int) -> bool:
    """Whether the words behind a date that ends at `end` say that the text only looks back."""
    after = view.document.text[end : end + _LATEST]
    return any(word in after for word in _BACK) or is_apart(view, end)


def is_apart(view: View, end: int) -> bool:
    """Whether something is only held against a date: 1984年2月以来, 2019年比."""
    return _APART.match(view.document.text, end) is not None


def describes(view: View, end: int) -> bool:
    """Whether a date only says which one is meant, by what was done then: 1998年|就航の「とよつばさ」, 昨年5月|に起きた事故."""
    if _HAPPENED.match(view.document.text, end) is not None:
        return True
    found = _DESCRIBING.match(view.document.text, end)
    sent = view.sentence_at(end) if found is not None else -1
    if found is None or sent < 0:
        return False
    tokens = view.tokens(sent)
    ends = zip(tokens.words, tokens.ends, strict=True)
    return any(word.pos3 == "サ変可能" for word, close in ends if close == found.end("deed"))


def is_in_brackets(view: View, start: int) -> bool:
    """Whether a date stands in a bracket of its sentence."""
    sent = view.sentence_at(start)
    if sent < 0:
        return False
    before = view.document.text[view.sentences[sent].span.start : start]
    return before.count("(") + before.count("（") > before.count(")") + before.count("）")
