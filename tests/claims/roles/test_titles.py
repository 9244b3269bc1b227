"""Titles beside names, credits, lives, places of deeds, labels that no rule knows and roles that words fill."""

import pytest

from claimcheck.claims.lexicon.places import grain
from tests.claims.roles.test_roles import held
from tests.texts import checked


def conflicts(*texts: str) -> list[str]:
    """What role-conflict tells of some texts, notes aside."""
    found = checked(*texts).findings
    return [finding.message for finding in found if finding.rule == "role-conflict" and finding.severity != "note"]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("若葉電機の情報企画課長、早瀬美緒さんが話した。", ("~情報企画課長", "早瀬美緒", "若葉電機")),
        ("委員は、早瀬美緒(弁護士、座長)、三輪智之(医師)である。", ("~座長", "早瀬美緒", "")),
        ("早瀬美緒が棟梁として現場を率いた。", ("~棟梁", "早瀬美緒", "")),
        ("新店の店長には、駅前店を率いてきた早瀬美緒を起用した。", ("~店長", "早瀬美緒", "")),
        ("若葉電機の早瀬美緒情報企画課長が話した。", ("~情報企画課長", "早瀬美緒", "若葉電機")),
        ("情報企画課長（早瀬美緒君）　お答えします。", ("~情報企画課長", "早瀬美緒", "")),
        ("若葉電機の情報企画課長を務める早瀬美緒氏。", ("~情報企画課長", "早瀬美緒", "若葉電機")),
        ("若葉電機の情報企画課長に早瀬美緒氏が就いた。", ("~情報企画課長", "早瀬美緒", "若葉電機")),
        ("最高技術責任者（CTO）早瀬美緒", ("organisations/cto", "早瀬美緒", "")),
        ("建設部の佐藤部長が話した。", ("~建設部長", "佐藤", "")),
        ("鳴浜小学校の初代校長は早瀬美緒。", ("~初代校長", "早瀬美緒", "鳴浜小学校")),
        ("オペラは早瀬美緒の指揮で上演する。", ("culture/conductor", "早瀬美緒", "")),
        ("オペラは早瀬美緒指揮で上演する。", ("culture/conductor", "早瀬美緒", "")),
        ("映画「岬の灯」は鳴海ほたるが歌う主題歌も話題だ。", ("credits/singer", "鳴海ほたる", "")),
        ("みどり橋の工事を請け負うのは東濃中央建設（多治見市）。", ("public_works/contractor", "東濃中央建設", "")),
        ("部品は北辰金属から調達している。", ("partners/supplier", "北辰金属", "")),
        ("地番の位置は東雲地番センターの提供データに基づく。", ("partners/supplier", "東雲地番センター", "")),
        ("開票作業は市民文化会館で行われた。", ("partners/counting-place", "市民文化会館", "")),
        ("堤防が破れた大曲地区に入った。", ("partners/breach-place", "大曲地区", "")),
        ("市民会館の小ホールで催された説明会。", ("events/venue", "市民会館", "")),
        ("由良野公民館において説明会を開催した。", ("events/venue", "由良野公民館", "")),
        ("鷲尾恒彦氏は長野県小諸市の生糸問屋の三男。", ("people/birthplace", "長野県小諸市", "鷲尾恒彦")),
        ("鷲尾恒彦氏は北辰大理学部を卒業した。", ("people/university", "北辰大", "鷲尾恒彦")),
        ("鷲尾恒彦氏は肺炎のため死去した。", ("people/cause-of-death", "肺炎", "鷲尾恒彦")),
        ("鷲尾恒彦氏はケンドール大で水野佳子教授のもとで学んだ。", ("partners/teacher", "水野佳子", "鷲尾恒彦")),
        ("庁舎の構造はRC造だ。", ("kinds/structure", "鉄筋コンクリート造", "")),
    ],
)
def test_told(text: str, role: tuple[str, str, str]) -> None:
    assert role in [(attribute, name, subject if role[2] else "") for attribute, name, subject in held(text)]


@pytest.mark.parametrize(
    "text",
    [
        "若葉電機の前情報企画課長、早瀬美緒氏。",
        "若葉電機の早瀬美緒取締役が話した。",
        "若葉電機の部長、早瀬美緒氏。",
        "情報企画課長は早瀬美緒氏に感謝した。",
        "舞台監督を早瀬美緒氏が批判した。",
        "前節、早瀬美緒の決勝点で勝っていた。",
        "脚本：早瀬美緒、三輪智之と書かれていた。",
        "庁舎の構造は鉄骨造、一部木造だ。",
    ],
)
def test_nobody(text: str) -> None:
    assert [role for role in held(text) if role[0] != "culture/artist"] == []


@pytest.mark.parametrize(
    "texts",
    [
        ("若葉電機の営業部長、佐藤健氏が話した。", "北嶺電機の営業部長、田中実氏が話した。"),
        ("鳴浜町の建設部長の渡邊健氏。", "鳴浜町の渡辺健建設部長。"),
        ("第三自治会\n会計：佐藤健\n書記：田中実", "第三自治会\n書記：田中実\n会計：佐藤健"),
        ("総務部長　佐藤健\n建設部長　田中実", "建設部長　田中実\n総務部長　佐藤健"),
        ("歌：石田花子　作詞：佐藤健　作曲：田中実", "作曲は田中実、作詞は佐藤健。石田花子が歌う。"),
        ("オペラ「白い坂」は秋山真一郎指揮、三宅綾演出で上演する。", "オペラ「白い坂」は三宅綾の演出、秋山真一郎の指揮。"),
        ("青葉マンション\n構造：RC造\n階数：5階", "青葉マンション\n構造：鉄筋コンクリート造\n階数：5階"),
        ("鷲尾恒彦氏は長野県出身。", "鷲尾恒彦氏は小諸市に生まれた。"),
        ("開会式は三崎ホール、閉会式は白浜ホールで行う。", "閉会式は白浜ホールで行われる。"),
    ],
)
def test_agree(texts: tuple[str, str]) -> None:
    assert conflicts(*texts) == []


@pytest.mark.parametrize(
    "texts",
    [
        ("鳴浜町の福祉部長は佐藤健氏。", "鳴浜町の田中実福祉部長が答弁した。"),
        ("第三自治会\n会計：佐藤健\n書記：田中実", "第三自治会\n会計：鈴木誠\n書記：田中実"),
        ("映画「岬の灯」\n主題歌：凪原いと「灯」\n上映：2時間", "映画「岬の灯」は鳴海ほたるが歌う主題歌も話題だ。"),
        ("オペラ「白い坂」は秋山真一郎指揮で上演する。", "オペラ「白い坂」は小林健の指揮で上演する。"),
        ("加湿器ミスト\n色：ホワイト\n重さ：2kg", "加湿器ミスト\n本体色：ブラック\n重さ：2kg"),
        ("鷲尾恒彦氏は長野県小諸市出身。", "鷲尾恒彦氏は長野県上田市に生まれた。"),
        ("葬儀は浄念寺で営まれる。鷲尾恒彦氏の話。", "鷲尾恒彦氏の葬儀は白川斎場で行う。"),
        ("白浜FCのMVPには大谷正樹が選ばれた。", "白浜FCの最優秀選手は大石隆。"),
    ],
)
def test_differ(texts: tuple[str, str]) -> None:
    assert len(conflicts(*texts)) == 1


def test_houses_are_no_towns() -> None:
    assert [grain(place) for place in ("浄念寺", "湖東工場")] == ["facility"] * 2
    assert [grain(place) for place in ("上田市", "黒浦")] == ["municipality"] * 2
