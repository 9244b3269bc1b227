"""Twins: figures one slip of the pen apart are taken for one only where chance does not explain the likeness."""

import pytest

from tests.texts import checked


def told(*texts: str) -> bool:
    return any(finding.rule == "value-conflict" and finding.confidence >= 0.6 for finding in checked(*texts).findings)


@pytest.mark.parametrize(
    "texts",
    [
        ("県内の慢性疾患の患者さん408人にご参加いただいた。", "除外した人を除く480人を、二つの群に割り付けた。"),
        ("回収の対象は計1万8840個に上る。", "出荷数量：1万8,480個"),
        ("みなと橋は全長321メートル、川に架かる橋としては県内最長だ。", "鋼5径間連続箱桁橋、橋長312m、幅員12.5m。"),
    ],
)
def test_swapped_digits_join_figures_that_no_slot_joins(texts: tuple[str, ...]) -> None:
    assert told(*texts)


@pytest.mark.parametrize(
    "texts",
    [
        ("県内の患者さん408人にご参加いただいた。", "除外した人を除く480人を二つの群に割り付け、408人が最後まで残った。"),
        ("看護師は412人である。", "候補となった612人のうち、基準を満たさない人を除いた。"),
        ("患者さん約400人にご参加いただいた。", "除外した人を除く480人を割り付けた。"),
        ("患者さん408人以上にご参加いただいた。", "除外した人を除く480人を割り付けた。"),
        ("患者さん408人にご参加いただいた。", "病室は480室ある。"),
    ],
)
def test_what_a_text_tells_apart_or_chance_explains_is_no_slip(texts: tuple[str, ...]) -> None:
    assert not told(*texts)


def test_among_many_figures_a_likeness_proves_nothing() -> None:
    many = "\n".join(f"{number}号の町には{number}人がいる。" for number in range(412, 999, 11))
    assert not told("講堂に408人が集まった。", "体育館の480人が歌った。\n" + many)
