"""The names of one document with the words that bind them: 土地を|茨城県開発公社|から取得, 土地の取得先：|常南市土地開発公社.

Note [Bound names]. What a name fills is told by the words it hangs on, whatever they are: the predicate and its object, the noun
that it modifies or that stands beside it, the labels of its row and column. These are its *tight* words, those of its line the
*near* ones, those of its heading and of the sentences beside it the *wide* ones. Words are pairs of kanji, katakana words and
figures as they are written, and for verbs and nouns of deeds the sets of kindred acts they stand in, so that 生産を担う and
で組み立てる share one. A name may be made of any words: it has a proper noun, or its ending says what it is (南部保健所).
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimcheck.claims.actwords import ActWords
from claimcheck.claims.discourse import Discourse
from claimcheck.claims.kinds import Kinds
from claimcheck.claims.mentions import SKIPPED
from claimcheck.claims.names import Name
from claimcheck.claims.nearwords import NearWords
from claimcheck.model.claims import Mention
from claimcheck.model.document import Role
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span
from claimcheck.model.values import EntityRef
from claimcheck.text.alternation import any_of
from claimcheck.text.lexicon import Lexicon
from claimcheck.text.normalize import fold
from claimcheck.text.tokens import Morpheme

PERSON, FIRM, TOWN, STATE = "person", "firm", "town", "state"
"""What a name is that no ending tells: of these two of one sort may stand for each other."""
_UNREAD = frozenset((*SKIPPED, Role.BYLINE))
_TOWNS, _STATES = "市区町村", "都道府県州"
_FORMS = regex(r"(?:株式|有限|合同)会社|(?:社会福祉|学校|医療|宗教|特定非営利活動|NPO|ＮＰＯ)法人|(?:一般|公益)(?:社団|財団)法人")
_SPACES = regex(r"[ 　]")
_PERSON = regex(r"[一-龠々ァ-ヺー・ぁ-ん髙﨑]{2,12}")
_HIRAGANA = regex(r"[ぁ-ん]+")
_KANJI = regex(r"[一-龠々]")
_COUNTED = regex(r"(?<!第)[0-9０-９]+(?!丁目|号|$)|[0-9０-９一二三四五六七八九十]+(?:回|人|日|月|年|時|分|割|倍|位)")
_OF_A_DAY = regex(r"(?:令和|平成|昭和|大正|明治|江戸|午前|午後)|[年月日時]")
_HOUSE = regex(r"[0-9０-９一二三四五六七八九十]{1,2}号[棟館機車]")
"""One of several by its number: 2号棟."""
_NUMBERED = regex(r"^(?:第[一二三四五六七八九十0-9０-９]+|[0-9０-９一二三四五六七八九十]{1,2}号(?=[棟館機車])|[東西南北中上下旧県市町村区]|中央)(?=..)")
"""What tells a place or body from its like without a name: 南部保健所, 第二工場."""
_LONGEST_KANJI = 5
_SHORTEST = 2


class Bound(NamedTuple):
    """A name where it stands, with the words around."""

    text: str
    sort: str
    """PERSON, FIRM, TOWN, STATE, or the ending that tells what it is: 保健所, 港."""
    firm: bool
    """Whether it may be a firm or another body."""
    path: str
    mention: Mention
    sentence: Span
    tight: frozenset[str]
    near: frozenset[str]
    wide: frozenset[str]

    @property
    def plain(self) -> str:
        """It without the form of its firm, folded."""
        return plain_name(self.text)


def plain_name(text: str) -> str:
    """A name without the form of its firm and without spaces, folded."""
    return fold(_SPACES.sub("", _FORMS.sub("", text))) or fold(text)


class BoundNames:
    """Finds the names of one document and what binds them, with the word lists of one rule pack."""

    def __init__(self, lexicon: Lexicon, acts: ActWords) -> None:
        words = lexicon.words
        self._kinds = Kinds(words)
        self._near = NearWords(acts, words)
        self._firms = tuple({*words.get("firm_suffixes", ()), *words.get("firm_tails", ()), *words.get("organization_suffixes", ())})
        endings = {*words.get("facility_endings", ()), *words.get("body_endings", ()), *words.get("bound_endings", ())}
        self._endings = tuple(sorted(endings, key=lambda ending: (-len(ending), ending)))
        self._titles = any_of(words["personal_titles"]) if words.get("personal_titles") else None
        self._tails = frozenset((*words.get("name_tails", ()), *words.get("bound_tails", ())))
        self._leads = frozenset((*words.get("name_leads", ()), *words.get("bound_leads", ()))) - {"第"}
        self._general = frozenset((*words.get("general_names", ()), *words.get("countries", ())))
        self._offices = frozenset(words.get("no_person_parts", ()))

    def of(self, discourse: Discourse) -> Iterator[Bound]:
        """The names of one document by position."""
        view = discourse.view
        for sent, (span, _block) in enumerate(view.sentences):
            if view.block_of(sent).role in _UNREAD:
                continue
            for found, text, kind in self._in_sentence(discourse, sent):
                sort, firm = self._sort(text, kind)
                if sort:
                    words = self._near.around(discourse, sent, found)
                    value = EntityRef(name=text, type="person" if sort == PERSON else "other")
                    yield Bound(text, sort, firm, view.document.path, Mention(found, found, value, (), "role"), span, *words)

    def said(self, discourse: Discourse) -> Iterator[frozenset[str]]:
        """The words of each sentence of one document."""
        for sent in range(len(discourse.view.sentences)):
            yield self._near.of_sentence(discourse, sent)

    def _sort(self, text: str, kind: str) -> tuple[str, bool]:
        """What a name is, and whether it may be a firm."""
        if kind == PERSON:
            return PERSON, False
        if text[-1] in _TOWNS and kind != "organization":
            return TOWN, False
        if text[-1] in _STATES and kind != "organization":
            return STATE, False
        bare = _FORMS.sub("", text)
        firm = bare != text or kind == "organization" or text.endswith(self._firms)
        ending = next((ending for ending in self._endings if bare.endswith(ending) and len(bare) > len(ending)), "")
        return ending or (FIRM if firm else ""), firm

    def _in_sentence(self, discourse: Discourse, sent: int) -> Iterator[tuple[Span, str, str]]:
        """The names of a sentence with their kinds: those of persons, and runs of nouns that name a place or a body."""
        tokens = discourse.view.tokens(sent)
        words, starts, ends = tokens.words, tokens.starts, tokens.ends
        names = discourse.names(sent)
        taken: list[Span] = []
        for name in names:
            if name.type == PERSON:
                inside = [word for word, low, high in zip(words, starts, ends, strict=True) if name.span.start <= low and high <= name.span.end]
                if self._is_person(name, inside):
                    taken.append(name.span)
                    yield name.span, _SPACES.sub("", name.text), PERSON
        first = 0
        while first < len(words):
            last = first
            while last < len(words) and _runs_on(words[last]) and (last == first or starts[last] == ends[last - 1]):
                if any(span.start < ends[last] and starts[last] < span.end for span in taken):
                    break
                last += 1
            if last > first:
                yield from self._in_run(discourse, names, words[first:last], starts[first:last], ends[first:last])
            first = max(last, first + 1)

    def _is_person(self, name: Name, inside: Sequence[Morpheme]) -> bool:
        """Whether what was read as a person is one: not 治験|調整, 工学部."""
        if _PERSON.fullmatch(_SPACES.sub("", name.text)) is None:
            return False
        told = any(word.pos3 == "人名" or word.unknown for word in inside)
        return told and not any(word.pos3 == "サ変可能" or word.surface in self._offices for word in inside)

    def _in_run(
        self, discourse: Discourse, names: Sequence[Name], words: Sequence[Morpheme], starts: Sequence[int], ends: Sequence[int]
    ) -> Iterator[tuple[Span, str, str]]:
        """The name that a run of nouns is, without what only leads to it or follows it."""
        text = discourse.view.text
        low, high = 0, len(words)
        while low < high and not _HOUSE.match(text, starts[low], ends[high - 1]) and (
            words[low].pos2 == "数詞" or words[low].pos3 == "助数詞可能" or words[low].pos == "接尾辞"
        ):
            low += 1
        while low < high and _HIRAGANA.fullmatch(words[low].surface) and not words[low].proper:
            low += 1  # ため|船橋
        while low < high and words[low].surface in self._leads:
            low += 1
        while high > low and (words[high - 1].surface in self._tails or words[high - 1].pos2 == "数詞"):
            high -= 1
        if low == high:
            return
        text, whole = text[starts[low] : ends[high - 1]], text
        titled = self._titles is not None and high - low > 1 and self._titles.fullmatch(words[high - 1].surface) is not None
        if titled:  # ディアス|投手
            high -= 1
            text = whole[starts[low] : ends[high - 1]]
        span = Span(starts[low], ends[high - 1])
        own = next((name for name in names if name.span.end == span.end or (name.span.start < span.end and span.start < name.span.end)), None)
        kind = own.type if own is not None else ""
        if len(text) < _SHORTEST or text in self._general or _COUNTED.search(text) or _OF_A_DAY.match(text):
            return
        told = any(word.proper or word.unknown for word in words[low:high])
        if titled and told and _PERSON.fullmatch(text) and not text.endswith((*self._endings, *self._offices)):
            yield span, text, PERSON
        elif kind != PERSON and self._is_name(words[low:high], text) and (kind in ("organization", "facility", "place") or not self._kinds.describes(words[low:high])):
            yield span, text, kind

    def _is_name(self, words: Sequence[Morpheme], text: str) -> bool:
        """Whether a run of nouns may name one of its kind."""
        if any(word.proper or (word.unknown and not word.surface.isascii() and word.size > 1) for word in words):
            return True
        single = all(_KANJI.fullmatch(word.surface) for word in words[:-1])
        if single and 1 < len(words) and len(text) <= _LONGEST_KANJI and words[0].pos == "名詞":
            return True  # 碧|波|組
        return len(words) > 1 and _NUMBERED.match(text) is not None


def _runs_on(word: Morpheme) -> bool:
    """Whether a word may be part of a name: 桜田|一|丁目."""
    return not word.sign and (word.nouny or word.pos2 == "数詞")

