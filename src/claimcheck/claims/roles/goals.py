"""Who scored when: 後半41分 西塔 of a list of goals, 後半41分、江川が頭で押し込み決勝点とした."""

import re
from collections.abc import Iterator

from claimcheck.claims.discourse.discourse import Discourse
from claimcheck.claims.discourse.words import Words
from claimcheck.claims.names.names import Name
from claimcheck.claims.roles.doers import Doing
from claimcheck.claims.sentences.frames import Frame
from claimcheck.model.claims import MISSING, Slot
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span

SCORER = "sports/scorer"
_MINUTE = r"(?P<half>延長前半|延長後半|前半|後半|同)\s?(?P<minute>[0-9０-９]{1,2}(?:[＋+][0-9０-９])?)分"
_NAME = r"(?P<name>[一-龠々ァ-ヺー・]{1,12}?)"
_LISTED = regex(rf"{_MINUTE}[ 　]*[:：]?[ 　]*{_NAME}(?=[（(、,　 ／/]|$)")
_TOLD = regex(
    rf"{_MINUTE}(?:に|、|には)?[^。]{{0,40}}?(?:^|[、は　 にの]|MF|FW|DF){_NAME}(?:主将|選手|投手)?"
    r"(?:が[^。]{0,24}?"
    r"(?:決め|押し込|蹴り込|流し込|沈め|叩き込|合わせ|決勝点|追加点|同点"
    r"|先制|ゴール|得点|ネットを)"
    r"|の[^、。が]{0,12}?(?:シュート|ゴール|ヘディング|ヘッド|PK|得点|弾|一撃)(?:で|が決ま|が生))"
)
_MINUTES = regex(_MINUTE)
_FIRST = regex(r"[一-龠々ァ-ヺー・]{1,12}(?=[（(、 　／/]|$)")
_OTHERS = regex(r"警告|退場|交代|イエロー|レッド|OUT|IN\b|シュート数|CK|失点|けが|負傷|投入")
_GOALS = regex(r"得点|ゴール|スコア")
_COMMON = regex(
    r"(?:得点|時点|終了|開始|以降|経過|決勝|先制|同点|試合|相手|味方|主将|選手|最後|右|左|中央|頭|足|新人|途中|直後|その後)$"
)

_SHORT = 24
"""Characters of a heading over a list."""


class Goals:
    """Finds the scorers that one document tells with the minute."""

    def __init__(self, discourse: Discourse, words: Words) -> None:
        self.discourse, self.by_id = discourse, words.registry.by_id

    def of_sentence(self, sent: int, frame: Frame) -> Iterator[Doing]:
        """The scorers of one sentence, each of the goal of a minute."""
        text = self.discourse.view.quote(frame.span)
        if SCORER not in self.by_id or "半" not in text or _OTHERS.search(text):
            return
        half = ""
        for pattern in (_LISTED, _TOLD):
            if pattern is _LISTED and not self._is_of_goals(sent, text):
                continue
            for match in pattern.finditer(text):
                name = match.group("name")
                half = match.group("half") if match.group("half") != "同" else half
                if _COMMON.search(name) or not half:
                    continue
                span = Span(frame.span.start + match.start("name"), frame.span.start + match.end("name"))
                yield self._doing(span, name, match, half)

    def _doing(self, span: Span, name: str, minute: re.Match[str], half: str = "") -> Doing:
        """The scorer of a minute; added time is the last minute of its half."""
        scorer = Name(span, name, self.discourse.finder.key(name), "person")
        time = f"{half or minute.group('half')}{int(re.split('[＋+]', minute.group('minute'))[0])}分"
        return Doing(self.by_id[SCORER], scorer, MISSING, time, Slot(SCORER, "minute", 1.0, span))

    def cells(self) -> Iterator[tuple[int, Doing]]:
        """The scorers in cells that the minute labels, each with its sentence: 後半41分 | 西塔（会津）."""
        view = self.discourse.view
        for number, block in enumerate(view.document.blocks):
            label = _MINUTES.fullmatch(self.discourse.block_text(block.row[-1])) if block.row and SCORER in self.by_id else None
            match = _FIRST.match(view.quote(block.span)) if label is not None and view.block_sentences[number] else None
            if label is None or match is None or label.group("half") == "同":
                continue
            sent = view.block_sentences[number][0]
            if self._is_of_goals(sent, match.group()):
                span = Span(block.span.start + match.start(), block.span.start + match.end())
                yield sent, self._doing(span, match.group(), label)

    def _is_of_goals(self, sent: int, text: str) -> bool:
        """Whether a list is one of goals, by what stands in it, over it or before it."""
        view = self.discourse.view
        block = view.sentences[sent].block
        at = view.document.blocks[block]
        over = [self.discourse.block_text(index) for index in (*at.heading, *at.row, *range(max(0, block - 2), block))]
        return bool(_GOALS.search(text) or any(_GOALS.search(each) for each in over if len(each) < _SHORT))
