"""Changes a sentence states together with the levels they lead from and to: Note [Skeletons] of `claims.arithmetic.skeletons`."""

import re
from collections.abc import Iterator, Sequence

from claimcheck.claims.arithmetic.arithmetic import Change, is_level, magnitude_of
from claimcheck.claims.values.dimensions import dimension
from claimcheck.model.claims import Mention
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span
from claimcheck.model.values import Numeric, Ratio

UP = (
    r"(?:増|上昇|拡大|伸|高[くいかまの]|プラス|上回|上積|上乗|アップ|膨ら|多[くいか]|重[くい]|大き|広[くいが]|厚[くい]|値上|引き上|引上|延長|延び|長[くいか]|加わ|上が)"
)
DOWN = (
    r"(?:減|下落|低下|縮小|縮め|縮ま|落|安く|安い|安か|安の|下が|下げ|マイナス|下回|圧縮|短縮|ダウン|少な|低く|低い|低か|値下|引き下|引下"
    r"|短く|短い|短か|軽[くい]|小さ|薄[くい]|狭[くい]|削)"
)
EITHER = r"(?:悪化|改善|変化|変動)"
"""Changes whose direction depends on what changes: an unemployment rate gets worse by rising."""
AGAINST = r"(?:[にと]比べ|に対し|を[^。、⟨⟩]{0,8}?(?:上回|下回|超え|割り込))"
"""Behind what a figure is held against: 前年に比べ, 前年を7%下回った."""
_DATE = r"⟨[xt]\d+⟩"
PREVIOUS = (
    r"(?:(?:対)?前(?:年|月|期|日|週|回|季)(?:同[期月日週])?度?(?:実績)?|前の(?:年度?|期|月|週|日|回|季節|シーズン|大会)|前(?:年度|シーズン|大会)"
    r"|去年|昨(?:年度?|季|シーズン|春|夏|秋|冬)|一昨年度?|先月|先週|従来|当初|旧来|これまで|計画|予算|目標|平年)"
)
_BEFORE = rf"(?:{PREVIOUS}|{_DATE})"
_GAP = rf"(?:[^⟨⟩。]|{_DATE}){{0,24}}?"
_SHORT = r"[^⟨⟩。、]{0,12}?"
_NEAR = r"[^⟨⟩。、はがをも]{0,8}?"
_TO = r"(?:に|へ|まで|と|となり|になり|となって|になって|、|[（(])"
_DIRECTION = rf"(?P<dir>{UP}|{DOWN}|{EITHER})"


def _v(name: str) -> str:
    """A figure of a skeleton under a name."""
    return rf"⟨[mrd](?P<{name}>\d+)⟩"


