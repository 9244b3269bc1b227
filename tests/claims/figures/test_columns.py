"""Tables: what their columns, captions and second labels say of a figure."""

from claimcheck.model.claims import Claim
from tests.texts import document, reader


def claims_of(text: str) -> dict[str, Claim]:
    """The claims of a page by what is written for their value."""
    claims = reader().claims(document(text, "1.md")).claims
    return {text[claim.mention.span.start : claim.mention.span.end]: claim for claim in claims}


def test_a_column_of_things_names_what_is_measured() -> None:
    found = claims_of("## 水門の点検（2024年）\n\n| 河川 | 点検箇所数 |\n|---|---:|\n| 青瀬川 | 412 |\n| 梨本川 | 96 |\n")
    assert found["412"].attribute.value == "~点検箇所"
    assert found["412"].dimension == "count:箇所" or found["412"].dimension == "count:か所"


def test_a_caption_says_what_a_column_only_counts() -> None:
    found = claims_of("## 地区別の漏水件数\n\n| 地区 | 件数 | うち4月 |\n|---|---|---|\n| 稲沢 | 412 | 96 |\n| 三輪 | 230 | 51 |\n")
    assert {found[value].attribute.value for value in ("412", "96")} == {"~漏水"}
    assert found["412"].dimension == "count:件"
    assert found["96"].period.value.endswith("-04")
    assert "sum:part" not in found["96"].scope


def test_rows_of_measures_keep_their_labels() -> None:
    found = claims_of("| 項目 | 実績 |\n|---|---:|\n| 養殖池 | 412面 |\n| 稚魚 | 9,600匹 |\n")
    assert found["412面"].attribute.value == "~養殖池"


def test_a_second_column_of_labels_names_the_row() -> None:
    found = claims_of("| 区分 | 項目 | 値 |\n|---|---|---|\n| ポンプ | 揚程 | 42m |\n| 配管 | 延長 | 380m |\n")
    assert found["42m"].attribute.value == "~揚程"
    assert "ポンプ" in found["42m"].restrictors


def test_an_empty_label_repeats_the_one_above() -> None:
    found = claims_of("| 種別 | 被害 | 数 |\n|---|---|---|\n| 人 | 死者 | 2人 |\n| | 軽傷 | 14人 |\n")
    assert found["14人"].attribute.value == "disasters/lightly-injured"


def test_what_a_stopwatch_shows_is_a_length_and_no_hour() -> None:
    found = claims_of("| 順位 | チーム | 記録 |\n|---|---|---|\n| 1 | 青葉市 | 2:31:48 |\n| 2 | 若葉市 | 2:32:05 |\n")
    assert (found["2:31:48"].dimension, found["2:31:48"].attribute.value) == ("duration", "sports/result-time")
    legs = claims_of("| 区間 | 区間記録 | 通過時刻 |\n|---|---|---|\n| 1区 | 21:10 | 10:21 |\n")
    assert (legs["21:10"].dimension, legs["10:21"].dimension) == ("duration", "time")


def test_the_unit_of_a_heading_may_stand_behind_its_day() -> None:
    found = claims_of("## 資産の状況（2026年3月末、単位：億円）\n\n| 資産 | 金額 |\n|---|---:|\n| 国内株式 | 612 |\n")
    assert found["612"].dimension == "money"
