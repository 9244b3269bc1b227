"""Two names that hold one post in two texts."""

import pytest

from claimcheck.claims.roles.postframes import post_word
from claimcheck.claims.roles.postnames import BOUND_FOR, CALLED, INTO, SIGN
from claimcheck.claims.roles.posts import DEED, HEAD, OPPONENT
from claimcheck.claims.roles.seats import SCHOOL, SEAT
from tests.claims.linking.test_namemates import told
from tests.texts import read_claims


def held(text: str) -> set[tuple[str, str, str]]:
    """The posts that a text gives to names, without those of its towns that go with no place."""
    return {(post.role, post.key, post.name.text) for post in read_claims(text).posts}


@pytest.mark.parametrize(
    ("text", "role", "name"),
    [
        ("鐘楼の棟梁は早瀬忠吉が務める。", "棟梁", "早瀬忠吉"),
        ("鐘楼を直した人たちです。\n・棟梁：早瀬忠吉", "棟梁", "早瀬忠吉"),
        ("早瀬忠吉さんが棟梁を務める。", "棟梁", "早瀬忠吉"),
        ("棟梁を務めるのは早瀬忠吉さんだ。", "棟梁", "早瀬忠吉"),
        ("施工した北陵工務店は三輪市にある。", "施工", "北陵工務店"),
        ("引き受けを決めました。\n(3) 引受人　　白浜証券株式会社（単独主幹事会社）、青潮証券株式会社", "主幹事", "白浜証券"),
        ("検討会の座長を務めた北辰大の早瀬忠吉教授が語った。", "座長", "早瀬忠吉"),
        ("基礎工は大阪の三輪工業にお願いしている。", "基礎工", "三輪工業"),
        ("再委託を受けた株式会社双葉電算が直した。", "再委託", "双葉電算"),
        ("再委託先の株式会社双葉電算が直した。", "再委託", "双葉電算"),
        ("舞台『冬の駅』（作：早瀬忠吉、演出：三輪智之）を上演した。", "作", "早瀬忠吉"),
        ("第3区の早瀬忠吉さんが抜け出した。", "3区", "早瀬忠吉"),
        ("新会社の社長には早瀬忠吉・若葉電機社長が就く。", "新会社社長", "早瀬忠吉"),
        ("最優秀賞には早瀬が選ばれた。早瀬忠吉は三年生だ。", "最優秀賞", "早瀬"),
        ("敢闘賞は若乃里（青葉部屋）が受けた。", "敢闘賞", "若乃里"),
        ("| 役 | 氏名 |\n|---|---|\n| 照明 | 三輪智之 |\n| 舞台監督 | 早瀬美緒 |", "照明", "三輪智之"),
    ],
)
def test_frames_of_posts(text: str, role: str, name: str) -> None:
    assert (role, "", name) in held(text)


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("4月に若葉支店を北陵支店へ移し、白浜支店を三輪支店に統合する。", (INTO, "若葉支店", "北陵支店")),
        ("・若葉支店→北陵支店", (INTO, "若葉支店", "北陵支店")),
        ("| 店 | 統合先 |\n|---|---|\n| 若葉支店 | 北陵支店 |", (INTO, "若葉支店", "北陵支店")),
        ("画面に渦巻銀河M74が現れた。", (SIGN, "渦巻銀河", "M74")),
        ("車の名前は「やま風号」に決めた。", (CALLED, "車", "やま風号")),
        ("6月2日には白浜港から韓国の釜山市へ船で送る。", (BOUND_FOR, "白浜港|6月2日", "釜山市")),
        ("早瀬美緒さんが銀の刀で白布を切断した。", (DEED, "白布切断", "早瀬美緒")),
        ("若葉湖畔店の開店を待つ人が並ぶ。店長の早瀬美緒さんは笑う。", (HEAD, "若葉湖畔店", "早瀬美緒")),
        ("準決勝では青潮クラブを三対一で破った。", (OPPONENT, "準決勝", "青潮クラブ")),
        ("準決勝の青潮クラブ戦は接戦だった。", (OPPONENT, "準決勝", "青潮クラブ")),
        ("青潮クラブとの優勝決定戦を制した。", (OPPONENT, "優勝決定戦", "青潮クラブ")),
        ("会場は若葉文化会館（青井県三輪市）です。", (SEAT, "会場は若葉文化会館", "三輪市")),
        ("青井県三輪市の「道の駅わかば北」で開く。", (SEAT, "道の駅わかば北", "三輪市")),
        ("北陵大出身の早瀬美緒さんが歌う。", (SCHOOL, "早瀬美緒", "北陵大")),
        ("| 選手 | 生年 | 出身校 |\n|---|---|---|\n| 早瀬美緒 | 1999年 | 北辰大 |", (SCHOOL, "早瀬美緒", "北辰大")),
    ],
)
def test_frames_of_rounds_towns_and_schools(text: str, post: tuple[str, str, str]) -> None:
    assert post in held(text)


