"""Who fills a role where nothing but the role shows a name: 会場は市民ホール, 設計：アトリエ汀."""

import re
from collections.abc import Sequence
from functools import cache

from claimcheck.claims.discourse.discourse import SHORTEST_FULL_NAME, Discourse
from claimcheck.claims.discourse.words import Words
from claimcheck.claims.lexicon.registry import Attribute, AttributeEntry
from claimcheck.claims.names.names import Name
from claimcheck.claims.sentences.frames import Chunk
from claimcheck.model.document import Block
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span
from claimcheck.text.alternation import any_of

_BARE = regex(r"[一-龠々ァ-ヺーA-Za-z0-9]*")
_LONGEST, _LONGEST_PLACE = 12, 24
"""Characters of a name in common nouns: 汐見野市総合体育館メインアリーナ."""
_FEATURE = regex(
    r"[一-龠々ァ-ヺーノヶケ0-9０-９]{1,12}"
    r"(?:礁|灘|岬|トンネル|大橋|橋梁|橋|交差点|峠|インターチェンジ|IC|ジャンクション|砂漠|海峡|湾|湖|ダム|川|岳|山|港|埠頭|ふ頭)"
)
"""A feature of a landscape or a road by its name, whatever words it is made of: 鵜ノ瀬礁."""
_KATAKANA = regex(r"[ァ-ヺー・]+")
_KANA_NAME = regex(r"[ァ-ヺー]+")
_JOINT = ("共同企業体", "JV", "ＪＶ", "企業連合", "コンソーシアム")
_PARTNERS = regex(r"(?:[一-龠々ァ-ヺーA-Za-z]{2,10}[・、])+$")
_PARTNERS_REACH = 24
"""Characters in which a joint venture names its other partners."""
_PIECE = regex(r"[一-龠々ァ-ヺーノヶA-Za-z0-9０-９]+")
_QUARTER = regex(r"[ 　]?[一-龠々ノヶケ]{2,8}(?=地内|地区|地先|集落)")
_ABOUT = "付近|周辺|沖合?|海上|海域|内|入り?口|出口|上空|手前|の"
_FEATURE_LAST = regex(rf"({_FEATURE.pattern})(?:{_ABOUT})*$")
_FEATURE_FIRST = regex(rf"({_FEATURE.pattern})(?:{_ABOUT})*(?=$|[、。（(　 ])")
_GIVEN_IN_KANA = regex(r"([一-龠々ヶ]{1,4}[ぁ-ん]{2,4}?)(?:さん|氏|ちゃん|君|くん)?$")
_PERSON = regex(
    r"([一-龠々ヶ]{1,4}[ 　]?[一-龠々]{1,3}|[一-龠々ヶ]{1,4}[ 　]?[ぁ-ん]{2,4}|[一-龠々ヶ]{1,4}[ 　][ァ-ヺー]{2,5})"
    r"(?=$|[「（(、\s]|さん|氏)"
)
"""A person, where a label asks for one: 堂島 修, 凪原いと."""
_LED = regex(r"(?:スタジオ|アトリエ|工房|プロダクション|劇団|オフィス|カンパニー|ラボ|チーム)[一-龠々ァ-ヺー]{1,8}")
"""Firms whose kind stands in front: スタジオ汀."""
_HOUSE = regex(
    r"(?:ホテル|旅館|ギャラリー|カフェ|レストラン|ホール|スタジオ|シアター|劇場|ライブハウス|道の駅|アリーナ|パーク|クラブ|ビストロ|サロン)[一-龠々ァ-ヺー]{1,8}"
)
"""Houses whose kind stands in front: ホテル白樺."""
_TELLING = 3
"""Characters of the kind of a firm that makes a name of one more: 工務店."""
_INCORPORATED = regex(
    r"(?:NPO法人|ＮＰＯ法人|特定非営利活動法人|(?:一般|公益)(?:社団|財団)法人|社会福祉法人|医療法人|学校法人|株式会社|有限会社|合同会社)"
    r"(?:社団)?[ 　]?(?P<what>[^\s、。（）()「」『』がはをにで・：:|]{2,14})"
)
_VESSELS = ("船", "フェリー", "列車", "ロケット", "衛星", "探査機", "車両", "号機")
_QUOTED = regex(r"(?P<kind>[一-龠々ァ-ヺーA-Za-z0-9]{0,12})[「『](?P<what>[^「」『』。、！？]{2,24})[」』](?!と)")
_ALONE = regex(
    r"(?:さん|氏|様|君)?"
    r"(?:の?(?:[0-9０-９]年(?:生|[0-9０-９]組)?|皆さん|みなさん|有志|児童|生徒|部員|メンバー)){0,2}"
    r"\s*(?:[（(「][^（）()「」]*[）)」])?\s*"
)
_NOBODY = regex(
    r"未定|調整中|非公開|非公表|未公表|各社|自社|社内|委託|複数|不明|なし|該当|以下|同じ|全て|市内|県内|国内|海外|職員|業者|一般"
)
"""What stands behind a label in place of a name."""
_FIRM_ENTRY = AttributeEntry(ja="", en="", dimension=("entity",), names="organization")
_TITLED = regex(r"[一-龠々ァ-ヺー]{2,12}(?:長|事|員|授|師|家|手|任|者|役|代表|監督|優|女将|頭)[の 　・]+")
_ENDS = ("", "（", "(", "、", "\n")


