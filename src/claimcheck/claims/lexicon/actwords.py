"""What is done or happens, however it is put: the words of acts.

Note [Acts]. An act is the word that says what happened (着工, 始める), what it happened to (its theme, ターミナルビル), and whether
a day begins or ends it. Words that may say one thing are kin (`kindred_acts` of the lexicon), and a word may be kin to many: 開く
is to hold something and to open a house. Two tellings are of one event where their acts are the same or kin and their themes share
a noun; where one leaves its theme out, the act itself must say enough (`claims.events.actlikeness`).
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from claimcheck.claims.lexicon.numbered import Numbered
from claimcheck.model.claims import Slot
from claimcheck.model.pattern import regex
from claimcheck.model.values import Date
from claimcheck.text.lexicon import Lexicon
from claimcheck.text.tokens import Morpheme

HELD = "開催"
"""What is done to gatherings, where no word says what was."""
_KANJI_FROM, _KANJI_TO = "一", "龠"
_OKURIGANA = regex(r"(?<=[一-龠々])[ぁ-ん]{1,2}(?=[一-龠々]|$)")
_COMPOUND = regex(r"([一-龠々])[ぁ-ん]{1,2}([一-龠々])[ぁ-ん]{1,2}")
"""A verb made of two: 払い込む, 打ち上げる."""
_EDGES = {"start": "開始", "end": "終了"}
_ROWS = (
    "あいうえお", "かきくけこ", "がぎぐげご", "さしすせそ", "たちつてとっ",
    "なにぬねの", "ばびぶべぼ", "まみむめもん", "らりるれろ",
)  # fmt: skip
_PLAIN = dict(zip("いきぎしちにびみり", "うくぐすつぬぶむる", strict=True))
"""How a verb ends whose noun ends so."""
_PRECISE = 3
"""Sets that a word may stand in and still say what happened."""


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
    headed: frozenset[str] = frozenset()
    """Nouns of the heading over it, where it has no theme."""
    repeated: frozenset[str] = frozenset()
    """Those of its kinds that there is much of: another theme is another event."""
    spoken: bool = False
    """Whether it is said of an event, on another day than its own."""
    outcome: bool = False
    """Whether it says what came of a thing or stands in it, and nothing of its own: the 成功 of a race, the 指摘 of a report."""
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
        return ("" if theme in self.word else theme) + self.word + _EDGES.get(self.edge, "")


class Telling(NamedTuple):
    """That something happened on a day, as one passage tells it; a claim of a date keeps its tellings in `extra["acts"]`."""

    act: Act
    day: Date
    modality: Slot


class ActWords:
    """The words of acts."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._kinds: Mapping[str, frozenset[str]] = _kinds(lexicon.maps.get("kindred_acts", {}))
        self._bare: dict[str, frozenset[str]] = _without_kana(self._kinds)
        self._themes = _kinds(lexicon.maps.get("kindred_themes", {}))
        self.words = frozenset(self._kinds)
        self.telling: dict[Morpheme, bool] = {}
        """Of words met so far, whether they say what something is about; see `ActNouns.themes`."""
        self.next: Mapping[str, str] = lexicon.maps.get("which_of_several", {})
        words = lexicon.words
        self.numbered = Numbered(words, lexicon.maps.get("same_counters", {}))
        self.denied: Mapping[str, str] = lexicon.maps.get("denied_acts", {})
        """What it means that something is done no more: 通る, 通行止め."""
        self.starts, self.ends = (frozenset(words.get(name, ())) for name in ("start_nouns", "end_nouns"))
        self.bare = frozenset((*words.get("bare_nouns", ()), *words.get("plan_nouns", ())))
        """Nouns that say nothing of what an event is about."""
        self.going_on = frozenset(words.get("going_on", ()))
        """What is done day by day, so that only a verb of beginning begins it: 営業する, 営業を始める."""
        self.kept = frozenset(words.get("kept_nouns", ()))
        """Nouns that say little of a figure, but what a day is about: 結果は6月18日に公表された."""
        self.occurrences = frozenset(words.get("occurrences", ()))
        """What befalls and is not done, so that what it causes comes after it."""
        self.making, self.leading = (frozenset(words.get(name, ())) for name in ("making_acts", "leading_acts"))
        """Sets of acts by which a thing comes to be there, and those that lead to it."""
        self.idle = frozenset(words.get("idle_verbs", ()))
        """Verbs whose noun says what happened, where it does."""
        self.humble, self.relating, self.page, self.answering, self._repeated, self._spoken, self._outcomes = (
            frozenset(words.get(name, ()))
            for name in ("humble_verbs", "relating_verbs", "page_nouns", "answer_marks", "repeated_acts", "spoken_acts",
                         "outcome_nouns")
        )

    def kinds(self, word: str) -> frozenset[str]:
        """The sets of kindred acts that a word is in, however it is spelt: 払込 and 払込み are of 払い込む."""
        known = self._kinds.get(word)
        if known is None:
            known = self._bare.get(word)
        if known is None:
            known = self._bare[word] = self._bare.get(plain(word), frozenset())
        return known

    def of_noun(self, noun: str) -> str:
        """The verb of the sets that a noun was made of: 譲り受け of 譲り受ける, 払い込み of 払い込む; else ""."""
        forms = (noun + "る", noun[:-1] + _PLAIN.get(noun[-1:], "|"))
        return next((form for form in forms if form in self._kinds), "") if len(noun) > 1 else ""

    def of_verb(self, word: Morpheme) -> str:
        """A verb as the sets have it: 建てる, and not the 立てる that the dictionary makes of it."""
        written = _written(word)
        return written if written in self._kinds else word.lemma

    def idiom(self, noun: str, particle: str, verb: Morpheme | str) -> str:
        """A verb with its noun, where the two together say what happened: 産声を|上げる; else ""."""
        plain = (verb,) if isinstance(verb, str) else (_written(verb), verb.lemma)
        forms = (f"{noun}{particle}{form}" for form in plain)
        return next((form for form in forms if form in self._kinds), "")

    def act(
        self, word: str, edge: str, themes: Iterable[str], names: Iterable[str], which: Iterable[str], around: Iterable[str] = (),
        *, doubtful: bool = False,
    ) -> Act:  # fmt: skip
        """An act; the beginning or end of one that has a word of its own is that: 供用開始 is 開業."""
        composed = word + _EDGES[edge] if word and edge else ""
        if composed in self._kinds:
            word, edge = composed, ""
        kinds = self.kinds(word)
        if edge:  # 建設工事を始める is 工事開始, and that is 着工
            kinds = kinds.union(*(self.kinds(kind + _EDGES[edge]) for kind in kinds))
        themes = frozenset(noun for noun in themes if noun not in kinds and word not in self.kinds(noun))  # 建設|工事
        around = frozenset(around) - themes
        topics = frozenset(topic for noun in themes for topic in self._themes.get(noun, ()))
        names = frozenset(map(plain, frozenset(names) & themes))
        themes, around = frozenset(map(plain, themes)), frozenset(map(plain, around))
        repeated, spoken = kinds & self._repeated, not kinds.isdisjoint(self._spoken)
        outcome = word in self._outcomes
        return Act(
            word, kinds, edge, themes, names, frozenset(which), around, topics, frozenset(), repeated, spoken, outcome, doubtful
        )


