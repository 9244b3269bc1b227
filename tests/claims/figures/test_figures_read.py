"""What a figure of a sentence is told of, where several stand in a row, and what it counts where something is denied."""

import pytest

from claimcheck.model.claims import Claim
from tests.texts import document, reader


def claim_of(text: str, value: str) -> Claim:
    """The first claim of a value of a text."""
    at = text.index(value)
    claims = reader().claims(document(text)).claims
    return next(claim for claim in claims if claim.mention.span.start <= at < claim.mention.span.end)


@pytest.mark.parametrize(
    ("text", "value", "attribute"),
    [
        ("地震で5人が死亡、38人が重傷、120人が軽傷を負った。", "5人", "disasters/dead"),
        ("地震で5人が死亡、38人が重傷、120人が軽傷を負った。", "38人", "disasters/seriously-injured"),
        ("地震で5人が死亡、38人が重傷、120人が軽傷を負った。", "120人", "disasters/lightly-injured"),
        ("大雨で9棟が全壊、61棟が半壊、840棟が床上浸水した。", "61棟", "disasters/half-destroyed"),
        ("基金には1,204件、3,560万円の浄財が集まった。", "1,204件", "~浄財"),
        ("・賃金：組合員平均で月額8,400円の引き上げ\n・休日：年113日\n", "8,400円", "markets/wage-rise-amount"),
        ("講習の費用を助成します。限度額は8万円です。", "8万円", "law/limit-amount"),
        ("講習の費用を助成します。上限は8万円です。", "8万円", "law/limit-amount"),
        ("利用は4月からの累計で5,200件。6月は820件だった。", "820件", "~利用"),
        ("列車は時速112キロで走っていた。", "112キロ", "transport/running-speed"),
        ("冬の一時金は2.3か月分で決着した。", "2.3か月", "people/bonus-months"),
        ("640席の小劇場はまだ満席とはいかない。", "640席", "~小劇場"),
    ],
)
def test_what_a_figure_measures(text: str, value: str, attribute: str) -> None:
    assert claim_of(text, value).attribute.value == attribute


@pytest.mark.parametrize(
    ("text", "value", "modality"),
    [
        ("86件を届け出ていなかった。", "86件", "stated"),
        ("640席の小劇場はまだ満席とはいかない。", "640席", "stated"),
        ("5人の死者は出なかった。", "5人", "denied"),
        ("冊数は1万冊ではない。", "1万冊", "denied"),
    ],
)
def test_what_is_denied(text: str, value: str, modality: str) -> None:
    assert claim_of(text, value).modality.value == modality


def test_a_bracket_behind_a_count_is_of_what_is_counted() -> None:
    text = "主な副反応は、発熱41例（20.5%）、発疹9例（4.5%）だった。"
    assert "発熱" in claim_of(text, "20.5%").restrictors
    assert "発疹" in claim_of(text, "4.5%").restrictors


def test_what_held_until_a_day_held_before() -> None:
    text = "入場料\n大人900円、小学生450円とする(9月30日までは大人800円、小学生400円)。"
    assert "time:before" in claim_of(text, "400円").scope
    assert "time:before" not in claim_of(text, "450円").scope
    assert "time:before" not in claim_of("4月から10月までの累計で146件の相談があった。", "146件").scope


def test_a_fraction_is_a_share() -> None:
    assert claim_of("補助率は4分の3です。", "4分の3").dimension == "ratio"
    assert claim_of("有効求人倍率は0.8倍です。", "0.8倍").dimension == "multiple"
