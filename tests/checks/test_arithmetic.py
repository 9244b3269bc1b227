"""Sums, changes, conversions and announced counts: which figures are on which side, and what they should be."""

import pytest

from claimcheck.model.findings import Severity
from tests.texts import checked, silent

TABLE = "| 支店 | 売上高 |\n|---|---|\n| 東京 | [[a:120万円]] |\n| 大阪 | [[a:80万円]] |\n| 合計 | [[b:{}]] |\n"


@pytest.mark.parametrize(
    ("text", "message", "right"),
    [
        (
            "総事業費は[[b:48億円]](国費[[a:20億円]]、市費[[a:26億円]])である。",
            "20億円 + 26億円 は 46億円 で、48億円 になりません",
            "46億円",
        ),
        (
            "参加者は[[b:300人]]。このうち[[a:180人]]が大人、残る[[a:130人]]が子どもだった。",
            "180人 + 130人 は 310人 で、300人 になりません",
            "310人",
        ),
        (
            "入会金[[a:3,000円]]と年会費[[a:5,000円]]をあわせて、初年度は[[b:9,000円]]かかります。",
            "3,000円 + 5,000円 は 8,000円 で、9,000円 になりません",
            "8,000円",
        ),
        (
            "登録者[[b:1,250人]]から退会者[[a:180人]]を除くと[[a:1,170人]]になる。",
            "180人 + 1,170人 は 1,350人 で、1,250人 になりません",
            "1,350人",
        ),
        (TABLE.format("210万円"), "120万円 + 80万円 は 200万円 で、210万円 になりません", "200万円"),
    ],
)
def test_parts_that_do_not_make_their_total(text: str, message: str, right: str) -> None:
    finding = checked(text).only("sum-mismatch")
    assert (finding.message, finding.suggestion, finding.severity) == (message, right, Severity.ERROR)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "| 支店 | 売上高 |\n|---|---|\n| 東京 | 120万円 |\n| 大阪 | 80万円 |\n| 合計 | 200万円 |\n", id="table"
        ),
        pytest.param("費用は100億円(国費33億円、県費33億円、市費33億円)である。", id="each may be half a 億 more"),
        pytest.param("職員は780人(医師104人、看護師412人)である。", id="examples, not all"),
        pytest.param("応募者は130人(前年は120人)だった。", id="another year"),
        pytest.param("定価5,000円から500円引きの4,500円で販売する。", id="what is left"),
        pytest.param("通常価格12,800円から、会員は2,000円引き、学生は3,000円引きとする。", id="two rebates"),
        pytest.param("大会に合わせて、30人の選手と50人のスタッフ、さらに100人の観客が訪れた。", id="in time for"),
        pytest.param("8,500人が参加し、幹事の5人を除く60人が残った。", id="somebody else's count"),
        pytest.param("参加者は約300人(大人184人、子ども118人)だった。", id="hedged total"),
    ],
)
def test_sums_that_hold_or_are_none(text: str) -> None:
    silent(text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "会員数は[[b:2万4,000人]]で、前年の[[b:1万2,000人]]から[[a:3倍]]に増えた。",
            "1.2万人 から 2.4万人 への変化は 3倍 ではなく約 2倍 です",
        ),
        ("定員を[[b:40人]]から[[b:50人]]に[[a:15人]]増やす。", "40人 から 50人 への変化は 15人 ではなく約 10人 です"),
        (
            "排出量は[[b:800トン]]から[[b:600トン]]に[[a:50%]]減った。",
            "800t から 600t への変化は 50% ではなく約 25% です",
        ),
    ],
)
def test_changes_that_do_not_follow(text: str, message: str) -> None:
    finding = checked(text).only("change-mismatch")
    assert finding.message.replace("12,000人", "1.2万人").replace("24,000人", "2.4万人") == message


def test_a_table_says_its_changes_itself() -> None:
    text = (
        "| 項目 | 2023年度 | 2024年度 | 増減 |\n|---|---|---|---|\n"
        "| 来館者 | 8,000人 | 9,000人 | +1,000人 |\n| 貸出 | [[b:1,200冊]] | [[b:1,500冊]] | [[a:+400冊]] |\n"
    )
    finding = checked(text).only("change-mismatch")
    assert finding.message == "1,200冊 から 1,500冊 への変化は 400冊 ではなく約 300冊 です"
    silent("| 項目 | 2024年度 | 2023年度 | 増減 |\n|---|---|---|---|\n| 貸出 | 1,500冊 | 1,200冊 | +300冊 |\n")


@pytest.mark.parametrize(
    "text",
    [
        "会員数は2万人で、前年の1万人から3倍近くに増えた。",
        "人口は5万人から4万5,000人に1割減った。",
        "失業率は2.4%から2.9%に0.5ポイント上昇した。",
        "生徒数は480人から500人に増え、教員は20人増えた。",
        pytest.param("会員は1万人から1万5,000人になり、前月比では500人増えた。"),
    ],
)
def test_changes_that_hold_or_are_none(text: str) -> None:
    silent(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("期末配当は12円から16円に引き上げ、中間の12円と合わせて年26円とする。", "16円 + 12円 は 28円 で、26円 になりません"),
        (
            "国が46億円、県が23億円、市が14億円を出し、総額は88億円に上る。",
            "46億円 + 23億円 + 14億円 は 83億円 で、88億円 になりません",
        ),
    ],
)
def test_rows_before_their_total(text: str, told: str) -> None:
    assert [item.message for item in checked(text).findings] == [told]


