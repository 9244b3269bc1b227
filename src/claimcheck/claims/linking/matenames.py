"""The names that may stand for each other in two texts: what sort they are of, and whether they are forms of one."""

from collections.abc import Sequence
from typing import NamedTuple

from claimcheck.claims.discourse.boundnames import FIRM, OTHER, PERSON, STATE, TOWN, Bound
from claimcheck.model.pattern import regex

UNTOLD = frozenset({PERSON, FIRM, TOWN, STATE})
"""Sorts that no ending tells: names of one of them are hardly alike by that."""
_ALIKE, _VENUE = 1.2, 0.9
NUMBERED = regex(r"第[0-9一二三四五六七八九十]|[0-9一二三四五六七八九十]号")
_PATTERN = 0.6
"""The part of two names that is the same at their beginning and end where they are names of one pattern."""
_LEAST_SAME = 3
_SHORT = 2


class MateName(NamedTuple):
    """A name of one document with the places where it stands."""

    text: str
    plain: str
    sort: str
    firm: bool
    places: Sequence[Bound]
    words: frozenset[str]


def by_sort(names: Sequence[MateName]) -> dict[str, list[MateName]]:
    """The names of one document by what they are."""
    found: dict[str, list[MateName]] = {}
    for name in names:
        found.setdefault(name.sort, []).append(name)
    return found


def mate_names(bound: Sequence[Bound]) -> list[MateName]:
    """The names of one document, each with all its places."""
    places: dict[tuple[str, str], list[Bound]] = {}
    for each in bound:
        places.setdefault((each.text, each.sort), []).append(each)
    return [
        MateName(text, found[0].plain, sort, found[0].firm, found, frozenset().union(*(each.tight | each.near for each in found)))
        for (text, sort), found in places.items()
    ]


MANY = frozenset({"線", "本線", "駅", "駅前", "前", "川", "山", "岳", "島", "店", "号", "通り", "委員会"})
"""Sorts of names of which a text has many."""
VENUES = tuple(sorted({
    *("公園", "広場", "会館", "ホール", "公民館", "会議室", "体育館", "センター", "グラウンド", "運動場", "跡地", "競技場"),
    *("球場", "アリーナ", "倉庫", "工場", "館", "校舎", "庁舎", "図書館", "小学校", "中学校"),
    *("駅前", "前", "営業所", "支店", "事業所", "駅"),
}))
"""Endings of places where something may be held or done, any of which may stand for any other."""


def likeness(first: MateName, second: MateName) -> float:
    """How likely two names by their sorts are to stand for each other; 0 where they cannot."""
    if (NUMBERED.search(first.plain) is None) != (NUMBERED.search(second.plain) is None):
        return 0.0  # 第3工場 may be 鷹ノ原工場
    if first.sort == second.sort == OTHER:
        return _ALIKE if of_one_pattern(first, second) else 0.0  # シャルドネ八重原2023, シャルドネ坂上2023
    if first.sort == second.sort:
        return _ALIKE if first.sort not in UNTOLD else 1.0
    if (UNTOLD - {FIRM}) & {first.sort, second.sort}:
        return 0.0
    if first.sort in VENUES and second.sort in VENUES:
        return _VENUE
    return 0.0


def of_one_pattern(first: MateName, second: MateName) -> bool:
    """Whether two names differ in one part only: 近江薬科大学, 浪速薬科大学."""
    if PERSON in (first.sort, second.sort):
        return False
    one, other = first.plain, second.plain
    least, most = sorted((len(one), len(other)))
    start = next((at for at in range(least) if one[at] != other[at]), least)
    end = next((at for at in range(least - start) if one[-1 - at] != other[-1 - at]), least - start)
    return start + end >= max(_LEAST_SAME, _PATTERN * most)


def are_forms(one: MateName, other: MateName) -> bool:
    """Whether two names may be forms of one: 瀬波食品 and 瀬波, 旧市立浜小学校 and 旧浜小学校, 早瀬 and 早瀬美緒."""
    if PERSON in (one.sort, other.sort) and one.sort != other.sort:
        return False
    short, long = sorted((one, other), key=lambda name: (len(name.plain), name.plain))
    if len(short.plain) < _SHORT or short.plain == long.plain:
        return short.plain == long.plain
    if one.sort == PERSON:
        return _within(short.plain, long.plain)
    if long.plain.endswith(short.plain):
        return True
    if long.plain.startswith(short.plain):
        return short.sort not in (TOWN, STATE)  # 茨城県 is not 茨城県開発公社
    edges = short.plain[0] == long.plain[0] and short.plain[-1] == long.plain[-1]
    return len(short.plain) > _SHORT and edges and _within(short.plain, long.plain)


def _within(short: str, long: str) -> bool:
    """Whether a name is another with characters left out."""
    left = iter(long)
    return all(char in left for char in short)


