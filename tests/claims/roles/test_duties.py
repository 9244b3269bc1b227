"""Who does what for which thing, by whole fields of words and in whatever frame a text tells it."""

import pytest

from tests.texts import checked, read_claims


def told(text: str) -> set[tuple[str, str, str]]:
    """The duties that a text gives to names: the field, the thing and the name."""
    return {(duty.field, duty.thing, duty.name.text) for duty in read_claims(text).duties}


@pytest.mark.parametrize(
    ("text", "field", "thing", "name"),
    [
        ("救命艇の建造は有明ドックが手がけました。", "製造", "救命艇", "有明ドック"),
        ("建造したのは地元の讃岐造船所だ。", "製造", "", "讃岐造船所"),
        ("客室の椅子の納入元は丸澄木工だ。", "製造", "座席客室", "丸澄木工"),
        ("エンジンはトーワ発動機製を2基積む。", "製造", "エンジン", "トーワ発動機"),
        ("S2の電池は宮ノ越電池から買う。", "製造", "電池S2", "宮ノ越電池"),
        ("保守業務の委託先である株式会社ミナトリンクの作業員が直した。", "保守", "", "ミナトリンク"),
        ("設計につきましては、ミライ構造設計に委託しております。", "設計", "", "ミライ構造設計"),
        ("橋桁は浜坂鉄構の工場で製作しております。", "製造", "橋桁", "浜坂鉄構"),
        ("同社のベトナム工場で製造した。", "製造地", "", "ベトナム工場"),
        ("土偶は薗部家から寄贈を受けました。", "入手", "土偶", "薗部家"),
        ("市は画商「ギャラリー汐音」から、入札を経ずに彫刻を買い入れた。", "入手", "彫刻", "ギャラリー汐音"),
        ("資金はみつば銀行からの借入でまかなう。", "借入", "", "みつば銀行"),
        ("マルタカ食研は松本市に本社を置く。", "本社", "マルタカ食研", "松本市"),
        ("壁画「波の門」は画家の真鍋陸郎氏の手になる。", "作者", "波の門", "真鍋陸郎"),
        ("疫学調査チームを率いる三谷典子教授は語った。", "統率", "疫学調査チーム", "三谷典子"),
        ("アプリを開発したのは新興企業のペンタロジー。", "開発", "アプリ", "ペンタロジー"),
        ("弁当の調理は仕出し店「味処ほしの」が行った。", "製造", "弁当", "味処ほしの"),
        ("施工は乾・若竹特定建設工事共同企業体が担う。", "施工", "", "乾・若竹特定建設工事共同企業体"),
        ("設計：アトリエ・ヒナタ、施工：大宝組", "設計", "", "アトリエ・ヒナタ"),
        ("| 部位 | 製造元 |\n|---|---|\n| 屋根 | 大宝板金工業 |", "製造", "屋根", "大宝板金工業"),
    ],
)
def test_a_duty_is_read(text: str, field: str, thing: str, name: str) -> None:
    assert (field, thing, name) in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "清掃を担うのはボランティアスタッフだ。",
        "20年前の初演で演出を務めた三谷翔子さんも見守る。",
        "設計は地元の会社が担う。",
        "運営を担うのは市民だ。",
    ],
)
def test_words_of_kind_and_of_another_time_fill_no_duty(text: str) -> None:
    assert not told(text)


RELEASE = """フェリー「しおさい」就航のお知らせ

湊海運株式会社は2026年4月1日、鳴浜港と沖ノ瀬島を結ぶ新型フェリー「しおさい」の運航を始めます。総トン数は690トンです。
{}
"""
NEWS = """島の足、20年ぶり新造 「しおさい」来春就航

鳴浜港と沖ノ瀬島を結ぶ湊海運の新しいフェリー「しおさい」が来年4月1日に就航する。総トン数690トンだ。
{}
"""


@pytest.mark.parametrize(("before", "count"), [("", 1), ("3月まで", 0)])
def test_who_held_a_post_until_then_is_no_rival(before: str, count: int) -> None:
    one = RELEASE.format("運航部長には三谷志乃が就任します。")
    other = NEWS.format(f"{before}運航部長を務めた目加田俊さんは「楽しみだ」と話す。")
    assert sum(finding.rule == "role-conflict" for finding in checked(one, other).findings) == count
