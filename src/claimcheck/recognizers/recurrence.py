"""How often: 毎月, 隔週, 週3回, 毎週月曜日午後4時, 2日に1回, 1日おき."""

import re
from collections.abc import Iterator
from decimal import Decimal

from claimcheck.model.values import Recurrence, Value
from claimcheck.text.dategrammar import KANJI, WEEKDAYS
from claimcheck.text.edges import is_katakana
from claimcheck.text.lexicon import Lexicon
from claimcheck.text.numerals import whole
from claimcheck.text.scan import Found, Scan

_NUMBER = rf"(?:\d{{1,3}}|[{KANJI}]{{1,3}})"
_EVERY = {
    "毎秒": "PT1S", "毎分": "PT1M", "毎時間": "PT1H", "毎時": "PT1H", "毎日": "P1D", "毎朝": "P1D", "毎晩": "P1D", "毎夜": "P1D", "毎週": "P1W", "毎月": "P1M",
    "毎年": "P1Y", "毎年度": "P1Y", "毎期": "P1Y", "毎四半期": "P3M", "隔日": "P2D", "隔週": "P2W", "隔月": "P2M", "隔年": "P2Y",
}  # fmt: skip
_PERIOD = {"年": "Y", "年間": "Y", "月": "M", "か月": "M", "カ月": "M", "週": "W", "週間": "W", "日": "D", "時間": "H", "分": "TM", "分間": "TM"}
_WORDS = "|".join(sorted(_EVERY, key=len, reverse=True))
_RE = re.compile(
    rf"""
      (?P<every>{_WORDS})(?:の?(?P<wd>[{WEEKDAYS}])曜日?)?(?![新放系紙])
    | (?<![\d.,{KANJI}])(?:(?P<n>{_NUMBER})[ ]?)?(?P<unit>年間|年|か月|カ月|月|週間|週|日)(?:に|当たり|あたり)?[ ]?(?P<times>{_NUMBER})[ ]?(?P<kind>回|度|便|往復|本|日(?!間)|月|時間)(?![目生戦])
    | (?<![\d.,{KANJI}])(?P<en>{_NUMBER})[ ]?(?P<eunit>年|か月|カ月|週間|週|日|時間|分)(?P<gap>おき|ごと|毎)(?!日|年|月|週)
    """,
    re.VERBOSE,
)


class Recognizer:
    """Finds recurrences."""

    name = "recurrence"

    def __init__(self, lexicon: Lexicon) -> None:
        self._papers = tuple(lexicon.words.get("recurrence_is_name", ("新聞", "放送", "テレビ", "小学生", "系", "jp", ".jp", "動画", "芸術賞", "音楽", "インタ", "によ", "ニュース", "映画")))

    def find(self, scan: Scan) -> Iterator[Found]:
        """Every recurrence."""
        for match in _RE.finditer(scan.text):
            before = scan.text[match.start() - 1 : match.start()]
            if match["every"] and (scan.text.startswith(self._papers, match.end()) or before.isascii() and before.isalpha() or is_katakana(before)):
                continue  # 毎日新聞, RKB毎日, メートル毎秒
            value = _value(match)
            if value is not None:
                yield Found(match.start(), match.end(), lambda value=value: value, self.name, 3)


def _value(match: re.Match[str]) -> Value | None:
    groups = match.groupdict()
    if groups["every"]:
        at = f"XXXX-WXX-{WEEKDAYS.index(groups['wd']) + 1}" if groups["wd"] else None
        return Recurrence(every=_EVERY[groups["every"]], at=at)
    if groups["times"]:
        unit, kind, number = groups["unit"] or "", groups["kind"] or "", groups["n"]
        if (unit == "年" and number and len(number) > 2) or (unit in ("月", "日") and kind in ("日", "月")) or (kind == "本" and not number):  # noqa: PLR2004
            return None
        if not number and unit == "月" and kind not in ("回", "度"):
            return None
        if number and unit in ("日", "月", "年") and not (match.group().find("に") >= 0 or kind == "回" or kind == "時間"):
            return None
        count = whole(number) if number else 1
        return Recurrence(every=_iso(count or 1, unit), frequency=Decimal(whole(groups["times"] or "") or 0))
    return Recurrence(every=_iso(whole(groups["en"] or "") or 1, groups["eunit"] or ""))


def _iso(number: int, unit: str) -> str:
    code = _PERIOD.get(unit, "D")
    return f"PT{number}{code[-1]}" if code in ("H", "TM") else f"P{number}{code}"
