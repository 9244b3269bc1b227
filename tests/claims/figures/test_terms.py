"""What a value measures: one quantity in the words of several outlets, and its near-misses."""

import pytest

from claimcheck.model.claims import Claim
from tests.texts import checked, document, reader, silent


def claim(sentence: str, value: str) -> Claim:
    """The claim of one value in a sentence of a short notice."""
    text = f"お知らせ\n\n今年も多くの方にお世話になりました。\n\n{sentence}\n\n担当は総務課です。\n"
    at = text.index(value)
    end = at + len(value)
    return next(
        found for found in reader().claims(document(text)).claims if found.mention.span.start < end <= found.mention.extent.end
    )


@pytest.mark.parametrize(
    ("attribute", "value", "sentences"),
    [
        (
            "events/participants",
            "408",
            [
                "患者さん408人にご参加いただきました。",
                "参加者は408人。",
                "参加人数　408名",
                "会場には408人が顔をそろえた。",
                "408人が健脚を競った。",
            ],
        ),
        (
            "events/entries-shown",
            "百三十八点",
            [
                "展覧会では、あわせて百三十八点をお目にかける。",
                "出品点数　百三十八点",
                "作品百三十八点を展示する。",
                "会場に並ぶのは百三十八点。",
            ],
        ),
        (
            "medicine/complaints",
            "3",
            [
                "購入者3人がじんましんなどを訴えた。",
                "体調不良を訴えたのは3人。",
                "健康被害の報告は3件。",
                "症状のお申し出を3名のお客様からいただいております。",
            ],
        ),
        (
            "sports/time-limit",
            "6時間",
            [
                "フルは6時間以内に戻ってくれば完走です。",
                "制限時間は6時間。",
                "制限時間：フルマラソン6時間",
            ],
        ),
        ("environment/litter", "8.4", ["集まったごみは8.4キロ。", "8.4トンのごみを回収した。", "ごみの回収量は8.4トン。"]),
        (
            "events/fireworks",
            "12,000",
            [
                "12,000発の花火が夜空を彩る。",
                "打上発数　12,000発",
                "約90分間に12,000発が打ち上がった。",
            ],
        ),
        (
            "disasters/evacuees",
            "340",
            [
                "避難所に身を寄せているのは340人。",
                "避難者は340人。",
                "避難所には340人が身を寄せた。",
            ],
        ),
        ("disasters/gust", "42", ["最大瞬間風速は42メートルに達した。", "最大瞬間風速42m/sを観測した。"]),
        (
            "finance/overseas-ratio",
            "55%",
            [
                "海外比率は売上高の55%。",
                "海外売上高は267億円で、売上高の55%を占めた。",
                "海外売上高比率は55%となった。",
            ],
        ),
        ("sports/points", "63", ["勝ち点は63。", "勝ち点を63に伸ばした。", "18勝9分け11敗の勝ち点63で終えた。"]),
        ("medicine/beds", "338", ["病床数　338床", "338床を備える。", "338床の総合病院だ。"]),
        ("culture/episodes", "12", ["話数は12話。", "全話数　12話"]),
        ("law/claimed", "3300万円", ["3300万円の損害賠償を求めて提訴した。", "請求額は3300万円。"]),
        ("organisations/hires", "30", ["職員30人を採用する。", "採用人数は30人。"]),
        ("transport/headway", "10分", ["電車は10分間隔で走る。", "運転間隔は10分。"]),
    ],
)
def test_one_quantity_in_the_words_of_many(attribute: str, value: str, sentences: list[str]) -> None:
    assert {sentence: claim(sentence, value).attribute.value for sentence in sentences} == dict.fromkeys(sentences, attribute)


