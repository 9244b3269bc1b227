"""Forms from kept data are what they are from a file."""

from dataclasses import FrozenInstanceError

import pytest

from claimcheck.model.forms import build
from claimcheck.model.rules import RuleEntry

WRITTEN = {
    "check": "value-conflict",
    "title": {"ja": "食い違い", "en": "Conflict"},
    "why": {"ja": "値が違います。", "en": "Values differ."},
    "message": {"ja": "{a} と {b}", "en": "{a} and {b}"},
}


def test_what_was_left_out_has_its_default() -> None:
    entry = build(RuleEntry, WRITTEN)
    assert entry.parameters == {}
    assert entry.examples.todo == ()
    assert entry.enabled


def test_a_default_is_no_other_forms() -> None:
    one, other = build(RuleEntry, WRITTEN), build(RuleEntry, WRITTEN)
    one.parameters["days"] = 3
    assert other.parameters == {}


def test_what_was_written_is_kept() -> None:
    entry = build(RuleEntry, WRITTEN | {"parameters": {"days": 14}, "examples": {"pass": [{"docs": ["本文"]}]}})
    assert entry.parameters == {"days": 14}
    assert entry.title.ja == "食い違い"


def test_a_form_does_not_change() -> None:
    entry = build(RuleEntry, WRITTEN)
    with pytest.raises(FrozenInstanceError):
        entry.enabled = False  # type: ignore[misc]
