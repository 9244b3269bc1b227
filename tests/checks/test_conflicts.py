"""Disputes about values, dates and roles: sides, messages, severity, and what is no dispute."""

import pytest

from tests.texts import checked, silent


def test_all_mentions_of_a_dispute_are_one_finding_the_lone_voice_first() -> None:
    found = checked(
        "青葉精機の2024年度の売上高は[[b:120億円]]だった。",
        "青葉精機の売上高は2024年度に[[a:150億円]]となった。",
        "青葉精機の2024年度の売上高は約[[b:120億円]]である。",
    )
    finding = found.only("value-conflict")
    assert finding.message == "青葉精機の売上高が食い違っています: 150億円 ⇔ 120億円"
    assert (finding.severity, finding.subject, finding.attribute) == ("error", "青葉精機", "finance/sales")
    assert finding.comparison.relation == "disjoint"
    assert [line[:2] for line in finding.explanation] == ["a:", "b:"]
    assert "青葉精機 ← の" in finding.explanation[1]
    assert "FY2024" in finding.explanation[1]


def test_the_same_in_english() -> None:
    found = checked(
        "青葉精機の2024年度の売上高は[[a:120億円]]だった。",
        "青葉精機の売上高は2024年度に[[b:150億円]]となった。",
        lang="en",
    )
    assert found.only("value-conflict").message == "青葉精機: net sales disagrees: 120億円 ⇔ 150億円"


@pytest.mark.parametrize(
    ("texts", "name"),
    [
        (("青葉ダムの堤高は88.5メートルである。", "青葉ダムの高さは86.5メートルである。"), "青葉ダムの高さ"),
        (("深さは321メートルに達した。孔の場所は南極。", "孔の深さ：312メートル"), "深さ"),
        (("青葉電機の従業員は812人。", "青葉電機の従業員数は821人。"), "青葉電機の従業員数"),
        (("青葉祭りの観客は5130人だった。", "青葉祭りには5310人が訪れた。"), "青葉祭りの観客の数"),
    ],
)
def test_a_figure_goes_by_the_noun_of_the_texts(texts: tuple[str, str], name: str) -> None:
    finding = next(iter(checked(*texts).findings))
    assert finding.message.partition("が食い違っています")[0] == name


@pytest.mark.parametrize(
    ("texts", "message"),
    [
        (
            ["みなとダムの高さは[[a:85メートル]]である。", "みなとダムの高さは[[b:92メートル]]とされる。"],
            "みなとダムの高さが食い違っています: 85m ⇔ 92m",
        ),
        (
            ["青葉大学病院の病床数は[[a:348床]]である。", "青葉大学病院の病床数は[[b:338床]]となった。"],
            "青葉大学病院の病床数が食い違っています: 348床 ⇔ 338床",
        ),
        (
            ["2025年1月27日、NVIDIAの株価は[[a:17%]]下落した。", "2025年1月27日、NVIDIAの株価は[[b:16%]]下落した。"],
            "NVIDIAの株価の減少が食い違っています: 17% ⇔ 16%",
        ),
        pytest.param(
            [
                "2025年1月27日、NVIDIAの株価は[[a:17%]]下落した。",
                "2025年1月27日、エヌビディアの株価は[[b:16%]]下落した。",
            ],
            "NVIDIAの株価の減少が食い違っています: 17% ⇔ 16%",
        ),
    ],
)
def test_values_of_many_kinds(texts: list[str], message: str) -> None:
    finding = checked(*texts).only("value-conflict")
    assert (finding.severity, finding.message) == ("error", message)


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(["青葉精機の売上高は120億円だった。", "若葉電機の売上高は150億円だった。"], id="owner"),
        pytest.param(["青葉精機の売上高は120億円だった。", "青葉精機の純利益は15億円だった。"], id="attribute"),
        pytest.param(["青葉精機の株価は4,000円に下落した。", "青葉精機の株価は500円下落した。"], id="aspect"),
        pytest.param(
            ["青葉精機の2023年度の売上高は120億円だ。", "青葉精機の2024年度の売上高は150億円だ。"], id="period"
        ),
        pytest.param(["青葉精機の連結売上高は120億円だった。", "青葉精機の単体売上高は80億円だった。"], id="scope"),
        pytest.param(["青葉精機の売上高は120億円だった。", "青葉精機は売上高150億円を目指す。"], id="modality"),
        pytest.param(["青葉精機の売上高は120億円だった。", "青葉精機の売上高は150億円に達しなかった。"], id="denial"),
        pytest.param(["青葉精機の売上高は120億円だった。", "青葉精機の売上高は150億円ではない。"], id="denied noun"),
        pytest.param(["青葉精機の売上高は120億円だった。", "青葉精機の売上高は約120億円だった。"], id="hedge"),
        pytest.param(["アクセスログの保持期間は90日である。", "監査ログの保持期間は60日とする。"], id="restrictors"),
        pytest.param(["「AX-7」の価格は税込27,280円だ。", "「AX-7」の価格は税別24,800円だ。"], id="tax"),
        pytest.param(["青葉精機の売上高は120億円だった。", "青葉精機の売上高は1億ドルだった。"], id="currency"),
    ],
)
def test_two_values_for_two_things(texts: list[str]) -> None:
    silent(*texts)


