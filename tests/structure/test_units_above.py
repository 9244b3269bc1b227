"""Units that a heading states for the bare figures of its section."""

import pytest

from tests.texts import read_claims


@pytest.mark.parametrize(
    "text",
    [
        "実績報告書\n\n4　事業費（単位：千円）\n　総事業費　640,000（当初計画 580,000）\n　建築　398,000\n　機械　212,000\n",
        "# 実績報告書\n\n## 事業費(単位:千円、△は減額)\n\n- 総事業費：640,000\n- 建築工事：398,000\n",
    ],
)
def test_a_heading_states_the_unit_of_its_section(text: str) -> None:
    claims = [(text[slice(*claim.mention.span)], claim.value) for claim in read_claims(text).claims]
    costs = {written: value for written, value in claims if "," in written}
    assert {getattr(value, "kind", None) for value in costs.values()} == {"money"}
    assert getattr(costs["640,000"], "magnitude", None) == 640_000_000
