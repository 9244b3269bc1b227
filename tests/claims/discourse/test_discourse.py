"""What a sentence is about, and what it points back to."""

import pytest

from tests.texts import claim_of, discourse_of


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("青葉精機は新工場を建てる。", "青葉精機"),
        ("新工場を青葉精機が建てる。", "青葉精機"),
        ("青葉精機の工場は新しい。", "青葉精機"),
        ("目玉は新端末のKikuNote Pin。", "KikuNote Pin"),
        ("新しい工場が建つ。", None),
    ],
)
def test_topic(text: str, topic: str | None) -> None:
    found = discourse_of(text).topic_of(0)
    assert (found.text if found else None) == topic


def test_the_same_company_is_the_last_one_named() -> None:
    text = "青葉精機は若葉電機を買った。水野光学は手を引いた。同社の売上高は120億円だった。"
    assert claim_of(text, "120億円").subject.value == "水野光学"


def test_a_product_number_is_no_company() -> None:
    text = "青葉精機は「AX-7」を出した。同社の売上高は120億円だった。"
    assert claim_of(text, "120億円").subject.value == "青葉精機"


@pytest.mark.parametrize(
    ("text", "subject", "source"),
    [
        ("# 若葉電機\n\n青葉精機は伸びた。売上高は120億円だった。\n", "青葉精機", "sentence before"),
        ("# 若葉電機\n\n売上高は120億円だった。\n", "若葉電機", "heading"),
        ("## 青葉精機\n\n青葉精機は伸びた。\n\n## 若葉電機\n\n売上高は120億円だった。\n", "若葉電機", "heading"),
        ("青葉精機の業績は次のとおり。\n\n- 売上高は120億円\n- 利益は3億円\n", "青葉精機", "sentence before"),
    ],
)
def test_a_subject_left_out_comes_from_the_nearest_place(text: str, subject: str, source: str) -> None:
    slot = claim_of(text, "120億円", "1.md").subject
    assert (slot.value, slot.source) == (subject, source)


def test_sentences_before_end_at_the_heading() -> None:
    discourse = discourse_of("## 甲\n\n一つ目。二つ目。\n\n## 乙\n\n三つ目。四つ目。\n", "1.md")
    texts = [discourse.view.quote(sentence.span) for sentence in discourse.view.sentences]
    last = texts.index("四つ目。")
    assert [texts[at] for at in discourse.before(last, 5)] == ["三つ目。"]


def test_a_kana_word_is_a_name_only_where_something_shows_it() -> None:
    assert [name.text for name in discourse_of("カワセミボイスは速い。").names(0)] == []
    shown = discourse_of("「カワセミボイス」を出した。カワセミボイスは速い。")
    assert [name.text for name in shown.names(1)] == ["カワセミボイス"]


def test_an_amount_and_its_conversion_are_one_unit() -> None:
    discourse = discourse_of("損失は6,000億ドル(約93兆円)に上った。")
    (unit,) = discourse.units_of[0]
    assert [discourse.view.quote(mention.span) for mention in unit.members] == ["6,000億ドル", "93兆円"]
    assert discourse.view.quote(unit.extent) == "6,000億ドル(約93兆円)"