@pytest.mark.parametrize(
    ("sentence", "value", "attribute"),
    [
        ("臨時駐車場を5か所、計3,200台分用意します。", "3,200台", "~臨時駐車場"),
        ("重さは558グラム。先代は655グラムだった。", "655グラム", "products/product-weight"),
        ("貸出冊数は月に1万冊で、年間では14万冊に上る。", "14万冊", "culture/books-lent"),
        ("1年間に借りられた本は14万冊。", "14万冊", "culture/books-lent"),
        ("個人情報が流出したおそれがあるのは483人分。", "483人", "operations/leaked-records"),
    ],
)
def test_what_is_left_out_is_taken_from_beside(sentence: str, value: str, attribute: str) -> None:
    assert claim(sentence, value).attribute.value == attribute


@pytest.mark.parametrize("sentence", ["返金は購入時期を問わず、1台につき税込15,000円です。", "返金　税別15,000円。"])
def test_with_or_without_tax_is_no_measure(sentence: str) -> None:
    assert claim(sentence, "15,000円").attribute.value == "~返金"


def test_a_clause_with_a_topic_of_its_own_takes_nothing_over() -> None:
    assert claim("カキの水揚げは486トン。地元の宝は300トンだった。", "300トン").attribute.value != "food/catch"


@pytest.mark.parametrize(
    ("sentence", "value", "aspect"),
    [
        ("年間配当は1株52円と、前の期の48円から引き上げる。", "52円", "level"),
        ("年間配当を52円に引き上げる。", "52円", "level"),
        ("年間配当を4円引き上げる。", "4円", "increase"),
        ("サーバーから12,483件が流出した。", "12,483件", "level"),
        ("従業員を30人減らした。", "30人", "decrease"),
    ],
)
def test_level_or_change(sentence: str, value: str, aspect: str) -> None:
    assert claim(sentence, value).aspect.value == aspect


@pytest.mark.parametrize(
    ("sentence", "value", "scopes"),
    [
        ("相談は一日に30件ある。", "30件", {"per:day"}),
        ("貸出は1人10冊まで。", "10冊", {"per:person"}),
        ("交通量は1日1万8000台。", "1万8000台", set()),
        ("年間の交通量は657万台。", "657万台", {"per:year"}),
        ("収容人数は最大1万5200人。", "1万5200人", set()),
    ],
)
def test_rates_and_what_needs_no_saying(sentence: str, value: str, scopes: set[str]) -> None:
    assert claim(sentence, value).scope == scopes


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("有効画素数は3300万画素。", "総画素数は3450万画素。"),
        ("入場者は8412人。", "収容人数は1万5200人。"),
        ("蔵書は18万冊。", "貸出冊数は14万冊。"),
        ("一度に10冊まで借りられます。", "年間14万冊を貸し出した。"),
        ("総雨量は412ミリ。", "1時間雨量は82ミリ。"),
        ("1日の交通量は1万8000台。", "年間の交通量は657万台。"),
        ("質量（本体のみ）：514g", "質量（電池・カード含む）：598g"),
        ("職員120人が働く。", "職員30人を採用する。"),
        ("ごみ8.4トンを回収した。", "試料5.4グラムを回収した。"),
        ("客席は240席。", "立ち席は60席。"),
        ("定員：1,500人（メイン480人、バック460人、ゴール裏560人）", "定員は1,500人。"),
    ],
)
def test_near_misses_stay_apart(one: str, other: str) -> None:
    silent(*(f"資料\n\n今回の概要を説明します。\n\n{text}\n\n以上です。\n" for text in (one, other)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("制限時間は[[a:6時間]]。", "フルは[[b:7時間]]以内に戻ってくれば完走です。"),
        ("収容人数は[[a:1万5200人]]。", "スタジアムには最大で[[b:1万5800人]]が入る。"),
        ("ごみの回収量は[[a:8.4トン]]。", "集まったごみは[[b:8.4キロ]]。"),
    ],
)
def test_one_quantity_compared(one: str, other: str) -> None:
    found = checked(*(f"資料\n\n今回の概要を説明します。\n\n{text}\n\n以上です。\n" for text in (one, other)))
    assert [item.rule for item in found.findings] == ["value-conflict"], found.summary()
