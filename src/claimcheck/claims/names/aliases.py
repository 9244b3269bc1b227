"""What a text says of the name before: NVIDIA(エヌビディア), 国際通貨基金（以下「IMF」）, 大学病院線、通称「病院線」."""

import re
from collections.abc import Iterable, Iterator

from claimcheck.claims.names.names import Name, NameFinder
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span
from claimcheck.text.nearby import near

_CALLED = (
    r"以下[、,]?(?:単に|略して)?|略称|略して|略|通称|俗称|英語(?:名|表記)?|英文名|英名?|愛称|読み|別名|別称|本名|芸名|登録名|正式(?:名称?|社名)|"
    r"旧称|現|現在|旧社名|旧校名|旧駅名|現社名|中国語名?|中国名|日本語名|漢字表記|商品名|旧"
)
_BRACKET = regex(r"[（(]([^（）()]{1,80})[）)]")
_SEGMENT = regex(
    rf"\s*(?P<how>{_CALLED})?(?:は|を|名称?)?[、,:：・\s]*(?P<open>[「『“])?(?P<name>[^「」『』“”。:：]{{1,40}}?)[」』”]?"
    r"(?:という|と呼ぶ|とする|と略す|と表記)?[。\s]*"
)
_BETWEEN = regex(r"(?<!以下)(?:[、;；/／]|,(?!\s*(?:Ltd|Inc|LLC|L\.)))\s*")
_WEAK = frozenset({"略", "英", "旧", "現", "現在", "読み"})
"""Words that tell of another name only with a sign behind them: (旧: 東館), (旧「東館」), but not (旧館)."""
_NO_NAMES = frozenset({"略", "同じ", "同様", "続く", "省略"})
_BESIDE = regex(
    r"[」』”]?[、,]?\s*(?:(?:の)?(?:通称|略称|愛称|別名|俗称|本名|芸名|正式名称?|旧社名)[はが:：]?[、,]?|略して|またの名を)[「『“]?"
    r"(?=(?P<name>[^「」『』“”、。（）()]{1,30}))"
)
_BESIDE_SIGN = regex(r"通称|略称|愛称|別名|俗称|本名|芸名|正式名|旧社名|略して|またの名を")
_ALSO = regex(r"[」』”]?こと[、,]?[「『“]?(?=[^\s、。])")
_KNOWN = regex(
    r"[「『“](?P<name>[^「」『』“”、。]{2,20})[」』”]の(?:愛称|通称|名|略称|異名)で(?:広く|よく)?"
    r"(?:知られる|知られている|親しまれる|親しまれている|呼ばれる|おなじみの|有名な)、?[「『“]?"
)
_RENAMED = regex(
    r"[」』”]?(?:に|へ)(?:社名|商号|名称|校名|駅名|店名|球団名|大会名|名)?(?:を)?(?:変更|改称|改名|改めた|改め、|改めて)"
)
_OWN = regex(
    r"(?:当|本|弊|同|貴|両|各)(?:[社行会店校園館院局市町村県区法案件書機品]|製品|商品|サービス|システム|制度|計画|事業|プロジェクト|アプリ"
    r"|学会|大会|大学|法人|団体|組合|グループ|規約|契約|施設|講座|調査|研究|イベント|協定|条例|規程|約款|クラブ|チーム|JV|共同企業体|ジョイントベンチャー)$|[甲乙丙丁]$"
)
"""Words that every text uses of something else: 以下「当社」, 「本件」, 「甲」."""
_DIGITS = regex(r"[0-9]+")
_SIGNS = ("「", "『", "“", ":", "：", "・", "は")
_CLOSING = ("」", "』", "”", '"', " ", "\u3000")
_SPACES = regex(r"[\s　]+")
_ACRONYM = regex(r"[A-Z][A-Za-z0-9&\-]{1,7}")
_BODY = regex(
    r"[一-龠々ァ-ヺー・]{4,}(?:連盟|機構|協会|会議|銀行|通信社|放送|[省庁局党軍]|委員会|研究所|大学|基金|同盟|条約|連合|センター|協定|運動|組織|機関|連合会|学会|会社|公社|公団|法人|組合|計画|理事会|財団|取引所|鉄道|航空)"
)
"""What the letters of an acronym stand for: FIFA（国際サッカー連盟）."""
_LONGEST_READ = 4
"""Kanji of the name of a person who is read in katakana; longer names are translated: 欧州宇宙機関（ジオット）."""
_KATAKANA = regex(r"[ァ-ヺー・=＝\s]+")
_TAIL = regex(r"[一-龠々ァ-ヺーA-Za-z]{2,}$")
DECLARING = regex(
    r"[（(A-Z通略愛別俗本芸正旧まこ改社商名校駅](?:(?<=[（(])"
    rf"(?:[^（）()]{{0,60}}?(?:{_CALLED})|\s*(?:[「『“]|[ァ-ヺー・＝0-9]{{2,}}\s*[)）]|[A-Za-z][A-Za-z .&'\-]+[)）、,]))"
    r"|(?<=[A-Z])[A-Z][（(][一-龠々ァ-ヺ]|(?<=[通略愛俗])称|(?<=[別本芸])名|(?<=正)式名|(?<=旧)社名|(?<=略)して|(?<=ま)たの名|(?<=こ)と|(?<=改)[称名]"
    r"|(?:(?<=社)名|(?<=商)号|(?<=名)称|(?<=[校駅])名)を(?:変更|改め))"
)
"""Where a sentence may declare another name."""
_NP = r"[一-龠々ァ-ヺーA-Za-z0-9]"
_SAYS = r"(?:以下[、,]?(?:単に)?|略称|通称|愛称|旧社名|旧称|正式名称?|正式社名|別名)"
_SHORT = regex(rf"[（(](?:[^（）()]{{0,60}}[、,])?\s*{_SAYS}[:：は]?\s*[「『“]?({_NP}{{2,20}})[」』”]?[、,)）]")
_QUOTED = regex(r"の[「『]")
_LETTERS = regex(r"[（(](?:英[語文]?(?:名|表記)?[:：]?\s?)?[A-Z]")
_READ = regex(r"[（(](?=[ァ-ヺー]{2,}[・＝ ][ァ-ヺー]{2,})")
_READ_BEFORE = regex(r"[一-龠々]{2,4}$")
_LETTERED = regex(
    rf"({_BODY.pattern})[ 　]?[（(](?:英[語文]?(?:名|表記)?[:：]?\s?)?[A-Z][A-Za-z]*[A-Z]{{1,5}}[）)、,]"
)
_RENAMING = regex(rf"({_NP}{{3,20}})[はが][^。]{{0,30}}?({_NP}{{3,20}})[」』”]?(?:に|へ)(?:社名|商号)")
_MADE = regex(
    r"([ァ-ヺー]{3,})(?=(?:製|社)の[「『])|の[「『]([ァ-ヺー]{3,}[0-9]{0,3}|[ァ-ヺー]{2,}[0-9]{1,3})[」』]"
)
_HALL = regex(r"(?:役所|役場|議会|議|教委|教育委員会|長(?![一-龠々]))")
_TOWN_BEFORE = regex(r"[一-龠々]{2,4}[市町村]$")
_DECLARING = (
    (_SHORT, ("以下", "称", "旧社名", "正式", "別名")),
    (_RENAMING, ("社名", "商号")),
)
"""Patterns, and what must stand in a text for one of them to be there."""
_TOWN = regex(r"(?<![一-龠々])[一-龠々]{2,3}[市町](?=[はが、])")
_NO_TOWNS = (
    *(
        "都市",
        "見本市",
        "朝市",
        "農村",
        "漁村",
        "下町",
        "港町",
        "全市",
        "同市",
        "当市",
        "本市",
        "同町",
        "同村",
        "各市",
        "市町",
    ),
)


