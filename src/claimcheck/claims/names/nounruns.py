"""What the runs of nouns in sentences name: persons, bodies, places; by the words they are made of, each kind of run once."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from claimcheck.claims.lexicon.kinds import Kinds
from claimcheck.claims.names.nametypes import NameTypes
from claimcheck.claims.names.stretches import Stretches
from claimcheck.claims.names.tornnames import has_torn_family, is_torn_ending
from claimcheck.model.pattern import regex
from claimcheck.text.alternation import AnyOf
from claimcheck.text.tokens import Morpheme

_KATAKANA = regex(r"[ァ-ヺー・=＝\s]+")
_KANA_WORD = regex(r"[ァ-ヺー・]{3,}")
_KANA_PAIR = regex("[ァ-ヺ]{2}")
_KANJI_WORD = regex(r"[一-龠々髙﨑]{1,3}")
_GIVEN_WORD = regex(r"[ぁ-ん一-龠々髙﨑]{1,3}")
_FIRM = ("株式会社", "有限会社", "合同会社", "合資会社", "合名会社")
_KIN = frozenset({
    *("長男", "次男", "三男", "長女", "次女", "三女", "息子", "主人", "女優", "俳優", "歌手", "作家", "画家"),
    *("親王", "主演", "脚本", "主将", "主役"),
})
"""What stands before a given name and is no family name."""
_GIVEN_ENDS = frozenset("大児志子美恵代郎朗人介助平男雄夫也哉彦太樹輝香奈菜花帆穂音希紀生斗翔真之司")
"""Kanji that end given names and that the dictionary takes for words of their own."""
_FORMS = frozenset({
    *("財団法人", "社団法人", "医療法人", "学校法人", "宗教法人", "特殊法人", "一般財団法人", "一般社団法人"),
    *("公益財団法人", "公益社団法人"),
})
_OWN_GROUP = ("当社", "弊社", "同社", "自社", "当行", "同行")
_HONORIFICS = frozenset({"氏", "さん", "様", "君", "ちゃん"})
_TOWN_FAMILY = r"[一-龠々]{1,2}[一-龠々](?<![都道府県市区町村国州島])"
"""A place that is a family name as well."""
_LONGEST_NAME = 6
"""Morphemes of a name in common nouns; longer runs are phrases."""
_LEAST_COINED, _MOST_COINED = 2, 3
"""Single characters before the ending of a place that make up its name."""
_SINGLE_KANJI = regex("[一-龠々]")
_ORDINARY = regex("[大小新旧本各全当同両他東西南北上下中内外前後左右県市町村区国都道府山川海島人車木石水火土金]")
"""What two of say no more than which kind: 県|道|橋."""
_LONGEST_PERSON = 4
"""Morphemes of the name of a person, less one."""
_MUNICIPAL = ("市", "町", "村")
_FIRST_KANJI = regex("[一-龠](?<![同当本新旧元前各両全某他隣近現大小第約計])")
"""The first character of a place that the dictionary knows without it."""


class Part(NamedTuple):
    """A name in a run of nouns, by the numbers of its first and last morphemes (exclusive)."""

    first: int
    last: int
    text: str
    type: str


class NounRuns:
    """Finds the names in runs of nouns, with the word lists of the lexicon."""

    def __init__(
        self, words: Mapping[str, Sequence[str]], head_nouns: Iterable[str], types: NameTypes, common: AbstractSet[str]
    ) -> None:
        self._types, self._common = types, common
        self._heads = frozenset((*head_nouns, *words.get("title_tails", ())))
        self._kinds = Kinds(words)
        self._stretches = Stretches(words, types.known)
        self._events = tuple(words.get("event_suffixes", ()))
        self._suffixes = tuple(sorted(words.get("organization_suffixes", ()), key=len, reverse=True))
        self._telling = AnyOf({*self._suffixes, *types.known, *_FIRM})
        self._firms = frozenset(words.get("firm_suffixes", ()))
        self._places = frozenset(words.get("place_suffixes", ()))
        self._honorifics = frozenset(words.get("honorifics", ()))
        self._countries = frozenset(words.get("countries", ()))
        self._kana_given = frozenset(words.get("kana_given", ()))

    def names(self, run: Sequence[Morpheme]) -> Iterator[Part]:
        """The names in a run of nouns."""
        yield from self._event(run) or self._in_stretches(run)

    def shows(self, run: Sequence[Morpheme]) -> bool:
        """Whether common nouns hold a sign of a name: katakana, the ending of a body, a well-known name."""
        text = "".join([word.surface for word in run])
        if len(run) > _LEAST_COINED and all(_SINGLE_KANJI.fullmatch(word.surface) for word in run[:_LEAST_COINED]):
            return True
        return _KANA_PAIR.search(text) is not None or self._telling.occurs(text, 0, len(text))

    def _in_stretches(self, run: Sequence[Morpheme]) -> Iterator[Part]:
        """The names in a run of nouns, one for each stretch of it at the most."""
        for first, last, title in self._stretches.of(run):
            stretch = run[first:last]
            if len(stretch) > 1 or stretch[0].proper or stretch[0].unknown or stretch[0].surface in self._types.known:
                for part in self._in_run(stretch, title):
                    kind = part.type
                    if kind != "description":
                        kind = self._types.of(part.text) or kind
                    yield part._replace(first=part.first + first, last=part.last + first, type=kind)

    def _in_run(self, run: Sequence[Morpheme], title: str = "") -> Iterator[Part]:
        """The name in a run of nouns, if there is one: 固有名詞, or a compound with the suffix of an organisation."""
        run = self._without_heads(run)
        text = "".join([word.surface for word in run])
        if text in self._common or text in self._suffixes or text in _FORMS or text.startswith(_OWN_GROUP):
            return  # 東証プライム, 日本基準: words of markets and accounts
        known = self._types.known_end(run)
        if known < len(run):
            yield _part(run, known, len(run), "other")
            return
        proper = [number for number, word in enumerate(run) if word.proper]
        if body := self._body(run, text, proper):
            yield body
        elif proper:
            yield from self._person_or_place(run, proper, title)
        elif coined := self._coined(run):
            yield coined
        else:
            yield from self._kana(run)

    def _body(self, run: Sequence[Morpheme], text: str, proper: Sequence[int]) -> Part | None:
        """A run that is the name of a firm or another body by its first or last words."""
        if text.startswith(_FIRM) and len(text) > len(_FIRM[0]):
            return _part(run, 0, min(len(run), _LONGEST_NAME + 2), "organization")  # 株式会社みどり企画
        suffix = ""
        if text.endswith(self._suffixes):
            suffix = next(
                (suffix for suffix in self._suffixes if text.endswith(suffix) and len(text) > len(suffix)), ""
            )
        long = len(run) > 1 and (proper or len(text) - len(suffix) > 1)
        if suffix and long and not self._kinds.describes(run, suffix):  # 図書館 is 図書|館, but nobody's name
            if text.endswith("会社") and not proper and not text.endswith(_FIRM):
                return _part(run, 0, len(run), "description")
            kind = self._types.by_ending(run, 0)
            return _part(run, 0, len(run), kind if kind in ("facility", "product") else "organization")
        letters = run[0].unknown and run[0].surface.isascii() and run[0].surface.isupper()
        if letters and self._types.by_ending(run, 0) == "organization":
            return _part(run, 0, len(run), "organization")  # TBS|ラジオ
        return None

    def _coined(self, run: Sequence[Morpheme]) -> Part | None:
        """A place or house whose name the dictionary has in single characters only: 霧|藤|岳, 茜|浜|灯台."""
        last = 0
        while last < len(run) and _SINGLE_KANJI.fullmatch(run[last].surface):
            last += 1
        if not _LEAST_COINED <= last <= _MOST_COINED + 1:
            return None
        for size in range(min(last, len(run) - 1), _LEAST_COINED - 1, -1):
            if size <= _MOST_COINED and self._types.by_ending(run, size - 1) in ("place", "facility"):
                plain = all(_ORDINARY.fullmatch(word.surface) or word.pos2 == "数詞" for word in run[:size])
                return None if plain else _part(run, 0, len(run), "place")
        return None

    def _person_or_place(self, run: Sequence[Morpheme], proper: Sequence[int], title: str) -> Iterator[Part]:
        """The name in a run with proper nouns, by their numbers."""
        person = [number for number in proper if run[number].pos3 == "人名"]
        kind = self._types.by_ending(run, proper[0])
        if len(run) == 2 and run[0].family and run[1].surface == "洋":  # noqa: PLR2004
            kind, person = "", [0, 1]  # 片桐|洋
        if kind and not (title and person and person[0] == 0 and kind in ("place", "facility") and _is_given(run)):
            yield _part(run, self._beginning(run, proper[0]), len(run), kind)
        elif title and (low := self._bearer(run, proper, person, title)) >= 0:
            yield _part(run, low, len(run), "person")
        elif person and self._is_person(run, person):
            low, high = _person_in(run, person)
            run_on = not title and high - low > 1 and all(_KATAKANA.fullmatch(word.surface) for word in run[low:high])
            yield _part(run, low, high, "other" if run_on else "person")  # アンディ|ジャン has no dot
        else:
            end, kind = self._types.ending_in(run, proper[-1] + 1)
            if kind:
                yield _part(run, self._beginning(run, proper[0]), end, kind)
            elif not self._types.describes_people(run, proper[-1] + 1):  # 中国|人
                yield self._proper(run, proper[0], proper[-1] + 1)

    def _event(self, run: Sequence[Morpheme]) -> tuple[Part, ...]:
        """An event whose name begins in a proper noun: 白瀬川花火大会."""
        if not run[0].proper:
            return ()
        for cut in range(min(len(run), _LONGEST_NAME), 1, -1):
            text = "".join([word.surface for word in run[:cut]])
            if text.endswith(self._events):  # but 白瀬川花火大会|実行委員会 is its organiser
                organiser = "".join([word.surface for word in run[cut:]]).endswith(self._suffixes)
                return () if organiser else (_part(run, 0, cut, "other"),)
        return ()

    def _proper(self, run: Sequence[Morpheme], low: int, high: int) -> Part:
        """The name that proper nouns from `low` to `high` make with what follows them: a place, or anything else."""
        if (
            len(run) - high == 1
            and high - low == 1
            and run[high].surface in self._kana_given
            and run[low].pos3 in ("地名", "人名")
        ):
            return _part(run, low, high + 1, "person")  # 三輪|あかり
        place = run[low].pos3 == "地名" and high == len(run)
        municipal = (
            run[high - 1].pos3 == "地名" and run[high - 1].surface.endswith(_MUNICIPAL) and run[high - 1].size > 1
        )
        if municipal:
            place = True
            if (
                low
                and run[low - 1].size == 1
                and _FIRST_KANJI.fullmatch(run[low - 1].surface)
                and run[low - 1].pos == "名詞"
            ):
                low -= 1  # 榛|木町
        elif high < len(run) and run[high].surface in self._places:
            high += 1
            place = True
        elif high < len(run):
            low_country = run[low].pos3 == "地名" and run[high - 1].surface in self._countries
            high = self._types.end_of(run, high, self._end_of_compound(run, low, high), country=low_country)
            place = run[low].pos3 == "地名" and run[high - 1].pos3 == "地名"
        if low and self._types.leads(run[low - 1], run[low]):
            return _part(run, low - 1, high, "organization" if run[low - 1].unknown else "place" if place else "other")
        while low and _KATAKANA.fullmatch(run[low].surface) and _KATAKANA.fullmatch(run[low - 1].surface):
            low -= 1  # カド|クラ: a piece of a katakana word is no name
        if low and not run[low - 1].proper and _KANA_WORD.fullmatch(run[low - 1].surface):
            low -= 1  # ヴェントーラ|会津
            place = False
        if low and run[low - 1].pos == "接頭辞" and run[low - 1].surface in "旧新前元全":
            low -= 1  # 旧東病棟 is not 東病棟
        return _part(run, low, high, "place" if place else "other")

    def _bearer(self, run: Sequence[Morpheme], proper: Sequence[int], person: Sequence[int], title: str) -> int:
        """Where the name begins of who bears a title that no country and no firm bears: 千葉|選手; -1 where it is none."""
        last = len(run) - 1
        if run[last].surface in self._countries or run[last].surface in self._types.known:
            return -1
        if (
            proper == [last]
            and (title in _HONORIFICS or run[last].pos3 == "地名")
            and not run[last].surface.endswith(_MUNICIPAL)
        ):
            return last
        if _KANA_WORD.fullmatch(run[last].surface) and run[last].unknown:
            return last
        if last > _LONGEST_PERSON or not all(_KANJI_WORD.fullmatch(word.surface) for word in run):
            return -1
        if person and person[0] == 0:
            return 0
        return 0 if has_torn_family(run, person) else -1

    def _beginning(self, run: Sequence[Morpheme], low: int) -> int:
        """Where a name begins of which `low` is a proper noun: 東南|アジア, 榛|木町, ヴェントーラ|会津."""
        if not low:
            return 0
        before = run[low - 1]
        if self._types.leads(before, run[low]):
            return low - 1
        while low and _KATAKANA.fullmatch(run[low].surface) and _KATAKANA.fullmatch(run[low - 1].surface):
            low -= 1  # カド|クラ: a piece of a katakana word is no name
        if low and run[low - 1].pos == "接頭辞" and run[low - 1].surface in "旧新前元全":
            low -= 1  # 旧東病棟 is not 東病棟
        elif low == 1 and run[0].size == 1 and run[0].pos == "名詞" and _FIRST_KANJI.fullmatch(run[0].surface):
            low = 0  # 白|鷺沢|ダム
        return low

    def _without_heads(self, run: Sequence[Morpheme]) -> Sequence[Morpheme]:
        """A run without the attribute noun it ends in: 大学病院線 of 大学病院線開業, but 山北建設 is a firm."""
        for cut in range(1, len(run)):
            rest = "".join([word.surface for word in run[cut:]])
            if rest in self._heads and run[cut - 1].pos2 != "数詞":
                body = run[cut - 1].proper or any(word.proper and word.pos3 != "人名" for word in run[:cut])
                return run if body and rest in self._suffixes else run[:cut]
        return run

    def _is_person(self, run: Sequence[Morpheme], person: list[int]) -> bool:
        """Family and given name, or a family name alone, or before a title: 早瀬, 早瀬社長, but not 鳴浜シティマラソン."""
        last = person[0]
        while last + 1 in person:
            last += 1
        after = run[last + 1] if last + 1 < len(run) else None
        short = last == person[0] or all(word.size == 1 for word in run[person[0] : last + 1])
        if after is not None and short and after.surface in self._places and last + 2 == len(run):
            return False  # 嘉義|県
        titled = after is None or after.surface in self._honorifics or after.unknown or after.pos3 == "地名"
        return last > person[0] or titled or (after is not None and after.surface in ("前", "元"))

    def _end_of_compound(self, run: Sequence[Morpheme], low: int, high: int) -> int:
        """Where a name ends that runs on in common nouns: all of 鳴浜シティマラソン, but トヨタ of トヨタ株価."""
        for end in range(len(run), high, -1):
            tail = "".join([word.surface for word in run[high:end]])
            if not any(tail[at:] in self._heads for at in range(len(tail))):
                return end if end - low <= _LONGEST_NAME else high
        return high

    def _kana(self, run: Sequence[Morpheme]) -> Iterator[Part]:
        """A katakana word the dictionary does not know, or a compound of several."""
        first = 0
        while first < len(run):
            last = first
            while last < len(run) and _KANA_WORD.fullmatch(run[last].surface):
                last += 1
            rest = "".join([word.surface for word in run[last:]])
            if last > first and not first and run[0].unknown and rest in self._firms:
                yield _part(run, 0, len(run), "organization")  # ゴンチャロフ|製菓
                return
            if (last - first > 1 and not self._kinds.describes(run[first:last])) or (
                last > first and run[first].unknown
            ):
                yield _part(run, first, last, "kana")
            first = max(last, first + 1)


def _is_given(run: Sequence[Morpheme]) -> bool:
    """Whether a run before a title may be a family name and a given name that ends like a place: 片桐|洋監督, 青柳|鶴|城会長."""
    return 1 < len(run) < _LONGEST_PERSON and run[-1].size == 1 and all(_KANJI_WORD.fullmatch(word.surface) for word in run)


def _part(run: Sequence[Morpheme], first: int, last: int, kind: str) -> Part:
    return Part(
        first, last, "".join([word.surface for word in run[first:last]]), kind
    )  # without the space of 北條 正樹


def _person_in(run: Sequence[Morpheme], person: Sequence[int]) -> tuple[int, int]:
    """Where the name of a person begins and ends in a run of nouns, by the numbers of its morphemes that are names of persons."""
    low = high = person[0]
    while high in person:
        high += 1
    # 梁|文鋒: an unknown given name after a family name
    if high < len(run) and len(person) == 1 and run[high].unknown and run[high].pos == "名詞":
        high += 1
    elif high + 1 == len(run) and len(person) > 1 and (run[high].surface in _GIVEN_ENDS or is_torn_ending(run[high])):
        high += 1  # 鵜飼|嵩|志, 仲井|真弘|多: no prefix stands last
    if low and len(person) == 1 and run[low - 1].unknown and _KANJI_WORD.fullmatch(run[low - 1].surface):
        low -= 1  # 髙橋|健太郎
    town = low and high - low == 1 and run[low - 1].pos3 == "地名" and run[low].given and not run[low].family
    if town and _KANJI_WORD.fullmatch(run[low].surface) and re.fullmatch(_TOWN_FAMILY, run[low - 1].surface):
        return low - 1, high  # 大津|佳子
    given = run[low].given and not run[low].family and high - low == 1 and _GIVEN_WORD.fullmatch(run[low].surface)
    if low == 1 and given and run[0].size == 2 and run[0].pos2 == "普通名詞" and run[0].surface not in _KIN:  # noqa: PLR2004
        return 0, high  # 平中|亮太
    short = low and len(person) > 1 and len(run[low].surface) == 1
    if short and run[low - 1].pos3 == "地名" and len(run[low - 1].surface) <= 2:  # noqa: PLR2004 - 能登|原|健吾
        low -= 1
    return low, high
