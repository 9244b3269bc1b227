"""Who won what, and who came next: 女子1500メートルは佐藤ひかりが制した, 男子決勝を制した青井隆, 2位に高橋蓮.

What a sentence calls the contest by its first words (男子100メートル) is what its winner is of, as a row of a table is
(男子100m).
"""

import re
from collections.abc import Iterator

from claimcheck.claims.discourse.discourse import Discourse
from claimcheck.claims.discourse.words import Words
from claimcheck.claims.lexicon.registry import Attribute, AttributeEntry
from claimcheck.claims.names.names import Name
from claimcheck.claims.roles.doers import Doing
from claimcheck.claims.roles.titles import OPEN_TITLE
from claimcheck.claims.roles.winners import WINNER
from claimcheck.claims.sentences.frames import Frame
from claimcheck.model.claims import MISSING, Slot
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span
from claimcheck.text.normalize import fold

_ENTRY = AttributeEntry(ja="", en="", dimension=("entity",))
_ALL_IN_ALL = "総合優勝"
_SIGNS = regex(rf"男子|女子|混合|位|{_ALL_IN_ALL}")
_WHOSE = r"(?:男子|女子|男女混合|混合)"
_CONTEST = rf"(?P<contest>{_WHOSE}[^\s、。「」『』（）()はがを]{{1,14}}?)(?:の?決勝)?"
_SAME = r"(?:(?!男子|女子|準優勝)[^。])"
"""What still tells of the same contest."""
_WON = r"(?<!準)(?:優勝|制し|制覇|勝っ|勝ち|逆転し|逆転優勝|頂点に|連覇|栄冠|金メダル|Ｖ|1着)(?!候補|を逃|経験|できな|まで)"
_MODIFIED = r"(?:[^、。「」（）()はがを]{0,10}の)?"
_NAMED = r"(?P<name>[一-龠々ぁ-んァ-ヺー・ 　]{2,16}?)(?:さん|選手)?(?:[（(][^（）()]{1,20}[）)])?"
_TOPIC = regex(rf"{_CONTEST}(?:は|では)、?{_MODIFIED}{_NAMED}が{_SAME}{{0,40}}?{_WON}")
"""女子走り幅跳びは高校2年の|田中凛(北高)が6メートル61で初の頂点に."""
_TAKEN = regex(
    rf"{_CONTEST}を{_SAME}{{0,24}}?(?:制した|勝った|制覇した|連覇した|優勝した){_MODIFIED}(?P<name>[一-龠々ぁ-んァ-ヺー・]{{2,16}}?)(?=選手|さん|[（(、。がはにもを])"
)
"""男子100m決勝を大会新記録で制した|青井拓選手."""
_OVERALL = regex(
    r"(?P<name>[一-龠々ぁ-んァ-ヺー・]{2,16}?)(?:さん|選手|くん)?(?:[（(][^（）()]{1,20}[）)])?(?:＝[^＝]{2,20}＝)?(?:は|が)(?:(?!総合優勝)[^。]){0,70}?"
    r"(?:個人)?総合優勝(?:(?:を|に)?(?:飾|し|果た|決め|遂げ|輝)|[。、]|$)"
)
"""青井隆（24）が合計11時間で初の|総合優勝を飾った."""
_RANKED = regex(
    r"(?P<before>.{0,8}?)(?<![0-9０-９第])(?P<rank>[2-8２-８二三])位(?:に|には|は|が|の){1,2}"
    rf"{_MODIFIED}(?P<name>[一-龠々ァ-ヺー・][一-龠々ぁ-んァ-ヺー・ 　]{{1,16}}?)(?:さん|選手)?"
    r"(?=[（(]|[がはも、。]|に?が?(?:入|続|食い込))"
)
"""31秒差の2位に|ルイジ・カルボーネ（イタリア）."""
_OTHER_RANKING = regex(r"昨|前|去|ランク|ランキング|世界|歴代|通算|国内|史上|シーズン|総生産|全国|県内|人口|以来|当時")
_KANA_WITHIN = regex(r"(?<=[一-龠々])[ぁ-ん]+(?=[一-龠々]|$)")
_RELAY = regex(r"(\d)[×x](\d+)m(?:r|リレー)$")
_OF_CONTEST = regex(_WHOSE)
_TAILS = regex(r"(?:決勝|の部|種目)$")
_RESULTS = regex(r"^個人(?=総合)|(?:成績|順位|結果|表)$")


