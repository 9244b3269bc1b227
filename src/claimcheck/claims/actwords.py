"""What is done or happens, however it is put, and whether two tellings may be of one event.

Note [Acts]. An act is the word that says what happened (着工, 始める), what it happened to (its theme, ターミナルビル), and whether a day
begins or ends it. Words that may say one thing are kin (`kindred_acts` of the lexicon), and a word may be kin to many: 開く is to hold
something and to open a house. Two tellings are of one event where their acts are the same or kin and their themes share a noun; where
one leaves its theme out, the act itself must say enough.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from claimcheck.text.lexicon import Lexicon
from claimcheck.text.tokens import Morpheme

_KANJI_FROM, _KANJI_TO = "一", "龠"
_EDGES = {"start": "開始", "end": "終了"}
_PRECISE, _VAGUE = 3, 6
"""Sets that a word may stand in and still say what happened."""
_REPEATED = frozenset({
    *("発表", "開催", "公開", "放送", "決定", "掲載", "参加", "訪問", "調査", "会議", "刊行", "発生", "記録", "検査", "試験", "統合", "解除"),
})
"""What there is of many things: another theme is another event."""
_SPOKEN = frozenset({"発表", "決定", "計画", "合意", "報告", "案内", "通知", "提案", "申請", "承認", "締切", "募集", "延期", "中止", "目標"})
"""What is said of an event on another day than its own."""
KIN, OPEN_ACT, OPEN_THEME, OTHER_WORDS, OPEN_EDGE, LIMIT, OTHER_THEME, SHORT = 0.95, 0.8, 0.85, 0.9, 0.95, 0.85, 0.6, 0.85
KIND_OF_THEME, VAGUE = 0.8, 0.5


class Act(NamedTuple):
    """What happened on a day."""

    word: str
    """The noun or verb that says it; "" where only a name stands beside the day."""
    kinds: frozenset[str]
    """The sets of kindred acts it is in."""
    edge: str
    """start or end, where the day begins or ends what is told."""
    themes: frozenset[str]
    """Nouns of what it was done to, or of who did it where there is nothing else."""
    names: frozenset[str]
    """Those of them that name something."""
    which: frozenset[str]
    """Which of several: 第2期, 次."""
    around: frozenset[str] = frozenset()
    """Nouns beside it, of who did it or where: they may be the theme of another telling."""

    topics: frozenset[str] = frozenset()
    """What kinds of thing its themes are: a 店 and a 支店 are 店舗."""
    doubtful: bool = False
    """Whether the day may be of something else: one that a release bears, or before a relative clause."""

    @property
    def precise(self) -> bool:
        """Whether the act alone says which event is meant."""
        return bool(self.word) and len(self.kinds) <= _PRECISE

    @property
    def name(self) -> str:
        """The act with its theme, as a finding calls it."""
        theme = max(self.themes, key=lambda word: (word in self.names, len(word), word), default="")
        return ("" if theme in self.word else theme) + self.word + ("" if self.edge in ("", None) else _EDGES[self.edge])


class ActWords:
    """The words of acts."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._kinds: Mapping[str, frozenset[str]] = _kinds(lexicon.maps.get("kindred_acts", {}))
        self._themes = _kinds(lexicon.maps.get("kindred_themes", {}))
        self.words = frozenset(self._kinds)
        words = lexicon.words
        self.starts, self.ends = (frozenset(words.get(name, ())) for name in ("start_nouns", "end_nouns"))
        self.bare = frozenset((*words.get("bare_nouns", ()), *words.get("plan_nouns", ())))
        """Nouns that say nothing of what an event is about."""

    def kinds(self, word: str) -> frozenset[str]:
        """The sets of kindred acts that a word is in."""
        return self._kinds.get(word, frozenset())

    def of_verb(self, word: Morpheme) -> str:
        """A verb as the sets have it: 建てる, and not the 立てる that the dictionary makes of it."""
        written = _written(word)
        return written if written in self._kinds else word.lemma

    def act(
        self, word: str, edge: str, themes: Iterable[str], names: Iterable[str], which: Iterable[str], around: Iterable[str] = (),
        *, doubtful: bool = False,
    ) -> Act:  # fmt: skip
        """An act; the beginning or end of one that has a word of its own is that: 供用開始 is 開業."""
        composed = word + _EDGES[edge] if word and edge else ""
        if composed in self._kinds:
            word, edge = composed, ""
        kinds = self.kinds(word)
        themes = frozenset(noun for noun in themes if not kinds & self.kinds(noun))  # 予約|受付, 建設|工事
        around = frozenset(around) - themes
        topics = frozenset(topic for noun in themes for topic in self._themes.get(noun, ()))
        return Act(word, kinds, edge, themes, frozenset(names) & themes, frozenset(which), around, topics, doubtful)