@cache
def _compiled(words: tuple[str, ...]) -> re.Pattern[str]:
    return any_of(words)


class Holders:
    """Reads the holders of roles that common nouns name."""

    def __init__(self, discourse: Discourse, words: Words) -> None:
        self.discourse = discourse
        self._of_kind = words.titles.kinds
        firms = (*words.named_by_suffix["organization"], *words.titles.holder_tails)
        self._suffixes = {**words.named_by_suffix, "organization": firms}
        self._kinds = words.kind_words
        self._no_names = words.titles.holder_kinds

    def behind_label(self, block: Block, attribute: Attribute) -> list[Name]:
        """What stands behind the label of a role, up to a bracket or comma: 市民ホール（みなと市）, アトリエ汀."""
        whole = self.discourse.view.quote(block.span)
        match = _BARE.match(whole)
        text = match.group() if match else ""
        found = self.common(text, block.span.start, attribute)
        shortest = 1 if attribute.entry.names is None and _KATAKANA.fullmatch(text) else 2
        plain = shortest < len(text) <= _LONGEST and not any(char.isdigit() for char in text)
        if found or attribute.entry.names not in (None, "organization") or not plain or whole[len(text) :][:1] not in _ENDS:
            return found
        return [] if text in self._kinds or _NOBODY.search(text) else [self._name(text, block.span.start, "organization")]

    def person_behind_label(self, block: Block, attribute: Attribute, names: Sequence[Name]) -> list[Name]:
        """The person behind the label of a role, where the dictionary has none or a part: 凪原いと「灯をかざして」."""
        match = _PERSON.match(self.discourse.view.quote(block.span)) if attribute.entry.names == "person" else None
        if match is None or _NOBODY.search(match.group(1)) or match.group(1) in self._kinds:
            return []
        name = self._name(match.group(1), block.span.start, "person")
        if any(other.type == "person" and not name.span.contains(other.span) for other in names):
            return []
        return [name] if len(name.text) >= SHORTEST_FULL_NAME else []

    def alone(self, block: Block, names: Sequence[Name]) -> Name | None:
        """The person or firm whose name is all that a cell says, a bracket aside."""
        whole = self.discourse.view.quote(block.span)
        bare = _BARE.match(whole)
        asked = Attribute("", _FIRM_ENTRY)
        if quoted := self.quoted(block.span, asked):
            return quoted[0] if _ALONE.fullmatch(whole, quoted[0].span.end - block.span.start) else None
        common = self.common(bare.group(), block.span.start, asked) if bare is not None else []
        if common and _ALONE.fullmatch(whole, len(common[0].text)):
            return common[0]
        last = names[-1] if names else None
        if last is not None and last.type == "person" and len(last.text) >= SHORTEST_FULL_NAME:
            before, end = self.discourse.view.quote(Span(block.span.start, last.span.start)), last.span.end - block.span.start
            if _TITLED.fullmatch(before) and _ALONE.fullmatch(whole, end):
                return last  # 副理事長　堂本仁
        for name in names[:1]:
            full = name.type == "organization" or (name.type == "person" and len(name.text) >= SHORTEST_FULL_NAME)
            if full and name.span.start == block.span.start and _ALONE.fullmatch(whole, name.span.end - block.span.start):
                return name
        return None

    def unquoted(self, names: list[Name], attribute: Attribute) -> list[Name]:
        """Names without the titles of works, where a person is asked for."""
        if attribute.entry.names != "person":
            return names
        text = self.discourse.view.text
        return [name for name in names if text[max(0, name.span.start - 1) : name.span.start] not in ("「", "『")]

    def common(self, text: str, start: int, attribute: Attribute) -> list[Name]:
        """What common nouns name where a role asks for a building or a firm: 市民ホール, 北都車輌, but not 多目的ホール."""
        wanted = attribute.entry.names or "organization"
        text = text.removesuffix("さん") if wanted == "organization" else text  # 碧波組さん
        if wanted == "organization" and (led := _LED.fullmatch(text)) and self.discourse.view.text.startswith(text, start):
            return [self._name(led.group(), start, wanted)]
        if wanted == "place" and (house := _HOUSE.fullmatch(text)) and self.discourse.view.text.startswith(text, start):
            return [self._name(house.group(), start, wanted)]
        suffixes = self._suffixes.get(wanted, ())
        if not text.endswith(suffixes):
            return []
        suffix = max((suffix for suffix in suffixes if text.endswith(suffix)), key=len)
        stem = text.removesuffix(suffix)
        longest = _LONGEST_PLACE if wanted == "place" else _LONGEST
        long_enough = len(stem) > 1 or (len(stem) == 1 and len(suffix) >= _TELLING)  # 巴|工務店
        named = long_enough and stem not in self._kinds and stem not in self._no_names and len(text) <= longest
        if not named or self.discourse.view.quote(Span(start, start + len(text))) != text:
            return []
        return [self._name(text, start, wanted)]

    def quoted(self, span: Span, attribute: Attribute) -> list[Name]:
        """The name in quotation marks in a stretch of text, with the kind before it: 市民会館「ルミエ」, 四川料理の「蓮華飯店」."""
        matches = list(_QUOTED.finditer(self.discourse.view.text, span.start, span.end))
        if len(matches) != 1 or attribute.entry.names == "person" or attribute.entry.kinds:
            return []
        match = matches[0]
        if attribute.entry.names == "organization" and match.group("kind").endswith(_VESSELS):
            return []  # 第2船「わかば」 builds nothing
        text = match.group("kind") + match.group("what")
        return [Name(Span(*match.span()), text, self.discourse.finder.key(match.group("what")), "organization")]

    def entire(self, name: Name) -> Name:
        """A name with what the dictionary cuts off it: ラー|ダ, 大江・|三隅特定建設工事共同企業体."""
        text = self.discourse.view.text
        low, high = name.span
        if _KANA_NAME.fullmatch(name.text):
            more = _KANA_NAME.match(text, high)
            high = more.end() if more is not None else high
        elif name.text.endswith(_JOINT):
            partners = _PARTNERS.search(text, max(0, low - _PARTNERS_REACH), low)
            low = partners.start() if partners is not None else low
        if (low, high) == name.span:
            return name
        return self._name(text[low:high], low, name.type)

    def incorporated(self, span: Span, attribute: Attribute) -> list[Name]:
        """The one corporation in a stretch of text, in whatever letters: NPO法人ゆめのたね."""
        matches = list(_INCORPORATED.finditer(self.discourse.view.text, span.start, span.end))
        if len(matches) != 1 or attribute.entry.names not in (None, "organization") or attribute.entry.kinds:
            return []
        match = matches[0]
        return [self._name(match.group("what"), match.start("what"), "organization")]

    def whole(self, names: list[Name], attribute: Attribute) -> list[Name]:
        """Names of places with the building that runs on behind them: 汐見野市|総合体育館メインアリーナ."""
        if attribute.entry.names != "place":
            return names
        text = self.discourse.view.text
        names = [self._quarter(name, text) for name in names]
        runs = ((name, _BARE.match(text, name.span.start)) for name in names)
        wholes = ((name, self.common(run.group(), name.span.start, attribute) if run else []) for name, run in runs)
        return [whole[0] if whole else name for name, whole in wholes]

    def _quarter(self, name: Name, text: str) -> Name:
        """The quarter of a town that runs on behind it: 汐見野市|北ノ沢地内."""
        match = _QUARTER.match(text, name.span.end)
        return name if match is None else self._name(text[name.span.start : match.end()], name.span.start, "place")

    def building(self, span: Span, attribute: Attribute) -> list[Name]:
        """The buildings or features that the words of a line name, the last first: 午後9時　中央体育館."""
        found: list[Name] = []
        for match in _PIECE.finditer(self.discourse.view.quote(span)):
            start = span.start + match.start()
            piece = Span(start, span.start + match.end())
            found = (self.common(match.group(), start, attribute) or self.feature(piece, first=True)) + found
        return found

    def feature(self, span: Span, *, first: bool = False) -> list[Name]:
        """The feature of a landscape or a road in which a stretch of text ends, or with which it begins: 北浜トンネル付近."""
        text = self.discourse.view.quote(span)
        match = _FEATURE_FIRST.match(text) if first else _FEATURE_LAST.search(text)
        return [self._name(match.group(1), span.start + match.start(1), "place")] if match is not None else []

    def kind(self, span: Span, attribute: Attribute) -> list[Name]:
        """The one kind that a stretch of text names: 鉄筋コンクリート造 of 構造：RC造3階建て; a choice of several is none."""
        kinds = self._of_kind.get(attribute.id, {})
        text = self.discourse.view.quote(span)
        found: dict[str, re.Match[str]] = {}
        for match in _compiled(tuple(kinds)).finditer(text):
            found.setdefault(kinds[match.group()], match)
        if len(found) != 1:
            return []
        kind, match = next(iter(found.items()))
        return [Name(Span(span.start + match.start(), span.start + match.end()), kind, self.discourse.finder.key(kind), "other")]

    def in_kana(self, chunk: Chunk, attribute: Attribute) -> list[Name]:
        """A person whose given name the dictionary takes for common words: 鳴海|ほたる, 凪|原|いと."""
        words = chunk.tokens
        if attribute.entry.names != "person" or chunk.value >= 0 or not any(word.proper for word in words):
            return []
        match = _GIVEN_IN_KANA.match(chunk.text)
        if match is None or words[-1].pos not in ("名詞", "接尾辞") or words[0].pos3 in ("副詞可能", "サ変可能"):
            return []
        text = match.group(1)
        if self.discourse.view.quote(Span(chunk.span.start, chunk.span.start + len(text))) != text:
            return []
        return [self._name(text, chunk.span.start, "person")]

    def _name(self, text: str, start: int, kind: str) -> Name:
        return Name(Span(start, start + len(text)), text, self.discourse.finder.key(text), kind)
