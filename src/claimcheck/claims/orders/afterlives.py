"""What somebody is told to have done after his death: 2002年から故人のもとで学んだ, 2010年の式に夫人と並んで出た.

Note [Afterlives]. A text dates a death (08年に亡くなった), or gives the years of a life in brackets (1921年 - 1999年). Only what
takes a living person counts later: to be taught by him, to stand beside him, to speak, to attend. What is done for the dead or with
what they left (追悼, 没後, 作品, 記念) is no act of theirs.
"""

import re
from collections.abc import Iterator, Sequence

from claimcheck.claims.extract import DocumentClaims
from claimcheck.claims.linking.sametime import bounds_of
from claimcheck.claims.orders.told import Sequel, Told, sentence_of
from claimcheck.model.claims import Claim, Mention
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span
from claimcheck.model.values import Date
from claimcheck.text.nearby import near

_SURE = 0.8
_LIFE = regex(
    r"(?P<name>[一-龠々ァ-ヺー・＝]{2,16})(?:さん|氏|先生|教授|夫人)?[（(](?P<life>(?:1[0-9]|20)\d\d年?\s*[-–—−〜～~ー―]\s*(?:1[0-9]|20)\d\d年?)[)）]"
)
_YEARS = regex(r"[（(](?:1[0-9]|20)\d\d")
_WORD = regex(r"[一-龠々ァ-ヺー]")
_ALIVE = regex(
    r"(?:さん|氏|先生|教授|夫人|博士|監督|師)?"
    r"(?:の(?:もと|下|許)で(?!作|描)|(?:と(?:並んで|ともに|共に|一緒に|会っ|会い|対談|語り合|握手))|に(?:師事|弟子入り|会っ|会い|直接|招か|教わ|学んだ|学び)"
    r"|(?:は|が|も)[^。はが]{0,24}?(?:"
    r"投じ|設立し|創設し|創立し|立ち上げ[たて、]|興し|起こし|築[いき]|植え[たて、]|登[っり]|泳[いぎ]|渡[っり]|私財|寄付し|寄贈し|贈[っり]"
    r"|始め[たて、]|開い[たて]|率い[たて]|帰国し|来日し|入団し|入社し|移籍し|退団し|復帰し|当選し|出馬し|立候補|演奏し|歌[いっ]|演じ|指揮し"
    r"|講演し|司会|対局し|対戦し|優勝し|手術を受け|入院し|退院し|転居し|引っ越し|移り住|指導し|教え[たて、]|書き始|描き始"
    r"|出席|参列|登壇|挨拶|あいさつ|語っ|話し[たて]|述べ|訪れ|就任し|退任し|引退し|結婚し|着任し|受け取っ|駆けつけ|見守っ))"
)
_MEMORY = regex(
    r"没後|追悼|偲|しの[ぶん]|墓|遺[志稿作影品骨族]|生前|生誕|命日|法要|[回年]忌"
    r"|記念像|銅像|映像|再現|伝記|ドラマ|同名|襲名|[二三四2-9]代目|もし|なら"
)
_THAT_DAY = regex(r"この日|同日|その日|当日")
_GIVEN_NAME = 2
_YEAR = regex(r"[0-9]{4}")
_PERSON = regex(r"[一-龠々]{3,5}(?<![館校社会団区市町村県国線駅橋号期代版年展賞戦祭部局院園所堂店寺丸式])|[ァ-ヺー]{3,}")
_LIFETIME = range(20, 111)


def afterlives(documents: Sequence[DocumentClaims]) -> Iterator[Sequel]:
    """What the documents of one affair tell of people after their deaths."""
    dead = {name: told for document in documents for name, told in _deaths(document)}
    for name, death in sorted(dead.items()):
        late = f"故{name}"
        for document in documents:
            for done in _alive(document.text, name):
                sentence = sentence_of(document.text, done.start)
                words = document.text[sentence.start : sentence.end]
                if _MEMORY.search(words) or late in words or "亡き" in words:
                    continue
                event = _day_of(document, done.start)
                if event is not None and event.low >= death.high and not _is_same(event, death):
                    if event.sentence != sentence:  # この日
                        event = event._replace(mention=event.mention._replace(span=done, extent=done), sentence=sentence)
                    yield Sequel(death, event, ("死去", words[done.start - sentence.start :][:16]), _SURE)
                    break


def _is_same(one: Told, other: Told) -> bool:
    return one.path == other.path and one.sentence == other.sentence


def _alive(text: str, name: str) -> Iterator[Span]:
    """Where a text tells what a living bearer of a name does."""
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        if not _WORD.match(text[at - 1 : at]) and (done := _ALIVE.match(text, end)) is not None:
            yield Span(at, done.end())
            end = done.end()
        at = text.find(name, end)


def _deaths(document: DocumentClaims) -> Iterator[tuple[str, Told]]:
    for claim in document.claims:
        if claim.attribute.value == "people/died" and isinstance(claim.value, Date) and claim.subject.span is not None:
            told = _told(document, claim.mention, claim.value)
            name = _name_of(document, claim)
            if told is not None and name and told.low.year and claim.mention.span not in document.inferred:
                yield name, told
    for match in near(_LIFE, _YEARS, document.text, 20, 40):
        years = Span(*match.span("life"))
        span = next((each for each in document.mentions if years.start <= each.span.start < years.end), None)
        name = match["name"].rpartition("・")[2]
        value = _last_year(match, name, span)
        told = _told(document, span, value) if span is not None and value is not None else None
        if told is not None and len(name) > _GIVEN_NAME:
            yield name, told


def _last_year(match: re.Match[str], name: str, mention: Mention | None) -> Date | None:
    """The year of a death in the years of a life: 1921年 - 1999年, and beside the name of a person 1921-1999."""
    if mention is None or isinstance(mention.value, Date):
        return mention.value.until if mention is not None and isinstance(mention.value, Date) else None
    born, died = (int(year) for year in _YEAR.findall(match["life"]))
    return Date(grain="year", year=died) if _PERSON.fullmatch(name) and died - born in _LIFETIME else None


def _name_of(document: DocumentClaims, claim: Claim) -> str:
    """The name of who died as the text writes it; a given name only beside さん or a role: 妻の和子さん."""
    span = claim.subject.span
    return document.text[span.start : span.end] if span is not None and span.end - span.start >= _GIVEN_NAME else ""


def _told(document: DocumentClaims, mention: Mention, value: Date) -> Told | None:
    bounds = bounds_of(value.but(open=None)) if value.year is not None and value.until is None else None
    if bounds is None:
        return None
    return Told(document.path, mention._replace(value=value), sentence_of(document.text, mention.span.start), *bounds)


def _day_of(document: DocumentClaims, at: int) -> Told | None:
    """The day on which something is done: the last one before it in its sentence, or of the sentence before for この日."""
    text = document.text
    sentence = sentence_of(text, at)
    low = sentence.start
    if _THAT_DAY.search(text, low, at) and low > 1:
        low = sentence_of(text, low - 2).start
    for mention in sorted(document.dates, key=lambda each: -each.span.start):
        if low <= mention.span.start < at and isinstance(mention.value, Date) and mention.span not in document.inferred:
            return _told(document, mention, mention.value)
    return None
