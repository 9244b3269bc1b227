"""Names that stand in one place of two texts, by the words that bind them."""

import pytest

from claimcheck.claims.discourse.boundnames import FIRM, PERSON, TOWN, plain_name
from claimcheck.claims.discourse.nearwords import written_words
from tests.texts import checked, read_claims

_STORY = (
    "みなと市の若葉会館は春に開く。建物は平屋で、木の香りがする。初年度は五万人の来館を見込む。\n"
    "入り口には大きな時計がある。壁の色は町の子どもたちが選んだ。庭には梅の木が植わっている。\n"
    "喫茶室では地元の茶を出す。図書の棚は低く、車いすでも届く。週末には朝市が並ぶ予定だ。\n"
    "開館を祝う行事には音楽隊も加わる。料金は市民が無料、ほかは三百円となる。駅からは歩いて九分かかる。\n"
)
_OTHER = (
    "若葉会館についてのお知らせです。みなと市が長く準備をしてきました。皆さまのお越しをお待ちしています。\n"
    "お子さま向けの遊び場もあります。雨の日でも楽しめます。飲み物の持ち込みはご遠慮ください。\n"
    "館内では写真を撮ることができます。犬や猫を連れての入館はできません。荷物は棚に置けます。\n"
    "お問い合わせは平日の昼間にお願いします。道が混みますので電車をご利用ください。\n"
)


def told(one: str, other: str) -> list[str]:
    """What is told of the names of two texts on one affair, each with a line of its own."""
    found = checked(f"{_STORY}{one}\n", f"{_OTHER}{other}\n").findings
    return [finding.message for finding in found if finding.rule == "role-conflict" and finding.severity != "note"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("会館の被害届を受けた北浜署は、盗まれた絵の行方を追っている。", "絵の盗難は、館長が南浜署に被害届を出しました。"),
        ("古い鐘は西浦寺から譲り受けた。", "古い鐘の譲り受け元：東浦寺"),
        ("床の材木は早瀬工場で組み立てる。", "床の材木の組み立ては三輪工場が担う。"),
        ("工事の間、体操の教室は中央体育館で開く。", "体操の教室は、工事の間は市民公民館で開きます。"),
        ("土地は北浜市土地開発公社から二億円で取得した。", "土地の取得先：みなと県土地開発公社"),
        ("庭の梅は若葉農業大学と五年をかけて育てた。", "庭の梅は青葉農業大学と育てたものです。"),
        ("貯水率が下がった亀ヶ沢ダムでは取水を抑えている。", "水は鶴ヶ沢ダムから引きますが、貯水率が低く取水を抑えます。"),
        ("品評会で銀賞を受けたのは「シャルドネ坂下2023」だった。", "品評会の銀賞　シャルドネ坂上2023"),
        ("会館の絵を運んだ画廊の船は浜崎港に着いた。", "会館の絵は画廊の船で汐見港に着きました。"),
    ],
)
def test_names_bound_by_the_same_words(one: str, other: str) -> None:
    assert told(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("会館の被害届を受けた北浜署は、盗まれた絵の行方を追っている。", "落とし物は南浜署にお届けください。"),
        ("古い鐘は西浦寺から譲り受けた。", "古い鐘は旧西浦寺から譲り受けました。"),
        ("古い鐘は西浦寺から、石灯籠は東浦寺から譲り受けた。", "石灯籠の譲り受け元：東浦寺"),
        ("土地はみなと県土地開発公社から二億円で取得した。", "土地の取得先：県土地開発公社"),
        ("床の材木は第3工場で組み立てる。", "床の材木は三輪工場で組み立てます。"),
        ("新しい北浜線が春に開業する。", "南浜線は三十年前に開業しました。"),
        ("案内は広報担当の早瀬美緒さんが務める。", "お問い合わせ　広報担当 三輪智之"),
        ("みなと県は工事の費用を補助する。", "工事の費用はみなと市が補助します。"),
        ("中国政府は展示に協力した。", "中国企業が展示に協力しました。"),
    ],
)
def test_names_of_two_things(one: str, other: str) -> None:
    assert not told(one, other)


def test_texts_with_no_name_in_common_speak_of_two_affairs() -> None:
    one = "青井県の大井町役場は四月に完成した。施工者は北陵建設で、設計は早瀬設計室だった。庁舎は木造二階建てだ。"
    other = "白浜県の三浦町病院は五月に完成した。施工者は南海建設で、設計は水野設計室だった。病棟は鉄骨五階建てだ。"
    assert not [finding for finding in checked(one, other).findings if finding.severity != "note"]


def test_what_names_are() -> None:
    found = {name.text: name for name in read_claims("早瀬美緒弁護士は、北浜市の塩尻署に届けた。株式会社青葉精機が造る。").bound}
    assert {text: found[text].sort for text in ("早瀬美緒", "北浜市", "塩尻署")} == {
        "早瀬美緒": PERSON,
        "北浜市": TOWN,
        "塩尻署": "署",
    }
    firm = next(name for name in found.values() if "青葉精機" in name.text)
    assert firm.sort == FIRM
    assert firm.plain == plain_name("青葉精機")
    assert all(text == getattr(name.mention.value, "name", "") for text, name in found.items())


def test_what_binds_a_name() -> None:
    bound = read_claims("土地は開発の担当課が大井公社から取得した。\n").bound
    name = next(each for each in bound if each.text == "大井公社")
    assert "取得" in name.tight
    assert name.tight.isdisjoint(name.near)


def test_written_words() -> None:
    assert set(written_words("土地のデータ、11月22日に1,050円")) == {"土地", "データ", "#11月22日", "#22日", "#1050"}
