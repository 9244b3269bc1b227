"""Names beside a role that hold it no longer, or that it is not of."""

import pytest

from claimcheck.claims.roles.unmeant import tells_leaving


@pytest.mark.parametrize(
    ("text", "name", "leaves"),
    [
        ("6月27日、三輪茂社長が退任し、早瀬健常務が昇格した。", "三輪茂", True),
        ("代表取締役社長の三輪茂は、責任を明確にするため、12月27日付で辞任いたします。", "三輪茂", True),
        ("三輪茂社長は辞任を否定した。", "三輪茂", False),
        ("三輪茂社長が謝罪した。早瀬健専務は退任した。", "三輪茂", False),
        ("早瀬健専務は退任した。", "三輪茂", False),
    ],
)
def test_who_leaves_is_told_behind_his_name(text: str, name: str, *, leaves: bool) -> None:
    assert tells_leaving(text, name) is leaves
