"""Consistent texts full of look-alikes: editions, rows of one table, neighbours, purchases, words that a text tells apart."""

import pytest

from claimcheck.claims.linking.editions import are_editions, edition
from tests.texts import checked

SILENT = {
    "reports of one disaster": (
        "大雨による被害状況(第1報)\n\n1 住家被害 床下浸水118棟\n2 停電 約3,200戸\n",
        "大雨による被害状況(第2報)\n\n1 住家被害 床下浸水701棟\n2 停電 約1,100戸\n",
    ),
    "statistics of two years": (
        "令和6年観光入込客数統計\n\n宿泊客は812万人、日帰り客は2,402万人である。\n",
        "令和5年観光入込客数統計\n\n宿泊客は754万人、日帰り客は2,233万人。\n",
    ),
    "rows of one table": (
        "# 掃除機\n\n| 機種 | AL-300 |\n|---|---|\n| 連続運転時間(標準) | 30分 |\n| 連続運転時間(強) | 8分 |\n",
    ),
    "another company beside one's own": (
        "葦原鉄道のダイヤ改正\n\n終電は23時35分に繰り上げる。\n",
        "葦原鉄道のダイヤ改正\n\n隣の三原電鉄も同じ日に改正し、終電を23時20分に早める。\n",
    ),
    "what one buyer paid": (
        "「AL-500」の価格は49,280円(税込)です。",
        "AL-500を使ってみた\n\nわたしは「AL-500」を家電量販店で46,800円で買いました。\n",
    ),
    "the year before": (
        "夕凪まつりの報告\n\n夕凪まつりには5万3,000人が訪れました。\n",
        "夕凪まつりの案内\n\n夕凪まつりには昨年、4万6,000人が訪れました。\n",
    ),
    "words told apart": (
        "葛籠ダムの諸元\n\n総貯水容量: 4,720万m3\n有効貯水容量: 4,350万m3\n",
        "葛籠ダムの総貯水容量は4,720万立方メートルである。",
        "葛籠ダムの有効貯水容量は4,350万立方メートルである。",
    ),
    "another number and another unit": ("無料版の保存容量は5GBです。", "無料版の保存容量は1ファイル50MBまでです。"),
}


@pytest.mark.parametrize("texts", SILENT.values(), ids=list(SILENT))
def test_look_alikes_are_no_findings(texts: tuple[str, ...]) -> None:
    assert [finding.message for finding in checked(*texts).findings if finding.severity != "note"] == []


@pytest.mark.parametrize(
    ("one", "other", "same_series"),
    [
        ("被害状況(第1報)\n本文", "被害状況(第2報)\n本文", True),
        ("第5節 南洋FC 2-1 霧立SC\n本文", "第6節 岬 0-0 南洋FC\n本文", True),
        ("令和6年産 りんごの収穫量\n本文", "令和5年産 りんごの収穫量\n本文", True),
        ("報道資料 2025年1月15日\n本文", "報道資料 2025年2月3日\n本文", False),
        ("青葉精機の売上高は120億円だった。", "青葉精機の売上高は130億円だった。", False),
        ("夕凪まつりの案内\n本文", "夕凪まつりの報告\n本文", False),
    ],
)
def test_titles_that_differ_in_a_number_are_editions(one: str, other: str, *, same_series: bool) -> None:
    assert are_editions(edition(one), edition(other)) is same_series


def test_the_subject_of_a_message_is_read_and_not_guessed() -> None:
    texts = "南洋FC、公式戦の記録\n\n南洋FCの観客は[[a:8,214人]]だった。", "南洋FCの観客は[[b:8,124人]]だった。"
    assert checked(*texts).only("value-conflict").message.startswith("南洋FCの")


def test_one_report_contradicts_another_text_as_before() -> None:
    texts = (
        "みなと病院の概要\n\nみなと病院の病床数は[[a:348床]]である。\n",
        "みなと病院の案内\n\nみなと病院の病床数は[[b:338床]]です。\n",
    )
    assert checked(*texts).only("value-conflict").severity == "error"
