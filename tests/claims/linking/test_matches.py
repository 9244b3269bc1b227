"""Figures that their gists single out for each other, whatever noun each text chose."""

import pytest

from claimcheck.claims.lexicon.concepts import Concepts
from tests.texts import checked

_CONCEPTS = Concepts({"搭乗口": "ゲート|搭乗ゲート", "乗客": "旅客|利用客", "来場": "来場者|利用客", "宿": "館"})


@pytest.mark.parametrize(
    ("phrase", "concepts"),
    [
        ("国際線の搭乗ゲート", ("国際", "際線", "=搭乗口")),
        ("旅客数", ("=乗客",)),
        ("利用客", ("=乗客", "=来場")),
        ("館", ("=宿",)),
        ("図書館", ("図書", "書館")),
        ("ＡＢゲート", ("ab", "=搭乗口")),
        ("約5", ()),
    ],
)
def test_concepts(phrase: str, concepts: tuple[str, ...]) -> None:
    assert _CONCEPTS.of(phrase) == concepts


_TOLD = [
    (
        "浜の市\n\n漁協は朝市のために冷蔵庫を24台並べた。",
        "朝市の報告\n\n朝市に置いた冷蔵庫　28台",
        ("24台", "28台"),
    ),
    (
        "夜の図書室\n\n夜の図書室で借りられた絵本は640冊。",
        "夜の図書室のまとめ\n\n絵本の貸し出し　740冊",
        ("640冊", "740冊"),
    ),
    # one digit, yet the same words and nearly the same figure
    (
        "朝市の案内\n\n朝市の会場と駅を結ぶ無料の送迎バスを7便運行します。",
        "朝市の報告\n\n無料の送迎バス　8便運行",
        ("7便", "8便"),
    ),
]


@pytest.mark.parametrize(("one", "other", "figures"), _TOLD)
def test_told(one: str, other: str, figures: tuple[str, str]) -> None:
    found = checked(one, other)
    told = [
        {passage.text for passage in found.evidence(finding)}
        for finding in found.findings
        if finding.rule == "value-conflict" and finding.severity != "note"
    ]
    assert set(figures) in told, told


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # each text gives both
        (
            "浜の市\n\n魚の冷蔵庫を24台、肉の冷蔵庫を28台並べた。",
            "朝市の報告\n\n置いた冷蔵庫　魚28台、肉24台",
        ),
        # too far apart
        ("浜の市\n\n漁協は朝市のために冷蔵庫を24台並べた。", "港の倉庫\n\n倉庫に置いた冷蔵庫　180台"),
        # nothing but the counter is shared
        ("浜の市\n\n屋台を24台並べた。", "朝市の報告\n\n荷車　28台"),
        # what one gives more than the other is another figure of that text
        (
            "夜の図書室\n\n夜の図書室で借りられた絵本は640冊。",
            "夜の図書室のまとめ\n\n絵本の貸し出し　700冊\n\nうち団体への絵本の貸し出し　60冊",
        ),
        # figures of one digit tell too little, unless they are next to each other
        ("夜の図書室\n\n借りられた絵本は6冊。", "夜の図書室のまとめ\n\n絵本の貸し出し　9冊"),
    ],
)
def test_kept_apart(one: str, other: str) -> None:
    assert [finding.message for finding in checked(one, other).findings if finding.severity != "note"] == []


def test_a_bare_number_counts_what_its_label_names() -> None:
    found = checked("倉庫\n\n| 項目 | 数 |\n|---|---|\n| 搭乗ゲート | 16 |\n", "倉庫\n\n速さは1.5である。")
    dimensions = {claim.dimension for document in found.corpus.documents for claim in document.claims}
    assert "count:つ" in dimensions


def _factors(one: str, other: str, figures: tuple[str, str]) -> dict[str, float]:
    found = checked(one, other)
    claims = [
        next(claim for claim in document.claims if document.text[claim.mention.span.start : claim.mention.span.end] == figure)
        for document, figure in zip(found.corpus.documents, figures, strict=True)
    ]
    return found.corpus.linker.loosely(claims[0], claims[1])


def test_what_one_text_states_alone_keeps_no_two_figures_apart() -> None:
    factors = _factors("浜の市\n\n朝市の屋台は最大24台。", "朝市の報告\n\n朝市の屋台は24台。", ("24台", "24台"))
    assert 0 < factors["scope"] < 1


def test_what_both_texts_state_differently_keeps_them_apart() -> None:
    factors = _factors("浜の市\n\n朝市の屋台は最大24台。", "朝市の報告\n\n朝市の屋台は最少24台。", ("24台", "24台"))
    assert factors["scope"] == 0


def test_what_something_was_before_a_change_is_no_figure_of_today() -> None:
    found = checked("朝市\n\n12台だった冷蔵庫を24台に増やした。", "朝市の報告\n\n冷蔵庫は24台。")
    scopes = {claim.mention.span.start: claim.scope for claim in found.corpus.documents[0].claims}
    assert sorted(scopes[min(scopes)]) == ["time:before"]


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [("チーム", "団体", True), ("店舗", "店", True), ("人", "席", True), ("チーム", "冊", False), ("尾", "匹", True)],
)
def test_counters_of_the_same_thing(one: str, other: str, alike: object) -> None:
    scale = checked("朝市\n\n冷蔵庫は24台。", "倉庫\n\n荷車は8台。").corpus.sides.scale
    assert scale.counted_alike(f"count:{one}", f"count:{other}") is alike
