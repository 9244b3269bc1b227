"""What a dispute is called for its reader: by the words of the texts where they say more than the concept."""

from claimcheck.claims.corpus import Corpus
from claimcheck.claims.lexicon.contrasts import word_of
from claimcheck.claims.linking.link import Cell
from claimcheck.model.pattern import regex


def title(corpus: Corpus, cell: Cell) -> str:
    """The name of what the sides of a dispute give differently: 入園料, 開通の時期, 株価の減少."""
    name = _told(corpus, cell) if corpus.lang == "ja" else ""
    name = name or corpus.attribute_name(cell.attribute) or _UNNAMED[corpus.lang].get(cell.dimension.partition(":")[0], "")
    name = name or _UNNAMED[corpus.lang][""]
    aspect = cell.claims[0].aspect.value
    name += _ASPECTS.get((corpus.lang, "change" if cell.dimension.startswith("change") else aspect), "")
    if corpus.lang == "ja" and cell.dimension in _TIMES and not name.endswith(("日", "日程", "時刻", "時間", "年", "期")):
        name += _TIMES[cell.dimension]
    return name


def _told(corpus: Corpus, cell: Cell) -> str:
    """The noun by which the texts name a figure, where it says more than the concept: 回収率 and no リサイクル率."""
    if cell.dimension in ("time", "entity"):
        return ""
    if cell.dimension == "date":
        return _happening(corpus, cell)
    claims = cell.claims
    nouns = [word for claim in claims if _NOUN.fullmatch(word := word_of(claim)) and not claim.attribute.source.endswith("(gist)")]
    concept = corpus.attribute_name(cell.attribute)
    if len(set(nouns)) > 1 or len(nouns) < len(claims):
        nouns = [word for word in nouns if _MEASURE.search(word) or word[-1] == concept[-1:]]
        if concept.startswith(tuple(nouns) or concept) or claims[0].aspect.value != "level":
            return ""  # 従業員 are counted by 従業員数
    word = max(nouns, key=lambda each: (each[-1] != "さ", nouns.count(each), -len(each), each), default="")
    return word + "の数" if _PEOPLE.search(word) else word


def _happening(corpus: Corpus, cell: Cell) -> str:
    """What the texts say happened, where the concept names several things: 開通 and no 開業・開館."""
    words = [claim.attribute.source.partition(" (")[0] for claim in cell.claims]
    nouns = [word for word in words if _NOUN.fullmatch(word) and len(word) <= _SHORT]
    if "・" not in corpus.attribute_name(cell.attribute) or not nouns:
        return ""
    return max(nouns, key=lambda each: (nouns.count(each), -len(each), each))


_SHORT = 4
"""Letters of what happened, without whom or what: 開通, 供用開始."""
_PEOPLE = regex(r"(?:(?<![定人動役])員|[者客民]|学生|生徒)$")
_MEASURE = regex(r"(?:[率額量数費料金賃税値高長幅度圧員者客民]|[深高重長厚速]さ|距離|面積|時間|容量)$")
"""Nouns that say what is measured, and not what it is measured of."""
_NOUN = regex(r"(?:[一-龠々ァ-ヺーA-Za-z]|(?<=[一-龠])さ){2,12}")
_TIMES = {"date": "の時期", "time": "の時刻"}
_UNNAMED = {
    "ja": {"frequency": "頻度", "ordinal": "番号", "": "数値"},
    "en": {"frequency": "frequency", "ordinal": "number", "": "figure"},
}
"""What a figure is called whose attribute no word names."""
_ASPECTS = {
    ("ja", "decrease"): "の減少",
    ("ja", "increase"): "の増加",
    ("ja", "change"): "の増減率",
    ("en", "change"): " (change)",
    ("en", "decrease"): " (decrease)",
    ("en", "increase"): " (increase)",
}  # fmt: skip
