"""Morphemes: what they say, where they stand, and that none is lost."""

import pytest

from claimcheck.text import tokens as tokens_module
from claimcheck.text.tokens import UNKNOWN, tokenize


@pytest.mark.parametrize(
    "text", ["代表・早瀬美緒CEO", "リャンウェンフォン", "責任者 堀内千夏", "3人が\n来た。", "「R1」を 発表した", "", "  "]
)
def test_tokens_stand_where_they_say_and_cover_all_but_white_space(text: str) -> None:
    tokens = tokenize(text, start=7)
    assert [text[token.span.start - 7 : token.span.end - 7] for token in tokens] == [token.surface for token in tokens]
    assert "".join(token.surface for token in tokens) == "".join(text.split())


def test_an_unknown_word_at_the_end_is_a_word() -> None:
    assert [(token.surface, token.pos3) for token in tokenize("早瀬美緒CEO")][-1] == ("CEO", UNKNOWN)


def test_a_loan_word_has_no_source_in_its_lemma_and_a_comma_no_quotes() -> None:
    assert [token.lemma for token in tokenize("モデルを作った,")] == ["モデル", "を", "作る", "た", ","]


def test_a_sequence_of_tokens() -> None:
    tokens = tokenize("モデルを作った")
    assert len(tokens) == 4
    assert [token.surface for token in tokens[1:3]] == ["を", "作っ"]
    assert tokens[-1].surface == "た"


@pytest.mark.parametrize("text", ["ホタルイカ漁が3月に解禁された。", "漁協のＧＸ計画、ヌラリポ号", "　潮位は 1.2メートル\nだった"])
def test_a_word_is_the_same_however_mecab_is_asked_for_it(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(tokens_module._Pace, "fresh", 1.0)
    whole = tokenize(text)
    monkeypatch.setattr(tokens_module._Pace, "fresh", 0.0)
    assert tokenize(text).words == whole.words  # all of them known by now
    assert tokenize(text + "ゾビュメク")[-1].surface == "ゾビュメク"  # and one that is new