def test_a_change_of_a_share_is_told_once() -> None:
    found = checked("失業率は[[b:2.4%]]から[[b:2.9%]]に[[a:0.3ポイント]]上昇した。")
    assert {item.message for item in found.findings} == {
        "2.4% から 2.9% への変化は 0.3ポイント ではなく約 0.5ポイント です"
    }


@pytest.mark.parametrize(
    ("text", "message", "right"),
    [
        (
            "新工場の敷地は[[a:3万平方メートル]](約[[a:9万坪]])ある。",
            "3万m2(9万坪)は換算が合いません: 1単位あたり 3、正しくは約 0.3025、10倍大きい桁違い(約9,100坪の誤りでは)",
            "9,100坪",
        ),
        ("室温は[[a:30℃]]([[a:50℉]])だった。", "30℃(50℉)は換算が合いません: 正しくは約 86℉", "86℉"),
        ("水は[[a:0℃]]([[a:50℉]])で凍る。", "0℃(50℉)は換算が合いません: 正しくは約 32℉", "32℉"),
        (
            "2025年1月27日、[[a:4,600億円]]([[a:300億ドル]])を投資した。",
            (
                "4,600億円(300億ドル)は換算が合いません: "
                "1単位あたり 0.06522、正しくは約 0.006471、10倍大きい桁違い(約30億ドルの誤りでは)"
            ),
            "30億ドル",
        ),
        (
            "2025年1月27日、投資額は[[a:6,000億ドル]](約[[a:80兆円]])だった。",
            "6,000億ドル(80兆円)は換算が合いません: 1単位あたり 133.3、正しくは約 154.6",
            "",
        ),
    ],
)
def test_conversions_that_do_not_follow(text: str, message: str, right: str) -> None:
    finding = checked(text).only("conversion-mismatch")
    assert (finding.message, finding.suggestion) == (message, right)


def test_the_rate_and_its_day_are_named() -> None:
    found = checked("2025年1月27日、投資額は[[a:6,000億ドル]](約[[a:80兆円]])だった。", lang="en")
    finding = found.only("conversion-mismatch")
    assert finding.message == "6,000億ドル (80兆円) does not convert: 133.3 a unit, about 154.6 expected"
    assert finding.comparison.rate == "1 USD = 154.6 JPY (ECB, 2025-01-27)"


def test_where_there_is_no_rate_of_the_day_the_documents_give_their_own() -> None:
    pairs = "".join(f"機械{n}台目は{n}00万ドル(約{n * 3}億円)だった。" for n in (1, 2, 3, 4))
    silent("青葉精機は1975年に設備を入れた。" + pairs, as_of="1975-05-01")
    found = checked(pairs + "土地は[[a:500万ドル]](約[[a:150億円]])だった。", as_of="1975-05-01")
    finding = found.only("conversion-mismatch")
    assert finding.comparison.rate == "1 USD = 300 JPY (median of the documents)"
    assert finding.suggestion == "15億円"


@pytest.mark.parametrize(
    "text",
    [
        "2025年1月27日、600万ドル(約9億円)を投じた。",
        "2025年1月27日、558万ドル(約8億7,000万円)を投じた。",
        "2025年1月27日、損失は6,000億ドル(約93兆円)近くに上った。",
        "新工場の敷地は3万平方メートル(約9,000坪)ある。",
        "水は0℃(32℉)で凍り、-40℃(-40℉)では目盛りが重なる。",
        "1975年、建設費は100万ドル(約3億円)だった。",
        "線路の幅は1,067mm(3フィート6インチ)である。",
        "1ドル=133円で換算する。2025年1月27日、投資額は6,000億ドル(約80兆円)だった。",
    ],
)
def test_conversions_that_hold(text: str) -> None:
    silent(text)


def test_a_list_of_another_length() -> None:
    found = checked("理由は次の[[a:3点]]である。\n\n・[[b:安いこと]]\n・[[b:軽いこと]]\n")
    finding = found.only("count-mismatch")
    assert (finding.message, finding.severity) == ("3つと予告していますが、続く項目は2つです", "error")
    assert finding.comparison.difference == "-1"


def test_without_an_announcing_word_it_is_a_warning() -> None:
    found = checked("理由は[[a:3点]]ある。\n\n・[[b:安い]]\n・[[b:軽い]]\n")
    assert found.only("count-mismatch").severity == "warning"


@pytest.mark.parametrize(
    "text",
    [
        "対策は次の2つである。\n\n・堤防\n  ・高さを増す\n  ・幅を増す\n・避難路\n",
        "次の3点を確かめてください。詳しくは窓口まで。",
        "理由は次の三つである。\n\n1. 安い\n2. 軽い\n3. 丈夫\n",
        pytest.param("当日は20点の作品が並んだ。\n\n・油絵\n・水彩\n・彫刻\n"),
    ],
)
def test_lists_that_keep_their_promise(text: str) -> None:
    silent(text)
