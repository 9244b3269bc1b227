"""Where names begin and end, which persons and bodies are one, and which are not."""

import pytest

from claimcheck.claims.names.namelinks import build_links
from tests.texts import discourse_of, document, reader


def names(text: str) -> list[tuple[str, str]]:
    discourse = discourse_of(text)
    return [(name.text, name.type) for sent in range(len(discourse.view.sentences)) for name in discourse.names(sent)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("長野-松本間で運休した。", [("長野", "place"), ("松本", "place")]),
        ("(23,白浜体操クラブ)が勝った。", [("白浜体操クラブ", "organization")]),
        ("熊本地方裁判所が判断した。", [("熊本地方裁判所", "organization")]),
        ("福岡県西方沖地震が起きた。", [("福岡県西方沖地震", "other")]),
        ("四川省を訪ねた。", [("四川省", "place")]),
        ("青森県外にも広がった。", [("青森", "place")]),
        ("開業した山陽線沿線の店だ。", [("山陽線", "facility")]),
        ("歌手のMIORAさんが歌った。", [("MIORA", "person")]),
        ("「あおぞらふれあいまつり」を開いた。", [("あおぞらふれあいまつり", "other")]),
        ("面積は12km2である。", []),
        ("ソニー・ミュージックエンタテインメントが出した。", [("ソニー・ミュージックエンタテインメント", "organization")]),
    ],
)
def test_edges(text: str, expected: list[tuple[str, str]]) -> None:
    assert names(text) == expected


def linked(text: str, one: str, other: str) -> bool:
    key = reader().finder.key
    namings = [reader().namings(document(text))]
    links = build_links(namings, reader().finder.aliases, reader().finder.short_forms)
    return links.find(key(one)) == links.find(key(other))


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("ルカ・ゴルバネフ氏が話した。ゴルバネフ調整官は急ぐ。", "ルカ・ゴルバネフ", "ゴルバネフ"),
        ("早瀬直樹さんが勝った。直樹さんは笑った。", "早瀬直樹", "直樹"),
        ("熊本地方裁判所は退けた。熊本地裁は理由を述べた。", "熊本地方裁判所", "熊本地裁"),
        ("世界保健機関が発表した。WHOは警戒を呼びかけた。", "世界保健機関", "WHO"),
    ],
)
def test_one(text: str, one: str, other: str) -> None:
    assert linked(text, one, other)


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("横浜ベイスターズ(ナゴヤドーム)は敗れた。ナゴヤドームは満員だった。", "横浜ベイスターズ", "ナゴヤドーム"),
        ("レアル・マドリード(スペイン)が勝った。スペインの町だ。", "レアル・マドリード", "スペイン"),
        ("小西酒造が出した。小西さんが話した。", "小西酒造", "小西"),
        ("マノ・オリヴェイラ氏とルイ・オリベイラ氏が来た。オリヴェイラは話した。", "マノ・オリヴェイラ", "ルイ・オリベイラ"),
    ],
)
def test_two(text: str, one: str, other: str) -> None:
    assert not linked(text, one, other)
