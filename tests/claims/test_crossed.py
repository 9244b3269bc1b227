"""Two names that hold one post in two texts."""

import pytest

from claimcheck.claims.posts import OPPONENT, post_word
from claimcheck.claims.seats import SCHOOL, SEAT
from tests.claims.test_namemates import told
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
        ("| 役 | 氏名 |\n|---|---|\n| 照明 | 三輪智之 |\n| 舞台監督 | 早瀬美緒 |", "照明", "三輪智之"),
    ],
)
def test_frames_of_posts(text: str, role: str, name: str) -> None:
    assert (role, "", name) in held(text)


@pytest.mark.parametrize(
    ("text", "post"),
    [
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
        ("歌うのは、北陵大出身の早瀬美緒さんだ。", "歌い手の早瀬美緒さんは北の町で育った。北辰大時代から早瀬さんは歌ってきた。"),
    ],
)
def test_names_that_hold_one_post(one: str, other: str) -> None:
    assert told(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
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
