"""Figures before and after a change, peaks, chronicles, builds and what leads announce: whose time and measure they are."""

import pytest

from claimcheck.model.claims import Claim
from claimcheck.model.values import Date, Duration
from tests.texts import checked, document, reader


def claim_of(text: str, value: str) -> Claim:
    """The first claim of a value of a text."""
    at = text.index(value)
    claims = reader().claims(document(text)).claims
    return next(claim for claim in claims if claim.mention.span.start <= at < claim.mention.span.end)


def told(*texts: str) -> list[str]:
    """The messages of the conflicts that are told."""
    return [each.message for each in checked(*texts).findings if each.rule == "value-conflict" and each.confidence >= 0.6]


@pytest.mark.parametrize(
    "texts",
    [
        ("港と空港の間はこれまで52分かかったが、開通後は38分で結ばれる。", "空港から港までの所要時間は、52分から31分になります。"),
        ("日額を7,850円から8,120円に改めることを決めた。", "改定額　8,120円（現行7,690円）"),
        ("予約の枠を240人から365人に広げた。", "予約の枠は240人から356人に増えました。"),
    ],
)
def test_two_tellings_of_one_change_agree_on_both_ends(texts: tuple[str, ...]) -> None:
    assert told(*texts)


@pytest.mark.parametrize(
    "texts",
    [
        ("港と空港の間はこれまで52分かかったが、開通後は38分で結ばれる。", "空港から港までの所要時間は、52分から38分になります。"),
        ("日額を7,850円から8,120円に改めることを決めた。", "夜勤の手当を8,120円から9,400円に引き上げた。"),
        ("乗車時間は52分から38分に縮まる。", "かつて乗車時間は52分だった。いまは38分である。"),
    ],
)
def test_other_changes_and_what_was_before_are_silent(texts: tuple[str, ...]) -> None:
    assert not told(*texts)


def test_a_peak_is_one_whenever_it_was_reached() -> None:
    peak = "最大断水戸数　約31,200戸（5日2:10）"
    assert told(peak, "断水はピーク時に最大で約3万8千戸に及んだ。", "ピーク時の断水戸数：約31,200戸（9月4日23時）")


@pytest.mark.parametrize(
    ("text", "value", "attribute", "dimension"),
    [
        ("新関脇は184センチ、152キロの体を生かした。", "152キロ", "people/weight", "mass"),
        ("新関脇は184センチ、152キロの体を生かした。", "184センチ", "people/height", "length"),
        ("- 身長・体重：172センチ、68キロ", "68キロ", "people/weight", "mass"),
        ("落雷の回数は次のとおりです（速報値）。\n・3日　18回\n・4日　27回", "27回", "~落雷", "count:回"),
    ],
)
def test_what_stands_together_or_is_announced_names_the_measure(text: str, value: str, attribute: str, dimension: str) -> None:
    claim = claim_of(text, value)
    assert (claim.attribute.value, claim.dimension) == (attribute, dimension)


@pytest.mark.parametrize(
    ("text", "value", "period"),
    [
        ("1998年 - 第1回を開催。参加者は214人で、種目は一つだけだった。", "214人", "1998"),
        ("2015年1月　協定に調印。その後、47人に移ってもらった。", "47人", ""),
    ],
)
def test_an_entry_of_a_chronicle_is_of_its_date(text: str, value: str, period: str) -> None:
    assert claim_of(text, value).period.value == period


@pytest.mark.parametrize(
    ("text", "value"),
    [("通う距離が1.1キロ以内なら、運賃は要らない。", "1.1キロ"), ("面積が90平方メートル以上であれば届け出る。", "90平方メートル")],
)
def test_what_is_only_supposed_is_compared_with_nothing(text: str, value: str) -> None:
    assert claim_of(text, value).modality.value == "hypothetical"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("来年3月の開館を予定しておりましたが、見送りました。", "来年3月"),
        ("今年12月の発売を計画していたものの、延期した。", "今年12月"),
    ],
)
def test_a_plan_that_was_put_off_holds_no_longer(text: str, value: str) -> None:
    claims = [claim for claim in reader().claims(document(text)).claims if text[slice(*claim.mention.span)].startswith(value)]
    assert any(claim.modality.value == "hypothetical" for claim in claims)
    assert not any(claim.modality.value in ("stated", "planned") for claim in claims)


@pytest.mark.parametrize("text", ["14日10時31分に揺れ始めた。", "火は22日18時に消えた。", "28日1:30に止まった。"])
def test_an_hour_behind_a_day_makes_it_a_date(text: str) -> None:
    values = [mention.value for mention in reader().claims(document(text)).dates]
    assert any(isinstance(value, Date) and value.hour is not None for value in values)


@pytest.mark.parametrize("text", ["1日10件まで受け付ける。", "1日10時間動かす。"])
def test_a_day_by_which_something_is_counted_is_a_length(text: str) -> None:
    assert isinstance(claim_of(text, "1日10").value, Duration) or "per:day" in claim_of(text, "10件").scope


def test_a_day_told_by_the_week_and_by_its_date_is_one() -> None:
    claim = claim_of("2025年6月17日\n\n発売は来週の木曜、6月26日です。", "来週の木曜")
    assert isinstance(claim.value, Date)
    assert (claim.value.month, claim.value.day) == (6, 26)


def test_a_bound_says_which_things_are_meant() -> None:
    assert "range:class" in claim_of("長さ5メートル未満の乗用車は1,200円です。", "5メートル").scope
    assert not told("新造船「みさき」\n全長121.5メートル", "新造船「みさき」\n長さ5メートル未満の乗用車は1,200円です。")


def test_labels_of_one_noun_are_of_one_thing() -> None:
    assert told("施設の概要\n　園庭　620㎡\n　職員　24人", "施設の概要\n- 園庭：680㎡\n- 総事業費：6億円")


def test_a_group_and_its_parent_count_their_own() -> None:
    assert not told("グループ全体の従業員171名の雇用を守る。", "従業員数：138名（2025年4月1日現在、単体）")