def _kinds(sets: Mapping[str, str]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, words in sets.items():
        for word in (name, *words.split("|")):
            found.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


def _written(word: Morpheme) -> str:
    """The plain form of a verb with the kanji that it is written with: 建て of 立てる is 建てる."""
    own = _kanji(word.surface)
    return own + word.lemma[len(_kanji(word.lemma)) :] if own and len(own) == len(_kanji(word.lemma)) else word.lemma


def _kanji(text: str) -> str:
    at = next((at for at, sign in enumerate(text) if not _KANJI_FROM <= sign <= _KANJI_TO), len(text))
    return text[:at]


def alike(one: Act, other: Act) -> float:
    """How likely two tellings are of one event, by their words; 0 where they are of two."""
    if (one.edge and other.edge and one.edge != other.edge) or _apart(one.which, other.which):
        return 0.0
    shared = (one.themes & (other.themes | other.around)) | (one.around & other.themes)
    factor = _acts(one, other, shared)
    if one.edge != other.edge:
        factor *= OPEN_EDGE if "end" not in (one.edge, other.edge) else LIMIT if shared else 0.0
    if one.which != other.which:
        factor *= OTHER_WORDS
    if shared:
        first, second = one.names - other.themes, other.names - one.themes
        if first and second:
            return 0.0  # 磯部支店, 鍛冶町支店
        factor *= SHORT if all(len(word) == 1 for word in shared) else 1.0
        return factor * (OTHER_WORDS if one.themes - shared and other.themes - shared else 1.0)
    if one.topics & other.topics:
        return 0.0 if one.names and other.names else factor * KIND_OF_THEME
    if one.themes and other.themes:
        single = one.precise and other.precise and not (one.kinds & other.kinds & _REPEATED or (one.names and other.names))
        return factor * OTHER_THEME if single else 0.0
    if one.precise and other.precise:
        return factor * OPEN_THEME
    canonical = one.word in other.kinds or other.word in one.kinds
    return factor * VAGUE if canonical and max(len(one.kinds), len(other.kinds)) <= _VAGUE else 0.0  # 2009年にできた, 竣工は2009年


def _apart(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two tellings mean different ones of several, or different gatherings: =説明会, =相談会."""
    for sign in (True, False):
        first, second = ({word for word in words if word.startswith("=") == sign} for words in (one, other))
        if first and second and not first & second:
            return True
    return False


def _acts(one: Act, other: Act, shared: frozenset[str]) -> float:
    if one.word == other.word and one.word:
        return 1.0
    if one.kinds & other.kinds:
        near = one.word in other.kinds or other.word in one.kinds
        return KIN if near else KIN * KIN
    for first, second in ((one, other), (other, one)):
        if second.word in first.themes and not first.kinds & _SPOKEN:
            return OPEN_ACT  # 鎮火を宣言, 鎮火; but not 発売を発表, 発売
    telling = len(shared) > 1 or shared & one.names or one.themes <= other.themes or other.themes <= one.themes
    return OPEN_ACT if telling and not (one.word and other.word) else 0.0
