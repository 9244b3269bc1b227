"""Linking: cells, sides, guards and affinity; nothing depends on the order of documents or claims."""

from itertools import permutations

import pytest

from claimcheck.claims.corpus import Corpus, build_corpus
from claimcheck.claims.extract import DocumentClaims
from claimcheck.claims.linking.affinity import Affinity
from claimcheck.claims.linking.link import Cell
from claimcheck.engine.run import affinity_of
from claimcheck.model.claims import Claim
from tests.texts import Checked, checked, document, pack, read_claims, reader

SALES = (
    "青葉精機の2024年度の売上高は120億円だった。",
    "青葉精機の2024年度の売上高は約120億円に達した。",
    "青葉精機の2023年度の売上高は110億円だった。",
    "若葉電機の2024年度の売上高は80億円だった。",
    "青葉精機の2024年度の最高売上高は90億円だった。",
)


def corpus_of(*texts: str) -> Corpus:
    return checked(*texts).corpus


def written(claim: Claim, texts: tuple[str, ...]) -> str:
    number = int(claim.path.removesuffix(".txt")) - 1
    return texts[number][claim.mention.span.start : claim.mention.span.end]


def cells(found: Corpus, texts: tuple[str, ...], attribute: str) -> set[frozenset[str]]:
    """The cells of an attribute, as path and value of their claims."""
    return {
        frozenset(f"{claim.path[0]}: {written(claim, texts)}" for claim in cell.claims)
        for cell in found.cells
        if cell.attribute == attribute
    }


def test_a_cell_holds_the_claims_about_one_thing() -> None:
    assert cells(corpus_of(*SALES), SALES, "finance/sales") == {
        frozenset({"1: 120億円", "2: 120億円"}),
        frozenset({"3: 110億円"}),
        frozenset({"4: 80億円"}),
        frozenset({"5: 90億円"}),
    }


def test_a_claim_with_a_hole_joins_the_one_cell_it_agrees_with() -> None:
    texts = ("青葉精機の2024年度の売上高は120億円だった。", "青葉精機の売上高は120億円だった。")
    (cell,) = corpus_of(*texts).cells
    assert [claim.path for claim in cell.claims] == ["1.txt", "2.txt"]
    assert cell.factors[0] == 1.0
    assert 0.9 < cell.factors[1] < 1.0


def test_it_never_bridges_two_cells() -> None:
    texts = (
        "青葉精機の2023年度の売上高は110億円だった。",
        "青葉精機の2024年度の売上高は120億円だった。",
        "青葉精機の売上高は130億円だった。",
    )
    found = checked(*texts)
    assert found.findings == []
    joined = [cell for cell in found.corpus.cells if cell.attribute == "finance/sales"]
    assert sorted(len(cell.claims) for cell in joined) == [1, 1]


def one_and_other(*texts: str) -> tuple[Corpus, Claim, Claim]:
    found = corpus_of(*texts)
    first, second = (item.claims[-1] for item in found.documents)
    return found, first, second


@pytest.mark.parametrize(
    ("one", "other", "low", "high"),
    [
        ("青葉精機の売上高は120億円だった。", "青葉精機の売上高は130億円だった。", 0.97, 1.0),
        ("青葉精機の売上高は120億円だった。", "青葉精機の売上高は130億円だったという。", 0.9, 0.98),
        ("青葉精機の売上高は120億円だった。", "青葉精機の連結売上高は130億円だった。", 0.85, 0.95),
        ("青葉精機の売上高は120億円だった。", "青葉精機の旋盤の売上高は130億円だった。", 0.7, 0.82),
        ("青葉精機の連結売上高は120億円だった。", "青葉精機の単体売上高は130億円だった。", 0, 0),
        ("青葉精機の売上高は120億円だった。", "青葉精機の売上高は130億円を見込む。", 0, 0),
        ("青葉精機の売上高は120億円に減った。", "青葉精機の売上高は130億円減った。", 0, 0),
        ("青葉精機の旋盤の売上高は120億円だった。", "青葉精機の金型の売上高は130億円だった。", 0, 0),
        ("青葉精機の2023年度の売上高は120億円だ。", "青葉精機の2024年度の売上高は130億円だ。", 0, 0),
        ("青葉精機の最高売上高は120億円だった。", "青葉精機の売上高は130億円だった。", 0, 0),
        pytest.param("青葉精機の単体売上高は120億円だった。", "青葉精機の売上高は130億円だった。", 0, 0.8),
    ],
)
def test_every_slot_that_differs_costs_or_forbids(one: str, other: str, low: float, high: float) -> None:
    found, first, second = one_and_other(one, other)
    factor = found.linker.compatible(first, second)
    assert low <= factor <= high
    assert found.linker.compatible(second, first) == factor


