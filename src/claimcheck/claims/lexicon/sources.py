"""Where slots come from, in the language of the messages; inside the stages a source keeps its English name."""

import re

from claimcheck.model.pattern import regex

_JAPANESE = {
    "bracket after the value": "値の後の括弧",
    "before the bracket": "括弧の前",
    "bracket after a name": "名前の後の括弧",
    "relative clause": "連体修飾節",
    "predicate argument": "述語の項",
    "argument": "項",
    "topic": "主題",
    "sentence before": "前の文",
    "list lead-in": "箇条書きの前文",
    "lead": "箇条書きの前文",
    "coordination": "前の節",
    "heading": "見出し",
    "common noun": "普通名詞",
    "missing": "なし",
    "compound": "複合語",
    "modifies": "値の修飾先",
    "bracket": "括弧",
    "verb": "述語",
    "row": "行の見出し",
    "column": "列の見出し",
    "label": "見出し語",
    "header": "表の見出し",
    "cleft": "強調構文",
    "noun after the date": "日付の後の名詞",
    "nominal predicate": "名詞述語",
    "predicate": "述語",
    "beside its name": "名前の隣",
    "before its name": "名前の前",
    "clause": "同じ節",
    "sentence": "同じ文",
    "particle": "助詞",
    "no word of change": "増減の語なし",
    "plain predicate": "言い切り",
    "negation": "否定",
    "role": "役割",
    "date": "日付",
    "object": "目的語",
    "apposition": "同格",
    "description": "言い換え",
    "key": "設定キー",
    "fact": "事実",
}
_WORDS = regex("|".join(rf"\b{re.escape(word)}\b" for word in sorted(_JAPANESE, key=len, reverse=True)))


def source_in(source: str, lang: str) -> str:
    """A slot's source in `lang`: 時価総額 (predicate argument) becomes 時価総額 (述語の項)."""
    if lang == "en":
        return source
    head, bracket, tail = source.partition(" (")
    if bracket:
        return f"{head} ({_WORDS.sub(lambda match: _JAPANESE[match.group()], tail)}"
    return _WORDS.sub(lambda match: _JAPANESE[match.group()], source)