_CHANGE = (
    rf"(?:{_v('change')}(?!に|へ|まで|から)(?:{_NEAR}[、,（(・]?{_NEAR}{_v('second')}[）)]?)?{_SHORT}{_DIRECTION}|{_v('times')}(?=[にとの、。だでへ増）)]|$))"
)
_PATTERNS = tuple(
    regex(pattern)
    for pattern in (
        # 100人から150人に、50人増やす
        rf"{_v('old')}から{_GAP}{_v('new')}{_TO}(?:と)?、?{_NEAR}{_CHANGE}",
        # 100人から50%増の150人
        rf"{_v('old')}(?:から|より|に比べ(?:て)?){_SHORT}{_v('change')}(?!に|へ|まで|から){_SHORT}{_DIRECTION}{_SHORT}(?:の|て|し|、|で){_SHORT}{_v('new')}",
        # 150人で、前年の100人から50%増えた
        (
            rf"{_v('new')}(?:で|と(?=、|なっ|なり|{_BEFORE})|だ|に達し|に上り|にのぼり|[^⟨⟩。、はがを]{{0,6}}、)"
            rf"[^⟨⟩。は]{{0,24}}?{_BEFORE}{_SHORT}[（(]?{_v('old')}[）)]?"
            rf"(?:(?:から|より|に比べ(?:て)?|と比べ(?:て)?|に対し(?:て)?|で、?){_SHORT}{_CHANGE}"
            rf"|を{_SHORT}{_v('over')}{_SHORT}(?P<past>上回|下回|超え|しの))"
        ),
        # 150人(前年100人、50%増), 150人(50%増、前年は100人)
        rf"{_v('new')}{_NEAR}[（(](?:{_DATE}[。、,])?{_BEFORE}[^⟨⟩。、（）()]{{0,8}}?{_v('old')}(?:{_NEAR}[、,/・;；]|から|より){_NEAR}{_CHANGE}",
        rf"{_v('new')}{_NEAR}[（(]{_SHORT}{_v('change')}{_NEAR}{_DIRECTION}{_NEAR}[、,/・;；。]{_NEAR}{_BEFORE}{_NEAR}[はが]?{_NEAR}{_v('old')}{_NEAR}[）)]",
    )
)
_MULTIPLE = (
    # 雨量は418ミリで、9月の平年値(380ミリ)の1.1倍
    regex(
        rf"{_v('new')}(?:で、?|と、?|、|は、?|、?これは)(?:{_DATE}の)?[^⟨⟩。、]{{0,14}}?[（(]?{_v('old')}[）)]?の{_v('times')}(?=[にとの、。だでへ]|$)"
    ),
)
# 前年の100人から50%増えた, the new level told in the sentence before
_SINCE = regex(
    rf"^(?:これは|これも|しかし、?|だが、?)?{_BEFORE}{_SHORT}{_v('old')}(?:から|より|に比べ(?:て)?|と比べ(?:て)?){_SHORT}{_CHANGE}"
)
# 今年度は10万人で、25%増えた, the old level told in the sentence before, 前年度は8万人だった
_NOW = regex(
    rf"^(?:今(?:年度?|期|回|季|月)|当期|{_DATE})?(?:の[^⟨⟩。、]{{1,10}})?は{_SHORT}{_v('new')}(?:で|と|と?なり|に達し|に上り)、?{_SHORT}{_CHANGE}"
)
# 記録(15分49秒)を12秒更新する15分37秒
_BROKEN = regex(rf"{_v('old')}[）)]?を{_SHORT}{_v('change')}{_SHORT}(?:更新|縮め|短縮|上回|下回|超え|破){_SHORT}{_v('new')}")
_BROKEN_ALONE = regex(rf"{_v('old')}[）)]?を{_SHORT}{_v('change')}{_SHORT}(?:更新|縮め|短縮|破)")
# これまでの記録は25分03秒。それを22秒も縮めて、24分51秒で…
_BROKEN_BEFORE = regex(
    rf"^(?:それ|これ|この(?:記録|数字|水準)|その(?:記録|数字|水準))を{_SHORT}{_v('change')}{_SHORT}"
    rf"(?:更新|縮め|短縮|上回|下回|超え|破|伸ば|更新)[^⟨⟩。]{{0,6}}?{_v('new')}"
)
_DIFFERENCE = regex(
    rf"(?:差し引き|差引き|差額は|(?<![一-龠々])(?<!時点の)(?<!区間の)(?<!回の)(?:その)?差は|その差|開きは){_NEAR}{_v('change')}"
)
_POINTS = regex(rf"({UP}|{DOWN}|差|低)")


def changes(
    skeleton: str, mentions: Sequence[Mention], earlier: Sequence[Mention], span: Span, before: str = ""
) -> Iterator[Change]:
    """The changes of one sentence.

    Args:
        skeleton: the sentence with a sign for every value.
        mentions: what the signs stand for.
        earlier: the mentions of the sentence before, the first level of what this one may only say the change of.
        span: the sentence.
        before: the text of the sentence before.
    """
    found = False
    for pattern in (*_PATTERNS, *_MULTIPLE):
        for match in pattern.finditer(skeleton):
            for change in _read(match, mentions, mentions[int(match["new"])], span):
                found = True
                yield change
    since = _SINCE.search(skeleton)
    if since is not None and not found:
        old = mentions[int(since["old"])]
        levels = [mention for mention in earlier if dimension(mention.value) == dimension(old.value)]
        if levels and (len(levels) == 1 or levels[-1] is earlier[-1]):  # 計11万人を集め、平均は6,240人。前年の5,200人から…
            for change in _read(since, mentions, levels[-1], span):
                # 片道9,800円、往復1万7,640円。先代の9,000円から約9%引き上げた
                if is_in_proportion(change.old, change.new, change.change):
                    yield change._replace(others=tuple(change._replace(new=level) for level in levels[:-1]))
    now = _NOW.search(skeleton) if not found and since is None and re.match(rf"{PREVIOUS}(?:度|実績|同期)?[のは]", before) else None
    if now is not None:
        new = mentions[int(now["new"])]
        levels = [mention for mention in earlier if dimension(mention.value) == dimension(new.value)]
        if len(levels) == 1:
            yield from _read(now, mentions, new, span, levels[0])
    yield from _broken(skeleton, mentions, earlier, span)
    yield from _differences(skeleton, mentions, earlier, span)
    yield from _rates(skeleton, mentions, span)
    yield from _points(skeleton, mentions, span)


