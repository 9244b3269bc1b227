"""Names: where they stand, what they name, and which are one."""

from collections import Counter
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.claims.names.namelinks import NameLinks, build_links
from tests.texts import discourse_of, document, read_claims, reader


def names(text: str) -> list[tuple[str, str]]:
    discourse = discourse_of(text)
    return [(name.text, name.type) for sent in range(len(discourse.view.sentences)) for name in discourse.names(sent)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("代表の北條 正樹が説明した。", [("北條正樹", "person")]),
        ("早瀬美緒社長が就任した。", [("早瀬美緒", "person")]),
        ("ルイ16世は1754年に生まれた。", [("ルイ16世", "person")]),
        ("予約基盤チーム責任者 今泉亮が答えた。", [("予約基盤チーム", "organization"), ("今泉亮", "person")]),
        ("北川市の人口は12万人である。", [("北川市", "place")]),
        ("北海大学病院は1998年に開院した。", [("北海大学病院", "organization")]),
        ("鳴浜シティマラソンの参加者は3,000人だった。", [("鳴浜シティマラソン", "other")]),
        ("トヨタ株価は3,000円だった。", [("トヨタ", "organization")]),
        ("青葉精機は「AX-7」を発売した。", [("青葉精機", "other"), ("AX-7", "other")]),
        (
            "OpenAIはDeepSeek-V3とR1を比べた。",
            [("OpenAI", "organization"), ("DeepSeek-V3", "product"), ("R1", "product")],
        ),
    ],
)
def test_names_and_their_kinds(text: str, expected: list[tuple[str, str]]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "昨日の株価は大きく動いた。",
        "同社の売上高は伸びた。",
        "AIとGPUの需要が高い。",
        "無線の電線を直線に張った。",
        "サービスの利用者が増えた。",
    ],
)
def test_common_words_are_no_names(text: str) -> None:
    assert names(text) == []


def test_a_name_covers_its_words_in_the_text() -> None:
    text = "代表の北條 正樹が説明した。"
    (name,) = discourse_of(text).names(0)
    assert text[name.span.start : name.span.end] == "北條 正樹"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("株式会社青葉精機", "青葉精機"),
        ("NVIDIA社", "Nvidia"),
        ("ＮＶＩＤＩＡ", "NVIDIA"),
        ("Janus-Pro", "JanusPro"),
    ],
)
def test_spellings_of_one_name_fold_to_one_key(one: str, other: str) -> None:
    key = reader().finder.key
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("青葉精機(以下「青葉」)が発表した。", "青葉精機", "青葉"),
        ("NVIDIA(エヌビディア)が発表した。", "NVIDIA", "エヌビディア"),
        ("国際通貨基金(IMF)が見込む。", "国際通貨基金", "IMF"),
        ("梁文鋒(リャン・ウェンフォン)氏が語った。", "梁文鋒", "リャン・ウェンフォン"),
        ("大学病院線(通称「病院線」)が開業する。", "大学病院線", "病院線"),
    ],
)
def test_a_bracket_declares_another_name(text: str, one: str, other: str) -> None:
    links = build_links([read_claims(text)], {})
    key = reader().finder.key
    assert links.find(key(one)) == links.find(key(other))


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("青葉精機(東京都)が発表した。", "青葉精機", "東京都"),
        ("青葉精機(本社)が発表した。", "青葉精機", "本社"),
        ("青葉精機(2024年)が発表した。", "青葉精機", "2024年"),
        ("DeepSeek-V3(以下「R1」)を使う。", "DeepSeek-V3", "R1"),
    ],
)
def test_a_bracket_that_declares_none(text: str, one: str, other: str) -> None:
    links = build_links([read_claims(text)], {})
    key = reader().finder.key
    assert links.find(key(one)) != links.find(key(other))


def linked(*spellings: str) -> NameLinks:
    key = reader().finder.key
    links = NameLinks()
    links.join_endings(Counter(map(key, spellings)), {key(spelling): spelling for spelling in spellings})
    return links


def test_a_short_form_is_the_one_longer_name_that_ends_in_it() -> None:
    links = linked("DeepSeek-V3", "V3", "R1")
    assert links.find("v3") == links.find("deepseekv3")
    assert links.find("r1") != links.find("v3")


def test_with_two_owners_it_is_neither() -> None:
    links = linked("DeepSeek-V3", "Falcon-V3", "V3")
    assert links.find("v3") == "v3"


def test_names_with_different_numbers_are_never_one() -> None:
    links = NameLinks()
    links.join("deepseekr1", "deepseekv3", "someone says so")
    assert links.find("deepseekr1") != links.find("deepseekv3")


PAIRS = st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")), max_size=6)


@given(PAIRS)
@settings(deadline=None)  # a busy machine is no wrong order
def test_the_order_of_declarations_changes_nothing(pairs: list[tuple[str, str]]) -> None:
    found = set()
    for order in list(permutations(pairs))[:24]:
        links = NameLinks()
        for one, other in order:
            links.join(one, other, "")
        assert all(links.find(one) == links.find(other) for one, other in pairs)
        found.add(tuple(links.find(key) for key in "abcdef"))
    assert len(found) == 1


