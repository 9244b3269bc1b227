"""Roles by deeds, sites, parts and minutes: who led what, where it stands, who made a part of it, who scored."""

import pytest

from claimcheck.claims.lexicon.places import may_contain
from tests.claims.roles.test_roles import held
from tests.texts import checked, silent


@pytest.mark.parametrize(
    ("text", "attribute", "name"),
    [
        ("開発を率いた三輪ひかり氏が話した。", "~開発責任者", "三輪ひかり"),
        ("開発チームを率いた早瀬美緒氏が話した。", "~開発責任者", "早瀬美緒"),
        ("開発リーダーの早瀬美緒氏が話した。", "~開発責任者", "早瀬美緒"),
        ("調査を担当した飯島徹主任は「当時の暮らしが分かる」と話した。", "organisations/contact-person", "飯島徹"),
        ("執刀した奥寺慎二医師は会見した。", "medicine/attending", "奥寺慎二"),
        ("翻訳した児童文学者の横山沙織さんは話した。", "culture/translator", "横山沙織"),
        ("10月18日には葛城大の柴田克己教授による講演会を開く。", "events/lecturer", "柴田克己"),
        ("工藤勇さんによる解説が付く。", "credits/commentator", "工藤勇"),
        ("看護部長に4月1日付で大塚早苗さんが就任した。", "~看護部長", "大塚早苗"),
        ("操船の指揮に当たっていたのは一等航海士だった。", "transport/at-the-controls", "一等航海士"),
        ("船長の佐伯浩二が船橋で操船の指揮をとった。", "transport/at-the-controls", "船長"),
        ("交響曲の指揮は佐藤健太が執った。", "culture/conductor", "佐藤健太"),
        ("アリゾナ州に拠点を置くハルデン・マイクロが出資した。", "organisations/headquarters", "アリゾナ州"),
        ("三嶺精機(新潟県三条市)は発表した。", "organisations/headquarters", "新潟県三条市"),
        ("徳島県鳴門市に建設を進めている第二工場です。", "organisations/site", "徳島県鳴門市"),
        ("船は浅瀬の鵜ノ瀬礁に乗り上げた。", "partners/scene", "鵜ノ瀬礁"),
        ("ボディは諏訪の本社工場、レンズは弘前工場で生産します。", "partners/plant", "本社工場"),
        ("充填から包装までを当社の湖東工場(滋賀県東近江市)で行います。", "partners/plant-of-process", "滋賀県東近江市湖東工場"),
        ("心臓部は台湾チャンリー社のSoCだ。", "products/manufacturer", "チャンリー社"),
        ("ヘルマイン社と共同で調整した同社製のチップセットを載せる。", "products/manufacturer", "ヘルマイン社"),
        ("エンジンに独ラング社製を採用した。", "products/manufacturer", "ラング社"),
        ("後半41分、江川が頭で押し込み決勝点とした。", "sports/scorer", "江川"),
    ],
)
def test_deeds_name_roles(text: str, attribute: str, name: str) -> None:
    assert (attribute, name) in [found[:2] for found in held(text)]


@pytest.mark.parametrize(
    ("text", "attribute"),
    [
        ("船長の佐伯浩二が操船の指揮をとった。", "culture/conductor"),
        ("会社を率いた早瀬美緒氏が話した。", "~会社責任者"),
        ("X社の社長が話した。", "products/manufacturer"),
        ("後半41分、江川が警告を受け、交代した。", "sports/scorer"),
    ],
)
def test_deeds_of_another_kind(text: str, attribute: str) -> None:
    assert attribute not in [found[0] for found in held(text)]


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        ("徳島県", "徳島県鳴門市", True),
        ("徳島県鳴門市", "阿南市", False),
        ("徳島県", "香川県高松市", False),
        ("アリゾナ州", "米国オレゴン州", False),
        ("鵜ノ瀬礁", "立神礁付近", False),
        ("国道8号", "北浜トンネル", True),
        ("滋賀県東近江市湖東工場", "富山県射水市", False),
        ("滋賀県東近江市湖東工場", "滋賀県", True),
    ],
)
def test_places_that_may_lie_in_each_other(one: str, other: str, both: bool) -> None:  # noqa: FBT001 - a table of cases
    assert may_contain(one, other) is both
    assert may_contain(other, one) is both


def test_a_title_of_an_office_the_text_knows_once() -> None:
    found = checked(
        "青葉大学 海洋学部の設置について\n\n　名称　　　海洋学部\n　入学定員　120名\n　学部長　　[[a:榊原奈津子]](就任予定)\n",
        "青葉大は海洋学部を来年4月に新設する。初代の学部長には、統計学が専門の[[b:古屋敷健]]教授が就く。",
    )
    found.only("role-conflict")


def test_a_place_under_its_heading() -> None:
    text = "事故の概要\n\n1　発生日時\n3日午後2時\n2　発生場所\n長崎県沖、立神礁付近海上\n3　船舶の概要\n船名：あおしま丸\n"
    assert ("partners/scene", "立神礁") in [found[:2] for found in held(text)]


def test_lecturers_of_two_days_are_two() -> None:
    silent(
        "汐見環境フォーラム\n\n10月3日には川端洋一教授による講演会を開く。",
        "汐見環境フォーラム\n\n10月10日には沢村みどり教授による講演会を開く。",
    )


def test_goals_of_one_minute() -> None:
    found = checked(
        "会津は後半41分、[[a:江川]]が頭で押し込んだ。",
        "会津 2－1 八戸\n【得点】\n前半20分 三浦(会津)\n後半41分 [[b:西塔]](会津)\n",
    )
    found.only("role-conflict")


def test_a_foreign_name_before_a_title_is_whole() -> None:
    assert ("people/director", "マテオ・ベルナス") in [found[:2] for found in held("監督はマテオ・ベルナス監督だ。")]


def test_words_between_two_names_part_them() -> None:
    names = [found[1] for found in held("提唱者はパスツール以降オパーリンとされる。")]
    assert "パスツール以降オパーリン" not in names
