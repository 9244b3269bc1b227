"""Whether what is told of a day has happened or is planned, as the verb behind it says.

Note [Tense of a day]. A day with に, から, で … goes with the first finite verb behind it, also where that verb describes
something: 6月3日に|実施した|値上げ, 4月1日から|実施する|と発表した. A day with は or a comma goes with the end of its sentence.
A plan is told by its noun (予定, 見込み, 方針); the plain form tells what is usual and what was, too, so it only lies ahead.
"""

from typing import Literal

from claimcheck.model.pattern import regex
from claimcheck.model.span import Span
from claimcheck.text.view import View

Tense = Literal["past", "plan", "ahead"] | None

_PLAN = r"(?P<plan>予定|見込み|見通し|方針|計画|めど|目指す)"
_PAST = (
    r"(?P<past>(?:[しっいきちりみびえけせてねめれげべじ]た|[んい]だ|かった|だった|ました|でした)"
    r"(?![めいくらりまちっしすだて]|が[っいう]|とき|場合|時))"
)
_PLAIN = r"(?P<plain>(?<=[一-龠ぁ-ん])[うくぐすつぬぶむる](?=と|[。」]|こと|ため|ほか|[一-龠ァ-ヶ「『])|ます|ません)"
_FINITE = regex(f"{_PLAN}|{_PAST}|{_PLAIN}")
_CLOSING = regex(
    rf"(?:{_PLAN}(?:です|だ|である|という|とした|している|しています)?|{_PAST}(?:という|とされる)?"
    r"|(?P<ahead>(?<!であ)(?:[うくぐすつぬぶむる])))[」』）)。\s]*\Z"
)
_MEANT = regex(r"(?:こと|よう)?(?:予定|見込み|見通し|方針|計画|考え|はず|つもり)")
_CLEFT = regex(rf"(?:{_PAST}|[うくぐすつぬぶむる])の[はが][、　 ]?$")
"""送ったのは6月12日だった, 始まるのは9月からだ."""
_LEAD = 8
_NOUN = regex(r"[一-龠ァ-ヶA-Za-z「『]")
_TO_THE_END = ("は", "、", "も", "　", " ")
_FAR = 60
"""Characters within which the verb of a day is looked for."""
_CLOSE = 24
"""Characters that the end of a sentence takes."""


def tense_of(view: View, span: Span) -> Tense:
    """Whether what is told of the date at `span` is past, planned or at least not past; None where nothing says so.

    See Note [Tense of a day].
    """
    sent = view.sentence_at(span.start)
    if sent < 0:
        return None
    text, end = view.document.text, view.sentences[sent].span.end
    if cleft := _CLEFT.search(text, max(0, span.start - _LEAD), span.start):
        return "past" if cleft["past"] else "ahead"
    if text.startswith(_TO_THE_END, span.end):
        return _closing(text, span.end, end)
    found = _FINITE.search(text, span.end, min(end, span.end + _FAR))
    if found is None:
        return None
    if found["plan"] or _MEANT.match(text, found.end()):
        return "plan"
    if found["past"] and _NOUN.match(text, found.end()):  # 9月に|焼けた棟の解体を|始める
        return "past" if _closing(text, span.end, end) == "past" else None
    return "past" if found["past"] else "ahead" if _closing(text, span.end, end) == "ahead" else None


def _closing(text: str, start: int, end: int) -> Tense:
    """What the last words of a sentence say."""
    found = _CLOSING.search(text[max(start, end - _CLOSE) : end])
    return None if found is None else "plan" if found["plan"] else "past" if found["past"] else "ahead"
