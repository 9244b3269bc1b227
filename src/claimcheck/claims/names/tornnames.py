"""Names of persons that the dictionary tears: 平|永|健太, 豪|憲, 仲井|真弘|多."""

from collections.abc import Sequence

from claimcheck.text.tokens import Morpheme

_LONGEST = 4
"""Characters of a full name that is torn."""
_BESIDE_PEOPLE = frozenset(
    "故元前現旧同両各全当本新米英仏独露中韓豪伊印台加都県市府町村区国州父母夫妻兄弟姉妹甥姪子娘孫男女主王姫兵僧師氏社店局班係課部"
)
"""What stands before the name of a person and is no part of it."""
_RANKS = "元前現旧新副故総"


def has_torn_family(run: Sequence[Morpheme], person: Sequence[int]) -> bool:
    """Whether a run before a title is a name of which the dictionary knows all but the first character.

    Args:
        run: words in kanji.
        person: the numbers of those that are names of persons.
    """
    first = run[0]
    torn = person and person[0] == 1 and first.size == 1 and first.pos3 == "一般" and first.surface not in _BESIDE_PEOPLE
    return bool(torn) and sum(word.size for word in run) <= _LONGEST


def is_torn_ending(word: Morpheme) -> bool:
    """Whether a prefix that stands last is the end of a given name, and no word of time or rank: 仲井|真弘|多, but 中谷|元."""
    return word.pos == "接頭辞" and word.size == 1 and word.surface not in _RANKS