def declared_in(text: str) -> tuple[str, ...]:
    """The names that a text declares and that nothing else shows to be names: 以下「青葉」, 梁文鋒(リャン・ウェンフォン).

    The longest are the first.
    """
    found: set[str] = set()
    for pattern, signs in _DECLARING:
        if any(sign in text for sign in signs):
            found.update(name for match in pattern.finditer(text) for name in match.groups() if name)
    for pattern, sign in ((_MADE, _QUOTED), (_LETTERED, _LETTERS)):
        found.update(name for match in near(pattern, sign, text, 80, 60) for name in match.groups() if name)
    for sign, before in ((_HALL, _TOWN_BEFORE), (_READ, _READ_BEFORE)):
        for match in sign.finditer(text):
            name = before.search(text, max(0, match.start() - 5), match.start()) if match.start() else None
            found.update((name.group(),) if name is not None else ())
    if "同市" in text or "同町" in text:
        found.update(match.group() for match in _TOWN.finditer(text))
    found = {name for name in found if not _OWN.match(name) and not name.endswith(_NO_TOWNS)}
    return tuple(sorted(found, key=lambda name: (-len(name), name)))


def alias_pairs(finder: NameFinder, text: str, names: Iterable[Name], start: int) -> Iterator[tuple[str, str, str]]:
    """Names that a sentence declares to be the same: key, key, and the words that say so."""
    names = list(names)
    # only a bracket says something of what is not known to be a name
    if not (names or "(" in text or "（" in text) or DECLARING.search(text) is None:
        return
    ends = {name.span.end - start: name for name in names}
    starts = {name.span.start - start: name for name in names}
    yield from _bracketed(finder, text, ends, start)
    for match in _BESIDE.finditer(text) if _BESIDE_SIGN.search(text) else ():
        outer = ends.get(match.start())
        quoted = text[match.end() - 1] in "「『“"
        inner = starts.get(match.end())
        if outer is not None and (inner is not None or quoted) and not _OWN.match(match["name"]):
            yield outer.key, inner.key if inner is not None else finder.key(match["name"].strip()), match.group()
    for match in _ALSO.finditer(text):
        outer, inner = ends.get(match.start()), starts.get(match.end())
        if outer is not None and inner is not None and "place" not in (outer.type, inner.type):
            yield inner.key, outer.key, match.group()
    for match in _KNOWN.finditer(text):
        if (inner := starts.get(match.end())) is not None:
            yield inner.key, finder.key(match["name"]), match.group()
    for match in _RENAMED.finditer(text):
        inner = ends.get(match.start())
        before = [
            name
            for name in names
            if inner is not None and name.span.end <= inner.span.start and name.type == inner.type
        ]
        if inner is not None and before and text.startswith(_FROM, before[-1].span.end - start):
            yield before[-1].key, inner.key, match.group()


