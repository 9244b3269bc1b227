"""Clauses side by side share their owner, period and restrictors; brackets and other names do not."""

import pytest

from tests.texts import claim_of


@pytest.mark.parametrize(
    ("text", "value", "subject", "period"),
    [
        ("青葉精機の2024年度の売上高は400億円、営業利益は32億円だった。", "32億円", "青葉精機", "FY2024"),
        ("みなと大学の2025年度の受験者数は1,200人、合格者数は300人だった。", "300人", "みなと大学", "FY2025"),
        ("「AX-7」の重さは500g、高さは12cmである。", "12cm", "ax7", ""),
        # somebody else is named between the two
        ("青葉精機の2024年度の売上高は400億円、若葉電機の売上高は320億円だった。", "320億円", "若葉電機", ""),
        # what stands in a bracket gives nothing to the clause behind it
        ("青葉精機の従業員数は800人（2020年度は700人）、売上高は400億円だった。", "400億円", "青葉精機", ""),
    ],
)
def test_the_next_clause_shares_what_it_leaves_out(text: str, value: str, subject: str, period: str) -> None:
    claim = claim_of(text, value)
    assert (claim.subject.value, claim.period.value) == (subject, period)


def test_shared_slots_are_less_sure_than_stated_ones() -> None:
    claim = claim_of("青葉精機の2024年度の売上高は400億円、営業利益は32億円だった。", "32億円")
    assert claim.subject.source == claim.period.source == "coordination"
    assert 0.9 <= claim.subject.factor < 1
