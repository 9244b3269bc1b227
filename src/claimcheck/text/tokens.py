"""Tokens: fugashi with unidic-lite, asked only about the sentences that matter.

Note [Morphemes]. A text of a million morphemes has some ten thousand different ones. Everything that is asked about a morpheme is
worked out once and kept in its `Morpheme`; a sentence is a list of these with a list of offsets beside it. A `Token`, which
knows its place, is made only for who asks for it.
"""

import csv
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, overload

from claimcheck.model.document import Token
from claimcheck.model.span import Span

if TYPE_CHECKING:
    from fugashi import GenericTagger

UNKNOWN = "未知語"
"""`pos3` of a word the dictionary does not have."""
_CASES = frozenset({"が", "を", "に", "へ", "と", "で", "から", "まで", "より", "は", "も", "の", "や", "か", "など", "って"})
_NOUNY = frozenset({"名詞", "接頭辞", "接尾辞", "形状詞", "記号"})
SURU = frozenset({"為る", "出来る", "致す", "為さる", "申し上げる", "頂く", "下さる"})
TE = frozenset({"て", "で"})
_KNOWN_AT_ONCE = 1 << 17
"""Morphemes that are remembered; a corpus with more of them starts over."""


class Morpheme:
    """A morpheme wherever it stands; see Note [Morphemes]."""

    __slots__ = (
        *("surface", "lemma", "pos", "pos2", "pos3", "form", "kind", "sign", "size"),
        *("bracket", "case", "family", "given", "helping", "leaning", "naming", "nouny", "proper", "silent", "unknown", "verbal"),
    )

    def __init__(self, surface: str, lemma: str, pos: str, pos2: str, pos3: str, form: str, pos4: str = "") -> None:
        self.surface, self.lemma, self.pos, self.pos2, self.pos3, self.form = surface, lemma, pos, pos2, pos3, form
        self.size = len(surface)
        self.sign = pos == "補助記号"
        """Whether it is punctuation."""
        self.silent = self.sign or surface.isspace()
        """Whether it says nothing: punctuation and blanks."""
        self.leaning = self.sign or pos in ("助詞", "助動詞")
        """Whether it ends a bunsetsu rather than being its content."""
        self.helping = pos == "動詞" and pos2 == "非自立可能"
        """Whether it leans too where it follows て: 発表して|いる."""
        self.verbal = pos in ("動詞", "形容詞")
        self.case = surface if pos == "助詞" and surface in _CASES else ""
        """は が を に で …, where it is a case or topic particle."""
        self.bracket = (surface in ("(", "（")) - (surface in (")", "）"))
        """1 for an opening round bracket, -1 for a closing one."""
        self.nouny = pos in _NOUNY and pos2 != "数詞"
        """Whether it may be part of a name."""
        self.proper = pos2 == "固有名詞"
        self.family, self.given = pos4 == "姓", pos4 == "名"
        self.unknown = pos3 == UNKNOWN
        self.naming = 0 if not self.nouny or not surface[:1].isalnum() else 2 if self.proper or self.unknown else 1
        """2 for a word that may be a name by itself, 1 for what may be part of one, 0 for any other: a comma names nothing."""
        self.kind = _kind_of(self)
        """A number that stands for all that decides whether a bunsetsu ends before or after it."""

    @lru_cache(maxsize=1 << 12)  # noqa: B019 - morphemes are remembered anyhow
    def cut(self, low: int, high: int) -> "Morpheme":
        """A part of it as a morpheme of its own: 年 of 年3, where a value begins inside."""
        return Morpheme(self.surface[low:high], self.lemma, self.pos, self.pos2, self.pos3, self.form)


_kinds: dict[tuple[object, ...], int] = {}
_examples: list[Morpheme] = []


def _kind_of(word: Morpheme) -> int:
    attributive = word.form.startswith(("連体形", "終止形"))
    edges = word.surface[:1].isascii(), word.surface[-1:].isascii()
    key = (word.pos, word.pos2, word.pos3 == "人名", word.lemma in SURU, word.surface in TE, attributive, *edges)
    if key not in _kinds:
        _kinds[key] = len(_examples)
        _examples.append(word)
    return _kinds[key]


def example_of(kind: int) -> Morpheme:
    """Some morpheme of a kind."""
    return _examples[kind]


_NOTHING = Morpheme("", "", "", "", "", "")


