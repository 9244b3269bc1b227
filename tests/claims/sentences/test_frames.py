"""Which bunsetsu leans on which: the attachments that claims are read from."""

import pytest

from claimcheck.claims.sentences.frames import Chunk, Frame
from tests.texts import discourse_of


def frame(text: str) -> tuple[Frame, dict[str, Chunk]]:
    """The frame of a sentence, and its chunks by what they say without particle and punctuation."""
    found = discourse_of(text).frame(0)
    named = {}
    for chunk in found.chunks:
        mention = found.mentions[chunk.value] if chunk.value >= 0 else None
        named[chunk.text if mention is None else text[mention.span.start : mention.span.end]] = chunk
    return found, named


R1 = "2024年1月20日、DeepSeekは新たに「R1」と呼ばれる推論特化型モデルを発表した。"


def test_a_comma_and_a_topic_lead_over_a_relative_clause() -> None:
    found, chunks = frame(R1)
    told, called, model = chunks["発表し"], chunks["呼ば"], chunks["推論特化型モデル"]
    assert [found.predicate_of(chunks[text]) for text in ("2024年1月20日", "DeepSeek")] == [told, told]
    assert found.predicate_of(chunks["R1"]) is called
    assert called.adnominal
    assert called.head == model.index
    assert (model.particle, found.predicate_of(model)) == ("を", told)
    assert [other.index for other in found.arguments(told)] == [model.index, 1, 0]
    assert "R1" in {other.text for other in found.under(model)}


def test_a_bracket_hands_its_particle_to_the_word_before_it() -> None:
    found, chunks = frame("NVIDIA(エヌビディア)から5,930億ドルを奪った。")
    assert chunks["NVIDIA"].particle == "から"
    assert chunks["エヌビディア"].particle == ""
    assert found.bracketed == {chunks["エヌビディア"].index: chunks["NVIDIA"].index}
    assert found.predicate_of(chunks["NVIDIA"]) is chunks["奪っ"]


@pytest.mark.parametrize(
    ("text", "argument", "predicate"),
    [
        ("次の一手として3億円を投じた。", "一手", "投じ"),
        ("これによって株価が17%下落した。", "これ", "下落し"),
        pytest.param(
            "調査について2社が答えた。", "調査", "答え", marks=pytest.mark.xfail(reason="ついて is still a predicate")
        ),
    ],
)
def test_verbs_grown_into_particles_are_no_predicates(text: str, argument: str, predicate: str) -> None:
    found, chunks = frame(text)
    assert found.predicate_of(chunks[argument]) is chunks[predicate]


def test_a_noun_without_particle_is_glued_to_its_value() -> None:
    found, chunks = frame("市場価値5,930億ドルが消えた。")
    assert chunks["市場価値"].glued
    assert chunks["市場価値"].head == chunks["5,930億ドル"].index
    assert (chunks["5,930億ドル"].particle, found.predicate_of(chunks["5,930億ドル"])) == ("が", chunks["消え"])


def test_a_value_before_a_comma_is_the_predicate_of_its_topic() -> None:
    found, chunks = frame("価格は24,800円、重さは28グラムだ。")
    assert found.predicate_of(chunks["価格"]) is chunks["24,800円"]
    assert found.predicate_of(chunks["重さ"]) is chunks["28グラム"]


def test_a_value_is_one_chunk_with_its_hedges_and_its_conversion() -> None:
    text = "損失は約6,000億ドル(約93兆円)近くに上った。"
    found = discourse_of(text).frame(0)
    chunk = found.chunks[found.values[0]]
    extent = found.mentions[chunk.value].extent
    assert text[extent.start : extent.end] == "約6,000億ドル(約93兆円)近く"
    assert chunk.particle == "に"


def test_what_modifies_a_noun_is_under_it_nearest_first() -> None:
    found, chunks = frame("青葉精機の新しい工場の投資額は30億円だった。")
    assert [other.text for other in found.under(chunks["投資額"])] == ["投資額", "工場", "新しい", "青葉精機"]


def test_every_chunk_but_the_last_leans_on_a_later_one_or_on_its_bracket() -> None:
    for text in (R1, "NVIDIA(エヌビディア)から5,930億ドルを奪った。", "価格は24,800円、重さは28グラムである。"):
        found, _ = frame(text)
        for chunk in found.chunks[:-1]:
            assert chunk.head > chunk.index or chunk.head == found.bracketed.get(chunk.index)
            assert chunk.index in found.chunks[chunk.head].dependents


@pytest.mark.parametrize(
    ("text", "lemma", "negative", "passive"),
    [
        ("新製品を発売した。", "発売", False, False),
        ("新製品は発売されなかった。", "発売", True, True),
        ("価格は下がらない。", "下がる", True, False),
    ],
)
def test_predicates(text: str, lemma: str, negative: bool, passive: bool) -> None:  # noqa: FBT001
    last = discourse_of(text).frame(0).chunks[-1]
    assert (last.lemma, last.negative, last.passive) == (lemma, negative, passive)
