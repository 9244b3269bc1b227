"""Who did it to whom: 青嵐高が白楊高を破る, 白楊高は青嵐高に敗れる, ハルカ食品がムツミ製菓を買収する.

A deed between two is a role of the pair: whoever won, bought or sued. Told the other way round, it contradicts.
"""

import re
from collections.abc import Iterator

from claimcheck.claims.discourse.discourse import Discourse
from claimcheck.claims.discourse.words import Words
from claimcheck.claims.names.names import Name
from claimcheck.claims.roles.doers import Doing
from claimcheck.claims.sentences.chunks import Chunk
from claimcheck.claims.sentences.frames import Frame
from claimcheck.model.claims import Slot
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span

_SIDE = regex(
    r"(?:株式会社|㈱)?([一-龠々ァ-ヺーA-Za-z0-9]{2,14}?)"
    r"(?:株式会社|㈱|選手|さん|氏|君|側|チーム|社|校(?<=高校)|学(?<=大学))?"
)
_NOBODY = frozenset({
    *("相手", "同社", "当社", "両社", "他社", "会社", "企業", "自社", "同校", "大会", "試合", "決勝", "準決勝", "強豪", "全国"),
    *("国", "日本", "同点", "世界"),
})
_SCHOOLS = ("高", "大", "高校", "大学")
_AGENT = ("が", "は", "も")


class Rivals:
    """Finds who did what to whom in the sentences of one document."""

    def __init__(self, discourse: Discourse, words: Words) -> None:
        self.discourse = discourse
        self.deeds = {
            verb: (words.registry.by_id[role], particle, turned)
            for verb, told in words.titles.rivals.items()
            for role, particle, turned in (_told(told),)
            if role in words.registry.by_id
        }

    def of_sentence(self, sent: int, frame: Frame) -> Iterator[Doing]:
        """What one sentence tells of two sides."""
        for chunk in frame.chunks:
            deed = self.deeds.get(chunk.lemma) if chunk.predicate or not chunk.particle else None
            if deed is None or chunk.negative or chunk.index in frame.bracketed:
                continue
            attribute, particle, turned = deed
            if chunk.passive:
                particle, turned = "に", not turned
            doer = self._side(sent, frame, chunk, _AGENT)
            other = self._side(sent, frame, chunk, (particle,))
            if doer is None or other is None or doer.key == other.key:
                continue
            first = other if turned else doer
            pair = "×".join(sorted((doer.key, other.key)))
            tie = Slot(attribute.id, "verb", 0.95, chunk.span)
            yield Doing(attribute, first, Slot("~" + pair, "clause", 1.0, chunk.span), "", tie)

    def _side(self, sent: int, frame: Frame, predicate: Chunk, particles: tuple[str, ...]) -> Name | None:
        """Who stands with a particle beside a deed: 青嵐高 of 青嵐高が."""
        arguments = [other for other in frame.arguments(predicate) if other.value < 0]
        chunk = next((other for particle in particles for other in arguments if other.particle == particle), None)
        if chunk is None and particles is _AGENT:
            chunk = frame.topic(predicate.index)  # A社はB社を買収すると発表した
        if chunk is None or chunk.predicate:
            return None
        words = re.split(r"[ 　]", self.discourse.view.quote(chunk.span).removesuffix(chunk.particle).strip("、"))
        match = _SIDE.fullmatch(words[-1])
        if match is None or match.group(1) in _NOBODY or not self._is_name(sent, chunk):
            return None
        text = match.group(1)
        at = self.discourse.view.text.find(text, chunk.span.start)
        return Name(Span(at, at + len(text)), text, text, "other")

    def _is_name(self, sent: int, chunk: Chunk) -> bool:
        """Whether a chunk holds a name or a word that the dictionary takes for a part of one."""
        named = bool(self.discourse.names_in(sent, chunk.span)) or any(word.proper for word in chunk.tokens)
        return named or chunk.text.endswith(_SCHOOLS)


def _told(text: str) -> tuple[str, str, bool]:
    """An entry of the lexicon: role, particle of the other side, and whether that side fills the role."""
    role, particle, *rest = text.split("|")
    return role, particle, bool(rest)
