"""Documents of one series: the first and the second report, the statistics of two years, two rounds of one season.

Their titles differ in a number only, and so do they: a figure that does not say when it holds is that of its own edition.
"""

import unicodedata

from claimcheck.model.pattern import regex

_DIGITS = r"[0-9一二三四五六七八九十元]+"
_DAY = regex(rf"{_DIGITS}年{_DIGITS}月{_DIGITS}日")
_NUMBER = regex(_DIGITS)
_ROUND = regex(rf"第({_DIGITS})(節|戦|報|試合|日目|次|期|四半期)")
_WORD = regex(r"[^\W\d_年月日号版第回付現在#]")
_SHORTEST = 5
"""Letters that a title must have besides its numbers."""


def edition(text: str) -> tuple[str, str]:
    """The series of a document and its number in it, both "" where its title has none: 被害状況(第#報), 2."""
    title = unicodedata.normalize("NFKC", text.lstrip("\ufeff \n#*").partition("\n")[0]).strip()
    if title.endswith("。") or "\n" not in text.strip():
        return "", ""  # a sentence is no title
    undated = _DAY.sub("", title)
    told = _ROUND.search(undated)
    if told is not None:
        return told[2], told[1]
    numbers = _NUMBER.findall(undated)
    series = _NUMBER.sub("#", undated)
    return (series, ",".join(numbers)) if numbers and len(_WORD.findall(series)) >= _SHORTEST else ("", "")


def are_editions(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether two documents are different numbers of one series."""
    return bool(one[0]) and one[0] == other[0] and one[1] != other[1]
