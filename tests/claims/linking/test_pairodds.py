"""The odds of two figures: what stands around them speaks for and against a dispute that the slots leave open."""

import pytest

from claimcheck.claims.corpus import Corpus
from claimcheck.claims.disputes.partof import are_parts
from claimcheck.model.claims import Claim
from tests.texts import checked

NEWS = (
    "図書館の夏\n\n青葉図書館によると、8月の利用者は1,240人だった。読み聞かせの会は12回、参加した親子は310組。\n"
    "自習室の席は48席で、貸し出した紙芝居は96点に上る。"
)
REPORT = (
    "夏の報告\n\n自習室の席　52席\n8月の利用者　1,240人\n読み聞かせの会　12回、親子310組が参加\n"
    "紙芝居の貸し出し　96点\n駐輪場の台数　60台"
)


def _figure(corpus: Corpus, path: str, text: str) -> Claim:
    document = corpus.linker.documents[path]
    return next(claim for claim in document.claims if document.text[slice(*claim.mention.span)] == text)


def test_figures_among_the_same_words_have_better_odds() -> None:
    corpus = checked(NEWS, REPORT).corpus
    seat, other, rack = _figure(corpus, "1.txt", "48席"), _figure(corpus, "2.txt", "52席"), _figure(corpus, "2.txt", "60台")
    told = corpus.linker.odds.of(seat, other)
    assert told is not None
    assert told > 0.2
    assert told == corpus.linker.odds.of(other, seat)
    assert (corpus.linker.odds.of(seat, rack) or 0.0) < told


def test_nothing_is_said_of_figures_of_one_text_or_without_a_word_in_common() -> None:
    corpus = checked(NEWS, REPORT).corpus
    assert corpus.linker.odds.of(_figure(corpus, "2.txt", "52席"), _figure(corpus, "2.txt", "60台")) is None
    assert corpus.linker.odds.of(_figure(corpus, "1.txt", "310組"), _figure(corpus, "2.txt", "60台")) is None


@pytest.mark.parametrize(
    ("one", "other", "figures"),
    [
        ("宿には宿泊客38人と従業員6人がいた。", "宿にいた客と従業員は計44人だった。", ("38人", "44人")),
        ("船には98台と、積める台数の75%が載った。", "船は130台を積める。", ("98台", "130台")),
        ("店は県内に312店ある。首都圏には54店。", "店は366店に増えた。", ("312店", "366店")),
    ],
)
def test_parts(one: str, other: str, figures: tuple[str, str]) -> None:
    corpus = checked(one, other).corpus
    assert are_parts(corpus, [[_figure(corpus, "1.txt", figures[0])], [_figure(corpus, "2.txt", figures[1])]])


def test_no_parts() -> None:
    corpus = checked("宿には宿泊客38人がいた。", "宿にいた客は44人だった。").corpus
    assert not are_parts(corpus, [[_figure(corpus, "1.txt", "38人")], [_figure(corpus, "2.txt", "44人")]])
