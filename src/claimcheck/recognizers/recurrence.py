"""How often: 毎月, 隔週, 週3回, 毎週月曜日午後4時, 2日に1回, 1日おき."""

from collections.abc import Iterator

from claimcheck.model.pattern import regex
from claimcheck.model.values import Recurrence, Value
from claimcheck.text.dategrammar import KANJI, WEEKDAYS
from claimcheck.text.edges import is_katakana
from claimcheck.text.kanji import whole
from claimcheck.text.lexicon import Lexicon
from claimcheck.text.numerals import Numeral
from claimcheck.text.scan import Found, Scan

_NUMBER = rf"(?:\d{{1,3}}|[{KANJI}]{{1,3}})"
_EVERY = {
    "毎秒": "PT1S", "毎分": "PT1M", "毎時間": "PT1H", "毎時": "PT1H", "毎日": "P1D", "毎朝": "P1D", "毎晩": "P1D", "毎夜": "P1D",
    "毎週": "P1W", "毎月": "P1M",
    "毎年": "P1Y", "毎年度": "P1Y", "毎期": "P1Y", "毎四半期": "P3M", "隔日": "P2D", "隔週": "P2W", "隔月": "P2M", "隔年": "P2Y",
}  # fmt: skip
_PERIOD = {
    "年": "Y",
    "年間": "Y",
    "月": "M",
    "か月": "M",
    "カ月": "M",
    "週": "W",
    "週間": "W",
    "日": "D",
    "時間": "H",
    "分": "TM",
    "分間": "TM",
}
_WORDS = "|".join(sorted(_EVERY, key=len, reverse=True))
_EVERY_RE = regex(rf"(?P<every>{_WORDS})(?:の?(?P<wd>[{WEEKDAYS}])曜日?)?(?![新放系紙])")
_KIND = regex(r"[ ]?(?P<kind>回|度|便|往復|本|日(?!間)|月|時間)(?![目生戦])")
_PERIOD_BEFORE = regex(
    rf"(?:(?<![\d.,{KANJI}])(?P<n>{_NUMBER})[ ]?)?"
    r"(?P<unit>年間|年|か月|カ月|月|週間|週|日|時間(?=に)|分(?:間)?(?=に))(?P<ni>に|当たり|あたり)?[ ]?$"
)
_DAILY = regex(r"(?:朝[・と、]?(?:昼[・と、]?)?[夕晩夜]方?|毎食[前後間]?|午前と午後|午前・午後)の?(?:計|合わせて)?$")
"""Times of the day whose number says how often a day: 朝夕の2回, 朝昼晩の3回."""
_WEEKLY = regex(rf"(?<!第)毎週(?:[{WEEKDAYS}]曜?日?[・と、])+[{WEEKDAYS}](?:曜日?)?の?(?:計)?$")
_DAILY_ENDS = frozenset("夕晩夜方前後間のてず計日曜" + WEEKDAYS)
_KINDS = frozenset("回度便往本日月時")
_PERIOD_ENDS = frozenset("年月週日間にり ")
_PERIODS = frozenset("年かカ週日時分")
_GAP = regex(r"[ ]?(?P<eunit>年|か月|カ月|週間|週|日|時間|分)(?P<gap>おき|ごと|毎)(?!日|年|月|週)")


class Recognizer:
    """Finds recurrences."""

    name = "recurrence"

    def __init__(self, lexicon: Lexicon) -> None:
        self._papers = tuple(
            lexicon.words.get(
                "recurrence_is_name",
                (
                    "新聞",
                    "放送",
                    "テレビ",
                    "小学生",
                    "系",
                    "jp",
                    ".jp",
                    "動画",
                    "芸術賞",
                    "音楽",
                    "インタ",
                    "によ",
                    "ニュース",
                    "映画",
                ),
            )
        )

    def find(self, scan: Scan) -> Iterator[Found]:
        """Every recurrence."""
        text = scan.text
        if "毎" in text or "隔" in text:
            yield from self._every(text)
        for numeral in scan.following(_KINDS):
            before = text[numeral.start - 1 : numeral.start]
            found = _times(text, numeral) if before in _PERIOD_ENDS else None
            found = found or (_by_parts(text, numeral) if before in _DAILY_ENDS else None)
            if found is not None:
                yield found
        for numeral in scan.following(_PERIODS):
            match = _GAP.match(text, numeral.end)
            if match is not None and numeral.magnitude == int(numeral.magnitude):
                yield _found(numeral.start, match.end(), Recurrence(every=_iso(int(numeral.magnitude), match["eunit"])))

    def _every(self, text: str) -> Iterator[Found]:
        for match in _EVERY_RE.finditer(text):
            before = text[match.start() - 1 : match.start()]
            if (
                text.startswith(self._papers, match.end())
                or (before.isascii() and before.isalpha())
                or is_katakana(before)
            ):
                continue  # 毎日新聞, RKB毎日, メートル毎秒
            at = f"XXXX-WXX-{WEEKDAYS.index(match['wd']) + 1}" if match["wd"] else None
            yield _found(match.start(), match.end(), Recurrence(every=_EVERY[match["every"]], at=at))


def _found(start: int, end: int, value: Value) -> Found:
    return Found(start, end, value, Recognizer.name, 3)


def _times(text: str, numeral: Numeral) -> Found | None:
    """週3回, 2日に1回, 年に一度."""
    after = _KIND.match(text, numeral.end)
    before = _PERIOD_BEFORE.search(text, max(0, numeral.start - 12), numeral.start)
    if after is None or before is None:
        return None
    unit, kind, number = before["unit"], after["kind"], before["n"]
    if unit.startswith(("時間", "分")) and (not number or kind == "時間"):
        return None
    if (
        (unit == "年" and number and len(number) > 2)  # noqa: PLR2004 - 2025年1回
        or (unit in ("月", "日") and kind in ("日", "月"))
        or (kind == "本" and not number)
    ):
        return None
    if unit == "月" and (number or kind not in ("回", "度")):
        return None  # 10月に3度 is in October
    if not number and text[before.start() - 1 : before.start()] in _NOT_BEFORE:
        return None
    if number and unit in ("日", "月", "年") and not (before["ni"] or kind in ("回", "時間")):
        return None
    count = whole(number) if number else 1
    if unit == "日" and number and (text[before.start() - 1 : before.start()] == "月" or numeral.magnitude > max(count or 1, 3)):
        return None  # 9月12日に23回, 12日に23回: on that day
    start = before.start() - (0 if number or text[before.start() - 1 : before.start()] != "毎" else 1)
    value = Recurrence(every=_iso(count or 1, unit), frequency=numeral.magnitude, upper=numeral.upper, unit=kind)
    return _found(start, after.end(), value)


def _by_parts(text: str, numeral: Numeral) -> Found | None:
    """朝夕の2回 is twice a day, 毎週火・金の2回 twice a week."""
    after = _KIND.match(text, numeral.end)
    if after is None or after["kind"] not in ("回", "度"):
        return None
    low = max(0, numeral.start - 14)
    for pattern, every in ((_DAILY, "P1D"), (_WEEKLY, "P1W")):
        if (before := pattern.search(text, low, numeral.start)) is not None:
            value = Recurrence(every=every, frequency=numeral.magnitude, upper=numeral.upper, unit=after["kind"])
            return _found(before.start(), after.end(), value)
    return None


_NOT_BEFORE = frozenset(KANJI + "0123456789百千")


def _iso(number: int, unit: str) -> str:
    code = _PERIOD.get(unit, "D")
    return f"PT{number}{code[-1]}" if code in ("H", "TM") else f"P{number}{code}"
