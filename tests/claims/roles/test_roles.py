"""Roles: who holds one, by its noun, by a verb, by an apposition or by the first row of a table of results."""

import pytest

from claimcheck.claims.lexicon.places import grain
from claimcheck.model.values import EntityRef
from claimcheck.text.variants import plain
from tests.texts import checked


def held(text: str) -> list[tuple[str, str, str]]:
    """Attribute, name and subject of the role claims of a text."""
    claims = [claim for document in checked(text).corpus.documents for claim in document.claims]
    roles = [(claim, claim.value) for claim in claims if isinstance(claim.value, EntityRef)]
    return [(claim.attribute.value, value.name, claim.subject.value) for claim, value in roles]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("青葉精機の社長には早瀬美緒氏。", ("organisations/president", "早瀬美緒", "青葉精機")),
        ("青葉精機の社長に就くのは早瀬美緒氏だ。", ("organisations/president", "早瀬美緒", "青葉精機")),
        ("社長には早瀬美緒・若葉電機専務が就任する。", ("organisations/president", "早瀬美緒", "")),
        ("市民会館は沢渡設計室によって設計された。", ("public_works/designer-works", "沢渡設計室", "市民会館")),
        ("工事を引き受けた佐田建設に感謝します。", ("public_works/contractor", "佐田建設", "")),
        ("みなと会館を運営する三浦組が発表した。", ("products/operator", "三浦組", "みなと会館")),
        ("「大輪」は丸藤煙火店が受け持ちます。", ("operations/handled-by", "丸藤煙火店", "大輪")),
        ("映画「冬の港」のメガホンを取るのは三浦春子さん。", ("people/director", "三浦春子", "冬の港")),
        ("女子は鷹野玲奈さんが2連覇を飾った。", ("sports/winner", "鷹野玲奈", "")),
        ("静岡県中部保健所に届け出のうえ、回収しております。", ("organisations/filing-office", "静岡県中部保健所", "")),
        ("主役は新車だ。加越重工製の3車体連接で、長さは18メートル。", ("products/manufacturer", "加越重工", "")),
        ("台湾の半導体大手、TSMCが工場を建てた。", ("organisations/country", "台湾", "tsmc")),
        ("研究の責任者を務めた三輪智之氏が話した。", ("science/principal-investigator", "三輪智之", "")),
        ("若葉電機側で株式価値を算定した青柳FASは話した。", ("organisations/valuer", "青柳FAS", "若葉電機")),
    ],
)
def test_holders(text: str, role: tuple[str, str, str]) -> None:
    assert role in held(text)


@pytest.mark.parametrize(
    "text",
    [
        "県内の公共建築を数多く手がける灘岡建築研究所の所長だ。",  # what it does, not what it did here
        "A社とB社が共同でエンジンを開発した。",
        "去年のチャンピオンの鷹野玲奈さんも来た。",
        "首相の靖国参拝が問題になった。",
        "木製の机と鉄製の棚、アルミ製の枠が並ぶ。",
        "この会館は沢渡設計室が設計しなかった。",
    ],
)
def test_no_holders(text: str) -> None:
    assert held(text) == []


def test_the_first_row_of_a_table_of_results_names_the_winner() -> None:
    rows = "| 順位 | 氏名 | 記録 |\n|---|---|---|\n| 1 | 久我美咲 | 2:33:08 |\n| 2 | 鷹野玲奈 | 2:34:51 |\n"
    table = f"# 第3回白浜マラソン\n\n## 女子\n\n{rows}"
    blog = "# 白浜マラソンを走った\n\n女子は鷹野玲奈さんが優勝した。\n"
    found = checked(table, blog, suffix=".md").findings
    assert [item.message for item in found] == ["白浜マラソンの優勝者が食い違っています: 久我美咲 ⇔ 鷹野玲奈"]


def test_what_a_new_company_is_called_stands_elsewhere_in_the_text() -> None:
    text = "持ち株会社「一葉ホールディングス」を設ける。新会社の社長には榎本恒一氏が就任する。"
    assert ("organisations/president", "榎本恒一", "一葉ホールディングス") in held(text)


def test_a_labelled_list_names_its_owners() -> None:
    text = "算定機関\u3000青葉精機：青柳会計、若葉電機：西南会計"
    assert {subject for _role, _name, subject in held(text)} <= {"青葉精機", "若葉電機"}


@pytest.mark.parametrize(
    ("place", "size"),
    [("みなと市", "municipality"), ("長野県", "prefecture"), ("県民ホール", "facility"), ("ドイツ", "abroad"), ("東京", "")],
)
def test_how_large_a_place_is(place: str, size: str) -> None:
    assert grain(place) == size


def test_variant_characters_are_one() -> None:
    assert plain("渡邊") == plain("渡邉") == "渡辺"


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("施工者は、三浦組を代表とする3社の共同企業体である。", ("organisations/joint-venture-lead", "三浦組", "")),
        ("担当するのは佐田建設(みなと市)を代表構成員とするJV。", ("organisations/joint-venture-lead", "佐田建設", "")),
        ("施工は佐田建設(代表)、三浦組が担う。", ("organisations/joint-venture-lead", "佐田建設", "")),
        ("オハイオ州に本社を置くGrantz Corp.は増産する。", ("organisations/headquarters", "オハイオ州", "grantz")),
        ("「大輪」は白浜花火、「あかつき」は三浦煙火の作品です。", ("operations/handled-by", "白浜花火", "大輪")),
        ("板場を束ねるのは料理長の三輪智之さん。", ("people/head-chef", "三輪智之", "")),
        ("校歌には、ピアニストの三輪智之さんが曲をつけた。", ("culture/composer", "三輪智之", "")),
        ("工事を請け負うのは三浦組さん。", ("public_works/contractor", "三浦組", "")),
        ("監督にルカ・ロッシ氏が就任する。", ("people/director", "ルカ・ロッシ", "")),
        ("青葉精機スタッフブログ\n\n当社の社長は早瀬美緒です。", ("organisations/president", "早瀬美緒", "青葉精機")),
    ],
)
def test_holders_in_apposition_and_of_who_speaks(text: str, role: tuple[str, str, str]) -> None:
    assert role in held(text)


def test_a_role_in_a_bracket_is_of_what_the_bracket_follows() -> None:
    claims = checked("2023年10月 下部工に着手（施工：株式会社三浦組）").corpus.documents[0].claims
    assert [claim.restrictors for claim in claims if isinstance(claim.value, EntityRef)] == [frozenset({"下部工"})]