def test_the_round_before_is_no_round_of_this_year() -> None:
    assert not [post for post in held("昨年は準決勝で青潮クラブに敗れた。") if post[0] == OPPONENT]


def test_a_firm_is_no_post() -> None:
    assert not held("若葉会館の話。北陵キャピタルは早瀬精機を迎え入れた。")


@pytest.mark.parametrize(
    ("text", "word"),
    [("単独主幹事会社", "主幹事"), ("設計者", "設計"), ("副隊長", ""), ("前社長", ""), ("医師", ""), ("会社", "")],
)
def test_what_a_post_is_called(text: str, word: str) -> None:
    assert post_word(text) == word


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("会館の音楽は早瀬美緒が手がける。", "音楽：三輪智之\n照明：早瀬美緒"),
        ("庭の設計は北陵設計室が担当した。施工は南海造園が担当した。", "設計：南海造園株式会社\n協力：北陵設計室"),
        ("準決勝では青潮クラブを破った。", "初戦は青潮クラブが相手だった。\n準決勝では白浜クラブを破った。"),
        ("式は青井県塩尻市の「道の駅わかば北」で開く。", "式の場所は道の駅わかば北（青井県松本市）です。"),
        ("座長を務めた北辰大の早瀬幸子教授が語った。", "座長は三輪洋一（北辰大教授）、副座長は早瀬幸子が務めた。"),
        ("4月に若葉支店を北陵支店へ移す。", "・若葉支店→南海支店\n・北陵支店の話"),
        ("茶は三輪園（白浜市）が競り落とした。問屋の早瀬茶舗も来た。", "落札者：早瀬茶舗株式会社\n産地：白浜市"),
        ("3区の早瀬真帆さん、5区の早瀬美咲さん。", "| 区 | 走者 |\n|---|---|\n| 3区 | 早瀬美咲 |\n| 5区 | 早瀬真帆 |"),
        ("歌うのは、北陵大出身の早瀬美緒さんだ。", "歌い手の早瀬美緒さんは北の町で育った。北辰大時代から早瀬さんは歌ってきた。"),
    ],
)
def test_names_that_hold_one_post(one: str, other: str) -> None:
    assert told(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("3区の早瀬真帆さんが抜けた。", "3区の三輪健さんは緑町の走者で、早瀬さんを追った。"),
        ("若葉湖畔店の店長の早瀬美緒さんは笑う。", "白浜駅前店の店長は三輪智之。早瀬美緒さんの先輩だ。"),
        ("若葉工場の施工を北陵設計室が担当した。", "白浜工場\n施工：南海造園株式会社\n協力：北陵設計室"),
        ("早瀬美緒さんが作品を批判した。", "三輪智之さんが作品を批判した。早瀬さんは見ていた。"),
        ("早瀬美緒さんは渦巻銀河M74と渦巻銀河M33を撮った。", "早瀬美緒さんの画面に渦巻銀河M33が現れた。"),
        ("音楽は早瀬美緒が手がける。", "音楽：早瀬\n照明：三輪智之"),
        ("音楽は早瀬美緒が手がける。", "音楽：早瀬美緒、三輪智之"),
        ("音楽は早瀬美緒が手がける。", "音楽：三輪智之\n音楽：早瀬美緒"),
        ("医師の早瀬美緒が説く。", "医師：三輪智之\n出席：早瀬美緒"),
        ("準決勝では青潮クラブを破った。", "昨年は準決勝で白浜クラブを破り、青潮クラブに敗れた。"),
        ("準決勝で青潮クラブを破った北浜は強い。", "準決勝では、南浜が白浜クラブに勝った。青潮クラブは去った。"),
        ("式は青井県塩尻市の「道の駅わかば北」で開く。", "式の場所は道の駅わかば北（塩尻市）です。"),
        ("北陵大出身の早瀬美緒さんが歌う。", "北辰高出身の早瀬美緒さんが歌う。"),
    ],
)
def test_names_of_two_posts_or_of_one_holder(one: str, other: str) -> None:
    assert not told(one, other)