def test_nobody_contradicts_himself_in_one_sentence() -> None:
    found = checked("青葉精機の売上高は120億円、売上高は130億円だった。")
    first, second = (claim for claim in found.corpus.documents[0].claims if claim.dimension == "money")
    assert found.corpus.linker.compatible(first, second) == 0
    assert found.findings == []


@pytest.mark.parametrize(
    ("values", "sides"),
    [
        (["16%", "17%", "16.97%"], [{"16%"}, {"17%", "16.97%"}]),
        (["70兆円", "約80兆円", "90兆円"], [{"70兆円"}, {"約80兆円"}, {"90兆円"}]),
        (["6,000億ドル", "5,930億ドル", "5,890億ドル"], None),
        (["83億円", "8,376百万円"], [{"83億円", "8,376百万円"}]),
        (["83億円", "84億円", "8,376百万円"], None),
        (["120億円", "約120億円", "100億円以上"], [{"120億円", "約120億円", "100億円以上"}]),
    ],
)
def test_sides_share_a_common_value(values: list[str], sides: list[set[str]] | None) -> None:
    texts = [f"青葉精機の売上高は{value}だった。" for value in values]
    claims = [read_claims(text, f"{number}.txt").claims[-1] for number, text in enumerate(texts)]
    found = corpus_of("青葉精機").sides
    seen = set()
    for order in permutations(claims):
        divided = [{values[int(claim.path[0])] for claim in side} for side in found.divide(order)]
        seen.add(tuple(sorted(tuple(sorted(side)) for side in divided)))
        for side in divided:
            assert len(found.divide([claims[values.index(value)] for value in side])) == 1
    assert len(seen) == 1, "the order of claims changes the sides"
    if sides is not None:
        assert seen == {tuple(sorted(tuple(sorted(side)) for side in sides))}
    else:
        assert len(next(iter(seen))) == 2


@pytest.mark.parametrize(
    ("names", "sides"),
    [
        (["山田健一", "山田"], 1),
        (["山田健一", "佐藤健二"], 2),
        (["山田健一", "山田健二"], 2),
        (["山田健一", "健一"], 1),
    ],
)
def test_a_name_is_one_with_its_parts(names: list[str], sides: int) -> None:
    claims = [
        read_claims(f"青葉精機の社長は{name}氏である。", f"{number}.txt").claims[-1]
        for number, name in enumerate(names)
    ]
    assert len(corpus_of("青葉精機").sides.divide(claims)) == sides
    assert len(corpus_of("青葉精機").sides.divide(claims[::-1])) == sides


def shape(found: Checked) -> list[tuple[str, str, float, list[str]]]:
    """All that a reader sees of the findings, whatever the documents are called."""
    return sorted(
        (item.rule, item.severity.value, item.confidence, sorted(passage.text for passage in found.evidence(item)))
        for item in found.findings
    )


MIXED = (
    "青葉精機の2024年度の売上高は120億円だった。社長は山田健一氏である。",
    "青葉精機の2024年度の売上高は150億円だった。青葉精機の佐藤健二社長が語った。",
    "青葉精機は2024年4月15日に「AX-7」を発売した。",
    "「AX-7」は2024年5月15日に発売された。青葉精機の売上高は120億円だった。",
)


