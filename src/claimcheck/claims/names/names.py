"""Names: where they stand, what kind of thing they name, and which of them name the same thing.

Note [Linking names]. Two spellings are one name when they fold to the same key (width, case, hyphens, 社 or 株式会社 aside), when
the text says so (A(B), 以下「B」, 通称B), when the lexicon knows it (エヌビディア is NVIDIA), or when a short form with a digit
is the ending of exactly one longer name (V3 = DeepSeek-V3, v2 = API v2). Names with different digits are never one.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from claimcheck.claims.lexicon.kinds import ShortForms
from claimcheck.claims.names.katakana import cut_in_kana, dotted_names, whole_names
from claimcheck.claims.names.nametypes import NameTypes
from claimcheck.claims.names.nounruns import NounRuns, Part
from claimcheck.claims.names.scriptnames import declared_names, firm_names, latin_names, listed_names, quoted_names
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span
from claimcheck.text.alternation import any_of
from claimcheck.text.lexicon import Lexicon
from claimcheck.text.normalize import fold
from claimcheck.text.tokens import Morpheme, Tokens

_HIRAGANA = regex(r"[ぁ-ん]")
"""A name in hiragana looks like any words: only one that somebody has listed is found."""
_READING = regex(r"[ぁ-んー・　 ]+")
_KANA_WORD = regex(r"[ァ-ヺー・]{3,}")
_FIRM_NAME = regex(r"[一-龠々]{2,}[A-Za-z]+")
_naming = attrgetter("naming")
_ALONE = 2
_NOUNS = re.compile(rb"[\x01\x02]{2,}|\x02")
_CAPITALS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")


class Name(NamedTuple):
    """A name in a sentence."""

    span: Span
    text: str
    key: str
    """What it folds to; see Note [Linking names]."""
    type: str
    """person | organization | place | facility | product | other; kana and description: not settled whether it names anything."""


def overlaps_any(span: Span, others: Iterable[Name]) -> bool:
    """Whether a stretch of text shares a character with one of some names."""
    low, high = span
    for name in others:
        start, end = name.span
        if low < end and start < high:
            return True
    return False


def _start(name: Name) -> int:
    return name.span.start


def _parted(tokens: Tokens, first: int, last: int) -> Iterator[tuple[int, int]]:
    """A run of nouns, parted where a space divides them, but not 北條 正樹: 責任者|堀内千夏."""
    words, low = tokens.words, first
    for at in range(first + 1, last):
        people = words[at].pos3 == "人名" and (words[at - 1].pos3 == "人名" or (words[at].given and words[at - 1].pos3 == "地名"))
        if tokens.ends[at - 1] != tokens.starts[at] and not people:
            yield low, at
            low = at
    yield low, last


def _without_readings(tokens: Tokens) -> Tokens:
    """The morphemes of a sentence without readings in brackets: 韮塚(にらづか)直次郎 is one name, 養蚕(ようさん) none."""
    words = tokens.words
    opened, kept = -1, list(range(len(words)))
    for at, word in enumerate(words):
        if word.bracket > 0:
            opened = at
        elif word.bracket < 0 and opened >= 0:
            if at > opened + 1 and all(_READING.fullmatch(inside.surface) for inside in words[opened + 1 : at]):
                kept = [number for number in kept if not opened <= number <= at]
            opened = -1
    if len(kept) == len(words):
        return tokens
    starts, ends = ([offsets[number] for number in kept] for offsets in (tokens.starts, tokens.ends))
    return Tokens([words[number] for number in kept], starts, ends, contiguous=tokens.contiguous)


_GRADES = ("段", "冠")
_BEARERS = ("さん", "氏は", "氏が", "氏の", "氏に", "氏、", "選手", "容疑者", "被告", "監督は", "監督が")
"""Titles that stand behind persons only; 株式会社 and teams bear none."""
_BEARING = regex("さん|氏|選手|容疑者|被告|監督")
_LONGEST_READING = 20
_REMEMBERED = 1 << 16
"""Names and runs of nouns that are remembered; a corpus with more of them starts over."""


class NameFinder:
    """Finds names in tokenised sentences, with the word lists of the lexicon."""

    def __init__(self, lexicon: Lexicon, head_nouns: Iterable[str] = (), known: Iterable[str] = ()) -> None:
        words = lexicon.words
        self.acronyms = frozenset(words.get("common_latin", ()))
        self._types = NameTypes(words)
        self._loan_tails = tuple(words.get("loan_firms", ()))
        self._loan_firms = tuple(f"・{tail}" for tail in words.get("loan_firms", ()))
        self._numbered = (*words.get("named_kinds", ()), *words.get("numbered_kinds", ()))
        self._named_kinds, self._events = tuple(words.get("named_kinds", ())), tuple(words.get("event_suffixes", ()))
        self._countries = frozenset(words.get("countries", ()))
        self._strip = tuple(sorted(words.get("name_affixes", ()), key=len, reverse=True))
        self.common = frozenset((*words.get("common_names", ()), *words.get("other_owners", ())))
        firms = (*words.get("firm_suffixes", ()), *words.get("firm_tails", ()))
        tails = tuple(sorted(map(fold, firms), key=len, reverse=True))
        regions = frozenset((*self._countries, *words.get("regions", ())))
        parts, clipped = frozenset(map(fold, words.get("name_parts", ()))), tuple(words.get("clipped_tails", ()))
        places = tuple(sorted(words.get("place_suffixes", ()), key=len, reverse=True))
        endings = tuple(sorted(lexicon.maps.get("clipped_endings", {}).items()))
        self.short_forms = ShortForms(tails, places, regions, parts, clipped, endings)
        self._keys: dict[str, str] = {}
        self._nouns = NounRuns(words, head_nouns, self._types, self.common)
        self._runs: dict[tuple[Morpheme, ...], tuple[Part, ...]] = {}
        spelled = {name for pair in lexicon.maps.get("aliases", {}).items() for name in pair}
        kana = {name for name in spelled if len(name) > 2 and _KANA_WORD.search(name)} - self._countries  # noqa: PLR2004
        spelled = {name for name in spelled.union(known) if _HIRAGANA.search(name)}
        self._known = any_of(spelled | kana) if spelled or kana else None
        self.aliases = {self.key(short): self.key(full) for short, full in lexicon.maps.get("aliases", {}).items()}

    def key(self, name: str) -> str:
        """The folded form of a name without 株式会社, 社, 氏 and the like."""
        found = self._keys.get(name)
        if found is None:
            if len(self._keys) >= _REMEMBERED:
                self._keys.clear()
            found = self._keys[name] = self._folded(name)
        return found

    def _folded(self, name: str) -> str:
        text = name
        if name.startswith(self._strip) or name.endswith(self._strip):
            for affix in self._strip:
                if len(text) > len(affix) + 1:
                    text = text.removeprefix(affix).removesuffix(affix)
        return fold(text) or fold(name)

    def is_country(self, name: str) -> bool:
        """Whether a name is that of a country."""
        return name in self._countries

    def find(self, text: str, start: int, tokens: Tokens, declared: Sequence[str] = ()) -> list[Name]:
        """Names of a sentence by position, without overlap.

        Args:
            text: the sentence.
            start: where it begins in its document.
            tokens: its morphemes.
            declared: names that the document itself declares, the longest first: 以下「青葉」.
        """
        native = self._native(_without_readings(tokens) if "(" in text or "（" in text else tokens)
        if native and any(cut_in_kana(name.text) for name in native):
            native = list(whole_names(native, self.key, text, start))
        if "・" in text or "＝" in text:
            native = dotted_names(native, self.key, text, start, tokens, self._types.known, self._loan_tails)
            native = [name._replace(type="organization") if name.text.endswith(self._loan_firms) else name for name in native]
        told = listed_names(text, self._known) if self._known is not None else ()
        own = declared_names(text, declared) if declared else ()
        quoted = quoted_names(text, self.acronyms, self._named_kinds, self._events)
        shaped = (*quoted, *latin_names(text, self.acronyms, self._numbered))
        written = (*told, *own, *firm_names(text), *shaped)
        first = [
            Name(Span(start + low, start + high), name, self.key(name), self._types.of(name) or kind)
            for low, high, name, kind in written
        ]
        if not first:
            return native
        if _BEARING.search(text):
            first = [name._replace(type="person") if self._is_titled(name, text, start) else name for name in first]
        # 青柳FAS: a native name that runs on in Latin letters is the name of a firm
        mixed = (name for name in native if _FIRM_NAME.fullmatch(name.text) and name.text[:2] not in self._countries)
        firms = [name._replace(type="other") for name in mixed]
        firms += [name for name in native if name.text[0] in _CAPITALS and not name.text.isascii()]  # JR東日本
        found: list[Name] = []
        for name in (*firms, *first, *native):
            if not overlaps_any(name.span, found):
                found.append(name)
        found.sort(key=_start)
        return found

    def _is_titled(self, name: Name, text: str, start: int) -> bool:
        """Whether a name in Latin letters or quotation marks bears a title that only persons bear: IZAMさん."""
        if name.type not in ("other", "kana"):
            return False
        end = name.span.end - start
        if text[end : end + 1] in ("(", "（"):
            end = max(end, text.find(")" if text[end] == "(" else "）", end, end + _LONGEST_READING) + 1)
        return text.startswith(_BEARERS, end)

    def _native(self, tokens: Tokens) -> list[Name]:
        """Names in the runs of nouns of a sentence."""
        found: list[Name] = []
        words, starts, ends = tokens.words, tokens.starts, tokens.ends
        known = self._runs
        for first, end in self._noun_runs(tokens, bytes(map(_naming, words))):
            run = tuple(words[first:end])
            parts = known.get(run)
            if parts is None:
                parts = self._parts(run)
            for part in parts:
                span = Span(starts[first + part.first], ends[first + part.last - 1])
                graded = part.last == len(run) and end + 1 < len(words) and words[end + 1].surface in _GRADES
                kind = part.type
                if (
                    graded
                    and kind in ("other", "place")
                    and words[end].pos2 == "数詞"
                    and not self._types.of(part.text)
                ):
                    kind = "person"  # 水野目遥斗|七段
                found.append(Name(span, part.text, self.key(part.text), kind))
        return found

    def _parts(self, run: tuple[Morpheme, ...]) -> tuple[Part, ...]:
        """The names in a run of nouns, each kind of run once."""
        if len(self._runs) >= _REMEMBERED:
            self._runs.clear()
        telling = any(word.naming == _ALONE for word in run) or self._nouns.shows(run)  # 経済|制裁: nothing here can be a name
        found = self._runs[run] = tuple(self._nouns.names(run)) if telling else ()
        return found

    def _noun_runs(self, tokens: Tokens, kinds: bytes) -> Iterator[tuple[int, int]]:
        """Where nouns stand together, of which one may name something; `kinds` says what each word may be of a name."""
        words = tokens.words
        for run in _NOUNS.finditer(kinds):
            first, last = run.span()
            for low, high in ((first, last),) if tokens.contiguous else _parted(tokens, first, last):
                start = low
                while start < high and words[start].pos == "接尾辞":  # 私|たち青嶺キャピタル
                    start += 1
                if start < high and (high - start > 1 or words[start].proper or words[start].unknown):
                    yield start, high
