"""The names of one document with the words that bind them: 土地を|茨城県開発公社|から取得, 土地の取得先：|常南市土地開発公社.

Note [Bound names]. What a name fills is told by the words it hangs on, whatever they are: the predicate and its object, the noun
that it modifies or that stands beside it, the labels of its row and column. These are its *tight* words, those of its line the
*near* ones, those of its heading and of the sentences beside it the *wide* ones. Words are pairs of kanji, katakana words and
figures as they are written, and for verbs and nouns of deeds the sets of kindred acts they stand in, so that 生産を担う and
で組み立てる share one. A name may be made of any words: it has a proper noun, or its ending says what it is (南部保健所).
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from claimcheck.claims.discourse.discourse import Discourse
from claimcheck.claims.discourse.nearwords import NearWords, morphemes_in
from claimcheck.claims.lexicon.actwords import ActWords
from claimcheck.claims.lexicon.kinds import Kinds
from claimcheck.claims.names.names import Name
from claimcheck.claims.values.mentions import SKIPPED
from claimcheck.model.claims import Mention
from claimcheck.model.document import Role
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span
from claimcheck.model.values import EntityRef
from claimcheck.text.alternation import any_of
from claimcheck.text.lexicon import Lexicon
from claimcheck.text.normalize import fold
from claimcheck.text.tokens import Morpheme, Tokens

PERSON, FIRM, TOWN, STATE, OTHER = "person", "firm", "town", "state", "other"
"""What a name is that no ending tells."""
_UNREAD = frozenset((*SKIPPED, Role.BYLINE))
_TOWNS, _STATES = "市区町村", "都道府県州"
_FORMS = regex(
    r"(?:株式|有限|合同)会社|(?:社会福祉|学校|医療|宗教|特定非営利活動|NPO|ＮＰＯ)法人|(?:一般|公益)(?:社団|財団)法人"
)
_SPACES = regex(r"[ 　]")
_PERSON = regex(r"[一-龠々ァ-ヺー・ぁ-ん髙﨑]{2,12}")
_HIRAGANA = regex(r"[ぁ-ん]+")
_KANJI = regex(r"[一-龠々]")
_VINTAGE = regex(r"(?<=[ァ-ヺー一-龠A-Za-z])(?:19|20)?[0-9]{2}$")
_HOUSE = regex(r"[0-9０-９一二三四五六七八九十]{1,2}号[棟館機車]")
"""One of several by its number: 2号棟."""
_NO_NAME = regex(
    r"(?<!第)[0-9０-９]+(?!丁目|号|[0-9０-９]|$)|[0-9０-９]号$|^(?:令和|平成|昭和|大正|明治|江戸|午前|午後|[年月日時])"
)
"""What counts, dates or numbers: 第14号."""
_TYPED = ("organization", "facility", "place")
_NUMBERED = regex(
    r"^(?:第[一二三四五六七八九十0-9０-９]+|[0-9０-９一二三四五六七八九十]{1,2}号(?=[棟館機車])|[東西南北中上下旧県市町村区]|中央)(?=..)"
)
"""What tells a place or body from its like without a name: 南部保健所, 第二工場."""
_QUOTED = regex(r"[「『](?P<name>[一-龠々ァ-ヺーぁ-んA-Za-z0-9・]{2,10})[」』]")
"""A name of any words: 「うみ風号」."""
_AT_PLACE = regex(
    r"(?<![一-龠々ァ-ヺー])(?P<place>[一-龠々ヶァ-ヺー]{2,8})の(?P<kind>[一-龠]{1,3}(?<!工場)(?<![館店園]))(?=[でにのをはが、。]|$)"
)
"""What is told by the place where it is: 米町の交差点."""
_LABELLED_FIRM = regex(r"(?<=[：:])[一-龠々ァ-ヺー]{4,10}(?=$|[\s、。（()）|｜／/])")
"""A firm behind a label, whatever words it is made of."""
_IN_KANA = regex(r"(?<![一-龠々ァ-ヺーぁ-ん])[一-龠々]{1,3}[ぁ-ん]{2,3}(?=さん|選手|氏[はがも、。のに]|[ 　]*(?:$|\||\n))")
"""A person whose given name is written in kana: 早瀬|ひな|さん."""
_SPACED = regex(r"(?<=[：:　|])[一-龠々]{1,3}[ 　][ぁ-んァ-ヺー]{2,4}(?=[（(／/、|。　\n]|$)")
"""A person behind a label whose given name is written in kana: 演出：|水上 るい."""
_FAMILY = 2
"""Letters of a family name that the dictionary cuts up."""
_LONG_FAMILY = 3
_NAME_PART = regex(r"[一-龠々]{1,2}")
_LINKS = ("ヶ", "ケ", "ノ", "ツ", "之")
"""What links the parts of a name: 星|ヶ|浦."""
_ADDRESSED = ("丁目", "号", "番", "重")
_SCHOOL = regex(
    r"(?!市町|町村|市区|近隣|地元|主要|既存|県立|市立|町立|総合|救急|基幹)[一-龠々ヶ]{2,6}(?:小学校|中学校|高校|病院|公民館|保育園|幼稚園|営業所|倉庫|[一二三四五六七八九]丁目)"
)
"""What has a name before it whatever words that is made of: 大鳥小学校."""
_BRAND = regex(r"[ァ-ヺー]{3,}[一-龠々]{1,6}(?:19|20)[0-9]{2}")
"""One of several products by its place and year: シャルドネ坂上2023."""
_OF_COUNTRY = 3
"""Characters behind the name of a country that say only what of it is meant: 中国|政府."""
_LONGEST_KANJI = 5
_SHORTEST = 2
_BY_EAR = regex(r"[ァ-ヺー・]{5,16}")
"""A loan word that the dictionary cuts up."""


class Bound(NamedTuple):
    """A name where it stands, with the words around."""

    text: str
    sort: str
    """PERSON, FIRM, TOWN, STATE, OTHER, or the ending that tells what it is: 保健所, 港."""
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
        firms = ("firm_suffixes", "firm_tails", "organization_suffixes")
        self._firms = tuple({suffix for name in firms for suffix in words.get(name, ())})
        endings = {*words.get("facility_endings", ()), *words.get("body_endings", ()), *words.get("bound_endings", ())}
        self._endings = tuple(sorted(endings, key=lambda ending: (-len(ending), ending)))
        self._titles = any_of(words["personal_titles"]) if words.get("personal_titles") else None
        self._tails = frozenset((*words.get("name_tails", ()), *words.get("bound_tails", ())))
        self._leads = frozenset((*words.get("name_leads", ()), *words.get("bound_leads", ()))) - {"第"}
        countries = words.get("countries", ())
        self._general = frozenset((*words.get("general_names", ()), *countries))
        self._national = tuple(sorted(countries, key=lambda name: (-len(name), name)))
        self._sources = tuple(words.get("reporting_sources", ()))
        self._offices = frozenset(words.get("no_person_parts", ()))

    def of(self, discourse: Discourse) -> Iterator[Bound]:
        """The names of one document by position."""
        view = discourse.view
        for sent, (span, _block) in enumerate(view.sentences):
            if view.block_of(sent).role in _UNREAD:
                continue
            for found, text, kind in self._in_sentence(discourse, sent):
                sort, firm = self._sort(text, kind)
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
        if kind != "organization" and text[-1] in _TOWNS + _STATES:
            return TOWN if text[-1] in _TOWNS else STATE, False
        bare = _FORMS.sub("", text)
        firm = bare != text or kind == "organization" or text.endswith(self._firms)
        ending = next((ending for ending in self._endings if bare.endswith(ending) and len(bare) > len(ending)), "")
        return ending or (FIRM if firm else OTHER), firm

    def _in_sentence(self, discourse: Discourse, sent: int) -> Iterator[tuple[Span, str, str]]:
        """The names of a sentence with their kinds: those of persons, and runs of nouns that name a place or a body."""
        tokens = discourse.view.tokens(sent)
        words, starts, ends = tokens.words, tokens.starts, tokens.ends
        names = discourse.names(sent)
        taken: list[Span] = []
        for span, text in self._people(discourse, sent):
            taken.append(span)
            yield span, text, PERSON
        for match in _QUOTED.finditer(discourse.view.text, *discourse.view.sentences[sent].span):
            if match.group("name").endswith(self._endings):
                taken.append(Span(*match.span("name")))
                yield taken[-1], match.group("name"), ""
        for span, text, kind in self._in_frames(discourse, sent, names):
            if not any(span.overlaps(other) for other in taken):
                taken += [span] if kind else []
                yield span, text, kind
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

    def _people(self, discourse: Discourse, sent: int) -> Iterator[tuple[Span, str]]:
        """The persons of a sentence."""
        tokens = discourse.view.tokens(sent)
        for name in discourse.names(sent):
            if name.type == PERSON and self._is_person(name, morphemes_in(tokens, name.span)):
                span = _with_family(tokens, name)
                yield span, _SPACES.sub("", discourse.view.quote(span))

    def _in_frames(self, discourse: Discourse, sent: int, names: Sequence[Name]) -> Iterator[tuple[Span, str, str]]:
        """The names that what stands around them tells, with their kinds; none for what is told by its place."""
        text, span, tokens = discourse.view.text, discourse.view.sentences[sent].span, discourse.view.tokens(sent)
        proper = {start for word, start in zip(tokens.words, tokens.starts, strict=True) if word.proper}
        for match in _IN_KANA.finditer(text, *span):
            if match.start() in proper:
                yield Span(*match.span()), match.group(), PERSON
        for match in _SPACED.finditer(text, *span):
            yield Span(*match.span()), _SPACES.sub("", match.group()), PERSON
        places = {name.span for name in names if name.type == "place"}
        for match in _AT_PLACE.finditer(text, *span):
            if match.group("kind").endswith(self._endings) and Span(*match.span("place")) in places:
                yield Span(*match.span()), match.group("place") + match.group("kind"), ""
        for match in _LABELLED_FIRM.finditer(text, *span):
            if match.group().endswith(self._firms) and not match.group().endswith(self._endings):
                yield Span(*match.span()), match.group(), "organization"

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
        whole = discourse.view.text
        low, high = self._core(whole, words, starts, ends)
        if low == high:
            return
        titled = high - low > 1 and self._titles is not None and self._titles.fullmatch(words[high - 1].surface) is not None
        high -= titled  # ディアス|投手
        span = Span(starts[low], ends[high - 1])
        text = whole[slice(*span)]
        if len(text) < _SHORTEST or self._is_general(text) or _NO_NAME.search(text) or _counts(words[low:high]):
            return
        inside = [name for name in names if name.span.start < span.end and span.start < name.span.end]
        kind = next((name.type for name in inside if name.type != PERSON or name.span.end >= span.end), "")  # 鶴|ヶ池ダム
        told = any(word.proper or word.unknown for word in words[low:high])
        if titled and told and _PERSON.fullmatch(text) and not text.endswith((*self._endings, *self._offices)):
            yield span, text, PERSON
        elif kind != PERSON and self._is_name(words[low:high], text, typed=kind in _TYPED):
            yield span, text, kind

    def _is_general(self, text: str) -> bool:
        """Whether a text names no one of its kind: 市役所, 中国政府."""
        country = next((name for name in self._national if text.startswith(name)), "")
        if text.endswith(self._sources):
            return True  # who reports what is told
        return text in self._general or (country != "" and len(text) - len(country) <= _OF_COUNTRY)

    def _core(self, text: str, words: Sequence[Morpheme], starts: Sequence[int], ends: Sequence[int]) -> tuple[int, int]:
        """Where the name in a run of nouns begins and ends, by the numbers of its words."""
        low, high = 0, len(words)
        numbered = _HOUSE.match(text, starts[0], ends[-1]) is not None
        while low < high and not numbered and _is_count(words[low]):
            low += 1
        while low < high and _HIRAGANA.fullmatch(words[low].surface) and not words[low].proper:
            low += 1  # ため|船橋
        while low < high and words[low].surface in self._leads:
            low += 1
        while high > low and (words[high - 1].surface in self._tails or words[high - 1].pos2 == "数詞"):
            if words[high - 1].pos2 == "数詞" and _VINTAGE.search(text, starts[low], ends[high - 1]):
                break
            high -= 1
        return low, high

    def is_told(self, words: Sequence[Morpheme], text: str) -> bool:
        """Whether a run of words of which a frame tells that it is a name may be one."""
        works = text.endswith("工場")  # ベトナム工場
        if (self._is_general(text) and not works) or _NO_NAME.search(text) or _counts(words):
            return False
        if any(word.proper or (word.unknown and word.size > 1) for word in words):
            return True
        if len(words) > 1 and _BY_EAR.fullmatch(text) and not self._kinds.is_of_kind(words):
            return True
        return text.endswith((*self._firms, *self._endings)) and not self._kinds.describes(words)

    def _is_name(self, words: Sequence[Morpheme], text: str, *, typed: bool) -> bool:
        """Whether a run of nouns may name one of its kind; `typed` where it is known what it would name."""
        if _HOUSE.fullmatch(text):
            return True
        if not typed and self._kinds.describes(words):
            return False
        if any(word.proper or (word.unknown and not word.surface.isascii() and word.size > 1) for word in words):
            return True
        if _BRAND.search(text) or _SCHOOL.fullmatch(text):
            return True
        leading = words[:-1] if words[0].pos in ("名詞", "接頭辞") else ()
        single = sum(word.surface in _LINKS or _KANJI.fullmatch(word.surface) is not None for word in leading)
        if 0 < single == len(words) - 1 and len(text) <= _LONGEST_KANJI and (single > 1 or words[0].pos == "名詞"):
            return True  # 碧|波|組, 大|鳥|小学校, 亀|ヶ|池|ダム
        return len(words) > 1 and _NUMBERED.match(text) is not None and text.endswith((*self._endings, *self._firms))


def _with_family(tokens: Tokens, name: Name) -> Span:
    """A given name with the family name before it that the dictionary cuts up: 瀬|良|大輝."""
    starts, whole_family = tokens.starts, _family_before(tokens, name)
    if whole_family >= 0:
        return Span(whole_family, name.span.end)
    first = next((at for at, start in enumerate(starts) if start >= name.span.start), len(starts))
    low = first
    while low and tokens.ends[low - 1] == starts[low] and _KANJI.fullmatch(tokens.words[low - 1].surface) and first - low < _FAMILY:
        low -= 1
    whole = first - low == _FAMILY and first < len(starts) and starts[first] == name.span.start
    before = tokens.words[low - 1].surface[-1:] if low and tokens.ends[low - 1] == starts[low] else ""
    if not whole or len(name.text) > _FAMILY or _KANJI.fullmatch(before) or not _KANJI.match(name.text):
        return name.span
    return Span(starts[low], name.span.end)


def _family_before(tokens: Tokens, name: Name) -> int:
    """Where the family name of three letters begins that is cut up before a given name alone: 甲斐|沼|美帆; else -1."""
    first = next((at for at, start in enumerate(tokens.starts) if start >= name.span.start), len(tokens.words))
    if first == len(tokens.words) or tokens.starts[first] != name.span.start or not tokens.words[first].given:
        return -1
    low, size = first, 0
    while low and tokens.ends[low - 1] == tokens.starts[low] and _NAME_PART.fullmatch(tokens.words[low - 1].surface):
        low -= 1
        size += tokens.words[low].size
    apart = not low or tokens.ends[low - 1] < tokens.starts[low] or not _KANJI.fullmatch(tokens.words[low - 1].surface[-1:])
    parts = tokens.words[low:first]
    plain = all(word.nouny and word.pos3 != "サ変可能" and not word.proper for word in parts if word.size > 1)
    return tokens.starts[low] if apart and size == _LONG_FAMILY and len(parts) > 1 and plain else -1


def _is_count(word: Morpheme) -> bool:
    """Whether a word before a name counts something else."""
    return word.pos2 == "数詞" or word.pos3 == "助数詞可能" or word.pos == "接尾辞"


def _counts(words: Sequence[Morpheme]) -> bool:
    """Whether a run of nouns tells how many: 三|回|公演, but not 桜田|一|丁目."""
    pairs = ((word, after) for word, after in pairwise(words) if word.pos2 == "数詞")
    return any(after.pos3 == "助数詞可能" and after.surface not in _ADDRESSED for word, after in pairs)


def _runs_on(word: Morpheme) -> bool:
    """Whether a word may be part of a name: 桜田|一|丁目."""
    return not word.sign and (word.nouny or word.pos2 == "数詞" or word.surface in _LINKS)