def test_the_order_of_documents_changes_nothing() -> None:
    expected = shape(checked(*MIXED))
    assert len(expected) >= 2
    for order in list(permutations(MIXED))[1::5]:
        assert shape(checked(*order)) == expected


def build(documents: list[DocumentClaims]) -> Corpus:
    return build_corpus(documents, affinity_of(reader(), documents), pack().registry, pack().lexicon, reader().finder, (), None)


def test_the_order_of_claims_in_a_document_changes_nothing() -> None:
    documents = [reader().claims(document(text, f"{number}.txt")) for number, text in enumerate(SALES)]
    for item in documents:
        item.claims.reverse()
    found = build(documents[::-1])
    plain = [reader().claims(document(text, f"{number}.txt")) for number, text in enumerate(SALES)]
    expected = build(plain)

    def seen(cell: Cell) -> list[tuple[str, int]]:
        return sorted((claim.path, claim.mention.span.start) for claim in cell.claims)

    assert sorted(map(seen, found.cells)) == sorted(map(seen, expected.cells))


def affinity(*texts: str) -> Affinity:
    return Affinity([read_claims(text, f"{number:02}.txt") for number, text in enumerate(texts)])


def test_a_small_folder_is_about_one_affair_where_a_word_is_shared() -> None:
    found = affinity("青葉精機の売上高は120億円。", "青葉精機の売上高は130億円。", "若葉電機の純利益は130億円。")
    assert found.between("00.txt", "01.txt") == found.between("01.txt", "00.txt") == 1.0
    assert 0.5 < found.between("00.txt", "02.txt") < 1.0
    assert found.between("02.txt", "02.txt") == 1.0


NOTICES = (
    "青葉精機と若葉電機は水野光学の買収で合意した。買収額は120億円。",
    "水野光学の買収額は150億円。青葉精機と若葉電機が合意した。",
)


_THINGS = ("写真", "古い歌集", "星の地図", "木彫りの熊", "青い皿", "鉄の橋", "白い馬", "砂の城", "赤い傘", "銀の匙", "石の塔", "舟")
OTHERS = [f"NVIDIAは{thing}を見せた。" for thing in _THINGS]


def test_in_a_large_folder_one_common_name_is_not_enough() -> None:
    found = affinity(*OTHERS, *NOTICES)
    assert found.between("00.txt", "01.txt") == 0.0
    assert found.between("12.txt", "13.txt") > 0.85
    assert found.affair("12.txt") == found.affair("13.txt") != found.affair("00.txt")
    assert [paths for paths in found.affairs if len(paths) > 1] == [["12.txt", "13.txt"]]


def test_a_large_folder_finds_what_a_small_one_finds() -> None:
    """What two texts of one affair contradict is found whatever else lies in the folder."""
    alone, among = checked(*NOTICES).findings, checked(*OTHERS, *NOTICES).findings
    assert [item.rule for item in alone if item.severity != "note"] == ["value-conflict"]
    assert [item.rule for item in among if item.severity != "note"] == ["value-conflict"]


def test_a_chain_of_ties_is_no_affair() -> None:
    words = [chr(0x4E00 + number) * 3 for number in range(60)]
    texts = ["、".join(words[at : at + 4]) for at in range(0, 56, 3)]  # each shares one word with the next
    found = affinity(*texts)
    assert max(len(paths) for paths in found.affairs) <= 4


def test_far_apart_figures_are_noted_only() -> None:
    near = checked("青葉精機の売上高は120億円だった。", "青葉精機の売上高は150億円だった。").findings
    far = checked("青葉精機の売上高は120億円だった。", "青葉精機の売上高は4億円だった。").findings
    assert [item.severity for item in near] == ["error"]
    assert [item.severity for item in far] in ([], ["note"])


def test_a_series_is_no_dispute() -> None:
    texts = [f"青葉精機の売上高は{value}億円だった。" for value in (120, 150, 180, 210, 240, 270)]
    assert [item.rule for item in checked(*texts).findings] == []