_FROM = ("から", "が", "は", "を", "」は", "」が", "」を", "」から")


def _bracketed(finder: NameFinder, text: str, ends: dict[int, Name], start: int) -> Iterator[tuple[str, str, str]]:
    """What the brackets behind names say, one part after the other: （こくさいつうかききん、英: …、略称「IMF」）."""
    for match in _BRACKET.finditer(text):
        at = match.start()
        name = ends.get(at) or (ends.get(at - 1) if text[at - 1 : at] in _CLOSING else None)
        tail = _TAIL.search(text, max(0, at - 30), at) if at else None
        if tail is not None and (name is None or (len(tail.group()) > len(name.text) and name.text in match.group(1))):
            name = Name(Span(start + tail.start(), start + at), tail.group(), finder.key(tail.group()), "other")
        if name is None:
            continue
        read = False
        for number, part in enumerate(_BETWEEN.split(match.group(1))):
            segment = _SEGMENT.fullmatch(part)
            inner = segment["name"].strip() if segment else ""
            if segment is None or not inner or inner in finder.common or inner in _NO_NAMES or _OWN.match(inner):
                continue
            if inner[0] in "本当弊" and name.text[0] != inner[0]:
                continue  # 以下「本衛星」: every text says so of its own
            how = segment["how"]
            said = how is not None and (how not in _WEAK or part[len(how) :].lstrip()[:1] in _SIGNS)
            if how is None and finder.is_country(inner):
                continue  # where it is from: レアル・マドリード(スペイン)
            again = read and _ACRONYM.fullmatch(inner) is not None  # (Agence France-Presse、AFP)
            if said or again or (not number and how is None and _reads(name.text, inner)):
                read = True
                key = finder.key(inner if inner.isascii() else _SPACES.sub("", inner))
                yield name.key, key, match.group()


def _reads(outer: str, inner: str) -> bool:
    """Whether one is the other in another script: NVIDIA(エヌビディア), 国際通貨基金(IMF), 梁文鋒(リャン・ウェンフォン)."""
    if _DIGITS.findall(inner) == _DIGITS.findall(outer):  # Llama 3(ラマ3)
        inner, outer = _DIGITS.sub("", inner).strip(), _DIGITS.sub("", outer).strip()
    kana_inner, kana_outer = _KATAKANA.fullmatch(inner), _KATAKANA.fullmatch(outer)
    latin_inner = re.fullmatch(r"[A-Za-z][A-Za-z0-9 .,\-&']*", inner)
    if kana_inner:
        kanji = not kana_outer and not re.search("[A-Za-zァ-ヺ]", outer)
        if kanji and len(outer) > _LONGEST_READ:
            return False
        if re.search("[ァ-ヺ]", outer):
            return False  # 横浜ベイスターズ(ナゴヤドーム)
        return len(inner) > 1 + (not outer.isascii())  # 東京(ト) is no reading
    if latin_inner:
        return not re.fullmatch(r"[A-Za-z0-9 .\-&']+", outer) and (
            inner.isupper() or kana_outer is not None or " " in inner
        )
    if _ACRONYM.fullmatch(outer) and outer.isupper():
        return _BODY.fullmatch(inner) is not None
    return False
