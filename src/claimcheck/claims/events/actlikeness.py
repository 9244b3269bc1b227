"""Whether two tellings may be of one event, by their acts; see Note [Acts]."""

from claimcheck.claims.lexicon.actwords import HELD, Act

_ALL = "全"
_VAGUE_SETS = 6
"""Sets that a word may stand in and still be held against another without a theme."""
OPEN_ACT = 0.8
"""One telling has no word for what happened."""
_KIN, _OPEN_THEME, _OTHER_WORDS, _OPEN_EDGE, _LIMIT, _OTHER_THEME, _SHORT = 0.95, 0.85, 0.9, 0.95, 0.85, 0.6, 0.85
_HEADED, _HEADED_PART = 0.9, 0.8
"""What one telling is about stands only in the heading over it."""
_OPEN_KIN, _OPEN_KIN_OF_KIN, _KIND_OF_THEME, _VAGUE = 0.8, 0.65, 0.8, 0.5


def alike(one: Act, other: Act) -> float:
    """How likely two tellings are of one event, by their words; 0 where they are of two."""
    if (one.edge and other.edge and one.edge != other.edge) or _apart(one.which, other.which):
        return 0.0
    shared = (one.themes & (other.themes | other.around)) | (one.around & other.themes)
    factor = _words(one, other, shared)
    if factor and one.edge != other.edge:
        factor *= _OPEN_EDGE if "end" not in (one.edge, other.edge) else _LIMIT if shared else 0.0
    if one.which != other.which:
        whole, part = (one, other) if _ALL in one.which else (other, one)
        parted = _ALL in whole.which and part.names - whole.themes - whole.around  # 全て解除, 北の町の避難を解く
        factor *= 0.0 if parted else _OTHER_WORDS
    return factor * _themes(one, other, shared) if factor else 0.0


def _apart(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two tellings mean different ones of several, or different gatherings: =説明会, =相談会."""
    for sign in (True, False) if one and other else ():
        first, second = ({word for word in words if word.startswith("=") == sign} for words in (one, other))
        if first and second and (not first & second or _numbered_apart(first, second)):
            return True
    return False


def _numbered_apart(first: set[str], second: set[str]) -> bool:
    """Whether two tellings number one thing otherwise: the 2局 and the 3局 of one 12期."""
    units: tuple[dict[str, set[str]], ...] = ({}, {})
    for found, words in zip(units, (first, second), strict=True):
        for word in words:
            found.setdefault(word.lstrip("0123456789"), set()).add(word)
    return any(unit in units[1] and not numbers & units[1][unit] for unit, numbers in units[0].items())


def _words(one: Act, other: Act, shared: frozenset[str]) -> float:
    """How likely two words say the same."""
    if one.word == other.word and one.word:
        return 1.0
    if one.kinds & other.kinds:
        if HELD in (one.word, other.word) and not shared:
            return _KIN * _KIN  # what is held there may be another thing
        near = one.word in other.kinds or other.word in one.kinds
        return _KIN if near else _KIN * _KIN
    for first, second in ((one, other), (other, one)):
        if second.word in first.themes and not first.spoken:
            return OPEN_ACT  # 鎮火を宣言, 鎮火; but not 発売を発表, 発売
    for first, second in ((one, other), (other, one)):
        if second.word == HELD and first.kinds & second.themes:
            return OPEN_ACT  # 教授が話す, 講演会を開く
    telling = len(shared) > 1 or shared & one.names or one.themes <= other.themes or other.themes <= one.themes
    return OPEN_ACT if telling and not (one.word and other.word) else 0.0


def _counted_otherwise(first: frozenset[str], second: frozenset[str]) -> bool:
    """Whether two tellings count what they are about differently."""
    counts = [{word.lstrip("0123456789."): word for word in words if word[0].isdigit()} for words in (first, second)]
    return any(word != counts[1].get(unit, word) for unit, word in counts[0].items())


def _themes(one: Act, other: Act, shared: frozenset[str]) -> float:
    """How likely what two tellings are about is one thing."""
    if shared:
        first, second = one.names - other.themes, other.names - one.themes
        if first and second:
            return 0.0  # 磯部支店, 鍛冶町支店
        factor = _SHORT if all(len(word) == 1 for word in shared) else 1.0
        if _counted_otherwise((one.themes | one.which) - shared, (other.themes | other.which) - shared):
            factor *= _OTHER_THEME  # 1基の据え付け, 25基の据え付け
        return factor * (_OTHER_WORDS if one.themes - shared and other.themes - shared else 1.0)
    said = one.word == other.word or (one.precise and other.precise)
    if said and (one.headed & other.themes or other.headed & one.themes):
        telling = max(len(one.headed & other.themes), len(other.headed & one.themes))
        return _HEADED if telling > 1 or len(one.headed | other.headed) == 1 else _HEADED_PART
    if one.around & other.around and not (one.themes and other.themes) and one.word == other.word:
        return _KIND_OF_THEME  # 知事が自衛隊に派遣を要請
    if one.topics & other.topics:
        return 0.0 if one.names and other.names else _KIND_OF_THEME
    if one.themes and other.themes:
        single = one.precise and other.precise and not (one.repeated & other.repeated or (one.names and other.names))
        return _OTHER_THEME if single else 0.0
    if one.precise and other.precise:
        return _open(one, other)
    canonical = one.word in other.kinds or other.word in one.kinds
    return _VAGUE if canonical and max(len(one.kinds), len(other.kinds)) <= _VAGUE_SETS else 0.0  # 2009年にできた, 竣工は2009年


def _open(one: Act, other: Act) -> float:
    """How likely what two precise acts are about is one thing that one of them does not name."""
    if any(word[0].isdigit() for word in one.which & other.which):
        return 1.0  # 第29回は10月に開く, 第29回の会期
    near = one.word in other.kinds or other.word in one.kinds
    return _OPEN_THEME if one.word == other.word else _OPEN_KIN if near else _OPEN_KIN_OF_KIN
