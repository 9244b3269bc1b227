"""What a text says came of an event, or before it, whose day this or another text tells: この合意を受けて、2023年10月に着工した.

Note [Aftermaths]. を受けて, をきっかけに, で得た資金 put what a sentence dates after the event they name, に先立ち before it. The
event is found by its act (see Note [Acts]) or by its edition (第1回大会) among all tellings of an affair, and only where those
tell of one day, or share a theme with the words that name it.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from functools import cached_property
from typing import NamedTuple

from claimcheck.claims.actwords import Act
from claimcheck.claims.compatibility import bounds_of
from claimcheck.claims.extract import DocumentClaims
from claimcheck.claims.told import Sequel, Told, is_whole, sentence_of
from claimcheck.model.pattern import regex
from claimcheck.model.values import Date
from claimcheck.text.nearby import near

_CAUSES = regex(
    r"(?<![一-龠々ァ-ヺーA-Za-z0-9])(?P<event>[^、。「」\n()（）]{2,26}?)"
    r"(?:(?P<behind>を(?:受け(?:て|、)|きっかけに|機に|踏まえ(?:て|、)|経て)|に基づ(?:き|いて)|に続(?:き|いて)|で得た|を(?:いただい|頂い|もらっ|得|終え|済ませ|取っ|受け取っ)て(?:から|、))"
    r"|(?P<ahead>に先立(?:ち|って)|に先駆けて?|(?:する)?(?<!以)前(?:の(?=[0-9０-９一二三四五六七八九十昨今去前同])|に、|、)))"
)
_SIGN = regex(r"を受け|をきっかけ|を機に|を踏まえ|を経て|に基づ|に続|で得た|に先|てから|[得えせっい]て、|前[のに、]")
_EVENT = regex(r"(?:^|.*?[のはがにで])(?P<noun>[一-龠々ァ-ヺー]{2,10})$")
_EDITION = regex(r"第([0-9０-９一二三四五六七八九十]+)回")
_MODIFIER = regex(r"[一-龠々]{2,}|[ァ-ヺー]{3,}")
_FIRST = regex(r"最初|初めて|第[1１一]")
_THIS = regex(r"こう?した|この|その|同")
_OWN_DAY = regex(r"^(?:には|に|は|、|の[一-龠]{1,4}[、に])")
_NOT_SO = regex(r"予定だった|当初|延期|中止|見送|もし|場合|前回|昨年の|(?<!復)旧(?=[一-龠])|次回")
_DECIDED = "決定"
_LEAD, _REACH, _NAME = 30, 48, 12
_INFERRED = timedelta(days=150)
_LONGEST = timedelta(days=1500)
_SAME_THEME, _ONLY = 0.8, 0.74
_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")


class _Event(NamedTuple):
    told: Told
    act: Act
    inferred: bool


class Events:
    """The dated events of one affair, by what happened."""

    def __init__(self, documents: Sequence[DocumentClaims]) -> None:
        self._documents = documents

    @cached_property
    def by_word(self) -> Mapping[str, list[_Event]]:
        """The events by the words that may name them."""
        by_word: Mapping[str, list[_Event]] = defaultdict(list)
        for document in self._documents:
            for claim in document.claims:
                for act, day, modality in claim.extra.get("acts", ()):
                    bounds = bounds_of(day) if day.year is not None and day.open is None and not day.fiscal else None
                    if bounds is None or act.doubtful or modality.value in ("denied", "hypothetical"):
                        continue
                    told = Told(document.path, claim.mention._replace(value=day), claim.sentence, *bounds)
                    event = _Event(told, act, claim.mention.span in document.inferred)
                    words = {act.word, *(act.kinds if act.precise else ())} | {word for word in act.which if word.endswith("回")}
                    for word in words - {""}:
                        by_word[word].append(event)
        return by_word

    def named(self, phrase: str) -> tuple[str, list[_Event], float]:
        """The events that a phrase may mean, how it calls them, and how surely they are meant."""
        edition = _EDITION.search(phrase)
        if edition is not None:
            found = [
                event for event in self.by_word.get(f"{edition[1].translate(_DIGITS)}回", ())
                if any(noun in phrase for noun in event.act.themes) and "開催" in event.act.kinds
            ]  # fmt: skip
            return edition[0], found, _SAME_THEME
        match = _EVENT.match(phrase)
        if match is None:
            return "", [], 0.0
        noun = match["noun"]
        word = next((noun[at:] for at in range(len(noun) - 1) if noun[at:] in self.by_word), "")
        if not word and noun.endswith(_DECIDED) and noun != _DECIDED:
            return self.named(phrase.removesuffix(_DECIDED))  # 助成決定をいただいて, 助成が決定した
        found = [event for event in self.by_word.get(word, ()) if event.act.edge == "" or word != event.act.word]
        rest = phrase.removesuffix(word)
        if _FIRST.search(rest):
            found = [event for event in found if not any(word[0].isdigit() and word[0] != "1" for word in event.act.which)]
        near = [event for event in found if any(len(theme) > 1 and theme in rest for theme in event.act.themes | event.act.around)]
        if near:
            return word, near, _SAME_THEME
        days = {event.told.low for event in found}
        plain = not _MODIFIER.search(rest) or all(not event.act.themes for event in found) or len(found[:2]) == 1
        return word, found if len(days) == 1 and plain else [], _SAME_THEME if _THIS.fullmatch(rest) else _ONLY


def aftermaths(document: DocumentClaims, events: Events) -> Iterator[Sequel]:
    """The days of a text that stand on the wrong side of an event which their sentence names."""
    text = document.text
    days = sorted((mention for mention in document.dates), key=lambda mention: mention.span)
    for match in near(_CAUSES, _SIGN, text, 27, 8) if days else ():
        sentence = sentence_of(text, match.start())
        if _NOT_SO.search(text, *sentence):
            continue
        behind = next((each for each in days if match.end() <= each.extent.start < sentence.end), None)
        led = (each for each in reversed(days) if sentence.start <= each.extent.start and each.extent.end <= match.end())
        before = next(led, None)
        own = before or behind
        if own is None or (own is behind and own.extent.start - match.end() > _REACH):
            continue
        phrase = match["event"]
        if before is not None:
            between = text[before.extent.end : match.start("event") + len(phrase)]
            lead = _OWN_DAY.match(between)
            if lead is None or between.startswith("の") or len(between) > _LEAD:
                continue
            phrase = between[lead.end() :].lstrip("、")
        bounds = bounds_of(own.value) if isinstance(own.value, Date) and own.value.year and not own.value.open else None
        if bounds is None or (isinstance(own.value, Date) and own.value.until is not None):
            continue
        name, found, factor = events.named(phrase)
        if factor < _SAME_THEME and match["ahead"] is not None and "前" in match["ahead"]:
            continue  # 新館の公開前の6月: the only 公開 told is not the one meant
        effect = Told(document.path, own, sentence, *bounds)
        found = [event for event in found if (event.told.path, event.told.sentence) != (effect.path, sentence)]
        yearless = own.span in document.inferred
        told = text[own.extent.end : sentence.end].lstrip("に、のは") or text[match.end() : own.extent.start].strip("、")
        names = name, told[:_NAME]
        yield from _against(effect, found, names, factor, ahead=match["ahead"] is not None, yearless=yearless)


def _against(
    effect: Told, found: Sequence[_Event], names: tuple[str, str], factor: float, *, ahead: bool, yearless: bool
) -> Iterator[Sequel]:
    """The effect against all events that it may be of, if none is on the right side."""
    for event in found[:1]:
        cause = event.told
        late, early = (cause, effect) if ahead else (effect, cause)
        wrong = all(
            (effect.low >= each.told.high) if ahead else (each.told.low >= effect.high) for each in found
        )
        gap = early.low - late.low
        limit = _INFERRED if yearless or event.inferred else _LONGEST
        if wrong and gap < limit and (is_whole(late) or is_whole(early)):
            yield Sequel(late, early, (names[1], names[0]) if not ahead else names, factor)