def _read(
    match: re.Match[str], mentions: Sequence[Mention], new: Mention, span: Span, told: Mention | None = None
) -> Iterator[Change]:
    """The changes of one match; `told` is the old level where the sentence before gives it."""
    groups = match.groupdict()
    word = groups.get("dir") or groups.get("past") or ""
    either = re.match(EITHER, word) is not None
    sign = 1 if re.match(UP, word) or word in ("超え", "しの") else -1 if word and not either else 0
    old = told or mentions[int(match["old"])]
    for name in ("change", "second", "times", "over"):
        number = groups.get(name)
        if number is None:
            continue
        change = mentions[int(number)]
        if isinstance(change.value, Ratio) and change.value.unit == "倍":  # 2倍に増えた is no 2倍増
            said = -1 if sign < 0 else 1 if match.string[match.end(name) + 1 :].startswith("増") else 0
        else:
            said = sign
        alike = _plain(old) == _plain(new) and all(map(is_level, (old, new, change))) and _is_about(old, new, change)
        if alike and _is_likely(old, new, said) and (_is_change(change, old, said) or (either and _is_amount(change, old))):
            yield Change(old, new, change, said, span)


def _is_change(change: Mention, level: Mention, sign: int) -> bool:
    value = change.value
    if isinstance(value, Ratio):
        return value.unit == "倍" or sign != 0
    return _plain(change) == _plain(level) and sign != 0


def is_in_proportion(old: Mention, new: Mention, change: Mention) -> bool:
    """Whether a rate may be that of a level told in another sentence: 9% is none of a price that is twice the old one."""
    one, other, rate = (magnitude_of(each) for each in (old, new, change))
    if not isinstance(change.value, Ratio) or change.value.unit != "%" or not one or not rate:
        return True
    return abs(other / one - 1) * 100 < rate * _WIDEST


def _is_likely(old: Mention, new: Mention, sign: int) -> bool:
    """Whether two levels go the way that is told, or nearly so: 退会は2,750人で、前年の7万3,200人から1,400人増えた tells none."""
    one, other = magnitude_of(old), magnitude_of(new)
    return not sign or sign * (other - one) >= 0 or (other * _WIDEST > one and one * _WIDEST > other)


def _is_about(old: Mention, new: Mention, change: Mention) -> bool:
    """Whether a multiple may be that of two levels: 売上高は45億円で、営業利益は前期の3億円の2倍 tells none of sales."""
    one, other, times = map(magnitude_of, (old, new, change))
    multiple = isinstance(change.value, Ratio) and change.value.unit == "倍"
    return not multiple or not (one and other and times) or times < other / one * _WIDEST < times * _WIDEST * _WIDEST


_WIDEST = 5
"""Times that a level against the way told may be of the other."""


def _is_amount(change: Mention, level: Mention) -> bool:
    """Whether a change is told in the measure of its levels, so that it may go either way: 2.4%から2.9%へ0.5ポイント悪化."""
    value = change.value
    if isinstance(value, Ratio) or isinstance(level.value, Ratio):
        return isinstance(value, Ratio) and value.unit == "point" and isinstance(level.value, Ratio)
    return _plain(change) == _plain(level)