class Tokens(Sequence[Token]):
    """The morphemes of a sentence with their offsets, in parallel lists; as a sequence it makes tokens."""

    __slots__ = ("contiguous", "ends", "starts", "words")

    def __init__(self, words: list[Morpheme], starts: list[int], ends: list[int], *, contiguous: bool) -> None:
        self.words, self.starts, self.ends = words, starts, ends
        self.contiguous = contiguous
        """Whether no white space stands between them."""

    def __len__(self) -> int:
        return len(self.words)

    def __iter__(self) -> Iterator[Token]:
        return map(self._token, range(len(self.words)))

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> list[Token]: ...
    def __getitem__(self, at: int | slice) -> Token | list[Token]:
        if isinstance(at, slice):
            return [self._token(index) for index in range(len(self.words))[at]]
        return self._token(at)

    def _token(self, at: int) -> Token:
        word = self.words[at]
        return Token(Span(self.starts[at], self.ends[at]), word.surface, word.lemma, word.pos, word.pos2, word.pos3, word.form)


class _Lines(dict[str, Morpheme | None]):
    """Morphemes by the line that MeCab writes for them; None for a line that is none."""

    def __missing__(self, line: str) -> Morpheme | None:
        if len(self) >= _KNOWN_AT_ONCE:
            self.clear()
        surface, _tab, rest = line.partition("\t")
        if not rest:
            self[line] = None
            return None
        known = not rest.startswith("\t")
        ids, _tab, feature = rest.lstrip("\t").partition("\t")
        fields = ["" if field == "*" else field for field in next(csv.reader([feature]))]
        pos, pos2 = fields[:2]
        pos3, pos4, form, lemma = (fields[2], fields[3], fields[5], fields[7]) if known else (UNKNOWN, "", "", "")
        if "-" in lemma:  # モデル-model: UniDic appends the source word of a loan
            lemma = lemma.partition("-")[0]
        found = self[line] = Morpheme(surface, lemma or surface, pos, pos2, pos3, form, pos4)
        if len(_brief) >= _KNOWN_AT_ONCE:
            _brief.clear()
        _brief["\t".join((surface, ids) if known else (surface, "", ids))] = found
        return found


_brief: dict[str, Morpheme] = {"": _NOTHING}
"""The same by what MeCab writes for a word that is known; what is empty is none."""
_morphemes = _Lines()


class _Pace:
    """How often a sentence has had a morpheme that none before it had, of late; texts begin with many and go on with few."""

    fresh = 1.0


_SELDOM, _OF_LATE = 0.25, 64
"""How often at the most for words to be asked for briefly first, and how many sentences are of late."""


def _words_of(text: str) -> list[Morpheme]:
    """The morphemes of a text; what a word is, MeCab is asked for only where one is new."""
    if _Pace.fresh < _SELDOM:
        try:
            words = [_brief[line] for line in _tagger("brief.rc").parse(text).split("\n")]
        except KeyError:
            pass
        else:
            _Pace.fresh -= _Pace.fresh / _OF_LATE
            return [word for word in words if word is not _NOTHING]
    before = len(_morphemes)
    lines = _tagger("unidic.rc").parse(text).split("\n")
    words = [word for word in map(_morphemes.__getitem__, lines) if word is not None]
    _Pace.fresh += ((len(_morphemes) != before) - _Pace.fresh) / _OF_LATE
    return words


@cache
def _tagger(form: str) -> "GenericTagger":
    """The tagger that writes in a form, loaded on the first sentence that needs it."""
    import unidic_lite  # noqa: PLC0415 - 50 ms that a run without a number never pays
    from fugashi import GenericTagger  # noqa: PLC0415

    rc = Path(__file__).with_name(form)
    return GenericTagger(f'-r "{rc}" -d "{unidic_lite.DICDIR}"')


_WIDE = "\u3000"


def _people_whole(words: list[Morpheme]) -> list[Morpheme]:
    """A wide space between a family name and a given one is no word, as a narrow one is none: 蓑原　恵介."""
    return [
        word
        for at, word in enumerate(words)
        if not (word.surface == _WIDE and 0 < at < len(words) - 1 and words[at - 1].family and words[at + 1].given)
    ]


def tokenize(text: str, start: int = 0) -> Tokens:
    """The morphemes of one sentence; `start` is where it begins in its document, white space belongs to no token."""
    words = _words_of(text.replace("\n", " ").replace("\r", " "))
    if _WIDE in text:
        words = _people_whole(words)
    ends = list(accumulate([word.size for word in words], initial=start))
    if ends[-1] - start == len(text):
        starts = ends[:-1]
        del ends[0]
        return Tokens(words, starts, ends, contiguous=True)
    starts, ends, at = [], [], 0
    for word in words:
        at = text.index(word.surface, at)
        starts.append(start + at)
        at += word.size
        ends.append(start + at)
    return Tokens(words, starts, ends, contiguous=False)
