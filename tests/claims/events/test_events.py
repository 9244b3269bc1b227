"""Dated events: what a date dates, and whose it is; roles, identifiers and lists of announced length."""

import pytest

from claimcheck.claims.arithmetic.announced import Announced
from claimcheck.model.claims import Claim
from tests.texts import claim_of, read_claims


def said(claim: Claim) -> tuple[str, str]:
    return claim.subject.value, claim.attribute.value


@pytest.mark.parametrize(
    ("text", "value", "subject", "attribute"),
    [
        (
            "2024年1月20日、DeepSeekは新たに「R1」と呼ばれる推論特化型モデルを発表した。",
            "2024年1月20日",
            "r1",
            "products/released",
        ),
        ("2024年4月15日、三輪の監督就任が発表された。", "2024年4月15日", "", "~監督就任発表"),  # an office, no thing
        ("青葉精機は2024年4月15日に「AX-7」を発売した。", "2024年4月15日", "ax7", "products/on-sale"),
        ("「AX-7」の発売は2024年4月15日だった。", "2024年4月15日", "ax7", "products/on-sale"),
        ("2024年4月15日発売の「AX-7」が売れた。", "2024年4月15日", "ax7", "products/on-sale"),
        ("「AX-7」は2024年4月15日に発売された。", "2024年4月15日", "ax7", "products/on-sale"),
        ("v4.12.1(2025-01-23 リリース)を配った。", "2025-01-23", "v4.12.1", "products/release"),
        ("水野光学は1962年に設立された。", "1962年", "水野光学", "organisations/founded"),
        ("ルイ16世は1754年に生まれた。", "1754年", "ルイ16世", "people/born"),
        ("父は1990年5月1日に死去した。", "1990年5月1日", "~父", "people/died"),
        ("会社を立ち上げたのは2019年だった。", "2019年", "", "organisations/founded"),
        pytest.param("水野光学の設立は1967年である。", "1967年", "水野光学", "organisations/founded"),
        pytest.param("北條正樹は1951年3月3日生まれである。", "1951年3月3日", "北條正樹", "people/born"),
    ],
)
def test_what_a_date_dates(text: str, value: str, subject: str, attribute: str) -> None:
    assert said(claim_of(text, value)) == (subject, attribute)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("青葉精機は2024年4月15日に「AX-7」を発売しなかった。", "2024年4月15日"),
        pytest.param("青葉精機は2024年4月15日まで「AX-7」を発売した。", "2024年4月15日"),
        pytest.param("青葉精機は2024年4月15日以降「AX-7」を発売した。", "2024年4月15日"),
        ("2024年4月15日は晴れていた。", "2024年4月15日"),
    ],
)
def test_dates_of_no_event(text: str, value: str) -> None:
    found = [claim for claim in read_claims(text).claims if claim.attribute.value and claim.dimension == "date"]
    assert value in text
    assert found == []


def test_an_event_keeps_its_edition_and_its_place() -> None:
    text = "第12回みなと花火大会は2025年8月2日に開催する。"
    assert claim_of(text, "2025年8月2日").restrictors == {"第12回"}
    assert "台湾" in claim_of("青葉精機は2024年4月15日に台湾で「AX-7」を発売した。", "2024年4月15日").restrictors


def test_what_was_announced_is_not_known_without_an_object() -> None:
    claim = claim_of("青葉精機は2024年4月20日、発表した。", "2024年4月20日")
    assert claim.subject.value == ""
    assert claim.restrictors == {"=?"}


@pytest.mark.parametrize(
    ("text", "filler", "subject", "attribute"),
    [
        ("青葉精機の社長は山田健一氏である。", "山田健一", "青葉精機", "organisations/president"),
        ("青葉精機の山田健一社長が語った。", "山田健一", "青葉精機", "organisations/president"),
        ("青葉精機は早瀬美緒を社長とする。", "早瀬美緒", "青葉精機", "organisations/president"),
        ("青葉精機の社長を早瀬美緒が務める。", "早瀬美緒", "青葉精機", "organisations/president"),
        ("予約基盤チーム責任者 今泉亮が答えた。", "今泉亮", "予約基盤チーム", "organisations/person-in-charge"),
        ("代表の北條 正樹が説明した。", "北條 正樹", "", "organisations/representative"),
    ],
)
def test_who_fills_a_role(text: str, filler: str, subject: str, attribute: str) -> None:
    claim = claim_of(text, filler)
    assert said(claim) == (subject, attribute)
    assert claim.value.model_dump()["name"] == filler.replace(" ", "")


