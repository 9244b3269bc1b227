"""Measured and counted quantities: 29キロメートル, 時速40km, 摂氏37度, 28歳, 3社, 5件/日."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from claimcheck.model.pattern import regex
from claimcheck.model.values import Quantity, Value
from claimcheck.text.alternation import alternation, any_of
from claimcheck.text.edges import Edges, is_han, is_katakana
from claimcheck.text.kilos import Kilos
from claimcheck.text.lexicon import Lexicon
from claimcheck.text.numerals import Numeral
from claimcheck.text.scan import Found, Scan, Terms
from claimcheck.text.units import Unit, unit_terms

_GAP = regex(r"[ ]{0,2}\n?[ ]?")
_HALF = regex(r"半(?!期|年|月|日|分|額|数|世|島|導|径)")
_ARC = regex(r"(\d{1,2})分(?:[\d.]{1,6}秒)?(?!間)")
_CENTIMETRES = regex(r"(\d\d)(?![\d.,:／/~〜\-]|[A-Za-z%]|[ァ-ヶ]|[一-龠])")
_DISTRICTS = frozenset({"区", "市", "町", "村", "県", "州", "国", "中"})
_LETTERS = frozenset("mabtgKL")
"""Units of one letter, which stand right behind their figure, unless they are set apart as the standards ask: 180 m."""
_APART = regex(r" [mgtL](?![ 　]?[A-Za-z0-9.'])")
_LINKS = frozenset(" での:")
_TOPICS = frozenset("はが")
_CLOSED = frozenset({")は", ")が", ")で"})
_QUAKE = regex(r"(マグニチュード)[ ]?(?:[(]Mw?[)]|[)])[はがで]?$")
_MAGNITUDE = regex(r"(?<![A-Za-z])Mw?$")
_LARGEST, _TENTH = 10, Decimal("0.1")
_REACH, _HEDGED = 20, 14
"""Characters in which a word before 度 tells what it is of, and in which a unit and a hedge have room: 時速おおむね."""
_ONE_OF = frozenset({"つ", "人"})
_OPEN = regex(r"[一-鿿々]{1,6}|[ァ-ヴー]{2,10}(?![ァ-ヴー])")
_OCCASIONS = regex(
    r"(?:も|とも|ほど|にわたる?り?|に渡り|に及ぶ)|の(?!高|低|熱|傾|角|差|勾|温|気|水|湯|環|状|部屋|お湯|中で|[ァ-ヺ])[一-龠]{2}|"
    r"(?:[訪開行来会参受起繰挑試延登臨出戦失経優](?!度|口|温|前))"
)
"""What tells that 3度 counts occasions: 3度訪れた, 6度の会合, 3度にわたり."""
_MOST_OCCASIONS = 30
_NO_COUNTER = frozenset(
    "米加豪香英年月日時分秒週円元倍割世代期号位番第対以未超約前後近程余弱強間中内計上下等他同各全毎当本点回人社件名個台枚度"
)
_SLASH = regex(r"(\d(?<![\d/.-].)\d?)/(\d{1,3})(?![\d/])")


class Recognizer:
    """Finds quantities."""

    name = "quantity"

    def __init__(self, lexicon: Lexicon) -> None:
        self._edges = Edges(lexicon)
        self._units = Terms(unit_terms(lexicon))
        self._firsts = self._units.firsts
        self._times = Terms(lexicon.maps.get("duration_units", {}))
        maps = lexicon.maps
        self._before = {
            term: self._units.table.get(unit, Unit(unit, unit)) for term, unit in maps.get("unit_before", {}).items()
        }
        self._per_before = maps.get("per_before", {})
        lasts = sorted({*self._before, *self._per_before})  # in the same order in every run, so that the pattern is the same
        self._before_lasts = frozenset(term[-1] for term in lasts)
        self._before_or_link = self._before_lasts | _LINKS | {"~", "-", "ら"}
        self._topics = (*(term for term in self._per_before if term.endswith("速")), *self._before)
        self._before_re = re.compile(
            rf"({'|'.join(sorted(map(re.escape, lasts), key=len, reverse=True))})(?:で|の|:)?[ ]{{0,2}}$"
        )
        per = "|".join(sorted(map(re.escape, self._per_before), key=len, reverse=True)) or "(?!)"
        self._ranged = re.compile(rf"({per})[ ]?[\d.,]{{1,9}}[ァ-ヶーA-Za-z]{{0,7}}(?:~|-|から)$")
        hedges = {word for entry in lexicon.hedges for word in entry.before}
        self._hedge_lasts = frozenset(word[-1] for word in hedges)
        self._prefixed = self._before_or_link | self._hedge_lasts | _TOPICS | {")"}
        words = "|".join(sorted(map(re.escape, lasts), key=len, reverse=True))
        self._about = re.compile(rf"({words})(?:[でのはが]|[ ])?(?:{alternation(hedges)})[ ]?$")
        latin = (term for term, unit in self._units.table.items() if term[0].isascii() and not unit.counter)
        self._per_after = Terms(
            {f"/{term}": self._units.table[term].symbol for term in latin}
            | {f"/{term}": unit for term, unit in maps.get("per_phrases", {}).items()}
            | maps.get("per_after", {})
        )
        self._mass = any_of(lexicon.words.get("mass_context", ()))
        self._kilos = Kilos(lexicon)
        self._warm, self._angle = (any_of(lexicon.words.get(name, ())) for name in ("warm_context", "angle_context"))
        self._quake = any_of(lexicon.words.get("quake_context", ()))
        self._kelvin = any_of(lexicon.words.get("kelvin_context", ()))

    def find(self, scan: Scan) -> Iterator[Found]:  # noqa: C901 - one loop for each way to write one
        """Every quantity with a unit or counter the lexicon knows."""
        text = scan.text
        for numeral in scan.following(self._firsts):
            if (not numeral.glued or numeral.labelled) and (found := self._one(scan, numeral)) is not None:
                yield found
        for numeral in scan.numerals:
            if numeral.taken:
                continue
            if numeral.glued:
                yield from self._lettered(text, numeral)
                continue
            following = text[numeral.end : numeral.end + 1]
            if following in self._firsts:
                continue
            before = text[numeral.start - 1 : numeral.start]
            if not (is_han(following) or is_katakana(following)) and before not in self._prefixed:
                continue
            if (found := self._bare(scan, numeral, self._prefix(text, numeral.start))) is not None:
                yield found
        for match in (
            _SLASH.finditer(text) if "/" in text else ()
        ):  # 1/4マイル; a bare 1/4 may be a date and is left out
            over = Decimal(match[2])
            unit = self._units.longest(text, match.end())
            if over and unit and not unit[1].counter and self._edges.ends_word(scan, match.end(), unit[0]):
                magnitude = Decimal(match[1]) / over
                numeral = Numeral(match.start(), match.end(), magnitude, magnitude / 10 or Decimal(1))
                yield self._make(match.start(), unit[0], numeral, unit[1], None)

    def _one(self, scan: Scan, numeral: Numeral) -> Found | None:
        text = scan.text
        prefix = self._prefix(text, numeral.start)
        at = numeral.end
        if text[at] in " \n" and (gap := _GAP.match(text, at)):
            at = gap.end()
        for end, unit in self._units.at(text, at):
            if self._fits(scan, numeral, at, end):
                if numeral.labelled and unit.counter:
                    continue  # AKB48人
                if (
                    unit.symbol in _ONE_OF
                    and numeral.magnitude == 1
                    and text[numeral.start - 1 : numeral.start] == "の"
                ):
                    return None  # 重要産業の一つ
                return self._measured(scan, numeral, end, unit, prefix)
        return None if numeral.labelled else self._bare(scan, numeral, prefix)

    def _measured(self, scan: Scan, numeral: Numeral, end: int, unit: Unit, prefix: tuple[int, str] | None) -> Found:
        """The quantity with what is said before and after its unit: 時速, 摂氏, 半, /日."""
        text = scan.text
        start, per, shown = numeral.start, None, unit
        if prefix is not None and prefix[1] in self._per_before and not unit.counter:
            start, per = prefix[0], self._per_before[prefix[1]]
        elif prefix is not None and prefix[1] in self._before and unit.symbol == "度":
            start, shown = prefix[0], self._before[prefix[1]]
        if unit.symbol == "km":
            shown = self._choose(text, numeral, end, shown, per)
        elif unit.symbol == "度" and shown is unit:
            shown = self._of_degrees(text, numeral, end)
        if unit.symbol == "度" and shown is unit and (arc := _ARC.match(text, end)):  # 北緯43度59分1秒
            numeral = replace(numeral, magnitude=numeral.magnitude + Decimal(arc[1]) / 60, quantum=Decimal(1) / 60)
            end = arc.end()
        if unit.symbol == "m" and numeral.magnitude == int(numeral.magnitude) and (mark := _CENTIMETRES.match(text, end)):
            quantum = Decimal("0.01")  # 走り幅跳びで6メートル61, 82m45
            numeral = replace(numeral, magnitude=numeral.magnitude + Decimal(mark[1]) * quantum, quantum=quantum)
            end = mark.end()
        if text.startswith("半", end) and (half := _HALF.match(text, end)):
            numeral = replace(numeral, magnitude=numeral.magnitude + Decimal("0.5"), quantum=Decimal("0.5"))
            end = half.end()
        after = self._per_after.longest(text, end) if per is None and text[end : end + 1] in "/毎" else None
        if after is not None and self._edges.ends_word(scan, end, after[0]):
            end, per = after
        return self._make(start, end, numeral, shown, per)

    def _bare(self, scan: Scan, numeral: Numeral, prefix: tuple[int, str] | None) -> Found | None:
        """A quantity without a unit the lexicon knows after it."""
        if prefix is not None and prefix[1] in self._before:
            return self._scale(scan.text, prefix, numeral)
        following = scan.text[numeral.end : numeral.end + 1]
        counted = (is_han(following) and following not in _NO_COUNTER) or is_katakana(following)
        return self._open(scan, numeral) if counted else None

    def _open(self, scan: Scan, numeral: Numeral) -> Found | None:
        """A counter the lexicon does not know: 125選挙区, 12編成 count what the word says."""
        text = scan.text
        if numeral.kanji or numeral.upper is not None:
            return None
        match = _OPEN.match(text, numeral.end)
        if match is None:
            return None
        if numeral.plain and numeral.end - numeral.start == 4:  # noqa: PLR2004 - 2005総選挙
            return None
        before = text[numeral.start - 1 : numeral.start]
        if before and (is_han(before) or is_katakana(before)) and before not in "約計全各総":
            return None
        if numeral.magnitude != int(numeral.magnitude) or self._units.longest(text, numeral.end) is not None:
            return None
        if self._times.longest(text, numeral.end) is not None:
            return None
        tokens = scan.words(numeral.start, match.end())
        end = numeral.end
        while (
            end < match.end()
            and end in tokens.starts
            and tokens.starts[end].pos in ("名詞", "接尾辞")
            and tokens.starts[end].pos2 != "副詞可能"
        ):
            stop = next((stop for stop in range(end + 1, match.end() + 1) if stop in tokens.ends), None)
            if stop is None:
                break
            end = stop
        word = text[numeral.end : end]
        if not word:
            return None
        rank = 2 if is_han(word[0]) else 0  # 25ベーシスポイント
        return replace(self._make(numeral.start, end, numeral, Unit(word, f"count:{word}", counter=True), None), rank=rank)

    def _fits(self, scan: Scan, numeral: Numeral, at: int, end: int) -> bool:
        """Whether what stands at `at`:`end` is this unit and a word of its own."""
        text = scan.text
        term = text[at:end]
        if at > numeral.end:
            blank = text[numeral.end : at]
            if is_han(term[0]) and not (blank == "\n" and numeral.scaled):
                return False
            if ("\n" in blank and not numeral.scaled) or (term in _LETTERS and not _APART.match(text, numeral.end)):
                return False
        if term in _DISTRICTS and (
            is_han(text[numeral.start - 1 : numeral.start]) or is_katakana(text[numeral.start - 1 : numeral.start])
        ):
            return False  # 福岡6区
        if term == "ポンド" and not self._mass.search(text, max(0, numeral.start - 25), end + 12):
            return False
        if term == "K" and not self._kelvin.search(text, max(0, numeral.start - 25), end + 6):
            return False  # 5K is 5,000, but for colours of light
        if term == "対" and text[end : end + 1].isdecimal():
            return False  # 3対2
        ends = self._edges.ends_word(scan, at, end) or (term == "m" and _CENTIMETRES.match(text, end) is not None)
        return ends and self._edges.is_numeral(scan, numeral, end)

    def _prefix(self, text: str, start: int) -> tuple[int, str] | None:
        """Start and word of 摂氏, 時速 … before a numeral."""
        before = text[start - 1 : start]
        if before not in self._prefixed:
            return None
        if before in ("~", "-", "ら") and (ranged := self._ranged.search(text, max(0, start - 24), start)):
            return start, ranged[1]  # 時速50~60km
        if before in self._hedge_lasts and (about := self._about.search(text, max(0, start - _HEDGED), start)):
            return start, about[1]  # 時速約27,400km, 震度約5
        if (before == ")" or text[start - 2 : start] in _CLOSED) and (word := _QUAKE.search(text, max(0, start - 13), start)):
            return start, word[1]
        if before in _TOPICS and text.endswith(self._topics, 0, start - 1):  # 最高時速は320キロ, 最大震度は6強
            return start, next(term for term in self._topics if text.endswith(term, 0, start - 1))
        if before not in self._before_lasts and not (
            before in _LINKS and not self._before_lasts.isdisjoint(text[max(0, start - 3) : start])
        ):
            return None
        match = self._before_re.search(text, max(0, start - 9), start)
        return (match.start(), match[1]) if match else None

    def _lettered(self, text: str, numeral: Numeral) -> Iterator[Found]:
        """A figure whose scale is the letters right before it: pH7.2, M7.3."""
        before = text[max(0, numeral.start - 3) : numeral.start]
        if before.endswith("pH"):
            unit = self._before["pH"]
        elif _MAGNITUDE.search(before) and numeral.magnitude < _LARGEST and numeral.quantum == _TENTH:
            if not self._quake.search(text, max(0, numeral.start - 80), numeral.end + 40):
                return
            unit = self._before["マグニチュード"]
        else:
            return
        yield self._make(numeral.start, numeral.end, numeral, unit, None)

    def _choose(self, text: str, numeral: Numeral, end: int, unit: Unit, per: str | None) -> Unit:
        """キロ is a length, a mass or a speed, as the words around it say."""
        if unit.symbol == "km" and per is None and text.endswith("キロ", 0, end):
            return self._units.table[self._kilos.of(text, numeral.start, end)]
        return unit

    def _of_degrees(self, text: str, numeral: Numeral, end: int) -> Unit:
        """度 is a temperature, a number of occasions or an angle, as the words around it say."""
        table = self._units.table
        low = max(0, numeral.start - _REACH, *(text.rfind(mark, 0, numeral.start) for mark in "。\n"))
        few = numeral.magnitude == int(numeral.magnitude) and 0 < numeral.magnitude <= _MOST_OCCASIONS
        angle = self._angle.search(text, low, end + 6)
        warm = self._warm.search(text, low, numeral.start)
        if few and not angle and not warm and (_OCCASIONS.match(text, end) or text[numeral.start - 1 : numeral.start] == "を"):
            return table["回"]
        return table["℃"] if warm and not angle else table["度"]

    def _scale(self, text: str, prefix: tuple[int, str], numeral: Numeral) -> Found | None:
        """震度5強, マグニチュード7.1, マッハ2: the word before is the unit."""
        unit = self._before[prefix[1]]
        end = numeral.end
        if unit.dimension in ("temperature", "degree"):
            return None
        if prefix[1] == "震度" and text[end : end + 1] in ("強", "弱"):
            half = Decimal("0.5") if text[end] == "強" else Decimal(0)
            numeral = replace(numeral, magnitude=numeral.magnitude + half, quantum=Decimal("0.5"))
            end += 1
        return self._make(prefix[0], end, numeral, unit, None)

    def _make(self, start: int, end: int, numeral: Numeral, unit: Unit, per: str | None) -> Found:
        value = _quantity(numeral.magnitude, numeral.quantum, numeral.upper, unit, per, scaled=numeral.scaled)
        return Found(start, end, value, self.name, 2)


@lru_cache(maxsize=1 << 14)
def _quantity(
    magnitude: Decimal, quantum: Decimal, upper: Decimal | None, unit: Unit, per: str | None, *, scaled: bool
) -> Value:
    """The same object for the same figure: 1人 and 3社 recur without end."""
    # 3 and 3.0 are equal as keys and differ in their quantum, which is a key as well
    return Quantity(
        magnitude=magnitude,
        quantum=quantum,
        upper=upper,
        vague=upper is not None,
        scaled=scaled,
        unit=unit.symbol,
        dimension=unit.dimension,
        per=per,
    )
