"""Why two places were or were not compared."""

from pathlib import Path

import pytest

from claimcheck.engine.run import Options
from claimcheck.engine.why import Pairing, why

FIRST = "青葉精機の2024年度の売上高は120億円だった。\n若葉電機の社員は80人いる。\n"
SECOND = "青葉精機の売上高は2024年度に150億円となった。\n青葉精機の2023年度の売上高は90億円だった。\n"


@pytest.fixture
def files(tmp_path: Path) -> list[tuple[Path, str]]:
    (tmp_path / "a.txt").write_text(FIRST, "utf-8")
    (tmp_path / "b.txt").write_text(SECOND, "utf-8")
    return [(tmp_path / name, name) for name in ("a.txt", "b.txt")]


def _of_amounts(pairings: list[Pairing]) -> Pairing:
    return next(pairing for pairing in pairings if pairing.one.dimension == pairing.other.dimension == "money")


def test_a_dispute_is_explained_slot_by_slot(files: list[tuple[Path, str]]) -> None:
    found = _of_amounts(why(files, ("a.txt", 1), ("b.txt", 1), Options()))
    assert found.compared
    assert not found.agree
    slots = {slot.slot: (slot.one, slot.other, slot.factor) for slot in found.slots}
    assert slots["value"] == ("120億円", "150億円", 1.0)
    assert slots["attribute"][2] == 1.0
    assert slots["period"][:2] == ("FY2024 ← の", "FY2024 ← 同じ節")


def test_another_year_parts_two_claims(files: list[tuple[Path, str]]) -> None:
    found = _of_amounts(why(files, ("a.txt", 1), ("b.txt", 2), Options()))
    assert not found.compared
    assert found.parted_by == "period"


def test_a_line_without_claims_gives_nothing(files: list[tuple[Path, str]]) -> None:
    assert why(files, ("a.txt", 9), ("b.txt", 1), Options()) == []
