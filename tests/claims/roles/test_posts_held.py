"""Who holds a post of which panel, days told by the clause before them, and goals set for a year."""

import pytest

from claimcheck.model.values import EntityRef
from tests.texts import checked, read_claims


def _findings(rule: str, *texts: str) -> int:
    return sum(finding.rule == rule and finding.severity != "note" for finding in checked(*texts).findings)


def _chairs(text: str) -> dict[str, str]:
    """The names that hold a post of a text, with the post."""
    posts = [(claim.value, claim.attribute.value) for claim in read_claims(text).claims]
    return {value.name.replace("\u3000", "").replace(" ", ""): post for value, post in posts if isinstance(value, EntityRef)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("検証委員会の委員長を務めてくださった汐見大学の早瀬美緒教授に聞いた。", "早瀬美緒", id="behind his house"),
        pytest.param("出席者：三輪 智之（座長、弁護士）、早瀬 美緒（座長代理、教授）", "三輪智之", id="in the bracket"),
    ],
)
def test_the_bearer_of_a_post_is_read(text: str, name: str) -> None:
    assert name in _chairs(text)


@pytest.mark.parametrize("title", ["座長代理", "会長代行", "委員長補佐"])
def test_a_deputy_does_not_hold_the_post(title: str) -> None:
    assert "早瀬美緒" not in _chairs(f"出席者：早瀬 美緒（{title}、弁護士）")


def test_a_label_of_its_line_narrows_no_title() -> None:
    text = "会社名　青嶺電機株式会社\n代表者名　代表取締役社長　早瀬　美緒"
    (claim,) = [claim for claim in read_claims(text).claims if claim.dimension == "entity"]
    assert not claim.restrictors


def test_two_panels_have_two_chairs() -> None:
    one = "汐見市の報告\n\n汐見市は第三者調査委員会（委員長：早瀬美緒弁護士）を設けた。"
    assert not _findings("role-conflict", one, "汐見市入札監視委員会 議事概要\n\n出席委員　三輪智之委員長、水野委員")


@pytest.mark.parametrize(
    ("rule", "texts", "told"),
    [
        pytest.param(
            "date-conflict",
            ("話が広まったのは、家宅捜索が行われた2023年10月13日だった。", "市の経緯\n\n2023年10月3日、家宅捜索が行われた。"), 1,
            id="the day of a cleft",
        ),
        pytest.param(
            "date-conflict",
            ("町は2035年度までに空き家率を10%とする目標を立てた。", "町は2030年度までに空き家率を10％とする目標に向けて動く。"), 1,
            id="one goal",
        ),
        pytest.param(
            "date-conflict",
            ("町は2035年度までに空き家率を10%とする目標を立てた。", "町は2030年度までに空き家率を12％とする目標に向けて動く。"), 0,
            id="two goals",
        ),
        pytest.param(
            "order-violation",
            ("2023年11月に結んだ協定が評価され、2023年4月に町は環境賞に選ばれた。",), 1, id="before what it is praised for",
        ),
        pytest.param(
            "order-violation",
            ("2023年4月に結んだ協定が評価され、2023年11月に町は環境賞に選ばれた。",), 0, id="after what it is praised for",
        ),
    ],
)  # fmt: skip
def test_days_told_by_what_stands_around_them(rule: str, texts: tuple[str, ...], told: int) -> None:
    assert _findings(rule, *texts) == told


def test_from_before_a_day_of_the_week_opens_no_stretch() -> None:
    events = {claim.attribute.value for claim in read_claims("2025年10月から土曜日の運航を加え、週6日とします。").claims}
    assert "transport/in-service" not in events


def test_a_model_that_ends_in_a_letter_measures_nothing() -> None:
    assert not [claim for claim in read_claims("AX-710W（白）　2018年9月から販売").claims if claim.dimension == "power"]


def test_a_line_of_a_list_dates_what_it_begins_with() -> None:
    text = "対象製品\n\n　AX-710W（白）　2018年9月～2019年6月製造　400台\n　AX-820S　2019年10月～2021年3月製造　700台"
    days = [claim for claim in read_claims(text).claims if claim.attribute.value == "products/service-start"]
    assert {claim.subject.value for claim in days} == {"ax710w", "ax820s"}
