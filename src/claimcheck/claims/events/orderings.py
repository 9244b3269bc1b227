"""Which events a sentence puts in an order without a day for both: この合意を受けて、3月に着工した; 審査を終えた後に開く.

Note [Orderings]. Words between two clauses or behind a noun say which came first: を受けて, を踏まえて, てから, た後 put what the
sentence goes on with after the event they name, に先立ち, を前に, する前 before it. That event is read as an act (see Note [Acts]),
as if it had a day, so that it may be told anywhere in the affair, and in other words. The rest of the sentence has a day, or is
an act itself. A clause that says how a thing came to be puts what is done with it behind that: 寄贈された楽器を使い、11月に開いた.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from claimcheck.claims.discourse.discourse import Discourse
from claimcheck.claims.events.acts import Acts
from claimcheck.claims.events.orderdays import (
    begins_a_word,
    day_of,
    day_of_clause,
    governors,
    is_length,
    is_of_topic,
    is_own,
    is_within,
    place_of,
)
from claimcheck.claims.events.orderwords import DESCRIBED, NOT_ONE, ORDER, SIGN
from claimcheck.claims.lexicon.actwords import Act
from claimcheck.claims.sentences.frames import Chunk, Frame
from claimcheck.claims.sentences.gatherings import is_act
from claimcheck.model.claims import Claim, Mention
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span
from claimcheck.model.values import Date

_NTH_TIME = regex(r"[0-9０-９一二三四五六七八九十]+(?:回|度|例|件|番|人)目")
_NOT_SO = regex(r"予定だった|当初|もし|場合|前回|昨年の|(?<!復)旧(?=[一-龠])|次回|例年|毎年")
_THEN = frozenset(("から", "以来", "最初に", "初めて", "はじめて", "すぐ", "直ちに", "まもなく", "間もなく", "ほどなく"))
_CAUSED = frozenset(("により", "によって", "のため", "で"))
"""What stands behind the cause of what follows, where that is something that befell: 地震|で工事が止まった."""
_ONLY = ("でなけ", "でない", "なけれ", "ないと")
"""What makes of a refusal a permission: 終えた後|でなければ始められない."""
_AFTERWARDS = frozenset(("後", "あと", "のち", "上", "うえ", "から"))
_WORDS = frozenset(("通報", "報告", "通知", "指摘", "要請", "苦情", "相談", "連絡"))
"""Kinds of word that reaches somebody."""
_THIS = ("これ", "それ")
_REACH = 60
_LABEL, _WIDE = 12, 12


class Ordering(NamedTuple):
    """An event that a sentence names without its day, and what it puts behind or ahead of that."""

    event: Act
    ahead: bool
    """Whether the rest of the sentence comes before the event."""
    when: Mention | None
    """The day of the event, where the sentence gives it."""
    day: Mention | None
    """The day of the rest."""
    rest: Act | None
    """What the rest says, where it has no day."""
    only: bool
    """Whether the rest cannot come otherwise: 終えた後でなければ始められない."""
    befell: bool
    """Whether the event is an accident or the like, as there may be several of."""
    names: tuple[str, str]
    """The event and the rest, as the text says them."""
    sentence: Span
    words: Span
    """What names the event, with the words that put it first or last: 最終報告を待ち."""


class Orderings:
    """Finds the orderings of one document."""

    def __init__(self, discourse: Discourse, acts: Acts) -> None:
        self.discourse, self.acts = discourse, acts
        self._told: Sequence[Claim] = ()

    def of(self, claims: Sequence[Claim]) -> Iterator[Ordering]:
        """The orderings of the document.

        Args:
            claims: those of the document, with the acts of its days.
        """
        view = self.discourse.view
        told = sorted((claim for claim in claims if "acts" in claim.extra), key=lambda claim: claim.dimension == "time")
        dated = {claim.sentence for claim in told}
        labelled = {claim.sentence: claim.mention._replace(value=claim.extra["acts"][0].day) for claim in told}
        for sent, sentence in enumerate(view.sentences):
            span, self._told = sentence.span, told
            signed = SIGN.search(view.text, *span) or (span in dated and DESCRIBED.search(view.text, *span))
            if not signed or _NOT_SO.search(view.text, *span):
                continue
            found = [match for match in ORDER.finditer(view.text, *span) if not _is_none(view.text, match)]
            if found:
                yield from self._of_sentence(sent, found, labelled)

    def _of_sentence(self, sent: int, found: Sequence[re.Match[str]], labelled: Mapping[Span, Mention]) -> Iterator[Ordering]:
        frame = self.discourse.frame(sent)
        for match in found:
            chunk = next((each for each in frame.chunks if each.span.start < match.start() <= each.span.end), None)
            if chunk is None or chunk.value >= 0 or not chunk.tokens or not begins_a_word(chunk, match.start()):
                continue  # 出|前
            if (match[0] in _THEN or match["when"]) and not chunk.predicate:
                continue  # 川崎の拠点で|初めて試した
            if match["when"] and not self._comes_about(frame, chunk):
                continue
            if match["made"] is not None and not self._was_made(frame, chunk):
                continue
            if match[0].rstrip("、") in _CAUSED and chunk.tokens[-1].surface not in self.acts.acts.occurrences:
                continue
            rests = self._rest(sent, frame, chunk, match, labelled)
            this = self._this(sent, frame, chunk) if rests and chunk.text in _THIS and match["ahead"] is None else None
            for rest in rests:
                if this is not None and (rest.day is None or rest.day.span != this[1].span):
                    words, names = Span(chunk.span.start, match.end()), (this[0].name, rest.said)
                    yield Ordering(
                        this[0], when=this[1], day=rest.day, rest=rest.act, names=names, sentence=frame.span, words=words,
                        ahead=False, only=False, befell=False,
                    )  # fmt: skip
                for named in (chunk, *_together(frame, chunk)):
                    yield from self._ordering(sent, frame, match, named, rest)

    def _comes_about(self, frame: Frame, chunk: Chunk) -> bool:
        """Whether a clause before と tells what once happened: 許可が|下りると、店を開けた; no condition, no words of somebody."""
        subject = any(other.particle == "が" and other.tokens and other.value < 0 for other in frame.arguments(chunk))
        end = next((each for each in reversed(frame.chunks) if each.predicate), None)
        past = end is not None and any(word.lemma == "た" for word in end.tail)
        return subject and past and len(self.acts.acts.kinds(self.acts.acts.of_verb(chunk.tokens[-1]))) > 0

    def _was_made(self, frame: Frame, chunk: Chunk) -> bool:
        """Whether a clause says how a thing came to be that the rest of its sentence uses: 寄贈された|楽器を使い.

        What is told of a thing as a topic may lie before that, and so may what leads to it: 完成した橋は|2019年に着工した.
        """
        if not (chunk.predicate and chunk.adnominal and chunk.head > chunk.index) or chunk.negative or chunk.value >= 0:
            return False
        if any(each.value >= 0 and isinstance(frame.mentions[each.value].value, Date) for each in frame.arguments(chunk)):
            return False
        noun = frame.chunks[chunk.head]
        for each in frame.chain(noun):
            noun = each
        user, words = frame.predicate_of(noun), self.acts.acts
        if user is None or user.negative or user.adnominal or noun.particle not in ("を", "で", "に", "へ", "から"):
            doing = user is not None and not user.adnominal and bool(noun.tokens) and is_act(noun.tokens[-1])
            if not doing or noun is frame.chunks[chunk.head]:
                return False  # 完成した衛星の|試験は
        made, uses = self.acts.recalled(frame, chunk), [each for each in (noun, user) if each is not None]
        if made is None or made.kinds.isdisjoint(words.making):
            return False
        told = [self.acts.recalled(frame, each) for each in (*uses, *(frame.chunks[at] for at in governors(frame, noun)))]
        return all(act is None or (act.kinds | {act.word}).isdisjoint(words.leading | made.kinds) for act in told)

    def _this(self, sent: int, frame: Frame, chunk: Chunk) -> tuple[Act, Mention] | None:
        """What これ in これを受けて means: what the text dated last, in this sentence or alone in the one before."""
        view = self.discourse.view
        before = view.sentences[sent - 1] if sent and view.sentences[sent - 1].block == view.sentences[sent].block else None
        own = [each for each in self._told if each.sentence == frame.span and each.mention.span.end < chunk.span.start]
        last = [each for each in self._told if before is not None and each.sentence == before.span]
        days = {each.mention.span: each for each in own or last}
        if not days or (not own and len(days) > 1):
            return None
        claim = days[max(days)]
        act, day, _modality = claim.extra["acts"][0]
        return (act, claim.mention._replace(value=day)) if act.word and not act.doubtful else None

    def _ordering(self, sent: int, frame: Frame, match: re.Match[str], named: Chunk, rest: "_Rest") -> Iterator[Ordering]:
        event, when = self.acts.recalled(frame, named, noun=match["noun"] is not None), day_of(frame, named, match)
        if when is None and match["ahead"] is None:
            when = day_of_clause(frame, named)
        when = self._dated(sent, when) if when is not None and when is not rest.raw else None
        if event is None or not (event.word or match["ahead"] is None) or (match["heard"] and not _is_word_got(event, rest)):
            return
        names = event.name or self.discourse.view.quote(named.span), rest.said
        befell, ahead = event.word in self.acts.acts.occurrences, match["ahead"] is not None
        words = Span(min(named.span.start, match.start()), match.end())
        yield Ordering(event, ahead, when, rest.day, rest.act, rest.only, befell, names, frame.span, words)

    def _dated(self, sent: int, mention: Mention) -> Mention:
        """A day with its year in the bracket behind it: 貞和4年|（1348年）."""
        unit = next((unit for unit in self.discourse.units_of[sent] if unit.mention.span == mention.span), None)
        dates = [each for each in unit.members if isinstance(each.value, Date) and each.value.year] if unit is not None else []
        return dates[0] if dates else mention

    def _rest(
        self, sent: int, frame: Frame, chunk: Chunk, match: re.Match[str], labelled: Mapping[Span, Mention]
    ) -> "Sequence[_Rest]":
        """What a sentence goes on with: its day, or its acts where it has none."""
        text, line = self.discourse.view.text, governors(frame, chunk)
        days = [each for each in frame.chunks if each.value >= 0 and isinstance(frame.mentions[each.value].value, Date)]
        days = [each for each in days if not is_length(text, frame.mentions[each.value].span)]
        days = [each for each in days if match["ahead"] is not None or not is_within(frame, each, chunk)]
        label = labelled.get(frame.span) if not days else None
        its = {each.index for each in frame.phrase(chunk, _WIDE) if each.particle == "の"} if not chunk.predicate else set[int]()
        days = [each for each in days if each.index not in its and not is_of_topic(frame, each)]  # 5月の|造成完了を待って
        if not days:
            if label is not None:
                return [_Rest(label, text[match.end() : frame.span.end].strip("、")[:_LABEL], None)]
            return list(self._undated(frame, chunk, match, line))
        own = next((at for at in line[:1] if frame.chunks[at].span.start < match.end()), -1)
        days = [each for each in days if not is_own(frame, each, own)]
        placed = [(at, each) for each in days if (at := place_of(frame, each, line)) >= 0 and chunk.index != each.index]
        near = [
            (at, each) for at, each in placed
            if each.index < chunk.index or 0 <= each.span.start - match.end() <= _REACH
        ]  # fmt: skip
        if not near:
            return list(self._undated(frame, chunk, match, line)) if chunk.text in _THIS else ()
        _at, day = min(near, key=lambda pair: (pair[0], pair[1].index < chunk.index, abs(pair[1].index - chunk.index)))
        mention = self._dated(sent, frame.mentions[day.value])
        said = text[mention.extent.end : frame.span.end].lstrip("に、のは") or text[match.end() : mention.extent.start]
        return [_Rest(mention, said.strip("、")[:_LABEL], None, frame.mentions[day.value])]

    def _undated(self, frame: Frame, chunk: Chunk, match: re.Match[str], line: Sequence[int]) -> "Iterator[_Rest]":
        """What a sentence without another day goes on with, the last first: 造成を待って引き渡しを受け、|着工する."""
        only = self.discourse.view.text.startswith(_ONLY, match.end())
        if match["ahead"] is not None or match[0].rstrip("、") in _CAUSED:
            return
        if match[0] in _AFTERWARDS:
            act = self.acts.recalled(frame, frame.chunks[line[-1]], negative=only) if line else None
            if act is not None:
                yield _Rest(None, act.name, act, only=only)
            return
        words = {word.surface for word in chunk.tokens}
        for later in (frame.chunks[at] for at in reversed(line)):
            tied = later.span.start < match.end()  # 審査を|経て
            act = self.acts.recalled(frame, later) if not tied and not later.adnominal and later.value < 0 else None
            if act is not None and act.word and act.precise and act.word not in words:
                yield _Rest(None, act.name, act)


class _Rest(NamedTuple):
    day: Mention | None
    said: str
    act: Act | None
    raw: Mention | None = None
    """The day as the frame has it."""
    only: bool = False


def _together(frame: Frame, chunk: Chunk) -> Iterator[Chunk]:
    """Predicates that come first together with one: 審査が|終わり、許可を受けた後に."""
    for other in frame.arguments(chunk) if chunk.predicate else ():
        if other.predicate and other.comma and not other.adnominal and other.value < 0 and not other.negative:
            yield other


def _is_word_got(event: Act, rest: _Rest) -> bool:
    """Whether a word reaches somebody who then does something at an hour, and no operation that he had once: 通報を|受けた隊は."""
    value = rest.day.value if rest.day is not None else None
    return isinstance(value, Date) and value.hour is not None and not event.kinds.isdisjoint(_WORDS)


def _is_none(text: str, match: re.Match[str]) -> bool:
    """Whether a match is part of another word, 午|後, 今|後, or counts how often: 2008年2月の中止に|次ぐ3回目."""
    if _NTH_TIME.match(text, match.end()):
        return True
    return NOT_ONE.match(text, match.start() - 1) is not None or NOT_ONE.match(text, match.start() - 2) is not None
