"""Amounts of money: 6,000億ドル, US$2.5億, 25円30銭, 人民元五十元, 36億人民元."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from claimcheck.model.pattern import regex
from claimcheck.model.values import Money
from claimcheck.text.edges import Edges
from claimcheck.text.lexicon import Lexicon
from claimcheck.text.numerals import Numeral
from claimcheck.text.scan import Found, Scan, Terms

_GAP = regex(r"[ ]{0,3}\n?[ ]{0,3}")
_DENOMINATION = regex(r"(?:玉|札|硬貨|銀貨|金貨|切手|紙幣|ショップ|均一|台湾|山|谷|滑)")
_LEADING_SCALE = regex(r"[ ]?([百千]?[万億兆]|百|千)")
# 元 before one of these is a former something; ドン, タカ and other short names need a numeral right before and an end after
_FORMER = regex(
    r"元(?:首|大|社|会|総|選|代|監|教|議|知|市|長|職|従|妻|夫|交|警|日|女|男|々|素|号|旦|年|年度|警察|幹|横|世界|[ァ-ヺ])"
)
Tax = Literal["included", "excluded"]


class Recognizer:
    """Finds amounts of money."""

    name = "money"

    def __init__(self, lexicon: Lexicon) -> None:
        self._edges = Edges(lexicon)
        terms: dict[str, str] = {}
        signs: dict[str, str] = {}
        subunits: dict[str, str] = {}
        for entry in lexicon.currencies:
            for term in entry.terms:
                for spelling in {term, term.replace(" ", ""), term.replace(" ", "・")}:
                    terms.setdefault(spelling, entry.code)
            for sign in entry.signs:
                signs.setdefault(sign, entry.code)
            subunits.update(dict.fromkeys(entry.subunits, entry.code))
        for entry in lexicon.currencies:  # everyday names win over CLDR's where both exist
            if entry.signs or entry.subunits:
                terms.update(dict.fromkeys(entry.terms, entry.code))
        self._terms = Terms(terms)
        self._subunits = Terms(subunits)
        self._signs = signs
        self._sign_lasts = frozenset(sign[-1] for sign in signs)
        self._sign_or_blank = self._sign_lasts | {" "}
        self._sign_lengths = sorted({len(sign) for sign in signs}, reverse=True)
        words = lexicon.words
        tax = dict.fromkeys(words.get("tax_included", ()), "included") | dict.fromkeys(
            words.get("tax_excluded", ()), "excluded"
        )
        tax_words = "|".join(sorted(map(re.escape, tax), key=len, reverse=True)) or "(?!)"
        self._tax = tax
        self._tax_after = re.compile(rf"[ ]?[(・、,]?[ ]?({tax_words})")
        self._tax_before = re.compile(rf"({tax_words})[)]?[ ]?$")
        self._mass = re.compile("|".join(map(re.escape, words.get("mass_context", ()))) or "(?!)")

    def find(self, scan: Scan) -> Iterator[Found]:
        """Every amount of money."""
        for numeral in scan.following(self._terms.firsts):
            found = self._named(scan, numeral)
            if found is not None:
                yield found
        text = scan.text
        for numeral in scan.numerals:
            if text[numeral.start - 1 : numeral.start] not in self._sign_or_blank or numeral.taken:
                continue
            if (found := self._signed(scan, numeral)) is not None:
                yield found

    def _named(self, scan: Scan, numeral: Numeral) -> Found | None:
        text = scan.text
        gap = _GAP.match(text, numeral.end)
        at = gap.end() if gap else numeral.end
        for end, code in self._terms.at(text, at):
            if not self._fits(scan, numeral, at, end):
                continue
            stop, magnitude, quantum = self._subunit(scan, numeral, code, end)
            start, shown = numeral.start, code
            sign = self._sign_before(text, numeral)
            if sign is not None and (sign[1] == code or sign[0].isascii()):
                start = sign[2]
                shown = sign[1] if code in ("USD", "JPY") else code
            return self._make(text, start, stop, numeral, shown, magnitude, quantum)
        return None

    def _fits(self, scan: Scan, numeral: Numeral, at: int, end: int) -> bool:
        """Whether what stands at `at`:`end` is a currency here: no 元首相, no 500円玉, no 200ポンドの牛肉."""
        text = scan.text
        term = text[at:end]
        if term != "円" and not self._edges.ends_word(scan, at, end):
            return False
        if numeral.glued and not numeral.labelled and not self._sign_before(text, numeral):
            return False
        if (term == "元" and _FORMER.match(text, at)) or _DENOMINATION.match(text, end):
            return False
        if "\n" in text[numeral.end : at] and not numeral.scaled:
            return False
        if term == "ポンド" and self._mass.search(text, max(0, numeral.start - 25), end + 12):
            return False
        return self._edges.is_numeral(scan, numeral, end)

    def _subunit(self, scan: Scan, numeral: Numeral, code: str, end: int) -> tuple[int, Decimal, Decimal]:
        """The end, magnitude and quantum of an amount with its hundredths: 25円30銭, 2ドル3セント, 5元6角3分."""
        text = scan.text
        magnitude, quantum = numeral.magnitude, numeral.quantum
        for _ in range(2):
            at = end + text.startswith("と", end)
            cents = scan.numeral_at(at)
            if cents is None or cents.scaled or cents.signed:
                break
            term = self._subunits.longest(text, cents.end)
            size = Decimal("0.01")
            if code == "CNY" and text.startswith(("角", "分"), cents.end):
                term = (cents.end + 1, "CNY")
                size = Decimal("0.1") if text[cents.end] == "角" else size
            if term is None:
                break
            magnitude += cents.magnitude * size
            quantum = cents.quantum * size
            end = term[0]
        return end, magnitude, quantum

    def _sign_before(self, text: str, numeral: Numeral) -> tuple[str, str, int] | None:
        """Sign, code and start of a currency sign right before a numeral."""
        at = numeral.start
        while at and text[at - 1] == " " and numeral.start - at < 2:  # noqa: PLR2004 - $ 48.2
            at -= 1
        if not at or text[at - 1] not in self._sign_lasts:
            return None
        for length in self._sign_lengths:
            if length > at:
                continue
            sign = text[max(0, at - length) : at]
            code = self._signs.get(sign)
            if code is not None and not (
                sign[0].isalpha()
                and sign.isascii()
                and text[at - length - 1 : at - length].isalpha()
                and text[at - length - 1].isascii()
            ):
                return sign, code, at - length
        return None

    def _signed(self, scan: Scan, numeral: Numeral) -> Found | None:
        text = scan.text
        sign = self._sign_before(text, numeral)
        if sign is None or sign[0] == "円":
            return None
        magnitude, quantum, end = numeral.magnitude, numeral.quantum, numeral.end
        scaled = numeral
        if (scale := _LEADING_SCALE.match(text, end)) and not numeral.scaled:
            factor = Decimal(1)
            for char in scale[1]:
                factor *= {"百": 100, "千": 1000, "万": 10**4, "億": 10**8, "兆": 10**12}[char]
            magnitude, quantum, end = magnitude * factor, quantum * factor, scale.end()
        elif word := re.compile(r"[ ]?(million|billion|trillion|(?<! )[MBT](?![A-Za-z0-9¥席券])|[mb]n)").match(text, end):
            factor = Decimal({"m": 10**6, "b": 10**9, "t": 10**12}[word[1][0].lower()])
            magnitude, quantum, end = magnitude * factor, quantum * factor, word.end()
        negative = text[sign[2] - 1 : sign[2]] in ("-", "▲", "△") and sign[2] > 0
        start = sign[2] - negative
        return self._make(text, start, end, scaled, sign[1], -magnitude if negative else magnitude, quantum)

    def _make(
        self, text: str, start: int, end: int, numeral: Numeral, code: str, magnitude: Decimal, quantum: Decimal
    ) -> Found:
        after = self._tax_after.match(text, end)
        before = self._tax_before.search(text, max(0, start - 6), start)
        words = after or before
        tax: Tax | None = None
        if words:
            tax = "included" if self._tax[words[1]] == "included" else "excluded"
        upper, scaled = numeral.upper, numeral.scaled or quantum >= 10**4
        value = _money(magnitude, quantum, upper, code, tax, scaled=scaled)
        return Found(start, end, value, self.name, 3)


@lru_cache(maxsize=1 << 14)
def _money(
    magnitude: Decimal, quantum: Decimal, upper: Decimal | None, code: str, tax: Tax | None, *, scaled: bool
) -> Money:
    """The same object for the same amount."""
    vague = upper is not None
    return Money(
        magnitude=magnitude, quantum=quantum, upper=upper, vague=vague, scaled=scaled, currency=code, tax=tax
    )