def contest_key(text: str) -> str:
    """One spelling of a contest: 男子走り高跳び is 男子走高跳, 女子4×100mR is 女子400mリレー; "" for what is none."""
    if not _OF_CONTEST.match(text):
        return ""
    plain = _KANA_WITHIN.sub("", _TAILS.sub("", fold(text).replace("メートル", "m")))
    relay = _RELAY.search(plain)
    return plain if relay is None else f"{plain[: relay.start()]}{int(relay.group(1)) * int(relay.group(2))}mリレー"


def ranking_of(heading: str) -> str:
    """What the heading of a table of ranks says that it ranks: 総合 of 個人総合成績."""
    return _RESULTS.sub("", _RESULTS.sub("", heading))


class Contests:
    """Finds who won the contests of one document, and who came next."""

    def __init__(self, discourse: Discourse, words: Words) -> None:
        self.discourse, self.winner = discourse, words.registry.by_id.get(WINNER)

    def of_sentence(self, sent: int, frame: Frame) -> Iterator[Doing]:
        """The winners and the next that one sentence names."""
        text = self.discourse.view.quote(frame.span)
        if self.winner is None or not _SIGNS.search(text):
            return
        for pattern in (_TOPIC, _TAKEN):
            for match in pattern.finditer(text):
                key = contest_key(match.group("contest"))
                name = self._name(sent, frame.span.start, match)
                if name is not None and key:
                    where = Span(frame.span.start + match.start("contest"), frame.span.start + match.end("contest"))
                    tie = Slot(WINNER, "verb", 0.95, where)
                    yield Doing(self.winner, name, Slot(key, "contest", 0.95, where), _OF_CONTEST.sub("", key), tie)
        for match in _OVERALL.finditer(text) if _ALL_IN_ALL in text else ():
            name = self._name(sent, frame.span.start, match, inside=True)
            if name is not None:
                tie = Slot(WINNER, "verb", 0.95, Span(frame.span.start + match.start(), frame.span.start + match.end()))
                yield Doing(self.winner, name, MISSING, "総合", tie)
        yield from self._ranks(sent, frame, text)

    def _ranks(self, sent: int, frame: Frame, text: str) -> Iterator[Doing]:
        """Who came second and third: 2位に|ルイジ・カルボーネ, 3位には|松本修が入った."""
        for match in _RANKED.finditer(text):
            name = self._name(sent, frame.span.start, match)
            if name is None or _OTHER_RANKING.search(match.group("before")):
                continue
            where = Span(frame.span.start + match.start("rank"), frame.span.start + match.end("rank") + 1)
            contests = [found.group("contest") for found in re.finditer(rf"{_CONTEST}(?:は|では|で)", text[: match.start()])]
            key = contest_key(contests[-1]) if contests else ""
            subject = Slot(key, "contest", 0.95, where) if key else MISSING
            attribute = rank(match.group("rank"))
            yield Doing(attribute, name, subject, "", Slot(attribute.id, "beside its name", OPEN_TITLE, where))

    def _name(self, sent: int, start: int, match: re.Match[str], *, inside: bool = False) -> Name | None:
        """The name in a match: one that the dictionary knows, or what stands there of a school or team."""
        low, high = (start + at for at in match.span("name"))
        for name in self.discourse.names_in(sent, Span(low, high)):
            if name.type == "person" and name.span.end == high:
                return name
        if inside:
            return None
        text = match.group("name").strip()
        at = start + match.start("name") + match.group("name").index(text)
        kanji = re.fullmatch(r"[一-龠々ァ-ヺー・]{2,12}(?:大|高|中|ク|クラブ|チーム)", text)
        foreign = re.fullmatch(r"[ァ-ヺー]{2,}・[ァ-ヺー・]{2,}", text)
        if kanji is None and foreign is None:
            return None
        return Name(Span(at, at + len(text)), text, self.discourse.finder.key(text), "person" if foreign else "organization")


def rank(digit: str) -> Attribute:
    """Who came at a rank."""
    return Attribute(f"~{fold(digit).replace('二', '2').replace('三', '3')}位", _ENTRY)