def test_one_text_that_gives_two_values_is_no_error() -> None:
    found = checked(
        "青葉精機の2024年度の売上高は[[a:120億円]]だった。2024年度の青葉精機の売上高は[[b:150億円]]と最高だった。"
    )
    assert found.only("value-conflict").severity in ("warning", "note")


def test_one_event_on_two_days() -> None:
    found = checked(
        "青葉精機は[[a:2024年4月15日]]に「AX-7」を発売した。", "「AX-7」は[[b:2024年5月15日]]に発売された。"
    )
    finding = found.only("date-conflict")
    assert finding.severity == "error"
    assert finding.message.startswith("AX-7の発売の時期が食い違っています: 2024-04-15 ⇔ 2024-05-15")


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(["水野光学は1962年4月に設立された。", "水野光学は1962年に設立された。"], id="a day in its year"),
        pytest.param(["水野光学は1962年に設立された。", "若葉電機は1967年に設立された。"], id="two companies"),
        pytest.param(
            ["青葉精機は4月15日に「AX-7」を発表した。", "青葉精機は6月1日に「AX-7」を発売した。"], id="told and sold"
        ),
        pytest.param(["水野光学は2023年に賞を受賞した。", "水野光学は2024年に賞を受賞した。"], id="may happen again"),
        pytest.param(
            ["第11回みなと花火大会は2024年8月3日に開いた。", "第12回みなと花火大会は2025年8月2日に開く。"],
            id="two editions",
        ),
    ],
)
def test_dates_that_can_both_hold(texts: list[str]) -> None:
    silent(*texts)


def test_one_office_two_names_the_family_name_with_its_owner() -> None:
    found = checked(
        "青葉精機の社長は[[b:山田健一]]氏である。",
        "青葉精機の[[a:佐藤健二]]社長が説明した。",
        "青葉精機の[[b:山田]]社長が述べた。",
    )
    finding = found.only("role-conflict")
    assert finding.message == "青葉精機の社長が食い違っています: 佐藤健二 ⇔ 山田健一, 山田"
    assert (finding.severity, finding.attribute) == ("error", "organisations/president")
    assert [item.normalized["name"] for item in finding.evidence] == ["佐藤健二", "山田健一", "山田"]


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(["青葉精機の社長は山田健一氏である。", "青葉精機の副社長は佐藤健二氏である。"], id="deputy"),
        pytest.param(["みなと美術館の館長は水野佳子氏だ。", "みなと美術館の前館長は吉田真理氏だ。"], id="predecessor"),
        pytest.param(["みなと美術館の館長は水野佳子氏だ。", "港図書館の館長は吉田真理氏だ。"], id="two houses"),
        pytest.param(["みなと美術館の館長は水野 佳子氏である。", "みなと美術館の館長は水野佳子である。"], id="space"),
        pytest.param(
            ["青葉精機の社長は梁文鋒(リャン・ウェンフォン)氏だ。", "青葉精機の社長はリャン・ウェンフォン氏だ。"],
            id="reading",
        ),
    ],
)
def test_names_that_can_both_hold(texts: list[str]) -> None:
    silent(*texts)