@pytest.mark.parametrize(
    "text", ["青葉精機の前社長の早瀬美緒が語った。", "青葉精機の社長が早瀬美緒に語った。", "社長は元気だ。"]
)
def test_who_fills_none(text: str) -> None:
    assert [claim for claim in read_claims(text).claims if claim.attribute.value == "organisations/president"] == []


@pytest.mark.parametrize(
    ("text", "value", "attribute", "restrictors", "magnitude"),
    [
        ("request_timeout_ms=30000 を設定する。", "30000", "operations/timeout", {"リクエスト"}, None),
        ("retention: 90d を設定する。", "90d", "operations/retention", set(), None),
        ("`localhost:8443/healthz` で待つ。", "8443", "operations/port", {"ヘルスチェック"}, 8443),
    ],
)
def test_identifiers_with_values(
    text: str, value: str, attribute: str, restrictors: set[str], magnitude: int | None
) -> None:
    claim = claim_of(text, value)
    assert (claim.attribute.value, set(claim.restrictors), claim.tabular) == (attribute, restrictors, True)
    if magnitude is None:
        assert claim.dimension == "duration"
    else:
        assert claim.value.model_dump()["magnitude"] == magnitude


@pytest.mark.parametrize("text", ["午後3:30 に始まる。", "比は 3:8443 である。", "ratio=high", "color: red"])
def test_no_identifiers(text: str) -> None:
    assert not any(claim.attribute.value.startswith("operations/") for claim in read_claims(text).claims)


def announced(text: str) -> list[Announced]:
    return read_claims(text).announced


@pytest.mark.parametrize(
    ("text", "stated", "items", "explicit"),
    [
        ("理由は次の3点である。\n\n・安い\n・軽い\n", 3, ["安い", "軽い"], True),
        ("理由は3点ある。\n\n・安い\n・軽い\n", 3, ["安い", "軽い"], False),
        ("対策は次の2つである。\n\n・堤防\n  ・高さを増す\n・避難路\n", 2, ["堤防", "避難路"], True),
        ("手順は以下の3ステップである。\n\n1. 洗う\n2. 炊く\n3. 蒸らす\n", 3, ["洗う", "炊く", "蒸らす"], True),
    ],
)
def test_announced_lists(text: str, stated: int, items: list[str], explicit: bool) -> None:  # noqa: FBT001
    (found,) = announced(text)
    assert (found.stated, found.counted, found.explicit) == (stated, len(items), explicit)
    assert [text[span.start : span.end] for span in found.items] == items


@pytest.mark.parametrize(
    "text",
    [
        "理由は次の3点である。",
        "3人が出席した。\n\n・安い\n・軽い\n",
        "約3点ある。\n\n・安い\n・軽い\n",
        "1点だけある。\n\n・安い\n・軽い\n",
    ],
)
def test_nothing_announced(text: str) -> None:
    assert announced(text) == []


@pytest.mark.parametrize(
    ("text", "day", "attribute"),
    [
        ("みなと社は13日、北の町に新しい工場を建設すると発表した。", "13日", "products/released"),
        ("みなと社（MDC、横浜市）は2月13日、新工場を2026年12月に完成させると発表した。", "2026年12月", "public_works/completed"),
        ("みなと社は2016年5月24日に、新作「AX-7」を7月下旬に発売すると発表した。", "7月下旬", "products/on-sale"),
        ("青葉市は10日、橋が3月に完成したと発表した。", "3月", "public_works/completed"),
    ],
)
def test_the_day_behind_a_topic_is_the_day_of_the_report(text: str, day: str, attribute: str) -> None:
    dates = [claim for claim in read_claims(text).claims if claim.dimension == "date"]
    found = {text[slice(*claim.mention.span)]: claim.attribute.value for claim in dates}
    assert found[day] == attribute
    assert list(found.values()).count(attribute) == 1
