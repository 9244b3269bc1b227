"""What two days say of whether they are of one event."""

import pytest

from tests.texts import checked

ONE = "2026年6月\n\n潮見橋の開通式は2026年4月17日に開かれた。"


def _confidence(*texts: str) -> float:
    (finding,) = (found for found in checked(*texts).findings if found.rule == "date-conflict")
    return finding.confidence


def test_a_text_that_gives_the_other_day_too_tells_less() -> None:
    alone = _confidence(ONE, "潮見橋の開通式は2026年4月20日だった。")
    beside = _confidence(ONE, "潮見橋の開通式は2026年4月20日だった。駅前の広場は4月17日に工事を終えた。")
    assert beside < alone


@pytest.mark.parametrize("other", ["潮見橋の開通式は2026年5月17日だった。", "潮見橋の開通式は2026年4月18日だった。"])
def test_a_day_or_a_month_off_is_a_slip(other: str) -> None:
    assert _confidence(ONE, other) > _confidence(ONE, "潮見橋の開通式は2025年4月17日だった。")
