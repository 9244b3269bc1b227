"""Events that no rule registers, gatherings, and openings told as what becomes possible."""

import pytest

from tests.texts import checked, claim_of, read_claims


@pytest.mark.parametrize(
    ("text", "value", "attribute"),
    [
        ("警察は2024年7月5日、遺族が出した被害届を受理した。", "2024年7月5日", "~被害届受理"),
        ("2024年7月3日　被害届受理", "2024年7月3日", "~被害届受理"),
        ("補償案は2025年2月12日に受諾された。", "2025年2月12日", "~補償案受諾"),
        ("2025年10月1日に券売機を設置した。", "2025年10月1日", "~券売機設置"),
        ("2024年4月18日に堤体コンクリートの打設を始めた。", "2024年4月18日", "~堤体コンクリート打設開始"),
        ("新しい橋は2026年12月に通れるようになります。", "2026年12月", "public_works/opened"),
        ("ホテルは2025年4月20日に泊まれるようになる。", "2025年4月20日", "public_works/opened"),
        ("2026年6月26日には起工式が行われる予定で、私も出席いたします。", "2026年6月26日", "public_works/construction-start"),
        ("2025年11月8日に本館がリニューアルオープンする。", "2025年11月8日", "public_works/reopened"),
    ],
)
def test_what_a_date_dates(text: str, value: str, attribute: str) -> None:
    assert claim_of(text, value).attribute.value == attribute


@pytest.mark.parametrize(
    "text",
    [
        "2024年4月15日は晴れていた。",
        "2024年4月15日に町を訪れた。",
        "2024年4月15日に社長が工場を視察した。",
        "2024年4月15日にこう述べた。",
        "2024年4月15日に開始した。",
        "2024年4月15日に夜を迎えた。",
        "2024年4月15日に被害届を受理しなかった。",
    ],
)
def test_what_tells_of_no_single_event(text: str) -> None:
    assert not any(claim.attribute.value.startswith("~") for claim in read_claims(text).claims)


@pytest.mark.parametrize(
    "text",
    [
        "第5回説明会が2025年6月8日にあった。",
        "2025年6月8日に公民館で5回目の説明会を開いた。",
        "2025年6月8日に開かれた5回目の説明会には住民が集まった。",
        "2025年6月8日、公民館での5回目の説明会で図を配った。",
    ],
)
def test_a_gathering_is_held_with_its_kind_and_edition(text: str) -> None:
    claim = claim_of(text, "2025年6月8日")
    assert claim.attribute.value == "events/held"
    assert "第5回" in claim.restrictors


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("警察は2024年7月5日、遺族が出した被害届を受理した。", "2024年7月3日　被害届受理"),
        ("町の公聴会が2025年4月4日に行われた。", "公聴会は2025年4月14日に開かれた。"),
        ("喫茶店は夜の九時まで開けています。", "喫茶店の営業時間は11時から20時までです。"),
    ],
)
def test_conflicting_dates_of_open_events(one: str, other: str) -> None:
    assert [finding.rule for finding in checked(one, other).findings if finding.confidence >= 0.6] == ["date-conflict"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2025年6月1日に説明会を開いた。", "2025年6月8日に交流会を開いた。"),
        ("住民説明会が2025年6月1日にあった。", "2025年7月1日に住民説明会を行った。"),
        ("第1回公聴会は2025年6月1日に開かれた。", "第2回公聴会は2025年6月11日に開かれた。"),
        ("町は2025年5月10日に被害届を受理した。", "町は2025年5月20日に申込書を受理した。"),
        ("第1棟の完成は2026年3月だ。", "第2棟の完成は2026年9月だ。"),
        ("2023年11月、用地の造成に着手した。", "2025年6月16日、工場の建設に着手した。"),
        ("2025年11月1日、今年の入学式は4月9日でした。", "入学式は2026年4月8日に行われる。"),
    ],
)
def test_different_events_stay_apart(one: str, other: str) -> None:
    assert [finding for finding in checked(one, other).findings if finding.confidence >= 0.6] == []
