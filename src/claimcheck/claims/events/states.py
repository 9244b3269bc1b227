"""The events that a state begins and ends with: 2012年から社長を務める is 就任, 3月29日まで滑れます the end of a season.

Note [States]. What somebody is, or what can be done, holds from one event until another. With から the state tells the first,
with まで the last: in office from 就任 to 退任, of a team from 加入 to 脱退, on show from 開幕 to 閉幕. The words are
`held_states` of the lexicon: a verb, or noun, particle and verb (任に有る), with the nouns of both events.
"""

from collections.abc import Callable, Mapping

from claimcheck.claims.lexicon.registry import Attribute, Edge, Registry
from claimcheck.claims.sentences.frames import Chunk, Frame
from claimcheck.model.pattern import regex

_ROLE = (
    *("長", "役", "監督", "大臣", "首相", "主将", "知事", "委員", "代表", "理事", "指揮者", "総裁", "コーチ", "マスター", "CEO"),
    "学芸員",
)


class States:
    """Reads the events at the ends of states."""

    def __init__(self, registry: Registry, states: Mapping[str, str]) -> None:
        self._registry, self._states = registry, states

    def edge(self, frame: Frame, predicate: Chunk, edge: Edge) -> tuple[Attribute, str] | None:
        """The event at one end of what a predicate says goes on."""
        if predicate.value >= 0 or predicate.negative or _TRIAL.search(predicate.text):
            return None
        nouns = next((found for phrase in self._phrases(frame, predicate) if (found := self._states.get(phrase))), None)
        if nouns is None:
            return None
        shown = nouns.startswith("開幕")  # 6月22日まで開かれている; who holds or sees something is not what lasts
        if shown and any(other.particle == "を" for other in frame.arguments(predicate)):
            return None
        start, _, end = nouns.partition("|")
        named = start if edge == "start" else end
        return self._registry.named_by(named, "date") if named else None

    def _phrases(self, frame: Frame, predicate: Chunk) -> list[str]:
        lemma = predicate.lemma
        found = []
        for other in frame.arguments(predicate):
            if other.value >= 0 or not other.tokens:
                continue
            role = "役" if other.text.endswith(_ROLE) else other.tokens[-1].surface
            found += [f"{other.tokens[-1].surface}{other.particle}{lemma}", f"{role}{other.particle}{lemma}"]
        return [*found, lemma]

    def tenure(
        self, frame: Frame, predicate: Chunk, attribute: str, is_house: Callable[[Chunk], bool]
    ) -> tuple[str, frozenset[str]] | None:
        """The event by the post or the house it is of, and whose post: 北都フィルの|音楽監督に|就任した is 音楽監督就任.

        Somebody takes office again and again, but hardly the same office.
        """
        act = _TENURES.get(attribute)
        if act is None:
            return None
        for other in self._posts(frame, predicate):
            post = _FORMER.sub("", _ACT.sub("", other.text))
            if post.endswith(_ROLE) and post not in _PLAIN and act in _OF_POSTS:
                owners = (each for each in frame.arguments(other) if each.particle == "の" and each.value < 0)
                return f"{post}{act}", frozenset(each.text for each in owners if is_house(each))
            if act not in _OF_POSTS and other.particle in ("に", "へ", "で", "を", "から") and is_house(other):
                return f"{other.text}{act}", frozenset()
        return None

    def _posts(self, frame: Frame, predicate: Chunk) -> list[Chunk]:
        """The nouns that may name a post: 社長に就任, 社長の任にある, 社長就任, 前会長の宮本氏は退任した."""
        found = [predicate] if predicate.value < 0 else []
        for other in frame.arguments(predicate):
            if other.value >= 0 or not other.tokens:
                continue
            before = [each for each in frame.arguments(other) if each.particle == "の" and each.value < 0 and each.tokens]
            if other.particle in ("に", "を", "として", "の", "から", "で", "へ"):
                found += [other, *before]
            elif other.particle in ("は", "が"):
                found += before
        return found


_TENURES = {
    "people/took-office": "就任", "people/became-president": "就任", "people/became-chairman": "就任", "people/left-office": "退任",
    "people/joined": "加入", "people/left": "退団",
}  # fmt: skip
_OF_POSTS = frozenset({"就任", "退任"})
_TRIAL = regex(r"(?:試|仮|試験|模擬|訓練)(?:運転|営業|運行|運用|開催|公開)")
"""What only tries out what is to go on: 海上試運転."""
_ACT = regex(r"(?:就任|退任|着任|辞任)$")
_FORMER = regex(r"^(?:前|元|現|新|初代|第?[0-9０-９]+代)")
_PLAIN = frozenset({"長", "役", "現職", "役職", "要職", "取締役", "執行役員", "役員", "委員", "理事", "顧問"})
"""Posts of many, and words for any post."""
