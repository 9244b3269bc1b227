"""Who did what, told as verbs, nouns and labels tell it; what it was done to; what things and parents are called."""

import pytest

from claimcheck.claims.names.transliteration import consonants, same_consonants
from claimcheck.claims.roles.labelpairs import labelled
from claimcheck.model.span import Span
from tests.claims.roles.test_roles import held
from tests.texts import checked


def restricted(text: str) -> list[tuple[str, str, frozenset[str]]]:
    """Attribute, name and restrictors of the role claims of a text."""
    claims = [claim for document in checked(text).corpus.documents for claim in document.claims if claim.dimension == "entity"]
    return [(claim.attribute.value, getattr(claim.value, "name", ""), claim.restrictors) for claim in claims]


@pytest.mark.parametrize(
    ("text", "attribute", "name"),
    [
        ("市は駅舎の設計を早瀬建築事務所に委託した。", "public_works/designer-works", "早瀬建築事務所"),
        ("駅舎の設計は早瀬建築事務所に決まった。", "public_works/designer-works", "早瀬建築事務所"),
        ("駅舎は、早瀬建築事務所の設計による平屋だ。", "public_works/designer-works", "早瀬建築事務所"),
        ("設計と施工を担うのは早瀬建設で、地元の業者も加わる。", "public_works/contractor", "早瀬建設"),
        ("演奏会は双葉放送の主催で開かれた。", "events/organiser", "双葉放送"),
        ("双葉商事が指定管理者となった。", "products/operator", "双葉商事"),
        ("大賞を受賞した三輪智之さんは笑った。", "sports/winner", "三輪智之"),
        ("理事会は三輪智之氏を会長に選んだ。", "organisations/chairman", "三輪智之"),
        ("三輪智之さんを講師に、公民館で話を聞く。", "events/lecturer", "三輪智之"),
        ("詩集は双葉書房から刊行された。", "culture/publisher", "双葉書房"),
        ("調査団を率いたのは三輪智之教授だ。", "~調査団長", "三輪智之"),
        ("アルバを父に持つ子馬が公開された。", "kin/father", "アルバ"),
        ("子馬の父親はアルバです。", "kin/father", "アルバ"),
        ("土砂は大沢地区で崩れた。", "partners/slide-place", "大沢地区"),
        ("設計は青葉市の水野設計室で、施工は大井組だった。", "public_works/designer-works", "水野設計室"),
        ("目玉は「ひばり園」。学校法人水野学園が運営し、定員は90人。", "products/operator", "学校法人水野学園"),
        ("軽油は双葉製油所から運び、客船は夕方、灘浜港へ帰港した。", "partners/arrival-port", "灘浜港"),
        ("バスが所属する灘浜営業所を調べた。", "partners/depot", "灘浜営業所"),
        ("新しい橋桁は東雲鉄工で製作した。", "products/manufacturer", "東雲鉄工"),
        ("隣の青木村で収穫されたそばを使う。", "food/origin", "青木村"),
        ("絵師の早瀬蘭谷が描いた「浜辺図屏風」を並べる。", "credits/maker-of-work", "早瀬蘭谷"),
        ("園は社会福祉法人灘浜会が整備する。", "products/operator-building", "灘浜会"),
        ("販売の権利を得た双葉製薬が試験を続ける。", "partners/licensee-holding", "双葉製薬"),
        ("組合は北浜簡裁に調停を申し立てた。", "partners/applied-to", "北浜簡裁"),
        ("ツバル船籍の貨物船「なぎ」が着いた。パナマ船籍の客船は沖に待つ。", "transport/flag-state", "パナマ"),
        ("早瀬美緒・ふるさと振興課長は話した。", "~ふるさと振興課長", "早瀬美緒"),
    ],
)
def test_who_did_what(text: str, attribute: str, name: str) -> None:
    assert (attribute, name) in [found[:2] for found in held(text)]


@pytest.mark.parametrize(
    ("text", "attribute", "name", "thing"),
    [
        ("車両のメーカーは双葉重工だ。", "products/manufacturer", "双葉重工", "車両"),
        ("電池は全量を双葉化成から調達する。", "partners/supplier", "双葉化成", "電池"),
        ("第2展示室は早瀬建築事務所が設計した。", "public_works/designer-works", "早瀬建築事務所", "第2展示室"),
    ],
)
def test_what_it_was_done_to(text: str, attribute: str, name: str, thing: str) -> None:
    assert (attribute, name, frozenset({thing})) in restricted(text)


def test_a_line_of_several_labels() -> None:
    text = "父：クルミ　母：コハル"
    assert labelled(text, Span(0, len(text))) == [("父", Span(2, 5)), ("母", Span(8, 11))]
    assert labelled("父：クルミ", Span(0, 5)) == []
    found = [role[:2] for role in held("子馬の紹介\n\n性別：雄\n父：クルミ　母：コハル\n体重：50キロ\n")]
    assert ("kin/father", "クルミ") in found


@pytest.mark.parametrize(
    ("kana", "latin"),
    [("ハルデン・マイクロ", "halden micro, inc."), ("テスラモーターズ", "tesla motors"), ("ブルームバーグ", "bloomberg")],
)
def test_one_name_in_two_scripts(kana: str, latin: str) -> None:
    assert consonants(kana) == consonants(latin) != ""
    assert list(same_consonants([kana, latin])) == [(kana, latin)]


def test_short_names_say_too_little() -> None:
    assert consonants("ベルタ") == consonants("berta") == consonants("早瀬") == ""


def test_names_that_stand_for_each_other() -> None:
    one = "町の橋の一部が落ちた。増水で流された第二鮎川橋は長さ148メートルで、小学生の通学路だった。"
    other = "被害のまとめ\n\n増水で流された第三鮎川橋(長さ148メートル)は通学路であり、町は仮の橋を架ける。"
    assert [draft for draft in _conflicts(one, other) if {"第二鮎川橋", "第三鮎川橋"} <= draft]
    assert not _conflicts(one, other.replace("第三", "第二"))


def test_the_next_holder_is_no_conflict() -> None:
    one = "双葉電機の社長は三輪智之氏。"
    other = "双葉電機では三輪智之社長が辞任し、後任に早瀬美緒社長が就いた。"
    assert not _conflicts(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("子グマの名前は「こゆき」に決まった。", "子グマの名前は「ましろ」に決まった。"),
        ("新駅の名称は「青葉中央」に決まった。", "新駅の名称は「青葉北」に決まった。"),
        ("電池の製造元は双葉化成。", "電池の調達先は若葉化学。"),
    ],
)
def test_names_that_disagree(one: str, other: str) -> None:
    assert _conflicts(one, other, notes=True)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("子グマの名前は「こゆき」だ。", "これまでの子グマの名前は「はるか」だった。"),
        ("車両の製造元は双葉重工。", "部品の調達先は若葉化学。"),
        ("馬の父はラーダ。", "犬の父はアルバ。"),
        ("下部工の施工は双葉組。", "施工は若葉建設。"),
        ("工事は大江組が請け負った。", "施工は大江・三隅特定建設工事共同企業体。"),
    ],
)
def test_names_of_different_things(one: str, other: str) -> None:
    assert not _conflicts(one, other)


def _conflicts(one: str, other: str, *, notes: bool = False) -> list[set[str]]:
    """The texts of the evidence of each conflict of names that is told, or noted."""
    run = checked(one, other)
    found = [finding for finding in run.findings if finding.rule == "role-conflict" and (notes or finding.severity != "note")]
    texts = {document.path: document.text for document in run.corpus.documents}
    return [{texts[item.path][slice(*item.span)] for item in finding.evidence} for finding in found]
