"""What begins and ends with a date or an hour, verbs that need their object, and days that label a row."""

import pytest

from claimcheck.claims.figures.periods import describe
from claimcheck.model.values import Date, TimeOfDay
from tests.texts import checked, read_claims


def said(text: str) -> list[tuple[str, str]]:
    """The registered events of a text with their days."""
    return [
        (describe(claim.value), claim.attribute.value)
        for claim in read_claims(text).claims
        if "/" in claim.attribute.value and isinstance(claim.value, Date)
    ]


def hours(text: str) -> list[tuple[int, str]]:
    """The registered times of a text."""
    return [
        (claim.value.hour, claim.attribute.value)
        for claim in read_claims(text).claims
        if "/" in claim.attribute.value and isinstance(claim.value, TimeOfDay)
    ]


@pytest.mark.parametrize(
    ("text", "attribute"),
    [
        ("2025年4月7日から新しい建物で診療を行います。", "medicine/care-start"),
        ("2025年4月7日より、空港線を運行します。", "transport/in-service"),
        ("予定どおり2025年4月7日より操業いたします。", "products/service-start"),
        ("2025年4月7日に会員への販売が始まり、完売した。", "products/on-sale"),
        ("工場は2025年4月7日に生産を始める。", "products/service-start"),
        ("患者の登録は2025年4月7日から始まった。", "medicine/enrolment-start"),
        ("夏休みは2025年4月7日から始まる。", "education/holiday-start"),
        ("申し込みは2025年4月7日まで受け付ける。", "events/deadline"),
        ("2025年4月7日に幕を下ろす展覧会。", "events/closing-day"),
        ("映画祭は2025年4月7日に幕を開けた。", "events/opening-day"),
        ("青葉商店は2025年4月7日に産声を上げた。", "organisations/founded"),
        ("北條正樹は2025年4月7日に世を去った。", "people/died"),
        ("2025年4月7日、待ちに待った加工センターの開所式。", "public_works/opening-ceremony"),
        ("開所式が2025年4月7日、町で開かれた。", "public_works/opening-ceremony"),
        ("会社が生産ラインを止めたのは2025年4月7日だった。", "operations/stopped"),
        ("2025年4月7日に有志20人ほどで旗揚げした。", "organisations/founded"),
        ("サービスは2025年4月7日をもって終了する。", "products/ended"),
        ("台風は2025年4月7日に半島へ上陸した。", "disasters/landfall"),
        ("「AX-7」を2025年4月7日に発売いたします。", "products/on-sale"),
        ("商品は2025年4月7日に発送いたしました。", "products/shipping-start"),
    ],
)
def test_what_happened(text: str, attribute: str) -> None:
    assert said(text) == [("2025-04-07", attribute)]


@pytest.mark.parametrize(
    "text",
    [
        "青葉精機は2025年4月7日に持株会社を設立した。",
        "当初は2025年4月の発売を目指していた。",
        "8月31日までプールを営業する。",
        "食塩は1日6gまで。",
        "一日に30件の問い合わせがある。",
        "令和6年度の担当者が挨拶した。",
    ],
)
def test_what_no_event_is_dated_by(text: str) -> None:
    dated = [claim for claim in read_claims(text).claims if isinstance(claim.value, Date) and claim.attribute.value]
    claims = [claim for claim in dated if not claim.attribute.value.startswith("~")]
    assert all(claim.modality.value == "hypothetical" for claim in claims)


def test_both_ends_of_a_stretch_are_events() -> None:
    assert said("会期は10月11日から12月14日まで。") == [
        ("2025-10-11", "events/opening-day"),
        ("2025-12-14", "events/closing-day"),
    ]
    assert said("・受付期間：6月1日～6月30日\n・会場：公民館") == [
        ("2025-06-01", "events/application-start"),
        ("2025-06-30", "events/deadline"),
    ]


def test_two_clauses_have_two_dates() -> None:
    assert said("2022年10月に起工式、2025年2月7日に竣工。") == [
        ("2022-10", "public_works/construction-start"),
        ("2025-02-07", "public_works/completed"),
    ]


def test_the_day_that_labels_a_row_dates_what_its_cells_tell() -> None:
    table = "| 時期 | 内容 |\n|---|---|\n| 2026年12月 | 新しい橋が開通します |\n| 2025年10月 | 本社を移転 |"
    assert said(table) == [("2026-12", "public_works/opened"), ("2025-10", "public_works/relocated")]


def test_hours_have_two_ends() -> None:
    assert hours("営業は午前10時から午後7時までです。") == [(10, "operations/opening-time"), (19, "operations/closing-time")]
    assert hours("受付時間　午前8時から11時30分まで") == [(8, "operations/desk-opens"), (11, "operations/desk-closes")]
    assert hours("閉館は午後8時。") == [(20, "operations/closing-time")]


def test_the_end_of_a_stretch_is_held_against_the_verb_that_tells_of_it() -> None:
    texts = ("青山展の会期は10月11日から12月14日まで。", "青山展は12月21日に幕を下ろす。")
    assert [finding.rule for finding in checked(*texts).findings] == ["date-conflict"]
    agreeing = ("青山展の会期は10月11日から12月14日まで。", "青山展は12月14日に幕を下ろす。")
    assert checked(*agreeing).findings == []


def test_a_former_plan_is_no_conflict() -> None:
    texts = ("「AX-7」は2025年4月15日に発売された。", "「AX-7」は当初2025年2月の発売を目指していた。")
    assert checked(*texts).findings == []


@pytest.mark.parametrize(
    ("text", "attribute"),
    [
        ("料金を2025年9月1日（月）より改定いたします。", "operations/price-revision"),
        ("運賃を2025年10月1日から値上げする。", "operations/price-revision"),
        ("改正法は2025年4月1日から施行された。", "law/in-force"),
    ],
)
def test_a_change_takes_effect_from_its_date(text: str, attribute: str) -> None:
    assert [claim.attribute.value for claim in read_claims(text).claims if claim.dimension == "date"] == [attribute]
