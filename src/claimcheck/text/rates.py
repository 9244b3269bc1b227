"""What a figure is per: 1日あたり300件, 1株につき25円, 年額1万円, 31円/kWh."""

import re
from collections.abc import Sequence

from claimcheck.model.pattern import regex
from claimcheck.model.values import Money, Quantity
from claimcheck.text.alternation import alternation, any_of
from claimcheck.text.lexicon import Lexicon
from claimcheck.text.scan import Found

_LONGEST = 14
_MEAN = "平均"
_ENDINGS = ("あたり", "当たり", "当り", "につき", "に付き", _MEAN)
_DIGITS = 9
_PORTIONS = frozenset("回人日年月週食組杯缶箱袋")
"""Before 分 they make portions and no minutes: 1回分あたり."""
_PRICED = ("円/", "ドル/", "ユーロ/", "元/", "ウォン/")
_BETWEEN = regex(r"(?:の[^、。\d]{1,10}[はが]、?)?(?:の|、|,|で|約|およそ|平均|最大|最高|[ ])*")
_OF_A_DAY = regex(r"(?<![\d月])[1一]日の[一-龠々ァ-ヺー]{1,8}[はが](?:平均|約?最大)")
"""1日の来店は平均38人: of every day."""


class Rates:
    """Finds 1日あたり and the like, which belong to the figure that follows."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._units = lexicon.maps.get("per_phrases", {})
        self._amounts = lexicon.maps.get("per_amounts", {})
        units = alternation(self._units)
        self._any = any_of((*_ENDINGS, *self._amounts))
        self._amount_words = tuple(self._amounts)
        self._phrase = re.compile(rf"(?:(?P<count>\d[\d,]{{0,6}}[百千万億]?)|一|毎)?[ ]?(?P<unit>{units})$")
        self._slashed = re.compile(rf"(?:/(?P<unit>{units}))(?![A-Za-z0-9一-龠々ァ-ヺー])")
        self._reach = max(map(len, self._units), default=0) + _DIGITS

    def apply(self, text: str, found: list[Found]) -> list[Found]:
        """`found` with `per` set after such a phrase, and without what was read inside the phrase itself."""
        phrases: list[tuple[int, int, str]] = []
        amounts = False
        for word in self._any.finditer(text):
            if word.group() not in _ENDINGS:
                amounts = True
            elif match := self._phrase.search(text, max(0, word.start() - self._reach), word.start()):
                unit, at = match["unit"], match.start("unit")
                count = (match["count"] or "1").replace(",", "")  # 100gあたり, 人口10万人当たり
                of_many = word.group() == _MEAN and (count != "1" or text[at - 1 : at] not in "1一")  # 過去5年平均, 年平均気温
                if not of_many and (unit != "分" or text[at - 1 : at] not in _PORTIONS):
                    per = self._units[unit] if count == "1" else count + self._units[unit]
                    phrases.append((match.start(), word.end(), per))
        phrases += [(match.start(), match.start() + 2, "日") for match in (_OF_A_DAY.finditer(text) if "日の" in text else ())]
        if not phrases and not amounts and not any(sign in text for sign in _PRICED):
            return found
        out: list[Found] = []
        for item in found:
            if any(start < item.end and item.start < end for start, end, _ in phrases):
                continue
            out.append(self._rated(text, item, phrases))
        return out

    def _rated(self, text: str, item: Found, phrases: Sequence[tuple[int, int, str]]) -> Found:
        value = item.value
        if not isinstance(value, Money | Quantity) or value.per is not None:
            return item
        per = next(
            (
                unit
                for _, end, unit in phrases
                if item.start - _LONGEST < end <= item.start and _BETWEEN.fullmatch(text, end, item.start)
            ),
            None,
        )
        if per is None and text.endswith(self._amount_words, 0, item.start):
            per = next(unit for word, unit in self._amounts.items() if text.endswith(word, 0, item.start))
        end = item.end
        if per is None and isinstance(value, Money) and (slashed := self._slashed.match(text, end)):
            per, end = self._units[slashed["unit"]], slashed.end()
        if per is None:
            return item
        return Found(item.start, end, value.but(per=per), item.recognizer, item.rank)
