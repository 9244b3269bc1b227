"""Every rule's own examples, and that each rule has enough of them."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from claimcheck.engine.examples import Outcome, run_examples
from claimcheck.engine.pack import load_pack
from claimcheck.model.rules import Rule

RULES = load_pack().rules
FAIL, PASS = 6, 10


@cache
def outcomes(rule: int) -> dict[tuple[str, int], Outcome]:
    return {(outcome.kind, outcome.number): outcome for outcome in run_examples(load_pack(), [RULES[rule]])}


def examples() -> Iterator[Any]:
    for number, rule in enumerate(RULES):
        groups = rule.entry.examples
        for kind, group in (("fail", groups.fail_), ("pass", groups.pass_), ("todo", groups.todo)):
            for at, example in enumerate(group, 1):
                # a gap that closes is to be noticed: strict
                marks = [pytest.mark.xfail(reason=example.why, strict=True)] if kind == "todo" else []
                yield pytest.param(number, kind, at, marks=marks, id=f"{rule.id}-{kind}-{at}")


@pytest.mark.parametrize(("rule", "kind", "number"), [*examples()])
def test_example(rule: int, kind: str, number: int) -> None:
    outcome = outcomes(rule)[kind, number]
    assert outcome.ok, f"expected {outcome.expected or 'nothing'}, found {outcome.found or 'nothing'}"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_has_examples(rule: Rule) -> None:
    groups = rule.entry.examples
    assert len(groups.fail_) >= FAIL
    assert len(groups.pass_) >= PASS
    for example in (*groups.fail_, *groups.todo):
        assert any("[[" in text for text in example.docs)
    for example in groups.pass_:
        assert not any("[[" in text for text in example.docs)
    assert all(example.why for example in groups.todo), "a gap says why it is one"
