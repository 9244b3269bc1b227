"""The order of deeds: life cycles, what came of an event, and acts after a death."""

import pytest

from claimcheck.model.values import Date
from tests.texts import checked, read_claims

RULE = "order-violation"


def orders(*texts: str) -> list[str]:
    """The messages about the order of events in some texts of one affair."""
    return [finding.message for finding in checked(*texts).findings if finding.rule == RULE]


@pytest.mark.parametrize(
    "texts",
    [
        ("新しい渡り廊下は2024年9月に着工した。", "新しい渡り廊下の供用開始は2024年5月12日でした。"),
        ("愛称「みなもん」は2023年4月に決定した。", "2022年12月に愛称「みなもん」の商標を登録しました。"),
        ("会派が手を組むことで合意したのは2023年12月だった。", "この合意を受けて、2023年9月に新しい会派の届け出を行った。"),
        ("野外劇の第1回公演は2012年8月5日に開催された。", "第1回公演の盛況を受けて、町が広場を整備したのは2010年6月でした。"),
        ("詩人の磯谷ヨハンナ（1930年 - 1998年）は港町に住んだ。", "2004年、磯谷ヨハンナに師事した。"),
    ],
)
def test_what_cannot_come_in_that_order(texts: tuple[str, ...]) -> None:
    assert orders(*texts)


@pytest.mark.parametrize(
    "texts",
    [
        ("新しい渡り廊下は2023年9月に着工した。", "新しい渡り廊下の供用開始は2024年5月12日でした。"),
        ("第2期の渡り廊下は2024年9月に着工した。", "第1期の渡り廊下の供用開始は2024年5月12日でした。"),
        ("会派が手を組むことで合意したのは2023年6月だった。", "この合意を受けて、2023年9月に新しい会派の届け出を行った。"),
        ("野外劇の第2回公演は2012年8月5日に開催された。", "第1回公演の盛況を受けて、町が広場を整備したのは2010年6月でした。"),
        ("詩人の磯谷ヨハンナ（1930年 - 1998年）は港町に住んだ。", "2004年、磯谷ヨハンナの追悼の会に出席した。"),
        ("詩人の磯谷ヨハンナ（1930年 - 1998年）は港町に住んだ。", "1994年、磯谷ヨハンナに師事した。"),
    ],
)
def test_what_may_come_in_that_order(texts: tuple[str, ...]) -> None:
    assert not orders(*texts)


def test_a_day_told_again_keeps_its_year() -> None:
    text = "店は2024年12月14日に開き、2025年3月30日に閉じた。同じ12月14日には広場もできた。"
    found = [mention.value for mention in read_claims(text).dates]
    assert [(value.year, value.month) for value in found if isinstance(value, Date)] == [(2024, 12), (2025, 3), (2024, 12)]