def plain(noun: str) -> str:
    """A noun of two kanji and more without the kana that may be left out: 立ち入り and 立入り are 立入; 祭り stays."""
    bare = _OKURIGANA.sub("", noun)
    return bare if len(bare) > 1 and all(_KANJI_FROM <= sign <= _KANJI_TO for sign in bare) else noun


def _kinds(sets: Mapping[str, str]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, words in sets.items():
        for word in (name, *words.split("|")):
            found.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


def _without_kana(kinds: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """The sets of compound verbs, by the kanji that their nouns may be written with alone: 払い込む by 払込."""
    found: dict[str, frozenset[str]] = {}
    for word, sets in kinds.items():
        bare = _COMPOUND.fullmatch(word)
        if bare is not None and bare[1] + bare[2] not in kinds:
            found[bare[1] + bare[2]] = found.get(bare[1] + bare[2], frozenset()) | sets
    return found


def _written(word: Morpheme) -> str:
    """The plain form of a verb with the kanji that it is written with: 建て of 立てる is 建てる, 興し of 起こす 興す."""
    own, kana = _kanji(word.surface), word.lemma[len(_kanji(word.lemma)) :]
    if not own or len(own) != len(_kanji(word.lemma)):
        return word.lemma
    said = word.surface[len(own) :]
    return own + (kana[1:] if len(kana) > 1 and said and said[0] != kana[0] and _row(said[0]) == _row(kana[1]) else kana)


def _row(kana: str) -> int:
    """The row of the syllabary that a kana is in: さしすせそ."""
    return next((at for at, row in enumerate(_ROWS) if kana in row), -1)


def _kanji(text: str) -> str:
    at = next((at for at, sign in enumerate(text) if not _KANJI_FROM <= sign <= _KANJI_TO), len(text))
    return text[:at]