def _plain(mention: Mention) -> str:
    """The dimension of a figure without what it is per: 1キロワット時31円 falls by 4円."""
    return dimension(mention.value).partition("/")[0]


def _broken(skeleton: str, mentions: Sequence[Mention], earlier: Sequence[Mention], span: Span) -> Iterator[Change]:
    """Records, which are broken by less time or by more of anything else."""
    match = _BROKEN.search(skeleton)
    new: Mention | None = None
    if match is not None:
        new = mentions[int(match["new"])]
    elif (match := _BROKEN_ALONE.search(skeleton)) is not None:
        kind = dimension(mentions[int(match["old"])].value)
        levels = [mention for mention in earlier if dimension(mention.value) == kind]
        new = levels[0] if len(levels) == 1 else None
    elif (match := _BROKEN_BEFORE.search(skeleton)) is not None and earlier:
        new = mentions[int(match["new"])]
    if match is None or new is None:
        return
    old = mentions[int(match["old"])] if "old" in match.groupdict() else earlier[-1]
    change = mentions[int(match["change"])]
    if all(map(is_level, (old, new, change))) and len({dimension(each.value) for each in (old, new, change)}) == 1:
        yield Change(old, new, change, 0, span)


def _differences(skeleton: str, mentions: Sequence[Mention], earlier: Sequence[Mention], span: Span) -> Iterator[Change]:
    """29万7,000円。前の型は25万3,000円だったから、差し引き4万4,000円: the only two amounts before the word."""
    for match in _DIFFERENCE.finditer(skeleton):
        change = mentions[int(match["change"])]
        before = [mention for mention in mentions[: int(match["change"])] if dimension(mention.value) == dimension(change.value)]
        if len(before) < 2:  # noqa: PLR2004 - a difference is of two
            before = [*(mention for mention in earlier if dimension(mention.value) == dimension(change.value)), *before]
        apart = change.value not in [mention.value for mention in before]  # その差は6本で17円
        if len(before) == 2 and apart and all(map(is_level, (*before, change))) and not isinstance(change.value, Ratio):  # noqa: PLR2004
            yield Change(before[0], before[1], change, 0, span)


_RATE = regex(
    rf"{_v('old')}から{_GAP}{_v('new')}(?:に|へ|と)(?:[^。⟨⟩]|⟨[mrd]\d+⟩){{0,40}}?(?P<word>増加|減少|上昇|下落|値上げ|値下げ|伸び|低下|増減|短縮|縮小)"
    rf"(?:率|幅)(?:は|が|にして|で)?{_NEAR}⟨r(?P<change>\d+)⟩"
)


def _rates(skeleton: str, mentions: Sequence[Mention], span: Span) -> Iterator[Change]:
    """月2,980円から3,480円へと500円上がり、値上げ率は16.8%."""
    match = _RATE.search(skeleton)
    if match is None:
        return
    old, new, change = (mentions[int(match[name])] for name in ("old", "new", "change"))
    percent = isinstance(change.value, Ratio) and change.value.unit == "%"
    if percent and _plain(old) == _plain(new) and all(map(is_level, (old, new, change))) and not isinstance(old.value, Ratio):
        yield Change(old, new, change, -1 if re.match(rf"{DOWN}|短縮|縮小|減少", match["word"]) else 1, span)


def _points(skeleton: str, mentions: Sequence[Mention], span: Span) -> Iterator[Change]:
    """25.0%に対して15.0%と、10ポイント下回った: two shares and the points between them."""
    numbers = [int(number) for number in re.findall(r"⟨r(\d+)⟩", skeleton)]
    if len(numbers) != 3:  # noqa: PLR2004 - two shares, one gap
        return
    one, other, gap = (mentions[number] for number in numbers)
    units = [mention.value.unit for mention in (one, other, gap) if isinstance(mention.value, Ratio)]
    after = skeleton[skeleton.index(f"⟨r{numbers[2]}⟩") :]
    if units == ["%", "%", "point"] and _POINTS.search(after[:24]) and all(map(is_level, (one, other, gap))):
        low, high = sorted((one, other), key=lambda mention: mention.value.magnitude if isinstance(mention.value, Numeric) else 0)
        yield Change(low, high, gap, 1, span)
