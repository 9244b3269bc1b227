"""Days told by their distance from another one: 発売の3日前、6月17日に, where 発売日は6月20日 stands elsewhere in the text.

Note [Before and after]. What a day lies before or after is a noun, and when that is stands beside the noun (発売日：6月20日). Where
the text gives the noun two days, or none, nothing is said.
"""

from collections.abc import Iterator
from decimal import Decimal

from claimcheck.claims.arithmetic.arithmetic import Length
from claimcheck.claims.discourse.discourse import Discourse
from claimcheck.model.claims import Mention
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span
from claimcheck.model.values import Date, Duration

_STEP = regex(
    r"(?P<noun>[一-龠々ァ-ヺー]{2,10})(?:の|から)(?:約|ちょうど)?(?P<number>[0-9０-９]{1,2}"
    r"|[一二三四五六七八九十])(?P<unit>日|週間|[かカヶケ]月)"
    r"(?P<way>前|後)(?:の|、|に(?:当た|あた)る|となる|である|（|\()?"
)
_BESIDE = regex(r"(?P<noun>[一-龠々ァ-ヺー]{2,12}?)日?時?(?:は|：|:|が|を|\||｜|[\s　])[^。\n\d０-９]{0,6}$")
_DAYS = {"日": 1, "週間": 7}
_NEAR = 24
_KANJI = "一二三四五六七八九十"


def beforehand(discourse: Discourse) -> Iterator[Length]:
    """The days of a document that are not as far from another as it says; see Note [Before and after]."""
    text = discourse.view.text
    if "前" not in text and "後" not in text:
        return
    days = [mention for mention in discourse.mentions if _is_day(mention)]
    for match in _STEP.finditer(text) if len(days) > 1 else ():
        noun = match["noun"].removesuffix("日")
        day = next((each for each in days if each.span.start == match.end()), None)
        told = [each for each in days if each is not day and _names(text, each, noun)]
        if day is None or len({each.value for each in told}) != 1:
            continue
        start, end = (day, told[0]) if match["way"] == "前" else (told[0], day)
        span = Span(match.start("number"), match.end("way"))
        yield Length(start, end, _length(match["number"], match["unit"], span, day), _line(discourse, day))


def _length(number: str, unit: str, span: Span, model: Mention) -> Mention:
    """The distance as a length of time."""
    size = _KANJI.index(number) + 1 if number in _KANJI else int(number)
    if unit in _DAYS:
        value = Duration(seconds=Decimal(size * _DAYS[unit] * 86400), unit="day", quantum_seconds=Decimal(86400))
    else:
        value = Duration(months=Decimal(size), unit="month")
    return model._replace(span=span, extent=span, value=value, hedges=())


def _names(text: str, mention: Mention, noun: str) -> bool:
    """Whether a day stands beside a noun that is told of it: 発売日は6月20日, | 発売 | 6月20日 |."""
    found = _BESIDE.search(text, max(0, mention.extent.start - _NEAR), mention.extent.start)
    return found is not None and found["noun"].endswith(noun)


def _is_day(mention: Mention) -> bool:
    value = mention.value
    whole = isinstance(value, Date) and value.day is not None and value.month is not None and value.until is None
    return whole and mention.recognizer == "date"


def _line(discourse: Discourse, mention: Mention) -> Span:
    at = discourse.view.sentence_at(mention.span.start)
    return discourse.view.sentences[at].span if at >= 0 else mention.extent
