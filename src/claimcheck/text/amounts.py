"""What a run of digits and scale words adds up to: 5万4千6百, 十二万三千, 2.5億, 数十万."""

from dataclasses import dataclass
from decimal import Decimal

from claimcheck.model.pattern import regex
from claimcheck.text.kanji import DIGITS, KANJI, LARGE, MAX_DIGITS, SMALL

PARTS = regex(rf"\d+・\d+|\.?\d[\d,]*(?:\.\d+)?|[・点]|[{KANJI}]|数|何")
_BIG = 10**4
_ONE = Decimal(1)


def amount(run: str, wildcard: int) -> tuple[Decimal, Decimal, bool] | None:
    """Magnitude, quantum and whether it is scaled; 数 and 何 count as the digit `wildcard`. None where it is no numeral."""
    total = _Sum(arabic=any(char.isdecimal() for char in run))
    for part in PARTS.findall(run):
        if not total.add(part, wildcard):
            return None
    return total.result(small_last=run[-1] in SMALL)


@dataclass(slots=True)
class _Sum:
    """A numeral as it is read: 兆 and 億 already counted, the section below them, digits not yet scaled."""

    arabic: bool
    """Whether any digit is Arabic; a kanji numeral leaves no zeros out, 五十 is exact and 5千 is not."""
    total: Decimal = Decimal(0)
    section: Decimal = Decimal(0)
    digits: str = ""
    quantum: Decimal = _ONE
    scale: Decimal = _ONE
    """The last large scale word."""
    scaled: bool = False
    point: bool = False

    def add(self, part: str, wildcard: int) -> bool:
        """Take in one digit, number or scale word; False where it cannot follow."""
        if part in "数何":
            if self.digits.isdecimal():  # 20数人
                self.section += int(self.digits) - int(self.digits) % 10
            self.digits = str(wildcard)
        elif part in DIGITS:
            self.digits += str(DIGITS[part])
        elif part in "・点":
            if "." in self.digits:
                return False
            self.digits, self.point = (self.digits or "0") + ".", True
        elif part in SMALL:
            self.quantum = place(self.digits) * SMALL[part] if self.arabic else _ONE
            self.section += (Decimal(self.digits) if self.digits else _ONE) * SMALL[part]
            self.digits = ""
        elif part in LARGE:
            return self._scale(Decimal(LARGE[part]))
        else:
            number = part.replace(",", "").replace("・", ".")
            self.digits = self.digits + number if self.digits.endswith(".") else number
            return len(number) <= MAX_DIGITS
        return True

    def _scale(self, scale: Decimal) -> bool:
        if self.digits:
            self.quantum = place(self.digits)
            self.section += Decimal(self.digits)
        nested = self.total != 0 and scale > self.scale
        if (not self.section and not nested) or (self.total and scale == self.scale):
            return False  # 1億5億 is no number
        if nested:  # 1万5千億 is 15,000億
            self.section, self.total = self.section + self.total, Decimal(0)
        self.total += self.section * scale
        self.quantum *= scale
        self.section, self.digits, self.scaled, self.scale = Decimal(0), "", True, scale
        return True

    def result(self, *, small_last: bool) -> tuple[Decimal, Decimal, bool] | None:
        """Magnitude, quantum and whether it is scaled."""
        if self.digits.endswith("."):
            return None
        if self.digits:
            self.quantum = place(self.digits)
            self.section += Decimal(self.digits)
        if self.section >= self.scale > 1:  # 1億5億
            return None
        thousands = small_last and self.arabic and self.section >= SMALL["千"]  # 5千, 500千
        return self.total + self.section, self.quantum, self.scaled or thousands or self.quantum >= _BIG


def place(digits: str) -> Decimal:
    """Place value of the last digit written: 0.1 for 3.5."""
    _, dot, decimals = digits.partition(".")
    return Decimal(1).scaleb(-len(decimals)) if dot else Decimal(1)
