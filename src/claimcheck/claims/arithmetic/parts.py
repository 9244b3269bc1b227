"""Totals whose parts are searched: listed before them or behind them, in one sentence or in two; see Note [Operands].

A word says that a total is one (計, 全部で, 内訳は, に割り付けた). Where none does, a slip of the pen does: parts that
fail to add up by two swapped digits, or by one other digit, are almost surely meant to.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from claimcheck.claims.arithmetic.arithmetic import Sum, are_addable, as_minutes, magnitude_of
from claimcheck.claims.arithmetic.changes import PREVIOUS
from claimcheck.claims.arithmetic.window import Level, Window
from claimcheck.model.claims import Mention
from claimcheck.model.pattern import regex
from claimcheck.model.values import Numeric, Quantity

_TOTAL_BEFORE = regex(
    r"(?:合?計(?![画測算量器])|総勢|延べ|死傷者|全(?:校|園|館|社|店|村|町|市|県|国|編|体)(?:の?[一-龠]{1,4})?[はが]|総[一-龠]{1,3}|全部で"
    r"|全体で?|(?:合わせ|あわせ|足し合わせ)(?:て|ると|た)|トータル(?:で|は)?|累計|通算|しめて)[^⟨⟩。、]{0,10}$"
)
_TOTAL_AFTER = regex(
    r"^(?:[のをがはにで]|となり)?[^⟨⟩。]{0,14}?(?:内訳|うち訳|割り?付け|割り?振|振り?分け|分け|分かれ|からな[るり]|で構成|を合計|の合計|になる計算)"
)
_DIVIDED = regex(
    r"内訳|出どころ|出所|財源|使い道|使途|うち訳|割り?付け|割り?振り?|振り?分け|に分け|に分かれ|から(?:なる|なり|成る)|で構成|に配分"
)
_LISTED = regex(
    r"^(?:[（(][^（()）⟨⟩]{0,10}(?:⟨[rmx]\d+⟩)?[^（()）⟨⟩]{0,6}[)）])?[^⟨⟩。、・]{0,10}[、,・とや／/](?:[^⟨⟩。]"
    r"|⟨[mxd]\d+⟩(?=[^⟨⟩]|$)){1,24}$|^[・／/]$"
)
_NO_LIST = regex(
    rf"{PREVIOUS}|^から(?!な)|比|平均|あたり|当たり|最も|次いで|最[大高多少低小]|[増減]|うち|残り|残る|超え|上回|下回|定員|目標|もし|または|ないし|あるいは|除[いく]|など|ほか(?!の⟨)|なお、|一方|見直|提案|当時|高[いく]|低[いく]|安[いく]"
)
_LED_TO = regex(
    r"(?:[^⟨⟩。、はがを]{0,10}(?:が|は|を)?[^⟨⟩。、はがを]{0,8})?(?:で|し|り|い|の)?、[^⟨⟩。、はがも]{1,10}[はが](?:合わせて"
    r"|計|合計)?"
)
_BECOMES = regex(r"(?:に(?:な[るりっ]|上[るりっ]|のぼ[るりっ]|達し|増え)|と(?:な[るりっ])|を(?:見込|予定|要)|かか)")
"""What says that a figure behind a list has come of it: 男子が58人、女子が64人入学し、新入生は122人になった."""
_OF_ALL = regex(r"の(?:計|合計|合わせて|総計)?")
_LABEL = regex(r"[一-龠ァ-ヺーA-Za-z][はがの]?$")
_OPEN = regex(r"^[^⟨⟩。]{0,12}?(?:など|ほか|等[がのを、])")
_VOTES = regex(r"賛成[^⟨⟩。]{0,6}⟨m\d+⟩[^⟨⟩。]{0,8}反対[^⟨⟩。]{0,6}⟨m\d+⟩")
_VOTERS = regex(r"全員|出席|投票|採決に加わ")
_NEAR = Decimal("0.25")
_NEARLY_ALL = Decimal("0.9")
"""Part of a total that a list in the next sentence comes to, if nothing says that it divides it."""
_FARTHEST = 60
"""Characters between a list and its total."""
_FEWEST = 2
_WORDLESS = 3
"""Digits or parts that a sum without a word needs, for its slip not to be chance."""
_SLIP = 0.8


def sums(window: Window) -> Iterator[Sum]:
    """The sums whose total or last part stands in the sentence."""
    minutes = [level._replace(mention=as_minutes(level.mention)) for level in window.lengths()]
    levels = sorted([*window.levels(), *(level for level in minutes if isinstance(level.mention.value, Numeric))])
    levels = list(_counted(window, levels)) if len(levels) > _FEWEST else []
    if levels and _EACH_SIGN.search(window.skeleton):
        each = [(level, _times_each(window, level)) for level in levels]
        unknown = {level.kind for level, found in each if found is None}
        levels = [found for _, found in each if found is not None and found.kind not in unknown]
    for name in sorted({level.kind for level in levels}):
        alike = [level for level in levels if level.kind == name and not _is_rate_beside(window, level)]
        if len(alike) > _FEWEST and not any(level.mention.hedges for level in alike):
            yield from _of_kind(window, alike)


_OPENS = regex(r"⟩[（(][^（()）⟨⟩]{0,10}$")


def _is_rate_beside(window: Window, level: Level) -> bool:
    """Whether a figure is what one of the things before its bracket comes to: 9,600万円(1台当たり200万円)."""
    return bool(getattr(level.mention.value, "per", None)) and _OPENS.search(window.skeleton, 0, level.at) is not None


def _counted(window: Window, levels: Sequence[Level]) -> Iterator[Level]:
    """Bare figures as counts of what the only total of the window counts: 1階席480、2階席220。全体で706席."""
    if not any(level.kind == "number" for level in levels):
        yield from levels
        return
    totals = [
        level
        for level in levels
        if level.kind.startswith("count:") and _TOTAL_BEFORE.search(window.skeleton, 0, level.at)
    ]
    for level in levels:
        bare = level.kind == "number" and len(totals) == 1 and isinstance(level.mention.value, Numeric)
        if bare and isinstance(level.mention.value, Numeric) and isinstance(totals[0].mention.value, Numeric):
            value = totals[0].mention.value.but(
                magnitude=level.mention.value.magnitude, quantum=level.mention.value.quantum
            )
            yield level._replace(mention=level.mention._replace(value=value), kind=totals[0].kind)
        else:
            yield level


_EACH_SIGN = regex(r"それぞれ|おのおの|いずれも|各|ずつ")
_EACH_BEFORE = regex(r"(?:それぞれ|おのおの|いずれも|各々?)[^⟨⟩。、]{0,2}$")
_EACH_BEHIND = regex(r"ずつ")
_COUNT_BEFORE = regex(r"⟨m(\d+)⟩[^⟨⟩。]{0,16}$")


def _times_each(window: Window, level: Level) -> Level | None:
    """What 優秀賞の2チームにそれぞれ10万円 and 三つの賞に50万円ずつ come to; None where nothing tells how many times."""
    before = window.skeleton[max(0, level.at - _FARTHEST) : level.at]
    if not _EACH_BEFORE.search(before) and not _EACH_BEHIND.match(window.skeleton, level.end):
        return level
    found = _COUNT_BEFORE.search(before)
    number = window.mentions[int(found[1])].value if found else None
    value = level.mention.value
    counted = isinstance(number, Quantity) and number.dimension.startswith("count:") and number.upper is None
    if not counted or not isinstance(number, Quantity) or not isinstance(value, Numeric) or level.kind == number.dimension:
        return None
    return level._replace(mention=level.mention._replace(value=value.but(magnitude=value.magnitude * number.magnitude)))


def _of_kind(window: Window, levels: Sequence[Level]) -> Iterator[Sum]:
    found = [
        (total, parts, told)
        for first, last in _rows(window, levels)
        for total, parts, told in _ways(window, levels, first, last)
        if max(total.at, parts[-1].at) >= window.here and _fails(total, parts, told=told)
    ]
    if not found:
        return
    right = [total for total in levels for low, high in _stretches(len(levels)) if _adds_up(levels[low:high], total)]
    for total, parts, told in found:
        if total not in right and (told or not right) and not any(_adds_up(parts, other) for other in right):
            yield Sum(tuple(part.mention for part in parts), total.mention, window.span, sure=1.0 if told else _SLIP)
            return


def _fails(total: Level, parts: Sequence[Level], *, told: bool) -> bool:
    """Whether a total is near the sum of its parts and not it, by what a word tells or a slip of the pen would do."""
    apart = abs(_sum(parts) - _size(total))
    near = apart <= _NEAR * _size(total) and _size(total) > max(map(_size, parts))
    mentions = [part.mention for part in parts]
    return near and (told or _by_slip(mentions, total.mention)) and are_addable(mentions, total.mention)


def _stretches(size: int) -> Iterator[tuple[int, int]]:
    for low in range(size):
        for high in range(low + _FEWEST, min(size, low + 12) + 1):
            yield low, high


def _rows(window: Window, levels: Sequence[Level]) -> list[tuple[int, int]]:
    """The longest stretches of listed figures, as indices of first and last."""
    rows: list[tuple[int, int]] = []
    first = 0
    for at in range(1, len(levels) + 1):
        gap = window.between(levels[at - 1], levels[at]) if at < len(levels) else "。"
        if not _LISTED.match(gap) or _NO_LIST.search(gap):
            if at - first >= _FEWEST:
                rows.append((first, at - 1))
            first = at
    return rows


def _ways(
    window: Window, levels: Sequence[Level], first: int, last: int
) -> Iterator[tuple[Level, Sequence[Level], bool]]:
    """The ways to read a list with a total: before it, behind it or in it; and whether a word says so."""
    text = window.skeleton
    row = levels[first : last + 1]
    if _OPEN.match(text[row[-1].end :]):
        return
    before = levels[first - 1] if first else None
    after = levels[last + 1] if last + 1 < len(levels) else None
    for total, parts in ((before, row), (after, row), (row[0], row[1:]), (row[-1], row[:-1])):
        if total is None or len(parts) < _FEWEST:
            continue
        low, high = min(total.at, parts[0].at), max(total.end, parts[-1].end)
        behind = total.at > parts[0].at
        gap = text[parts[-1].end : total.at] if behind else text[total.end : parts[0].at]
        word = _TOTAL_BEFORE.search(gap) if behind else None
        if _NO_LIST.search(gap[: word.start()] if word else gap) or len(gap) > _FARTHEST:
            continue
        divided = not behind and _DIVIDED.search(text[low : high + 20])
        led = behind and _LED_TO.fullmatch(gap) and _BECOMES.match(text, total.end)
        told = (
            bool(divided)
            or bool(led)
            or (behind and _OF_ALL.fullmatch(gap) is not None and _labelled(window, parts))
            or (_VOTES.search(text) is not None and _VOTERS.search(gap) is not None)
            or _TOTAL_BEFORE.search(text[max(0, total.at - 16) : total.at]) is not None
        )
        if not behind and not divided and "。" in gap and _sum(parts) < _size(total) * _NEARLY_ALL:
            continue  # 参加者は合わせて320人。東京から120人、大阪から100人が来た
        yield total, parts, told
        for size in range(_FEWEST, len(parts)):  # 配布2,400部, 有効1,530部, 無効46部, 回収1,576部
            yield total, parts[-size:] if behind else parts[:size], False


def _labelled(window: Window, parts: Sequence[Level]) -> bool:
    """Whether each part has a noun of its own: 直営が85店、加盟店が120店の205店."""
    return all(_LABEL.search(window.skeleton, max(0, part.at - 8), part.at) for part in parts)


def _size(level: Level) -> Decimal:
    return magnitude_of(level.mention)


def _sum(parts: Sequence[Level]) -> Decimal:
    return sum(map(_size, parts), Decimal(0))


def _adds_up(parts: Sequence[Level], total: Level) -> bool:
    """Whether parts come to a total that is none of them, but for rounding."""
    if total in parts:
        return False
    apart = abs(_sum(parts) - _size(total))
    if not apart:
        return True
    quanta = [_quantum(each) for each in (*parts, total)]
    return any(quantum != 1 for quantum in quanta) and apart <= sum(quanta) / 2


def _quantum(level: Level) -> Decimal:
    return level.mention.value.quantum if isinstance(level.mention.value, Numeric) else Decimal(1)


def is_slip(parts: Sequence[Mention], total: Mention) -> bool:
    """Whether one slip of the pen in one of the figures, two digits swapped or one changed, explains why parts miss their total."""
    return any(_is_swap(*pair) or _is_digit(*pair) for pair in _mended(parts, total))


def is_own_slip(stated: Decimal, right: Decimal) -> bool:
    """Whether one slip of the pen parts a figure from what it should be."""
    return _is_swap(stated, right) or _is_digit(stated, right)


def _by_slip(parts: Sequence[Mention], total: Mention) -> bool:
    """Whether a slip alone shows that parts are meant to come to a total."""
    pairs = list(_mended(parts, total))
    digits = max(len(str(int(abs(size)))) for size, _ in pairs)
    changed = digits >= _WORDLESS and len(parts) >= _WORDLESS and any(_is_digit(*pair) for pair in pairs)
    return changed or (digits >= _WORDLESS and any(_is_swap(*pair) for pair in pairs))


def _mended(parts: Sequence[Mention], total: Mention) -> Iterator[tuple[Decimal, Decimal]]:
    """Every figure with what it would have to be for the sum to be right, the others being so."""
    sizes = [each.value.magnitude for each in (*parts, total) if isinstance(each.value, Numeric)]
    missing = sizes[-1] - sum(sizes[:-1])
    yield from ((size, size + missing) for size in sizes[:-1])
    yield sizes[-1], sizes[-1] - missing


def _is_swap(one: Decimal, other: Decimal) -> bool:
    """Whether two neighbouring digits changed places: 1,576 and 1,567."""
    first, second = format(one.normalize(), "f"), format(other.normalize(), "f")
    if len(first) != len(second) or len(first) < _FEWEST or other <= 0:
        return False
    apart = [at for at, (a, b) in enumerate(zip(first, second, strict=True)) if a != b]
    return len(apart) == _FEWEST and apart[1] - apart[0] == 1 and sorted(first) == sorted(second)


def _is_digit(one: Decimal, other: Decimal) -> bool:
    """Whether one digit differs: 215 and 205."""
    first, second = format(one.normalize(), "f"), format(other.normalize(), "f")
    return (
        other > 0
        and len(first) == len(second) >= _FEWEST
        and sum(a != b for a, b in zip(first, second, strict=True)) == 1
    )
