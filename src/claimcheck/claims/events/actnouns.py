"""What the nouns of a phrase, a label or a heading say was done: 供用の|開始, 住民|説明会, 発売日; see Note [Acts]."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from claimcheck.claims.discourse.words import Words
from claimcheck.claims.lexicon.actwords import HELD
from claimcheck.claims.sentences.frames import Chunk, Frame
from claimcheck.claims.sentences.gatherings import is_act
from claimcheck.model.pattern import regex
from claimcheck.model.values import Numeric, Ordinal
from claimcheck.text.tokens import Morpheme

_IN_A_NAME = 4
"""Words of which the name of an act is made at most."""
_WIDE, _NARROW, _NEAR = 8, 6, 4
"""Chunks of a phrase that are read for its words, its ordinals and its figures."""
_REMEMBERED = 1 << 14
"""Words of which it is remembered whether they tell anything."""
_DAYS = ("日", "予定日")
_NO_NOUNS = ("助詞", "助動詞", "動詞")
_MODEL = regex(r"[A-Za-z]{2,}[- ]?[0-9]+(?![0-9%A-Za-z])")
"""A name with its number says which of several: AX-7."""
_OF_FIRMS = ("株式", "有限")
_BODIES = frozenset("所官員者局庁署院館場室課係士師")
"""What makes of an act who does it, or where."""
_STEMS = "きぎしちみりいび"
_COMPOUND = regex(r"[一-龠々]+[ぁ-ん]*[一-龠々]+[けげせてでねべめれえ]")
"""A verb of two that is a noun: 架け替え, 植え付け; of a simple one only the stem in i is: 知らせ is in the dictionary."""
_AGENTS = ("者", "員", "人", "手", "家")
"""What makes of an act those who do it: 挑戦者 tells of no challenge."""


class Said(NamedTuple):
    """The words of an act before they are weighed."""

    word: str
    edge: str
    nouns: tuple[Morpheme, ...]
    figures: frozenset[str] = frozenset()
    which: frozenset[str] = frozenset()
    around: tuple[Morpheme, ...] = ()
    doubtful: bool = False


class ActNouns:
    """Reads the acts that nouns tell."""

    def __init__(self, words: Words) -> None:
        self.words, self.acts = words, words.acts

    def said(self, words: Sequence[Morpheme]) -> Said | None:
        """What a noun phrase says: 供用の|開始, 再開発組合|設立, 住民|説明会."""
        tokens = [word for word in words if not word.sign and (word.pos not in _NO_NOUNS or self._is_deverbal(word))]
        edge = ""
        agent = len(tokens) > 1 and tokens[-1].surface in _AGENTS and tokens[-1].pos == "接尾辞"
        while tokens and self._is_idle(tokens):
            edge = edge or self._edge(tokens)
            place = tokens.pop().surface in _BODIES
            if place and tokens and is_act(tokens[-1]):
                tokens.pop()  # 裁判|所 is where, not what
        if not tokens:
            held = bool(words) and words[-1].surface == HELD
            return Said(HELD if held else "", edge, ()) if edge or held else None
        which = frozenset(self.acts.next[word.surface] for word in tokens if word.surface in self.acts.next)
        text = "".join(word.surface for word in words)
        which |= self.acts.numbered.of(text).union(match[0] for match in _MODEL.finditer(text))
        gathering = self._gathering(tokens)
        if gathering is not None:
            return Said(HELD, edge, tuple(self.themes(tokens)), which=which | gathering)
        at, word = (len(tokens), "") if agent else self._act_at(tokens)
        themes = tuple(self.themes(tokens[:at]))
        return Said(word, edge, themes, which=which) if word or themes else None

    def says_nothing(self, tokens: Sequence[Morpheme]) -> bool:
        """Whether no word of a phrase says what happened or to what: 順次, 同日."""
        return bool(tokens) and all(word.sign or word.pos == "副詞" or word.surface in self.acts.bare for word in tokens)

    def _is_idle(self, tokens: Sequence[Morpheme]) -> bool:
        """Whether the last word of a phrase says nothing itself; 会社 does not, but in 子会社 it does, and 出張所 is a place."""
        last = tokens[-1].surface
        if last == "所" and len(tokens) > 1 and is_act(tokens[-2]):
            return False
        if not (last in self.acts.bare or last in _DAYS or self._edge(tokens)):
            return False
        return len(tokens) == 1 or not self.acts.kinds(tokens[-2].surface + last)

    def _gathering(self, tokens: Sequence[Morpheme]) -> frozenset[str] | None:
        """The kind of what is held, None where a phrase names nothing of the sort."""
        text, happenings = "".join(word.surface for word in tokens), self.words.happenings
        if not text.endswith(happenings.gatherings) and not text.endswith(self.words.event_nouns):
            named = len(tokens) > 1 and tokens[-1].surface in ("会", "式", "祭") and is_act(tokens[-2])
            own = tokens[-2].surface + tokens[-1].surface if named else ""
            return frozenset({"=" + own}) if own and not self.acts.kinds(own) else None  # 出初め|式
        kind = next((noun for noun in happenings.gatherings if text.endswith(noun)), "")
        return frozenset({"=" + kind} if kind else ())

    def _act_at(self, tokens: Sequence[Morpheme]) -> tuple[int, str]:
        """Where the act of a phrase begins, and its word; the end and "" where it has none."""
        last = tokens[-1]
        for at in range(max(0, len(tokens) - _IN_A_NAME), len(tokens)):
            own = "".join(word.surface for word in tokens[at:])
            if at == len(tokens) - 1 and last.pos == "動詞":
                own = self.acts.of_verb(last)
            if own not in self.acts.bare and self.acts.kinds(own):
                return at, own
        made = self.acts.of_noun(last.surface) if last.pos == "名詞" and last.surface not in self.acts.bare else ""
        if made:
            return len(tokens) - 1, made  # 株式の譲り受け
        if is_act(last) and last.surface not in self.acts.page:
            return len(tokens) - 1, last.surface
        return len(tokens), ""

    def label(self, words: Sequence[Morpheme]) -> Said | None:
        """What a label says, as a noun or a verb: 発売日, 見つけた日."""
        verbs = (word for word in reversed(words) if word.pos == "動詞" and not word.helping)
        verb = next((word for word in verbs if not self._is_deverbal(word)), None)
        said = self.said(words)
        if verb is None or (said is not None and said.word):
            return said
        return Said(self.acts.of_verb(verb), "", said.nouns if said is not None else ())

    def _edge(self, tokens: Sequence[Morpheme]) -> str:
        last = {tokens[-1].surface, "".join(word.surface for word in tokens[-2:])}
        return "start" if last & self.acts.starts else "end" if last & self.acts.ends else ""

    def themes(self, words: Iterable[Morpheme]) -> Iterator[Morpheme]:
        """The nouns that say what something is about."""
        known = self.acts.telling
        words = list(words)
        for at, word in enumerate(words):
            if word.surface in _OF_FIRMS and any(after.surface == "会社" for after in words[at + 1 : at + 2]):
                continue
            telling = known.get(word)
            if telling is None:
                if len(known) >= _REMEMBERED:
                    known.clear()
                telling = known[word] = self._tells(word)
            if telling:
                yield word

    def _tells(self, word: Morpheme) -> bool:
        text = word.surface
        noun = word.pos in ("名詞", "形状詞") and word.pos2 not in ("数詞", "助数詞")
        light = text in self.words.light and text not in self.acts.kept
        if not (noun or word.unknown or self._is_deverbal(word)) or text in self.acts.bare or light:
            return False
        same = text[0] == "同" and word.size == len("同社")
        return not same and not text.isdigit() and (word.size > 1 or "一" <= text <= "龠")

    def _is_deverbal(self, word: Morpheme) -> bool:
        """Whether a verb became a noun: 売り出し, but not the いたし of 公表いたします."""
        noun = word.pos == "動詞" and not word.helping and word.form.startswith("連用形") and word.size > 1
        ends = word.surface[-1:] in _STEMS or _COMPOUND.fullmatch(word.surface) is not None
        return noun and ends and word.lemma not in self.acts.humble and word.lemma not in self.acts.relating

    def phrase(self, frame: Frame, noun: Chunk, date: Chunk) -> list[Morpheme]:
        """The words of a noun phrase, modifiers first."""
        if not noun.dependents:
            return [] if noun.value >= 0 else list(noun.tokens)
        parts = [
            other for other in frame.phrase(noun, _WIDE)
            if (other is not date or other is noun) and other.value < 0 and not (other.predicate and other is not noun)
            and (other.index not in frame.bracketed or noun.index in frame.bracketed)  # 委員会を設置(委員10名)
            and (other is noun or other.particle in ("の", "", "と", "や") or other.glued)
            and not (other.comma and other.index < date.index < noun.index)  # 22日|完成、25日から入居
            and (noun.value < 0 or other.particle == "の")  # 開館|40周年 is no opening
        ]  # fmt: skip
        return [word for other in sorted(parts, key=lambda other: other.index) for word in other.tokens]

    def figures(self, frame: Frame, noun: Chunk) -> Iterator[str]:
        """The figures in a noun phrase: 26|店を統合する."""
        for other in frame.under(noun, _NEAR):
            value = frame.mentions[other.value].value if other.value >= 0 else None
            if isinstance(value, Numeric) and value.magnitude and not isinstance(value, Ordinal):
                yield f"{value.magnitude.normalize():f}{getattr(value, 'unit', '') or getattr(value, 'currency', '')}"

    def which(self, frame: Frame, noun: Chunk, date: Chunk, *, apart: Sequence[Chunk] = ()) -> frozenset[str]:
        """Which of several a noun phrase means: 第2期の販売, 次の来航; without what stands `apart` from it."""
        found = set[str]()
        without = {under.index for other in apart for under in frame.under(other)} if apart else frozenset()
        for other in frame.under(noun, _NARROW):
            if other.index in without:
                continue
            value = frame.mentions[other.value].value if other.value >= 0 and other is not date else None
            if other.value < 0 and (model := _MODEL.search(other.text)) is not None:
                found.add(model[0])
            if other.value < 0:
                found |= self.acts.numbered.of(other.text)
            if isinstance(value, Ordinal) and not _is_party(frame, other):
                found.add(self.acts.numbered.name(value.magnitude, value.unit))
            elif other.value < 0 and other.tokens and other.tokens[0].surface in self.acts.next and other is not date:
                found.add(self.acts.next[other.tokens[0].surface])
        return frozenset(found)


def _is_party(frame: Frame, ordinal: Chunk) -> bool:
    """Whether an ordinal is that of 第三者 or 第三国, which says not which of several: 第三者委員会."""
    after = frame.chunks[ordinal.index + 1] if ordinal.index + 1 < len(frame.chunks) else None
    return after is not None and after.text.startswith(("者", "国", "セクター"))