@pytest.mark.parametrize(
    "text", ["シャトルバスは20台。", "電話番号は5つ。", "選定委員会は3回開いた。", "老舗旅館は7軒。"]
)
def test_what_says_only_the_kind_is_no_name(text: str) -> None:
    assert not read_claims(text).names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("白瀬川花火大会の花火は2万発だ。", "白瀬川花火大会"),
        ("ヴェントーラ会津の観客は2千人だ。", "ヴェントーラ会津"),
        ("黒浦市の死者は2人。黒浦市では3棟が倒れた。", "黒浦市"),
        ("大学病院線の橋は3本。", "大学病院線"),
        ("市民会館の客席は800席。", "市民会館"),
    ],
)
def test_a_name_is_found_whole(text: str, name: str) -> None:
    assert reader().finder.key(name) in read_claims(text).names


def test_a_firm_has_a_short_form_unless_a_town_bears_it() -> None:
    finder = reader().finder
    for others, one in (((), True), (("瀬波町",), False), (("瀬波建設",), False)):
        links = NameLinks()
        links.join_firms(map(finder.key, ("瀬波食品", "瀬波", *others)), finder.short_forms)
        assert (links.find("瀬波") == links.find("瀬波食品")) is one


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("技術責任者の能登原健吾氏が説明した。", "能登原健吾"),
        ("署名したのは鵜飼嵩志", "鵜飼嵩志"),
        ("東京都の佐藤健一氏が説明した。", "佐藤健一"),
    ],
)
def test_the_name_of_a_person_is_whole(text: str, name: str) -> None:
    assert (name, "person") in names(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("三陸沖とドイツ全土で観測した。", [("三陸", "place"), ("ドイツ", "place")]),
        ("秋田発東京行の列車が遅れた。", [("秋田", "place"), ("東京", "place")]),
        ("北村容疑者と国松候補が話した。", [("北村", "person"), ("国松", "person")]),
        ("京都精華大学教授が答えた。", [("京都精華大学", "organization")]),
        ("麻生総裁辞任表明の後だった。", [("麻生", "person")]),
        ("水野目遥斗七段が勝った。", [("水野目遥斗", "person")]),
        ("このため東京都内病院が受け入れた。", [("東京都内病院", "organization")]),
        ("JR東日本と東南アジアの話だ。", [("JR東日本", "organization"), ("東南アジア", "place")]),
        ("大坂城と阪和自動車道を通った。", [("大坂城", "facility"), ("阪和自動車道", "facility")]),
        ("八丈島空港発着便は欠航した。", [("八丈島空港", "facility")]),
        ("日本動画協会正会員である。", [("日本動画協会", "organization")]),
        ("アントニ・ファン・レーウェンフックが見た。", [("アントニ・ファン・レーウェンフック", "person")]),
        ("トヨタ・ホンダの2社が出た。", [("トヨタ", "organization"), ("ホンダ", "organization")]),
        ("TBSラジオが伝えた。", [("TBSラジオ", "organization")]),
        ("嘉義県に着いた。", [("嘉義県", "place")]),
    ],
)
def test_where_a_name_ends(text: str, expected: list[tuple[str, str]]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "政治生命を懸けた。",
        "有価証券を売った。",
        "国際線に乗った。",
        "養蚕(ようさん)が盛んだ。",
        "中国人らが来た。",
        "財団法人が行う。",
    ],
)
def test_what_names_nobody(text: str) -> None:
    assert names(text) == []


def test_a_reading_in_brackets_is_no_part_of_a_name() -> None:
    assert names("韮塚(にらづか)直次郎が建てた。") == [("韮塚直次郎", "person")]
    assert names("香美(かみ)市で育った。") == [("香美市", "place")]


@pytest.mark.parametrize(
    ("text", "one", "other", "together"),
    [
        ("FIFA(国際サッカー連盟)が決めた。", "FIFA", "国際サッカー連盟", True),
        ("浜辺通信社(Hamabe Press、HP)は伝えた。", "浜辺通信社", "Hamabe Press", True),
        ("造家学会(現・日本建築学会)は会を開いた。", "造家学会", "日本建築学会", True),
        ("深谷市は北にある。深谷のねぎ。", "深谷", "深谷市", True),
        ("福岡市は港町だ。福岡の祭り。", "福岡", "福岡市", False),
        ("アーネスト・ラザフォードは学んだ。ラザフォードは説いた。", "ラザフォード", "アーネスト・ラザフォード", True),
        ("ライプツィヒに住む。ライプチヒは古い。", "ライプツィヒ", "ライプチヒ", True),
        ("欧州宇宙機関(ジオット)の写真。", "欧州宇宙機関", "ジオット", False),
        ("三遊亭圓歌が演じた。三遊亭の話。", "三遊亭圓歌", "三遊亭", False),
    ],
)
def test_which_spellings_are_one_name(text: str, one: str, other: str, *, together: bool) -> None:
    links = build_links([reader().namings(document(text))], {}, reader().finder.short_forms)
    assert (links.find(reader().finder.key(one)) == links.find(reader().finder.key(other))) is together
